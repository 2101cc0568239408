/* SPDX-License-Identifier: MIT */
/*
 * The views' common part: what a page is called, and the texts, dates and
 * addresses that every page writes the same way.  The site around it is
 * view_site.c's, courses in lists are view_card.c's.
 */
#include <string.h>

#include "base/utf8.h"
#include "index/section.h"
#include "index/taxonomy.h"
#include "index/url.h"
#include "markup/html.h"
#include "content/certain.h"
#include "page/clock.h"
#include "page/head.h"
#include "page/label.h"
#include "page/view.h"

const char *view_word(const struct page_env *env, const char *path)
{
	return words_get(theme_words(env->theme), path);
}

const char *view_fill(const struct page_env *env, const char *path,
		      const struct words_place *places)
{
	return words_fill(env->arena, theme_words(env->theme), path, places);
}

const char *view_say(const struct page_env *env, const char *path,
		     const char *name, const char *text)
{
	const struct words_place places[] = {
		{ name, text },
		{ NULL, NULL },
	};

	return view_fill(env, path, places);
}

const char *view_count(const struct page_env *env, const char *path, size_t n)
{
	return words_count(env->arena, theme_words(env->theme), path, (long)n);
}

void view_set(const struct page_env *env, struct value *map, const char *key,
	      const char *text)
{
	if (text && !str_is_blank(text))
		value_set(env->arena, map, key,
			  value_string(env->arena, text));
}

const char *view_rooted(const struct page_env *env, const char *path)
{
	return arena_printf(env->arena, "%s%s",
			    env->library->config.base_path, path);
}

const char *view_href(const struct page_env *env, const char *href)
{
	if (!href || !html_is_safe_link(href))
		return NULL;
	return *href == '/' ? view_rooted(env, href) : href;
}

const char *view_absolute(const struct page_env *env, const char *href)
{
	const struct config *config = &env->library->config;
	size_t origin = strlen(config->base_url) - strlen(config->base_path);

	if (!href || !*config->host)
		return NULL;
	if (*href != '/')
		return href;
	return arena_printf(env->arena, "%.*s%s", (int)origin,
			    config->base_url, href);
}

/* Where no file says what the page is about, the site does. */
static const char *describe(const struct page_env *env, const char *title)
{
	const struct config *config = &env->library->config;
	const struct words_place places[] = {
		{ "title", title },
		{ "about", config->description ? config->description :
						 config->title },
		{ NULL, NULL },
	};

	return view_fill(env, "layout.description", places);
}

void view_describe(const struct page_env *env, struct value *view,
		   const char *title, const char *description,
		   const char *href)
{
	const char *site = env->library->config.title;
	struct value *page = value_map(env->arena);
	const struct words *words = theme_words(env->theme);
	const struct words_place places[] = {
		{ "title", title }, { "site", site }, { NULL, NULL },
	};

	view_set(env, page, "title", title);
	view_set(env, page, "full_title", str_eq(title, site) ? site :
		 words_fill(env->arena, words, "layout.title", places));
	view_set(env, page, "description", description && *description ?
		 description : describe(env, title));
	view_set(env, page, "canonical", view_absolute(env, href));
	value_set(env->arena, page, "is_unlisted",
		  value_bool(env->arena, !href));
	value_set(env->arena, view, "page", page);
	view_add_site(env, view, href);
	value_set(env->arena, view, "t", words->map);
}

struct value *view_page(const struct page_env *env, const char *title,
			const char *description, const char *href)
{
	struct value *view = value_map(env->arena);

	view_describe(env, view, title, description, href);
	return view;
}

/* Who asks for links. */
struct linker {
	const struct page_env *env;
	const struct course *course;	/* or NULL */
};

/* Of a list that only the index makes, in the site's language; that of terms
   by its field, as "course_topics" and "course-topics" are topics. */
