/* SPDX-License-Identifier: MIT */
/*
 * Is a text for people, or a word of a program's?  Asked of what stands under
 * keys that nobody knows (schema.md Y-13), where only the text itself, and
 * perhaps its key's name, can tell.
 */
#ifndef CONTENT_TOKEN_H
#define CONTENT_TOKEN_H

#include <stdbool.h>

/*
 * Has it words to read?  All that has letters, but for file names and
 * addresses; and of a word that stands alone, but for
 *	- true and false, yes and no, on and off;
 *	- stamps ("2025-07-29T15:01:34Z"), hexadecimal numbers, colours, ids
 *	  ("-U-z8x8yTw9"), names with _ inside;
 *	- what a key names that is an option of a layout ("theme: dark"), if
 *	  it is not written as names are ("source: Wikipedia").
 * `key` is a key or a path of keys, in any spelling; NULL: of a list.
 */
bool token_is_text(const char *text, const char *key);

#endif
