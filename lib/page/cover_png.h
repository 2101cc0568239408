/* SPDX-License-Identifier: MIT */
/*
 * The picture of a course for previews in other places: its cover (cover.h) as
 * a PNG of HEAD_COVER_WIDTH by HEAD_COVER_HEIGHT (head.h), with the site's
 * title, the course's, its level and length.
 *
 * Letters come from the fonts of the system.  Text is set from left to right,
 * one letter after the other: a text of a script that needs more than that, or
 * for which no font is there, is left out.  Without any font the picture is
 * the pattern alone.
 */
#ifndef PAGE_COVER_PNG_H
#define PAGE_COVER_PNG_H

#include "page/page.h"

/* 200, or 500 where the picture cannot be made. */
int cover_png(struct buf *, const struct page_env *, const struct entry *);

#endif
