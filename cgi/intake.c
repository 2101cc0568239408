/* SPDX-License-Identifier: MIT */
/*
 * A state machine over FastCGI records.  Everything a peer sends passes here
 * first; what is not a plain request of a web server ends the connection.
 */
#include "intake.h"

#include <string.h>

#include "base/limits.h"
#include "base/str.h"

enum {
	FCGI_VERSION = 1,

	FCGI_BEGIN_REQUEST = 1,
	FCGI_ABORT_REQUEST = 2,
	FCGI_END_REQUEST = 3,
	FCGI_PARAMS = 4,
	FCGI_STDIN = 5,

	FCGI_RESPONDER = 1,

	FCGI_REQUEST_COMPLETE = 0,
	FCGI_CANT_MPX_CONN = 1,
	FCGI_UNKNOWN_ROLE = 3,

	HEADER = 8,			/* bytes, of header and BEGIN's body */
	MAX_CONTENT = 65528,		/* of a record of ours: no padding */

	/* Empty records and padding count too. */
	MAX_TAKEN = 4 * (LIMIT_PARAMS + LIMIT_DRAIN)
};

void intake_init(struct intake *intake)
{
	memset(intake, 0, sizeof(*intake));
	buf_init(&intake->replies);
	buf_init(&intake->params);
}

void intake_release(struct intake *intake)
{
	buf_release(&intake->replies);
	buf_release(&intake->params);
}

void intake_reset(struct intake *intake)
{
	struct buf replies = intake->replies, params = intake->params;

	memset(intake, 0, sizeof(*intake));
	intake->replies = replies;
	intake->params = params;
	buf_reset(&intake->replies);
	buf_reset(&intake->params);
}

static void add_header(struct buf *out, unsigned type, unsigned id, size_t len)
{
	const unsigned char header[HEADER] = {
		FCGI_VERSION, (unsigned char)type,
		(unsigned char)(id >> 8), (unsigned char)id,
		(unsigned char)(len >> 8), (unsigned char)len,
	};

	buf_add(out, header, sizeof(header));
}

static void add_record(struct buf *out, unsigned type, unsigned id,
		       const void *content, size_t len)
{
	add_header(out, type, id, len);
	buf_add(out, content, len);
}

/* A plain number of the wire, from 1 or 4 bytes; false when they are not all
   there. */
static bool read_length(size_t *length, struct view *rest)
{
	const unsigned char *p = (const unsigned char *)rest->at;
	size_t used = rest->len && p[0] & 0x80 ? 4 : 1;

	if (rest->len < used)
		return false;
	*length = used == 1 ? p[0] :
		(size_t)(p[0] & 0x7f) << 24 | (size_t)p[1] << 16 |
		(size_t)p[2] << 8 | p[3];
	rest->at += used;
	rest->len -= used;
	return true;
}

/* One name and value, taken off the front of `rest`. */
static bool read_pair(struct view *name, struct view *value, struct view *rest)
{
	if (!read_length(&name->len, rest) || !read_length(&value->len, rest))
		return false;
	if (name->len > rest->len || value->len > rest->len - name->len)
		return false;
	name->at = rest->at;
	value->at = rest->at + name->len;
	rest->at += name->len + value->len;
	rest->len -= name->len + value->len;
	return true;
}

/* All parameters are there: are they what they say, and free of NULs, which
   libfcgi's strings cannot hold? */
static void check_params(struct intake *intake)
{
	struct view name, value;
	struct view rest = { intake->params.data, intake->params.len };

	intake->has_params = true;
	while (rest.len) {
		if (!read_pair(&name, &value, &rest)) {
			intake->state = INTAKE_CLOSE;
			return;
		}
		if (value.len && memchr(value.at, '\0', value.len)) {
			intake->state = INTAKE_OVER;
			return;
		}
	}
}

static void end_request(struct intake *intake, unsigned id, unsigned why)
{
	const unsigned char body[HEADER] = { [4] = (unsigned char)why };

	add_record(&intake->replies, FCGI_END_REQUEST, id, body, sizeof(body));
}

/* The body of BEGIN_REQUEST is there: role (2 bytes), flags. */
static void begin(struct intake *intake)
{
	unsigned role = (unsigned)intake->begin[0] << 8 | intake->begin[1];

	intake->id = intake->record_id;
	if (role == FCGI_RESPONDER)
		return;
	end_request(intake, intake->id, FCGI_UNKNOWN_ROLE);
	intake->state = INTAKE_CLOSE;
}

static enum intake_state start_begin(struct intake *intake)
{
	if (!intake->id)
		return intake->content == HEADER ? INTAKE_MORE : INTAKE_CLOSE;
	if (intake->record_id == intake->id)
		return INTAKE_CLOSE;
	end_request(intake, intake->record_id, FCGI_CANT_MPX_CONN);
	return INTAKE_MORE;
}

static enum intake_state start_abort(struct intake *intake)
{
	end_request(intake, intake->id, FCGI_REQUEST_COMPLETE);
	return INTAKE_CLOSE;
}

static enum intake_state start_params(struct intake *intake)
{
	if (intake->has_params)
		return INTAKE_CLOSE;
	if (intake->params.len + intake->content > LIMIT_PARAMS)
		return INTAKE_OVER;
	if (!intake->content)
		check_params(intake);
	return intake->state;
}

