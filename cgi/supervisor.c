/* SPDX-License-Identifier: MIT */
/*
 * One loop that waits for signals, changes of the content, and time.
 */
#include "supervisor.h"

#include <errno.h>
#include <malloc.h>
#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/table.h"
#include "monotonic.h"
#include "pool.h"
#include "watch.h"

struct supervisor {
	const char *root;
	struct site *site;
	struct watch *watch;
	struct pool pool;
	struct indexer indexer;
	int signals;			/* a signalfd */
	bool wants_reload;
	bool is_stopping;
	int64_t stop_ms;		/* when patience ends */
	int64_t tick_ms;		/* when to look at the workers */
	int load_errno;			/* of a load that failed; 0: none */
};

void supervisor_block_signals(void)
{
	static const int others[] = {
		SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP, SIGSYS,
		SIGTSTP, SIGTTIN, SIGTTOU,
	};
	sigset_t set;
	size_t i;

	sigfillset(&set);
	for (i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		sigdelset(&set, others[i]);
	sigprocmask(SIG_BLOCK, &set, NULL);
	/* Who started us may ignore it: then workers would end unseen. */
	signal(SIGCHLD, SIG_DFL);
}

static size_t count_cpus(void)
{
	cpu_set_t set;
	int n;

	CPU_ZERO(&set);
	if (sched_getaffinity(0, sizeof(set), &set) < 0)
		return 2;
	n = CPU_COUNT(&set);
	if (n > LIMIT_WORKERS)
		return LIMIT_WORKERS;
	return n < 2 ? 2 : (size_t)n;
}

/* What makes a problem the same as before: not its line. */
static const char *problem_key(struct arena *arena,
			       const struct problem *problem)
{
	return arena_printf(arena, "%s\n%s\n%s",
			    problem->at.file ? problem->at.file : "",
			    problem->code, problem->words);
}

static void log_problem(const struct problem *problem)
{
	struct buf line = BUF_INIT;

	problem_write(&line, problem);
	if (line.len && line.data[line.len - 1] == '\n')
		buf_truncate(&line, line.len - 1);
	log_line("%s", line.data);
	buf_release(&line);
}

/* Errors and warnings that were not there before. */
static void log_report(const struct site *site, const struct site *before)
{
	struct arena arena = ARENA_INIT;
	struct table known;
	const struct problem *problem;
	size_t i;

	table_init(&known);
	for (i = 0; before && i < before->report.len; i++)
		table_add(&known, problem_key(&arena, &before->report.items[i]),
			  &known);
	for (i = 0; i < site->report.len; i++) {
		problem = &site->report.items[i];
		if (problem->severity != SEVERITY_NOTE &&
		    !table_find(&known, problem_key(&arena, problem)))
			log_problem(problem);
	}
	table_release(&known);
	arena_release(&arena);
}

static void log_reload(const struct supervisor *supervisor, int64_t start_ms)
{
	size_t n = catalogue_len(supervisor->site->catalogue);

	log_line("read %s again: %zu page%s, %lld ms", supervisor->root, n,
		 n == 1 ? "" : "s", (long long)(monotonic_ms() - start_ms));
}

/* The same failure is said once, however often it is met. */
static void keep_old(struct supervisor *supervisor, int error)
{
	if (error != supervisor->load_errno)
		log_line("cannot read %s: %s; what was read before goes on",
			 supervisor->root, strerror(error));
	supervisor->load_errno = error;
}

/* The old site goes before the workers are forked, so that none holds it. */
static void reload(struct supervisor *supervisor)
{
	int64_t start_ms = monotonic_ms();
	struct site *fresh = site_load(supervisor->root, supervisor->site);

	supervisor->wants_reload = false;
	if (!fresh) {
		keep_old(supervisor, errno);
		return;
	}
	supervisor->load_errno = 0;
	log_report(fresh, supervisor->site);
	site_free(supervisor->site);
	supervisor->site = fresh;
	malloc_trim(0);
	watch_sync(supervisor->watch, &fresh->library->files, monotonic_ms());
	malloc_trim(0);
	indexer_renew(&supervisor->indexer, fresh);
	pool_renew(&supervisor->pool, fresh, monotonic_ms());
	log_reload(supervisor, start_ms);
}

static void start_stop(struct supervisor *supervisor, int64_t now_ms)
{
	if (supervisor->is_stopping)
		return;
	supervisor->is_stopping = true;
	supervisor->stop_ms = now_ms + LIMIT_STOP_MS;
	pool_stop(&supervisor->pool);
}

static void take_signals(struct supervisor *supervisor, int64_t now_ms)
{
	struct signalfd_siginfo info;

	while (read(supervisor->signals, &info, sizeof(info)) ==
	       (ssize_t)sizeof(info)) {
		switch (info.ssi_signo) {
		case SIGHUP:
			supervisor->wants_reload = true;
			break;
		case SIGINT:
		case SIGQUIT:
		case SIGTERM:
			start_stop(supervisor, now_ms);
			break;
		default:	/* SIGCHLD: reap() follows */
			break;
		}
	}
}

static int64_t earlier(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t next_ms(const struct supervisor *supervisor)
{
	int64_t next = supervisor->tick_ms;

	if (supervisor->is_stopping)
		return earlier(next, supervisor->stop_ms);
	if (pool_is_short(&supervisor->pool))
		next = earlier(next, supervisor->pool.start_ms);
	next = earlier(next, indexer_next(&supervisor->indexer));
	return earlier(next, watch_next(supervisor->watch));
}

static void wait_for_news(const struct supervisor *supervisor)
{
	int changes = supervisor->is_stopping ? -1 :
						watch_fd(supervisor->watch);
	struct pollfd wait[] = {
		{ .fd = supervisor->signals, .events = POLLIN },
		{ .fd = changes, .events = POLLIN },
	};

	poll(wait, 2, monotonic_left(next_ms(supervisor)));
}

/* All children that ended. */
static void reap(struct supervisor *supervisor, int64_t now_ms)
{
	int status;
	pid_t pid;

	while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
		if (!indexer_note(&supervisor->indexer, pid, status, now_ms))
			pool_note(&supervisor->pool, pid, status, now_ms);
	}
}

static void tend_workers(struct supervisor *supervisor, int64_t now_ms)
{
	reap(supervisor, now_ms);
	pool_fill(&supervisor->pool, now_ms);
	if (now_ms < supervisor->tick_ms)
		return;
	supervisor->tick_ms = now_ms + LIMIT_POLL_MS;
	pool_watch(&supervisor->pool, now_ms);
}

static void tend_content(struct supervisor *supervisor, int64_t now_ms)
{
	watch_read(supervisor->watch, now_ms);
	watch_tick(supervisor->watch, now_ms);
	if (watch_is_due(supervisor->watch, now_ms))
		supervisor->wants_reload = true;
	if (supervisor->wants_reload && pool_has_room(&supervisor->pool))
		reload(supervisor);
}

static void run(struct supervisor *supervisor)
{
	int64_t now_ms = monotonic_ms();

	pool_fill(&supervisor->pool, now_ms);
	indexer_tend(&supervisor->indexer, now_ms);
	while (!supervisor->is_stopping) {
		wait_for_news(supervisor);
		now_ms = monotonic_ms();
		take_signals(supervisor, now_ms);
		tend_workers(supervisor, now_ms);
		if (supervisor->is_stopping)
			break;
		tend_content(supervisor, now_ms);
		indexer_tend(&supervisor->indexer, now_ms);
	}
}

static void finish(struct supervisor *supervisor)
{
	struct pool *pool = &supervisor->pool;
	int64_t now_ms = monotonic_ms();

	indexer_release(&supervisor->indexer);
	while (pool_count(pool) && now_ms < supervisor->stop_ms) {
		wait_for_news(supervisor);
		now_ms = monotonic_ms();
		take_signals(supervisor, now_ms);
		tend_workers(supervisor, now_ms);
	}
	pool_kill(pool);
	pool_release(pool);
	watch_free(supervisor->watch);
	site_free(supervisor->site);
	close(supervisor->signals);
}

/* 0, or -1 with errno set. */
static int start(struct supervisor *supervisor, const struct options *options,
		 const struct listener *listener)
{
	const struct worker_env env = {
		.supervisor = getpid(),
		.listener = listener->fd,
		.is_tcp = listener->is_tcp,
		.site = supervisor->site,
		.now = options->now,
		.logs_requests = options->log_requests,
	};
	size_t workers = options->workers ? (size_t)options->workers :
					    count_cpus();
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGHUP);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGQUIT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGCHLD);
	supervisor->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
	if (supervisor->signals < 0 ||
	    pool_init(&supervisor->pool, &env, &supervisor->indexer,
		      workers) < 0)
		return -1;
	indexer_init(&supervisor->indexer);
	indexer_renew(&supervisor->indexer, supervisor->site);
	supervisor->watch = watch_new(supervisor->root);
	watch_sync(supervisor->watch, &supervisor->site->library->files,
		   monotonic_ms());
	return 0;
}

int supervisor_run(const struct options *options,
		   const struct listener *listener, struct site *site)
{
	struct supervisor supervisor = {
		.root = options->content,
		.site = site,
	};

	if (start(&supervisor, options, listener) < 0)
		die("cannot start: %s", strerror(errno));
	log_report(site, NULL);
	log_line("serving %s: %zu page%s, %zu workers", supervisor.root,
		 catalogue_len(site->catalogue),
		 catalogue_len(site->catalogue) == 1 ? "" : "s",
		 supervisor.pool.target);
	run(&supervisor);
	finish(&supervisor);
	return EX_OK;
}
