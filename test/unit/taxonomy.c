/* SPDX-License-Identifier: MIT */
/*
 * Terms: which spellings are one (schema.md S-2), where their pages are
 * (hugo.md 4.3, F6), what beats them (A-5), whom they list and when.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "index/section.h"
#include "index/taxonomy.h"
#include "ask.h"

static const struct taxonomy *taxonomy_of(const struct tree *tree,
					  const char *plural)
{
	size_t i;

	for (i = 0; i < catalogue_n_taxonomies(tree->catalogue); i++) {
		const struct taxonomy *taxonomy =
			catalogue_taxonomy(tree->catalogue, i);

		if (str_eq(taxonomy->plural, plural))
			return taxonomy;
	}
	fail_msg("no taxonomy %s", plural);
	return NULL;
}

static const struct term *term_of(const struct tree *tree, const char *plural,
				  const char *name)
{
	const struct term *term =
		taxonomy_find(taxonomy_of(tree, plural), name);

	if (!term)
		fail_msg("no term %s", name);
	return term;
}

/* "b a " of b.md and a.md: members that are listed at a time. */
static void check_members(const struct tree *tree, const struct term *term,
			  const char *want, int64_t now)
{
	struct buf got = BUF_INIT;
	size_t i, n = 0;

	for (i = 0; i < term->len; i++) {
		if (!catalogue_lists(tree->catalogue, term->members[i], now))
			continue;
		buf_printf(&got, "%.1s ", term->members[i]->course->file);
		n++;
	}
	assert_string_equal(got.data, want);
	assert_int_equal(taxonomy_count(tree->catalogue, term, now), n);
	buf_release(&got);
}

struct address {
	const char *tag, *url, *title;
};

/* Column 169.  Left out: " lead " and "a  b", for a record tidies the white
   space of its terms. */
static const struct address f6[] = {
	{ "Scrum.org", "/tags/scrum.org/", "Scrum.org" },
	{ "hello world", "/tags/hello-world/", "Hello World" },
	{ "HELLO-WORLD", "/tags/hello-world/", "HELLO-WORLD" },
	{ "C++", "/tags/c++/", "C++" },
	{ "C#", "/tags/c%23/", "C#" },
	{ "a & b", "/tags/a--b/", "A & B" },
	{ "it's", "/tags/its/", "It's" },
	{ "a/b", "/tags/a/b/", "A/B" },
	{ "na\xc3\xafve", "/tags/na%C3%AFve/", "Na\xc3\xafve" },
	{ "\xc3\x9cn\xc3\xaf", "/tags/%C3%BCn%C3%AF/", "\xc3\x9cn\xc3\xaf" },
	{ "\xe6\x97\xa5\xe6\x9c\xac", "/tags/%E6%97%A5%E6%9C%AC/",
	  "\xe6\x97\xa5\xe6\x9c\xac" },
	{ "v1.2", "/tags/v1.2/", "V1.2" },
	{ "-x-", "/tags/-x-/", "-X-" },
	{ "50%", "/tags/50/", "50%" },
	{ "x?y", "/tags/xy/", "X?y" },
	{ "&amp;", "/tags/amp/", "&Amp;" },
	{ "Tag: One", "/tags/tag-one/", "Tag: One" },
	{ "2024", "/tags/2024/", "2024" },
	{ "a_b", "/tags/a_b/", "A_b" },
	{ "a+b", "/tags/a+b/", "A+b" },
	{ "Large Scale Agility", "/tags/large-scale-agility/",
	  "Large Scale Agility" },
	{ ".NET", "/tags/.net/", ".NET" },
	{ "a.b.c", "/tags/a.b.c/", "A.b.c" },
	{ "product-owner", "/tags/product-owner/", "Product-Owner" },
};

