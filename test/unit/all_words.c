/* SPDX-License-Identifier: MIT */
/*
 * No word lost, and no residue, on any page of any tree that we have: every
 * text in the front matter of every file, and every line of its body, stands
 * on its page, word for word in its order (product.md, "words kept").
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <dirent.h>
#include <stdio.h>

#include "base/limits.h"
#include "content/event_when.h"
#include "content/front.h"
#include "content/keys.h"
#include "content/terms.h"
#include "content/yamldoc.h"
#include "markup/html.h"
#include "markup/markup.h"
#include "page/machines.h"

#include "owed.h"
#include "pages.h"

/*
 * Keys, folded, whose values are no words: addresses, names of files, options
 * of the program and of layouts, ids, colours.  A `status` and a level are
 * shown in the site's own words, and not where two are said (E-4); pages that
 * are named, by their titles.
 */
static const char *const silent[] = {
	"aliases", "brandcolour", "draft", "icon", "id", "itemcontentorigin",
	"itemkind", "layoutvariant", "layoutwidth", "level", "offeringtype",
	"personas", "postid", "related", "resourcecontentorigin", "roadmap",
	"sitemap", "slug", "status", "trainers", "type",
};

/* Terms are shown as the site calls them (S-2). */
static const char *const terms[] = {
	"tags", "categories", "concepts", "coursetopics", "coursetopic",
	"coursevendors", "courselearningexperiences", "deliveryaudiences",
	"creator", "author", "vendor",
};

static bool is_in(const char *const *names, size_t n, const char *key)
{
	struct buf folded = BUF_INIT;
	bool found = false;

	key_fold(&folded, key);
	for (size_t i = 0; i < n; i++)
		found |= strcmp(names[i], folded.data) == 0;
	buf_release(&folded);
	return found;
}

#define IS_IN(names, key) is_in(names, sizeof(names) / sizeof((names)[0]), key)

/* One word may be a token: what has no letters is a number or a date, what has
   signs or digits inside an id, an address or a file's name. */
static bool is_token(const char *text)
{
	static const char *const truths[] = { "yes", "no", "on", "off" };
	size_t letters = 0;

	for (const char *at = text; *at; at++)
		letters += isalpha((unsigned char)*at) || (*at & 0x80);
	for (size_t i = 0; i < sizeof(truths) / sizeof(truths[0]); i++)
		if (strcasecmp(truths[i], text) == 0)
			return true;
	return !letters || (!strpbrk(text, " \n") &&
			    strpbrk(text, "0123456789_./") != NULL);
}

/* "[01] Theory PSM [1]" names a session of some course (S7). */
static bool is_pathway(const char *text)
{
	return text[0] == '[' && isdigit((unsigned char)text[1]) &&
	       text[strlen(text) - 1] == ']';
}

static bool is_draft(const struct value *map)
{
	const struct value *draft = value_get(map, "draft");

	return draft && draft->type == VALUE_BOOL && draft->truth;
}

/* Also text nulls (Y-3), which say nothing. */
static bool is_nothing(const char *text)
{
	static const char *const nulls[] = { "none", "n/a", "unknown",
					     "hidden" };

	for (size_t i = 0; i < sizeof(nulls) / sizeof(nulls[0]); i++)
		if (strcasecmp(nulls[i], text) == 0)
			return true;
	return str_is_blank(text);
}

static bool is_image(const char *text)
{
	static const char *const ends[] = { ".png", ".jpg", ".svg", ".webp" };

	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++)
		if (str_ends(text, ends[i]))
			return true;
	return false;
}

/* Of the tree that is looked at: what `names` asks for (S-2). */
static const struct term_names *names;

static const char *shown_name(const char *text)
{
	const char *asked = names ? term_names_find(names, text) : NULL;

	return asked ? asked : text;
}

static void find_value(struct owed *o, const struct value *value,
		       const char *key);

