/* SPDX-License-Identifier: MIT */
/*
 * What a FastCGI peer may send and what it may not (security.md 2.2).
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/limits.h"
#include "base/mem.h"
#include "intake.h"
#include "records.h"

static const char end_status[] = "\0\0\0\0";

/* Fills in a request for /a with `extra` bytes in one more parameter. */
static void add_params(struct buf *out, size_t extra)
{
	struct buf value = BUF_INIT;

	add_pair(out, "REQUEST_URI", 11, "/a", 2);
	if (extra) {
		while (value.len < extra)
			buf_char(&value, 'x');
		add_pair(out, "X", 1, value.data, value.len);
	}
	buf_release(&value);
}

static void add_request(struct buf *out, int id, size_t body)
{
	struct buf params = BUF_INIT, content = BUF_INIT;

	add_params(&params, 0);
	while (content.len < body)
		buf_char(&content, 'b');
	add_begin(out, id, RESPONDER, 0);
	add_stream(out, PARAMS, id, &params);
	add_stream(out, STDIN, id, &content);
	buf_release(&params);
	buf_release(&content);
}

/* The stream that libfcgi gets for a plain GET of /a. */
static void assert_plain(const struct intake *intake, int id)
{
	struct buf got = BUF_INIT, want = BUF_INIT;

	add_request(&want, id, 0);
	intake_stream(&got, intake);
	assert_int_equal(got.len, want.len);
	assert_memory_equal(got.data, want.data, want.len);
	buf_release(&got);
	buf_release(&want);
}

/* Takes all of `sent`, in pieces; the bytes end where memory may not. */
static void take(struct intake *intake, const struct buf *sent, size_t piece)
{
	size_t at, n;
	char *copy;

	intake_init(intake);
	for (at = 0; at < sent->len; at += n) {
		n = sent->len - at < piece ? sent->len - at : piece;
		copy = mem_alloc(n);
		memcpy(copy, sent->data + at, n);
		intake_take(intake, copy, n);
		free(copy);
	}
}

static void a_request_may_come_in_any_pieces(void **state)
{
	struct buf sent = BUF_INIT;
	struct intake intake;
	size_t piece;

	(void)state;
	add_request(&sent, 0x1234, 3000);
	for (piece = 1; piece <= 40; piece++) {
		take(&intake, &sent, piece);
		assert_int_equal(intake.state, INTAKE_READY);
		assert_true(intake.is_whole);
		assert_plain(&intake, 0x1234);
		assert_int_equal(intake.replies.len, 0);
		intake_release(&intake);
	}
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_plain(&intake, 0x1234);
	intake_release(&intake);
	buf_release(&sent);
}

static void a_part_of_a_request_is_never_ready(void **state)
{
	struct buf sent = BUF_INIT;
	struct intake intake;
	size_t len;

	(void)state;
	add_request(&sent, 1, 100);
	for (len = sent.len; len; len--) {
		sent.len = len - 1;
		take(&intake, &sent, len);
		assert_int_equal(intake.state, INTAKE_MORE);
		intake_release(&intake);
	}
	buf_release(&sent);
}

static void what_follows_a_request_is_not_read(void **state)
{
	struct buf sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_request(&sent, 1, 10);
	add_request(&sent, 2, 0);
	add_record(&sent, GET_VALUES, 0, "", 0);
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_plain(&intake, 1);
	intake_release(&intake);
	buf_release(&sent);
}

/* Requests inside a body stay body (security.md 0.1). */
static void a_body_is_never_a_request(void **state)
{
	struct buf params = BUF_INIT, body = BUF_INIT, sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_request(&body, 1, 0);
	add_request(&body, 1, 0);
	add_params(&params, 0);
	add_begin(&sent, 1, RESPONDER, 1);
	add_stream(&sent, PARAMS, 1, &params);
	add_stream(&sent, STDIN, 1, &body);
	take(&intake, &sent, 7);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_true(intake.is_whole);
	assert_plain(&intake, 1);
	intake_release(&intake);
	buf_release(&params);
	buf_release(&body);
	buf_release(&sent);
}

static enum intake_state state_after(const void *bytes, size_t len)
{
	struct buf sent = BUF_INIT;
	struct intake intake;
	enum intake_state state;

