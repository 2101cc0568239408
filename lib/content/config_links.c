/* SPDX-License-Identifier: MIT */
/*
 * The links of site.yaml: menus, and how to reach who offers the courses.
 * What leads nowhere is left out with a warning: bad-menu, bad-organisation.
 */
#include <string.h>

#include "base/str.h"
#include "content/config_parts.h"
#include "content/link.h"

enum { DIGITS = 3 };		/* "999" */

/* The same text, where it is all right; else NULL. */
typedef const char *check_fn(struct arena *, const char *text);

static const char *check_words(struct arena *arena, const char *text)
{
	(void)arena;
	return str_is_blank(text) ? NULL : text;
}

static const char *check_link(struct arena *arena, const char *text)
{
	const char *href;

	link_read(&href, arena, text);
	return href;
}

static const char *check_mail(struct arena *arena, const char *text)
{
	const char *href;

	if (link_read(&href, arena, text) != LINK_MENDED ||
	    !str_starts(href, "mailto:"))
		return NULL;
	return href + strlen("mailto:");
}

static const char *check_telephone(struct arena *arena, const char *text)
{
	size_t n = 0;

	(void)arena;
	for (const char *c = text; *c; c++) {
		if ((unsigned char)*c < 0x20)
			return NULL;
		n += str_is_digit(*c);
	}
	return n < DIGITS ? NULL : text;
}

static const struct {
	const char *key;
	check_fn *check;
	const char *remedy;
} members[] = {
	{ "name", check_words, "a name: write it as text" },
	{ "url", check_link, "an address: write one as https://HOST/ or /" },
	{ "logo", check_link, "the address of a picture: write one as "
	  "/logo.svg, for a file in static/" },
	{ "email", check_mail, "an address: write one as name@host.example" },
	{ "telephone", check_telephone, "a number: write it in quotes" },
};

static check_fn *find_check(const char *key, const char **remedy)
{
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		if (!str_eq(members[i].key, key))
			continue;
		*remedy = members[i].remedy;
		return members[i].check;
	}
	return NULL;
}

static void add_member(struct config_reader *reader, struct value *out,
		       const struct value_pair *pair)
{
	const char *text = value_text(pair->value), *good, *remedy;
	check_fn *check = find_check(pair->key, &remedy);
	struct value *value;

	if (pair->value->type == VALUE_NULL)
		return;
	if (!check) {
		value_set(reader->arena, out, pair->key, pair->value);
		return;
	}
	good = text ? check(reader->arena, text) : NULL;
	if (!good) {
		report_add(reader->report, SEVERITY_WARNING, pair->value->at,
			   "bad-organisation", "\"%s\" is not %s", pair->key,
			   remedy);
		return;
	}
	value = value_borrow(reader->arena, good);
	value->at = pair->value->at;
	value_set(reader->arena, out, pair->key, value);
}

void config_apply_organisation(struct config_reader *reader,
			       const struct value *value)
{
	struct value *out = value_map(reader->arena);

	out->at = value->at;
	for (size_t i = 0; i < value->map.len; i++)
		add_member(reader, out, &value->map.pairs[i]);
	reader->config->organisation = out;
}

static struct value *make_item(struct config_reader *reader,
			       const struct value *item)
{
	const char *name = value_text(value_get(item, "name"));
	const char *url = value_text(value_get(item, "url"));
	struct value *out = value_map(reader->arena);

	url = url ? check_link(reader->arena, url) : NULL;
	if (str_is_blank(name) || !url)
		return NULL;
	out->at = item->at;
	value_set(reader->arena, out, "name",
		  value_borrow(reader->arena, name));
	value_set(reader->arena, out, "url", value_borrow(reader->arena, url));
	return out;
}

static struct value *make_menu(struct config_reader *reader,
			       const struct value *value)
{
	struct value *menu = value_list(reader->arena);

	menu->at = value->at;
	for (size_t i = 0; i < value_len(value); i++) {
		const struct value *item = value_item(value, i);
		struct value *made = make_item(reader, item);

		if (made)
			value_push(reader->arena, menu, made);
		else
			report_add(reader->report, SEVERITY_WARNING, item->at,
				   "bad-menu", "this is no item of a menu: "
				   "write \"name\", and \"url\" as "
				   "https://HOST/ or /courses/");
	}
	return menu;
}

void config_apply_menu(struct config_reader *reader, const struct value *value)
{
	reader->config->menu = make_menu(reader, value);
}

void config_apply_footer(struct config_reader *reader,
			 const struct value *value)
{
	reader->config->footer = make_menu(reader, value);
}
