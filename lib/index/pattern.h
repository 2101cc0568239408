/* SPDX-License-Identifier: MIT */
/*
 * Which pattern of `permalinks` a page goes by (hugo.md 2.5).  What becomes
 * of its tokens is permalink.c's.
 */
#ifndef INDEX_PATTERN_H
#define INDEX_PATTERN_H

#include "index/permalink.h"

/*
 * The pattern, a STRING of site.yaml, or NULL.  All of Hugo's forms:
 *	permalinks: {section: pattern}			pages, terms
 *	permalinks: {kind: {section or plural: pattern}}
 *	permalinks: [{pattern:, target: {kind:, path:, lang:}}]
 * Plurals are one with any of "-" and "_" (schema.md Y-11).
 */
const struct value *pattern_find(const struct permalink *);

#endif
