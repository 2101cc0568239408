/* SPDX-License-Identifier: MIT */
/*
 * One course in nine shapes: nine pages whose visible words are the same, in
 * the same order, but for what a shape cannot hold.  That is listed here, and
 * nothing else may differ.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "markup/html.h"

#include "owed.h"
#include "pages.h"

#define ROOT "test/golden/shapes"

/* What stands on the fullest page, in its order, and not on the others. */
static const char *const not_in_g1[] = {
	"in 2 sessions", "Ways to learn Traditional",
	"Next date 7\xe2\x80\x93" "8 June 2031 Register",
	/* Beside the text, with the table of contents. */
	"Next date 7\xe2\x80\x93" "8 June 2031 Sea wall Register",
	"Dates Syllabus Before the course", "Trainers Learning path",
	"Skippers Mates",
	/* Dates. */
	"Dates 7\xe2\x80\x93" "8 June 2031 Sea wall Saturday 7 June 2031, "
	"09:00\xe2\x80\x93" "17:00, London time (UTC+01:00) "
	"Sun Sunday 8 June 2031, "
	"13:00\xe2\x80\x93" "21:00, London time (UTC+01:00) Stars "
	"Register Add to calendar",
	/* A syllabus and what comes before it. */
	"Syllabus 2 sessions, 16 hours in all Sun 8 hours Shoot the sun at "
	"noon. The almanac, page by page (Reading, 20 minutes) Assignment: "
	"Your own noon Work out the latitude of the sea wall. Stars 8 hours "
	"Shoot three stars. "
	"Before the course Learn twelve star names (Reading, 1 hour)",
	/* People and pages. */
	"Trainers Chart Room Learning path "
	"Coastal Pilotage Celestial Navigation (NAV) with Certificate "
	"(this course) NAV Intermediate 16 hours in 2 sessions "
	"Ocean Passages",
	"Take before this course Coastal Pilotage "
	"Take after this course Ocean Passages",
	NULL
};

/* `format` went with `offering` (schema.md 4.2). */
static const char *const not_in_g2[] = {
	"How it is held",		/* in the table of contents */
	"How it is held Two days on the sea wall, one of them after dark.",
	NULL
};

static const char *const not_in_g3[] = { NULL };

static const struct shape {
	const char *file;
	const char *const *lacks;
} shapes[] = {
	{ "g0/index.md", not_in_g1 },	{ "g1a/index.md", not_in_g1 },
	{ "g1b/index.md", not_in_g1 },	{ "g1c/index.md", not_in_g1 },
	{ "g15/index.md", not_in_g2 },	{ "g2a/index.md", not_in_g2 },
	{ "g2b/index.md", not_in_g2 },	{ "g2c/index.md", not_in_g2 },
	{ "g3/index.md", not_in_g3 },
};

/* Cuts what stands from one mark to another. */
static void drop(struct buf *main, const char *from, const char *to)
{
	const char *start = strstr(main->data, from), *end;
	struct buf rest = BUF_INIT;

	if (!start)
		return;
	end = strstr(start, to);
	assert_non_null(end);
	buf_str(&rest, end);
	buf_truncate(main, (size_t)(start - main->data));
	buf_buf(main, &rest);
	buf_release(&rest);
}

/* " one two " of what stands between <main> and </main>. */
static void read_words(struct buf *out, struct pages *p, const char *file)
{
	const char *page = pages_course(p, file), *words;
	const char *start = strstr(page, "<main");
	struct buf main = BUF_INIT;

	assert_non_null(start);
	buf_add(&main, start, (size_t)(strstr(start, "</main>") - start));
	/* Whom else a page names is not what its file says; a drawing says
	   what the list below it does. */
	drop(&main, "<section aria-labelledby=\"related\">", "</section>");
	drop(&main, "<svg class=\"map\"", "<ol class=\"path\"");
	words = html_words(&p->arena, main.data, main.len);
	owed_add_words(out, words, strlen(words));
	buf_char(out, ' ');
	buf_release(&main);
}

/* Takes a phrase out, behind `from`; returns where it stood. */
static size_t take_out(struct buf *words, size_t from, const char *phrase)
{
	struct buf wanted = BUF_INIT, rest = BUF_INIT;
	char *at;
	size_t start;

	owed_add_words(&wanted, phrase, strlen(phrase));
	buf_char(&wanted, ' ');
	at = strstr(words->data + from, wanted.data);
	if (!at)
		fail_msg("the fullest page lacks%s", wanted.data);
	start = (size_t)(at - words->data);
	buf_str(&rest, at + wanted.len - 1);
	buf_truncate(words, start);
	buf_buf(words, &rest);
	buf_release(&rest);
	buf_release(&wanted);
	return start;
}

static void check_shape(struct pages *p, const struct shape *shape,
			const struct buf *fullest)
{
	struct buf want = BUF_INIT, got = BUF_INIT;
	size_t from = 0;

	buf_buf(&want, fullest);
	for (size_t i = 0; shape->lacks[i]; i++)
		from = take_out(&want, from, shape->lacks[i]);
	read_words(&got, p, shape->file);
	if (strcmp(want.data, got.data) != 0)
		fail_msg("%s:\nwant %s\ngot  %s", shape->file, want.data,
			 got.data);
	buf_release(&want);
	buf_release(&got);
}

static void nine_shapes_make_one_page(void **state)
{
	struct buf fullest = BUF_INIT;
	struct pages p;

	(void)state;
	pages_open(&p, ROOT);
	read_words(&fullest, &p, "g3/index.md");
	assert_true(pages_count(fullest.data, " ") > 200);
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++)
		check_shape(&p, &shapes[i], &fullest);
	buf_release(&fullest);
	pages_close(&p);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(nine_shapes_make_one_page),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
