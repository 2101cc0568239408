/* SPDX-License-Identifier: MIT */
/*
 * If-None-Match and If-Modified-Since against a reply's validators.
 */
#include "site/conditional.h"

#include <string.h>

#include "base/instant.h"
#include "base/str.h"

static const char *skip_spaces(const char *p)
{
	while (*p == ' ' || *p == '\t')
		p++;
	return p;
}

/*
 * Is `tag` (with its quotes) in a list of entity tags?  W/ is passed over: a
 * weak comparison (RFC 9110 8.8.3.2).  Ends at the first thing that is no
 * entity tag.
 */
static bool list_has(const char *list, const char *tag)
{
	size_t len = strlen(tag);
	const char *end;

	for (;;) {
		list = skip_spaces(list);
		if (str_starts(list, "W/"))
			list += 2;
		if (*list != '"')
			return false;
		end = strchr(list + 1, '"');
		if (!end)
			return false;
		end++;
		if ((size_t)(end - list) == len && !memcmp(list, tag, len))
			return true;
		list = skip_spaces(end);
		if (*list != ',')
			return false;
		list++;
	}
}

static bool none_match_is_fresh(const char *list, const char *tag)
{
	list = skip_spaces(list);
	if (*list == '*' && !*skip_spaces(list + 1))
		return true;
	return *tag && list_has(list, tag);
}

bool conditional_is_fresh(const struct reply *reply,
			  const struct request *request)
{
	int64_t since;

	if (request->if_none_match)
		return none_match_is_fresh(request->if_none_match,
					   reply->etag);
	if (!request->if_modified_since || reply->modified == INSTANT_NONE)
		return false;
	if (!instant_parse_http(&since, request->if_modified_since))
		return false;
	return reply->modified <= since;
}