static const char *list_name(const struct page_env *env,
			     const struct entry *entry)
{
	const struct words *words = theme_words(env->theme);

	if (entry->kind == ENTRY_TAXONOMY)
		return words_name(words, "lists", entry->taxonomy->key ?
				  entry->taxonomy->key->name :
				  entry->taxonomy->plural);
	if (entry->kind == ENTRY_SECTION)
		return words_name(words, "lists", entry->section->folder);
	return NULL;
}

/* Is it called what its file says?  Not while nobody may see that. */
static bool is_named(const struct entry *entry, int64_t now)
{
	return entry->kind == ENTRY_PAGE ||
	       (entry->course && course_text(entry->course, COURSE_TITLE) &&
		entry_visibility(entry, now) == VISIBLE);
}

static const char *plain_name(const struct entry *entry, int64_t now)
{
	const char *name;

	if (entry->kind != ENTRY_TERM)
		return entry->kind == ENTRY_TAXONOMY ? entry->taxonomy->title :
						       entry->section->title;
	name = term_name(entry->term, now);
	return name == entry->term->name ? entry->term->title : name;
}

bool view_is_visible(const char *words)
{
	struct buf folded = BUF_INIT;
	bool is_there = words && str_is_alnum(*words);

	if (words && !is_there) {
		utf8_add_fold(&folded, words, strlen(words));
		is_there = !str_is_blank(folded.data);
		buf_release(&folded);
	}
	return is_there;
}

/* Markdown, where a file says it; a term is words. */
const char *view_name(struct markup *m, const struct entry *entry)
{
	const struct linker *linker = m->link_data;
	const char *name = "";

	if (is_named(entry, linker->env->now))
		name = markup_plain(m, entry_name(entry));
	if (view_is_visible(name))
		return name;
	if (entry->kind == ENTRY_PAGE)
		return entry->course->name;
	name = list_name(linker->env, entry);
	return name ? name : plain_name(entry, linker->env->now);
}

static bool link_to(struct markup_link *link, const struct entry *entry)
{
	if (!entry)
		return false;
	link->href = entry->href;
	link->title = entry_name(entry);
	return true;
}

/* The target of [wpv-post-link item="ID"]: a course, else site.yaml. */
static bool find_link(struct markup_link *link, void *data, const char *id)
{
	const struct linker *linker = data;
	const struct page_env *env = linker->env;
	const struct value *reference;

	if (link_to(link, catalogue_find_id(env->catalogue, id, env->now)))
		return true;
	reference = value_get(env->library->config.references, id);
	link->href = view_href(env, value_text(value_get(reference, "url")));
	link->title = value_text(value_get(reference, "title"));
	return link->href && link->title;
}

/* Of {{< ref "PATH" >}}. */
static bool find_ref(struct markup_link *link, void *data, const char *path)
{
	const struct linker *linker = data;

	return link_to(link, catalogue_find_link(linker->env->catalogue, path,
						 linker->env->now));
}

/* Of {{< param NAME >}}: what the page has under a key of its own. */
static const char *find_param(void *data, const char *name)
{
	const struct linker *linker = data;

	if (!linker->course)
		return NULL;
	return value_text(value_get(linker->course->unknown, name));
}

void view_markup(struct markup *m, const struct page_env *env,
		 const struct entry *entry)
{
	struct linker *linker = arena_alloc(env->arena, sizeof(*linker));
	struct page_env *copy = arena_alloc(env->arena, sizeof(*copy));

	*copy = *env;		/* the caller's may be gone by then */
	linker->env = copy;
	linker->course = entry ? entry->course : NULL;
	markup_init(m, env->arena);
	m->file = entry && entry->course ? entry->course->file : NULL;
	m->title = entry ? entry_name(entry) : NULL;
	m->host = env->library->config.host;
	m->embeds = env->library->config.embeds;
	m->link = find_link;
	m->ref = find_ref;
	m->param = find_param;
	m->link_data = linker;
	m->words = (struct markup_words){
		.details = view_word(env, "text.details"),
		.youtube = view_word(env, "text.youtube"),
		.vimeo = view_word(env, "text.vimeo"),
	};
	m->report = env->report;
}

