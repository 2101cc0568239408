/* SPDX-License-Identifier: MIT */
/*
 * Related courses: Hugo's results (hugo.md F10), a plain scorer's on random
 * courses, what site.yaml says, what is never named, and what it costs.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <time.h>

#include "ask.h"

/* The names of the files that are related, in order: "h c f ". */
static void ask_file(struct buf *out, const struct tree *tree,
		     const char *file, size_t most)
{
	const struct entry *found[RELATED_MOST];
	struct related_quest quest = {
		.entry = tree_entry(tree, file), .most = most, .now = NOW,
	};
	size_t i, n = catalogue_related(found, tree->catalogue, &quest);

	for (i = 0; i < n; i++)
		buf_printf(out, "%.*s ", (int)strcspn(found[i]->course->file,
						      "."),
			   found[i]->course->file);
}

static void check(const struct tree *tree, const char *file, const char *want)
{
	struct buf got = BUF_INIT;

	ask_file(&got, tree, file, RELATED_MOST);
	assert_string_equal(got.data, want);
	buf_release(&got);
}

#define COURSE(title, rest) "---\ntitle: " title "\ntype: course\n" rest "---\n"

#define HUGO \
	"related:\n  threshold: 80\n  includeNewer: false\n  indices:\n" \
	"  - {name: keywords, weight: 100}\n  - {name: date, weight: 10}\n" \
	"  - {name: tags, weight: 80}\n"

static const struct tree_file row_380[] = {
	{ "site.yaml", HUGO },
	{ "a.md", COURSE("A", "keywords: [k1]\ntags: [x, y, z]\n"
			      "date: 2020-01-01\n") },
	{ "b.md", COURSE("B", "tags: [x]\ndate: 2019-06-01\n") },
	{ "c.md", COURSE("C", "tags: [x, y]\ndate: 2019-01-01\n") },
	{ "d.md", COURSE("D", "tags: [X]\ndate: 2018-01-01\n") },
	{ "e.md", COURSE("E", "tags: [x, y]\ndate: 2021-01-01\n") },
	{ "f.md", COURSE("F", "keywords: [k1]\ndate: 2017-01-01\n") },
	{ "g.md", COURSE("G", "date: 2020-01-01\n") },
	{ "h.md", COURSE("H", "keywords: [k1]\ntags: [x]\n"
			      "date: 2016-01-01\n") },
	{ "i.md", COURSE("I", "tags: [y]\ndate: 2019-06-01\n") },
};

static void F10_380_is_what_hugo_says(void **state)
{
	struct tree tree;

	(void)state;
	tree_open(&tree, row_380, N(row_380));
	check(&tree, "a.md", "h c f b i ");
	check_no_problem(&tree);
	tree_close(&tree);
}

/* What site.yaml says, and what is then related to a.md of row_380. */
static const struct setting {
	const char *yaml, *want;
} settings[] = {
	{ "related: {threshold: 80, includeNewer: true, indices: [{name: tags, "
	  "weight: 80}]}\n", "e c b i h " },
	{ "related: {threshold: 80, toLower: true, indices: [{name: TAGS, "
	  "weight: 80}]}\n", "c b i d h " },
	{ "related: {threshold: 80, indices: [{name: tags, weight: 80, "
	  "tolower: true}]}\n", "c b i d h " },
	{ "related: {threshold: 80, indices: [{name: tags, weight: 0}]}\n",
	  "" },
	{ "related: {threshold: 80, indices: []}\n", "" },
	/* Five of nine have x, four have y. */
	{ "related: {threshold: 80, indices: [{name: tags, weight: 80, "
	  "cardinalityThreshold: 56}]}\n", "c b i h " },
	{ "related: {threshold: 80, indices: [{name: tags, weight: 80, "
	  "cardinalityThreshold: 55}]}\n", "i c " },
	{ "related: {threshold: 80, indices: [{name: tags, weight: 80, "
	  "cardinalityThreshold: 44}]}\n", "" },
	{ "related: {threshold: 80, indices: [{name: date, weight: 10, "
	  "pattern: 2006-01}]}\n", "g " },
	{ "related: {threshold: 80, indices: [{name: date, weight: 10, "
	  "pattern: \"01\"}]}\n", "g c d f h " },
	/* Hugo's threshold is 0 where a section says none. */
	{ "related: {indices: [{name: tags, weight: 80}, {name: date, "
	  "weight: 10}]}\n", "c b i h g " },
	{ "related: {threshold: 101, indices: [{name: tags, weight: 80}]}\n",
	  "c " },
	{ "related: {threshold: 50, indices: [{name: tags, weight: 80}, "
	  "{name: keywords, weight: -80}]}\n", "c b i h " },
};

