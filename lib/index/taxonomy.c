/* SPDX-License-Identifier: MIT */
/*
 * Collecting terms from files.  What they are called, and where their pages
 * are, is termpages.c's.  Problem codes, both warnings: bad-taxonomy,
 * term-twice.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/str.h"
#include "content/keys.h"
#include "index/address.h"
#include "index/parts.h"
#include "index/taxonomy.h"
#include "index/titlecase.h"

#define TRAINERS "trainers"	/* the key of front matter, folded */

static const char *fold_key(struct arena *arena, const char *key)
{
	struct buf folded = BUF_INIT;

	key_fold(&folded, key);
	return arena_take(arena, &folded);
}

/* The field that is read from the taxonomy's key. */
static const struct key *find_row(const char *folded)
{
	for (size_t row = 0; row < COURSE_N_KEYS; row++) {
		const struct key *key = &course_keys[row];

		if ((key->type == KEY_TERMS || key->type == KEY_WORD) &&
		    key_is_source(key, folded))
			return key;
	}
	return NULL;
}

static bool has_letters(const char *name)
{
	for (; *name; name++) {
		if (str_is_alnum(*name) || (unsigned char)*name >= 0x80)
			return true;
	}
	return false;
}

/* What else is wrong with it is reported when its list is made. */
static bool has_address(const struct library *library, const char *plural)
{
	const struct address_listing listing = {
		.plural = plural, .title = plural,
	};
	struct arena scratch = ARENA_INIT;
	struct report quiet;
	bool has;

	report_init(&quiet, &scratch);
	has = address_listing_url(&scratch, library, &listing, &quiet);
	report_release(&quiet);
	arena_release(&scratch);
	return has;
}

static bool is_usable(const struct library *library,
		      const struct value *plural, struct report *report)
{
	const char *name = value_text(plural);

	if (has_letters(name) && has_address(library, name))
		return true;
	report_add(report, SEVERITY_WARNING, plural->at, "bad-taxonomy",
		   "\"%s\" makes no address: name it with letters", name);
	return false;
}

static struct taxonomy *add_taxonomy(struct taxonomies *all,
				     const char *singular, const char *plural)
{
	struct taxonomy *taxonomy = &all->items[all->len++];

	taxonomy->singular = singular;
	taxonomy->plural = plural;
	taxonomy->folded = fold_key(all->arena, plural);
	taxonomy->weight_key = arena_printf(all->arena, "%sweight",
					    taxonomy->folded);
	taxonomy->key = find_row(taxonomy->folded);
	taxonomy->title = titlecase(all->arena, plural, true);
	table_init(&taxonomy->by_spelling);
	table_init(&taxonomy->by_fold);
	if (str_eq(taxonomy->folded, TRAINERS))
		all->trainers = taxonomy;
	return taxonomy;
}

void taxonomies_init(struct taxonomies *all, struct arena *arena,
		     const struct library *library, struct report *report)
{
	const struct value *given = library->config.taxonomies;
	size_t i;

	*all = (struct taxonomies){
		.arena = arena, .library = library, .report = report,
	};
	table_init(&all->by_url);
	term_names_init(&all->names, arena, library->config.names);
	all->items = arena_alloc(arena, (value_len(given) + 1) *
				 sizeof(*all->items));
	for (i = 0; i < value_len(given); i++) {
		const struct value_pair *pair = &given->map.pairs[i];

		if (is_usable(library, pair->value, report))
			add_taxonomy(all, pair->key, value_text(pair->value));
	}
	if (!all->trainers)
		add_taxonomy(all, "trainer", TRAINERS)->is_implicit = true;
}

void taxonomies_release(struct taxonomies *all)
{
	size_t i, j;

	table_release(&all->by_url);
	term_names_release(&all->names);
	for (i = 0; i < all->len; i++) {
		struct taxonomy *taxonomy = &all->items[i];

		for (j = 0; j < taxonomy->len; j++) {
			free(taxonomy->terms[j]->members);
			free(taxonomy->terms[j]->rows);
		}
		free(taxonomy->terms);
		table_release(&taxonomy->by_spelling);
		table_release(&taxonomy->by_fold);
	}
}

struct term *taxonomy_term(const struct taxonomy *taxonomy, const char *name)
{
	struct buf folded = BUF_INIT;
	struct term *term;

	term_fold(&folded, name);
	term = table_find(&taxonomy->by_fold, folded.data);
	buf_release(&folded);
	return term;
}

const struct term *taxonomy_find(const struct taxonomy *taxonomy,
				 const char *name)
{
	const struct spelling *spelling =
		table_find(&taxonomy->by_spelling, name);

	return spelling ? spelling->term : taxonomy_term(taxonomy, name);
}

struct term *taxonomies_new(struct taxonomies *all, struct taxonomy *taxonomy)
{
	struct term *term = arena_alloc(all->arena, sizeof(*term));

	term->taxonomy = taxonomy;
	taxonomy->terms = mem_grow(taxonomy->terms, taxonomy->len,
				   &taxonomy->cap, sizeof(struct term *));
	taxonomy->terms[taxonomy->len++] = term;
	return term;
}

struct term *taxonomies_need(struct taxonomies *all, struct taxonomy *taxonomy,
			     const char *name)
{
	struct term *term = taxonomy_term(taxonomy, name);
	struct buf folded = BUF_INIT;

	if (term)
		return term;
	term = taxonomies_new(all, taxonomy);
	term_fold(&folded, name);
	table_set(&taxonomy->by_fold, arena_strdup(all->arena, folded.data),
		  term);
	buf_release(&folded);
	return term;
}

