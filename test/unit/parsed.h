/* SPDX-License-Identifier: MIT */
/*
 * One text parsed as a course, with all its problems as text, for the tests
 * of lib/content.  Include after <cmocka.h>.
 */
#ifndef UNIT_PARSED_H
#define UNIT_PARSED_H

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "content/course.h"

struct parsed {
	struct arena arena;
	struct report errors;
	struct course *course;		/* NULL: cannot be used */
	struct buf problems;		/* one a line */
};

static inline void parsed_fill(struct parsed *parsed, const char *file,
			       struct view text)
{
	const struct report *report;
	size_t i;

	arena_init(&parsed->arena);
	report_init(&parsed->errors, &parsed->arena);
	parsed->course = course_parse(file, text, &zone_utc, &parsed->errors);
	buf_init(&parsed->problems);
	report = parsed->course ? &parsed->course->report : &parsed->errors;
	for (i = 0; i < report->len; i++)
		problem_write(&parsed->problems, &report->items[i]);
}

static inline void parsed_text(struct parsed *parsed, const char *text)
{
	struct view view = { text, strlen(text) };

	parsed_fill(parsed, "p.md", view);
}

/* Lines of front matter, with a title and the fences put around them. */
static inline void parsed_matter(struct parsed *parsed, const char *matter)
{
	struct buf text = BUF_INIT;

	buf_printf(&text, "---\ntitle: A\n%s---\n", matter);
	parsed_text(parsed, text.data);
	buf_release(&text);
}

static inline void parsed_release(struct parsed *parsed)
{
	course_unref(parsed->course);
	buf_release(&parsed->problems);
	report_release(&parsed->errors);
	arena_release(&parsed->arena);
}

/* Fails with the input, what was wanted, and what came. */
static inline void parsed_expect(const char *in, const char *what,
				 const char *want, const char *got)
{
	if (want && got && strcmp(want, got) == 0)
		return;
	if (!want && !got)
		return;
	fail_msg("%s\n%s: want \"%s\", got \"%s\"", in, what,
		 want ? want : "(nothing)", got ? got : "(nothing)");
}

/* Is there a problem with this code?  NULL: is there none at all? */
static inline void parsed_expect_code(const struct parsed *parsed,
				      const char *in, const char *code)
{
	char mark[80];

	if (!code) {
		parsed_expect(in, "problems", "", parsed->problems.data);
		return;
	}
	snprintf(mark, sizeof(mark), "[%s]\n", code);
	if (!strstr(parsed->problems.data, mark))
		fail_msg("%s\nwant a problem %s, got \"%s\"", in, code,
			 parsed->problems.data);
}

#endif
