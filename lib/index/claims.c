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
#include "index/taxonomy.h"
#include "index/url.h"

enum { FIRST_SLOTS = 64 };

void claims_init(struct claims *claims, struct arena *arena)
{
	*claims = (struct claims){ .arena = arena };
	buf_init(&claims->key);
	hash_seed_fill(&claims->seed);
}

void claims_release(struct claims *claims)
{
	buf_release(&claims->key);
	free(claims->items);
	free(claims->chains);
}

static uint32_t hash_of(const struct claims *claims, const struct buf *key)
{
	return (uint32_t)hash_key(&claims->seed, key->data, key->len);
}

/* The slot of the chain with that key, or the free one where it belongs. */
static struct claim **seek(const struct claims *claims, uint32_t hash,
			   const char *key)
{
	size_t i = hash & (claims->n_slots - 1);

	for (;; i = (i + 1) & (claims->n_slots - 1)) {
		struct claim *head = claims->chains[i];

		if (!head ||
		    (head->hash == hash && url_folds_to(head->url, key)))
			return &claims->chains[i];
	}
}

/* At most 70% full, so that a search always meets a free slot. */
static void make_room(struct claims *claims)
{
	struct claim **old = claims->chains;
	size_t i, j, n_old = claims->n_slots;

	if ((claims->n_chains + 1) * 10 <= n_old * 7)
		return;
	claims->n_slots = n_old ? 2 * n_old : FIRST_SLOTS;
	claims->chains = mem_alloc(claims->n_slots * sizeof(struct claim *));
	for (i = 0; i < n_old; i++) {
		if (!old[i])
			continue;
		j = old[i]->hash & (claims->n_slots - 1);
		while (claims->chains[j])
			j = (j + 1) & (claims->n_slots - 1);
		claims->chains[j] = old[i];
	}
	free(old);
}

/* The slot of its chain. */
static struct claim **store(struct claims *claims, struct claim *claim)
{
	struct claim **slot;

	claims->items = mem_grow(claims->items, claims->len, &claims->cap,
				 sizeof(struct claim *));
	claims->items[claims->len++] = claim;
	make_room(claims);
	buf_reset(&claims->key);
	url_fold(&claims->key, claim->url);
	claim->hash = hash_of(claims, &claims->key);
	slot = seek(claims, claim->hash, claims->key.data);
	claims->n_chains += !*slot;
	return slot;
}

static struct claim *copy(struct claims *claims, const struct claim *what)
{
	struct claim *claim = arena_alloc(claims->arena, sizeof(*claim));

	*claim = *what;
	return claim;
}

static void insert(struct claim **slot, struct claim *claim)
{
	claim->next = *slot;
	*slot = claim;
}

void claims_add(struct claims *claims, const struct claim *what)
{
	struct claim *claim = copy(claims, what);

	assert(!claims->len ||
	       what->kind <= claims->items[claims->len - 1]->kind);
	insert(store(claims, claim), claim);
}

void claims_yield(struct claims *claims, const struct claim *what)
{
	struct claim *claim = copy(claims, what);
	struct claim **slot = store(claims, claim);

	while (*slot && (*slot)->kind <= claim->kind)
		slot = &(*slot)->next;
	insert(slot, claim);
}

/* All claims that fold as the path does, in their fixed order. */
static const struct claim *find_chain(const struct claims *claims,
				      const char *path)
{
	const struct claim *found = NULL;
	struct buf key = BUF_INIT;

	url_fold(&key, path);
	if (claims->n_slots)
		found = *seek(claims, hash_of(claims, &key), key.data);
	buf_release(&key);
	return found;
}

