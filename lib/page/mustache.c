/* SPDX-License-Identifier: MIT */
/*
 * Compiles a Mustache template into a tree: reads tags, nests sections, and
 * says where a template is wrong.  What becomes of white space is
 * mustache_lines.c's, rendering mustache_render.c's.
 */
#include <assert.h>
#include <string.h>

#include "base/limits.h"
#include "page/mustache.h"
#include "page/mustache_scan.h"

struct place mustache_place(const char *file, struct view text, size_t at)
{
	struct place p = { file, 1, 1 };

	for (size_t i = 0; i < at && i < text.len; i++) {
		if (text.at[i] == '\n') {
			p.line++;
			p.col = 1;
		} else if (((unsigned char)text.at[i] & 0xc0) != 0x80) {
			p.col++;
		}
	}
	return p;
}

static struct place place(const struct scanner *s, size_t at)
{
	return mustache_place(s->file, s->text, at);
}

static int fail(const struct scanner *s, size_t at, const char *words)
{
	return report_add(s->report, SEVERITY_ERROR, place(s, at),
			  "template-syntax", "%s", words);
}

static const char *find(const struct scanner *s, size_t from, struct view what)
{
	if (from > s->text.len)
		return NULL;
	return memmem(s->text.at + from, s->text.len - from, what.at, what.len);
}

static bool has_space(struct view name)
{
	for (size_t i = 0; i < name.len; i++)
		if (str_is_space(name.at[i]))
			return true;
	return false;
}

static void set_name(struct scanner *s, struct node *n, const struct tag *tag)
{
	char *name = arena_strndup(s->arena, tag->name.at, tag->name.len);
	size_t parts = 1;

	n->at = tag->at;
	n->name = arena_strdup(s->arena, name);
	n->is_dynamic = tag->is_dynamic;
	if (str_eq(name, "."))
		return;
	for (const char *p = name; *p; p++)
		parts += *p == '.';
	n->path = arena_alloc(s->arena, parts * sizeof(*n->path));
	while (n->path_len < parts) {
		char *dot = strchr(name, '.');

		n->path[n->path_len++] = name;
		if (!dot)
			break;
		*dot = '\0';
		name = dot + 1;
	}
}

/* {{x}} {{&x}} {{{x}}} */
static int read_value(struct scanner *s, const struct tag *tag)
{
	struct node *n;

	scan_pad(s);
	n = scan_add(s, tag->sigil ? NODE_RAW : NODE_ESCAPED);
	set_name(s, n, tag);
	scan_go_on(s, tag->end);
	return 0;
}

static int read_partial(struct scanner *s, const struct tag *tag)
{
	struct node *pad = scan_pad(s);
	struct node *n = scan_add(s, NODE_PARTIAL);

	set_name(s, n, tag);
	n->is_alone = scan_is_alone(s, tag->end);
	if (n->is_alone) {
		n->indent = scan_padding(s, tag->at);
		scan_eat_line(s, pad, scan_line_end(s, tag->end));
		return 0;
	}
	scan_go_on(s, tag->end);
	return 0;
}

static int enter(struct scanner *s, struct node *n, const struct tag *tag)
{
	set_name(s, n, tag);
	s->into = n;
	n->inside = s->pos;
	if (++s->depth <= LIMIT_TEMPLATE_DEPTH)
		return 0;
	return report_add(s->report, SEVERITY_ERROR, place(s, tag->at),
			  "template-depth",
			  "tags nest more than %d deep; move the inner ones "
			  "into a partial", LIMIT_TEMPLATE_DEPTH);
}

/* {{#x}} {{^x}} */
static int read_section(struct scanner *s, const struct tag *tag)
{
	enum node_kind kind = tag->sigil == '#' ? NODE_SECTION : NODE_INVERTED;
	struct node *n;

	scan_pass(s, tag);
	n = scan_add(s, kind);
	return enter(s, n, tag);
}

/* {{<x}}: whether it stands alone is known at its end only. */
static int read_parent(struct scanner *s, const struct tag *tag)
{
	struct node *pad = scan_pad(s);
	struct node *n = scan_add(s, NODE_PARENT);

	n->is_alone = s->is_blank;
	n->pad = pad;
	if (s->is_blank)
		n->indent = scan_padding(s, tag->at);
	scan_go_on(s, tag->end);
	return enter(s, n, tag);
}

