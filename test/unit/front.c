/* SPDX-License-Identifier: MIT */
/*
 * Where front matter begins and ends.  Numbers are rows of hugo.md F7; ours
 * where we differ from Hugo says so.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "content/front.h"

struct case_of_split {
	const char *in;
	enum front_kind kind;
	const char *matter;
	int matter_line;
	const char *body;
	int body_line;
};

static const struct case_of_split splits[] = {
	{ "---\ntitle: A\n---\nbody", FRONT_YAML, "title: A\n", 2, "body", 4 },
	/* 269, 270: white space behind a fence. */
	{ "--- \ntitle: A\n---\nbody", FRONT_YAML, "title: A\n", 2, "body",
	  4 },
	{ "---\ntitle: A\n--- \t\nbody", FRONT_YAML, "title: A\n", 2, "body",
	  4 },
	/* 274, 275: blanks before the first fence. */
	{ "\n\n---\ntitle: A\n---\nbody", FRONT_YAML, "title: A\n", 4, "body",
	  6 },
	{ "\r\n \n---\nt: A\n---\nbody", FRONT_YAML, "t: A\n", 4, "body", 6 },
	{ "  ---\ntitle: A\n---\nbody", FRONT_YAML, "title: A\n", 2, "body",
	  4 },
	/* 276: text before it, so it is none. */
	{ "hello\n---\ntitle: A\n---\nbody", FRONT_NONE, "", 1,
	  "hello\n---\ntitle: A\n---\nbody", 1 },
	/* 277: BOM. */
	{ "\xEF\xBB\xBF---\ntitle: A\n---\nbody", FRONT_YAML, "title: A\n", 2,
	  "body", 4 },
	{ "\xEF\xBB\xBF" "body", FRONT_NONE, "", 1, "body", 1 },
	/* 278, 279: other line ends. */
	{ "---\r\ntitle: A\r\n---\r\nbody\r\n", FRONT_YAML, "title: A\r\n", 2,
	  "body\r\n", 4 },
	{ "---\rtitle: A\r---\rbody", FRONT_YAML, "title: A\r", 2, "body",
	  4 },
	/* 286 to 289: nothing in it, nothing behind it. */
	{ "---\n---\nbody", FRONT_YAML, "", 2, "body", 3 },
	{ "---\n\n---\nbody", FRONT_YAML, "\n", 2, "body", 4 },
	{ "---\ntitle: A\n---", FRONT_YAML, "title: A\n", 2, "", 3 },
	{ "---\ntitle: A\n---\n", FRONT_YAML, "title: A\n", 2, "", 4 },
	/* 290: a fence is a fence inside a block scalar, too. */
	{ "---\nd: |\n  x\n---\nmore: 1\n---\nbody", FRONT_YAML,
	  "d: |\n  x\n", 2, "more: 1\n---\nbody", 5 },
	/* F-2: only the first closing fence counts. */
	{ "---\nt: A\n---\na\n\n---\n\nb\n---\n", FRONT_YAML, "t: A\n", 2,
	  "a\n\n---\n\nb\n---\n", 4 },
	/* F-3: blank lines around the fence. */
	{ "---\nt: A\n\n---\n\n\nbody", FRONT_YAML, "t: A\n\n", 2,
	  "\n\nbody", 5 },
	/* 271, 272, ours: a fence is a whole line. */
	{ "---\nt: A\n----\n---foo\n---\nbody", FRONT_YAML,
	  "t: A\n----\n---foo\n", 2, "body", 6 },
	/* 299: JSON, the text may follow its brace. */
	{ "{\n\"title\":\"A\"\n}\nbody", FRONT_JSON, "{\n\"title\":\"A\"\n}",
	  1, "\nbody", 3 },
	{ "\n{\"t\":\"}{\\\"}\"} body", FRONT_JSON, "{\"t\":\"}{\\\"}\"}", 2,
	  " body", 2 },
	{ "{\"a\":{\"b\":{}}}", FRONT_JSON, "{\"a\":{\"b\":{}}}", 1, "", 1 },
	/* Ours: Hugo fails at these, we take them for text. */
	{ "- item\n- item\n", FRONT_NONE, "", 1, "- item\n- item\n", 1 },
	{ "+ item\n", FRONT_NONE, "", 1, "+ item\n", 1 },
	{ "{{< toc >}}\nbody", FRONT_NONE, "", 1, "{{< toc >}}\nbody", 1 },
	{ "-----\n\nbody", FRONT_NONE, "", 1, "-----\n\nbody", 1 },
	/* F-4: body only, and nothing. */
	{ "body", FRONT_NONE, "", 1, "body", 1 },
	{ "\n\n  body\n", FRONT_NONE, "", 1, "\n\n  body\n", 1 },
	{ "", FRONT_NONE, "", 1, "", 1 },
};

