/* SPDX-License-Identifier: MIT */
/*
 * Request paths and slugs from any bytes: what decodes is clean and survives
 * encoding; keys and slugs are their own keys and slugs.
 */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "index/slug.h"
#include "index/url.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
	if (!holds)
		abort();
}

static bool is_dots(const char *part, size_t len)
{
	return (len == 1 || len == 2) && !memcmp(part, "..", len);
}

static void check_clean(const char *path, size_t len)
{
	size_t used, i, part;

	must(len > 0 && path[0] == '/' && strlen(path) == len);
	for (i = 0; i < len; i += used) {
		int32_t code = utf8_decode(path + i, len - i, &used);

		must(code >= 0 && !utf8_is_control(code));
	}
	for (i = 0; i < len; i += part + 1) {
		part = strcspn(path + i, "/\\");
		must(!is_dots(path + i, part));
	}
}

static void check_keys(const char *path)
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	url_fold(&once, path);
	url_fold(&twice, once.data);
	must(str_eq(once.data, twice.data));
	buf_reset(&once);
	buf_reset(&twice);
	url_tidy(&once, path);
	url_tidy(&twice, once.data);
	must(str_eq(once.data, twice.data));
	buf_release(&once);
	buf_release(&twice);
}

/* Encoding a decoded path gives a path that decodes to it. */
static void check_round_trip(const struct buf *path)
{
	struct buf encoded = BUF_INIT, again = BUF_INIT;
	enum url_fault fault;

	url_encode(&encoded, path->data);
	fault = url_decode(&again, encoded.data, encoded.len);
	if (encoded.len > LIMIT_PATH)
		must(fault == URL_TOO_LONG);
	else
		must(fault == URL_OK && str_eq(again.data, path->data));
	buf_release(&encoded);
	buf_release(&again);
}

static void check_slug(const char *text,
		       void (*add)(struct buf *, const char *))
{
	struct buf once = BUF_INIT, twice = BUF_INIT;

	add(&once, text);
	slug_add(&twice, once.data);
	must(str_eq(once.data, twice.data));
	buf_release(&once);
	buf_release(&twice);
}

static void check_text(const char *text)
{
	struct view path, query;
	struct buf read = BUF_INIT;

	url_split(&path, &query, text);
	must(!memchr(path.at, '?', path.len));
	if (url_read(&read, text) == URL_OK) {
		check_clean(read.data, read.len);
		check_round_trip(&read);
	} else {
		must(read.len == 0);
	}
	check_keys(text);
	check_slug(text, slug_add);
	check_slug(text, slug_add_trimmed);
	check_slug(text, slug_add_name);
	buf_release(&read);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct buf text = BUF_INIT, path = BUF_INIT;

	if (url_decode(&path, (const char *)data, size) == URL_OK) {
		check_clean(path.data, path.len);
		check_round_trip(&path);
		check_keys(path.data);
	} else {
		must(path.len == 0);
	}
	buf_add(&text, data, size);
	check_text(text.data);
	buf_release(&text);
	buf_release(&path);
	return 0;
}
