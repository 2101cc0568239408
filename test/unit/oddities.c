/* SPDX-License-Identifier: MIT */
/*
 * Oddities that concern a whole tree, each named by its id in the schema
 * study (A: addresses, S: meaning, P: operation, and some others).  Those of
 * one file have their fixtures in test/golden/.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/str.h"
#include "site/site.h"
#include "tempdir.h"

#define NOW 1700000000		/* 2023-11-14 */

enum { MAX_FILES = 3, MAX_ASKS = 8 };

static const struct oddity {
	const char *id;
	struct {
		const char *name, *text;
	} files[MAX_FILES];
	struct {
		const char *target;
		int status;
		const char *has;	/* in Location or body; NULL: any */
	} asks[MAX_ASKS];
	const char *code;		/* of a problem; NULL: there is none */
} oddities[] = {
	{ "A-1 with and without slashes at both ends",
	  { { "a.md", "---\ntitle: One\ntype: course\nurl: /x/:slug/\n"
		      "aliases: [plain, /with/, /without]\n---\n" } },
	  { { "/x/plain", 301, "/x/one/" }, { "/with", 301, "/x/one/" },
	    { "/with/", 301, "/x/one/" }, { "/without/", 301, "/x/one/" } },
	  NULL },
	{ "A-2 mixed case",
	  { { "a.md", "---\ntitle: One\ntype: course\nurl: /X/One/\n"
		      "aliases: [/Old/Loft.org/Page]\n---\n" } },
	  { { "/old/loft.org/page/", 301, "/X/One/" },
	    { "/Old/Loft.org/Page", 301, "/X/One/" },
	    { "/X/One/", 200, NULL }, { "/x/one/", 301, "/X/One/" } },
	  NULL },
	{ "A-3 the same alias in both lists",
	  { { "a.md", "---\ntitle: One\ntype: course\n"
		      "aliases: [/old, /old/]\naliasesArchive: [/old]\n"
		      "---\n" } },
	  { { "/old", 301, "/a/" } },
	  NULL },
	{ "A-4 an alias that is the page's own address",
	  { { "a.md", "---\ntitle: One\ntype: course\nurl: /k/:slug/\n"
		      "aliases: [/k/one/]\n---\n" } },
	  { { "/k/one/", 200, NULL }, { "/k/one", 301, "/k/one/" } },
	  "alias-is-own-url" },
	{ "A-5 an alias that is another page's address",
	  { { "a.md", "---\ntitle: One\ntype: course\naliases: [/b/]\n---\n" },
	    { "b.md", "---\ntitle: Two\ntype: course\n---\n" } },
	  { { "/b/", 200, "Two" } },
	  "alias-shadowed-by-page" },
	{ "A-6 two generations of one course",
	  { { "new.md", "---\ntitle: Newer\ntype: course\nResourceId: r1\n"
			"url: /one/\n---\n" },
	    { "old.md", "---\ntitle: Older\ntype: course\nurl: /one/\n"
			"delivery: {code: ONE}\n---\n" } },
	  { { "/one/", 200, "Newer" } },
	  "url-collision" },
	{ "A-7 ids that differ in case alone",
	  { { "a.md", "---\ntitle: One\ntype: course\n"
		      "ResourceId: -aB_c1\n---\n" },
	    { "b.md", "---\ntitle: Two\ntype: course\n"
		      "ResourceId: -Ab_C1\n---\n" } },
	  { { "/resources/-aB_c1", 301, "/a/" },
	    { "/resources/-Ab_C1/", 301, "/b/" } },
	  NULL },
	{ "A-8 aliases that must not be caught",
	  { { "a.md", "---\ntitle: One\ntype: course\n"
		      "aliases: [/, \"https://e.example/x\", /q?x=1]\n---\n" } },
	  { { "/", 200, NULL }, { "/q?x=1", 404, NULL } },
	  "alias-refused" },
	{ "A-9 an address that is null, or has no slash",
	  { { "s/a.md", "---\ntitle: Nine Lives\ntype: course\nurl:\n"
			"---\n" },
	    { "s/b.md", "---\ntitle: Two Words\ntype: course\n"
			"url: t/:slug\n---\n" },
	    { "s/c.md", "---\ntitle: Three\ntype: course\n"
			"slug: loft.org\n---\n" } },
	  { { "/s/a/", 200, NULL }, { "/t/two-words/", 200, NULL },
	    { "/s/loft.org/", 200, NULL } },
	  NULL },
	{ "A-10 the ways in which a request arrives",
	  { { "x-y.md", "---\ntitle: One\ntype: course\n---\n" } },
	  { { "/x-y", 301, "/x-y/" }, { "/x-y/", 200, NULL },
	    { "/x-y/index.html", 301, "/x-y/" }, { "//x-y", 301, "/x-y/" },
	    { "/X-Y/", 301, "/x-y/" }, { "/x%2Dy/", 200, NULL },
	    { "/x-y?utm_source=m", 301, "/x-y/?utm_source=m" } },
	  NULL },
	{ "A-11 links to pages that this tree does not have",
	  { { "a.md", "---\ntitle: One\ntype: course\n---\n"
		      "[Before](./preparation/) [Talk](/contact/)\n" } },
	  { { "/a/", 200, "href=\"./preparation/\"" },
	    { "/a/", 200, "href=\"/contact/\"" } },
	  NULL },
	{ "B-16 inline Markdown in plain fields",
	  { { "a.md", "---\ntitle: A **bold** one\ntype: course\n"
		      "description: See [it](/it/).\n---\n" } },
	  { { "/a/", 200, "A <strong>bold</strong> one" },
	    { "/a/", 200, "<a href=\"/it/\">it</a>" } },
	  NULL },
	{ "F-4 what is no course, and what is one after all",
	  { { "c/_index.md", "---\ntitle: List\ntype: course\n---\n" },
	    { "d/_index.md", "---\ntitle: Aps\ntype: course\nkind: page\n"
			     "---\n" },
	    { "c/README.md", "---\ntitle: Read\ntype: course\n---\n" } },
	  { { "/c/", 200, "List" }, { "/d/", 200, "Aps" },
	    { "/c/readme/", 404, NULL }, { "/courses/", 200, "/d/" } },
	  NULL },
	{ "Y-12 a date that is to come",
	  { { "a.md", "---\ntitle: One\ntype: course\n"
		      "date: 2023-11-15\n---\n" },
	    { "b.md", "---\ntitle: Two\ntype: course\n"
		      "date: 2023-11-14\n---\n" } },
	  { { "/a/", 404, NULL }, { "/b/", 200, "Two" } },
	  NULL },
	{ "S-3 one code of two courses",
	  { { "a.md", "---\ntitle: One\ntype: course\ncode: AKP1\n"
		      "aliases: [/akp/]\n---\n" },
	    { "b.md", "---\ntitle: Two\ntype: course\ncode: akp1\n---\n" },
	    { "c.md", "---\ntitle: Three\ntype: course\ncode: AKP\n"
		      "---\n" } },
	  { { "/akp1", 302, "/a/" }, { "/AKP1/", 302, "/a/" },
	    { "/AKP/", 301, "/a/" } },
	  "code-collision" },
	{ "S-4 an id that became another",
	  { { "a.md", "---\ntitle: One\ntype: course\nItemId: ONE\n"
		      "ResourceId: ONE\n"
		      "aliasesArchive: [/resources/-U-z8x8yTw9]\n---\n" } },
	  { { "/resources/-U-z8x8yTw9", 301, "/a/" },
	    { "/resources/ONE/", 301, "/a/" } },
	  NULL },
	{ "S-5 a slug that changed without an alias",
	  { { "a.md", "---\ntitle: Sail Repair Course\ntype: course\n"
		      "url: /loft/:slug/\n---\n" } },
	  { { "/loft/sail-repair/", 404, "/loft/sail-repair-course/" } },
	  NULL },
	{ "P-3 one page under two spellings of a folder",
	  { { "Immersive/a.md", "---\ntitle: Upper\ntype: course\n---\n" },
	    { "immersive/a.md", "---\ntitle: Lower\ntype: course\n---\n" } },
	  { { "/immersive/a/", 200, "Upper" } },
	  "url-collision" },
};

