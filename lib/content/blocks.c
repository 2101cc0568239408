/* SPDX-License-Identifier: MIT */
/*
 * Reading the list of blocks; what is in one is for block_part.c.  Problem
 * codes: block-limit (an error), type-coerced, empty-block (a note), and
 * those of the other block files and secret.c.
 */
#include "base/limits.h"
#include "content/block_part.h"
#include "content/blocks.h"
#include "content/secret.h"

static struct value *read_block(const struct cleaner *cleaner,
				const struct value *from)
{
	struct block_reader reader = { .cleaner = *cleaner,
				       .left = LIMIT_BLOCK_ITEMS };
	struct block_part part;
	struct value *block;

	block_part_init(&part, &reader, 0);
	if (from->type == VALUE_MAP) {
		block_part_fill(&part, from);
	} else {
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced", "a block is text: write "
			   "\"- type: content\" and \"content: ...\"");
		block_part_say(&part, from, "sections");
	}
	block = block_part_finish(&part, from->at);
	if (!block && part.kind)	/* a draft has none */
		report_add(cleaner->report, SEVERITY_NOTE, from->at,
			   "empty-block", "this block has no words of its own: "
			   "nothing is shown");
	return block;
}

/* {sections: [...]}, or a block that should be in a list. */
static const struct value *find_list(const struct value *from)
{
	const struct value *list = value_get(from, "sections");

	return list ? list : from;
}

struct value *blocks_read(struct arena *arena, const struct value *from,
			  struct report *report)
{
	const struct cleaner cleaner = { arena, report, &zone_utc };
	struct value *list, *block;
	size_t i;

	if (!from || clean_is_empty(from))
		return NULL;
	from = find_list(from);
	list = value_list(arena);
	list->at = from->at;
	for (i = 0; i < value_count(from); i++) {
		const struct value *item = value_each(from, i);

		if (clean_is_empty(item))
			continue;
		if (value_len(list) == LIMIT_BLOCKS) {
			report_add(report, SEVERITY_ERROR, item->at,
				   "block-limit", "a course can have %d "
				   "blocks; this one and those after it are "
				   "left out", LIMIT_BLOCKS);
			break;
		}
		block = read_block(&cleaner, item);
		if (block)
			value_push(arena, list, block);
	}
	secrets_check(list, report);
	return value_len(list) ? list : NULL;
}
