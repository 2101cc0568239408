/* SPDX-License-Identifier: MIT */
/*
 * From a folder to answers, without a server: the rules of resolution, the
 * server's own URLs, validators, redirects (product.md; security.md 2.1).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/instant.h"
#include "base/limits.h"
#include "answering.h"

static const struct named_text files[] = {
	{ "site.yaml", "baseURL: https://training.example\n"
		       "title: Test Training\n"
		       "embeds: [video.example]\n" },
	{ "knots/index.md", "---\ntitle: Knots for Beginners\ntype: course\n"
			    "code: KNOT\nid: \"77\"\nurl: /rope/:slug/\n"
			    "slug: Knots One\n"
			    "aliases: [/old/knots, /Old/Ropes/, /rope/knots-one/]\n"
			    "---\n\nTie things.\n" },
	{ "knots/images/bowline one.png", "not really" },
	{ "knots/notes.yaml", "a: 1\n" },
	{ "splices.md", "---\ntitle: Splices\ntype: course\n"
			"code: SPL\n---\n\nJoin things.\n" },
	{ "draft.md", "---\ntitle: Secret\ntype: course\ndraft: true\n"
		      "aliases: [/hush]\n---\n" },
	{ "future.md", "---\ntitle: Later\ntype: course\ndate: 2030-01-01\n"
		       "---\n" },
	{ "past.md", "---\ntitle: Over\ntype: course\n"
		     "expiryDate: 2020-01-01\naliases: [/was]\n---\n" },
};

static int set_up(void **state)
{
	return answering_open(state, files, sizeof(files) / sizeof(files[0]));
}

static const struct reply *ask(struct fixture *fixture,
			       const struct request *request)
{
	return ask_at(fixture, request, NOW);
}

static const struct reply *get(struct fixture *fixture, const char *target)
{
	return get_at(fixture, target, NOW);
}

static const struct {
	const char *target;
	int status;
	const char *location;		/* NULL: none */
} rows[] = {
	{ "/", 200, NULL },
	{ "/courses/", 200, NULL },
	{ "/courses", 301, "/courses/" },
	{ "/COURSES/index.html?q=a", 301, "/courses/?q=a" },
	{ "/healthz", 200, NULL },
	{ "/rope/knots-one/", 200, NULL },
	{ "/rope/knots-one/?utm_source=x", 200, NULL },
	{ "/rope/knots-one", 301, "/rope/knots-one/" },
	{ "//rope//knots-one/", 301, "/rope/knots-one/" },
	{ "/Rope/Knots-One/index.html", 301, "/rope/knots-one/" },
	{ "/rope/knots-one?a=1&b=%20", 301, "/rope/knots-one/?a=1&b=%20" },
	{ "/rope/knots%2Done/", 200, NULL },
	{ "/old/knots", 301, "/rope/knots-one/" },
	{ "/old/knots/?x=1", 301, "/rope/knots-one/?x=1" },
	{ "/OLD/ROPES", 301, "/rope/knots-one/" },
	{ "http://other.example/old/knots", 301, "/rope/knots-one/" },
	{ "/splices/", 200, NULL },
	{ "/spl", 302, "/splices/" },
	{ "/KNOT", 302, "/rope/knots-one/" },
	{ "/knot/", 302, "/rope/knots-one/" },
	{ "/draft/", 404, NULL },
	{ "/hush", 404, NULL },
	{ "/future/", 404, NULL },
	{ "/past/", 410, NULL },
	{ "/was", 410, NULL },
	{ "/rope/knots-one/images/bowline%20one.png", 200, NULL },
	{ "/rope/knots-one/images/none.png", 404, NULL },
	{ "/rope/knots-one/notes.yaml", 404, NULL },
	{ "/rope/knots-one/index.md", 200, NULL },
	{ "/rope/knots-one/index.json", 200, NULL },
	{ "/old/knots/index.json?x=1", 301,
	  "/rope/knots-one/index.json?x=1" },
	{ "/past/index.md", 410, NULL },
	{ "/draft/index.json", 404, NULL },
	{ "/splices.md", 404, NULL },
	{ "/courses.json", 200, NULL },
	{ "/courses.json?page=2", 404, NULL },
	{ "/courses.json?page=x", 400, NULL },
	{ "/courses.csv", 200, NULL },
	{ "/openapi.json", 200, NULL },
	{ "/knots/images/bowline%20one.png", 404, NULL },
	{ "/nothing/here", 404, NULL },
	{ "/a/../b", 400, NULL },
	{ "/%2e%2e/x", 400, NULL },
	{ "/a%2Fb", 404, NULL },
	{ "/%zz", 400, NULL },
	{ "/%00", 400, NULL },
	{ "/a%0d%0ab", 400, NULL },
	{ "/?q=%0d%0aSet-Cookie:x", 400, NULL },
	{ "/theme/style.css", 200, NULL },
	{ "/theme/none.css", 404, NULL },
	{ "/theme/course.mustache", 404, NULL },
};

