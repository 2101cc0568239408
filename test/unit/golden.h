/* SPDX-License-Identifier: MIT */
/*
 * What is made now against a file that says what was agreed.  With BLESS=1 in
 * the environment the file is written instead; read the difference before it
 * is committed.  No text is no file.  Include after <cmocka.h>.
 */
#ifndef UNIT_GOLDEN_H
#define UNIT_GOLDEN_H

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

/* Appends the file; nothing where there is none. */
static inline void golden_read(struct buf *out, const char *path)
{
	FILE *file = fopen(path, "rb");
	char piece[4096];
	size_t n;

	while (file && (n = fread(piece, 1, sizeof(piece), file)) > 0)
		buf_add(out, piece, n);
	if (file)
		fclose(file);
}

/* Writes it, with the folders above it. */
static inline void golden_write(const char *path, const char *text)
{
	char folder[512];
	FILE *file;

	if (!*text) {
		unlink(path);
		return;
	}
	for (const char *p = strchr(path, '/'); p; p = strchr(p + 1, '/')) {
		snprintf(folder, sizeof(folder), "%.*s", (int)(p - path),
			 path);
		mkdir(folder, 0777);
	}
	file = fopen(path, "wb");
	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* Says the first line that is not as agreed. */
static inline void golden_tell(const char *path, const char *want,
			       const char *got)
{
	size_t line = 1, at = 0, start = 0;

	for (; want[at] && want[at] == got[at]; at++)
		if (want[at] == '\n') {
			line++;
			start = at + 1;
		}
	print_error("%s:%zu: want\n", path, line);
	print_error("%.*s\n", (int)strcspn(want + start, "\n"), want + start);
	print_error("got\n");
	print_error("%.*s\n", (int)strcspn(got + start, "\n"), got + start);
}

static inline bool golden_is(const char *path, const char *got)
{
	struct buf want = BUF_INIT;
	bool is_same;

	if (getenv("BLESS"))
		golden_write(path, got);
	golden_read(&want, path);
	is_same = strcmp(want.data, got) == 0;
	if (!is_same && !want.len)
		print_error("%s: missing; BLESS=1 writes it\n", path);
	else if (!is_same)
		golden_tell(path, want.data, got);
	buf_release(&want);
	return is_same;
}

#endif
