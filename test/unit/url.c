/* SPDX-License-Identifier: MIT */
/*
 * Request paths: each escape decided as url.h says, and the keys under which
 * paths meet.  Rows R1 to R5 are those of the threat model for requests.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/limits.h"
#include "base/mem.h"
#include "index/url.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static void check_text(const char *in, const char *want, const char *got)
{
	if (!str_eq(want, got))
		fail_msg("\"%s\": want \"%s\", got \"%s\"", in, want, got);
}

/* The path as a copy that ends where it ends, so that a sanitizer sees a
   read of one byte more. */
static enum url_fault decode(struct buf *out, const char *raw, size_t len)
{
	char *copy = mem_alloc(len ? len : 1);
	enum url_fault fault;

	memcpy(copy, raw, len);
	fault = url_decode(out, copy, len);
	free(copy);
	return fault;
}

static void good_paths_decode_once(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "/", "/" },
		{ "/a/b/", "/a/b/" },
		{ "/caf%C3%A9/", "/caf\xc3\xa9/" },
		{ "/caf%c3%a9/", "/caf\xc3\xa9/" },
		{ "/caf\xc3\xa9/", "/caf\xc3\xa9/" },
		{ "/cafe%CC%81/", "/cafe\xcc\x81/" },
		{ "/resources/%2DU-z8x8yTw9", "/resources/-U-z8x8yTw9" },
		{ "/%70", "/p" },
		{ "//x", "//x" },
		{ "/a%20b", "/a b" },
		{ "/a b", "/a b" },
		{ "/a+b", "/a+b" },
		{ "/a%2Bb", "/a+b" },
		{ "/%252e%252e/", "/%2e%2e/" },		/* R1: once */
		{ "/a/.../", "/a/.../" },
		{ "/..;/", "/..;/" },
		{ "/a../b", "/a../b" },
		{ "/.well-known/", "/.well-known/" },
		{ "/a..b", "/a..b" },
		{ "/a%3F", "/a?" },			/* R4 */
		{ "/a%23b", "/a#b" },
		{ "/a%3Bb", "/a;b" },
		{ "/s/a%5Cb/", "/s/a\\b/" },
		{ "/%E2%80%AE", "/\xe2\x80\xae" },	/* R3: bidi */
		{ "/%EF%BB%BF", "/\xef\xbb\xbf" },	/* R3: BOM */
		{ "/%E2%80%8B", "/\xe2\x80\x8b" },	/* R3: zero width */
		{ "/%F4%8F%BF%BF", "/\xf4\x8f\xbf\xbf" },
	};
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		buf_reset(&out);
		assert_int_equal(decode(&out, rows[i].in, strlen(rows[i].in)),
				 URL_OK);
		check_text(rows[i].in, rows[i].want, out.data);
	}
	buf_release(&out);
}

static void bad_paths_are_refused(void **state)
{
	static const struct {
		const char *in;
		enum url_fault want;
	} rows[] = {
		{ "", URL_BAD },
		{ "*", URL_BAD },
		{ "a/b", URL_BAD },
		{ "/../../etc/passwd", URL_BAD },	/* R1 */
		{ "/%2e%2e/", URL_BAD },
		{ "/%2E%2e", URL_BAD },
		{ "/.%2e/", URL_BAD },
		{ "/..%2f", URL_BAD },
		{ "/..%5cetc", URL_BAD },
		{ "/a\\..\\b", URL_BAD },
		{ "/a\\b", URL_BAD },
		{ "/..", URL_BAD },
		{ "/a/..", URL_BAD },
		{ "/./", URL_BAD },
		{ "/a/.", URL_BAD },
		{ "/%u002e/", URL_BAD },
		{ "/a%00", URL_BAD },			/* R2 */
		{ "/%01", URL_BAD },
		{ "/%1f", URL_BAD },
		{ "/%7f", URL_BAD },
		{ "/\x7f", URL_BAD },
		{ "/%0d%0aSet-Cookie:x", URL_BAD },
		{ "/a\tb", URL_BAD },
		{ "/%C2%85", URL_BAD },
		{ "/%c0%ae", URL_BAD },			/* R3 */
		{ "/%c0%af", URL_BAD },
		{ "/%e0%80%af", URL_BAD },
		{ "/%ed%a0%80", URL_BAD },
		{ "/%e0%a4", URL_BAD },
		{ "/%f4%90%80%80", URL_BAD },
		{ "/%ff", URL_BAD },
		{ "/\xff", URL_BAD },
		{ "/%", URL_BAD },			/* R4 */
		{ "/%z", URL_BAD },
		{ "/%4", URL_BAD },
		{ "/%zz", URL_BAD },
		{ "/%4g", URL_BAD },
		{ "/a%2Fb", URL_NONE },
		{ "/a%2fb", URL_NONE },
		{ "/%2f%2fevil.com", URL_NONE },
		{ "/a%2f..%2fb", URL_BAD },
		{ "/a%2Fb%00", URL_BAD },
	};
	struct buf out = BUF_INIT;
	enum url_fault got;
	size_t i;

	(void)state;
	buf_str(&out, "kept");
	for (i = 0; i < N(rows); i++) {
		got = decode(&out, rows[i].in, strlen(rows[i].in));
		if (got != rows[i].want)
			fail_msg("\"%s\": want %d, got %d", rows[i].in,
				 rows[i].want, got);
		check_text(rows[i].in, "kept", out.data);
	}
	assert_int_equal(decode(&out, "/a\0b", 4), URL_BAD);
	buf_release(&out);
}