const char *view_length(const struct page_env *env,
			const struct course *course)
{
	const struct words *words = theme_words(env->theme);
	struct words_place places[] = {
		{ "time", NULL }, { "sessions", NULL }, { NULL, NULL },
	};
	struct certain length;

	certain_length(&length, course);
	if (length.minutes)
		places[0].text = label_of_minutes(env->arena, words,
						  length.minutes);
	if (length.sessions)
		places[1].text = words_count(env->arena, words,
					     "count.sessions",
					     length.sessions);
	if (length.minutes && length.sessions)
		return words_fill(env->arena, words, "length.both", places);
	return places[0].text ? places[0].text : places[1].text;
}

struct value *view_day(const struct page_env *env, int64_t instant)
{
	struct value *day = value_map(env->arena);
	struct clock clock = { .is_said = true };

	clock.wall = instant + zone_offset(env->library->config.zone, instant);
	view_set(env, day, "iso", clock_iso_day(env->arena, &clock));
	view_set(env, day, "words",
		 clock_day(env->arena, theme_words(env->theme), &clock));
	return day;
}

/* Percent-encoded, unless it is so already. */
static const char *encoded(const struct page_env *env, const char *path)
{
	struct buf out = BUF_INIT;

	if (strchr(path, '%'))
		return path;
	url_encode(&out, path);
	return arena_take(env->arena, &out);
}

const char *view_image_named(const struct page_env *env,
			     const struct entry *entry,
			     const struct value *image)
{
	const char *name = image->text, *href;

	if ((*name == '/' || strstr(name, "://")) && html_is_safe_image(name))
		return *name == '/' ? view_rooted(env, encoded(env, name)) :
				      name;
	href = catalogue_file_href(env->arena, env->catalogue, entry,
				   arena_printf(env->arena, "images/%s",
						name));
	if (!href)
		href = catalogue_file_href(env->arena, env->catalogue, entry,
					   name);
	if (!href)
		report_add(env->report, SEVERITY_WARNING, image->at,
			   "image-missing", "there is no \"%s\" in images/ "
			   "beside this file; add it, or mend the name", name);
	return href;
}

const char *view_image(const struct page_env *env, const struct entry *entry,
		       enum course_key key)
{
	const struct value *name = course_value(entry->course, key);

	return value_text(name) ? view_image_named(env, entry, name) : NULL;
}

static void report_cut(const struct page_env *env, const char *name)
{
	report_add(env->report, SEVERITY_ERROR,
		   (struct place){ .file = "theme/" }, "page-too-large",
		   "the page \"%s\" is cut: it is too large", name);
}

/* What the site's templates make of a page is not to be used. */
static void stand_in(struct buf *out, size_t start, const struct page_env *env,
		     const char *name, const struct value *view)
{
	buf_truncate(out, start);
	if (theme_render_built_in(out, env->theme, name, view) < 0)
		report_cut(env, name);
}

void view_render_part(struct buf *out, const struct page_env *env,
		      const char *name, const struct value *view)
{
	const size_t start = out->len;

	if (theme_render(out, env->theme, name, view) == 0)
		return;
	if (!theme_has_own(env->theme)) {
		report_cut(env, name);
		return;
	}
	report_add(env->report, SEVERITY_ERROR, theme_suspect(env->theme),
		   "template-too-large", "the page \"%s\" becomes too large, "
		   "or its templates nest without end: the built-in ones "
		   "stand in", name);
	stand_in(out, start, env, name, view);
}

void view_render(struct buf *out, const struct page_env *env, const char *name,
		 struct value *view)
{
	const size_t start = out->len;

	head_fill(env, name, view);
	view_render_part(out, env, name, view);
	if (!str_is_blank(out->data + start))
		return;
	report_add(env->report, SEVERITY_ERROR,
		   (struct place){ .file = "theme/" }, "template-empty",
		   "nothing is left of the page \"%s\": the built-in "
		   "templates stand in", name);
	stand_in(out, start, env, name, view);
}
