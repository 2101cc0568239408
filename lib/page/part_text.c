/* SPDX-License-Identifier: MIT */
/*
 * The text fields and the body of a course, each a section of the page, each
 * said once.  How Markdown becomes HTML is markup's.
 */
#include "page/making.h"

#include <string.h>

#include "page/outline.h"

enum { TEXT_BODY = COURSE_N_KEYS };

/* Where a text stands that may bring a heading of its own. */
enum opening { ANY, PLAIN, HEADED };

enum {
	NO_FIELD = -1,
	REPEATS = 64		/* parts of a body that are compared: a body
				   may have thousands */
};

/*
 * In the order of the page.  Without a heading, the text's own headings are
 * the page's second level.  An introduction introduces; one that opens with
 * a heading ("What students say") is a part of its own, and waits.
 */
static const struct section {
	const char *id;			/* and whose heading, in words.*.yaml;
					   NULL: the text has its own */
	int key;			/* enum course_key, or TEXT_BODY */
	int terms;			/* a TERMS field shown with it */
	int icon;			/* an image field shown with it */
	enum opening opening;
	bool is_late;			/* behind dates and syllabus */
} sections[] = {
	{ NULL, COURSE_INTRODUCTION, NO_FIELD, NO_FIELD, PLAIN, false },
	{ "overview", COURSE_OVERVIEW, NO_FIELD, NO_FIELD, ANY, false },
	{ "about", TEXT_BODY, NO_FIELD, NO_FIELD, ANY, false },
	{ "audience", COURSE_AUDIENCE, COURSE_AUDIENCES, NO_FIELD, ANY,
	  false },
	{ "objectives", COURSE_OBJECTIVES, NO_FIELD, NO_FIELD, ANY, false },
	{ "outcomes", COURSE_OUTCOMES, NO_FIELD, NO_FIELD, ANY, false },
	{ "format", COURSE_FORMAT, NO_FIELD, NO_FIELD, ANY, false },
	{ "prerequisites", COURSE_PREREQUISITES, NO_FIELD, NO_FIELD, ANY,
	  false },
	{ "certification", COURSE_CERTIFICATION, NO_FIELD,
	  COURSE_CERTIFICATION_ICON, ANY, true },
	{ NULL, COURSE_INTRODUCTION, NO_FIELD, NO_FIELD, HEADED, true },
};

/* Of a page that is no course, whose body is the page. */
static const struct section bare_body = {
	NULL, TEXT_BODY, NO_FIELD, NO_FIELD, ANY, false
};

enum { N_SECTIONS = sizeof(sections) / sizeof(sections[0]) };

/*
 * What headings of a body call our fields (schema.md B-18): folded words, and
 * the fields that may stand behind them.
 */
