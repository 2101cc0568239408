/* SPDX-License-Identifier: MIT */
/*
 * Syllabus and events that other files hold (schema.md 4.7, S4 to S6): which
 * file counts, what happens when one changes or breaks.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "reading.h"

#define COURSE "---\ntitle: Ropes\ncode: RoPe-1\n"

static const char front_course[] =
	COURSE "syllabus:\n  - title: front\nevents:\n"
	       "  - start_date: 2030-01-01\n    location: front\n---\n";

static const char beside_yaml[] = "syllabusBefore:\n  - title: read beside\n"
				  "syllabus:\n  - title: beside\n";

/* The first title of a list of maps, or NULL. */
static const char *first(const struct library *library, const char *file,
			 enum course_key key, const char *member)
{
	const struct course *course = library_find(library, file);

	assert_non_null(course);
	return value_text(value_get(
		value_item(course_value(course, key), 0), member));
}

static void expect_first(const struct library *library, enum course_key key,
			 const char *want)
{
	const char *got = first(library, "c/index.md", key,
				key == COURSE_EVENTS ? "location" : "title");

	if (!want || !got)
		assert_ptr_equal(want, got);
	else
		assert_string_equal(want, got);
}

static const struct value *field(const struct library *library,
				 enum course_key key)
{
	return course_value(library_find(library, "c/index.md"), key);
}

/* Files are added from the last to the first; each wins over those before. */
static void the_first_file_by_precedence_has_the_syllabus(void **state)
{
	static const struct {
		const char *file, *text, *want;
	} steps[] = {
		{ "c/index.md", front_course, "front" },
		{ "c/syllabus.yaml", "syllabus: [{title: beside}]\n",
		  "beside" },
		{ "data/programs/syllabi/rope-1.yaml",
		  "title: All\ncode: ROPE-1\noverview: x\n"
		  "syllabus: [{title: record}]\n", "record" },
		{ "data/programs/rope-1/syllabus.yaml",
		  "sessions: [{title: programs}]\n", "programs" },
		{ "data/program/course/ROPE-1/syllabus.yaml",
		  "sessions: [{title: folded}]\n", "folded" },
		{ "data/program/course/RoPe-1/syllabus.yaml",
		  "pre: [{title: pre}]\nsessions: [{title: exact}]\n",
		  "exact" },
	};
	struct tree *tree = *state;
	size_t i;

	for (i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		tempdir_write(&tree->dir, steps[i].file, steps[i].text);
		reload(tree);
		expect_first(tree->library, COURSE_SYLLABUS, steps[i].want);
		assert_string_equal(
			field(tree->library, COURSE_SYLLABUS)->at.file,
			steps[i].file);
	}
	expect_first(tree->library, COURSE_PREPARATION, "pre");
	assert_int_equal(tree->library->len, 1);
}

static void each_key_comes_from_the_first_file_that_has_it(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "c/index.md",
		      COURSE "syllabusBefore: [{title: front}]\n---\n");
	tempdir_write(&tree->dir, "c/syllabus.yaml", "- title: beside\n");
	reload(tree);
	expect_first(tree->library, COURSE_PREPARATION, "front");
	expect_first(tree->library, COURSE_SYLLABUS, "beside");
	expect_problems(tree->library, "");
}

/* An older programme in the course's own file is somebody's words. */
static void what_the_courses_own_file_says_besides_is_kept(void **state)
{
	struct tree *tree = *state;
	const struct value *others;

	tempdir_write(&tree->dir, "c/index.md",
		      COURSE "syllabus: [{title: old}]\n"
			     "sessions: [{title: older}]\n---\n");
	tempdir_write(&tree->dir, "c/syllabus.yaml", "- title: beside\n");
	tempdir_write(&tree->dir, "data/programs/syllabi/rope-1.yaml",
		      "syllabus: [{title: beside}]\n");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "beside");
	others = course_field(library_find(tree->library, "c/index.md"),
			      COURSE_SYLLABUS)->others;
	assert_int_equal(value_len(others), 2);
	assert_string_equal(value_text(value_get(value_item(
			value_item(others, 1), 0), "title")), "older");
	expect_problems(tree->library,
			"c/index.md:4:11: note: this \"syllabus\" is shown "
			"at the end, as an earlier one; that of "
			"data/programs/syllabi/rope-1.yaml:1 counts: remove "
			"one of them [shown-last]\n"
			"c/index.md:5:11: note: this \"sessions\" is shown "
			"at the end, as an earlier one; that of "
			"data/programs/syllabi/rope-1.yaml:1 counts: remove "
			"one of them [shown-last]\n");
}

