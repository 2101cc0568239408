/* SPDX-License-Identifier: MIT */
/*
 * Any bytes as a template: it compiles or says why, renders within the
 * limits, twice the same, and without a tag is what it says.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "page/mustache.h"

static const struct mustache *find(const void *data, const char *name)
{
	return strcmp(name, "self") == 0 ? data : NULL;
}

/* {x: "<1>\n2", list: [{x: 3}, {y: {z: 4}}], name: "self", none: null} */
static struct value *make_view(struct arena *arena)
{
	struct value *view = value_map(arena), *list = value_list(arena);
	struct value *one = value_map(arena), *two = value_map(arena);
	struct value *y = value_map(arena);

	value_set(arena, one, "x", value_int(arena, 3));
	value_set(arena, y, "z", value_html(arena, "<b>4</b>"));
	value_set(arena, two, "y", y);
	value_push(arena, list, one);
	value_push(arena, list, two);
	value_set(arena, view, "x", value_string(arena, "<1>\n2"));
	value_set(arena, view, "list", list);
	value_set(arena, view, "name", value_string(arena, "self"));
	value_set(arena, view, "none", value_null(arena));
	return view;
}

static void require(int truth)
{
	if (!truth)
		abort();
}

static void check(const struct mustache *m, struct arena *arena,
		  const uint8_t *data, size_t size)
{
	struct buf once = BUF_INIT, again = BUF_INIT;
	struct value *view = make_view(arena);
	int rc = mustache_render(&once, m, view, find, m);

	require(once.len <= LIMIT_PAGE);
	require(mustache_render(&again, m, view, find, m) == rc);
	require(once.len == again.len);
	require(memcmp(once.data, again.data, once.len) == 0);
	if (!memmem(data, size, "{{", 2))
		require(rc == 0 && once.len == size &&
			(size == 0 || memcmp(once.data, data, size) == 0));
	buf_release(&once);
	buf_release(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	const struct mustache *m;
	struct view text = { (const char *)data, size };

	if (size > LIMIT_TEMPLATE)
		return 0;
	report_init(&report, &arena);
	m = mustache_compile(&arena, "fuzz", text, &report);
	require((m == NULL) == (report.len > 0));
	if (m)
		check(m, &arena, data, size);
	report_release(&report);
	arena_release(&arena);
	return 0;
}
