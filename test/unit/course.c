/* SPDX-License-Identifier: MIT */
/*
 * One file's text to one record: hugo.md F7 and F9 (numbers are their rows;
 * where we differ from Hugo the row says so), cleaning, kinds, generations,
 * visibility, and both seeds.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/str.h"
#include "parsed.h"

/* title and body NULL: the file cannot be used; code NULL: no problem. */
static const struct {
	int row;
	const char *in, *title, *body, *code;
} front_matter[] = {
	{ 266, "---\ntitle: A\nbody", NULL, NULL, "front-unclosed" },
	/* 267, 268: Hugo fails, here it is text. */
	{ 267, "--\ntitle: A\n--\nbody", "", "--\ntitle: A\n--\nbody",
	  "front-fence" },
	{ 268, "----\ntitle: A\n----\nbody", "",
	  "----\ntitle: A\n----\nbody", "front-fence" },
	{ 269, "--- \ntitle: A\n---\nbody", "A", "body", NULL },
	{ 270, "---\ntitle: A\n--- \nbody", "A", "body", NULL },
	/* 271, 272: in Hugo they close the block and spoil the body. */
	{ 271, "---\ntitle: A\n----\nbody", NULL, NULL, "front-unclosed" },
	{ 272, "---\ntitle: A\n---foo\nbody", NULL, NULL, "front-unclosed" },
	{ 273, "---\ntitle: A\n ---\nbody", NULL, NULL, "front-unclosed" },
	{ 274, "\n\n---\ntitle: A\n---\nbody", "A", "body", NULL },
	{ 275, "  ---\ntitle: A\n---\nbody", "A", "body", NULL },
	{ 276, "hello\n---\ntitle: A\n---\nbody", "",
	  "hello\n---\ntitle: A\n---\nbody", "missing-title" },
	{ 277, "\xEF\xBB\xBF---\ntitle: A\n---\nbody", "A", "body", NULL },
	{ 278, "---\r\ntitle: A\r\nweight: 5\r\n---\r\nbody\r\n", "A",
	  "body\r\n", NULL },
	{ 279, "---\rtitle: A\r---\rbody", "A", "body", NULL },
	{ 280, "---\ntitle: A\n\tx: 1\n---\nbody", NULL, NULL, "yaml-tab" },
	{ 281, "---\ntitle: \"A\n---\nbody", NULL, NULL, "yaml-syntax" },
	{ 282, "---\ntitle: A: B\n---\nbody", NULL, NULL, "yaml-syntax" },
	/* 283: older Hugo takes the last, newer fails; here the first. */
	{ 283, "---\ntitle: A\ntitle: B\n---\nbody", "A", "body",
	  "yaml-duplicate-key" },
	{ 284, "---\n- a\n- b\n---\nbody", NULL, NULL, "front-not-map" },
	{ 285, "---\nhello\n---\nbody", NULL, NULL, "front-not-map" },
	{ 286, "---\n---\nbody", "", "body", "missing-title" },
	{ 287, "---\n\n---\nbody", "", "body", "missing-title" },
	{ 288, "---\n# c\n---\nbody", "", "body", "missing-title" },
	{ 289, "---\ntitle: A\n---", "A", "", NULL },
	/* 290: Hugo makes a heading of the rest, so do we. */
	{ 290, "---\ntitle: A\nd: |\n  x\n---\nmore: 1\n---\nbody", "A",
	  "more: 1\n---\nbody", "unknown-key" },
	/* 291: Hugo drops what stands behind the dots, or fails. */
	{ 291, "---\ntitle: A\n...\nbody\n---\nb2", NULL, NULL,
	  "yaml-syntax" },
	{ 292, "---\ntitle: &t A\nlinkTitle: *t\n---\nbody", "A", "body",
	  NULL },
	/* 293, 294: Hugo follows merge keys and drops tags. */
	{ 293, "---\nbase: &b {weight: 7}\n<<: *b\ntitle: A\n---\nbody", NULL,
	  NULL, "yaml-merge" },
	{ 294, "---\ntitle: !foo A\n---\nbody", NULL, NULL, "yaml-tag" },
	{ 295, "---\ntitle: !!str 010\n---\nbody", "010", "body", NULL },
	{ 296, "---\ntitle: \"A\xFF\xFE\"\n---\nbody", NULL, NULL,
	  "not-utf8" },
	/* 297: Hugo reads TOML. */
	{ 297, "+++\ntitle = \"A\"\n+++\nbody", NULL, NULL, "front-toml" },
	{ 299, "{\n\"title\":\"A\",\"weight\":4\n}\nbody", "A", "\nbody",
	  NULL },
	/* 300: Hugo wants JSON, YAML allows the comma. */
	{ 300, "{\n\"title\":\"A\",\n}\nbody", "A", "\nbody", NULL },
};

