/* SPDX-License-Identifier: MIT */
/*
 * Questions about one entry.  Who has its address is claims.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "index/catalogue_data.h"
#include "index/url.h"

/* Most addresses are their own encoding, and need no copy. */
void entry_place(struct entry *entry, struct arena *arena,
		 const struct config *config, const char *url)
{
	struct buf href = BUF_INIT;

	buf_str(&href, config->base_path);
	url_encode(&href, url);
	entry->url = url;
	entry->href = str_eq(href.data, url) ? url :
		      arena_strdup(arena, href.data);
	buf_release(&href);
}

static int compare_to_file(const void *key, const void *item)
{
	const struct entry *const *entry = item;

	return strcmp(key, (*entry)->course->file);
}

const struct entry *entry_find(const struct entry *const *by_file, size_t len,
			       const struct course *course)
{
	const struct entry *const *found;

	if (!len)
		return NULL;
	found = bsearch(course->file, by_file, len, sizeof(struct entry *),
			compare_to_file);
	return found ? *found : NULL;
}

const char *entry_name(const struct entry *entry)
{
	const struct course *course = entry->course;

	if (course && (entry->kind == ENTRY_PAGE ||
		       course_text(course, COURSE_TITLE)))
		return course_name(course);
	switch (entry->kind) {
	case ENTRY_TERM:
		return entry->term->title;
	case ENTRY_TAXONOMY:
		return entry->taxonomy->title;
	default:
		return entry->section->title;
	}
}

bool entry_is_course(const struct entry *entry)
{
	return entry->kind == ENTRY_PAGE && entry->course->kind == KIND_COURSE;
}

static bool any_listed(const struct entry *const *entries, size_t len,
		       int64_t now)
{
	size_t i;

	for (i = 0; i < len; i++) {
		if (entry_is_listed(entries[i], now))
			return true;
	}
	return false;
}

static bool has_term(const struct taxonomy *taxonomy, int64_t now)
{
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		const struct term *term = taxonomy->terms[i];

		if (any_listed(term->members, term->len, now))
			return true;
	}
	return false;
}

static bool has_members(const struct entry *entry, int64_t now)
{
	const struct term *term = entry->term;

	switch (entry->kind) {
	case ENTRY_TERM:
		if (term->page && entry_is_listed(term->page, now))
			return false;
		return any_listed(term->members, term->len, now);
	case ENTRY_TAXONOMY:
		return !entry->taxonomy->is_implicit ||
		       has_term(entry->taxonomy, now);
	default:
		return any_listed(entry->section->members,
				  entry->section->len, now);
	}
}

enum visibility entry_visibility(const struct entry *entry, int64_t now)
{
	if (entry->course)
		return course_visibility(entry->course, now);
	return has_members(entry, now) ? VISIBLE : HIDDEN;
}

bool entry_is_listed(const struct entry *entry, int64_t now)
{
	if (entry->course && entry->course->is_unlisted)
		return false;
	return entry_visibility(entry, now) == VISIBLE;
}
