/* SPDX-License-Identifier: MIT */
/*
 * Bold that its author closed or opened a space too far away, so that its
 * asterisks are shown (schema.md B-7): "** words**", "**words **", and the
 * "** **" of an empty bold.  Only pairs that can be read in one way, in a
 * paragraph that has no other asterisks.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "markup/heal_rules.h"

struct stars {
	size_t at;
	bool opens, closes;
	bool is_matched;
};

struct sky {
	struct stars *items;
	size_t len, cap;
	bool is_odd;		/* other runs of asterisks are among them */
};

static bool is_punctuation(const char *c)
{
	return ((unsigned char)*c < 0x80 && !str_is_alnum(*c)) ||
	       str_starts(c, "\xe2\x80");
}

static bool is_gap(char c)
{
	return !c || str_is_space(c);
}

/* The character that ends before text[at]. */
static const char *char_before(const char *text, size_t at)
{
	if (at == 0)
		return "";
	do {
		at--;
	} while (at > 0 && ((unsigned char)text[at] & 0xc0) == 0x80);
	return text + at;
}

/* CommonMark's left- and right-flanking (6.2). */
static void judge(struct stars *s, const char *text)
{
	const char *before = char_before(text, s->at);
	const char *after = text + s->at + 2;

	s->opens = !is_gap(*after) &&
		   (!is_punctuation(after) || is_gap(*before) ||
		    is_punctuation(before));
	s->closes = !is_gap(*before) &&
		    (!is_punctuation(before) || is_gap(*after) ||
		     is_punctuation(after));
}

static void collect(struct sky *sky, const struct segment *part)
{
	const char *text = part->text;
	size_t at = 0, run;
	struct stars *s;

	while (at < part->len) {
		if (text[at] == '`') {
			at = heal_skip_code(text, part->len, at);
		} else if (text[at] == '<') {
			at = heal_skip_tag(text, part->len, at);
		} else if (text[at] == '\\' && text[at + 1]) {
			at += 2;
		} else if (text[at] != '*') {
			at++;
		} else {
			run = strspn(text + at, "*");
			if (run != 2) {
				sky->is_odd = true;
				return;
			}
			sky->items = mem_grow(sky->items, sky->len, &sky->cap,
					      sizeof(*sky->items));
			s = &sky->items[sky->len++];
			memset(s, 0, sizeof(*s));
			s->at = at;
			judge(s, text);
			at += run;
		}
	}
}

/* What Markdown itself will match. */
static void match(struct sky *sky)
{
	size_t open = 0;	/* from 1; 0: none is */
	size_t i;

	for (i = 0; i < sky->len; i++) {
		struct stars *s = &sky->items[i];

		if (s->closes && open > 0) {
			s->is_matched = true;
			sky->items[open - 1].is_matched = true;
			open = 0;
		} else if (s->opens) {
			open = i + 1;
		}
	}
}

/* How two that nothing matches are to be read. */
enum reading { READ_NOT, READ_LEFT, READ_RIGHT, READ_EMPTY };

static enum reading read(const struct stars *a, const struct stars *b,
			 const char *text)
{
	const char *inner = text + a->at + 2;
	size_t len = b->at - a->at - 2;
	struct view words = str_trim(inner, len);

	if (a->is_matched || b->is_matched ||
	    memchr(words.at, '\n', words.len))
		return READ_NOT;
	if (words.len == 0)
		return len > 0 && !memchr(inner, '\n', len) && a->closes &&
		       !a->opens && b->opens && !b->closes ? READ_EMPTY :
							     READ_NOT;
	if (!a->opens && !a->closes && b->closes && !b->opens)
		return READ_LEFT;
	if (a->opens && !a->closes && !b->opens && !b->closes)
		return READ_RIGHT;
	return READ_NOT;
}

/* text[*done..) up to both, and both as they should be. */
static void rewrite(struct buf *out, const char *text, size_t *done,
		    const struct stars *pair, enum reading reading)
{
	const char *inner = text + pair[0].at + 2;
	size_t len = pair[1].at - pair[0].at - 2;
	struct view words = str_trim(inner, len);
	char after = text[pair[1].at + 2];

	buf_add(out, text + *done, pair[0].at - *done);
	*done = pair[1].at + 2;
	if (reading == READ_EMPTY) {
		buf_char(out, ' ');
		return;
	}
	if (memchr(inner, '\n', (size_t)(words.at - inner)))
		buf_char(out, '\n');
	if (reading == READ_LEFT && out->len > 0 &&
	    !is_gap(out->data[out->len - 1]))
		buf_char(out, ' ');
	buf_str(out, "**");
	buf_add(out, words.at, words.len);
	buf_str(out, "**");
	if (memchr(words.at + words.len, '\n',
		   (size_t)(inner + len - words.at) - words.len))
		buf_char(out, '\n');
	else if (reading == READ_RIGHT && !is_gap(after) &&
		 !is_punctuation(text + *done))
		buf_char(out, ' ');
}

/* Half of a bold that no rule can finish: that is for the author to do. */
static void tell(struct healing *h, struct segment *part,
		 const struct stars *s)
{
	report_add(h->m->report, SEVERITY_NOTE,
		   heal_segment_place(h, part, s->at), "emphasis-open",
		   "these asterisks make nothing bold, and are shown; write "
		   "both, without a space inside: **words**");
}

static void mend(struct healing *h, struct segment *part,
		 const struct sky *sky)
{
	struct buf out = BUF_INIT;
	size_t done = 0, i;

	for (i = 0; i + 1 < sky->len; i++) {
		enum reading reading = read(&sky->items[i],
					    &sky->items[i + 1], part->text);

		if (reading == READ_NOT)
			continue;
		rewrite(&out, part->text, &done, &sky->items[i], reading);
		heal_tell(h, part->first);
		i++;
	}
	for (i = 0; i < sky->len && done == 0; i++)
		if (!sky->items[i].is_matched &&
		    (sky->items[i].opens || sky->items[i].closes))
			tell(h, part, &sky->items[i]);
	if (done > 0) {
		buf_str(&out, part->text + done);
		heal_segment_set(h, part, out.data);
	}
	buf_release(&out);
}

void heal_emphasis(struct healing *h)
{
	struct segment part;
	size_t i;

	for (i = 0; heal_segment(h, i, &part); i = part.first + part.count) {
		struct sky sky = { NULL, 0, 0, false };

		if (part.is_html || !strstr(part.text, "**"))
			continue;
		collect(&sky, &part);
		match(&sky);
		if (!sky.is_odd)
			mend(h, &part, &sky);
		free(sky.items);
	}
}