/* A walk over the chain of one path. */
struct search {
	const struct claim *chain;
	const char *path;
	struct buf tidy, other;		/* of the path, of a claim */
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

static bool is_near(struct search *search, const struct claim *claim,
		    enum nearness nearness)
{
	if (nearness == FOLDED)
		return true;
	if (nearness == EXACT)
		return str_eq(claim->url, search->path);
	buf_reset(&search->other);
	url_tidy(&search->other, claim->url);
	return str_eq(search->other.data, search->tidy.data);
}

/* The first visible claim that the step is about. */
static const struct claim *take_step(struct search *search,
				     const struct step *step)
{
	const struct claim *claim = search->chain;

	for (; claim; claim = claim->next) {
		if (claim->kind == step->kind &&
		    is_near(search, claim, step->nearness) &&
		    is_visible(search, claim))
			return claim;
	}
	return NULL;
}

/* The first claim, and by which step. */
static const struct claim *search_all(struct search *search, size_t *step,
				      const struct claims *claims)
{
	const struct claim *claim = NULL;

	buf_init(&search->tidy);
	buf_init(&search->other);
	search->chain = find_chain(claims, search->path);
	for (*step = 0; search->chain && *step < N_STEPS; ++*step) {
		if (*step == 1)
			url_tidy(&search->tidy, search->path);
		claim = take_step(search, &steps[*step]);
		if (claim)
			break;
	}
	buf_release(&search->tidy);
	buf_release(&search->other);
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

	for (other = chain; other != claim; other = other->next) {
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

static const char *taxonomy_name(const struct entry *entry)
{
	return entry->taxonomy ? entry->taxonomy->plural : "a folder";
}

/* The folder of a taxonomy's own files is no list beside it; a list that
   nobody asked for, or one that stands in for that very page, is no loss. */
static bool is_meant(const struct claim *claim, const struct claim *other)
{
	const struct entry *entry = claim->entry;

	switch (entry->kind) {
	case ENTRY_SECTION:
		return other->kind == CLAIM_MADE;
	case ENTRY_TAXONOMY:
		return entry->taxonomy->is_implicit;
	default:
		return entry->term->page == other->entry;
	}
}

/* Said where an author can mend it: at the page or alias that has it. */
static void report_made(const struct claim *claim, const struct claim *other,
			struct report *report)
{
	bool is_term = claim->entry->kind == ENTRY_TERM;
	enum severity severity = is_term ? SEVERITY_WARNING : SEVERITY_NOTE;
	const char *name = entry_name(claim->entry);
	const char *among = taxonomy_name(claim->entry);

	if (is_meant(claim, other))
		return;
	if (other->kind == CLAIM_MADE)
		report_add(report, SEVERITY_WARNING, claim->at,
			   "list-collision",
			   "the list of \"%s\" (%s) has the address %s of the "
			   "list of \"%s\" (%s), which keeps it; give one of "
			   "them another with permalinks", name, among,
			   claim->url, entry_name(other->entry),
			   taxonomy_name(other->entry));
	else
		report_add(report, severity, other->at, "hides-list",
			   "%s %s is also that of the list of \"%s\" (%s), "
			   "which has no page now; change it, or give the "
			   "list an _index.md with a url",
			   other->kind == CLAIM_ALIAS ? "alias" : "the address",
			   claim->url, name, among);
}

static void (*const reporters[])(const struct claim *, const struct claim *,
				 struct report *) = {
	[CLAIM_PAGE] = report_page,
	[CLAIM_ALIAS] = report_alias,
	[CLAIM_MADE] = report_made,
};

/* Pages come first in a chain. */
static void mark_sole(struct claim *chain)
{
	chain->is_sole = chain->kind == CLAIM_PAGE &&
			 !(chain->next && chain->next->kind == CLAIM_PAGE);
}

void claims_report(const struct claims *claims, struct report *report)
{
	const struct claim *claim, *chain, *other;
	size_t i;

	for (i = 0; i < claims->n_slots; i++) {
		chain = claims->chains[i];
		if (chain)
			mark_sole(claims->chains[i]);
		for (claim = chain; claim; claim = claim->next) {
			if (claim->kind == CLAIM_SPELLING)
				break;
			other = find_rival(chain, claim);
			if (other)
				reporters[claim->kind](claim, other, report);
		}
	}
}
