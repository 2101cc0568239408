/* SPDX-License-Identifier: MIT */
/*
 * Footnotes as Hugo numbers and shows them (hugo.md F11): in the order in
 * which they are referred to, at the end of the text, each with links back.
 * A note that nothing refers to is shown behind them, so that its words are
 * not lost, and reported.
 */
#include <string.h>

#include "base/str.h"
#include "markup/extend_marks.h"

/* The first group of a page has Hugo's ids, later ones a prefix. */
static const char *prefix(struct extension *ext)
{
	if (ext->group == 0)
		ext->group = ++ext->m->note_groups;
	if (ext->group == 1)
		return "";
	return arena_printf(ext->arena, "t%u-", ext->group);
}

static const char *note_id(struct extension *ext, size_t number)
{
	return arena_printf(ext->arena, "%sfn:%zu", prefix(ext), number);
}

static const char *reference_id(struct extension *ext, size_t number,
				size_t times)
{
	if (times == 0)
		return arena_printf(ext->arena, "%sfnref:%zu", prefix(ext),
				    number);
	return arena_printf(ext->arena, "%sfnref%zu:%zu", prefix(ext), times,
			    number);
}

static struct dom_node *link_to(struct arena *arena, const char *id,
				const char *words)
{
	struct dom_node *link = dom_element(arena, "a");

	dom_set_attr(arena, link, "href", arena_printf(arena, "#%s", id));
	dom_append(link, dom_text(arena, words));
	return link;
}

struct dom_node *extend_reference(struct extension *ext, size_t index)
{
	struct extend_note *note = &ext->notes[index];
	struct arena *arena = ext->arena;
	struct dom_node *sup = dom_element(arena, "sup"), *link;

	if (note->number == 0) {
		if (!ext->shown)
			ext->shown = arena_alloc(arena, ext->n_notes *
						 sizeof(*ext->shown));
		ext->shown[ext->n_shown++] = index;
		note->number = ext->n_shown;
	}
	dom_set_attr(arena, sup, "id",
		     reference_id(ext, note->number, note->references++));
	link = link_to(arena, note_id(ext, note->number),
		       arena_printf(arena, "%zu", note->number));
	dom_set_attr(arena, link, "class", "footnote-ref");
	dom_set_attr(arena, link, "role", "doc-noteref");
	dom_append(sup, link);
	return sup;
}

/* Where links back go: behind the last words, if they are a paragraph. */
static struct dom_node *end_of(struct dom_node *body)
{
	struct dom_node *last = body->last;

	while (last && last->text && str_is_blank(last->text))
		last = last->prev;
	return dom_is(last, "p") ? last : body;
}

static void add_links_back(struct extension *ext,
			   const struct extend_note *note)
{
	struct arena *arena = ext->arena;
	struct dom_node *end = end_of(note->body);
	size_t i;

	for (i = 0; i < note->references; i++) {
		struct dom_node *link =
			link_to(arena, reference_id(ext, note->number, i),
				"\xe2\x86\xa9\xef\xb8\x8e");

		dom_set_attr(arena, link, "class", "footnote-backref");
		dom_set_attr(arena, link, "role", "doc-backlink");
		dom_append(end, dom_text(arena, "\xc2\xa0"));
		dom_append(end, link);
	}
}

static void tell_unused(struct extension *ext, const struct extend_note *note)
{
	report_add(ext->m->report, SEVERITY_NOTE, note->at, "footnote-unused",
		   "nothing refers to the footnote [^%s], so it stands last, "
		   "without a number of its own; write [^%s] where it belongs",
		   note->label, note->label);
}

/* Words of notes can refer to notes: the list grows while it is read. */
static bool read_notes(struct extension *ext)
{
	size_t i, done;

	for (done = 0; done < ext->n_shown; done++)
		if (!extend_words_tree(ext,
				       ext->notes[ext->shown[done]].body))
			return false;
	for (i = 0; i < ext->n_notes; i++) {
		if (ext->notes[i].number > 0)
			continue;
		tell_unused(ext, &ext->notes[i]);
		if (!extend_words_tree(ext, ext->notes[i].body))
			return false;
	}
	for (; done < ext->n_shown; done++)
		if (!extend_words_tree(ext,
				       ext->notes[ext->shown[done]].body))
			return false;
	return true;
}

static void add_notes(struct extension *ext, struct dom_node *list)
{
	size_t i;

	for (i = 0; i < ext->n_shown; i++) {
		struct extend_note *note = &ext->notes[ext->shown[i]];

		dom_set_attr(ext->arena, note->body, "id",
			     note_id(ext, note->number));
		add_links_back(ext, note);
		dom_append(list, note->body);
	}
	for (i = 0; i < ext->n_notes; i++)
		if (ext->notes[i].number == 0)
			dom_append(list, ext->notes[i].body);
}

bool extend_notes(struct extension *ext, struct dom_node *root)
{
	struct arena *arena = ext->arena;
	struct dom_node *box, *list;

	if (ext->n_notes == 0)
		return true;
	if (!read_notes(ext))
		return false;
	box = dom_element(arena, "div");
	list = dom_element(arena, "ol");
	dom_set_attr(arena, box, "class", "footnotes");
	dom_set_attr(arena, box, "role", "doc-endnotes");
	dom_append(box, dom_element(arena, "hr"));
	add_notes(ext, list);
	dom_append(box, list);
	dom_append(root, box);
	return true;
}
