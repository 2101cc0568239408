/* SPDX-License-Identifier: MIT */
/*
 * WordPress shortcodes that refer to another page (schema.md B-4):
 *
 *	[wpv-post-link item="10045"]	that page's title, as a link to it
 *	[wpv-post-title item="10045"]	its title
 *	\[wpv-post-link\]		without an id: this page's title
 *	any other [wpv-...], [types field=...]		left out
 *
 * What leads nowhere is left out too; how the words around it close up is
 * for heal_series.c.
 */
#include <string.h>

#include "base/limits.h"
#include "base/percent.h"
#include "base/str.h"
#include "markup/heal_series.h"
#include "markup/html.h"

enum { MAX_SHORTCODE = 400 };

/* Where and how a shortcode stands. */
struct reference {
	size_t from, end;
	const char *name;	/* "wpv-post-link" */
	const char *id;		/* NULL: none */
	bool is_end;		/* "[/types]" */
	bool in_tag, in_link;
};

struct reader {
	struct healing *h;
	const struct segment *part;
	size_t at;
	size_t tag_end;		/* before it, at stands in a tag */
};

/* Quotes of every kind that WordPress and its exports put round a value. */
static size_t quote_len(const char *text)
{
	static const char *const quotes[] = {
		"\"", "'", "\\", "&quot;", "&#34;", "&#8220;", "&#8221;",
		"&#8243;", "&#39;", "\xe2\x80\x98", "\xe2\x80\x99",
		"\xe2\x80\x9c", "\xe2\x80\x9d", "\xe2\x80\xb2",
		"\xe2\x80\xb3"
	};
	size_t i;

	for (i = 0; i < sizeof(quotes) / sizeof(quotes[0]); i++)
		if (str_starts(text, quotes[i]))
			return strlen(quotes[i]);
	return 0;
}

/* The value of item= in a shortcode's inside, or NULL. */
static const char *read_id(struct arena *arena, const char *inside)
{
	const char *at = strcasestr(inside, "item");
	size_t len;

	if (!at)
		return NULL;
	at += strlen("item");
	at += strspn(at, " \t\n");
	if (*at != '=')
		return NULL;
	at++;
	at += strspn(at, " \t\n");
	while ((len = quote_len(at)) > 0)
		at += len;
	for (len = 0; at[len] && !str_is_space(at[len]); len++)
		if (quote_len(at + len) > 0)
			break;
	return len > 0 ? arena_strndup(arena, at, len) : NULL;
}

static bool is_known(const char *inside)
{
	return str_starts_nocase(inside, "wpv-") ||
	       str_starts_nocase(inside, "types field") ||
	       str_eq_nocase(inside, "types");
}

/* Reads the shortcode at text[at], which may begin with a backslash. */
static bool read(struct reference *ref, struct arena *arena,
		 const char *text, size_t at)
{
	size_t open = at + (text[at] == '\\');
	const char *inside = text + open + 1;
	size_t len = strcspn(inside, "[]");
	size_t lead = *inside == '/';

	if (text[open] != '[' || inside[len] != ']' || len > MAX_SHORTCODE)
		return false;
	memset(ref, 0, sizeof(*ref));
	ref->from = at;
	ref->end = open + 1 + len + 1;
	if (len > 0 && inside[len - 1] == '\\')
		len--;
	inside = arena_strndup(arena, inside + lead, len - lead);
	if (!is_known(inside))
		return false;
	ref->name = arena_strndup(arena, inside, strcspn(inside, " \t\n"));
	ref->is_end = lead > 0;
	ref->id = ref->is_end ? NULL : read_id(arena, inside);
	return true;
}

/* Title or link text as Markdown; "[" as an entity, so that no title can
   look like residue. */
static void add_markdown(struct buf *out, const char *text)
{
	for (; *text; text++) {
		if (*text == '[') {
			buf_str(out, "&#91;");
			continue;
		}
		if (strchr("\\`*_]<>&{}#", *text))
			buf_char(out, '\\');
		if (*text == '\n')
			buf_char(out, ' ');
		else
			buf_char(out, *text);
	}
}

static void add_title(struct buf *out, const char *title, bool is_html)
{
	struct buf escaped = BUF_INIT;
	const char *at;

	if (!is_html) {
		add_markdown(out, title);
		return;
	}
	html_text(&escaped, title);
	for (at = escaped.data; *at; at++) {
		if (*at == '[')
			buf_str(out, "&#91;");
		else
			buf_char(out, *at);
	}
	buf_release(&escaped);
}

static void add_href(struct buf *out, const char *href)
{
	for (; *href; href++) {
		if ((unsigned char)*href <= ' ' ||
		    strchr("()<>\\\"[]", *href))
			percent_add(out, *href);
		else if (*href == '&')
			buf_str(out, "&amp;");
		else
			buf_char(out, *href);
	}
}

static void add_link(struct buf *out, const struct markup_link *link,
		     bool is_html)
{
	buf_str(out, is_html ? "<a href=\"" : "[");
	if (is_html)
		add_href(out, link->href);
	else
		add_title(out, link->title, false);
	buf_str(out, is_html ? "\">" : "](");
	if (is_html)
		add_title(out, link->title, true);
	else
		add_href(out, link->href);
	buf_str(out, is_html ? "</a>" : ")");
}

static bool is_named(const struct reference *ref, const char *name)
{
	return str_eq_nocase(ref->name, name);
}

