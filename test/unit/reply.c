/* SPDX-License-Identifier: MIT */
/*
 * The head of a reply: every header that may leave, and none that may not
 * (security.md R6, R13).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/instant.h"
#include "base/limits.h"
#include "site/reply.h"

static char *head_of(struct buf *out, const struct reply *reply)
{
	buf_reset(out);
	reply_head(out, reply);
	return out->data;
}

static void a_page_has_its_length_and_validators(void **state)
{
	struct buf out = BUF_INIT;
	struct reply reply;
	char *head;

	(void)state;
	reply_init(&reply);
	reply.status = 200;
	reply.type = "text/html; charset=utf-8";
	reply.cache = REPLY_SHORT;
	reply.modified = 784111777;
	memcpy(reply.etag, "\"a\"", 4);
	buf_str(&reply.body, "12345");
	head = head_of(&out, &reply);
	assert_ptr_equal(strstr(head, "Status: 200 OK\r\n"), head);
	assert_non_null(strstr(head, "\r\nContent-Length: 5\r\n"));
	assert_non_null(strstr(head, "\r\nETag: \"a\"\r\n"));
	assert_non_null(strstr(head, "\r\nLast-Modified: Sun, 06 Nov 1994 "
				     "08:49:37 GMT\r\n"));
	assert_non_null(strstr(head, "\r\nX-Content-Type-Options: nosniff\r\n"));
	assert_null(strstr(head, "Location"));
	assert_null(strstr(head, "Allow"));
	assert_string_equal(head + strlen(head) - 4, "\r\n\r\n");
	buf_release(&out);
	reply_release(&reply);
}

static void a_form_of_a_page_is_not_for_search_engines(void **state)
{
	struct buf out = BUF_INIT;
	struct reply reply;
	char *head;

	(void)state;
	reply_init(&reply);
	reply.status = 200;
	assert_null(strstr(head_of(&out, &reply), "Robots"));
	reply.is_noindex = true;
	reply.canonical = "https://x.example/a/";
	head = head_of(&out, &reply);
	assert_non_null(strstr(head, "\r\nX-Robots-Tag: noindex\r\n"));
	assert_non_null(strstr(head, "\r\nLink: <https://x.example/a/>; "
				     "rel=\"canonical\"\r\n"));
	reply.canonical = "https://x.example/\r\nSet-Cookie: a";
	assert_null(strstr(head_of(&out, &reply), "Cookie"));
	buf_release(&out);
	reply_release(&reply);
}

static void a_304_and_a_204_have_no_length(void **state)
{
	static const int statuses[] = { 204, 304 };
	struct buf out = BUF_INIT;
	struct reply reply;
	size_t i;

	(void)state;
	reply_init(&reply);
	for (i = 0; i < 2; i++) {
		reply.status = statuses[i];
		assert_null(strstr(head_of(&out, &reply), "Content-Length"));
	}
	buf_release(&out);
	reply_release(&reply);
}

static void a_control_byte_never_reaches_a_header(void **state)
{
	static const char *const evil[] = {
		"/a\r\nSet-Cookie: x=1", "/a\nb", "/a\x01", "/a\x7f", "/\t/x",
	};
	struct buf out = BUF_INIT;
	struct reply reply;
	size_t i;

	(void)state;
	reply_init(&reply);
	reply.status = 301;
	for (i = 0; i < sizeof(evil) / sizeof(evil[0]); i++) {
		reply.location = evil[i];
		reply.accel = evil[i];
		head_of(&out, &reply);
		assert_null(strstr(out.data, "Location"));
		assert_null(strstr(out.data, "X-Accel-Redirect"));
		assert_null(strstr(out.data, "Set-Cookie"));
	}
	buf_release(&out);
	reply_release(&reply);
}

static void a_405_names_what_is_allowed(void **state)
{
	struct buf out = BUF_INIT;
	struct reply reply;

	(void)state;
	reply_init(&reply);
	reply.status = 405;
	reply.allow = true;
	head_of(&out, &reply);
	assert_non_null(strstr(out.data, "Status: 405 Method Not Allowed\r\n"));
	assert_non_null(strstr(out.data, "\r\nAllow: GET, HEAD, OPTIONS\r\n"));
	assert_non_null(strstr(out.data, "\r\nCache-Control: no-store\r\n"));
	buf_release(&out);
	reply_release(&reply);
}

/* What caches are told of a reply that is made at second 1000. */
static void nothing_is_kept_beyond_its_end(void **state)
{
	static const struct {
		enum reply_cache cache;
		int64_t until;
		const char *control;	/* the line */
		const char *accel;	/* the line, or NULL for none */
	} table[] = {
		{ REPLY_SHORT, INSTANT_NONE,
		  "public, max-age=0, must-revalidate", NULL },
		{ REPLY_SHORT, 1061, "public, max-age=0, must-revalidate",
		  NULL },
		{ REPLY_SHORT, 1060, "public, max-age=0, must-revalidate",
		  "@1001" },
		{ REPLY_SHORT, 1002, "public, max-age=0, must-revalidate",
		  "@1001" },
		{ REPLY_SHORT, 1001, "public, max-age=0, must-revalidate",
		  "@1000" },
		{ REPLY_MINUTES, INSTANT_NONE, "public, max-age=300", NULL },
		{ REPLY_MINUTES, 1000 + LIMIT_MAX_AGE + 3,
		  "public, max-age=300", NULL },
		{ REPLY_MINUTES, 1000 + LIMIT_MAX_AGE + 2,
		  "public, max-age=300", NULL },
		{ REPLY_MINUTES, 1000 + LIMIT_MAX_AGE + 1,
		  "public, max-age=299", NULL },
		{ REPLY_MINUTES, 1003, "public, max-age=1", "@1001" },
		{ REPLY_MINUTES, 1002, "public, max-age=0", "@1001" },
		{ REPLY_MINUTES, 1001, "public, max-age=0", "@1000" },
		{ REPLY_DAY, INSTANT_NONE, "public, max-age=86400", NULL },
		{ REPLY_DAY, 1100, "public, max-age=98", NULL },
		{ REPLY_FOREVER, INSTANT_NONE,
		  "public, max-age=31536000, immutable", NULL },
		{ REPLY_NO_STORE, INSTANT_NONE, "no-store", "0" },
		{ REPLY_NO_STORE, 1001, "no-store", "0" },
	};
	struct buf out = BUF_INIT, want = BUF_INIT;
	struct reply reply;
	size_t i;

	(void)state;
	reply_init(&reply);
	reply.status = 200;
	reply.now = 1000;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		reply.cache = table[i].cache;
		reply.valid_until = table[i].until;
		head_of(&out, &reply);
		buf_reset(&want);
		buf_printf(&want, "\r\nCache-Control: %s\r\n",
			   table[i].control);
		assert_non_null(strstr(out.data, want.data));
		buf_reset(&want);
		buf_printf(&want, "\r\nX-Accel-Expires: %s\r\n",
			   table[i].accel ? table[i].accel : "");
		assert_int_equal(!!strstr(out.data, want.data),
				 !!table[i].accel);
		assert_int_equal(!!strstr(out.data, "X-Accel-Expires"),
				 !!table[i].accel);
	}
	buf_release(&want);
	buf_release(&out);
	reply_release(&reply);
}

