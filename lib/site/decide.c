/* SPDX-License-Identifier: MIT */
/*
 * Reads the request target, asks the catalogue, then the server's own URLs.
 * Renders nothing.
 */
#include "site/decide.h"

#include <string.h>

#include "base/limits.h"
#include "base/percent.h"
#include "index/url.h"
#include "page/paint.h"
#include "site/media.h"

#define THEME_PREFIX "/theme/"

/* All that deciding needs. */
struct question {
	const struct site *site;
	int64_t now;
	struct arena *arena;
};

static const struct {
	enum url_fault fault;
	int status;
} refusals[] = {
	{ URL_BAD, 400 },
	{ URL_TOO_LONG, 414 },
	{ URL_NONE, 404 },
};

static int fault_status(enum url_fault fault)
{
	size_t i;

	for (i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++)
		if (refusals[i].fault == fault)
			return refusals[i].status;
	return 200;
}

static bool is_control(int code)
{
	return (code >= 0 && code < 0x20) || code == 0x7f;
}

/* A control byte, escaped or not, is an attack, not a search (R2). */
static bool has_control(struct view query)
{
	size_t i;

	for (i = 0; i < query.len; i++) {
		if (is_control((unsigned char)query.at[i]) ||
		    is_control(percent_byte(query.at + i, query.len - i)))
			return true;
	}
	return false;
}

static int check_query(struct view query)
{
	if (query.len > LIMIT_QUERY)
		return 414;
	return has_control(query) ? 400 : 200;
}

/* With a baseURL under a path, "/sub/a/" is the site's "/a/". */
static const char *strip_base(const char *path, const char *base)
{
	size_t len = strlen(base);

	if (!len || !str_starts(path, base) ||
	    (path[len] && path[len] != '/'))
		return path;
	return path[len] ? path + len : "/";
}

/* The raw path and query of a request; `raw` holds the path where the web
   server had decoded it already: it goes once round, for the same checks. */
static struct view split_target(struct view *query, struct buf *raw,
				const struct request *request)
{
	struct view path;

	if (request->target) {
		url_split(&path, query, request->target);
		return path;
	}
	url_encode(raw, request->decoded_path ? request->decoded_path : "/");
	if (request->query)
		*query = (struct view){ request->query,
					strlen(request->query) };
	return (struct view){ raw->data, raw->len };
}

/* Fills path and query; 200, or the status of a refusal. */
static int read_target(struct decision *decision, const struct question *q,
		       const struct request *request)
{
	const char *base = q->site->library->config.base_path;
	struct buf raw = BUF_INIT, decoded = BUF_INIT;
	enum url_fault fault;
	struct view path;

	path = split_target(&decision->query, &raw, request);
	fault = url_decode(&decoded, path.at, path.len);
	if (fault == URL_OK)
		decision->path = strip_base(
			arena_strdup(q->arena, decoded.data), base);
	buf_release(&raw);
	buf_release(&decoded);
	if (fault != URL_OK)
		return fault_status(fault);
	return check_query(decision->query);
}

static void refuse(struct decision *decision, int status)
{
	decision->kind = DECIDE_ERROR;
	decision->status = status;
}

static void redirect(struct decision *decision, int status, const char *href)
{
	decision->kind = DECIDE_REDIRECT;
	decision->status = status;
	decision->href = href;
}

/* "/psm": the course with that code (product.md). */
static const struct entry *find_code(const char *path,
				     const struct question *q)
{
	size_t len = strlen(path + 1);

	if (len && path[len] == '/')
		len--;
	if (!len || memchr(path + 1, '/', len))
		return NULL;
	return catalogue_find_code(q->site->catalogue,
				   arena_strndup(q->arena, path + 1, len),
				   q->now);
}

