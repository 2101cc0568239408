/* SPDX-License-Identifier: MIT */
/*
 * No word lost: every line of title, text fields and body of the two real
 * course files stands on its page, word for word in its order, and no residue
 * shows.  The files are read where they lie; the words are taken from them
 * here by a reader that knows nothing of ours.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <ctype.h>
#include <stdio.h>

#include "base/limits.h"
#include "markup/html.h"

#include "owed.h"
#include "pages.h"
#include "tempdir.h"

#define ROOT "../shared/seeds"

/* Front matter keys whose values are no text for visitors. */
static const char *const silent[] = {
	"ResourceId:", "ResourceImport:", "ResourceType:",
	"ResourceContentOrigin:", "date:", "weight:", "type:", "slug:",
	"url:", "id:", "preview:", "previewIcon:", "brandColour:",
	"coverImage:", "courseAssessmentIcon:", "courseIcon:", "colour:",
	"duration:", "course_length:", "course_sessions:", "vendor:",
};

/* "key: " at the start of a line, and how long it is with its spaces. */
static size_t key_length(const char *line)
{
	size_t n = strspn(line, " "), name = n;

	while (isalnum((unsigned char)line[n]) || line[n] == '_' ||
	       line[n] == '-')
		n++;
	if (n == name || line[n] != ':' ||
	    (line[n + 1] != ' ' && line[n + 1] != '\n'))
		return 0;
	return n + 1;
}

static bool is_silent(const char *line)
{
	line += strspn(line, " ");
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
		if (strncmp(line, silent[i], strlen(silent[i])) == 0)
			return true;
	return false;
}

/* What a visitor does not see of a line: tags, link targets, shortcodes. */
static size_t unseen(const char *at)
{
	if (*at == '<')
		return strcspn(at, ">\n");
	if (strncmp(at, "](", 2) == 0)
		return strcspn(at, ")\n");
	if (strncmp(at, "[wpv-", 5) == 0)
		return strcspn(at, "]\n");
	return 0;
}

struct search {
	const char *page;		/* " one two three " */
	size_t words, lost;
};

/* A run of words without a gap; the "or" before or after a reference that
   nobody can resolve went with it (schema.md B-4). */
static void find_run(struct search *s, const struct buf *run, bool after_gap)
{
	struct buf words = BUF_INIT;
	const char *text;

	owed_add_words(&words, run->data, run->len);
	buf_char(&words, ' ');
	text = words.data;
	if (after_gap && strncmp(text, " or ", 4) == 0)
		text += 3;
	s->words += pages_count(text, " ") - 1;
	if (!strstr(s->page, text)) {
		print_error("lost:%s\n", text);
		s->lost++;
	}
	buf_release(&words);
}

static void find_line(struct search *s, const char *line, bool in_body)
{
	const char *at = line + (in_body ? 0 : key_length(line));
	struct buf run = BUF_INIT;
	bool after_gap = false;

	at += strspn(at, " |+-0123456789.");	/* block headers, list marks */
	while (*at && *at != '\n') {
		size_t skip = unseen(at);

		if (strncmp(at, "[wpv-", 5) == 0) {
			find_run(s, &run, after_gap);
			buf_reset(&run);
			after_gap = true;
		}
		buf_char(&run, skip ? ' ' : *at);
		at += skip ? skip : 1;
	}
	find_run(s, &run, after_gap);
	buf_release(&run);
}

/* All that the page owes its reader. */
static void find_all(struct search *s, const char *text)
{
	bool in_body = false, in_aliases = false;
	int fences = 0;

	for (const char *line = text; *line;) {
		const char *end = strchr(line, '\n');

		if (strncmp(line, "---", 3) == 0)
			in_body = ++fences > 1;
		else if (!in_body && line[0] != ' ' && key_length(line))
			in_aliases = strncmp(line, "aliases", 7) == 0;
		if (!in_aliases && (in_body || !is_silent(line)))
			find_line(s, line, in_body);
		if (!end)
			break;
		line = end + 1;
	}
}

static void check_residue(const char *page)
{
	static const char *const residue[] = {
		"[wpv-", "{{", "**", "](http", "<!-- wp:", "&lt;iframe",
		"\xc2\xa0</p>", "<p></p>", "<li></li>",
	};

	for (size_t i = 0; i < sizeof(residue) / sizeof(residue[0]); i++)
		assert_lacks(page, residue[i]);
}

static void check_seed(const char *name, const char *url, const char *phrase)
{
	struct tempdir dir;
	struct pages p;
	struct file_tree seeds;
	struct file_id id;
	struct buf text = BUF_INIT, got = BUF_INIT;
	struct search search = { 0 };
	const char *words;

	assert_int_equal(file_tree_open(&seeds, ROOT), 0);
	assert_int_equal(file_read(&text, &id, &seeds, name, LIMIT_FILE, NULL),
			 0);
	file_tree_close(&seeds);
	tempdir_make(&dir);
	tempdir_write(&dir, "c/index.md", text.data);
	pages_open(&p, dir.path);
	assert_string_equal(pages_entry(&p, "c/index.md")->url, url);
	pages_course(&p, "c/index.md");
	words = html_words(&p.arena, p.out.data, p.out.len);
	owed_add_words(&got, words, strlen(words));
	buf_char(&got, ' ');
	search.page = got.data;
	find_all(&search, text.data);
	assert_int_equal(search.lost, 0);
	assert_true(search.words > 600);
	assert_has(words, phrase);
	check_residue(p.out.data);
	pages_close(&p);
	tempdir_remove(&dir);
	buf_release(&text);
	buf_release(&got);
}

#define URL "/capabilities/training-courses/scrum-training-courses/"

static void no_word_of_the_seeds_is_lost(void **state)
{
	struct file_tree seeds;

	(void)state;
	if (file_tree_open(&seeds, ROOT) < 0) {
		print_message("no " ROOT ": skipped\n");
		skip();
	}
	file_tree_close(&seeds);
	check_seed("000_20f75281e4c455b8.txt",
		   URL "scaled-professional-scrum-with-nexus-sps-with-"
		   "certification/", "16 hours in 8 sessions");
	check_seed("001_efa1b527cb938dca.txt",
		   URL "professional-scrum-product-owner-pspo-with-"
		   "certification/", "16 hours");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_word_of_the_seeds_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
