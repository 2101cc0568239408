/* SPDX-License-Identifier: MIT */
/*
 * The built-in theme, and what a content folder's theme/ makes of it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/limits.h"
#include "page/theme_data.h"

#include "pages.h"
#include "tempdir.h"

static void every_built_in_file_compiles(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	pages_open(&p, dir.path);
	for (const struct theme_file *f = theme_files; f->name; f++) {
		char name[64];
		size_t len = strcspn(f->name, ".");

		memcpy(name, f->name, len);
		name[len] = '\0';
		if (strstr(f->name, ".mustache"))
			assert_non_null(theme_template(p.theme, name));
		else if (!strstr(f->name, ".yaml"))
			assert_non_null(theme_asset(p.theme, f->name));
	}
	assert_int_equal(p.report.len, 0);
	pages_close(&p);
	tempdir_remove(&dir);
}

static void an_asset_has_type_bytes_and_tag(void **state)
{
	static const struct {
		const char *name, *type;
	} rows[] = {
		{ "style.css", "text/css; charset=utf-8" },
		{ "icon.svg", "image/svg+xml" },
		{ "a.js", "text/javascript; charset=utf-8" },
		{ "fonts/b c.woff2", "font/woff2" },
		{ "c.png", "image/png" },
	};
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/a.js", "1");
	tempdir_write(&dir, "theme/fonts/b c.woff2", "2");
	tempdir_write(&dir, "theme/c.png", "");
	pages_open(&p, dir.path);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct theme_asset *a = theme_asset(p.theme,
							  rows[i].name);

		assert_non_null(a);
		assert_string_equal(a->name, rows[i].name);
		assert_string_equal(a->type, rows[i].type);
		assert_int_equal(strlen(a->tag), 2 * HASH_DIGEST);
	}
	assert_int_equal(theme_asset(p.theme, "a.js")->data.len, 1);
	assert_int_equal(theme_asset(p.theme, "c.png")->data.len, 0);
	assert_null(theme_asset(p.theme, "layout.mustache"));
	assert_null(theme_asset(p.theme, "../site.yaml"));
	assert_null(theme_asset(p.theme, ""));
	pages_close(&p);
	tempdir_remove(&dir);
}

static void a_site_overrides_file_by_file(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/home.mustache", "mine: {{>more}}");
	tempdir_write(&dir, "theme/more.mustache", "{{site.title}}\n");
	tempdir_write(&dir, "theme/style.css", "p{}");
	tempdir_write(&dir, "site.yaml", "title: T\n");
	pages_open(&p, dir.path);
	page_home(&p.out, &p.env);
	assert_string_equal(p.out.data, "mine: T\n");
	buf_reset(&p.out);
	page_courses(&p.out, &p.env);
	assert_has(p.out.data, "<!doctype html>");
	assert_string_equal(theme_asset(p.theme, "style.css")->data.at, "p{}");
	assert_has(p.out.data, theme_asset(p.theme, "style.css")->tag);
	assert_int_equal(p.report.len, 0);
	pages_close(&p);
	tempdir_remove(&dir);
}

static void a_wrong_override_leaves_the_built_in_one(void **state)
{
	struct tempdir dir;
	struct pages p;
	const struct problem *problem;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/home.mustache", "first\n {{#x}}");
	pages_open(&p, dir.path);
	page_home(&p.out, &p.env);
	assert_has(p.out.data, "<!doctype html>");
	assert_int_equal(p.report.len, 1);
	problem = &p.report.items[0];
	assert_string_equal(problem->at.file, "theme/home.mustache");
	assert_int_equal(problem->at.line, 2);
	assert_int_equal(problem->at.col, 2);
	assert_int_equal(problem->severity, SEVERITY_ERROR);
	pages_close(&p);
	tempdir_remove(&dir);
}

struct wrong {
	const char *file, *text;
	size_t len;			/* 0: of the string */
	const char *code;
	int line, col;
};

/* What compiles, and is wrong all the same: only the first two are used. */
static const struct wrong wrongs[] = {
	{ "theme/own_foot.mustache", "<p>\n{{>nobody}}", 0,
	  "template-partial", 2, 1 },
	{ "theme/own_foot.mustache", "<i>{{<../layout}}{{/../layout}}", 0,
	  "template-partial", 1, 4 },
	{ "theme/home.mustache", "\n{{>home}}", 0, "template-endless", 2, 1 },
	{ "theme/layout.mustache", "{{>home}}", 0, "template-endless", 1, 1 },
	{ "theme/home.mustache", "a\0b", 3, "template-encoding", 1, 0 },
	{ "theme/home.mustache", "caf\xe9", 0, "template-encoding", 1, 0 },
	{ "theme/home.mustache", "\xff\xfe<\0", 4, "template-encoding", 1, 0 },
};