/* A path of n bytes, "/aaa". */
static char *long_path(size_t n)
{
	char *path = mem_alloc(n + 1);

	memset(path, 'a', n);
	path[0] = '/';
	return path;
}

static void a_path_has_at_most_limit_path_bytes(void **state)
{
	static const struct {
		size_t len;
		enum url_fault want;
	} rows[] = {				/* R5 */
		{ LIMIT_PATH - 1, URL_OK },
		{ LIMIT_PATH, URL_OK },
		{ LIMIT_PATH + 1, URL_TOO_LONG },
		{ 8000, URL_TOO_LONG },
		{ 65000, URL_TOO_LONG },
	};
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		char *path = long_path(rows[i].len);

		assert_int_equal(decode(&out, path, rows[i].len),
				 rows[i].want);
		free(path);
	}
	buf_release(&out);
}

static void a_path_has_at_most_limit_segments(void **state)
{
	struct buf path = BUF_INIT, out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < LIMIT_SEGMENTS - 1; i++)
		buf_str(&path, "/a");
	assert_int_equal(decode(&out, path.data, path.len), URL_OK);
	buf_str(&path, "/a");
	assert_int_equal(decode(&out, path.data, path.len), URL_OK);
	buf_str(&path, "/");
	assert_int_equal(decode(&out, path.data, path.len), URL_OK);
	buf_str(&path, "a");
	assert_int_equal(decode(&out, path.data, path.len), URL_TOO_LONG);
	buf_release(&path);
	buf_release(&out);
}

static void authors_paths_may_hold_what_is_no_escape(void **state)
{
	static const struct {
		const char *in, *want;	/* NULL: no request can reach it */
	} rows[] = {
		{ "/tra%20il/", "/tra il/" },
		{ "/100%/", "/100%/" },
		{ "/50%25/", "/50%/" },
		{ "/a\\b/", "/a\\b/" },
		{ "/x?y=1#z", "/x?y=1#z" },
		{ "/a%2Fb", NULL },
		{ "/a%00b", NULL },
		{ "/a%0d%0ab", NULL },
		{ "/%2e%2e/", NULL },
		{ "/a\nb", NULL },
		{ "relative", NULL },
	};
	struct buf out = BUF_INIT;
	enum url_fault fault;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		buf_reset(&out);
		fault = url_read(&out, rows[i].in);
		assert_int_equal(fault == URL_OK, rows[i].want != NULL);
		check_text(rows[i].in, rows[i].want ? rows[i].want : "",
			   out.data);
	}
	buf_release(&out);
}

static void an_authors_path_is_measured_encoded(void **state)
{
	struct buf path = BUF_INIT, out = BUF_INIT;
	size_t i;

	(void)state;
	buf_char(&path, '/');
	for (i = 0; i < (LIMIT_PATH - 2) / 3; i++)
		buf_char(&path, '"');
	assert_int_equal(url_read(&out, path.data), URL_OK);
	buf_reset(&out);
	buf_char(&path, '"');
	assert_int_equal(url_read(&out, path.data), URL_TOO_LONG);
	assert_int_equal(out.len, 0);
	buf_release(&path);
	buf_release(&out);
}

static void encoding_is_that_of_go(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {			/* hugo.md 2.1.7, F1, F3 */
		{ "/", "/" },
		{ "/a b/", "/a%20b/" },
		{ "/caf\xc3\xa9/", "/caf%C3%A9/" },
		{ "/s/a\\b/", "/s/a%5Cb/" },
		{ "/s/c#/", "/s/c%23/" },
		{ "/s/c++/", "/s/c++/" },
		{ "/s/a@b~c/", "/s/a@b~c/" },
		{ "/it's/", "/it's/" },
		{ "/(x)/", "/(x)/" },
		{ "/a&b/", "/a&b/" },
		{ "/a;b,c/", "/a;b,c/" },
		{ "/a:b!$=*/", "/a:b!$=*/" },
		{ "/50%/", "/50%25/" },
		{ "/x?y=1/", "/x%3Fy=1/" },
		{ "/\"<>^`{|}[]/", "/%22%3C%3E%5E%60%7B%7C%7D%5B%5D/" },
		{ "/\xef\xac\x80lig/", "/%EF%AC%80lig/" },
	};
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		buf_reset(&out);
		url_encode(&out, rows[i].in);
		check_text(rows[i].in, rows[i].want, out.data);
	}
	buf_release(&out);
}