/* 4.7 names front matter first here. */
static void front_matter_has_the_events(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "data/programs/rope-1/events.yaml",
		      "events: [{start_date: 2030-01-03, location: data}]\n");
	tempdir_write(&tree->dir, "c/index.md", COURSE "---\n");
	reload(tree);
	expect_first(tree->library, COURSE_EVENTS, "data");
	tempdir_write(&tree->dir, "c/events.yaml",
		      "- {start_date: 2030-01-02, location: beside}\n");
	tempdir_write(&tree->dir, "c/index.md", front_course);
	reload(tree);
	expect_first(tree->library, COURSE_EVENTS, "front");
	expect_problems(tree->library,
			"c/events.yaml:1:1: note: this \"events\" is shown "
			"at the end, as an earlier one; that of c/index.md:7 "
			"counts: remove one of them [shown-last]\n"
			"data/programs/rope-1/events.yaml:1:9: note: this "
			"\"events\" is not shown, that of c/index.md:7 is: "
			"remove one of them [not-shown]\n");
}

/* What it says beside the programme has no other place. */
static void what_else_a_file_beside_says_is_kept(void **state)
{
	struct tree *tree = *state;
	const struct course *course;
	struct buf said = BUF_INIT;

	tempdir_write(&tree->dir, "c/index.md", COURSE "---\n");
	tempdir_write(&tree->dir, "c/syllabus.yaml",
		      "sessions: [{title: beside}]\nnote: Bring a pen.\n"
		      "weight: 3\nnote: And paper.\n");
	tempdir_write(&tree->dir, "c/events.yaml",
		      "start_date: 2030-01-02\nlocation: beside\n");
	tempdir_write(&tree->dir, "data/programs/rope-1/events.yaml",
		      "note: nobody's page\n");
	reload(tree);
	expect_first(tree->library, COURSE_EVENTS, "beside");
	course = library_find(tree->library, "c/index.md");
	value_write_json(&said, course->unknown, false);
	assert_string_equal(said.data, "{\"note\":[\"Bring a pen.\","
				       "\"And paper.\"]}");
	buf_release(&said);
}

/* programCode, ItemId and code may differ. */
static void data_is_found_by_any_code_of_the_course(void **state)
{
	static const char *const matters[] = {
		"code: X\n", "ItemId: X\n", "programCode: X\n",
		"delivery: {code: X}\n", "code: Y\nprogramCode: X\n",
		"code: Y\nItemId: X\n", "code: x\n",
	};
	struct tree *tree = *state;
	size_t i;

	tempdir_write(&tree->dir, "data/program/course/X/syllabus.yaml",
		      "sessions: [{title: central}]\n");
	tempdir_write(&tree->dir, "data/program/course/unknown/syllabus.yaml",
		      "sessions: [{title: stray}]\n");
	for (i = 0; i < sizeof(matters) / sizeof(matters[0]); i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "---\ntitle: A\n%s---\n", matters[i]);
		tempdir_write(&tree->dir, "c/index.md", text.data);
		buf_release(&text);
		settle();
		reload(tree);
		expect_first(tree->library, COURSE_SYLLABUS, "central");
	}
	tempdir_write(&tree->dir, "c/index.md", "---\ntitle: A\ncode: Z\n---");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, NULL);
}

/* 4.2 */
static void other_yaml_files_are_not_looked_at(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "c/index.md", COURSE "---\n");
	tempdir_write(&tree->dir, "c/data.yaml", "post: {title: [x: y\n");
	tempdir_write(&tree->dir, "data/pathways.yaml", "a: [\"[01] b\"\n");
	tempdir_write(&tree->dir, "other/syllabus.yaml", "syllabus: {a: b\n");
	tempdir_write(&tree->dir, "c/sub/syllabus.yaml",
		      "syllabus: [{title: below}]\n");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, NULL);
	expect_problems(tree->library, "");
}

static void a_page_that_is_no_bundle_has_no_files_beside_it(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "s/c.md", COURSE "---\n");
	tempdir_write(&tree->dir, "s/syllabus.yaml", beside_yaml);
	tempdir_write(&tree->dir, "s/_index.md", "---\ntitle: S\n---\n");
	reload(tree);
	assert_null(first(tree->library, "s/c.md", COURSE_SYLLABUS, "title"));
	assert_non_null(first(tree->library, "s/_index.md", COURSE_SYLLABUS,
			      "title"));
}

static void a_change_of_another_file_makes_the_course_anew(void **state)
{
	struct tree *tree = *state;
	struct digest before;
	const struct course *course;

	tempdir_write(&tree->dir, "c/index.md", front_course);
	tempdir_write(&tree->dir, "d/index.md", "---\ntitle: D\n---\n");
	settle();
	reload(tree);
	before = tree->library->digest;
	course = library_find(tree->library, "d/index.md");
	tempdir_write(&tree->dir, "c/syllabus.yaml", beside_yaml);
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "beside");
	assert_memory_not_equal(&before, &tree->library->digest,
				sizeof(before));
	assert_ptr_equal(library_find(tree->library, "d/index.md"), course);
	/* The same length, within a tick of the clock (C22). */
	tempdir_write(&tree->dir, "c/syllabus.yaml",
		      "syllabusBefore:\n  - title: read beside\n"
		      "syllabus:\n  - title: behind\n");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "behind");
	settle();
	reload(tree);
	course = library_find(tree->library, "c/index.md");
	reload(tree);
	assert_ptr_equal(library_find(tree->library, "c/index.md"), course);
}

