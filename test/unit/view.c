/* SPDX-License-Identifier: MIT */
/*
 * What the pages' views have in common.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/view.h"

#include "pages.h"
#include "tempdir.h"

static const char *text(const struct value *view, const char *path)
{
	return value_text(value_path(view, path));
}

/* A view_page() over a site.yaml. */
static void check_page(const char *site, const char *href,
		       const char *const rows[][2], size_t n)
{
	struct tempdir dir;
	struct pages p;
	struct value *view;

	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", site);
	pages_open(&p, dir.path);
	view = view_page(&p.env, "A title", "Words.", href);
	for (size_t i = 0; i < n; i++) {
		const char *got = text(view, rows[i][0]);

		if (!rows[i][1]) {
			assert_null(got);
			continue;
		}
		assert_non_null(got);
		assert_string_equal(got, rows[i][1]);
	}
	pages_close(&p);
	tempdir_remove(&dir);
}

#define CHECK_PAGE(site, href, rows) \
	check_page(site, href, rows, sizeof(rows) / sizeof((rows)[0]))

static void absolute_urls_come_from_base_url(void **state)
{
	static const char *const plain[][2] = {
		{ "page.canonical", "https://x.example/a/%C3%A9/" },
		{ "site.home", "/" },
		{ "site.courses", "/courses/" },
	};
	static const char *const below[][2] = {
		{ "page.canonical", "https://x.example/sub/a/" },
		{ "site.home", "/sub/" },
		{ "site.courses", "/sub/courses/" },
	};
	static const char *const error[][2] = {
		{ "page.canonical", NULL },
		{ "page.title", "A title" },
	};

	(void)state;
	CHECK_PAGE("baseURL: https://x.example/\n", "/a/%C3%A9/", plain);
	CHECK_PAGE("baseURL: https://x.example/sub/\n", "/sub/a/", below);
	CHECK_PAGE("baseURL: https://x.example/\n", NULL, error);
}

static void titles_name_page_and_site(void **state)
{
	static const char *const other[][2] = {
		{ "page.title", "A title" },
		{ "page.full_title", "A title – The Site" },
		{ "page.description", "Words." },
	};
	static const char *const same[][2] = {
		{ "page.full_title", "A title" },
	};

	(void)state;
	CHECK_PAGE("title: The Site\n", "/", other);
	CHECK_PAGE("title: A title\n", "/", same);
}

static void the_organisation_can_be_reached(void **state)
{
	static const char *const full[][2] = {
		{ "site.organisation.name", "Us" },
		{ "site.organisation.href", "https://us.example/" },
		{ "site.organisation.email", "a@us.example" },
		{ "site.organisation.telephone", "+44 (0)1632-960 077" },
		{ "site.organisation.telephone_href", "tel:+4401632960077" },
	};
	static const char *const none[][2] = {
		{ "site.organisation.name", "The Site" },
		{ "site.organisation.href", NULL },
		{ "site.organisation.email", NULL },
		{ "site.organisation.telephone_href", NULL },
	};

	(void)state;
	CHECK_PAGE("organisation:\n  name: Us\n  url: https://us.example/\n"
		   "  email: a@us.example\n"
		   "  telephone: +44 (0)1632-960 077\n", "/", full);
	CHECK_PAGE("title: The Site\n", "/", none);
	CHECK_PAGE("title: The Site\norganisation:\n"
		   "  url: javascript:alert(1)\n", "/", none);
}

static void the_menu_keeps_safe_links_only(void **state)
{
	static const char site[] =
		"baseURL: https://x.example/sub/\n"
		"menu:\n"
		"  - {name: One, url: /one/}\n"
		"  - {name: Out, url: \"https://out.example/\"}\n"
		"  - {name: Trap, url: \"javascript:alert(1)\"}\n"
		"  - {name: Host, url: \"//host.example/\"}\n";
	struct tempdir dir;
	struct pages p;
	const struct value *menu;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", site);
	pages_open(&p, dir.path);
	menu = value_get(view_page(&p.env, "t", NULL, "/sub/one/"), "menu");
	assert_int_equal(value_len(menu), 3);
	assert_string_equal(text(value_item(menu, 0), "href"), "/sub/one/");
	assert_true(value_get(value_item(menu, 0), "is_here")->truth);
	assert_string_equal(text(value_item(menu, 1), "href"),
			    "https://out.example/");
	assert_false(value_get(value_item(menu, 1), "is_here")->truth);
	pages_close(&p);
	tempdir_remove(&dir);
}

