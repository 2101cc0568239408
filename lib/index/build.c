/* SPDX-License-Identifier: MIT */
/*
 * Builds the catalogue from a library: entries in their order, what lists
 * them, who claims which address.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "index/address.h"
#include "index/catalogue_data.h"
#include "index/order.h"
#include "index/url.h"

static enum entry_kind kind_of(const struct course *course)
{
	if (course->kind != KIND_SECTION)
		return ENTRY_PAGE;
	return strchr(course->file, '/') ? ENTRY_SECTION : ENTRY_HOME;
}

/* All that have a file, in catalogue order; their URLs come later. */
static void fill_entries(struct catalogue *catalogue)
{
	const struct library *library = catalogue->library;
	const struct course **courses;
	size_t i;

	catalogue->len = library->len;
	courses = mem_alloc(library->len * sizeof(struct course *));
	for (i = 0; i < library->len; i++)
		courses[i] = library->courses[i];
	order_sort(courses, library->len, library->config.language);
	catalogue->entries = mem_alloc(library->len *
				       sizeof(*catalogue->entries));
	for (i = 0; i < library->len; i++) {
		struct entry *entry = &catalogue->entries[i];

		*entry = (struct entry){
			.kind = kind_of(courses[i]),
			.course = courses[i],
			.order = i,
		};
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

static struct entry *mutable_entry(struct catalogue *catalogue,
				   const struct entry *entry)
{
	return &catalogue->entries[entry->order];
}

/* What has which terms, and which files are the pages of terms. */
static void fill_taxonomies(struct catalogue *catalogue)
{
	struct taxonomies *taxonomies = &catalogue->taxonomies;
	struct entry *entry;
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		entry = mutable_entry(catalogue, catalogue->by_file[i]);
		if (entry->kind == ENTRY_SECTION)
			taxonomies_own(taxonomies, entry);
	}
	for (i = 0; i < catalogue->len; i++) {
		entry = &catalogue->entries[i];
		if (entry->kind == ENTRY_PAGE || entry->kind == ENTRY_SECTION)
			taxonomies_add(taxonomies, entry);
	}
}

static const char *find_url(struct catalogue *catalogue,
			    const struct entry *entry, struct report *report)
{
	switch (entry->kind) {
	case ENTRY_HOME:
		return "/";
	case ENTRY_TERM:
	case ENTRY_TAXONOMY:
		return taxonomies_url(&catalogue->taxonomies, entry);
	default:
		return address_url(&catalogue->arena, catalogue->library,
				   entry->course, report);
	}
}

static void fill_lists(struct catalogue *catalogue, struct report *report)
{
	struct entry *entry;
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		entry = &catalogue->entries[i];
		entry_place(entry, &catalogue->arena,
			    &catalogue->library->config,
			    find_url(catalogue, entry, report));
	}
	taxonomies_make(&catalogue->taxonomies);
	for (i = 0; i < catalogue->len; i++) {
		entry = &catalogue->entries[i];
		if (entry->kind == ENTRY_SECTION)
			taxonomies_adopt(&catalogue->taxonomies, entry);
	}
	taxonomies_finish(&catalogue->taxonomies);
	for (i = 0; i < catalogue->len; i++)
		sections_add(&catalogue->sections, &catalogue->entries[i]);
	sections_finish(&catalogue->sections);
}

/* Courses that visitors may be led to. */
static bool is_suggested(const struct course *course)
{
	return course->kind == KIND_COURSE && !course->is_unlisted;
}

/* Rule 5: an alias that is the page's own address is none. */
static void claim_aliases(struct catalogue *catalogue,
			  const struct entry *entry, struct report *report)
{
	struct address_list list = { 0 };
	struct buf own = BUF_INIT;
	size_t i;

	url_fold(&own, entry->url);
	address_aliases(&list, &catalogue->arena, entry->course, entry->url,
			report);
	for (i = list.len; i-- > 0;) {
		struct claim claim = {
			.entry = entry,
			.url = list.items[i],
			.at = list.at[i],
			.kind = CLAIM_ALIAS,
		};

		if (url_folds_to(claim.url, own.data))
			report_add(report, SEVERITY_WARNING, claim.at,
				   "alias-is-own-url",
				   "alias %s is the page's own address; "
				   "take it out", claim.url);
		else
			claims_add(&catalogue->claims, &claim);
		if (is_suggested(entry->course))
			suggest_add(&catalogue->suggest, claim.url,
				    entry->order);
	}
	address_list_release(&list);
	buf_release(&own);
}

