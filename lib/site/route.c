/* SPDX-License-Identifier: MIT */
/*
 * The table of the server's own URLs, and looking one up.
 */
#include "site/route.h"

#include <string.h>

#include "base/str.h"
#include "index/url.h"
#include "page/cover_png.h"
#include "page/head.h"
#include "page/machines.h"
#include "page/record.h"

static void make_home(struct reply *reply, const struct page_env *env)
{
	page_home(&reply->body, env);
}

static void make_courses(struct reply *reply, const struct page_env *env)
{
	reply->status = page_courses(&reply->body, env);
}

static void make_compare(struct reply *reply, const struct page_env *env)
{
	reply->status = page_compare(&reply->body, env);
}

static void make_health(struct reply *reply, const struct page_env *env)
{
	(void)env;
	buf_str(&reply->body, "ok\n");
}

/* Of what people find the pages of, not this. */
static void set_unlisted(struct reply *reply, int status)
{
	reply->status = status;
	reply->is_noindex = true;
}

static void make_calendar(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_calendar(&reply->body, env));
}

static void make_course_calendar(struct reply *reply,
				 const struct page_env *env,
				 const struct entry *entry)
{
	set_unlisted(reply, page_course_calendar(&reply->body, env, entry));
}

static void make_rss(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_COURSES,
				      FEED_RSS));
}

static void make_atom(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_COURSES,
				      FEED_ATOM));
}

static void make_feed(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_COURSES,
				      FEED_JSON));
}

static void make_dates_rss(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_DATES,
				      FEED_RSS));
}

static void make_dates_atom(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_DATES,
				      FEED_ATOM));
}

static void make_dates_feed(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_feed(&reply->body, env, FEED_DATES,
				      FEED_JSON));
}

static void make_sitemap(struct reply *reply, const struct page_env *env)
{
	reply->status = page_sitemap(&reply->body, env, env->number);
}

static void make_robots(struct reply *reply, const struct page_env *env)
{
	reply->status = page_robots(&reply->body, env);
}

static void make_xcri(struct reply *reply, const struct page_env *env)
{
	set_unlisted(reply, page_xcri(&reply->body, env));
}

static void make_course_json(struct reply *reply, const struct page_env *env,
			     const struct entry *entry)
{
	reply->is_noindex = true;
	reply->canonical = record_link(env, entry->href);
	reply->status = page_course_json(&reply->body, env, entry);
}

static void make_course_markdown(struct reply *reply,
				 const struct page_env *env,
				 const struct entry *entry)
{
	reply->is_noindex = true;
	reply->canonical = record_link(env, entry->href);
	reply->status = page_course_markdown(&reply->body, env, entry);
}

static void make_catalogue_json(struct reply *reply,
				const struct page_env *env)
{
	reply->is_noindex = true;
	reply->status = page_catalogue_json(&reply->body, env);
}

static void make_catalogue_csv(struct reply *reply,
			       const struct page_env *env)
{
	reply->is_noindex = true;
	reply->status = page_catalogue_csv(&reply->body, env);
}

static void make_openapi(struct reply *reply, const struct page_env *env)
{
	reply->is_noindex = true;
	reply->status = page_openapi(&reply->body, env);
}

/* A course that names no date has no calendar. */
static bool has_dates(const struct entry *entry)
{
	return entry->course &&
	       value_len(course_list(entry->course, COURSE_EVENTS)) > 0;
}

static void make_cover(struct reply *reply, const struct page_env *env,
		       const struct entry *entry)
{
	reply->status = cover_png(&reply->body, env, entry);
}

