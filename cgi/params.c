/* SPDX-License-Identifier: MIT */
/*
 * Picks the few CGI variables that we use, in one pass.
 */
#include "params.h"

#include <string.h>

enum param {
	PARAM_METHOD,
	PARAM_URI,
	PARAM_SCRIPT,
	PARAM_PATH,
	PARAM_QUERY,
	PARAM_NONE_MATCH,
	PARAM_MODIFIED,
	N_PARAMS
};

static const char *const names[N_PARAMS] = {
	[PARAM_METHOD] = "REQUEST_METHOD",
	[PARAM_URI] = "REQUEST_URI",
	[PARAM_SCRIPT] = "SCRIPT_NAME",
	[PARAM_PATH] = "PATH_INFO",
	[PARAM_QUERY] = "QUERY_STRING",
	[PARAM_NONE_MATCH] = "HTTP_IF_NONE_MATCH",
	[PARAM_MODIFIED] = "HTTP_IF_MODIFIED_SINCE",
};

static void take(const char *found[N_PARAMS], const char *line)
{
	size_t len;
	int i;

	for (i = 0; i < N_PARAMS; i++) {
		len = strlen(names[i]);
		if (strncmp(line, names[i], len) != 0 || line[len] != '=')
			continue;
		if (!found[i])
			found[i] = line + len + 1;
		return;
	}
}

void params_read(struct request *request, char *const *env,
		 struct arena *arena)
{
	const char *found[N_PARAMS] = { NULL };
	const char *script, *path;

	for (; *env; env++)
		take(found, *env);
	memset(request, 0, sizeof(*request));
	request->method = found[PARAM_METHOD];
	request->target = found[PARAM_URI];
	request->if_none_match = found[PARAM_NONE_MATCH];
	request->if_modified_since = found[PARAM_MODIFIED];
	script = found[PARAM_SCRIPT];
	path = found[PARAM_PATH];
	if (request->target)
		return;
	if (!script && !path) {
		request->target = "";	/* nothing is asked for: refused */
		return;
	}
	request->decoded_path = arena_printf(arena, "%s%s",
					     script ? script : "",
					     path ? path : "");
	request->query = found[PARAM_QUERY];
}
