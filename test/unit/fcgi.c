/* SPDX-License-Identifier: MIT */
/*
 * Requests and answers over a socket pair, as a web server sees them: what
 * libfcgi makes of a vetted request, and what goes back.
 */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/limits.h"
#include "fcgi.h"
#include "monotonic.h"
#include "records.h"
#include "supervisor.h"

/* ms: a busy machine looks at the clock late. */
enum { PATIENCE = 30000 };

struct pair {
	struct fcgi *fcgi;
	int peer, ours;
	struct arena arena;
	struct request request;
};

static int start(void **state)
{
	static struct pair pair;

	supervisor_block_signals();
	pair.fcgi = fcgi_new();
	arena_init(&pair.arena);
	*state = &pair;
	return pair.fcgi ? 0 : -1;
}

static int stop(void **state)
{
	struct pair *pair = *state;

	fcgi_free(pair->fcgi);
	arena_release(&pair->arena);
	return 0;
}

/* Sends the bytes on a fresh connection, and lets fcgi read them. */
static enum fcgi_got receive(struct pair *pair, const struct buf *sent)
{
	int fds[2];

	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	pair->peer = fds[0];
	pair->ours = fds[1];
	assert_int_equal(write(pair->peer, sent->data, sent->len),
			 (ssize_t)sent->len);
	return fcgi_receive(pair->fcgi, pair->ours, &pair->request,
			    &pair->arena);
}

/* All that comes back until the connection closes. */
static void finish(struct pair *pair, struct buf *got)
{
	char bytes[4096];
	ssize_t n;

	fcgi_finish(pair->fcgi);
	while ((n = read(pair->peer, bytes, sizeof(bytes))) > 0)
		buf_add(got, bytes, (size_t)n);
	close(pair->peer);
	arena_reset(&pair->arena);
}

static void add_get(struct buf *out, int id, const char *target, int flags)
{
	struct buf params = BUF_INIT;

	add_pair(&params, "REQUEST_METHOD", 14, "GET", 3);
	add_pair(&params, "REQUEST_URI", 11, target, strlen(target));
	add_begin(out, id, RESPONDER, flags);
	add_stream(out, PARAMS, id, &params);
	add_header(out, STDIN, id, 0, 0);
	buf_release(&params);
}

/* Takes the records of an answer apart; every byte must belong to one. */
static void read_answer(struct buf *out, const struct buf *got, int id,
			int *ends)
{
	const unsigned char *at = (const unsigned char *)got->data;
	const unsigned char *end = at + got->len;
	size_t len;

	*ends = 0;
	while (at < end) {
		assert_true(end - at >= 8);
		assert_int_equal(at[0], 1);
		assert_int_equal(at[2] << 8 | at[3], id);
		len = (size_t)at[4] << 8 | at[5];
		assert_true((size_t)(end - at) >= 8 + len + at[6]);
		if (at[1] == STDOUT)
			buf_add(out, at + 8, len);
		else if (at[1] == END)
			++*ends;
		else
			fail_msg("a record of type %d", at[1]);
		at += 8 + len + at[6];
	}
}

static void add_text(struct buf *out, size_t len)
{
	while (out->len < len)
		buf_char(out, (char)('a' + out->len % 26));
}

static void a_request_is_read_and_answered(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, out = BUF_INIT;
	struct buf words = BUF_INIT;
	struct pair *pair = *state;
	int ends;

	add_get(&sent, 77, "/a?b=c", 0);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	assert_string_equal(pair->request.method, "GET");
	assert_string_equal(pair->request.target, "/a?b=c");
	buf_str(&words, "Status: 200 OK\r\n\r\nhello");
	fcgi_add(pair->fcgi, &words);
	finish(pair, &got);
	read_answer(&out, &got, 77, &ends);
	assert_string_equal(out.data, words.data);
	assert_int_equal(ends, 1);
	buf_release(&sent);
	buf_release(&got);
	buf_release(&out);
	buf_release(&words);
}

/* Whatever the web server asks, the connection closes (security.md 0.1). */
static void a_connection_is_never_kept(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, out = BUF_INIT;
	struct pair *pair = *state;
	int ends;

	add_get(&sent, 1, "/a", 1);
	add_get(&sent, 2, "/b", 1);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	assert_string_equal(pair->request.target, "/a");
	finish(pair, &got);	/* reads to the end of the connection */
	read_answer(&out, &got, 1, &ends);
	assert_int_equal(ends, 1);
	buf_release(&sent);
	buf_release(&got);
	buf_release(&out);
}

