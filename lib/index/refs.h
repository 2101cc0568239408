/* SPDX-License-Identifier: MIT */
/*
 * What authors write for another page (schema.md ), and which page
 * they mean: its address or an alias, its file or folder in the content
 * folder, else the last part of either as a slug, folder or alias, as the
 * beginning of a slug, or as a code or id.
 *
 * All references of all courses are resolved once, when the catalogue is
 * built.  Problem codes, warnings: ref-missing (a note for trainers, who are
 * often pages of a bigger site), ref-ambiguous, roadmap-cycle.
 */
#ifndef INDEX_REFS_H
#define INDEX_REFS_H

#include "index/catalogue.h"
#include "index/claims.h"

enum { REFS_N_KEYS = 4, REFS_CANDIDATES = 4 };

struct ref_name;
struct ref_links;

struct refs {
	struct arena *arena;
	const struct library *library;
	const struct claims *claims;
	const struct entry *entries;	/* by order */
	size_t n_entries;
	const struct entry *const *by_file;
	struct ref_name *names;		/* sorted; NULL until there is much
					   to look for */
	size_t n_names, cap_names;
	size_t n_sought;		/* by name */
	struct ref_links **links;	/* by order; NULL: no course has any */
};

/* Which page is meant? */
enum ref_answer {
	REF_FOUND,
	REF_MISSING,
	REF_AMBIGUOUS,
	REF_OUTSIDE		/* an address on another host */
};

struct ref_finding {
	enum ref_answer answer;
	/* REF_FOUND: the first; REF_AMBIGUOUS: some, by file */
	const struct entry *entries[REFS_CANDIDATES];
	size_t len;		/* how many there are; one over
				   REFS_CANDIDATES for more than those */
	bool by_name;		/* neither address nor path was enough */
};

/* Resolves the references of all entries; arena, library, claims, entries and
   by_file are set. */
void refs_fill(struct refs *, struct report *);
void refs_release(struct refs *);

/* Sorts the names; before that, looking for one takes long. */
void refs_name(struct refs *);

/* What is looked for. */
struct ref_quest {
	const char *text;
	bool is_course;		/* a last part means courses; else others */
	const struct entry *from;	/* which it does not mean; or NULL */
};

void refs_find(struct ref_finding *, const struct refs *,
	       const struct ref_quest *);

/* The i-th of a field; NULL if it means nothing. */
const struct entry *refs_get(const struct refs *, const struct entry *,
			     enum course_key, size_t i);

#endif
