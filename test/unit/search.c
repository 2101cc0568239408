/* SPDX-License-Identifier: MIT */
/*
 * What a search finds, and in which order: over the sample catalogue, and over
 * small trees where the sample has nothing of a kind.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"
#include "index/search_data.h"

/* The sample catalogue, read once. */
struct sample {
	struct library *library;
	struct catalogue *catalogue;
	struct search *search;
	struct arena arena;
	struct report report;
};

static int open_sample(void **state)
{
	static struct sample sample;

	arena_init(&sample.arena);
	report_init(&sample.report, &sample.arena);
	sample.library = library_load("content", NULL);
	if (!sample.library)
		return -1;
	sample.catalogue = catalogue_build(sample.library, &sample.report);
	sample.search = search_new(sample.catalogue);
	*state = &sample;
	return 0;
}

static int close_sample(void **state)
{
	struct sample *sample = *state;

	search_free(sample->search);
	catalogue_free(sample->catalogue);
	library_free(sample->library);
	report_release(&sample->report);
	arena_release(&sample->arena);
	return 0;
}

static const struct {
	const char *query;
	const char *file;	/* of the first; NULL: nothing is found */
	const char *corrected;
} rows[] = {
	/* codes, in any case, with and without signs */
	{ "CDB", "boat-building/harbourschool-clinker-dinghy/index.md", NULL },
	{ "chr-r", "marine-clocks/tidewater-chronometer-rating/index.md",
	  NULL },
	{ "CHRR", "marine-clocks/tidewater-chronometer-rating/index.md",
	  NULL },
	{ "chr r", "marine-clocks/tidewater-chronometer-rating/index.md",
	  NULL },
	{ "wxl", "lighthouse-keeping/harbourschool-weather-log/index.md",
	  NULL },
	{ "WIND", "marine-clocks/harbourschool-clock-winding.md", NULL },
	{ "rig", "sail-loft/harbourschool-rigging-a-small-boat/index.md",
	  NULL },
	/* titles */
	{ "clinker dinghy",
	  "boat-building/harbourschool-clinker-dinghy/index.md", NULL },
	{ "a pair of oars", "boat-building/harbourschool-oar-making/index.md",
	  NULL },
	{ "dinghy clinker",
	  "boat-building/harbourschool-clinker-dinghy/index.md", NULL },
	{ "Tides and Datums",
	  "chart-making/harbourschool-tides-and-datums/index.md", NULL },
	{ "coastal views", "chart-making/smallcraft-coastal-views/index.md",
	  NULL },
	{ "ship's bell", "marine-clocks/harbourschool-ships-bell-clock/"
			 "index.md", NULL },
	{ "ships bell", "marine-clocks/harbourschool-ships-bell-clock/"
			"index.md", NULL },
	{ "escapement", "marine-clocks/tidewater-detent-escapement/index.md",
	  NULL },
	/* beginnings of words */
	{ "light keep found", "lighthouse-keeping/"
			      "tidewater-keepers-foundation/index.md", NULL },
	{ "canv", "sail-loft/harbourschool-canvas-covers/index.md", NULL },
	{ "chronom", "marine-clocks/tidewater-chronometer-rating/index.md",
	  NULL },
	/* case, accents and signs that mean nothing */
	{ "FOG SIGNALS", "lighthouse-keeping/harbourschool-fog-signals/"
			 "index.md", NULL },
	{ "Fr\xc3\xa9snel\xe2\x84\xa2 lens", "lighthouse-keeping/"
	  "tidewater-fresnel-lens-care/index.md", NULL },
	{ "D\xc3\x8ftty b\xc3\xa0g",
	  "sail-loft/harbourschool-ditty-bag/index.md", NULL },
	{ "\"weather\" / log?", "lighthouse-keeping/harbourschool-weather-log/"
				"index.md", NULL },
	/* errors of typing */
	{ "fesnel lens", "lighthouse-keeping/tidewater-fresnel-lens-care/"
			 "index.md", "fresnel lens" },
	{ "luggsail", "sail-loft/tidewater-lugsail/index.md", "lugsail" },
	{ "Steam bneding!", "boat-building/harbourschool-steam-bending/"
			    "index.md", "Steam bending!" },
	{ "escapemnet", "marine-clocks/tidewater-detent-escapement/index.md",
	  "escapement" },
	{ "ditty bga", "sail-loft/harbourschool-ditty-bag/index.md",
	  "ditty bag" },
	{ "chronometre", "marine-clocks/tidewater-chronometer-rating/"
			 "index.md", "chronometer" },
	/* words that stand in one place alone: syllabus, body, dates */
	{ "if there is no wind we wait",
	  "sail-loft/tidewater-lugsail/index.md", NULL },
	{ "whip the reef points", "sail-loft/tidewater-lugsail/index.md",
	  NULL },
	{ "six full blasts", "lighthouse-keeping/harbourschool-fog-signals/"
			     "index.md", NULL },
	{ "oakum", "boat-building/tidewater-caulking-and-paying.md", NULL },
	{ "it wakes the dog", "marine-clocks/harbourschool-clock-winding.md", NULL },
	{ "nova scotia", "sail-loft/harbourschool-canvas-covers/index.md",
	  NULL },
	/* makers, topics, roles, people, with another word */
	{ "tidewater guild lens", "lighthouse-keeping/"
				  "tidewater-fresnel-lens-care/index.md",
	  NULL },
	{ "small craft board survey",
	  "chart-making/smallcraft-inshore-survey/index.md", NULL },
	{ "horology beginner stairs",
	  "marine-clocks/harbourschool-clock-winding.md", NULL },
	{ "youth leaders", "sail-loft/harbourschool-rigging-a-small-boat/"
			   "index.md", NULL },
	{ "sail loft team rope", "sail-loft/harbourschool-roping/index.md",
	  NULL },
	{ "conservators chronometers spring",
	  "marine-clocks/tidewater-detent-escapement/index.md", NULL },
	/* synonyms of site.yaml */
	{ "lapstrake dinghy",
	  "boat-building/harbourschool-clinker-dinghy/index.md", NULL },
	{ "timekeeper rating",
	  "marine-clocks/tidewater-chronometer-rating/index.md", NULL },
	/* nothing */
	{ "submarine", NULL, NULL },
	{ "zzz-a", NULL, NULL },	/* "a" alone is nobody's wish */
	{ "", NULL, NULL },
	{ " \t*\"(%", NULL, NULL },
};

