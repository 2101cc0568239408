/* SPDX-License-Identifier: MIT */
/*
 * What pages inherit from the sections above them (hugo.md 1.2), and globs.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/glob.h"
#include "base/str.h"
#include "reading.h"

static void write_matter(struct tree *tree, const char *file,
			 const char *matter)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "---\ntitle: T\n%s---\n", matter);
	tempdir_write(&tree->dir, file, text.data);
	buf_release(&text);
}

static const char *say(const struct tree *tree, const char *file,
		       enum course_key key)
{
	const struct course *course = library_find(tree->library, file);

	assert_non_null(course);
	return course_text(course, key);
}

static void expect(const struct tree *tree, const char *file,
		   enum course_key key, const char *want)
{
	const char *got = say(tree, file, key);

	if (!want != !got || (want && !str_eq(want, got)))
		fail_msg("%s: want %s, got %s", file, want ? want : "nothing",
			 got ? got : "nothing");
}

static void own_words_beat_the_closer_section_the_farther(void **state)
{
	struct tree *tree = *state;

	write_matter(tree, "_index.md",
		     "cascade: {author: root, level: root, code: root}\n");
	/* B sorts before _, so this section is listed before its parent. */
	write_matter(tree, "a/B/_index.md", "cascade:\n  level: b\n");
	write_matter(tree, "a/_index.md",
		     "cascade:\n  - level: a\n    author: a\n");
	write_matter(tree, "a/B/p.md", "code: own\n");
	write_matter(tree, "a/p/index.md", "level: \"\"\n");
	write_matter(tree, "p.md", "skilllevel: x\n");
	reload(tree);
	expect(tree, "a/B/p.md", COURSE_CODE, "own");
	expect(tree, "a/B/p.md", COURSE_LEVEL, "b");
	expect(tree, "a/B/p.md", COURSE_AUTHOR, "a");
	expect(tree, "a/p/index.md", COURSE_LEVEL, "a");
	expect(tree, "a/p/index.md", COURSE_CODE, "root");
	expect(tree, "p.md", COURSE_LEVEL, "root");
	/* And the section itself. */
	expect(tree, "a/B/_index.md", COURSE_LEVEL, "b");
	expect(tree, "a/_index.md", COURSE_AUTHOR, "a");
}

static void another_key_for_a_field_is_own_too(void **state)
{
	struct tree *tree = *state;

	write_matter(tree, "a/_index.md",
		     "cascade: {course_proficiencies: [high], tags: [x]}\n");
	write_matter(tree, "a/p.md", "delivery: {skilllevel: low}\n");
	reload(tree);
	expect(tree, "a/p.md", COURSE_LEVEL, "low");
	assert_null(course_field(library_find(tree->library, "a/p.md"),
				 COURSE_LEVEL)->others);
	assert_int_equal(value_len(course_list(
		library_find(tree->library, "a/p.md"), COURSE_TAGS)), 1);
	expect_problems(tree->library, "");
}

static void a_target_chooses_by_path_and_kind(void **state)
{
	static const struct {
		const char *target;
		bool page, deep, section;
	} cases[] = {
		{ "{path: /a/**}", true, true, false },
		{ "{path: \"/a/*\"}", true, false, false },
		{ "{path: \"/a/{x,long-page}\"}", true, false, false },
		{ "{path: /A/Long-Page}", true, false, false },
		{ "{path: /b/**}", false, false, false },
		{ "{kind: page}", true, true, false },
		{ "{kind: section}", false, false, true },
		{ "{kind: \"{page,section}\"}", true, true, true },
		{ "{kind: page, path: \"/a/*\"}", true, false, false },
		{ "{environment: production}", true, true, true },
		{ "{environment: staging}", false, false, false },
		{ "{lang: de}", true, true, true },
	};
	struct tree *tree = *state;
	size_t i;

	write_matter(tree, "a/Long Page.md", "");
	write_matter(tree, "a/deep/p/index.md", "");
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct buf matter = BUF_INIT;

		buf_printf(&matter, "cascade:\n  - %s: %s\n    level: yes!\n",
			   i % 2 ? "_target" : "target", cases[i].target);
		write_matter(tree, "a/_index.md", matter.data);
		reload(tree);
		if (!say(tree, "a/Long Page.md", COURSE_LEVEL) ==
			    cases[i].page ||
		    !say(tree, "a/deep/p/index.md", COURSE_LEVEL) ==
			    cases[i].deep ||
		    !say(tree, "a/_index.md", COURSE_LEVEL) ==
			    cases[i].section)
			fail_msg("%s", cases[i].target);
		buf_release(&matter);
	}
}

