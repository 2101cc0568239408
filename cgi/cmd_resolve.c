/* SPDX-License-Identifier: MIT */
/*
 * lectern resolve: what the server would answer, one line a URL.
 */
#include "base/log.h"
#include "command.h"

/* 200: the file, or nothing more for a page that the server makes. */
static void add_line(struct buf *out, const char *url,
		     const struct site_target *target)
{
	const char *what = target->target ? target->target : target->file;

	buf_printf(out, "%d\t", target->status);
	log_escape(out, url);
	if (what) {
		buf_char(out, '\t');
		log_escape(out, what);
	}
	buf_char(out, '\n');
}

int cmd_resolve(const struct options *options)
{
	struct site *site = command_load(options);
	struct arena scratch = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct site_target target;
	bool is_all_good = true;
	int status;
	size_t i;

	if (!site)
		return EX_NOINPUT;
	for (i = 0; i < options->n_args; i++) {
		site_resolve(&target, site, options->args[i],
			     options_now(options), &scratch);
		add_line(&out, options->args[i], &target);
		if (target.status >= 400)
			is_all_good = false;
		arena_reset(&scratch);
	}
	status = command_print(&out);
	buf_release(&out);
	arena_release(&scratch);
	site_free(site);
	return status ? status : !is_all_good;
}