static void front_matter_is_read_as_hugo_reads_it(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(front_matter) / sizeof(front_matter[0]); i++) {
		const char *in = front_matter[i].in;
		const char *title = front_matter[i].title;
		struct parsed parsed;

		parsed_text(&parsed, in);
		if (!title != !parsed.course)
			fail_msg("row %d: %s", front_matter[i].row,
				 parsed.problems.data);
		if (title)
			parsed_expect(in, "title", *title ? title : NULL,
				      course_text(parsed.course,
						  COURSE_TITLE));
		if (title)
			parsed_expect(in, "body", front_matter[i].body,
				      parsed.course->body);
		parsed_expect_code(&parsed, in, front_matter[i].code);
		parsed_release(&parsed);
	}
}

static const struct {
	int row;
	const char *in;
	int weight;
	const char *code;
} weights[] = {
	{ 301, "weight: \"12\"\n", 12, "type-coerced" },
	{ 302, "weight: 1.9\n", 1, "type-coerced" },
	{ 303, "weight: -5\n", -5, NULL },
	{ 304, "weight: heavy\n", 0, "bad-number" },
	/* 305: 8 in Hugo, by octal. */
	{ 305, "weight: \"010\"\n", 10, "type-coerced" },
	{ 0, "weight: 0\n", 0, NULL },
	{ 0, "weight:\n", 0, NULL },
	{ 0, "weight: 2147483647\n", 2147483647, NULL },
	{ 0, "weight: 2147483648\n", 0, "bad-number" },
	{ 0, "weight: [1]\n", 0, "bad-number" },
	{ 0, "weight: true\n", 0, "bad-number" },
};

static void weights_are_coerced_with_a_word(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(weights) / sizeof(weights[0]); i++) {
		struct parsed parsed;

		parsed_matter(&parsed, weights[i].in);
		if (parsed.course->weight != weights[i].weight)
			fail_msg("row %d: %s: got %d", weights[i].row,
				 weights[i].in, parsed.course->weight);
		parsed_expect_code(&parsed, weights[i].in, weights[i].code);
		parsed_release(&parsed);
	}
}

static const struct {
	int row;
	const char *in;
	bool is_draft;
	const char *code;
} drafts[] = {
	{ 364, "draft: true\n", true, NULL },
	{ 0, "draft: false\n", false, NULL },
	{ 306, "draft: \"true\"\n", true, "type-coerced" },
	/* 307: hidden up to 0.151, shown since; hidden is safe. */
	{ 307, "draft: yes\n", true, "type-coerced" },
	{ 307, "draft: \"On\"\n", true, "type-coerced" },
	{ 308, "draft: maybe\n", false, "bad-bool" },
	{ 309, "draft: 1\n", true, NULL },
	{ 0, "draft: 0\n", false, NULL },
	{ 0, "draft: \"no\"\n", false, "type-coerced" },
	{ 0, "draft: 2\n", false, "bad-bool" },
	{ 0, "draft: [true]\n", false, "bad-bool" },
	{ 0, "draft:\n", false, NULL },
	/* 310: as Hugo up to 0.135. */
	{ 310, "published: false\n", true, NULL },
	{ 0, "published: true\n", false, NULL },
	{ 0, "headless: true\n", true, NULL },
	{ 0, "build: {render: never}\n", true, NULL },
	{ 0, "_build: {render: false}\n", true, NULL },
	{ 0, "build: {list: never}\n", false, NULL },
};

static void drafts_are_hidden_in_every_way_of_saying_so(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(drafts) / sizeof(drafts[0]); i++) {
		struct parsed parsed;

		parsed_matter(&parsed, drafts[i].in);
		if (parsed.course->is_draft != drafts[i].is_draft)
			fail_msg("row %d: %s", drafts[i].row, drafts[i].in);
		parsed_expect_code(&parsed, drafts[i].in, drafts[i].code);
		parsed_release(&parsed);
	}
}