/*
 * {{$x}}: as an argument, inside a parent, what stands before it on the line
 * counts for nothing.  As a parameter that does not stand alone, the white
 * space before it stays, and indents the lines that follow.
 */
static int read_block(struct scanner *s, const struct tag *tag)
{
	bool is_argument = s->into->kind == NODE_PARENT;
	struct node *pad = scan_pad(s);
	struct node *n = scan_add(s, NODE_BLOCK);
	size_t next = scan_line_end(s, tag->end);

	if (s->is_blank)
		n->indent = scan_padding(s, tag->at);
	if (next && (s->is_blank || is_argument)) {
		n->is_alone = true;
		scan_eat_line(s, pad, next);
	} else {
		s->pos = tag->end;
		s->is_blank = false;
	}
	return enter(s, n, tag);
}

static bool same_name(const struct node *n, const struct tag *tag)
{
	return n->name && strlen(n->name) == tag->name.len &&
	       memcmp(n->name, tag->name.at, tag->name.len) == 0 &&
	       n->is_dynamic == tag->is_dynamic;
}

/*
 * The indentation of a block whose opening tag stands alone is that of its
 * first line, not of the tag (spec: "Intrinsic indentation").
 */
static void measure_block(const struct scanner *s, struct node *n, size_t end)
{
	struct view indent;

	if (!n->is_alone || !scan_indent(&indent, s, n->inside, end))
		return;
	n->indent = indent;
	n->strip = indent.len;
}

static void close_parent(struct scanner *s, struct node *n, size_t end)
{
	size_t next = scan_line_end(s, end);

	s->at_line = false;
	s->pos = end;
	n->is_alone = n->is_alone && next != 0;
	if (n->is_alone)
		scan_eat_line(s, n->pad, next);
	else
		s->is_blank = false;
}

/* Of an argument, white space before the end tag is no content. */
static void close_argument(struct scanner *s, const struct tag *tag)
{
	struct node *pad = scan_pad(s);

	if (s->is_blank)
		scan_trim(pad);
	scan_go_on(s, tag->end);
}

static int read_end(struct scanner *s, const struct tag *tag)
{
	struct node *n = s->into;

	if (n->kind == NODE_ROOT)
		return fail(s, tag->at, "this end tag has no opening tag "
			    "before it; remove it");
	if (!same_name(n, tag)) {
		struct place open = place(s, n->at);

		return report_add(s->report, SEVERITY_ERROR,
				  place(s, tag->at), "template-syntax",
				  "this ends \"%.*s\", but \"%s\" of line %d "
				  "is open; end that first",
				  (int)tag->name.len, tag->name.at, n->name,
				  open.line);
	}
	if (n->kind == NODE_PARENT) {
		s->into = n->parent;
		close_parent(s, n, tag->end);
	} else {
		if (n->kind == NODE_BLOCK)
			measure_block(s, n, tag->at);
		if (n->kind == NODE_BLOCK && n->parent->kind == NODE_PARENT)
			close_argument(s, tag);
		else
			scan_pass(s, tag);
		s->into = n->parent;
	}
	s->depth--;
	return 0;
}

static int read_comment(struct scanner *s, const struct tag *tag)
{
	scan_pass(s, tag);
	return 0;
}

/* {{=<% %>=}} */
static int read_delimiters(struct scanner *s, const struct tag *tag)
{
	const char *at = tag->name.at, *end = at + tag->name.len;
	const char *gap = at, *second;

	while (gap < end && !str_is_space(*gap))
		gap++;
	second = gap;
	while (second < end && str_is_space(*second))
		second++;
	if (gap == at || second == end ||
	    has_space((struct view){ second, (size_t)(end - second) }) ||
	    memchr(at, '=', tag->name.len))
		return fail(s, tag->at, "new delimiters are two words without "
			    "\"=\", as in {{=<% %>=}}");
	scan_pass(s, tag);
	s->open = (struct view){ at, (size_t)(gap - at) };
	s->close = (struct view){ second, (size_t)(end - second) };
	return 0;
}

