/* SPDX-License-Identifier: MIT */
/*
 * What becomes of each text of the key table, also of one that is added: it
 * is on the page once, under no path of a word that is missing, and in the
 * search.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "index/search_row.h"

#include "pages.h"
#include "tempdir.h"

#define WORDS "Bring a zebra."

/* "a: {b: words}" of the source "a.b" */
static void add_matter(struct buf *out, const char *source)
{
	size_t depth = 0;

	for (; *source; source++) {
		if (*source != '.') {
			buf_char(out, *source);
			continue;
		}
		buf_str(out, ": {");
		depth++;
	}
	buf_str(out, ": " WORDS);
	while (depth--)
		buf_char(out, '}');
	buf_char(out, '\n');
}

static void check_search(const struct pages *p, const struct key *row)
{
	const struct entry *entry = pages_entry(p, "c.md");
	struct buf words = BUF_INIT;

	for (int i = 0; i < SEARCH_N_COLUMNS; i++)
		search_row_read(&words, (enum search_column)i, p->catalogue,
				entry);
	if (!strstr(words.data, WORDS))
		fail_msg("%s is in no column of search_row.c", row->name);
	buf_release(&words);
}

static void check_key(const struct key *row)
{
	struct buf file = BUF_INIT;
	struct tempdir dir;
	struct pages p;

	buf_str(&file, "---\ntitle: C\ntype: course\n");
	add_matter(&file, row->sources[0]);
	buf_str(&file, "---\n");
	tempdir_make(&dir);
	tempdir_write(&dir, "c.md", file.data);
	pages_open(&p, dir.path);
	pages_course(&p, "c.md");
	if (pages_count(p.out.data, "<p>" WORDS "</p>") != 1)
		fail_msg("%s is not on the page once", row->name);
	if (strstr(p.out.data, "sections."))
		fail_msg("words.en.yaml has no sections.%s", row->name);
	check_search(&p, row);
	pages_close(&p);
	tempdir_remove(&dir);
	buf_release(&file);
}

static void every_text_is_shown_and_found(void **state)
{
	size_t n = 0;

	(void)state;
	for (size_t i = 0; i < COURSE_N_KEYS; i++) {
		if (course_keys[i].type != KEY_TEXT)
			continue;
		check_key(&course_keys[i]);
		n++;
	}
	assert_true(n >= 9);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_text_is_shown_and_found),
	};

	return cmocka_run_group_tests_name("key_texts", tests, NULL, NULL);
}
