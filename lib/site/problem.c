/* SPDX-License-Identifier: MIT */
/*
 * Writing problem documents.  Their type is "about:blank": what is wrong is
 * what the status says (RFC 9457 4.2.1), the detail tells people more.
 */
#include "site/problem.h"

#include "base/str.h"
#include "base/value.h"

bool problem_is_for(const char *path)
{
	static const char *const endings[] = {
		".json", ".md", ".ics", ".xml", ".atom", ".csv", ".png",
	};

	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		if (str_ends(path, endings[i]))
			return true;
	return false;
}

static void put(struct arena *arena, struct value *map, const char *key,
		const char *text)
{
	if (text && *text)
		value_set(arena, map, key, value_string(arena, text));
}

void problem_make(struct reply *reply, const char *instance)
{
	struct arena arena = ARENA_INIT;
	struct value *problem = value_map(&arena);

	put(&arena, problem, "type", "about:blank");
	put(&arena, problem, "title", reply_status_text(reply->status));
	value_set(&arena, problem, "status",
		  value_int(&arena, reply->status));
	put(&arena, problem, "detail", reply->body.data);
	put(&arena, problem, "instance", instance);
	buf_reset(&reply->body);
	value_write_json(&reply->body, problem, true);
	buf_char(&reply->body, '\n');
	reply->type = "application/problem+json";
	arena_release(&arena);
}
