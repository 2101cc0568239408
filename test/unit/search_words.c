/* SPDX-License-Identifier: MIT */
/*
 * The parts of search below the index: words, Markdown made plain, typing
 * errors, snippets, and the limits.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"
#include "index/search_data.h"
#include "index/search_near.h"
#include "index/search_plain.h"
#include "index/search_words.h"

static void text_is_split_into_folded_words(void **state)
{
	static const struct {
		const char *text, *words, *joined;
	} rows[] = {
		{ "Scrum Master", "scrum master ", "" },
		{ "  a,b;c/d_e  ", "a b c d e ", "" },
		{ "PSM-A", "psm a ", "psma " },
		{ "PSM-A-1 x", "psm a 1 x ", "psma1 " },
		{ "PSM - A", "psm a ", "" },
		{ "PSM--A", "psm a ", "" },
		{ "-a", "a ", "" },
		{ "ship's", "ship s ", "ships " },
		{ "l\xe2\x80\x99" "\xc3\xa9quipe", "l equipe ", "lequipe " },
		{ "well\xe2\x80\x91" "being", "well being ", "wellbeing " },
		{ "\xc3\x89quipe e\xcc\x81quipe", "equipe equipe ", "" },
		{ "Scrum\xe2\x84\xa2 Pro\xc2\xae", "scrum pro ", "" },
		{ "Scrum\xe2\x84\xa2Master", "scrummaster ", "" },
		{ "soft\xc2\xadly", "softly ", "" },
		{ "Stra\xc3\x9f" "e", "strasse ", "" },
		{ "\xef\xac\x81ne \xe2\x91\xa0 \xc2\xb2", "fine 1 2 ", "" },
		{ "\xe6\x97\xa5\xe6\x9c\xac x", "\xe6\x97\xa5 \xe6\x9c\xac x ",
		  "" },
		{ "\xd0\x9c\xd0\xb8\xd1\x80", "\xd0\xbc\xd0\xb8\xd1\x80 ",
		  "" },
		{ "C++ C# .NET", "cplusplus csharp net ", "" },
		{ "c++, F#! (C#)", "cplusplus fsharp csharp ", "" },
		{ "C++17 C+ C+++", "cplusplus 17 c cplusplus ", "" },
		{ "PSM# 1# C #", "psm 1 c ", "" },
		{ "obj-C++", "obj cplusplus ", "objcplusplus " },
		{ "a\xff" "b", "a b ", "" },
		{ "\xe2\x84\xa2", "", "" },
		{ "", "", "" },
	};
	struct buf out = BUF_INIT, joined = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		buf_reset(&out);
		buf_reset(&joined);
		search_words_add(&out, &joined, (struct view){
			rows[i].text, strlen(rows[i].text) });
		assert_string_equal(out.data, rows[i].words);
		assert_string_equal(joined.data, rows[i].joined);
	}
	buf_release(&out);
	buf_release(&joined);
}

static void a_word_is_cut_at_its_limit(void **state)
{
	char text[LIMIT_SEARCH_WORD + 3];
	struct search_word word;
	struct view view = { text, 0 };
	size_t at;

	(void)state;
	memset(text, 'x', sizeof(text));
	for (view.len = LIMIT_SEARCH_WORD - 1;
	     view.len <= LIMIT_SEARCH_WORD + 1; view.len++) {
		at = 0;
		assert_true(search_word_next(&word, view, &at));
		assert_int_equal(word.len, view.len < LIMIT_SEARCH_WORD ?
					   view.len : LIMIT_SEARCH_WORD);
		assert_int_equal(at, view.len);
		assert_false(search_word_next(&word, view, &at));
	}
	/* No half of a letter. */
	memcpy(text + LIMIT_SEARCH_WORD - 1, "\xd0\xbc", 2);
	at = 0;
	view.len = LIMIT_SEARCH_WORD + 1;
	assert_true(search_word_next(&word, view, &at));
	assert_int_equal(word.len, LIMIT_SEARCH_WORD - 1);
}

