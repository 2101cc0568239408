/* SPDX-License-Identifier: MIT */
/*
 * The catalogue: a form to choose by, and the courses that suit, page by
 * page.  Only the list without a query is for search engines: of the others
 * there are too many.
 */
#include "page/compare.h"
#include "page/filters.h"
#include "page/paging.h"

#include <string.h>

#include "markup/html.h"

#define PATH "/courses/"

/* What the page is made from. */
struct showing {
	struct making p;
	const struct page_env *env;
	struct selection s;
	struct paging paging;
	const char *path;		/* with the base path */
	const char *asked;		/* "“rope”, Beginner", or NULL */
};

static const char *count_words(struct showing *c, size_t n)
{
	return view_count(c->env, "count.courses", n);
}

/* Where a search found it, the words that it found marked. */
static const char *snippet(struct showing *c, const struct entry *entry)
{
	const char *text;
	struct buf html = BUF_INIT;

	if (!c->s.words)
		return NULL;
	text = search_snippet(c->env->arena, c->env->search, c->s.words,
			      entry);
	for (; text && *text; text++) {
		if (*text == SEARCH_ON)
			buf_str(&html, "<mark>");
		else if (*text == SEARCH_OFF)
			buf_str(&html, "</mark>");
		else
			html_escape(&html, text, 1);
	}
	return arena_take(c->env->arena, &html);
}

static struct value *make_card(struct showing *c, const struct entry *entry)
{
	struct value *card = view_card(c->env, entry);

	making_html(&c->p, card, "snippet", snippet(c, entry));
	making_text(&c->p, card, "compare", compare_key(c->env, entry));
	making_text(&c->p, card, "compare_label",
		    view_say(c->env, "compare.choose", "title",
			     value_text_at(card, "title")));
	return card;
}

static void show_results(struct showing *c)
{
	struct value *cards = value_list(c->env->arena);
	struct value *view = c->p.view;
	struct buf query = BUF_INIT;

	for (size_t i = 0; i < c->paging.len; i++)
		value_push(c->env->arena, cards,
			   make_card(c, c->s.entries[c->paging.first + i]));
	making_list(&c->p, view, "courses", cards);
	selection_query(&query, &c->s, c->s.n_choices);
	paging_show(&c->paging, c->env, view, c->path, query.data);
	buf_release(&query);
	making_text(&c->p, view, "results_id",
		    making_id(&c->p, "results"));
	making_text(&c->p, view, "how_many", c->s.len ?
		    count_words(c, c->s.len) :
		    view_word(c->env, "find.none"));
	making_text(&c->p, view, "corrected", c->s.len ? c->s.corrected :
							 NULL);
	making_flag(&c->p, view, "is_partial", c->s.is_partial && c->s.len);
	making_flag(&c->p, view, "can_compare", c->s.len > 1);
	making_text(&c->p, view, "compare_action",
		    view_href(c->env, "/compare/"));
}

/* Courses that the words may have meant. */
static struct value *suggestions(struct showing *c)
{
	const struct entry *found[LIMIT_SUGGESTIONS];
	struct value *list = value_list(c->env->arena);
	size_t n = 0;

	if (c->s.words)
		n = catalogue_suggest(found, c->env->catalogue, c->s.words,
				      c->env->now);
	for (size_t i = 0; i < n; i++)
		value_push(c->env->arena, list, view_card(c->env, found[i]));
	return list;
}

static void show_way_out(struct showing *c)
{
	bool is_empty = !c->s.len;
	size_t n_asked = c->s.n_choices + (c->s.words ? 1 : 0);

	making_flag(&c->p, c->p.view, "is_empty",
		    is_empty && !c->s.is_filtered);
	making_flag(&c->p, c->p.view, "has_none",
		    is_empty && c->s.is_filtered);
	making_text(&c->p, c->p.view, "sorry",
		    n_asked > 1 ? view_word(c->env, "find.sorry") :
				  view_say(c->env, "find.sorry_one", "what",
					   c->asked));
	making_list(&c->p, c->p.view, "ways_out", is_empty && n_asked > 1 ?
		    filters_ways_out(&c->p, &c->s) : NULL);
	making_list(&c->p, c->p.view, "suggestions", is_empty ?
		    suggestions(c) : NULL);
	making_text(&c->p, c->p.view, "suggestions_id",
		    making_id(&c->p, "suggestions"));
}

static const char *make_title(struct showing *c)
{
	const char *title = c->p.title;
	const struct words_place places[] = {
		{ "title", title ? title : view_word(c->env, "courses.all") },
		{ "what", c->asked },
		{ NULL, NULL },
	};

	title = places[0].text;
	if (c->asked)
		title = view_fill(c->env, "find.title", places);
	return paging_title(&c->paging, c->env, title);
}

/* Everything but the whole list itself leads to that. */
static bool is_variant(const struct selection *s)
{
	return s->is_filtered || s->sort || s->page > 1;
}

static const char *describe(struct showing *c)
{
	const struct course *course = c->p.course;

	if (course && course_text(course, COURSE_SUMMARY))
		return making_words(&c->p,
				    course_value(course, COURSE_SUMMARY));
	if (!c->s.len)
		return view_word(c->env, c->s.is_filtered ? "find.none" :
							    "courses.none");
	return view_say(c->env, "find.what", "courses",
			count_words(c, c->s.len));
}

static void show_page(struct showing *c)
{
	struct value *view = c->p.view;

	c->asked = filters_words(&c->p, &c->s);
	view_describe(c->env, view, make_title(c), describe(c), c->path);
	making_text(&c->p, view, "heading", c->p.title ? c->p.title :
		    view_word(c->env, "courses.all"));
	if (is_variant(&c->s)) {
		making_flag(&c->p, view, "has_words", false);
		making_flag(&c->p, value_get(view, "page"), "is_unlisted",
			    true);
	}
	value_set(c->env->arena, view, "form", filters_form(&c->p, &c->s));
	making_list(&c->p, view, "chips", filters_chips(&c->p, &c->s));
	making_text(&c->p, view, "clear", is_variant(&c->s) ?
					  c->path : NULL);
	show_results(c);
	show_way_out(c);
}

static int refuse(struct buf *out, const struct page_env *env, int status)
{
	page_error(out, env, status, PATH);
	return status;
}

int page_courses(struct buf *out, const struct page_env *env)
{
	struct showing c = { .env = env };
	int status = selection_make(&c.s, env);

	if (!status)
		status = paging_cut(&c.paging, c.s.page, c.s.len);
	if (status)
		return refuse(out, env, status);
	c.path = view_href(env, PATH);
	making_open_at(&c.p, env, PATH);
	if (c.p.entry)
		making_fill(&c.p);
	show_page(&c);
	view_render(out, env, "courses", c.p.view);
	making_close(&c.p);
	return 200;
}