static void check_address(const struct address *row)
{
	struct tree_file file = { "p.md", NULL };
	struct resolution found;
	char text[256];
	struct tree tree;
	const struct term *term;

	snprintf(text, sizeof(text), "---\ntitle: P\ntags: [\"%s\"]\n---\n",
		 row->tag);
	file.text = text;
	tree_open(&tree, &file, 1);
	term = term_of(&tree, "tags", row->tag);
	if (!str_eq(term->entry->href, row->url) ||
	    !str_eq(term->title, row->title))
		fail_msg("%s: want %s %s, got %s %s", row->tag, row->url,
			 row->title, term->entry->href, term->title);
	found = resolve(&tree, term->entry->url);
	assert_int_equal(found.answer, ANSWER_PAGE);
	assert_ptr_equal(found.entry, term->entry);
	check_no_problem(&tree);
	tree_close(&tree);
}

static void F6_a_term_has_hugos_address_and_title(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < N(f6); i++)
		check_address(&f6[i]);
}

/* F6: an emoji and ".." would take the addresses of other pages. */
static void a_term_without_letters_has_no_page(void **state)
{
	static const struct tree_file files[] = {
		{ "p.md", "---\ntitle: P\ntags: [\"..\", \"\xf0\x9f\x98\x80\","
			  " good]\n---\n" },
	};
	const struct term *term;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_int_equal(taxonomy_of(&tree, "tags")->len, 3);
	term = term_of(&tree, "tags", "..");
	assert_false(catalogue_shows(tree.catalogue, term->entry, NOW));
	assert_true(catalogue_shows(tree.catalogue,
				    term_of(&tree, "tags", "good")->entry,
				    NOW));
	assert_int_equal(resolve(&tree, "/tags/").entry->kind,
			 ENTRY_TAXONOMY);
	assert_non_null(tree_problem(&tree, "term-no-address"));
	assert_null(tree_problem(&tree, "list-collision"));
	tree_close(&tree);
}

static void S_2_spellings_are_one_term_and_redirect(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml",
		  "taxonomies: {course_vendor: course_vendors}\n" },
		{ "a.md", "---\ntitle: A\ncourse_vendors: [Scrumorg]\n---\n" },
		{ "b.md", "---\ntitle: B\ncourse-vendors: [scrum-org]\n---\n" },
		{ "c.md", "---\ntitle: C\ncourse_vendors: [Scrum.org]\n---\n" },
		{ "d.md", "---\ntitle: D\ncourse_vendors: [C++]\n---\n" },
		{ "e.md", "---\ntitle: E\ncourse_vendors: [C#]\n---\n" },
	};
	static const char *const others[] = {
		"/course_vendors/scrumorg/", "/course_vendors/scrum-org/",
		"/course_vendors/Scrum-Org", "/COURSE_VENDORS/SCRUM.ORG",
		"/course_vendors/scrum_org/",
	};
	const struct term *term;
	struct resolution found;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	assert_int_equal(taxonomy_of(&tree, "course_vendors")->len, 3);
	term = term_of(&tree, "course_vendors", "scrum-org");
	assert_ptr_equal(term, term_of(&tree, "course_vendors", "SCRUM ORG"));
	assert_string_equal(term->name, "Scrum.org");
	assert_string_equal(term->entry->url, "/course_vendors/scrum.org/");
	check_members(&tree, term, "a b c ", NOW);
	for (i = 0; i < N(others); i++) {
		found = resolve(&tree, others[i]);
		assert_int_equal(found.answer, ANSWER_MOVED);
		assert_ptr_equal(found.entry, term->entry);
	}
	assert_int_equal(resolve(&tree, "/course_vendors/c/").answer,
			 ANSWER_NONE);
	check_no_problem(&tree);
	tree_close(&tree);
}

