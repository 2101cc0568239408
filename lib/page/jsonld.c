/* SPDX-License-Identifier: MIT */
/*
 * The graph of a page: who we are, the way to the page, the list on it.
 * Courses are in jsonld_course.c, their dates in jsonld_dates.c.
 */
#include "page/jsonld.h"

#include "page/jsonld_parts.h"

enum { LIST_LEAST = 3, TRAIL_LEAST = 2 };	/* standards.md 3.2 */

struct value *jsonld_node(struct arena *arena, const char *type)
{
	struct value *node = value_map(arena);

	value_set(arena, node, "@type", value_borrow(arena, type));
	return node;
}

void jsonld_text(struct arena *arena, struct value *node, const char *key,
		 const char *text)
{
	if (text && !str_is_blank(text))
		value_set(arena, node, key, value_string(arena, text));
}

void jsonld_put(struct arena *arena, struct value *node, const char *key,
		struct value *value)
{
	if (value && !(value->type == VALUE_LIST && !value_len(value)))
		value_set(arena, node, key, value);
}

void jsonld_url(const struct page_env *env, struct value *node,
		const char *key, const char *href)
{
	jsonld_text(env->arena, node, key, view_absolute(env, href));
}

static const char *fragment(const struct page_env *env, const char *name)
{
	return arena_printf(env->arena, "%s/#%s",
			    env->library->config.base_url, name);
}

/* Without an organisation the site speaks for it, as in the footer; but only
   if it has a name of its own. */
static const char *provider_name(const struct config *config)
{
	const char *name = value_text(value_get(config->organisation,
						"name"));

	if (name && !str_is_blank(name))
		return name;
	return config->has_title ? config->title : NULL;
}

struct value *jsonld_provider(const struct page_env *env)
{
	const struct config *config = &env->library->config;
	const char *name = provider_name(config);
	const char *url = value_text(value_get(config->organisation, "url"));
	struct value *node;

	if (!name)
		return NULL;
	node = jsonld_node(env->arena, "Organization");
	jsonld_text(env->arena, node, "@id", fragment(env, "organization"));
	jsonld_text(env->arena, node, "name", name);
	jsonld_url(env, node, "url", view_href(env, url ? url : "/"));
	return node;
}

/* One address or several. */
static struct value *same_as(const struct page_env *env,
			     const struct value *given)
{
	struct value *list = value_list(env->arena);

	for (size_t i = 0; i < value_count(given); i++) {
		const char *href = value_text(value_each(given, i));

		href = view_absolute(env, view_href(env, href));
		if (href)
			value_push(env->arena, list,
				   value_string(env->arena, href));
	}
	return list;
}

static void add_organisation(const struct page_env *env, struct value *graph)
{
	const struct value *org = env->library->config.organisation;
	struct value *node = jsonld_provider(env);

	if (!node)
		return;
	jsonld_url(env, node, "logo",
		   view_href(env, value_text(value_get(org, "logo"))));
	jsonld_text(env->arena, node, "email",
		    value_text(value_get(org, "email")));
	jsonld_text(env->arena, node, "telephone",
		    value_text(value_get(org, "telephone")));
	jsonld_put(env->arena, node, "sameAs",
		   same_as(env, value_get(org, "sameAs")));
	value_push(env->arena, graph, node);
}

static struct value *search_action(const struct page_env *env)
{
	struct value *action = jsonld_node(env->arena, "SearchAction");
	struct value *target = jsonld_node(env->arena, "EntryPoint");

	jsonld_text(env->arena, target, "urlTemplate",
		    arena_printf(env->arena,
				 "%s/courses/?q={search_term_string}",
				 env->library->config.base_url));
	value_set(env->arena, action, "target", target);
	jsonld_text(env->arena, action, "query-input",
		    "required name=search_term_string");
	return action;
}

static void add_site(const struct page_env *env, struct value *graph)
{
	const struct config *config = &env->library->config;
	struct value *node, *publisher = jsonld_provider(env);

	if (!config->has_title)
		return;
	node = jsonld_node(env->arena, "WebSite");
	jsonld_text(env->arena, node, "@id", fragment(env, "website"));
	jsonld_text(env->arena, node, "name", config->title);
	jsonld_url(env, node, "url", view_href(env, "/"));
	jsonld_text(env->arena, node, "description", config->description);
	jsonld_text(env->arena, node, "inLanguage", config->language);
	jsonld_put(env->arena, node, "publisher", publisher);
	value_set(env->arena, node, "potentialAction", search_action(env));
	value_push(env->arena, graph, node);
}

