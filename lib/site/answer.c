/* SPDX-License-Identifier: MIT */
/*
 * From a decision to a reply: validators, redirects, bodies.
 */
#include "site/site.h"

#include <stdio.h>
#include <string.h>

#include "base/limits.h"
#include "base/percent.h"
#include "base/str.h"
#include "index/url.h"
#include "page/record.h"
#include "site/conditional.h"
#include "site/decide.h"
#include "site/media.h"
#include "site/problem.h"

#define ACCEL_PREFIX "/-content/"	/* docs/deploy/nginx.conf */
#define HTML "text/html; charset=utf-8"

/* All that answering needs, for the length of one request. */
struct ask {
	struct reply *reply;
	const struct site *site;
	const struct request *request;
	struct decision decision;
	struct page_env env;
};

/*
 * The tag holds the build, all inputs, what is visible now, and the page: a
 * strong validator that needs no rendering (fossil's way).  Any change of
 * content changes all tags, for a page may quote the title of another.
 */
static void set_validators(struct ask *ask, const char *key)
{
	struct digest digest = ask->site->inputs;
	char hex[2 * HASH_DIGEST + 1];
	int64_t since, newest = ask->site->library->newest;
	size_t epoch = catalogue_epoch(ask->site->catalogue, ask->env.now,
				       &since);

	hash_digest_mix(&digest, &epoch, sizeof(epoch));
	hash_digest_mix(&digest, key, strlen(key));
	hash_hex(hex, &digest);
	snprintf(ask->reply->etag, sizeof(ask->reply->etag), "\"%s\"", hex);
	if (since != INSTANT_NONE && since > newest)
		newest = since;
	if (newest > ask->env.now)	/* RFC 9110 8.8.2.1 */
		newest = ask->env.now;
	ask->reply->modified = newest;
}

/* Sets up a 200; true when the client has it already: then it is a 304, that
   says as much of caching as the 200 (RFC 9110 15.4.5). */
static bool start_page(struct ask *ask, const char *type,
		       enum reply_cache cache, const char *key)
{
	struct reply *reply = ask->reply;

	reply->status = 200;
	reply->type = type;
	reply->cache = cache;
	set_validators(ask, key);
	if (!conditional_is_fresh(reply, ask->request))
		return false;
	reply->status = 304;
	reply->type = NULL;
	return true;
}

/* As it was sent, without its query. */
static const char *path_asked(const struct ask *ask)
{
	const struct request *request = ask->request;
	struct view path, query;

	if (!request->target)
		return request->decoded_path ? request->decoded_path : "/";
	url_split(&path, &query, request->target);
	return arena_strndup(ask->env.arena, path.at, path.len);
}

/* The same as a reference that is certainly one; NULL if it is none. */
static const char *instance_of(const struct ask *ask)
{
	const char *path = path_asked(ask), *instance = NULL;
	struct buf decoded = BUF_INIT, out = BUF_INIT;

	if (!ask->request->target)
		buf_str(&decoded, path);
	else if (url_decode(&decoded, path, strlen(path)) != URL_OK)
		buf_reset(&decoded);
	url_encode(&out, decoded.data);
	if (out.len)
		instance = arena_strdup(ask->env.arena, out.data);
	buf_release(&decoded);
	buf_release(&out);
	return instance;
}

static void answer_error(struct ask *ask)
{
	struct reply *reply = ask->reply;
	const struct decision *decision = &ask->decision;

	buf_reset(&reply->body);
	reply->status = decision->status;
	reply->type = HTML;
	reply->cache = REPLY_NO_STORE;
	reply->etag[0] = '\0';
	reply->modified = INSTANT_NONE;
	if (problem_is_for(path_asked(ask))) {
		buf_str(&reply->body, page_error_words(&ask->env,
						       decision->status));
		problem_make(reply, instance_of(ask));
		return;
	}
	page_error(&reply->body, &ask->env, decision->status, decision->path);
}