static void a_changed_section_makes_its_pages_anew(void **state)
{
	struct tree *tree = *state;
	const struct course *other;

	write_matter(tree, "a/_index.md", "cascade: {level: one}\n");
	write_matter(tree, "a/p.md", "");
	write_matter(tree, "b.md", "");
	settle();
	reload(tree);
	other = library_find(tree->library, "b.md");
	write_matter(tree, "a/_index.md", "cascade: {level: two!}\n");
	settle();
	reload(tree);
	expect(tree, "a/p.md", COURSE_LEVEL, "two!");
	assert_ptr_equal(library_find(tree->library, "b.md"), other);
	/* Places point into memory of their own. */
	write_matter(tree, "a/_index.md", "");
	reload(tree);
	expect(tree, "a/p.md", COURSE_LEVEL, NULL);
}

static void inherited_values_tell_where_they_are_from(void **state)
{
	struct tree *tree = *state;
	const struct course *course;

	write_matter(tree, "a/_index.md", "cascade: {level: one}\n");
	write_matter(tree, "a/p.md", "");
	settle();
	reload(tree);
	/* The page stays, its section goes. */
	write_matter(tree, "a/_index.md", "cascade: {level: one} \n");
	reload(tree);
	course = library_find(tree->library, "a/p.md");
	assert_string_equal(course_value(course, COURSE_LEVEL)->at.file,
			    "a/_index.md");
	assert_int_equal(course_value(course, COURSE_LEVEL)->at.line, 3);
}

static void what_is_handed_down_makes_courses_and_drafts(void **state)
{
	struct tree *tree = *state;

	write_matter(tree, "a/_index.md",
		     "cascade: {type: course, draft: true, course_vendors: "
		     "[x], date: 2024-01-02, build: {list: never}}\n");
	write_matter(tree, "a/p.md", "");
	write_matter(tree, "a/q.md", "type: note\ndraft: false\n");
	reload(tree);
	assert_int_equal(library_find(tree->library, "a/p.md")->kind,
			 KIND_COURSE);
	assert_true(library_find(tree->library, "a/p.md")->is_draft);
	assert_true(library_find(tree->library, "a/p.md")->is_unlisted);
	assert_true(library_find(tree->library, "a/p.md")->date ==
		    INT64_C(1704153600));
	assert_false(library_find(tree->library, "a/q.md")->is_draft);
	assert_int_equal(library_find(tree->library, "a/_index.md")->kind,
			 KIND_SECTION);
}

static void what_is_no_map_is_not_handed_down(void **state)
{
	struct tree *tree = *state;

	write_matter(tree, "a/_index.md", "cascade: [x, {level: one}]\n");
	write_matter(tree, "a/p.md", "");
	reload(tree);
	expect(tree, "a/p.md", COURSE_LEVEL, "one");
	expect_problems(tree->library,
			"a/_index.md:3:11: warning: what pages inherit is a "
			"map of keys: write \"cascade:\" and \"key: value\" "
			"lines below it [bad-cascade]\n");
}

static void globs_match_as_in_hugo(void **state)
{
	static const struct {
		const char *glob, *text;
		bool want;
	} cases[] = {
		{ "/a/*", "/a/b", true },
		{ "/a/*", "/a/b/c", false },
		{ "/a/**", "/a/b/c", true },
		{ "**", "", true },
		{ "/**/c", "/a/b/c", true },
		{ "/?", "/a", true },
		{ "/?", "//", false },
		{ "{/a,/b/**}", "/b/c", true },
		{ "/{a,{b,c}}/d", "/c/d", true },
		{ "/A", "/a", true },
		{ "/a", "/ab", false },
		{ "{a", "{a", true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (glob_matches(cases[i].glob, cases[i].text) !=
		    cases[i].want)
			fail_msg("%s %s", cases[i].glob, cases[i].text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(own_words_beat_the_closer_section_the_farther),
		TREE_TEST(another_key_for_a_field_is_own_too),
		TREE_TEST(a_target_chooses_by_path_and_kind),
		TREE_TEST(a_changed_section_makes_its_pages_anew),
		TREE_TEST(inherited_values_tell_where_they_are_from),
		TREE_TEST(what_is_handed_down_makes_courses_and_drafts),
		TREE_TEST(what_is_no_map_is_not_handed_down),
		cmocka_unit_test(globs_match_as_in_hugo),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
