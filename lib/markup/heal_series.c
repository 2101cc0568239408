/* SPDX-License-Identifier: MIT */
/*
 * The grammar of leaving out.  What holds an item in a list of words is a
 * comma, a conjunction, or both; one of them goes with it, by preference the
 * one before it.
 */
#include "markup/heal_series.h"

#include <string.h>

#include "base/str.h"

static const char *const conjunctions[] = {
	"or", "and", "and/or", "nor", "&", "&amp;", "+"
};

/* After these a comma opens a list and holds nothing. */
static const char *const openers[] = {
	"example", "instance", "e.g.", "i.e.", "namely", "ideally",
	"preferably", "as"
};

/* Pairs that mean nothing round nothing. */
static const struct {
	const char *open, *close;
} wrappers[] = {
	{ "(", ")" },		{ "*", "*" },
	{ "_", "_" },		{ "~", "~" },
	{ "\"", "\"" },		{ "'", "'" },
	{ "\xe2\x80\x9c", "\xe2\x80\x9d" },
	{ "\xe2\x80\x98", "\xe2\x80\x99" },
	{ "\xc2\xab", "\xc2\xbb" },
};

enum joint_kind { JOINT_NONE, JOINT_COMMA, JOINT_WORD };

struct joint {
	enum joint_kind kind;
	size_t len;		/* with the white space around it */
};

static size_t space_before(const char *text, size_t end)
{
	size_t len = 0;

	while (len < end && str_is_space(text[end - len - 1]))
		len++;
	return len;
}

static size_t space_after(const char *text)
{
	size_t len = 0;

	while (str_is_space(text[len]))
		len++;
	return len;
}

static bool ends_with(const char *text, size_t end, const char *word)
{
	size_t len = strlen(word);

	return len <= end && strncasecmp(text + end - len, word, len) == 0;
}

static bool is_comma(char c)
{
	return c == ',' || c == ';';
}

/* The conjunction that text[..end) ends in, with space before it; or 0. */
static size_t word_before(const char *text, size_t end)
{
	size_t best = 0;
	size_t i;

	for (i = 0; i < sizeof(conjunctions) / sizeof(*conjunctions); i++) {
		size_t len = strlen(conjunctions[i]);
		size_t space;

		if (!ends_with(text, end, conjunctions[i]))
			continue;
		space = space_before(text, end - len);
		if (space > 0 && len + space > best)
			best = len + space;
	}
	return best;
}

/* What joins the words before to the item: the tail of text[..end). */
static struct joint joint_before(const char *text, size_t end)
{
	struct joint joint = { JOINT_NONE, 0 };
	size_t space = space_before(text, end);
	size_t word = space > 0 ? word_before(text, end - space) : 0;
	size_t at = end - space - word;

	if (at > 0 && text[at - 1] == '/' && word == 0)
		return (struct joint){ JOINT_WORD, space + 1 };
	if (word > 0)
		joint.kind = JOINT_WORD;
	if (at > 0 && is_comma(text[at - 1])) {
		at--;
		if (joint.kind == JOINT_NONE)
			joint.kind = JOINT_COMMA;
	}
	if (joint.kind != JOINT_NONE)
		joint.len = end - at;
	return joint;
}

static size_t word_after(const char *text)
{
	size_t best = 0;
	size_t i;

	for (i = 0; i < sizeof(conjunctions) / sizeof(*conjunctions); i++) {
		size_t len = strlen(conjunctions[i]);

		if (strncasecmp(text, conjunctions[i], len) == 0 &&
		    (!text[len] || str_is_space(text[len])) && len > best)
			best = len;
	}
	return best;
}

/* What joins the item to the words after it. */
static struct joint joint_after(const char *text)
{
	struct joint joint = { JOINT_NONE, 0 };
	size_t at = space_after(text);
	size_t word;

	if (text[at] == '/' && text[at + 1])
		return (struct joint){ JOINT_WORD,
				       at + 1 + space_after(text + at + 1) };
	if (is_comma(text[at]) &&
	    (!text[at + 1] || str_is_space(text[at + 1]))) {
		joint.kind = JOINT_COMMA;
		at++;
		at += space_after(text + at);
		joint.len = at;
	}
	word = at > 0 ? word_after(text + at) : 0;
	if (word > 0) {
		joint.kind = JOINT_WORD;
		joint.len = at + word + space_after(text + at + word);
	}
	return joint;
}

