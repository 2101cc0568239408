/* SPDX-License-Identifier: MIT */
/*
 * The view's `head`.  Structured data is jsonld.c's.
 */
#include "page/head.h"

#include <string.h>

#include "content/certain.h"
#include "markup/html.h"
#include "page/facts.h"
#include "page/jsonld.h"

/* Keys that a template may ask for: a missing one would be looked up in the
   maps around. */
static const char *const keys[] = {
	"image", "image_width", "image_height", "image_alt", "card", "locale",
	"robots", "labels", "alternates",
};

static struct value *head_of(const struct page_env *env, struct value *view)
{
	struct value *head = value_get(view, "head");

	if (head)
		return head;
	head = value_map(env->arena);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		value_set_text(env->arena, head, keys[i], NULL);
	value_set(env->arena, head, "labels", value_list(env->arena));
	value_set(env->arena, head, "alternates", value_list(env->arena));
	value_set(env->arena, view, "head", head);
	return head;
}

const char *head_shorten(struct arena *arena, const char *words, size_t most)
{
	size_t len = strlen(words);

	if (len <= most)
		return words;
	for (len = most; len > 0 && words[len] != ' '; len--)
		;
	if (!len)		/* no spaces: whole characters */
		for (len = most; (words[len] & 0xc0) == 0x80; len--)
			;
	return arena_printf(arena, "%.*s…", (int)len, words);
}

/* How a text begins; NULL for no words. */
static const char *opening(struct making *p, const char *html)
{
	enum { MOST = 160 };
	const char *words = html_words(p->env->arena, html, strlen(html));

	if (str_is_blank(words))
		return NULL;
	return head_shorten(p->env->arena, words, MOST);
}

const char *head_description(struct making *p)
{
	enum { LEVEL = 3 };		/* as in part_text.c: made once */
	static const enum course_key texts[] = {
		COURSE_LEAD, COURSE_INTRODUCTION, COURSE_OVERVIEW,
		COURSE_OBJECTIVES, COURSE_OUTCOMES, COURSE_AUDIENCE,
	};
	const char *words = making_words(
		p, course_value(p->course, COURSE_SUMMARY));

	if (!words)
		words = opening(p, p->body);
	for (size_t i = 0; !words && i < sizeof(texts) / sizeof(texts[0]);
	     i++)
		words = opening(p, making_block(
			p, course_value(p->course, texts[i]), LEVEL));
	return words;
}

const char *head_face(const struct page_env *env, const struct entry *entry,
		      const char *face)
{
	if (!str_ends(entry->href, "/"))
		return NULL;
	return arena_printf(env->arena, "%s%s", entry->href, face);
}

/* Other forms of a page, and of the whole catalogue on every page. */
static void add_alternate(const struct page_env *env, struct value *head,
			  const char *type, const char *title,
			  const char *href)
{
	struct value *link;

	if (!href)
		return;
	link = value_map(env->arena);
	value_set_text(env->arena, link, "type", type);
	value_set_text(env->arena, link, "title", view_word(env, title));
	value_set_text(env->arena, link, "href", href);
	value_push(env->arena, value_get(head, "alternates"), link);
}

static void add_label(const struct page_env *env, struct value *head,
		      const char *name, const char *words)
{
	struct value *labels = value_get(head, "labels"), *label;

	if (!words || value_len(labels) == 2)
		return;
	label = value_map(env->arena);
	value_set_text(env->arena, label, "number",
		       arena_printf(env->arena, "%zu", value_len(labels) + 1));
	value_set_text(env->arena, label, "name", view_word(env, name));
	value_set_text(env->arena, label, "words", words);
	value_push(env->arena, labels, label);
}

/* What networks cannot show is replaced by the drawn one. */
static bool can_be_previewed(const char *image)
{
	size_t len = image ? strcspn(image, "?#") : 0;

	return len && !(len > 4 && strncasecmp(image + len - 4, ".svg",
					       4) == 0);
}

static void add_image(struct making *p, struct value *head)
{
	const char *image = value_text(value_get(p->view, "image"));

	if (!can_be_previewed(image)) {
		image = head_face(p->env, p->entry, HEAD_COVER);
		if (p->course->kind != KIND_COURSE || !image)
			return;
		value_set_text(
			p->env->arena, head, "image_width",
			arena_printf(p->env->arena, "%d", HEAD_COVER_WIDTH));
		value_set_text(
			p->env->arena, head, "image_height",
			arena_printf(p->env->arena, "%d", HEAD_COVER_HEIGHT));
	}
	value_set_text(p->env->arena, head, "image",
		       view_absolute(p->env, image));
	value_set_text(p->env->arena, head, "image_alt", p->title);
}

static void add_faces(struct making *p, struct value *head)
{
	const struct page_env *env = p->env;

	add_alternate(env, head, "application/json", "head.json",
		      head_face(env, p->entry, "index.json"));
	add_alternate(env, head, "text/markdown", "head.markdown",
		      head_face(env, p->entry, "index.md"));
	if (value_len(course_list(p->course, COURSE_EVENTS)))
		add_alternate(env, head, "text/calendar", "head.calendar",
			      head_face(env, p->entry, "calendar.ics"));
}

void head_course(struct making *p)
{
	const struct page_env *env = p->env;
	struct value *head = head_of(env, p->view);

	add_image(p, head);
	if (p->course->kind != KIND_COURSE)
		return;
	add_faces(p, head);
	add_label(env, head, "facts.length", view_length(env, p->course));
	add_label(env, head, "facts.level", facts_level(env, p->course));
	add_label(env, head, "dates.next",
		  value_text(value_path(p->view, "next_date.days")));
}

/* "en-GB" as Open Graph has it; it knows no language without a country. */
static const char *locale(const struct page_env *env)
{
	const char *language = env->library->config.language;
	char *copy;

	if (strlen(language) != 5 || language[2] != '-')
		return NULL;
	copy = arena_strdup(env->arena, language);
	copy[2] = '_';
	return copy;
}

static void add_catalogue(const struct page_env *env, struct value *head)
{
	add_alternate(env, head, "application/json", "head.catalogue",
		      view_href(env, "/courses.json"));
	add_alternate(env, head, "text/calendar", "head.classes",
		      view_href(env, "/calendar.ics"));
	add_alternate(env, head, "application/rss+xml", "head.dates",
		      view_href(env, "/dates.xml"));
}

void head_fill(const struct page_env *env, const char *name,
	       struct value *view)
{
	struct value *head = head_of(env, view);
	const char *jsonld = jsonld_write(env, name, view);

	if (str_eq(name, "courses"))
		add_catalogue(env, head);
	add_alternate(env, head, "application/rss+xml", "head.rss",
		      view_href(env, "/index.xml"));
	add_alternate(env, head, "application/atom+xml", "head.atom",
		      view_href(env, "/feed.atom"));
	add_alternate(env, head, "application/feed+json", "head.feed",
		      view_href(env, "/feed.json"));
	value_set_text(env->arena, head, "locale", locale(env));
	value_set_text(env->arena, head, "card",
		       value_text(value_get(head, "image")) ?
			       "summary_large_image" :
			       "summary");
	value_set_text(env->arena, head, "robots",
		       value_truth(value_path(view, "page.is_unlisted")) ?
			       "noindex" :
			       "max-image-preview:large");
	value_set(env->arena, view, "jsonld",
		  jsonld ? value_html(env->arena, jsonld) :
			   value_null(env->arena));
}
