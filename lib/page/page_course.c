/* SPDX-License-Identifier: MIT */
/*
 * The page of one course, or of a plain page: every field that the file has,
 * each once.  Facts in a line or two are facts.c's; how Markdown becomes HTML
 * is markup's.
 */
#include <string.h>

#include "markup/html.h"
#include "page/facts.h"
#include "page/page.h"
#include "page/said.h"
#include "page/view.h"

enum { BODY = COURSE_N_KEYS, DESCRIPTION = 160 };

/* Where a text stands that may bring a heading of its own. */
enum opening { ANY, PLAIN, HEADED };

enum { NO_FIELD = -1 };

/*
 * In the order of the page.  Without a heading, the text's own headings are
 * the page's second level.  An introduction introduces; one that opens with
 * a heading ("What students say") is a part of its own, and waits.
 */
static const struct section {
	const char *heading, *id;
	int key;			/* enum course_key, or BODY */
	int terms;			/* a TERMS field shown with it */
	int icon;			/* an image field shown with it */
	enum opening opening;
} sections[] = {
	{ NULL, NULL,
	  COURSE_INTRODUCTION, NO_FIELD, NO_FIELD, PLAIN },
	{ "Overview", "overview",
	  COURSE_OVERVIEW, NO_FIELD, NO_FIELD, ANY },
	{ "About this course", "about",
	  BODY, NO_FIELD, NO_FIELD, ANY },
	{ "Who it is for", "audience",
	  COURSE_AUDIENCE, COURSE_AUDIENCES, NO_FIELD, ANY },
	{ "What you will learn", "objectives",
	  COURSE_OBJECTIVES, NO_FIELD, NO_FIELD, ANY },
	{ "What the course covers", "outcomes",
	  COURSE_OUTCOMES, NO_FIELD, NO_FIELD, ANY },
	{ "How it is held", "format",
	  COURSE_FORMAT, NO_FIELD, NO_FIELD, ANY },
	{ "Prerequisites", "prerequisites",
	  COURSE_PREREQUISITES, NO_FIELD, NO_FIELD, ANY },
	{ "Assessment and certification", "certification",
	  COURSE_CERTIFICATION, NO_FIELD, COURSE_CERTIFICATION_ICON, ANY },
	{ NULL, NULL,
	  COURSE_INTRODUCTION, NO_FIELD, NO_FIELD, HEADED },
};

/* Of a plain page, whose body is the page. */
static const struct section bare_body = {
	NULL, NULL, BODY, NO_FIELD, NO_FIELD, ANY
};

struct making {
	const struct page_env *env;
	const struct entry *entry;
	const struct course *course;
	struct markup markup;
	struct said said;
	const char *texts[BODY + 1];	/* HTML by key, once rendered */
	const char *title;		/* words */
	struct value *view;
};

static void set_text(struct making *p, struct value *map, const char *key,
		     const char *text)
{
	if (text && *text)
		value_set(p->env->arena, map, key,
			  value_string(p->env->arena, text));
}

static void set_html(struct making *p, struct value *map, const char *key,
		     const char *html)
{
	if (html && *html)
		value_set(p->env->arena, map, key,
			  value_html(p->env->arena, html));
}

static struct place place_of(const struct course *course, enum course_key key)
{
	const struct value *value = course->fields[key].value;

	return value ? value->at : (struct place){ .file = course->file };
}

/* A text field as blocks, headings from `top` on; "" when there is none. */
static const char *block(struct making *p, enum course_key key, int top)
{
	const char *text = course_text(p->course, key);

	if (!text || str_is_blank(text))
		return "";
	return markup_block(&p->markup, text, top, place_of(p->course, key));
}

static const char *line(struct making *p, enum course_key key)
{
	const char *text = course_text(p->course, key);

	if (!text || str_is_blank(text))
		return "";
	return markup_inline(&p->markup, text, place_of(p->course, key));
}

static const char *section_html(struct making *p, const struct section *s)
{
	const char **html = &p->texts[s->key];

	if (!*html)
		*html = block(p, (enum course_key)s->key, s->heading ? 3 : 2);
	return *html;
}

static bool stands_here(const struct section *s, const char *html)
{
	bool is_headed = html[0] == '<' && html[1] == 'h' &&
			 str_is_digit(html[2]);

	return s->opening == ANY || (s->opening == HEADED) == is_headed;
}

static const struct value *section_terms(const struct making *p,
					 const struct section *s)
{
	if (s->terms == NO_FIELD)
		return NULL;
	return course_list(p->course, (enum course_key)s->terms);
}

