/* SPDX-License-Identifier: MIT */
/*
 * What is wrong with the content.  Every problem says where, what, and how to
 * mend it.  The server logs a report, `lectern check` prints it, tests
 * compare it.  line and col count from 1; 0 means that it has none.
 */
#ifndef BASE_REPORT_H
#define BASE_REPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/attr.h"
#include "base/buf.h"

enum severity {
	SEVERITY_NOTE,		/* healed, or worth knowing */
	SEVERITY_WARNING,	/* shown, but not as meant */
	SEVERITY_ERROR		/* left out */
};

struct place {
	const char *file;	/* inside the content folder */
	int line, col;
};

struct problem {
	struct place at;
	enum severity severity;
	const char *code;	/* stable, kebab-case: "yaml-syntax" */
	const char *words;	/* what is wrong and the remedy, one line */
};

struct report_memory;		/* what was added before */

struct report {
	struct arena *arena;	/* where words and copies of paths live */
	struct problem *items;
	size_t len, cap;
	size_t dropped;		/* problems over LIMIT_PROBLEMS a file */
	struct report_memory *memory;
};

void report_init(struct report *, struct arena *);
void report_release(struct report *);	/* not the arena */

/*
 * Adds a problem and returns -1, so that failing is one line.  `code` is a
 * literal.  A NULL report drops the problem.  The same problem at the same
 * place is kept once.
 */
int report_add(struct report *, enum severity, struct place, const char *code,
	       const char *fmt, ...) ATTR_PRINTF(5, 6);
/* Copies all problems of `from`, whose arena may then go. */
void report_merge(struct report *, const struct report *from);
/* By file, line, column, code. */
void report_sort(struct report *);
bool report_has_errors(const struct report *);

/* "FILE:LINE:COL: error: words [code]\n", escaped.  What is of a whole file is
   at its beginning; of no file, the place is left out. */
void problem_write(struct buf *, const struct problem *);
const char *severity_name(enum severity);

#endif