/* Titles of which Markdown, shortcodes or zero-width signs leave nothing. */
static void a_page_without_a_visible_title_is_called_by_its_file(void **state)
{
	static const char *const titles[] = {
		"<!-- x -->", "<script>x</script>", "[wpv-post-link item=7]",
		"{{< x >}}", "![](x.png)", "<b></b>", "\\u200b\\u202e",
		"\\u00a0", "&nbsp;",
	};
	struct tempdir dir;
	struct buf text = BUF_INIT;

	(void)state;
	tempdir_make(&dir);
	for (size_t i = 0; i < sizeof(titles) / sizeof(titles[0]); i++) {
		struct pages p;

		buf_reset(&text);
		buf_printf(&text, "---\ntype: course\ntitle: \"%s\"\n---\n",
			   titles[i]);
		tempdir_write(&dir, "long-splice.md", text.data);
		pages_open(&p, dir.path);
		assert_int_equal(page_courses(&p.out, &p.env), 200);
		assert_has(p.out.data, ">long-splice</a>");
		page_course(&p.out, &p.env, pages_entry(&p, "long-splice.md"));
		assert_has(p.out.data, "<h1>long-splice</h1>");
		assert_has(p.out.data, "<title>long-splice ");
		pages_close(&p);
	}
	buf_release(&text);
	tempdir_remove(&dir);
}