static void markdown_is_made_plain(void **state)
{
	static const struct {
		const char *text, *plain;
	} rows[] = {
		{ "one\ntwo", "one two\n" },
		{ "one\n\ntwo", "one\ntwo\n" },
		{ "# Head\nbody", "Head\nbody\n" },
		{ "- a\n- b\n\n1. c\n", "a\nb\nc\n" },
		{ "> quoted\n> words", "quoted\nwords\n" },
		{ "**bold** _em_ `code` ~~gone~~", "bold em code gone\n" },
		{ "snake_case_name", "snake_case_name\n" },
		{ "[text](/a/b \"t\") on", "text on\n" },
		{ "[text][ref] on", "text on\n" },
		{ "![alt](x.png)", "alt\n" },
		{ "see https://x.example/a?b=c now", "see now\n" },
		{ "a <b>bold</b> c<br>d", "a bold c\nd\n" },
		{ "<ul><li>a</li><li>b</li></ul>", "a\nb\n" },
		{ "<!-- no -->yes", "yes\n" },
		{ "1 < 2 and 3 > 2", "1 < 2 and 3 > 2\n" },
		{ "{{< youtube abc >}} after", "after\n" },
		{ "## H {#anchor}", "H\n" },
		{ "[wpv-post-link item=\"1\"] on", "\u2026 on\n" },
		{ "[wpv-if a]on[/wpv-if]", "on\n" },
		{ "| a | b |\n| --- | --- |\n| c | d |", "a b\nc d\n" },
		{ "Q&amp;A&nbsp;x &copy; R&D", "Q&A x R&D\n" },
		{ "it&rsquo;s", "it\xe2\x80\x99s\n" },
		{ "\\*no\\* a\\b", "*no* a\\b\n" },
		{ "a\x01\x02\x03z", "a z\n" },
		{ "a\xc2\xa0z", "a z\n" },
		{ "---\n***\n", "" },
		{ "", "" },
		{ "<never ends", "<never ends\n" },
		{ "](never", "(never\n" },
	};
	struct buf out = BUF_INIT;
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		buf_reset(&out);
		search_plain_add(&out, rows[i].text);
		if (!str_eq(out.data, rows[i].plain))
			fail_msg("%s: \"%s\"", rows[i].text, out.data);
	}
	buf_release(&out);
}

static void typing_errors_are_counted(void **state)
{
	static const struct {
		const char *a, *b;
		int max, distance;
	} rows[] = {
		{ "owner", "owner", 2, 0 },
		{ "ownr", "owner", 2, 1 },
		{ "ownerr", "owner", 2, 1 },
		{ "owmer", "owner", 2, 1 },
		{ "onwer", "owner", 2, 1 },
		{ "wonre", "owner", 2, 2 },
		{ "owner", "sailor", 2, 3 },
		{ "owner", "sailor", 9, 5 },
		{ "", "ab", 2, 2 },
		{ "ab", "", 1, 2 },
		{ "abcdef", "bcdefa", 2, 2 },
		{ "ca", "abc", 3, 3 },		/* no swap around a letter */
		{ "\xd0\xbc\xd0\xb8", "\xd0\xb8\xd0\xbc", 2, 1 },
	};
	size_t i;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		if (search_near_distance(rows[i].a, rows[i].b, rows[i].max) !=
		    rows[i].distance)
			fail_msg("%s, %s", rows[i].a, rows[i].b);
		assert_int_equal(search_near_distance(rows[i].b, rows[i].a,
						      rows[i].max),
				 rows[i].distance);
	}
}

/* A course whose text is these words. */
static void open_course(struct tree *tree, const char *front, const char *body)
{
	char text[8192];

	snprintf(text, sizeof(text), "---\ntitle: T\ncode: TTT\n%s---\n%s",
		 front, body);
	tempdir_make(&tree->dir);
	tempdir_write(&tree->dir, "a.md", text);
	tree_load(tree);
}

static void the_nearest_word_is_found(void **state)
{
	static const struct {
		const char *typed, *found;
	} rows[] = {
		{ "halyrd", "halyard" },
		{ "haylard", "halyard" },
		{ "hlyrd", NULL },		/* five letters: one error */
		{ "halyards", "halyard" },
		{ "bolt", "boat" },
		{ "sial", "sail" },
		{ "sxxl", NULL },
		{ "ab", NULL },			/* too short to be wrong */
		{ "203O", NULL },		/* with digits: as it is */
		{ "tackl", "tackle" },
	};
	struct search_near near;
	struct search *search;
	struct tree tree;
	size_t i;

	(void)state;
	open_course(&tree, "", "Halyard, boat, sail, tackle, 2030, x.\n");
	search = search_new(tree.catalogue);
	assert_true(search_open(search));
	for (i = 0; i < N(rows); i++) {
		near.word = rows[i].typed;
		assert_int_equal(search_near_find(&near, 1, &tree.arena,
						  search->db), 0);
		if (!str_eq(near.found ? near.found : "",
			    rows[i].found ? rows[i].found : ""))
			fail_msg("%s: %s", rows[i].typed, near.found);
	}
	search_free(search);
	tree_close(&tree);
}

