/* SPDX-License-Identifier: MIT */
/*
 * Puts libfcgi between two files in memory: it reads the vetted request from
 * one and writes its records to the other.  It never accepts, waits, sends or
 * closes: its own ways of doing so block for seconds, lose answers at a
 * signal, or smuggle (security.md 0.1 to 0.3, 5).  Peers are ours.
 */
#include "fcgi.h"

#include <assert.h>
#include <errno.h>
#include <fcgiapp.h>
#include <limits.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/log.h"
#include "base/mem.h"
#include "intake.h"
#include "monotonic.h"
#include "params.h"

enum {
	READ_SIZE = 16 * 1024,
	LINGER_MS = 500,		/* for a peer that still sends */
	MOMENT_MS = 100,		/* of waiting, then a look at a clock */
	KEEP_SIZE = 256 * 1024		/* memory kept for the next answer */
};

struct fcgi {
	FCGX_Request request;
	struct intake intake;
	struct buf bytes_in;		/* what libfcgi reads */
	struct buf bytes_out;		/* what it wrote */
	int file_in, file_out;		/* the files that hold them */
	int fd;				/* the connection, or -1 */
	bool is_accepted;		/* libfcgi has the request */
	char bytes[READ_SIZE];
};

struct fcgi *fcgi_new(void)
{
	struct fcgi *fcgi = mem_alloc(sizeof(*fcgi));

	fcgi->fd = -1;
	fcgi->file_in = memfd_create("lectern-request", MFD_CLOEXEC);
	fcgi->file_out = memfd_create("lectern-answer", MFD_CLOEXEC);
	intake_init(&fcgi->intake);
	buf_init(&fcgi->bytes_in);
	buf_init(&fcgi->bytes_out);
	FCGX_InitRequest(&fcgi->request, -1, 0);
	if (fcgi->file_in < 0 || fcgi->file_out < 0 || FCGX_Init()) {
		fcgi_free(fcgi);
		return NULL;
	}
	return fcgi;
}

void fcgi_free(struct fcgi *fcgi)
{
	if (!fcgi)
		return;
	assert(fcgi->fd < 0);
	intake_release(&fcgi->intake);
	buf_release(&fcgi->bytes_in);
	buf_release(&fcgi->bytes_out);
	if (fcgi->file_in >= 0)
		close(fcgi->file_in);
	if (fcgi->file_out >= 0)
		close(fcgi->file_out);
	free(fcgi);
}

/* What is left of the time that a peer may take. */
struct patience {
	int left_ms;
	int64_t seen_ms;		/* the clock at the last look */
};

static struct patience be_patient(int ms)
{
	return (struct patience){ .left_ms = ms, .seen_ms = monotonic_ms() };
}

/*
 * Waits a moment; false when nothing came and no patience is left.  Between
 * two looks no more than a moment counts: if we stood still for longer, the
 * machine was paused or short of time, so the peer may have stood still too,
 * and that is not its silence.
 */
static bool wait_for_peer(int fd, short events, struct patience *patience)
{
	struct pollfd wait = { .fd = fd, .events = events };
	int moment = patience->left_ms < MOMENT_MS ? patience->left_ms :
						     MOMENT_MS;
	int n = poll(&wait, 1, moment);
	int64_t now_ms = monotonic_ms();
	int64_t took = now_ms - patience->seen_ms;

	patience->left_ms -= took < moment ? (int)took : moment;
	patience->seen_ms = now_ms;
	return n != 0 || patience->left_ms > 0;
}

/* Did the last call find nothing to do, and no more than that? */
static bool is_to_wait(void)
{
	return errno == EAGAIN || errno == EINTR;
}

/* -1, and what there is to say.  A peer that went away is no news: so do
   visitors. */
static int fail_to_send(void)
{
	if (errno != EPIPE && errno != ECONNRESET)
		log_line("cannot send an answer: %s", strerror(errno));
	return -1;
}

/* Sends all, as long as the peer takes some; -1 when it does not. */
static int send_all(int fd, const struct buf *bytes)
{
	struct patience left = be_patient(LIMIT_PEER_MS);
	size_t done = 0;
	ssize_t n;

	while (done < bytes->len) {
		n = send(fd, bytes->data + done, bytes->len - done,
			 MSG_DONTWAIT | MSG_NOSIGNAL);
		if (n > 0) {
			done += (size_t)n;
			left = be_patient(LIMIT_PEER_MS);
		} else if (!is_to_wait()) {
			return fail_to_send();
		} else if (!wait_for_peer(fd, POLLOUT, &left)) {
			log_line("dropped a connection: nothing taken for "
				 "%d ms after %zu of %zu bytes", LIMIT_PEER_MS,
				 done, bytes->len);
			return -1;
		}
	}
	return 0;
}

/* Small and rare: the standard's answers to what we refuse. */
static void send_replies(struct fcgi *fcgi)
{
	struct buf *replies = &fcgi->intake.replies;

	if (send_all(fcgi->fd, replies) < 0)
		fcgi->intake.state = INTAKE_CLOSE;
	buf_reset(replies);
}

/* The peer took too long.  A body that does not end is no reason to refuse
   the answer. */
static void end_reading(struct intake *intake)
{
	if (intake->has_params) {
		intake->state = INTAKE_READY;
		return;
	}
	log_line("dropped a connection: no whole request within %d ms, "
		 "%zu bytes", LIMIT_PEER_MS, intake->taken);
	intake->state = INTAKE_CLOSE;
}

