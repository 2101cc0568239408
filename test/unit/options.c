/* SPDX-License-Identifier: MIT */
/*
 * The command line: what is read, what is refused, and in which words.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/instant.h"
#include "command.h"
#include "options.h"

enum {
	MAX_WORDS = 8,
	EVERYTHING = TAKES_CONTENT | TAKES_NOW | TAKES_LISTEN |
		     TAKES_WORKERS | TAKES_LOG | TAKES_FORMAT | TAKES_HEADERS
};

/* Splits at spaces, in place. */
static int split(char **words, char *line)
{
	char *rest;
	int n = 0;

	for (line = strtok_r(line, " ", &rest); line;
	     line = strtok_r(NULL, " ", &rest))
		words[n++] = line;
	return n;
}

static int read_line(struct options *options, unsigned takes,
		     const char *line, struct buf *error)
{
	static char copy[200], *words[MAX_WORDS];

	snprintf(copy, sizeof(copy), "%s", line);
	return options_read(options, takes, split(words, copy), words, error);
}

static void clear_environment(void)
{
	unsetenv("LECTERN_CONTENT");
	unsetenv("LECTERN_NOW");
	unsetenv("LECTERN_LOG");
}

static void a_value_follows_or_stands_behind_an_equals_sign(void **state)
{
	static const char *const lines[] = {
		"--content d --workers 3 --now 2031-05-06T07:08:09Z a b",
		"--content=d a --workers=3 --now=2031-05-06T07:08:09Z b",
		"a b --now 2031-05-06T08:08:09+01:00 --workers 3 --content d",
		"--workers 3 --content d --now=2031-05-06T07:08:09Z -- a b",
	};
	struct options options;
	struct buf error = BUF_INIT;
	size_t i;

	(void)state;
	clear_environment();
	for (i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		assert_int_equal(read_line(&options, EVERYTHING, lines[i],
					   &error), 0);
		assert_string_equal(options.content, "d");
		assert_int_equal(options.workers, 3);
		assert_int_equal(options.now, 1935817689);
		assert_int_equal(options_now(&options), 1935817689);
		assert_int_equal(options.n_args, 2);
		assert_string_equal(options.args[0], "a");
		assert_string_equal(options.args[1], "b");
	}
	buf_release(&error);
}

static void what_is_wrong_is_named(void **state)
{
	static const struct {
		const char *line, *want;
		unsigned takes;
	} cases[] = {
		{ "--colour red", "unknown option --colour", EVERYTHING },
		{ "-x", "unknown option -x", EVERYTHING },
		{ "--content", "a value is missing after --content",
		  EVERYTHING },
		{ "--content=", "empty value for --content", EVERYTHING },
		{ "--conten=d", "unknown option --conten=d", EVERYTHING },
		{ "--include-headers=yes",
		  "no value goes with --include-headers", EVERYTHING },
		{ "--listen x", "this command takes no --listen",
		  TAKES_CONTENT },
		{ "--workers 0",
		  "--workers is a number from 1 to 64, not \"0\"", EVERYTHING },
		{ "--workers 65",
		  "--workers is a number from 1 to 64, not \"65\"",
		  EVERYTHING },
		{ "--workers many",
		  "--workers is a number from 1 to 64, not \"many\"",
		  EVERYTHING },
		{ "--now today", "--now is a time like 2031-05-06T07:08:09Z, "
		  "not \"today\"", EVERYTHING },
	};
	struct options options;
	struct buf error = BUF_INIT;
	size_t i;

	(void)state;
	clear_environment();
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		buf_reset(&error);
		assert_int_equal(read_line(&options, cases[i].takes,
					   cases[i].line, &error), -1);
		assert_string_equal(error.data, cases[i].want);
	}
	buf_release(&error);
}

static void workers_go_up_to_their_limit(void **state)
{
	struct options options;
	struct buf error = BUF_INIT;

	(void)state;
	assert_int_equal(read_line(&options, EVERYTHING, "--workers 63",
				   &error), 0);
	assert_int_equal(read_line(&options, EVERYTHING, "--workers 64",
				   &error), 0);
	assert_int_equal(read_line(&options, EVERYTHING, "--workers 65",
				   &error), -1);
	buf_release(&error);
}