/* A file of the theme, or the style sheet of a colour. */
static const struct theme_asset *find_asset(const char *path,
					    const struct question *q)
{
	const struct theme_asset *asset;

	if (!str_starts(path, THEME_PREFIX))
		return NULL;
	path += strlen(THEME_PREFIX);
	asset = theme_asset(q->site->theme, path);
	return asset ? asset : paint_asset(q->arena, path);
}

/*
 * "/a/b/index.json": the page's other form.  Below an address that moved, the
 * answer is the same form of the page that it moved to.
 */
static bool decide_face(struct decision *decision, const struct question *q)
{
	struct resolution found;
	size_t stem;
	const struct face *face = face_find(decision->path, &stem);

	if (!face)
		return false;
	catalogue_resolve(&found, q->site->catalogue,
			  arena_strndup(q->arena, decision->path, stem),
			  q->now);
	if (found.answer == ANSWER_GONE) {
		refuse(decision, 410);
		return true;
	}
	if (!found.entry || found.answer == ANSWER_FILE ||
	    (face->has && !face->has(found.entry)))
		return false;
	decision->entry = found.entry;
	decision->face = face;
	decision->kind = DECIDE_FACE;
	if (found.answer == ANSWER_MOVED)
		redirect(decision, 301,
			 arena_printf(q->arena, "%s%s", found.entry->href,
				      face->name));
	return true;
}

/* The server's own URLs: what the catalogue does not know. */
static void decide_own(struct decision *decision, const struct question *q)
{
	const char *base = q->site->library->config.base_path;
	const struct entry *entry;
	bool is_exact;

	decision->route = route_find(decision->path, &is_exact);
	decision->asset = find_asset(decision->path, q);
	entry = find_code(decision->path, q);
	if (!decision->route && !decision->asset && decide_face(decision, q))
		return;
	if (decision->route && is_exact)
		decision->kind = DECIDE_ROUTE;
	else if (decision->route)
		redirect(decision, 301,
			 arena_printf(q->arena, "%s%s", base,
				      decision->route->path));
	else if (decision->asset)
		decision->kind = DECIDE_ASSET;
	else if (entry)
		redirect(decision, 302, entry->href);
	else
		refuse(decision, 404);
}

/* A list at an address of the server's own, as a folder "courses" makes it, is
   no course page: the server's page has its words. */
static bool yields(struct decision *decision)
{
	bool is_exact;

	if (decision->entry->kind == ENTRY_PAGE)
		return false;
	decision->route = route_find(decision->path, &is_exact);
	return decision->route && is_exact;
}

static void decide_entry(struct decision *decision)
{
	decision->kind = yields(decision) ? DECIDE_ROUTE : DECIDE_ENTRY;
}

/* An alias is an author's wish, and yields to nothing of the server's. */
static void decide_moved(struct decision *decision, bool is_alias)
{
	if (!is_alias && yields(decision))
		decision->kind = DECIDE_ROUTE;
	else
		redirect(decision, 301, decision->entry->href);
}

static void decide_path(struct decision *decision, const struct question *q)
{
	struct resolution found;

	catalogue_resolve(&found, q->site->catalogue, decision->path, q->now);
	decision->entry = found.entry;
	decision->file = found.file;
	switch (found.answer) {
	case ANSWER_PAGE:
		decide_entry(decision);
		break;
	case ANSWER_MOVED:
		decide_moved(decision, found.is_alias);
		break;
	case ANSWER_FILE:
		decision->kind = DECIDE_FILE;
		if (!media_type(found.file))
			refuse(decision, 404);
		break;
	case ANSWER_GONE:
		refuse(decision, 410);
		break;
	case ANSWER_NONE:
		decide_own(decision, q);
		break;
	}
}

void decide(struct decision *decision, const struct site *site,
	    const struct request *request, int64_t now, struct arena *arena)
{
	struct question q = { site, now, arena };
	int status;

	memset(decision, 0, sizeof(*decision));
	decision->query.at = "";
	decision->status = 200;
	status = read_target(decision, &q, request);
	if (status == 200)
		decide_path(decision, &q);
	else
		refuse(decision, status);
}
