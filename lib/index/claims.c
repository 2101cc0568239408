/* SPDX-License-Identifier: MIT */
/*
 * The table of claims.  Pages come first (rule 2): the exact URL, the same but
 * for slashes, the same but for letter case; then aliases (rule 3) in the same
 * steps, so that of two ids that differ in case each is found.  An alias
 * that a page's URL folds to is therefore never reached, and reported.
 */
#include <assert.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/str.h"
#include "index/claims.h"
#include "index/url.h"

void claims_init(struct claims *claims, struct arena *arena)
{
	*claims = (struct claims){ .arena = arena };
	table_init(&claims->tidy);
	table_init(&claims->folded);
}

void claims_release(struct claims *claims)
{
	table_release(&claims->tidy);
	table_release(&claims->folded);
	free(claims->items);
}

/* Puts the claims of both chains behind this one, which is new.  Most paths
   are lower case, so one copy is the key of both tables. */
static void chain(struct claims *claims, struct claim *claim)
{
	struct buf tidy = BUF_INIT, folded = BUF_INIT;
	const char *key;

	url_tidy(&tidy, claim->url);
	url_fold(&folded, claim->url);
	claim->next_tidy = table_find(&claims->tidy, tidy.data);
	claim->next_folded = table_find(&claims->folded, folded.data);
	assert(claim->next_folded || !claim->next_tidy);
	key = tidy.data;
	if (!claim->next_tidy)
		key = arena_strdup(claims->arena, key);
	table_set(&claims->tidy, key, claim);
	if (claim->next_folded)
		key = folded.data;
	else if (!str_eq(key, folded.data))
		key = arena_strdup(claims->arena, folded.data);
	table_set(&claims->folded, key, claim);
	buf_release(&tidy);
	buf_release(&folded);
}

void claims_add(struct claims *claims, const struct claim *what)
{
	struct claim *claim = arena_alloc(claims->arena, sizeof(*claim));

	assert(!what->is_alias || !claims->len ||
	       claims->items[claims->len - 1]->is_alias);
	*claim = *what;
	claims->items = mem_grow(claims->items, claims->len, &claims->cap,
				 sizeof(struct claim *));
	claims->items[claims->len++] = claim;
	chain(claims, claim);
}

static const struct claim *find_chain(const struct table *table,
				      void (*make_key)(struct buf *,
						       const char *),
				      const char *path)
{
	struct buf key = BUF_INIT;
	const struct claim *found;

	make_key(&key, path);
	found = table_find(table, key.data);
	buf_release(&key);
	return found;
}

/* A walk over the chains of one path. */
struct search {
	const struct claim *tidy, *folded;	/* heads */
	const char *path;
	int64_t now;
	bool saw_expired;
};

static bool is_visible(struct search *search, const struct claim *claim)
{
	enum visibility seen = course_visibility(claim->entry->course,
						 search->now);

	search->saw_expired = search->saw_expired || seen == EXPIRED;
	return seen == VISIBLE;
}

/* The first visible claim of a kind; with is_exact, at the very path. */
static const struct claim *first_tidy(struct search *search, bool is_alias,
				      bool is_exact)
{
	const struct claim *claim;

	for (claim = search->tidy; claim; claim = claim->next_tidy) {
		if (claim->is_alias == is_alias &&
		    (!is_exact || str_eq(claim->url, search->path)) &&
		    is_visible(search, claim))
			return claim;
	}
	return NULL;
}

static const struct claim *first_folded(struct search *search, bool is_alias)
{
	const struct claim *claim;

	for (claim = search->folded; claim; claim = claim->next_folded) {
		if (claim->is_alias == is_alias && is_visible(search, claim))
			return claim;
	}
	return NULL;
}