/* What a field is, as JSON; want NULL: it is not there. */
static const struct {
	int row;
	const char *in;
	enum course_key field;
	const char *want, *code;
} cleaned[] = {
	{ 311, "aliases: /x\n", COURSE_ALIASES, "[\"/x\"]", NULL },
	{ 312, "aliases: /x /y\n", COURSE_ALIASES, "[\"/x\",\"/y\"]", NULL },
	{ 313, "aliases:\n", COURSE_ALIASES, NULL, NULL },
	{ 314, "aliases: [1, 2]\n", COURSE_ALIASES, "[\"1\",\"2\"]",
	  "type-coerced" },
	{ 0, "aliases: [/x, /X, /x, '', null]\n", COURSE_ALIASES,
	  "[\"/x\",\"/X\"]", NULL },
	{ 0, "aliases: [{a: b}, [c], /x]\n", COURSE_ALIASES, "[\"/x\"]",
	  "wrong-type" },
	{ 0, "aliases: {a: b}\n", COURSE_ALIASES, NULL, "wrong-type" },
	{ 318, "type: 5\n", COURSE_TYPE, "\"5\"", "type-coerced" },
	{ 319, "url: 404\n", COURSE_URL, "\"404\"", "type-coerced" },
	{ 0, "slug: 1.10\n", COURSE_SLUG, "\"1.10\"", NULL },
	{ 0, "slug: 010\n", COURSE_SLUG, "\"010\"", NULL },
	{ 0, "code: NO\n", COURSE_CODE, "\"NO\"", NULL },
	{ 320, "date: nope\n", COURSE_DATE, NULL, "bad-date" },
	{ 321, "date: \"\"\n", COURSE_DATE, NULL, NULL },
	{ 322, "date:\n", COURSE_DATE, NULL, NULL },
	/* Hugo's seconds since 1970. */
	{ 342, "date: 20231015\n", COURSE_DATE, "\"1970-08-23T03:43:35Z\"",
	  "bad-date" },
	{ 0, "date: -1\n", COURSE_DATE, NULL, "bad-date" },
	{ 0, "date: [2020-01-01]\n", COURSE_DATE, NULL, "bad-date" },
	/* Y-5: other types than the row's. */
	{ 0, "id: 41711\n", COURSE_IDS, "[\"41711\"]", "type-coerced" },
	{ 0, "code: true\n", COURSE_CODE, "\"true\"", "type-coerced" },
	{ 0, "code: [A, B]\n", COURSE_CODE, "\"A, B\"", "type-coerced" },
	{ 0, "code: {a: b}\n", COURSE_CODE, NULL, "wrong-type" },
	{ 0, "objectives: [one, two]\n", COURSE_OBJECTIVES,
	  "\"- one\\n- two\"", "type-coerced" },
	{ 0, "course_length: \"16\"\n", COURSE_HOURS, "16", "type-coerced" },
	{ 0, "course_length: 16.0\n", COURSE_HOURS, "16", "type-coerced" },
	{ 0, "course_length: 16.5\n", COURSE_HOURS, "\"16.5\"", NULL },
	{ 0, "course_length: 0.0\n", COURSE_HOURS, NULL, "type-coerced" },
	{ 0, "course_length: 0.0001\n", COURSE_HOURS, NULL, "bad-number" },
	{ 0, "course_length: 99999.5\n", COURSE_HOURS, NULL, "bad-number" },
	{ 0, "course_sessions: 2.5\n", COURSE_SESSIONS, NULL, "bad-number" },
	{ 0, "course_length: two days\n", COURSE_HOURS, NULL, "bad-number" },
	{ 0, "course_length: 1.x\n", COURSE_HOURS, NULL, "bad-number" },
	{ 0, "course_length: -8\n", COURSE_HOURS, NULL, "bad-number" },
	{ 0, "course_length: 0\n", COURSE_HOURS, NULL, NULL },
	{ 0, "course-topic: Azure DevOps\n", COURSE_TOPICS,
	  "[\"Azure DevOps\"]", NULL },
	{ 0, "tags: [A, a, B, \" b \", null, Unknown]\n", COURSE_TAGS,
	  "[\"A\",\"B\"]", NULL },
	{ 0, "tags: [\xC3\x84, \xC3\xA4]\n", COURSE_TAGS, "[\"\xC3\x84\"]",
	  NULL },
	{ 0, "tags: [1]\n", COURSE_TAGS, "[\"1\"]", "type-coerced" },
	{ 0, "tags: {a: 1}\n", COURSE_TAGS, NULL, "wrong-type" },
	{ 0, "course_proficiencies: [Advanced, Beginner]\n", COURSE_LEVEL,
	  "\"advanced\"", NULL },
	{ 0, "course_proficiencies: Advanced\n", COURSE_LEVEL,
	  "\"advanced\"", NULL },
	/* Y-3: words that say nothing. */
	{ 0, "level: Unknown\n", COURSE_LEVEL, NULL, NULL },
	{ 0, "prerequisites: None\n", COURSE_PREREQUISITES, NULL, NULL },
	{ 0, "prerequisites: \" n/A \"\n", COURSE_PREREQUISITES, NULL, NULL },
	{ 0, "prerequisites: None at all\n", COURSE_PREREQUISITES,
	  "\"None at all\"", NULL },
	/* Colours go into styles. */
	{ 0, "brandColour: \"#3a7C9a\"\n", COURSE_COLOUR, "\"#3a7C9a\"",
	  NULL },
	{ 0, "brandColour: \"#fff\"\n", COURSE_COLOUR, "\"#fff\"", NULL },
	{ 0, "brandColour: \"#ffff\"\n", COURSE_COLOUR, NULL, "bad-colour" },
	{ 0, "brandColour: \"#ggg\"\n", COURSE_COLOUR, NULL, "bad-colour" },
	{ 0, "brandColour: red\n", COURSE_COLOUR, NULL, "bad-colour" },
	{ 0, "brandColour: 749335\n", COURSE_COLOUR, NULL, "bad-colour" },
	{ 0, "brandColour: \"#fff;x:y\"\n", COURSE_COLOUR, NULL,
	  "bad-colour" },
	/* Lines are one line, texts keep theirs. */
	{ 0, "description: |\n  a\n   b\n\n  c\n", COURSE_SUMMARY,
	  "\"a b c\"", NULL },
	{ 0, "overview: |2+\n\n    code\n\n  a  \n\n", COURSE_OVERVIEW,
	  "\"  code\\n\\na\"", NULL },
};

