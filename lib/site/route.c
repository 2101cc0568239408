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

#define HTML "text/html; charset=utf-8"
#define XML "application/xml; charset=utf-8"
#define RSS "application/rss+xml; charset=utf-8"
#define ATOM "application/atom+xml; charset=utf-8"
#define JSON "application/json"
#define JSON_FEED "application/feed+json"
#define CALENDAR "text/calendar; charset=utf-8"
#define CSV "text/csv; charset=utf-8; header=present"
#define MARKDOWN "text/markdown; charset=utf-8"
#define PLAIN "text/plain; charset=utf-8"

enum {
	QUERY = ROUTE_TAKES_QUERY,
	UNLISTED = ROUTE_UNLISTED,
	CANONICAL = ROUTE_CANONICAL
};

static int make_home(struct buf *out, const struct page_env *env)
{
	page_home(out, env);
	return 200;
}

static int make_health(struct buf *out, const struct page_env *env)
{
	(void)env;
	buf_str(out, "ok\n");
	return 200;
}

static int make_rss(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_COURSES, FEED_RSS);
}

static int make_atom(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_COURSES, FEED_ATOM);
}

static int make_feed(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_COURSES, FEED_JSON);
}

static int make_dates_rss(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_DATES, FEED_RSS);
}

static int make_dates_atom(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_DATES, FEED_ATOM);
}

static int make_dates_feed(struct buf *out, const struct page_env *env)
{
	return page_feed(out, env, FEED_DATES, FEED_JSON);
}

static int make_sitemap(struct buf *out, const struct page_env *env)
{
	return page_sitemap(out, env, env->number);
}

/* A course that names no date has no calendar. */
static bool has_dates(const struct entry *entry)
{
	return entry->course &&
	       value_len(course_list(entry->course, COURSE_EVENTS)) > 0;
}

const struct route routes[] = {
	{ "/", HTML, REPLY_SHORT, 0, make_home },
	{ "/courses/", HTML, REPLY_SHORT, QUERY, page_courses },
	{ "/compare/", HTML, REPLY_SHORT, QUERY, page_compare },
	{ "/calendar.ics", CALENDAR, REPLY_MINUTES, QUERY | UNLISTED,
	  page_calendar },
	{ "/index.xml", RSS, REPLY_MINUTES, QUERY | UNLISTED, make_rss },
	{ "/feed.atom", ATOM, REPLY_MINUTES, QUERY | UNLISTED, make_atom },
	{ "/feed.json", JSON_FEED, REPLY_MINUTES, QUERY | UNLISTED,
	  make_feed },
	{ "/dates.xml", RSS, REPLY_MINUTES, QUERY | UNLISTED, make_dates_rss },
	{ "/dates.atom", ATOM, REPLY_MINUTES, QUERY | UNLISTED,
	  make_dates_atom },
	{ "/dates.json", JSON_FEED, REPLY_MINUTES, QUERY | UNLISTED,
	  make_dates_feed },
	{ "/sitemap.xml", XML, REPLY_MINUTES, 0, make_sitemap },
	{ "/sitemap-#.xml", XML, REPLY_MINUTES, 0, make_sitemap },
	{ "/robots.txt", PLAIN, REPLY_MINUTES, 0, page_robots },
	{ "/xcri.xml", XML, REPLY_MINUTES, UNLISTED, page_xcri },
	{ "/courses.json", JSON, REPLY_MINUTES, QUERY | UNLISTED,
	  page_catalogue_json },
	{ "/courses.csv", CSV, REPLY_MINUTES, UNLISTED, page_catalogue_csv },
	{ "/openapi.json", JSON, REPLY_MINUTES, UNLISTED, page_openapi },
	{ "/healthz", PLAIN, REPLY_NO_STORE, 0, make_health },
	{ NULL, NULL, REPLY_NO_STORE, 0, NULL }
};

static const struct face faces[] = {
	{ "index.json", JSON, REPLY_MINUTES, UNLISTED | CANONICAL,
	  entry_is_course, page_course_json },
	{ "index.md", MARKDOWN, REPLY_MINUTES, UNLISTED | CANONICAL,
	  entry_is_course, page_course_markdown },
	{ "calendar.ics", CALENDAR, REPLY_MINUTES, QUERY | UNLISTED,
	  has_dates, page_course_calendar },
	{ HEAD_COVER, "image/png", REPLY_DAY, 0, entry_is_course, cover_png },
	{ NULL, NULL, REPLY_NO_STORE, 0, NULL, NULL }
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
		    url_folds_to(route->path, folded.data))
			found = route;
	buf_release(&folded);
	*is_exact = found && (str_eq(found->path, path) ||
			      route_number(found, path) > 0);
	return found;
}
