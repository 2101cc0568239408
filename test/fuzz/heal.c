/* SPDX-License-Identifier: MIT */
/*
 * Any text healed: once is enough, and no letter is lost but those of a
 * shortcode, of what held it, of an attribute line, and of a comment.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "markup/heal.h"

#include "../unit/lossless.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds, const char *promise, const char *a, const char *b)
{
	if (holds)
		return;
	fprintf(stderr, "broken promise: %s\n%s\n----\n%s\n", promise, a, b);
	abort();
}

static bool find_link(struct markup_link *link, void *data, const char *id)
{
	(void)data;
	link->href = "/known/";
	link->title = "A [wpv-post-link] *Title*";
	return str_starts(id, "k");
}

static void check(struct markup *m, const char *text)
{
	struct place at = { "fuzz.md", 1, 1 };
	struct buf once = BUF_INIT, twice = BUF_INIT;
	const char *where;

	heal(&once, text, m, at);
	heal(&twice, once.data, m, at);
	must(str_eq(once.data, twice.data), "healing twice changes nothing",
	     once.data, twice.data);
	/* Of residue that has words of its own less may be left. */
	if (!m->link)
		must(lossless_subset(text, once.data), "no word is added",
		     text, once.data);
	if (!strpbrk(text, "[{&\xc2") && !strstr(text, "<!--"))
		must(lossless_same(text, once.data, &where),
		     "no word is lost", text, once.data);
	buf_release(&once);
	buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buf text = BUF_INIT;
	struct markup m;

	buf_add(&text, data, size);
	if (size <= LIMIT_BODY && utf8_is_valid(text.data, strlen(text.data))) {
		markup_init(&m, &arena);
		check(&m, text.data);
		m.link = find_link;
		m.title = "This page";
		check(&m, text.data);
		markup_release(&m);
	}
	buf_release(&text);
	arena_release(&arena);
	return 0;
}