static bool is_before(struct place a, struct place b)
{
	int order = strcmp(a.file, b.file);

	if (!order)
		return a.line < b.line;
	return order < 0;
}

struct spelling *taxonomies_spell(struct taxonomies *all, struct term *term,
				  const char *name, struct place at)
{
	struct spelling *spelling = arena_alloc(all->arena, sizeof(*spelling));

	spelling->text = arena_strdup(all->arena, name);
	spelling->at = at;
	spelling->term = term;
	spelling->next = term->spellings;
	term->spellings = spelling;
	table_set(&term->taxonomy->by_spelling, spelling->text, spelling);
	return spelling;
}

static struct spelling *need_spelling(struct taxonomies *all,
				      struct taxonomy *taxonomy,
				      const char *name, struct place at)
{
	struct spelling *spelling = table_find(&taxonomy->by_spelling, name);

	if (spelling) {
		if (is_before(at, spelling->at))
			spelling->at = at;
		return spelling;
	}
	return taxonomies_spell(all, taxonomies_need(all, taxonomy, name),
				name, at);
}

static void own_term(struct taxonomies *all, struct taxonomy *taxonomy,
		     struct entry *entry, const char *name)
{
	struct term *term = taxonomies_need(all, taxonomy, name);

	if (term->entry) {
		report_add(all->report, SEVERITY_WARNING,
			   (struct place){ entry->course->file, 0, 0 },
			   "term-twice",
			   "\"%s\" has its page in %s, so this is a list of "
			   "its folder; keep one of the two", name,
			   term->entry->course->file);
		return;
	}
	entry->kind = ENTRY_TERM;
	entry->taxonomy = taxonomy;
	entry->term = term;
	term->entry = entry;
	term->name = name;
	term->title = titlecase(all->arena, name, false);
}

void taxonomies_own(struct taxonomies *all, struct entry *entry)
{
	const char *folder = parts_folder(all->arena, entry->course->file);
	size_t i, len = strcspn(folder, "/");
	const char *rest = folder + len, *top;

	top = fold_key(all->arena, arena_strndup(all->arena, folder, len));
	rest += strspn(rest, "/");
	for (i = 0; i < all->len; i++) {
		struct taxonomy *taxonomy = &all->items[i];

		if (taxonomy->is_implicit || !str_eq(taxonomy->folded, top))
			continue;
		if (*rest) {
			own_term(all, taxonomy, entry, rest);
		} else if (!taxonomy->entry) {
			entry->kind = ENTRY_TAXONOMY;
			entry->taxonomy = taxonomy;
			taxonomy->entry = entry;
		}
		return;
	}
}

/* The page's weight in the lists of a taxonomy: "tags_weight". */
static long find_weight(const struct taxonomy *taxonomy,
			const struct course *course)
{
	const struct value *value;
	long weight = 0;

	if (!value_len(course->unknown))
		return 0;
	value = course_unknown(course, taxonomy->weight_key);
	if (value && value->type == VALUE_INT)
		return value->number;
	if (value_text(value) && str_to_long(&weight, value_text(value)))
		return weight;
	return 0;
}

/* What a scalar is called as a term; NULL for nothing. */
static const char *term_text(struct arena *arena, const struct value *value)
{
	if (value->type == VALUE_INT)
		return arena_printf(arena, "%ld", value->number);
	if (value->type == VALUE_BOOL)
		return value->truth ? "true" : "false";
	return value_text(value);
}

/* The terms of one page in one taxonomy. */
struct joining {
	struct taxonomies *all;
	struct taxonomy *taxonomy;
	const struct entry *entry;
	long weight;
	bool has_weight;		/* once it was looked for */
};

void term_add(struct term *term, const struct entry *entry, long weight)
{
	if (term->len && term->rows[term->len - 1].entry == entry)
		return;
	term->rows = mem_grow(term->rows, term->len, &term->cap,
			      sizeof(*term->rows));
	term->rows[term->len].entry = entry;
	term->rows[term->len++].weight = weight;
}

static void join(struct joining *m, const struct value *value)
{
	const char *name = term_text(m->all->arena, value), *asked;
	struct spelling *spelling;

	if (str_is_blank(name))
		return;
	asked = term_names_find(&m->all->names, name);
	if (asked)
		name = asked;
	spelling = need_spelling(m->all, m->taxonomy, name, value->at);
	if (!m->has_weight)
		m->weight = find_weight(m->taxonomy, m->entry->course);
	m->has_weight = true;
	term_add(spelling->term, m->entry, m->weight);
}

void taxonomies_add(struct taxonomies *all, const struct entry *entry)
{
	const struct course *course = entry->course;
	size_t i, j;

	for (i = 0; i < all->len; i++) {
		struct joining m = {
			.all = all, .taxonomy = &all->items[i], .entry = entry,
		};
		const struct key *key = m.taxonomy->key;
		const struct value *value;

		value = key ? course_value(course, key->field) :
			      course_unknown(course, m.taxonomy->folded);
		if (!value)
			continue;
		if (value->type != VALUE_LIST)
			join(&m, value);
		for (j = 0; j < value_len(value) &&
			    value->type == VALUE_LIST; j++)
			join(&m, value_item(value, j));
	}
}