static void S_2_site_yaml_renames_terms_and_old_names_redirect(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml", "taxonomies: {course_vendor: course_vendors,"
			       " mood: moods}\n"
			       "names:\n  naked-alm: NKDAgility\n"
			       "  glad: Happy\n" },
		{ "a.md", "---\ntitle: A\ncourse_vendors: [naked-alm]\n"
			  "moods: Glad\n---\n" },
		{ "b.md", "---\ntitle: B\ncourse_vendors: [nkdagility]\n"
			  "---\n" },
	};
	const struct term *term;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	term = term_of(&tree, "course_vendors", "NKDAgility");
	assert_string_equal(term->name, "NKDAgility");
	check_members(&tree, term, "a b ", NOW);
	assert_ptr_equal(resolve(&tree, "/course_vendors/naked-alm").entry,
			 term->entry);
	assert_string_equal(term_of(&tree, "moods", "happy")->entry->url,
			    "/moods/happy/");
	assert_int_equal(resolve(&tree, "/moods/glad/").answer, ANSWER_MOVED);
	tree_close(&tree);
}

/* Y-11: the plural is a key in front matter, in any of its spellings. */
static void terms_are_read_from_fields_and_from_unknown_keys(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml",
		  "taxonomies:\n  course-topic: course-topics\n"
		  "  customer-industry: customer-industries\n"
		  "  level: course_proficiencies\n"
		  "  kind: resourceTypes\n  x: \"--\"\n" },
		{ "a.md", "---\ntitle: A\ncourse_topics: [Knots]\n"
			  "customer_industries: [Ports, 12, true, \"\"]\n"
			  "course_proficiencies: [Advanced]\n---\n" },
		{ "b.md", "---\ntitle: B\ncourse-topic: Knots\n"
			  "customerIndustries: Deep Sea\n---\n" },
	};
	static const struct {
		const char *plural, *name, *members;
	} rows[] = {
		{ "course-topics", "knots", "a b " },
		{ "customer-industries", "ports", "a " },
		{ "customer-industries", "12", "a " },
		{ "customer-industries", "true", "a " },
		{ "customer-industries", "Deep Sea", "b " },
		{ "course_proficiencies", "advanced", "a " },
	};
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < N(rows); i++)
		check_members(&tree, term_of(&tree, rows[i].plural,
					     rows[i].name),
			      rows[i].members, NOW);
	assert_int_equal(catalogue_n_taxonomies(tree.catalogue), 4);
	assert_non_null(tree_problem(&tree, "bad-taxonomy"));
	assert_int_equal(taxonomy_of(&tree, "customer-industries")->len, 4);
	assert_ptr_equal(catalogue_taxonomy_of(tree.catalogue, COURSE_TOPICS),
			 taxonomy_of(&tree, "course-topics"));
	assert_null(catalogue_taxonomy_of(tree.catalogue, COURSE_TAGS));
	tree_close(&tree);
}

/* Too long, outside of its folder, or nothing that an address may hold. */
static void a_plural_that_makes_no_address_is_left_out(void **state)
{
	char name[3000], yaml[4000];
	struct tree_file files[] = {
		{ "site.yaml", yaml },
		{ "a.md", "---\ntitle: A\n\"../x\": y\n\"\u2603\": z\n"
			  "tags: t\n---\n" },
	};
	struct tree tree;
	size_t i, n = 0;

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	snprintf(yaml, sizeof(yaml), "taxonomies:\n  a: ../x\n  b: ..\n"
		 "  c: \"\u2603\"\n  d: %s\n  tag: tags\n", name);
	tree_open(&tree, files, N(files));
	for (i = 0; i < tree.report.len; i++)
		n += !strcmp(tree.report.items[i].code, "bad-taxonomy");
	assert_int_equal(n, 4);
	assert_int_equal(catalogue_n_taxonomies(tree.catalogue), 1);
	assert_int_equal(taxonomy_of(&tree, "tags")->len, 1);
	tree_close(&tree);
}