static void add_section(struct making *p, struct value *list,
			const struct section *s)
{
	struct arena *arena = p->env->arena;
	const char *html = section_html(p, s);
	const struct value *terms = section_terms(p, s);
	struct value *item = value_map(arena);
	const char *icon = NULL;

	if (!stands_here(s, html))
		return;
	if (s->icon != NO_FIELD)
		icon = view_image(p->env, p->entry, (enum course_key)s->icon);
	if (said_whole(&p->said, html))
		html = "";
	if (!*html && !value_len(terms) && !icon)
		return;
	said_add(&p->said, html);
	set_html(p, item, "html", html);
	set_text(p, item, "heading", s->heading);
	if (s->heading)
		set_text(p, item, "id", markup_id(&p->markup, s->id));
	set_text(p, item, "icon", icon);
	if (value_len(terms)) {
		value_set(arena, item, "has_terms", value_bool(arena, true));
		value_set(arena, item, "terms", value_copy(arena, terms));
	}
	value_push(arena, list, item);
}

/* A plain page's body is the page: it needs no heading over it. */
static int body_top(const struct course *course)
{
	return course->kind == KIND_COURSE ? 3 : 2;
}

static void add_sections(struct making *p)
{
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < sizeof(sections) / sizeof(sections[0]); i++) {
		const struct section *s = &sections[i];

		if (s->key == BODY && body_top(p->course) == 2)
			s = &bare_body;
		add_section(p, list, s);
	}
	value_set(p->env->arena, p->view, "sections", list);
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
		const char *html = block(p, keys[i], 2);

		if (!*html || said_within(&p->said, html))
			continue;
		said_add(&p->said, html);
		value_push(p->env->arena, list,
			   value_html(p->env->arena, html));
	}
	value_set(p->env->arena, p->view, "lead", list);
}

/* Other names that its file gives the course, if they say more than its
   title. */
static void add_names(struct making *p)
{
	static const enum course_key keys[] = {
		COURSE_CARD_TITLE, COURSE_SHORT_TITLE
	};
	struct value *list = value_list(p->env->arena);

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *html = line(p, keys[i]);

		if (!p->course->fields[keys[i]].source ||
		    !*html || said_within(&p->said, html))
			continue;
		said_add(&p->said, html);
		value_push(p->env->arena, list,
			   value_html(p->env->arena, html));
	}
	value_set(p->env->arena, p->view, "names", list);
}

static void add_pictures(struct making *p)
{
	set_text(p, p->view, "image",
		 view_image(p->env, p->entry, COURSE_IMAGE));
	set_text(p, p->view, "badge",
		 view_image(p->env, p->entry, COURSE_ICON));
	set_text(p, p->view, "colour", course_text(p->course, COURSE_COLOUR));
	set_text(p, p->view, "image_alt", p->title);
}

static void add_enquiry(struct making *p)
{
	const char *button = course_text(p->course, COURSE_CARD_BUTTON);

	if (p->course->kind != KIND_COURSE)
		return;
	value_set(p->env->arena, p->view, "is_course",
		  value_bool(p->env->arena, true));
	set_text(p, p->view, "enquiry_id", markup_id(&p->markup, "dates"));
	if (button && !said_within(&p->said, line(p, COURSE_CARD_BUTTON)))
		set_text(p, p->view, "button",
			 markup_plain(&p->markup, button));
}

static void add_facts(struct making *p)
{
	struct value *facts = facts_list(p->env, &p->markup, p->course);

	value_set(p->env->arena, p->view, "facts", facts);
	if (value_len(facts))
		set_text(p, p->view, "facts_id",
			 markup_id(&p->markup, "facts"));
	value_set(p->env->arena, p->view, "has_panel",
		  value_bool(p->env->arena, value_len(facts) > 0 ||
			     value_get(p->view, "image") ||
			     value_get(p->view, "badge")));
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
static const char *description(struct making *p)
{
	const char *text = course_text(p->course, COURSE_SUMMARY);
	const char *body = p->texts[BODY];

	if (text && !str_is_blank(text))
		return markup_plain(&p->markup, text);
	return shorten(p->env->arena,
		       html_words(p->env->arena, body, strlen(body)));
}

static void make_view(struct making *p)
{
	struct place at = { p->course->file, p->course->body_line, 1 };
	const char *name = course_name(p->course);
	const char *title;

	/* First of all texts, so that its headings get Hugo's ids. */
	p->texts[BODY] = markup_block(&p->markup, p->course->body,
				      body_top(p->course), at);
	p->title = markup_plain(&p->markup, name);
	p->view = view_page(p->env, p->title, description(p), p->entry->href);
	title = markup_inline(&p->markup, name,
			      place_of(p->course, COURSE_TITLE));
	set_html(p, p->view, "title", title);
	said_add(&p->said, title);
	add_sections(p);
	add_lead(p);
	add_names(p);
	add_pictures(p);
	add_enquiry(p);
	add_facts(p);
}

void page_course(struct buf *out, const struct page_env *env,
		 const struct entry *entry)
{
	struct making p = { .env = env, .entry = entry };

	p.course = entry->course;
	view_markup(&p.markup, env, entry);
	said_init(&p.said, env->arena);
	make_view(&p);
	view_render(out, env, "course", p.view);
	said_release(&p.said);
	markup_release(&p.markup);
}
