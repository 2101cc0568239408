/* SPDX-License-Identifier: MIT */
/*
 * What the rules of heal.c work on: a text as lines that know what they are
 * and where they came from.  A rule changes lines, and says so; which code
 * is left alone is decided once, in heal_lines.c.
 */
#ifndef MARKUP_HEAL_RULES_H
#define MARKUP_HEAL_RULES_H

#include "markup/heal.h"

enum line_kind {
	LINE_BLANK,
	LINE_WORDS,	/* parsed as Markdown */
	LINE_HTML,	/* in an HTML block: Markdown is not parsed */
	LINE_CODE	/* shown as it is */
};

/* What begins on a line in Hugo's Markdown and not in CommonMark. */
enum line_special {
	LINE_PLAIN,
	LINE_NOTE,		/* [^label]: words */
	LINE_DEFINITION		/* : words */
};

struct heal_line {
	const char *text;	/* without its line feed */
	int number;		/* of the source, from 0 */
	enum line_kind kind;
	bool goes_on;		/* the paragraph or block before it */
	bool is_marked;		/* begins with a list marker */
	bool is_item;		/* its words directly follow one */
	bool is_fenced;		/* of code: between fences */
	size_t matched;		/* containers that went on into this line */
	size_t outer;		/* their bytes */
	size_t depth;		/* containers around its words */
	enum line_special special;
	size_t special_base;	/* bytes of the containers around it */
	size_t special_at;	/* where its marker begins */
	size_t special_depth;	/* containers around it */
	size_t special_words;	/* where its words begin */
	size_t special_width;	/* columns by which a definition goes on,
				   up to 9 */
	size_t content;		/* bytes before its own words: containers and
				   indent */
	size_t base;		/* of those, its containers' */
	bool is_gone;		/* settled when the rule is through: */
	struct heal_more {
		const char *text;
		struct heal_more *next;
	} *then, **then_end;	/* lines to follow it */
};

struct healing {
	struct markup *m;
	struct arena *arena;
	struct place at;	/* of the text */
	struct heal_line *lines;
	size_t len, cap;
	bool has_changed;
	size_t grown;		/* bytes of other pages' titles */
	size_t rule;		/* at work, a row of heal.c */
	struct told {
		size_t n;	/* things that a rule mended */
		int line;	/* of the first, from 0 */
	} *told;		/* one a rule */
};

/* Line i was mended by the rule at work: a note of all of them follows. */
void heal_tell(struct healing *, size_t i);

typedef void heal_fn(struct healing *);

heal_fn heal_wordpress;		/* B-1 */
heal_fn heal_bullets;		/* B-1 */
heal_fn heal_html;		/* B-8 */
heal_fn heal_nbsp;		/* B-3 */
heal_fn heal_frames;		/* B-2 */
heal_fn heal_attributes;	/* B-6 */
heal_fn heal_references;	/* B-4 */
heal_fn heal_emphasis;		/* B-7 */
heal_fn heal_addresses;		/* B-9 */

/* Says of every line what it is. */
void heal_scan(struct healing *);
/* Lines out of a text; ends of lines as CommonMark has them. */
void heal_split(struct healing *, const char *text);

/*
 * Does a block of HTML begin here?  *end: what its last line has, or NULL for
 * a blank line behind it.
 */
bool heal_opens_html(const char *text, bool in_paragraph, const char **end);

void heal_set(struct healing *, size_t i, const char *text);
void heal_remove(struct healing *, size_t i);
/* A line to follow line i and what was added before. */
void heal_add(struct healing *, size_t i, const char *text);
/* What stands before line i's words, list markers made blank. */
const char *heal_prefix(struct healing *, size_t i);
/* The same of its first `len` bytes. */
const char *heal_blank_prefix(struct healing *, size_t i, size_t len);
/* So little indent that the line cannot be taken for code. */
void heal_unindent(struct healing *, size_t i);

/*
 * Lines that are read together, since a code span, a tag or a list of words
 * can go over their ends: a paragraph, or an HTML block.
 */
struct segment {
	size_t first, count;	/* its lines */
	bool is_html;
	const char *text;	/* their words, joined by line feeds */
	size_t len;
	struct {
		size_t line, byte;
		int col;
	} told;			/* the place asked for last */
};

/*
 * The first segment at or behind line i; false: there is none.  Go on at
 * first + count.
 */
bool heal_segment(struct healing *, size_t i, struct segment *);
/* The place of a byte of its text; ask in ascending order. */
struct place heal_segment_place(const struct healing *, struct segment *,
				size_t byte);
/* Puts words back in the place of the segment's; empty lines go. */
void heal_segment_set(struct healing *, const struct segment *,
		      const char *text);

/*
 * Behind the code span that opens at text[at], a backquote; behind the
 * backquotes alone where nothing closes it.
 */
size_t heal_skip_code(const char *text, size_t len, size_t at);
/* Behind the tag that opens at text[at], a '<'; at + 1 where none does. */
size_t heal_skip_tag(const char *text, size_t len, size_t at);

#endif
