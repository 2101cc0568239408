/* SPDX-License-Identifier: MIT */
/*
 * The files of lib/page/theme/, compiled in by lib/page/embed.sh.  The array
 * ends with a NULL name; each text has a NUL behind its last byte.
 */
#ifndef PAGE_THEME_DATA_H
#define PAGE_THEME_DATA_H

#include <stddef.h>

struct theme_file {
	const char *name;		/* "course.mustache" */
	const unsigned char *data;
	size_t len;
};

extern const struct theme_file theme_files[];

#endif
