/* SPDX-License-Identifier: MIT */
/*
 * Who holds courses: which references mean one trainer, where his page is,
 * what it lists and when, and to what it yields.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "index/taxonomy.h"
#include "ask.h"
#include "pages.h"

#define COURSE(title, trainers) \
	"---\ntitle: " title "\ntype: course\ntrainers: " trainers "\n---\n"

static const struct tree_file files[] = {
	{ "a.md", COURSE("Knots", "[/team/ann/, Bo Berg]") },
	{ "b.md", COURSE("Sails", "[/company/people/bo-berg/, ann]") },
	{ "c.md", COURSE("Tides", "[Ann Ames, bo_berg, /team/ann.md]") },
	{ "d.md", "---\ntitle: Ropes\ntype: course\ntrainers: [Cy]\n"
		  "expiryDate: 2024-01-01\n---\n" },
	{ "e.md", "---\ntitle: A page\ntrainers: [Dee]\n---\n" },
	{ "f.md", COURSE("Oars", "[\"https://other.example/ed/\", "
				 "ed@training.example, \"--\", \"\"]") },
	{ "team/ann.md", "---\ntitle: Ann Ames\n---\n" },
	{ "team/fay.md", "---\ntitle: Fay\n---\n" },
};

/* "Title: a b; " for each trainer who is shown, with the files' letters. */
static void list_at(struct buf *out, const struct tree *tree, int64_t now)
{
	const struct taxonomy *all = catalogue_trainers(tree->catalogue);
	size_t i, k;

	for (i = 0; i < all->len; i++) {
		const struct term *term = all->terms[i];
		const struct entry *page =
			catalogue_trainer_page(tree->catalogue, term, now);

		if (!page || !taxonomy_count(tree->catalogue, term, now))
			continue;
		buf_printf(out, "%s %s:", term->title, page->url);
		for (k = 0; k < term->len; k++) {
			if (catalogue_lists(tree->catalogue, term->members[k],
					    now))
				buf_printf(out, " %.1s",
					   term->members[k]->course->file);
		}
		buf_str(out, "; ");
	}
}

static void check_list(const struct tree *tree, const char *want, int64_t now)
{
	struct buf got = BUF_INIT;

	list_at(&got, tree, now);
	assert_string_equal(got.data, want);
	buf_release(&got);
}

static void every_notation_of_one_trainer_is_one(void **state)
{
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_list(&tree, "Ann Ames /team/ann/: a b c; "
			  "Bo Berg /trainers/bo-berg/: a b c; "
			  "Cy /trainers/cy/: d; ", NOW);
	tree_close(&tree);
}

static void a_trainer_with_a_page_is_found_by_one_hop(void **state)
{
	static const struct want rows[] = {
		{ "/trainers/", ANSWER_PAGE, NULL },
		{ "/trainers", ANSWER_MOVED, NULL },
		{ "/trainers/bo-berg/", ANSWER_PAGE, NULL },
		{ "/trainers/Bo_Berg/", ANSWER_MOVED, NULL },
		{ "/trainers/ann/", ANSWER_MOVED, "team/ann.md" },
		{ "/Trainers/ANN", ANSWER_MOVED, "team/ann.md" },
		{ "/trainers/ann-ames/", ANSWER_MOVED, "team/ann.md" },
		/* Nobody names these as trainers of a course. */
		{ "/trainers/fay/", ANSWER_NONE, NULL },
		{ "/trainers/dee/", ANSWER_NONE, NULL },
		{ "/trainers/ed/", ANSWER_NONE, NULL },
	};
	struct resolution found;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	found = resolve(&tree, "/trainers/ann/");
	assert_string_equal(found.entry->href, "/team/ann/");
	found = resolve(&tree, "/trainers/Bo_Berg/");
	assert_string_equal(found.entry->href, "/trainers/bo-berg/");
	tree_close(&tree);
}

static void a_course_leads_to_each_trainer(void **state)
{
	const struct entry *course, *page;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	course = tree_entry(&tree, "c.md");
	page = catalogue_trainer(tree.catalogue, course, 0, NOW);
	assert_string_equal(page->url, "/team/ann/");
	assert_non_null(catalogue_trainer_at(tree.catalogue, page));
	page = catalogue_trainer(tree.catalogue, course, 1, NOW);
	assert_string_equal(page->url, "/trainers/bo-berg/");
	assert_non_null(catalogue_trainer_at(tree.catalogue, page));
	page = catalogue_trainer(tree.catalogue, course, 2, NOW);
	assert_string_equal(page->url, "/team/ann/");
	assert_null(catalogue_trainer(tree.catalogue, course, 3, NOW));
	assert_null(catalogue_trainer_at(tree.catalogue, course));
	course = tree_entry(&tree, "f.md");
	for (size_t i = 0; i < 4; i++)
		assert_null(catalogue_trainer(tree.catalogue, course, i, NOW));
	course = tree_entry(&tree, "e.md");
	assert_null(catalogue_trainer(tree.catalogue, course, 0, NOW));
	tree_close(&tree);
}

