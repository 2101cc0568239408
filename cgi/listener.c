/* SPDX-License-Identifier: MIT */
/*
 * Finds or makes the listening socket.
 */
#include "listener.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sysexits.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"
#include "base/str.h"

enum {
	BACKLOG = 1024,
	SYSTEMD_FD = 3,			/* sd_listen_fds(3) */
	SOCKET_UMASK = 0117		/* mode 0660 */
};

static bool is_listening(int fd)
{
	int on = 0;
	socklen_t len = sizeof(on);

	return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &on, &len) == 0 && on;
}

static long env_number(const char *name)
{
	const char *text = getenv(name);
	long number;

	return text && str_to_long(&number, text) ? number : 0;
}

/* The inherited socket, or -1. */
static int inherited(void)
{
	if (env_number("LISTEN_PID") == getpid() &&
	    env_number("LISTEN_FDS") >= 1 && is_listening(SYSTEMD_FD))
		return SYSTEMD_FD;
	return is_listening(STDIN_FILENO) ? STDIN_FILENO : -1;
}

bool listener_is_inherited(void)
{
	return inherited() >= 0;
}

static int fail(int status, const char *where, const char *why)
{
	log_line("cannot listen on %s: %s", where, why);
	return status;
}

static int fail_errno(const char *where)
{
	bool is_busy = errno == EADDRINUSE;

	return fail(EX_UNAVAILABLE, where,
		    is_busy ? "it is in use by another program" :
			      strerror(errno));
}

static int inherit(struct listener *listener)
{
	struct sockaddr_storage name = { .ss_family = AF_UNIX };
	socklen_t len = sizeof(name);

	listener->fd = inherited();
	if (listener->fd < 0) {
		log_line("there is no listening socket on standard input: "
			 "start it through spawn-fcgi or systemd, or say "
			 "--listen");
		return EX_USAGE;
	}
	if (getsockname(listener->fd, (struct sockaddr *)&name, &len) == 0)
		listener->is_tcp = name.ss_family != AF_UNIX;
	fcntl(listener->fd, F_SETFL,
	      fcntl(listener->fd, F_GETFL) | O_NONBLOCK);
	fcntl(listener->fd, F_SETFD, FD_CLOEXEC);
	return EX_OK;
}

static int new_socket(int family)
{
	return socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
}

/* Is somebody listening there?  A full backlog is a yes too. */
static bool is_alive(const struct sockaddr_un *name)
{
	int fd = new_socket(AF_UNIX);
	bool is_refused;

	if (fd < 0)
		return true;
	is_refused = connect(fd, (const struct sockaddr *)name,
			     sizeof(*name)) < 0 &&
		     errno == ECONNREFUSED;
	close(fd);
	return !is_refused;
}

/* Makes room at the path: what is left of a program that is gone goes. */
static int clear_path(const struct sockaddr_un *name, const char *where)
{
	struct stat st;

	if (lstat(name->sun_path, &st) < 0)
		return errno == ENOENT ? EX_OK : fail_errno(where);
	if (!S_ISSOCK(st.st_mode))
		return fail(EX_UNAVAILABLE, where,
			    "there is a file of that name; move it away");
	if (is_alive(name))
		return fail(EX_UNAVAILABLE, where,
			    "it is in use by another program");
	if (unlink(name->sun_path) < 0)
		return fail_errno(where);
	return EX_OK;
}

static int bind_unix(struct listener *listener, const struct sockaddr_un *name)
{
	mode_t before = umask(SOCKET_UMASK);
	int rc;

	rc = bind(listener->fd, (const struct sockaddr *)name, sizeof(*name));
	umask(before);
	return rc;
}

