/* SPDX-License-Identifier: MIT */
/*
 * What terms are called, and the pages that list them.  Who has an address
 * that a course has too is claims.c's.  Problem code, a warning:
 * term-no-address.
 */
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/str.h"
#include "index/address.h"
#include "index/catalogue_data.h"
#include "index/collate.h"
#include "index/titlecase.h"
#include "index/url.h"

/* What site.yaml asks for, else the best (S-2). */
static const struct spelling *best_spelling(const struct taxonomies *all,
					    const struct term *term)
{
	const struct spelling *best = term->spellings, *other;
	const char *asked = term_names_find(&all->names, best->text);

	for (other = best; other; other = other->next) {
		if (asked && str_eq(asked, other->text))
			return other;
		if (term_is_better(other->text, best->text))
			best = other;
	}
	return best;
}

/*
 * The old names of terms that site.yaml gives another name: no page has them
 * any more, but their addresses were there.
 */
static void add_old_names(struct taxonomies *all, struct taxonomy *taxonomy)
{
	const struct value *names = all->library->config.names;
	struct term *term;
	size_t i;

	for (i = 0; i < value_len(names); i++) {
		const struct value_pair *pair = &names->map.pairs[i];
		const char *text = value_text(pair->value);

		term = text ? taxonomy_term(taxonomy, text) : NULL;
		if (term && !taxonomy_term(taxonomy, pair->key))
			taxonomies_spell(all, term, pair->key,
					 pair->value->at);
	}
}

static void give_page(struct taxonomies *all, struct term *term)
{
	const struct spelling *spelling = best_spelling(all, term);
	const struct taxonomy *taxonomy = term->taxonomy;
	struct address_listing listing = {
		.plural = taxonomy->plural, .term = spelling->text,
	};
	struct entry *entry = arena_alloc(all->arena, sizeof(*entry));
	const char *url;

	term->name = spelling->text;
	term->title = listing.title = titlecase(all->arena, spelling->text,
						  false);
	term->entry = entry;
	entry->kind = ENTRY_TERM;
	entry->taxonomy = taxonomy;
	entry->term = term;
	url = address_listing_url(all->arena, all->library, &listing,
				  all->report);
	entry_place(entry, all->arena, &all->library->config,
		    url ? url : taxonomy->entry->url);
	if (!url)
		report_add(all->report, SEVERITY_WARNING, spelling->at,
			   "term-no-address",
			   "\"%s\" makes no address, so it has no page; use "
			   "a name with letters or digits", spelling->text);
}

const char *taxonomies_url(const struct taxonomies *all,
			   const struct entry *entry)
{
	struct address_listing listing = {
		.plural = entry->taxonomy->plural,
		.term = entry->term ? entry->term->name : NULL,
		.title = entry->term ? entry->term->title :
				       entry->taxonomy->title,
		.course = entry->course,
	};

	return address_listing_url(all->arena, all->library, &listing,
				   all->report);
}

void taxonomies_make(struct taxonomies *all)
{
	size_t i, j;

	for (i = 0; i < all->len; i++) {
		struct taxonomy *taxonomy = &all->items[i];
		struct entry *entry;

		if (!taxonomy->entry) {
			entry = arena_alloc(all->arena, sizeof(*entry));
			entry->kind = ENTRY_TAXONOMY;
			entry->taxonomy = taxonomy;
			entry_place(entry, all->arena, &all->library->config,
				    taxonomies_url(all, entry));
			taxonomy->entry = entry;
		}
		for (j = 0; j < taxonomy->len; j++) {
			if (!taxonomy->terms[j]->entry)
				give_page(all, taxonomy->terms[j]);
		}
		add_old_names(all, taxonomy);
	}
}

/* The table of made pages by address, for those that turn out to have one. */
static void fill_by_url(struct taxonomies *all)
{
	struct buf key = BUF_INIT;
	size_t i, j;

	for (i = all->len; i-- > 0;) {
		const struct taxonomy *taxonomy = &all->items[i];

		for (j = 0; j < taxonomy->len; j++) {
			struct term *term = taxonomy->terms[j];

			if (term->entry->course)
				continue;
			buf_reset(&key);
			url_fold(&key, term->entry->url);
			table_set(&all->by_url,
				  arena_strdup(all->arena, key.data), term);
		}
	}
	buf_release(&key);
}

