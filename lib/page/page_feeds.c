/* SPDX-License-Identifier: MIT */
/*
 * Feeds of new courses and of new dates.  Nothing in a file says when a date
 * was announced; so dates of the files that were changed last come first, and
 * none says when it was published: a reader that meets it for the first time
 * knows it to be new.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "page/brief.h"
#include "page/event_days.h"
#include "page/feed.h"
#include "page/lasting.h"
#include "page/machines.h"
#include "page/selection.h"

static const struct {
	const char *path;
	feed_write_fn *write;
} forms[2][FEED_N_FORMS] = {
	[FEED_COURSES] = {
		[FEED_RSS] = { "/index.xml", feed_rss },
		[FEED_ATOM] = { "/feed.atom", feed_atom },
		[FEED_JSON] = { "/feed.json", feed_json },
	},
	[FEED_DATES] = {
		[FEED_RSS] = { "/dates.xml", feed_rss },
		[FEED_ATOM] = { "/dates.atom", feed_atom },
		[FEED_JSON] = { "/dates.json", feed_json },
	},
};

static const char *const titles[] = {
	[FEED_COURSES] = "machines.new_courses",
	[FEED_DATES] = "machines.new_dates",
};

/* All that a feed is made with. */
struct maker {
	const struct page_env *env;
	struct feed *feed;
	struct briefs briefs;
	struct zones zones;
};

/* What lies in the future is no news yet, and no date of a feed. */
static int64_t until_now(const struct page_env *env, int64_t instant)
{
	return instant > env->now ? env->now : instant;
}

static int64_t updated_at(const struct page_env *env,
			  const struct course *course)
{
	int64_t updated = course_lastmod(course);

	if (updated == INSTANT_NONE)
		updated = env->library->newest;
	return until_now(env, updated);
}

static int64_t published_at(const struct page_env *env,
			    const struct course *course)
{
	if (!course_value(course, COURSE_DATE) || course->date > env->now)
		return INSTANT_NONE;
	return course->date;
}

static const struct value *tags_of(const struct page_env *env,
				   const struct course *course)
{
	struct value *terms = value_list(env->arena);
	struct value *tags = value_list(env->arena);

	view_terms(terms, env, course, COURSE_TOPICS);
	for (size_t i = 0; i < value_len(terms); i++)
		value_push(env->arena, tags,
			   value_get(value_item(terms, i), "words"));
	return tags;
}

static void fill_common(struct maker *maker, struct feed_item *item,
			const struct entry *entry)
{
	const struct page_env *env = maker->env;
	const struct brief *brief = briefs_get(&maker->briefs, entry);

	item->url = brief->url;
	item->title = brief->title;
	item->summary = brief->summary;
	item->image = view_absolute(env, view_image(env, entry,
						    COURSE_IMAGE));
	item->tags = tags_of(env, entry->course);
	item->published = INSTANT_NONE;
	item->updated = updated_at(env, entry->course);
}

/* A course on its way into the feed. */
struct candidate {
	const struct entry *entry;
	int64_t published, when;
};

static int compare_courses(const void *left, const void *right)
{
	const struct candidate *a = left, *b = right;

	if (a->when != b->when)
		return a->when < b->when ? 1 : -1;
	return a->entry->order < b->entry->order ? -1 :
	       a->entry->order > b->entry->order;
}

static void add_courses(struct maker *maker, const struct selection *selection)
{
	const struct page_env *env = maker->env;
	struct feed *feed = maker->feed;
	struct candidate *found;

	found = arena_alloc(env->arena, (selection->len + 1) *
					sizeof(*found));
	for (size_t i = 0; i < selection->len; i++) {
		const struct course *course = selection->entries[i]->course;

		found[i].entry = selection->entries[i];
		found[i].published = published_at(env, course);
		found[i].when = found[i].published != INSTANT_NONE ?
				found[i].published : updated_at(env, course);
	}
	qsort(found, selection->len, sizeof(*found), compare_courses);
	for (size_t i = 0; i < selection->len && i < LIMIT_FEED; i++) {
		struct feed_item *item = &feed->items[feed->len++];

		fill_common(maker, item, found[i].entry);
		item->published = found[i].published;
		item->id = lasting_urn(env, "course",
				       lasting_key(env, found[i].entry));
	}
}

