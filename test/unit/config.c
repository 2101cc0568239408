/* SPDX-License-Identifier: MIT */
/*
 * site.yaml: defaults, spellings, what is refused and what stays then.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/str.h"
#include "content/config.h"
#include "tempdir.h"

struct reading {
	struct arena arena;
	struct report report;
	struct config config;
	int rc;
	struct buf problems;
};

static void read_text(struct reading *reading, const char *text)
{
	const struct view view = { text, strlen(text) };
	size_t i;

	arena_init(&reading->arena);
	report_init(&reading->report, &reading->arena);
	reading->rc = config_parse(&reading->config, &reading->arena, view,
				   &reading->report);
	buf_init(&reading->problems);
	for (i = 0; i < reading->report.len; i++)
		problem_write(&reading->problems, &reading->report.items[i]);
}

static void release(struct reading *reading)
{
	buf_release(&reading->problems);
	report_release(&reading->report);
	arena_release(&reading->arena);
}

static void expect_code(const struct reading *reading, const char *in,
			const char *code)
{
	const struct report *report = &reading->report;

	if (!code && report->len == 0)
		return;
	if (code && report->len == 1 && str_eq(report->items[0].code, code))
		return;
	fail_msg("%s\nwant %s, got %s", in, code ? code : "no problem",
		 reading->problems.data);
}

static void everything_has_a_default(void **state)
{
	static const char *const texts[] = {
		"",
		"---\n",
		"# nothing\n",
		("title:\nbaseURL: \"\"\ndescription: ~\nlanguageCode:\n"
		 "timeZone: null\n"),
	};
	struct reading reading;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const struct config *config = &reading.config;

		read_text(&reading, texts[i]);
		assert_int_equal(reading.rc, 0);
		assert_string_equal(reading.problems.data, "");
		assert_string_equal(config->base_url, "");
		assert_string_equal(config->base_path, "");
		assert_string_equal(config->host, "");
		assert_string_equal(config->title, "Courses");
		assert_null(config->description);
		assert_string_equal(config->language, "en");
		assert_ptr_equal(config->zone, &zone_utc);
		assert_string_equal(config->zone_name, "UTC");
		assert_string_equal(value_text(value_get(config->taxonomies,
							 "tag")), "tags");
		assert_null(config->embeds);
		assert_null(config->menu);
		release(&reading);
	}
}

static const struct {
	const char *in;		/* of baseURL */
	const char *url, *path, *host;	/* NULL: refused */
} base_urls[] = {
	{ "https://example.org", "https://example.org", "", "example.org" },
	{ "https://example.org/", "https://example.org", "", "example.org" },
	{ "HTTPS://Example.ORG", "https://example.org", "", "example.org" },
	{ "http://127.0.0.1:8080", "http://127.0.0.1:8080", "",
	  "127.0.0.1" },
	{ "https://a-b.example.org:443/Sub/x-y/", "https://a-b.example.org:443"
	  "/Sub/x-y", "/Sub/x-y", "a-b.example.org" },
	{ "https://[::1]:80/a", "https://[::1]:80/a", "/a", "[::1]" },
	{ "https://[::1]", "https://[::1]", "", "[::1]" },
	{ "/", "", "", "" },
	{ "example.org", NULL, NULL, NULL },
	{ "//example.org", NULL, NULL, NULL },
	{ "ftp://example.org", NULL, NULL, NULL },
	{ "javascript:alert(1)", NULL, NULL, NULL },
	{ "https://", NULL, NULL, NULL },
	{ "https:///a", NULL, NULL, NULL },
	{ "https://a..b", NULL, NULL, NULL },
	{ "https://-a.b", NULL, NULL, NULL },
	{ "https://a-.b", NULL, NULL, NULL },
	{ "https://a b", NULL, NULL, NULL },
	{ "https://user@example.org", NULL, NULL, NULL },
	{ "https://example.org?x", NULL, NULL, NULL },
	{ "https://example.org/a?x", NULL, NULL, NULL },
	{ "https://example.org/a#x", NULL, NULL, NULL },
	{ "https://example.org/a//b", NULL, NULL, NULL },
	{ "https://example.org/../b", NULL, NULL, NULL },
	{ "https://example.org/%2e", NULL, NULL, NULL },
	{ "https://example.org/\\\"x", NULL, NULL, NULL },
	{ "https://example.org:0", NULL, NULL, NULL },
	{ "https://example.org:65536", NULL, NULL, NULL },
	{ "https://example.org:", NULL, NULL, NULL },
	{ "https://example.org:8a", NULL, NULL, NULL },
	{ "https://[zz]", NULL, NULL, NULL },
};