static void the_first_result_is_the_right_one(void **state)
{
	struct sample *sample = *state;
	struct search_result found;
	size_t i;

	for (i = 0; i < N(rows); i++) {
		search_find(&found, &sample->arena, sample->search,
			    sample->catalogue, rows[i].query);
		if ((found.len > 0) != (rows[i].file != NULL))
			fail_msg("%s: %zu found", rows[i].query, found.len);
		if (found.len &&
		    !str_eq(found.entries[0]->course->file, rows[i].file))
			fail_msg("%s: %s", rows[i].query,
				 found.entries[0]->course->file);
		if (!str_eq(found.corrected ? found.corrected : "",
			    rows[i].corrected ? rows[i].corrected : ""))
			fail_msg("%s: taken for %s", rows[i].query,
				 found.corrected);
	}
}

/* Each pair finds the same in the same order: only the words count. */
static const struct {
	const char *query, *words;
} pairs[] = {
	{ "clinker AND dinghy", "clinker and dinghy" },
	{ "lens OR fog", "lens or fog" },
	{ "sail NOT repair", "sail not repair" },
	{ "NEAR(sail repair, 2)", "near sail repair 2" },
	{ "title:sail", "title sail" },
	{ "{title text} : sail", "title text sail" },
	{ "- title : sail", "title sail" },
	{ "-sail", "sail" },
	{ "+sail", "sail" },
	{ "^sail", "sail" },
	{ "sail*", "sail" },
	{ "sail * + repair", "sail repair" },
	{ "\"sail", "sail" },
	{ "sail\"", "sail" },
	{ "\"sail\" OR \"fog", "sail or fog" },
	{ "(sail", "sail" },
	{ "sail) OR (fog", "sail or fog" },
	{ "'sail'", "sail" },
	{ "sail'; DROP TABLE rows; --", "sail drop table rows" },
	{ "sail' OR 1=1", "sail or 1 1" },
	{ "rows MATCH 'sail'", "rows match sail" },
	{ "?1 sail", "1 sail" },
	{ "sail\\", "sail" },
	{ "sail\r\n\t", "sail" },
	{ "sail\x01\x7f", "sail" },
	{ "%sail_", "sail" },
	{ "sail\xff\xfe\x80", "sail" },
	{ "rank MATCH bm25(0)", "rank match bm25 0" },
};