/* Where the author says what the address is: url, or else slug. */
static struct place place_of_url(const struct course *course)
{
	const struct value *url = course_value(course, COURSE_URL);
	const struct value *slug = course_value(course, COURSE_SLUG);

	if (url)
		return url->at;
	return slug ? slug->at : (struct place){ course->file, 0, 0 };
}

static void claim_page(struct catalogue *catalogue, const struct entry *entry)
{
	struct claim claim = {
		.entry = entry,
		.url = entry->url,
		.at = place_of_url(entry->course),
		.kind = CLAIM_PAGE,
	};

	claims_add(&catalogue->claims, &claim);
}

static void claim_made(struct catalogue *catalogue, const struct entry *entry,
		       struct place at)
{
	struct claim claim = {
		.entry = entry, .url = entry->url, .at = at,
		.kind = CLAIM_MADE,
	};

	if (!entry->course)
		claims_add(&catalogue->claims, &claim);
}

/* The other spellings of a term lead to its page (S-2). */
static void claim_spellings(struct catalogue *catalogue,
			    const struct term *term)
{
	const struct spelling *spelling;
	struct claim claim = { .entry = term->entry, .kind = CLAIM_SPELLING };
	struct buf own = BUF_INIT;

	url_fold(&own, term->entry->url);
	for (spelling = term->spellings; spelling; spelling = spelling->next) {
		claim.url = taxonomies_spelling_url(&catalogue->taxonomies,
						    spelling);
		claim.at = spelling->at;
		if (claim.url && !url_folds_to(claim.url, own.data))
			claims_add(&catalogue->claims, &claim);
	}
	buf_release(&own);
}

static bool has_address(const struct term *term)
{
	return term->entry->url != term->taxonomy->entry->url;
}

/* Adding puts in front: the first taxonomy comes before those after it, all
   of them before folders. */
static void claim_lists(struct catalogue *catalogue)
{
	const struct taxonomies *all = &catalogue->taxonomies;
	const struct sections *sections = &catalogue->sections;
	const struct place nowhere = { 0 };
	size_t i, j;

	for (i = all->len; i-- > 0;) {
		for (j = all->items[i].len; j-- > 0;)
			claim_spellings(catalogue, all->items[i].terms[j]);
	}
	for (i = sections->n_made; i-- > 0;)
		claim_made(catalogue, sections->made[i]->entry, nowhere);
	for (i = all->len; i-- > 0;) {
		const struct taxonomy *taxonomy = &all->items[i];

		for (j = taxonomy->len; j-- > 0;) {
			const struct term *term = taxonomy->terms[j];

			if (has_address(term) && term->spellings)
				claim_made(catalogue, term->entry,
					   term->spellings->at);
		}
		if (!taxonomy->is_implicit)
			claim_made(catalogue, taxonomy->entry, nowhere);
	}
}

/* So that lists of many need not ask who has the address of each. */
static void mark_sole(struct catalogue *catalogue)
{
	const struct claims *claims = &catalogue->claims;
	size_t i;

	for (i = 0; i < claims->len; i++) {
		if (claims->items[i]->is_sole)
			mutable_entry(catalogue, claims->items[i]->entry)
				->is_sole = true;
	}
}

static void fill_related(struct catalogue *catalogue)
{
	catalogue->related = (struct related){
		.arena = &catalogue->arena,
		.library = catalogue->library,
		.entries = catalogue->entries,
		.n_entries = catalogue->len,
	};
	related_fill(&catalogue->related);
}

/* What references mean is known by then: who holds courses yields to all. */
static void fill_trainers(struct catalogue *catalogue, struct report *report)
{
	trainers_fill(catalogue);
	claims_report(&catalogue->claims, report);
	mark_sole(catalogue);
}

