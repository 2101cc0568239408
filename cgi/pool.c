/* SPDX-License-Identifier: MIT */
/*
 * Keeps the number of workers, whatever happens to them.
 */
#include "pool.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"

enum {
	FIRST_DELAY_MS = 20,		/* doubled with each failed start */
	MAX_DELAY_MS = 1000
};

int pool_init(struct pool *pool, const struct worker_env *env,
	      const struct indexer *indexer, size_t target)
{
	memset(pool, 0, sizeof(*pool));
	pool->env = *env;
	pool->indexer = indexer;
	pool->target = target;
	pool->slots = mmap(NULL, POOL_MAX * sizeof(*pool->slots),
			   PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
			   -1, 0);
	return pool->slots == MAP_FAILED ? -1 : 0;
}

void pool_release(struct pool *pool)
{
	munmap(pool->slots, POOL_MAX * sizeof(*pool->slots));
}

size_t pool_count(const struct pool *pool)
{
	size_t i, n = 0;

	for (i = 0; i < POOL_MAX; i++)
		n += pool->workers[i].pid != 0;
	return n;
}

bool pool_has_room(const struct pool *pool)
{
	return pool_count(pool) + pool->target <= POOL_MAX;
}

static size_t count_current(const struct pool *pool)
{
	size_t i, n = 0;

	for (i = 0; i < POOL_MAX; i++)
		n += pool->workers[i].pid &&
		     pool->workers[i].generation == pool->generation;
	return n;
}

bool pool_is_short(const struct pool *pool)
{
	return !pool->is_stopping && count_current(pool) < pool->target;
}

static void delay(struct pool *pool, int64_t now_ms)
{
	int64_t wait = FIRST_DELAY_MS;
	int i;

	for (i = 0; i < pool->failures && wait < MAX_DELAY_MS; i++)
		wait *= 2;
	pool->failures++;
	pool->start_ms = now_ms + (wait < MAX_DELAY_MS ? wait : MAX_DELAY_MS);
}

static void run(struct pool *pool, struct slot *slot)
{
	struct worker_env env = pool->env;

	env.slot = slot;
	indexer_files(pool->indexer, env.indexes);
	worker_run(&env);
}

/* false when the system has no room for another process. */
static bool start_one(struct pool *pool, int64_t now_ms)
{
	struct pool_worker *worker = pool->workers;
	struct slot *slot;
	pid_t pid;

	while (worker->pid)
		worker++;
	slot = &pool->slots[worker - pool->workers];
	memset(slot, 0, sizeof(*slot));
	pid = fork();
	if (pid == 0)
		run(pool, slot);
	if (pid < 0) {
		log_line("cannot start a worker: %s", strerror(errno));
		delay(pool, now_ms);
		return false;
	}
	worker->pid = pid;
	worker->generation = pool->generation;
	worker->is_ended = false;
	worker->slow_since = 0;
	return true;
}

void pool_fill(struct pool *pool, int64_t now_ms)
{
	if (pool->is_stopping || now_ms < pool->start_ms)
		return;
	while (count_current(pool) < pool->target &&
	       pool_count(pool) < POOL_MAX)
		if (!start_one(pool, now_ms))
			return;
}

static void signal_workers(const struct pool *pool, int signal_no,
			   bool old_only)
{
	size_t i;

	for (i = 0; i < POOL_MAX; i++)
		if (pool->workers[i].pid &&
		    (!old_only ||
		     pool->workers[i].generation != pool->generation))
			kill(pool->workers[i].pid, signal_no);
}

/* Fresh ones first: somebody is always there to answer. */
void pool_renew(struct pool *pool, const struct site *site, int64_t now_ms)
{
	pool->env.site = site;
	pool->generation++;
	pool->failures = 0;
	pool->start_ms = 0;
	pool_fill(pool, now_ms);
	signal_workers(pool, SIGTERM, true);
}

static void log_end(const struct pool *pool, const struct pool_worker *worker,
		    int status)
{
	const struct slot *slot = &pool->slots[worker - pool->workers];
	bool is_busy = atomic_load(&slot->busy_since) != 0;
	const char *during = is_busy ? " during " : "";
	const char *what = !is_busy ? "" : *slot->what ? slot->what :
					   "the reading of a request";

	if (WIFSIGNALED(status))
		log_line("worker %d was ended by signal %d (%s)%s%.*s",
			 (int)worker->pid, WTERMSIG(status),
			 strsignal(WTERMSIG(status)), during, SLOT_WHAT, what);
	else
		log_line("worker %d ended with status %d%s%.*s",
			 (int)worker->pid, WEXITSTATUS(status), during,
			 SLOT_WHAT, what);
}

static struct pool_worker *find(struct pool *pool, pid_t pid)
{
	size_t i;

	for (i = 0; i < POOL_MAX; i++)
		if (pool->workers[i].pid == pid)
			return &pool->workers[i];
	return NULL;
}

/* Who left as asked, or because somebody else asked it, is no news. */
void pool_note(struct pool *pool, pid_t pid, int status, int64_t now_ms)
{
	struct pool_worker *worker = find(pool, pid);
	bool was_ready;

	if (!worker)
		return;
	if (!worker->is_ended && status != 0)
		log_end(pool, worker, status);
	was_ready = atomic_load(&pool->slots[worker - pool->workers].is_ready);
	if (was_ready)
		pool->failures = 0;
	else if (worker->generation == pool->generation)
		delay(pool, now_ms);
	worker->pid = 0;
}

/*
 * Two looks find the same request slow before it is over its limit.  Between
 * one and the next all processes may have stood still (a paused machine): then
 * the worker shall have had its time to go on.
 */
static bool is_over(struct pool_worker *worker, int64_t since, int64_t now_ms)
{
	int64_t took = since ? now_ms - since : 0;
	bool was_slow = since && worker->slow_since == since;

	worker->slow_since = took > LIMIT_REQUEST_MS - LIMIT_POLL_MS ? since :
								       0;
	return was_slow && took > LIMIT_REQUEST_MS;
}

void pool_watch(struct pool *pool, int64_t now_ms)
{
	struct pool_worker *worker = pool->workers;
	struct slot *slot = pool->slots;

	for (; worker < pool->workers + POOL_MAX; worker++, slot++) {
		if (!worker->pid || worker->is_ended ||
		    !is_over(worker, atomic_load(&slot->busy_since), now_ms))
			continue;
		log_line("worker %d took over %d ms for %.*s: ended",
			 (int)worker->pid, LIMIT_REQUEST_MS, SLOT_WHAT,
			 *slot->what ? slot->what : "reading a request");
		worker->is_ended = true;
		kill(worker->pid, SIGKILL);
	}
}

void pool_stop(struct pool *pool)
{
	pool->is_stopping = true;
	signal_workers(pool, SIGTERM, false);
}

void pool_kill(struct pool *pool)
{
	if (pool_count(pool))
		log_line("%zu workers were not done in time: ended",
			 pool_count(pool));
	signal_workers(pool, SIGKILL, false);
	while (waitpid(-1, NULL, 0) > 0)
		;
}