#define REST " \xc2\xb7 A tail that goes on for quite a while, so that it " \
	"must be cut off somewhere, which is done between two of its words " \
	"and never inside of one, as everybody who reads would\xe2\x80\xa6"

static void a_snippet_shows_the_words_in_their_place(void **state)
{
	static const char body[] =
		"The first line is long enough to be left out of the snippet "
		"because nothing in it was asked for by anybody at all.\n\n"
		"## What you need\n\n- A *halyard* of hemp\n- One mast\n\n"
		"A tail that goes on for quite a while, so that it must be "
		"cut off somewhere, which is done between two of its words "
		"and never inside of one, as everybody who reads would "
		"expect.\n";
	static const struct {
		const char *query, *snippet;
	} rows[] = {
		{ "halyard", "A \x02halyard\x03 of hemp \xc2\xb7 One mast"
			     REST },
		{ "HALYARD mast", "A \x02halyard\x03 of hemp \xc2\xb7 One "
				  "\x02mast\x03" REST },
		{ "promise", "A \x02promise\x03." },
		{ "halyrd promise", NULL },
		{ "code", NULL },
		{ "", NULL },
	};
	const struct entry *entry;
	struct search *search;
	struct tree tree;
	const char *got;
	size_t i;

	(void)state;
	open_course(&tree, "description: A promise.\n", body);
	search = search_new(tree.catalogue);
	assert_true(search_open(search));
	entry = tree_entry(&tree, "a.md");
	for (i = 0; i < N(rows); i++) {
		got = search_snippet(&tree.arena, search, rows[i].query,
				     entry);
		if (str_eq(rows[i].query, "halyrd promise")) {
			/* The word as it was taken. */
			assert_non_null(strstr(got, "\x02halyard\x03"));
			continue;
		}
		if (!str_eq(got ? got : "", rows[i].snippet ? rows[i].snippet :
							      ""))
			fail_msg("%s: \"%s\"", rows[i].query, got);
	}
	/* Without an index too. */
	assert_string_equal(search_snippet(&tree.arena, NULL, "promise",
					   entry), "A \x02promise\x03.");
	search_free(search);
	tree_close(&tree);
}

static void only_so_many_words_of_a_query_count(void **state)
{
	struct buf query = BUF_INIT;
	struct search_result found;
	struct search *search;
	struct tree tree;
	int n, i;

	(void)state;
	open_course(&tree, "", "pitch\n");
	search = search_new(tree.catalogue);
	for (n = LIMIT_SEARCH_WORDS - 1; n <= LIMIT_SEARCH_WORDS + 1; n++) {
		buf_reset(&query);
		for (i = 0; i < n - 1; i++)
			buf_str(&query, "pitch ");
		buf_str(&query, "zzzzzzzz");	/* nobody wrote it */
		search_find(&found, &tree.arena, search, tree.catalogue,
			    query.data);
		assert_int_equal(found.len, 1);
		assert_int_equal(found.is_partial, n <= LIMIT_SEARCH_WORDS);
	}
	buf_release(&query);
	search_free(search);
	tree_close(&tree);
}

static void only_so_many_words_are_corrected(void **state)
{
	struct buf query = BUF_INIT, want = BUF_INIT;
	struct search_result found;
	struct search *search;
	struct tree tree;
	int n, i;

	(void)state;
	open_course(&tree, "", "halyard\n");
	search = search_new(tree.catalogue);
	for (n = LIMIT_SEARCH_TYPOS - 1; n <= LIMIT_SEARCH_TYPOS + 1; n++) {
		buf_reset(&query);
		buf_reset(&want);
		for (i = 0; i < n; i++) {
			buf_str(&query, "hallyard ");
			buf_str(&want, i < LIMIT_SEARCH_TYPOS ? "halyard " :
								"hallyard ");
		}
		search_find(&found, &tree.arena, search, tree.catalogue,
			    query.data);
		assert_string_equal(found.corrected, want.data);
	}
	buf_release(&query);
	buf_release(&want);
	search_free(search);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_is_split_into_folded_words),
		cmocka_unit_test(a_word_is_cut_at_its_limit),
		cmocka_unit_test(markdown_is_made_plain),
		cmocka_unit_test(typing_errors_are_counted),
		cmocka_unit_test(the_nearest_word_is_found),
		cmocka_unit_test(a_snippet_shows_the_words_in_their_place),
		cmocka_unit_test(only_so_many_words_of_a_query_count),
		cmocka_unit_test(only_so_many_words_are_corrected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
