/* SPDX-License-Identifier: MIT */
/*
 * Folding and choosing spellings.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/clean_list.h"
#include "content/terms.h"

enum { INITIALS = 5 };	/* so many capitals and nothing else: no shouting */

static void add_kept(struct buf *out, const struct buf *folded)
{
	size_t i = 0, used;

	while (i < folded->len) {
		const char *at = folded->data + i;
		int32_t code = utf8_decode(at, folded->len - i, &used);

		if (*at == '+' || *at == '#' ||
		    (code >= 0 && (utf8_is_letter(code) ||
				   utf8_is_digit(code))))
			buf_add(out, at, used);
		i += used;
	}
}

void term_fold(struct buf *out, const char *text)
{
	struct buf folded = BUF_INIT;
	size_t len = out->len;

	utf8_add_fold(&folded, text, strlen(text));
	add_kept(out, &folded);
	if (out->len == len)		/* nothing but signs */
		buf_buf(out, &folded);
	buf_release(&folded);
}

static bool is_kept(char c)
{
	return str_is_alnum(c) || c == '+' || c == '#';
}

static const char *skip(const char *text)
{
	while (*text && !is_kept(*text) && !((unsigned char)*text & 0x80))
		text++;
	return text;
}

static bool is_same_folded(const char *a, const char *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same;

	term_fold(&one, a);
	term_fold(&other, b);
	same = str_eq(one.data, other.data);
	buf_release(&one);
	buf_release(&other);
	return same;
}

bool term_same(const char *a, const char *b)
{
	const char *at = skip(a), *to = skip(b);

	if (!*at && !*to)		/* nothing but signs */
		return is_same_folded(a, b);
	while (is_kept(*at) && str_lower(*at) == str_lower(*to)) {
		at = skip(at + 1);
		to = skip(to + 1);
	}
	/* ASCII is done here; all else is rare. */
	if (((unsigned char)*at | (unsigned char)*to) & 0x80)
		return is_same_folded(a, b);
	return !*at && !*to;
}

struct look {
	size_t capitals, signs, spaces;
};

static struct look look_at(const char *text)
{
	const size_t len = strlen(text);
	struct look look = { 0 };
	bool has_small = false;
	size_t i = 0, used;

	while (i < len) {
		int32_t code = utf8_decode(text + i, len - i, &used);

		i += used;
		if (code < 0)
			continue;
		has_small |= utf8_upper(code) != code;
		if (utf8_lower(code) != code)
			look.capitals++;
		else if (utf8_is_space(code))
			look.spaces++;
		else if (code < 0x80 && code != '-' && code != '_' &&
			 !str_is_alnum((char)code))
			look.signs++;
	}
	if (!has_small && look.capitals > INITIALS)
		look.capitals = 0;
	return look;
}

bool term_is_better(const char *a, const char *b)
{
	const struct look one = look_at(a), other = look_at(b);

	if (one.capitals != other.capitals)
		return one.capitals > other.capitals;
	if (one.signs != other.signs)
		return one.signs > other.signs;
	if (one.spaces != other.spaces)
		return one.spaces > other.spaces;
	return strcmp(a, b) < 0;
}

static const char *fold_in(struct arena *arena, const char *text)
{
	struct buf folded = BUF_INIT;

	term_fold(&folded, text);
	return arena_take(arena, &folded);
}

/* `key` is to be written as the value says, in one line as all names are. */
static void add_name(struct term_names *names, const char *key,
		     const struct value *value)
{
	const char *text = value_text(value);

	if (!str_is_blank(text))
		table_add(&names->table, fold_in(names->arena, key),
			  arena_strdup(names->arena,
				       clean_line(names->arena, text)));
}

void term_names_init(struct term_names *names, struct arena *arena,
		     const struct value *map)
{
	size_t i;

	names->arena = arena;
	table_init(&names->table);
	if (!map || map->type != VALUE_MAP)
		return;
	for (i = 0; i < map->map.len; i++)
		add_name(names, map->map.pairs[i].key,
			 map->map.pairs[i].value);
	/* "scrum-org: Scrum.org" says how to write Scrumorg, too. */
	for (i = 0; i < map->map.len; i++) {
		const struct value *value = map->map.pairs[i].value;

		if (value_text(value))
			add_name(names, value->text, value);
	}
}

void term_names_release(struct term_names *names)
{
	table_release(&names->table);
}

const char *term_names_find(const struct term_names *names, const char *text)
{
	struct buf folded = BUF_INIT;
	const char *name;

	if (!names || !names->table.len)
		return NULL;
	term_fold(&folded, text);
	name = table_find(&names->table, folded.data);
	buf_release(&folded);
	return name;
}

struct value *term_names_apply(const struct term_names *names,
			       struct arena *arena, struct value *value)
{
	struct value *list;
	const char *name;
	size_t i;

	if (!names || !names->table.len)
		return value;
	if (value->type == VALUE_STRING) {
		name = term_names_find(names, value->text);
		list = value_borrow(arena, name ? name : value->text);
		list->at = value->at;
		return list;
	}
	list = value_list(arena);
	list->at = value->at;
	for (i = 0; i < value_len(value); i++)
		value_push(arena, list,
			   term_names_apply(names, arena,
					    value_item(value, i)));
	return list;
}
