/* SPDX-License-Identifier: MIT */
/*
 * Fields whose values are maps inside: what is under the heading.  Each
 * function is a cleaner: see clean.h.
 *
 * What is not said is not there.  `unknown` is a MAP of keys that nobody
 * knows (schema.md Y-13).
 *
 *	KEY_BUTTONS	LIST of MAPs: text STRING, inline Markdown; href
 *			STRING, see link.h; unknown
 *	KEY_CARDS	LIST of MAPs: title STRING, inline Markdown; text
 *			STRING, block Markdown; image STRING; href STRING;
 *			unknown
 *	KEY_CAROUSEL	LIST of MAPs: type STRING, "image", "video" or the
 *			author's word; link STRING as written: a file of the
 *			bundle, a page, or an address; title, text; unknown
 */
#ifndef CONTENT_CLEAN_MAPS_H
#define CONTENT_CLEAN_MAPS_H

#include "content/clean.h"

typedef struct value *clean_fn(const struct cleaner *, const struct value *,
			       const char *name);

clean_fn clean_buttons;
clean_fn clean_cards;
clean_fn clean_carousel;
clean_fn clean_blocks;		/* see blocks.h */

#endif
