/* SPDX-License-Identifier: MIT */
/*
 * Listening sockets: found, made, refused and removed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <cmocka.h>

#include "listener.h"
#include "tempdir.h"

struct place {
	struct tempdir dir;
	char path[100];			/* of a socket */
	char where[110];		/* unix:PATH */
};

static int start(void **state)
{
	static struct place place;

	tempdir_make(&place.dir);
	snprintf(place.path, sizeof(place.path), "%s/s", place.dir.path);
	snprintf(place.where, sizeof(place.where), "unix:%s", place.path);
	*state = &place;
	return 0;
}

static int stop(void **state)
{
	struct place *place = *state;

	tempdir_remove(&place->dir);
	return 0;
}

/* Refusals log a line, which is no news here. */
static int open_quietly(struct listener *listener, const char *where)
{
	int before = dup(STDERR_FILENO), null = open("/dev/null", O_WRONLY);
	int status;

	dup2(null, STDERR_FILENO);
	status = listener_open(listener, where);
	dup2(before, STDERR_FILENO);
	close(before);
	close(null);
	return status;
}

static bool can_connect(const char *path)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);
	bool is_connected;

	snprintf(name.sun_path, sizeof(name.sun_path), "%s", path);
	is_connected = connect(fd, (struct sockaddr *)&name,
			       sizeof(name)) == 0;
	close(fd);
	return is_connected;
}

static void a_unix_socket_is_for_owner_and_group(void **state)
{
	struct place *place = *state;
	struct listener listener;
	struct stat st;

	assert_int_equal(listener_open(&listener, place->where), EX_OK);
	assert_int_equal(stat(place->path, &st), 0);
	assert_int_equal(st.st_mode & 07777, 0660);
	assert_false(listener.is_tcp);
	assert_true(fcntl(listener.fd, F_GETFL) & O_NONBLOCK);
	assert_true(fcntl(listener.fd, F_GETFD) & FD_CLOEXEC);
	assert_true(can_connect(place->path));
	listener_close(&listener);
	assert_int_equal(access(place->path, F_OK), -1);
}

static void a_socket_in_use_is_busy_and_left_alone(void **state)
{
	struct place *place = *state;
	struct listener first, second;

	assert_int_equal(listener_open(&first, place->where), EX_OK);
	assert_int_equal(open_quietly(&second, place->where), EX_UNAVAILABLE);
	assert_true(can_connect(place->path));
	listener_close(&first);
}

static void a_socket_left_by_a_dead_program_is_replaced(void **state)
{
	struct place *place = *state;
	struct listener dead, fresh;

	assert_int_equal(listener_open(&dead, place->where), EX_OK);
	close(dead.fd);		/* and the path stays */
	assert_false(can_connect(place->path));
	assert_int_equal(listener_open(&fresh, place->where), EX_OK);
	assert_true(can_connect(place->path));
	free(dead.path);
	listener_close(&fresh);
	assert_int_equal(access(place->path, F_OK), -1);
}

static void only_our_own_socket_is_removed(void **state)
{
	struct place *place = *state;
	struct listener listener;
	char away[120];

	snprintf(away, sizeof(away), "%s.away", place->path);
	assert_int_equal(listener_open(&listener, place->where), EX_OK);
	assert_int_equal(rename(place->path, away), 0);
	tempdir_write(&place->dir, "s", "somebody else's");
	listener_close(&listener);
	assert_int_equal(access(place->path, F_OK), 0);
	unlink(place->path);
	unlink(away);
}

static void a_file_of_that_name_is_never_removed(void **state)
{
	struct place *place = *state;
	struct listener listener;

	tempdir_write(&place->dir, "s", "precious");
	assert_int_equal(open_quietly(&listener, place->where),
			 EX_UNAVAILABLE);
	assert_int_equal(access(place->path, F_OK), 0);
	unlink(place->path);
}

static void a_path_goes_up_to_107_bytes(void **state)
{
	struct place *place = *state;
	struct listener listener;
	char where[200], name[120];
	int room = 107 - (int)strlen(place->dir.path) - 1;

	memset(name, 'n', sizeof(name));
	snprintf(where, sizeof(where), "unix:%s/%.*s", place->dir.path, room,
		 name);
	assert_int_equal(strlen(where), 5 + 107);
	assert_int_equal(listener_open(&listener, where), EX_OK);
	listener_close(&listener);
	snprintf(where, sizeof(where), "unix:%s/%.*s", place->dir.path,
		 room + 1, name);
	assert_int_equal(open_quietly(&listener, where), EX_USAGE);
}

