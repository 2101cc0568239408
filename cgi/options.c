/* SPDX-License-Identifier: MIT */
/*
 * Reads the command line into struct options.  What options mean is for the
 * commands.
 */
#include "options.h"

#include <stdlib.h>
#include <string.h>

#include "base/instant.h"
#include "base/limits.h"
#include "base/str.h"

enum option_type { OPTION_FLAG, OPTION_TEXT, OPTION_WORKERS, OPTION_TIME };

struct option {
	const char *name;
	unsigned bit;
	enum option_type type;
	size_t offset;			/* in struct options */
	const char *value;		/* what help calls its value */
	const char *meaning;
};

static const struct option table[] = {
	{ "--content", TAKES_CONTENT, OPTION_TEXT,
	  offsetof(struct options, content), "DIR",
	  "the content folder ($LECTERN_CONTENT, else \"content\")" },
	{ "--now", TAKES_NOW, OPTION_TIME, offsetof(struct options, now),
	  "RFC3339", "the time to answer for ($LECTERN_NOW, else the clock)" },
	{ "--listen", TAKES_LISTEN, OPTION_TEXT,
	  offsetof(struct options, listen), "SOCKET",
	  "unix:PATH or a loopback HOST:PORT (else the inherited socket)" },
	{ "--workers", TAKES_WORKERS, OPTION_WORKERS,
	  offsetof(struct options, workers), "N",
	  "processes that answer (as many as CPUs, at least 2)" },
	{ "--log-requests", TAKES_LOG, OPTION_FLAG,
	  offsetof(struct options, log_requests), NULL,
	  "log a line for each request ($LECTERN_LOG=requests)" },
	{ "--format", TAKES_FORMAT, OPTION_TEXT,
	  offsetof(struct options, format), "FORMAT",
	  "how to print the result" },
	{ "--include-headers", TAKES_HEADERS, OPTION_FLAG,
	  offsetof(struct options, include_headers), NULL,
	  "print status line and headers first" },
};

enum { N_OPTIONS = sizeof(table) / sizeof(table[0]) };

static int fail(struct buf *error, const char *what, const char *name)
{
	buf_printf(error, "%s %s", what, name);
	return -1;
}

static const struct option *find(const char *name, size_t len)
{
	size_t i;

	for (i = 0; i < N_OPTIONS; i++)
		if (strlen(table[i].name) == len &&
		    !memcmp(table[i].name, name, len))
			return &table[i];
	return NULL;
}

static int set_workers(struct options *options, const char *value,
		       struct buf *error)
{
	if (str_to_long(&options->workers, value) && options->workers >= 1 &&
	    options->workers <= LIMIT_WORKERS)
		return 0;
	buf_printf(error, "--workers is a number from 1 to %d, not \"%s\"",
		   LIMIT_WORKERS, value);
	return -1;
}

static int set_now(struct options *options, const char *name,
		   const char *value, struct buf *error)
{
	if (instant_parse_rfc3339(&options->now, value))
		return 0;
	buf_printf(error, "%s is a time like 2031-05-06T07:08:09Z, not \"%s\"",
		   name, value);
	return -1;
}

static int set(struct options *options, const struct option *option,
	       const char *value, struct buf *error)
{
	char *field = (char *)options + option->offset;

	switch (option->type) {
	case OPTION_FLAG:
		*(bool *)field = true;
		return 0;
	case OPTION_TEXT:
		if (!value || !*value)
			return fail(error, "empty value for", option->name);
		memcpy(field, &value, sizeof(value));
		return 0;
	case OPTION_WORKERS:
		return set_workers(options, value, error);
	case OPTION_TIME:
		return set_now(options, option->name, value, error);
	}
	return 0;
}

/* The option at argv[*i], and its value wherever that stands. */
static int read_option(struct options *options, unsigned takes, int n,
		       char **argv, int *i, struct buf *error)
{
	const char *word = argv[*i];
	const char *equals = strchr(word, '=');
	size_t len = equals ? (size_t)(equals - word) : strlen(word);
	const struct option *option = find(word, len);
	const char *value = equals ? equals + 1 : NULL;

	if (!option)
		return fail(error, "unknown option", word);
	if (!(option->bit & takes))
		return fail(error, "this command takes no", option->name);
	if (option->type == OPTION_FLAG && value)
		return fail(error, "no value goes with", option->name);
	if (option->type != OPTION_FLAG && !value) {
		if (*i + 1 >= n)
			return fail(error, "a value is missing after", word);
		value = argv[++*i];
	}
	return set(options, option, value, error);
}

static int read_words(struct options *options, unsigned takes, int n,
		      char **argv, struct buf *error)
{
	bool is_over = false;
	int i;

	for (i = 0; i < n; i++) {
		if (is_over || argv[i][0] != '-' || !argv[i][1]) {
			argv[options->n_args++] = argv[i];
		} else if (str_eq(argv[i], "--")) {
			is_over = true;
		} else if (read_option(options, takes, n, argv, &i,
				       error) < 0) {
			return -1;
		}
	}
	return 0;
}

static int read_environment(struct options *options, unsigned takes,
			    struct buf *error)
{
	const char *content = getenv("LECTERN_CONTENT");
	const char *now = getenv("LECTERN_NOW");
	const char *log = getenv("LECTERN_LOG");

	if (!options->content)
		options->content = content && *content ? content : "content";
	if (log && str_eq(log, "requests"))
		options->log_requests = true;
	if (takes & TAKES_NOW && options->now == INSTANT_NONE && now && *now)
		return set_now(options, "LECTERN_NOW", now, error);
	return 0;
}

int options_read(struct options *options, unsigned takes, int n, char **argv,
		 struct buf *error)
{
	memset(options, 0, sizeof(*options));
	options->now = INSTANT_NONE;
	options->args = argv;
	if (read_words(options, takes, n, argv, error) < 0)
		return -1;
	return read_environment(options, takes, error);
}

int64_t options_now(const struct options *options)
{
	return options->now == INSTANT_NONE ? instant_now() : options->now;
}

void options_describe(struct buf *out, unsigned takes)
{
	size_t i;
	int width;

	for (i = 0; i < N_OPTIONS; i++) {
		if (!(table[i].bit & takes))
			continue;
		width = 18 - (int)strlen(table[i].name);
		buf_printf(out, "  %s %-*s %s\n", table[i].name,
			   width > 0 ? width : 0,
			   table[i].value ? table[i].value : "",
			   table[i].meaning);
	}
}