static void a_base_url_is_taken_apart_or_refused(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(base_urls) / sizeof(base_urls[0]); i++) {
		const char *in = base_urls[i].in, *url = base_urls[i].url;
		struct reading reading;
		struct buf text = BUF_INIT;

		buf_printf(&text, "baseURL: \"%s\"\n", in);
		read_text(&reading, text.data);
		expect_code(&reading, in, url ? NULL : "bad-base-url");
		assert_string_equal(reading.config.base_url, url ? url : "");
		assert_string_equal(reading.config.base_path,
				    url ? base_urls[i].path : "");
		assert_string_equal(reading.config.host,
				    url ? base_urls[i].host : "");
		release(&reading);
		buf_release(&text);
	}
}

static void hugo_spellings_are_read(void **state)
{
	static const char *const texts[] = {
		"baseURL: https://a.b\nlanguageCode: en-GB\n"
		"timeZone: Europe/London\n",
		"baseurl: https://a.b\nlanguagecode: en-GB\n"
		"timezone: Europe/London\n",
		"BaseUrl: https://a.b\nlocale: en_GB\n"
		"time_zone: Europe/London\n",
	};
	struct reading reading;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		read_text(&reading, texts[i]);
		expect_code(&reading, texts[i], NULL);
		assert_string_equal(reading.config.base_url, "https://a.b");
		assert_string_equal(reading.config.language, "en-GB");
		assert_string_equal(reading.config.zone_name,
				    "Europe/London");
		release(&reading);
	}
}

static const struct {
	const char *in, *code;
} problems[] = {
	{ "title: [a]\n", "wrong-type" },
	{ "title: {a: b}\n", "wrong-type" },
	{ "title: 2024\n", "type-coerced" },
	{ "title: true\n", "type-coerced" },
	{ "timeZone: Mars/Phobos\n", "unknown-zone" },
	{ "timeZone: ../../etc/passwd\n", "unknown-zone" },
	{ "languageCode: x\xC3\xA9\n", "bad-language" },
	{ "languageCode: \"en\\\"\"\n", "bad-language" },
	{ "languageCode: grandiloquent\n", "bad-language" },
	{ "languageCode: en-\n", "bad-language" },
	{ "languageCode: c\n", "bad-language" },
	{ "languageCode: \"12\"\n", "bad-language" },
	{ "languageCode: e1-GB\n", "bad-language" },
	{ "languageCode: en--GB\n", "bad-language" },
	{ "flavour: sweet\n", "unknown-key" },
	{ "title: A\nTitle: B\n", "key-twice" },
	{ "languageCode: en\nlocale: de\n", "key-twice" },
	{ "embeds: player.vimeo.com\n", "type-coerced" },
	{ "embeds: [\"https://player.vimeo.com\"]\n", "bad-embed" },
	{ "embeds: [\"*.vimeo.com\"]\n", "bad-embed" },
	{ "embeds: [\"a.b; script-src *\"]\n", "bad-embed" },
	{ "embeds: [{a: b}]\n", "bad-embed" },
	{ "embeds: {a: b}\n", "wrong-type" },
	{ "menu: [{name: A}]\n", "bad-menu" },
	{ "menu: [A]\n", "bad-menu" },
	{ "menu: [{name: \" \", url: /a/}]\n", "bad-menu" },
	{ "menu: [{name: A, url: \"javascript:alert(1)\"}]\n", "bad-menu" },
	{ "menu: [{name: A, url: \" JaVaScRiPt:x\"}]\n", "bad-menu" },
	{ "menu: [{name: A, url: \"data:text/html,x\"}]\n", "bad-menu" },
	{ "menu: [{name: A, url: \"/\\\\host.example\"}]\n", "bad-menu" },
	{ "menu: [{name: A, url: \"#\"}]\n", "bad-menu" },
	{ "menu: {main: []}\n", "wrong-type" },
	{ "taxonomies: {tag: [tags]}\n", "bad-taxonomy" },
	{ "taxonomies: [tag]\n", "wrong-type" },
	{ "references: {\"7\": {title: A}}\n", "bad-reference" },
	{ "references: {\"7\": x}\n", "bad-reference" },
	{ "organisation: Slipway\n", "wrong-type" },
	{ "organisation: {name: \"\"}\n", "bad-organisation" },
	{ "organisation: {name: [A]}\n", "bad-organisation" },
	{ "organisation: {url: \"javascript:x\"}\n", "bad-organisation" },
	{ "organisation: {logo: \"data:x\"}\n", "bad-organisation" },
	{ "organisation: {email: a b}\n", "bad-organisation" },
	{ "organisation: {email: \"a@b.example\\r\\nx\"}\n",
	  "bad-organisation" },
	{ "organisation: {telephone: ask us}\n", "bad-organisation" },
	{ "organisation: {telephone: 441632960142}\n", "bad-organisation" },
	{ "permalinks: x\n", "wrong-type" },
	{ "theme: x\n", "wrong-type" },
	{ "footer: [{name: A}]\n", "bad-menu" },
	{ "theme: {logo: logo.svg}\n", "bad-theme-option" },
	{ "theme: {logo: //elsewhere.example/logo.svg}\n",
	  "bad-theme-option" },
	{ "theme: {colour: red}\n", "bad-theme-option" },
	{ "theme: {colour: \"#12345\"}\n", "bad-theme-option" },
	{ "theme: {colour: \"#12345g\"}\n", "bad-theme-option" },
	{ "theme: {fonts: comic}\n", "bad-theme-option" },
	{ "theme: {cards: [pictures]}\n", "bad-theme-option" },
	{ "theme: {moon: full}\n", "theme-option" },
};