static void every_address_has_its_answer(void **state)
{
	const struct reply *reply;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		reply = get(*state, rows[i].target);
		if (reply->status != rows[i].status)
			fail_msg("%s: want %d, got %d", rows[i].target,
				 rows[i].status, reply->status);
		if (!rows[i].location != !reply->location)
			fail_msg("%s: location %s", rows[i].target,
				 reply->location ? reply->location : "none");
		if (rows[i].location)
			assert_string_equal(reply->location, rows[i].location);
	}
}

/* What the query of a list asks for is known when the list is made. */
static bool needs_the_list(const char *target)
{
	return strstr(target, ".json?page=") != NULL;
}

static void programs_are_told_of_errors_in_json(void **state)
{
	static const struct {
		const char *method, *target;
		int status;
		const char *has;
	} asked[] = {
		{ "GET", "/none.json", 404, "\"instance\": \"/none.json\"" },
		{ "GET", "/a%20b/index.md?x", 404,
		  "\"instance\": \"/a%20b/index.md\"" },
		{ "GET", "/past/index.json", 410, "\"title\": \"Gone\"" },
		{ "GET", "/courses.json?sort=x", 400, "\"detail\": \"" },
		{ "GET", "/%zz.xml", 400, "\"status\": 400" },
		{ "POST", "/courses.csv", 405, "\"type\": \"about:blank\"" },
	};
	const struct reply *reply;

	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++) {
		struct request request = { .method = asked[i].method,
					   .target = asked[i].target };

		reply = ask(*state, &request);
		assert_int_equal(reply->status, asked[i].status);
		assert_string_equal(reply->type, "application/problem+json");
		assert_int_equal(reply->cache, REPLY_NO_STORE);
		if (!strstr(reply->body.data, asked[i].has))
			fail_msg("%s: no %s in %s", asked[i].target,
				 asked[i].has, reply->body.data);
	}
	reply = get(*state, "/none/");
	assert_string_equal(reply->type, "text/html; charset=utf-8");
}

static void a_form_of_a_page_names_the_page(void **state)
{
	const struct reply *reply = get(*state, "/rope/knots-one/index.json");

	assert_true(reply->is_noindex);
	assert_string_equal(reply->canonical,
			    "https://training.example/rope/knots-one/");
	reply = get(*state, "/rope/knots-one/");
	assert_false(reply->is_noindex);
	assert_null(reply->canonical);
}

static void resolve_agrees_with_the_server(void **state)
{
	struct fixture *fixture = *state;
	struct site_target target;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (needs_the_list(rows[i].target))
			continue;
		site_resolve(&target, fixture->site, rows[i].target, NOW,
			     &fixture->arena);
		assert_int_equal(target.status, rows[i].status);
		assert_int_equal(!target.target, !rows[i].location);
	}
}

static void a_bundle_file_goes_to_nginx_by_its_place(void **state)
{
	const struct reply *reply;

	reply = get(*state, "/rope/knots-one/images/bowline%20one.png");
	assert_string_equal(reply->accel,
			    "/-content/knots/images/bowline%20one.png");
	assert_string_equal(reply->type, "image/png");
	assert_int_equal(reply->body.len, 0);
}

static void head_answers_as_get_does(void **state)
{
	struct request request = { .method = "HEAD" };
	struct buf get_head = BUF_INIT, head_head = BUF_INIT;
	size_t i;

	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		buf_reset(&get_head);
		buf_reset(&head_head);
		reply_head(&get_head, get(*state, rows[i].target));
		request.target = rows[i].target;
		reply_head(&head_head, ask(*state, &request));
		assert_string_equal(get_head.data, head_head.data);
		assert_true(((struct fixture *)*state)->reply.is_head);
	}
	buf_release(&get_head);
	buf_release(&head_head);
}

static void other_methods_are_refused(void **state)
{
	static const char *const methods[] = {
		"POST", "PUT", "DELETE", "TRACE", "get", "", NULL,
	};
	struct request request = { .target = "/" };
	size_t i;

	for (i = 0; i < sizeof(methods) / sizeof(methods[0]); i++) {
		request.method = methods[i];
		assert_int_equal(ask(*state, &request)->status, 405);
		assert_true(((struct fixture *)*state)->reply.allow);
	}
	request.method = "OPTIONS";
	assert_int_equal(ask(*state, &request)->status, 204);
}

static void a_tag_confirms_its_page_and_no_other(void **state)
{
	struct request request = { .method = "GET" };
	char tag[REPLY_ETAG_SIZE];
	const struct reply *reply;

	reply = get(*state, "/splices/");
	memcpy(tag, reply->etag, sizeof(tag));
	assert_int_equal(tag[0], '"');
	request.if_none_match = tag;
	request.target = "/splices/";
	reply = ask(*state, &request);
	assert_int_equal(reply->status, 304);
	assert_int_equal(reply->body.len, 0);
	assert_string_equal(reply->etag, tag);
	request.target = "/rope/knots-one/";
	assert_int_equal(ask(*state, &request)->status, 200);
	request.target = "/";
	assert_int_equal(ask(*state, &request)->status, 200);
}

