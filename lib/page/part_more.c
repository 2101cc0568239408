/* SPDX-License-Identifier: MIT */
/*
 * What a file says under keys that nobody knows (schema.md Y-13), and what
 * its known keys say in other words than those that count: an author wrote
 * it, so it is shown, plainly and at the end.
 */
#include <string.h>

#include "base/utf8.h"
#include "content/draft.h"
#include "content/keys.h"
#include "content/prose.h"
#include "content/token.h"
#include "page/label.h"
#include "page/making.h"

enum { LEVEL = 3 };

/* Recursion is bounded by LIMIT_YAML_DEPTH. */
static bool has_words(const struct value *value, const char *key)
{
	if (value->type == VALUE_STRING)
		return token_is_text(value->text, key);
	for (size_t i = 0; value->type == VALUE_LIST &&
			   i < value->list.len; i++)
		if (has_words(value->list.items[i], key))
			return true;
	if (draft_is(value, NULL))
		return false;
	for (size_t i = 0; value->type == VALUE_MAP && i < value->map.len; i++)
		if (has_words(value->map.pairs[i].value,
			      value->map.pairs[i].key))
			return true;
	return false;
}

static void push(struct making *p, struct value *list, const char *key,
		 const char *html)
{
	struct value *item = value_map(p->env->arena);
	const char *dot = strrchr(key, '.');

	said_add(&p->said, html);
	making_text(p, item, "label",
		    label_of_key(p->env->arena, dot ? dot + 1 : key));
	making_html(p, item, "html", html);
	value_push(p->env->arena, list, item);
}

static bool has_letters(const char *text)
{
	size_t used, len = strlen(text);

	for (size_t i = 0; i < len; i += used)
		if (utf8_is_letter(utf8_decode(text + i, len - i, &used)))
			return true;
	return false;
}

/* The same without drafts and what only programs read.  Numbers stay: beside
   words they say something. */
static struct value *without_tokens(struct arena *arena,
				    const struct value *from, const char *key)
{
	struct value *out;

	if (draft_is(from, NULL) ||
	    (from->type == VALUE_STRING && has_letters(from->text) &&
	     !token_is_text(from->text, key)))
		return value_null(arena);
	if (from->type != VALUE_LIST && from->type != VALUE_MAP)
		return value_copy(arena, from);
	out = from->type == VALUE_LIST ? value_list(arena) : value_map(arena);
	out->at = from->at;
	for (size_t i = 0; from->type == VALUE_LIST && i < from->list.len; i++)
		value_push(arena, out, without_tokens(arena,
						      from->list.items[i],
						      key));
	for (size_t i = 0; from->type == VALUE_MAP && i < from->map.len; i++)
		value_set(arena, out, from->map.pairs[i].key,
			  without_tokens(arena, from->map.pairs[i].value,
					 from->map.pairs[i].key));
	return out;
}

/* All words of a value, one after the other. */
static const char *value_html_of(struct making *p,
				 const struct value_pair *pair, int top)
{
	const struct cleaner cleaner = { p->env->arena, NULL, &zone_utc };
	struct prose prose;

	prose_init(&prose);
	prose_add_value(&prose, &cleaner,
			without_tokens(p->env->arena, pair->value,
				       pair->key), "");
	return making_block(p, prose_finish(&prose, p->env->arena), top);
}

static bool is_technical(const char *key)
{
	struct buf folded = BUF_INIT;
	bool is_kept;

	key_fold(&folded, key);
	is_kept = key_is_kept(folded.data);
	buf_release(&folded);
	return is_kept;
}

static void add_unknown(struct making *p, struct value *list,
			const struct value *unknown, int top)
{
	for (size_t i = 0; i < value_len(unknown); i++) {
		const struct value_pair *pair = &unknown->map.pairs[i];
		const char *html;

		if (is_technical(pair->key) ||
		    !has_words(pair->value, pair->key))
			continue;
		html = value_html_of(p, pair, top);
		if (!said_pieces(&p->said, html, strlen(html)))
			push(p, list, pair->key, html);
	}
}

struct value *part_extras(struct making *p, const struct value *unknown,
			  int top)
{
	struct value *list = value_list(p->env->arena);

	add_unknown(p, list, unknown, top);
	return list;
}

/* Keys of the maps of fields that hold no words for visitors. */
static bool is_mute(const char *key)
{
	static const char *const keys[] = {
		"id", "ids", "href", "link", "type", "kind", "zone", "start",
		"end", "image", "anchor", "location",
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (str_eq(keys[i], key))
			return true;
	return false;
}

/* Every text in the value that the page does not say yet. */
static void add_unsaid(struct making *p, struct value *list, const char *name,
		       const struct value *value)
{
	const char *html;

	for (size_t i = 0; value->type == VALUE_LIST &&
			   i < value->list.len; i++)
		add_unsaid(p, list, name, value->list.items[i]);
	for (size_t i = 0; value->type == VALUE_MAP && i < value->map.len; i++)
		if (!is_mute(value->map.pairs[i].key))
			add_unsaid(p, list, name, value->map.pairs[i].value);
	if (value->type != VALUE_STRING)
		return;
	html = making_block(p, value, LEVEL);
	if (!said_within(&p->said, html))
		push(p, list, name, html);
}

/* Which fields hold words, for people to read. */
static bool is_wordy(enum course_key key)
{
	const enum key_type type = course_keys[key].type;

	return key == COURSE_AUTHOR || type == KEY_LINE || type == KEY_TEXT ||
	       type == KEY_TERMS || type == KEY_BUTTONS || type == KEY_CARDS ||
	       type == KEY_CAROUSEL || type == KEY_BLOCKS;
}

static void add_others(struct making *p, struct value *list)
{
	for (enum course_key i = 0; i < COURSE_N_KEYS; i++) {
		const struct field *field = course_field(p->course, i);

		if (field->others && is_wordy(i))
			add_unsaid(p, list, course_keys[i].name,
				   field->others);
	}
}

void part_more(struct making *p)
{
	struct value *list = value_list(p->env->arena);
	bool has_earlier;

	add_others(p, list);
	if (p->course->unknown)
		add_unknown(p, list, p->course->unknown, LEVEL);
	making_list(p, p->view, "more", list);
	has_earlier = part_earlier(p);
	has_earlier |= part_earlier_dates(p);
	if (has_earlier || value_len(list))
		making_text(p, p->view, "more_id",
			    markup_id(&p->markup, "more"));
}
