/* SPDX-License-Identifier: MIT */
/*
 * A growable run of bytes.  data is never NULL and always ends in a NUL that
 * len does not count.  Start with BUF_INIT, end with buf_release().  No call
 * fails: see mem.h.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stddef.h>

#include "base/attr.h"

struct buf {
	char *data;
	size_t len;
	size_t cap;	/* 0: data is the shared empty string */
};

#define BUF_INIT { buf_empty, 0, 0 }
extern char buf_empty[1];

void buf_init(struct buf *);
void buf_release(struct buf *);		/* frees; ready for use again */
void buf_reset(struct buf *);		/* empties, keeps the memory */

void buf_reserve(struct buf *, size_t more);	/* room for `more` bytes */
void buf_add(struct buf *, const void *bytes, size_t len);
void buf_str(struct buf *, const char *text);
void buf_char(struct buf *, char c);
void buf_buf(struct buf *, const struct buf *from);
void buf_truncate(struct buf *, size_t len);
/* For numbers, diagnostics and logs; never for HTML (markup/html.h). */
void buf_printf(struct buf *, const char *fmt, ...) ATTR_PRINTF(2, 3);

#endif
