/* SPDX-License-Identifier: MIT */
/*
 * The worker processes as the supervisor sees them: starts them, notices how
 * they end, replaces them, ends those that take too long.  Workers of the
 * generation before live on until they have left.
 */
#ifndef POOL_H
#define POOL_H

#include "base/limits.h"
#include "indexer.h"
#include "worker.h"

/* Four generations: when more than that are busy, a reload waits. */
enum { POOL_MAX = 4 * LIMIT_WORKERS };

struct pool_worker {
	pid_t pid;			/* 0: free */
	unsigned generation;
	bool is_ended;			/* by us; said already */
	int64_t slow_since;		/* start of a request that may get over
					   its limit; 0: none */
};

struct pool {
	struct worker_env env;		/* slot and indexes are set for each */
	const struct indexer *indexer;	/* whose files they inherit */
	size_t target;			/* workers of a generation */
	unsigned generation;
	struct pool_worker workers[POOL_MAX];
	struct slot *slots;		/* POOL_MAX of them, shared */
	bool is_stopping;
	int failures;			/* starts in a row that failed */
	int64_t start_ms;		/* not before: monotonic */
};

/* 0, or -1 with errno set. */
int pool_init(struct pool *, const struct worker_env *,
	      const struct indexer *, size_t target);
void pool_release(struct pool *);

/* Room for one more generation? */
bool pool_has_room(const struct pool *);
/* From now on this site; workers of the one before are asked to leave. */
void pool_renew(struct pool *, const struct site *, int64_t now_ms);
/* Starts what is missing. */
void pool_fill(struct pool *, int64_t now_ms);
/* Takes note that a worker ended. */
void pool_note(struct pool *, pid_t, int status, int64_t now_ms);
/* Ends workers that are over LIMIT_REQUEST_MS in one request; to be called
   each LIMIT_POLL_MS. */
void pool_watch(struct pool *, int64_t now_ms);
/* Asks all to leave; none is replaced any more. */
void pool_stop(struct pool *);
void pool_kill(struct pool *);
size_t pool_count(const struct pool *);		/* of all generations */
/* Workers are missing, and may be started at start_ms. */
bool pool_is_short(const struct pool *);

#endif