/* Does it stand for a page, and not for some other thing of WordPress? */
static bool is_page(const struct reference *ref)
{
	return is_named(ref, "wpv-post-link") ||
	       is_named(ref, "wpv-post-title");
}

static void tell(struct healing *h, struct segment *part,
		 const struct reference *ref)
{
	struct place at = heal_segment_place(h, part, ref->from);

	if (ref->id && is_page(ref))
		report_add(h->m->report, SEVERITY_WARNING, at,
			   "reference-unknown",
			   "no course has the id \"%s\", so this [%s] is left "
			   "out; to show it, add to site.yaml, under "
			   "\"references:\", the line   \"%s\": {title: \"Its "
			   "title\", url: \"/its/url/\"}",
			   ref->id, ref->name, ref->id);
	else
		report_add(h->m->report, SEVERITY_WARNING, at,
			   "shortcode-unknown",
			   "the shortcode [%s] of WordPress means nothing "
			   "here and is left out; write its words instead",
			   ref->name);
}

/*
 * [wpv-post-url] in an address: that page's own, or of this page nothing, so
 * that a "#fragment" behind it still leads there.
 */
static const char *resolve_url(struct reader *r, const struct reference *ref)
{
	struct markup *m = r->h->m;
	struct markup_link link = { NULL, NULL };
	struct buf out = BUF_INIT;
	const char *text = r->part->text;
	bool in_address = ref->in_tag || (ref->from > 1 &&
			  str_starts(text + ref->from - 2, "]("));

	if (!in_address || ref->is_end)
		return NULL;
	if (!ref->id)
		return "";
	if (!m->link || !m->link(&link, m->link_data, ref->id) || !link.href)
		return NULL;
	add_href(&out, link.href);
	return arena_take(r->h->arena, &out);
}

/* What takes the reference's place; NULL: nothing does. */
static const char *resolve(struct reader *r, const struct reference *ref)
{
	struct markup *m = r->h->m;
	bool is_html = r->part->is_html || ref->in_tag;
	bool is_link = is_named(ref, "wpv-post-link");
	struct markup_link link = { NULL, NULL };
	struct buf out = BUF_INIT;

	if (is_named(ref, "wpv-post-url"))
		return resolve_url(r, ref);
	if (ref->is_end || !is_page(ref))
		return NULL;
	if (!ref->id)
		link.title = m->title;
	else if (!m->link || !m->link(&link, m->link_data, ref->id))
		return NULL;
	if (!link.title || str_is_blank(link.title))
		return NULL;
	if (is_link && link.href && !ref->in_tag && !ref->in_link)
		add_link(&out, &link, is_html);
	else
		add_title(&out, link.title, is_html);
	return arena_take(r->h->arena, &out);
}

/*
 * Is text[at] inside the words of a Markdown link?  Then a link of ours
 * would break it.  Looks a little way only.
 */
static bool is_in_link(const char *text, size_t from, size_t end)
{
	enum { WAY = 500 };
	size_t i;
	int depth = 0;

	for (i = from; i > 0 && from - i < WAY && depth >= 0; i--)
		depth += (text[i - 1] == ']') - (text[i - 1] == '[');
	if (depth >= 0)
		return false;
	for (i = end, depth = 0; text[i] && i - end < WAY; i++) {
		depth += (text[i] == '[') - (text[i] == ']');
		if (depth < 0)
			return text[i + 1] == '(';
	}
	return false;
}

/* The next shortcode from r->at on, code left alone. */
static bool find(struct reader *r, struct reference *ref)
{
	const char *text = r->part->text;
	size_t len = r->part->len;

	while (r->at < len) {
		char c = text[r->at];

		if ((c == '[' || c == '\\') &&
		    read(ref, r->h->arena, text, r->at)) {
			ref->in_tag = r->at < r->tag_end;
			ref->in_link = is_in_link(text, ref->from, ref->end);
			r->at = ref->end;
			return true;
		}
		if (c == '<' && r->at >= r->tag_end)
			r->tag_end = heal_skip_tag(text, len, r->at);
		if (c == '`' && !r->part->is_html && r->at >= r->tag_end)
			r->at = heal_skip_code(text, len, r->at);
		else
			r->at += c == '\\' && text[r->at + 1] != '[' ? 2 : 1;
	}
	return false;
}

static void heal_paragraph(struct healing *h, struct segment *part)
{
	struct reader r = { h, part, 0, 0 };
	struct series series = { .text = part->text };
	struct reference ref;
	const char *words;

	buf_init(&series.out);
	while (find(&r, &ref)) {
		words = resolve(&r, &ref);
		h->grown += words ? strlen(words) : 0;
		if (words && h->grown <= LIMIT_BODY) {
			heal_tell(h, part->first);
			series_keep(&series, ref.from, ref.end, words);
			continue;
		}
		if (!ref.is_end)
			tell(h, part, &ref);
		series_leave_out(&series, ref.from, ref.end);
	}
	series_finish(&series);
	heal_segment_set(h, part, series.out.data);
	buf_release(&series.out);
}

void heal_references(struct healing *h)
{
	struct segment part;
	size_t i;

	for (i = 0; heal_segment(h, i, &part); i = part.first + part.count)
		if (strcasestr(part.text, "wpv-") ||
		    strcasestr(part.text, "types"))
			heal_paragraph(h, &part);
}