static const struct alias {
	const char *words;
	int keys[3];
} aliases[] = {
	{ "introduction", { COURSE_INTRODUCTION, NO_FIELD } },
	{ "overview", { COURSE_OVERVIEW, COURSE_INTRODUCTION, NO_FIELD } },
	{ "course overview",
	  { COURSE_OVERVIEW, COURSE_INTRODUCTION, NO_FIELD } },
	{ "objectives", { COURSE_OBJECTIVES, COURSE_OUTCOMES, NO_FIELD } },
	{ "course objectives",
	  { COURSE_OBJECTIVES, COURSE_OUTCOMES, NO_FIELD } },
	{ "learning objectives",
	  { COURSE_OBJECTIVES, COURSE_OUTCOMES, NO_FIELD } },
	{ "what you will learn",
	  { COURSE_OBJECTIVES, COURSE_OUTCOMES, NO_FIELD } },
	{ "outcomes", { COURSE_OUTCOMES, COURSE_OBJECTIVES, NO_FIELD } },
	{ "course outcomes",
	  { COURSE_OUTCOMES, COURSE_OBJECTIVES, NO_FIELD } },
	{ "learning outcomes",
	  { COURSE_OUTCOMES, COURSE_OBJECTIVES, NO_FIELD } },
	{ "topics", { COURSE_OUTCOMES, NO_FIELD } },
	{ "topics covered", { COURSE_OUTCOMES, NO_FIELD } },
	{ "course content", { COURSE_OUTCOMES, NO_FIELD } },
	{ "audience", { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "target audience", { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "who should attend",
	  { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "who is it for", { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "who it is for", { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "who this is for", { COURSE_AUDIENCE, COURSE_OVERVIEW, NO_FIELD } },
	{ "prerequisites", { COURSE_PREREQUISITES, NO_FIELD } },
	{ "requirements", { COURSE_PREREQUISITES, NO_FIELD } },
	{ "assessment", { COURSE_CERTIFICATION, NO_FIELD } },
	{ "certification", { COURSE_CERTIFICATION, NO_FIELD } },
	{ "certification and assessment", { COURSE_CERTIFICATION, NO_FIELD } },
	{ "assessment and certification", { COURSE_CERTIFICATION, NO_FIELD } },
	{ "assessment certification", { COURSE_CERTIFICATION, NO_FIELD } },
	{ "format", { COURSE_FORMAT, NO_FIELD } },
	{ "course format", { COURSE_FORMAT, NO_FIELD } },
};

/* A section on its way to the view. */
struct shown {
	const struct section *section;
	const char *html;
	const char *heading;		/* HTML; NULL: the table's */
	const char *id;			/* the body's own */
};

struct texts {
	struct making *p;
	const char *body;
	struct shown shown[N_SECTIONS];
};

static const struct field *field_of(const struct making *p,
				    const struct section *s)
{
	return course_field(p->course, (enum course_key)s->key);
}

static const char *section_html(struct making *p, const struct section *s)
{
	return making_block(p, field_of(p, s)->value, s->id ? 3 : 2);
}

/* A block that became a field has brought a heading of its own, the first of
   the field's other texts (content/sections.c). */
static const struct value *own_heading(const struct making *p,
				       const struct section *s)
{
	const struct field *field;

	if (s->key == TEXT_BODY || !s->id)
		return NULL;
	field = field_of(p, s);
	if (!field->source || !str_eq(field->source, "sections"))
		return NULL;
	return value_item(field->others, 0);
}

static bool stands_here(const struct section *s, const char *html)
{
	bool is_headed = html[0] == '<' && html[1] == 'h' &&
			 str_is_digit(html[2]);

	return s->opening == ANY || (s->opening == HEADED) == is_headed;
}

static const char *copy(struct texts *t, struct view view)
{
	return arena_strndup(t->p->env->arena, view.at, view.len);
}

static bool is_said_by(const char *html, struct view text)
{
	struct said said;
	bool is_said;

	said_init(&said);
	said_add(&said, html);
	is_said = said_pieces(&said, text.at, text.len);
	said_release(&said);
	return is_said;
}

/* A part of the body that is about a field. */
struct repeat {
	const struct outline_part *part;
	struct view text;
	bool is_flat;			/* no headings below its own */
};

/* Does one say all that the other says?  Then the section says both. */
static bool merge(struct shown *shown, const struct repeat *r,
		  struct arena *arena)
{
	const char *text;

	if (is_said_by(shown->html, r->text))
		return true;
	text = arena_strndup(arena, r->text.at, r->text.len);
	if (!r->is_flat || !is_said_by(text, (struct view){
			shown->html, strlen(shown->html) }))
		return false;
	shown->html = text;
	return true;
}

static struct shown *find_repeated(struct texts *t, const struct alias *alias,
				   const struct repeat *r)
{
	for (const int *key = alias->keys; *key != NO_FIELD; key++)
		for (size_t i = 0; i < N_SECTIONS; i++) {
			struct shown *shown = &t->shown[i];

			if (sections[i].key == *key && sections[i].id &&
			    *shown->html && !shown->heading &&
			    merge(shown, r, t->p->env->arena))
				return shown;
		}
	return NULL;
}

/* The section that it need not be said beside, or NULL. */
static struct shown *find_said(struct texts *t, const struct repeat *r,
			       size_t *tries)
{
	struct shown *shown = NULL;
	struct buf words = BUF_INIT;

	said_words(&words, r->part->heading.at, r->part->heading.len);
	for (size_t i = 0; i < sizeof(aliases) / sizeof(aliases[0]) && !shown;
	     i++)
		if (str_eq(words.data, aliases[i].words)) {
			shown = find_repeated(t, &aliases[i], r);
			++*tries;
		}
	buf_release(&words);
	return shown;
}

/* Up to the next heading of the same level or a higher one. */
static struct view whole_text(const struct outline_part *parts, size_t n,
			      size_t i, size_t *next)
{
	struct view text = parts[i].text;

	for (*next = i + 1; *next < n; ++*next) {
		if (parts[*next].level <= parts[i].level)
			break;
		text.len += parts[*next].whole.len;
	}
	return text;
}

/*
 * A part of the body whose heading names a field, where one of the two says
 * all that the other says, is not shown beside it: the fuller text stays, and
 * the heading is that of the body, so that no word is lost and links to it
 * work (schema.md B-18).
 */
static void drop_repeats(struct texts *t)
{
	struct making *p = t->p;
	struct buf kept = BUF_INIT;
	struct outline_part *parts;
	size_t n, next, tries = 0;

	parts = outline_split(&n, p->env->arena, t->body);
	for (size_t i = 0; i < n; i = next) {
		struct repeat r = { .part = &parts[i] };
		struct shown *shown = NULL;

		r.text = whole_text(parts, n, i, &next);
		r.is_flat = next == i + 1;
		if (parts[i].level && r.text.len && tries < REPEATS)
			shown = find_said(t, &r, &tries);
		if (!shown) {
			buf_add(&kept, parts[i].whole.at, parts[i].whole.len);
			next = i + 1;
			continue;
		}
		shown->heading = copy(t, parts[i].heading);
		if (parts[i].id.len)
			shown->id = copy(t, parts[i].id);
	}
	t->body = str_is_blank(kept.data) ? "" :
		  arena_strndup(p->env->arena, kept.data, kept.len);
	buf_release(&kept);
}

/* In lower case, for comparing. */
static const char *name_of(struct making *p, const struct value *link)
{
	char *name = arena_strdup(p->env->arena,
				  value_text(value_get(link, "words")));

	for (char *at = name; *at; at++)
		*at = str_lower(*at);
	return name;
}

/* Roles and the pages that describe them are said together: such a page is
   about the role, its term's page about courses. */
static void add_personas(struct making *p, struct value *list)
{
	struct value *refs = making_refs(p, COURSE_PERSONAS);
	struct table roles;

	table_init(&roles);
	for (size_t i = 0; i < value_len(list); i++)
		table_set(&roles, name_of(p, value_item(list, i)),
			  value_item(list, i));
	for (size_t i = 0; i < value_len(refs); i++) {
		struct value *ref = value_item(refs, i);
		struct value *role = table_find(&roles, name_of(p, ref));
		const char *href = value_text(value_get(ref, "href"));

		if (!role)
			value_push(p->env->arena, list, ref);
		else if (href)
			making_text(p, role, "href", href);
	}
	table_release(&roles);
}

static struct value *make_terms(struct making *p, const struct section *s)
{
	struct value *list = value_list(p->env->arena);

	if (s->terms != NO_FIELD)
		view_terms(list, p->env, p->course, (enum course_key)s->terms);
	if (s->key == COURSE_AUDIENCE)
		add_personas(p, list);
	for (size_t i = 0; i < value_len(list); i++)
		making_say_words(p, value_text(value_get(value_item(list, i),
							 "words")));
	return list;
}

/* Texts of the same meaning that another key won over. */
static struct value *make_others(struct making *p, const struct section *s)
{
	struct value *list = value_list(p->env->arena);
	const struct value *others;

	if (s->key == TEXT_BODY)
		return list;
	others = field_of(p, s)->others;
	for (size_t i = 0; i < value_len(others); i++) {
		const char *html = making_block(p, value_item(others, i),
						s->id ? 3 : 2);

		if (said_pieces(&p->said, html, strlen(html)))
			continue;
		said_add(&p->said, html);
		value_push(p->env->arena, list,
			   value_html(p->env->arena, html));
	}
	return list;
}

static const char *heading_of(struct making *p, const struct section *s)
{
	return s->id ? view_word(p->env, arena_printf(p->env->arena,
						      "sections.%s", s->id)) :
		       NULL;
}

static void add_heading(struct making *p, struct value *item,
			const struct shown *shown)
{
	const struct section *s = shown->section;

	if (shown->heading)
		making_html(p, item, "heading", shown->heading);
	else
		making_text(p, item, "heading", heading_of(p, s));
	making_say(p, shown->heading);
	making_text(p, item, "id", shown->id);
	if (!shown->id && s->id)
		making_text(p, item, "id", markup_id(&p->markup, s->id));
}

static void add_section(struct making *p, struct value *list,
			const struct shown *shown)
{
	const struct section *s = shown->section;
	struct value *item = value_map(p->env->arena), *terms;
	const char *html = shown->html, *icon = NULL;

	if (s->icon != NO_FIELD)
		icon = view_image(p->env, p->entry, (enum course_key)s->icon);
	if (said_whole(&p->said, html))
		html = "";
	terms = make_terms(p, s);
	if (!*html && !value_len(terms) && !icon)
		return;
	said_add(&p->said, html);
	making_html(p, item, "html", html);
	add_heading(p, item, shown);
	making_text(p, item, "icon", icon);
	making_list(p, item, "terms", terms);
	making_list(p, item, "others", make_others(p, s));
	value_push(p->env->arena, list, item);
}

/* Each text once, also that of a key which stands in several rows. */
static void read_texts(struct texts *t)
{
	const char *html[COURSE_N_KEYS] = { NULL };

	for (size_t i = 0; i < N_SECTIONS; i++) {
		const struct section *s = &sections[i];
		struct shown *shown = &t->shown[i];

		shown->section = s;
		shown->html = "";
		if (s->key == TEXT_BODY)
			continue;
		if (!html[s->key])
			html[s->key] = section_html(t->p, s);
		if (stands_here(s, html[s->key]))
			shown->html = html[s->key];
		if (own_heading(t->p, s))
			shown->heading = making_line(t->p,
						     own_heading(t->p, s));
	}
}

void part_text(struct making *p, const char *body)
{
	struct texts t = { .p = p, .body = body };
	struct value *early = value_list(p->env->arena);
	struct value *late = value_list(p->env->arena);
	bool is_course = p->course->kind == KIND_COURSE;

	read_texts(&t);
	if (is_course)
		drop_repeats(&t);
	for (size_t i = 0; i < N_SECTIONS; i++) {
		if (sections[i].key == TEXT_BODY) {
			t.shown[i].html = t.body;
			if (!is_course)
				t.shown[i].section = &bare_body;
		}
		add_section(p, sections[i].is_late ? late : early,
			    &t.shown[i]);
	}
	making_list(p, p->view, "sections", early);
	making_list(p, p->view, "conditions", late);
}