static void compare(struct sample *sample, const char *query,
		    const char *words)
{
	struct search_result a, b;
	size_t i;

	search_find(&a, &sample->arena, sample->search, sample->catalogue,
		    query);
	assert_non_null(sample->search->db);	/* no scan of titles */
	search_find(&b, &sample->arena, sample->search, sample->catalogue,
		    words);
	if (a.len != b.len || a.is_partial != b.is_partial)
		fail_msg("%s: %zu, want %zu", query, a.len, b.len);
	for (i = 0; i < a.len; i++)
		assert_ptr_equal(a.entries[i], b.entries[i]);
}

static void syntax_is_never_reachable(void **state)
{
	size_t i;

	for (i = 0; i < N(pairs); i++)
		compare(*state, pairs[i].query, pairs[i].words);
}

static bool is_quoted_word(const char **at)
{
	const char *start = ++*at;

	while (str_is_alnum(**at) || **at == ' ' || (**at & 0x80))
		++*at;
	return *at > start && *(*at)++ == '"';
}

/* What reaches SQLite is made of our own signs and quoted words. */
static bool is_tame(const char *at)
{
	static const char *const ours[] = { "AND ", "OR ", "(", ")", "*",
					    " " };
	size_t i;

	while (*at) {
		if (*at == '"') {
			if (!is_quoted_word(&at))
				return false;
			continue;
		}
		for (i = 0; i < N(ours) && !str_starts(at, ours[i]); i++)
			;
		if (i == N(ours))
			return false;
		at += strlen(ours[i]);
	}
	return true;
}

static void check_junk(struct sample *sample, const char *junk)
{
	const struct search_query *query;
	struct search_result found;
	struct buf text = BUF_INIT;

	search_find(&found, &sample->arena, sample->search, sample->catalogue,
		    junk);
	assert_non_null(sample->search->db);
	query = search_understand(sample->search, junk);
	assert_non_null(query);
	search_query_write(&text, query, search_query_all(query), false);
	if (!is_tame(text.data))
		fail_msg("%s reaches SQLite", text.data);
	buf_release(&text);
}

static void a_word_said_twice_costs_once(void **state)
{
	static const struct {
		const char *text;
		size_t parts;
	} said[] = {
		{ "sail", 1 },
		{ "sail sail SAIL s\xc3\xa1il", 1 },
		{ "c c c c c c c c c c c c c c c c c", 1 },
		{ "sail rope sail", 2 },
		{ "", 0 },
	};
	struct sample *sample = *state;
	struct search_result found;
	size_t i;

	search_find(&found, &sample->arena, sample->search, sample->catalogue,
		    "sail");
	for (i = 0; i < N(said); i++) {
		const struct search_query *query =
			search_understand(sample->search, said[i].text);

		assert_non_null(query);
		assert_int_equal(query->len, said[i].parts);
	}
}