static void site_yaml_says_what_counts(void **state)
{
	struct tree_file files[N(row_380)];
	struct buf got = BUF_INIT;
	struct tree tree;
	size_t i;

	(void)state;
	memcpy(files, row_380, sizeof(files));
	for (i = 0; i < N(settings); i++) {
		files[0].text = settings[i].yaml;
		tree_open(&tree, files, N(files));
		buf_reset(&got);
		ask_file(&got, &tree, "a.md", RELATED_MOST);
		if (!str_eq(got.data, settings[i].want))
			fail_msg("%s: want %s, got %s", settings[i].yaml,
				 settings[i].want, got.data);
		check_no_problem(&tree);
		tree_close(&tree);
	}
	buf_release(&got);
}

static void a_mistake_in_settings_is_reported(void **state)
{
	static const char *const rows[] = {
		"related: {threshold: high}\n",
		"related: {treshold: 80}\n",
		"related: {indices: {name: tags}}\n",
		"related: {indices: [tags]}\n",
		"related: {indices: [{weight: 80}]}\n",
		"related: {indices: [{name: tags, weight: 1000001}]}\n",
		"related: {indices: [{name: h, weight: 1, type: fragments}]}\n",
		"related: {includeNewer: yes please}\n",
	};
	struct tree_file file = { "site.yaml", NULL };
	struct report report;
	struct arena arena;
	struct tree tree;
	size_t i, k;

	(void)state;
	for (i = 0; i < N(rows); i++) {
		file.text = rows[i];
		tree_open(&tree, &file, 1);
		arena_init(&arena);
		report_init(&report, &arena);
		library_report(tree.library, &report);
		for (k = 0; k < report.len; k++) {
			if (str_eq(report.items[k].code, "bad-related"))
				break;
		}
		if (k == report.len)
			fail_msg("nothing is said of %s", rows[i]);
		report_release(&report);
		arena_release(&arena);
		tree_close(&tree);
	}
}

/* Spellings of one term are one; a vendor or a level alone is not enough. */
static void without_settings_a_topic_is_enough(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", COURSE("A", "course_topics: [Scrum.org]\n"
				      "course_vendors: [V]\nlevel: beginner\n"
				      "delivery_audiences: [R]\n"
				      "keywords: [k]\n") },
		{ "b.md", COURSE("B", "course_topics: [scrum-org]\n"
				      "date: 2023-01-01\n") },
		{ "c.md", COURSE("C", "course_vendors: [v]\n"
				      "level: Beginner\n") },
		{ "d.md", COURSE("D", "course_topics: [SCRUM ORG]\n"
				      "delivery_audiences: [r]\n") },
		{ "e.md", COURSE("E", "delivery_audiences: [r]\n") },
		{ "f.md", "---\ntitle: No course\nkeywords: [k]\n---\n" },
	};
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check(&tree, "a.md", "d b ");
	check(&tree, "b.md", "a d ");
	check(&tree, "c.md", "");
	tree_close(&tree);
}

