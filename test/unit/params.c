/* SPDX-License-Identifier: MIT */
/*
 * From CGI variables to a request.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "params.h"

enum { MAX_VARIABLES = 6 };

struct want {
	const char *env[MAX_VARIABLES];
	const char *method, *target, *path, *query;
};

static void assert_text(const char *got, const char *want)
{
	if (!want)
		assert_null(got);
	else
		assert_string_equal(got, want);
}

static void check(const struct want *want)
{
	struct arena arena = ARENA_INIT;
	struct request request;
	char *env[MAX_VARIABLES + 1] = { NULL };
	int i;

	for (i = 0; i < MAX_VARIABLES && want->env[i]; i++)
		env[i] = arena_strdup(&arena, want->env[i]);
	params_read(&request, env, &arena);
	assert_text(request.method, want->method);
	assert_text(request.target, want->target);
	assert_text(request.decoded_path, want->path);
	assert_text(request.query, want->query);
	arena_release(&arena);
}

static void the_path_comes_from_request_uri_alone(void **state)
{
	(void)state;
	check(&(struct want){
		{ "SCRIPT_NAME=/no", "REQUEST_METHOD=GET", "PATH_INFO=/no",
		  "QUERY_STRING=no", "REQUEST_URI=/a?b=c", "DOCUMENT_URI=/no" },
		.method = "GET", .target = "/a?b=c" });
}

static void without_request_uri_script_and_path_make_it(void **state)
{
	(void)state;
	check(&(struct want){
		{ "REQUEST_METHOD=HEAD", "SCRIPT_NAME=/s", "PATH_INFO=/p q",
		  "QUERY_STRING=x=1" },
		.method = "HEAD", .path = "/s/p q", .query = "x=1" });
	check(&(struct want){ { "PATH_INFO=/p" }, .path = "/p" });
	check(&(struct want){ { "SCRIPT_NAME=/s" }, .path = "/s" });
}

static void without_any_path_the_target_is_empty(void **state)
{
	(void)state;
	check(&(struct want){ { "REQUEST_METHOD=GET" }, .method = "GET",
			      .target = "" });
	check(&(struct want){ { NULL }, .target = "" });
}

static void the_first_of_two_counts(void **state)
{
	(void)state;
	check(&(struct want){
		{ "REQUEST_URI=/1", "REQUEST_METHOD=GET", "REQUEST_URI=/2",
		  "REQUEST_METHOD=DELETE" },
		.method = "GET", .target = "/1" });
	check(&(struct want){ { "REQUEST_URI=", "REQUEST_URI=/2" },
			      .target = "" });
}

static void names_must_be_equal_not_alike(void **state)
{
	(void)state;
	check(&(struct want){
		{ "REQUEST_URIX=/no", "XREQUEST_URI=/no", "request_uri=/no",
		  "REQUEST_URI", "REQUEST_URI=/yes" },
		.target = "/yes" });
}

static void conditions_are_taken(void **state)
{
	char match[] = "HTTP_IF_NONE_MATCH=\"x\"";
	char since[] = "HTTP_IF_MODIFIED_SINCE=never";
	char *env[] = { match, since, NULL };
	struct arena arena = ARENA_INIT;
	struct request request;

	(void)state;
	params_read(&request, env, &arena);
	assert_string_equal(request.if_none_match, "\"x\"");
	assert_string_equal(request.if_modified_since, "never");
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_path_comes_from_request_uri_alone),
		cmocka_unit_test(without_request_uri_script_and_path_make_it),
		cmocka_unit_test(without_any_path_the_target_is_empty),
		cmocka_unit_test(the_first_of_two_counts),
		cmocka_unit_test(names_must_be_equal_not_alike),
		cmocka_unit_test(conditions_are_taken),
	};

	return cmocka_run_group_tests_name("params", tests, NULL, NULL);
}
