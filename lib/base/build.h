/* SPDX-License-Identifier: MIT */
/*
 * What program this is.  The id is a digest of all sources, so two builds of
 * the same sources give the same validators, and a changed program never
 * confirms a page that the one before it made.  Written by the Makefile.
 */
#ifndef BASE_BUILD_H
#define BASE_BUILD_H

extern const char build_version[];	/* "0.1.0" */
extern const char build_id[];		/* 16 hex digits */

#endif
