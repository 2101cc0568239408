/* SPDX-License-Identifier: MIT */
/*
 * lectern routes: every URL and alias, as a table or as the redirects of
 * another server, for those who leave or who want a second line of defence.
 */
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "command.h"
#include "index/catalogue.h"
#include "index/url.h"

struct routes {
	const struct route_line *lines;
	size_t len;
	struct arena *arena;
};

/* A file's name may hold a tab or a line end: it is escaped. */
static void write_tsv(struct buf *out, const struct routes *routes)
{
	const struct route_line *line;

	for (line = routes->lines; line < routes->lines + routes->len; line++) {
		if (line->target)
			buf_printf(out, "alias\t%s\t%s\t", line->url,
				   line->target);
		else
			buf_printf(out, "page\t%s\t", line->url);
		log_escape(out, line->file);
		buf_char(out, '\n');
	}
}

static void write_json(struct buf *out, const struct routes *routes)
{
	struct arena *arena = routes->arena;
	struct value *row, *all = value_list(arena);
	const struct route_line *line;

	for (line = routes->lines; line < routes->lines + routes->len;
	     line++) {
		row = value_map(arena);
		command_set(arena, row, "type",
			    line->target ? "alias" : "page");
		command_set(arena, row, "url", line->url);
		if (line->target)
			command_set(arena, row, "target", line->target);
		command_set(arena, row, "file", line->file);
		value_push(arena, all, row);
	}
	value_write_json(out, all, true);
	buf_char(out, '\n');
}

static void add_quoted(struct buf *out, const char *text)
{
	buf_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			buf_char(out, '\\');
		buf_char(out, *text);
	}
	buf_char(out, '"');
}

/* nginx has no way to write a plain '$' but this. */
static void add_no_dollar(struct buf *out, const char *href)
{
	for (; *href; href++)
		if (*href == '$')
			buf_str(out, "%24");
		else
			buf_char(out, *href);
}

/* nginx compares locations with the decoded path. */
static void write_nginx(struct buf *out, const struct routes *routes)
{
	const struct route_line *line;
	struct buf path = BUF_INIT;

	for (line = routes->lines; line < routes->lines + routes->len;
	     line++) {
		buf_reset(&path);
		if (!line->target ||
		    url_decode(&path, line->url, strlen(line->url)) != URL_OK)
			continue;
		buf_str(out, "location = ");
		add_quoted(out, path.data);
		buf_str(out, " { return 301 ");
		add_no_dollar(out, line->target);
		buf_str(out, "$is_args$args; }\n");
	}
	buf_release(&path);
}

static void write_netlify(struct buf *out, const struct routes *routes)
{
	const struct route_line *line;

	for (line = routes->lines; line < routes->lines + routes->len; line++)
		if (line->target)
			buf_printf(out, "%s %s 301\n", line->url, line->target);
}

static void write_azure(struct buf *out, const struct routes *routes)
{
	struct arena *arena = routes->arena;
	struct value *row, *top = value_map(arena), *all = value_list(arena);
	const struct route_line *line;

	for (line = routes->lines; line < routes->lines + routes->len;
	     line++) {
		if (!line->target)
			continue;
		row = value_map(arena);
		command_set(arena, row, "route", line->url);
		command_set(arena, row, "redirect", line->target);
		value_set(arena, row, "statusCode", value_int(arena, 301));
		value_push(arena, all, row);
	}
	value_set(arena, top, "routes", all);
	value_write_json(out, top, true);
	buf_char(out, '\n');
}

static const char *const formats[] = { "tsv",	  "json",  "nginx",
				       "netlify", "azure", NULL };

static void (*const writers[])(struct buf *, const struct routes *) = {
	write_tsv, write_json, write_nginx, write_netlify, write_azure
};

_Static_assert(sizeof(formats) / sizeof(formats[0]) - 1 ==
		       sizeof(writers) / sizeof(writers[0]),
	       "a writer for each");

static int print(const struct site *site, size_t format, int64_t now)
{
	struct arena arena = ARENA_INIT;
	struct routes routes = { .arena = &arena };
	struct buf out = BUF_INIT;
	int status;

	routes.lines = catalogue_routes(&routes.len, &arena, site->catalogue,
					now);
	writers[format](&out, &routes);
	status = command_print(&out);
	buf_release(&out);
	arena_release(&arena);
	return status;
}

int cmd_routes(const struct options *options)
{
	struct site *site;
	size_t format;
	int status = command_open(&site, &format, options, formats);

	if (status)
		return status;
	status = print(site, format, options_now(options));
	site_free(site);
	return status;
}