	buf_add(&sent, bytes, len);
	take(&intake, &sent, sent.len + 1);
	state = intake.state;
	intake_release(&intake);
	buf_release(&sent);
	return state;
}

#define AFTER(bytes) state_after(bytes, sizeof(bytes) - 1)

static void what_is_no_request_closes(void **state)
{
	(void)state;
	/* another version */
	assert_int_equal(AFTER("\2\1\0\1\0\10\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\0\1\0\1\0\10\0\0"), INTAKE_CLOSE);
	/* management records: GET_VALUES, unknown ones, BEGIN with id 0 */
	assert_int_equal(AFTER("\1\11\0\0\0\20\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\1\115\0\0\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\1\1\0\0\0\10\0\0"), INTAKE_CLOSE);
	/* BEGIN of the wrong size */
	assert_int_equal(AFTER("\1\1\0\1\0\7\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\1\1\0\1\1\10\0\0"), INTAKE_CLOSE);
	/* anything before BEGIN */
	assert_int_equal(AFTER("\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\1\5\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER("\1\2\0\1\0\0\0\0"), INTAKE_CLOSE);
	/* HTTP, by mistake */
	assert_int_equal(AFTER("GET / HTTP/1.1\r\n\r\n"), INTAKE_CLOSE);
}

/* After a good BEGIN of request 1. */
static enum intake_state after_begin(const void *bytes, size_t len)
{
	struct buf sent = BUF_INIT;
	enum intake_state state;

	add_begin(&sent, 1, RESPONDER, 0);
	buf_add(&sent, bytes, len);
	state = state_after(sent.data, sent.len);
	buf_release(&sent);
	return state;
}

#define AFTER_BEGIN(bytes) after_begin(bytes, sizeof(bytes) - 1)

static void records_out_of_order_close(void **state)
{
	(void)state;
	assert_int_equal(AFTER_BEGIN("\1\5\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\1\0\1\0\10\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\10\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\0\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\11\0\0\0\20\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\0\0\0"
				     "\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	/* those of a request that is not ours are passed over */
	assert_int_equal(AFTER_BEGIN("\1\4\0\2\0\3\2\0abc.."), INTAKE_MORE);
	assert_int_equal(AFTER_BEGIN("\1\2\0\2\0\0\0\0"), INTAKE_MORE);
}

static void lengths_that_lie_close(void **state)
{
	(void)state;
	/* name and value of 2^30 bytes; of one byte more than there is */
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\13\0\0"
				     "\300\0\0\0\300\0\0\0abc"
				     "\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\4\0\0\1\2ab"
				     "\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\1\0\0\1"
				     "\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\4\0\0\1\377\377\377"
				     "\1\4\0\1\0\0\0\0"), INTAKE_CLOSE);
	/* and exactly what there is does not */
	assert_int_equal(AFTER_BEGIN("\1\4\0\1\0\4\0\0\1\1ab"
				     "\1\4\0\1\0\0\0\0"), INTAKE_MORE);
}

static void other_roles_are_refused_as_the_standard_says(void **state)
{
	static const int roles[] = { 0, 2, 3, 9, 255 };
	struct buf sent = BUF_INIT;
	struct intake intake;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(roles) / sizeof(roles[0]); i++) {
		buf_reset(&sent);
		add_begin(&sent, 5, roles[i], 0);
		take(&intake, &sent, 3);
		assert_int_equal(intake.state, INTAKE_CLOSE);
		assert_int_equal(intake.replies.len, 16);
		assert_memory_equal(intake.replies.data,
				    "\1\3\0\5\0\10\0\0\0\0\0\0\3\0\0\0", 16);
		intake_release(&intake);
	}
	buf_release(&sent);
}

static void a_second_request_on_the_connection_is_told_no(void **state)
{
	struct buf sent = BUF_INIT, params = BUF_INIT;
	struct intake intake;

	(void)state;
	add_params(&params, 0);
	add_begin(&sent, 1, RESPONDER, 0);
	add_begin(&sent, 2, RESPONDER, 0);
	add_stream(&sent, PARAMS, 2, &params);
	add_stream(&sent, PARAMS, 1, &params);
	add_header(&sent, STDIN, 1, 0, 0);
	take(&intake, &sent, 5);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_int_equal(intake.replies.len, 16);
	assert_memory_equal(intake.replies.data,
			    "\1\3\0\2\0\10\0\0\0\0\0\0\1\0\0\0", 16);
	assert_plain(&intake, 1);
	intake_release(&intake);
	buf_release(&sent);
	buf_release(&params);
}

static void an_aborted_request_ends(void **state)
{
	struct buf sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_begin(&sent, 1, RESPONDER, 0);
	add_header(&sent, ABORT, 1, 0, 0);
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_CLOSE);
	assert_int_equal(intake.replies.len, 16);
	assert_memory_equal(intake.replies.data + 8, end_status, 4);
	intake_release(&intake);
	buf_release(&sent);
}

