/* SPDX-License-Identifier: MIT */
/*
 * Nothing of the theme is there for nothing: every word, template and class
 * of the style sheet has somebody who asks for it.  And no word that somebody
 * asks for is missing, as its path would be shown instead.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <glob.h>

#include "base/str.h"
#include "index/facets.h"
#include "index/sorts.h"

#include "wording.h"

/* All templates and scripts; all of C that makes pages. */
struct sources {
	struct buf theme, code;
};

static void add_file(struct buf *out, const char *path)
{
	FILE *file = fopen(path, "rb");
	char part[4096];
	size_t len;

	assert_non_null(file);
	while ((len = fread(part, 1, sizeof(part), file)) > 0)
		buf_add(out, part, len);
	buf_char(out, '\n');
	fclose(file);
}

static void add_files(struct buf *out, const char *pattern)
{
	glob_t found;

	if (glob(pattern, 0, NULL, &found) != 0)
		fail_msg("%s: no files; run from the top folder", pattern);
	for (size_t i = 0; i < found.gl_pathc; i++)
		add_file(out, found.gl_pathv[i]);
	globfree(&found);
}

static int set_up(void **state)
{
	static struct sources sources;

	buf_init(&sources.theme);
	buf_init(&sources.code);
	for (const struct theme_file *f = theme_files; f->name; f++)
		if (str_ends(f->name, ".mustache") || str_ends(f->name, ".js"))
			buf_add(&sources.theme, f->data, f->len);
	add_files(&sources.code, "lib/page/*.c");
	add_files(&sources.code, "lib/markup/*.c");
	*state = &sources;
	return 0;
}

static int tear_down(void **state)
{
	struct sources *sources = *state;

	buf_release(&sources->theme);
	buf_release(&sources->code);
	return 0;
}

/* As `before` NAME `behind` in a text. */
static bool stands(const struct buf *text, const char *before, const char *name,
		   const char *behind)
{
	struct buf wanted = BUF_INIT;
	bool found;

	buf_printf(&wanted, "%s%s%s", before, name, behind);
	found = strstr(text->data, wanted.data);
	buf_release(&wanted);
	return found;
}

/* Is any word of a map chosen by what an author wrote, or a table says? */
static bool is_chosen_from(const struct sources *sources, const char *map)
{
	static const char *const named[] = {	/* words_name() */
		"levels", "kinds", "types", "lists", "lengths",
	};

	for (size_t i = 0; i < sizeof(named) / sizeof(named[0]); i++)
		if (str_eq(named[i], map))
			return true;
	return stands(&sources->code, "\"", map, ".%s\"");
}

static bool is_asked(const struct sources *sources, const char *path)
{
	return stands(&sources->code, "\"", path, "\"") ||
	       stands(&sources->theme, "{{t.", path, "}}") ||
	       stands(&sources->theme, "{{#t.", path, "}}") ||
	       stands(&sources->theme, "{{{t.", path, "}}}");
}

/* What counts has forms, and is one word. */
static bool is_map_of_words(const struct value *value)
{
	return value->type == VALUE_MAP && !value_get(value, "other");
}

static void check_words(const struct sources *sources, const struct value *map,
			const char *path)
{
	for (size_t i = 0; i < value_len(map); i++) {
		const struct value_pair *pair = &map->map.pairs[i];
		struct buf here = BUF_INIT;

		buf_printf(&here, "%s%s%s", path, *path ? "." : "", pair->key);
		if (is_map_of_words(pair->value))
			check_words(sources, pair->value, here.data);
		else if (!is_asked(sources, here.data) &&
			 !is_chosen_from(sources, path))
			fail_msg("nobody asks for the word %s", here.data);
		buf_release(&here);
	}
}

static void every_word_is_asked_for(void **state)
{
	struct arena arena = ARENA_INIT;

	check_words(*state, wording_read(&arena, "en"), "");
	arena_release(&arena);
}

static void check_there(const struct value *words, const char *path,
			size_t len)
{
	struct buf name = BUF_INIT;

	buf_add(&name, path, len);
	if (!value_path(words, name.data))
		fail_msg("words.en.yaml has no %s", name.data);
	buf_release(&name);
}

#define LETTERS "abcdefghijklmnopqrstuvwxyz0123456789_."

static void every_word_of_a_template_is_there(void **state)
{
	const struct sources *sources = *state;
	struct arena arena = ARENA_INIT;
	const struct value *words = wording_read(&arena, "en");
	const char *at = sources->theme.data;
	size_t n = 0;

	while ((at = strstr(at, "{{")) != NULL) {
		at += strspn(at, "{#^/&");
		if (!str_starts(at, "t."))
			continue;
		check_there(words, at + 2, strspn(at + 2, LETTERS));
		n++;
	}
	assert_true(n > 100);
	arena_release(&arena);
}

