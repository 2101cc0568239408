/* SPDX-License-Identifier: MIT */
/*
 * Typed blocks of newest files (schema.md 4.5, G3): which become fields, which
 * stay blocks, and that nothing is kept twice or lost.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "parsed.h"

static void expect_json(const struct parsed *parsed, const char *in,
			const char *what, const struct value *value,
			const char *want)
{
	struct buf got = BUF_INIT;

	if (value)
		value_write_json(&got, value, false);
	parsed_expect(in, what, want, value ? got.data : NULL);
	buf_release(&got);
	(void)parsed;
}

/* The field, what stands beside it, and the blocks that are left. */
static const struct {
	enum course_key key;
	const char *matter, *value, *others, *blocks;
} blocks[] = {
	{ COURSE_AUDIENCE,
	  "sections:\n  - type: textNlist\n    id: who-this-is-for\n"
	  "    title: Who\n    sideContent: Riggers and sailors.\n",
	  "\"Riggers and sailors.\"", "[\"Who\"]", NULL },
	{ COURSE_OUTCOMES,
	  "sections:\n  - type: features\n    id: what-improves\n"
	  "    features:\n      - content: Eye splices\n"
	  "      - content: Long splices\n",
	  "\"- Eye splices\\n- Long splices\"", NULL, NULL },
	{ COURSE_CERTIFICATION,
	  "sections: [{type: content, id: certification, "
	  "content: A test at sea.}]\n",
	  "\"A test at sea.\"", NULL, NULL },
	{ COURSE_PREREQUISITES,
	  "sections: [{type: content, id: prerequisites, "
	  "content: Two hands.}]\n", "\"Two hands.\"", NULL, NULL },
	/* What another key says wins; the block stays. */
	{ COURSE_PREREQUISITES,
	  "prerequisites: A knife.\n"
	  "sections: [{type: content, id: prerequisites, "
	  "content: Two hands.}]\n", "\"A knife.\"", NULL,
	  "[{\"kind\":\"content\",\"anchor\":\"prerequisites\","
	  "\"text\":\"Two hands.\"}]" },
	/* The same words are not kept twice. */
	{ COURSE_PREREQUISITES,
	  "prerequisites: \"Two **hands**\"\n"
	  "sections: [{type: content, id: prerequisites, "
	  "content: Two hands.}]\n", "\"Two **hands**\"", NULL, NULL },
	/* Its title is. */
	{ COURSE_PREREQUISITES,
	  "prerequisites: Two hands.\n"
	  "sections: [{type: content, id: prerequisites, title: You need, "
	  "content: Two hands.}]\n", "\"Two hands.\"", "[\"You need\"]",
	  NULL },
	/* An older shape counts as well as a new one. */
	{ COURSE_CERTIFICATION,
	  "delivery: {certification: A badge.}\n"
	  "sections: [{type: list, id: certification, "
	  "list: [{title: A test, content: At sea.}]}]\n",
	  "\"A badge.\"", NULL,
	  "[{\"kind\":\"list\",\"anchor\":\"certification\","
	  "\"items\":[{\"title\":\"A test\",\"text\":\"At sea.\"}]}]" },
	/* What says nothing leaves the field to the block (Y-2, Y-3). */
	{ COURSE_AUDIENCE,
	  "audience: null\ndelivery: {audience: None}\n"
	  "sections: [{type: audiences, id: who-this-is-for, "
	  "content: All hands.}]\n", "\"All hands.\"", NULL, NULL },
	{ COURSE_FORMAT,
	  "sections:\n  - type: boxesrow\n    id: format-options\n"
	  "    title: Two ways\n    boxes:\n"
	  "      - {box: , title: In the loft, content: Four days.}\n"
	  "      - {box: , title: On the water, items: "
	  "[{title: Two tides, icon: moon}]}\n",
	  "\"- **In the loft**\\n\\n  Four days.\\n\\n- **On the water**"
	  "\\n\\n  - Two tides\"", "[\"Two ways\"]", NULL },
	{ COURSE_OUTCOMES,
	  "sections: [{type: list, id: course-content, title: null, "
	  "list: [{title: Eyes, icon: eye, content: null}, "
	  "{title: Ends}]}]\n", "\"- Eyes\\n- Ends\"", NULL, NULL },
	/* A button is a link of the text. */
	{ COURSE_CERTIFICATION,
	  "sections: [{type: sectioncta, id: certification, "
	  "cta: {content: A badge., button: {text: See it, url: /b/}}}]\n",
	  "\"A badge.\\n\\n[See it](\\u003c/b/\\u003e)\"", NULL, NULL },
	/* The id counts and not the type; spelling does not. */
	{ COURSE_OUTCOMES,
	  "sections: [{type: hologram, id: What_Improves, "
	  "blurb: You splice.}]\n", "\"You splice.\"", NULL, NULL },
	{ COURSE_OUTCOMES,
	  "sections: [{type: features, title: what-improves, "
	  "content: You splice.}]\n", NULL, NULL,
	  "[{\"kind\":\"features\",\"title\":\"what-improves\","
	  "\"text\":\"You splice.\"}]" },
	/* Drafts and empty blocks are no blocks. */
	{ COURSE_OUTCOMES,
	  "sections: [{type: list, id: what-improves, draft: true, "
	  "content: Soon.}, {type: list, id: what-improves, list: []}]\n",
	  NULL, NULL, NULL },
	/* A field has no room for a picture. */
	{ COURSE_PREREQUISITES,
	  "sections: [{type: content, id: prerequisites, "
	  "image: hands.png, content: Two hands.}]\n",
	  "\"Two hands.\"", NULL,
	  "[{\"kind\":\"content\",\"anchor\":\"prerequisites\","
	  "\"image\":\"hands.png\"}]" },
	/* Two blocks for one field: the second stays. */
	{ COURSE_OUTCOMES,
	  "sections: [{type: content, id: course-content, "
	  "content: One.}, {type: content, id: what-improves, "
	  "content: Two.}]\n", "\"One.\"", NULL,
	  "[{\"kind\":\"content\",\"anchor\":\"what-improves\","
	  "\"text\":\"Two.\"}]" },
	/* Other blocks are none of our business. */
	{ COURSE_OVERVIEW,
	  "sections: [{type: content, id: why, content: x y}]\n",
	  NULL, NULL,
	  "[{\"kind\":\"content\",\"anchor\":\"why\","
	  "\"text\":\"x y\"}]" },
};

