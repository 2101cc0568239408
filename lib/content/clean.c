/* SPDX-License-Identifier: MIT */
/*
 * Cleaning by type: words, dates, colours.  Numbers are cleaned in
 * clean_number.c, lists in clean_list.c.  Problem codes, all warnings:
 * type-coerced, wrong-type, bad-number, bad-bool, bad-date, bad-colour.
 */
#include <assert.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/instant.h"
#include "base/str.h"
#include "content/clean.h"
#include "content/clean_list.h"
#include "content/clean_maps.h"
#include "content/prose.h"

enum { SHOWN = 60 };		/* bytes of a value quoted in a problem */

static const char *const type_words[] = {
	[VALUE_NULL] = "empty",	   [VALUE_BOOL] = "true or false",
	[VALUE_INT] = "a number",  [VALUE_STRING] = "text",
	[VALUE_LIST] = "a list",   [VALUE_MAP] = "a map",
};

/* Texts that authors write where they mean nothing (schema.md Y-3). */
static const char *const empty_words[] = { "none", "n/a", "unknown", NULL };

static bool is_empty_text(const char *text)
{
	return str_is_blank(text) ||
	       view_is_among(str_trim(text, strlen(text)), empty_words);
}

bool clean_is_empty(const struct value *value)
{
	size_t i;

	if (value->type == VALUE_NULL)
		return true;
	if (value->type == VALUE_STRING)
		return is_empty_text(value->text);
	if (value->type == VALUE_MAP)
		return value->map.len == 0;
	if (value->type != VALUE_LIST)
		return false;
	for (i = 0; i < value->list.len; i++) {
		if (!clean_is_empty(value->list.items[i]))
			return false;
	}
	return true;
}

static struct value *make_text(const struct cleaner *cleaner,
			       const struct value *from, const char *text,
			       size_t len)
{
	struct value *value;

	value = value_borrow(cleaner->arena,
			     arena_strndup(cleaner->arena, text, len));
	value->at = from->at;
	return value;
}

struct value *clean_scalar(const struct cleaner *cleaner,
			   const struct value *from, const char *name)
{
	char number[32];

	if (from->type == VALUE_STRING)
		return make_text(cleaner, from, from->text,
				 strlen(from->text));
	if (from->type == VALUE_INT) {
		snprintf(number, sizeof(number), "%ld", from->number);
	} else if (from->type == VALUE_BOOL) {
		snprintf(number, sizeof(number), "%s",
			 from->truth ? "true" : "false");
	} else {
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "wrong-type",
			   "\"%s\" is %s where text is expected: any words "
			   "in it are shown last",
			   name, type_words[from->type]);
		return NULL;
	}
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "type-coerced",
		   "\"%s\" is %s, taken as text: put it in quotes", name,
		   number);
	return make_text(cleaner, from, number, strlen(number));
}

/* Maps, or a list that holds one: their words, which an author wrote. */
static bool is_nested(const struct value *from)
{
	bool found = from->type == VALUE_MAP;
	size_t i;

	for (i = 0; from->type == VALUE_LIST && i < from->list.len; i++)
		found |= from->list.items[i]->type == VALUE_MAP ||
			 from->list.items[i]->type == VALUE_LIST;
	return found;
}

/* One item; lines after its first are indented, as Markdown's items are. */
static void add_item(struct buf *text, const char *item, const char *glue)
{
	struct view words = str_trim(item, strlen(item));

	if (text->len || *glue == '\n')
		buf_str(text, glue);
	for (size_t i = 0; i < words.len; i++) {
		buf_char(text, words.at[i]);
		if (words.at[i] == '\n' && *glue == '\n')
			buf_str(text, "  ");
	}
}

