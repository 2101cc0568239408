/* SPDX-License-Identifier: MIT */
/*
 * Reading site.yaml, or Hugo's own file, through one table.  What a value must
 * be like is in config_check.c.  Problem codes: config-not-map, and the
 * warnings wrong-type, type-coerced, key-twice; unknown-key, hugo-key and
 * hugo-toml are notes.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "content/config_parts.h"
#include "content/keys.h"
#include "content/text.h"
#include "content/yamldoc.h"

/* The first that is there is read. */
static const struct config_file {
	const char *name;
	bool is_hugo;
} files[] = {
	{ "site.yaml", false },
	{ "hugo.yaml", true },
	{ "hugo.yml", true },
	{ "config.yaml", true },
	{ "config.yml", true },
	{ "config/_default/hugo.yaml", true },
	{ "config/_default/hugo.yml", true },
	{ "config/_default/config.yaml", true },
};

/* Hugo reads them, we do not. */
static const char *const toml_files[] = {
	"hugo.toml", "config.toml", "config/_default/hugo.toml",
	"config/_default/config.toml",
};

enum { N_SPELLINGS = 2 };

/* Goes with config_keys, row by row. */
static const struct {
	const char *spellings[N_SPELLINGS];	/* besides the name, any case */
	enum value_type type;
	config_apply_fn *apply;
	enum value_type other_type;	/* that will do, or VALUE_NULL */
	bool in_hugo;		/* means the same at the top of Hugo's file */
} rows[] = {
	{ { NULL }, VALUE_STRING, config_apply_base_url,
	  VALUE_NULL, true },
	{ { NULL }, VALUE_STRING, config_apply_title,
	  VALUE_NULL, true },
	{ { NULL }, VALUE_STRING, config_apply_description,
	  VALUE_NULL, false },
	{ { "locale" }, VALUE_STRING, config_apply_language,
	  VALUE_NULL, true },
	{ { NULL }, VALUE_STRING, config_apply_zone,
	  VALUE_NULL, true },
	{ { "organization" }, VALUE_MAP, config_apply_organisation,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_LIST, config_apply_menu,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_LIST, config_apply_footer,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_taxonomies,
	  VALUE_NULL, true },
	{ { NULL }, VALUE_MAP, config_apply_permalinks,
	  VALUE_LIST, true },
	{ { NULL }, VALUE_LIST, config_apply_embeds,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_references,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_names,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_synonyms,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_theme,
	  VALUE_NULL, false },
	{ { NULL }, VALUE_MAP, config_apply_related,
	  VALUE_NULL, true },
};

const struct config_key config_keys[] = {
	{ "baseURL", "none: links are relative to the host",
	  "where the site is, https://HOST or https://HOST/FOLDER; needed for "
	  "feeds, sitemap and structured data" },
	{ "title", "Courses", "the site's name" },
	{ "description", "none", "one sentence on the site" },
	{ "languageCode", "en",
	  "language of the texts and of the program's own words, as in "
	  "de or en-GB" },
	{ "timeZone", "UTC", "zone of dates without an offset" },
	{ "organisation", "none",
	  "name, url, logo, email, telephone, sameAs of the provider" },
	{ "menu", "none", "list of name and url, in the page's head" },
	{ "footer", "none", "the same, at the page's foot" },
	{ "taxonomies", "category: categories, tag: tags",
	  "Hugo's map of singular to plural" },
	{ "permalinks", "none", "Hugo's map of section to address pattern" },
	{ "embeds", "none", "hosts whose pages may be framed" },
	{ "references", "none",
	  "ids of pages outside this site: title and url of each" },
	{ "names", "none",
	  "makers, roles, topics and authors: how a file spells one, and how "
	  "it is shown" },
	{ "synonyms", "none",
	  "words for search: a word or phrase, and what means the same; "
	  "whoever looks for one of them finds all" },
	{ "theme", "none",
	  "logo, colour, fonts and cards of the pages: see below" },
	{ "related", "see below",
	  "Hugo's indices and weights, by which courses are related" },
	{ NULL, NULL, NULL },
};
_Static_assert(sizeof(config_keys) / sizeof(config_keys[0]) ==
	       sizeof(rows) / sizeof(rows[0]) + 1,
	       "every key has its row");

static void set_defaults(struct config *config, struct arena *arena)
{
	struct value *taxonomies = value_map(arena);

	value_set(arena, taxonomies, "category",
		  value_borrow(arena, "categories"));
	value_set(arena, taxonomies, "tag", value_borrow(arena, "tags"));
	memset(config, 0, sizeof(*config));
	config->base_url = "";
	config->base_path = "";
	config->host = "";
	config->title = "Courses";
	config->language = "en";
	config->zone = &zone_utc;
	config->zone_name = "UTC";
	config->taxonomies = taxonomies;
}

