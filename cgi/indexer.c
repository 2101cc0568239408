/* SPDX-License-Identifier: MIT */
/*
 * Files from hand to hand, and the process between.
 */
#include "indexer.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "descriptors.h"
#include "index/search_file.h"

enum {
	FIRST_DELAY_MS = 500,		/* doubled with each failure */
	MAX_FAILURES = 4,		/* then not before the next change */
	POLITENESS = 10			/* workers come first */
};

void indexer_init(struct indexer *indexer)
{
	*indexer = (struct indexer){ .own = -1, .running = -1, .ready = -1 };
}

static bool is_used(const struct indexer *indexer, int fd)
{
	return fd == indexer->own || fd == indexer->running ||
	       fd == indexer->ready;
}

/* Sets one of the three; what nobody has any more is closed. */
static void set(struct indexer *indexer, int *place, int fd)
{
	int old = *place;

	*place = fd;
	if (old >= 0 && !is_used(indexer, old))
		close(old);
}

void indexer_release(struct indexer *indexer)
{
	if (indexer->pid) {
		kill(indexer->pid, SIGKILL);
		waitpid(indexer->pid, NULL, 0);
		indexer->pid = 0;
	}
	set(indexer, &indexer->own, -1);
	set(indexer, &indexer->running, -1);
	set(indexer, &indexer->ready, -1);
}

void indexer_renew(struct indexer *indexer, const struct site *site)
{
	int fd = search_file_new();

	if (fd < 0)
		log_line("cannot make a search index: %s; %s",
			 strerror(errno), "titles are searched");
	indexer->site = site;
	set(indexer, &indexer->own, fd);
	indexer->is_wanted = fd >= 0;
	indexer->failures = 0;
	indexer->start_ms = 0;
}

void indexer_files(const struct indexer *indexer, int fds[SEARCH_FILES])
{
	fds[0] = indexer->own;
	fds[1] = indexer->running;
	fds[2] = indexer->ready;
}

/* What the supervisor blocks may end this one: it has nothing to finish. */
static void allow_signals(void)
{
	sigset_t none;

	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The life of the process. */
static void run(const struct indexer *indexer, pid_t supervisor)
{
	const int fds[] = { indexer->own, indexer->ready };
	char why[SEARCH_ERROR];

	prctl(PR_SET_NAME, "lectern-indexer");
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	if (getppid() != supervisor)
		_exit(EXIT_SUCCESS);
	allow_signals();
	descriptors_keep(fds, sizeof(fds) / sizeof(fds[0]));
	setpriority(PRIO_PROCESS, 0, POLITENESS);
	if (search_write(indexer->own, indexer->ready,
			 indexer->site->catalogue, why) == 0)
		_exit(EXIT_SUCCESS);
	log_line("search index: %s", why);
	_exit(EXIT_FAILURE);
}

static void fail(struct indexer *indexer, int64_t now_ms)
{
	indexer->start_ms = now_ms +
			    ((int64_t)FIRST_DELAY_MS << indexer->failures);
	indexer->failures++;
	if (indexer->failures == MAX_FAILURES)
		indexer->is_wanted = false;
}

static void start(struct indexer *indexer, int64_t now_ms)
{
	const pid_t supervisor = getpid();
	pid_t pid = fork();

	if (pid == 0)
		run(indexer, supervisor);
	if (pid < 0) {
		log_line("cannot start an indexer: %s", strerror(errno));
		fail(indexer, now_ms);
		return;
	}
	indexer->pid = pid;
	indexer->end_ms = now_ms + LIMIT_INDEX_MS;
	indexer->is_wanted = false;
	set(indexer, &indexer->running, indexer->own);
}

void indexer_tend(struct indexer *indexer, int64_t now_ms)
{
	if (indexer->pid && now_ms >= indexer->end_ms) {
		log_line("indexer %d took over %d ms: ended",
			 (int)indexer->pid, LIMIT_INDEX_MS);
		indexer->end_ms = INT64_MAX;
		kill(indexer->pid, SIGKILL);
	}
	if (!indexer->pid && indexer->is_wanted && now_ms >= indexer->start_ms)
		start(indexer, now_ms);
}

int64_t indexer_next(const struct indexer *indexer)
{
	if (indexer->pid)
		return indexer->end_ms;
	return indexer->is_wanted ? indexer->start_ms : INT64_MAX;
}

static void log_failure(const struct indexer *indexer, int status)
{
	const char *instead = indexer->ready >= 0 ?
		"the one before goes on" : "titles are searched";

	if (WIFSIGNALED(status))
		log_line("indexer %d was ended by signal %d (%s): %s",
			 (int)indexer->pid, WTERMSIG(status),
			 strsignal(WTERMSIG(status)), instead);
	else
		log_line("indexer %d failed: %s", (int)indexer->pid, instead);
}

bool indexer_note(struct indexer *indexer, pid_t pid, int status,
		  int64_t now_ms)
{
	if (!indexer->pid || pid != indexer->pid)
		return false;
	if (search_file_is_whole(indexer->running)) {
		indexer->failures = 0;
		set(indexer, &indexer->ready, indexer->running);
	} else {
		log_failure(indexer, status);
		if (indexer->running == indexer->own) {
			indexer->is_wanted = true;
			fail(indexer, now_ms);
		}
	}
	indexer->pid = 0;
	set(indexer, &indexer->running, -1);
	return true;
}
