/* SPDX-License-Identifier: MIT */
/*
 * The table of claims.  Pages come first (rule 2): the exact URL, the same but
 * for slashes, the same but for letter case; then aliases (rule 3) in the same
 * steps, so that of two ids that differ in case each is found.  An alias
 * that a page's URL folds to is therefore never reached, and reported.
 * Problem codes: url-collision, alias-shadowed-by-page, alias-collision;
 * list-collision, hides-list (warnings; notes for lists that nobody misses).
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

	assert(!claims->len ||
	       what->kind <= claims->items[claims->len - 1]->kind);
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
	bool sees_all;
	bool saw_expired;
};

enum nearness {
	EXACT,			/* the very path */
	TIDY,			/* but for slashes */
	FOLDED			/* but for letter case too */
};

/*
 * In which order claims are asked.  A list that no file makes yields to an
 * alias of its very address, not to one of another case (hugo.md section 9).
 */
static const struct step {
	enum claim_kind kind;
	enum nearness nearness;
} steps[] = {
	{ CLAIM_PAGE, EXACT },	  { CLAIM_PAGE, TIDY },
	{ CLAIM_PAGE, FOLDED },	  { CLAIM_ALIAS, TIDY },
	{ CLAIM_MADE, EXACT },	  { CLAIM_MADE, TIDY },
	{ CLAIM_ALIAS, FOLDED },  { CLAIM_MADE, FOLDED },
	{ CLAIM_SPELLING, TIDY }, { CLAIM_SPELLING, FOLDED },
};

enum { N_STEPS = sizeof(steps) / sizeof(steps[0]) };

static bool is_visible(struct search *search, const struct claim *claim)
{
	enum visibility seen;

	if (search->sees_all)
		return true;
	seen = entry_visibility(claim->entry, search->now);
	search->saw_expired = search->saw_expired || seen == EXPIRED;
	return seen == VISIBLE;
}

/* The first visible claim that the step is about. */
static const struct claim *take_step(struct search *search,
				     const struct step *step)
{
	bool is_folded = step->nearness == FOLDED;
	const struct claim *claim = is_folded ? search->folded : search->tidy;

	while (claim) {
		if (claim->kind == step->kind &&
		    (step->nearness != EXACT ||
		     str_eq(claim->url, search->path)) &&
		    is_visible(search, claim))
			return claim;
		claim = is_folded ? claim->next_folded : claim->next_tidy;
	}
	return NULL;
}

/* The first claim, and by which step. */
static const struct claim *search_all(struct search *search, size_t *step,
				      const struct claims *claims)
{
	const struct claim *claim;

	*step = 0;
	search->tidy = find_chain(&claims->tidy, url_tidy, search->path);
	claim = take_step(search, &steps[0]);
	if (claim)
		return claim;
	search->folded = find_chain(&claims->folded, url_fold, search->path);
	while (!claim && search->folded && ++*step < N_STEPS)
		claim = take_step(search, &steps[*step]);
	return claim;
}

void claims_find(struct finding *finding, const struct claims *claims,
		 const char *path, int64_t now)
{
	struct search search = { .path = path, .now = now };
	size_t step;

	finding->claim = search_all(&search, &step, claims);
	finding->is_exact = finding->claim && steps[step].nearness == EXACT;
	finding->was_expired = !finding->claim && search.saw_expired;
}

const struct claim *claims_known(const struct claims *claims, const char *path)
{
	struct search search = { .path = path, .sees_all = true };
	size_t step;

	return search_all(&search, &step, claims);
}

/* At most two steps: what leads elsewhere leads to a page. */
const struct entry *claims_holder(const struct claims *claims,
				  const struct entry *entry, int64_t now)
{
	struct finding finding = { .is_exact = false };
	int hops;

	for (hops = 0; hops < 3 && !finding.is_exact; hops++) {
		claims_find(&finding, claims, entry->url, now);
		if (!finding.claim)
			return NULL;
		entry = finding.claim->entry;
	}
	return finding.is_exact ? entry : NULL;
}