const struct route routes[] = {
	{ "/", "text/html; charset=utf-8", REPLY_SHORT, true, false,
	  make_home },
	{ "/courses/", "text/html; charset=utf-8", REPLY_SHORT, true,
	  true, make_courses },
	{ "/compare/", "text/html; charset=utf-8", REPLY_SHORT, true,
	  true, make_compare },
	{ "/calendar.ics", "text/calendar; charset=utf-8", REPLY_MINUTES,
	  true, true, make_calendar },
	{ "/index.xml", "application/rss+xml; charset=utf-8", REPLY_MINUTES,
	  true, true, make_rss },
	{ "/feed.atom", "application/atom+xml; charset=utf-8", REPLY_MINUTES,
	  true, true, make_atom },
	{ "/feed.json", "application/feed+json", REPLY_MINUTES,
	  true, true, make_feed },
	{ "/dates.xml", "application/rss+xml; charset=utf-8", REPLY_MINUTES,
	  true, true, make_dates_rss },
	{ "/dates.atom", "application/atom+xml; charset=utf-8", REPLY_MINUTES,
	  true, true, make_dates_atom },
	{ "/dates.json", "application/feed+json", REPLY_MINUTES,
	  true, true, make_dates_feed },
	{ "/sitemap.xml", "application/xml; charset=utf-8", REPLY_MINUTES,
	  true, false, make_sitemap },
	{ "/sitemap-#.xml", "application/xml; charset=utf-8", REPLY_MINUTES,
	  true, false, make_sitemap },
	{ "/robots.txt", "text/plain; charset=utf-8", REPLY_MINUTES,
	  true, false, make_robots },
	{ "/xcri.xml", "application/xml; charset=utf-8", REPLY_MINUTES,
	  true, false, make_xcri },
	{ "/courses.json", "application/json", REPLY_MINUTES,
	  true, true, make_catalogue_json },
	{ "/courses.csv", "text/csv; charset=utf-8; header=present",
	  REPLY_MINUTES, true, false, make_catalogue_csv },
	{ "/openapi.json", "application/json", REPLY_MINUTES,
	  true, false, make_openapi },
	{ "/healthz", "text/plain; charset=utf-8", REPLY_NO_STORE, false,
	  false, make_health },
	{ NULL, NULL, REPLY_NO_STORE, false, false, NULL }
};

static const struct face faces[] = {
	{ "index.json", "application/json", REPLY_MINUTES, false,
	  entry_is_course, make_course_json },
	{ "index.md", "text/markdown; charset=utf-8", REPLY_MINUTES, false,
	  entry_is_course, make_course_markdown },
	{ "calendar.ics", "text/calendar; charset=utf-8", REPLY_MINUTES, true,
	  has_dates, make_course_calendar },
	{ HEAD_COVER, "image/png", REPLY_DAY, false, entry_is_course,
	  make_cover },
	{ NULL, NULL, REPLY_NO_STORE, false, NULL, NULL }
};

const struct face *face_find(const char *path, size_t *stem)
{
	const char *slash = strrchr(path, '/');
	const struct face *face;

	for (face = faces; slash && face->name; face++) {
		if (!str_eq(face->name, slash + 1))
			continue;
		*stem = (size_t)(slash + 1 - path);
		return face;
	}
	return NULL;
}

static bool folds_to(const char *folded, const char *path)
{
	struct buf key = BUF_INIT;
	bool same;

	url_fold(&key, path);
	same = str_eq(folded, key.data);
	buf_release(&key);
	return same;
}

/* 1 to 9999, written as one writes numbers; else 0. */
static long read_number(const char *text, const char **end)
{
	long number = 0;

	for (*end = text; str_is_digit(**end) && *end - text < 4; (*end)++)
		number = number * 10 + (**end - '0');
	return *text == '0' ? 0 : number;
}

long route_number(const struct route *route, const char *path)
{
	const char *mark = strchr(route->path, '#'), *end;
	size_t len = mark ? (size_t)(mark - route->path) : 0;
	long number;

	if (!mark || strncmp(path, route->path, len) != 0)
		return 0;
	number = read_number(path + len, &end);
	return str_eq(end, mark + 1) ? number : 0;
}

const struct route *route_find(const char *path, bool *is_exact)
{
	const struct route *route, *found = NULL;
	struct buf folded = BUF_INIT;

	url_fold(&folded, path);
	for (route = routes; route->path && !found; route++)
		if (strchr(route->path, '#') ? route_number(route, path) > 0 :
		    folds_to(folded.data, route->path))
			found = route;
	buf_release(&folded);
	*is_exact = found && (str_eq(found->path, path) ||
			      route_number(found, path) > 0);
	return found;
}
