/* SPDX-License-Identifier: MIT */
/*
 * What clean.c, clean_number.c and clean_list.c share; nobody else's business.
 */
#ifndef CONTENT_CLEAN_LIST_H
#define CONTENT_CLEAN_LIST_H

#include "content/clean.h"

/* A STRING from any scalar; NULL with a problem from a list or map. */
struct value *clean_scalar(const struct cleaner *, const struct value *from,
			   const char *name);
/* One line: runs of white space are one space, none at the ends. */
const char *clean_line(struct arena *, const char *text);

/* NULL, with a problem: the value is not what is expected. */
struct value *clean_refuse(const struct cleaner *, const struct value *from,
			   const char *name, const char *code,
			   const char *expected);

struct value *clean_number(const struct cleaner *, const struct value *from,
			   const char *name);
struct value *clean_int(const struct cleaner *, const struct value *from,
			const char *name);
struct value *clean_hours(const struct cleaner *, const struct value *from,
			  const char *name);
struct value *clean_terms(const struct cleaner *, const struct value *from,
			  const char *name);
struct value *clean_paths(const struct cleaner *, const struct value *from,
			  const char *name);
struct value *clean_refs(const struct cleaner *, const struct value *from,
			 const char *name);

#endif
