/* SPDX-License-Identifier: MIT */
/*
 * References to other pages, in every notation that authors use (schema.md
 * ), and roads that go round.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"

/* After the files of 4.0: the folder is not the slug, the url not the path. */
static const struct tree_file catalogue_files[] = {
	{ "site.yaml", "baseURL: https://training.example/sub/\n" },
	{ "training/guild-master-one/index.md",
	  "---\ntitle: Master of Knots\ntype: course\ncode: MK-1\n"
	  "slug: master-of-knots-mk-1-with-certification\n"
	  "url: /courses-of/knots/:slug/\nResourceId: aB3_-x\n"
	  "aliases: [/old/knot-master/, /Former/Place.html]\n---\n" },
	{ "training/guild-master-two/index.md",
	  "---\ntitle: Master of Knots II\ntype: course\ncode: MK-2\n"
	  "slug: master-of-knots-ii-mk-2-with-certification\n"
	  "url: /courses-of/knots/:slug/\n---\n" },
	{ "training/guild-splicing/index.md",
	  "---\ntitle: Splicing\ntype: course\n"
	  "url: /courses-of/knots/splicing-for-sailors/\n---\n" },
	{ "training/roles/product-owners.md",
	  "---\ntitle: Product Owners\n---\n" },
	{ "people/ann/index.md", "---\ntitle: Ann\n---\n" },
	{ "training/splicing.md", "---\ntitle: About splicing\n---\n" },
};

#define ONE "training/guild-master-one/index.md"
#define TWO "training/guild-master-two/index.md"
#define SPLICING "training/guild-splicing/index.md"

static const struct row {
	const char *ref;
	enum course_key key;
	const char *file;		/* NULL: none */
	const char *problem;		/* NULL: none */
} rows[] = {
	/* The page's address. */
	{ "/courses-of/knots/master-of-knots-mk-1-with-certification/",
	  COURSE_NEXT, ONE, NULL },
	{ "courses-of/knots/Splicing-for-Sailors", COURSE_NEXT, SPLICING,
	  NULL },
	{ "https://training.example/sub/courses-of/knots/splicing-for-sailors"
	  "/?utm=1#x", COURSE_NEXT, SPLICING, NULL },
	{ "/sub/courses-of/knots/splicing-for-sailors/", COURSE_PREVIOUS,
	  SPLICING, NULL },
	{ "/courses-of/knots/splicing%2Dfor-sailors/index.html", COURSE_NEXT,
	  SPLICING, NULL },
	/* An alias. */
	{ "/old/knot-master", COURSE_NEXT, ONE, NULL },
	{ "/former/place.html", COURSE_NEXT, ONE, NULL },
	{ "/resources/aB3_-x", COURSE_NEXT, ONE, NULL },
	/* The content path. */
	{ "/training/guild-master-one", COURSE_NEXT, ONE, NULL },
	{ "training/guild-master-one/", COURSE_PREVIOUS, ONE, NULL },
	{ "training/guild-master-one/index.md", COURSE_NEXT, ONE, NULL },
	/* The address without the slug's ending. */
	{ "/courses-of/knots/master-of-knots/", COURSE_NEXT, ONE, NULL },
	{ "/courses-of/knots/master-of-knots-ii/", COURSE_NEXT, TWO, NULL },
	{ "/x/y/master-of-knots-mk-1/", COURSE_NEXT, ONE, NULL },
	/* The folder inside a topic's address. */
	{ "/courses-of/knots/guild-splicing/", COURSE_NEXT, SPLICING, NULL },
	{ "/courses-of/knots/guild-splicing.md", COURSE_NEXT, SPLICING, NULL },
	/* An alias's last part, a code, an id, a slug's beginning. */
	{ "/somewhere/knot-master/", COURSE_NEXT, ONE, NULL },
	{ "mk-2", COURSE_NEXT, TWO, NULL },
	{ "aB3_-x", COURSE_NEXT, ONE, NULL },
	{ "/x/splicing-for/", COURSE_NEXT, SPLICING, NULL },
	/* A course is meant, not the page of that name. */
	{ "splicing", COURSE_NEXT, SPLICING, NULL },
	/* Several, or none. */
	{ "/x/guild-master/", COURSE_NEXT, NULL, "ref-ambiguous" },
	{ "master", COURSE_NEXT, NULL, "ref-ambiguous" },
	{ "mas", COURSE_NEXT, NULL, "ref-missing" },
	{ "/courses-of/knots/none/", COURSE_NEXT, NULL, "ref-missing" },
	{ "/", COURSE_NEXT, NULL, "ref-missing" },
	{ "?x", COURSE_NEXT, NULL, "ref-missing" },
	{ "product-owners", COURSE_NEXT, NULL, "ref-missing" },
	{ "/a/%zz/..", COURSE_NEXT, NULL, "ref-missing" },
	/* Elsewhere is no business of ours. */
	{ "https://other.example/splicing/", COURSE_NEXT, NULL, NULL },
	{ "mailto:ann@training.example", COURSE_TRAINERS, NULL, NULL },
	/* files with .md, pages outside the course tree. */
	{ "training/roles/product-owners.md", COURSE_PERSONAS,
	  "training/roles/product-owners.md", NULL },
	{ "/training/roles/product-owners", COURSE_PERSONAS,
	  "training/roles/product-owners.md", NULL },
	{ "capabilities/audiences/product-owners.md", COURSE_PERSONAS,
	  "training/roles/product-owners.md", NULL },
	{ "capabilities/audiences/teams.md", COURSE_PERSONAS, NULL,
	  "ref-missing" },
	{ "/company/people/ann/", COURSE_TRAINERS, "people/ann/index.md",
	  NULL },
	{ "/company/people/bob/", COURSE_TRAINERS, NULL, "ref-missing" },
	{ "guild-splicing", COURSE_TRAINERS, NULL, "ref-missing" },
};