static void blocks_fill_fields_that_nothing_else_fills(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(blocks) / sizeof(blocks[0]); i++) {
		const struct course *course;
		struct parsed parsed;

		parsed_matter(&parsed, blocks[i].matter);
		course = parsed.course;
		expect_json(&parsed, blocks[i].matter, "value",
			    course_value(course, blocks[i].key),
			    blocks[i].value);
		expect_json(&parsed, blocks[i].matter, "others",
			    course_field(course, blocks[i].key)->others,
			    blocks[i].others);
		expect_json(&parsed, blocks[i].matter, "blocks",
			    course_value(course, COURSE_BLOCKS),
			    blocks[i].blocks);
		parsed_release(&parsed);
	}
}

static void a_roadmap_names_the_next_courses(void **state)
{
	static const struct {
		const char *matter, *next, *blocks;
	} cases[] = {
		{ "sections: [{type: otherpages, id: roadmap, title: Next, "
		  "related: [/a/, b.md]}]\n", "[\"/a/\",\"b.md\"]", NULL },
		{ "roadmap: {next: [/a/]}\nsections: [{type: otherpages, "
		  "id: roadmap, related: [/a/, /b/]}]\n",
		  "[\"/a/\",\"/b/\"]", NULL },
		{ "sections: [{type: otherpages, id: roadmap, related: [/a/]}, "
		  "{type: courses, id: roadmap, related: [/a/, /c/]}]\n",
		  "[\"/a/\",\"/c/\"]", NULL },
		{ "roadmap: {next: [/a/]}\nsections: [{type: otherpages, "
		  "id: roadmap, title: On, related: [/a/]}]\n", "[\"/a/\"]",
		  "[{\"kind\":\"otherpages\",\"anchor\":\"roadmap\","
		  "\"title\":\"On\",\"items\":[{\"href\":\"/a/\"}]}]" },
		{ "sections: [{type: otherpages, id: roadmap, related: []}]\n",
		  NULL, NULL },
		{ "sections: [{type: otherpages, id: roadmap, "
		  "content: Then go on., related: [/a/]}]\n", "[\"/a/\"]",
		  "[{\"kind\":\"otherpages\",\"anchor\":\"roadmap\","
		  "\"text\":\"Then go on.\"}]" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct course *course;
		struct parsed parsed;

		parsed_matter(&parsed, cases[i].matter);
		course = parsed.course;
		expect_json(&parsed, cases[i].matter, "next",
			    course_value(course, COURSE_NEXT), cases[i].next);
		expect_json(&parsed, cases[i].matter, "blocks",
			    course_value(course, COURSE_BLOCKS),
			    cases[i].blocks);
		parsed_release(&parsed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(blocks_fill_fields_that_nothing_else_fills),
		cmocka_unit_test(a_roadmap_names_the_next_courses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
