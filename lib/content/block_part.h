/* SPDX-License-Identifier: MIT */
/*
 * What the parts of blocks_read() share: a block or an item while it is
 * filled (by the table of keys in block_part.c; links and pictures in
 * block_link.c; its lists in block_items.c), and how things look in Markdown
 * (block_text.c).
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
	struct value *button;	/* MAP, of a block */
	struct value *label;	/* words of a button, its link beside it */
	struct value *items;	/* LIST, of a block, or NULL */
	struct prose text;
	const struct value *counter_of;	/* the map whose counter is shown */
};

/* Puts what one key of a map says into the part; it says something. */
typedef void block_role_fn(struct block_part *, const struct value *map,
			   const struct value_pair *);

block_role_fn block_add_text;
block_role_fn block_add_loose;	/* only what block_has_words() */
block_role_fn block_add_href;
block_role_fn block_add_image;
block_role_fn block_add_button;

void block_part_init(struct block_part *, struct block_reader *, int depth);
/* Every word of the map goes into the part; of a draft, nothing. */
void block_part_fill(struct block_part *, const struct value *map);
/* Each member of the list, or what stands in its place. */
void block_part_add_items(struct block_part *, const struct value *from,
			  bool is_related);
/* Is one more item within the limit? */
bool block_has_room(struct block_reader *, struct place);
/* An item, of a block; in an item it becomes words. */
void block_part_push(struct block_part *, struct value *item);
/* Words as a paragraph of their own. */
void block_part_say(struct block_part *, const struct value *,
		    const char *key);
/* A map inside the part, as an item; NULL when it says nothing. */
struct value *block_part_read(struct block_part *, const struct value *map);
/* The part as the MAP of a block, or NULL.  Ends the part. */
struct value *block_part_finish(struct block_part *, struct place);

/* The value as one line of inline Markdown. */
struct value *block_clean_line(struct block_part *, const struct value_pair *);

/* Is it for people?  Options of a layout are one word of plain letters. */
bool block_has_words(const char *text);
/* A file with a picture; its name may well have spaces. */
bool block_is_image(const char *text);

/* "[text](<href>)" */
void block_write_link(struct buf *, const char *text, const char *href);
/* "- **title**", and what else it has; no picture. */
void block_write_item(struct buf *, const struct value *item);

#endif
