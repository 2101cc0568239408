/* SPDX-License-Identifier: MIT */
/*
 * The catalogue as XCRI-CAP 1.2 (BS 8581-1:2012, EN 15982), the British form
 * in which aggregators take courses.  The elements stand in the order of its
 * schema; the standard itself asks for none, the schema and its validator do.
 * A class is a presentation: what people apply to, so one that is cancelled
 * or postponed is none.  Costs, places, modes of study and qualifications are
 * not in it: no file says them.  A catalogue of more than LIMIT_XCRI courses
 * has only their short texts, else it would take too long.
 */
#include "base/limits.h"
#include "base/xml.h"
#include "content/certain.h"
#include "page/brief.h"
#include "page/event_days.h"
#include "page/head.h"
#include "page/machines.h"
#include "page/place.h"
#include "page/stamp.h"

/* What aggregators take, in bytes; head_shorten() adds an ellipsis of three. */
enum { ABSTRACT = 140 - 3, TEXT = 4000 - 3 };

static const char *const namespaces[][2] = {
	{ "xmlns", "http://xcri.org/profiles/1.2/catalog" },
	{ "xmlns:courseDataProgramme", "http://xcri.co.uk" },
	{ "xmlns:dc", "http://purl.org/dc/elements/1.1/" },
	{ "xmlns:mlo", "http://purl.org/net/mlo" },
	{ "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance" },
};

/* Texts of a course behind its abstract, in the schema's order. */
static const struct {
	const char *element;
	enum course_key key;
} texts[] = {
	{ "mlo:assessment", COURSE_CERTIFICATION },
	{ "learningOutcome", COURSE_OUTCOMES },
	{ "mlo:objective", COURSE_OBJECTIVES },
	{ "mlo:prerequisite", COURSE_PREREQUISITES },
};

static void add_time(struct xml *xml, const char *name, const char *stamp,
		     const char *words)
{
	if (!stamp)
		return;
	xml_open(xml, name);
	xml_attr(xml, "dtf", stamp);
	xml_text(xml, words);
	xml_close(xml);
}

static void add_duration(struct xml *xml, const struct page_env *env,
			 const struct course *course)
{
	struct certain length;
	const char *interval;

	certain_length(&length, course);
	interval = stamp_minutes(env->arena, length.minutes);
	if (!interval)
		return;
	xml_open(xml, "mlo:duration");
	xml_attr(xml, "interval", interval);
	xml_text(xml, view_length(env, course));
	xml_close(xml);
}

/* Where nothing is said, an aggregator takes it to be on a campus. */
static void add_place(struct xml *xml, const struct page_env *env,
		      const struct value *event)
{
	const char *words = value_text_at(event, "location");

	switch (place_kind(words)) {
	case PLACE_ONLINE:
		xml_open(xml, "attendanceMode");
		xml_attr(xml, "identifier", "ON");
		xml_text(xml, view_word(env, "machines.online"));
		xml_close(xml);
		break;
	case PLACE_NAMED:
		xml_open(xml, "venue");
		xml_open(xml, "provider");
		xml_element(xml, "dc:title", words);
		xml_close(xml);
		xml_close(xml);
		break;
	case PLACE_UNKNOWN:
		break;
	}
}

static void add_presentation(struct xml *xml, struct briefs *briefs,
			     struct zones *zones,
			     const struct course_class *item)
{
	const struct page_env *env = briefs->env;
	const struct stamper stamper = {
		env->arena, &env->library->config, zones
	};
	const char *href = NULL, *words;
	struct event_days days;
	struct stamp stamp;

	if (!event_is_closed(item->event))
		href = view_href(env, value_text_at(item->event, "href"));
	stamp_event(&stamp, &stamper, item->event);
	event_days(&days, zones, item->event);
	words = event_days_words(env, &days);
	xml_open(xml, "presentation");
	xml_element(xml, "dc:identifier",
		    arena_printf(env->arena, "%s#date-%s",
				 briefs_get(briefs, item->entry)->url,
				 item->id));
	xml_element(xml, "dc:title", brief_class(briefs, item));
	add_time(xml, "mlo:start", stamp.start, words);
	add_time(xml, "end", stamp.end, words);
	add_duration(xml, env, item->entry->course);
	xml_element(xml, "applyTo", view_absolute(env, href));
	add_place(xml, env, item->event);
	xml_close(xml);
}

static void add_presentations(struct xml *xml, struct briefs *briefs,
			      struct zones *zones, const struct entry *entry)
{
	struct classes classes = { NULL, 0, 0 };

	classes_add(&classes, briefs->env, zones, entry, false);
	for (size_t i = 0; i < classes.len; i++)
		if (!event_is_off(classes.items[i].event))
			add_presentation(xml, briefs, zones, &classes.items[i]);
}

static void add_text(struct xml *xml, const struct page_env *env,
		     const struct entry *entry, const char *element,
		     enum course_key key)
{
	const char *words = brief_words(env, entry,
					course_value(entry->course, key),
					true);

	if (words)
		xml_element(xml, element,
			    head_shorten(env->arena, words, TEXT));
}