/* Are both ever to be seen at one time? */
static bool can_meet(const struct course *a, const struct course *b)
{
	int64_t from = a->publish > b->publish ? a->publish : b->publish;
	int64_t a_to = a->expiry == INSTANT_NONE ? INT64_MAX : a->expiry;
	int64_t b_to = b->expiry == INSTANT_NONE ? INT64_MAX : b->expiry;

	return !a->is_draft && !b->is_draft && from <= a_to && from <= b_to;
}

/* A list without a file may be there at any time. */
static bool is_rival(const struct claim *claim, const struct claim *other)
{
	const struct course *a = claim->entry->course;
	const struct course *b = other->entry->course;

	if (other->entry == claim->entry)
		return false;
	if (a && b)
		return can_meet(a, b);
	return !(a && a->is_draft) && !(b && b->is_draft);
}

/*
 * The claim that keeps an address from this one: from a page the one at the
 * same URL, from others any page that the folded key finds, or what stands
 * before them at the same URL.  `chain` is the folded one that the claim is
 * in.
 */
static const struct claim *find_rival(const struct claim *chain,
				      const struct claim *claim)
{
	const struct claim *other;

	for (other = chain; other != claim; other = other->next_folded) {
		bool is_folded = other->kind == CLAIM_PAGE &&
				 claim->kind != CLAIM_PAGE;

		if (is_rival(claim, other) &&
		    (is_folded || str_eq(other->url, claim->url)))
			return other;
	}
	return NULL;
}

static void report_page(const struct claim *claim, const struct claim *page,
			struct report *report)
{
	report_add(report, SEVERITY_ERROR, claim->at, "url-collision",
		   "this page's address %s is that of %s too, which keeps it; "
		   "give one of the two another url or slug", claim->url,
		   page->entry->course->file);
}

static void report_alias(const struct claim *claim, const struct claim *other,
			 struct report *report)
{
	const char *file = other->entry->course->file;

	if (other->kind == CLAIM_PAGE)
		report_add(report, SEVERITY_ERROR, claim->at,
			   "alias-shadowed-by-page",
			   "alias %s is the address of %s, which keeps it; "
			   "take the alias out", claim->url, file);
	else
		report_add(report, SEVERITY_ERROR, claim->at,
			   "alias-collision",
			   "alias %s is one of %s too, which keeps it; take it "
			   "out of one of the two", claim->url, file);
}

/* Said where an author can mend it: at the page or alias that has it. */
static void report_made(const struct claim *claim, const struct claim *other,
			struct report *report)
{
	bool is_term = claim->entry->kind == ENTRY_TERM;
	enum severity severity = is_term ? SEVERITY_WARNING : SEVERITY_NOTE;
	const char *name = entry_name(claim->entry);

	/* The folder of a taxonomy's own files is no list beside it. */
	if (other->kind == CLAIM_MADE && claim->entry->kind == ENTRY_SECTION)
		return;
	if (other->kind == CLAIM_MADE)
		report_add(report, SEVERITY_WARNING, claim->at,
			   "list-collision",
			   "the list of \"%s\" has the address %s of the list "
			   "of \"%s\", which keeps it; give one of them "
			   "another with permalinks", name, claim->url,
			   entry_name(other->entry));
	else
		report_add(report, severity, other->at, "hides-list",
			   "%s %s is also that of the list of \"%s\", which "
			   "has no page now; change it, or give the list an "
			   "_index.md with a url",
			   other->kind == CLAIM_ALIAS ? "alias" : "the address",
			   claim->url, name);
}

static void (*const reporters[])(const struct claim *, const struct claim *,
				 struct report *) = {
	[CLAIM_PAGE] = report_page,
	[CLAIM_ALIAS] = report_alias,
	[CLAIM_MADE] = report_made,
};

void claims_report(const struct claims *claims, struct report *report)
{
	const struct claim *claim, *chain, *other;
	size_t i;

	for (i = 0; i < claims->folded.cap; i++) {
		chain = claims->folded.entries[i].value;
		for (claim = chain; claim; claim = claim->next_folded) {
			if (claim->kind == CLAIM_SPELLING)
				break;
			other = find_rival(chain, claim);
			if (other)
				reporters[claim->kind](claim, other, report);
		}
	}
}