/* The path is the first text of the call, if it is not worked out. */
static size_t check_call(const struct value *words, const char *at)
{
	const char *end = at + strcspn(at, ";{"), *path = strchr(at, '"');
	size_t len;

	if (!path || path > end)
		return 0;
	len = strspn(++path, LETTERS);
	if (path[len] != '"' || !memchr(path, '.', len))
		return 0;
	check_there(words, path, len);
	return 1;
}

static void every_word_of_the_program_is_there(void **state)
{
	static const char *const calls[] = {
		"view_word(", "view_say(", "view_fill(", "view_count(",
		"words_get(", "words_fill(", "words_count(", "words_item(",
	};
	const struct sources *sources = *state;
	struct arena arena = ARENA_INIT;
	const struct value *words = wording_read(&arena, "en");
	size_t n = 0;

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++)
		for (const char *at = sources->code.data;
		     (at = strstr(at, calls[i])) != NULL; at++)
			n += check_call(words, at);
	assert_true(n > 40);
	arena_release(&arena);
}

static void check_names(const struct value *words, const char *map,
			const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!value_get(value_get(words, map), names[i]))
			fail_msg("words.en.yaml has no %s.%s", map, names[i]);
}

static void every_facet_and_order_has_a_word(void **state)
{
	struct arena arena = ARENA_INIT;
	const struct value *words = wording_read(&arena, "en");

	(void)state;
	check_names(words, "facets", facet_names, FACET_N);
	check_names(words, "sorts", sort_names, SORT_N);
	arena_release(&arena);
}

/* "course.mustache" by {{>course}}, {{<course}}, or view_render(). */
static void every_template_is_rendered(void **state)
{
	const struct sources *sources = *state;
	struct arena arena = ARENA_INIT;

	for (const struct theme_file *f = theme_files; f->name; f++) {
		const char *dot = strchr(f->name, '.');
		const char *name;

		if (!str_ends(f->name, ".mustache"))
			continue;
		name = arena_strndup(&arena, f->name, (size_t)(dot - f->name));
		if (!stands(&sources->theme, "{{>", name, "}}") &&
		    !stands(&sources->theme, "{{<", name, "}}") &&
		    !stands(&sources->code, "\"", name, "\""))
			fail_msg("nobody renders %s", f->name);
	}
	arena_release(&arena);
}

/* In class="a b", or made by C or script. */
static bool has_class(const struct sources *sources, const char *name)
{
	const struct buf *texts[] = { &sources->theme, &sources->code };
	size_t len = strlen(name);

	for (size_t i = 0; i < 2; i++)
		for (const char *at = texts[i]->data;
		     (at = strstr(at, name)) != NULL; at++)
			if (strchr("\" '.", at[-1]) && strchr("\" '{", at[len]))
				return true;
	return false;
}

/* Past a declaration block, in which dots are numbers. */
static const char *skip_block(const char *at)
{
	return at + strcspn(at, "{}");
}

static void every_class_of_the_style_sheet_is_on_a_page(void **state)
{
	struct arena arena = ARENA_INIT;
	const char *at = NULL;

	for (const struct theme_file *f = theme_files; f->name; f++)
		if (str_eq(f->name, "style.css"))
			at = arena_strndup(&arena, (const char *)f->data,
					   f->len);
	assert_non_null(at);
	while (*at) {
		size_t len;

		if (str_starts(at, "/*")) {
			at = strstr(at, "*/") + 2;
			continue;
		}
		if (*at == ':' || *at == ';') {
			at = skip_block(at + 1);
			continue;
		}
		if (*at++ != '.' || str_is_digit(*at))
			continue;
		len = strspn(at, "abcdefghijklmnopqrstuvwxyz0123456789-_");
		if (!has_class(*state, arena_strndup(&arena, at, len)))
			fail_msg("no page has the class %.*s", (int)len, at);
		at += len;
	}
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_is_asked_for),
		cmocka_unit_test(every_word_of_a_template_is_there),
		cmocka_unit_test(every_word_of_the_program_is_there),
		cmocka_unit_test(every_facet_and_order_has_a_word),
		cmocka_unit_test(every_template_is_rendered),
		cmocka_unit_test(every_class_of_the_style_sheet_is_on_a_page),
	};

	return cmocka_run_group_tests_name("unused", tests, set_up, tear_down);
}