static bool opens_list(const char *text, size_t end)
{
	size_t i;

	for (i = 0; i < sizeof(openers) / sizeof(openers[0]); i++) {
		size_t len = strlen(openers[i]);

		if (ends_with(text, end, openers[i]) &&
		    (end == len || !str_is_alnum(text[end - len - 1])))
			return true;
	}
	return false;
}

static void cut(struct series *s, size_t len)
{
	buf_truncate(&s->out, s->out.len - len);
}

/* "(X)", "**X**": brackets, emphasis and quotes round it go too. */
static void drop_wrappers(struct series *s)
{
	size_t i = 0;

	while (i < sizeof(wrappers) / sizeof(wrappers[0])) {
		const char *open = wrappers[i].open;
		const char *close = wrappers[i].close;

		if (!ends_with(s->out.data, s->out.len, open) ||
		    !str_starts(s->text + s->done, close)) {
			i++;
			continue;
		}
		cut(s, strlen(open));
		s->done += strlen(close);
		i = 0;
	}
}

/* "A, B and X" without X is "A and B". */
static bool move_conjunction(struct series *s, struct joint before)
{
	struct buf tail = BUF_INIT;
	size_t end = s->out.len - before.len;

	if (before.kind != JOINT_WORD || s->comma_len == 0 ||
	    s->kept_end != end)
		return false;
	buf_add(&tail, s->out.data + end, before.len);
	buf_add(&tail, s->out.data + s->comma + s->comma_len,
		end - s->comma - s->comma_len);
	buf_truncate(&s->out, s->comma);
	buf_buf(&s->out, &tail);
	buf_release(&tail);
	s->comma_len = 0;
	s->kept_end = s->out.len;
	return true;
}

static bool is_word(char c)
{
	return str_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* Does it belong to the words before, with no space between? */
static bool is_closing(const char *next)
{
	next += strspn(next, "*_");
	return !*next || str_is_space(*next) || strchr(".,:;!?)", *next);
}

/* Where the words of out and the words to come meet. */
static void close_gap(struct series *s)
{
	const char *next = s->text + s->done;
	size_t space = space_before(s->out.data, s->out.len);
	char last = '\0';

	if (s->out.len > space)
		last = s->out.data[s->out.len - space - 1];
	if (space > 0 && !str_is_space(*next) && is_closing(next))
		cut(s, space);
	else if (space > 0 || !last || strchr("(*_", last))
		s->done += space_after(next);
	else if (is_word(last) && is_word(*next))
		buf_char(&s->out, ' ');
}

void series_keep(struct series *s, size_t from, size_t end, const char *words)
{
	struct joint before;
	size_t start;

	buf_add(&s->out, s->text + s->done, from - s->done);
	before = joint_before(s->out.data, s->out.len);
	start = s->out.len;
	s->comma_len = 0;
	if (s->kept_end > 0 && before.kind == JOINT_COMMA &&
	    s->kept_end == start - before.len) {
		s->comma = s->kept_end;
		s->comma_len = before.len;
	}
	buf_str(&s->out, words);
	s->kept_end = s->out.len;
	s->done = end;
}

void series_leave_out(struct series *s, size_t from, size_t end)
{
	struct joint before, after;

	buf_add(&s->out, s->text + s->done, from - s->done);
	s->done = end;
	drop_wrappers(s);
	before = joint_before(s->out.data, s->out.len);
	after = joint_after(s->text + s->done);
	if (after.kind != JOINT_NONE &&
	    (before.kind == JOINT_NONE ||
	     (before.kind == JOINT_COMMA &&
	      opens_list(s->out.data, s->out.len - before.len))))
		s->done += after.len;
	else if (after.kind != JOINT_NONE || !move_conjunction(s, before))
		cut(s, before.len);
	close_gap(s);
	if (s->kept_end > s->out.len)
		s->kept_end = s->comma_len = 0;
}

void series_finish(struct series *s)
{
	buf_str(&s->out, s->text + s->done);
}
