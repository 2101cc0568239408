/* SPDX-License-Identifier: MIT */
/*
 * Structured data: what is known is there in schema.org's words, what is not
 * known is not (standards.md 3.1, 3.2; schema.md 4.8).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "content/yamldoc.h"
#include "page/jsonld.h"

#include "pages.h"
#include "tempdir.h"
#include "yamlvalue.h"

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char site[] =
	"title: The Site\n"
	"baseURL: https://x.example/sub/\n"
	"languageCode: en-GB\n"
	"timeZone: Europe/London\n"
	"organisation: {name: The Guild, url: /about/, logo: /logo.png, "
	"email: a@x.example, sameAs: https://y.example/guild}\n";

struct fixture {
	struct tempdir dir;
	struct pages p;
	struct value *graph;		/* LIST; NULL: there is none */
};

static void open_tree(struct fixture *f, const char *settings)
{
	tempdir_make(&f->dir);
	tempdir_write(&f->dir, "site.yaml", settings);
}

static void close_tree(struct fixture *f)
{
	pages_close(&f->p);
	tempdir_remove(&f->dir);
}

/* JSON is YAML. */
static void read_graph(struct fixture *f)
{
	static const char open[] = "<script type=\"application/ld+json\">";
	const struct place at = { .file = "json", .line = 1 };
	const char *begin = strstr(f->p.out.data, open), *end;
	struct value *all;
	struct view text;

	f->graph = NULL;
	if (!begin)
		return;
	begin += strlen(open);
	end = strstr(begin, "</script>");
	assert_non_null(end);
	text = (struct view){ begin, (size_t)(end - begin) };
	assert_null(memchr(text.at, '<', text.len));
	assert_int_equal(yamldoc_parse(&all, &f->p.arena, at, text, NULL), 0);
	assert_string_equal(value_text(value_get(all, "@context")),
			    "https://schema.org");
	f->graph = value_get(all, "@graph");
	assert_true(value_len(f->graph) > 0);
	assert_null(strstr(end, open));
}

/* The page of a course with this front matter. */
static void open_course(struct fixture *f, const char *settings,
			const char *matter)
{
	struct buf file = BUF_INIT;

	open_tree(f, settings);
	buf_str(&file, "---\ntype: course\n");
	buf_str(&file, matter);
	buf_str(&file, "---\nThe body.\n");
	tempdir_write(&f->dir, "c/index.md", file.data);
	tempdir_write(&f->dir, "c/images/a.png", "x");
	tempdir_write(&f->dir, "c/images/a.svg", "x");
	tempdir_write(&f->dir, "ada.md", "---\ntitle: Ada *Lane*\n---\n");
	buf_release(&file);
	pages_open(&f->p, f->dir.path);
	pages_course(&f->p, "c/index.md");
	read_graph(f);
}

static const struct value *node(const struct fixture *f, const char *type)
{
	for (size_t i = 0; i < value_len(f->graph); i++) {
		const struct value *item = value_item(f->graph, i);

		if (str_eq(value_text(value_get(item, "@type")), type))
			return item;
	}
	return NULL;
}

struct row {
	const char *matter, *path;
	const char *want;		/* NULL: nothing is there */
};

static void check_value(const struct value *value, const struct row *row)
{
	if (!row->want && value)
		fail_msg("%s: %s is there", row->matter, row->path);
	if (row->want && !value_text(value))
		fail_msg("%s: %s is not there", row->matter, row->path);
	if (row->want)
		assert_string_equal(value_text(value), row->want);
}

static void check_courses(const struct row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct fixture f;

		open_course(&f, site, rows[i].matter);
		check_value(yaml_at(node(&f, "Course"), rows[i].path), &rows[i]);
		close_tree(&f);
	}
}

#define HERE "https://x.example/sub/c/"
#define S "description: S.\n"

