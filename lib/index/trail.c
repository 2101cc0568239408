/* SPDX-License-Identifier: MIT */
/*
 * The way to a page, as visitors see it: by its address, for that is what
 * they see and shorten.  Where the folders of the address show nothing, the
 * folder of the file says more than nothing, or the first topic.
 */
#include <string.h>

#include "base/limits.h"
#include "index/catalogue_data.h"

struct way {
	const struct entry **out;
	size_t len;
	const struct catalogue *catalogue;
	int64_t now;
};

static void add_shown(struct way *way, const struct entry *entry)
{
	if (entry && entry->kind != ENTRY_HOME && way->len < LIMIT_SEGMENTS &&
	    catalogue_lists(way->catalogue, entry, way->now))
		way->out[way->len++] = entry;
}

static void add_by_url(struct way *way, const struct entry *entry)
{
	const char *at = strchr(entry->url + 1, '/');
	struct buf folder = BUF_INIT;
	struct finding found;

	for (; at && at[1]; at = strchr(at + 1, '/')) {
		buf_reset(&folder);
		buf_add(&folder, entry->url, (size_t)(at + 1 - entry->url));
		claims_find(&found, &way->catalogue->claims, folder.data,
			    way->now);
		if (found.is_exact)
			add_shown(way, found.claim->entry);
	}
	buf_release(&folder);
}

static void add_by_folder(struct way *way, const struct section *section)
{
	if (!section)
		return;
	add_by_folder(way, section->parent);
	add_shown(way, section->entry);
}

static void add_by_topic(struct way *way, const struct course *course)
{
	const struct taxonomy *topics =
		catalogue_taxonomy_of(way->catalogue, COURSE_TOPICS);
	const char *name = value_text(
		value_item(course_list(course, COURSE_TOPICS), 0));
	const struct term *term;

	if (!topics || !name)
		return;
	term = taxonomy_find(topics, name);
	if (term)
		add_shown(way, term->entry);
}

size_t catalogue_trail(const struct entry *out[],
		       const struct catalogue *catalogue,
		       const struct entry *entry, int64_t now)
{
	struct way way = { out, 0, catalogue, now };

	add_by_url(&way, entry);
	if (!way.len && entry->kind == ENTRY_PAGE)
		add_by_folder(&way, sections_of(&catalogue->sections, entry));
	if (!way.len && entry->kind == ENTRY_PAGE)
		add_by_topic(&way, entry->course);
	return way.len;
}
