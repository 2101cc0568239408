/* SPDX-License-Identifier: MIT */
/*
 * The course page: every field, once.  Whole pages are in golden_pages.c.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "markup/html.h"
#include "page/said.h"

#include "pages.h"
#include "tempdir.h"

static const char site[] =
	"title: The Site\n"
	"baseURL: https://x.example/\n";

/* The page of a course with this front matter and body. */
static void open_course(struct pages *p, struct tempdir *dir,
			const char *matter, const char *body)
{
	struct buf file = BUF_INIT;

	buf_str(&file, "---\ntype: course\n");
	buf_str(&file, matter);
	buf_str(&file, "---\n");
	buf_str(&file, body);
	tempdir_make(dir);
	tempdir_write(dir, "site.yaml", site);
	tempdir_write(dir, "c/index.md", file.data);
	tempdir_write(dir, "c/images/a b.png", "x");
	tempdir_write(dir, "c/beside.png", "x");
	buf_release(&file);
	pages_open(p, dir->path);
	pages_course(p, "c/index.md");
}

static void close_course(struct pages *p, struct tempdir *dir)
{
	pages_close(p);
	tempdir_remove(dir);
}

struct row {
	const char *matter, *body;
	const char *has, *lacks;	/* or NULL */
};

static void check(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct tempdir dir;
		struct pages p;

		open_course(&p, &dir, rows[i].matter, rows[i].body);
		if (rows[i].has)
			assert_has(p.out.data, rows[i].has);
		if (rows[i].lacks)
			assert_lacks(p.out.data, rows[i].lacks);
		assert_int_equal(pages_count(p.out.data, "<h1"), 1);
		close_course(&p, &dir);
	}
}

#define CHECK(rows) check(rows, sizeof(rows) / sizeof((rows)[0]))

static void every_text_field_has_its_place(void **state)
{
	static const struct row rows[] = {
		{ "title: One *two*\n", "", "<h1>One <em>two</em></h1>",
		  NULL },
		{ "title: One *two*\n", "", "<title>One two – The Site",
		  NULL },
		{ "description: Why it is.\n", "",
		  "<div class=\"lead\"><p>Why it is.</p>", NULL },
		{ "description: Why it is.\n", "",
		  "<meta name=\"description\" content=\"Why it is.\">", NULL },
		{ "headline: {content: The lead.}\n", "", "<p>The lead.</p>",
		  NULL },
		{ "introduction: \"## Own heading\"\n", "",
		  "<h2 id=\"own-heading\">Own heading</h2>", NULL },
		{ "overview: What.\n", "",
		  "<h2 id=\"overview\">Overview</h2>\n<p>What.</p>", NULL },
		{ "audience: {overview: Those.}\n", "",
		  "<h2 id=\"audience\">Who it is for</h2>\n<p>Those.</p>",
		  NULL },
		{ "delivery_audiences: [Cooks, Bakers]\n", "",
		  "<li>Cooks</li>\n<li>Bakers</li>", NULL },
		{ "objectives: Aim.\n", "",
		  "<h2 id=\"objectives\">What you will learn</h2>\n"
		  "<p>Aim.</p>", NULL },
		{ "outcomes: End.\n", "",
		  "<h2 id=\"outcomes\">What the course covers</h2>\n"
		  "<p>End.</p>", NULL },
		{ "prerequisites: Boots.\n", "",
		  "<h2 id=\"prerequisites\">Prerequisites</h2>\n"
		  "<p>Boots.</p>", NULL },
		{ "assessment: {content: Exam.}\n", "",
		  "<h2 id=\"certification\">Assessment and certification"
		  "</h2>\n<p>Exam.</p>", NULL },
		{ "delivery: {format: Talk.}\n", "",
		  "<h2 id=\"format\">How it is held</h2>\n<p>Talk.</p>",
		  NULL },
		{ "title: T\n", "The body.",
		  "<h2 id=\"about\">About this course</h2>\n<p>The body.</p>",
		  NULL },
	};

	(void)state;
	CHECK(rows);
}