static void a_length_is_said_plainly(void **state)
{
	static const struct {
		const char *matter, *want;
	} rows[] = {
		{ "course_length: 16\ncourse_sessions: 8\n",
		  "16 hours in 8 sessions" },
		{ "course_length: 1\ncourse_sessions: 1\n",
		  "1 hour in 1 session" },
		{ "course_length: 8\n", "8 hours" },
		{ "course_sessions: 3\n", "3 sessions" },
		{ "course_length: 0\n", NULL },
		{ "", NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;
		char file[256];
		const char *got;

		snprintf(file, sizeof(file), "---\ntitle: T\ntype: course\n"
			 "%s---\n", rows[i].matter);
		tempdir_make(&dir);
		tempdir_write(&dir, "a.md", file);
		pages_open(&p, dir.path);
		got = view_length(&p.env, pages_entry(&p, "a.md")->course);
		if (rows[i].want)
			assert_string_equal(got, rows[i].want);
		else
			assert_null(got);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void a_day_is_that_of_the_site(void **state)
{
	static const struct {
		const char *zone;
		int64_t instant;
		const char *iso, *words;
	} rows[] = {
		{ "UTC", 0, "1970-01-01", "1 January 1970" },
		{ "Europe/London", 1751324400, "2025-07-01", "1 July 2025" },
		{ "America/New_York", 1751324400, "2025-06-30",
		  "30 June 2025" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;
		struct value *day;
		char site[64];

		snprintf(site, sizeof(site), "timeZone: %s\n", rows[i].zone);
		tempdir_make(&dir);
		tempdir_write(&dir, "site.yaml", site);
		pages_open(&p, dir.path);
		day = view_day(&p.env, rows[i].instant);
		assert_string_equal(text(day, "iso"), rows[i].iso);
		assert_string_equal(text(day, "words"), rows[i].words);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void write_course(const struct tempdir *dir, const char *name,
			 const char *topic)
{
	char file[256];

	snprintf(file, sizeof(file), "---\ntitle: \"*%s*\"\ntype: course\n"
		 "code: C-%s\n%s%s%s---\n", name, name,
		 *topic ? "course_topics: [\"" : "", topic,
		 *topic ? "\"]\n" : "");
	tempdir_write(dir, name, file);
}

static void courses_are_grouped_by_their_first_topic(void **state)
{
	struct tempdir dir;
	struct pages p;
	struct value *groups;
	struct markup m;

	(void)state;
	tempdir_make(&dir);
	write_course(&dir, "a.md", "Rope & Line");
	write_course(&dir, "b.md", "");
	write_course(&dir, "c.md", "Bread");
	write_course(&dir, "d.md", "rope & line");
	write_course(&dir, "e.md", "bread");
	write_course(&dir, "f.md", "");
	tempdir_write(&dir, "page.md", "No course.\n");
	tempdir_write(&dir, "draft.md",
		      "---\ntitle: D\ntype: course\ndraft: true\n---\n");
	pages_open(&p, dir.path);
	view_markup(&m, &p.env, NULL);
	groups = view_courses(&p.env, &m);
	markup_release(&m);
	assert_int_equal(value_len(groups), 3);
	assert_string_equal(text(value_item(groups, 0), "heading"),
			    "Rope & Line");
	assert_string_equal(text(value_item(groups, 0), "id"), "rope-line");
	assert_int_equal(value_len(value_get(value_item(groups, 0),
					     "courses")), 2);
	assert_string_equal(text(value_item(groups, 1), "heading"), "Bread");
	assert_string_equal(text(value_item(groups, 2), "heading"),
			    "Other courses");
	pages_close(&p);
	tempdir_remove(&dir);
}

static void groups_of_hardly_more_than_one_are_none(void **state)
{
	struct tempdir dir;
	struct pages p;
	struct value *groups;
	struct markup m;

	(void)state;
	tempdir_make(&dir);
	write_course(&dir, "a.md", "Rope");
	write_course(&dir, "b.md", "Bread");
	write_course(&dir, "c.md", "Rope");
	pages_open(&p, dir.path);
	view_markup(&m, &p.env, NULL);
	groups = view_courses(&p.env, &m);
	markup_release(&m);
	assert_int_equal(value_len(groups), 1);
	assert_string_equal(text(value_item(groups, 0), "heading"),
			    "All courses");
	assert_int_equal(value_len(value_get(value_item(groups, 0),
					     "courses")), 3);
	pages_close(&p);
	tempdir_remove(&dir);
}

static void a_card_is_words_without_markup(void **state)
{
	struct tempdir dir;
	struct pages p;
	struct value *card;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "a.md", "---\ntitle: A *fine* <b>day</b>\n"
		      "type: course\ncode: AFD\nlevel: advanced\n"
		      "course_length: 8\n"
		      "description: \"See [us](/x) & **go**.\"\n"
		      "---\n");
	pages_open(&p, dir.path);
	card = view_card(&p.env, pages_entry(&p, "a.md"));
	assert_string_equal(text(card, "title"), "A fine day");
	assert_string_equal(text(card, "summary"), "See us & go.");
	assert_string_equal(value_text(value_item(value_get(card, "facts"),
						  0)), "AFD");
	assert_string_equal(value_text(value_item(value_get(card, "facts"),
						  1)), "Advanced");
	assert_string_equal(value_text(value_item(value_get(card, "facts"),
						  2)), "8 hours");
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(absolute_urls_come_from_base_url),
		cmocka_unit_test(titles_name_page_and_site),
		cmocka_unit_test(the_organisation_can_be_reached),
		cmocka_unit_test(the_menu_keeps_safe_links_only),
		cmocka_unit_test(
		a_page_without_a_visible_title_is_called_by_its_file),
		cmocka_unit_test(a_length_is_said_plainly),
		cmocka_unit_test(a_day_is_that_of_the_site),
		cmocka_unit_test(courses_are_grouped_by_their_first_topic),
		cmocka_unit_test(groups_of_hardly_more_than_one_are_none),
		cmocka_unit_test(a_card_is_words_without_markup),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