/* What closes the tag, and whether its content is a name. */
static const struct sigil {
	char sigil;
	char closer;		/* stands before the closing delimiter */
	bool is_free;		/* the content is no name */
	bool may_be_dynamic;
	int (*read)(struct scanner *, const struct tag *);
} sigils[] = {
	{ '#', 0, false, false, read_section },
	{ '^', 0, false, false, read_section },
	{ '/', 0, false, true, read_end },
	{ '>', 0, false, true, read_partial },
	{ '<', 0, false, true, read_parent },
	{ '$', 0, false, false, read_block },
	{ '!', 0, true, false, read_comment },
	{ '=', '=', true, false, read_delimiters },
	{ '&', 0, false, false, read_value },
	{ '{', '}', false, false, read_value },
	{ 0, 0, false, false, read_value },
};

static const struct sigil *sigil_find(const struct scanner *s, size_t at)
{
	const struct sigil *row = sigils;

	while (row->sigil &&
	       (at == s->text.len || row->sigil != s->text.at[at]))
		row++;
	return row;
}

static const char *tag_end(const struct scanner *s, size_t from, char closer)
{
	const char *end = find(s, from, s->close);

	while (end && closer && (end == s->text.at + from || end[-1] != closer))
		end = find(s, (size_t)(end - s->text.at) + 1, s->close);
	return end;
}

static int check_name(const struct scanner *s, const struct tag *tag)
{
	if (tag->name.len == 0)
		return fail(s, tag->at, "this tag is empty; give it a name");
	if (has_space(tag->name))
		return fail(s, tag->at, "a name cannot hold white space");
	if (memchr(tag->name.at, '\0', tag->name.len))
		return fail(s, tag->at, "a name cannot hold a NUL byte");
	return 0;
}

/* Reads the tag that begins at s->pos. */
static int read_tag(struct scanner *s)
{
	struct tag tag = { .at = s->pos };
	size_t from = s->pos + s->open.len;
	const struct sigil *kind;
	const char *end;

	while (from < s->text.len && str_is_space(s->text.at[from]))
		from++;
	kind = sigil_find(s, from);
	tag.sigil = kind->sigil;
	from += kind->sigil != 0;
	end = tag_end(s, from, kind->closer);
	if (!end)
		return fail(s, tag.at, "this tag is not closed");
	tag.end = (size_t)(end - s->text.at) + s->close.len;
	tag.name.len = (size_t)(end - s->text.at) - from - (kind->closer != 0);
	tag.name = str_trim(s->text.at + from, tag.name.len);
	if (kind->may_be_dynamic && tag.name.len && tag.name.at[0] == '*') {
		tag.is_dynamic = true;
		tag.name = str_trim(tag.name.at + 1, tag.name.len - 1);
	}
	if (!kind->is_free && check_name(s, &tag) < 0)
		return -1;
	return kind->read(s, &tag);
}

static int read_all(struct scanner *s)
{
	while (s->pos < s->text.len) {
		const char *tag = find(s, s->pos, s->open);

		scan_text(s, tag ? (size_t)(tag - s->text.at) : s->text.len);
		if (tag && read_tag(s) < 0)
			return -1;
	}
	if (s->into->kind == NODE_ROOT)
		return 0;
	return report_add(s->report, SEVERITY_ERROR, place(s, s->into->at),
			  "template-syntax",
			  "\"%s\" is opened here and never ended; add its "
			  "{{/...}} tag", s->into->name);
}

struct mustache *mustache_compile(struct arena *arena, const char *file,
				  struct view text, struct report *report)
{
	struct mustache *m = arena_alloc(arena, sizeof(*m));
	struct scanner s = {
		.arena = arena,
		.report = report,
		.file = file,
		.text = text,
		.at_line = true,
		.is_blank = true,
		.open = { "{{", 2 },
		.close = { "}}", 2 },
		.into = &m->root,
	};

	assert(text.at || text.len == 0);
	m->root.kind = NODE_ROOT;
	m->file = file;
	m->text = text;
	return read_all(&s) < 0 ? NULL : m;
}