static void a_course_says_what_its_file_says(void **state)
{
	static const struct row rows[] = {
		{ "title: One *two*\n" S, "name", "One two" },
		{ "title: T\n" S, "@id", HERE "#course" },
		{ "title: T\n" S, "url", HERE },
		{ "description: Why *it* is.\n", "description",
		  "Why it is." },
		{ "title: T\n", "description", "The body." },
		{ "headline: {content: L}\n", "description", "The body." },
		{ S, "provider.@type", "Organization" },
		{ S, "provider.name", "The Guild" },
		{ S, "provider.url", "https://x.example/sub/about/" },
		{ S, "inLanguage", "en-GB" },
		{ "code: ABC\n", "courseCode", "ABC" },
		{ "preview: a.png\n", "image", HERE "images/a.png" },
		{ "preview: a.svg\n", "image", HERE "cover.png" },
		{ S, "image", HERE "cover.png" },
		{ "level: advanced\n", "educationalLevel", "Advanced" },
		{ "course_length: 16\n", "timeRequired", "PT16H" },
		{ "objectives: \"- a *b*\\n- c\\n  - d\"\n", "teaches.0",
		  "a b" },
		{ "objectives: \"- a *b*\\n- c\\n  - d\"\n", "teaches.1",
		  "c d" },
		{ "outcomes: \"* e\"\n", "teaches.0", "e" },
		{ "prerequisites: \"- Boots.\"\n", "coursePrerequisites",
		  "Boots." },
		{ "delivery_audiences: [Cooks]\n", "audience.0.@type",
		  "EducationalAudience" },
		{ "delivery_audiences: [Cooks]\n",
		  "audience.0.educationalRole", "Cooks" },
		{ "course_topics: [Rope]\n", "about.0.name", "Rope" },
		{ "tags: [a]\nconcepts: [b]\n", "keywords.1", "b" },
		{ "date: 2025-06-01\n", "datePublished",
		  "2025-06-01T00:00:00+01:00" },
		{ "date: 2024-01-01\nlastmod: 2024-01-02T10:00:00Z\n",
		  "dateModified", "2024-01-02T10:00:00+00:00" },
		{ "syllabus: [{title: A *b*, duration: 150, content: C}]\n",
		  "syllabusSections.0.name", "A b" },
		{ "syllabus: [{title: A, duration: 150, content: C}]\n",
		  "syllabusSections.0.timeRequired", "PT2H30M" },
		{ "syllabus: [{title: A, duration: 150, content: C}]\n",
		  "syllabusSections.0.description", "C" },
		{ "syllabus: [{title: A, duration: 45}]\n", "timeRequired",
		  "PT45M" },
	};

	(void)state;
	check_courses(rows, N(rows));
}

static void what_no_file_says_is_left_out(void **state)
{
	static const struct row rows[] = {
		{ "title: T\n", "courseCode", NULL },
		{ "title: T\n", "timeRequired", NULL },
		{ "title: T\n", "educationalLevel", NULL },
		{ "title: T\n", "teaches", NULL },
		{ "title: T\n", "coursePrerequisites", NULL },
		{ "title: T\n", "datePublished", NULL },
		{ "title: T\n", "hasCourseInstance", NULL },
		{ "title: T\n", "syllabusSections", NULL },
		{ "title: T\n", "offers", NULL },
		{ "title: T\n", "courseMode", NULL },
		{ "title: T\n", "keywords", NULL },
		/* words for search are not on the page */
		{ "keywords: [a]\n", "keywords", NULL },
		/* a text on the exam names no certificate */
		{ "assessment: {content: A test.}\n",
		  "educationalCredentialAwarded", NULL },
		/* two lengths are none (schema.md E-3) */
		{ "course_length: 16\n"
		  "syllabus: [{title: A, duration: 120}]\n",
		  "timeRequired", NULL },
		{ "objectives: No list.\n", "teaches", NULL },
		{ "syllabus: [{content: C}]\n", "syllabusSections", NULL },
	};

	(void)state;
	check_courses(rows, N(rows));
}

#define DATE "events:\n- {start_date: 2031-05-12, location: "
#define MAY DATE "Quay, sessions: [{start_datetime: 2031-05-12T09:00:00, " \
	"end_datetime: 2031-05-12T12:00:00, timezone: Europe/London}]}\n"