static struct value *coerce_scalar(struct config_reader *reader,
				   const char *key, const struct value *value)
{
	struct value *text;

	report_add(reader->report, SEVERITY_WARNING, value->at,
		   "type-coerced", "\"%s\" is taken as text: put it in quotes",
		   key);
	if (value->type == VALUE_INT)
		text = value_borrow(reader->arena,
				    arena_printf(reader->arena, "%ld",
						 value->number));
	else
		text = value_borrow(reader->arena,
				    value->truth ? "true" : "false");
	text->at = value->at;
	return text;
}

static struct value *coerce_list(struct config_reader *reader,
				 const char *key, struct value *value)
{
	struct value *list = value_list(reader->arena);

	report_add(reader->report, SEVERITY_WARNING, value->at,
		   "type-coerced",
		   "\"%s\" is a list: write \"- \" before its only item", key);
	list->at = value->at;
	value_push(reader->arena, list, value);
	return list;
}

/* A value of the row's type, or NULL. */
static const struct value *coerce(struct config_reader *reader, size_t row,
				  const struct value_pair *pair)
{
	enum value_type wanted = rows[row].type;
	enum value_type type = pair->value->type;

	if (type == wanted || type == rows[row].other_type)
		return pair->value;
	if (wanted == VALUE_STRING && (type == VALUE_INT || type == VALUE_BOOL))
		return coerce_scalar(reader, pair->key, pair->value);
	if (wanted == VALUE_LIST && type == VALUE_STRING)
		return coerce_list(reader, pair->key, pair->value);
	report_add(reader->report, SEVERITY_WARNING, pair->value->at,
		   "wrong-type", "\"%s\" must be a %s, so it is left out",
		   pair->key, wanted == VALUE_STRING ?
		   "text" : value_type_name(wanted));
	return NULL;
}

static bool is_row(size_t row, const char *key)
{
	size_t i;

	if (key_same(config_keys[row].name, key))
		return true;
	for (i = 0; i < N_SPELLINGS && rows[row].spellings[i]; i++) {
		if (key_same(rows[row].spellings[i], key))
			return true;
	}
	return false;
}

/* The number of rows if there is none. */
static size_t find_row(const char *key)
{
	const size_t len = sizeof(rows) / sizeof(rows[0]);
	size_t row = 0;

	while (row < len && !is_row(row, key))
		row++;
	return row;
}

enum { N_ROWS = sizeof(rows) / sizeof(rows[0]) };

/* What is read, and what was read already. */
struct reading {
	struct config_reader reader;
	const struct config_file *file;
	const char *seen[N_ROWS];	/* the key, as written */
	bool in_params;
};

static void note_unused(struct reading *reading,
			const struct value_pair *pair)
{
	struct report *report = reading->reader.report;

	if (reading->in_params)		/* a theme's, most likely */
		return;
	if (reading->file->is_hugo)
		report_add(report, SEVERITY_NOTE, pair->at, "hugo-key",
			   "\"%s\" is for Hugo: not used here", pair->key);
	else
		report_add(report, SEVERITY_NOTE, pair->at, "unknown-key",
			   "unknown key \"%s\": not used", pair->key);
}

static bool is_used(const struct reading *reading, size_t row)
{
	return row < N_ROWS && (!reading->file->is_hugo ||
				reading->in_params || rows[row].in_hugo);
}

static void read_map(struct reading *, const struct value *map);

/* Hugo has no other place for keys that are not its own. */
static void read_params(struct reading *reading, const struct value *params)
{
	reading->in_params = true;
	if (params->type == VALUE_MAP)
		read_map(reading, params);
	reading->in_params = false;
}

static void read_pair(struct reading *reading, const struct value_pair *pair)
{
	const size_t row = find_row(pair->key);
	const struct value *value;

	if (!reading->in_params && str_eq_nocase(pair->key, "params"))
		return;			/* at the end */
	if (!is_used(reading, row)) {
		note_unused(reading, pair);
		return;
	}
	if (reading->seen[row] && !reading->in_params) {
		report_add(reading->reader.report, SEVERITY_WARNING, pair->at,
			   "key-twice",
			   "\"%s\" says \"%s\" again: the first stays, remove "
			   "this one", pair->key, config_keys[row].name);
		return;
	}
	if (pair->value->type == VALUE_NULL)
		return;
	/* A param of that name, but of another theme's. */
	if (reading->in_params && (reading->seen[row] ||
				   pair->value->type != rows[row].type))
		return;
	reading->seen[row] = pair->key;
	value = coerce(&reading->reader, row, pair);
	if (value)
		rows[row].apply(&reading->reader, value);
}

