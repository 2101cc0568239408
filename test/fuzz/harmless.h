/* SPDX-License-Identifier: MIT */
/*
 * What no page may ever hold, whatever an author wrote: asked of HTML text by
 * parsing it again, as a browser would.
 */
#ifndef FUZZ_HARMLESS_H
#define FUZZ_HARMLESS_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "markup/dom.h"
#include "markup/html.h"
#include "markup/htmlparse.h"

static inline void harmless_must(bool holds, const char *promise,
				 const char *html)
{
	if (holds)
		return;
	fprintf(stderr, "broken promise: %s\n%s\n", promise, html);
	abort();
}

static inline bool harmless_tag(const char *tag)
{
	static const char foul[] = " script style object embed applet base "
				   "meta link form input button textarea "
				   "select svg math template frame frameset "
				   "noscript title ";
	char word[40];

	if (strlen(tag) > sizeof(word) - 3)
		return false;
	snprintf(word, sizeof(word), " %s ", tag);
	return !strstr(foul, word);
}

static inline bool harmless_attr(const struct dom_attr *attr)
{
	if (str_starts(attr->name, "on") || str_eq(attr->name, "style") ||
	    str_eq(attr->name, "srcdoc"))
		return false;
	if (str_eq(attr->name, "href"))
		return html_is_safe_link(attr->value);
	if (str_eq(attr->name, "src"))
		return html_is_safe_image(attr->value);
	return true;
}

static inline void harmless_check(struct arena *arena, const char *html)
{
	const struct dom_node *root = htmlparse(arena, html, strlen(html));
	const struct dom_node *node;
	const struct dom_attr *attr;

	for (node = root->first; node; node = dom_next(node, root)) {
		if (node->text)
			continue;
		harmless_must(harmless_tag(node->tag), "no such tag", html);
		for (attr = node->attrs; attr; attr = attr->next)
			harmless_must(harmless_attr(attr), "no such attribute",
				      html);
	}
}

#endif
