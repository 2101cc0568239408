/* SPDX-License-Identifier: MIT */
/*
 * lectern help [COMMAND], lectern --version.  Everything said here is from
 * the tables of commands and options.
 */
#include "base/build.h"
#include "command.h"

static const char ending[] =
	"\n`lectern help COMMAND` says more. The manual is lectern(1).\n";

static int print(struct buf *out)
{
	int status = command_print(out);

	buf_release(out);
	return status;
}

static int describe_all(void)
{
	const struct command *command;
	struct buf out = BUF_INIT;

	buf_str(&out, "lectern serves a catalogue of courses from a folder of "
		      "Markdown files.\n\n");
	for (command = commands; command->name; command++)
		buf_printf(&out, "  %-9s%s\n", command->name, command->summary);
	buf_str(&out, ending);
	return print(&out);
}

int command_describe(const struct command *command)
{
	struct buf out = BUF_INIT;

	buf_printf(&out, "lectern %s%s%s\n\n%s.\n", command->name,
		   *command->usage ? " " : "", command->usage,
		   command->summary);
	if (command->more)
		buf_printf(&out, "%s", command->more);
	if (command->takes)
		buf_char(&out, '\n');
	options_describe(&out, command->takes);
	return print(&out);
}

int cmd_help(const struct options *options)
{
	const struct command *command;

	if (!options->n_args)
		return describe_all();
	command = command_find(options->args[0]);
	if (!command)
		return command_fail(EX_USAGE, "unknown command %s (see lectern "
				    "help)", options->args[0]);
	return command_describe(command);
}

int cmd_version(const struct options *options)
{
	struct buf out = BUF_INIT;

	(void)options;
	buf_printf(&out, "lectern %s (build %s)\n", build_version, build_id);
	return print(&out);
}
