/* SPDX-License-Identifier: MIT */
/*
 * Every built-in file of words is whole, a language falls back on a wider
 * one, and a site's own file stands over it, key by key.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "pages.h"
#include "tempdir.h"
#include "wording.h"

/* The language of the i-th file of words, from 0; NULL: no more. */
static const char *language(struct arena *arena, size_t i)
{
	for (const struct theme_file *f = theme_files; f->name; f++)
		if (str_starts(f->name, "words.") &&
		    str_ends(f->name, ".yaml") && i-- == 0)
			return arena_strndup(arena, f->name + 6,
					     strlen(f->name) - 11);
	return NULL;
}

static size_t count_place(const char *text, const char *place, size_t len)
{
	size_t n = 0;

	for (; *text; text++)
		n += strncmp(text, place, len) == 0;
	return n;
}

static void check_places(const char *path, const char *english,
			 const char *other)
{
	for (const char *at = strchr(english, '{'); at;
	     at = strchr(at + 1, '{')) {
		size_t len = strcspn(at, "}") + 1;

		if (count_place(english, at, len) !=
		    count_place(other, at, len))
			fail_msg("%s: not once %.*s in \"%s\"", path, (int)len,
				 at, other);
	}
	if (count_place(english, "{", 1) != count_place(other, "{", 1))
		fail_msg("%s: too many places in \"%s\"", path, other);
}

static void check_same(struct arena *arena, const char *path,
		       const struct value *english, const struct value *other)
{
	if (!other || english->type != other->type ||
	    value_len(english) != value_len(other))
		fail_msg("%s: not as in English", path);
	if (english->type == VALUE_STRING)
		check_places(path, english->text, other->text);
	else if (english->type == VALUE_LIST)
		assert_true(words_fit(english, other));
	else
		assert_int_equal(english->type, VALUE_MAP);
	for (size_t i = 0; english->type == VALUE_MAP &&
			   i < value_len(english); i++) {
		const char *key = english->map.pairs[i].key;

		check_same(arena, arena_printf(arena, "%s.%s", path, key),
			   english->map.pairs[i].value,
			   value_get(other, key));
	}
}

static void every_language_has_keys_and_places_of_english(void **state)
{
	struct arena arena = ARENA_INIT;
	struct value *english = wording_read(&arena, "en");
	const char *name;
	size_t i;

	(void)state;
	for (i = 0; (name = language(&arena, i)) != NULL; i++)
		check_same(&arena, name, english, wording_read(&arena, name));
	assert_true(i >= 2);
	arena_release(&arena);
}

