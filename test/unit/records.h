/* SPDX-License-Identifier: MIT */
/*
 * FastCGI records made by hand, with any field wrong; for intake.c and
 * fcgi.c.
 */
#ifndef RECORDS_H
#define RECORDS_H

#include "base/buf.h"

enum {
	BEGIN = 1, ABORT = 2, END = 3, PARAMS = 4, STDIN = 5, STDOUT = 6,
	GET_VALUES = 9, RESPONDER = 1
};

static inline void add_header(struct buf *out, int type, int id, size_t len,
			      size_t padding)
{
	const unsigned char header[8] = {
		1, (unsigned char)type, (unsigned char)(id >> 8),
		(unsigned char)id, (unsigned char)(len >> 8),
		(unsigned char)len, (unsigned char)padding,
	};

	buf_add(out, header, sizeof(header));
}

static inline void add_record(struct buf *out, int type, int id,
			      const void *content, size_t len)
{
	add_header(out, type, id, len, 0);
	buf_add(out, content, len);
}

static inline void add_begin(struct buf *out, int id, int role, int flags)
{
	const unsigned char body[8] = { 0, (unsigned char)role,
					(unsigned char)flags };

	add_record(out, BEGIN, id, body, sizeof(body));
}

static inline void add_size(struct buf *out, size_t size)
{
	const unsigned char wire[4] = {
		(unsigned char)(size >> 24 | 0x80), (unsigned char)(size >> 16),
		(unsigned char)(size >> 8), (unsigned char)size,
	};

	if (size < 128)
		buf_char(out, (char)size);
	else
		buf_add(out, wire, sizeof(wire));
}

static inline void add_pair(struct buf *out, const char *name, size_t name_len,
			    const char *value, size_t value_len)
{
	add_size(out, name_len);
	add_size(out, value_len);
	buf_add(out, name, name_len);
	buf_add(out, value, value_len);
}

/* A stream of records and its end. */
static inline void add_stream(struct buf *out, int type, int id,
			      const struct buf *content)
{
	size_t at, n;

	for (at = 0; at < content->len; at += n) {
		n = content->len - at < 65535 ? content->len - at : 65535;
		add_record(out, type, id, content->data + at, n);
	}
	add_header(out, type, id, 0, 0);
}

#endif
