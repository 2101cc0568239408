/* SPDX-License-Identifier: MIT */
/*
 * Frames.  No page asks another site for anything before its reader does.
 * One of a host in site.yaml's `embeds` becomes the theme's component: a link
 * that names the host, and that the theme's script turns into a sandboxed
 * frame when asked.  Any other frame is a link alone, and the author is told
 * which line allows it.
 */
#include <string.h>

#include "base/str.h"
#include "markup/html.h"
#include "markup/passes.h"

/* The host of an absolute https address; NULL: it has none of its own. */
static const char *https_host(struct arena *arena, const char *src)
{
	static const char scheme[] = "https://";
	const char *host;
	char *copy, *c;

	if (!str_starts_nocase(src, scheme))
		return NULL;
	host = src + strlen(scheme);
	copy = arena_strndup(arena, host, strcspn(host, "/?#"));
	for (c = copy; *c; c++)
		*c = str_lower(*c);
	return copy;
}

/*
 * Never the site's own host: such a frame would not be foreign, and its
 * sandbox no wall (scripts and the same origin together).
 */
bool embeds_allow(const struct markup *m, const char *host)
{
	size_t i;

	if (host && m->host && str_eq_nocase(m->host, host))
		return false;
	for (i = 0; host && i < value_len(m->embeds); i++) {
		const char *allowed = value_text(value_item(m->embeds, i));

		if (allowed && str_eq_nocase(allowed, host))
			return true;
	}
	return false;
}

/* What stands between scheme and path, for people to read. */
static const char *readable_host(struct arena *arena, const char *src)
{
	const char *slashes = strstr(src, "://");

	if (!slashes)
		return arena_strdup(arena, src);
	return arena_strndup(arena, slashes + 3, strcspn(slashes + 3, "/?#"));
}

static struct dom_node *make_link(struct arena *arena, const char *src,
				  const char *title)
{
	struct dom_node *link = dom_element(arena, "a");

	dom_set_attr(arena, link, "href", src);
	dom_append(link, dom_text(arena, title));
	return link;
}

/* "Our course (video.example)": whose page it is, before anybody goes. */
static const char *with_host(struct arena *arena, const char *title,
			     const char *src)
{
	const char *host = readable_host(arena, src);

	if (strstr(title, host))
		return title;
	return arena_printf(arena, "%s (%s)", title, host);
}

static struct dom_node *make_component(struct arena *arena,
				       const struct dom_node *frame,
				       const char *title)
{
	const char *src = dom_attr(frame, "src");
	struct dom_node *box = dom_element(arena, "div");
	struct dom_node *link = make_link(arena, src,
					  with_host(arena, title, src));

	dom_set_attr(arena, box, "class", "embed");
	dom_set_attr(arena, link, "data-title", title);
	if (dom_attr(frame, "allowfullscreen"))
		dom_set_attr(arena, link, "data-full", "");
	dom_append(box, link);
	return box;
}

/* The outermost ancestor-or-self that takes words only. */
static struct dom_node *words_around(struct dom_node *node)
{
	static const char *const hosts[] = {
		"p", "pre", "summary", "h1", "h2", "h3", "h4", "h5", "h6",
		NULL
	};
	struct dom_node *found = node;
	struct dom_node *above = node->parent;

	for (; above && *above->tag; above = above->parent) {
		const char *const *host = hosts;

		while (*host && !dom_is(above, *host))
			host++;
		if (*host || html_is_inline(above->tag))
			found = above;
	}
	return found;
}

static bool is_component(const struct dom_node *node)
{
	const char *class = node && node->tag ? dom_attr(node, "class") : NULL;

	return class && str_eq(class, "embed");
}

/* A component cannot stand in a paragraph: it goes behind it. */
static void show(struct dom_node *frame, struct dom_node *box)
{
	struct dom_node *host = words_around(frame);
	struct dom_node *after = host->next;

	while (host != frame && is_component(after))
		after = after->next;
	if (after)
		dom_insert_before(after, box);
	else
		dom_append(host->parent, box);
	dom_detach(frame);
}

static void show_link(struct arena *arena, struct dom_node *frame,
		      struct dom_node *link)
{
	struct dom_node *p;

	if (words_around(frame) == frame) {
		p = dom_element(arena, "p");
		dom_append(p, link);
		link = p;
	}
	dom_insert_before(frame, link);
	dom_detach(frame);
}

void embeds_refuse(struct markup *m, const char *host, struct place at)
{
	report_add(m->report, SEVERITY_WARNING, at, "embed-not-allowed",
		   "a frame of %s is shown as a plain link; to show it, add "
		   "to site.yaml, under \"embeds:\", the line   - %s",
		   host, host);
}

static void refuse_insecure(struct markup *m, const char *src,
			    struct place at)
{
	report_add(m->report, SEVERITY_WARNING, at, "embed-not-allowed",
		   "the frame %s is shown as a plain link, because only "
		   "https addresses of other hosts can be framed", src);
}

static void embed(struct markup *m, struct dom_node *frame, struct place at)
{
	const char *src = dom_attr(frame, "src");
	const char *host = https_host(m->arena, src);
	const char *title = dom_attr(frame, "title");

	if (!title)
		title = readable_host(m->arena, src);
	if (embeds_allow(m, host)) {
		show(frame, make_component(m->arena, frame, title));
		return;
	}
	show_link(m->arena, frame, make_link(m->arena, src, title));
	if (host)
		embeds_refuse(m, host, at);
	else
		refuse_insecure(m, src, at);
}

void embeds(struct markup *m, struct dom_node *root, struct place at)
{
	struct dom_node *node = root->first;

	while (node) {
		struct dom_node *next = is_component(node) ?
					dom_skip(node, root) :
					dom_next(node, root);

		if (dom_is(node, "iframe"))
			embed(m, node, at);
		node = next;
	}
}
