/* SPDX-License-Identifier: MIT */
/*
 * Spellings of keys: folding, those that no field is made of, and guesses.
 */
#include <string.h>

#include "base/str.h"
#include "content/course.h"
#include "content/keys.h"

/* Understood, or of no use to a page, folded; sorted. */
static const char *const kept_keys[] = {
	"build",
	"cascade",
	"delivery.offeringtype",
	"headless",
	"iscjklanguage",
	"itemcontentorigin",
	"itemkind",
	"kind",
	"layout",
	"markup",
	"menu",
	"menus",
	"offering.offeringtype",
	"outputs",
	"params",
	"resourcecontentorigin",
	"resourceimport",
	"resources",
	"resourcetyp",
	"resourcetypes",
	"sitemap",
	"sites",
	"translationkey",
	"watermarks",
};

void key_fold(struct buf *out, const char *key)
{
	size_t len = out->len;

	buf_reserve(out, strlen(key));
	for (; *key; key++) {
		if (*key != '-' && *key != '_')
			out->data[len++] = str_lower(*key);
	}
	out->data[len] = '\0';
	out->len = len;
}

static const char *next_letter(const char *key)
{
	while (*key == '-' || *key == '_')
		key++;
	return key;
}

/* As far as a letter that folding does not make one. */
static void skip_same(const char **a, const char **b)
{
	*a = next_letter(*a);
	*b = next_letter(*b);
	while (**a && str_lower(**a) == str_lower(**b)) {
		*a = next_letter(*a + 1);
		*b = next_letter(*b + 1);
	}
}

bool key_same(const char *a, const char *b)
{
	skip_same(&a, &b);
	return !*a && !*b;
}

const char *key_find_source(const struct key *row, const char *key)
{
	for (size_t i = 0; i < KEY_MAX_SOURCES && row->sources[i]; i++) {
		const char *source = row->sources[i], *at = key;

		skip_same(&source, &at);
		if (!*at && (!*source || *source == '['))
			return row->sources[i];
	}
	return NULL;
}

bool key_is_source(const struct key *row, const char *key)
{
	return key_find_source(row, key) != NULL;
}

bool key_is_kept(const char *folded)
{
	size_t i;

	for (i = 0; i < sizeof(kept_keys) / sizeof(kept_keys[0]); i++) {
		if (str_eq(kept_keys[i], folded))
			return true;
	}
	/* Hugo's weight of a page in a taxonomy: tags_weight. */
	return str_ends(folded, "weight");
}

/* One letter more, less, other, or two exchanged? */
static bool is_near(const char *a, const char *b)
{
	size_t len_a = strlen(a), len_b = strlen(b);

	while (*a && *a == *b) {
		a++;
		b++;
		len_a--;
		len_b--;
	}
	if (len_a == len_b + 1)
		return str_eq(a + 1, b);
	if (len_b == len_a + 1)
		return str_eq(a, b + 1);
	if (len_a != len_b || len_a == 0)
		return false;
	if (str_eq(a + 1, b + 1))
		return true;
	return len_a > 1 && a[0] == b[1] && a[1] == b[0] &&
	       str_eq(a + 2, b + 2);
}

static bool is_near_source(const char *folded, const char *source)
{
	struct buf other = BUF_INIT;
	bool near;

	key_fold(&other, source);
	near = is_near(folded, other.data);
	buf_release(&other);
	return near;
}

const char *key_guess(const char *folded)
{
	size_t row, i;

	if (strlen(folded) < 4)
		return NULL;
	for (row = 0; row < COURSE_N_KEYS; row++) {
		const char *const *sources = course_keys[row].sources;

		for (i = 0; i < KEY_MAX_SOURCES && sources[i]; i++) {
			if (is_near_source(folded, sources[i]))
				return sources[i];
		}
	}
	return NULL;
}