static void expect_view(const char *in, const char *what, const char *want,
			struct view got)
{
	if (strlen(want) != got.len || memcmp(want, got.at, got.len) != 0)
		fail_msg("%s\n%s: want \"%s\", got \"%.*s\"", in, what, want,
			 (int)got.len, got.at);
}

static void front_matter_and_body_are_told_apart(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(splits) / sizeof(splits[0]); i++) {
		const struct case_of_split *it = &splits[i];
		struct front front;

		if (front_split(&front, "p.md", it->in, strlen(it->in), NULL))
			fail_msg("refused: %s", it->in);
		if (front.kind != it->kind)
			fail_msg("%s\nkind: want %d, got %d", it->in,
				 (int)it->kind, (int)front.kind);
		expect_view(it->in, "matter", it->matter, front.matter);
		expect_view(it->in, "body", it->body, front.body);
		if (front.matter_line != it->matter_line ||
		    front.body_line != it->body_line)
			fail_msg("%s\nlines: want %d and %d, got %d and %d",
				 it->in, it->matter_line, it->body_line,
				 front.matter_line, front.body_line);
	}
}

static const struct {
	const char *in;
	size_t len;		/* 0: up to the NUL */
	const char *problem;	/* "LINE:COL: SEVERITY: words [code]" */
} refused[] = {
	/* 266 */
	{ "---\ntitle: A\nbody", 0,
	  "p.md:1:1: error: this front matter is never closed: end it with a "
	  "line \"---\" [front-unclosed]\n" },
	/* 270 to 273, ours: named instead of guessed at. */
	{ "\n---\ntitle: A\n----\nbody", 0,
	  "p.md:2:1: error: this front matter is never closed: line 4 looks "
	  "meant for it, but must be exactly \"---\" [front-unclosed]\n" },
	{ "---\ntitle: A\n ---\nbody", 0,
	  "p.md:1:1: error: this front matter is never closed: line 3 looks "
	  "meant for it, but must be exactly \"---\" [front-unclosed]\n" },
	{ "---\ntitle: A\n---foo\nbody", 0,
	  "p.md:1:1: error: this front matter is never closed: line 3 looks "
	  "meant for it, but must be exactly \"---\" [front-unclosed]\n" },
	{ "---\ntitle: A\n...\nbody", 0,
	  "p.md:1:1: error: this front matter is never closed: line 3 looks "
	  "meant for it, but must be exactly \"---\" [front-unclosed]\n" },
	{ "---", 0,
	  "p.md:1:1: error: this front matter is never closed: end it with a "
	  "line \"---\" [front-unclosed]\n" },
	/* 297, ours: TOML is not read. */
	{ "\n+++\ntitle = \"A\"\n+++\nbody", 0,
	  "p.md:2:1: error: front matter between \"+++\" lines is TOML, which "
	  "is not read: write it as YAML between \"---\" lines "
	  "[front-toml]\n" },
	{ "{\"title\": \"}\nbody", 0,
	  "p.md:1:1: error: the \"{\" that begins this JSON front matter is "
	  "never closed: end it with \"}\" [front-unclosed]\n" },
	{ "---\nt: A\n---\n\xC3\xA9" "A\0B\n", 18,
	  "p.md:4:3: error: a NUL byte: remove it, or save the file as UTF-8 "
	  "text [nul-byte]\n" },
	/* 296, ours as Hugo up to 0.151. */
	{ "---\ntitle: \"A\xFF\"\n---\n", 0,
	  "p.md:2:10: error: byte 0xFF is not valid UTF-8: save the file as "
	  "UTF-8 [not-utf8]\n" },
	{ "a\r\nb\r\xC0\xAF", 0,
	  "p.md:3:1: error: byte 0xC0 is not valid UTF-8: save the file as "
	  "UTF-8 [not-utf8]\n" },
	{ "\xFF\xFE-\0-\0", 6,
	  "p.md:1:1: error: this file is saved as UTF-16: save it as UTF-8 "
	  "[not-utf8]\n" },
};