void claims_find(struct finding *finding, const struct claims *claims,
		 const char *path, int64_t now)
{
	struct search search = { .path = path, .now = now };
	const struct claim *claim;

	search.tidy = find_chain(&claims->tidy, url_tidy, path);
	search.folded = find_chain(&claims->folded, url_fold, path);
	claim = first_tidy(&search, false, true);
	finding->is_exact = claim != NULL;
	if (!claim)
		claim = first_tidy(&search, false, false);
	if (!claim)
		claim = first_folded(&search, false);
	if (!claim)
		claim = first_tidy(&search, true, false);
	if (!claim)
		claim = first_folded(&search, true);
	finding->claim = claim;
	finding->was_expired = !claim && search.saw_expired;
}

const struct entry *claims_holder(const struct claims *claims,
				  const struct entry *entry, int64_t now)
{
	struct search search = { .path = entry->url, .now = now };
	const struct claim *claim;

	search.tidy = find_chain(&claims->tidy, url_tidy, entry->url);
	claim = first_tidy(&search, false, true);
	return claim ? claim->entry : NULL;
}

/* Are both ever to be seen at one time? */
static bool can_meet(const struct course *a, const struct course *b)
{
	int64_t from = a->publish > b->publish ? a->publish : b->publish;
	int64_t a_to = a->expiry == INSTANT_NONE ? INT64_MAX : a->expiry;
	int64_t b_to = b->expiry == INSTANT_NONE ? INT64_MAX : b->expiry;

	return !a->is_draft && !b->is_draft && from <= a_to && from <= b_to;
}

static bool is_rival(const struct claim *claim, const struct claim *other)
{
	return other->entry != claim->entry &&
	       can_meet(other->entry->course, claim->entry->course);
}

/*
 * The page that keeps an address from this claim: from a page the one at the
 * same URL, from an alias any that the folded key finds (rule 2 before 3).
 * `chain` is the folded one that the claim is in.
 */
static const struct claim *rival_page(const struct claim *chain,
				      const struct claim *claim)
{
	const struct claim *other;

	for (other = chain; other != claim; other = other->next_folded) {
		if (other->is_alias || !is_rival(claim, other))
			continue;
		if (claim->is_alias || str_eq(other->url, claim->url))
			return other;
	}
	return NULL;
}

static const struct claim *rival_alias(const struct claim *chain,
				       const struct claim *claim)
{
	const struct claim *other;

	for (other = chain; other != claim; other = other->next_tidy) {
		if (other->is_alias && is_rival(claim, other))
			return other;
	}
	return NULL;
}

/* Reports what pages keep from the claims of a folded chain. */
static void report_pages(struct claim *chain, struct report *report)
{
	const struct claim *page;
	struct claim *claim;

	for (claim = chain; claim; claim = claim->next_folded) {
		page = rival_page(chain, claim);
		claim->has_rival_page = page != NULL;
		if (page && claim->is_alias)
			report_add(report, SEVERITY_ERROR, claim->at,
				   "alias-shadowed-by-page",
				   "alias %s is the address of %s, which keeps "
				   "it; take the alias out", claim->url,
				   page->entry->course->file);
		else if (page)
			report_add(report, SEVERITY_ERROR, claim->at,
				   "url-collision",
				   "this page's address %s is that of %s too, "
				   "which keeps it; give one of the two "
				   "another url or slug", claim->url,
				   page->entry->course->file);
	}
}

/* Reports what aliases keep from the aliases of a tidy chain. */
static void report_aliases(const struct claim *chain, struct report *report)
{
	const struct claim *claim, *other;

	for (claim = chain; claim; claim = claim->next_tidy) {
		if (!claim->is_alias || claim->has_rival_page)
			continue;
		other = rival_alias(chain, claim);
		if (other)
			report_add(report, SEVERITY_ERROR, claim->at,
				   "alias-collision",
				   "alias %s is one of %s too, which keeps it; "
				   "take it out of one of the two", claim->url,
				   other->entry->course->file);
	}
}

void claims_report(const struct claims *claims, struct report *report)
{
	size_t i;

	for (i = 0; i < claims->folded.cap; i++)
		report_pages(claims->folded.entries[i].value, report);
	for (i = 0; i < claims->tidy.cap; i++)
		report_aliases(claims->tidy.entries[i].value, report);
}