static const char *make_location(struct ask *ask)
{
	const struct decision *decision = &ask->decision;
	struct buf location = BUF_INIT;
	const char *made;

	buf_str(&location, decision->href);
	if (decision->query.len) {
		buf_char(&location, '?');
		percent_encode(&location, decision->query.at,
			       decision->query.len, PERCENT_QUERY);
	}
	made = location.len > LIMIT_LOCATION ? decision->href : location.data;
	made = arena_strdup(ask->env.arena, made);
	buf_release(&location);
	return made;
}

static void answer_redirect(struct ask *ask)
{
	struct reply *reply = ask->reply;

	reply->status = ask->decision.status;
	reply->location = make_location(ask);
	reply->cache = reply->status == 301 ? REPLY_DAY : REPLY_NO_STORE;
	reply->type = "text/plain; charset=utf-8";
	buf_str(&reply->body, "Moved to ");
	buf_str(&reply->body, reply->location);
	buf_char(&reply->body, '\n');
}

/* A bundle's file: nginx sends it, from a path that the index holds. */
static void answer_file(struct ask *ask)
{
	struct reply *reply = ask->reply;
	struct buf path = BUF_INIT;

	buf_str(&path, ACCEL_PREFIX);
	url_encode(&path, ask->decision.file);
	reply->status = 200;
	reply->type = media_type(ask->decision.file);
	reply->cache = REPLY_SHORT;
	reply->accel = arena_take(ask->env.arena, &path);
}

/* A tag is of an address: with what its query says, where that counts. */
static const char *query_key(struct ask *ask, const char *path, bool takes)
{
	struct view query = ask->decision.query;

	if (!takes || !query.len)
		return path;
	return arena_printf(ask->env.arena, "%s?%.*s", path, (int)query.len,
			    query.at);
}

static void keep_by_nobody(struct reply *reply)
{
	reply->cache = REPLY_NO_STORE;
	reply->etag[0] = '\0';
	reply->modified = INSTANT_NONE;
}

/* What is no 200 after all has no tag, and is kept by nobody. */
static void settle(struct ask *ask)
{
	struct reply *reply = ask->reply;

	if (reply->status == 200)
		return;
	if (!str_eq(reply->type, HTML) && !reply->body.len)
		buf_str(&reply->body, page_error_words(&ask->env,
						       reply->status));
	if (!str_eq(reply->type, HTML))
		problem_make(reply, instance_of(ask));
	keep_by_nobody(reply);
}

/* Of a list, the query says which part. */
static void answer_entry(struct ask *ask)
{
	const struct entry *entry = ask->decision.entry;
	const char *key = query_key(ask, entry->url,
				    entry->kind != ENTRY_PAGE);

	if (start_page(ask, HTML, REPLY_SHORT, key))
		return;
	ask->reply->status = page_entry(&ask->reply->body, &ask->env, entry);
	settle(ask);
}

static void answer_route(struct ask *ask)
{
	const struct route *route = ask->decision.route;
	struct reply *reply = ask->reply;

	ask->env.number = route_number(route, ask->decision.path);
	reply->is_noindex = route->flags & ROUTE_UNLISTED;
	reply->type = route->type;
	reply->cache = route->cache;
	if (route->cache != REPLY_NO_STORE &&
	    start_page(ask, route->type, route->cache,
		       query_key(ask, ask->decision.path,
				 route->flags & ROUTE_TAKES_QUERY)))
		return;
	reply->status = route->make(&reply->body, &ask->env);
	settle(ask);
}

static void answer_face(struct ask *ask)
{
	const struct face *face = ask->decision.face;
	const struct entry *entry = ask->decision.entry;
	struct reply *reply = ask->reply;
	const char *key = arena_printf(ask->env.arena, "%s%s", entry->url,
				       face->name);

	reply->is_noindex = face->flags & ROUTE_UNLISTED;
	if (face->flags & ROUTE_CANONICAL)
		reply->canonical = record_link(&ask->env, entry->href);
	if (start_page(ask, face->type, face->cache,
		       query_key(ask, key, face->flags & ROUTE_TAKES_QUERY)))
		return;
	reply->status = face->make(&reply->body, &ask->env, entry);
	settle(ask);
}

