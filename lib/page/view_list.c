/* SPDX-License-Identifier: MIT */
/*
 * What pages that list others have in common: their own words, the way to
 * them, the cards of what they list.  What is listed is index/'s.
 */
#include "base/str.h"
#include "index/section.h"
#include "index/taxonomy.h"
#include "base/limits.h"
#include "page/view.h"

static void set_html(struct value *view, struct arena *arena, const char *key,
		     const char *html)
{
	if (*html)
		value_set(arena, view, key, value_html(arena, html));
}

static void add_link(struct arena *arena, struct value *trail,
		     const char *name, const char *href)
{
	struct value *link = value_map(arena);

	value_set(arena, link, "name", value_string(arena, name));
	value_set(arena, link, "href", value_string(arena, href));
	value_push(arena, trail, link);
}

struct value *view_trail(const struct page_env *env, const struct entry *entry)
{
	const struct entry *way[LIMIT_SEGMENTS];
	struct value *trail = value_list(env->arena);
	struct page_env quiet = *env;
	struct markup m;
	size_t i, n;

	quiet.report = NULL;
	view_markup(&m, &quiet, NULL);
	add_link(env->arena, trail, "Home",
		 arena_printf(env->arena, "%s/",
			      env->library->config.base_path));
	n = catalogue_trail(way, env->catalogue, entry, env->now);
	for (i = 0; i < n; i++)
		add_link(env->arena, trail,
			 markup_plain(&m, entry_name(way[i])), way[i]->href);
	markup_release(&m);
	return trail;
}

void view_words(const struct page_env *env, struct value *view,
		const struct entry *entry)
{
	const struct course *course = entry->course;
	struct arena *arena = env->arena;
	struct place at = { NULL, 0, 0 };
	const struct value *lead;
	struct markup m;

	view_markup(&m, env, entry);
	if (course)
		at = (struct place){ course->file, course->body_line, 1 };
	set_html(view, arena, "title",
		 markup_inline(&m, entry_name(entry), at));
	if (course) {
		lead = course->fields[COURSE_SUMMARY].value;
		if (lead)
			set_html(view, arena, "lead",
				 markup_block(&m, lead->text, 3, lead->at));
		set_html(view, arena, "text",
			 markup_block(&m, course->body, 2, at));
	}
	markup_release(&m);
}

void view_own_words(const struct page_env *env, struct value *view,
		    const char *path)
{
	struct resolution found;

	catalogue_resolve(&found, env->catalogue, path, env->now);
	if (found.answer == ANSWER_PAGE && found.entry->kind != ENTRY_PAGE &&
	    found.entry->course)
		view_words(env, view, found.entry);
}

struct value *view_list(const struct page_env *env, const struct entry *entry)
{
	const char *description = NULL;
	struct value *view;
	struct page_env quiet = *env;
	struct markup m;

	quiet.report = NULL;		/* view_words() reports it */
	view_markup(&m, &quiet, entry);
	if (entry->course)
		description = course_text(entry->course, COURSE_SUMMARY);
	if (description)
		description = markup_plain(&m, description);
	view = view_page(env, markup_plain(&m, entry_name(entry)),
			 description, entry->href);
	markup_release(&m);
	view_words(env, view, entry);
	value_set(env->arena, view, "trail", view_trail(env, entry));
	return view;
}

void view_cards(const struct page_env *env, struct value *view,
		const struct entry *const *entries, size_t len)
{
	struct value *cards = value_list(env->arena);
	size_t i;

	for (i = 0; i < len; i++) {
		if (catalogue_lists(env->catalogue, entries[i], env->now))
			value_push(env->arena, cards,
				   view_card(env, entries[i]));
	}
	value_set(env->arena, view, "courses", cards);
	value_set(env->arena, view, "has_courses",
		  value_bool(env->arena, value_len(cards) > 0));
}