static void answers_of_any_size_are_whole(void **state)
{
	static const size_t sizes[] = {
		0, 1, 8, 8175, 8176, 8177, 8183, 8184, 8185, 8192, 16368,
		16384, 65535, 65536, 150000,
	};
	struct buf sent = BUF_INIT, got = BUF_INIT, out = BUF_INIT;
	struct buf words = BUF_INIT;
	struct pair *pair = *state;
	size_t i;
	int ends;

	add_get(&sent, 1, "/a", 0);
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		buf_reset(&got);
		buf_reset(&out);
		add_text(&words, sizes[i]);
		assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
		fcgi_add(pair->fcgi, &words);
		finish(pair, &got);
		read_answer(&out, &got, 1, &ends);
		assert_int_equal(out.len, words.len);
		assert_memory_equal(out.data, words.data, words.len);
		assert_int_equal(ends, 1);
	}
	buf_release(&sent);
	buf_release(&got);
	buf_release(&out);
	buf_release(&words);
}

/* A short request after a long one: nothing of the first is left. */
static void nothing_of_one_request_is_in_the_next(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, target = BUF_INIT;
	struct pair *pair = *state;
	int i;

	buf_str(&target, "/long");
	while (target.len < 30000)
		buf_str(&target, "/secret");
	for (i = 0; i < 3; i++) {
		buf_reset(&sent);
		add_get(&sent, 1, target.data, 0);
		assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
		assert_string_equal(pair->request.target, target.data);
		finish(pair, &got);

		buf_reset(&sent);
		add_begin(&sent, 1, RESPONDER, 0);
		add_header(&sent, PARAMS, 1, 0, 0);
		add_header(&sent, STDIN, 1, 0, 0);
		assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
		assert_null(pair->request.method);
		assert_string_equal(pair->request.target, "");
		finish(pair, &got);
	}
	buf_release(&sent);
	buf_release(&got);
	buf_release(&target);
}

static void many_parameters_reach_libfcgi(void **state)
{
	struct buf params = BUF_INIT, sent = BUF_INIT, got = BUF_INIT;
	struct pair *pair = *state;
	char name[16], value[200];
	int i;

	memset(value, 'v', sizeof(value));
	for (i = 0; i < 500; i++) {
		snprintf(name, sizeof(name), "P%05d", i);
		add_pair(&params, name, 6, value, sizeof(value));
	}
	add_pair(&params, "REQUEST_URI", 11, "/last", 5);
	assert_true(params.len > 65535 && params.len <= LIMIT_PARAMS);
	add_begin(&sent, 1, RESPONDER, 0);
	add_stream(&sent, PARAMS, 1, &params);
	add_header(&sent, STDIN, 1, 0, 0);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	assert_string_equal(pair->request.target, "/last");
	finish(pair, &got);
	buf_release(&params);
	buf_release(&sent);
	buf_release(&got);
}

static void too_many_parameters_can_still_be_answered(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, out = BUF_INIT;
	struct buf words = BUF_INIT;
	struct pair *pair = *state;
	char *value = calloc(1, 65000);
	int ends, i;

	add_begin(&sent, 6, RESPONDER, 0);
	for (i = 0; i < 3; i++)
		add_record(&sent, PARAMS, 6, value, 65000);
	free(value);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_BAD);
	buf_str(&words, "Status: 400 Bad Request\r\n\r\n");
	fcgi_add(pair->fcgi, &words);
	shutdown(pair->peer, SHUT_WR);
	finish(pair, &got);
	read_answer(&out, &got, 6, &ends);
	assert_string_equal(out.data, words.data);
	assert_int_equal(ends, 1);
	buf_release(&sent);
	buf_release(&got);
	buf_release(&out);
	buf_release(&words);
}

static void four_get_values_close_and_do_not_crash(void **state)
{
	struct buf pairs = BUF_INIT, sent = BUF_INIT, got = BUF_INIT;
	struct pair *pair = *state;
	int i;

	for (i = 0; i < 8; i++)
		add_pair(&pairs, "FCGI_MPXS_CONNS", 15, "", 0);
	add_record(&sent, GET_VALUES, 0, pairs.data, pairs.len);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_NOTHING);
	finish(pair, &got);
	assert_int_equal(got.len, 0);
	buf_release(&pairs);
	buf_release(&sent);
	buf_release(&got);
}

static void a_silent_peer_is_left_after_its_time(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT;
	struct pair *pair = *state;
	int64_t start_ms = monotonic_ms(), took;

	add_begin(&sent, 1, RESPONDER, 0);
	buf_truncate(&sent, 5);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_NOTHING);
	finish(pair, &got);
	took = monotonic_ms() - start_ms;
	assert_true(took >= LIMIT_PEER_MS && took < PATIENCE);
	assert_int_equal(got.len, 0);
	buf_release(&sent);
	buf_release(&got);
}