/* What the course is, in the first text that says so. */
static void add_description(struct xml *xml, const struct page_env *env,
			    const struct entry *entry)
{
	static const enum course_key keys[] = {
		COURSE_OVERVIEW, COURSE_INTRODUCTION, COURSE_LEAD,
		COURSE_SUMMARY
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (!course_text(entry->course, keys[i]))
			continue;
		add_text(xml, env, entry, "dc:description", keys[i]);
		return;
	}
}

static void add_image(struct xml *xml, const struct page_env *env,
		      const struct entry *entry)
{
	const char *image = view_absolute(env, view_image(env, entry,
							  COURSE_IMAGE));

	if (!image)
		return;
	xml_open(xml, "image");
	xml_attr(xml, "src", image);
	xml_close(xml);
}

static void add_subjects(struct xml *xml, const struct page_env *env,
			 const struct course *course)
{
	struct value *terms = value_list(env->arena);

	view_terms(terms, env, course, COURSE_TOPICS);
	for (size_t i = 0; i < value_len(terms); i++)
		xml_element(xml, "dc:subject",
			    value_text_at(value_item(terms, i), "words"));
}

static void add_code(struct xml *xml, const struct course *course)
{
	const char *code = course_text(course, COURSE_CODE);

	if (!code)
		return;
	xml_open(xml, "dc:identifier");
	xml_attr(xml, "xsi:type", "courseDataProgramme:internalID");
	xml_text(xml, code);
	xml_close(xml);
}

static void add_course(struct xml *xml, const struct page_env *env,
		       struct zones *zones, const struct entry *entry,
		       bool is_brief)
{
	const struct brief *brief;
	struct briefs briefs;

	briefs_init(&briefs, env);
	brief = briefs_get(&briefs, entry);
	xml_open(xml, "course");
	if (is_brief)
		xml_element(xml, "dc:description", brief->summary);
	else
		add_description(xml, env, entry);
	xml_element(xml, "dc:identifier", brief->url);
	add_code(xml, entry->course);
	add_image(xml, env, entry);
	add_subjects(xml, env, entry->course);
	xml_element(xml, "dc:title", brief->title);
	xml_element(xml, "mlo:url", brief->url);
	if (brief->summary)
		xml_element(xml, "abstract",
			    head_shorten(env->arena, brief->summary,
					 ABSTRACT));
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]) && !is_brief;
	     i++)
		add_text(xml, env, entry, texts[i].element, texts[i].key);
	add_presentations(xml, &briefs, zones, entry);
	xml_close(xml);
	briefs_release(&briefs);
}

/* Memory of a course is given back before the next. */
static void add_courses(struct xml *xml, const struct page_env *env)
{
	const struct catalogue *catalogue = env->catalogue;
	struct arena arena = ARENA_INIT;
	struct page_env each = *env;
	struct zones zones;

	each.arena = &arena;
	zones_init(&zones, env->arena); /* they stay */
	for (size_t i = 0; i < catalogue_len(catalogue); i++) {
		const struct entry *entry = catalogue_entry(catalogue, i);

		if (!entry_is_course(entry) ||
		    !catalogue_lists(catalogue, entry, env->now))
			continue;
		add_course(xml, &each, &zones, entry,
			   catalogue_len(catalogue) > LIMIT_XCRI);
		arena_reset(&arena);
	}
	zones_release(&zones);
	arena_release(&arena);
}

static void add_location(struct xml *xml, const struct value *organisation)
{
	const char *phone = value_text_at(organisation, "telephone");
	const char *email = value_text_at(organisation, "email");

	if (!phone && !email)
		return;
	xml_open(xml, "mlo:location");
	xml_element(xml, "mlo:phone", phone);
	xml_element(xml, "mlo:email", email);
	xml_close(xml);
}

/* Not the second of the request: its tag says that the bytes are the same. */
static int64_t generated_at(const struct page_env *env)
{
	int64_t newest = env->library->newest, since;

	catalogue_epoch(env->catalogue, env->now, &since);
	if (since != INSTANT_NONE && since > newest)
		newest = since;
	return newest < env->now ? newest : env->now;
}

int page_xcri(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	const char *name = value_text_at(config->organisation, "name");
	const char *url = value_text_at(config->organisation, "url");
	const char *home = view_absolute(env, view_href(env, "/"));
	struct xml xml;

	if (!machines_have_base(out, env))
		return 404;
	url = view_absolute(env, view_href(env, url));
	xml_start(&xml, out);
	xml_open(&xml, "catalog");
	for (size_t i = 0; i < sizeof(namespaces) / sizeof(namespaces[0]);
	     i++)
		xml_attr(&xml, namespaces[i][0], namespaces[i][1]);
	xml_attr(&xml, "generated",
		 stamp_instant(env->arena, generated_at(env)));
	xml_open(&xml, "provider");
	xml_element(&xml, "dc:description", config->description);
	xml_element(&xml, "dc:identifier", url ? url : home);
	xml_element(&xml, "dc:title", name ? name : config->title);
	xml_element(&xml, "mlo:url", url ? url : home);
	add_courses(&xml, env);
	add_location(&xml, config->organisation);
	xml_end(&xml);
	return 200;
}
