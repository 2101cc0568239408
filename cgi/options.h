/* SPDX-License-Identifier: MIT */
/*
 * The command line, read by one table.  Every option is `--name value` or
 * `--name=value`; `--` ends them.  What a command does not take is an error.
 */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* What a command takes; a set of these is in its row (command.h). */
enum {
	TAKES_CONTENT = 1 << 0,
	TAKES_NOW = 1 << 1,
	TAKES_LISTEN = 1 << 2,
	TAKES_WORKERS = 1 << 3,
	TAKES_LOG = 1 << 4,
	TAKES_FORMAT = 1 << 5,
	TAKES_HEADERS = 1 << 6
};

/* All strings are borrowed from argv and the environment. */
struct options {
	const char *content;		/* never NULL */
	int64_t now;			/* INSTANT_NONE: the system's clock */
	const char *listen;		/* NULL: an inherited socket */
	long workers;			/* 0: as many as there are CPUs */
	const char *format;		/* NULL: the command's default */
	bool include_headers;
	bool log_requests;
	char **args;			/* the operands */
	size_t n_args;
};

/*
 * Reads the n words of argv, which it reorders, then the environment for
 * what they leave open.  0, or -1 with one line in `error`.
 */
int options_read(struct options *, unsigned takes, int n, char **argv,
		 struct buf *error);

/* The instant that --now fixed, else the clock's. */
int64_t options_now(const struct options *);

/* A line for each option of a set, for `lectern help`. */
void options_describe(struct buf *out, unsigned takes);

#endif
