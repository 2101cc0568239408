/* SPDX-License-Identifier: MIT */
/*
 * Collecting trainers: first those whose pages are known, then those who are
 * but named, for a name may be that of a page.  Who has an address that
 * something else has too is claims.c's.
 */
#include <string.h>

#include "base/utf8.h"
#include "content/paths.h"
#include "index/address.h"
#include "index/catalogue_data.h"

/* The last part of an address: "ada" of "/people/ada/" and of "/ada.html". */
static const char *last_part(struct arena *arena, const char *url)
{
	size_t end = strlen(url), start;

	while (end && url[end - 1] == '/')
		end--;
	for (start = end; start && url[start - 1] != '/'; start--)
		;
	if (end - start > 5 && !memcmp(url + end - 5, ".html", 5))
		end -= 5;
	return arena_strndup(arena, url + start, end - start);
}

/* Words that mean the trainer too, unless they mean another already. */
static void also_called(struct catalogue *catalogue, struct term *term,
			const char *words)
{
	struct arena *arena = &catalogue->arena;
	struct buf folded = BUF_INIT;

	term_fold(&folded, words);
	if (folded.len)
		table_add(&term->taxonomy->by_fold,
			  arena_strndup(arena, folded.data, folded.len), term);
	buf_release(&folded);
}

static bool has_letter(const char *text)
{
	size_t used, i, len = strlen(text);

	for (i = 0; i < len; i += used) {
		int32_t c = utf8_decode(text + i, len - i, &used);

		if (c >= 0 && utf8_is_letter(c))
			return true;
	}
	return false;
}

/* NULL for what is nobody's name: an address elsewhere, signs. */
static const char *name_of(struct catalogue *catalogue,
			   const struct value *ref)
{
	const char *text = value_text(ref), *asked;

	if (!text || strstr(text, "://") || strchr(text, '@') ||
	    !has_letter(text))
		return NULL;
	text = path_words(&catalogue->arena, text);
	asked = term_names_find(&catalogue->taxonomies.names, text);
	return asked ? asked : text;
}

/* Of two pages with one last part, as /team/ann/ and /people/ann/, the second
   has no address but its own. */
static struct term *find_by_page(struct catalogue *catalogue,
				 const struct entry *page,
				 const struct value *ref)
{
	struct taxonomies *all = &catalogue->taxonomies;
	struct term *term = catalogue->trainers.by_page[page->order];
	const char *name;

	if (term)
		return term;
	name = last_part(&catalogue->arena, page->url);
	if (taxonomy_term(all->trainers, name)) {
		term = taxonomies_new(all, all->trainers);
	} else {
		term = taxonomies_need(all, all->trainers, name);
		taxonomies_spell(all, term, name, ref->at);
	}
	term->plain = name_of(catalogue, ref);
	if (!term->plain)
		term->plain = name;
	term->page = page;
	term->name = term->title = entry_name(page);
	catalogue->trainers.by_page[page->order] = term;
	return term;
}

/* The address that a name makes, or NULL. */
static const char *address_of(struct catalogue *catalogue, const char *name)
{
	const struct address_listing listing = {
		.plural = catalogue->taxonomies.trainers->plural,
		.term = name,
		.title = name,
	};

	return address_listing_url(&catalogue->arena, catalogue->library,
				   &listing, NULL);
}

/* A page that lies where the list of the name would be. */
static const struct entry *find_page(const struct catalogue *catalogue,
				     const char *url)
{
	const struct claim *claim =
		url ? claims_known(&catalogue->claims, url) : NULL;

	if (!claim || !claim->entry->course ||
	    claim->entry->course->kind == KIND_COURSE)
		return NULL;
	return claim->entry;
}

static struct term *find_by_name(struct catalogue *catalogue,
				 const struct value *ref)
{
	struct taxonomies *all = &catalogue->taxonomies;
	const char *name = name_of(catalogue, ref);
	const struct entry *page;
	struct term *term;

	if (!name)
		return NULL;
	term = taxonomy_term(all->trainers, name);
	if (term)
		return term;
	page = find_page(catalogue, address_of(catalogue, name));
	if (page) {
		term = find_by_page(catalogue, page, ref);
		also_called(catalogue, term, name);
		return term;
	}
	term = taxonomies_need(all, all->trainers, name);
	taxonomies_spell(all, term, name, ref->at);
	term->name = term->title = name;
	return term;
}

static bool is_named(const struct entry *entry)
{
	return entry_is_course(entry) &&
	       value_len(course_list(entry->course, COURSE_TRAINERS));
}