static int listen_unix(struct listener *listener, const char *where,
		       const char *path)
{
	struct sockaddr_un name = { .sun_family = AF_UNIX };
	struct stat st;
	int status;

	if (!*path)
		return fail(EX_USAGE, where, "the path is missing");
	if (strlen(path) >= sizeof(name.sun_path))
		return fail(EX_USAGE, where, "the path is too long (107 bytes "
			    "at most)");
	memcpy(name.sun_path, path, strlen(path));
	status = clear_path(&name, where);
	if (status)
		return status;
	listener->fd = new_socket(AF_UNIX);
	if (listener->fd < 0 || bind_unix(listener, &name) < 0)
		return fail_errno(where);
	listener->path = mem_strdup(path);
	if (lstat(path, &st) == 0) {
		listener->dev = st.st_dev;
		listener->ino = st.st_ino;
	}
	return listen(listener->fd, BACKLOG) < 0 ? fail_errno(where) : EX_OK;
}

union address {
	struct sockaddr any;
	struct sockaddr_in in;
	struct sockaddr_in6 in6;
};

/* "127.0.0.1", "localhost", "::1", "[::1]"; false: no loopback address. */
static bool read_host(union address *address, const char *host)
{
	const uint32_t loopback_net = IN_LOOPBACKNET;

	memset(address, 0, sizeof(*address));
	if (str_eq(host, "localhost"))
		host = "127.0.0.1";
	if (inet_pton(AF_INET, host, &address->in.sin_addr) == 1) {
		address->in.sin_family = AF_INET;
		return ntohl(address->in.sin_addr.s_addr) >> 24 ==
		       loopback_net;
	}
	address->in6.sin6_family = AF_INET6;
	return inet_pton(AF_INET6, host, &address->in6.sin6_addr) == 1 &&
	       IN6_IS_ADDR_LOOPBACK(&address->in6.sin6_addr);
}

/* Splits at the last colon, and takes brackets off the host. */
static bool read_address(union address *address, const char *where)
{
	const char *colon = strrchr(where, ':');
	size_t len = (size_t)(colon - where);
	bool is_loopback;
	char *host;
	long port;

	if (!str_to_long(&port, colon + 1) || port < 1 || port > 65535)
		return false;
	if (len > 2 && where[0] == '[' && where[len - 1] == ']') {
		where++;
		len -= 2;
	}
	host = mem_alloc(len + 1);
	memcpy(host, where, len);
	is_loopback = read_host(address, host);
	free(host);
	address->in.sin_port = htons((uint16_t)port);	/* as sin6_port */
	return is_loopback;
}

static int listen_tcp(struct listener *listener, const char *where)
{
	union address address;
	const int on = 1;
	socklen_t len;

	if (!strchr(where, ':') || !read_address(&address, where))
		return fail(EX_USAGE, where, "say unix:PATH, or HOST:PORT with "
			    "a loopback address: anyone who reaches the socket "
			    "is trusted");
	len = address.any.sa_family == AF_INET ? sizeof(address.in) :
						 sizeof(address.in6);
	listener->is_tcp = true;
	listener->fd = new_socket(address.any.sa_family);
	if (listener->fd < 0)
		return fail_errno(where);
	setsockopt(listener->fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof(on));
	if (bind(listener->fd, &address.any, len) < 0 ||
	    listen(listener->fd, BACKLOG) < 0)
		return fail_errno(where);
	return EX_OK;
}

int listener_open(struct listener *listener, const char *where)
{
	int status;

	memset(listener, 0, sizeof(*listener));
	listener->fd = -1;
	if (!where)
		return inherit(listener);
	if (str_starts(where, "unix:"))
		status = listen_unix(listener, where, where + strlen("unix:"));
	else
		status = listen_tcp(listener, where);
	if (status)
		listener_close(listener);
	return status;
}

static void remove_path(const struct listener *listener)
{
	struct stat st;

	if (lstat(listener->path, &st) == 0 && st.st_dev == listener->dev &&
	    st.st_ino == listener->ino)
		unlink(listener->path);
}

/* The path goes first: as long as it is there, it must look alive, or the
   program that comes next takes it over, and we would remove its socket. */
void listener_close(struct listener *listener)
{
	if (listener->path)
		remove_path(listener);
	free(listener->path);
	listener->path = NULL;
	if (listener->fd >= 0)
		close(listener->fd);
	listener->fd = -1;
}
