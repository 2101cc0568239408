/* SPDX-License-Identifier: MIT */
/*
 * Conditional requests: RFC 9110 13, security.md R11.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/instant.h"
#include "site/conditional.h"

#define TAG "\"0123\""
#define SINCE 784111777		/* Sun, 06 Nov 1994 08:49:37 GMT */

static bool is_fresh(const char *none_match, const char *since)
{
	struct reply reply;
	struct request request = { .method = "GET", .target = "/" };
	bool fresh;

	reply_init(&reply);
	memcpy(reply.etag, TAG, sizeof(TAG));
	reply.modified = SINCE;
	request.if_none_match = none_match;
	request.if_modified_since = since;
	fresh = conditional_is_fresh(&reply, &request);
	reply_release(&reply);
	return fresh;
}

static const struct {
	const char *none_match, *since;
	bool fresh;
} rows[] = {
	{ NULL, NULL, false },
	{ TAG, NULL, true },
	{ "W/" TAG, NULL, true },
	{ "\"x\", " TAG, NULL, true },
	{ "\"x\" ,\t W/\"y\", W/" TAG " ", NULL, true },
	{ "*", NULL, true },
	{ " * ", NULL, true },
	{ "\"012\"", NULL, false },
	{ "\"01234\"", NULL, false },
	{ "0123", NULL, false },
	{ "\"0123", NULL, false },
	{ "", NULL, false },
	{ ",", NULL, false },
	{ "\"x\" " TAG, NULL, false },
	{ "w/" TAG, NULL, false },
	/* If-None-Match beats the date. */
	{ "\"x\"", "Sun, 06 Nov 1994 08:49:37 GMT", false },
	{ TAG, "Sun, 06 Nov 1970 08:49:37 GMT", true },
	{ NULL, "Sun, 06 Nov 1994 08:49:37 GMT", true },
	{ NULL, "Sun, 06 Nov 1994 08:49:38 GMT", true },
	{ NULL, "Sun, 06 Nov 1994 08:49:36 GMT", false },
	{ NULL, "Sunday, 06-Nov-94 08:49:37 GMT", true },
	{ NULL, "Sun Nov  6 08:49:37 1994", true },
	{ NULL, "yesterday", false },
	{ NULL, "", false },
};

static void a_client_that_has_it_is_told_so(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (is_fresh(rows[i].none_match, rows[i].since) !=
		    rows[i].fresh)
			fail_msg("row %zu: %s / %s: want %d", i,
				 rows[i].none_match ? rows[i].none_match : "-",
				 rows[i].since ? rows[i].since : "-",
				 rows[i].fresh);
}

static void ten_thousand_tags_are_read_once(void **state)
{
	struct buf list = BUF_INIT;
	int i;

	(void)state;
	for (i = 0; i < 10000; i++)
		buf_printf(&list, "\"t%d\", ", i);
	assert_false(is_fresh(list.data, NULL));
	buf_str(&list, TAG);
	assert_true(is_fresh(list.data, NULL));
	buf_release(&list);
}

static void a_reply_without_validators_is_never_fresh(void **state)
{
	struct request request = { .method = "GET", .target = "/" };
	struct reply reply;

	(void)state;
	reply_init(&reply);
	request.if_none_match = "\"\"";
	assert_false(conditional_is_fresh(&reply, &request));
	request.if_none_match = NULL;
	request.if_modified_since = "Sun, 06 Nov 1994 08:49:37 GMT";
	assert_false(conditional_is_fresh(&reply, &request));
	reply_release(&reply);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_client_that_has_it_is_told_so),
		cmocka_unit_test(ten_thousand_tags_are_read_once),
		cmocka_unit_test(a_reply_without_validators_is_never_fresh),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