static void values_become_what_their_row_promises(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cleaned) / sizeof(cleaned[0]); i++) {
		struct parsed parsed;
		struct buf got = BUF_INIT;
		const struct value *value;

		parsed_matter(&parsed, cleaned[i].in);
		value = course_value(parsed.course, cleaned[i].field);
		if (value)
			value_write_json(&got, value, false);
		parsed_expect(cleaned[i].in, "value", cleaned[i].want,
			      value ? got.data : NULL);
		parsed_expect_code(&parsed, cleaned[i].in, cleaned[i].code);
		buf_release(&got);
		parsed_release(&parsed);
	}
}

/* date, lastmod, publish, expiry as days of 2020; 0: none. */
static const struct {
	int row;
	const char *in;
	int want[4];
} dates[] = {
	{ 353, "date: 2020-01-01\n", { 1, 1, 1, 0 } },
	{ 354, "publishDate: 2020-01-02\n", { 2, 2, 2, 0 } },
	{ 355, "lastmod: 2020-01-03\n", { 3, 3, 3, 0 } },
	{ 356, "modified: 2020-01-03\n", { 3, 3, 3, 0 } },
	{ 356, "pubdate: 2020-01-02\n", { 2, 2, 2, 0 } },
	{ 356, "published: 2020-01-02\n", { 2, 2, 2, 0 } },
	{ 357, "expiryDate: 2020-01-09\n", { 0, 0, 0, 9 } },
	{ 357, "unpublishdate: 2020-01-09\n", { 0, 0, 0, 9 } },
	{ 358, "date: 2020-01-01\npublishDate: 2020-01-02\n"
	       "lastmod: 2020-01-03\n", { 1, 3, 2, 0 } },
	{ 359, "created: 2020-01-01\n", { 0, 0, 0, 0 } },
	{ 320, "date: nope\npublishDate: 2020-01-02\n", { 2, 2, 2, 0 } },
};