static void write_bytes(const struct tempdir *dir, const struct wrong *row)
{
	char path[4096];
	FILE *file;

	tempdir_write(dir, row->file, "");
	snprintf(path, sizeof(path), "%s/%s", dir->path, row->file);
	file = fopen(path, "w");
	assert_non_null(file);
	fwrite(row->text, 1, row->len ? row->len : strlen(row->text), file);
	fclose(file);
}

static void an_error_that_compiles_is_reported_and_not_used(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wrongs) / sizeof(wrongs[0]); i++) {
		const struct wrong *row = &wrongs[i];
		const struct problem *problem;
		struct tempdir dir;
		struct pages p;

		tempdir_make(&dir);
		write_bytes(&dir, row);
		pages_open(&p, dir.path);
		page_home(&p.out, &p.env);
		assert_has(p.out.data, "<h1");
		assert_has(p.out.data, "</html>\n");
		assert_int_equal(p.report.len, 1);
		problem = &p.report.items[0];
		assert_string_equal(problem->code, row->code);
		assert_string_equal(problem->at.file, row->file);
		assert_int_equal(problem->at.line, row->line);
		assert_int_equal(problem->at.col, row->col);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

/* And the built-in one of each is used. */
static void partials_that_call_each_other_end(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/home.mustache", "{{>mine}}{{>mine}}");
	tempdir_write(&dir, "theme/mine.mustache", "{{>home}}{{>home}}");
	pages_open(&p, dir.path);
	page_home(&p.out, &p.env);
	assert_has(p.out.data, "<h1");
	assert_int_equal(p.report.len, 2);
	assert_true(pages_reported(&p.report, "template-endless",
				   "theme/mine.mustache"));
	assert_true(pages_reported(&p.report, "template-endless",
				   "theme/home.mustache"));
	pages_close(&p);
	tempdir_remove(&dir);
}

/* As for a tree of things, which ends by itself. */
static void a_partial_may_call_itself_in_a_section(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/own_foot.mustache",
		      "{{#menu}}{{name}}{{#nothing}}{{>own_foot}}{{/nothing}}"
		      "{{>*dynamic}}{{/menu}}");
	pages_open(&p, dir.path);
	assert_int_equal(p.report.len, 0);
	pages_close(&p);
	tempdir_remove(&dir);
}

/* Each compiles; what it does depends on the view. */
static const struct wrong runaways[] = {
	/* "courses" is found in the maps around. */
	{ "theme/card.mustache", "x\n{{#courses}}{{>card}}{{/courses}}", 0,
	  "template-too-large", 2, 13 },
	{ "theme/home.mustache", "{{#site}}{{>home}}{{/site}}", 0,
	  "template-too-large", 1, 10 },
	{ "theme/home.mustache", "{{>*site.title}}", 0, "template-empty", 0,
	  0 },
	{ "theme/layout.mustache", "", 0, "template-empty", 0, 0 },
	{ "theme/layout.mustache", " \r\n{{! nothing }}\n", 0,
	  "template-empty", 0, 0 },
};

static void the_built_in_page_stands_in_for_one_that_is_not_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(runaways) / sizeof(runaways[0]); i++) {
		const struct wrong *row = &runaways[i];
		const struct problem *problem;
		struct tempdir dir;
		struct pages p;

		tempdir_make(&dir);
		tempdir_write(&dir, row->file, row->text);
		tempdir_write(&dir, "a.md", "---\ntype: course\n---\n");
		pages_open(&p, dir.path);
		assert_int_equal(p.report.len, 0);
		page_home(&p.out, &p.env);
		assert_has(p.out.data, "<!doctype html>");
		assert_has(p.out.data, "href=\"/a/\"");
		assert_has(p.out.data, "</html>\n");
		assert_int_equal(p.report.len, 1);
		problem = &p.report.items[0];
		assert_string_equal(problem->code, row->code);
		assert_int_equal(problem->at.line, row->line);
		assert_int_equal(problem->at.col, row->col);
		if (row->line)
			assert_string_equal(problem->at.file, row->file);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void a_folder_in_place_of_a_file_is_reported(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/home.mustache/x.css", "");
	tempdir_write(&dir, "theme/own/style.css/x.css", "");
	tempdir_write(&dir, "theme/words.en.yaml/x.css", "");
	pages_open(&p, dir.path);
	assert_int_equal(p.report.len, 3);
	assert_true(pages_reported(&p.report, "theme-file",
				   "theme/home.mustache"));
	assert_true(pages_reported(&p.report, "theme-file",
				   "theme/own/style.css"));
	assert_true(pages_reported(&p.report, "theme-file",
				   "theme/words.en.yaml"));
	pages_close(&p);
	tempdir_remove(&dir);
}

static void a_stranger_in_the_theme_is_reported(void **state)
{
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "theme/run.php", "<?php");
	pages_open(&p, dir.path);
	assert_null(theme_asset(p.theme, "run.php"));
	assert_true(pages_reported(&p.report, "theme-file", "theme/run.php"));
	pages_close(&p);
	tempdir_remove(&dir);
}

