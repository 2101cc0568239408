/* SPDX-License-Identifier: MIT */
/*
 * The style sheet of a colour: readable wherever style.css uses it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "page/colour.h"
#include "page/paint.h"
#include "page/theme_data.h"

static struct colour property(const char *css, const char *name)
{
	struct colour colour;
	char text[8];
	const char *at = strstr(css, name);

	assert_non_null(at);
	snprintf(text, sizeof(text), "%s", at + strlen(name));
	assert_true(colour_read(&colour, text));
	return colour;
}

static void check_readable(const char *name, const struct colour *colour,
			   const char *ground)
{
	struct colour on;

	assert_true(colour_read(&on, ground));
	if (colour_contrast(colour, &on) < COLOUR_CONTRAST)
		fail_msg("%s on %s", name, ground);
}

/* `css` is one of the two rules. */
static void check_rule(const char *name, const char *css, const char *paper,
		       const char *panel)
{
	struct colour accent = property(css, "--accent:");
	struct colour over = property(css, "--over:");
	struct colour tint = property(css, "--tint:");
	char ground[8];

	colour_write(ground, &tint);
	check_readable(name, &accent, paper);
	check_readable(name, &accent, panel);
	check_readable(name, &accent, ground);
	check_readable(name, &over, paper);
	check_readable(name, &over, ground);
}

static void every_colour_can_be_read(void **state)
{
	char name[32];

	(void)state;
	for (int i = 0; i < 6 * 6 * 6; i++) {
		const struct theme_asset *asset;
		struct arena arena;

		arena_init(&arena);
		snprintf(name, sizeof(name), "colour/%02x%02x%02x.css",
			 i % 6 * 51, i / 6 % 6 * 51, i / 36 * 51);
		asset = paint_asset(&arena, name);
		assert_non_null(asset);
		check_rule(name, asset->data.at, PAINT_PAPER, PAINT_PANEL);
		check_rule(name, strstr(asset->data.at, "@media"),
			   PAINT_DARK_PAPER, PAINT_DARK_PANEL);
		arena_release(&arena);
	}
}

static void only_names_of_colours_are_files(void **state)
{
	static const char *const names[] = {
		"colour/8a4b1.css", "colour/8a4b1ff.css", "colour/8A4B1F.css",
		"colour/8a4b1g.css", "colour/8a4b1f", "colours/8a4b1f.css",
		"colour/.css", "colour/#8a4b1.css", "",
	};
	struct arena arena;

	(void)state;
	arena_init(&arena);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_null(paint_asset(&arena, names[i]));
	arena_release(&arena);
}

static void a_colour_leads_to_its_file(void **state)
{
	const struct theme_asset *asset;
	struct arena arena;
	const char *href;

	(void)state;
	arena_init(&arena);
	href = paint_href(&arena, "#ABC");
	assert_non_null(href);
	asset = paint_asset(&arena, "colour/aabbcc.css");
	assert_string_equal(href, arena_printf(&arena, "/theme/%s?v=%s",
					       asset->name, asset->tag));
	assert_null(paint_href(&arena, NULL));
	assert_null(paint_href(&arena, "blue"));
	assert_null(paint_href(&arena, PAINT_BRAND));
	arena_release(&arena);
}

/* "--paper: #fff" where the sheet has "--paper:#fff". */
static void check_has(const char *css, const char *name, const char *value)
{
	char text[64];

	snprintf(text, sizeof(text), "--%s: %s;", name, value);
	if (!strstr(css, text))
		fail_msg("style.css lacks %s", text);
}

static void check_properties(const char *css, const char *rule)
{
	static const char *const names[] = {
		"tint", "edge", "accent", "over"
	};
	char name[16], value[8];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct colour colour;

		snprintf(name, sizeof(name), "--%s:", names[i]);
		colour = property(rule, name);
		colour_write(value, &colour);
		check_has(css, names[i], value);
	}
}

static void the_theme_has_its_own_colours(void **state)
{
	const struct theme_file *file = theme_files;
	const struct theme_asset *asset;
	struct arena arena;
	const char *css;
	char name[32];

	(void)state;
	arena_init(&arena);
	while (strcmp(file->name, "style.css") != 0)
		file++;
	css = (const char *)file->data;
	snprintf(name, sizeof(name), "colour/%s.css", &PAINT_BRAND[1]);
	asset = paint_asset(&arena, name);
	check_has(css, "brand", PAINT_BRAND);
	check_has(css, "paper", PAINT_PAPER);
	check_has(css, "panel", PAINT_PANEL);
	check_properties(css, asset->data.at);
	css = strstr(css, "@media screen and (prefers-color-scheme: dark)");
	assert_non_null(css);
	check_has(css, "paper", PAINT_DARK_PAPER);
	check_has(css, "panel", PAINT_DARK_PANEL);
	check_properties(css, strstr(asset->data.at, "@media"));
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_colour_can_be_read),
		cmocka_unit_test(only_names_of_colours_are_files),
		cmocka_unit_test(a_colour_leads_to_its_file),
		cmocka_unit_test(the_theme_has_its_own_colours),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