/* hugo.md F10 row 378: A 30, B 10, C and D none; weights 1, 2, 3, 0. */
static void F10_members_go_by_taxonomic_weight_then_by_order(void **state)
{
	static const struct tree_file files[] = {
		{ "A.md", "---\ntitle: A\nweight: 1\ntags: x\n"
			  "tags_weight: 30\n---\n" },
		{ "B.md", "---\ntitle: B\nweight: 2\ntags: x\n"
			  "tags_weight: \"10\"\n---\n" },
		{ "C.md", "---\ntitle: C\nweight: 3\ntags: x\n---\n" },
		{ "D.md", "---\ntitle: D\ntags: x\n---\n" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_members(&tree, term_of(&tree, "tags", "x"), "C D B A ", NOW);
	tree_close(&tree);
}

static void S_1_what_is_hidden_or_unlisted_is_no_member(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\ntags: [x, hidden]\n---\n" },
		{ "b.md", "---\ntitle: B\ntags: [x, y]\ndraft: true\n---\n" },
		{ "c.md", "---\ntitle: C\ntags: [x, z]\n"
			  "publishDate: 2030-01-01\n---\n" },
		{ "d.md", "---\ntitle: D\ntags: [x]\n---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/hidden/", ANSWER_NONE, NULL },
		{ "/tags/y/", ANSWER_NONE, NULL },
		{ "/tags/z/", ANSWER_NONE, NULL },
		{ "/tags/x/", ANSWER_PAGE, NULL },
		{ "/a/", ANSWER_PAGE, "a.md" },
	};
	const struct entry *suggested[LIMIT_SUGGESTIONS];
	struct want later = { "/tags/z/", ANSWER_PAGE, NULL };
	struct tree tree;
	size_t i, n;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_members(&tree, term_of(&tree, "tags", "x"), "d ", NOW);
	check_members(&tree, term_of(&tree, "tags", "x"), "c d ",
		      at("2030-01-02T00:00:00Z"));
	check_at(&tree, &later, at("2030-01-02T00:00:00Z"));
	n = catalogue_suggest(suggested, tree.catalogue, "/aa/a-a", NOW);
	for (i = 0; i < n; i++)
		assert_string_not_equal(suggested[i]->course->file, "a.md");
	tree_close(&tree);
}

static void S_1_an_unlisted_course_answers_but_is_never_named(void **state)
{
	static const struct tree_file files[] = {
		{ "quiet.md", "---\ntitle: Quiet Knots\ntype: course\n"
			      "code: QK\ntags: [hidden]\n"
			      "aliases: /old/quiet/\n---\n" },
		{ "loud.md", "---\ntitle: Loud Knots\ntype: course\n"
			     "roadmap: {next: [/quiet/, QK]}\n---\n" },
	};
	const struct entry *out[LIMIT_SUGGESTIONS], *quiet, *loud;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	quiet = tree_entry(&tree, "quiet.md");
	loud = tree_entry(&tree, "loud.md");
	assert_true(catalogue_shows(tree.catalogue, quiet, NOW));
	assert_false(catalogue_lists(tree.catalogue, quiet, NOW));
	assert_int_equal(resolve(&tree, "/old/quiet").answer, ANSWER_MOVED);
	assert_ptr_equal(catalogue_find_code(tree.catalogue, "qk", NOW),
			 quiet);
	assert_int_equal(catalogue_suggest(out, tree.catalogue,
					   "/quiet-knots", NOW), 1);
	assert_ptr_equal(out[0], loud);
	assert_null(catalogue_ref(tree.catalogue, loud, COURSE_NEXT, 0, NOW));
	tree_close(&tree);
}

/* The site of the seeds: terms are the parents of courses (hugo.md 9). */
static const struct tree_file shared[] = {
	{ "site.yaml",
	  "taxonomies:\n  course-topic: course-topics\n"
	  "  course-vendor: course-vendors\n  tag: tags\n"
	  "permalinks:\n  term:\n    course_topics: /training/:slug/\n"
	  "    course-vendors: /training/:slug/\n"
	  "  taxonomy:\n    course-topics: /training/topics\n"
	  "  tags: /about/:slug/\n" },
	{ "a.md", "---\ntitle: A\ntype: course\ncode: A\n"
		  "url: /training/rope-work/:slug/\n"
		  "course_topics: [Rope Work]\ncourse_vendors: [Harbour Co]\n"
		  "tags: [Sea & Salt]\naliases: [/training/Harbour-Co-old/]\n"
		  "---\n" },
};

static void permalinks_place_terms_and_taxonomies(void **state)
{
	static const struct want rows[] = {
		{ "/training/rope-work/", ANSWER_PAGE, NULL },
		{ "/training/harbour-co/", ANSWER_PAGE, NULL },
		{ "/training/topics/", ANSWER_PAGE, NULL },
		{ "/training/topics", ANSWER_MOVED, NULL },
		{ "/course-vendors/", ANSWER_PAGE, NULL },
		{ "/course-topics/", ANSWER_NONE, NULL },
		{ "/about/sea-salt/", ANSWER_PAGE, NULL },
		{ "/tags/sea--salt/", ANSWER_NONE, NULL },
		{ "/training/rope-work/a/", ANSWER_PAGE, "a.md" },
	};
	const struct entry *way[LIMIT_SEGMENTS];
	struct tree tree;

	(void)state;
	tree_open(&tree, shared, N(shared));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	assert_int_equal(catalogue_trail(way, tree.catalogue,
					 tree_entry(&tree, "a.md"), NOW), 1);
	assert_string_equal(entry_name(way[0]), "Rope Work");
	tree_close(&tree);
}

static void a_list_form_of_permalinks_matches_targets_in_order(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml",
		  "permalinks:\n"
		  "- {pattern: /t/:slug/, target: {kind: term}}\n"
		  "- {pattern: /sv/:slug/, target: {lang: sv}}\n"
		  "- {pattern: \"/new/:slug/\","
		  " target: {kind: page, path: \"{/a,/a/**}\"}}\n"
		  "- {pattern: \"/all/:slug/\", target: {kind: \"p*\"}}\n" },
		{ "a/one.md", "---\ntitle: One\ntags: x\n---\n" },
		{ "b/two.md", "---\ntitle: Two\n---\n" },
	};
	static const struct want rows[] = {
		{ "/new/one/", ANSWER_PAGE, "a/one.md" },
		{ "/all/two/", ANSWER_PAGE, "b/two.md" },
		{ "/t/x/", ANSWER_PAGE, NULL },
		{ "/a/", ANSWER_PAGE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	tree_close(&tree);
}

static void A_5_a_course_or_an_alias_beats_a_made_list(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\ntype: course\ntags: [x, y, Z]\n"
			  "url: /tags/x/\naliases:\n- /tags/y\n- /tags/Z/\n"
			  "---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/x/", ANSWER_PAGE, "a.md" },
		{ "/tags/y/", ANSWER_MOVED, "a.md" },
		/* hugo.md 9: another case must not shadow the exact one. */
		{ "/tags/z/", ANSWER_PAGE, NULL },
		{ "/tags/Z/", ANSWER_MOVED, "a.md" },
	};
	const struct problem *problem;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	problem = tree_problem(&tree, "hides-list");
	assert_non_null(problem);
	assert_int_equal(problem->severity, SEVERITY_WARNING);
	assert_string_equal(problem->at.file, "a.md");
	assert_int_equal(problem->at.line, 5);
	assert_int_equal(tree.report.len, 2);
	assert_false(catalogue_shows(tree.catalogue,
				     term_of(&tree, "tags", "y")->entry, NOW));
	tree_close(&tree);
}

