/* SPDX-License-Identifier: MIT */
/*
 * Picks the few CGI variables that we use, in one pass.
 */
#include "params.h"

#include <stddef.h>
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

static const struct {
	const char *name;
	size_t len;
} names[N_PARAMS] = {
#define NAME(text) { text, sizeof(text) - 1 }
	[PARAM_METHOD] = NAME("REQUEST_METHOD"),
	[PARAM_URI] = NAME("REQUEST_URI"),
	[PARAM_SCRIPT] = NAME("SCRIPT_NAME"),
	[PARAM_PATH] = NAME("PATH_INFO"),
	[PARAM_QUERY] = NAME("QUERY_STRING"),
	[PARAM_NONE_MATCH] = NAME("HTTP_IF_NONE_MATCH"),
	[PARAM_MODIFIED] = NAME("HTTP_IF_MODIFIED_SINCE"),
#undef NAME
};

static void take(const char *found[N_PARAMS], const char *line)
{
	int i;

	for (i = 0; i < N_PARAMS; i++) {
		if (strncmp(line, names[i].name, names[i].len) ||
		    line[names[i].len] != '=')
			continue;
		if (!found[i])
			found[i] = line + names[i].len + 1;
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
