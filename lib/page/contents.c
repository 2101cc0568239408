/* SPDX-License-Identifier: MIT */
/*
 * Finds the headings by their tags: what writes the HTML closes every element
 * and escapes every "<" and ">", so no parser is needed, and what is left
 * between tags is HTML still.
 */
#include "page/contents.h"

#include <string.h>

#include "base/buf.h"

/* Without its tags: a link holds no link. */
static struct value *bare(struct arena *arena, const char *html,
			  const char *end)
{
	struct buf out = BUF_INIT;

	while (html < end) {
		const char *tag = memchr(html, '<', (size_t)(end - html));

		buf_add(&out, html, (size_t)((tag ? tag : end) - html));
		if (!tag)
			break;
		html = strchr(tag, '>') + 1;
	}
	return value_html(arena, arena_take(arena, &out));
}

/* Of the tag that ends at `end`; NULL: none. */
static struct value *find_id(struct arena *arena, const char *tag,
			     const char *end)
{
	static const char name[] = " id=\"";
	const char *id = memmem(tag, (size_t)(end - tag), name, strlen(name));

	if (!id)
		return NULL;
	id += strlen(name);
	return bare(arena, id, id + strcspn(id, "\""));
}

struct value *contents_list(struct arena *arena, const char *html)
{
	struct value *list = value_list(arena), *item, *id;
	const char *end, *close;

	while ((html = strstr(html, "<h2")) != NULL) {
		end = strchr(html, '>');
		close = end ? strstr(end, "</h2>") : NULL;
		if (!close)
			break;
		id = find_id(arena, html, end);
		html = close;
		if (!id)
			continue;
		item = value_map(arena);
		value_set(arena, item, "id", id);
		value_set(arena, item, "words", bare(arena, end + 1, close));
		value_push(arena, list, item);
	}
	return list;
}