static void find_map(struct owed *o, const struct value *map)
{
	if (is_draft(map))
		return;
	for (size_t i = 0; i < map->map.len; i++) {
		const struct value_pair *pair = &map->map.pairs[i];

		/* `type` in a `delivery` is the subject. */
		if (IS_IN(silent, pair->key))
			continue;
		find_value(o, pair->value, pair->key);
	}
}

static void find_value(struct owed *o, const struct value *value,
		       const char *key)
{
	if (value->type == VALUE_MAP)
		find_map(o, value);
	for (size_t i = 0; value->type == VALUE_LIST &&
			   i < value->list.len; i++)
		find_value(o, value->list.items[i], key);
	if (value->type != VALUE_STRING || is_nothing(value->text))
		return;
	if (is_token(value->text) && !IS_IN(terms, key) &&
	    strcmp(key, "title") != 0)
		return;
	if (is_image(value->text) || is_pathway(value->text))
		return;
	owed_find_text(o, IS_IN(terms, key) ? shown_name(value->text) :
		       value->text, IS_IN(terms, key));
}

static void check_residue(const char *page, const char *file)
{
	static const char *const residue[] = {
		"[wpv-", "[types", "{{<", "{{%", "{{&lt;", "&lt;!-- ",
		"](http", "&lt;iframe", "<p></p>", "<li></li>",
		"\xc2\xa0</p>",
	};

	for (size_t i = 0; i < sizeof(residue) / sizeof(residue[0]); i++)
		if (strstr(page, residue[i]))
			fail_msg("%s: shows %s", file, residue[i]);
}

/* What the page shows. */
static const char *page_words(struct pages *p, const struct entry *entry)
{
	page_entry(&p->out, &p->env, entry);
	check_residue(p->out.data, entry->course->file);
	return html_words(&p->arena, p->out.data, p->out.len);
}

/* What its Markdown says to somebody who reads that. */
static const char *markdown_words(struct pages *p, const struct entry *entry)
{
	const struct place nowhere = { NULL, 0, 0 };
	struct markup m;
	const char *html;

	if (entry->course->kind != KIND_COURSE)
		return NULL;
	assert_int_equal(page_course_markdown(&p->out, &p->env, entry), 200);
	markup_init(&m, &p->arena);
	html = markup_block(&m, p->out.data, 2, nowhere);
	markup_release(&m);
	check_residue(html, entry->course->file);
	return html_words(&p->arena, html, strlen(html));
}

struct totals {
	const char *(*words_of)(struct pages *, const struct entry *);
	size_t files, words, lost;
};

static bool read_text(struct buf *text, const struct pages *p,
		      const char *file)
{
	struct file_tree tree;
	struct file_id id;
	int rc;

	assert_int_equal(file_tree_open(&tree, p->library->root), 0);
	rc = file_read(text, &id, &tree, file, LIMIT_FILE, NULL);
	file_tree_close(&tree);
	return rc == 0;
}

/* Also what keys say that are there twice (Y-7). */
static void find_yaml(struct owed *o, struct arena *arena, struct view text)
{
	const struct place at = { o->file, 1, 1 };
	struct yamldoc doc;

	if (yamldoc_read(&doc, arena, at, text, NULL) < 0)
		return;
	find_value(o, doc.root, "");
	for (size_t i = 0; i < value_len(doc.again); i++) {
		const struct value_pair *pair =
			&value_item(doc.again, i)->map.pairs[0];
		const char *dot = strrchr(pair->key, '.');
		const char *key = dot ? dot + 1 : pair->key;

		if (!IS_IN(silent, key))
			find_value(o, pair->value, key);
	}
}