static void A_5_a_list_with_a_file_beats_an_alias(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", "---\ntitle: A\ntype: course\ntags: [x]\n"
			  "aliases: [/tags/x/, /tags/, /s/]\n---\n" },
		{ "tags/x/_index.md", "---\ntitle: About x\n---\n" },
		{ "tags/_index.md", "---\ntitle: All tags\n---\n" },
		{ "s/_index.md", "---\ntitle: S\n---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/x/", ANSWER_PAGE, "tags/x/_index.md" },
		{ "/tags/", ANSWER_PAGE, "tags/_index.md" },
		{ "/s/", ANSWER_PAGE, "s/_index.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	assert_non_null(tree_problem(&tree, "alias-shadowed-by-page"));
	assert_int_equal(tree.report.len, 3);
	tree_close(&tree);
}

static void A_5_two_lists_at_one_address_are_reported(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml", "permalinks:\n  term:\n"
			       "    categories: /resources/:slug/\n"
			       "    tags: /resources/:slug/\n" },
		{ "a.md", "---\ntitle: A\ncategories: Scrum\ntags: Scrum\n"
			  "---\n" },
	};
	const struct term *category, *tag;
	const struct problem *problem;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	category = term_of(&tree, "categories", "Scrum");
	tag = term_of(&tree, "tags", "Scrum");
	assert_true(catalogue_shows(tree.catalogue, category->entry, NOW));
	assert_false(catalogue_shows(tree.catalogue, tag->entry, NOW));
	problem = tree_problem(&tree, "list-collision");
	assert_non_null(problem);
	assert_string_equal(problem->at.file, "a.md");
	assert_int_equal(problem->at.line, 4);
	tree_close(&tree);
}