/* A request whose parameters have exactly `total` bytes. */
static enum intake_state with_params_of(size_t total, size_t piece)
{
	struct buf params = BUF_INIT, sent = BUF_INIT;
	struct intake intake;
	enum intake_state state;

	add_params(&params, 0);
	buf_reset(&params);
	add_params(&params, total - 15 - 6);	/* /a; lengths and name of X */
	assert_int_equal(params.len, total);
	add_begin(&sent, 1, RESPONDER, 0);
	add_stream(&sent, PARAMS, 1, &params);
	add_header(&sent, STDIN, 1, 0, 0);
	take(&intake, &sent, piece);
	state = intake.state;
	intake_release(&intake);
	buf_release(&params);
	buf_release(&sent);
	return state;
}

static void parameters_go_up_to_their_limit(void **state)
{
	(void)state;
	assert_int_equal(with_params_of(LIMIT_PARAMS - 1, 4096), INTAKE_READY);
	assert_int_equal(with_params_of(LIMIT_PARAMS, 4096), INTAKE_READY);
	assert_int_equal(with_params_of(LIMIT_PARAMS + 1, 4096), INTAKE_OVER);
}

static void too_many_parameters_hold_no_memory(void **state)
{
	static const char chunk[60000];
	struct buf record = BUF_INIT;
	struct intake intake;
	int i;

	(void)state;
	intake_init(&intake);
	add_begin(&record, 1, RESPONDER, 0);
	add_record(&record, PARAMS, 1, chunk, sizeof(chunk));
	for (i = 0; i < 2000; i++) {
		intake_take(&intake, record.data, record.len);
		buf_reset(&record);
		add_record(&record, PARAMS, 1, chunk, sizeof(chunk));
	}
	assert_int_equal(intake.state, INTAKE_OVER);
	assert_true(intake.params.cap <= 2 * LIMIT_PARAMS);
	intake_release(&intake);
	buf_release(&record);
}

static void a_body_is_dropped_up_to_its_limit(void **state)
{
	static const struct {
		size_t body;
		bool is_whole;
	} cases[] = {
		{ LIMIT_DRAIN - 1, true },
		{ LIMIT_DRAIN, true },
		{ LIMIT_DRAIN + 1, false },
		{ 4 * LIMIT_DRAIN, false },
	};
	struct buf sent = BUF_INIT;
	struct intake intake;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&sent);
		add_request(&sent, 1, cases[i].body);
		take(&intake, &sent, 1000);
		assert_int_equal(intake.state, INTAKE_READY);
		assert_int_equal(intake.is_whole, cases[i].is_whole);
		assert_plain(&intake, 1);
		intake_release(&intake);
	}
	buf_release(&sent);
}

/* Full padding behind each byte, and records of others, are bounded too. */
static void endless_nothing_closes(void **state)
{
	static const char padding[255];
	struct buf sent = BUF_INIT;
	struct intake intake;
	int i;

	(void)state;
	intake_init(&intake);
	add_begin(&sent, 1, RESPONDER, 0);
	for (i = 0; i < 10000 && intake.state == INTAKE_MORE; i++) {
		intake_take(&intake, sent.data, sent.len);
		buf_reset(&sent);
		add_header(&sent, STDIN, 2, 0, sizeof(padding));
		buf_add(&sent, padding, sizeof(padding));
	}
	assert_int_equal(intake.state, INTAKE_CLOSE);
	assert_true(i > 100);
	intake_release(&intake);
	buf_release(&sent);
}

