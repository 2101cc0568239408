/* SPDX-License-Identifier: MIT */
/*
 * The shortcodes that mean something here: Hugo's embedded ones (hugo.md 5.4,
 * those of older versions too) and the two of the site that the courses come
 * from (schema.md B-5).  One is one function and one row.  What they write is
 * HTML like an author's own: the sanitiser judges it afterwards.
 */
#include <string.h>

#include "base/str.h"
#include "markup/html.h"
#include "markup/passes.h"
#include "markup/shortcode.h"

static const char *arg(const struct shortcode_job *job, const char *name,
		       size_t position)
{
	return shortcode_arg(job->call, name, position);
}

static bool has_words(const char *text)
{
	return text && !str_is_blank(text);
}

static void attribute(struct buf *out, const char *name, const char *value)
{
	if (!has_words(value))
		return;
	buf_char(out, ' ');
	buf_str(out, name);
	buf_str(out, "=\"");
	html_text(out, value);
	buf_char(out, '"');
}

static void anchor(struct buf *out, const char *href, const char *words)
{
	buf_str(out, "<a");
	attribute(out, "href", href);
	buf_char(out, '>');
	html_text(out, words);
	buf_str(out, "</a>");
}

/* An author's words, as Markdown of their own. */
static void markdown(struct shortcode_job *job, const char *text)
{
	bool is_plain;
	struct dom_node *root = markup_tree(job->m, text, job->at, &is_plain);
	struct dom_node *only = markup_only_paragraph(root);
	struct buf html = BUF_INIT;
	struct view trimmed;

	if (only)
		dom_unwrap(only);
	dom_write(&html, root);
	trimmed = str_trim(html.data, html.len);
	buf_add(job->out, trimmed.at, trimmed.len);
	buf_release(&html);
}