static void remove_file(struct tree *tree, const char *name)
{
	char path[128];

	snprintf(path, sizeof(path), "%s/%s", tree->dir.path, name);
	assert_int_equal(unlink(path), 0);
}

/* P-1 */
static void a_broken_file_leaves_its_last_good_version(void **state)
{
	static const char problem[] =
		"c/syllabus.yaml:1:15: error: a value may not hold \": \": "
		"put the whole value in quotes; its last good version stays "
		"[yaml-syntax]\n";
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "c/index.md", COURSE "---\n");
	tempdir_write(&tree->dir, "c/syllabus.yaml", beside_yaml);
	reload(tree);
	tempdir_write(&tree->dir, "c/syllabus.yaml", "syllabus: rope: x\n");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "beside");
	expect_first(tree->library, COURSE_PREPARATION, "read beside");
	expect_problems(tree->library, problem);
	/* The page itself may change meanwhile, again and again. */
	tempdir_write(&tree->dir, "c/index.md", COURSE "level: a\n---\n");
	reload(tree);
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "beside");
	expect_problems(tree->library, problem);
	remove_file(tree, "c/syllabus.yaml");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, NULL);
	expect_problems(tree->library, "");
}

static void a_file_that_never_was_good_is_reported(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "c/index.md", front_course);
	tempdir_write(&tree->dir, "c/syllabus.yaml", "syllabus: [\n");
	tempdir_write(&tree->dir, "c/events.yaml", "\xFF\xFE");
	reload(tree);
	expect_first(tree->library, COURSE_SYLLABUS, "front");
	assert_int_equal(tree->library->len, 1);
	assert_true(report_has_errors(
		&library_find(tree->library, "c/index.md")->report));
}

/* E-5 */
static void sessions_that_events_name_are_looked_for(void **state)
{
	struct tree *tree = *state;

	tempdir_write(&tree->dir, "c/index.md",
		      COURSE "events:\n  - start_date: 2030-01-01\n"
		      "    sessions:\n"
		      "      - start_datetime: 2030-01-01T09:00:00\n"
		      "        timezone: Europe/London\n"
		      "        syllabus_ids: [1, 2]\n---\n");
	tempdir_write(&tree->dir, "c/syllabus.yaml",
		      "syllabus: [{id: 1, title: one}]\n");
	reload(tree);
	expect_problems(tree->library,
			"c/index.md:9:27: warning: no session of the syllabus "
			"has the id \"2\": correct it, or add the session "
			"[unknown-session]\n");
}

/* S-2: site.yaml says how names are spelt. */
static void names_are_spelt_as_the_site_says(void **state)
{
	struct tree *tree = *state;
	const struct course *course;

	tempdir_write(&tree->dir, "c/index.md",
		      COURSE
		      "course_vendors: [loft-school, Loftschool, Other]\n"
		      "author: Pat\n---\n");
	tempdir_write(&tree->dir, "site.yaml",
		      "names: {loftschool: Loft.School, pat: Patricia Rope}\n");
	settle();
	reload(tree);
	course = library_find(tree->library, "c/index.md");
	assert_int_equal(value_len(course_list(course, COURSE_VENDORS)), 2);
	assert_string_equal(value_text(value_item(
		course_list(course, COURSE_VENDORS), 0)), "Loft.School");
	assert_string_equal(course_text(course, COURSE_AUTHOR),
			    "Patricia Rope");
	tempdir_write(&tree->dir, "site.yaml", "names: {loftschool: Loft}\n");
	reload(tree);
	course = library_find(tree->library, "c/index.md");
	assert_string_equal(value_text(value_item(
		course_list(course, COURSE_VENDORS), 0)), "Loft");
	assert_string_equal(course_text(course, COURSE_AUTHOR), "Pat");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(the_first_file_by_precedence_has_the_syllabus),
		TREE_TEST(each_key_comes_from_the_first_file_that_has_it),
		TREE_TEST(what_the_courses_own_file_says_besides_is_kept),
		TREE_TEST(front_matter_has_the_events),
		TREE_TEST(what_else_a_file_beside_says_is_kept),
		TREE_TEST(data_is_found_by_any_code_of_the_course),
		TREE_TEST(other_yaml_files_are_not_looked_at),
		TREE_TEST(a_page_that_is_no_bundle_has_no_files_beside_it),
		TREE_TEST(a_change_of_another_file_makes_the_course_anew),
		TREE_TEST(a_broken_file_leaves_its_last_good_version),
		TREE_TEST(a_file_that_never_was_good_is_reported),
		TREE_TEST(sessions_that_events_name_are_looked_for),
		TREE_TEST(names_are_spelt_as_the_site_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
