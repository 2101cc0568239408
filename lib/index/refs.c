/* SPDX-License-Identifier: MIT */
/*
 * The references of all courses, resolved once.  What one means is
 * refnames.c's; roads that lead back to where they began are cycles.c's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "index/cycles.h"
#include "index/refs.h"

static const struct ref_key {
	enum course_key key;
	bool is_course;
	enum severity missing;
} ref_keys[REFS_N_KEYS] = {
	{ COURSE_NEXT, true, SEVERITY_WARNING },
	{ COURSE_PREVIOUS, true, SEVERITY_WARNING },
	{ COURSE_PERSONAS, false, SEVERITY_WARNING },
	{ COURSE_TRAINERS, false, SEVERITY_NOTE },
};

enum { FEW = 16 };

struct ref_links {
	const struct entry **targets[REFS_N_KEYS];	/* NULL: none */
	size_t len[REFS_N_KEYS];
};

static bool has_any(const struct course *course)
{
	size_t i;

	for (i = 0; i < REFS_N_KEYS; i++) {
		if (value_len(course_list(course, ref_keys[i].key)))
			return true;
	}
	return false;
}

static void report_ambiguous(const struct ref_finding *finding,
			     const struct value *ref, struct report *report)
{
	struct buf files = BUF_INIT;
	size_t i;

	for (i = 0; i < finding->len && i < REFS_CANDIDATES; i++)
		buf_printf(&files, "%s%s", i ? ", " : "",
			   finding->entries[i]->course->file);
	report_add(report, SEVERITY_WARNING, ref->at, "ref-ambiguous",
		   "\"%s\" may mean any of %s%s: write the whole address",
		   value_text(ref), files.data,
		   finding->len > REFS_CANDIDATES ? " and others" : "");
	buf_release(&files);
}

static const struct entry *resolve(struct refs *refs,
				   const struct entry *from,
				   const struct ref_key *key,
				   const struct value *ref,
				   struct report *report)
{
	struct ref_quest quest = { value_text(ref), key->is_course, from };
	struct ref_finding finding;

	refs_find(&finding, refs, &quest);
	if (finding.by_name && ++refs->n_sought == FEW)
		refs_name(refs);
	if (finding.answer == REF_FOUND)
		return finding.entries[0];
	if (finding.answer == REF_AMBIGUOUS)
		report_ambiguous(&finding, ref, report);
	if (finding.answer == REF_MISSING)
		report_add(report, key->missing, ref->at, "ref-missing",
			   "\"%s\" is no page of this site: write the address "
			   "of one, or its path in the content folder",
			   value_text(ref));
	return NULL;
}

static void fill_key(struct refs *refs, const struct entry *entry, size_t key,
		     struct report *report)
{
	const struct value *list =
		course_list(entry->course, ref_keys[key].key);
	struct ref_links *links = refs->links[entry->order];
	size_t i, len = value_len(list);

	if (!len)
		return;
	links->len[key] = len;
	links->targets[key] = arena_alloc(refs->arena,
					  len * sizeof(struct entry *));
	for (i = 0; i < len; i++) {
		const struct value *ref = value_item(list, i);

		if (value_text(ref))
			links->targets[key][i] =
				resolve(refs, entry, &ref_keys[key], ref,
					report);
	}
}

/* Are there references that only catalogue_find_ref() gets to see? */
static bool has_blocks(const struct refs *refs)
{
	size_t i;

	for (i = 0; i < refs->n_entries; i++) {
		if (course_list(refs->entries[i].course, COURSE_BLOCKS))
			return true;
	}
	return false;
}

/* Most references are addresses and paths: names are sorted only when some
   were looked for. */
void refs_fill(struct refs *refs, struct report *report)
{
	size_t i, key;

	for (i = 0; i < refs->n_entries; i++) {
		const struct entry *entry = &refs->entries[i];

		if (!has_any(entry->course))
			continue;
		if (!refs->links)
			refs->links = arena_alloc(refs->arena,
						  refs->n_entries *
						  sizeof(struct ref_links *));
		refs->links[i] = arena_alloc(refs->arena,
					     sizeof(struct ref_links));
		for (key = 0; key < REFS_N_KEYS; key++)
			fill_key(refs, entry, key, report);
	}
	if (refs->links)
		cycles_report(refs, report);
	if (has_blocks(refs))
		refs_name(refs);
	else
		refs_release(refs);
}

void refs_release(struct refs *refs)
{
	free(refs->names);
	refs->names = NULL;
	refs->n_names = refs->cap_names = 0;
}

const struct entry *refs_get(const struct refs *refs,
			     const struct entry *entry, enum course_key key,
			     size_t i)
{
	const struct ref_links *links =
		refs->links && entry->course ? refs->links[entry->order] :
					       NULL;
	size_t row = 0;

	while (row < REFS_N_KEYS && ref_keys[row].key != key)
		row++;
	if (!links || row == REFS_N_KEYS || i >= links->len[row])
		return NULL;
	return links->targets[row][i];
}
