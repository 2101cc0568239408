/* SPDX-License-Identifier: MIT */
/*
 * Links that their author meant to fill in: "[Book](#)", href="".  Their
 * words stay, the link goes, and the author is told (schema.md B-17).
 */
#include <string.h>

#include "base/limits.h"
#include "base/str.h"
#include "markup/passes.h"

/* The ellipsis also as cmark encodes it. */
static const char *const nowhere[] = {
	"", "#", "#!", "...", "\xe2\x80\xa6", "%E2%80%A6", "http://",
	"https://", "TODO", "TBD", "javascript:void(0)",
	"javascript:void(0);", "javascript:;", "javascript:"
};

static bool leads_nowhere(const char *href)
{
	size_t i;

	for (i = 0; i < sizeof(nowhere) / sizeof(nowhere[0]); i++)
		if (str_eq_nocase(href, nowhere[i]))
			return true;
	return false;
}

/* The author's text, read so far. */
struct source {
	const char *text;
	struct place at;
	unsigned told;
};

/* Goes on to where the words stand, if they stand there as they are. */
static void find(struct source *source, struct view words)
{
	const char *found;

	if (words.len == 0 || source->at.line == 0)
		return;
	found = memmem(source->text, strlen(source->text), words.at,
		       words.len);
	for (; found && source->text < found; source->text++) {
		source->at.line += *source->text == '\n';
		source->at.col = 1;
	}
}

static void tell(struct markup *m, const struct dom_node *link,
		 struct source *source)
{
	struct buf words = BUF_INIT;
	struct view trimmed;
	struct place at;

	if (source->told++ >= LIMIT_PROBLEMS)
		return;
	dom_add_text(&words, link);
	trimmed = str_trim(words.data, words.len);
	find(source, trimmed);
	at = source->at;
	report_add(m->report, SEVERITY_NOTE, at, "healed-link",
		   "the link \"%.*s\" leads nowhere, so only its words are "
		   "shown; give it an address", (int)trimmed.len, trimmed.at);
	buf_release(&words);
}

void placeholders(struct markup *m, struct dom_node *root, const char *text,
		  struct place at)
{
	struct source source = { text, at, 0 };
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		const char *href = dom_is(node, "a") ?
				   dom_attr(node, "href") : NULL;

		if (href && leads_nowhere(href)) {
			tell(m, node, &source);
			dom_remove_attr(node, "href");
			if (!dom_attr(node, "id"))
				dom_unwrap(node);
		}
		node = next;
	}
}
