/* SPDX-License-Identifier: MIT */
/*
 * Two to four courses side by side, "/compare/?c=PSM&c=PSPO", what differs
 * first.  With fewer it is a form to choose them.  What is compared is
 * compare.c's.
 */
#include "page/compare.h"
#include "page/filters.h"

#define PATH "/compare/"

enum {
	OFFERED = 200,			/* courses in a list to choose from;
					   of more, codes are asked for */
	NAMED = 8			/* unknown codes that are named */
};

struct comparison {
	struct making p;
	const struct page_env *env;
	const struct entry *entries[COMPARE_MAX];
	size_t len;
	struct value *unknown, *repeated;	/* LISTs of STRINGs */
	bool is_too_many;
	const char *path;		/* with the base path */
};

static const char *fill(struct comparison *c, const char *word,
			const char *name)
{
	return view_say(c->env, word, "name", name);
}

static bool is_there(const struct comparison *c, const struct entry *entry)
{
	for (size_t i = 0; i < c->len; i++)
		if (c->entries[i] == entry)
			return true;
	return false;
}

static void name_in(struct comparison *c, struct value *list, const char *word,
		    const char *name)
{
	if (value_len(list) < NAMED)
		value_push(c->env->arena, list,
			   value_string(c->env->arena,
					fill(c, word, name)));
}

static void read_key(struct comparison *c, const char *key)
{
	const struct entry *entry = compare_find(c->env, key);

	if (!entry)
		name_in(c, c->unknown, "compare.unknown", key);
	else if (is_there(c, entry))
		name_in(c, c->repeated, "compare.repeated", key);
	else if (c->len == COMPARE_MAX)
		c->is_too_many = true;
	else
		c->entries[c->len++] = entry;
}

static void read_query(struct comparison *c)
{
	const char *key;

	c->unknown = value_list(c->env->arena);
	c->repeated = value_list(c->env->arena);
	for (size_t i = 0; (key = query_get(c->env->query, "c", i)); i++)
		if (!str_is_blank(key))
			read_key(c, key);
}

/* The address with all courses but one. */
static const char *address_without(struct comparison *c, size_t but)
{
	struct buf href = BUF_INIT;

	buf_str(&href, c->path);
	for (size_t i = 0; i < c->len; i++)
		if (i != but)
			query_add(&href, "c",
				  compare_key(c->env, c->entries[i]));
	return arena_take(c->env->arena, &href);
}

static const char *name_of(struct comparison *c, const struct entry *entry)
{
	return view_name(&c->p.markup, entry);
}

static void show_courses(struct comparison *c)
{
	struct arena *arena = c->env->arena;
	struct value *list = value_list(arena);

	for (size_t i = 0; i < c->len; i++) {
		const struct entry *entry = c->entries[i];
		struct value *map = value_map(arena);
		const char *name = name_of(c, entry);

		making_text(&c->p, map, "title", name);
		making_text(&c->p, map, "href", entry->href);
		making_text(&c->p, map, "code",
			    course_text(entry->course, COURSE_CODE));
		making_text(&c->p, map, "without", address_without(c, i));
		making_text(&c->p, map, "without_label",
			    fill(c, "compare.drop_label", name));
		value_push(arena, list, map);
	}
	making_list(&c->p, c->p.view, "courses", list);
	value_set(arena, c->p.view, "columns",
		  value_int(arena, (long)c->len + 1));
	making_flag(&c->p, c->p.view, "is_table", c->len >= COMPARE_MIN);
	making_flag(&c->p, c->p.view, "differ", false);
	making_flag(&c->p, c->p.view, "same", false);
	if (c->len >= COMPARE_MIN)
		compare_rows(&c->p, c->p.view, c->entries, c->len);
}

/* All courses, the chosen one selected; NULL: there are too many. */
static struct value *make_options(struct comparison *c,
				  const struct entry *chosen)
{
	struct arena *arena = c->env->arena;
	struct value *list = value_list(arena);
	struct bits listed;

	facets_listed(&listed, arena, c->env->catalogue, c->env->now);
	if (bits_count(&listed) > OFFERED)
		return NULL;
	for (size_t i = 0; i < listed.len; i++) {
		const struct entry *entry =
			catalogue_entry(c->env->catalogue, i);
		struct value *option;

		if (!bits_has(&listed, i))
			continue;
		option = value_map(arena);
		making_text(&c->p, option, "key", compare_key(c->env, entry));
		making_text(&c->p, option, "title", name_of(c, entry));
		making_flag(&c->p, option, "is_chosen", entry == chosen);
		value_push(arena, list, option);
	}
	return list;
}

static struct value *make_field(struct comparison *c, size_t i)
{
	const struct entry *entry = i < c->len ? c->entries[i] : NULL;
	const char *number = words_number(c->env->arena,
					  theme_words(c->env->theme),
					  (long)i + 1);
	struct value *field = value_map(c->env->arena);
	struct value *options = make_options(c, entry);

	making_text(&c->p, field, "label",
		    fill(c, options ? "compare.field" : "compare.field_code",
			 number));
	making_text(&c->p, field, "key",
		    entry ? compare_key(c->env, entry) : NULL);
	making_list(&c->p, field, "options", options);
	return field;
}

/* A field for each course that may be named, the ones there are filled in. */
static void show_form(struct comparison *c)
{
	struct value *fields = value_list(c->env->arena);

	for (size_t i = 0; i < COMPARE_MAX && c->len < COMPARE_MIN; i++)
		value_push(c->env->arena, fields, make_field(c, i));
	making_list(&c->p, c->p.view, "fields", fields);
	making_text(&c->p, c->p.view, "action", c->path);
}

static void show_messages(struct comparison *c)
{
	making_list(&c->p, c->p.view, "unknown", c->unknown);
	making_list(&c->p, c->p.view, "repeated", c->repeated);
	making_flag(&c->p, c->p.view, "is_too_many", c->is_too_many);
	making_flag(&c->p, c->p.view, "is_one", c->len == 1);
	making_flag(&c->p, c->p.view, "has_messages",
		    value_len(c->unknown) || value_len(c->repeated) ||
		    c->is_too_many || c->len == 1);
}

/* "Compare: PSM, PSPO" */
static const char *make_title(struct comparison *c)
{
	const char *between = view_word(c->env, "find.between"), *title;
	struct buf names = BUF_INIT;

	if (c->len < COMPARE_MIN)
		return c->p.title ? c->p.title :
				    view_word(c->env, "compare.title");
	for (size_t i = 0; i < c->len; i++) {
		const char *code = course_text(c->entries[i]->course,
					       COURSE_CODE);

		buf_str(&names, i ? between : "");
		buf_str(&names, code ? code : name_of(c, c->entries[i]));
	}
	title = fill(c, "compare.title_of", names.data);
	buf_release(&names);
	return title;
}

int page_compare(struct buf *out, const struct page_env *env)
{
	struct comparison c = { .env = env, .path = view_href(env, PATH) };
	struct value *view;

	read_query(&c);
	making_open_at(&c.p, env, PATH);
	if (c.p.entry)
		making_fill(&c.p);
	view = c.p.view;
	view_describe(env, view, make_title(&c),
		      view_word(env, "compare.what"), c.path);
	making_flag(&c.p, value_get(view, "page"), "is_unlisted", true);
	making_text(&c.p, view, "heading", make_title(&c));
	show_messages(&c);
	show_form(&c);
	show_courses(&c);
	view_render(out, env, "compare", view);
	making_close(&c.p);
	return 200;
}
