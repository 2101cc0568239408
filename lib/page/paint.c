/* SPDX-License-Identifier: MIT */
/*
 * Makes the style sheet of a colour.  Any colour has one: it is a function of
 * its name, and costs as little as a short page.
 */
#include "page/paint.h"

#include <string.h>

#include "base/build.h"
#include "page/colour.h"

#define FOLDER "colour/"
#define ENDING ".css"

/* How much of a colour is in what is tinted by it, in sixteenths. */
enum { TINT = 1, EDGE = 4, DARK_TINT = 2, DARK_EDGE = 9, OVER = 6 };
/* Of a line against paper, whatever the colour. */
#define EDGE_CONTRAST 1.25
/* On dark ground more than what is just readable is calmer. */
enum { DARK_MORE = 5 };

struct grounds {
	const char *media;		/* query, or NULL */
	const char *paper, *panel;
	int tint, edge, more;
	struct colour far;		/* the end of what is read on them */
};

static const struct grounds light = {
	NULL, PAINT_PAPER, PAINT_PANEL, TINT, EDGE, 0, { { 0, 0, 0 } }
};
static const struct grounds dark = {
	"screen and (prefers-color-scheme:dark)", PAINT_DARK_PAPER,
	PAINT_DARK_PANEL, DARK_TINT, DARK_EDGE, DARK_MORE,
	{ { 255, 255, 255 } }
};

static void add(struct buf *out, const char *name, const struct colour *colour)
{
	char text[8];

	colour_write(text, colour);
	buf_printf(out, "--%s:%s;", name, text);
}

/* Links and buttons: to be read on paper, panel and tint alike. */
static void add_grounds(struct buf *out, const struct colour *brand,
			const struct grounds *g)
{
	struct colour paper, panel, tint, edge, accent, over;

	colour_read(&paper, g->paper);
	colour_read(&panel, g->panel);
	tint = colour_mix(&paper, brand, g->tint);
	edge = colour_mix(&paper, brand, g->edge);
	if (colour_contrast(&edge, &paper) < EDGE_CONTRAST)
		edge = colour_mix(&paper, &g->far, 2);
	accent = colour_readable(brand, &panel);
	accent = colour_readable(&accent, &tint);
	accent = colour_mix(&accent, &g->far, g->more);
	over = colour_mix(&accent, &g->far, OVER);
	if (g->media)
		buf_printf(out, "@media %s{", g->media);
	buf_str(out, ":root{");
	add(out, "brand", brand);
	add(out, "tint", &tint);
	add(out, "edge", &edge);
	add(out, "accent", &accent);
	add(out, "over", &over);
	buf_str(out, g->media ? "}}\n" : "}\n");
}

static const char *make(struct arena *arena, const struct colour *brand)
{
	struct buf out = BUF_INIT;

	add_grounds(&out, brand, &light);
	add_grounds(&out, brand, &dark);
	return arena_take(arena, &out);
}

/* Of the name, not of the text, which need not be made for it. */
static void set_tag(char tag[2 * HASH_DIGEST + 1], const char *name)
{
	struct digest digest;

	hash_digest(&digest, build_id, strlen(build_id));
	hash_digest_mix(&digest, name, strlen(name));
	hash_hex(tag, &digest);
}

const char *paint_href(struct arena *arena, const char *text)
{
	char tag[2 * HASH_DIGEST + 1], hex[8];
	struct colour colour;
	const char *name;

	if (!colour_read(&colour, text))
		return NULL;
	colour_write(hex, &colour);
	if (str_eq(hex, PAINT_BRAND))
		return NULL;
	name = arena_printf(arena, FOLDER "%s" ENDING, hex + 1);
	set_tag(tag, name);
	return arena_printf(arena, "/theme/%s?v=%s", name, tag);
}

/* One name a colour: six digits, small letters. */
static bool read_name(struct colour *colour, struct arena *arena,
		      const char *name)
{
	size_t len = strlen(name), digits = strlen("rrggbb");
	char hex[8];

	if (!str_starts(name, FOLDER) || !str_ends(name, ENDING) ||
	    len != strlen(FOLDER) + digits + strlen(ENDING))
		return false;
	name = arena_printf(arena, "#%.*s", (int)digits,
			    name + strlen(FOLDER));
	if (!colour_read(colour, name))
		return false;
	colour_write(hex, colour);
	return str_eq(hex, name);
}

const struct theme_asset *paint_asset(struct arena *arena, const char *name)
{
	struct theme_asset *asset;
	struct colour colour;

	if (!read_name(&colour, arena, name))
		return NULL;
	asset = arena_alloc(arena, sizeof(*asset));
	asset->name = name;
	asset->type = "text/css; charset=utf-8";
	asset->data.at = make(arena, &colour);
	asset->data.len = strlen(asset->data.at);
	set_tag(asset->tag, name);
	return asset;
}
