/* SPDX-License-Identifier: MIT */
/*
 * Hugo's default order (hugo.md 4.1); the rows of F10 are facts.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "ask.h"
#include "index/collate.h"

/* F10 row 376: titles in Hugo's order. */
static const char *const english[] = {
	"  lead", "_x", "-x", ".", "'q", "&amp", "#h", "1", "10", "9", "a",
	"A", "å", "ä", "a1", "a10", "a2", "apple", "b", "B", "co op",
	"co-op", "Co-Op", "coop", "e", "E", "é", "É", "f", "ss", "ß", "™",
	"z", "Z", "Zebra", "日本",
};

/* F10 row 377 */
static const char *const swedish[] = {
	"a", "A", "a1", "b", "o", "z", "Z", "Zebra", "å", "Å", "ä", "ö", "日本",
};

static void check_order(const char *const *texts, size_t n,
			const char *language)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	size_t i, j;

	for (i = 0; i < n; i++) {
		for (j = 0; j < n; j++) {
			int want = (i > j) - (i < j), got;

			buf_reset(&a);
			buf_reset(&b);
			collate_add(&a, texts[i], language);
			collate_add(&b, texts[j], language);
			got = collate_compare(&a, &b);
			got = (got > 0) - (got < 0);
			if (got != want)
				fail_msg("%s and %s: want %d, got %d",
					 texts[i], texts[j], want, got);
		}
	}
	buf_release(&a);
	buf_release(&b);
}

static void titles_sort_as_in_english(void **state)
{
	(void)state;
	check_order(english, N(english), "en");
	check_order(english, N(english), "de-CH");
}

static void titles_sort_as_in_swedish(void **state)
{
	(void)state;
	check_order(swedish, N(swedish), "sv");
	check_order(swedish, N(swedish), "sv-SE");
}

static void accents_count_after_letters_and_case_after_accents(void **state)
{
	static const char *const rows[] = {
		"", " ", "C", "C#", "C++", "cafe", "Cafe", "caf\xc3\xa9",
		"Caf\xc3\xa9", "caf\xc3\xa9s", "d",
	};
	static const char *const letters[] = {
		"a", "ae", "\xc3\xa6", "af", "l", "\xc5\x82", "o", "\xc3\xb8",
		"z", "\xce\xa9mega", "\xd0\x96uk",
	};
	static const char *const marks[] = {
		"e", "\xc3\xa9", "\xc3\xa8", "\xc4\x95", "\xc3\xaa",
		"\xc4\x9b", "\xc3\xab", "\xc4\x97", "\xc4\x99", "\xc4\x93",
	};

	(void)state;
	check_order(rows, N(rows), "en");
	check_order(letters, N(letters), "en");
	check_order(marks, N(marks), "en");
}

static void composed_and_decomposed_are_one(void **state)
{
	struct buf a = BUF_INIT, b = BUF_INIT;

	(void)state;
	collate_add(&a, "caf\xc3\xa9", "en");
	collate_add(&b, "cafe\xcc\x81", "en");
	assert_int_equal(collate_compare(&a, &b), 0);
	buf_release(&a);
	buf_release(&b);
}

static void check_files(const struct tree_file *files, size_t n)
{
	struct tree tree;
	size_t i;

	tree_open(&tree, files, n);
	assert_int_equal(catalogue_len(tree.catalogue), n);
	for (i = 0; i < n; i++) {
		const struct entry *entry = catalogue_entry(tree.catalogue, i);

		assert_int_equal(entry->order, i);
		if (!str_eq(entry->course->file, files[i].path))
			fail_msg("%zu: want %s, got %s", i, files[i].path,
				 entry->course->file);
	}
	tree_close(&tree);
}

static void weight_then_date_then_title(void **state)
{
	static const struct tree_file files[] = {	/* F10 row 373 */
		{ "r.md", "---\ntitle: R\nweight: -5\n---\n" },
		{ "q.md", "---\ntitle: Q\nweight: 5\ndate: 2024-01-01\n---\n" },
		{ "p.md", "---\ntitle: P\nweight: 5\n---\n" },
		{ "o.md", "---\ntitle: O\nweight: 10\ndate: 2019-01-01\n"
			  "---\n" },
		{ "n.md", "---\ntitle: N\ndate: 2024-01-01\n---\n" },
		{ "m.md", "---\ntitle: M\nweight: 0\ndate: 2020-01-01\n"
			  "---\n" },
		{ "l.md", "---\ndescription: untitled\n---\n" },
		{ "k.md", "---\ntitle: a\n---\n" },
		{ "j.md", "---\ntitle: Zed\nlinkTitle: AAA\n---\n" },
		{ "i.md", "---\ntitle: E\n---\n" },
		{ "h.md", "---\ntitle: \xc3\x89\n---\n" },
		{ "g.md", "---\ntitle: f\n---\n" },
	};

	(void)state;
	check_files(files, N(files));
}

static void parts_of_a_second_do_not_count(void **state)
{
	static const struct tree_file files[] = {	/* F10 row 374 */
		{ "b.md", "---\ntitle: A\ndate: 2020-01-01T00:00:00.1Z\n"
			  "---\n" },
		{ "a.md", "---\ntitle: B\ndate: 2020-01-01T00:00:00.9Z\n"
			  "---\n" },
	};

	(void)state;
	check_files(files, N(files));
}

static void of_one_title_the_path_decides(void **state)
{
	static const struct tree_file files[] = {	/* F10 row 375 */
		{ "s/a-1.md", "---\ntitle: T\n---\n" },
		{ "s/a.md", "---\ntitle: T\n---\n" },
		{ "s/a1.md", "---\ntitle: T\n---\n" },
		{ "s/Ab.md", "---\ntitle: T\n---\n" },
		{ "s/b.md", "---\ntitle: T\n---\n" },
		{ "s/m.html.md", "---\ntitle: T\n---\n" },
		{ "s/zz/index.md", "---\ntitle: T\n---\n" },
	};

	(void)state;
	check_files(files, N(files));
}

static void the_order_of_the_seeds(void **state)
{
	static const struct tree_file files[] = {	/* F12 row 408 */
		{ "sps/index.md", "---\ntitle: Z\nweight: 500\n"
				  "date: 2017-01-01\n---\n" },
		{ "pspo/index.md", "---\ntitle: A\ndate: 2019-01-01\n---\n" },
	};

	(void)state;
	check_files(files, N(files));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_sort_as_in_english),
		cmocka_unit_test(titles_sort_as_in_swedish),
		cmocka_unit_test(
			accents_count_after_letters_and_case_after_accents),
		cmocka_unit_test(composed_and_decomposed_are_one),
		cmocka_unit_test(weight_then_date_then_title),
		cmocka_unit_test(parts_of_a_second_do_not_count),
		cmocka_unit_test(of_one_title_the_path_decides),
		cmocka_unit_test(the_order_of_the_seeds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