static void dates_fall_back_as_in_hugo(void **state)
{
	const int64_t before = INT64_C(1577750400);	/* 2019-12-31 */
	size_t i, j;

	(void)state;
	for (i = 0; i < sizeof(dates) / sizeof(dates[0]); i++) {
		struct parsed parsed;
		int64_t got[4];

		parsed_matter(&parsed, dates[i].in);
		got[0] = parsed.course->date;
		got[1] = parsed.course->lastmod;
		got[2] = parsed.course->publish;
		got[3] = parsed.course->expiry;
		for (j = 0; j < 4; j++) {
			int day = dates[i].want[j];
			int64_t want = day ? before + day * INT64_C(86400) :
					     INSTANT_NONE;

			if (got[j] != want)
				fail_msg("row %d: %sdate %zu: got %lld",
					 dates[i].row, dates[i].in, j,
					 (long long)got[j]);
		}
		parsed_release(&parsed);
	}
}

static const struct {
	int row;
	const char *in;
	enum visibility want;
} visible[] = {
	{ 353, "date: 2020-01-01\n", VISIBLE },
	{ 360, "date: 2099-01-01\n", HIDDEN },
	{ 361, "date: 2020-01-01\npublishDate: 2099-01-01\n", HIDDEN },
	{ 362, "date: 2099-01-01\npublishDate: 2020-01-01\n", VISIBLE },
	{ 363, "expiryDate: 2020-01-01\n", EXPIRED },
	{ 357, "expiryDate: 2090-01-01\n", VISIBLE },
	{ 364, "draft: true\n", HIDDEN },
	{ 0, "draft: true\nexpiryDate: 2020-01-01\n", HIDDEN },
	/* To the second, and both ends belong to it. */
	{ 0, "publishDate: 2026-11-22T00:00:00Z\n", VISIBLE },
	{ 0, "publishDate: 2026-11-22T00:00:01Z\n", HIDDEN },
	{ 0, "expiryDate: 2026-11-22T00:00:00Z\n", VISIBLE },
	{ 0, "expiryDate: 2026-11-21T23:59:59Z\n", EXPIRED },
	{ 0, "\n", VISIBLE },
};

static void visitors_see_what_is_published_now(void **state)
{
	const int64_t now = INT64_C(1795305600);	/* 2026-11-22 */
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(visible) / sizeof(visible[0]); i++) {
		struct parsed parsed;

		parsed_matter(&parsed, visible[i].in);
		if (course_visibility(parsed.course, now) != visible[i].want)
			fail_msg("row %d: %s", visible[i].row, visible[i].in);
		parsed_release(&parsed);
	}
}

static const struct {
	const char *file, *in;
	enum course_kind kind;
	enum generation generation;
} kinds[] = {
	{ "a.md", "type: course\n", KIND_COURSE, GENERATION_NONE },
	{ "a.md", "type: courses\n", KIND_COURSE, GENERATION_NONE },
	{ "a.md", "ResourceType: course\n", KIND_COURSE, GENERATION_NONE },
	{ "a.md", "delivery: {code: A}\n", KIND_COURSE, GENERATION_G1 },
	{ "a.md", "type: courses\ndelivery:\n  lead: '<p>x</p>'\n",
	  KIND_COURSE, GENERATION_G1 },
	{ "a.md", "offering: {code: A}\n", KIND_COURSE, GENERATION_G1C },
	{ "a.md", "code: A\n", KIND_COURSE, GENERATION_G15 },
	{ "a.md", "overview: A\n", KIND_COURSE, GENERATION_G15 },
	{ "a.md", "ResourceId: A\ncode: A\n", KIND_COURSE, GENERATION_G2 },
	{ "a.md", "ItemId: A\nResourceId: A\n", KIND_COURSE,
	  GENERATION_G3 },
	{ "a.md", "ItemId: A\ndelivery: {}\n", KIND_COURSE, GENERATION_G1 },
	{ "a.md", "delivery: by post\n", KIND_PAGE, GENERATION_NONE },
	{ "a.md", "course_length: 8\n", KIND_COURSE, GENERATION_NONE },
	{ "a.md", "course-topic: x\n", KIND_COURSE, GENERATION_NONE },
	{ "a.md", "\n", KIND_PAGE, GENERATION_NONE },
	{ "a.md", "type: blog\n", KIND_PAGE, GENERATION_NONE },
	{ "a.md", "type: blog\nResourceId: A\n", KIND_PAGE, GENERATION_G2 },
	{ "a.md", "type: blog\ncode: A\n", KIND_COURSE, GENERATION_G15 },
	/* F-4: a list page has its children's type. */
	{ "s/_index.md", "\n", KIND_SECTION, GENERATION_NONE },
	{ "s/_index.md", "type: course\noutputs: [html]\n", KIND_SECTION,
	  GENERATION_NONE },
	{ "s/_index.md", "ResourceId: x\n", KIND_SECTION, GENERATION_G2 },
	{ "s/_index.md", "type: course\nkind: page\n", KIND_COURSE,
	  GENERATION_NONE },
	{ "s/_index.md", "type: course\nkind: page\ncode: APS\n",
	  KIND_COURSE, GENERATION_G15 },
	{ "s/_index.md", "delivery: {code: A}\n", KIND_COURSE,
	  GENERATION_G1 },
	{ "s/_INDEX.MD", "\n", KIND_SECTION, GENERATION_NONE },
	{ "s/index.md", "type: course\n", KIND_COURSE, GENERATION_NONE },
};

