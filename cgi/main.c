/* SPDX-License-Identifier: MIT */
/*
 * The program: finds the command and runs it.  Started by a web server with
 * nothing else said, it serves.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/str.h"
#include "command.h"
#include "plaincgi.h"

static const struct {
	const char *word, *command;
} spellings[] = {
	{ "--help", "help" },
	{ "-h", "help" },
	{ "--version", "version" },
	{ "-V", "version" },
};

static const char *real_name(const char *word)
{
	size_t i;

	for (i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (str_eq(word, spellings[i].word))
			return spellings[i].command;
	return word;
}

/* A closed standard descriptor would be given to the next file opened. */
static void open_standard(void)
{
	int fd = open("/dev/null", O_RDWR);

	while (fd >= 0 && fd <= STDERR_FILENO)
		fd = open("/dev/null", O_RDWR);
	if (fd > STDERR_FILENO)
		close(fd);
}

static bool asks_for_help(int n, char **argv)
{
	int i;

	for (i = 0; i < n && !str_eq(argv[i], "--"); i++)
		if (str_eq(argv[i], "--help") || str_eq(argv[i], "-h"))
			return true;
	return false;
}

static int run(const struct command *command, int n, char **argv)
{
	struct options options;
	struct buf error = BUF_INIT;
	int status = EX_OK;

	if (options_read(&options, command->takes, n, argv, &error) < 0)
		status = command_fail(EX_USAGE, "%s (see lectern help %s)",
				      error.data, command->name);
	else if (options.n_args < command->min_args)
		status = command_fail(EX_USAGE, "%s needs %s", command->name,
				      command->needs);
	else if (options.n_args > command->max_args)
		status = command_fail(EX_USAGE, "one argument too many: %s",
				      options.args[command->max_args]);
	else
		status = command->run(&options);
	buf_release(&error);
	return status;
}

int main(int argc, char **argv)
{
	const struct command *command;
	const char *word = argc > 1 ? argv[1] : NULL;

	mem_start();
	open_standard();
	if (!word && plaincgi_is_asked())
		word = "serve";
	if (!word)
		return command_fail(EX_USAGE, "no command given (see lectern "
				    "help)");
	command = command_find(real_name(word));
	if (!command)
		return command_fail(EX_USAGE, "unknown command %s (see lectern "
				    "help)", word);
	if (argc > 2 && asks_for_help(argc - 2, argv + 2))
		return command_describe(command);
	return run(command, argc > 2 ? argc - 2 : 0, argv + (argc > 2 ? 2 : 1));
}