static void a_date_is_an_event(void **state)
{
	static const struct row rows[] = {
		{ MAY, "hasCourseInstance.0.@type.0", "CourseInstance" },
		{ MAY, "hasCourseInstance.0.@type.1", "EducationEvent" },
		{ MAY, "hasCourseInstance.0.@id", HERE "#date-2031-05-12" },
		{ "title: T\n" MAY, "hasCourseInstance.0.name", "T" },
		{ MAY, "hasCourseInstance.0.startDate",
		  "2031-05-12T09:00:00+01:00" },
		{ MAY, "hasCourseInstance.0.endDate",
		  "2031-05-12T12:00:00+01:00" },
		{ MAY, "hasCourseInstance.0.eventStatus",
		  "https://schema.org/EventScheduled" },
		{ MAY, "hasCourseInstance.0.location.@type", "Place" },
		{ MAY, "hasCourseInstance.0.location.name", "Quay" },
		{ MAY, "hasCourseInstance.0.organizer.name", "The Guild" },
		{ MAY, "hasCourseInstance.0.eventAttendanceMode", NULL },
		{ MAY, "hasCourseInstance.0.offers", NULL },
		{ "course_length: 3\n" MAY,
		  "hasCourseInstance.0.courseWorkload", "PT3H" },
		{ "trainers: [/ada/]\n" MAY,
		  "hasCourseInstance.0.instructor.0.name", "Ada Lane" },
		{ "trainers: [/ada/]\n" MAY,
		  "hasCourseInstance.0.instructor.0.url",
		  "https://x.example/sub/ada/" },
		/* winter, another zone, an offset, a day */
		{ DATE "Q, sessions: [{start_datetime: 2031-01-12T09:00:00, "
		  "timezone: Europe/London}]}\n",
		  "hasCourseInstance.0.startDate",
		  "2031-01-12T09:00:00+00:00" },
		{ DATE "Q, sessions: [{start_datetime: 2031-07-12T09:00:00, "
		  "timezone: America/St_Johns}]}\n",
		  "hasCourseInstance.0.startDate",
		  "2031-07-12T09:00:00-02:30" },
		{ DATE "Q, sessions: [{start_datetime: "
		  "2031-07-12T09:00:00+05:45}]}\n",
		  "hasCourseInstance.0.startDate",
		  "2031-07-12T09:00:00+05:45" },
		{ DATE "Q, end_date: 2031-05-14}\n",
		  "hasCourseInstance.0.startDate", "2031-05-12" },
		{ DATE "Q, end_date: 2031-05-14}\n",
		  "hasCourseInstance.0.endDate", "2031-05-14" },
		{ DATE "Q, registration_link: https://b.example/}\n",
		  "hasCourseInstance.0.offers.url", "https://b.example/" },
		{ DATE "Q, registration_link: https://b.example/}\n",
		  "hasCourseInstance.0.offers.price", NULL },
		{ DATE "Q, registration_link: /b/, status: full}\n",
		  "hasCourseInstance.0.offers.availability",
		  "https://schema.org/SoldOut" },
		{ DATE "Q, status: cancelled}\n",
		  "hasCourseInstance.0.eventStatus",
		  "https://schema.org/EventCancelled" },
		{ DATE "Q, status: postponed}\n",
		  "hasCourseInstance.0.eventStatus",
		  "https://schema.org/EventPostponed" },
		{ DATE "Q, status: tentative}\n",
		  "hasCourseInstance.0.eventStatus", NULL },
		{ DATE "Online}\n", "hasCourseInstance.0.location.@type",
		  "VirtualLocation" },
		{ DATE "virtual}\n", "hasCourseInstance.0.courseMode",
		  "Online" },
		{ DATE "Virtual / live online}\n",
		  "hasCourseInstance.0.courseMode", "Online" },
		{ DATE "Online (via MS Teams)}\n",
		  "hasCourseInstance.0.courseMode", "Online" },
		{ DATE "\"https://meet.example/x\"}\n",
		  "hasCourseInstance.0.location.url",
		  "https://x.example/sub/c/" },
		{ DATE "Online or Halifax}\n",
		  "hasCourseInstance.0.location.@type", "Place" },
		{ DATE "Web Street 5}\n",
		  "hasCourseInstance.0.location.@type", "Place" },
		{ DATE "Live}\n", "hasCourseInstance.0.location.@type",
		  "Place" },
		{ DATE "Q, status: cancelled, registration_link: /b/}\n",
		  "hasCourseInstance.0.offers", NULL },
		{ DATE "virtual}\n",
		  "hasCourseInstance.0.eventAttendanceMode",
		  "https://schema.org/OnlineEventAttendanceMode" },
	};

	(void)state;
	check_courses(rows, N(rows));
}

