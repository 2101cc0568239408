/* SPDX-License-Identifier: MIT */
/*
 * Everything that a page is made from, of a folder of content: for the tests
 * of lib/page.
 */
#ifndef UNIT_PAGES_H
#define UNIT_PAGES_H

#include <string.h>

#include "page/page.h"

/* Tuesday, 1 July 2025, noon. */
#define PAGES_NOW 1751371200

struct pages {
	struct library *library;
	struct catalogue *catalogue;
	struct theme *theme;
	struct arena arena;
	struct report report;
	struct page_env env;
	struct buf out;
};

static inline void pages_open(struct pages *p, const char *root)
{
	arena_init(&p->arena);
	report_init(&p->report, &p->arena);
	buf_init(&p->out);
	p->library = library_load(root, NULL);
	assert_non_null(p->library);
	p->catalogue = catalogue_build(p->library, &p->report);
	p->theme = theme_load(p->library, &p->report);
	p->env = (struct page_env){
		.library = p->library,
		.catalogue = p->catalogue,
		.theme = p->theme,
		.now = PAGES_NOW,
		.arena = &p->arena,
		.report = &p->report,
	};
}

static inline void pages_close(struct pages *p)
{
	buf_release(&p->out);
	theme_free(p->theme);
	catalogue_free(p->catalogue);
	library_free(p->library);
	report_release(&p->report);
	arena_release(&p->arena);
}

/* The entry of a file; the test fails when there is none. */
static inline const struct entry *pages_entry(const struct pages *p,
					      const char *file)
{
	const struct course *course = library_find(p->library, file);
	const struct entry *entry = NULL;

	assert_non_null(course);
	entry = catalogue_entry_of(p->catalogue, course);
	assert_non_null(entry);
	return entry;
}

static inline const char *pages_course(struct pages *p, const char *file)
{
	buf_reset(&p->out);
	page_course(&p->out, &p->env, pages_entry(p, file));
	return p->out.data;
}

/* How often a text stands in another. */
static inline size_t pages_count(const char *text, const char *what)
{
	size_t n = 0;

	for (text = strstr(text, what); text; text = strstr(text + 1, what))
		n++;
	return n;
}

static inline bool pages_reported(const struct report *report,
				  const char *code, const char *file)
{
	for (size_t i = 0; i < report->len; i++)
		if (strcmp(report->items[i].code, code) == 0 &&
		    strcmp(report->items[i].at.file, file) == 0)
			return true;
	return false;
}

#define assert_has(text, what) \
	do { \
		if (!strstr(text, what)) \
			print_error("missing: %s\nin: %s\n", what, text); \
		assert_non_null(strstr(text, what)); \
	} while (0)

#define assert_lacks(text, what) \
	do { \
		if (strstr(text, what)) \
			print_error("found: %s\nin: %s\n", what, text); \
		assert_null(strstr(text, what)); \
	} while (0)

#endif
