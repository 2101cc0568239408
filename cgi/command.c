/* SPDX-License-Identifier: MIT */
/*
 * The table of commands, and what all of them do alike: load the content,
 * print, fail.
 */
#include "command.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/str.h"

enum { ANY = 1000000, SITE = TAKES_CONTENT | TAKES_NOW };

const struct command commands[] = {
	{ .name = "serve", .run = cmd_serve,
	  .summary = "answer requests, as a FastCGI or CGI program",
	  .usage = "[--content DIR] [--listen SOCKET] [--workers N]",
	  .more = "Without --listen the listening socket is taken from "
		  "systemd or from standard\ninput (spawn-fcgi). SIGHUP reads "
		  "the content again, SIGTERM stops.\n",
	  .takes = SITE | TAKES_LISTEN | TAKES_WORKERS | TAKES_LOG },
	{ .name = "resolve", .run = cmd_resolve,
	  .summary = "say what the server would answer to URLs",
	  .usage = "[--content DIR] URL...",
	  .takes = SITE, .min_args = 1, .max_args = ANY, .needs = "a URL" },
	{ .name = "routes", .run = cmd_routes,
	  .summary = "list every URL and alias",
	  .usage = "[--content DIR] [--format FORMAT]",
	  .more = "Formats: tsv (the default), json, nginx, netlify, azure.\n",
	  .takes = SITE | TAKES_FORMAT },
	{ .name = "render", .run = cmd_render,
	  .summary = "print one response, without a server",
	  .usage = "[--content DIR] [--include-headers] URL",
	  .takes = SITE | TAKES_HEADERS,
	  .min_args = 1, .max_args = 1, .needs = "a URL" },
	{ .name = "check", .run = cmd_check,
	  .summary = "list every problem in the content",
	  .usage = "[--content DIR] [--format FORMAT]",
	  .more = "Formats: text (the default), json, sarif, github.\n",
	  .takes = SITE | TAKES_FORMAT },
	{ .name = "explain", .run = cmd_explain,
	  .summary = "show a course's record, and where each field is from",
	  .usage = "[--content DIR] [--format FORMAT] URL|FILE",
	  .more = "Formats: text (the default), json.\n",
	  .takes = SITE | TAKES_FORMAT,
	  .min_args = 1, .max_args = 1, .needs = "a URL or a file" },
	{ .name = "help", .run = cmd_help,
	  .summary = "say how to use a command",
	  .usage = "[COMMAND]", .max_args = 1 },
	{ .name = "version", .run = cmd_version,
	  .summary = "say which program this is", .usage = "" },
	{ .name = NULL }
};

const struct command *command_find(const char *name)
{
	const struct command *command;

	for (command = commands; command->name; command++)
		if (str_eq(command->name, name))
			return command;
	return NULL;
}

int command_fail(int status, const char *fmt, ...)
{
	char *words;
	va_list args;

	va_start(args, fmt);
	if (vasprintf(&words, fmt, args) < 0)
		words = NULL;
	va_end(args);
	log_line("%s", words ? words : "failed");
	free(words);
	return status;
}

static int find_format(size_t *out, const struct options *options,
		       const char *const names[])
{
	struct buf all = BUF_INIT;
	int status;

	*out = 0;
	while (options->format && names[*out] &&
	       !str_eq(options->format, names[*out]))
		(*out)++;
	if (names[*out])
		return 0;
	for (size_t i = 0; names[i]; i++)
		buf_printf(&all, "%s%s", i ? ", " : "", names[i]);
	status = command_fail(EX_USAGE, "no such format: %s (there are %s)",
			      options->format, all.data);
	buf_release(&all);
	return status;
}

int command_print(const struct buf *out)
{
	size_t done = 0;

	while (done < out->len) {
		ssize_t n = write(STDOUT_FILENO, out->data + done,
				  out->len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return command_fail(EX_IOERR, "cannot write: %s",
					    strerror(errno));
		done += (size_t)n;
	}
	return EX_OK;
}

void command_set(struct arena *arena, struct value *map, const char *key,
		 const char *text)
{
	value_set(arena, map, key,
		  text ? value_borrow(arena, text) : value_null(arena));
}

struct site *command_load(const struct options *options)
{
	struct site *site = site_load(options->content, NULL);

	if (!site)
		command_fail(EX_NOINPUT, "cannot read the content folder %s: "
			     "%s", options->content, strerror(errno));
	return site;
}

int command_open(struct site **site, size_t *format,
		 const struct options *options, const char *const names[])
{
	int status = find_format(format, options, names);

	if (status)
		return status;
	*site = command_load(options);
	return *site ? 0 : EX_NOINPUT;
}