/* Adding puts in front, so the last in rank comes first. */
static void fill_claims(struct catalogue *catalogue, struct report *report)
{
	const struct entry **ranked = sort_entries(catalogue, compare_ranks);
	size_t i;

	claim_lists(catalogue);
	for (i = catalogue->len; i-- > 0;)
		claim_aliases(catalogue, ranked[i], report);
	for (i = catalogue->len; i-- > 0;) {
		claim_page(catalogue, ranked[i]);
		names_add(&catalogue->names, ranked[i], report);
		bundles_add(&catalogue->bundles, ranked[i]);
	}
	free(ranked);
}

static void fill_refs(struct catalogue *catalogue, struct report *report)
{
	catalogue->refs = (struct refs){
		.arena = &catalogue->arena,
		.library = catalogue->library,
		.claims = &catalogue->claims,
		.entries = catalogue->entries,
		.n_entries = catalogue->len,
		.by_file = catalogue->by_file,
	};
	refs_fill(&catalogue->refs, report);
}

static void add_words(struct catalogue *catalogue, const struct entry *entry)
{
	static const enum course_key keys[] = {
		COURSE_TITLE, COURSE_SHORT_TITLE, COURSE_CODE, COURSE_SLUG,
	};
	const char *text;
	size_t i;

	if (!is_suggested(entry->course))
		return;
	suggest_add(&catalogue->suggest, entry->url, entry->order);
	for (i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		text = course_text(entry->course, keys[i]);
		if (text)
			suggest_add(&catalogue->suggest, text, entry->order);
	}
}

/* By what visitors choose among courses. */
static void fill_choices(struct catalogue *catalogue)
{
	const struct config *config = &catalogue->library->config;
	size_t i;

	facets_make(&catalogue->facets, catalogue);
	for (i = 0; i < catalogue->len; i++) {
		if (catalogue->entries[i].course->kind == KIND_COURSE)
			starts_add(&catalogue->starts, &catalogue->entries[i],
				   config->zone);
	}
	starts_finish(&catalogue->starts);
}

struct catalogue *catalogue_build(const struct library *library,
				  struct report *report)
{
	struct catalogue *catalogue = mem_alloc(sizeof(*catalogue));
	struct arena *arena = &catalogue->arena;
	size_t i;

	arena_init(arena);
	catalogue->library = library;
	taxonomies_init(&catalogue->taxonomies, arena, library, report);
	sections_init(&catalogue->sections, arena, library);
	claims_init(&catalogue->claims, arena);
	names_init(&catalogue->names, arena);
	bundles_init(&catalogue->bundles, arena, library);
	suggest_init(&catalogue->suggest);
	fill_entries(catalogue);
	catalogue->by_file = sort_entries(catalogue, compare_files);
	fill_taxonomies(catalogue);
	fill_lists(catalogue, report);
	/* Now, while there is little else: it takes much for a moment. */
	sorts_make(&catalogue->sorts, catalogue->entries, catalogue->len,
		   library->config.language);
	fill_claims(catalogue, report);
	fill_refs(catalogue, report);
	fill_trainers(catalogue, report);
	fill_related(catalogue);
	roads_fill(catalogue);
	for (i = 0; i < catalogue->len; i++) {
		add_words(catalogue, &catalogue->entries[i]);
		epoch_add(&catalogue->epoch, catalogue->entries[i].course);
	}
	suggest_finish(&catalogue->suggest, catalogue->len);
	epoch_finish(&catalogue->epoch);
	fill_choices(catalogue);
	return catalogue;
}

void catalogue_free(struct catalogue *catalogue)
{
	if (!catalogue)
		return;
	taxonomies_release(&catalogue->taxonomies);
	sections_release(&catalogue->sections);
	claims_release(&catalogue->claims);
	refs_release(&catalogue->refs);
	related_release(&catalogue->related);
	roads_release(&catalogue->roads);
	names_release(&catalogue->names);
	bundles_release(&catalogue->bundles);
	suggest_release(&catalogue->suggest);
	epoch_release(&catalogue->epoch);
	facets_release(&catalogue->facets);
	starts_release(&catalogue->starts);
	sorts_release(&catalogue->sorts);
	free(catalogue->entries);
	free(catalogue->by_file);
	arena_release(&catalogue->arena);
	free(catalogue);
}