static void a_kilobyte_of_junk_is_harmless(void **state)
{
	static const char *const pieces[] = {
		"\"*(", "\"", "(", "a\"b", "NEAR(", " AND ", "a-", "\xc3\xa9'",
		"\xe2\x84\xa2", "\xf0\x9f\x8e\x93", "\xe6\x97\xa5",
		"\xef\xb7\xba", "a b c d e f g h i j k l m n o p q r s ", "\xff",
	};
	struct buf junk = BUF_INIT;
	size_t i;

	for (i = 0; i < N(pieces); i++) {
		buf_reset(&junk);
		while (junk.len < 1024)
			buf_str(&junk, pieces[i]);
		check_junk(*state, junk.data);
	}
	for (i = 1; i < 256; i++) {
		buf_reset(&junk);
		buf_str(&junk, "sail");
		buf_char(&junk, (char)i);
		buf_str(&junk, "repair");
		buf_char(&junk, (char)i);
		check_junk(*state, junk.data);
	}
	buf_release(&junk);
}

static const struct tree_file small[] = {
	{ "site.yaml", "synonyms:\n  po: product owner\n"
		       "  workshop: [course, hands on class]\n"
		       "  yacht: [sloop]\n" },
	{ "psm-a.md", "---\ntitle: Advanced Professional Scrum Master\n"
		      "code: PSM-A\n---\nFor masters.\n" },
	{ "psm.md", "---\ntitle: Professional Scrum Master\ncode: PSM\n"
		    "---\nA first step towards PSM-A.\n" },
	{ "pspo.md", "---\ntitle: Professional Scrum Product "
		     "Owner\xe2\x84\xa2\ncode: PSPO\n---\nOwn it.\n" },
	{ "team.md", "---\ntitle: Les \xc3\xa9quipes agiles\ncode: EQA\n"
		     "---\nDes equipes qui durent, l'\xc3\xa9t\xc3\xa9.\n" },
	{ "nurse.md", "---\ntitle: Care of a Sloop\ncode: SLP\n---\n"
		      "A hands-on class, e-learning first. AI helps.\n" },
	{ "aim.md", "---\ntitle: Aims and Aids\ncode: AAA\n---\n"
		    "\xe6\x97\xa5\xe6\x9c\xac\xe8\xaa\x9e\n" },
	{ "cpp.md", "---\ntitle: Charts in C++\ncode: CPP\ntrainers: [/ann/]\n"
		    "---\n" },
	{ "csharp.md", "---\ntitle: Logs in C#\ncode: CSH\ntags: [wood]\n"
		       "---\n" },
	{ "ann.md", "---\ntitle: Marlinspike\ndraft: true\n---\n" },
	{ "tags/wood/_index.md", "---\ntitle: Bowsprit\ndraft: true\n---\n" },
	{ "quiet.md", "---\ntitle: A Plain Page\ntype: page\n---\nScrum.\n" },
};

static const struct {
	const char *query;
	const char *files;	/* all that is found, best first */
	const char *corrected;
	bool is_partial;
} finds[] = {
	{ "psm-a", "psm-a.md psm.md", NULL, false },
	{ "PSMA", "psm-a.md psm.md", NULL, false },
	{ "psm a", "psm-a.md psm.md", NULL, false },
	{ "psm", "psm.md psm-a.md", NULL, false },
	{ "product ownr", "pspo.md", "product owner", false },
	{ "prodcut wner", "pspo.md", "product owner", false },
	{ "owner\xe2\x84\xa2", "pspo.md", NULL, false },
	{ "\xc3\xa9quipes", "team.md", NULL, false },
	{ "equipes", "team.md", NULL, false },
	{ "\xc3\x89QUIPES", "team.md", NULL, false },
	{ "e\xcc\x81quipe", "team.md", NULL, false },
	{ "\xc3\xa9t\xc3\xa9", "team.md", NULL, false },
	{ "l'\xc3\xa9t\xc3\xa9", "team.md", NULL, false },
	{ "elearning", "nurse.md", NULL, false },
	{ "e-learning", "nurse.md", NULL, false },
	{ "e learning", "nurse.md", NULL, false },
	{ "ai", "nurse.md", NULL, false },
	{ "aid", "aim.md", NULL, false },
	{ "\xe6\x97\xa5", "aim.md", NULL, false },
	{ "\xe6\x9c\xac\xe8\xaa\x9e", "aim.md", NULL, false },
	{ "po", "pspo.md", NULL, false },
	{ "yacht", "nurse.md", NULL, false },
	{ "care yacht", "nurse.md", NULL, false },
	{ "workshop", "nurse.md", NULL, false },
	{ "master agile", "team.md psm-a.md psm.md", NULL, true },
	{ "master xylophones", "psm-a.md psm.md", NULL, true },
	{ "xylophones zithers", "", NULL, true },
	/* one of the words is a code, or the nearest word is */
	{ "zithers psm", "psm.md psm-a.md", NULL, true },
	{ "psmq", "psm.md psm-a.md", "psm", false },
	/* signs that make another name of a letter */
	{ "c++", "cpp.md", NULL, false },
	{ "C#", "csharp.md", NULL, false },
	{ "csharp", "csharp.md", NULL, false },
	/* what drafts are called */
	{ "marlinspike", "", NULL, false },
	{ "bowsprit", "", NULL, false },
	{ "ann", "cpp.md", NULL, false },
	{ "scrum", "pspo.md psm-a.md psm.md", NULL, false },
};