static void a_theme_file_is_bounded(void **state)
{
	(void)state;
	for (int over = -1; over <= 1; over++) {
		struct tempdir dir;
		struct pages p;
		struct buf css = BUF_INIT;

		for (int i = 0; i < LIMIT_TEMPLATE + over; i++)
			buf_char(&css, 'x');
		tempdir_make(&dir);
		tempdir_write(&dir, "theme/big.css", css.data);
		pages_open(&p, dir.path);
		if (over > 0) {
			assert_null(theme_asset(p.theme, "big.css"));
			assert_int_equal(p.report.len, 1);
		} else {
			assert_non_null(theme_asset(p.theme, "big.css"));
			assert_int_equal(p.report.len, 0);
		}
		buf_release(&css);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void the_digest_changes_with_any_file(void **state)
{
	static const char *const texts[][2] = {
		{ "theme/style.css", "a{}" },
		{ "theme/style.css", "b{}" },
		{ "theme/other.css", "b{}" },
		{ "theme/home.mustache", "b{}" },
		{ "theme/broken.mustache", "{{#" },
	};
	struct digest seen[6];

	(void)state;
	for (size_t i = 0; i < 6; i++) {
		struct tempdir dir;
		struct pages p;

		tempdir_make(&dir);
		if (i < 5)
			tempdir_write(&dir, texts[i][0], texts[i][1]);
		pages_open(&p, dir.path);
		seen[i] = *theme_digest(p.theme);
		for (size_t j = 0; j < i; j++)
			assert_memory_not_equal(&seen[i], &seen[j],
						sizeof(seen[i]));
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

/* The Content-Security-Policy forbids what is not in a file of its own; and
   nothing needs to go unescaped. */
static void no_style_or_script_is_in_a_template(void **state)
{
	(void)state;
	for (const struct theme_file *f = theme_files; f->name; f++) {
		const char *text = (const char *)f->data;

		if (!strstr(f->name, ".mustache"))
			continue;
		assert_lacks(text, "style=");
		assert_lacks(text, "<style");
		/* Data, and files. */
		assert_int_equal(pages_count(text, "<script"),
			pages_count(text, "<script type=\"application/ld+json"
					  "\">") +
			pages_count(text, "<script src="));
		assert_lacks(text, " onclick=");
		assert_lacks(text, " onload=");
		assert_lacks(text, " onerror=");
		assert_lacks(text, "{{{");
		assert_lacks(text, "{{&");
	}
}

static void style_and_script_are_small(void **state)
{
	(void)state;
	for (const struct theme_file *f = theme_files; f->name; f++) {
		if (strstr(f->name, ".css"))
			assert_true(f->len <= 20 * 1024);
		if (strstr(f->name, ".js"))
			assert_true(f->len <= 10 * 1024);
	}
}

static void every_file_and_key_is_in_the_manual(void **state)
{
	static const char *const keys[] = {
		"`site.home`", "`menu`", "`groups`", "`sections`", "`facts`",
	};
	struct file_tree here;
	struct file_id id;
	struct buf manual = BUF_INIT;

	(void)state;
	assert_int_equal(file_tree_open(&here, "."), 0);
	assert_int_equal(file_read(&manual, &id, &here, "docs/THEME.md",
				   LIMIT_FILE, NULL), 0);
	file_tree_close(&here);
	for (const struct theme_file *f = theme_files; f->name; f++) {
		char name[64];

		snprintf(name, sizeof(name), "`%s`", f->name);
		assert_has(manual.data, name);
	}
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_has(manual.data, keys[i]);
	buf_release(&manual);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_built_in_file_compiles),
		cmocka_unit_test(an_asset_has_type_bytes_and_tag),
		cmocka_unit_test(a_site_overrides_file_by_file),
		cmocka_unit_test(a_wrong_override_leaves_the_built_in_one),
		cmocka_unit_test(
			an_error_that_compiles_is_reported_and_not_used),
		cmocka_unit_test(partials_that_call_each_other_end),
		cmocka_unit_test(a_partial_may_call_itself_in_a_section),
		cmocka_unit_test(
			the_built_in_page_stands_in_for_one_that_is_not_whole),
		cmocka_unit_test(a_folder_in_place_of_a_file_is_reported),
		cmocka_unit_test(a_stranger_in_the_theme_is_reported),
		cmocka_unit_test(a_theme_file_is_bounded),
		cmocka_unit_test(the_digest_changes_with_any_file),
		cmocka_unit_test(no_style_or_script_is_in_a_template),
		cmocka_unit_test(style_and_script_are_small),
		cmocka_unit_test(every_file_and_key_is_in_the_manual),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