static void what_is_wrong_is_warned_of_and_has_its_default(void **state)
{
	struct reading reading;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(problems) / sizeof(problems[0]); i++) {
		read_text(&reading, problems[i].in);
		assert_int_equal(reading.rc, 0);
		expect_code(&reading, problems[i].in, problems[i].code);
		assert_ptr_equal(reading.config.zone, &zone_utc);
		release(&reading);
	}
}

static void good_items_stay_beside_bad_ones(void **state)
{
	struct reading reading;
	const struct config *config = &reading.config;

	(void)state;
	read_text(&reading,
		  "embeds: [Player.Vimeo.com, a/b, www.youtube.com]\n"
		  "menu: [{name: A, url: /a/}, {name: B}]\n"
		  "references: {\"7\": {title: T, url: /t/}, \"8\": {}}\n"
		  "taxonomies: {role: roles, x: }\n"
		  "organisation: {name: Slipway, sameAs: [https://a.b],"
		  " email: \"a@b.example\", telephone: 0 999, logo: }\n"
		  "theme: {color: \"#123456\", fonts: comic, cards: words}\n"
		  "footer: [{name: C, url: /c/}]\n"
		  "permalinks: {course: /:sections/:slug/}\n"
		  "description: Boats.\n");
	assert_int_equal(reading.report.len, 5);
	assert_int_equal(value_len(config->embeds), 2);
	assert_string_equal(value_text(value_item(config->embeds, 0)),
			    "player.vimeo.com");
	assert_int_equal(value_len(config->menu), 1);
	assert_string_equal(value_text(value_path(config->references,
						  "7.url")), "/t/");
	assert_int_equal(value_len(config->references), 1);
	assert_int_equal(value_len(config->taxonomies), 1);
	assert_string_equal(value_text(value_get(config->organisation,
						 "name")), "Slipway");
	assert_string_equal(value_text(value_get(config->organisation,
						 "email")), "a@b.example");
	assert_string_equal(value_text(value_get(config->organisation,
						 "telephone")), "0 999");
	assert_int_equal(value_len(value_get(config->organisation,
					     "sameAs")), 1);
	assert_string_equal(value_text(value_get(config->theme, "colour")),
			    "#123456");
	assert_null(value_get(config->theme, "fonts"));
	assert_string_equal(value_text(value_get(config->theme, "cards")),
			    "words");
	assert_string_equal(value_text(value_path(
				value_item(config->footer, 0), "url")), "/c/");
	assert_non_null(config->permalinks);
	assert_string_equal(config->description, "Boats.");
	release(&reading);
}

