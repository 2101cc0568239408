/* SPDX-License-Identifier: MIT */
/*
 * Links that their author meant to fill in: "[Book](#)", href="".  Their
 * words stay, the link goes, and the author is told (schema.md B-17).
 */
#include <string.h>

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

static void tell(struct markup *m, const struct dom_node *link,
		 struct place at)
{
	struct buf words = BUF_INIT;
	struct view trimmed;

	dom_add_text(&words, link);
	trimmed = str_trim(words.data, words.len);
	report_add(m->report, SEVERITY_NOTE, at, "healed-link",
		   "the link \"%.*s\" leads nowhere, so only its words are "
		   "shown; give it an address", (int)trimmed.len, trimmed.at);
	buf_release(&words);
}

void placeholders(struct markup *m, struct dom_node *root, struct place at)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = dom_next(node, root);
		const char *href = dom_is(node, "a") ?
				   dom_attr(node, "href") : NULL;

		if (href && leads_nowhere(href)) {
			tell(m, node, at);
			dom_remove_attr(node, "href");
			if (!dom_attr(node, "id"))
				dom_unwrap(node);
		}
		node = next;
	}
}