static void who_holds_nothing_now_is_not_there(void **state)
{
	int64_t later = at("2024-06-01T00:00:00Z");
	struct resolution found;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_list(&tree, "Ann Ames /team/ann/: a b c; "
			  "Bo Berg /trainers/bo-berg/: a b c; ", later);
	catalogue_resolve(&found, tree.catalogue, "/trainers/cy/", later);
	assert_int_equal(found.answer, ANSWER_NONE);
	assert_null(catalogue_trainer(tree.catalogue,
				      tree_entry(&tree, "d.md"), 0, later));
	tree_close(&tree);
}

static void without_trainers_there_is_no_list_of_them(void **state)
{
	static const struct tree_file alone[] = {
		{ "a.md", COURSE("Knots", "") },
		{ "d.md", "---\ntitle: D\ntype: course\ntrainers: [Cy]\n"
			  "expiryDate: 2020-01-01\n---\n" },
	};
	static const struct want rows[] = {
		{ "/trainers/", ANSWER_NONE, NULL },
		{ "/trainers/cy/", ANSWER_NONE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, alone, 1);
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	tree_close(&tree);
	tree_open(&tree, alone, N(alone));
	check_all(&tree, rows, N(rows));
	tree_close(&tree);
}

/* While the page is not listed, the made list stands in for it. */
static void a_page_that_is_not_shown_is_stood_in_for(void **state)
{
	static const struct tree_file shy[] = {
		{ "a.md", COURSE("Knots", "[/team/ann/, /team/bo/]") },
		{ "team/ann.md", "---\ntitle: Ann\npublishDate: 2024-01-01\n"
				 "---\n" },
		{ "team/bo.md", "---\ntitle: Bo\ntags: [hidden]\n---\n" },
	};
	static const struct want before[] = {
		{ "/trainers/ann/", ANSWER_PAGE, NULL },
		{ "/trainers/bo/", ANSWER_PAGE, NULL },
	};
	static const struct want after = { "/trainers/ann/", ANSWER_MOVED,
					   "team/ann.md" };
	int64_t later = at("2024-06-01T00:00:00Z");
	struct tree tree;

	(void)state;
	tree_open(&tree, shy, N(shy));
	check_all(&tree, before, N(before));
	check_list(&tree, "Ann /trainers/ann/: a; Bo /trainers/bo/: a; ",
		   NOW);
	check_at(&tree, &after, later);
	check_list(&tree, "Ann /team/ann/: a; Bo /trainers/bo/: a; ", later);
	tree_close(&tree);
}

/* A name is a page's too that lies where its list would be. */
static void pages_below_trainers_are_their_pages(void **state)
{
	static const struct tree_file folder[] = {
		{ "a.md", COURSE("Knots", "[Ann Ames, /trainers/bo/, Cy]") },
		{ "trainers/_index.md", "---\ntitle: Our people\n---\n" },
		{ "trainers/ann-ames.md", "---\ntitle: Ann\n---\n" },
		{ "trainers/bo.md", "---\ntitle: Bo\n---\n" },
	};
	static const struct want rows[] = {
		{ "/trainers/", ANSWER_PAGE, "trainers/_index.md" },
		{ "/trainers/ann-ames/", ANSWER_PAGE, "trainers/ann-ames.md" },
		{ "/trainers/bo/", ANSWER_PAGE, "trainers/bo.md" },
		{ "/trainers/cy/", ANSWER_PAGE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, folder, N(folder));
	check_all(&tree, rows, N(rows));
	assert_int_equal(tree_entry(&tree, "trainers/_index.md")->kind,
			 ENTRY_SECTION);
	check_list(&tree, "Ann /trainers/ann-ames/: a; Bo /trainers/bo/: a; "
			  "Cy /trainers/cy/: a; ", NOW);
	assert_null(tree_problem(&tree, "hides-list"));
	assert_null(tree_problem(&tree, "list-collision"));
	tree_close(&tree);
}

/* A folder without an _index.md lists all it has, trainers or not. */
static void a_folder_keeps_its_list(void **state)
{
	static const struct tree_file folder[] = {
		{ "a.md", COURSE("Knots", "[/trainers/bo/]") },
		{ "trainers/ann.md", "---\ntitle: Ann\n---\n" },
		{ "trainers/bo.md", "---\ntitle: Bo\n---\n" },
	};
	struct resolution found;
	struct tree tree;

	(void)state;
	tree_open(&tree, folder, N(folder));
	found = resolve(&tree, "/trainers/");
	assert_int_equal(found.answer, ANSWER_PAGE);
	assert_int_equal(found.entry->kind, ENTRY_SECTION);
	check_no_problem(&tree);
	tree_close(&tree);
}

static void a_made_list_yields_and_says_so(void **state)
{
	static const struct tree_file taken[] = {
		{ "a.md", COURSE("Knots", "[Cy, Dee]") },
		{ "b.md", "---\ntitle: B\ntype: course\nurl: /trainers/cy/\n"
			  "aliases: [/trainers/dee/]\n---\n" },
	};
	static const struct want rows[] = {
		{ "/trainers/cy/", ANSWER_PAGE, "b.md" },
		{ "/trainers/dee/", ANSWER_MOVED, "b.md" },
	};
	struct tree tree;
	size_t i, n = 0;

	(void)state;
	tree_open(&tree, taken, N(taken));
	check_all(&tree, rows, N(rows));
	for (i = 0; i < tree.report.len; i++)
		n += str_eq(tree.report.items[i].code, "hides-list");
	assert_int_equal(n, 2);
	assert_null(catalogue_trainer(tree.catalogue,
				      tree_entry(&tree, "a.md"), 0, NOW));
	tree_close(&tree);
}

static void two_pages_of_one_name_are_two_trainers(void **state)
{
	static const struct tree_file two[] = {
		{ "a.md", COURSE("Knots", "[/people/ann/]") },
		{ "b.md", COURSE("Sails", "[/team/ann/]") },
		{ "people/ann.md", "---\ntitle: Ann Ames\n---\n" },
		{ "team/ann.md", "---\ntitle: Ann Bell\n---\n" },
	};
	struct resolution found;
	struct tree tree;

	(void)state;
	tree_open(&tree, two, N(two));
	check_list(&tree, "Ann Ames /people/ann/: a; "
			  "Ann Bell /team/ann/: b; ", NOW);
	found = resolve(&tree, "/trainers/ann/");
	assert_int_equal(found.answer, ANSWER_MOVED);
	assert_string_equal(found.entry->url, "/people/ann/");
	tree_close(&tree);
}

static void a_site_may_have_trainers_as_its_own_taxonomy(void **state)
{
	static const struct tree_file own[] = {
		{ "site.yaml", "taxonomies: {trainer: trainers}\n"
			       "permalinks: {term: {trainers: /who/:slug/}}\n"
			       "names: {bo: Bo Berg}\n" },
		{ "a.md", COURSE("Knots", "[/trainers/ann/, bo]") },
		{ "b.md", COURSE("Sails", "[ann]") },
		{ "trainers/ann/_index.md", "---\ntitle: Ann Ames\n---\n" },
		{ "trainers/eve/_index.md", "---\ntitle: Eve\n---\n" },
	};
	static const struct want rows[] = {
		{ "/trainers/", ANSWER_PAGE, NULL },
		{ "/who/ann-ames/", ANSWER_PAGE, "trainers/ann/_index.md" },
		{ "/who/bo-berg/", ANSWER_PAGE, NULL },
		{ "/who/eve/", ANSWER_PAGE, "trainers/eve/_index.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, own, N(own));
	assert_int_equal(catalogue_n_taxonomies(tree.catalogue), 1);
	check_all(&tree, rows, N(rows));
	check_list(&tree, "Ann Ames /who/ann-ames/: a b; "
			  "Bo Berg /who/bo-berg/: a; ", NOW);
	tree_close(&tree);
}

static void routes_name_lists_and_redirects(void **state)
{
	const struct route_line *lines;
	struct buf got = BUF_INIT;
	struct tree tree;
	size_t i, n;

	(void)state;
	tree_open(&tree, files, N(files));
	lines = catalogue_routes(&n, &tree.arena, tree.catalogue, NOW);
	for (i = 0; i < n; i++) {
		if (str_starts(lines[i].url, "/trainers/"))
			buf_printf(&got, "%s %s %s\n", lines[i].url,
				   lines[i].target ? lines[i].target : "-",
				   lines[i].file);
	}
	assert_string_equal(got.data, "/trainers/ - \n"
				      "/trainers/ann/ /team/ann/ a.md\n"
				      "/trainers/bo-berg/ - \n"
				      "/trainers/cy/ - \n");
	buf_release(&got);
	tree_close(&tree);
}

#define DATES \
	"events:\n- title: Gone\n  start: 2025-06-01\n  end: 2025-06-02\n" \
	"- start: 2025-09-01\n  end: 2025-09-02\n  location: The quay\n" \
	"- start: 2025-08-01\n  end: 2025-08-02\n  status: cancelled\n" \
	"- start: 2025-07-01\n  end: 2025-07-02\n"

static const struct tree_file held[] = {
	{ "a.md", "---\ntitle: Knots *now*\ntype: course\n"
		  "trainers: [/team/ann/, Bo Berg]\n" DATES "---\n" },
	{ "b.md", "---\ntitle: Sails\ntype: course\ntrainers: [ann]\n"
		  "events:\n- start: 2025-08-20\n---\n" },
	{ "team/_index.md", "---\ntitle: The team\n---\n" },
	{ "team/ann.md", "---\ntitle: Ann Ames\n---\nAnn sails.\n" },
};

static void check_page(const char *path, const char *const *parts, size_t n)
{
	struct resolution found;
	struct tempdir dir;
	struct pages pages;
	const char *at;

	tempdir_make(&dir);
	for (size_t i = 0; i < N(held); i++)
		tempdir_write(&dir, held[i].path, held[i].text);
	pages_open(&pages, dir.path);
	catalogue_resolve(&found, pages.catalogue, path, PAGES_NOW);
	assert_int_equal(found.answer, ANSWER_PAGE);
	page_entry(&pages.out, &pages.env, found.entry);
	at = pages.out.data;
	for (size_t i = 0; i < n; i++) {
		at = strstr(at, parts[i]);
		if (!at)
			fail_msg("%s: no %s", path, parts[i]);
	}
	assert_null(strstr(pages.out.data, "Cancelled"));
	assert_null(strstr(pages.out.data, "June 2025"));
	pages_close(&pages);
	tempdir_remove(&dir);
}

/* What runs now is first; what is over or off is not there. */
static void his_page_lists_courses_and_the_next_dates(void **state)
{
	static const char *const parts[] = {
		"<h1>Ann Ames</h1>", "Ann sails.", "Courses with Ann Ames",
		"<a href=\"/a/\">Knots now</a>", "<a href=\"/b/\">Sails</a>",
		"Next dates", "1–2 July 2025", "Knots now</a>", "Running now",
		"20 August 2025", "Sails</a>", "1–2 September 2025",
		"Knots now</a>", "The quay",
	};

	(void)state;
	check_page("/team/ann/", parts, N(parts));
}

static void a_made_page_says_the_same(void **state)
{
	static const char *const parts[] = {
		"<a href=\"/trainers/\">Trainers</a>", "<h1>Bo Berg</h1>",
		"<a href=\"/a/\">Knots now</a>", "Next dates",
		"1–2 July 2025", "1–2 September 2025",
	};

	(void)state;
	check_page("/trainers/bo-berg/", parts, N(parts));
}

static void the_list_and_the_course_lead_to_them(void **state)
{
	static const char *const list[] = {
		"<h1>Trainers</h1>",
		"<a href=\"/team/ann/\">Ann Ames",
		"<a href=\"/trainers/bo-berg/\">Bo Berg",
	};
	static const char *const course[] = {
		"<a href=\"/team/ann/\">Ann Ames</a>",
		"<a href=\"/trainers/bo-berg/\">Bo Berg</a>",
	};

	(void)state;
	check_page("/trainers/", list, N(list));
	check_page("/b/", course, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_notation_of_one_trainer_is_one),
		cmocka_unit_test(a_trainer_with_a_page_is_found_by_one_hop),
		cmocka_unit_test(a_course_leads_to_each_trainer),
		cmocka_unit_test(who_holds_nothing_now_is_not_there),
		cmocka_unit_test(without_trainers_there_is_no_list_of_them),
		cmocka_unit_test(a_page_that_is_not_shown_is_stood_in_for),
		cmocka_unit_test(pages_below_trainers_are_their_pages),
		cmocka_unit_test(a_folder_keeps_its_list),
		cmocka_unit_test(a_made_list_yields_and_says_so),
		cmocka_unit_test(two_pages_of_one_name_are_two_trainers),
		cmocka_unit_test(a_site_may_have_trainers_as_its_own_taxonomy),
		cmocka_unit_test(routes_name_lists_and_redirects),
		cmocka_unit_test(his_page_lists_courses_and_the_next_dates),
		cmocka_unit_test(a_made_page_says_the_same),
		cmocka_unit_test(the_list_and_the_course_lead_to_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
