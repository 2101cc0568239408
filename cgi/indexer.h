/* SPDX-License-Identifier: MIT */
/*
 * The search index of each generation, as the supervisor sees it: a file in
 * memory (index/search_file.h), filled by a process of its own while the
 * workers answer already.  Never are there two such processes; if the content
 * changes meanwhile, the next one starts when this one has ended.  The index
 * before is what the new one is made from, and what answers until then.
 */
#ifndef INDEXER_H
#define INDEXER_H

#include <stdint.h>
#include <sys/types.h>

#include "site/site.h"

struct indexer {
	const struct site *site;
	int own;			/* of the site; -1: there is no file */
	int running;			/* what the process fills; or -1 */
	int ready;			/* the last that is whole; or -1 */
	/* Some of these may be the same. */
	pid_t pid;			/* 0: none */
	int64_t end_ms;			/* when it has taken too long */
	int64_t start_ms;		/* not before; after a failure */
	int failures;			/* in a row */
	bool is_wanted;			/* is `own` still to be filled? */
};

void indexer_init(struct indexer *);
/* Ends the process and closes the files. */
void indexer_release(struct indexer *);

/* From now on this site, whose workers come next: they inherit the file. */
void indexer_renew(struct indexer *, const struct site *);
/* Newest first, as search_attach() takes them. */
void indexer_files(const struct indexer *, int fds[SEARCH_FILES]);

/* Starts the process when it is needed, ends it when it takes too long. */
void indexer_tend(struct indexer *, int64_t now_ms);
/* When that is next; INT64_MAX: not by the clock. */
int64_t indexer_next(const struct indexer *);
/* Takes note that it ended; false: that was somebody else. */
bool indexer_note(struct indexer *, pid_t, int status, int64_t now_ms);

#endif