static void the_environment_fills_what_is_not_said(void **state)
{
	struct options options;
	struct buf error = BUF_INIT;

	(void)state;
	clear_environment();
	assert_int_equal(read_line(&options, EVERYTHING, "", &error), 0);
	assert_string_equal(options.content, "content");
	assert_int_equal(options.now, INSTANT_NONE);
	assert_false(options.log_requests);

	setenv("LECTERN_CONTENT", "env", 1);
	setenv("LECTERN_NOW", "2031-05-06T07:08:09Z", 1);
	setenv("LECTERN_LOG", "requests", 1);
	assert_int_equal(read_line(&options, EVERYTHING, "", &error), 0);
	assert_string_equal(options.content, "env");
	assert_int_equal(options.now, 1935817689);
	assert_true(options.log_requests);

	assert_int_equal(read_line(&options, EVERYTHING,
				   "--content d --now 1970-01-01T00:00:00Z",
				   &error), 0);
	assert_string_equal(options.content, "d");
	assert_int_equal(options.now, 0);

	setenv("LECTERN_NOW", "soon", 1);
	assert_int_equal(read_line(&options, EVERYTHING, "", &error), -1);
	assert_non_null(strstr(error.data, "LECTERN_NOW"));
	buf_reset(&error);
	assert_int_equal(read_line(&options, 0, "", &error), 0);
	clear_environment();
	buf_release(&error);
}

static void a_lone_dash_is_an_operand(void **state)
{
	struct options options;
	struct buf error = BUF_INIT;

	(void)state;
	assert_int_equal(read_line(&options, EVERYTHING, "- -- --content",
				   &error), 0);
	assert_int_equal(options.n_args, 2);
	assert_string_equal(options.args[0], "-");
	assert_string_equal(options.args[1], "--content");
	buf_release(&error);
}

static void every_command_is_found_and_complete(void **state)
{
	const struct command *command;

	(void)state;
	for (command = commands; command->name; command++) {
		assert_ptr_equal(command_find(command->name), command);
		assert_non_null(command->run);
		assert_non_null(command->summary);
		assert_non_null(command->usage);
		assert_true(command->min_args <= command->max_args);
		assert_true(!command->min_args || command->needs);
	}
	assert_null(command_find("serv"));
	assert_null(command_find(""));
}

static void help_describes_what_a_command_takes_and_no_more(void **state)
{
	struct buf out = BUF_INIT;

	(void)state;
	options_describe(&out, TAKES_LISTEN | TAKES_LOG);
	assert_non_null(strstr(out.data, "--listen SOCKET"));
	assert_non_null(strstr(out.data, "--log-requests"));
	assert_null(strstr(out.data, "--content"));
	buf_release(&out);
}

/* The tests run in the top folder. */
static void read_manual(struct buf *out)
{
	FILE *file = fopen("docs/lectern.1", "r");
	char part[4096];
	size_t n;

	if (!file)
		fail_msg("docs/lectern.1 cannot be read");
	while ((n = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(out, part, n);
	fclose(file);
}

static void assert_in_manual(const struct buf *manual, const char *mark,
			     const char *name, size_t len)
{
	struct buf item = BUF_INIT;

	buf_str(&item, mark);
	buf_add(&item, name, len);
	if (!strstr(manual->data, item.data))
		fail_msg("docs/lectern.1 has no \"%s\"", item.data);
	buf_release(&item);
}

static void the_manual_names_every_command_and_option(void **state)
{
	struct buf manual = BUF_INIT, lines = BUF_INIT;
	const struct command *command;
	const char *line;

	(void)state;
	read_manual(&manual);
	for (command = commands; command->name; command++)
		assert_in_manual(&manual, "\n.It Cm ", command->name,
				 strlen(command->name));
	options_describe(&lines, EVERYTHING);
	for (line = strstr(lines.data, "  --"); line;
	     line = strstr(line + 4, "\n  --"))
		assert_in_manual(&manual, "\n.It Fl -",
				 strstr(line, "--") + 2,
				 strcspn(strstr(line, "--") + 2, " "));
	buf_release(&manual);
	buf_release(&lines);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			a_value_follows_or_stands_behind_an_equals_sign),
		cmocka_unit_test(what_is_wrong_is_named),
		cmocka_unit_test(workers_go_up_to_their_limit),
		cmocka_unit_test(the_environment_fills_what_is_not_said),
		cmocka_unit_test(the_manual_names_every_command_and_option),
		cmocka_unit_test(a_lone_dash_is_an_operand),
		cmocka_unit_test(every_command_is_found_and_complete),
		cmocka_unit_test(
			help_describes_what_a_command_takes_and_no_more),
	};

	return cmocka_run_group_tests_name("options", tests, NULL, NULL);
}
