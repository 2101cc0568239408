/* SPDX-License-Identifier: MIT */
/*
 * The commands of the program: each is one file cmd_NAME.c, one function here
 * and one row in the table of command.c.
 */
#ifndef COMMAND_H
#define COMMAND_H

#include <sysexits.h>

#include "base/attr.h"
#include "base/buf.h"
#include "options.h"
#include "site/site.h"

struct command {
	const char *name;
	int (*run)(const struct options *);	/* the exit status */
	const char *summary;
	const char *usage;		/* what follows the name */
	const char *more;		/* lines for help, or NULL */
	unsigned takes;			/* options */
	size_t min_args, max_args;
	const char *needs;		/* what is missing below min_args */
};

extern const struct command commands[];		/* ends with name NULL */
const struct command *command_find(const char *name);	/* or NULL */

int cmd_check(const struct options *);
int cmd_explain(const struct options *);
int cmd_help(const struct options *);
int cmd_render(const struct options *);
int cmd_resolve(const struct options *);
int cmd_routes(const struct options *);
int cmd_serve(const struct options *);
int cmd_version(const struct options *);

/* Prints how to use a command; the exit status. */
int command_describe(const struct command *);
/* One line on stderr; returns the status, so that failing is one line. */
int command_fail(int status, const char *fmt, ...) ATTR_PRINTF(2, 3);
/* What a command prints from: the site, which the caller frees, and the format
   that the options ask for, of names that end with NULL; the first if they ask
   for none.  0, or an exit status with a line on stderr. */
int command_open(struct site **, size_t *format, const struct options *,
		 const char *const names[]);
/* Writes to stdout: 0, or EX_IOERR with a line on stderr. */
int command_print(const struct buf *);
/* A text in a map that is to be printed as JSON; NULL text: null. */
void command_set(struct arena *, struct value *map, const char *key,
		 const char *text);
/* Caller frees.  NULL, with a line on stderr, when there is no folder. */
struct site *command_load(const struct options *);

#endif