static void what_is_no_place_to_listen_on_is_refused(void **state)
{
	static const struct {
		const char *where;
		int want;
	} cases[] = {
		{ "unix:", EX_USAGE },
		{ "unix:/nonexistent/s", EX_UNAVAILABLE },
		{ "", EX_USAGE },
		{ "9000", EX_USAGE },
		{ ":9000", EX_USAGE },
		{ "127.0.0.1", EX_USAGE },
		{ "127.0.0.1:", EX_USAGE },
		{ "127.0.0.1:0", EX_USAGE },
		{ "127.0.0.1:65536", EX_USAGE },
		{ "127.0.0.1:http", EX_USAGE },
		{ "0.0.0.0:9000", EX_USAGE },
		{ "192.0.2.1:9000", EX_USAGE },
		{ "[::]:9000", EX_USAGE },
		{ "[2001:db8::1]:9000", EX_USAGE },
		{ "[::1:9000", EX_USAGE },
		{ "courses.example:9000", EX_USAGE },
	};
	struct listener listener;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		assert_int_equal(open_quietly(&listener, cases[i].where),
				 cases[i].want);
		assert_int_equal(listener.fd, -1);
	}
}

/* A port that is free now. */
static int free_port(void)
{
	struct sockaddr_in name = {
		.sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK),
	};
	socklen_t len = sizeof(name);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_int_equal(bind(fd, (struct sockaddr *)&name, len), 0);
	assert_int_equal(getsockname(fd, (struct sockaddr *)&name, &len), 0);
	close(fd);
	return ntohs(name.sin_port);
}

static void a_loopback_port_is_taken_once(void **state)
{
	static const char *const hosts[] = { "127.0.0.1", "localhost",
					     "127.9.8.7" };
	struct listener first, second;
	char where[40];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		snprintf(where, sizeof(where), "%s:%d", hosts[i], free_port());
		assert_int_equal(listener_open(&first, where), EX_OK);
		assert_true(first.is_tcp);
		assert_int_equal(open_quietly(&second, where),
				 EX_UNAVAILABLE);
		listener_close(&first);
	}
}

/* Runs `check` in a child whose fd 0 is `fd`; its exit status. */
static int with_stdin(int fd, int (*check)(void))
{
	int status;
	pid_t pid = fork();

	if (!pid) {
		dup2(fd, STDIN_FILENO);
		unsetenv("LISTEN_FDS");
		unsetenv("LISTEN_PID");
		_exit(check());
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WEXITSTATUS(status);
}

static int inherits_stdin(void)
{
	struct listener listener;

	if (!listener_is_inherited() ||
	    listener_open(&listener, NULL) != EX_OK)
		return 1;
	return listener.fd != STDIN_FILENO || listener.is_tcp ||
	       !(fcntl(STDIN_FILENO, F_GETFL) & O_NONBLOCK);
}

static int inherits_nothing(void)
{
	struct listener listener;

	return listener_is_inherited() ||
	       open_quietly(&listener, NULL) != EX_USAGE;
}

static int inherits_from_systemd(void)
{
	struct listener listener;
	char pid[20];

	dup2(STDIN_FILENO, 3);
	close(STDIN_FILENO);
	snprintf(pid, sizeof(pid), "%d", (int)getpid());
	setenv("LISTEN_FDS", "1", 1);
	setenv("LISTEN_PID", "1", 1);	/* somebody else's */
	if (listener_is_inherited())
		return 1;
	setenv("LISTEN_PID", pid, 1);
	return listener_open(&listener, NULL) != EX_OK || listener.fd != 3;
}

static void an_inherited_socket_must_listen(void **state)
{
	struct place *place = *state;
	struct listener listener;
	int pair[2], null = open("/dev/null", O_RDONLY);

	assert_int_equal(listener_open(&listener, place->where), EX_OK);
	assert_int_equal(with_stdin(listener.fd, inherits_stdin), 0);
	assert_int_equal(with_stdin(listener.fd, inherits_from_systemd), 0);
	assert_int_equal(with_stdin(null, inherits_nothing), 0);
	assert_int_equal(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
	assert_int_equal(with_stdin(pair[0], inherits_nothing), 0);
	close(pair[0]);
	close(pair[1]);
	close(null);
	listener_close(&listener);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unix_socket_is_for_owner_and_group),
		cmocka_unit_test(a_socket_in_use_is_busy_and_left_alone),
		cmocka_unit_test(a_socket_left_by_a_dead_program_is_replaced),
		cmocka_unit_test(only_our_own_socket_is_removed),
		cmocka_unit_test(a_file_of_that_name_is_never_removed),
		cmocka_unit_test(a_path_goes_up_to_107_bytes),
		cmocka_unit_test(what_is_no_place_to_listen_on_is_refused),
		cmocka_unit_test(a_loopback_port_is_taken_once),
		cmocka_unit_test(an_inherited_socket_must_listen),
	};

	return cmocka_run_group_tests_name("listener", tests, start, stop);
}
