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
	const char *title, *words;	/* paths in words.*.yaml */
} errors[] = {
	{ 400, "error.e400.title", "error.e400.words" },
	{ 404, "error.e404.title", "error.e404.words" },
	{ 405, "error.e405.title", "error.e405.words" },
	{ 410, "error.e410.title", "error.e410.words" },
	{ 414, "error.e414.title", "error.e414.words" },
	{ 0, "error.e500.title", "error.e500.words" },
};

static const struct error *error_find(int status)
{
	const struct error *e = errors;

	while (e->status && e->status != status)
		e++;
	return e;
}

const char *page_error_words(const struct page_env *env, int status)
{
	return view_word(env, error_find(status)->words);
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
	struct arena *arena = env->arena;
	struct value *view, *list;

	view = view_page(env, view_word(env, e->title), NULL, NULL);
	list = suggestions(env, path);
	value_set(arena, view, "words",
		  value_borrow(arena, view_word(env, e->words)));
	value_set(arena, view, "suggestions", list);
	value_set(arena, view, "has_suggestions",
		  value_bool(arena, value_len(list) > 0));
	view_render(out, env, "error", view);
}
