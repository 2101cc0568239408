/* SPDX-License-Identifier: MIT */
/*
 * The learning path of a course: which courses are on it, where they stand,
 * what it does with circles, hidden courses and far too many.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>

#include "ask.h"
#include "pages.h"

/* "a b>c": a file for each letter, c names what comes before a ">" as its
   previous courses; "a>b" with a capital: the step is written in a.  */
static void write_road(const struct tempdir *dir, const char *letters,
		       const char *steps)
{
	struct buf text = BUF_INIT;
	const char *letter, *step;
	char name[16];

	for (letter = letters; *letter; letter++) {
		buf_reset(&text);
		buf_printf(&text, "---\ntitle: Course %c\ncode: %c1\n"
			   "type: course\nroadmap:\n  next:\n",
			   *letter - 32, *letter);
		for (step = steps; *step; step += 3) {
			if (step[0] == *letter)
				buf_printf(&text, "  - /%c/\n", step[1]);
		}
		buf_str(&text, "---\n");
		snprintf(name, sizeof(name), "%c.md", *letter);
		tempdir_write(dir, name, text.data);
	}
	buf_release(&text);
}

/* "a | b<a c<a | d<bc": columns, and what each comes after. */
static void describe(struct buf *out, const struct roadmap *map)
{
	size_t i, k;

	for (i = 0; i < map->len; i++) {
		const struct roadmap_step *step = &map->steps[i];

		if (i && step->column != map->steps[i - 1].column)
			buf_str(out, "| ");
		buf_printf(out, "%.1s", step->entry->course->file);
		if (step->needs)
			buf_char(out, '<');
		for (k = 0; k < map->len; k++) {
			if (step->needs >> k & 1)
				buf_printf(out, "%.1s",
					   map->steps[k].entry->course->file);
		}
		buf_char(out, ' ');
	}
	if (map->is_cut)
		buf_str(out, "...");
}

static const struct road {
	const char *letters, *steps, *from, *want;
} roads[] = {
	{ "ab", "", "a", "" },
	{ "ab", "ab ", "a", "a | b<a " },
	{ "ab", "ab ", "b", "a | b<a " },
	{ "abc", "ab bc ", "b", "a | b<a | c<b " },
	/* A step that others make superfluous stays. */
	{ "abc", "ab bc ac ", "a", "a | b<a | c<ab " },
	{ "abc", "ab bc ac ", "c", "a | b<a | c<ab " },
	/* What is on another road is not on this one. */
	{ "abcd", "ab bc bd ", "c", "a | b<a | c<b " },
	{ "abcd", "ac bc cd ", "c", "a b | c<ab | d<c " },
	{ "abcd", "ac bc cd ", "a", "a | c<a | d<c " },
	/* Long and short road to one course: each stands near it. */
	{ "abcd", "ab bc cd ", "d", "a | b<a | c<b | d<c " },
	{ "abcde", "ab bc ce de ", "e", "a | b<a | c<b d | e<cd " },
	/* Circles: the step that leads back is left out. */
	{ "ab", "ab ba ", "a", "a | b<a " },
	{ "ab", "ab ba ", "b", "b | a<b " },
	{ "abc", "ab bc ca ", "b", "b | c<b | a<c " },
	{ "abcd", "ab bc cb cd ", "a", "a | b<a | c<b | d<c " },
	{ "abcd", "ab bc cb cd ", "d", "a | b<a | c<b | d<c " },
	{ "a", "aa ", "a", "" },
	/* Lines that would cross do not. */
	{ "abcdef", "ae bd ca cb ", "c", "c | a<c b<c | e<a d<b " },
	/* Twelve, and no more: the nearest. */
	{ "abcdefghijkl", "ab ac ad ae af ag ah ai aj ak al ", "a",
	  "a | b<a c<a d<a e<a f<a g<a h<a i<a j<a k<a l<a " },
	{ "abcdefghijklm", "ab ac ad ae af ag ah ai aj ak al am ", "a",
	  "a | b<a c<a d<a e<a f<a g<a h<a i<a j<a k<a l<a ..." },
	{ "abcdefghijklm", "ab bc cd de ef fg gh hi ij jk kl lm ", "m",
	  "b | c<b | d<c | e<d | f<e | g<f | h<g | i<h | j<i | k<j | l<k | "
	  "m<l ..." },
};

static void check_road(const struct road *road)
{
	struct buf got = BUF_INIT;
	struct roadmap map;
	struct tree tree;
	char name[16];

	tempdir_make(&tree.dir);
	write_road(&tree.dir, road->letters, road->steps);
	tree_load(&tree);
	snprintf(name, sizeof(name), "%s.md", road->from);
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, name), NOW);
	describe(&got, &map);
	if (!str_eq(got.data, road->want))
		fail_msg("%sfrom %s: want %s, got %s", road->steps, road->from,
			 road->want, got.data);
	buf_release(&got);
	tree_close(&tree);
}

static void each_course_stands_right_of_what_it_comes_after(void **state)
{
	(void)state;
	for (size_t i = 0; i < N(roads); i++)
		check_road(&roads[i]);
}

