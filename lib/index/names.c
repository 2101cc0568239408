/* SPDX-License-Identifier: MIT */
/*
 * Tables of names; each leads to a chain of entries.  Problem code:
 * code-collision (a warning).
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "index/names.h"

struct bearer {
	const struct entry *entry;
	const struct bearer *next;
};

void names_init(struct names *names, struct arena *arena)
{
	names->arena = arena;
	table_init(&names->ids);
	table_init(&names->folded_ids);
	table_init(&names->codes);
}

void names_release(struct names *names)
{
	table_release(&names->ids);
	table_release(&names->folded_ids);
	table_release(&names->codes);
}

/* The name lives as long as the table. */
static void add(struct names *names, struct table *table, const char *name,
		const struct entry *entry)
{
	struct bearer *bearer = arena_alloc(names->arena, sizeof(*bearer));

	bearer->entry = entry;
	bearer->next = table_find(table, name);
	table_set(table, name, bearer);
}

static void add_folded(struct names *names, struct table *table,
		       const char *name, const struct entry *entry)
{
	struct buf lower = BUF_INIT;

	utf8_add_lower(&lower, name, strlen(name));
	if (!str_eq(lower.data, name))
		name = arena_strdup(names->arena, lower.data);
	add(names, table, name, entry);
	buf_release(&lower);
}

/* Two files at one address are told of already. */
static void check_code(const struct names *names, const struct value *code,
		       const struct entry *entry, struct report *report)
{
	const struct course *first = entry->course, *other;
	const struct bearer *bearer;
	struct buf lower = BUF_INIT;

	utf8_add_lower(&lower, code->text, strlen(code->text));
	bearer = table_find(&names->codes, lower.data);
	buf_release(&lower);
	if (!bearer || str_eq(bearer->entry->url, entry->url))
		return;
	other = bearer->entry->course;
	if (first->is_draft || other->is_draft)
		return;
	report_add(report, SEVERITY_WARNING,
		   course_value(other, COURSE_CODE)->at, "code-collision",
		   "the code \"%s\" is that of %s:%d too, which comes first: "
		   "give one of them another",
		   course_text(other, COURSE_CODE), code->at.file,
		   code->at.line);
}

void names_add(struct names *names, const struct entry *entry,
	       struct report *report)
{
	const struct value *ids = course_list(entry->course, COURSE_IDS);
	const char *code = course_text(entry->course, COURSE_CODE);
	size_t i;

	for (i = 0; i < value_len(ids); i++) {
		const char *id = value_text(value_item(ids, i));

		if (!id || !*id)
			continue;
		add(names, &names->ids, id, entry);
		add_folded(names, &names->folded_ids, id, entry);
	}
	if (!code || !*code)
		return;
	check_code(names, course_value(entry->course, COURSE_CODE), entry,
		   report);
	add_folded(names, &names->codes, code, entry);
}

static const struct entry *find(const struct table *table, const char *name,
				int64_t now)
{
	const struct bearer *bearer = table_find(table, name);

	for (; bearer; bearer = bearer->next) {
		if (course_visibility(bearer->entry->course, now) == VISIBLE)
			return bearer->entry;
	}
	return NULL;
}

static const struct entry *find_folded(const struct table *table,
				       const char *name, int64_t now)
{
	const struct entry *entry;
	struct buf lower = BUF_INIT;

	utf8_add_lower(&lower, name, strlen(name));
	entry = find(table, lower.data, now);
	buf_release(&lower);
	return entry;
}

const struct entry *names_find_id(const struct names *names, const char *id,
				  int64_t now)
{
	const struct entry *entry = find(&names->ids, id, now);

	return entry ? entry : find_folded(&names->folded_ids, id, now);
}

const struct entry *names_find_code(const struct names *names,
				    const char *code, int64_t now)
{
	return find_folded(&names->codes, code, now);
}

static bool owns(const struct table *table, const char *name,
		 const struct entry *entry)
{
	const struct bearer *bearer = table_find(table, name);

	for (; bearer; bearer = bearer->next) {
		if (str_eq(bearer->entry->url, entry->url))
			return true;
		if (!bearer->entry->course->is_draft)
			return false;
	}
	return false;
}

bool names_own_id(const struct names *names, const char *id,
		  const struct entry *entry)
{
	return owns(&names->ids, id, entry);
}

bool names_own_code(const struct names *names, const char *code,
		    const struct entry *entry)
{
	struct buf lower = BUF_INIT;
	bool is_own;

	utf8_add_lower(&lower, code, strlen(code));
	is_own = owns(&names->codes, lower.data, entry);
	buf_release(&lower);
	return is_own;
}
