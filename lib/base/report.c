/* SPDX-License-Identifier: MIT */
/*
 * Collecting, ordering and writing problems.  What is a problem, and what it
 * is called, is for those who find it.
 */
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/table.h"

/* Makes adding cheap however long the report is. */
struct report_memory {
	struct table seen;	/* whole problems as text */
	struct table counts;	/* file to its struct file_count */
	bool has_errors;	/* also those over the limit */
};

struct file_count {
	const char *file;
	size_t len;
};

static const char *const severity_names[] = {
	[SEVERITY_NOTE] = "note",
	[SEVERITY_WARNING] = "warning",
	[SEVERITY_ERROR] = "error",
};
_Static_assert(sizeof(severity_names) / sizeof(severity_names[0]) ==
	       SEVERITY_ERROR + 1, "every severity has its name");

void report_init(struct report *report, struct arena *arena)
{
	memset(report, 0, sizeof(*report));
	report->arena = arena;
}

void report_release(struct report *report)
{
	free(report->items);
	if (report->memory) {
		table_release(&report->memory->seen);
		table_release(&report->memory->counts);
		free(report->memory);
	}
	report_init(report, report->arena);
}

static struct report_memory *remember(struct report *report)
{
	if (!report->memory) {
		report->memory = mem_alloc(sizeof(*report->memory));
		table_init(&report->memory->seen);
		table_init(&report->memory->counts);
	}
	return report->memory;
}

static struct file_count *count_of(struct report *report, const char *file)
{
	struct table *counts = &report->memory->counts;
	struct file_count *count = table_find(counts, file ? file : "");

	if (count)
		return count;
	count = arena_alloc(report->arena, sizeof(*count));
	count->file = arena_strdup(report->arena, file ? file : "");
	table_set(counts, count->file, count);
	return count;
}

/*
 * The text that two problems share when they are the same; the words stand at
 * its end, so that one copy serves as key and as words.
 */
static size_t put_key(struct buf *key, const struct problem *problem)
{
	const char *file = problem->at.file ? problem->at.file : "";
	size_t before;

	buf_printf(key, "%s:%d:%d:%s:", file, problem->at.line,
		   problem->at.col, problem->code);
	before = key->len;
	buf_str(key, problem->words);
	return before;
}

static void keep(struct report *report, const struct problem *problem)
{
	struct report_memory *memory = remember(report);
	struct file_count *count = count_of(report, problem->at.file);
	struct buf key = BUF_INIT;
	size_t before = put_key(&key, problem);
	struct problem *kept;
	const char *copy;

	memory->has_errors |= problem->severity == SEVERITY_ERROR;
	if (table_find(&memory->seen, key.data))
		goto out;
	if (count->len >= LIMIT_PROBLEMS) {
		report->dropped++;
		goto out;
	}
	count->len++;
	copy = arena_strndup(report->arena, key.data, key.len);
	table_set(&memory->seen, copy, report);
	report->items = mem_grow(report->items, report->len, &report->cap,
				 sizeof(*report->items));
	kept = &report->items[report->len++];
	*kept = *problem;
	kept->words = copy + before;
	if (problem->at.file)
		kept->at.file = count->file;
out:
	buf_release(&key);
}

int report_add(struct report *report, enum severity severity, struct place at,
	       const char *code, const char *fmt, ...)
{
	struct problem problem = { at, severity, code, NULL };
	va_list args;
	char *words;
	int len;

	if (!report)
		return -1;
	va_start(args, fmt);
	len = vasprintf(&words, fmt, args);
	va_end(args);
	if (len < 0)
		die("no memory for the words of a problem");
	problem.words = words;
	keep(report, &problem);
	free(words);
	return -1;
}

void report_merge(struct report *report, const struct report *from)
{
	size_t i;

	for (i = 0; i < from->len; i++)
		keep(report, &from->items[i]);
	report->dropped += from->dropped;
	if (report_has_errors(from))
		remember(report)->has_errors = true;
}

static int compare_text(const char *a, const char *b)
{
	return strcmp(a ? a : "", b ? b : "");
}

static int compare(const void *left, const void *right)
{
	const struct problem *a = left, *b = right;
	int order = compare_text(a->at.file, b->at.file);

	if (order)
		return order;
	if (a->at.line != b->at.line)
		return a->at.line < b->at.line ? -1 : 1;
	if (a->at.col != b->at.col)
		return a->at.col < b->at.col ? -1 : 1;
	order = strcmp(a->code, b->code);
	return order ? order : strcmp(a->words, b->words);
}

void report_sort(struct report *report)
{
	if (report->len)
		qsort(report->items, report->len, sizeof(*report->items),
		      compare);
}

bool report_has_errors(const struct report *report)
{
	return report->memory && report->memory->has_errors;
}

void problem_write(struct buf *out, const struct problem *problem)
{
	if (problem->at.file) {
		log_escape(out, problem->at.file);
		buf_printf(out, ":%d:%d: ",
			   problem->at.line > 0 ? problem->at.line : 1,
			   problem->at.line > 0 && problem->at.col > 0 ?
				   problem->at.col : 1);
	}
	buf_printf(out, "%s: ", severity_name(problem->severity));
	log_escape(out, problem->words);
	buf_printf(out, " [%s]\n", problem->code);
}

const char *severity_name(enum severity severity)
{
	return severity_names[severity];
}
