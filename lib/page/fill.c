/* SPDX-License-Identifier: MIT */
/*
 * Everything that a file says, each once: the heading and what stands around
 * it here, the rest by parts.  What a page has beside its file's words is for
 * page_*.c.
 */
#include "page/making.h"

#include "page/facts.h"

enum { LEAD = 2 };

static const struct value *field(const struct making *p, enum course_key key)
{
	return course_value(p->course, key);
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
		const struct field *f = course_field(p->course, keys[i]);

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
		const struct field *f = course_field(p->course, keys[i]);

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

static void add_heading(struct making *p)
{
	const struct value *headline = field(p, COURSE_HEADLINE);
	const struct value *title = field(p, COURSE_TITLE);
	const struct value *said = headline ? headline : title;
	const char *html = making_line(p, said);

	if (view_is_visible(making_words(p, said))) {
		making_html(p, p->view, "title", html);
		making_say(p, html);
	} else {
		making_text(p, p->view, "title", p->title);
		making_say_words(p, p->title);
	}
}

/* Only of pages: a list is no course, and has no level and no author. */
static void add_facts(struct making *p)
{
	struct value *facts = NULL, *marks = NULL;

	if (p->entry->kind == ENTRY_PAGE) {
		facts = facts_list(p->env, &p->markup, p->course, FACTS_KEY);
		marks = facts_list(p->env, &p->markup, p->course, FACTS_MARK);
	}
	making_list(p, p->view, "facts", facts);
	making_list(p, p->view, "marks", marks);
	if (value_len(marks))
		making_text(p, p->view, "marks_id",
			    markup_id(&p->markup, "details"));
}

/* What the facts say is said; words, so that "Scrum" need not be more. */
static void say_facts(struct making *p, const struct value *facts)
{
	for (size_t i = 0; i < value_len(facts); i++) {
		const struct value *items =
			value_get(value_item(facts, i), "items");

		for (size_t k = 0; k < value_len(items); k++)
			making_say_words(p, value_text(value_get(
					value_item(items, k), "words")));
	}
}

/* The words of the card's button, where it leads nowhere. */
static void add_button(struct making *p)
{
	const struct value *button = field(p, COURSE_CARD_BUTTON);
	const char *html = making_line(p, button);

	making_text(p, p->view, "button", *html && !said_within(&p->said,
								html) ?
		    making_words(p, button) : NULL);
	making_say(p, html);
}

/* Of a list that no file makes. */
static void fill_title(struct making *p)
{
	making_text(p, p->view, "title", p->title);
}

/* Is there anything between the heading and what a page lists? */
static void add_has_words(struct making *p)
{
	static const char *const keys[] = {
		"blocks", "sections", "conditions", "preparation", "syllabus",
		"dates", "past", "trainers", "previous", "next", "carousel",
		"more", "earlier", "earlier_items", "earlier_dates",
	};
	bool has_words = value_text(value_get(p->view, "button"));

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		has_words |= value_len(value_get(p->view, keys[i])) > 0;
	making_flag(p, p->view, "has_words", has_words);
}

static void fill_all(struct making *p)
{
	const struct place at = { p->course->file, p->course->body_line, 1 };
	bool is_ready = part_inside(p);

	/* First of all texts, so that its headings get Hugo's ids.  The body
	   of what is no course is the page: it needs no heading over it. */
	p->body = markup_block(&p->markup, p->course->body,
			       p->course->kind == KIND_COURSE ? 3 : 2, at);
	add_heading(p);
	part_blocks(p);
	part_text(p, p->body);
	if (!is_ready) {
		part_syllabus(p);
		part_dates(p);
	}
	part_related(p);
	add_buttons(p);
	add_lead(p);
	add_names(p);
	add_button(p);
	add_facts(p);
	say_facts(p, value_get(p->view, "facts"));
	say_facts(p, value_get(p->view, "marks"));
	part_more(p);
	part_inside_end(p);
	add_has_words(p);
}

void making_fill(struct making *p)
{
	if (p->course)
		fill_all(p);
	else
		fill_title(p);
}