static void a_file_is_the_page_of_its_term(void **state)
{
	static const struct tree_file files[] = {
		{ "site.yaml",
		  "taxonomies: {course_topic: course_topics, tag: tags}\n"
		  "permalinks:\n  term:\n"
		  "    course_topics: /training/:slug/\n" },
		/* By folder, with the sign of another spelling. */
		{ "tags/scrumorg/_index.md",
		  "---\ntitle: Courses of Scrum.org\nweight: 5\n---\n" },
		/* By its url. */
		{ "training/ropes/_index.md",
		  "---\ntitle: All about rope\nurl: /training/rope-work/\n"
		  "aliases: [/ropes]\n---\n" },
		/* By a folder that is the plural in another spelling. */
		{ "course-topics/sails/_index.md", "---\ntitle: Sails\n---\n" },
		{ "a.md", "---\ntitle: A\ntags: [Scrum.org, aa]\n"
			  "course_topics: [Rope Work, Sails]\n---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/scrumorg/", ANSWER_PAGE, "tags/scrumorg/_index.md" },
		{ "/tags/scrum.org/", ANSWER_MOVED,
		  "tags/scrumorg/_index.md" },
		{ "/training/rope-work/", ANSWER_PAGE,
		  "training/ropes/_index.md" },
		{ "/ropes", ANSWER_MOVED, "training/ropes/_index.md" },
		{ "/training/sails/", ANSWER_PAGE,
		  "course-topics/sails/_index.md" },
	};
	const struct term *term;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	check_no_problem(&tree);
	term = term_of(&tree, "tags", "scrum-org");
	assert_string_equal(term->title, "Courses of Scrum.org");
	assert_ptr_equal(taxonomy_of(&tree, "tags")->terms[0], term);
	check_members(&tree, term, "a ", NOW);
	term = term_of(&tree, "course_topics", "rope work");
	assert_string_equal(entry_name(term->entry), "All about rope");
	assert_int_equal(term->entry->kind, ENTRY_TERM);
	check_members(&tree, term, "a ", NOW);
	tree_close(&tree);
}