static void the_largest_record_is_read(void **state)
{
	static const char padding[255];
	struct buf params = BUF_INIT, sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_params(&params, 65535 - 15 - 6);
	assert_int_equal(params.len, 65535);
	add_begin(&sent, 1, RESPONDER, 0);
	add_header(&sent, PARAMS, 1, 65535, sizeof(padding));
	buf_buf(&sent, &params);
	buf_add(&sent, padding, sizeof(padding));
	add_header(&sent, PARAMS, 1, 0, sizeof(padding));
	buf_add(&sent, padding, sizeof(padding));
	add_header(&sent, STDIN, 1, 0, 0);
	take(&intake, &sent, 8192);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_int_equal(intake.params.len, 65535);
	intake_release(&intake);
	buf_release(&params);
	buf_release(&sent);
}

static void names_that_would_become_others_are_left_out(void **state)
{
	struct buf params = BUF_INIT, sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_pair(&params, "REQUEST_URI=", 12, "/b", 2);
	add_pair(&params, "REQUEST_URI\0X", 13, "/b", 2);
	add_pair(&params, "", 0, "empty", 5);
	add_pair(&params, "=", 1, "", 0);
	add_params(&params, 0);
	add_begin(&sent, 1, RESPONDER, 0);
	add_stream(&sent, PARAMS, 1, &params);
	add_header(&sent, STDIN, 1, 0, 0);
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_READY);
	assert_plain(&intake, 1);
	intake_release(&intake);
	buf_release(&params);
	buf_release(&sent);
}

static void a_value_with_a_nul_is_refused(void **state)
{
	struct buf params = BUF_INIT, sent = BUF_INIT, stream = BUF_INIT;
	struct intake intake;

	(void)state;
	add_pair(&params, "REQUEST_URI", 11, "/a\0b", 4);
	add_begin(&sent, 1, RESPONDER, 0);
	add_stream(&sent, PARAMS, 1, &params);
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_OVER);
	intake_stream(&stream, &intake);
	assert_int_equal(stream.len, 16 + 8 + 8);	/* no parameters */
	intake_release(&intake);
	buf_release(&params);
	buf_release(&sent);
	buf_release(&stream);
}

static void after_a_reset_it_is_as_new(void **state)
{
	struct buf sent = BUF_INIT;
	struct intake intake;

	(void)state;
	add_begin(&sent, 9, 2, 0);
	take(&intake, &sent, sent.len);
	assert_int_equal(intake.state, INTAKE_CLOSE);
	intake_reset(&intake);
	assert_int_equal(intake.replies.len, 0);
	buf_reset(&sent);
	add_request(&sent, 3, 5);
	assert_int_equal(intake_take(&intake, sent.data, sent.len),
			 INTAKE_READY);
	assert_plain(&intake, 3);
	intake_release(&intake);
	buf_release(&sent);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_may_come_in_any_pieces),
		cmocka_unit_test(a_part_of_a_request_is_never_ready),
		cmocka_unit_test(what_follows_a_request_is_not_read),
		cmocka_unit_test(a_body_is_never_a_request),
		cmocka_unit_test(what_is_no_request_closes),
		cmocka_unit_test(records_out_of_order_close),
		cmocka_unit_test(lengths_that_lie_close),
		cmocka_unit_test(other_roles_are_refused_as_the_standard_says),
		cmocka_unit_test(a_second_request_on_the_connection_is_told_no),
		cmocka_unit_test(an_aborted_request_ends),
		cmocka_unit_test(parameters_go_up_to_their_limit),
		cmocka_unit_test(too_many_parameters_hold_no_memory),
		cmocka_unit_test(a_body_is_dropped_up_to_its_limit),
		cmocka_unit_test(endless_nothing_closes),
		cmocka_unit_test(the_largest_record_is_read),
		cmocka_unit_test(names_that_would_become_others_are_left_out),
		cmocka_unit_test(a_value_with_a_nul_is_refused),
		cmocka_unit_test(after_a_reset_it_is_as_new),
	};

	return cmocka_run_group_tests_name("intake", tests, NULL, NULL);
}
