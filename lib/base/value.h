/* SPDX-License-Identifier: MIT */
/*
 * The one kind of loose data (style 0.4): what YAML parses into, what a
 * page's view is made of, what JSON is written from.  A value and all below
 * it live in one arena and are never freed one by one.  Every node knows its
 * place; nodes that the program made have file NULL.
 *
 * Maps keep the order of the file.  Keys are unique.
 */
#ifndef BASE_VALUE_H
#define BASE_VALUE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/report.h"

enum value_type {
	VALUE_NULL,
	VALUE_BOOL,
	VALUE_INT,
	VALUE_STRING,
	VALUE_LIST,
	VALUE_MAP
};

struct value_pair;

struct value {
	enum value_type type;
	bool is_html;			/* STRING: safe HTML, made by markup/ */
	struct place at;
	union {
		bool truth;
		long number;
		const char *text;	/* NUL-ended, no NUL inside */
		struct {
			struct value **items;
			uint32_t len, cap;
		} list;
		struct {
			struct value_pair *pairs;
			uint32_t len, cap;
		} map;
	};
};

struct value_pair {
	const char *key;
	struct place at;		/* of the key */
	struct value *value;		/* never NULL */
};

/* Build.  Strings are copied into the arena, but for value_borrow(). */
struct value *value_null(struct arena *);
struct value *value_bool(struct arena *, bool);
struct value *value_int(struct arena *, long);
struct value *value_string(struct arena *, const char *);
struct value *value_borrow(struct arena *, const char *);
struct value *value_html(struct arena *, const char *);	/* borrowed, safe */
struct value *value_list(struct arena *);
struct value *value_map(struct arena *);
void value_push(struct arena *, struct value *list, struct value *item);
/* Appends, or replaces the value of a key that is there. */
void value_set(struct arena *, struct value *map, const char *key,
	       struct value *);
/* Sets a STRING; null of NULL and "". */
void value_set_text(struct arena *, struct value *map, const char *key,
		    const char *text);
struct value *value_copy(struct arena *, const struct value *);	/* deep */

/* Ask.  All take NULL and a wrong type, and then find nothing. */
struct value *value_get(const struct value *map, const char *key);
/* "delivery.brand.vendor": one step a dot. */
struct value *value_path(const struct value *map, const char *path);
size_t value_len(const struct value *);		/* of a list or map */
struct value *value_item(const struct value *list, size_t i);
/* Of one or many: a value that is no list is a list of itself (schema.md
   Y-5). */
size_t value_count(const struct value *);
const struct value *value_each(const struct value *, size_t i);
const char *value_text(const struct value *);	/* of a STRING, else NULL */
const char *value_text_at(const struct value *map, const char *key);
bool value_truth(const struct value *); /* is it a BOOL, and true? */
const char *value_type_name(enum value_type);

/* JSON (RFC 8259), with < > & U+2028 U+2029 escaped for HTML's sake. */
void value_write_json(struct buf *, const struct value *, bool pretty);

#endif