static void add_item(const struct page_env *env, struct value *list,
		     const char *name, const char *href, const char *key)
{
	struct value *item = jsonld_node(env->arena, "ListItem");
	const char *url = view_absolute(env, href);

	if (!name || !url)
		return;
	value_set(env->arena, item, "position",
		  value_int(env->arena, (long)value_len(list) + 1));
	jsonld_text(env->arena, item, "name", name);
	jsonld_text(env->arena, item, key, url);
	value_push(env->arena, list, item);
}

/* Home, what lies between, and the page itself. */
static void add_trail(const struct page_env *env, struct value *graph,
		      const struct value *view)
{
	const struct value *trail = value_get(view, "trail");
	struct value *items = value_list(env->arena), *node;

	for (size_t i = 0; i < value_len(trail); i++) {
		const struct value *step = value_item(trail, i);

		add_item(env, items, value_text(value_get(step, "name")),
			 value_text(value_get(step, "href")), "item");
	}
	if (value_len(items))
		add_item(env, items, value_text(value_path(view, "page.title")),
			 value_text(value_path(view, "page.canonical")),
			 "item");
	if (value_len(items) < TRAIL_LEAST)
		return;
	node = jsonld_node(env->arena, "BreadcrumbList");
	value_set(env->arena, node, "itemListElement", items);
	value_push(env->arena, graph, node);
}

static void add_cards(const struct page_env *env, struct value *items,
		      const struct value *cards)
{
	for (size_t i = 0; i < value_len(cards); i++) {
		const struct value *card = value_item(cards, i);

		if (value_truth(value_get(card, "is_course")))
			add_item(env, items,
				 value_text(value_get(card, "title")),
				 value_text(value_get(card, "href")), "url");
	}
}

static void add_list(const struct page_env *env, struct value *graph,
		     const struct value *view)
{
	const struct value *groups = value_get(view, "groups");
	struct value *items = value_list(env->arena), *node;

	/* What search engines must not keep is no list for them. */
	if (value_truth(value_path(view, "page.is_unlisted")))
		return;
	for (size_t i = 0; i < value_len(groups); i++)
		add_cards(env, items, value_get(value_item(groups, i),
						"courses"));
	add_cards(env, items, value_get(view, "courses"));
	if (value_len(items) < LIST_LEAST)
		return;
	node = jsonld_node(env->arena, "ItemList");
	jsonld_text(env->arena, node, "name",
		    value_text(value_path(view, "page.title")));
	value_set(env->arena, node, "numberOfItems",
		  value_int(env->arena, (long)value_len(items)));
	value_set(env->arena, node, "itemListElement", items);
	value_push(env->arena, graph, node);
}

/* Templates whose pages say more than the way to them. */
static const struct page_kind {
	const char *name;
	bool is_list, is_home;
} kinds[] = {
	{ "home", false, true },
	{ "courses", true, false },
	{ "list", true, false },
	{ NULL, false, false },
};

static struct value *make_graph(const struct page_env *env, const char *name,
				const struct value *view)
{
	const struct value *own = value_get(view, "graph");
	struct value *graph = value_list(env->arena);
	const struct page_kind *kind = kinds;

	while (kind->name && !str_eq(kind->name, name))
		kind++;
	if (kind->is_home) {
		add_organisation(env, graph);
		add_site(env, graph);
	}
	for (size_t i = 0; i < value_len(own); i++)
		value_push(env->arena, graph, value_item(own, i));
	if (kind->is_list)
		add_list(env, graph, view);
	add_trail(env, graph, view);
	return graph;
}

const char *jsonld_write(const struct page_env *env, const char *name,
			 const struct value *view)
{
	struct value *all, *graph;
	struct buf out = BUF_INIT;

	if (!value_text(value_path(view, "page.canonical")))
		return NULL;
	graph = make_graph(env, name, view);
	if (!value_len(graph))
		return NULL;
	all = value_map(env->arena);
	jsonld_text(env->arena, all, "@context", "https://schema.org");
	value_set(env->arena, all, "@graph", graph);
	value_write_json(&out, all, false);
	return arena_take(env->arena, &out);
}