static void a_page_that_comes_into_being_changes_the_tags(void **state)
{
	struct fixture *fixture = *state;
	struct request request = { .method = "GET", .target = "/" };
	char before[REPLY_ETAG_SIZE];

	memcpy(before, get(fixture, "/")->etag, sizeof(before));
	reply_reset(&fixture->reply);
	site_answer(&fixture->reply, fixture->site, &request,
		    NOW + 10LL * 365 * 86400, &fixture->arena);
	assert_string_not_equal(fixture->reply.etag, before);
}

static void limits_of_path_and_query_hold(void **state)
{
	char target[LIMIT_PATH + LIMIT_QUERY + 16];

	memset(target, 'a', sizeof(target));
	target[0] = '/';
	target[LIMIT_PATH] = '\0';
	assert_int_equal(get(*state, target)->status, 404);
	target[LIMIT_PATH] = 'a';
	target[LIMIT_PATH + 1] = '\0';
	assert_int_equal(get(*state, target)->status, 414);

	memset(target, 'a', sizeof(target));
	memcpy(target, "/?", 2);
	target[LIMIT_QUERY + 2] = '\0';
	assert_int_equal(get(*state, target)->status, 200);
	target[LIMIT_QUERY + 2] = 'a';
	target[LIMIT_QUERY + 3] = '\0';
	assert_int_equal(get(*state, target)->status, 414);
}

static void a_query_cannot_harm_a_header(void **state)
{
	const struct reply *reply;

	reply = get(*state, "/courses?q=\"<a>\\`{|}\xc3\xa9 x");
	assert_string_equal(reply->location,
			    "/courses/?q=%22%3Ca%3E%5C%60%7B%7C%7D"
			    "%C3%A9%20x");
}

static void errors_are_never_stored(void **state)
{
	static const char *const targets[] = { "/none", "/%zz", "/past/" };
	struct buf head = BUF_INIT;
	size_t i;

	for (i = 0; i < 3; i++) {
		buf_reset(&head);
		reply_head(&head, get(*state, targets[i]));
		assert_non_null(strstr(head.data, "Cache-Control: no-store"));
		assert_null(strstr(head.data, "ETag"));
	}
	buf_release(&head);
}

static void an_error_page_suggests_what_was_meant(void **state)
{
	const struct reply *reply = get(*state, "/ropes/knot-one");

	assert_int_equal(reply->status, 404);
	assert_non_null(strstr(reply->body.data, "/rope/knots-one/"));
	assert_null(strstr(reply->body.data, "Secret"));
}

static void frames_come_from_site_yaml_alone(void **state)
{
	const struct fixture *fixture = *state;

	assert_non_null(strstr(fixture->site->csp,
			       "frame-src https://video.example"));
	assert_null(strstr(fixture->site->csp, "unsafe"));
}

static void the_theme_is_kept_for_ever_under_its_tag(void **state)
{
	struct fixture *fixture = *state;
	char target[128];

	snprintf(target, sizeof(target), "/theme/style.css?v=%s",
		 theme_asset(fixture->site->theme, "style.css")->tag);
	assert_int_equal(get(fixture, target)->cache, REPLY_FOREVER);
	assert_int_equal(get(fixture, "/theme/style.css?v=old")->cache,
			 REPLY_SHORT);
}

static void a_folder_that_is_gone_is_no_site(void **state)
{
	struct fixture *fixture = *state;

	assert_null(site_load("/nonexistent/lectern", fixture->site));
}

static void a_broken_file_keeps_its_last_good_version(void **state)
{
	struct fixture *fixture = *state;
	struct site *next;
	struct reply reply;
	struct request request = { .method = "GET", .target = "/splices/" };

	tempdir_write(&fixture->dir, "splices.md",
		      "---\ntitle: [never closed\n---\nGone?\n");
	next = site_load(fixture->dir.path, fixture->site);
	reply_init(&reply);
	site_answer(&reply, next, &request, NOW, &fixture->arena);
	assert_int_equal(reply.status, 200);
	assert_non_null(strstr(reply.body.data, "Join things."));
	assert_true(report_has_errors(&next->report));
	reply_release(&reply);
	site_free(next);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, set_up, answering_close)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_address_has_its_answer),
		TEST(programs_are_told_of_errors_in_json),
		TEST(a_form_of_a_page_names_the_page),
		TEST(resolve_agrees_with_the_server),
		TEST(a_bundle_file_goes_to_nginx_by_its_place),
		TEST(head_answers_as_get_does),
		TEST(other_methods_are_refused),
		TEST(a_tag_confirms_its_page_and_no_other),
		TEST(a_page_that_comes_into_being_changes_the_tags),
		TEST(limits_of_path_and_query_hold),
		TEST(a_query_cannot_harm_a_header),
		TEST(errors_are_never_stored),
		TEST(an_error_page_suggests_what_was_meant),
		TEST(frames_come_from_site_yaml_alone),
		TEST(the_theme_is_kept_for_ever_under_its_tag),
		TEST(a_folder_that_is_gone_is_no_site),
		TEST(a_broken_file_keeps_its_last_good_version),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