static void a_file_is_a_course_by_its_marks(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct parsed parsed;
		struct buf text = BUF_INIT;
		struct view view;

		buf_printf(&text, "---\n%s---\n", kinds[i].in);
		view.at = text.data;
		view.len = text.len;
		parsed_fill(&parsed, kinds[i].file, view);
		if (parsed.course->kind != kinds[i].kind ||
		    parsed.course->generation != kinds[i].generation)
			fail_msg("%s: %sgot kind %d, generation %s",
				 kinds[i].file, kinds[i].in,
				 (int)parsed.course->kind,
				 generation_name(parsed.course->generation));
		parsed_release(&parsed);
		buf_release(&text);
	}
}

static void without_a_title_the_file_names_the_page(void **state)
{
	static const struct {
		const char *file, *name;
		bool is_bundle;
	} cases[] = {
		{ "a/b.md", "b", false },
		{ "b.md", "b", false },
		{ "a/v1.2 notes.markdown", "v1.2 notes", false },
		{ "a/b/index.md", "b", true },
		{ "a/b/Index.MD", "b", true },
		{ "index.md", "index", true },
		{ "a/index-of.md", "index-of", false },
	};
	const struct view text = { "body", 4 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parsed parsed;

		parsed_fill(&parsed, cases[i].file, text);
		assert_string_equal(course_name(parsed.course),
				    cases[i].name);
		assert_int_equal(parsed.course->is_bundle,
				 cases[i].is_bundle);
		assert_string_equal(parsed.course->body, "body");
		parsed_expect_code(&parsed, cases[i].file, "missing-title");
		parsed_release(&parsed);
	}
}

static void a_short_title_is_made_from_the_title(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "title: Clinker Dinghies (CD) with Certificate\ncode: CD\n",
		  "Clinker Dinghies" },
		{ "title: Oars (Oar) Course with Certification\ncode: OAR\n",
		  "Oars" },
		{ "title: Oars (OAR) for Teams Training\ncode: OAR\n",
		  "Oars for Teams" },
		{ "title: Oars (two) Course\ncode: OAR\n", "Oars (two)" },
		{ "title: The Racecourse\n", "The Racecourse" },
		{ "title: Course\n", "Course" },
		{ "title: Oars\nshort_title: O\n", "O" },
		{ "title: Oars Course\ncard: {title: Oars Course}\n",
		  "Oars" },
		{ "title: Oars Course\ncard: {title: Rowing}\n", "Rowing" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parsed parsed;
		struct buf text = BUF_INIT;

		buf_printf(&text, "---\n%s---\n", cases[i].in);
		parsed_text(&parsed, text.data);
		parsed_expect(cases[i].in, "short title", cases[i].want,
			      course_text(parsed.course, COURSE_SHORT_TITLE));
		parsed_release(&parsed);
		buf_release(&text);
	}
}

/* E-1 */
static void an_overview_that_names_the_audience_is_its_text(void **state)
{
	static const struct {
		const char *in;
		bool moves;
	} cases[] = {
		{ "overview: Oars is targeted at rowers.\n", true },
		{ "overview: This course is ideal for rowers.\n", true },
		{ "overview: Rowing. It is for rowers.\n", false },
		{ "overview: What oars are made of.\n", false },
		{ "overview: It is for rowers.\naudience: Rowers.\n", false },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parsed parsed;
		const struct field *audience;

		parsed_matter(&parsed, cases[i].in);
		audience = course_field(parsed.course, COURSE_AUDIENCE);
		assert_int_equal(audience->value && audience->source &&
					 str_eq(audience->source, "overview"),
				 cases[i].moves);
		assert_int_equal(!course_text(parsed.course, COURSE_OVERVIEW),
				 cases[i].moves);
		parsed_expect_code(&parsed, cases[i].in,
				   cases[i].moves ? "overview-is-audience" :
						    NULL);
		parsed_release(&parsed);
	}
}

