/* SPDX-License-Identifier: MIT */
/*
 * The key table: whole, consistent, and it has every source that schema.md
 * 4.7 names for each field.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/str.h"
#include "content/keys.h"
#include "parsed.h"

static void every_field_has_its_row_in_order(void **state)
{
	size_t i, j;

	(void)state;
	for (i = 0; i < COURSE_N_KEYS; i++) {
		const struct key *row = &course_keys[i];

		assert_int_equal(row->field, i);
		assert_non_null(row->name);
		assert_non_null(row->sources[0]);
		assert_false(str_is_blank(row->meaning));
		for (j = 0; j < i; j++)
			assert_string_not_equal(row->name,
						course_keys[j].name);
	}
}

static void spellings_of_a_key_are_one_key(void **state)
{
	static const struct {
		const char *a, *b;
		bool is_same;
	} keys[] = {
		{ "course-topics", "courseTopics", true },
		{ "_target", "Target", true },
		{ "a_", "a", true },
		{ "", "-_", true },
		{ "topic", "topics", false },
		{ "topics", "topic", false },
		{ "a.b", "ab", false },
		{ "\xc3\x84", "\xc3\xa4", false },	/* ASCII letters only */
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_int_equal(key_same(keys[i].a, keys[i].b),
				 keys[i].is_same);
}

static void a_source_is_known_without_its_selector(void **state)
{
	static const struct key row = { .sources = { "level[]", "in.depth" } };

	(void)state;
	assert_true(key_is_source(&row, "Level"));
	assert_true(key_is_source(&row, "level[]"));
	assert_true(key_is_source(&row, "in.Depth"));
	assert_false(key_is_source(&row, "levels"));
	assert_false(key_is_source(&row, "lev"));
	assert_false(key_is_source(&row, "in"));
}