static const char *key_line(enum course_key key)
{
	switch (key) {
	case COURSE_NEXT:
		return "roadmap: {next: [\"%s\"]}";
	case COURSE_PREVIOUS:
		return "roadmap: {previous: [\"%s\"]}";
	case COURSE_PERSONAS:
		return "audience: {personas: [\"%s\"]}";
	default:
		return "trainers: [\"%s\"]";
	}
}

/* All of the tree and one course more, which has the reference. */
static void check_row(const struct row *row)
{
	char text[300], line[200];
	const struct entry *found;
	const char *file;
	struct tree tree;
	size_t i;

	tempdir_make(&tree.dir);
	for (i = 0; i < N(catalogue_files); i++)
		tempdir_write(&tree.dir, catalogue_files[i].path,
			      catalogue_files[i].text);
	snprintf(line, sizeof(line), "%s", key_line(row->key));
	i = (size_t)(strchr(line, '%') - line);
	snprintf(text, sizeof(text),
		 "---\ntitle: Zero\ntype: course\n%.*s%s%s\n---\n", (int)i,
		 line, row->ref, line + i + 2);
	tempdir_write(&tree.dir, "zero.md", text);
	tree_load(&tree);
	found = catalogue_ref(tree.catalogue, tree_entry(&tree, "zero.md"),
			      row->key, 0, NOW);
	file = found ? found->course->file : "nothing";
	if (!str_eq(file, row->file ? row->file : "nothing"))
		fail_msg("%s: got %s", row->ref, file);
	if (row->problem && !tree_problem(&tree, row->problem))
		fail_msg("%s: no %s", row->ref, row->problem);
	if (!row->problem)
		check_no_problem(&tree);
	tree_close(&tree);
}

static void R_1_and_R_2_every_notation_is_resolved_or_reported(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++)
		check_row(&rows[i]);
}

static void R_1_a_problem_names_place_and_candidates(void **state)
{
	static const struct tree_file files[] = {
		{ "a/knots-one.md", "---\ntitle: A\ntype: course\n---\n" },
		{ "b/knots-six.md", "---\ntitle: C\ntype: course\n---\n" },
		{ "b/knots-two.md", "---\ntitle: B\ntype: course\nroadmap:\n"
				    "  next:\n  - /x/knots\n  - /gone/\n"
				    "trainers: [/who/]\n---\n" },
	};
	struct buf out = BUF_INIT;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < tree.report.len; i++)
		problem_write(&out, &tree.report.items[i]);
	assert_string_equal(
		out.data,
		"b/knots-two.md:6:5: warning: \"/x/knots\" may mean any of "
		"a/knots-one.md, b/knots-six.md: write the whole address "
		"[ref-ambiguous]\n"
		"b/knots-two.md:7:5: warning: \"/gone/\" is no page of this "
		"site: write the address of one, or its path in the content "
		"folder [ref-missing]\n"
		"b/knots-two.md:8:12: note: \"/who/\" is no page of this "
		"site: write the address of one, or its path in the content "
		"folder [ref-missing]\n");
	buf_release(&out);
	tree_close(&tree);
}

