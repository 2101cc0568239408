/* SPDX-License-Identifier: MIT */
/*
 * Builds the catalogue from a library and passes questions to its parts:
 * claims (who has an address), bundles, names, suggest, epoch.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "index/address.h"
#include "index/catalogue_data.h"
#include "index/order.h"
#include "index/url.h"

/* The courses and pages of a library in catalogue order; caller frees. */
static const struct course **sorted_courses(const struct library *library,
					    size_t *len)
{
	const struct course **courses;
	size_t i;

	courses = mem_alloc(library->len * sizeof(struct course *));
	*len = 0;
	for (i = 0; i < library->len; i++) {
		if (library->courses[i]->kind != KIND_SECTION)
			courses[(*len)++] = library->courses[i];
	}
	order_sort(courses, *len, library->config.language);
	return courses;
}

static const char *make_href(struct arena *arena, const struct config *config,
			     const char *url)
{
	struct buf href = BUF_INIT;
	const char *made;

	buf_str(&href, config->base_path);
	url_encode(&href, url);
	made = arena_strdup(arena, href.data);
	buf_release(&href);
	return made;
}

static void fill_entries(struct catalogue *catalogue, struct report *report)
{
	const struct library *library = catalogue->library;
	const struct course **courses;
	size_t i;

	courses = sorted_courses(library, &catalogue->len);
	catalogue->entries = mem_alloc(catalogue->len *
				       sizeof(*catalogue->entries));
	for (i = 0; i < catalogue->len; i++) {
		struct entry *entry = &catalogue->entries[i];

		entry->course = courses[i];
		entry->order = i;
		entry->url = address_url(&catalogue->arena, library,
					 courses[i], report);
		entry->href = make_href(&catalogue->arena, &library->config,
					entry->url);
	}
	free(courses);
}

static int compare_files(const void *left, const void *right)
{
	const struct entry *const *a = left, *const *b = right;

	return strcmp((*a)->course->file, (*b)->course->file);
}

/* Rule 4: the newest generation, then the path in byte order. */
static int compare_ranks(const void *left, const void *right)
{
	const struct entry *const *a = left, *const *b = right;

	if ((*a)->course->generation != (*b)->course->generation)
		return (*a)->course->generation > (*b)->course->generation ?
			       -1 : 1;
	return compare_files(left, right);
}

/* Pointers to all entries, sorted; caller frees. */
static const struct entry **sort_entries(const struct catalogue *catalogue,
					 int (*compare)(const void *,
							const void *))
{
	const struct entry **entries;
	size_t i;

	entries = mem_alloc(catalogue->len * sizeof(struct entry *));
	for (i = 0; i < catalogue->len; i++)
		entries[i] = &catalogue->entries[i];
	if (catalogue->len)
		qsort(entries, catalogue->len, sizeof(struct entry *),
		      compare);
	return entries;
}

/* Rule 5: an alias that is the course's own address is none. */
static bool is_own_url(const char *alias, const char *url)
{
	struct buf a = BUF_INIT, b = BUF_INIT;
	bool is_own;

	url_fold(&a, alias);
	url_fold(&b, url);
	is_own = str_eq(a.data, b.data);
	buf_release(&a);
	buf_release(&b);
	return is_own;
}

static void claim_aliases(struct catalogue *catalogue,
			  const struct entry *entry, struct report *report)
{
	struct address_list list = { 0 };
	size_t i;

	address_aliases(&list, &catalogue->arena, entry->course, entry->url,
			report);
	for (i = list.len; i-- > 0;) {
		struct claim claim = {
			.entry = entry,
			.url = list.items[i],
			.at = list.at[i],
			.is_alias = true,
		};

		if (is_own_url(claim.url, entry->url))
			report_add(report, SEVERITY_WARNING, claim.at,
				   "alias-is-own-url",
				   "alias %s is the course's own address; "
				   "take it out", claim.url);
		else
			claims_add(&catalogue->claims, &claim);
		if (entry->course->kind == KIND_COURSE)
			suggest_add(&catalogue->suggest, claim.url,
				    entry->order);
	}
	address_list_release(&list);
}

/* Where the author says what the address is: url, or else slug. */
static struct place place_of_url(const struct course *course)
{
	const struct value *url = course->fields[COURSE_URL].value;
	const struct value *slug = course->fields[COURSE_SLUG].value;

	if (url)
		return url->at;
	return slug ? slug->at : (struct place){ course->file, 0, 0 };
}

static void claim_url(struct catalogue *catalogue, const struct entry *entry)
{
	struct claim claim = {
		.entry = entry,
		.url = entry->url,
		.at = place_of_url(entry->course),
	};

	claims_add(&catalogue->claims, &claim);
}

/* Adding puts in front, so the last in rank comes first. */
static void fill_claims(struct catalogue *catalogue, struct report *report)
{
	size_t i;

	for (i = catalogue->len; i-- > 0;)
		claim_aliases(catalogue, catalogue->ranked[i], report);
	for (i = catalogue->len; i-- > 0;) {
		claim_url(catalogue, catalogue->ranked[i]);
		names_add(&catalogue->names, catalogue->ranked[i]);
		bundles_add(&catalogue->bundles, catalogue->ranked[i]);
	}
	claims_report(&catalogue->claims, report);
}

