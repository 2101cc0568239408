/* SPDX-License-Identifier: MIT */
/*
 * Gathers the files of the theme, built-in and from the content folder's
 * theme/, and keeps the later of two with one name.  What the templates say,
 * and over which views, is for page_*.c.
 */
#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/table.h"
#include "base/utf8.h"
#include "content/yamldoc.h"
#include "page/theme.h"
#include "page/theme_data.h"
#include "page/words_check.h"

#define FOLDER "theme/"
#define TEMPLATE ".mustache"
#define WORDS "words."
#define WORDS_END ".yaml"
#define ENGLISH WORDS "en" WORDS_END

/* A template of the site's. */
struct own {
	const char *name;
	struct mustache *made;
	bool is_endless;
	struct own *next;
};

struct theme {
	struct arena arena;
	struct table templates;	/* "course": struct mustache */
	struct table built_in;	/* the same, without the site's */
	struct own *own;
	struct table assets;	/* "style.css": struct theme_asset */
	struct table words;	/* "words.en.yaml": MAP, laid over */
	struct words said;	/* those of the site's language */
	struct digest digest;
};

struct input {
	const char *path;	/* for problems */
	const char *name;	/* below theme/ */
	struct view data;	/* in the theme's arena, or built in */
};

static const struct {
	const char *ending, *type;
} types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
	{ ".png", "image/png" },
	{ ".woff2", "font/woff2" },
};

static const char *type_of(const char *name)
{
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (str_ends(name, types[i].ending))
			return types[i].type;
	return NULL;
}

static bool is_text(const struct input *in, struct report *report)
{
	const struct place at = { .file = in->path, .line = 1 };

	if (utf8_is_valid(in->data.at, in->data.len) &&
	    !memchr(in->data.at, '\0', in->data.len))
		return true;
	report_add(report, SEVERITY_ERROR, at, "template-encoding",
		   "not used: a template is text in UTF-8");
	return false;
}

static void note_own(struct theme *theme, const char *name,
		     struct mustache *m)
{
	struct own *own = arena_alloc(&theme->arena, sizeof(*own));

	*own = (struct own){
		.name = name,
		.made = m,
		.next = theme->own,
	};
	theme->own = own;
}

static void add_template(struct theme *theme, const struct input *in,
			 struct report *report)
{
	size_t len = strlen(in->name) - strlen(TEMPLATE);
	const char *name = arena_strndup(&theme->arena, in->name, len);
	struct mustache *m = NULL;

	if (is_text(in, report))
		m = mustache_compile(&theme->arena, in->path, in->data,
				     report);
	if (!m)
		return;
	if (in->path != in->name)
		note_own(theme, name, m);
	else
		table_set(&theme->built_in, name, m);
	table_set(&theme->templates, name, m);
}

static void add_asset(struct theme *theme, const struct input *in,
		      const char *type)
{
	struct theme_asset *asset = arena_alloc(&theme->arena, sizeof(*asset));
	struct digest digest;

	asset->name = in->name;
	asset->type = type;
	asset->data = in->data;
	hash_digest(&digest, in->data.at, in->data.len);
	hash_hex(asset->tag, &digest);
	table_set(&theme->assets, asset->name, asset);
}

static bool is_words(const char *name)
{
	return str_starts(name, WORDS) && str_ends(name, WORDS_END);
}

/* Language tags have no letter case (RFC 5646, 2.1.1). */
static const char *lower(struct arena *arena, const char *name)
{
	char *copy = arena_strdup(arena, name);

	for (char *c = copy; *c; c++)
		*c = str_lower(*c);
	return copy;
}

/* A site's own file stands over the built-in one of its language. */
static void add_words(struct theme *theme, const struct input *in,
		      struct report *report)
{
	const struct place at = { .file = in->path, .line = 1 };
	const char *name = lower(&theme->arena, in->name);
	struct value *map = NULL, *before = table_find(&theme->words, name);
	const struct value *english = table_find(&theme->words, ENGLISH);
	struct words words = { .map = before };

	if (yamldoc_parse(&map, &theme->arena, at, in->data, report) < 0)
		return;
	if (map && map->type != VALUE_MAP) {
		report_add(report, SEVERITY_WARNING, at, "words-not-map",
			   "not used: words are a map, as in \"syllabus: "
			   "{ title: Programme }\"");
		return;
	}
	if (in->path != in->name)
		words_check(english, map, report);
	words_lay(&words, &theme->arena, map);
	table_set(&theme->words, name, words.map);
}

/* What a language's files say, the wider under the narrower: "de", "de-AT". */
static void lay_language(struct words *words, struct theme *theme,
			 const char *language)
{
	const char *tag = lower(&theme->arena, language), *end = tag;

	do {
		end += strcspn(end + 1, "-") + 1;
		words_lay(words, &theme->arena,
			  table_find(&theme->words,
				     arena_printf(&theme->arena, WORDS "%.*s"
						  WORDS_END, (int)(end - tag),
						  tag)));
	} while (*end);
}

static void choose_words(struct theme *theme, const char *language,
			 struct report *report)
{
	const struct value *english = table_find(&theme->words, ENGLISH);
	struct words own = { .map = NULL };

	theme->said.language = arena_strdup(&theme->arena, language);
	lay_language(&own, theme, language);
	words_report_missing(&theme->arena, english, &(struct words){
			     own.map, theme->said.language }, report);
	words_lay(&theme->said, &theme->arena, english);
	words_lay(&theme->said, &theme->arena, own.map);
}

static void add(struct theme *theme, const struct input *in,
		struct report *report)
{
	const struct place at = { .file = in->path };
	const char *type = type_of(in->name);

