/* SPDX-License-Identifier: MIT */
/*
 * Puts libfcgi between two descriptors of ours.  It reads from a file in
 * memory, into which the vetted request was written, and writes to the
 * connection.  It never accepts, waits or closes by itself: its own ways of
 * doing so block for seconds, ignore signals, or smuggle (security.md 5).
 */
#include "fcgi.h"

#include <assert.h>
#include <errno.h>
#include <fcgiapp.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "intake.h"
#include "monotonic.h"
#include "params.h"

enum {
	READ_SIZE = 16 * 1024,
	LINGER_MS = 500			/* for a peer that still sends */
};

struct fcgi {
	FCGX_Request request;
	struct intake intake;
	struct buf stream;		/* what libfcgi reads */
	int memory;			/* the file that holds it */
	int fd;				/* the connection, or -1 */
	bool is_accepted;		/* libfcgi has the request */
	bool has_failed;		/* sending did */
	char bytes[READ_SIZE];
};

struct fcgi *fcgi_new(void)
{
	struct fcgi *fcgi;
	int memory = memfd_create("lectern-request", MFD_CLOEXEC);

	if (memory < 0)
		return NULL;
	if (FCGX_Init()) {
		close(memory);
		errno = ENOMEM;
		return NULL;
	}
	fcgi = mem_alloc(sizeof(*fcgi));
	FCGX_InitRequest(&fcgi->request, -1, 0);
	intake_init(&fcgi->intake);
	buf_init(&fcgi->stream);
	fcgi->memory = memory;
	fcgi->fd = -1;
	return fcgi;
}

void fcgi_free(struct fcgi *fcgi)
{
	if (!fcgi)
		return;
	assert(fcgi->fd < 0);
	intake_release(&fcgi->intake);
	buf_release(&fcgi->stream);
	close(fcgi->memory);
	free(fcgi);
}

static int wait_for_peer(int fd, int64_t deadline)
{
	struct pollfd wait = { .fd = fd, .events = POLLIN };

	return poll(&wait, 1, monotonic_left(deadline));
}

/* Small and rare: the standard's answers to what we refuse. */
static void send_replies(struct fcgi *fcgi)
{
	struct buf *replies = &fcgi->intake.replies;

	if (!replies->len)
		return;
	if (send(fcgi->fd, replies->data, replies->len, MSG_NOSIGNAL) !=
	    (ssize_t)replies->len)
		fcgi->intake.state = INTAKE_CLOSE;
	buf_reset(replies);
}

/* Reads until the intake has enough, or the peer is silent for too long: a
   body that does not end is then no reason to refuse the answer. */
static void read_records(struct fcgi *fcgi)
{
	struct intake *intake = &fcgi->intake;
	int64_t deadline = monotonic_ms() + LIMIT_PEER_MS;
	ssize_t n;

	while (intake->state == INTAKE_MORE) {
		n = recv(fcgi->fd, fcgi->bytes, sizeof(fcgi->bytes),
			 MSG_DONTWAIT);
		if (n > 0) {
			intake_take(intake, fcgi->bytes, (size_t)n);
			send_replies(fcgi);
		} else if (n == 0 || (errno != EAGAIN && errno != EINTR)) {
			intake->state = INTAKE_CLOSE;
		} else if (wait_for_peer(fcgi->fd, deadline) == 0) {
			intake->state = intake->has_params ? INTAKE_READY :
							     INTAKE_CLOSE;
		}
	}
}

/*
 * Hands the request to libfcgi.  It reads at most to the end of the
 * parameters; bytes of an earlier, longer request behind them are never
 * reached.  With keepConnection set it does not close the descriptor first.
 */
static void accept_request(struct fcgi *fcgi)
{
	const struct buf *stream = &fcgi->stream;

	if (pwrite(fcgi->memory, stream->data, stream->len, 0) !=
		    (ssize_t)stream->len ||
	    lseek(fcgi->memory, 0, SEEK_SET) < 0)
		die("cannot hand on a request");
	fcgi->request.ipcFd = fcgi->memory;
	fcgi->request.keepConnection = 1;
	if (FCGX_Accept_r(&fcgi->request) < 0)
		die("libfcgi refused a request of %zu bytes", stream->len);
	fcgi->request.ipcFd = fcgi->fd;
	fcgi->is_accepted = true;
}

static void set_send_timeout(int fd)
{
	const struct timeval limit = {
		.tv_sec = LIMIT_PEER_MS / 1000,
		.tv_usec = LIMIT_PEER_MS % 1000 * 1000L,
	};

	setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
}

enum fcgi_got fcgi_receive(struct fcgi *fcgi, int fd, struct request *request,
			   struct arena *arena)
{
	assert(fcgi->fd < 0);
	fcgi->fd = fd;
	fcgi->is_accepted = false;
	fcgi->has_failed = false;
	set_send_timeout(fd);
	intake_reset(&fcgi->intake);
	read_records(fcgi);
	if (fcgi->intake.state == INTAKE_CLOSE)
		return FCGI_GOT_NOTHING;
	buf_reset(&fcgi->stream);
	intake_stream(&fcgi->stream, &fcgi->intake);
	accept_request(fcgi);
	params_read(request, fcgi->request.envp, arena);
	return fcgi->intake.state == INTAKE_OVER ? FCGI_GOT_BAD :
						   FCGI_GOT_REQUEST;
}

int fcgi_send(struct fcgi *fcgi, const struct buf *bytes)
{
	assert(fcgi->is_accepted && bytes->len <= INT_MAX);
	if (fcgi->has_failed)
		return -1;
	if (FCGX_PutStr(bytes->data, (int)bytes->len, fcgi->request.out) ==
	    (int)bytes->len)
		return 0;
	fcgi->has_failed = true;
	return -1;
}

/* A peer that still sends would take the close for an error, and lose the
   answer: let it finish, for a while. */
static void linger(struct fcgi *fcgi)
{
	int64_t deadline = monotonic_ms() + LINGER_MS;
	ssize_t n = 1;

	if (shutdown(fcgi->fd, SHUT_WR) < 0)
		return;
	while (n > 0 && wait_for_peer(fcgi->fd, deadline) > 0)
		n = recv(fcgi->fd, fcgi->bytes, sizeof(fcgi->bytes),
			 MSG_DONTWAIT);
}

void fcgi_finish(struct fcgi *fcgi)
{
	FCGX_Request *request = &fcgi->request;

	if (fcgi->is_accepted && !fcgi->has_failed) {
		/* err first: the last one closed writes END_REQUEST. */
		FCGX_FClose(request->err);
		if (FCGX_FClose(request->out))
			fcgi->has_failed = true;
	}
	if (fcgi->is_accepted)
		FCGX_Free(request, 0);
	request->ipcFd = -1;
	if (fcgi->is_accepted && !fcgi->has_failed && !fcgi->intake.is_whole)
		linger(fcgi);
	close(fcgi->fd);
	fcgi->fd = -1;
}
