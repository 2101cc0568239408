/* SPDX-License-Identifier: MIT */
/*
 * The site of a few files, and its answers, for tests that need no server.
 * Include after <cmocka.h>.
 */
#ifndef UNIT_ANSWERING_H
#define UNIT_ANSWERING_H

#include "site/site.h"
#include "tempdir.h"

enum { NOW = 1700000000 };		/* 2023-11-14 */

struct fixture {
	struct tempdir dir;
	struct site *site;
	struct arena arena;
	struct reply reply;
};

struct named_text {
	const char *name, *text;
};

static inline int answering_open(void **state, const struct named_text *files,
				 size_t n)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	tempdir_make(&fixture->dir);
	for (size_t i = 0; i < n; i++)
		tempdir_write(&fixture->dir, files[i].name, files[i].text);
	fixture->site = site_load(fixture->dir.path, NULL);
	reply_init(&fixture->reply);
	*state = fixture;
	return fixture->site ? 0 : -1;
}

static inline int answering_close(void **state)
{
	struct fixture *fixture = *state;

	site_free(fixture->site);
	reply_release(&fixture->reply);
	arena_release(&fixture->arena);
	tempdir_remove(&fixture->dir);
	free(fixture);
	return 0;
}

static inline const struct reply *ask_at(struct fixture *fixture,
					 const struct request *request,
					 int64_t now)
{
	reply_reset(&fixture->reply);
	site_answer(&fixture->reply, fixture->site, request, now,
		    &fixture->arena);
	return &fixture->reply;
}

static inline const struct reply *get_at(struct fixture *fixture,
					 const char *target, int64_t now)
{
	const struct request request = { .method = "GET", .target = target };

	return ask_at(fixture, &request, now);
}

#endif
