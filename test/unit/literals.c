/* SPDX-License-Identifier: MIT */
/*
 * Every word of the program is in a file of words: none is in a template, and
 * none in C.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/table.h"
#include "site/site.h"

#include "pages.h"
#include "tempdir.h"
#include "wording.h"

enum { CRAWL = 400 };		/* addresses, at most */

/* All of a text but {what is filled}, {{tags}} and <tags>, which become
   blanks; the attributes that people meet stay. */
static void keep_visible(char *text)
{
	static const char *const attributes[] = {
		" alt=\"", " aria-label=\"", " title=\"", " placeholder=\"",
		" aria-description=\"", " label=\"",
	};
	bool is_tag = false, is_kept = false;

	for (char *at = text; *at; at++) {
		if (!is_tag && str_starts(at, "<script"))
			while (at[1] && !str_starts(at, "</script"))
				*at++ = ' ';
		is_tag |= *at == '<';
		for (size_t i = 0; is_tag && !is_kept && i < 6; i++)
			if (str_starts(at, attributes[i])) {
				memset(at, ' ', strlen(attributes[i]));
				at += strlen(attributes[i]);
				is_kept = true;
			}
		is_kept &= *at != '"';
		if (*at == '>' && !is_kept)
			is_tag = false;
		if (is_tag && !is_kept)
			*at = ' ';
	}
}