static void expect_problems(const char *in, size_t len, int rc,
			    const char *want)
{
	struct arena arena = ARENA_INIT;
	struct buf got = BUF_INIT;
	struct report report;
	struct front front;
	size_t i;

	report_init(&report, &arena);
	if (front_split(&front, "p.md", in, len, &report) != rc)
		fail_msg("%s\nwant %d", in, rc);
	for (i = 0; i < report.len; i++)
		problem_write(&got, &report.items[i]);
	if (strcmp(want, got.data) != 0)
		fail_msg("%.60s\nwant: %sgot:  %s", in, want, got.data);
	buf_release(&got);
	report_release(&report);
	arena_release(&arena);
}

static void what_cannot_be_split_is_refused_with_its_place(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		size_t len = refused[i].len;

		expect_problems(refused[i].in,
				len ? len : strlen(refused[i].in), -1,
				refused[i].problem);
	}
}

/* 267, 268 and `---title: A`, ours: shown as text, with a warning. */
static void a_failed_fence_is_warned_of(void **state)
{
	static const char *const texts[] = {
		"--\ntitle: A\n--\nbody",
		"----\ntitle: A\n----\nbody",
		"---title: A\n---\nbody",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect_problems(texts[i], strlen(texts[i]), 0,
				"p.md:1:1: warning: this looks like front "
				"matter but is shown as text: make its first "
				"line exactly \"---\" [front-fence]\n");
	expect_problems("----\n\nA rule, then text: so.", 26, 0, "");
}

static void add_times(struct buf *text, char c, size_t n)
{
	while (n-- > 0)
		buf_char(text, c);
}

static void front_matter_has_its_limit(void **state)
{
	int over;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;
		struct front front;
		size_t len = (size_t)(LIMIT_FRONT + over);

		buf_str(&text, "---\n#");
		add_times(&text, 'x', len - 2);
		buf_str(&text, "\n---\nbody");
		assert_int_equal(front_split(&front, "p.md", text.data,
					     text.len, NULL),
				 over > 0 ? -1 : 0);
		assert_int_equal(front.matter.len, len);
		buf_release(&text);
	}
}

static void a_body_has_its_limit(void **state)
{
	int over;

	(void)state;
	for (over = -1; over <= 1; over++) {
		struct buf text = BUF_INIT;
		struct front front;
		size_t len = (size_t)(LIMIT_BODY + over);

		buf_str(&text, "---\n---\n");
		add_times(&text, 'x', len);
		assert_int_equal(front_split(&front, "p.md", text.data,
					     text.len, NULL),
				 over > 0 ? -1 : 0);
		assert_int_equal(front.body.len, len);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(front_matter_and_body_are_told_apart),
		cmocka_unit_test(
			what_cannot_be_split_is_refused_with_its_place),
		cmocka_unit_test(a_failed_fence_is_warned_of),
		cmocka_unit_test(front_matter_has_its_limit),
		cmocka_unit_test(a_body_has_its_limit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
