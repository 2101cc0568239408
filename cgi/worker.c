/* SPDX-License-Identifier: MIT */
/*
 * The life of a worker: wait, accept, read, answer, send, close.
 */
#include "worker.h"

#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/instant.h"
#include "base/log.h"
#include "descriptors.h"
#include "fcgi.h"
#include "monotonic.h"

enum { PAUSE_MS = 10 };			/* when descriptors run short */

struct worker {
	const struct worker_env *env;
	struct fcgi *fcgi;
	int epoll;
	int signals;
	struct reply reply;
	struct buf head;
	struct arena scratch;		/* of one request */
};

/* What the supervisor had open is not ours, but for the listener and the
   search indexes. */
static void close_others(const struct worker_env *env)
{
	int fds[1 + SEARCH_FILES];

	fds[0] = env->listener;
	memcpy(fds + 1, env->indexes, sizeof(env->indexes));
	descriptors_keep(fds, sizeof(fds) / sizeof(fds[0]));
}

/* The supervisor's death is a SIGTERM to us. */
static void follow_supervisor(const struct worker_env *env)
{
	prctl(PR_SET_PDEATHSIG, SIGTERM);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
	prctl(PR_SET_NAME, "lectern-worker");
	if (getppid() != env->supervisor)
		exit(EXIT_SUCCESS);
}

static void add_wait(struct worker *worker, int fd, uint32_t events)
{
	struct epoll_event event = { .events = events, .data.fd = fd };

	if (epoll_ctl(worker->epoll, EPOLL_CTL_ADD, fd, &event) < 0)
		die("worker cannot wait: %s", strerror(errno));
}

static void start(struct worker *worker, const struct worker_env *env)
{
	sigset_t term;

	memset(worker, 0, sizeof(*worker));
	worker->env = env;
	close_others(env);
	follow_supervisor(env);
	search_attach(env->site->search, env->indexes);
	sigemptyset(&term);
	sigaddset(&term, SIGTERM);
	worker->signals = signalfd(-1, &term, SFD_CLOEXEC | SFD_NONBLOCK);
	worker->epoll = epoll_create1(EPOLL_CLOEXEC);
	worker->fcgi = fcgi_new();
	if (worker->signals < 0 || worker->epoll < 0 || !worker->fcgi)
		die("worker cannot start: %s", strerror(errno));
	/* EXCLUSIVE: one connection wakes one worker. */
	add_wait(worker, env->listener, EPOLLIN | EPOLLEXCLUSIVE);
	add_wait(worker, worker->signals, EPOLLIN);
	reply_init(&worker->reply);
	buf_init(&worker->head);
	arena_init(&worker->scratch);
}

static void stop(struct worker *worker)
{
	fcgi_free(worker->fcgi);
	reply_release(&worker->reply);
	buf_release(&worker->head);
	arena_release(&worker->scratch);
}

static void note_request(struct slot *slot, const struct request *request)
{
	const char *target = request->target ? request->target :
					       request->decoded_path;

	snprintf(slot->what, sizeof(slot->what), "%s %s",
		 request->method ? request->method : "(no method)",
		 target ? target : "");
}

static void log_request(const struct worker *worker, int64_t start_ms)
{
	const struct slot *slot = worker->env->slot;
	const struct reply *reply = &worker->reply;

	log_line("%s: %d, %zu bytes, %lld ms", slot->what, reply->status,
		 reply->is_head ? 0 : reply->body.len,
		 (long long)(monotonic_ms() - start_ms));
}

static void answer(struct worker *worker, const struct request *request)
{
	const struct worker_env *env = worker->env;
	struct reply *reply = &worker->reply;
	int64_t now = env->now == INSTANT_NONE ? instant_now() : env->now;

	buf_reset(&worker->head);
	site_answer(reply, env->site, request, now, &worker->scratch);
	reply_head(&worker->head, reply);
	fcgi_add(worker->fcgi, &worker->head);
	if (!reply->is_head)
		fcgi_add(worker->fcgi, &reply->body);
}

static void serve(struct worker *worker, int fd)
{
	static const struct request no_request = {
		.method = "GET",
		.target = "",		/* the site's 400 */
	};
	struct slot *slot = worker->env->slot;
	struct request request;
	int64_t start_ms = monotonic_ms();
	enum fcgi_got got;

	slot->what[0] = '\0';
	atomic_store(&slot->busy_since, start_ms);
	got = fcgi_receive(worker->fcgi, fd, &request, &worker->scratch);
	if (got == FCGI_GOT_BAD)
		request = no_request;
	if (got != FCGI_GOT_NOTHING) {
		note_request(slot, &request);
		answer(worker, &request);
	}
	fcgi_finish(worker->fcgi);
	if (got != FCGI_GOT_NOTHING && worker->env->logs_requests)
		log_request(worker, start_ms);
	reply_reset(&worker->reply);
	arena_reset(&worker->scratch);
	atomic_store(&slot->busy_since, 0);
}

static void pause_a_little(void)
{
	const struct timespec pause = { .tv_nsec = PAUSE_MS * 1000000L };

	nanosleep(&pause, NULL);
}

/* Another worker may have been faster; a shortage passes (security.md 5.3). */
static void accept_one(struct worker *worker)
{
	const struct worker_env *env = worker->env;
	const int on = 1;
	int fd = accept4(env->listener, NULL, NULL, SOCK_CLOEXEC);

	if (fd >= 0) {
		if (env->is_tcp)
			setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on,
				   sizeof(on));
		serve(worker, fd);
		return;
	}
	switch (errno) {
	case EMFILE:
	case ENFILE:
	case ENOBUFS:
	case ENOMEM:
		pause_a_little();
		break;
	case EBADF:
	case EINVAL:
	case ENOTSOCK:
		die("worker lost its socket: %s", strerror(errno));
	default:
		break;
	}
}

/* Waits; serves a request if one is there.  false: asked to leave.  Who was
   woken for a request serves it first, for nobody else was. */
static bool work(struct worker *worker)
{
	struct epoll_event events[2];
	int i, n = epoll_wait(worker->epoll, events, 2, -1);
	bool is_asked_to_leave = false;

	for (i = 0; i < n; i++) {
		if (events[i].data.fd == worker->signals)
			is_asked_to_leave = true;
		else
			accept_one(worker);
	}
	return !is_asked_to_leave;
}

void worker_run(const struct worker_env *env)
{
	struct worker worker;

	start(&worker, env);
	atomic_store(&env->slot->is_ready, true);
	while (work(&worker))
		;
	stop(&worker);
	exit(EXIT_SUCCESS);
}