	hash_digest_mix(&theme->digest, in->name, strlen(in->name) + 1);
	hash_digest_mix(&theme->digest, in->data.at, in->data.len);
	if (str_ends(in->name, TEMPLATE))
		add_template(theme, in, report);
	else if (is_words(in->name))
		add_words(theme, in, report);
	else if (type)
		add_asset(theme, in, type);
	else
		report_add(report, SEVERITY_WARNING, at, "theme-file",
			   "not served: a theme has .mustache, .css, .js, "
			   ".svg, .png, .woff2 and words.*.yaml files; put "
			   "others into static/");
}

static void add_built_in(struct theme *theme, struct report *report)
{
	for (const struct theme_file *f = theme_files; f->name; f++) {
		const struct input in = {
			.path = f->name,
			.name = f->name,
			.data = { (const char *)f->data, f->len },
		};

		if (!str_eq(f->name, "openapi.yaml"))	/* page_openapi.c's */
			add(theme, &in, report);
	}
}

static void add_override(struct theme *theme, const struct file_tree *tree,
			 const char *path, struct report *report)
{
	struct buf text = BUF_INIT;
	struct file_id id;
	struct input in;

	if (file_read(&text, &id, tree, path, LIMIT_TEMPLATE, report) == 0) {
		in.path = arena_strdup(&theme->arena, path);
		in.name = in.path + strlen(FOLDER);
		in.data.at = arena_strndup(&theme->arena, text.data, text.len);
		in.data.len = text.len;
		add(theme, &in, report);
	}
	buf_release(&text);
}

static bool is_file_name(const char *path)
{
	return str_ends(path, TEMPLATE) || str_ends(path, WORDS_END) ||
	       type_of(path);
}

static void add_overrides(struct theme *theme, const struct library *library,
			  struct report *report)
{
	const struct file_list *files = &library->files;
	struct file_tree tree;

	if (file_tree_open(&tree, library->root) < 0) {
		report_add(report, SEVERITY_ERROR,
			   (struct place){ .file = FOLDER }, "theme-unreadable",
			   "the built-in theme is used: %s", strerror(errno));
		return;
	}
	for (size_t i = 0; i < files->len; i++) {
		const char *path = files->items[i].path;

		if (!str_starts(path, FOLDER))
			continue;
		if (!files->items[i].is_dir)
			add_override(theme, &tree, path, report);
		else if (is_file_name(path))
			report_add(report, SEVERITY_WARNING,
				   (struct place){ .file = path },
				   "theme-file", "not used: this is a folder, "
				   "not a file");
	}
	file_tree_close(&tree);
}

static const struct mustache *find(const void *data, const char *name)
{
	return theme_template(data, name);
}

static void find_endless(struct theme *theme, struct report *report)
{
	struct own *own;
	struct place at;

	for (own = theme->own; own; own = own->next) {
		own->is_endless = mustache_is_endless(own->made, find, theme,
						      &at);
		if (own->is_endless)
			report_add(report, SEVERITY_ERROR, at,
				   "template-endless", "not used: \"%s\" comes "
				   "to itself again here, and never ends; put "
				   "the tag into a section", own->name);
	}
}

/* Of those that bring in each other, all go: the built-in ones stand in. */
static void check_own(struct theme *theme, struct report *report)
{
	const struct own *own;

	find_endless(theme, report);
	for (own = theme->own; own; own = own->next)
		if (own->is_endless)
			table_set(&theme->templates, own->name,
				  table_find(&theme->built_in, own->name));
	for (own = theme->own; own; own = own->next)
		if (!own->is_endless)
			mustache_check(own->made, find, theme, report);
}

struct theme *theme_load(const struct library *library, struct report *report)
{
	struct theme *theme = mem_alloc(sizeof(*theme));

	arena_init(&theme->arena);
	table_init(&theme->templates);
	table_init(&theme->built_in);
	table_init(&theme->assets);
	table_init(&theme->words);
	add_built_in(theme, report);
	add_overrides(theme, library, report);
	check_own(theme, report);
	choose_words(theme, library->config.language, report);
	return theme;
}

void theme_free(struct theme *theme)
{
	if (!theme)
		return;
	table_release(&theme->templates);
	table_release(&theme->built_in);
	table_release(&theme->assets);
	table_release(&theme->words);
	arena_release(&theme->arena);
	free(theme);
}

const struct mustache *theme_template(const struct theme *theme,
				      const char *name)
{
	return table_find(&theme->templates, name);
}

const struct theme_asset *theme_asset(const struct theme *theme,
				      const char *name)
{
	return table_find(&theme->assets, name);
}

const struct words *theme_words(const struct theme *theme)
{
	return &theme->said;
}

const struct digest *theme_digest(const struct theme *theme)
{
	return &theme->digest;
}

int theme_render(struct buf *out, const struct theme *theme, const char *name,
		 const struct value *view)
{
	const struct mustache *m = theme_template(theme, name);

	assert(m);		/* a page without its built-in template */
	return mustache_render(out, m, view, find, theme);
}

static const struct mustache *find_built_in(const void *data, const char *name)
{
	const struct theme *theme = data;

	return table_find(&theme->built_in, name);
}

int theme_render_built_in(struct buf *out, const struct theme *theme,
			  const char *name, const struct value *view)
{
	const struct mustache *m = find_built_in(theme, name);

	assert(m);
	return mustache_render(out, m, view, find_built_in, theme);
}

bool theme_has_own(const struct theme *theme)
{
	return theme->own;
}

struct place theme_suspect(const struct theme *theme)
{
	struct place at = { .file = FOLDER };
	const struct own *own = theme->own;

	while (own && (own->is_endless ||
		       !mustache_comes_back(own->made, find, theme, &at)))
		own = own->next;
	return at;
}