/* As schema.md 4.7 has them, newest first; a value, and what becomes of it. */
static const struct {
	const char *matter;
	const char *field;
	const char *source;
	const char *want;	/* JSON */
} sources[] = {
	{ "ItemId: x\n", "ids", "ItemId", "[\"x\"]" },
	{ "ResourceId: x\n", "ids", "ResourceId", "[\"x\"]" },
	{ "id: x\n", "ids", "id", "[\"x\"]" },
	{ "ResourceId: -U_z\n", "resource_id", "ResourceId", "\"-U_z\"" },
	{ "code: x\n", "code", "code", "\"x\"" },
	{ "course_code: x\n", "code", "course_code", "\"x\"" },
	{ "programCode: x\n", "code", "programCode", "\"x\"" },
	{ "ItemId: x\n", "code", "ItemId", "\"x\"" },
	{ "offering: {code: x}\n", "code", "offering.code", "\"x\"" },
	{ "delivery: {code: x}\n", "code", "delivery.code", "\"x\"" },
	{ "short_title: x\n", "short_title", "short_title", "\"x\"" },
	{ "shortTitle: x\n", "short_title", "shortTitle", "\"x\"" },
	{ "shorttitle: x\n", "short_title", "shorttitle", "\"x\"" },
	{ "card: {title: x}\n", "short_title", "card.title", "\"x\"" },
	{ "linkTitle: x\n", "short_title", "linkTitle", "\"x\"" },
	{ "description: x\n", "summary", "description", "\"x\"" },
	{ "tldr: x\n", "summary", "tldr", "\"x\"" },
	{ "card: {content: x}\n", "summary", "card.content", "\"x\"" },
	{ "offering: {lead: x}\n", "summary", "offering.lead", "\"x\"" },
	{ "delivery: {lead: x}\n", "summary", "delivery.lead", "\"x\"" },
	{ "headline: {content: x}\n", "lead", "headline.content", "\"x\"" },
	{ "card: {content: x}\n", "lead", "card.content", "\"x\"" },
	{ "offering: {lead: x}\n", "lead", "offering.lead", "\"x\"" },
	{ "delivery: {lead: x}\n", "lead", "delivery.lead", "\"x\"" },
	{ "introduction: x\n", "introduction", "introduction", "\"x\"" },
	{ "offering: {details: x}\n", "introduction", "offering.details",
	  "\"x\"" },
	{ "delivery: {details: x}\n", "introduction", "delivery.details",
	  "\"x\"" },
	{ "overview: x\n", "overview", "overview", "\"x\"" },
	{ "audience: {overview: x}\n", "audience", "audience.overview",
	  "\"x\"" },
	{ "audience: x\n", "audience", "audience", "\"x\"" },
	{ "offering: {audience: x}\n", "audience", "offering.audience",
	  "\"x\"" },
	{ "delivery: {audience: x}\n", "audience", "delivery.audience",
	  "\"x\"" },
	{ "delivery_audiences: [x]\n", "audiences", "delivery_audiences",
	  "[\"x\"]" },
	{ "delivery-audiences: [x]\n", "audiences", "delivery-audiences",
	  "[\"x\"]" },
	{ "outcomes: x\n", "outcomes", "outcomes", "\"x\"" },
	{ "offering: {topics: x}\n", "outcomes", "offering.topics", "\"x\"" },
	{ "delivery: {topics: x}\n", "outcomes", "delivery.topics", "\"x\"" },
	{ "objectives: x\n", "objectives", "objectives", "\"x\"" },
	{ "offering: {objectives: x}\n", "objectives", "offering.objectives",
	  "\"x\"" },
	{ "delivery: {objectives: x}\n", "objectives", "delivery.objectives",
	  "\"x\"" },
	{ "prerequisites: x\n", "prerequisites", "prerequisites", "\"x\"" },
	{ "offering: {prerequisites: x}\n", "prerequisites",
	  "offering.prerequisites", "\"x\"" },
	{ "delivery: {prerequisites: x}\n", "prerequisites",
	  "delivery.prerequisites", "\"x\"" },
	{ "assessment: {content: x}\n", "certification",
	  "assessment.content", "\"x\"" },
	{ "assessment: x\n", "certification", "assessment", "\"x\"" },
	{ "offering: {certification: x}\n", "certification",
	  "offering.certification", "\"x\"" },
	{ "delivery: {certification: x}\n", "certification",
	  "delivery.certification", "\"x\"" },
	{ "assessment: {icon: x}\n", "certification_icon", "assessment.icon",
	  "\"x\"" },
	{ "assessment: {logo: x}\n", "certification_icon", "assessment.logo",
	  "\"x\"" },
	{ "offering: {assessmentIcon: x}\n", "certification_icon",
	  "offering.assessmentIcon", "\"x\"" },
	{ "delivery: {courseAssessmentIcon: x}\n", "certification_icon",
	  "delivery.courseAssessmentIcon", "\"x\"" },
	{ "offering: {format: x}\n", "format", "offering.format", "\"x\"" },
	{ "delivery: {format: x}\n", "format", "delivery.format", "\"x\"" },
	{ "course_proficiencies: [X]\n", "level", "course_proficiencies[]",
	  "\"x\"" },
	{ "level: X\n", "level", "level", "\"x\"" },
	{ "offering: {skilllevel: X}\n", "level", "offering.skilllevel",
	  "\"x\"" },
	{ "delivery: {skilllevel: X}\n", "level", "delivery.skilllevel",
	  "\"x\"" },
	{ "course_length: 16\n", "hours", "course_length", "16" },
	{ "offering: {duration: 16}\n", "hours", "offering.duration", "16" },
	{ "delivery: {duration: 16}\n", "hours", "delivery.duration", "16" },
	{ "course_sessions: 8\n", "sessions", "course_sessions", "8" },
	{ "syllabus: [{title: x}, {title: y}]\n", "sessions", "syllabus",
	  "2" },
	{ "course_learning_experiences: [x]\n", "experiences",
	  "course_learning_experiences", "[\"x\"]" },
	{ "course-learning-experiences: [x]\n", "experiences",
	  "course-learning-experiences", "[\"x\"]" },
	{ "course_topics: [x]\n", "topics", "course_topics", "[\"x\"]" },
	{ "course-topics: [x]\n", "topics", "course-topics", "[\"x\"]" },
	{ "course-topic: x y\n", "topics", "course-topic", "[\"x y\"]" },
	{ "delivery: {type: x}\n", "topics", "delivery.type", "[\"x\"]" },
	{ "course_vendors: [x]\n", "vendors", "course_vendors", "[\"x\"]" },
	{ "course-vendors: [x]\n", "vendors", "course-vendors", "[\"x\"]" },
	{ "offering: {brand: {vendor: x}}\n", "vendors",
	  "offering.brand.vendor", "[\"x\"]" },
	{ "delivery: {brand: {vendor: x}}\n", "vendors",
	  "delivery.brand.vendor", "[\"x\"]" },
	{ "categories: [x]\n", "categories", "categories", "[\"x\"]" },
	{ "tags: [x]\n", "tags", "tags", "[\"x\"]" },
	{ "preview: x\n", "image", "preview", "\"x\"" },
	{ "carousel: [{type: video, link: v}, {type: image, link: x}]\n",
	  "image", "carousel[type=image].link", "\"x\"" },
	{ "coverImage: x\n", "image", "coverImage", "\"x\"" },
	{ "previewIcon: x\n", "icon", "previewIcon", "\"x\"" },
	{ "offering: {courseIcon: x}\n", "icon", "offering.courseIcon",
	  "\"x\"" },
	{ "delivery: {courseIcon: x}\n", "icon", "delivery.courseIcon",
	  "\"x\"" },
	{ "brandColour: \"#abc\"\n", "colour", "brandColour", "\"#abc\"" },
	{ "offering: {brand: {colour: \"#abc\"}}\n", "colour",
	  "offering.brand.colour", "\"#abc\"" },
	{ "delivery: {brand: {colour: \"#abc\"}}\n", "colour",
	  "delivery.brand.colour", "\"#abc\"" },
	{ "creator: x\n", "author", "creator", "\"x\"" },
	{ "author: x\n", "author", "author", "\"x\"" },
	{ "card: {button: {content: x}}\n", "card_button",
	  "card.button.content", "\"x\"" },
	{ "offering: {type: x}\n", "subject", "offering.type", "\"x\"" },
	{ "delivery: {type: x}\n", "subject", "delivery.type", "\"x\"" },
	{ "slug: x\n", "slug", "slug", "\"x\"" },
	{ "url: /a/:slug/\n", "url", "url", "\"/a/:slug/\"" },
	{ "aliases: [/x, /y]\n", "aliases", "aliases", "[\"/x\",\"/y\"]" },
	{ "aliasesArchive: [/x]\n", "aliases", "aliasesArchive",
	  "[\"/x\"]" },
	{ "linkTitle: x\n", "link_title", "linkTitle", "\"x\"" },
	{ "headline: {title: x}\n", "headline", "headline.title", "\"x\"" },
	{ "headline: {subtitle: x}\n", "subtitle", "headline.subtitle",
	  "\"x\"" },
	{ "subtitle: x\n", "subtitle", "subtitle", "\"x\"" },
	{ "headline: {buttons: [{content: x, link: /x/}, {content: y}]}\n",
	  "buttons", "headline.buttons",
	  "[{\"href\":\"/x/\",\"text\":\"x\"},{\"text\":\"y\"}]" },
	{ "card: {button: {content: x, link: /x/}}\n", "buttons",
	  "card.button", "[{\"href\":\"/x/\",\"text\":\"x\"}]" },
	{ "headline: {cards: [{title: x, content: y, image: z.png}]}\n",
	  "cards", "headline.cards",
	  "[{\"title\":\"x\",\"text\":\"y\",\"image\":\"z.png\"}]" },
	{ "headline: {images: [a b.png]}\n", "carousel", "headline.images",
	  "[{\"type\":\"image\",\"link\":\"a b.png\"}]" },
	{ "carousel: [{link: resources/videos/x, type: video}]\n",
	  "carousel", "carousel",
	  "[{\"type\":\"video\",\"link\":\"resources/videos/x\"}]" },
	{ "trainers: [/people/x/]\n", "trainers", "trainers",
	  "[\"/people/x/\"]" },
	{ "trainers: /people/x y.md\n", "trainers", "trainers",
	  "[\"/people/x y.md\"]" },
	{ "audience: {personas: [a/x.md]}\n", "personas",
	  "audience.personas", "[\"a/x.md\"]" },
	{ "roadmap: {next: [/x/]}\n", "next", "roadmap.next",
	  "[\"/x/\"]" },
	{ "roadmap: {next: /x/}\n", "next", "roadmap.next", "[\"/x/\"]" },
	{ "roadmap: [/x/]\n", "next", "roadmap", "[\"/x/\"]" },
	{ "roadmap: {previous: [/x/, /y]}\n", "previous",
	  "roadmap.previous", "[\"/x/\",\"/y\"]" },
	{ "concepts: [Tool]\n", "concepts", "concepts", "[\"Tool\"]" },
	{ "keywords: x\n", "keywords", "keywords", "[\"x\"]" },
	{ "syllabusBefore: [{title: x}]\n", "preparation", "syllabusBefore",
	  "[{\"title\":\"x\"}]" },
	{ "pre: [{title: x}]\n", "preparation", "pre",
	  "[{\"title\":\"x\"}]" },
	{ "syllabus: [{title: x, duration: 90}]\n", "syllabus", "syllabus",
	  "[{\"title\":\"x\",\"minutes\":90}]" },
	{ "sessions: [{title: x}]\n", "syllabus", "sessions",
	  "[{\"title\":\"x\"}]" },
	{ "unlisted: true\n", "unlisted", "unlisted", "true" },
};

