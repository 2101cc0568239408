/* SPDX-License-Identifier: MIT */
/*
 * What pages that list others have in common: the way to them, the cards of
 * what they list.  What is listed is index/'s.
 */
#include "base/limits.h"
#include "page/view.h"

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
	add_link(env->arena, trail, view_word(env, "layout.home"),
		 view_rooted(env, "/"));
	n = catalogue_trail(way, env->catalogue, entry, env->now);
	for (i = 0; i < n; i++)
		add_link(env->arena, trail,
			 view_name(&m, way[i]), way[i]->href);
	markup_release(&m);
	return trail;
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