static void a_file_that_is_no_map_of_yaml_is_an_error(void **state)
{
	static const struct {
		const char *in, *want;
	} cases[] = {
		{ "- a\n", "site.yaml:1:1: error: site.yaml is made of "
			   "\"key: value\" lines [config-not-map]\n" },
		{ "title: A\ntitle: B: C\n",
		  "site.yaml:2:1: error: \"title\" is there twice: the first "
		  "stays, remove this one [yaml-duplicate-key]\n"
		  "site.yaml:2:9: error: a value may not hold \": \": put the "
		  "whole value in quotes [yaml-syntax]\n" },
		{ "a: \xFF\n", "site.yaml:1:4: error: byte 0xFF is not valid "
			       "UTF-8: save the file as UTF-8 [not-utf8]\n" },
	};
	struct reading reading;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		read_text(&reading, cases[i].in);
		assert_int_equal(reading.rc, -1);
		assert_string_equal(reading.problems.data, cases[i].want);
		assert_string_equal(reading.config.title, "Courses");
		release(&reading);
	}
}

static void a_copy_needs_nothing_of_its_original(void **state)
{
	struct arena arena = ARENA_INIT;
	struct reading reading;
	struct config copy;

	(void)state;
	read_text(&reading, "baseURL: https://a.b/c\ntitle: T\n"
			    "timeZone: Europe/London\ndescription: D\n"
			    "embeds: [a.b]\n");
	config_copy(&copy, &arena, &reading.config);
	release(&reading);
	assert_string_equal(copy.base_url, "https://a.b/c");
	assert_string_equal(copy.base_path, "/c");
	assert_string_equal(copy.title, "T");
	assert_string_equal(copy.zone_name, "Europe/London");
	/* Summer time, an hour east. */
	assert_int_equal(zone_offset(copy.zone, INT64_C(1719792000)), 3600);
	assert_string_equal(value_text(value_item(copy.embeds, 0)), "a.b");
	assert_null(copy.menu);
	arena_release(&arena);
}

static int load(struct reading *reading, const char *root)
{
	struct file_tree tree;

	arena_init(&reading->arena);
	report_init(&reading->report, &reading->arena);
	buf_init(&reading->problems);
	assert_int_equal(file_tree_open(&tree, root), 0);
	reading->rc = config_load(&reading->config, &reading->arena, &tree,
				  &reading->report);
	file_tree_close(&tree);
	return reading->rc;
}

static void a_missing_file_is_no_problem(void **state)
{
	struct tempdir dir;
	struct reading reading;

	(void)state;
	tempdir_make(&dir);
	assert_int_equal(load(&reading, dir.path), 0);
	assert_int_equal(reading.report.len, 0);
	assert_string_equal(reading.config.title, "Courses");
	release(&reading);
	tempdir_write(&dir, "site.yaml", "title: Boats\n");
	assert_int_equal(load(&reading, dir.path), 0);
	assert_string_equal(reading.config.title, "Boats");
	release(&reading);
	tempdir_remove(&dir);
}

static void hugos_own_file_is_read_where_there_is_no_other(void **state)
{
	static const char *const names[] = {
		"config/_default/config.yaml", "config/_default/hugo.yaml",
		"config.yaml", "hugo.yml", "hugo.yaml", "site.yaml",
	};
	struct tempdir dir;
	struct reading reading;
	size_t i;

	(void)state;
	tempdir_make(&dir);
	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		struct buf text = BUF_INIT;

		buf_printf(&text, "title: Of %s\n", names[i]);
		tempdir_write(&dir, names[i], text.data);
		assert_int_equal(load(&reading, dir.path), 0);
		assert_string_equal(reading.config.title + 3, names[i]);
		assert_int_equal(reading.report.len, 0);
		release(&reading);
		buf_release(&text);
	}
	tempdir_remove(&dir);
}

