/* SPDX-License-Identifier: MIT */
/*
 * The listening socket: inherited from systemd or spawn-fcgi, or made by us.
 * Always non-blocking, close-on-exec.
 */
#ifndef LISTENER_H
#define LISTENER_H

#include <stdbool.h>
#include <sys/types.h>

struct listener {
	int fd;				/* -1: none */
	bool is_tcp;
	char *path;			/* of a Unix socket that we made */
	dev_t dev;			/* what it is, to remove no other */
	ino_t ino;
};

/*
 * `where` is "unix:PATH", "HOST:PORT" with a loopback address, or NULL for an
 * inherited socket.  0; else an exit status (EX_USAGE, EX_UNAVAILABLE), with
 * one line logged.
 */
int listener_open(struct listener *, const char *where);
/* Closes it, and removes its path if that is ours. */
void listener_close(struct listener *);

/* Was a listening socket handed to us? */
bool listener_is_inherited(void);

#endif