/* The files beside an index file are the course's, too. */
static void find_beside(struct owed *o, struct pages *p)
{
	static const char *const files[] = { "syllabus.yaml", "events.yaml" };
	const char *slash = strrchr(o->file, '/');

	for (size_t i = 0; slash && strcmp(slash, "/index.md") == 0 &&
			   i < sizeof(files) / sizeof(files[0]); i++) {
		struct buf text = BUF_INIT;

		if (read_text(&text, p, arena_printf(&p->arena, "%.*s/%s",
						     (int)(slash - o->file),
						     o->file, files[i])))
			find_yaml(o, &p->arena,
				  (struct view){ text.data, text.len });
		buf_release(&text);
	}
}

/* The file as it lies there, and its page. */
static void check_file(struct pages *p, const struct entry *entry,
		       struct totals *totals)
{
	struct buf text = BUF_INIT, words = BUF_INIT, squeezed = BUF_INIT;
	struct owed owed = { .file = entry->course->file };
	struct front front;
	const char *shown;

	assert_true(read_text(&text, p, owed.file));
	assert_int_equal(front_split(&front, owed.file, text.data, text.len,
				     NULL), 0);
	buf_reset(&p->out);
	shown = totals->words_of(p, entry);
	if (!shown) {
		buf_release(&text);
		return;
	}
	owed_add_words(&words, shown, strlen(shown));
	buf_char(&words, ' ');
	owed_squeeze(&squeezed, words.data);
	owed.page = words.data;
	owed.squeezed = squeezed.data;
	find_yaml(&owed, &p->arena, front.matter);
	find_beside(&owed, p);
	owed_find_text(&owed, arena_strndup(&p->arena, front.body.at,
					    front.body.len), false);
	totals->files++;
	totals->words += owed.words;
	totals->lost += owed.lost;
	buf_release(&text);
	buf_release(&words);
	buf_release(&squeezed);
}

static void check_tree(const char *root, struct totals *totals)
{
	struct term_names asked;
	struct pages p;

	pages_open(&p, root);
	term_names_init(&asked, &p.arena, p.library->config.names);
	names = &asked;
	for (size_t i = 0; i < catalogue_len(p.catalogue); i++) {
		const struct entry *entry = catalogue_entry(p.catalogue, i);

		if (catalogue_shows(p.catalogue, entry, p.env.now))
			check_file(&p, entry, totals);
	}
	names = NULL;
	term_names_release(&asked);
	pages_close(&p);
}

/* Every folder of a folder, but for what tests expect. */
static void check_trees(const char *parent, struct totals *totals)
{
	DIR *dir = opendir(parent);
	const struct dirent *item;
	char path[512];

	assert_non_null(dir);
	while ((item = readdir(dir)) != NULL) {
		if (strchr(item->d_name, '.'))
			continue;
		snprintf(path, sizeof(path), "%s/%s", parent, item->d_name);
		check_tree(path, totals);
	}
	closedir(dir);
}

static void no_word_of_the_sample_is_lost(void **state)
{
	struct totals totals = { .words_of = page_words };

	(void)state;
	check_tree("content", &totals);
	assert_true(totals.files >= 20);
	assert_true(totals.words > 10000);
	assert_int_equal(totals.lost, 0);
}

static void no_word_of_a_fixture_is_lost(void **state)
{
	struct totals totals = { .words_of = page_words };

	(void)state;
	check_trees("test/golden/pages", &totals);
	check_tree("test/golden/diagnostics", &totals);
	check_tree("test/golden/shapes", &totals);
	assert_true(totals.files >= 30);
	assert_int_equal(totals.lost, 0);
}

static void no_word_is_lost_in_markdown(void **state)
{
	struct totals totals = { .words_of = markdown_words };

	(void)state;
	check_tree("content", &totals);
	check_trees("test/golden/pages", &totals);
	check_tree("test/golden/shapes", &totals);
	assert_true(totals.files >= 40);
	assert_true(totals.words > 10000);
	assert_int_equal(totals.lost, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_word_of_the_sample_is_lost),
		cmocka_unit_test(no_word_of_a_fixture_is_lost),
		cmocka_unit_test(no_word_is_lost_in_markdown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