static void read_map(struct reading *reading, const struct value *map)
{
	size_t i;

	for (i = 0; i < map->map.len; i++)
		read_pair(reading, &map->map.pairs[i]);
	for (i = 0; i < map->map.len && !reading->in_params; i++) {
		if (str_eq_nocase(map->map.pairs[i].key, "params"))
			read_params(reading, map->map.pairs[i].value);
	}
}

static int parse(struct config *config, struct arena *arena,
		 const struct config_file *file, struct view text,
		 struct report *report)
{
	const struct place at = { file->name, 1, 1 };
	struct reading reading = {
		.reader = { config, arena, report },
		.file = file,
	};
	struct value *map;

	set_defaults(config, arena);
	hash_digest(&config->digest, text.at, text.len);
	if (text_check(file->name, text, report) < 0 ||
	    yamldoc_parse(&map, arena, at, text, report) < 0)
		return -1;
	if (map->type == VALUE_NULL)
		return 0;
	if (map->type != VALUE_MAP)
		return report_add(report, SEVERITY_ERROR, map->at,
				  "config-not-map", "%s is made of "
				  "\"key: value\" lines", file->name);
	read_map(&reading, map);
	return 0;
}

int config_parse(struct config *config, struct arena *arena, struct view text,
		 struct report *report)
{
	return parse(config, arena, &files[0], text, report);
}

static bool is_missing(const struct file_tree *tree, const char *name)
{
	return faccessat(tree->fd, name, F_OK, AT_SYMLINK_NOFOLLOW) < 0 &&
	       (errno == ENOENT || errno == ENOTDIR);
}

static void note_toml(const struct file_tree *tree, struct report *report)
{
	size_t i;

	for (i = 0; i < sizeof(toml_files) / sizeof(toml_files[0]); i++) {
		struct place at = { toml_files[i], 0, 0 };

		if (!is_missing(tree, toml_files[i]))
			report_add(report, SEVERITY_NOTE, at, "hugo-toml",
				   "TOML is not read: write what the site "
				   "needs into site.yaml");
	}
}

int config_load(struct config *config, struct arena *arena,
		const struct file_tree *tree, struct report *report)
{
	const size_t n_files = sizeof(files) / sizeof(files[0]);
	struct buf text = BUF_INIT;
	struct view view;
	struct file_id id;
	size_t i = 0;
	int rc = -1;

	set_defaults(config, arena);
	while (i < n_files && is_missing(tree, files[i].name))
		i++;
	if (i == n_files) {
		note_toml(tree, report);
		return 0;
	}
	if (file_read(&text, &id, tree, files[i].name, LIMIT_FILE,
		      report) < 0)
		goto out;
	view.at = text.data;
	view.len = text.len;
	rc = parse(config, arena, &files[i], view, report);
out:
	buf_release(&text);
	return rc;
}

static const char *copy_text(struct arena *arena, const char *text)
{
	return text ? arena_strdup(arena, text) : NULL;
}

static const struct value *copy(struct arena *arena, const struct value *value)
{
	return value ? value_copy(arena, value) : NULL;
}

void config_copy(struct config *config, struct arena *arena,
		 const struct config *from)
{
	*config = *from;
	config->base_url = copy_text(arena, from->base_url);
	config->base_path = copy_text(arena, from->base_path);
	config->host = copy_text(arena, from->host);
	config->title = copy_text(arena, from->title);
	config->description = copy_text(arena, from->description);
	config->language = copy_text(arena, from->language);
	config->zone_name = copy_text(arena, from->zone_name);
	config->zone = zone_load(arena, from->zone_name);
	if (!config->zone)	/* UTC, or zoneinfo went away meanwhile */
		config->zone = &zone_utc;
	config->organisation = copy(arena, from->organisation);
	config->menu = copy(arena, from->menu);
	config->footer = copy(arena, from->footer);
	config->taxonomies = copy(arena, from->taxonomies);
	config->permalinks = copy(arena, from->permalinks);
	config->embeds = copy(arena, from->embeds);
	config->references = copy(arena, from->references);
	config->names = copy(arena, from->names);
	config->synonyms = copy(arena, from->synonyms);
	config->theme = copy(arena, from->theme);
	config->related = copy(arena, from->related);
}