/* two generations of one course are one target; what is shown now. */
static void R_1_a_target_is_what_its_address_shows_now(void **state)
{
	static const struct tree_file files[] = {
		{ "new/sps.md", "---\ntitle: New\nItemId: SPS\ncode: SPS\n"
				"url: /sps/\npublishDate: 2030-01-01\n---\n" },
		{ "old/sps.md", "---\ntitle: Old\ncode: SPS\nurl: /sps/\n"
				"---\n" },
		{ "x.md", "---\ntitle: X\ntype: course\n"
			  "roadmap: {next: [scrum/sps, draft]}\n---\n" },
		{ "draft.md", "---\ntitle: D\ntype: course\ndraft: true\n"
			      "---\n" },
	};
	const struct entry *x, *found;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	x = tree_entry(&tree, "x.md");
	found = catalogue_ref(tree.catalogue, x, COURSE_NEXT, 0, NOW);
	assert_ptr_equal(found, tree_entry(&tree, "old/sps.md"));
	found = catalogue_ref(tree.catalogue, x, COURSE_NEXT, 0,
			      at("2030-01-02T00:00:00Z"));
	assert_ptr_equal(found, tree_entry(&tree, "new/sps.md"));
	assert_null(catalogue_ref(tree.catalogue, x, COURSE_NEXT, 1, NOW));
	assert_null(catalogue_ref(tree.catalogue, x, COURSE_NEXT, 2, NOW));
	assert_null(catalogue_ref(tree.catalogue, x, COURSE_TITLE, 0, NOW));
	assert_null(tree_problem(&tree, "ref-ambiguous"));
	tree_close(&tree);
}

struct road {
	const char *name, *next, *previous;
};

static size_t count_cycles(const struct road *roads, size_t n)
{
	char path[32], text[200];
	struct tree tree;
	size_t i, found = 0;

	tempdir_make(&tree.dir);
	for (i = 0; i < n; i++) {
		snprintf(path, sizeof(path), "%s.md", roads[i].name);
		snprintf(text, sizeof(text),
			 "---\ntitle: T\ntype: course\nroadmap:\n"
			 "  next: [%s]\n  previous: [%s]\n---\n",
			 roads[i].next, roads[i].previous);
		tempdir_write(&tree.dir, path, text);
	}
	tree_load(&tree);
	for (i = 0; i < tree.report.len; i++) {
		assert_string_equal(tree.report.items[i].code,
				    "roadmap-cycle");
		found++;
	}
	tree_close(&tree);
	return found;
}

static void a_roadmap_that_goes_round_is_reported_once(void **state)
{
	static const struct road round[] = {
		{ "a", "b", "" }, { "b", "c", "" }, { "c", "a", "" },
	};
	static const struct road by_previous[] = {
		{ "a", "b", "b" }, { "b", "", "" },
	};
	static const struct road itself[] = { { "a", "a", "" } };
	static const struct road straight[] = {
		{ "a", "b, c", "" }, { "b", "c", "a" }, { "c", "", "b, a" },
	};

	(void)state;
	assert_int_equal(count_cycles(round, N(round)), 1);
	assert_int_equal(count_cycles(by_previous, N(by_previous)), 1);
	assert_int_equal(count_cycles(itself, N(itself)), 1);
	assert_int_equal(count_cycles(straight, N(straight)), 0);
}

static void any_text_can_be_looked_up(void **state)
{
	static const struct tree_file files[] = {
		{ "a/knots.md", "---\ntitle: A\ntype: course\nsections:\n"
				"- {type: otherpages, related: [/x/]}\n"
				"---\n" },
		{ "b.md", "---\ntitle: B\n---\n" },
		{ "draft.md", "---\ntitle: D\ndraft: true\n---\n" },
		{ "unlisted.md", "---\ntitle: U\nunlisted: true\n---\n" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_ptr_equal(catalogue_find_ref(tree.catalogue, "/x/knots", NOW),
			 tree_entry(&tree, "a/knots.md"));
	assert_ptr_equal(catalogue_find_ref(tree.catalogue, "b.md", NOW),
			 tree_entry(&tree, "b.md"));
	assert_null(catalogue_find_ref(tree.catalogue, "/none/", NOW));
	assert_null(catalogue_find_ref(tree.catalogue, "/unlisted/", NOW));
	assert_ptr_equal(catalogue_find_link(tree.catalogue, "/unlisted/", NOW),
			 tree_entry(&tree, "unlisted.md"));
	assert_null(catalogue_find_link(tree.catalogue, "/draft/", NOW));
	assert_null(catalogue_find_link(tree.catalogue, "/none/", NOW));
	assert_null(catalogue_find_ref(tree.catalogue, "", NOW));
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			R_1_and_R_2_every_notation_is_resolved_or_reported),
		cmocka_unit_test(R_1_a_problem_names_place_and_candidates),
		cmocka_unit_test(R_1_a_target_is_what_its_address_shows_now),
		cmocka_unit_test(a_roadmap_that_goes_round_is_reported_once),
		cmocka_unit_test(any_text_can_be_looked_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