static void every_short_field_is_a_fact(void **state)
{
	static const struct row rows[] = {
		{ "code: ABC\n", "", "<dt>Code</dt>\n<dd>ABC</dd>", NULL },
		{ "level: advanced\n", "",
		  "<dt>Level</dt>\n<dd>Advanced</dd>", NULL },
		{ "course_length: 16\ncourse_sessions: 8\n", "",
		  "<dd>16 hours in 8 sessions</dd>", NULL },
		{ "course_learning_experiences: [Immersive]\n", "",
		  "<dd>Immersive</dd>", NULL },
		{ "course_topics: [A, B]\n", "",
		  "<dt>Topics</dt>\n<dd>A</dd>\n<dd>B</dd>", NULL },
		{ "course_vendors: [Guild]\n", "",
		  "<dt>Vendor</dt>\n<dd>Guild</dd>", NULL },
		{ "categories: [Cat]\ntags: [Tag]\n", "",
		  "<dd><a href=\"/tags/tag/\">Tag</a></dd>", NULL },
		{ "categories: [Cat]\ntags: [Tag]\n", "",
		  "<dd><a href=\"/categories/cat/\">Cat</a></dd>", NULL },
		{ "concepts: [Tool]\n", "", "<dt>Concepts</dt>\n"
		  "<dd>Tool</dd>", NULL },
		{ "delivery: {type: Scrum}\n", "",
		  "<dt>Topics</dt>\n<dd>Scrum</dd>", "Subject" },
		{ "delivery: {type: Scrum}\ncourse-topics: [A]\n", "",
		  "<dt>Subject</dt>\n<dd>Scrum</dd>", NULL },
		{ "creator: Ada\n", "", "<dt>Author</dt>\n<dd>Ada</dd>",
		  NULL },
		{ "date: 2017-01-01\n", "",
		  "<time datetime=\"2017-01-01\">1 January 2017</time>",
		  "Updated" },
		{ "date: 2017-01-01\nlastmod: 2018-12-31\n", "",
		  "<dt>Updated</dt>\n<dd><time datetime=\"2018-12-31\">"
		  "31 December 2018", NULL },
		{ "brandColour: \"#749335\"\n", "", "fill=\"#749335\"", NULL },
		{ "brandColour: \"red\"\n", "", NULL, "fill=\"red\"" },
		{ "brandColour: \"red\"\n", "", NULL, "class=\"band\"" },
	};

	(void)state;
	CHECK(rows);
}

static void an_empty_field_leaves_no_trace(void **state)
{
	static const struct row rows[] = {
		{ "title: T\n", "", NULL, "<h2" },
		{ "title: T\n", "", NULL, "<dl>" },
		{ "title: T\n", "", NULL, "<ul class=\"terms\">" },
		{ "title: T\n", "", NULL, "<img" },
		{ "title: T\nprerequisites: None\n", "", NULL,
		  "Prerequisites" },
		{ "title: T\nobjectives: \"\\n \\n\"\n", " \n\n", NULL,
		  "<h2" },
		{ "title: T\ncourse_length: 0\nlevel: Unknown\n", "", NULL,
		  "<dt>" },
	};

	(void)state;
	CHECK(rows);
}

static void a_missing_title_is_the_name_of_the_file(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	open_course(&p, &dir, "code: X\n", "");
	assert_has(p.out.data, course_name(pages_entry(&p,
						"c/index.md")->course));
	assert_int_equal(pages_count(p.out.data, "<h1></h1>"), 0);
	close_course(&p, &dir);
}

static void the_body_has_its_heading_ids_first(void **state)
{
	static const struct row rows[] = {
		{ "objectives: Aim.\n", "## Objectives\n\nText\n",
		  "<h3 id=\"objectives\">Objectives</h3>", NULL },
		{ "objectives: Aim.\n", "## Objectives\n\nText\n",
		  "<h2 id=\"objectives-1\">What you will learn</h2>", NULL },
		{ "title: T\n", "#### Deep\n\n###### Deeper\n",
		  "<h3 id=\"deep\">Deep</h3>\n<h4 id=\"deeper\">", NULL },
	};

	(void)state;
	CHECK(rows);
}

static size_t count_in(const char *matter, const char *body, const char *what)
{
	struct tempdir dir;
	struct pages p;
	const char *words, *main_part;
	size_t n;

	open_course(&p, &dir, matter, body);
	main_part = strstr(p.out.data, "<main");
	assert_non_null(main_part);
	words = html_words(&p.arena, main_part, strlen(main_part));
	n = pages_count(words, what);
	close_course(&p, &dir);
	return n;
}

