/* SPDX-License-Identifier: MIT */
/*
 * The growable run of bytes.  Growth doubles, so that adding byte by byte is
 * linear; escaping is left to those who know the context.
 */
#include <assert.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

enum { FIRST_CAP = 64 };

char buf_empty[1];

void buf_init(struct buf *buf)
{
	buf->data = buf_empty;
	buf->len = 0;
	buf->cap = 0;
}

void buf_release(struct buf *buf)
{
	if (buf->cap)
		free(buf->data);
	buf_init(buf);
}

void buf_reset(struct buf *buf)
{
	buf_truncate(buf, 0);
}

static bool has_room(const struct buf *buf, size_t more)
{
	return more < buf->cap - buf->len;
}

void buf_reserve(struct buf *buf, size_t more)
{
	size_t need, cap = buf->cap ? buf->cap : FIRST_CAP;

	if (has_room(buf, more))
		return;
	/* A length no memory holds: let mem_resize() end the process. */
	if (more >= PTRDIFF_MAX - buf->len)
		need = SIZE_MAX;
	else
		need = buf->len + more + 1;
	while (cap < need && cap <= PTRDIFF_MAX / 2)
		cap *= 2;
	if (cap < need)
		cap = need;
	buf->data = mem_resize(buf->cap ? buf->data : NULL, cap, 1);
	buf->data[buf->len] = '\0';
	buf->cap = cap;
}

void buf_add(struct buf *buf, const void *bytes, size_t len)
{
	if (!len)
		return;
	if (!has_room(buf, len))
		buf_reserve(buf, len);
	memcpy(buf->data + buf->len, bytes, len);
	buf->len += len;
	buf->data[buf->len] = '\0';
}

void buf_str(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void buf_char(struct buf *buf, char c)
{
	if (!has_room(buf, 1))
		buf_reserve(buf, 1);
	buf->data[buf->len++] = c;
	buf->data[buf->len] = '\0';
}

void buf_buf(struct buf *buf, const struct buf *from)
{
	size_t len = from->len;

	buf_reserve(buf, len);		/* first: from may be buf itself */
	buf_add(buf, from->data, len);
}

void buf_truncate(struct buf *buf, size_t len)
{
	assert(len <= buf->len);
	buf->len = len;
	if (buf->cap)
		buf->data[len] = '\0';
}

void buf_printf(struct buf *buf, const char *fmt, ...)
{
	va_list args;
	int len;

	va_start(args, fmt);
	len = vsnprintf(NULL, 0, fmt, args);
	va_end(args);
	assert(len >= 0);
	if (len <= 0)
		return;
	buf_reserve(buf, (size_t)len);
	va_start(args, fmt);
	vsnprintf(buf->data + buf->len, (size_t)len + 1, fmt, args);
	va_end(args);
	buf->len += (size_t)len;
}
