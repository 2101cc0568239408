/* SPDX-License-Identifier: MIT */
/*
 * The page of one course, or of a plain page: everything that its file says,
 * each once.  Here are the heading and what stands around it; the rest is
 * made by parts (making.h) and facts.c.
 */
#include <string.h>

#include "markup/html.h"
#include "page/facts.h"
#include "page/making.h"
#include "page/page.h"

enum { DESCRIPTION = 160, LEAD = 2 };

static const struct value *field(const struct making *p, enum course_key key)
{
	return p->course->fields[key].value;
}

/* Puts texts into the list that neither it nor the page says yet. */
static void add_unsaid(struct making *p, struct value *list,
		       const struct value *text, bool is_block)
{
	const char *html;

	for (size_t i = 0; text && text->type == VALUE_LIST &&
			   i < text->list.len; i++)
		add_unsaid(p, list, text->list.items[i], is_block);
	html = is_block ? making_block(p, text, LEAD) : making_line(p, text);
	if (!*html || said_within(&p->said, html))
		return;
	said_add(&p->said, html);
	value_push(p->env->arena, list, value_html(p->env->arena, html));
}

/* Shown above the sections, but only what neither they nor the lines before
   say (4.7: several fields are filled from one key). */
static void add_lead(struct making *p)
{
	static const enum course_key keys[] = {
		COURSE_SUMMARY, COURSE_LEAD, COURSE_CARD_TEXT
	};
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct field *f = &p->course->fields[keys[i]];

		add_unsaid(p, list, f->value, true);
		add_unsaid(p, list, f->others, true);
	}
	value_set(p->env->arena, p->view, "lead", list);
}

/* Other names that its file gives the course, if they say more than its
   heading. */
static void add_names(struct making *p)
{
	static const enum course_key keys[] = {
		COURSE_SUBTITLE, COURSE_TITLE, COURSE_CARD_TITLE,
		COURSE_SHORT_TITLE, COURSE_LINK_TITLE
	};
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct field *f = &p->course->fields[keys[i]];

		if (f->source)		/* not one that we made */
			add_unsaid(p, list, f->value, false);
		add_unsaid(p, list, f->others, false);
	}
	value_set(p->env->arena, p->view, "names", list);
}

/* Links under the heading; a button that leads nowhere is words. */
static void add_buttons(struct making *p)
{
	const struct value *buttons = course_list(p->course, COURSE_BUTTONS);
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < value_len(buttons); i++) {
		const struct value *button = value_item(buttons, i);
		const struct value *text = value_get(button, "text");
		const char *words = making_words(p, text);
		const char *href = making_href(p, button);

		making_say(p, making_line(p, text));
		if (words || href)
			value_push(p->env->arena, list,
				   making_link(p, words ? words : href, href));
	}
	making_list(p, p->view, "buttons", list);
}

static void add_enquiry(struct making *p)
{
	const struct value *button = field(p, COURSE_CARD_BUTTON);

	if (p->course->kind != KIND_COURSE)
		return;
	making_flag(p, p->view, "is_course", true);
	making_text(p, p->view, "enquiry_id", markup_id(&p->markup, "ask"));
	if (button && !said_within(&p->said, making_line(p, button)))
		making_text(p, p->view, "button", making_words(p, button));
	making_say(p, making_line(p, button));
}

static void add_facts(struct making *p)
{
	struct value *facts = facts_list(p->env, &p->markup, p->course);

	value_set(p->env->arena, p->view, "facts", facts);
	if (value_len(facts))
		making_text(p, p->view, "facts_id",
			    markup_id(&p->markup, "facts"));
	making_flag(p, p->view, "has_panel", value_len(facts) > 0 ||
		    value_text(value_get(p->view, "image")) ||
		    value_text(value_get(p->view, "badge")) ||
		    value_get(p->view, "cover"));
}

/* What the facts say is said; words, so that "Scrum" need not be more. */
static void say_facts(struct making *p)
{
	const struct value *facts = value_get(p->view, "facts");

	for (size_t i = 0; i < value_len(facts); i++) {
		const struct value *items =
			value_get(value_item(facts, i), "items");

		for (size_t k = 0; k < value_len(items); k++)
			making_say_words(p, value_text(value_get(
					value_item(items, k), "words")));
	}
}

/* At most DESCRIPTION bytes, whole words. */
static const char *shorten(struct arena *arena, const char *words)
{
	size_t len = strlen(words);

	if (len <= DESCRIPTION)
		return words;
	for (len = DESCRIPTION; len > 0 && words[len] != ' '; len--)
		;
	return arena_printf(arena, "%.*s…", (int)len, words);
}

/* For search engines: the summary, or how the body begins. */
static const char *description(struct making *p, const char *body)
{
	const char *words = making_words(p, field(p, COURSE_SUMMARY));

	if (words)
		return words;
	return shorten(p->env->arena,
		       html_words(p->env->arena, body, strlen(body)));
}

static void add_heading(struct making *p)
{
	const struct value *headline = field(p, COURSE_HEADLINE);
	const struct value *title = field(p, COURSE_TITLE);
	const char *html = making_line(p, headline ? headline : title);

	if (!*html)
		html = markup_inline(&p->markup, course_name(p->course),
				     (struct place){ p->course->file, 0, 0 });
	making_html(p, p->view, "title", html);
	said_add(&p->said, html);
}

/* A course that lies in no folder with a page is in the catalogue. */
static void add_trail(struct making *p)
{
	struct value *trail = view_trail(p->env, p->entry), *link;
	const char *base = p->env->library->config.base_path;

	if (value_len(trail) == 1 && p->course->kind == KIND_COURSE) {
		link = value_map(p->env->arena);
		making_text(p, link, "name", "Courses");
		making_text(p, link, "href",
			    arena_printf(p->env->arena, "%s/courses/", base));
		value_push(p->env->arena, trail, link);
	}
	value_set(p->env->arena, p->view, "trail", trail);
}

static void make_view(struct making *p)
{
	struct place at = { p->course->file, p->course->body_line, 1 };
	const char *body;

	/* First of all texts, so that its headings get Hugo's ids.  The body
	   of a plain page is the page: it needs no heading over it. */
	body = markup_block(&p->markup, p->course->body,
			    p->course->kind == KIND_COURSE ? 3 : 2, at);
	p->title = markup_plain(&p->markup, course_name(p->course));
	p->view = view_page(p->env, p->title, description(p, body),
			    p->entry->href);
	add_trail(p);
	add_heading(p);
	part_blocks(p);
	part_text(p, body);
	part_syllabus(p);
	part_dates(p);
	part_related(p);
	part_cover(p);
	add_buttons(p);
	add_lead(p);
	add_names(p);
	add_enquiry(p);
	add_facts(p);
	say_facts(p);
	part_more(p);
}

void page_course(struct buf *out, const struct page_env *env,
		 const struct entry *entry)
{
	struct making p = { .env = env, .entry = entry };

	p.course = entry->course;
	view_markup(&p.markup, env, entry);
	said_init(&p.said);
	zones_init(&p.zones, env->arena);
	make_view(&p);
	view_render(out, env, "course", p.view);
	zones_release(&p.zones);
	said_release(&p.said);
	markup_release(&p.markup);
}