static int compare_classes(const void *left, const void *right)
{
	const struct course_class *a = left, *b = right;
	int64_t one = a->entry->course->changed;
	int64_t other = b->entry->course->changed;

	if (one != other)
		return one < other ? 1 : -1;
	return classes_compare(left, right);
}

static void add_words(struct buf *out, const char *words)
{
	if (str_is_blank(words))
		return;
	if (out->len)
		buf_str(out, ", ");
	buf_str(out, words);
}

/* "7–9 November 2027, The sail loft, Fully booked" */
static const char *describe(struct maker *maker,
			    const struct course_class *item, const char *days)
{
	const struct page_env *env = maker->env;
	struct buf out = BUF_INIT;

	add_words(&out, days);
	add_words(&out, value_text(value_get(item->event, "location")));
	add_words(&out, event_status_words(env, item->event));
	return arena_take(env->arena, &out);
}

static void add_class(struct maker *maker, const struct course_class *of)
{
	const struct page_env *env = maker->env;
	struct feed_item *item = &maker->feed->items[maker->feed->len++];
	const char *words;
	struct event_days days;

	fill_common(maker, item, of->entry);
	item->updated = until_now(env, of->entry->course->changed > 0 ?
				       of->entry->course->changed :
				       env->library->newest);
	event_days(&days, &maker->zones, of->event);
	words = event_days_words(env, &days);
	item->title = brief_class(&maker->briefs, of);
	if (*words)
		item->title = brief_join(env, item->title, words);
	item->summary = describe(maker, of, words);
	item->url = arena_printf(env->arena, "%s#date-%s", item->url, of->id);
	item->id = lasting_urn(env, "date",
			       arena_printf(env->arena, "%s/%s",
					    lasting_key(env, of->entry),
					    of->id));
}

static void add_dates(struct maker *maker, const struct selection *selection)
{
	struct classes classes = { NULL, 0, 0 };

	classes_add_all(&classes, maker->env, selection->entries,
			selection->len);
	if (classes.len)
		qsort(classes.items, classes.len, sizeof(*classes.items),
		      compare_classes);
	for (size_t i = 0; i < classes.len && i < LIMIT_FEED; i++)
		add_class(maker, &classes.items[i]);
}

static const char *author_of(const struct page_env *env)
{
	const struct config *config = &env->library->config;
	const char *name = value_text(value_get(config->organisation,
						"name"));

	return name ? name : config->title;
}

/* Everything but the items. */
static void fill_feed(const struct page_env *env, struct feed *feed,
		      enum feed_about about, const char *self)
{
	const struct config *config = &env->library->config;
	const char *home = about == FEED_COURSES ? "/courses/" : "/";

	feed->self = self;
	feed->id = lasting_urn(env, "feed", self);
	feed->title = view_say(env, titles[about], "site", config->title);
	feed->description = config->description;
	feed->home = view_absolute(env, view_href(env, home));
	feed->author = author_of(env);
	feed->language = config->language;
	feed->updated = INSTANT_NONE;
	for (size_t i = 0; i < feed->len; i++)
		if (feed->items[i].updated > feed->updated)
			feed->updated = feed->items[i].updated;
	if (feed->updated == INSTANT_NONE)
		feed->updated = until_now(env, env->library->newest);
}

static const char *self_of(const struct page_env *env, const char *path,
			   const struct selection *selection)
{
	struct buf href = BUF_INIT;

	buf_printf(&href, "%s%s", env->library->config.base_path, path);
	selection_query(&href, selection, selection->n_choices);
	return view_absolute(env, arena_take(env->arena, &href));
}

int page_feed(struct buf *out, const struct page_env *env,
	      enum feed_about about, enum feed_form form)
{
	struct feed feed = { .len = 0 };
	struct maker maker = { .env = env, .feed = &feed };
	struct selection selection;
	int status;

	if (!machines_have_base(out, env))
		return 404;
	status = selection_make(&selection, env);
	if (status)
		return status;
	feed.items = arena_alloc(env->arena,
				 LIMIT_FEED * sizeof(*feed.items));
	briefs_init(&maker.briefs, env);
	zones_init(&maker.zones, env->arena);
	if (about == FEED_COURSES)
		add_courses(&maker, &selection);
	else
		add_dates(&maker, &selection);
	fill_feed(env, &feed, about,
		  self_of(env, forms[about][form].path, &selection));
	forms[about][form].write(out, &feed);
	zones_release(&maker.zones);
	briefs_release(&maker.briefs);
	return 200;
}
