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

#include "base/utf8.h"
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

/* The page of a file among others, rendered. */
static void render(struct pages *pages, const struct tempdir *dir,
		   const char *file)
{
	const struct course *course;

	pages_open(pages, dir->path);
	course = library_find(pages->library, file);
	assert_non_null(course);
	page_course(&pages->out, &pages->env,
		    catalogue_entry_of(pages->catalogue, course));
}

static void check_parts(const char *at, const char *const *parts, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const char *found = strstr(at, parts[i]);

		if (!found)
			fail_msg("no %s in %s", parts[i], at);
		at = found + strlen(parts[i]);
	}
}

static void a_page_draws_and_lists_its_path(void **state)
{
	static const char *const parts[] = {
		"<h2 id=\"roadmap\">Learning path</h2>",
		"<svg class=\"map\" ", "aria-hidden=\"true\"",
		"<a href=\"/a/\" tabindex=\"-1\"><title>Course A</title>",
		">a1</text>", "<a href=\"/b/\" tabindex=\"-1\">",
		"<svg class=\"here\"", "<title>Course C</title>",
		"<a href=\"/d/\" tabindex=\"-1\">",
		"<ol class=\"path\">", "<ul>", "<a href=\"/a/\">Course A</a>",
		"<a href=\"/b/\">Course B</a>", "</ul>",
		"<strong aria-current=\"true\">Course C</strong>",
		"(this course)", "<a href=\"/d/\">Course D</a>", "</ol>",
		"Take before this course", "<a href=\"/a/\" rel=\"prev\">",
		"<a href=\"/b/\" rel=\"prev\">", "Take after this course",
		"<a href=\"/d/\" rel=\"next\">",
	};
	struct tempdir dir;
	struct pages pages;

	(void)state;
	tempdir_make(&dir);
	write_road(&dir, "abcd", "ac bc cd ");
	render(&pages, &dir, "c.md");
	check_parts(pages.out.data, parts, N(parts));
	assert_null(strstr(pages.out.data, "After Course"));
	pages_close(&pages);
	tempdir_remove(&dir);
}

/* The place says what comes after what, where it can. */
static void a_list_says_what_its_order_does_not(void **state)
{
	static const char *const parts[] = {
		"<a href=\"/d/\">Course D</a>",
		"<p class=\"quiet\">After Course B</p>",
	};
	struct tempdir dir;
	struct pages pages;

	(void)state;
	tempdir_make(&dir);
	write_road(&dir, "abcd", "ab ac bd ");
	render(&pages, &dir, "a.md");
	check_parts(pages.out.data, parts, N(parts));
	assert_null(strstr(pages.out.data, "After Course A"));
	pages_close(&pages);
	tempdir_remove(&dir);
}

static size_t count(const char *at, const char *what)
{
	size_t n = 0;

	while ((at = strstr(at, what))) {
		n++;
		at += strlen(what);
	}
	return n;
}

/* Five columns around the course; the list has all, and says if more. */
static void a_long_path_is_drawn_in_part(void **state)
{
	static const struct {
		const char *file, *first, *last;
	} rows[] = {
		{ "a.md", "Course A", "Course E" },
		{ "c.md", "Course A", "Course E" },
		{ "g.md", "Course E", "Course I" },
		{ "m.md", "Course I", "Course M" },
	};
	struct tempdir dir;
	struct pages pages;

	(void)state;
	tempdir_make(&dir);
	write_road(&dir, "abcdefghijklm",
		   "ab bc cd de ef fg gh hi ij jk kl lm ");
	for (size_t i = 0; i < N(rows); i++) {
		const char *at;

		render(&pages, &dir, rows[i].file);
		at = strstr(pages.out.data, "<svg class=\"map\"");
		assert_non_null(at);
		assert_int_equal(count(at, "<rect x=\"1\""), 5);
		at = strstr(at, "<title>");
		assert_memory_equal(at + 7, rows[i].first, 8);
		for (int k = 0; k < 4; k++)
			at = strstr(at + 1, "<title>");
		assert_memory_equal(at + 7, rows[i].last, 8);
		check_parts(pages.out.data,
			    (const char *[]){ "more courses on this path" },
			    1);
		pages_close(&pages);
	}
	tempdir_remove(&dir);
}

static const char *const odd_titles[] = {
	"Donaudampfschifffahrtsgesellschaftskapit\xc3\xa4nsausbildung",
	("\xe3\x82\xb9\xe3\x82\xaf\xe3\x83\xa9\xe3\x83\xa0"
	 "\xe3\x83\x9e\xe3\x82\xb9\xe3\x82\xbf\xe3\x83\xbc"
	 "\xe3\x81\xae\xe9\xab\x98\xe5\xba\xa6\xe3\x81\xaa"),
	"<b>&amp; \\\"quoted\\\" ]]></svg> and more of it",
	("e\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"
	 "\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81\xcc\x81"),
	"\xd7\xa2\xd7\x91\xd7\xa8\xd7\x99\xd7\xaa \xd7\x90\xd7\xa8\xd7\x95",
	"-", "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb",
};

static void any_title_fits_into_its_box(void **state)
{
	char text[512];
	struct tempdir dir;
	struct pages pages;

	(void)state;
	for (size_t i = 0; i < N(odd_titles); i++) {
		tempdir_make(&dir);
		tempdir_write(&dir, "b.md", "---\ntitle: B\ntype: course\n"
			      "roadmap: {previous: [/a/], next: [/a/]}\n"
			      "---\n");
		snprintf(text, sizeof(text), "---\ntitle: \"%s\"\n"
			 "type: course\nurl: /a/\n---\n", odd_titles[i]);
		tempdir_write(&dir, "a.md", text);
		render(&pages, &dir, "b.md");
		assert_true(utf8_is_valid(pages.out.data, pages.out.len));
		assert_true(count(pages.out.data, "<text x=") <= 6);
		assert_int_equal(count(pages.out.data, "</svg> and"), 0);
		pages_close(&pages);
		tempdir_remove(&dir);
	}
}

/* What has no page is in words, and no drawing of one course. */
static void a_road_to_nowhere_is_words(void **state)
{
	struct tempdir dir;
	struct pages pages;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "a.md", "---\ntitle: A\ntype: course\nroadmap: "
		      "{next: [/gone-away/]}\n---\n");
	render(&pages, &dir, "a.md");
	check_parts(pages.out.data, (const char *[]){
		"Before and after</h2>", "<dt>Take after this course</dt>",
		"<dd>Gone Away</dd>" }, 3);
	assert_null(strstr(pages.out.data, "class=\"map\""));
	assert_null(strstr(pages.out.data, "class=\"roads\""));
	pages_close(&pages);
	tempdir_remove(&dir);
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
		cmocka_unit_test(a_page_draws_and_lists_its_path),
		cmocka_unit_test(a_list_says_what_its_order_does_not),
		cmocka_unit_test(a_long_path_is_drawn_in_part),
		cmocka_unit_test(any_title_fits_into_its_box),
		cmocka_unit_test(a_road_to_nowhere_is_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