static void nothing_is_said_twice(void **state)
{
	static const struct {
		const char *matter, *body, *what;
		size_t times;
	} rows[] = {
		/* Several fields are filled from one key. */
		{ "delivery: {lead: Once only.}\n", "", "Once only", 1 },
		{ "card: {content: Once only.}\n", "", "Once only", 1 },
		{ "title: Some Name\ncard: {title: Some Name}\n", "",
		  "Some Name", 1 },
		{ "title: Some Name (SN)\nshort_title: Some Name\n", "",
		  "Some Name", 1 },
		{ "title: Some Name\nshort_title: Other\n", "", "Other", 1 },
		{ "title: T\ncard: {title: Third}\n", "", "Third", 1 },
		{ "description: A.\ncard: {content: B b.}\n", "", "B b", 1 },
		{ "card: {button: {content: Come!}}\n", "", "Come!", 1 },
		{ "card: {button: {content: Come}}\n", "Do come.", "Come", 0 },
		/* The same words under two keys; marks do not count. */
		{ "introduction: Same words.\noverview: \"**Same** words\"\n",
		  "", "Same", 1 },
		{ "objectives: Same words.\n", "Same words.", "Same", 1 },
		{ "description: Same words.\n", "Same words.", "Same", 1 },
		/* Part of another text is no reason to drop a section. */
		{ "objectives: One aim.\n", "One aim. And more.", "One aim",
		  2 },
		{ "title: tea\n", "# Tea\n\nText.", "ea ", 1 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t n = count_in(rows[i].matter, rows[i].body,
				    rows[i].what);

		if (n != rows[i].times)
			print_error("%s%s\n", rows[i].matter, rows[i].body);
		assert_int_equal(n, rows[i].times);
	}
}

/* Y-13, and what a known key cannot mean (Y-5). */
static void words_of_no_key_come_last(void **state)
{
	static const struct row rows[] = {
		{ "town: Leith\n", "", "Town</p>\n<p>Leith</p>", NULL },
		{ "tutor: \xc3\x89mile\n", "",
		  "<p>\xc3\x89mile</p>", NULL },
		{ "tutor: O'Neill-Smith\n", "",
		  "<p>O\xe2\x80\x99Neill-Smith</p>", NULL },
		{ "layout_style: wide\n", "", NULL, "wide" },
		{ "money: GBP\n", "", "<p>GBP</p>", NULL },
		{ "release: Version2\n", "", "<p>Version2</p>", NULL },
		{ "post_id: a1b2c3\n", "", NULL, "a1b2c3" },
		{ "mood: calm\nmood: brisk\n", "",
		  "<li>calm</li>\n<li>brisk</li>", NULL },
		{ "creator: Ann\nauthor: Bo\n", "",
		  "Author</p>\n<p>Bo</p>", NULL },
		{ "notice: Two words\n", "", "<p>Two words</p>", NULL },
		{ "contact: {who: Anna, page: /anna/x}\n", "",
		  "<p>Anna</p>", "/anna/x" },
		{ "subtitle: {en: An eye}\n", "",
		  "Subtitle</p>\n<p>An eye</p>", NULL },
		{ "course_length: two days\n", "", "<p>two days</p>", NULL },
		{ "brandColour: dark blue\n", "", NULL, "dark blue" },
		{ "tags: [{word: Twine, why: It is thin}]\n", "",
		  "<p>It is thin</p>", NULL },
		{ "syllabus: [{title: A, name: And B}]\n", "",
		  "Name</p>\n<p>And B</p>", NULL },
		{ "syllabus: [{title: {en: An eye}}]\n", "",
		  "Title</p>\n<p>An eye</p>", NULL },
	};

	(void)state;
	CHECK(rows);
}

static void an_image_is_found_in_the_bundle(void **state)
{
	static const struct row rows[] = {
		{ "title: T \"q\"\npreview: a b.png\n", "",
		  "src=\"/c/images/a%20b.png\"", NULL },
		{ "title: Tea\npreview: a b.png\n", "", "alt=\"Tea\"",
		  NULL },
		{ "preview: beside.png\n", "", "src=\"/c/beside.png\"",
		  NULL },
		{ "preview: /site/x y.png\n", "", "src=\"/site/x%20y.png\"",
		  NULL },
		{ "preview: \"https://img.example/x.png\"\n", "",
		  "src=\"https://img.example/x.png\"", NULL },
		{ "preview: none.png\n", "", NULL, "<img" },
		{ "preview: \"javascript://x\"\n", "", NULL, "<img" },
		{ "preview: ../../site.yaml\n", "", NULL, "<img" },
		{ "previewIcon: beside.png\n", "",
		  "<img class=\"badge\" src=\"/c/beside.png\" alt=\"\">",
		  NULL },
		{ "assessment: {icon: beside.png}\n", "",
		  "<img class=\"badge\" src=\"/c/beside.png\" alt=\"\">",
		  NULL },
	};

	(void)state;
	CHECK(rows);
}

static void a_missing_image_is_reported_where_it_is_named(void **state)
{
	struct tempdir dir;
	struct pages p;
	const struct problem *problem = NULL;

	(void)state;
	open_course(&p, &dir, "preview: none.png\n", "");
	for (size_t i = 0; i < p.report.len; i++)
		if (strcmp(p.report.items[i].code, "image-missing") == 0)
			problem = &p.report.items[i];
	assert_non_null(problem);
	assert_string_equal(problem->at.file, "c/index.md");
	assert_int_equal(problem->at.line, 3);
	close_course(&p, &dir);
}

static void nothing_from_a_file_is_markup_of_ours(void **state)
{
	static const struct row rows[] = {
		{ "title: \"<script>alert(1)</script>\"\n", "", NULL,
		  "<script>" },
		{ "title: \"a</script><b>\"\n", "", NULL, "a</script>" },
		{ "code: \"<b>\"\n", "", "&lt;b&gt;", "<b>" },
		{ "tags: [\"<b>\"]\n", "", "&lt;b&gt;", "<b>" },
		{ "title: \"{{site.title}}\"\n", "",
		  "<h1>{{site.title}}</h1>", NULL },
		{ "title: T\n", "<a onclick=\"x()\" href=\"/y\">z</a>",
		  "<a href=\"/y\">z</a>", "onclick" },
		{ "title: T\n", "<p style=\"color: red\">z</p>", "z",
		  "style=" },
	};

	(void)state;
	CHECK(rows);
}

/* Rendered before the page itself, with the words of the page (B-5). */
static void a_part_that_a_text_places_has_its_words(void **state)
{
	static const struct row rows[] = {
		{ "events: [{start_date: 2031-05-12, end_date: 2031-05-16}, "
		  "{start_date: 2021-05-12}]\n",
		  "When:\n\n{{< events-schedule-single >}}\n",
		  "12</time>\xe2\x80\x93<time", "Dates</h2>" },
		{ "events: [{start_date: 2021-05-12}]\n",
		  "When:\n\n{{< events-schedule-single >}}\n",
		  "<summary>Past dates</summary>", NULL },
		{ "syllabus: [{title: Eyes, assignment: {title: Ten}}]\n",
		  "What:\n\n{{< syllabus-single >}}\n",
		  "Assignment: Ten", "Syllabus</h2>" },
	};

	(void)state;
	CHECK(rows);
}

static void an_enquiry_needs_somebody_to_ask(void **state)
{
	static const struct {
		const char *organisation, *has, *lacks;
	} rows[] = {
		{ "", NULL, "Dates and prices" },
		{ "organisation: {email: a@x.example}\n",
		  "<p>Ask us: write to "
		  "<a href=\"mailto:a@x.example?subject=T\">"
		  "a@x.example</a>.</p>", "call <a" },
		{ "organisation: {telephone: \"+1 234567\"}\n",
		  "<p>Ask us: call <a href=\"tel:+1234567\">+1 234567</a>.</p>",
		  "write" },
		{ "organisation: {email: a@x.example, telephone: \"1234567\"}\n",
		  "a@x.example</a> or call <a href=\"tel:1234567\">1234567</a>.",
		  NULL },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;

		tempdir_make(&dir);
		tempdir_write(&dir, "site.yaml", rows[i].organisation);
		tempdir_write(&dir, "c.md",
			      "---\ntitle: T\ntype: course\n---\n");
		pages_open(&p, dir.path);
		pages_course(&p, "c.md");
		if (rows[i].has)
			assert_has(p.out.data, rows[i].has);
		if (rows[i].lacks)
			assert_lacks(p.out.data, rows[i].lacks);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void of_many_dates_the_times_are_folded(void **state)
{
#define DAY(d) "- start_date: 2099-01-" d "\n  sessions:\n" \
	"  - start_datetime: 2099-01-" d "T09:00:00\n" \
	"  - start_datetime: 2099-01-" d "T14:00:00\n"
	static const struct row rows[] = {
		{ "events:\n" DAY("05") DAY("12") DAY("19"), "", "14:00",
		  "<summary>2 sessions</summary>" },
		{ "events:\n" DAY("05") DAY("12") DAY("19") DAY("26"), "",
		  "<summary>2 sessions</summary>\n<ul>", NULL },
		/* One time is no more than its folding. */
		{ "events:\n" DAY("05") DAY("12") DAY("19")
		  "- start_date: 2099-02-02\n  sessions:\n"
		  "  - start_datetime: 2099-02-02T09:00:00\n", "",
		  "<ul>\n<li><time datetime=\"2099-02-02\">",
		  "<summary>1 session</summary>" },
	};

#undef DAY
	(void)state;
	CHECK(rows);
}

static void a_plain_page_is_its_text(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "p.md",
		      "---\ntitle: A page\n---\n# Part\n\nText\n");
	pages_open(&p, dir.path);
	pages_course(&p, "p.md");
	assert_has(p.out.data, "<h1>A page</h1>");
	assert_has(p.out.data, "<h2 id=\"part\">Part</h2>");
	assert_lacks(p.out.data, "About this course");
	pages_close(&p);
	tempdir_remove(&dir);
}

static void references_become_links_or_go(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "references:\n"
		      "  \"2\": {title: Two, url: /two/}\n");
	tempdir_write(&dir, "one.md", "---\ntitle: One\ntype: course\n"
		      "id: \"1\"\n---\n");
	tempdir_write(&dir, "c.md", "---\ntitle: C\ntype: course\n"
		      "prerequisites: Take [wpv-post-link item=\"1\"], "
		      "[wpv-post-link item=\"2\"] or "
		      "[wpv-post-link item=\"3\"].\n---\n");
	pages_open(&p, dir.path);
	pages_course(&p, "c.md");
	assert_has(p.out.data, "<a href=\"/one/\">One</a>");
	assert_has(p.out.data, "<a href=\"/two/\">Two</a>");
	assert_lacks(p.out.data, "wpv-");
	pages_close(&p);
	tempdir_remove(&dir);
}

static void words_are_compared_without_marks(void **state)
{
	static const struct {
		const char *html;
		bool whole, within;
	} rows[] = {
		{ "<p>One two, three.</p>", true, true },
		{ "one <b>TWO</b> three", true, true },
		{ "two three", false, true },
		{ "wo three", false, false },
		{ "three four", false, false },
		{ "four", true, true },
		{ "\xc3\x89t\xc3\xa9", true, true },
		{ "ete", true, true },
		{ "", false, true },
		{ "<img alt=\"\">", false, true },
	};
	struct said said;

	(void)state;
	said_init(&said);
	said_add(&said, "<ul><li>One</li><li>two three</li></ul>");
	said_add(&said, "Four");
	said_add(&said, "\xc3\xa9t\xc3\xa9");
	said_add(&said, "");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		assert_int_equal(said_whole(&said, rows[i].html),
				 rows[i].whole);
		assert_int_equal(said_within(&said, rows[i].html),
				 rows[i].within);
	}
	said_release(&said);
}