void taxonomies_adopt(struct taxonomies *all, struct entry *entry)
{
	struct buf key = BUF_INIT;
	struct term *term;

	if (!all->by_url.len)
		fill_by_url(all);
	url_fold(&key, entry->url);
	term = table_find(&all->by_url, key.data);
	buf_release(&key);
	if (!term || term->entry->course)
		return;
	entry->kind = ENTRY_TERM;
	entry->taxonomy = term->taxonomy;
	entry->term = term;
	term->entry = entry;
}

static int compare_rows(const void *left, const void *right)
{
	const struct membership *a = left, *b = right;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	if (a->entry->order != b->entry->order)
		return a->entry->order < b->entry->order ? -1 : 1;
	return 0;
}

static void fill_members(struct term *term)
{
	size_t i;

	if (term->len)
		qsort(term->rows, term->len, sizeof(*term->rows),
		      compare_rows);
	term->members = mem_alloc(term->len * sizeof(struct entry *));
	for (i = 0; i < term->len; i++)
		term->members[i] = term->rows[i].entry;
	free(term->rows);
	term->rows = NULL;
}

struct sorted {
	struct term *term;
	long weight;			/* LONG_MAX for none */
	struct buf name;
};

static int compare_terms(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order;

	if (a->weight != b->weight)
		return a->weight < b->weight ? -1 : 1;
	order = collate_compare(&a->name, &b->name);
	return order ? order : strcmp(a->term->name, b->term->name);
}

static void sort_terms(struct taxonomy *taxonomy, const char *language)
{
	struct sorted *rows = mem_alloc(taxonomy->len * sizeof(*rows));
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		struct term *term = taxonomy->terms[i];
		const struct course *course = term->entry->course;

		rows[i].term = term;
		rows[i].weight = course && course->weight ? course->weight :
							    LONG_MAX;
		buf_init(&rows[i].name);
		collate_add(&rows[i].name, term->title, language);
	}
	if (taxonomy->len)
		qsort(rows, taxonomy->len, sizeof(*rows), compare_terms);
	for (i = 0; i < taxonomy->len; i++) {
		taxonomy->terms[i] = rows[i].term;
		buf_release(&rows[i].name);
	}
	free(rows);
}

/* What an author calls it counts. */
static void name_by_file(const struct taxonomies *all, struct term *term)
{
	const struct course *course = term->entry->course;
	const char *title = course ? course_text(course, COURSE_TITLE) : NULL;

	if (!term->plain)
		term->plain = term->spellings ?
				      best_spelling(all, term)->text :
				      term->name;
	if (title)
		term->name = term->title = title;
}

void taxonomies_settle(struct taxonomies *all, struct taxonomy *taxonomy)
{
	size_t i;

	for (i = 0; i < taxonomy->len; i++) {
		name_by_file(all, taxonomy->terms[i]);
		fill_members(taxonomy->terms[i]);
	}
	sort_terms(taxonomy, all->library->config.language);
}

/* Who holds which course is known later. */
void taxonomies_finish(struct taxonomies *all)
{
	size_t i;

	for (i = 0; i < all->len; i++) {
		if (&all->items[i] != all->trainers)
			taxonomies_settle(all, &all->items[i]);
	}
}

const char *taxonomies_spelling_url(const struct taxonomies *all,
				    const struct spelling *spelling)
{
	struct address_listing listing = {
		.plural = spelling->term->taxonomy->plural,
		.term = spelling->text,
		.title = titlecase(all->arena, spelling->text, false),
	};

	return address_listing_url(all->arena, all->library, &listing, NULL);
}

/* Where the last segment of a path begins; "a/" is one. */
static size_t last_start(const char *path, size_t len)
{
	if (len && path[len - 1] == '/')
		len--;
	while (len && path[len - 1] != '/')
		len--;
	return len;
}

const struct term *taxonomies_guess(const struct taxonomies *all,
				    const char *path)
{
	size_t i, start = last_start(path, strlen(path));
	const struct term *found = NULL, *term;
	const char *url;

	for (i = 0; i < all->len && start && path[start] && !found; i++) {
		term = taxonomy_term(&all->items[i], path + start);
		url = term ? term->entry->url : "";
		if (last_start(url, strlen(url)) == start &&
		    strncasecmp(url, path, start) == 0)
			found = term;
	}
	return found;
}

const char *term_name(const struct term *term, int64_t now)
{
	const struct entry *page = term->page ? term->page : term->entry;

	if (page->course && entry_visibility(page, now) != VISIBLE)
		return term->plain;
	return term->name;
}

size_t taxonomy_count(const struct catalogue *catalogue,
		      const struct term *term, int64_t now)
{
	size_t i, n = 0;

	for (i = 0; i < term->len; i++)
		n += catalogue_lists(catalogue, term->members[i], now);
	return n;
}
