/* SPDX-License-Identifier: MIT */
/*
 * Asking the catalogue: questions are passed to its parts, claims (who has an
 * address), bundles, names, taxonomies, sections, suggest, epoch.  Building
 * it is build.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "index/catalogue_data.h"

/* A term's page by a spelling that no file has (S-2). */
static const struct entry *guess_term(const struct catalogue *catalogue,
				      const char *path, int64_t now)
{
	const struct term *term =
		taxonomies_guess(&catalogue->taxonomies, path);
	const struct entry *entry = term ? term->entry : NULL;

	if (term && term->page && entry_is_listed(term->page, now))
		entry = term->page;
	if (!entry || entry_visibility(entry, now) != VISIBLE)
		return NULL;
	return claims_holder(&catalogue->claims, entry, now);
}

void catalogue_resolve(struct resolution *out,
		       const struct catalogue *catalogue, const char *path,
		       int64_t now)
{
	const struct claims *claims = &catalogue->claims;
	struct finding finding;

	*out = (struct resolution){ .answer = ANSWER_NONE };
	claims_find(&finding, claims, path, now);
	if (finding.claim) {
		out->answer = finding.is_exact ? ANSWER_PAGE : ANSWER_MOVED;
		out->is_alias = finding.claim->kind != CLAIM_PAGE &&
				finding.claim->kind != CLAIM_MADE;
		out->entry = claims_holder(claims, finding.claim->entry, now);
		out->at = finding.claim->at;
		return;
	}
	out->file = bundles_find(&catalogue->bundles, claims, path, now,
				 &out->entry);
	if (out->file) {
		out->answer = ANSWER_FILE;
		return;
	}
	out->entry = guess_term(catalogue, path, now);
	out->is_alias = out->entry != NULL;
	if (out->entry)
		out->answer = ANSWER_MOVED;
	else if (finding.was_expired)
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

bool catalogue_owns_id(const struct catalogue *catalogue, const char *id,
		       const struct entry *entry)
{
	return names_own_id(&catalogue->names, id, entry);
}

bool catalogue_owns_code(const struct catalogue *catalogue, const char *code,
			 const struct entry *entry)
{
	return names_own_code(&catalogue->names, code, entry);
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

const struct entry *catalogue_entry_of(const struct catalogue *catalogue,
				       const struct course *course)
{
	return entry_find(catalogue->by_file, catalogue->len, course);
}

bool catalogue_shows(const struct catalogue *catalogue,
		     const struct entry *entry, int64_t now)
{
	if (entry->is_sole)
		return entry_visibility(entry, now) == VISIBLE;
	return claims_holder(&catalogue->claims, entry, now) == entry;
}

bool catalogue_lists(const struct catalogue *catalogue,
		     const struct entry *entry, int64_t now)
{
	return entry_is_listed(entry, now) &&
	       catalogue_shows(catalogue, entry, now);
}

size_t catalogue_n_taxonomies(const struct catalogue *catalogue)
{
	const struct taxonomies *all = &catalogue->taxonomies;

	return all->len - all->trainers->is_implicit;
}

const struct taxonomy *catalogue_taxonomy(const struct catalogue *catalogue,
					  size_t i)
{
	return i < catalogue_n_taxonomies(catalogue) ?
		       &catalogue->taxonomies.items[i] : NULL;
}

const struct taxonomy *catalogue_taxonomy_of(const struct catalogue *catalogue,
					     enum course_key key)
{
	const struct taxonomies *all = &catalogue->taxonomies;
	size_t i;

	for (i = 0; i < all->len; i++) {
		if (all->items[i].key && all->items[i].key->field == key)
			return &all->items[i];
	}
	return NULL;
}

/* The page shown at an address that a reference means; not an unlisted one:
   to link it is to list it (S-1). */
static const struct entry *show_target(const struct catalogue *catalogue,
				       const struct entry *target, int64_t now)
{
	const struct entry *shown;

	if (!target)
		return NULL;
	shown = claims_holder(&catalogue->claims, target, now);
	return shown && entry_is_listed(shown, now) ? shown : NULL;
}

const struct entry *catalogue_ref(const struct catalogue *catalogue,
				  const struct entry *entry,
				  enum course_key key, size_t i, int64_t now)
{
	return show_target(catalogue, refs_get(&catalogue->refs, entry, key, i),
			   now);
}

static const struct entry *find_target(const struct catalogue *catalogue,
				       const char *text)
{
	struct ref_quest quest = { text, true, NULL };
	struct ref_finding found;

	refs_find(&found, &catalogue->refs, &quest);
	quest.is_course = false;
	if (found.answer == REF_MISSING)
		refs_find(&found, &catalogue->refs, &quest);
	return found.answer == REF_FOUND ? found.entries[0] : NULL;
}

const struct entry *catalogue_find_ref(const struct catalogue *catalogue,
				       const char *text, int64_t now)
{
	return show_target(catalogue, find_target(catalogue, text), now);
}

const struct entry *catalogue_find_link(const struct catalogue *catalogue,
					const char *text, int64_t now)
{
	const struct entry *target = find_target(catalogue, text);

	return target ? claims_holder(&catalogue->claims, target, now) : NULL;
}

const struct taxonomy *catalogue_trainers(const struct catalogue *catalogue)
{
	return catalogue->taxonomies.trainers;
}

const struct term *catalogue_trainer_at(const struct catalogue *catalogue,
					const struct entry *entry)
{
	const struct trainers *trainers = &catalogue->trainers;

	if (entry->kind == ENTRY_TERM &&
	    entry->taxonomy == catalogue->taxonomies.trainers)
		return entry->term;
	if (!trainers->by_page || !entry->course)
		return NULL;
	return trainers->by_page[entry->order];
}

const struct entry *catalogue_trainer_page(const struct catalogue *catalogue,
					   const struct term *term,
					   int64_t now)
{
	const struct entry *shown = show_target(catalogue, term->page, now);

	if (shown)
		return shown;
	return catalogue_lists(catalogue, term->entry, now) ? term->entry :
							      NULL;
}

const struct entry *catalogue_trainer(const struct catalogue *catalogue,
				      const struct entry *entry, size_t i,
				      int64_t now)
{
	const struct trainers *trainers = &catalogue->trainers;
	struct term **named = trainers->named && entry->course ?
				      trainers->named[entry->order] : NULL;

	if (i >= value_len(course_list(entry->course, COURSE_TRAINERS)) ||
	    !named || !named[i])
		return NULL;
	return catalogue_trainer_page(catalogue, named[i], now);
}

const struct section *catalogue_home(const struct catalogue *catalogue)
{
	return catalogue->sections.home;
}

size_t catalogue_related(const struct entry *out[],
			 const struct catalogue *catalogue,
			 const struct related_quest *quest)
{
	return related_find(out, catalogue, quest);
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
	struct entry file = { .kind = ENTRY_PAGE };

	if (!bundles_file(&catalogue->bundles, entry, name))
		return NULL;
	entry_place(&file, arena, &catalogue->library->config,
		    arena_printf(arena, "%.*s%s",
				 (int)(folder_end - entry->url), entry->url,
				 name));
	return file.href;
}

size_t catalogue_epoch(const struct catalogue *catalogue, int64_t now,
		       int64_t *since)
{
	return epoch_at(&catalogue->epoch, now, since);
}

int64_t catalogue_next(const struct catalogue *catalogue, int64_t now)
{
	return epoch_next(&catalogue->epoch, now);
}