static enum intake_state start_stdin(struct intake *intake)
{
	if (!intake->has_params)
		return INTAKE_CLOSE;
	intake->is_whole = !intake->content;
	return intake->is_whole ? INTAKE_READY : INTAKE_MORE;
}

/* A header is there.  Management records (id 0) are a web server's questions
   that none asks by default; libfcgi's answers are not safe. */
static enum intake_state start_record(struct intake *intake)
{
	const unsigned char *h = intake->header;

	intake->type = h[1];
	intake->record_id = (unsigned)h[2] << 8 | h[3];
	intake->content = (size_t)h[4] << 8 | h[5];
	intake->padding = h[6];
	if (h[0] != FCGI_VERSION || !intake->record_id)
		return INTAKE_CLOSE;
	if (intake->type == FCGI_BEGIN_REQUEST)
		return start_begin(intake);
	if (!intake->id)
		return INTAKE_CLOSE;
	if (intake->record_id != intake->id)
		return INTAKE_MORE;	/* skipped, as the standard says */
	switch (intake->type) {
	case FCGI_ABORT_REQUEST:
		return start_abort(intake);
	case FCGI_PARAMS:
		return start_params(intake);
	case FCGI_STDIN:
		return start_stdin(intake);
	default:
		return INTAKE_CLOSE;
	}
}

static void take_begin(struct intake *intake, const char *bytes, size_t len)
{
	if (intake->id)
		return;			/* of another request: refused */
	memcpy(intake->begin + intake->begin_len, bytes, len);
	intake->begin_len += len;
	if (intake->begin_len == HEADER)
		begin(intake);
}

/* Some content of the record at hand. */
static void take_content(struct intake *intake, const char *bytes, size_t len)
{
	if (intake->type == FCGI_BEGIN_REQUEST)
		take_begin(intake, bytes, len);
	else if (intake->record_id != intake->id)
		return;
	else if (intake->type == FCGI_PARAMS)
		buf_add(&intake->params, bytes, len);
	else
		intake->body += len;
	if (intake->body > LIMIT_DRAIN)
		intake->state = INTAKE_READY;
}

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Takes what belongs together; returns how many bytes that was. */
static size_t take_some(struct intake *intake, const char *bytes, size_t len)
{
	size_t n;

	if (intake->content) {
		n = least(intake->content, len);
		intake->content -= n;
		take_content(intake, bytes, n);
		return n;
	}
	if (intake->padding) {
		n = least(intake->padding, len);
		intake->padding -= n;
		return n;
	}
	n = least(HEADER - intake->header_len, len);
	memcpy(intake->header + intake->header_len, bytes, n);
	intake->header_len += n;
	if (intake->header_len == HEADER) {
		intake->header_len = 0;
		intake->state = start_record(intake);
	}
	return n;
}

enum intake_state intake_take(struct intake *intake, const void *bytes,
			      size_t len)
{
	const char *at = bytes;
	size_t n;

	while (len && intake->state == INTAKE_MORE) {
		n = take_some(intake, at, len);
		at += n;
		len -= n;
		intake->taken += n;
		if (intake->state == INTAKE_MORE && intake->taken > MAX_TAKEN)
			intake->state = INTAKE_CLOSE;
	}
	return intake->state;
}

static void add_length(struct buf *out, size_t length)
{
	const unsigned char wire[4] = {
		(unsigned char)(length >> 24 | 0x80),
		(unsigned char)(length >> 16),
		(unsigned char)(length >> 8),
		(unsigned char)length,
	};

	if (length < 0x80)
		buf_char(out, (char)length);
	else
		buf_add(out, wire, sizeof(wire));
}

/* libfcgi makes "NAME=value" of each: a '=' or NUL in the name would make
   another name of it (R8). */
static bool is_clear(struct view name)
{
	return name.len && !memchr(name.at, '=', name.len) &&
	       !memchr(name.at, '\0', name.len);
}

static void add_clear_params(struct buf *out, const struct intake *intake)
{
	struct view name, value;
	struct view rest = { intake->params.data, intake->params.len };

	while (rest.len && read_pair(&name, &value, &rest)) {
		if (!is_clear(name))
			continue;
		add_length(out, name.len);
		add_length(out, value.len);
		buf_add(out, name.at, name.len);
		buf_add(out, value.at, value.len);
	}
}

void intake_stream(struct buf *out, const struct intake *intake)
{
	const unsigned char role[HEADER] = { [1] = FCGI_RESPONDER };
	struct buf params = BUF_INIT;
	size_t at, n;

	if (intake->state != INTAKE_OVER)
		add_clear_params(&params, intake);
	add_record(out, FCGI_BEGIN_REQUEST, intake->id, role, sizeof(role));
	for (at = 0; at < params.len; at += n) {
		n = least(params.len - at, MAX_CONTENT);
		add_record(out, FCGI_PARAMS, intake->id, params.data + at, n);
	}
	add_header(out, FCGI_PARAMS, intake->id, 0);
	add_header(out, FCGI_STDIN, intake->id, 0);
	buf_release(&params);
}
