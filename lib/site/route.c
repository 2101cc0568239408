/* SPDX-License-Identifier: MIT */
/*
 * The table of the server's own URLs, and looking one up.
 */
#include "site/route.h"

#include <string.h>

#include "base/str.h"
#include "index/url.h"
#include "page/machines.h"

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

static void make_calendar(struct reply *reply, const struct page_env *env)
{
	reply->status = page_calendar(&reply->body, env);
}

static void make_course_calendar(struct reply *reply,
				 const struct page_env *env,
				 const struct entry *entry)
{
	reply->status = page_course_calendar(&reply->body, env, entry);
}

/* A course that names no date has no calendar. */
static bool has_dates(const struct entry *entry)
{
	return entry->course &&
	       value_len(course_list(entry->course, COURSE_EVENTS)) > 0;
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
	{ "/healthz", "text/plain; charset=utf-8", REPLY_NO_STORE, false,
	  false, make_health },
	{ NULL, NULL, REPLY_NO_STORE, false, false, NULL }
};

const struct face faces[] = {
	{ "calendar.ics", "text/calendar; charset=utf-8", REPLY_MINUTES,
	  true, has_dates, make_course_calendar },
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

const struct route *route_find(const char *path, bool *is_exact)
{
	const struct route *route, *found = NULL;
	struct buf folded = BUF_INIT;

	url_fold(&folded, path);
	for (route = routes; route->path && !found; route++)
		if (folds_to(folded.data, route->path))
			found = route;
	buf_release(&folded);
	*is_exact = found && str_eq(found->path, path);
	return found;
}