/* Letters that an id may have, so that it stays inside its address. */
static const char *clean_id(struct shortcode_job *job, const char *id)
{
	size_t len = id ? strspn(id, "abcdefghijklmnopqrstuvwxyz"
				     "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "0123456789-_") : 0;

	if (len == 0) {
		report_add(job->m->report, SEVERITY_WARNING, job->at,
			   "shortcode-argument",
			   "the shortcode \"%s\" says not what to show, so it "
			   "is left out; write its id", job->call->name);
		return NULL;
	}
	return arena_strndup(job->m->arena, id, len);
}

/* The first of these hosts, ended by NULL, that may be framed; or NULL. */
static const char *allowed_host(const struct markup *m,
				const char *const *hosts)
{
	while (*hosts && !embeds_allow(m, *hosts))
		hosts++;
	return *hosts;
}

static void frame(struct shortcode_job *job, const char *src,
		  const char *title)
{
	buf_str(job->out, "<iframe allowfullscreen");
	attribute(job->out, "src", src);
	attribute(job->out, "title", title);
	buf_str(job->out, "></iframe>");
}

static const char *second(struct shortcode_job *job, const char *name)
{
	const char *value = arg(job, name, SHORTCODE_ARGS);
	long n;

	return value && str_to_long(&n, value) && n > 0 ? value : NULL;
}

static void write_youtube(struct shortcode_job *job)
{
	static const char *const hosts[] = {
		"www.youtube-nocookie.com", "www.youtube.com", NULL
	};
	const char *id = clean_id(job, arg(job, "id", 0));
	const char *title = arg(job, "title", SHORTCODE_ARGS);
	const char *host = allowed_host(job->m, hosts);
	const char *start = second(job, "start");
	const char *src;

	if (!id)
		return;
	if (!has_words(title))
		title = job->m->words.youtube;
	if (!host) {
		src = arena_printf(job->m->arena,
				   "https://www.youtube.com/watch?v=%s", id);
		anchor(job->out, src, title);
		embeds_refuse(job->m, hosts[0], job->at);
		return;
	}
	src = arena_printf(job->m->arena, "https://%s/embed/%s%s%s", host, id,
			   start ? "?start=" : "", start ? start : "");
	frame(job, src, title);
}

static void write_vimeo(struct shortcode_job *job)
{
	static const char *const hosts[] = { "player.vimeo.com", NULL };
	const char *id = clean_id(job, arg(job, "id", 0));
	const char *title = arg(job, "title", SHORTCODE_ARGS);
	const char *src;

	if (!id)
		return;
	if (!has_words(title))
		title = job->m->words.vimeo;
	if (!allowed_host(job->m, hosts)) {
		src = arena_printf(job->m->arena, "https://vimeo.com/%s", id);
		anchor(job->out, src, title);
		embeds_refuse(job->m, hosts[0], job->at);
		return;
	}
	src = arena_printf(job->m->arena,
			   "https://player.vimeo.com/video/%s?dnt=1", id);
	frame(job, src, title);
}

static void write_image(struct shortcode_job *job)
{
	static const char *const names[] = { "width", "height", "loading" };
	struct buf *out = job->out;
	const char *alt = arg(job, "alt", SHORTCODE_ARGS);
	size_t i;

	if (!alt)
		alt = arg(job, "caption", SHORTCODE_ARGS);
	buf_str(out, "<img");
	attribute(out, "src", arg(job, "src", 0));
	attribute(out, "alt", alt ? markup_plain(job->m, alt) : NULL);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		attribute(out, names[i], arg(job, names[i], SHORTCODE_ARGS));
	buf_char(out, '>');
}

static void write_caption(struct shortcode_job *job)
{
	const char *title = arg(job, "title", SHORTCODE_ARGS);
	const char *caption = arg(job, "caption", SHORTCODE_ARGS);
	const char *source = arg(job, "attr", SHORTCODE_ARGS);
	const char *link = arg(job, "attrlink", SHORTCODE_ARGS);

	if (!has_words(title) && !has_words(caption) && !has_words(source))
		return;
	buf_str(job->out, "<figcaption>");
	if (has_words(title)) {
		buf_str(job->out, "<p><strong>");
		markdown(job, title);
		buf_str(job->out, "</strong></p>");
	}
	if (has_words(caption) || has_words(source)) {
		buf_str(job->out, "<p>");
		if (has_words(caption))
			markdown(job, caption);
		if (has_words(caption) && has_words(source))
			buf_char(job->out, ' ');
		if (has_words(source) && has_words(link))
			anchor(job->out, link, source);
		else if (has_words(source))
			markdown(job, source);
		buf_str(job->out, "</p>");
	}
	buf_str(job->out, "</figcaption>");
}

static void write_figure(struct shortcode_job *job)
{
	const char *link = arg(job, "link", SHORTCODE_ARGS);

	buf_str(job->out, "<figure>");
	if (has_words(link)) {
		buf_str(job->out, "<a");
		attribute(job->out, "href", link);
		buf_char(job->out, '>');
	}
	write_image(job);
	if (has_words(link))
		buf_str(job->out, "</a>");
	write_caption(job);
	buf_str(job->out, "</figure>");
	if (has_words(job->inner))
		markdown(job, job->inner);
}

static bool is_true(const char *value)
{
	return value && !str_eq_nocase(value, "false") && *value;
}

static void write_details(struct shortcode_job *job)
{
	const char *summary = arg(job, "summary", 0);
	bool is_plain;

	buf_str(job->out, is_true(arg(job, "open", SHORTCODE_ARGS)) ?
			  "<details open><summary>" : "<details><summary>");
	markdown(job, has_words(summary) ? summary : job->m->words.details);
	buf_str(job->out, "</summary>\n");
	if (has_words(job->inner))
		dom_write(job->out, markup_tree(job->m, job->inner, job->at,
						&is_plain));
	buf_str(job->out, "</details>");
}

/* Inner text without the line feeds that the tags on own lines leave. */
static void write_highlight(struct shortcode_job *job)
{
	const char *inner = job->inner ? job->inner : "";
	size_t len;

	inner += strspn(inner, "\r\n");
	len = strlen(inner);
	while (len > 0 && str_is_space(inner[len - 1]))
		len--;
	buf_str(job->out, "<pre><code>");
	html_escape(job->out, inner, len);
	buf_str(job->out, "\n</code></pre>");
}

/* The address of a page; its "#fragment" is kept. */
static void write_ref(struct shortcode_job *job)
{
	const char *path = arg(job, "path", 0);
	struct markup_link link = { NULL, NULL };
	struct markup *m = job->m;
	size_t len;

	path = path ? path : "";
	len = strcspn(path, "#");
	if (len == 0 && path[len]) {
		buf_str(job->out, path);
		return;
	}
	if (m->ref && len > 0 &&
	    m->ref(&link, m->link_data, arena_strndup(m->arena, path, len)) &&
	    link.href) {
		buf_str(job->out, link.href);
		buf_str(job->out, path + len);
		return;
	}
	report_add(m->report, SEVERITY_WARNING, job->at, "reference-unknown",
		   "no page is at \"%s\", so this %s leads nowhere and only "
		   "the link's words are shown; correct the path", path,
		   job->call->name);
}

static void write_param(struct shortcode_job *job)
{
	const char *name = arg(job, "name", 0);
	struct markup *m = job->m;
	const char *value = NULL;

	if (m->param && has_words(name))
		value = m->param(m->link_data, name);
	if (value) {
		buf_str(job->out, value);
		return;
	}
	report_add(m->report, SEVERITY_WARNING, job->at, "param-unknown",
		   "neither this page nor the site has a parameter \"%s\", so "
		   "it is left out; add the key to the front matter",
		   name ? name : "");
}

static void write_qr(struct shortcode_job *job)
{
	const char *text = arg(job, "text", 0);

	if (!has_words(text))
		text = job->inner;
	if (!has_words(text))
		return;
	if (html_is_safe_link(text) && strchr(text, ':'))
		anchor(job->out, text, text);
	else
		html_text(job->out, text);
}

static void post(struct shortcode_job *job, const char *format,
		 const char *words, const char *id)
{
	id = clean_id(job, id);
	if (id)
		anchor(job->out, arena_printf(job->m->arena, "%s%s", format,
					      id), words);
}

static void write_instagram(struct shortcode_job *job)
{
	post(job, "https://www.instagram.com/p/", "Instagram",
	     arg(job, "id", 0));
}

/* id alone, or user and id. */
static void write_x(struct shortcode_job *job)
{
	const char *id = arg(job, "id", 1);

	post(job, "https://x.com/i/web/status/", "X",
	     id ? id : arg(job, "id", 0));
}

static void write_gist(struct shortcode_job *job)
{
	const char *user = clean_id(job, arg(job, "user", 0));

	if (user)
		post(job, arena_printf(job->m->arena,
				       "https://gist.github.com/%s/", user),
		     "Gist", arg(job, "id", 1));
}

/* Hugo shows nothing of it. */
static void write_comment(struct shortcode_job *job)
{
	(void)job;
}

static void write_events(struct shortcode_job *job)
{
	buf_str(job->out, "<div data-component=\"events\"></div>");
}

static void write_syllabus(struct shortcode_job *job)
{
	buf_str(job->out, "<div data-component=\"syllabus\"></div>");
}

static const struct shortcode_kind kinds[] = {
	{ "comment", write_comment, true, false },
	{ "details", write_details, true, false },
	{ "events-schedule-single", write_events, false, false },
	{ "figure", write_figure, true, false },
	{ "gist", write_gist, false, false },
	{ "highlight", write_highlight, true, false },
	{ "instagram", write_instagram, false, false },
	{ "instagram_simple", write_instagram, false, false },
	{ "param", write_param, false, true },
	{ "qr", write_qr, true, false },
	{ "ref", write_ref, false, true },
	{ "relref", write_ref, false, true },
	{ "syllabus-single", write_syllabus, false, false },
	{ "tweet", write_x, false, false },
	{ "twitter", write_x, false, false },
	{ "twitter_simple", write_x, false, false },
	{ "vimeo", write_vimeo, false, false },
	{ "vimeo_simple", write_vimeo, false, false },
	{ "x", write_x, false, false },
	{ "x_simple", write_x, false, false },
	{ "youtube", write_youtube, false, false },
};

const struct shortcode_kind *shortcode_find(const char *name)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (str_eq_nocase(name, kinds[i].name))
			return &kinds[i];
	return NULL;
}