static const struct {
	const char *in, *tidy, *fold;
} keys[] = {
	{ "/", "/", "/" },
	{ "//", "/", "/" },
	{ "/index.html", "/", "/" },
	{ "/a", "/a", "/a" },
	{ "/a/", "/a", "/a" },
	{ "//a//b//", "/a/b", "/a/b" },
	{ "/A/B/", "/A/B", "/a/b" },
	{ "/a/index.html", "/a", "/a" },
	{ "/a/index.html/", "/a", "/a" },
	{ "/a/index.html/index.html", "/a", "/a" },
	{ "/a/INDEX.HTML", "/a/INDEX.HTML", "/a" },
	{ "/a/xindex.html", "/a/xindex.html", "/a/xindex.html" },
	{ "/a/b.html", "/a/b.html", "/a/b.html" },
	{ "/\xc3\x89T\xc3\x89/", "/\xc3\x89T\xc3\x89", "/\xc3\xa9t\xc3\xa9" },
	{ "/\xc4\xb0/", "/\xc4\xb0", "/i" },
};

static void paths_that_mean_the_same_meet(void **state)
{
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(keys); i++) {
		buf_reset(&out);
		url_tidy(&out, keys[i].in);
		check_text(keys[i].in, keys[i].tidy, out.data);
		buf_reset(&out);
		url_fold(&out, keys[i].in);
		check_text(keys[i].in, keys[i].fold, out.data);
	}
	buf_release(&out);
}

static void folding_twice_changes_nothing(void **state)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(keys); i++) {
		buf_reset(&once);
		buf_reset(&twice);
		url_fold(&once, keys[i].in);
		url_fold(&twice, once.data);
		check_text(keys[i].in, once.data, twice.data);
	}
	buf_release(&once);
	buf_release(&twice);
}

static void a_target_splits_into_path_and_query(void **state)
{
	static const struct {
		const char *in, *path, *query;
	} rows[] = {
		{ "/a?b=c", "/a", "b=c" },
		{ "/a", "/a", "" },
		{ "/a?", "/a", "" },
		{ "/a?b?c", "/a", "b?c" },
		{ "/a#f?x", "/a", "" },
		{ "/a?x#f", "/a", "x" },
		{ "http://h/a?b", "/a", "b" },
		{ "HTTPS://evil\"><b>:1/a/?b", "/a/", "b" },
		{ "http://h", "/", "" },
		{ "http://h?x", "/", "x" },
		{ "//evil.com/x", "//evil.com/x", "" },
		{ "/http://h/a", "/http://h/a", "" },
		{ "*", "*", "" },
		{ "", "", "" },
	};
	struct view path, query;
	char got[64];
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		url_split(&path, &query, rows[i].in);
		snprintf(got, sizeof(got), "%.*s", (int)path.len, path.at);
		check_text(rows[i].in, rows[i].path, got);
		snprintf(got, sizeof(got), "%.*s", (int)query.len, query.at);
		check_text(rows[i].in, rows[i].query, got);
	}
}

static void cleaning_is_that_of_go(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "/" },
		{ "/", "/" },
		{ "//", "/" },
		{ "/a/../b", "/b" },
		{ "/a//b/", "/a/b" },
		{ "/a/./b/", "/a/b" },
		{ "a", "/a" },
		{ "../up", "/up" },
		{ "/foo/../../../../tmp/passwd", "/tmp/passwd" },
		{ "/a/..", "/" },
		{ "/a/b/..", "/a" },
		{ "/...", "/..." },
	};
	struct arena arena = ARENA_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++)
		check_text(rows[i].in, rows[i].want,
			   url_clean(&arena, rows[i].in));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_paths_decode_once),
		cmocka_unit_test(bad_paths_are_refused),
		cmocka_unit_test(a_path_has_at_most_limit_path_bytes),
		cmocka_unit_test(a_path_has_at_most_limit_segments),
		cmocka_unit_test(authors_paths_may_hold_what_is_no_escape),
		cmocka_unit_test(an_authors_path_is_measured_encoded),
		cmocka_unit_test(encoding_is_that_of_go),
		cmocka_unit_test(paths_that_mean_the_same_meet),
		cmocka_unit_test(folding_twice_changes_nothing),
		cmocka_unit_test(a_target_splits_into_path_and_query),
		cmocka_unit_test(cleaning_is_that_of_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
