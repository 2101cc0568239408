/* SPDX-License-Identifier: MIT */
/*
 * What happens in a course, session by session, and what comes before it;
 * shapes: content/syllabus.h, content/item.h.
 */
#include "page/making.h"

#include "content/syllabus.h"
#include "content/certain.h"
#include "content/paths.h"
#include "page/label.h"

enum { SESSION = 3 };		/* level of a session's heading */

static const char *minutes_of(struct making *p, const struct value *map)
{
	const struct value *minutes = value_get(map, "minutes");

	if (!minutes || minutes->type != VALUE_INT)
		return NULL;
	return label_of_minutes(p->env->arena, theme_words(p->env->theme),
				minutes->number);
}

/* "Video, 10 minutes" */
static const char *kind_and_time(struct making *p, const struct value *item)
{
	const char *type = value_text(value_get(item, "type"));
	const struct words *words = theme_words(p->env->theme);
	const char *time = minutes_of(p, item);
	struct words_place places[] = {
		{ "kind", NULL }, { "time", NULL }, { NULL, NULL },
	};

	if (!type)
		return time;
	places[0].text = label_of_value(p->env->arena, words, "types", type);
	places[1].text = time;
	return time ? words_fill(p->env->arena, words, "syllabus.kind",
				 places) : places[0].text;
}

/* A link's words hold no link; other titles may. */
static void add_name(struct making *p, struct value *out,
		     const struct value *item)
{
	const struct value *title = value_get(item, "title");
	const char *href = making_href(p, item);
	const char *words;

	if (href && !title)
		words = path_words(p->env->arena, href);
	else
		words = making_words(p, title);
	making_text(p, out, "href", href);
	if (href)
		making_text(p, out, "name", words);
	else
		making_html(p, out, "name", making_line(p, title));
	making_say(p, making_line(p, title));
}

static struct value *make_items(struct making *, const struct value *items,
				int top);

static struct value *make_item(struct making *p, const struct value *item,
			       int top)
{
	struct value *out = value_map(p->env->arena);
	const char *html = making_block(p, value_get(item, "text"), top);

	add_name(p, out, item);
	making_text(p, out, "note", kind_and_time(p, item));
	making_html(p, out, "html", html);
	making_say(p, html);
	/* As deep as LIMIT_YAML_DEPTH lets it be. */
	making_list(p, out, "items",
		    make_items(p, value_get(item, "resources"), top));
	making_list(p, out, "extras",
		    part_extras(p, value_get(item, "unknown"), top));
	return out;
}

static struct value *make_items(struct making *p, const struct value *items,
				int top)
{
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(items); i++)
		value_push(p->env->arena, list,
			   make_item(p, value_item(items, i), top));
	return list;
}

static struct value *make_assignment(struct making *p,
				     const struct value *from)
{
	struct value *out;
	const char *html, *examples, *title;

	if (!from)
		return value_null(p->env->arena);
	out = value_map(p->env->arena);
	title = making_line(p, value_get(from, "title"));
	html = making_block(p, value_get(from, "text"), SESSION + 2);
	examples = making_block(p, value_get(from, "examples"), SESSION + 2);
	making_html(p, out, "title", title);
	making_text(p, out, "time", minutes_of(p, from));
	making_html(p, out, "html", html);
	making_html(p, out, "examples", examples);
	making_list(p, out, "extras",
		    part_extras(p, value_get(from, "unknown"), SESSION + 2));
	making_say(p, title);
	making_say(p, html);
	making_say(p, examples);
	return out;
}

static struct value *make_session(struct making *p, const struct value *from,
				  size_t number)
{
	struct value *out = value_map(p->env->arena);
	const char *title = making_line(p, value_get(from, "title"));
	const char *html = making_block(p, value_get(from, "text"),
					SESSION + 1);
	const struct words_place places[] = {
		{ "number", arena_printf(p->env->arena, "%zu", number) },
		{ NULL, NULL },
	};

	making_html(p, out, "title", title);
	making_text(p, out, "number_words",
		    view_fill(p->env, "syllabus.session", places));
	making_text(p, out, "time", minutes_of(p, from));
	making_html(p, out, "html", html);
	making_say(p, title);
	making_say(p, html);
	making_list(p, out, "items",
		    make_items(p, value_get(from, "resources"), SESSION + 1));
	value_set(p->env->arena, out, "assignment",
		  make_assignment(p, value_get(from, "assignment")));
	making_list(p, out, "extras",
		    part_extras(p, value_get(from, "unknown"), SESSION + 1));
	return out;
}

/* "4 sessions, 6 hours together": a sum only of what is all said. */
static const char *summary(struct making *p, const struct value *sessions)
{
	const struct words *words = theme_words(p->env->theme);
	size_t n = value_len(sessions);
	long minutes = certain_minutes(sessions);
	struct words_place places[] = {
		{ "sessions", words_count(p->env->arena, words,
					  "count.sessions", (long)n) },
		{ "time", NULL },
		{ NULL, NULL },
	};

	if (!minutes || n == 1)
		return n == 1 ? NULL : places[0].text;
	places[1].text = label_of_minutes(p->env->arena, words, minutes);
	return words_fill(p->env->arena, words, "syllabus.sum", places);
}

static void add_preparation(struct making *p)
{
	const struct value *items = course_list(p->course,
						COURSE_PREPARATION);

	making_list(p, p->view, "preparation", make_items(p, items, SESSION));
	if (value_len(items))
		making_text(p, p->view, "preparation_id",
			    markup_id(&p->markup, "preparation"));
}

static struct value *make_sessions(struct making *p,
				   const struct value *sessions)
{
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(sessions); i++)
		value_push(p->env->arena, list,
			   make_session(p, value_item(sessions, i), i + 1));
	return list;
}

void part_syllabus(struct making *p)
{
	const struct value *sessions = course_list(p->course,
						   COURSE_SYLLABUS);

	add_preparation(p);
	if (value_len(sessions)) {
		making_text(p, p->view, "syllabus_id",
			    markup_id(&p->markup, "syllabus"));
		making_text(p, p->view, "syllabus_summary",
			    summary(p, sessions));
	}
	making_list(p, p->view, "syllabus", make_sessions(p, sessions));
}

/* What the file says besides what counts, each in a map under `key`. */
static struct value *earlier(struct making *p, enum course_key field,
			     const char *key)
{
	const struct value *others = course_field(p->course, field)->others;
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(others); i++) {
		const struct value *other = value_item(others, i);
		struct value *map = value_map(p->env->arena);

		making_list(p, map, key,
			    field == COURSE_SYLLABUS ?
				    make_sessions(p, other) :
				    make_items(p, other, SESSION));
		value_push(p->env->arena, list, map);
	}
	return list;
}

bool part_earlier(struct making *p)
{
	struct value *items = earlier(p, COURSE_PREPARATION, "items");
	struct value *sessions = earlier(p, COURSE_SYLLABUS, "sessions");
	bool has_any = value_len(items) || value_len(sessions);

	value_set(p->env->arena, p->view, "earlier_items", items);
	value_set(p->env->arena, p->view, "earlier", sessions);
	making_flag(p, p->view, "has_earlier", has_any);
	return has_any;
}
