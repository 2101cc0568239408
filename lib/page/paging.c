/* SPDX-License-Identifier: MIT */
/*
 * Cutting lists into pages, the links between those, and the page that shows
 * the list of a folder or a term.
 */
#include "page/paging.h"

#include <string.h>

enum {
	DIGITS = 6,			/* no list has a million pages */
	NEAR = 1			/* pages beside this one with a link */
};

int paging_read(size_t *page, const struct query *query)
{
	const char *text = query_get(query, "page", 0);
	long number = 1;

	if (!str_is_blank(text) &&
	    (strlen(text) > DIGITS || !str_is_digit(*text) ||
	     !str_to_long(&number, text) || number < 1))
		return 400;
	*page = (size_t)number;
	return 0;
}

int paging_cut(struct paging *paging, size_t page, size_t n_items)
{
	size_t left;

	paging->page = page;
	paging->n_pages = n_items ? (n_items - 1) / PAGING_CARDS + 1 : 1;
	if (page < 1 || page > paging->n_pages)
		return 404;
	paging->first = (page - 1) * PAGING_CARDS;
	left = n_items - paging->first;
	paging->len = left < PAGING_CARDS ? left : PAGING_CARDS;
	return 0;
}

/* What every link needs. */
struct linking {
	const struct page_env *env;
	const char *path, *query;
};

static const char *href_of(const struct linking *l, size_t page)
{
	struct arena *arena = l->env->arena;
	struct buf href = BUF_INIT;

	buf_str(&href, l->path);
	buf_str(&href, l->query);
	if (page > 1)
		query_add(&href, "page", arena_printf(arena, "%zu", page));
	return arena_take(arena, &href);
}

static const char *number_words(const struct page_env *env, const char *path,
				size_t page, size_t n_pages)
{
	const struct words *words = theme_words(env->theme);
	const struct words_place places[] = {
		{ "page", words_number(env->arena, words, (long)page) },
		{ "pages", words_number(env->arena, words, (long)n_pages) },
		{ NULL, NULL },
	};

	return words_fill(env->arena, words, path, places);
}

/* {number, words, href, is_here}; without a number, what is left out. */
static void add_page(struct value *pages, const struct linking *l,
		     size_t page, bool is_here)
{
	const struct page_env *env = l->env;
	struct value *item = value_map(env->arena);
	const char *number = NULL, *label = NULL, *href = NULL;

	if (page) {
		number = words_number(env->arena, theme_words(env->theme),
				      (long)page);
		label = number_words(env, "paging.page", page, 0);
		href = href_of(l, page);
	}
	value_set_text(env->arena, item, "number", number);
	value_set_text(env->arena, item, "words", label);
	value_set_text(env->arena, item, "href", href);
	value_set(env->arena, item, "is_here",
		  value_bool(env->arena, is_here));
	value_push(env->arena, pages, item);
}

/* The first, the last, and those near this one. */
static bool is_wanted(const struct paging *paging, size_t i)
{
	return i == 1 || i == paging->n_pages ||
	       (i + NEAR >= paging->page && i <= paging->page + NEAR);
}

/* A gap of one page has that page in it. */
static bool is_shown(const struct paging *paging, size_t i)
{
	return is_wanted(paging, i) ||
	       (is_wanted(paging, i - 1) && is_wanted(paging, i + 1));
}

static struct value *list_pages(const struct paging *paging,
				const struct linking *l)
{
	struct value *pages = value_list(l->env->arena);

	for (size_t i = 1; i <= paging->n_pages; i++) {
		if (is_shown(paging, i))
			add_page(pages, l, i, i == paging->page);
		else if (is_shown(paging, i - 1))
			add_page(pages, l, 0, false);
	}
	return pages;
}

void paging_show(const struct paging *paging, const struct page_env *env,
		 struct value *view, const char *path, const char *query)
{
	const struct linking l = { env, path, query };
	struct arena *arena = env->arena;
	struct value *map = value_map(arena);
	size_t page = paging->page;

	if (paging->n_pages < 2) {
		value_set(arena, view, "paging", value_null(arena));
		return;
	}
	value_set(arena, map, "here",
		  value_string(arena, number_words(env, "paging.here", page,
						   paging->n_pages)));
	value_set_text(arena, map, "previous",
		       page > 1 ? href_of(&l, page - 1) : NULL);
	value_set_text(arena, map, "next",
		       page < paging->n_pages ? href_of(&l, page + 1) : NULL);
	value_set(arena, map, "pages", list_pages(paging, &l));
	value_set(arena, view, "paging", map);
}

const char *paging_title(const struct paging *paging,
			 const struct page_env *env, const char *title)
{
	const struct words *words = theme_words(env->theme);
	const struct words_place places[] = {
		{ "title", title },
		{ "page", words_number(env->arena, words,
				       (long)paging->page) },
		{ NULL, NULL },
	};

	if (paging->page == 1)
		return title;
	return words_fill(env->arena, words, "paging.title", places);
}

/* Pages after the first say no more than what they list, and are their own
   pages for search engines. */
static void show_part(struct making *p, const struct paging *paging)
{
	const struct page_env *env = p->env;
	const struct linking l = { env, p->entry->href, "" };
	struct value *page = value_get(p->view, "page");
	const char *canonical = view_absolute(env, href_of(&l, paging->page));

	paging_show(paging, env, p->view, l.path, l.query);
	if (paging->page == 1)
		return;
	making_flag(p, p->view, "has_words", false);
	view_describe(env, p->view, paging_title(paging, env, p->title),
		      value_text(value_get(page, "description")), l.path);
	page = value_get(p->view, "page");
	if (canonical)
		value_set(env->arena, page, "canonical",
			  value_string(env->arena, canonical));
}

/* {courses, has_courses, paging}; 200, or the status of a refusal. */
static int fill_list(struct making *p, const struct entry *const *members,
		     size_t len)
{
	const struct page_env *env = p->env;
	const struct entry **listed;
	struct paging paging;
	size_t page, n = 0;
	int status = paging_read(&page, env->query);

	if (status)
		return status;
	listed = arena_alloc(env->arena, len * sizeof(struct entry *));
	for (size_t i = 0; i < len; i++)
		if (catalogue_lists(env->catalogue, members[i], env->now))
			listed[n++] = members[i];
	status = paging_cut(&paging, page, n);
	if (status)
		return status;
	view_cards(env, p->view, listed + paging.first, paging.len);
	show_part(p, &paging);
	return 200;
}

int paging_list(struct buf *out, const struct page_env *env,
		const struct entry *entry,
		const struct entry *const *members, size_t len)
{
	struct making p;
	int status;

	making_open_list(&p, env, entry);
	status = fill_list(&p, members, len);
	if (status == 200)
		view_render(out, env, "list", p.view);
	else
		page_error(out, env, status, entry->url);
	making_close(&p);
	return status;
}