static void every_field_knows_where_it_came_from(void **state)
{
	struct parsed parsed;
	const struct value *value;

	(void)state;
	parsed_text(&parsed, "\n---\ntitle: A\ndelivery:\n  code: X\n"
			     "aliases:\n- /a\n- /b\n---\n");
	value = course_value(parsed.course, COURSE_CODE);
	assert_string_equal(value->at.file, "p.md");
	assert_ptr_equal(value->at.file, parsed.course->file);
	assert_int_equal(value->at.line, 5);
	assert_int_equal(value->at.col, 9);
	value = value_item(course_list(parsed.course, COURSE_ALIASES), 1);
	assert_int_equal(value->at.line, 8);
	assert_int_equal(value->at.col, 3);
	assert_int_equal(parsed.course->body_line, 10);
	parsed_release(&parsed);
}

static void one_key_in_two_cases_is_warned_of(void **state)
{
	struct parsed parsed;

	(void)state;
	parsed_matter(&parsed, "Title: B\n");
	assert_string_equal(course_text(parsed.course, COURSE_TITLE), "A");
	parsed_expect("", "problems",
		      "p.md:3:1: warning: \"title\" and \"Title\" are one "
		      "key: the first stays, remove this one [key-twice]\n",
		      parsed.problems.data);
	parsed_release(&parsed);
}

/* F-6 and LIMIT_FILE: much of everything, in sensible time. */
static void a_full_front_matter_is_read(void **state)
{
	struct buf text = BUF_INIT;
	struct parsed parsed;
	int i;

	(void)state;
	buf_str(&text, "---\ntitle: A\naliases:\n");
	for (i = 0; i < 2000; i++)
		buf_printf(&text, "- /a%d\n", i);
	for (i = 0; text.len < LIMIT_FRONT - 64; i++)
		buf_printf(&text, "key%d: x\n", i);
	buf_str(&text, "---\nbody");
	parsed_text(&parsed, text.data);
	assert_non_null(parsed.course);
	assert_int_equal(value_len(course_list(parsed.course,
					       COURSE_ALIASES)), 2000);
	assert_int_equal(value_len(parsed.course->unknown), i);
	assert_int_equal(parsed.course->report.len, LIMIT_PROBLEMS);
	parsed_release(&parsed);
	buf_release(&text);
}

/* The seeds lie beside the repository; elsewhere there may be none. */
static bool read_seed(struct parsed *parsed, const char *pattern)
{
	struct arena arena = ARENA_INIT;
	struct file_tree tree;
	struct file_id id;
	struct buf text = BUF_INIT;
	struct view view;
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0 || found.gl_pathc != 1)
		return false;
	assert_int_equal(file_tree_open(&tree, "../shared/seeds"), 0);
	assert_int_equal(file_read(&text, &id, &tree,
				   strrchr(found.gl_pathv[0], '/') + 1,
				   LIMIT_FILE, NULL), 0);
	view.at = text.data;
	view.len = text.len;
	parsed_fill(parsed, "seed/index.md", view);
	file_tree_close(&tree);
	buf_release(&text);
	globfree(&found);
	arena_release(&arena);
	return true;
}