static void an_uncertain_date_is_no_event(void **state)
{
	static const struct row rows[] = {
		{ "events: [{start_date: 2031-05-12}]\n",
		  "hasCourseInstance", NULL },
		{ DATE "TBC}\n", "hasCourseInstance", NULL },
		{ "events: [{location: Quay, title: Soon}]\n",
		  "hasCourseInstance", NULL },
		{ DATE "Quay, sessions: [{start_datetime: "
		  "2031-05-12T09:00:00, timezone: Mars/Base}]}\n",
		  "hasCourseInstance", NULL },
		{ "events: [{start_date: 2020-05-12, location: Quay}]\n",
		  "hasCourseInstance", NULL },
	};

	(void)state;
	check_courses(rows, N(rows));
}

static void no_two_nodes_have_one_id(void **state)
{
	const struct value *list;
	struct fixture f;

	(void)state;
	open_course(&f, site, "events:\n"
		    "- {start_date: 2031-05-12, location: A}\n"
		    "- {start_date: 2031-05-12, location: B}\n"
		    "- {start_date: 2031-05-13, location: A}\n");
	list = yaml_at(node(&f, "Course"), "hasCourseInstance");
	assert_int_equal(value_len(list), 3);
	assert_string_equal(value_text(yaml_at(list, "0.@id")),
			    HERE "#date-2031-05-12");
	assert_string_equal(value_text(yaml_at(list, "1.@id")),
			    HERE "#date-2031-05-12-2");
	assert_string_equal(value_text(yaml_at(list, "2.@id")),
			    HERE "#date-2031-05-13");
	close_tree(&f);
}

static void dates_are_bounded(void **state)
{
	struct buf matter = BUF_INIT;
	struct fixture f;

	(void)state;
	buf_str(&matter, "events:\n");
	for (int i = 0; i < JSONLD_DATES + 1; i++)
		buf_printf(&matter, "- {start_date: 20%d-05-12, location: A}\n",
			   30 + i);
	open_course(&f, site, matter.data);
	assert_int_equal(value_len(yaml_at(node(&f, "Course"),
				      "hasCourseInstance")),
			 JSONLD_DATES);
	close_tree(&f);
	buf_release(&matter);
}

static void nobody_provides_a_course_of_a_site_without_a_name(void **state)
{
	static const struct {
		const char *settings, *provider;
	} rows[] = {
		{ "baseURL: https://x.example\n", NULL },
		{ "baseURL: https://x.example\ntitle: The Site\n",
		  "The Site" },
		{ "baseURL: https://x.example\norganisation: {name: G}\n",
		  "G" },
	};

	(void)state;
	for (size_t i = 0; i < N(rows); i++) {
		const struct value *course;
		struct fixture f;

		open_course(&f, rows[i].settings, S);
		course = node(&f, "Course");
		assert_int_equal(!course, !rows[i].provider);
		if (course)
			assert_string_equal(
				value_text(yaml_at(course, "provider.name")),
				rows[i].provider);
		close_tree(&f);
	}
}

static void without_an_address_there_is_no_graph(void **state)
{
	struct fixture f;

	(void)state;
	open_course(&f, "title: The Site\n", S);
	assert_null(f.graph);
	close_tree(&f);
}

static void hostile_words_stay_words(void **state)
{
	static const struct row rows[] = {
		{ "code: \"</script><script>alert(1)</script>\"\n",
		  "courseCode", "</script><script>alert(1)</script>" },
		{ "code: \"a\\\"b\\\\c <!-- & \\u2028\"\n", "courseCode",
		  "a\"b\\c <!-- & \xe2\x80\xa8" },
	};

	(void)state;
	check_courses(rows, N(rows));
}