/* Of one course: those with a page, or the others. */
static void name_trainers(struct catalogue *catalogue,
			  const struct entry *entry, bool has_page)
{
	const struct value *list = course_list(entry->course, COURSE_TRAINERS);
	struct term **named = catalogue->trainers.named[entry->order];
	size_t i;

	for (i = 0; i < value_len(list); i++) {
		const struct value *ref = value_item(list, i);
		const struct entry *page = refs_get(&catalogue->refs, entry,
						    COURSE_TRAINERS, i);

		if (has_page != (page != NULL))
			continue;
		named[i] = page ? find_by_page(catalogue, page, ref) :
				  find_by_name(catalogue, ref);
	}
}

static void name_all(struct catalogue *catalogue, bool has_page)
{
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		if (catalogue->trainers.named[i])
			name_trainers(catalogue, &catalogue->entries[i],
				      has_page);
	}
}

/* In catalogue order, each course once. */
static void add_members(struct catalogue *catalogue)
{
	size_t i, k;

	for (i = 0; i < catalogue->len; i++) {
		const struct entry *entry = &catalogue->entries[i];
		struct term **named = catalogue->trainers.named[i];
		size_t n = named ? value_len(course_list(entry->course,
							 COURSE_TRAINERS)) : 0;

		for (k = 0; k < n; k++) {
			if (named[k])
				term_add(named[k], entry, 0);
		}
	}
}

/* The made list; what has no address has that of all trainers, where it is
   never found. */
static void place(struct catalogue *catalogue, struct term *term)
{
	struct arena *arena = &catalogue->arena;
	struct entry *entry = arena_alloc(arena, sizeof(*entry));
	struct claim claim = { .entry = entry, .kind = CLAIM_MADE };

	entry->kind = ENTRY_TERM;
	entry->taxonomy = term->taxonomy;
	entry->term = term;
	term->entry = entry;
	if (term->spellings)
		claim.url = address_of(catalogue, term->spellings->text);
	entry_place(entry, arena, &catalogue->library->config,
		    claim.url ? claim.url : term->taxonomy->entry->url);
	if (!claim.url)
		return;
	claim.at = term->spellings->at;
	claims_yield(&catalogue->claims, &claim);
	claim.kind = CLAIM_SPELLING;
	claim.entry = term->page;
	if (term->page)
		claims_yield(&catalogue->claims, &claim);
}

static void place_all(struct catalogue *catalogue)
{
	struct taxonomy *taxonomy = catalogue->taxonomies.trainers;
	struct claim claim = {
		.entry = taxonomy->entry,
		.url = taxonomy->entry->url,
		.kind = CLAIM_MADE,
	};
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		if (!taxonomy->terms[i]->entry)
			place(catalogue, taxonomy->terms[i]);
	}
	if (taxonomy->is_implicit && taxonomy->len)
		claims_yield(&catalogue->claims, &claim);
}

/* Does any course name anybody?  Then there is room for who it is. */
static bool make_room(struct catalogue *catalogue)
{
	struct trainers *trainers = &catalogue->trainers;
	struct arena *arena = &catalogue->arena;
	size_t i;

	for (i = 0; i < catalogue->len; i++) {
		const struct entry *entry = &catalogue->entries[i];

		if (!is_named(entry))
			continue;
		if (!trainers->named) {
			trainers->named = arena_alloc(arena, catalogue->len *
						      sizeof(struct term **));
			trainers->by_page = arena_alloc(arena, catalogue->len *
							sizeof(struct term *));
		}
		trainers->named[i] = arena_alloc(
			arena, value_len(course_list(entry->course,
						     COURSE_TRAINERS)) *
			sizeof(struct term *));
	}
	return trainers->named != NULL;
}

/* Pages of terms that files have made already: trainers/NAME/_index.md. */
static void add_owned(struct catalogue *catalogue)
{
	struct taxonomy *taxonomy = catalogue->taxonomies.trainers;
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		struct term *term = taxonomy->terms[i];

		catalogue->trainers.by_page[term->entry->order] = term;
	}
}

/* A course may name a trainer by what his page is called. */
static void add_titles(struct catalogue *catalogue)
{
	struct taxonomy *taxonomy = catalogue->taxonomies.trainers;
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		struct term *term = taxonomy->terms[i];

		also_called(catalogue, term,
			    term->entry ? entry_name(term->entry) :
					  term->title);
	}
}

void trainers_fill(struct catalogue *catalogue)
{
	struct taxonomies *all = &catalogue->taxonomies;

	if (make_room(catalogue)) {
		add_owned(catalogue);
		name_all(catalogue, true);
		add_titles(catalogue);
		name_all(catalogue, false);
		add_members(catalogue);
		place_all(catalogue);
	}
	taxonomies_settle(all, all->trainers);
}