static void only_what_is_listed_now_is_named(void **state)
{
	static const struct tree_file files[] = {
		{ "a.md", COURSE("A", "tags: [x]\n") },
		{ "b.md", COURSE("B", "tags: [x]\ndraft: true\n") },
		{ "c.md", COURSE("C", "tags: [x, hidden]\n") },
		{ "d.md", COURSE("D", "tags: [x]\npublishDate: 2030-01-01\n") },
		{ "e.md", COURSE("E", "tags: [x]\nexpiryDate: 2020-01-01\n") },
		{ "f.md", COURSE("F", "tags: [x]\n") },
		{ "g.md", COURSE("G", "tags: [x]\nurl: /f/\n") },
		{ "h.md", COURSE("H", "tags: [x]\n") },
	};
	const struct entry *found[RELATED_MOST], *without;
	struct related_quest quest = { .most = 4, .now = NOW };
	struct tree tree;

	(void)state;
	tree_open(&tree, files, N(files));
	check(&tree, "a.md", "f h ");
	quest.entry = tree_entry(&tree, "a.md");
	without = tree_entry(&tree, "f.md");
	quest.without = &without;
	quest.n_without = 1;
	assert_int_equal(catalogue_related(found, tree.catalogue, &quest), 1);
	assert_string_equal(found[0]->course->file, "h.md");
	quest.n_without = 0;
	quest.now = at("2031-01-01T00:00:00Z");
	assert_int_equal(catalogue_related(found, tree.catalogue, &quest), 3);
	quest.most = 1;
	assert_int_equal(catalogue_related(found, tree.catalogue, &quest), 1);
	assert_string_equal(found[0]->course->file, "d.md");
	quest.most = 0;
	assert_int_equal(catalogue_related(found, tree.catalogue, &quest), 0);
	tree_close(&tree);
}

/*
 * A scorer of our own, over pairs of random courses, in the words of hugo.md:
 * every keyword of the one against every keyword of the other.
 */
enum { RANDOM = 40, KEYS = 3, WORDS = 4, ROUNDS = 20 };

struct random_course {
	bool has[KEYS][WORDS];
	int year;			/* 0: none */
};

static const char *const key_names[KEYS] = { "keywords", "tags", "concepts" };

struct random_site {
	int weights[KEYS];
	int threshold, most;
	bool newer;
	struct random_course courses[RANDOM];
};

static void make_site(struct random_site *site)
{
	size_t i, k, w;

	for (k = 0; k < KEYS; k++)
		site->weights[k] = rand() % 130 - 20;
	site->threshold = rand() % 120;
	site->most = rand() % 2 ? 0 : 20 + rand() % 40;
	site->newer = rand() % 2;
	for (i = 0; i < RANDOM; i++) {
		struct random_course *course = &site->courses[i];

		course->year = rand() % 4 ? 2010 + rand() % 5 : 0;
		for (k = 0; k < KEYS; k++) {
			for (w = 0; w < WORDS; w++)
				course->has[k][w] = rand() % 4 == 0;
		}
	}
}

static void write_site(const struct tempdir *dir,
		       const struct random_site *site)
{
	struct buf text = BUF_INIT;
	char name[32];
	size_t i, k, w;

	buf_printf(&text, "related:\n  threshold: %d\n  includeNewer: %s\n"
		   "  indices:\n", site->threshold,
		   site->newer ? "true" : "false");
	for (k = 0; k < KEYS; k++)
		buf_printf(&text, "  - {name: %s, weight: %d, "
			   "cardinalityThreshold: %d}\n", key_names[k],
			   site->weights[k], site->most);
	tempdir_write(dir, "site.yaml", text.data);
	for (i = 0; i < RANDOM; i++) {
		buf_reset(&text);
		buf_printf(&text, "---\ntitle: c%02zu\ntype: course\n", i);
		if (site->courses[i].year)
			buf_printf(&text, "date: %d-01-01\n",
				   site->courses[i].year);
		for (k = 0; k < KEYS; k++) {
			buf_printf(&text, "%s:\n", key_names[k]);
			for (w = 0; w < WORDS; w++) {
				if (site->courses[i].has[k][w])
					buf_printf(&text, "- w%zu\n", w);
			}
		}
		buf_str(&text, "---\n");
		snprintf(name, sizeof(name), "c%02zu.md", i);
		tempdir_write(dir, name, text.data);
	}
	buf_release(&text);
}

static bool is_common(const struct random_site *site, size_t k, size_t w)
{
	size_t i, n = 0;

	for (i = 0; i < RANDOM; i++)
		n += site->courses[i].has[k][w];
	return site->most && 100 * n > (size_t)site->most * RANDOM;
}

/* Halves up. */
static int to_percent(long part, long whole)
{
	int n = 0;

	while ((2 * n + 1) * whole <= 200 * part)
		n++;
	return n;
}

