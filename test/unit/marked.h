/* SPDX-License-Identifier: MIT */
/*
 * One page's markup for tests: a title, two courses that are known by id, one
 * host whose frames are allowed, and a report.
 */
#ifndef UNIT_MARKED_H
#define UNIT_MARKED_H

#include <string.h>

#include "base/str.h"
#include "markup/dom.h"
#include "markup/htmlparse.h"
#include "markup/markup.h"
#include "markup/passes.h"

struct marked {
	struct arena arena;
	struct report report;
	struct markup m;
	struct markup_component components[3];
};

static inline bool marked_link(struct markup_link *link, void *data,
			       const char *id)
{
	(void)data;
	if (!str_eq(id, "7") && !str_eq(id, "8"))
		return false;
	link->href = str_eq(id, "7") ? "/knots/" : "/splices/";
	link->title = str_eq(id, "7") ? "Knots" : "Splices";
	return true;
}

static inline bool marked_ref(struct markup_link *link, void *data,
			      const char *path)
{
	(void)data;
	link->href = path[0] == '/' ? "/s/q/" : "/r/q/";
	link->title = "Q";
	return !strstr(path, "missing");
}

static inline const char *marked_param(void *data, const char *name)
{
	(void)data;
	return str_eq(name, "foo") ? "F*o*o & <b>" : NULL;
}

static inline void marked_open(struct marked *t)
{
	struct value *embeds;

	memset(t, 0, sizeof(*t));
	arena_init(&t->arena);
	report_init(&t->report, &t->arena);
	markup_init(&t->m, &t->arena);
	embeds = value_list(&t->arena);
	value_push(&t->arena, embeds,
		   value_string(&t->arena, "video.example"));
	value_push(&t->arena, embeds,
		   value_string(&t->arena, "www.youtube-nocookie.com"));
	t->m.file = "a.md";
	t->m.title = "Rope Work";
	t->m.embeds = embeds;
	t->m.link = marked_link;
	t->m.ref = marked_ref;
	t->m.param = marked_param;
	t->m.components = t->components;
	t->components[0].name = "events";
	t->components[0].html = "<p class=\"dates\">12 May</p>";
	t->components[1].name = "syllabus";
	t->components[1].html = "";
	t->m.report = &t->report;
}

static inline void marked_close(struct marked *t)
{
	markup_release(&t->m);
	report_release(&t->report);
	arena_release(&t->arena);
}

static inline struct place marked_at(void)
{
	struct place at = { "a.md", 1, 1 };

	return at;
}

static inline const char *marked_write(struct marked *t,
				       const struct dom_node *root)
{
	struct buf out = BUF_INIT;

	dom_write(&out, root);
	return arena_take(&t->arena, &out);
}

static inline struct dom_node *marked_parse(struct marked *t,
					    const char *html)
{
	return htmlparse(&t->arena, html, strlen(html));
}

static inline const char *marked_problems(struct marked *t)
{
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < t->report.len; i++)
		problem_write(&out, &t->report.items[i]);
	return arena_take(&t->arena, &out);
}

/* `piece` n times, for texts at a limit. */
static inline const char *marked_repeat(struct marked *t, const char *piece,
					size_t n)
{
	struct buf out = BUF_INIT;

	while (n-- > 0)
		buf_str(&out, piece);
	return arena_take(&t->arena, &out);
}

#endif