static void the_way_to_a_page_is_a_trail(void **state)
{
	static const struct row rows[] = {
		{ "", "itemListElement.0.name", "Home" },
		{ "", "itemListElement.0.item", "https://x.example/sub/" },
		{ "", "itemListElement.1.name", "Courses" },
		{ "", "itemListElement.1.item",
		  "https://x.example/sub/courses/" },
		{ "", "itemListElement.2.name", "T" },
		{ "", "itemListElement.2.item", HERE },
		{ "", "itemListElement.3", NULL },
	};
	const struct value *trail;
	struct fixture f;

	(void)state;
	open_course(&f, site, "title: T\n");
	trail = node(&f, "BreadcrumbList");
	for (size_t i = 0; i < N(rows); i++)
		check_value(yaml_at(trail, rows[i].path), &rows[i]);
	assert_int_equal(yaml_at(trail, "itemListElement.2.position")->number, 3);
	close_tree(&f);
}

static void three_courses_are_a_list(void **state)
{
	(void)state;
	for (int n = 2; n <= 4; n++) {
		const struct value *list;
		struct fixture f;

		open_tree(&f, site);
		for (int i = 0; i < n; i++) {
			char name[32];

			snprintf(name, sizeof(name), "c%d.md", i);
			tempdir_write(&f.dir, name, "---\ntype: course\n"
				      "tags: [x]\n---\nWords.\n");
		}
		tempdir_write(&f.dir, "p.md", "---\ntags: [x]\n---\nPage.\n");
		pages_open(&f.p, f.dir.path);
		page_courses(&f.p.out, &f.p.env);
		read_graph(&f);
		list = yaml_at(node(&f, "ItemList"), "itemListElement");
		assert_int_equal(value_len(list), n < 3 ? 0 : n);
		if (list)
			assert_string_equal(value_text(yaml_at(list, "0.url")),
					    "https://x.example/sub/c0/");
		close_tree(&f);
	}
}

static void the_home_page_says_who_we_are(void **state)
{
	static const struct row rows[] = {
		{ "Organization", "name", "The Guild" },
		{ "Organization", "@id", "https://x.example/sub/"
					 "#organization" },
		{ "Organization", "logo", "https://x.example/sub/logo.png" },
		{ "Organization", "email", "a@x.example" },
		{ "Organization", "sameAs.0", "https://y.example/guild" },
		{ "Organization", "telephone", NULL },
		{ "WebSite", "name", "The Site" },
		{ "WebSite", "url", "https://x.example/sub/" },
		{ "WebSite", "potentialAction.target.urlTemplate",
		  "https://x.example/sub/courses/?q={search_term_string}" },
		{ "WebSite", "potentialAction.query-input",
		  "required name=search_term_string" },
	};
	struct fixture f;

	(void)state;
	open_tree(&f, site);
	pages_open(&f.p, f.dir.path);
	page_home(&f.p.out, &f.p.env);
	read_graph(&f);
	for (size_t i = 0; i < N(rows); i++)
		check_value(yaml_at(node(&f, rows[i].matter), rows[i].path),
			    &rows[i]);
	close_tree(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_course_says_what_its_file_says),
		cmocka_unit_test(what_no_file_says_is_left_out),
		cmocka_unit_test(a_date_is_an_event),
		cmocka_unit_test(an_uncertain_date_is_no_event),
		cmocka_unit_test(no_two_nodes_have_one_id),
		cmocka_unit_test(dates_are_bounded),
		cmocka_unit_test(
			nobody_provides_a_course_of_a_site_without_a_name),
		cmocka_unit_test(without_an_address_there_is_no_graph),
		cmocka_unit_test(hostile_words_stay_words),
		cmocka_unit_test(the_way_to_a_page_is_a_trail),
		cmocka_unit_test(three_courses_are_a_list),
		cmocka_unit_test(the_home_page_says_who_we_are),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