/* No matches where it is not related. */
static long plain_score(const struct random_site *site, size_t a, size_t b,
			int *matches)
{
	long sum = 0, least = 0, greatest = 0;
	size_t k, w;

	*matches = 0;
	for (k = 0; k < KEYS; k++) {
		if (site->weights[k] < least)
			least = site->weights[k];
		if (site->weights[k] > greatest)
			greatest = site->weights[k];
		for (w = 0; w < WORDS; w++) {
			if (!site->weights[k] || is_common(site, k, w) ||
			    !site->courses[a].has[k][w] ||
			    !site->courses[b].has[k][w])
				continue;
			sum += site->weights[k];
			++*matches;
		}
	}
	if (!*matches || greatest <= least)
		*matches = 0;
	if (*matches && to_percent(sum / *matches - least, greatest - least) <
				site->threshold / *matches)
		*matches = 0;
	if (!site->newer && site->courses[a].year &&
	    site->courses[b].year > site->courses[a].year)
		*matches = 0;
	return sum;
}

struct plain {
	size_t i;
	long sum;
	int year;
};

static int compare_plain(const void *left, const void *right)
{
	const struct plain *a = left, *b = right;

	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	if (a->year != b->year)
		return a->year > b->year ? -1 : 1;
	return a->i < b->i ? -1 : 1;
}

static void check_random(const struct tree *tree,
			 const struct random_site *site, size_t a)
{
	struct buf want = BUF_INIT, got = BUF_INIT;
	struct plain rows[RANDOM];
	size_t b, n = 0;
	char name[32];
	int matches;

	for (b = 0; b < RANDOM; b++) {
		rows[n].i = b;
		rows[n].sum = plain_score(site, a, b, &matches);
		rows[n].year = site->courses[b].year;
		n += b != a && matches;
	}
	qsort(rows, n, sizeof(*rows), compare_plain);
	for (b = 0; b < n && b < RELATED_MOST; b++)
		buf_printf(&want, "c%02zu ", rows[b].i);
	snprintf(name, sizeof(name), "c%02zu.md", a);
	ask_file(&got, tree, name, RELATED_MOST);
	assert_string_equal(got.data, want.data);
	buf_release(&want);
	buf_release(&got);
}

static void a_plain_scorer_finds_the_same(void **state)
{
	struct random_site site;
	struct tree tree;
	size_t round, i;

	(void)state;
	srand(12);
	for (round = 0; round < ROUNDS; round++) {
		make_site(&site);
		tempdir_make(&tree.dir);
		write_site(&tree.dir, &site);
		tree_load(&tree);
		for (i = 0; i < RANDOM; i++)
			check_random(&tree, &site, i);
		tree_close(&tree);
	}
}

enum { MANY = 10000, ASKED = 200 };

/* Of the processor, so that other programs do not count. */
static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void write_many(const struct tempdir *dir)
{
	char name[32], text[256];
	size_t i;

	for (i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "c%05zu.md", i);
		snprintf(text, sizeof(text),
			 "---\ntitle: Course %zu\ntype: course\n"
			 "tags: [one, two, three, four, own-%zu]\n"
			 "course_topics: [t%zu]\n---\n", i, i / 8, i % 50);
		tempdir_write(dir, name, text);
	}
}

/* Hugo took 28 ms a page for courses that all share four tags. */
static void ten_thousand_courses_of_four_tags_cost_little(void **state)
{
	const struct entry *found[4];
	struct related_quest quest = { .most = 4, .now = NOW };
	double begin, each;
	struct tree tree;
	size_t i;

	(void)state;
	tempdir_make(&tree.dir);
	write_many(&tree.dir);
	tree_load(&tree);
	begin = seconds();
	for (i = 0; i < ASKED; i++) {
		quest.entry = catalogue_entry(tree.catalogue, i * 7);
		assert_int_equal(catalogue_related(found, tree.catalogue,
						   &quest), 4);
	}
	each = (seconds() - begin) / ASKED;
	print_message("[          ] %.3f ms each\n", each * 1e3);
	assert_true(each < 0.02);
	tree_close(&tree);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(F10_380_is_what_hugo_says),
		cmocka_unit_test(site_yaml_says_what_counts),
		cmocka_unit_test(a_mistake_in_settings_is_reported),
		cmocka_unit_test(without_settings_a_topic_is_enough),
		cmocka_unit_test(only_what_is_listed_now_is_named),
		cmocka_unit_test(a_plain_scorer_finds_the_same),
		cmocka_unit_test(ten_thousand_courses_of_four_tags_cost_little),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
