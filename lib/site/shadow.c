/* SPDX-License-Identifier: MIT */
/*
 * Who takes an address that the server would answer itself.  A course may: it
 * wins (decide.c), and we say so.  A list's words go into the server's page
 * instead.  Problem code, a warning: shadows-built-in.
 */
#include "site/shadow.h"

#include "base/buf.h"
#include "site/route.h"

/* What each page asks for, so that its loss is the whole design's. */
static const char *const assets[] = {
	"/theme/style.css", "/theme/script.js", "/theme/icon.svg",
};

struct search_for {
	const struct catalogue *catalogue;
	int64_t now;
	struct report *report;
};

/* `at` may not say where: an address that no key asks for. */
static void report(const struct search_for *s, const struct entry *taker,
		   struct place at, const char *path)
{
	if (!at.file)
		at.file = taker->course->file;
	report_add(s->report, SEVERITY_WARNING, at, "shadows-built-in",
		   "takes %s, which the server would fill itself; give the "
		   "course another url or alias", path);
}

static void look_at(const struct search_for *s, const char *path)
{
	struct resolution found;

	catalogue_resolve(&found, s->catalogue, path, s->now);
	if ((found.answer == ANSWER_PAGE || found.answer == ANSWER_MOVED) &&
	    found.entry->kind == ENTRY_PAGE)
		report(s, found.entry, found.at, path);
}

/* A page at "/a/index.json/" stands before the JSON of the page at "/a/". */
static void look_at_face(const struct search_for *s,
			 const struct entry *taker, struct buf *path)
{
	const struct face *face;
	struct resolution found, own;
	size_t stem;

	buf_reset(path);
	buf_str(path, taker->url);
	if (path->len > 1 && path->data[path->len - 1] == '/')
		buf_truncate(path, path->len - 1);
	face = face_find(path->data, &stem);
	if (!face)
		return;
	buf_truncate(path, stem);
	catalogue_resolve(&found, s->catalogue, path->data, s->now);
	buf_str(path, face->name);
	if (found.answer == ANSWER_PAGE &&
	    (!face->has || face->has(found.entry))) {
		catalogue_resolve(&own, s->catalogue, taker->url, s->now);
		report(s, taker, own.at, path->data);
	}
}

static void look_at_faces(const struct search_for *s)
{
	struct buf path = BUF_INIT;
	size_t i;

	for (i = 0; i < catalogue_len(s->catalogue); i++) {
		const struct entry *entry = catalogue_entry(s->catalogue, i);

		if (entry->kind == ENTRY_PAGE &&
		    entry_visibility(entry, s->now) == VISIBLE)
			look_at_face(s, entry, &path);
	}
	buf_release(&path);
}

void shadow_report(const struct catalogue *catalogue, int64_t now,
		   struct report *out)
{
	const struct search_for s = { catalogue, now, out };
	size_t i;

	for (i = 0; routes[i].path; i++)
		look_at(&s, routes[i].path);
	for (i = 0; i < sizeof(assets) / sizeof(assets[0]); i++)
		look_at(&s, assets[i]);
	look_at_faces(&s);
}
