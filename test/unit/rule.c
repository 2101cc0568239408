/* SPDX-License-Identifier: MIT */
/*
 * What `explain` says of why a field has its value.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "content/rule.h"
#include "reading.h"

static const struct {
	enum course_key key;
	const char *rule;
} rules[] = {
	{ COURSE_TITLE, "the first of its keys" },
	{ COURSE_SHORT_TITLE, "made from the title" },
	{ COURSE_CODE, "the first of its keys that says something" },
	{ COURSE_IDS, "all that its keys say together" },
	{ COURSE_SLUG, "its key" },
	{ COURSE_AUDIENCE, "the overview says whom the course is for (E-1)" },
	{ COURSE_OVERVIEW, NULL },
	{ COURSE_PREREQUISITES, "a block stands for it, and no key fills it" },
	{ COURSE_UNLISTED, "the tag \"hidden\" (S-1)" },
	{ COURSE_SESSIONS, "counted in the syllabus" },
	{ COURSE_SYLLABUS, "the file beside the page" },
	{ COURSE_EVENTS, "the file of this course under data/" },
	{ COURSE_LEVEL, "inherited: the page does not say it" },
};

static void every_rule_has_its_words(void **state)
{
	struct tree *tree = *state;
	const struct course *course;
	size_t i;

	tempdir_write(&tree->dir, "a/_index.md",
		      "---\ntitle: S\ncascade: {level: high}\n---\n");
	tempdir_write(&tree->dir, "a/c/index.md",
		      "---\ntitle: C\nslug: c\ncourse_code: CC\nItemId: I\n"
		      "tags: [hidden]\noverview: This is for riggers.\n"
		      "sections: [{type: content, id: prerequisites, "
		      "content: Two hands.}]\n---\n");
	tempdir_write(&tree->dir, "a/c/syllabus.yaml",
		      "syllabus: [{title: One}]\n");
	tempdir_write(&tree->dir, "data/programs/cc/events.yaml",
		      "events: [{start_date: 2030-01-01}]\n");
	reload(tree);
	course = library_find(tree->library, "a/c/index.md");
	for (i = 0; i < sizeof(rules) / sizeof(rules[0]); i++) {
		const char *rule = rule_of(course, rules[i].key);

		if (!rule || !rules[i].rule)
			assert_ptr_equal(rule, rules[i].rule);
		else
			assert_string_equal(rule, rules[i].rule);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TREE_TEST(every_rule_has_its_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
