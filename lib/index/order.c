/* SPDX-License-Identifier: MIT */
/*
 * Sorting with keys that are made once for each course.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "base/utf8.h"
#include "index/collate.h"
#include "index/order.h"

struct sorted {
	const struct course *course;
	long weight;			/* LONG_MAX for none */
	struct buf title;
	struct buf path;
};

/* linkTitle, else title; a page without either comes first. */
static const char *sort_title(const struct course *course)
{
	const char *text = course_text(course, COURSE_LINK_TITLE);

	if (!text)
		text = course_text(course, COURSE_TITLE);
	return text ? text : "";
}

static void fill(struct sorted *row, const struct course *course,
		 const char *language)
{
	size_t i;

	row->course = course;
	row->weight = course->weight ? course->weight : LONG_MAX;
	buf_init(&row->title);
	buf_init(&row->path);
	collate_add(&row->title, sort_title(course), language);
	utf8_add_lower(&row->path, course->file, strlen(course->file));
	for (i = 0; i < row->path.len; i++) {
		if (row->path.data[i] == ' ')
			row->path.data[i] = '-';
	}
}

static int compare(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	if (a->course->date != b->course->date)
		return a->course->date > b->course->date ? -1 : 1;
	order = collate_compare(&a->title, &b->title);
	if (!order)
		order = strcmp(a->path.data, b->path.data);
	return order ? order : strcmp(a->course->file, b->course->file);
}

void order_sort(const struct course **courses, size_t len,
		const char *language)
{
	struct sorted *rows = mem_alloc(len * sizeof(*rows));
	size_t i;

	for (i = 0; i < len; i++)
		fill(&rows[i], courses[i], language);
	if (len)
		qsort(rows, len, sizeof(*rows), compare);
	for (i = 0; i < len; i++) {
		courses[i] = rows[i].course;
		buf_release(&rows[i].title);
		buf_release(&rows[i].path);
	}
	free(rows);
}