/* Sends a byte each 50 ms, in a process of its own. */
static pid_t trickle(int fd, const struct buf *bytes)
{
	const struct timespec pause = { .tv_nsec = 50 * 1000 * 1000 };
	pid_t pid = fork();
	size_t i;

	if (pid)
		return pid;
	for (i = 0; i < bytes->len; i++) {
		nanosleep(&pause, NULL);
		if (write(fd, bytes->data + i, 1) != 1)
			break;
	}
	_exit(0);
}

/* It is never silent for long; a whole request would take it 25 s. */
static void a_peer_that_trickles_is_left_after_its_time(void **state)
{
	struct buf params = BUF_INIT, sent = BUF_INIT, got = BUF_INIT;
	struct pair *pair = *state;
	int fds[2];
	pid_t pid;

	add_text(&params, 450);
	add_begin(&sent, 1, RESPONDER, 0);
	add_pair(&got, "FILL", 4, params.data, params.len);
	add_stream(&sent, PARAMS, 1, &got);
	add_header(&sent, STDIN, 1, 0, 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, fds), 0);
	pid = trickle(fds[0], &sent);
	assert_true(pid > 0);
	assert_int_equal(fcgi_receive(pair->fcgi, fds[1], &pair->request,
				      &pair->arena), FCGI_GOT_NOTHING);
	fcgi_finish(pair->fcgi);
	kill(pid, SIGKILL);
	waitpid(pid, NULL, 0);
	close(fds[0]);
	buf_release(&params);
	buf_release(&sent);
	buf_release(&got);
}

static void a_body_that_does_not_end_delays_and_no_more(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT;
	struct pair *pair = *state;
	int64_t start_ms = monotonic_ms(), took;

	add_get(&sent, 1, "/a", 0);
	buf_truncate(&sent, sent.len - 8);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	took = monotonic_ms() - start_ms;
	assert_true(took >= LIMIT_PEER_MS && took < PATIENCE);
	assert_string_equal(pair->request.target, "/a");
	finish(pair, &got);
	buf_release(&sent);
	buf_release(&got);
}

/* So a worker that is killed has answered or it has not. */
static void nothing_is_sent_before_all_is_there(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, words = BUF_INIT;
	struct pair *pair = *state;
	char byte;

	add_get(&sent, 1, "/a", 0);
	add_text(&words, 100000);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	fcgi_add(pair->fcgi, &words);
	assert_int_equal(recv(pair->peer, &byte, 1, MSG_DONTWAIT), -1);
	finish(pair, &got);
	assert_true(got.len > words.len);
	buf_release(&sent);
	buf_release(&got);
	buf_release(&words);
}

/* What was cut short must never look complete (security.md 0.3). */
static void a_peer_that_does_not_read_gets_no_end(void **state)
{
	struct buf sent = BUF_INIT, got = BUF_INIT, words = BUF_INIT;
	struct pair *pair = *state;

	add_get(&sent, 1, "/a", 0);
	add_text(&words, 2000000);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	fcgi_add(pair->fcgi, &words);
	finish(pair, &got);
	assert_true(got.len > 8 && got.len < words.len);
	assert_memory_not_equal(got.data + got.len - 16,
				"\1\3\0\1\0\10\0\0", 8);
	buf_release(&sent);
	buf_release(&got);
	buf_release(&words);
}

static void a_peer_that_went_away_does_no_harm(void **state)
{
	struct buf sent = BUF_INIT, words = BUF_INIT;
	struct pair *pair = *state;

	add_get(&sent, 1, "/a", 0);
	add_text(&words, 100000);
	assert_int_equal(receive(pair, &sent), FCGI_GOT_REQUEST);
	close(pair->peer);
	fcgi_add(pair->fcgi, &words);
	fcgi_finish(pair->fcgi);
	buf_release(&sent);
	buf_release(&words);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_request_is_read_and_answered),
		cmocka_unit_test(a_connection_is_never_kept),
		cmocka_unit_test(answers_of_any_size_are_whole),
		cmocka_unit_test(nothing_of_one_request_is_in_the_next),
		cmocka_unit_test(many_parameters_reach_libfcgi),
		cmocka_unit_test(too_many_parameters_can_still_be_answered),
		cmocka_unit_test(four_get_values_close_and_do_not_crash),
		cmocka_unit_test(a_silent_peer_is_left_after_its_time),
		cmocka_unit_test(a_peer_that_trickles_is_left_after_its_time),
		cmocka_unit_test(a_body_that_does_not_end_delays_and_no_more),
		cmocka_unit_test(nothing_is_sent_before_all_is_there),
		cmocka_unit_test(a_peer_that_does_not_read_gets_no_end),
		cmocka_unit_test(a_peer_that_went_away_does_no_harm),
	};

	return cmocka_run_group_tests_name("fcgi", tests, start, stop);
}
