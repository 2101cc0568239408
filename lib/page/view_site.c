/* SPDX-License-Identifier: MIT */
/*
 * What is around every page: the site, its menu and foot, who offers the
 * courses, and the files of the theme.
 */
#include <string.h>

#include "markup/html.h"
#include "page/direction.h"
#include "page/paint.h"
#include "page/view.h"

static const char *asset_href(const struct page_env *env, const char *name)
{
	const struct theme_asset *asset = theme_asset(env->theme, name);

	if (!asset)
		return NULL;
	return view_rooted(env, arena_printf(env->arena, "/theme/%s?v=%s",
					     asset->name, asset->tag));
}

static const char *telephone_href(const struct page_env *env, const char *tel)
{
	struct buf digits = BUF_INIT;

	buf_str(&digits, "tel:");
	for (; *tel; tel++)
		if (str_is_digit(*tel) || *tel == '+')
			buf_char(&digits, *tel);
	return arena_take(env->arena, &digits);
}

static struct value *view_organisation(const struct page_env *env)
{
	const struct value *org = env->library->config.organisation;
	struct value *out = value_map(env->arena);
	const char *email = value_text(value_get(org, "email"));
	const char *tel = value_text(value_get(org, "telephone"));
	const char *name = value_text(value_get(org, "name"));

	view_set(env, out, "name", name ? name : env->library->config.title);
	view_set(env, out, "href", view_href(env, value_text_at(org, "url")));
	view_set(env, out, "email", email);
	view_set(env, out, "telephone", tel);
	if (tel)
		view_set(env, out, "telephone_href", telephone_href(env, tel));
	value_set(env->arena, out, "can_be_asked",
		  value_bool(env->arena, email || tel));
	return out;
}

const char *view_option(const struct page_env *env, const char *name)
{
	return value_text(value_get(env->library->config.theme, name));
}

/* {logo, fonts} for us, and all of them for templates of the site's own. */
static void add_options(const struct page_env *env, struct value *site)
{
	const struct value *theme = env->library->config.theme;
	const char *logo = view_option(env, "logo");
	const char *fonts = view_option(env, "fonts");

	if (logo && html_is_safe_image(logo))
		view_set(env, site, "logo",
			 *logo == '/' ? view_rooted(env, logo) : logo);
	view_set(env, site, "fonts", fonts ? fonts : "book");
	value_set(env->arena, site, "theme",
		  theme ? value_copy(env->arena, theme) :
			  value_map(env->arena));
}

static struct value *view_site(const struct page_env *env)
{
	const struct config *config = &env->library->config;
	struct value *site = value_map(env->arena);

	view_set(env, site, "title", config->title);
	view_set(env, site, "description", config->description);
	view_set(env, site, "language", config->language);
	view_set(env, site, "direction", direction_of(config->language));
	view_set(env, site, "home", view_rooted(env, "/"));
	view_set(env, site, "courses", view_rooted(env, "/courses/"));
	view_set(env, site, "style", asset_href(env, "style.css"));
	view_set(env, site, "script", asset_href(env, "script.js"));
	view_set(env, site, "icon", asset_href(env, "icon.svg"));
	add_options(env, site);
	value_set(env->arena, site, "organisation", view_organisation(env));
	return site;
}

static void add_link(const struct page_env *env, struct value *list,
		     const char *name, const char *url, const char *here)
{
	struct value *item = value_map(env->arena);
	const char *href = view_href(env, url);

	if (!name || !href)
		return;
	view_set(env, item, "name", name);
	view_set(env, item, "href", href);
	value_set(env->arena, item, "is_here",
		  value_bool(env->arena, here && str_eq(href, here)));
	value_push(env->arena, list, item);
}

static struct value *view_links(const struct page_env *env,
				const struct value *given, const char *here)
{
	struct value *list = value_list(env->arena);

	for (size_t i = 0; i < value_len(given); i++) {
		const struct value *item = value_item(given, i);

		add_link(env, list, value_text(value_get(item, "name")),
			 value_text(value_get(item, "url")), here);
	}
	return list;
}

static void add_list(const struct page_env *env, struct value *view,
		     const char *key, struct value *list)
{
	value_set(env->arena, view, key, list);
	value_set(env->arena, view, arena_printf(env->arena, "has_%s", key),
		  value_bool(env->arena, value_len(list) > 0));
}

void view_paint(const struct page_env *env, struct value *view,
		const char *colour)
{
	struct value *page = value_get(view, "page");
	const char *href;

	if (!colour)
		colour = view_option(env, "colour");
	href = paint_href(env->arena, colour);
	value_set(env->arena, page, "paint",
		  href ? value_string(env->arena, view_rooted(env, href)) :
			 value_null(env->arena));
	value_set(env->arena, page, "colour",
		  value_string(env->arena, colour ? colour : PAINT_BRAND));
}

void view_add_site(const struct page_env *env, struct value *view,
		   const char *href)
{
	const struct config *config = &env->library->config;
	struct value *menu = view_links(env, config->menu, href);

	if (!config->menu)
		add_link(env, menu, view_word(env, "layout.courses"),
			 "/courses/", href);
	value_set(env->arena, view, "site", view_site(env));
	add_list(env, view, "menu", menu);
	add_list(env, view, "footer", view_links(env, config->footer, href));
	view_paint(env, view, NULL);
}