/* Whatever the roads, every step leads right, and nothing stands twice. */
static void check_shape(const struct roadmap *map, const struct entry *entry)
{
	bool has_entry = map->len == 0;

	for (size_t i = 0; i < map->len; i++) {
		const struct roadmap_step *step = &map->steps[i];

		has_entry = has_entry || step->entry == entry;
		assert_true(step->column < map->n_columns);
		assert_true(step->row < map->n_rows);
		for (size_t k = 0; k < map->len; k++) {
			const struct roadmap_step *other = &map->steps[k];

			if (step->needs >> k & 1)
				assert_true(other->column < step->column);
			if (k != i)
				assert_true(other->entry != step->entry &&
					    (other->row != step->row ||
					     other->column != step->column));
		}
	}
	assert_true(has_entry);
}

static void any_roads_at_all_make_a_map(void **state)
{
	static const char letters[] = "abcdefghijklmnop";
	enum { LETTERS = sizeof(letters) - 1, STEPS = 30 };
	char steps[3 * STEPS + 1];
	struct roadmap map;
	struct tree tree;

	(void)state;
	srand(7);
	for (int round = 0; round < 60; round++) {
		size_t n = (size_t)rand() % STEPS;

		for (size_t i = 0; i < n; i++)
			snprintf(steps + 3 * i, 4, "%c%c ",
				 letters[rand() % LETTERS],
				 letters[rand() % LETTERS]);
		steps[3 * n] = '\0';
		tempdir_make(&tree.dir);
		write_road(&tree.dir, letters, steps);
		tree_load(&tree);
		for (size_t i = 0; i < catalogue_len(tree.catalogue); i++) {
			const struct entry *entry =
				catalogue_entry(tree.catalogue, i);

			catalogue_roadmap(&map, tree.catalogue, entry, NOW);
			check_shape(&map, entry);
		}
		tree_close(&tree);
	}
}

#define COURSE(title, rest) "---\ntitle: " title "\ntype: course\n" rest "---\n"

/* Both files say it, and one of them by another notation. */
static void what_is_hidden_is_not_on_the_path(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", COURSE("A", "roadmap: {next: [b]}\n") },
		{ "b.md", COURSE("B", "roadmap: {previous: [/a/], "
				      "next: [/c/, /d/, /e/]}\n") },
		{ "c.md", COURSE("C", "draft: true\n") },
		{ "d.md", COURSE("D", "tags: [hidden]\n") },
		{ "e.md", COURSE("E", "publishDate: 2030-01-01\n") },
		{ "f.md", COURSE("F", "roadmap: {previous: [/c/]}\n") },
	};
	struct buf got = BUF_INIT;
	struct roadmap map;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, "b.md"),
			  NOW);
	describe(&got, &map);
	assert_string_equal(got.data, "a | b<a ");
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, "f.md"),
			  NOW);
	assert_int_equal(map.len, 0);
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, "a.md"),
			  at("2031-01-01T00:00:00Z"));
	buf_reset(&got);
	describe(&got, &map);
	assert_string_equal(got.data, "a | b<a | e<b ");
	buf_release(&got);
	tree_close(&tree);
}

/* two files of one address are one course, whichever is shown. */
static void two_generations_of_a_course_are_one(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", COURSE("A", "roadmap: {next: [/b/]}\n") },
		{ "new.md", "---\ntitle: B\nItemId: X\nurl: /b/\n"
			    "publishDate: 2030-01-01\nroadmap: {next: [/c/]}\n"
			    "---\n" },
		{ "old.md", COURSE("B", "url: /b/\nroadmap: {next: [/c/]}\n") },
		{ "c.md", COURSE("C", "") },
	};
	struct buf got = BUF_INIT;
	struct roadmap map;
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, "old.md"),
			  NOW);
	describe(&got, &map);
	assert_string_equal(got.data, "a | o<a | c<o ");
	catalogue_roadmap(&map, tree.catalogue, tree_entry(&tree, "c.md"),
			  at("2031-01-01T00:00:00Z"));
	buf_reset(&got);
	describe(&got, &map);
	assert_string_equal(got.data, "a | n<a | c<n ");
	buf_release(&got);
	tree_close(&tree);
}

static void a_circle_is_reported_once(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", COURSE("A", "roadmap: {next: [/b/], "
				      "previous: [/b/]}\n") },
		{ "b.md", COURSE("B", "roadmap: {next: [/a/], "
				      "previous: [/a/]}\n") },
	};
	struct tree tree;
	size_t i, n = 0;

	(void)state;
	tree_open(&tree, files, N(files));
	for (i = 0; i < tree.report.len; i++)
		n += str_eq(tree.report.items[i].code, "roadmap-cycle");
	assert_int_equal(n, 1);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			each_course_stands_right_of_what_it_comes_after),
		cmocka_unit_test(any_roads_at_all_make_a_map),
		cmocka_unit_test(what_is_hidden_is_not_on_the_path),
		cmocka_unit_test(two_generations_of_a_course_are_one),
		cmocka_unit_test(a_circle_is_reported_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