static void blank_tags(char *text)
{
	for (char *at = strstr(text, "{{"); at; at = strstr(at, "{{")) {
		char *end = strstr(at, "}}");

		assert_non_null(end);
		memset(at, ' ', (size_t)(end + 2 - at));
	}
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two letters in a row, or NULL.  UTC is said so in all languages. */
static const char *find_word(char *text)
{
	keep_visible(text);
	for (char *at = strstr(text, "UTC"); at; at = strstr(at, "UTC"))
		memset(at, ' ', 3);
	for (; *text; text++)
		if (is_letter(text[0]) && is_letter(text[1]))
			return text;
	return NULL;
}

static void no_template_holds_a_word(void **state)
{
	struct arena arena = ARENA_INIT;

	(void)state;
	for (const struct theme_file *f = theme_files; f->name; f++) {
		char *text = arena_strndup(&arena, (const char *)f->data,
					   f->len);
		const char *word;

		if (!str_ends(f->name, ".mustache"))
			continue;
		blank_tags(text);
		word = find_word(text);
		if (word)
			fail_msg("%s says \"%.24s\": write it into "
				 "words.*.yaml", f->name, word);
	}
	arena_release(&arena);
}

static void a_word_in_a_template_would_be_found(void **state)
{
	static const struct {
		const char *text;
		bool has_word;
	} rows[] = {
		{ "<p class=\"lead\">{{t.a}}: {{#b}}, {{/b}}</p>", false },
		{ "<a href=\"{{x}}\" title=\"{{t.go}}\">→ 2 x 3</a>", false },
		{ "<script type=\"a/b\">{{x}} var</script><p>.</p>", false },
		{ "<p>{{t.a}} of {{n}}</p>", true },
		{ "<img src=\"{{x}}\" alt=\"Map\">", true },
		{ "<nav class=\"a\" aria-label=\"Go > on\"></nav>", true },
		{ "{{! a comment }}Home", true },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct arena arena = ARENA_INIT;
		char *text = arena_strdup(&arena, rows[i].text);

		blank_tags(text);
		assert_int_equal(find_word(text) != NULL, rows[i].has_word);
		arena_release(&arena);
	}
}

/* The words without a letter of ours, but for their places. */
static struct value *without_letters(struct arena *arena,
				     const struct value *from)
{
	struct value *out = value_copy(arena, from);
	char *text;

	for (size_t i = 0; from->type == VALUE_MAP && i < value_len(from); i++)
		value_set(arena, out, from->map.pairs[i].key,
			  without_letters(arena, from->map.pairs[i].value));
	if (from->type == VALUE_LIST) {
		out = value_list(arena);
		for (size_t i = 0; i < value_len(from); i++)
			value_push(arena, out,
				   without_letters(arena,
						   value_item(from, i)));
	}
	if (from->type != VALUE_STRING)
		return out;
	text = arena_strdup(arena, from->text);
	for (char *at = text; *at; at++) {
		if (*at == '{' && strchr(at, '}'))
			at = strchr(at, '}');
		if (is_letter(*at))
			*at = '0';
	}
	return value_string(arena, text);
}

/* Greek throughout, so that a letter of ours on a page is the program's. */
static const struct {
	const char *name, *text;
} greek[] = {
	{ "site.yaml", "title: Σχολή\norganisation:\n  name: Σχολή\n"
		       "  telephone: +30 1\n  email: α@β.γ\n"
		       "taxonomies: {topic: course_topics, tag: tags}\n" },
	{ "a.md", "---\ntitle: Κόμποι\ntype: course\ncode: Κ1\n"
		  "course_topics: [Σχοινιά]\ncourse_vendors: [Α]\n"
		  "course_learning_experiences: [Β]\ntags: [Γ]\n"
		  "concepts: [Δ]\ncategories: [Ε]\nlevel: beginner\n"
		  "course_length: 6\ndescription: Ένα.\noverview: Δύο.\n"
		  "audience: Τρία.\nobjectives: Τέσσερα.\n"
		  "outcomes: Πέντε.\n"
		  "offering: {format: Έξι., type: Ζ}\n"
		  "prerequisites: Επτά.\nassessment: Οκτώ.\n"
		  "introduction: Μηδέν.\ndate: 2020-02-03\n"
		  "lastmod: 2021-02-03\nauthor: Ω\n"
		  "trainers: [Ψ]\nroadmap: {previous: [Χ], next: [Φ]}\n"
		  "carousel: [{type: video, link: /videos/youtube/1}]\n"
		  "syllabusBefore:\n- title: Εννέα\n  type: video\n"
		  "  duration: 10\n"
		  "syllabus:\n- title: Δέκα\n  duration: 200\n"
		  "- duration: 60\n"
		  "  assignment: {title: Ιι, examples: Κκ, duration: 30}\n"
		  "- assignment: {text: Λλ}\n  duration: 100\n"
		  "events:\n- start_date: 2099-01-02\n  end_date: 2099-03-04\n"
		  "  registration_link: https://a.example/\n"
		  "- start_date: 2019-01-02\n"
		  "- start_date: 2098-01-02\n  type: preorder\n  sessions:\n"
		  "  - start_datetime: 2098-01-02T19:00:00\n"
		  "    end_datetime: 2098-01-03T02:00:00\n---\n\n"
		  "{{< details >}}Μμ{{< /details >}}\n"
		  "{{< youtube 1 >}} {{< vimeo 2 >}}\n" },
	{ "b.md", "---\ntitle: Πλοία\ntype: course\n---\n\nΣώμα.\n" },
	{ "course_topics/c/_index.md", "---\ntitle: Κενό\n---\n" },
	{ "over.md", "---\ntitle: Τέλος\ntype: course\n"
		     "expiryDate: 2020-01-01\n---\n" },
	{ "tags/_index.md", "---\nlayout: x\n---\n\nΣώμα.\n" },
	{ "courses/d.md", "---\ntitle: Σελίδα\n---\n\nΣώμα.\n" },
};

static void make_greek(const struct tempdir *dir)
{
	struct arena arena = ARENA_INIT;
	struct buf json = BUF_INIT;

	value_write_json(&json, without_letters(&arena,
						wording_read(&arena, "en")),
			 true);
	tempdir_write(dir, "theme/words.en.yaml", json.data);
	for (size_t i = 0; i < sizeof(greek) / sizeof(greek[0]); i++)
		tempdir_write(dir, greek[i].name, greek[i].text);
	buf_release(&json);
	arena_release(&arena);
}

struct crawl {
	const struct site *site;
	struct arena arena;
	struct table seen;
	const char *found[CRAWL];	/* addresses, in order */
	size_t len, pages;
};

static void find_address(struct crawl *crawl, const char *href)
{
	if (*href != '/' || crawl->len == CRAWL ||
	    table_find(&crawl->seen, href))
		return;
	table_set(&crawl->seen, href, crawl);
	crawl->found[crawl->len++] = href;
}

/* Of each link; "&amp;" is the only reference in our own addresses. */
static void find_links(struct crawl *crawl, const char *html)
{
	static const char attribute[] = " href=\"";
	const char *at = html;

	while ((at = strstr(at, attribute)) != NULL) {
		size_t len;
		char *href, *amp;

		at += strlen(attribute);
		len = strcspn(at, "\"#");
		href = arena_strndup(&crawl->arena, at, len);
		while ((amp = strstr(href, "&amp;")) != NULL)
			memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
		find_address(crawl, href);
	}
}

static void check_page(struct crawl *crawl, const char *address,
		       const struct reply *reply)
{
	const char *word;
	char *text;

	if (!reply->type || !str_starts(reply->type, "text/html"))
		return;
	assert_true(reply->status < 500);
	text = arena_strdup(&crawl->arena, reply->body.data);
	find_links(crawl, text);
	word = find_word(text);
	if (word)
		fail_msg("%s says \"%.40s\", which no file of words says",
			 address, word);
	crawl->pages++;
}

static void ask(struct crawl *crawl, const char *method, const char *address)
{
	const struct request request = { .method = method,
					 .target = address };
	struct arena scratch = ARENA_INIT;
	struct reply reply;

	reply_init(&reply);
	site_answer(&reply, crawl->site, &request, PAGES_NOW, &scratch);
	check_page(crawl, address, &reply);
	reply_release(&reply);
	arena_release(&scratch);
}

/* What no link leads to. */
static const struct {
	const char *method, *target;
} unlinked[] = {
	{ "GET", "/%CE%BE/" },		{ "GET", "/%zz/" },
	{ "POST", "/" },		{ "GET", "/over/" },
	{ "GET", "/courses/?q=%CE%9A%CF%8C%CE%BC%CF%80%CE%BF%CE%B9" },
	{ "GET", "/courses/?q=%CE%BE%CE%BE%CE%BE%CE%BE" },
	{ "GET", "/courses/?level=beginner&sort=title" },
	{ "GET", "/courses/?level=%CE%BE" },
	{ "GET", "/courses/?sort=%CE%BE" },
	{ "GET", "/courses/?page=9" },	{ "GET", "/tags/" },
	{ "GET", "/compare/" },		{ "GET", "/search/" },
};

/* A site whose words have no letters shows none: nothing is said by C. */
static void no_page_says_what_is_in_no_file(void **state)
{
	struct crawl crawl = { .arena = ARENA_INIT };
	struct tempdir dir;
	struct site *site;

	(void)state;
	tempdir_make(&dir);
	make_greek(&dir);
	site = site_load(dir.path, NULL);
	assert_non_null(site);
	crawl.site = site;
	table_init(&crawl.seen);
	find_address(&crawl, "/");
	for (size_t i = 0; i < sizeof(unlinked) / sizeof(unlinked[0]); i++)
		ask(&crawl, unlinked[i].method, unlinked[i].target);
	for (size_t i = 0; i < crawl.len; i++)
		ask(&crawl, "GET", crawl.found[i]);
	assert_true(crawl.pages > 10);
	table_release(&crawl.seen);
	site_free(site);
	arena_release(&crawl.arena);
	tempdir_remove(&dir);
}

/* Errors that a test cannot bring about. */
static void no_error_says_what_is_in_no_file(void **state)
{
	static const int statuses[] = { 400, 404, 405, 410, 414, 500, 503 };
	struct tempdir dir;
	struct pages p;

	(void)state;
	tempdir_make(&dir);
	make_greek(&dir);
	pages_open(&p, dir.path);
	for (size_t i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++) {
		page_error(&p.out, &p.env, statuses[i], "/α");
		assert_null(find_word(p.out.data));
		buf_reset(&p.out);
	}
	pages_close(&p);
	tempdir_remove(&dir);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(no_template_holds_a_word),
		cmocka_unit_test(a_word_in_a_template_would_be_found),
		cmocka_unit_test(no_page_says_what_is_in_no_file),
		cmocka_unit_test(no_error_says_what_is_in_no_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