/* Reads until the intake has enough, or the peer takes too long. */
static void read_records(struct fcgi *fcgi)
{
	struct intake *intake = &fcgi->intake;
	struct patience left = be_patient(LIMIT_PEER_MS);
	ssize_t n;

	while (intake->state == INTAKE_MORE) {
		n = recv(fcgi->fd, fcgi->bytes, sizeof(fcgi->bytes),
			 MSG_DONTWAIT);
		if (n > 0) {
			intake_take(intake, fcgi->bytes, (size_t)n);
			send_replies(fcgi);
		} else if (n == 0 || !is_to_wait()) {
			intake->state = INTAKE_CLOSE;
		} else if (!wait_for_peer(fcgi->fd, POLLIN, &left)) {
			end_reading(intake);
		}
	}
}

/* As libfcgi is to find it: at its beginning. */
static void rewind_file(int fd)
{
	if (lseek(fd, 0, SEEK_SET) < 0)
		die("cannot use memory as a file: %s", strerror(errno));
}

/*
 * Hands the request to libfcgi.  It reads at most to the end of the
 * parameters; bytes of an earlier, longer request behind them are never
 * reached.  With keepConnection set it does not close the descriptor first.
 */
static void accept_request(struct fcgi *fcgi)
{
	const struct buf *bytes = &fcgi->bytes_in;

	if (pwrite(fcgi->file_in, bytes->data, bytes->len, 0) !=
	    (ssize_t)bytes->len)
		die("cannot hold a request: %s", strerror(errno));
	rewind_file(fcgi->file_in);
	rewind_file(fcgi->file_out);
	fcgi->request.ipcFd = fcgi->file_in;
	fcgi->request.keepConnection = 1;
	if (FCGX_Accept_r(&fcgi->request) < 0)
		die("libfcgi refused a request of %zu bytes", bytes->len);
	fcgi->request.ipcFd = fcgi->file_out;
	fcgi->is_accepted = true;
}

enum fcgi_got fcgi_receive(struct fcgi *fcgi, int fd, struct request *request,
			   struct arena *arena)
{
	assert(fcgi->fd < 0);
	fcgi->fd = fd;
	fcgi->is_accepted = false;
	intake_reset(&fcgi->intake);
	read_records(fcgi);
	if (fcgi->intake.state == INTAKE_CLOSE)
		return FCGI_GOT_NOTHING;
	buf_reset(&fcgi->bytes_in);
	intake_stream(&fcgi->bytes_in, &fcgi->intake);
	accept_request(fcgi);
	params_read(request, fcgi->request.envp, arena);
	return fcgi->intake.state == INTAKE_OVER ? FCGI_GOT_BAD :
						   FCGI_GOT_REQUEST;
}

ATTR_NORETURN
static void cannot_hold(void)
{
	die("cannot hold an answer: %s", strerror(errno));
}

void fcgi_add(struct fcgi *fcgi, const struct buf *bytes)
{
	assert(fcgi->is_accepted && bytes->len <= INT_MAX);
	if (FCGX_PutStr(bytes->data, (int)bytes->len, fcgi->request.out) !=
	    (int)bytes->len)
		cannot_hold();
}

/* Ends libfcgi's part, and takes what it wrote. */
static void collect(struct fcgi *fcgi)
{
	struct buf *out = &fcgi->bytes_out;
	FCGX_Request *request = &fcgi->request;
	off_t len;

	/* err first: the last one closed writes END_REQUEST. */
	if (FCGX_FClose(request->err) || FCGX_FClose(request->out))
		cannot_hold();
	FCGX_Free(request, 0);
	request->ipcFd = -1;
	len = lseek(fcgi->file_out, 0, SEEK_CUR);
	if (len < 0)
		cannot_hold();
	buf_reset(out);
	buf_reserve(out, (size_t)len);
	if (pread(fcgi->file_out, out->data, (size_t)len, 0) != len)
		cannot_hold();
	out->len = (size_t)len;
	out->data[len] = '\0';
	if (len > KEEP_SIZE && ftruncate(fcgi->file_out, 0) < 0)
		cannot_hold();
}

/* A peer that still sends would take the close for an error, and lose the
   answer: let it finish, for a while. */
static void linger(struct fcgi *fcgi)
{
	struct patience left = be_patient(LINGER_MS);
	ssize_t n;

	if (shutdown(fcgi->fd, SHUT_WR) < 0)
		return;
	while (wait_for_peer(fcgi->fd, POLLIN, &left)) {
		n = recv(fcgi->fd, fcgi->bytes, sizeof(fcgi->bytes),
			 MSG_DONTWAIT);
		if (n == 0 || (n < 0 && !is_to_wait()))
			return;
	}
}

void fcgi_finish(struct fcgi *fcgi)
{
	if (fcgi->is_accepted) {
		collect(fcgi);
		if (send_all(fcgi->fd, &fcgi->bytes_out) == 0 &&
		    !fcgi->intake.is_whole)
			linger(fcgi);
		if (fcgi->bytes_out.len > KEEP_SIZE)
			buf_release(&fcgi->bytes_out);
	}
	close(fcgi->fd);
	fcgi->fd = -1;
}
