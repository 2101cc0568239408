/* SPDX-License-Identifier: MIT */
/*
 * What our addresses for machines are and answer, as OpenAPI 3.1: the file
 * theme/openapi.yaml, with the site's name and address in it.
 */
#include <assert.h>

#include "base/build.h"
#include "content/yamldoc.h"
#include "page/machines.h"
#include "page/theme_data.h"

#define FILE_NAME "openapi.yaml"

static struct value *read_file(struct arena *arena)
{
	const struct place at = { .file = FILE_NAME, .line = 1 };
	const struct theme_file *file = theme_files;
	struct value *map = NULL;
	struct view text;
	int status;

	while (file->name && !str_eq(file->name, FILE_NAME))
		file++;
	assert(file->name);
	text = (struct view){ (const char *)file->data, file->len };
	status = yamldoc_parse(&map, arena, at, text, NULL);
	assert(status == 0);
	(void)status;
	return map;
}

static void put(struct arena *arena, struct value *map, const char *key,
		const char *text)
{
	value_set(arena, map, key, value_string(arena, text));
}

int page_openapi(struct buf *out, const struct page_env *env)
{
	const struct config *config = &env->library->config;
	struct arena *arena = env->arena;
	struct value *map = read_file(arena);
	struct value *server = value_map(arena), *servers = value_list(arena);
	const char *base = *config->host ? config->base_url :
					   config->base_path;

	put(arena, value_get(map, "info"), "title", config->title);
	put(arena, value_get(map, "info"), "version", build_version);
	put(arena, server, "url", *base ? base : "/");
	value_push(arena, servers, server);
	value_set(arena, map, "servers", servers);
	value_write_json(out, map, true);
	buf_char(out, '\n');
	return 200;
}
