/* SPDX-License-Identifier: MIT */
/*
 * Small residue that stands on lines of its own: no-break spaces that keep a
 * line from being empty (B-3), frames that swallow the text behind them
 * (B-2), attribute lines of another Markdown (B-6).
 */
#include <string.h>

#include "base/str.h"
#include "markup/heal_rules.h"

static const char *words_of(const struct heal_line *line)
{
	return line->text + line->content;
}

/* Nothing but white space and NBSP, as a character or an entity. */
static bool is_nbsp(const char *text)
{
	static const char *const forms[] = {
		" ", "\t", "\xc2\xa0", "&nbsp;", "&#160;", "&#xa0;"
	};
	size_t i = 0;

	while (*text && i < sizeof(forms) / sizeof(forms[0])) {
		if (str_starts_nocase(text, forms[i])) {
			text += strlen(forms[i]);
			i = 0;
			continue;
		}
		i++;
	}
	return !*text;
}

void heal_nbsp(struct healing *h)
{
	size_t i;

	for (i = 0; i < h->len; i++) {
		struct heal_line *line = &h->lines[i];

		if (line->kind != LINE_WORDS || line->is_marked ||
		    !is_nbsp(words_of(line)))
			continue;
		if (str_eq(line->text + line->base, ""))
			continue;
		heal_set(h, i, arena_strndup(h->arena, line->text,
					     line->base));
		heal_tell(h, i);
		/* Now nothing is before the next line that it went on. */
		if (i + 1 < h->len && h->lines[i + 1].goes_on)
			heal_unindent(h, i + 1);
	}
}

/* Behind the last "</iframe>" of the line, or NULL. */
static const char *frame_end(const char *text)
{
	const char *end = NULL;

	while ((text = strcasestr(text, "</iframe")) != NULL) {
		text += strcspn(text, ">");
		text += *text == '>';
		end = text;
	}
	return end;
}

static bool is_text(const char *words)
{
	words += strspn(words, " \t");
	return *words && *words != '<';
}

static bool ends_in_tag(const char *words)
{
	struct view line = str_trim(words, strlen(words));

	return line.len > 0 && line.at[line.len - 1] == '>';
}

/* An empty line in the same containers. */
static const char *empty_line(struct healing *h, const char *prefix)
{
	size_t len = strlen(prefix);

	while (len > 0 && str_is_space(prefix[len - 1]))
		len--;
	return arena_strndup(h->arena, prefix, len);
}

/* "<iframe></iframe> words": the words go to a paragraph of their own. */
static void split_line(struct healing *h, size_t i, const char *rest)
{
	const char *prefix = heal_prefix(h, i);
	const char *text = h->lines[i].text;

	heal_set(h, i, arena_strndup(h->arena, text, (size_t)(rest - text)));
	rest += strspn(rest, " \t");
	heal_add(h, i, empty_line(h, prefix));
	heal_add(h, i, arena_printf(h->arena, "%s%s", prefix, rest));
	heal_tell(h, i);
}

void heal_frames(struct healing *h)
{
	size_t i;

	for (i = 0; i < h->len; i++) {
		const char *words = words_of(&h->lines[i]);
		const char *end;

		if (h->lines[i].kind != LINE_HTML)
			continue;
		end = frame_end(words);
		if (end && is_text(end)) {
			split_line(h, i, end);
			continue;
		}
		if (i + 1 == h->len || !h->lines[i + 1].goes_on ||
		    (!end && !strcasestr(words, "<iframe")) ||
		    !ends_in_tag(words) || !is_text(words_of(&h->lines[i + 1])))
			continue;
		heal_unindent(h, i + 1);
		heal_add(h, i, empty_line(h, heal_prefix(h, i + 1)));
		heal_tell(h, i + 1);
	}
}

static size_t word_len(const char *text)
{
	size_t len = 0;

	while (str_is_alnum(text[len]) || text[len] == '-' || text[len] == '_')
		len++;
	return len;
}

/* One of .class, #id, key=value, key="value" at `text`; 0: there is none. */
static size_t attribute_len(const char *text)
{
	size_t len, value;

	if (*text == '.' || *text == '#') {
		len = word_len(text + 1);
		return len > 0 ? len + 1 : 0;
	}
	len = word_len(text);
	if (len == 0 || text[len] != '=')
		return 0;
	len++;
	if (text[len] == '"' || text[len] == '\'') {
		value = 1 + strcspn(text + len + 1, "\"'\n<>");
		return text[len + value] == text[len] ? len + value + 1 : 0;
	}
	value = strcspn(text + len, " \t}\"'`<>\n");
	return value > 0 ? len + value : 0;
}

/* "{ .class #id key=value }", "{: .class}"; its length, 0: it is none. */
static size_t braces_len(const char *text)
{
	size_t at = 1, len = 0, n = 0;

	if (*text != '{')
		return 0;
	at += text[at] == ':';
	do {
		at += len;
		at += strspn(text + at, " \t");
		len = attribute_len(text + at);
		n++;
	} while (len > 0);
	return n > 1 && text[at] == '}' ? at + 1 : 0;
}

/* Takes the braces off behind an image or a link: "![x](y){ .z}". */
static void cut_braces(struct healing *h, size_t i)
{
	const char *text = h->lines[i].text;
	const char *at = text;
	struct buf out = BUF_INIT;
	size_t len;

	while ((at = strstr(at, "){")) != NULL) {
		at++;
		len = braces_len(at);
		if (len == 0)
			continue;
		buf_add(&out, text, (size_t)(at - text));
		text = at = at + len;
	}
	if (out.len > 0) {
		buf_str(&out, text);
		heal_set(h, i, arena_strndup(h->arena, out.data, out.len));
		heal_tell(h, i);
	}
	buf_release(&out);
}

/*
 * On a line of their own they belong to the block before them; even one that
 * nothing is before means nothing.
 */
void heal_attributes(struct healing *h)
{
	size_t i;

	for (i = 0; i < h->len; i++) {
		const struct heal_line *line = &h->lines[i];
		const char *words = words_of(line);
		size_t len = braces_len(words);

		if (line->kind != LINE_WORDS)
			continue;
		if (len > 0 && str_is_blank(words + len) &&
		    !line->is_marked) {
			if (!line->goes_on && i + 1 < h->len &&
			    h->lines[i + 1].goes_on)
				heal_unindent(h, i + 1);
			heal_remove(h, i);
			heal_tell(h, i);
			continue;
		}
		cut_braces(h, i);
	}
}