static void a_language_falls_back(void **state)
{
	static const struct {
		const char *code, *lang, *menu, *next;
	} rows[] = {
		{ "en", "en", "Courses", "Next date" },
		{ "en-GB", "en-GB", "Courses", "Next date" },
		{ "de", "de", "Kurse", "Nächster Termin" },
		{ "de-CH", "de-CH", "Kurse", "Nächster Termin" },
		{ "de_CH", "de-CH", "Kurse", "Nächster Termin" },
		{ "DE", "DE", "Kurse", "Nächster Termin" },
		{ "de-at", "de-at", "Lehrgänge", "Nächster Termin" },
		{ "de-AT-1996", "de-AT-1996", "Lehrgänge", "Neu" },
		{ "grc", "grc", "Courses", "Next date" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;
		char text[64];

		tempdir_make(&dir);
		snprintf(text, sizeof(text), "languageCode: %s\n",
			 rows[i].code);
		tempdir_write(&dir, "site.yaml", text);
		tempdir_write(&dir, "theme/words.de-AT.yaml",
			      "layout: { courses: Lehrgänge }\n");
		tempdir_write(&dir, "theme/words.de-AT-1996.yaml",
			      "dates: { next: Neu }\n");
		pages_open(&p, dir.path);
		page_home(&p.out, &p.env);
		snprintf(text, sizeof(text), "<html lang=\"%s\"",
			 rows[i].lang);
		assert_has(p.out.data, text);
		assert_has(p.out.data, rows[i].menu);
		assert_string_equal(words_get(theme_words(p.theme),
					      "dates.next"), rows[i].next);
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void a_site_says_its_own_words_key_by_key(void **state)
{
	struct tempdir dir;
	struct pages p;
	const struct words *words;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "languageCode: de\n");
	tempdir_write(&dir, "theme/words.de.yaml",
		      "levels: { beginner: Neuling, sailor: Matrose }\n"
		      "count: { hours: { one: eine Stunde } }\n"
		      "mine: { hello: Moin }\n");
	tempdir_write(&dir, "theme/home.mustache",
		      "{{t.mine.hello}} {{t.layout.home}}");
	tempdir_write(&dir, "theme/words.en.yaml",
		      "layout: { home: Front }\n");
	pages_open(&p, dir.path);
	words = theme_words(p.theme);
	assert_string_equal(words_name(words, "levels", "Beginner"),
			    "Neuling");
	assert_string_equal(words_name(words, "levels", "sailor"), "Matrose");
	assert_string_equal(words_name(words, "levels", "advanced"),
			    "Vertiefung");
	assert_null(words_name(words, "levels", "unheard"));
	assert_string_equal(words_count(&p.arena, words, "count.hours", 1),
			    "eine Stunde");
	assert_string_equal(words_count(&p.arena, words, "count.hours", 2),
			    "2 Stunden");
	page_home(&p.out, &p.env);
	assert_string_equal(p.out.data, "Moin Startseite");
	assert_int_equal(p.report.len, 0);
	pages_close(&p);
	tempdir_remove(&dir);
}

/* One problem each, and the built-in words serve. */
static void wrong_words_are_reported_and_left_out(void **state)
{
	static const struct {
		const char *text, *code;
		int line;
		enum severity severity;
	} rows[] = {
		{ "layout:\n  home: [x\n", "yaml-syntax", 2, SEVERITY_ERROR },
		{ "- home\n", "words-not-map", 1, SEVERITY_WARNING },
		{ "layout:\n  home: { a: b }\n", "words-misfit", 2,
		  SEVERITY_WARNING },
		{ "layout:\n  menu: M\n  home: 5\n", "words-misfit", 3,
		  SEVERITY_WARNING },
		{ "layout: Home\n", "words-misfit", 1, SEVERITY_WARNING },
		{ "count:\n  hours: x\n", "words-misfit", 2,
		  SEVERITY_WARNING },
		{ "clock:\n  months: [Jan]\n", "words-misfit", 2,
		  SEVERITY_WARNING },
		{ "clock:\n  weekdays: [1, 2, 3, 4, 5, 6, 7]\n",
		  "words-misfit", 2, SEVERITY_WARNING },
		{ "clock:\n  date: \"{day} {moon}\"\n", "words-place", 2,
		  SEVERITY_WARNING },
		{ "count:\n  hours: { few: \"{hours}\" }\n", "words-place", 2,
		  SEVERITY_WARNING },
		{ "layout:\n  hme: Home\n", "words-unknown", 2,
		  SEVERITY_NOTE },
		{ "count:\n  hours: { several: x }\n", "words-unknown", 2,
		  SEVERITY_NOTE },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;
		const struct problem *problem;

		tempdir_make(&dir);
		tempdir_write(&dir, "theme/words.en.yaml", rows[i].text);
		pages_open(&p, dir.path);
		assert_int_equal(p.report.len, 1);
		problem = &p.report.items[0];
		assert_string_equal(problem->code, rows[i].code);
		assert_string_equal(problem->at.file, "theme/words.en.yaml");
		assert_int_equal(problem->at.line, rows[i].line);
		assert_int_equal(problem->severity, rows[i].severity);
		assert_string_equal(words_get(theme_words(p.theme),
					      "layout.home"), "Home");
		assert_string_equal(words_item(theme_words(p.theme),
					       "clock.months", 11),
				    "December");
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void a_language_that_lacks_texts_is_reported(void **state)
{
	static const struct {
		const char *words, *want;
	} rows[] = {
		{ NULL, "there is no such file" },
		{ "layout: { home: Accueil }\n", "and others" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct tempdir dir;
		struct pages p;

		tempdir_make(&dir);
		tempdir_write(&dir, "site.yaml", "languageCode: qaa\n");
		if (rows[i].words)
			tempdir_write(&dir, "theme/words.qaa.yaml",
				      rows[i].words);
		pages_open(&p, dir.path);
		assert_int_equal(p.report.len, 1);
		assert_true(pages_reported(&p.report, "words-missing",
					   "theme/words.qaa.yaml"));
		assert_has(p.report.items[0].words, rows[i].want);
		assert_string_equal(words_get(theme_words(p.theme),
					      "layout.courses"), "Courses");
		pages_close(&p);
		tempdir_remove(&dir);
	}
}

static void a_missing_plural_form_is_the_general_one(void **state)
{
	struct arena arena = ARENA_INIT;
	struct words words = wording(&arena, "en");

	(void)state;
	words.language = "pl";
	assert_string_equal(words_count(&arena, &words, "count.hours", 3),
			    "3 hours");
	arena_release(&arena);
}

static void digits_are_grouped(void **state)
{
	static const struct {
		const char *language;
		long n;
		const char *want;
	} rows[] = {
		{ "en", 0, "0" }, { "en", 999, "999" }, { "en", 1000, "1,000" },
		{ "en", 1234567, "1,234,567" }, { "de", 12345, "12.345" },
		{ "en", -1234, "−1,234" },
	};
	struct arena arena = ARENA_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct words words = wording(&arena, rows[i].language);

		assert_string_equal(words_number(&arena, &words, rows[i].n),
				    rows[i].want);
	}
	arena_release(&arena);
}

static void places_are_filled_and_others_stay(void **state)
{
	struct arena arena = ARENA_INIT;
	struct words words = { .map = value_map(&arena), .language = "en" };
	const struct words_place places[] = {
		{ "a", "{b}" }, { "none", NULL }, { NULL, NULL },
	};

	(void)state;
	value_set(&arena, words.map, "x",
		  value_string(&arena, "{a} {a}{none} {b} {a {} }"));
	assert_string_equal(words_fill(&arena, &words, "x", places),
			    "{b} {b} {b} {a {} }");
	assert_string_equal(words_get(&words, "no.such"), "no.such");
	assert_string_equal(words_item(&words, "x", 0), "");
	arena_release(&arena);
}

static void a_german_page_is_german(void **state)
{
	static const char *const wants[] = {
		"<html lang=\"de-DE\"", "Zum Inhalt springen",
		"Einstieg", "4 Stunden 30 Minuten in 2 Einheiten",
		"Einheit 2", "Samstag, 3. Januar 2099",
		"9.</time>–<time datetime=\"2099-05-11\">11. Mai 2099</time>",
		"30. Juni</time> – <time",
		"Anmelden: 9.–11. Mai 2099", "09:00</time>–", " Uhr, UTC",
		"Nächster Termin",
	};
	struct tempdir dir;
	struct pages p;
	const char *html;

	(void)state;
	tempdir_make(&dir);
	tempdir_write(&dir, "site.yaml", "languageCode: de-DE\n");
	tempdir_write(&dir, "a.md", "---\ntitle: Knoten\ntype: course\n"
		      "level: Beginner\nsyllabus:\n- title: Seile\n"
		      "  duration: 210\n- duration: 60\nevents:\n"
		      "- start_date: 2099-01-03\n"
		      "  sessions:\n"
		      "  - start_datetime: 2099-01-03T09:00:00\n"
		      "    end_datetime: 2099-01-03T10:00:00\n"
		      "- start_date: 2099-05-09\n  end_date: 2099-05-11\n"
		      "  registration_link: https://a.example/\n"
		      "- start_date: 2099-06-30\n  end_date: 2099-07-01\n"
		      "---\n");
	pages_open(&p, dir.path);
	html = pages_course(&p, "a.md");
	for (size_t i = 0; i < sizeof(wants) / sizeof(wants[0]); i++)
		assert_has(html, wants[i]);
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_language_has_keys_and_places_of_english),
		cmocka_unit_test(a_language_falls_back),
		cmocka_unit_test(a_site_says_its_own_words_key_by_key),
		cmocka_unit_test(wrong_words_are_reported_and_left_out),
		cmocka_unit_test(a_language_that_lacks_texts_is_reported),
		cmocka_unit_test(a_missing_plural_form_is_the_general_one),
		cmocka_unit_test(digits_are_grouped),
		cmocka_unit_test(places_are_filled_and_others_stay),
		cmocka_unit_test(a_german_page_is_german),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
