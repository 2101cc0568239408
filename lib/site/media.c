/* SPDX-License-Identifier: MIT */
/*
 * The table of media types.  docs/deploy/nginx.conf allows the same endings.
 */
#include "site/media.h"

#include <stddef.h>
#include <string.h>

#include "base/str.h"

static const struct {
	const char *ending;
	const char *type;
} types[] = {
	{ "avif", "image/avif" },
	{ "gif", "image/gif" },
	{ "ico", "image/x-icon" },
	{ "jpeg", "image/jpeg" },
	{ "jpg", "image/jpeg" },
	{ "mp3", "audio/mpeg" },
	{ "mp4", "video/mp4" },
	{ "pdf", "application/pdf" },
	{ "png", "image/png" },
	{ "svg", "image/svg+xml" },
	{ "txt", "text/plain; charset=utf-8" },
	{ "vtt", "text/vtt; charset=utf-8" },
	{ "webm", "video/webm" },
	{ "webp", "image/webp" },
	{ "zip", "application/zip" },
};

const char *media_type(const char *name)
{
	const char *dot = strrchr(name, '.');
	size_t i;

	if (!dot || strchr(dot, '/'))
		return NULL;
	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_eq_nocase(dot + 1, types[i].ending))
			return types[i].type;
	return NULL;
}

int media_count(void)
{
	return (int)(sizeof(types) / sizeof(types[0]));
}