/* Each paragraph and each item of a list somewhere, in whatever order. */
static void texts_are_compared_piece_by_piece(void **state)
{
	static const struct {
		const char *html;
		bool is_said;
	} rows[] = {
		{ "<ul><li>Two</li><li>One</li></ul>", true },
		{ "<p>One</p><p>three <em>four</em></p>", true },
		{ "<p>One two</p>", false },
		{ "<p>One</p><p>five</p>", false },
		{ "<p>four three</p>", false },
		{ "loose words</p>", false },
		{ "", true },
	};
	struct said said;

	(void)state;
	said_init(&said);
	said_add(&said, "<p>One</p>");
	said_add(&said, "<ol><li>two</li><li>three &amp; four</li></ol>");
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(said_pieces(&said, rows[i].html,
					     strlen(rows[i].html)),
				 rows[i].is_said);
	said_release(&said);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_field_has_its_place),
		cmocka_unit_test(every_short_field_is_a_fact),
		cmocka_unit_test(an_empty_field_leaves_no_trace),
		cmocka_unit_test(a_missing_title_is_the_name_of_the_file),
		cmocka_unit_test(the_body_has_its_heading_ids_first),
		cmocka_unit_test(nothing_is_said_twice),
		cmocka_unit_test(words_of_no_key_come_last),
		cmocka_unit_test(an_image_is_found_in_the_bundle),
		cmocka_unit_test(a_missing_image_is_reported_where_it_is_named),
		cmocka_unit_test(nothing_from_a_file_is_markup_of_ours),
		cmocka_unit_test(a_part_that_a_text_places_has_its_words),
		cmocka_unit_test(an_enquiry_needs_somebody_to_ask),
		cmocka_unit_test(of_many_dates_the_times_are_folded),
		cmocka_unit_test(a_plain_page_is_its_text),
		cmocka_unit_test(references_become_links_or_go),
		cmocka_unit_test(words_are_compared_without_marks),
		cmocka_unit_test(texts_are_compared_piece_by_piece),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
