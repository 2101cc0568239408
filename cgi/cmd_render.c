/* SPDX-License-Identifier: MIT */
/*
 * lectern render: one response, without a server.
 */
#include <string.h>

#include "command.h"

/* reply_head() speaks CGI: its "Status:" line becomes a status line. */
static void add_head(struct buf *out, const struct reply *reply)
{
	struct buf head = BUF_INIT;
	const char *rest;

	reply_head(&head, reply);
	rest = strchr(head.data, '\n');
	buf_printf(out, "HTTP/1.1 %d %s\r\n%s", reply->status,
		   reply_status_text(reply->status), rest ? rest + 1 : "");
	buf_release(&head);
}

int cmd_render(const struct options *options)
{
	struct request request = {
		.method = "GET",
		.target = options->args[0],
	};
	struct site *site = command_load(options);
	struct arena scratch = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct reply reply;
	int status, answer;

	if (!site)
		return EX_NOINPUT;
	reply_init(&reply);
	site_answer(&reply, site, &request, options_now(options), &scratch);
	answer = reply.status;
	if (options->include_headers)
		add_head(&out, &reply);
	buf_buf(&out, &reply.body);
	status = command_print(&out);
	buf_release(&out);
	reply_release(&reply);
	arena_release(&scratch);
	site_free(site);
	return status ? status : answer >= 400;
}