static void add_words(struct catalogue *catalogue, const struct entry *entry)
{
	static const enum course_key keys[] = {
		COURSE_TITLE, COURSE_SHORT_TITLE, COURSE_CODE, COURSE_SLUG,
	};
	const char *text;
	size_t i;

	if (entry->course->kind != KIND_COURSE)
		return;
	suggest_add(&catalogue->suggest, entry->url, entry->order);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		text = course_text(entry->course, keys[i]);
		if (text)
			suggest_add(&catalogue->suggest, text, entry->order);
	}
}

struct catalogue *catalogue_build(const struct library *library,
				  struct report *report)
{
	struct catalogue *catalogue = mem_alloc(sizeof(*catalogue));
	size_t i;

	arena_init(&catalogue->arena);
	catalogue->library = library;
	claims_init(&catalogue->claims, &catalogue->arena);
	names_init(&catalogue->names, &catalogue->arena);
	bundles_init(&catalogue->bundles, &catalogue->arena, library);
	suggest_init(&catalogue->suggest, &catalogue->arena);
	fill_entries(catalogue, report);
	catalogue->by_file = sort_entries(catalogue, compare_files);
	catalogue->ranked = sort_entries(catalogue, compare_ranks);
	fill_claims(catalogue, report);
	for (i = 0; i < catalogue->len; i++) {
		add_words(catalogue, &catalogue->entries[i]);
		epoch_add(&catalogue->epoch, catalogue->entries[i].course);
	}
	suggest_finish(&catalogue->suggest, catalogue->len);
	epoch_finish(&catalogue->epoch);
	return catalogue;
}

void catalogue_free(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	claims_release(&catalogue->claims);
	names_release(&catalogue->names);
	bundles_release(&catalogue->bundles);
	suggest_release(&catalogue->suggest);
	epoch_release(&catalogue->epoch);
	free(catalogue->entries);
	free(catalogue->by_file);
	free(catalogue->ranked);
	arena_release(&catalogue->arena);
	free(catalogue);
}

void catalogue_resolve(struct resolution *out,
		       const struct catalogue *catalogue, const char *path,
		       int64_t now)
{
	struct finding finding;

	*out = (struct resolution){ .answer = ANSWER_NONE };
	claims_find(&finding, &catalogue->claims, path, now);
	if (finding.claim) {
		out->answer = finding.is_exact ? ANSWER_PAGE : ANSWER_MOVED;
		out->is_alias = finding.claim->is_alias;
		out->entry = claims_holder(&catalogue->claims,
					   finding.claim->entry, now);
		return;
	}
	out->file = bundles_find(&catalogue->bundles, &catalogue->claims,
				 path, now, &out->entry);
	if (out->file) {
		out->answer = ANSWER_FILE;
		return;
	}
	out->entry = NULL;
	if (finding.was_expired)
		out->answer = ANSWER_GONE;
}

const struct entry *catalogue_find_id(const struct catalogue *catalogue,
				      const char *id, int64_t now)
{
	return names_find_id(&catalogue->names, id, now);
}

const struct entry *catalogue_find_code(const struct catalogue *catalogue,
					const char *code, int64_t now)
{
	return names_find_code(&catalogue->names, code, now);
}

size_t catalogue_len(const struct catalogue *catalogue)
{
	return catalogue->len;
}

const struct entry *catalogue_entry(const struct catalogue *catalogue,
				    size_t i)
{
	return i < catalogue->len ? &catalogue->entries[i] : NULL;
}

static int compare_to_file(const void *key, const void *item)
{
	const char *file = key;
	const struct entry *const *entry = item;

	return strcmp(file, (*entry)->course->file);
}

const struct entry *catalogue_entry_of(const struct catalogue *catalogue,
				       const struct course *course)
{
	const struct entry **found;

	if (!catalogue->len)
		return NULL;
	found = bsearch(course->file, catalogue->by_file, catalogue->len,
			sizeof(struct entry *), compare_to_file);
	return found ? *found : NULL;
}

bool catalogue_shows(const struct catalogue *catalogue,
		     const struct entry *entry, int64_t now)
{
	return claims_holder(&catalogue->claims, entry, now) == entry;
}

size_t catalogue_suggest(const struct entry *out[],
			 const struct catalogue *catalogue, const char *path,
			 int64_t now)
{
	struct suggest_filter filter = {
		catalogue->entries, &catalogue->claims, now,
	};

	return suggest_find(out, &catalogue->suggest, path, &filter);
}

const char *catalogue_file_href(struct arena *arena,
				const struct catalogue *catalogue,
				const struct entry *entry, const char *name)
{
	const char *folder_end = strrchr(entry->url, '/') + 1;

	if (!bundles_file(&catalogue->bundles, entry, name))
		return NULL;
	return make_href(arena, &catalogue->library->config,
			 arena_printf(arena, "%.*s%s",
				      (int)(folder_end - entry->url),
				      entry->url, name));
}

size_t catalogue_epoch(const struct catalogue *catalogue, int64_t now,
		       int64_t *since)
{
	return epoch_at(&catalogue->epoch, now, since);
}
