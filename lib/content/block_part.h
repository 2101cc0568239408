/* SPDX-License-Identifier: MIT */
/*
 * What the parts of blocks_read() share: a block or an item while it is
 * filled (block_part.c: by the table of keys), its lists (block_items.c), and
 * how things look in Markdown (block_text.c).
 */
#ifndef CONTENT_BLOCK_PART_H
#define CONTENT_BLOCK_PART_H

#include "content/clean.h"
#include "content/prose.h"

struct block_reader {
	struct cleaner cleaner;
	size_t left;		/* items that this block may yet have */
	bool is_cut;		/* the limit is reported */
};

struct block_part {
	struct block_reader *reader;
	int depth;		/* 0: a block; else an item */
	const char *kind;	/* of a block, or NULL */
	struct value *anchor, *title, *image, *quote;
	struct value *href;
	struct value *button;	/* MAP */
	struct value *label;	/* words of a button, its link beside it */
	struct value *items;	/* LIST, of a block */
	struct prose text;
	bool has_counter;
};

void block_part_init(struct block_part *, struct block_reader *, int depth);
/* Every word of the map goes into the part; of a draft, nothing. */
void block_part_fill(struct block_part *, const struct value *map);
/* Each member of the list, or what stands in its place. */
void block_part_add_items(struct block_part *, const struct value *from,
			  bool is_related);
/* Words as a paragraph of their own. */
void block_part_say(struct block_part *, const struct value *,
		    const char *key);
/* The MAP of an item, or NULL; ends the part, which has a depth. */
struct value *block_part_item(struct block_part *, struct place);
/* The MAP of a block likewise. */
struct value *block_part_block(struct block_part *, struct place);

/* Is it for people?  Options of a layout are one word of plain letters. */
bool block_has_words(const char *text);
/* A file with a picture; its name may well have spaces. */
bool block_is_image(const char *text);

/* "[text](<href>)" */
void block_write_link(struct buf *, const char *text, const char *href);
/* "- **title**", and what else it has; no picture. */
void block_write_item(struct buf *, const struct value *item);

#endif
