/* SPDX-License-Identifier: MIT */
/*
 * Lines on stderr, each in one write() where the system allows, so that the
 * lines of several processes do not mix.
 */
#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/utf8.h"

enum { EXIT_BROKEN = 70 };

/* Line and paragraph separators end a line for some viewers too. */
static bool is_unsafe(int32_t code)
{
	return code < 0 || utf8_is_control(code) || code == 0x2028 ||
	       code == 0x2029;
}

void log_escape(struct buf *out, const char *text)
{
	size_t i, used, len = strlen(text);

	for (; len; text += used, len -= used) {
		if (!is_unsafe(utf8_decode(text, len, &used))) {
			buf_add(out, text, used);
			continue;
		}
		for (i = 0; i < used; i++)
			buf_printf(out, "\\x%02x", (unsigned char)text[i]);
	}
}

static void write_all(const char *bytes, size_t len)
{
	while (len) {
		ssize_t n = write(STDERR_FILENO, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)	/* nobody listens: nothing better to do */
			return;
		bytes += n;
		len -= (size_t)n;
	}
}

ATTR_PRINTF(1, 0)
static void write_line(const char *fmt, va_list args)
{
	struct buf line = BUF_INIT;
	char *words;

	if (vasprintf(&words, fmt, args) < 0)
		return;
	buf_str(&line, "lectern: ");
	log_escape(&line, words);
	buf_char(&line, '\n');
	write_all(line.data, line.len);
	buf_release(&line);
	free(words);
}

void log_line(const char *fmt, ...)
{
	va_list args;
	int saved = errno;

	va_start(args, fmt);
	write_line(fmt, args);
	va_end(args);
	errno = saved;
}

void die(const char *fmt, ...)
{
	va_list args;

	va_start(args, fmt);
	write_line(fmt, args);
	va_end(args);
	exit(EXIT_BROKEN);
}