static void a_term_with_a_file_is_there_without_members(void **state)
{
	static const struct tree_file files[] = {
		{ "tags/a/_index.md", "---\ntitle: A\n---\n" },
		{ "tags/b/_index.md", "---\ntitle: B\ndraft: true\n---\n" },
		{ "tags/Sea Salt/_index.md", "---\nslug: brine\n---\n" },
		{ "tags/x/y/_index.md", "---\nweight: 1\n---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/a/", ANSWER_PAGE, "tags/a/_index.md" },
		{ "/tags/b/", ANSWER_NONE, NULL },
		/* 0.169: a slug renames a term. */
		{ "/tags/brine/", ANSWER_PAGE, "tags/Sea Salt/_index.md" },
		{ "/tags/sea-salt/", ANSWER_MOVED,
		  "tags/Sea Salt/_index.md" },
		{ "/tags/x/y/", ANSWER_PAGE, "tags/x/y/_index.md" },
		{ "/tags/x/", ANSWER_NONE, NULL },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	assert_string_equal(term_of(&tree, "tags", "sea salt")->title,
			    "Sea Salt");
	tree_close(&tree);
}

static void two_files_of_one_term_are_reported(void **state)
{
	static const struct tree_file files[] = {
		{ "tags/scrum.org/_index.md", "---\ntitle: One\n---\n" },
		{ "tags/scrumorg/_index.md", "---\ntitle: Two\n---\n" },
	};
	static const struct want rows[] = {
		{ "/tags/scrum.org/", ANSWER_PAGE, "tags/scrum.org/_index.md" },
		{ "/tags/scrumorg/", ANSWER_PAGE, "tags/scrumorg/_index.md" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check_all(&tree, rows, N(rows));
	assert_string_equal(tree_problem(&tree, "term-twice")->at.file,
			    "tags/scrumorg/_index.md");
	assert_int_equal(tree_entry(&tree, "tags/scrumorg/_index.md")->kind,
			 ENTRY_SECTION);
	tree_close(&tree);
}

static void routes_and_answers_agree_on_terms(void **state)
{
	const struct route_line *lines;
	struct resolution found;
	struct tree tree;
	size_t i, n, n_made = 0;

	(void)state;
	tree_open(&tree, shared, N(shared));
	lines = catalogue_routes(&n, &tree.arena, tree.catalogue, NOW);
	for (i = 0; i < n; i++) {
		found = resolve(&tree, lines[i].url);
		assert_int_equal(found.answer, lines[i].target ?
				 ANSWER_MOVED : ANSWER_PAGE);
		assert_ptr_equal(found.entry, lines[i].entry);
		n_made += !*lines[i].file;
	}
	assert_int_equal(n_made, 6);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(F6_a_term_has_hugos_address_and_title),
		cmocka_unit_test(a_term_without_letters_has_no_page),
		cmocka_unit_test(S_2_spellings_are_one_term_and_redirect),
		cmocka_unit_test(
			S_2_site_yaml_renames_terms_and_old_names_redirect),
		cmocka_unit_test(
			terms_are_read_from_fields_and_from_unknown_keys),
		cmocka_unit_test(
			a_plural_that_makes_no_address_is_left_out),
		cmocka_unit_test(
			F10_members_go_by_taxonomic_weight_then_by_order),
		cmocka_unit_test(S_1_what_is_hidden_or_unlisted_is_no_member),
		cmocka_unit_test(
			S_1_an_unlisted_course_answers_but_is_never_named),
		cmocka_unit_test(permalinks_place_terms_and_taxonomies),
		cmocka_unit_test(
			a_list_form_of_permalinks_matches_targets_in_order),
		cmocka_unit_test(A_5_a_course_or_an_alias_beats_a_made_list),
		cmocka_unit_test(A_5_a_list_with_a_file_beats_an_alias),
		cmocka_unit_test(A_5_two_lists_at_one_address_are_reported),
		cmocka_unit_test(a_file_is_the_page_of_its_term),
		cmocka_unit_test(a_term_with_a_file_is_there_without_members),
		cmocka_unit_test(two_files_of_one_term_are_reported),
		cmocka_unit_test(routes_and_answers_agree_on_terms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