/* For ever, when asked for with ?v=TAG, as our own pages do. */
static void answer_asset(struct ask *ask)
{
	const struct theme_asset *asset = ask->decision.asset;
	struct view query = ask->decision.query;
	enum reply_cache cache = REPLY_SHORT;

	if (query.len == strlen(asset->tag) + 2 &&
	    !memcmp(query.at, "v=", 2) &&
	    !memcmp(query.at + 2, asset->tag, query.len - 2))
		cache = REPLY_FOREVER;
	if (!start_page(ask, asset->type, cache, asset->tag))
		buf_add(&ask->reply->body, asset->data.at, asset->data.len);
}

static void (*const answers[])(struct ask *) = {
	[DECIDE_ENTRY] = answer_entry,
	[DECIDE_FILE] = answer_file,
	[DECIDE_FACE] = answer_face,
	[DECIDE_ROUTE] = answer_route,
	[DECIDE_ASSET] = answer_asset,
	[DECIDE_REDIRECT] = answer_redirect,
	[DECIDE_ERROR] = answer_error,
};

static size_t limit_of(const struct reply *reply)
{
	return reply->type && str_eq(reply->type, HTML) ? LIMIT_PAGE :
							  LIMIT_DOCUMENT;
}

/*
 * While the index of these courses is not ready (cgi/indexer.h), the answer to
 * a search is one of the moment: its tag would be that of the answer to come.
 */
static void answer_query(struct ask *ask)
{
	struct request anew = *ask->request;
	struct ask now = *ask;

	if (!query_get(ask->env.query, "q", 0) ||
	    search_is_settled(ask->env.search)) {
		answers[ask->decision.kind](ask);
		return;
	}
	anew.if_none_match = anew.if_modified_since = NULL;
	now.request = &anew;
	answers[ask->decision.kind](&now);
	if (ask->reply->status == 200)
		keep_by_nobody(ask->reply);
}

static void answer_get(struct ask *ask)
{
	struct query *query = arena_alloc(ask->env.arena, sizeof(*query));

	decide(&ask->decision, ask->site, ask->request, ask->env.now,
	       ask->env.arena);
	query_read(query, ask->env.arena, ask->decision.query);
	ask->env.query = query;
	answer_query(ask);
	if (ask->reply->body.len <= limit_of(ask->reply))
		return;
	ask->decision.status = 500;
	answer_error(ask);
}

static void answer_method(struct ask *ask)
{
	const char *method = ask->request->method;
	struct reply *reply = ask->reply;

	reply->is_head = method && str_eq(method, "HEAD");
	if (reply->is_head || (method && str_eq(method, "GET"))) {
		answer_get(ask);
		return;
	}
	reply->allow = true;
	if (method && str_eq(method, "OPTIONS")) {
		reply->status = 204;
		return;
	}
	ask->decision.status = 405;
	answer_error(ask);
}

void site_answer(struct reply *reply, const struct site *site,
		 const struct request *request, int64_t now,
		 struct arena *scratch)
{
	struct ask ask = {
		.reply = reply,
		.site = site,
		.request = request,
		.env = {
			.library = site->library,
			.catalogue = site->catalogue,
			.theme = site->theme,
			.search = site->search,
			.now = now,
			.arena = scratch,
		},
	};

	reply->csp = site->csp;
	reply->now = now;
	reply->valid_until = catalogue_next(site->catalogue, now);
	answer_method(&ask);
}

void site_resolve(struct site_target *out, const struct site *site,
		  const char *target, int64_t now, struct arena *scratch)
{
	struct request request = { .method = "GET", .target = target };
	struct decision decision;

	decide(&decision, site, &request, now, scratch);
	memset(out, 0, sizeof(*out));
	out->status = decision.status;
	out->target = decision.href;
	if (decision.status == 200 && decision.entry && decision.entry->course)
		out->file = decision.entry->course->file;
	if (decision.kind == DECIDE_FILE)
		out->file = decision.file;
}