static enum course_key field_named(const char *name)
{
	size_t i;

	for (i = 0; i < COURSE_N_KEYS; i++) {
		if (str_eq(course_keys[i].name, name))
			return course_keys[i].field;
	}
	fail_msg("no field %s", name);
	return COURSE_N_KEYS;
}

static void expect_field(const struct parsed *parsed, const char *in,
			 const char *name, const char *source,
			 const char *want)
{
	const struct field *field =
		course_field(parsed->course, field_named(name));
	struct buf got = BUF_INIT;

	if (field->value)
		value_write_json(&got, field->value, false);
	parsed_expect(in, name, want, got.data);
	parsed_expect(in, "source", source, field->source);
	buf_release(&got);
}

static void expect_json(const char *matter, const char *name,
			const char *source, const char *want)
{
	struct parsed parsed;

	parsed_matter(&parsed, matter);
	expect_field(&parsed, matter, name, source, want);
	parsed_release(&parsed);
}

static void every_source_of_the_equivalence_table_is_read(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++)
		expect_json(sources[i].matter, sources[i].field,
			    sources[i].source, sources[i].want);
}

/* For each row: with all sources filled in, the first of the row wins. */
static void sources_win_by_precedence(void **state)
{
	static const struct {
		const char *matter, *field, *source, *want;
	} cases[] = {
		{ "delivery: {code: d}\nItemId: i\nprogramCode: p\n"
		  "course_code: cc\ncode: c\n", "code", "code", "\"c\"" },
		{ "delivery: {code: d}\nItemId: i\nprogramCode: p\n"
		  "course_code: cc\n", "code", "course_code", "\"cc\"" },
		{ "delivery: {code: d}\nItemId: i\n", "code", "ItemId",
		  "\"i\"" },
		{ "delivery: {code: d}\noffering: {code: o}\n", "code",
		  "offering.code", "\"o\"" },
		/* Y-3: what says nothing does not win. */
		{ "code: \"\"\ncourse_code:\nprogramCode: n/a\n"
		  "ItemId: None\ndelivery: {code: d}\n", "code",
		  "delivery.code", "\"d\"" },
		{ "course_proficiencies: [Unknown]\nlevel: Beginner\n",
		  "level", "level", "\"beginner\"" },
		{ "course_proficiencies: []\nlevel: unknown\n"
		  "delivery: {skilllevel: advanced}\n", "level",
		  "delivery.skilllevel", "\"advanced\"" },
		{ "course_length: 0\ndelivery: {duration: 8}\n", "hours",
		  "delivery.duration", "8" },
		{ "brandColour: \"\"\ndelivery: {brand: {colour: \"#fff\"}}\n",
		  "colour", "delivery.brand.colour", "\"#fff\"" },
		{ "description: \" \xC2\xA0 \"\ntldr: t\n", "summary", "tldr",
		  "\"t\"" },
		{ "audience: {personas: [a.md]}\ndelivery: {audience: x}\n",
		  "audience", "delivery.audience", "\"x\"" },
		/* Unions take them all, the newest first, none twice. */
		{ "id: \"1\"\nResourceId: r\nItemId: i\n", "ids", "ItemId",
		  "[\"i\",\"r\",\"1\"]" },
		{ "ItemId: SAME\nResourceId: SAME\n", "ids", "ItemId",
		  "[\"SAME\"]" },
		{ "aliasesArchive: [/b, /c]\naliases: [/a, /b]\n", "aliases",
		  "aliases", "[\"/a\",\"/b\",\"/c\"]" },
		{ "delivery-audiences: [Teams, Leaders]\n"
		  "delivery_audiences: [teams, Managers]\n", "audiences",
		  "delivery-audiences",
		  "[\"Teams\",\"Leaders\",\"Managers\"]" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_json(cases[i].matter, cases[i].field, cases[i].source,
			    cases[i].want);
}

/* Nothing that an author wrote is lost. */
static void what_loses_is_kept_where_it_says_more(void **state)
{
	static const struct {
		const char *matter, *field, *want;
	} cases[] = {
		{ "description: a\ntldr: b\ncard: {content: c}\n", "summary",
		  "[\"b\",\"c\"]" },
		{ "description: a\ntldr: b\ncard: {content: \"B.\"}\n",
		  "summary", "[\"b\"]" },
		{ "description: Two ropes\ntldr: \"**two** Ropes!\"\n",
		  "summary", NULL },
		{ "audience: {overview: a}\ndelivery: {audience: b}\n",
		  "audience", "[\"b\"]" },
		{ "course_length: 16\ndelivery: {duration: 8}\n", "hours",
		  "[8]" },
		{ "course_length: 16\ndelivery: {duration: 16}\n", "hours",
		  NULL },
		{ "course_vendors: [Sail.org]\ncourse-vendors: [Loft]\n",
		  "vendors", "[[\"Loft\"]]" },
		{ "course_vendors: [a b]\ncourse-vendors: [A-B]\n", "vendors",
		  NULL },
		{ "date: 2024-01-01\nlastmod: 2025-01-01\n", "date", NULL },
		{ "type: course\nItemType: page\n", "type", NULL },
		{ "aliases: [/a]\naliasesArchive: [/b]\n", "aliases", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct field *field;
		struct buf got = BUF_INIT;
		struct parsed parsed;

		parsed_matter(&parsed, cases[i].matter);
		field = course_field(parsed.course, field_named(cases[i].field));
		if (field->others)
			value_write_json(&got, field->others, false);
		parsed_expect(cases[i].matter, "others", cases[i].want,
			      got.len ? got.data : NULL);
		buf_release(&got);
		parsed_release(&parsed);
	}
}

/* S-1 */
static void unlisted_is_not_hidden(void **state)
{
	static const struct {
		const char *matter;
		bool is_unlisted, is_draft;
	} cases[] = {
		{ "tags: [a, hidden]\n", true, false },
		{ "tags: Hidden\n", true, false },
		{ "tags: [hidden gems]\n", false, false },
		{ "build: {list: never}\n", true, false },
		{ "_build: {list: never}\n", true, false },
		{ "build: {list: local}\n", true, false },
		{ "build: {list: always}\n", false, false },
		{ "build: {list: false}\n", true, false },
		{ "build: {render: never}\n", false, true },
		{ "build: {render: link}\n", false, true },
		{ "build: {render: always}\n", false, false },
		{ "headless: true\n", true, true },
		{ "unlisted: true\n", true, false },
		{ "unlisted: false\n", false, false },
		{ "unlisted: false\ntags: [hidden]\n", true, false },
		{ "draft: true\n", false, true },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct parsed parsed;

		parsed_matter(&parsed, cases[i].matter);
		if (parsed.course->is_unlisted != cases[i].is_unlisted ||
		    parsed.course->is_draft != cases[i].is_draft)
			fail_msg("%s", cases[i].matter);
		parsed_release(&parsed);
	}
	/* The tag is for us, wherever it stands. */
	expect_json("tags: [a]\nparams: {tags: [hidden, b]}\n", "tags", "tags",
		    "[\"b\",\"a\"]");
	expect_json("tags: [a, hidden]\n", "tags", "tags", "[\"a\"]");
	expect_json("tags: [hidden]\n", "unlisted", "tags", "true");
}

/* Y-11 */
static void keys_are_found_in_every_spelling(void **state)
{
	static const char *const spellings[] = {
		"course_topics: [x]\n", "course-topics: [x]\n",
		"courseTopics: [x]\n",	"CourseTopics: [x]\n",
		"COURSE_TOPICS: [x]\n", "coursetopics: [x]\n",
		"Course-Topics: [x]\n",
	};
	static const char *const nested[] = {
		"delivery: {skilllevel: a}\n", "Delivery: {SkillLevel: a}\n",
		"DELIVERY: {skill_level: a}\n", "delivery: {skill-level: a}\n",
	};
	struct parsed parsed;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++) {
		parsed_matter(&parsed, spellings[i]);
		assert_int_equal(value_len(course_list(parsed.course,
						       COURSE_TOPICS)), 1);
		parsed_expect_code(&parsed, spellings[i], NULL);
		parsed_release(&parsed);
	}
	for (i = 0; i < sizeof(nested) / sizeof(nested[0]); i++) {
		parsed_matter(&parsed, nested[i]);
		parsed_expect(nested[i], "level", "a",
			      course_text(parsed.course, COURSE_LEVEL));
		parsed_release(&parsed);
	}
}

/* hugo.md 1.2: but fields of Hugo's own. */
static void params_are_keys_and_beat_the_top(void **state)
{
	(void)state;
	expect_json("params: {code: P}\n", "code", "code", "\"P\"");
	expect_json("params: {course_length: 5}\ncourse_length: 6\n", "hours",
		    "course_length", "5");
	expect_json("course_length: 6\nparams: {courseLength: 5}\n", "hours",
		    "course_length", "5");
	expect_json("params: {brand: x, delivery: {code: d}}\n", "code",
		    "delivery.code", "\"d\"");
	expect_json("params: {slug: p}\nslug: s\n", "slug", "slug", "\"s\"");
	expect_json("params: {slug: p}\n", "slug", "slug", "\"p\"");
	expect_json("params: {title: T2}\n", "title", "title", "\"A\"");
}

/* Y-13 */
static void unknown_keys_are_kept_and_noted_once(void **state)
{
	struct parsed parsed;
	const struct value *unknown;

	(void)state;
	parsed_matter(&parsed,
		      "flavour: [a, b]\ndelivery: {flavour: c, code: X}\n"
		      "tittle: B\nWatermarks: {title: 2025-07-29T15:01:34Z}\n"
		      "tags_weight: 10\nlayout: wide\ntrainers:\n");
	unknown = parsed.course->unknown;
	assert_int_equal(value_len(value_get(unknown, "flavour")), 2);
	assert_string_equal(value_text(value_get(unknown, "delivery.flavour")),
			    "c");
	assert_non_null(value_get(unknown, "Watermarks"));
	assert_non_null(value_get(unknown, "layout"));
	assert_int_equal(value_len(unknown), 6);
	parsed_expect("", "problems",
		      "p.md:3:1: note: unknown key \"flavour\": kept, and "
		      "shown last if it is a text [unknown-key]\n"
		      "p.md:4:12: note: unknown key \"delivery.flavour\": "
		      "kept, and shown last if it is a text [unknown-key]\n"
		      "p.md:5:1: note: unknown key \"tittle\": is \"title\" "
		      "meant? [unknown-key]\n",
		      parsed.problems.data);
	parsed_release(&parsed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_has_its_row_in_order),
		cmocka_unit_test(spellings_of_a_key_are_one_key),
		cmocka_unit_test(a_source_is_known_without_its_selector),
		cmocka_unit_test(
			every_source_of_the_equivalence_table_is_read),
		cmocka_unit_test(sources_win_by_precedence),
		cmocka_unit_test(what_loses_is_kept_where_it_says_more),
		cmocka_unit_test(unlisted_is_not_hidden),
		cmocka_unit_test(keys_are_found_in_every_spelling),
		cmocka_unit_test(params_are_keys_and_beat_the_top),
		cmocka_unit_test(unknown_keys_are_kept_and_noted_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