static bool has_code(const struct report *report, const char *code)
{
	size_t i;

	for (i = 0; i < report->len; i++) {
		if (report->items[i].severity == SEVERITY_NOTE)
			continue;
		if (!code || str_eq(report->items[i].code, code))
			return true;
	}
	return false;
}

static void ask(const struct oddity *oddity, const struct site *site, size_t i)
{
	struct request request = {
		.method = "GET",
		.target = oddity->asks[i].target,
	};
	struct arena arena = ARENA_INIT;
	struct reply reply;
	const char *got;

	reply_init(&reply);
	site_answer(&reply, site, &request, NOW, &arena);
	got = reply.location ? reply.location : reply.body.data;
	if (reply.status != oddity->asks[i].status)
		fail_msg("%s: %s: want %d, got %d", oddity->id, request.target,
			 oddity->asks[i].status, reply.status);
	if (oddity->asks[i].has && !strstr(got, oddity->asks[i].has))
		fail_msg("%s: %s: no \"%s\" in %s", oddity->id, request.target,
			 oddity->asks[i].has, got);
	reply_release(&reply);
	arena_release(&arena);
}

static void check(const struct oddity *oddity)
{
	struct tempdir dir;
	struct site *site;
	size_t i;

	tempdir_make(&dir);
	for (i = 0; i < MAX_FILES && oddity->files[i].name; i++)
		tempdir_write(&dir, oddity->files[i].name,
			      oddity->files[i].text);
	site = site_load(dir.path, NULL);
	assert_non_null(site);
	for (i = 0; i < MAX_ASKS && oddity->asks[i].target; i++)
		ask(oddity, site, i);
	if (has_code(&site->report, oddity->code) != !!oddity->code)
		fail_msg("%s: %s %s", oddity->id,
			 oddity->code ? "is not told as" : "is told",
			 oddity->code ? oddity->code :
					site->report.items[0].code);
	site_free(site);
	tempdir_remove(&dir);
}

static void every_oddity_of_a_tree_is_survived(void **state)
{
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(oddities) / sizeof(oddities[0]); i++)
		check(&oddities[i]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_oddity_of_a_tree_is_survived),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