/* No word is lost: a list where text is expected becomes one. */
static struct value *text_of_list(const struct cleaner *cleaner,
				  const struct value *from, const char *name,
				  const char *glue)
{
	const struct value *items = is_nested(from) ?
		clean_value(cleaner, KEY_TERMS, from, name) : from;
	struct buf text = BUF_INIT;
	struct value *value = NULL;

	for (size_t i = 0; i < value_len(items); i++) {
		const struct value *item = value_item(items, i);

		if (clean_is_empty(item))
			continue;
		value = clean_scalar(cleaner, item, name);
		if (value)
			add_item(&text, value->text, glue);
	}
	value = text.len ? make_text(cleaner, from, text.data, text.len) : NULL;
	buf_release(&text);
	if (value)
		report_add(cleaner->report, SEVERITY_WARNING, from->at,
			   "type-coerced", "\"%s\" is a list where text is "
			   "expected: its items are joined", name);
	return value;
}

static struct value *clean_word(const struct cleaner *cleaner,
				const struct value *from, const char *name)
{
	struct value *value;

	if (from->type == VALUE_LIST)
		value = text_of_list(cleaner, from, name, ", ");
	else
		value = clean_scalar(cleaner, from, name);
	if (value)
		value->text = clean_line(cleaner->arena, value->text);
	return value;
}

const char *clean_line(struct arena *arena, const char *text)
{
	char *line = arena_strdup(arena, text);
	char *out = line;
	bool pending = false;

	for (; *text; text++) {
		if (str_is_space(*text)) {
			pending = out > line;
			continue;
		}
		if (pending)
			*out++ = ' ';
		pending = false;
		*out++ = *text;
	}
	*out = '\0';
	return line;
}

static struct value *text_of_maps(const struct cleaner *cleaner,
				  const struct value *from, const char *name)
{
	struct prose prose;

	prose_init(&prose);
	prose_add_value(&prose, cleaner, from, name);
	return prose_finish(&prose, cleaner->arena);
}

/* Without blank lines before and white space after; else as written. */
static struct value *clean_text(const struct cleaner *cleaner,
				const struct value *from, const char *name)
{
	struct value *value;
	const char *start, *at;
	size_t len;

	if (is_nested(from))
		return text_of_maps(cleaner, from, name);
	if (from->type == VALUE_LIST)
		value = text_of_list(cleaner, from, name, "\n- ");
	else
		value = clean_scalar(cleaner, from, name);
	if (!value)
		return NULL;
	start = value->text;
	for (at = start; str_is_space(*at); at++) {
		if (*at == '\n')
			start = at + 1;
	}
	len = strlen(start);
	while (len > 0 && str_is_space(start[len - 1]))
		len--;
	value->text = arena_strndup(cleaner->arena, start, len);
	return value;
}

/* Where to cut a text that is quoted: between two characters. */
static int shown_len(const char *text)
{
	size_t len = strlen(text);

	if (len <= SHOWN)
		return (int)len;
	len = SHOWN;
	while (len > 0 && ((unsigned char)text[len] & 0xC0) == 0x80)
		len--;
	return (int)len;
}

struct value *clean_refuse(const struct cleaner *cleaner,
			   const struct value *from, const char *name,
			   const char *code, const char *expected)
{
	const char *text = value_text(from);

	if (text)
		report_add(cleaner->report, SEVERITY_WARNING, from->at, code,
			   "\"%s\" is \"%.*s\", not %s", name,
			   shown_len(text), text, expected);
	else
		report_add(cleaner->report, SEVERITY_WARNING, from->at, code,
			   "\"%s\" is %s, not %s", name,
			   type_words[from->type], expected);
	return NULL;
}

/*
 * Hugo changed its mind on yes and on (hugo.md 1.4): who writes them wants to
 * hide the page, so both hide it here.
 */
static struct value *clean_bool(const struct cleaner *cleaner,
				const struct value *from, const char *name)
{
	static const char *const yes[] = { "true", "yes", "on", "1" };
	static const char *const no[] = { "false", "no", "off", "0" };
	struct value *value = value_bool(cleaner->arena, false);
	struct value *word;
	bool known = false;
	size_t i;

	value->at = from->at;
	if (from->type == VALUE_BOOL)
		value->truth = from->truth;
	if (from->type == VALUE_INT && (from->number & ~1L) == 0)
		value->truth = from->number == 1;
	else if (from->type != VALUE_BOOL && from->type != VALUE_STRING)
		return clean_refuse(cleaner, from, name, "bad-bool",
				    "true or false");
	if (from->type != VALUE_STRING)
		return value;
	word = clean_word(cleaner, from, name);
	for (i = 0; i < sizeof(yes) / sizeof(yes[0]); i++) {
		value->truth |= str_eq_nocase(word->text, yes[i]);
		known |= value->truth || str_eq_nocase(word->text, no[i]);
	}
	if (!known)
		return clean_refuse(cleaner, from, name, "bad-bool",
				    "true or false");
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "type-coerced",
		   "\"%s\" is text, taken as %s: write that, without quotes",
		   name, value->truth ? "true" : "false");
	return value;
}