static void the_largest_head_fits_nginx(void **state)
{
	struct buf out = BUF_INIT;
	struct reply reply;
	char location[LIMIT_LOCATION + 1];

	(void)state;
	memset(location, 'a', LIMIT_LOCATION);
	location[0] = '/';
	location[LIMIT_LOCATION] = '\0';
	reply_init(&reply);
	reply.status = 301;
	reply.location = location;
	head_of(&out, &reply);
	assert_true(out.len <= LIMIT_HEADERS);
	buf_release(&out);
	reply_release(&reply);
}

static void a_reset_reply_forgets_everything(void **state)
{
	struct reply reply;

	(void)state;
	reply_init(&reply);
	reply.status = 200;
	reply.location = "/x";
	reply.is_head = true;
	buf_str(&reply.body, "secret of another visitor");
	reply_reset(&reply);
	assert_int_equal(reply.status, 500);
	assert_null(reply.location);
	assert_false(reply.is_head);
	assert_int_equal(reply.body.len, 0);
	assert_string_equal(reply.body.data, "");
	reply_release(&reply);
}

static void a_reset_reply_keeps_no_large_body(void **state)
{
	static const struct {
		size_t len;
		bool is_kept;
	} rows[] = { { 1000, true }, { 1024 * 1024, false } };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct reply reply;

		reply_init(&reply);
		buf_reserve(&reply.body, rows[i].len);
		reply_reset(&reply);
		assert_int_equal(reply.body.cap > 0, rows[i].is_kept);
		reply_release(&reply);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_page_has_its_length_and_validators),
		cmocka_unit_test(a_form_of_a_page_is_not_for_search_engines),
		cmocka_unit_test(a_304_and_a_204_have_no_length),
		cmocka_unit_test(a_control_byte_never_reaches_a_header),
		cmocka_unit_test(a_405_names_what_is_allowed),
		cmocka_unit_test(nothing_is_kept_beyond_its_end),
		cmocka_unit_test(the_largest_head_fits_nginx),
		cmocka_unit_test(a_reset_reply_keeps_no_large_body),
		cmocka_unit_test(a_reset_reply_forgets_everything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
