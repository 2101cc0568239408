/* SPDX-License-Identifier: MIT */
/*
 * What all readers of lib/content promise: any YAML is read without harm, and
 * what a reader made of it is read again without a change.
 */
#ifndef FUZZ_FIXPOINT_H
#define FUZZ_FIXPOINT_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "content/yamldoc.h"

typedef struct value *fixpoint_fn(struct arena *, const struct value *,
				  struct report *);

static inline void fixpoint_require(int truth, const char *promise)
{
	if (truth)
		return;
	fprintf(stderr, "broken promise: %s\n", promise);
	abort();
}

static inline void fixpoint_json(struct buf *out, const struct value *value)
{
	if (value)
		value_write_json(out, value, false);
}

static inline void fixpoint_check(fixpoint_fn *read, struct arena *arena,
				  const struct value *in,
				  struct report *report)
{
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct value *out = read(arena, in, report);

	fixpoint_json(&once, out);
	if (out)
		fixpoint_json(&again, read(arena, out, NULL));
	fixpoint_require(strcmp(once.data, again.data) == 0,
			 "what was read is read again without a change");
	buf_release(&once);
	buf_release(&again);
}

/* `also`, unless it is NULL, checks what only this reader promises. */
static inline int fixpoint_run(fixpoint_fn *read, const uint8_t *data,
			       size_t size,
			       void (*also)(struct arena *,
					    const struct value *in,
					    const struct report *))
{
	struct arena arena = ARENA_INIT;
	struct view text = { (const char *)data, size };
	struct place at = { "fuzz", 1, 1 };
	struct value *in = NULL;
	struct report report;

	if (size > LIMIT_FRONT)
		return 0;
	report_init(&report, &arena);
	if (yamldoc_parse(&in, &arena, at, text, NULL) == 0 && in) {
		fixpoint_check(read, &arena, in, &report);
		if (also)
			also(&arena, in, &report);
	}
	report_release(&report);
	arena_release(&arena);
	return 0;
}

#endif