static void check_find(const struct tree *tree, struct search *search, size_t i)
{
	struct arena arena = ARENA_INIT;
	struct search_result found;
	struct buf files = BUF_INIT;
	size_t j;

	search_find(&found, &arena, search, tree->catalogue, finds[i].query);
	for (j = 0; j < found.len; j++)
		buf_printf(&files, "%s%s", j ? " " : "",
			   found.entries[j]->course->file);
	if (!str_eq(files.data, finds[i].files))
		fail_msg("%s: %s, want %s", finds[i].query, files.data,
			 finds[i].files);
	if (!str_eq(found.corrected ? found.corrected : "",
		    finds[i].corrected ? finds[i].corrected : ""))
		fail_msg("%s: taken for %s", finds[i].query, found.corrected);
	assert_int_equal(found.is_partial, finds[i].is_partial);
	buf_release(&files);
	arena_release(&arena);
}

static void a_search_finds_what_is_meant(void **state)
{
	struct search *search;
	struct tree tree;
	size_t i;

	(void)state;
	tree_open(&tree, small, N(small));
	search = search_new(tree.catalogue);
	for (i = 0; i < N(finds); i++)
		check_find(&tree, search, i);
	search_free(search);
	tree_close(&tree);
}

/* Without an index: codes and titles. */
static void titles_are_found_without_an_index(void **state)
{
	static const struct {
		const char *query, *files;
	} scans[] = {
		{ "psm-a", "psm-a.md" },
		{ "scrum master", "psm-a.md psm.md" },
		{ "\xc3\xa9quipe", "team.md" },
		{ "equipe", "team.md" },
		{ "own", "pspo.md" },
		{ "plain page", "" },
		{ "", "" },
	};
	struct search_result found;
	struct buf files = BUF_INIT;
	struct tree tree;
	size_t i, j;

	(void)state;
	tree_open(&tree, small, N(small));
	for (i = 0; i < N(scans); i++) {
		search_find(&found, &tree.arena, NULL, tree.catalogue,
			    scans[i].query);
		buf_reset(&files);
		for (j = 0; j < found.len; j++)
			buf_printf(&files, "%s%s", j ? " " : "",
				   found.entries[j]->course->file);
		assert_string_equal(files.data, scans[i].files);
	}
	buf_release(&files);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_first_result_is_the_right_one),
		cmocka_unit_test(syntax_is_never_reachable),
		cmocka_unit_test(a_word_said_twice_costs_once),
		cmocka_unit_test(a_kilobyte_of_junk_is_harmless),
		cmocka_unit_test(a_search_finds_what_is_meant),
		cmocka_unit_test(titles_are_found_without_an_index),
	};

	return cmocka_run_group_tests(tests, open_sample, close_sample);
}