static void what_hugo_means_by_its_keys_is_taken(void **state)
{
	struct tempdir dir;
	struct reading reading;
	const struct config *config = &reading.config;
	size_t i;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "hugo.yaml",
		      "params:\n  description: D\n  theme: [dark]\n"
		      "  organisation: {name: O}\n  names: {a-b: A.B}\n"
		      "  showTOC: true\n  title: Not this\n"
		      "baseURL: https://a.b/\ntitle: T\nlocale: de-DE\n"
		      "timeZone: Europe/Berlin\ntheme: other\n"
		      "taxonomies: {tag: tags, course-topic: course-topics}\n"
		      "permalinks: {page: {course: \"/:sections/:slug/\"}}\n"
		      "markup: {goldmark: {}}\nfrontmatter: {date: [x]}\n");
	assert_int_equal(load(&reading, dir.path), 0);
	assert_string_equal(config->base_url, "https://a.b");
	assert_string_equal(config->title, "T");
	assert_string_equal(config->language, "de-DE");
	assert_string_equal(config->zone_name, "Europe/Berlin");
	assert_string_equal(config->description, "D");
	assert_string_equal(value_text(value_get(config->organisation,
						 "name")), "O");
	assert_string_equal(value_text(value_get(config->names, "a-b")),
			    "A.B");
	assert_int_equal(value_len(config->taxonomies), 2);
	assert_non_null(value_path(config->permalinks, "page.course"));
	assert_null(config->theme);
	/* theme, markup, frontmatter */
	assert_int_equal(reading.report.len, 3);
	for (i = 0; i < reading.report.len; i++)
		assert_string_equal(reading.report.items[i].code, "hugo-key");
	release(&reading);
	tempdir_remove(&dir);
}

static void a_toml_file_is_noted(void **state)
{
	struct tempdir dir;
	struct reading reading;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "hugo.toml", "title = 'x'\n");
	assert_int_equal(load(&reading, dir.path), 0);
	expect_code(&reading, "hugo.toml", "hugo-toml");
	release(&reading);
	tempdir_write(&dir, "site.yaml", "title: x\n");
	assert_int_equal(load(&reading, dir.path), 0);
	assert_int_equal(reading.report.len, 0);
	release(&reading);
	tempdir_remove(&dir);
}

static void a_file_that_cannot_be_read_is_an_error(void **state)
{
	struct tempdir dir;
	struct reading reading;
	struct buf text = BUF_INIT;

	(void)state;
	tempdir_make(&dir);
	while (text.len <= LIMIT_FILE)
		buf_str(&text, "# much too much\n");
	tempdir_write(&dir, "site.yaml", text.data);
	assert_int_equal(load(&reading, dir.path), -1);
	assert_int_equal(reading.report.len, 1);
	assert_string_equal(reading.config.title, "Courses");
	release(&reading);
	buf_release(&text);
	tempdir_remove(&dir);
}

static void every_key_is_documented(void **state)
{
	const struct config_key *key;
	struct reading reading;

	(void)state;
	for (key = config_keys; key->name; key++) {
		struct buf text = BUF_INIT;

		assert_false(str_is_blank(key->standard));
		assert_false(str_is_blank(key->meaning));
		buf_printf(&text, "%s:\n", key->name);
		read_text(&reading, text.data);
		expect_code(&reading, key->name, NULL);
		release(&reading);
		buf_release(&text);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(everything_has_a_default),
		cmocka_unit_test(a_base_url_is_taken_apart_or_refused),
		cmocka_unit_test(hugo_spellings_are_read),
		cmocka_unit_test(
			what_is_wrong_is_warned_of_and_has_its_default),
		cmocka_unit_test(good_items_stay_beside_bad_ones),
		cmocka_unit_test(a_file_that_is_no_map_of_yaml_is_an_error),
		cmocka_unit_test(a_copy_needs_nothing_of_its_original),
		cmocka_unit_test(a_missing_file_is_no_problem),
		cmocka_unit_test(
			hugos_own_file_is_read_where_there_is_no_other),
		cmocka_unit_test(what_hugo_means_by_its_keys_is_taken),
		cmocka_unit_test(a_toml_file_is_noted),
		cmocka_unit_test(a_file_that_cannot_be_read_is_an_error),
		cmocka_unit_test(every_key_is_documented),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
