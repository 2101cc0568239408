/* SPDX-License-Identifier: MIT */
/*
 * What a visitor reads when there is no page: what happened, in plain words,
 * and where to go on.  Never why: that is for the log (style E6).
 */
#include "base/limits.h"
#include "page/page.h"
#include "page/view.h"

static const struct error {
	int status;
	const char *title, *words;
} errors[] = {
	{ 400, "We cannot read this address",
	  "Something in the address is not as it should be. It may have been "
	  "cut off or changed on its way to you." },
	{ 404, "There is no page here",
	  "The address may have a typing error, or the page has moved "
	  "without telling us." },
	{ 405, "This page can only be read",
	  "The request wanted to do something else with it." },
	{ 410, "This course is no longer offered",
	  "It was here once, and has been taken off the programme." },
	{ 414, "This address is too long",
	  "It may have been pasted together with something else." },
	{ 0, "Something went wrong",
	  "The fault is ours. Please try again in a moment." },
};

static const struct error *error_find(int status)
{
	const struct error *e = errors;

	while (e->status && e->status != status)
		e++;
	return e;
}

static struct value *suggestions(const struct page_env *env, const char *path)
{
	const struct entry *found[LIMIT_SUGGESTIONS];
	struct value *list = value_list(env->arena);
	size_t n = 0;

	if (path)
		n = catalogue_suggest(found, env->catalogue, path, env->now);
	for (size_t i = 0; i < n; i++)
		value_push(env->arena, list, view_card(env, found[i]));
	return list;
}

void page_error(struct buf *out, const struct page_env *env, int status,
		const char *path)
{
	const struct error *e = error_find(status);
	struct value *view = view_page(env, e->title, NULL, NULL), *list;
	struct arena *arena = env->arena;

	list = suggestions(env, path);
	value_set(arena, view, "words", value_borrow(arena, e->words));
	value_set(arena, view, "suggestions", list);
	value_set(arena, view, "has_suggestions",
		  value_bool(arena, value_len(list) > 0));
	view_render(out, env, "error", view);
}