static void seed_000_is_read_as_schema_4_10_says(void **state)
{
	struct parsed parsed;
	const struct course *course;

	(void)state;
	if (!read_seed(&parsed, "../shared/seeds/000_*"))
		skip();
	course = parsed.course;
	assert_non_null(course);
	assert_int_equal(course->kind, KIND_COURSE);
	assert_int_equal(course->generation, GENERATION_G2);
	assert_string_equal(course_text(course, COURSE_CODE), "SPS");
	assert_string_equal(course_text(course, COURSE_LEVEL), "advanced");
	assert_int_equal(course_int(course, COURSE_HOURS), 16);
	assert_int_equal(course_int(course, COURSE_SESSIONS), 8);
	assert_string_equal(course_text(course, COURSE_RESOURCE_ID),
			    "-U-z8x8yTw9");
	assert_int_equal(value_len(course_list(course, COURSE_ALIASES)), 8);
	assert_int_equal(value_len(course_list(course, COURSE_AUDIENCES)), 5);
	assert_int_equal(course->weight, 500);
	assert_null(course_value(course, COURSE_COLOUR));
	assert_null(course_value(course, COURSE_OVERVIEW));
	assert_string_equal(course_field(course, COURSE_AUDIENCE)->source,
			    "overview");
	assert_int_equal(parsed.course->report.len, 1);
	parsed_expect_code(&parsed, "seed 000", "overview-is-audience");
	parsed_release(&parsed);
}

static void seed_001_is_read_as_schema_4_10_says(void **state)
{
	struct parsed parsed;
	const struct course *course;
	const struct value *ids;

	(void)state;
	if (!read_seed(&parsed, "../shared/seeds/001_*"))
		skip();
	course = parsed.course;
	assert_non_null(course);
	assert_int_equal(course->kind, KIND_COURSE);
	assert_int_equal(course->generation, GENERATION_G1);
	assert_string_equal(course_text(course, COURSE_CODE), "PSPO");
	assert_string_equal(course_text(course, COURSE_LEVEL),
			    "intermediate");
	assert_int_equal(course_int(course, COURSE_HOURS), 16);
	assert_string_equal(course_text(course, COURSE_COLOUR), "#749335");
	ids = course_list(course, COURSE_IDS);
	assert_int_equal(value_len(ids), 1);
	assert_string_equal(value_text(value_item(ids, 0)), "41711");
	assert_int_equal(value_len(course_list(course, COURSE_ALIASES)), 5);
	assert_null(course_value(course, COURSE_PREREQUISITES));
	assert_null(course_value(course, COURSE_FORMAT));
	assert_null(course_value(course, COURSE_CARD_TEXT));
	parsed_expect_code(&parsed, "seed 001", NULL);
	parsed_release(&parsed);
}

/* F-6: as long and as deep as files are, and a little more. */
static void F_6_long_and_deep_front_matter_is_read(void **state)
{
	struct buf text = BUF_INIT;
	struct parsed parsed;
	const struct value *syllabus;
	int i;

	(void)state;
	buf_str(&text, "introduction: |\n  Long.");
	while (text.len < 6000)
		buf_str(&text, " More words on rope");
	buf_str(&text, "\nsyllabus:\n");
	for (i = 1; text.len < 43000; i++)
		buf_printf(&text,
			   "  - id: %d\n    title: Part %d\n"
			   "    learningResources:\n"
			   "      - title: Read\n        duration: 10\n"
			   "        resources:\n          - title: Deep\n"
			   "            resources:\n"
			   "              - title: Deeper\n", i, i);
	parsed_matter(&parsed, text.data);
	assert_non_null(parsed.course);
	assert_true(strlen(course_text(parsed.course,
				       COURSE_INTRODUCTION)) > 5900);
	syllabus = course_value(parsed.course, COURSE_SYLLABUS);
	assert_int_equal(value_len(syllabus), i - 1);
	parsed_release(&parsed);
	buf_release(&text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_is_read_as_hugo_reads_it),
		cmocka_unit_test(weights_are_coerced_with_a_word),
		cmocka_unit_test(drafts_are_hidden_in_every_way_of_saying_so),
		cmocka_unit_test(values_become_what_their_row_promises),
		cmocka_unit_test(dates_fall_back_as_in_hugo),
		cmocka_unit_test(visitors_see_what_is_published_now),
		cmocka_unit_test(a_file_is_a_course_by_its_marks),
		cmocka_unit_test(without_a_title_the_file_names_the_page),
		cmocka_unit_test(a_short_title_is_made_from_the_title),
		cmocka_unit_test(
			an_overview_that_names_the_audience_is_its_text),
		cmocka_unit_test(every_field_knows_where_it_came_from),
		cmocka_unit_test(one_key_in_two_cases_is_warned_of),
		cmocka_unit_test(a_full_front_matter_is_read),
		cmocka_unit_test(seed_000_is_read_as_schema_4_10_says),
		cmocka_unit_test(seed_001_is_read_as_schema_4_10_says),
		cmocka_unit_test(F_6_long_and_deep_front_matter_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