/* Hugo takes a bare number as seconds since 1970 (hugo.md 1.3). */
static struct value *clean_seconds(const struct cleaner *cleaner,
				   const struct value *from, const char *name)
{
	char text[INSTANT_RFC3339_SIZE];
	const long year_9999 = 253402300799L;

	if (from->number < 0 || from->number > year_9999)
		return clean_refuse(cleaner, from, name, "bad-date",
				    "a date: write it as 2023-10-15");
	instant_rfc3339(text, from->number);
	report_add(cleaner->report, SEVERITY_WARNING, from->at, "bad-date",
		   "\"%s\" is the number %ld, taken as seconds since 1970, "
		   "%s: write a date as 2023-10-15", name, from->number, text);
	return make_text(cleaner, from, text, strlen(text));
}

static struct value *clean_date(const struct cleaner *cleaner,
				const struct value *from, const char *name)
{
	struct value *value;
	int64_t instant;

	if (from->type == VALUE_BOOL)	/* published: false, see is_hidden() */
		return NULL;
	if (from->type == VALUE_INT)
		return clean_seconds(cleaner, from, name);
	if (from->type != VALUE_STRING)
		return clean_refuse(cleaner, from, name, "bad-date",
				    "a date: write it as 2023-10-15");
	value = clean_word(cleaner, from, name);
	if (!instant_parse_hugo(&instant, value->text, cleaner->zone))
		return clean_refuse(cleaner, from, name, "bad-date",
				    "a date: write it as 2023-10-15");
	return value;
}

static bool is_colour(const char *text)
{
	size_t len = strlen(text), i;

	if (text[0] != '#' || (len != 4 && len != 7))
		return false;
	for (i = 1; i < len; i++) {
		if (str_hex(text[i]) < 0)
			return false;
	}
	return true;
}

static struct value *clean_colour(const struct cleaner *cleaner,
				  const struct value *from, const char *name)
{
	struct value *value = NULL;

	if (from->type == VALUE_STRING)
		value = clean_word(cleaner, from, name);
	if (value && is_colour(value->text))
		return value;
	return clean_refuse(cleaner, from, name, "bad-colour",
			    "a colour: write \"#rgb\" or \"#rrggbb\", in "
			    "quotes");
}

static clean_fn *const cleaners[] = {
	[KEY_WORD] = clean_word,
	[KEY_LINE] = clean_word,
	[KEY_TEXT] = clean_text,
	[KEY_INT] = clean_int,
	[KEY_HOURS] = clean_hours,
	[KEY_WEIGHT] = clean_number,
	[KEY_BOOL] = clean_bool,
	[KEY_DATE] = clean_date,
	[KEY_COLOUR] = clean_colour,
	[KEY_TERMS] = clean_terms,
	[KEY_PATHS] = clean_paths,
	[KEY_REFS] = clean_refs,
	[KEY_BUTTONS] = clean_buttons,
	[KEY_CARDS] = clean_cards,
	[KEY_CAROUSEL] = clean_carousel,
	[KEY_BLOCKS] = clean_blocks,
};
_Static_assert(sizeof(cleaners) / sizeof(cleaners[0]) == KEY_N_TYPES,
	       "every type has its cleaner; programme.c reads the others");

struct value *clean_value(const struct cleaner *cleaner, enum key_type type,
			  const struct value *from, const char *name)
{
	assert(cleaners[type]);
	if (clean_is_empty(from))
		return NULL;
	return cleaners[type](cleaner, from, name);
}
