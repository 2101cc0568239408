/* SPDX-License-Identifier: MIT */
/*
 * The learning path of a course: the courses on the roads to it and from it
 * (index/catalogue.h) as a list of steps, and the nearest of them as a drawing.
 * The list says everything; the drawing is for those who see.
 */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "page/facts.h"
#include "page/making.h"

/* The drawing, in its own units: pixels where there is room. */
enum {
	COLUMNS = 5,			/* shown of all, around the course */
	WIDTH = 680, GAP = 36, WIDEST = 200,
	HEIGHT = 68, ROW = HEIGHT + 16,
	LINE = 16, LETTER = 8,		/* of a title */
	LINES = 3,			/* with the code */
	TIP = 5				/* of an arrow */
};

struct drawing {
	struct making *p;
	const struct roadmap *map;
	size_t first, columns;		/* shown */
	int width;			/* of a box */
	int x[ROADMAP_MOST], y[ROADMAP_MOST];
};

static void set_number(struct making *p, struct value *map, const char *key,
		       long number)
{
	value_set(p->env->arena, map, key,
		  value_int(p->env->arena, number));
}

static size_t step_of(const struct roadmap *map, const struct entry *entry)
{
	size_t i = 0;

	while (map->steps[i].entry != entry)
		i++;
	return i;
}

static bool is_drawn(const struct drawing *d, const struct roadmap_step *step)
{
	return step->column >= d->first &&
	       step->column < d->first + d->columns;
}

static size_t rows_of(const struct roadmap *map, size_t column)
{
	size_t i, n = 0;

	for (i = 0; i < map->len; i++)
		n += map->steps[i].column == column;
	return n;
}

/* Which columns, and where each box stands: the course's own column as near
   the middle as can be, each column in the middle of the height. */
static void lay_out(struct drawing *d, size_t here)
{
	const struct roadmap *map = d->map;
	size_t i;

	d->columns = map->n_columns < COLUMNS ? map->n_columns : COLUMNS;
	d->first = here > COLUMNS / 2 ? here - COLUMNS / 2 : 0;
	if (d->first + d->columns > map->n_columns)
		d->first = map->n_columns - d->columns;
	d->width = (WIDTH - (int)(d->columns - 1) * GAP) / (int)d->columns;
	if (d->width > WIDEST)
		d->width = WIDEST;
	for (i = 0; i < map->len; i++) {
		const struct roadmap_step *step = &map->steps[i];
		size_t free = map->n_rows - rows_of(map, step->column);

		d->x[i] = ((int)step->column - (int)d->first) *
			  (d->width + GAP);
		d->y[i] = (int)step->row * ROW + (int)free * ROW / 2;
	}
}

/* Is there another way, by a course between? */
static bool is_roundabout(const struct roadmap *map, size_t from, size_t to)
{
	unsigned needs = map->steps[to].needs;
	size_t round, i;

	needs &= ~(1u << from);
	for (round = 0; round < map->len; round++) {
		for (i = 0; i < map->len; i++) {
			if (needs >> i & 1)
				needs |= map->steps[i].needs;
		}
	}
	return needs >> from & 1;
}

static struct value *make_line(const struct drawing *d, size_t from, size_t to)
{
	struct value *line = value_map(d->p->env->arena);
	int x = d->x[from] + d->width, y = d->y[from] + HEIGHT / 2;
	int end = d->x[to] - 2, down = d->y[to] + HEIGHT / 2;

	making_text(d->p, line, "d",
		    arena_printf(d->p->env->arena,
				 "M%d %dC%d %d %d %d %d %dm%d %dl%d %dl%d %d",
				 x, y, x + GAP / 2, y, end - GAP / 2, down,
				 end, down, -TIP, -TIP, TIP, TIP, -TIP, TIP));
	return line;
}

static struct value *make_lines(const struct drawing *d)
{
	const struct roadmap *map = d->map;
	struct value *list = value_list(d->p->env->arena);
	size_t from, to;

	for (to = 0; to < map->len; to++) {
		for (from = 0; from < to; from++) {
			if (map->steps[to].needs >> from & 1 &&
			    is_drawn(d, &map->steps[from]) &&
			    is_drawn(d, &map->steps[to]) &&
			    !is_roundabout(map, from, to))
				value_push(d->p->env->arena, list,
					   make_line(d, from, to));
		}
	}
	return list;
}

/* How many letters' room so many bytes take; scripts without spaces have wide
   letters. */
static size_t width_of(const char *text, size_t len)
{
	size_t used, at, width = 0;

	for (at = 0; at < len; at += used) {
		int32_t c = utf8_decode(text + at, len - at, &used);

		width += utf8_is_mark(c) ? 0 : c >= 0x1100 ? 2 : 1;
	}
	return width;
}

static size_t room_of(const struct drawing *d)
{
	return (size_t)d->width / LETTER - 1;
}

/* As many bytes of the text as fit, whole words if there are any. */
static size_t fit(const char *text, size_t room)
{
	size_t len = strlen(text), at = 0, space = 0, used;

	if (width_of(text, len) <= room)
		return len;
	while (at < len) {
		utf8_decode(text + at, len - at, &used);
		if (width_of(text, at + used) > room)
			break;
		at += used;
		if (text[at] == ' ' || text[at - 1] == '-')
			space = at;
	}
	return space ? space : at;
}

/* LIST of {text, y}; the last line ends in "…" where there is more. */
static struct value *make_words(const struct drawing *d, const char *text,
				size_t lines)
{
	struct arena *arena = d->p->env->arena;
	struct value *list = value_list(arena), *line;
	size_t room = room_of(d), n;

	while (*text && value_len(list) < lines) {
		bool is_last = value_len(list) + 1 == lines;

		n = fit(text, room);
		if (is_last && text[n])
			n = fit(text, room - 1);
		line = value_map(arena);
		making_text(d->p, line, "text",
			    arena_printf(arena, "%.*s%s", (int)n, text,
					 is_last && text[n] ? "…" : ""));
		value_push(arena, list, line);
		text += n + (n == 0);
		text += strspn(text, " ");
	}
	return list;
}

static struct value *make_box(const struct drawing *d, size_t i)
{
	const struct entry *entry = d->map->steps[i].entry;
	struct making *p = d->p;
	struct value *box = value_map(p->env->arena), *words;
	const char *title = view_name(&p->markup, entry);
	const char *name = course_text(entry->course, COURSE_SHORT_TITLE);
	const char *code = course_text(entry->course, COURSE_CODE);
	size_t k, n;

	if (code && width_of(code, strlen(code)) > room_of(d))
		code = NULL;
	words = make_words(d, name ? markup_plain(&p->markup, name) : title,
			   code ? LINES - 1 : LINES);
	n = value_len(words) + (code != NULL);
	for (k = 0; k < value_len(words); k++)
		set_number(p, value_item(words, k), "y",
			   HEIGHT / 2 + LINE * (2 * (int)(k + (code != NULL)) -
						(int)n + 1) / 2 + LINE / 4);
	making_text(p, box, "code", code);
	set_number(p, box, "code_y",
		   HEIGHT / 2 - LINE * ((int)n - 1) / 2 + LINE / 4);
	making_text(p, box, "title", title);
	making_text(p, box, "href", entry->href);
	making_flag(p, box, "is_here", entry == p->entry);
	value_set(p->env->arena, box, "words", words);
	set_number(p, box, "x", d->x[i]);
	set_number(p, box, "y", d->y[i]);
	return box;
}

static struct value *draw(struct making *p, const struct roadmap *map)
{
	struct drawing d = { .p = p, .map = map };
	struct arena *arena = p->env->arena;
	struct value *out = value_map(arena), *boxes = value_list(arena);
	int across;

	lay_out(&d, map->steps[step_of(map, p->entry)].column);
	for (size_t i = 0; i < map->len; i++)
		if (is_drawn(&d, &map->steps[i]))
			value_push(arena, boxes, make_box(&d, i));
	across = (int)d.columns * (d.width + GAP) - GAP;
	set_number(p, out, "width", across);
	set_number(p, out, "height", (int)map->n_rows * ROW - ROW + HEIGHT);
	set_number(p, out, "box_width", d.width);
	set_number(p, out, "box_height", HEIGHT);
	set_number(p, out, "inner_width", d.width - 2);
	set_number(p, out, "inner_height", HEIGHT - 2);
	set_number(p, out, "middle", d.width / 2);
	value_set(arena, out, "lines", make_lines(&d));
	value_set(arena, out, "boxes", boxes);
	return out;
}

/* All of the step before, and nothing else: then its place says so. */
static bool is_next(const struct roadmap *map, size_t at)
{
	unsigned before = 0;
	size_t i;

	for (i = 0; i < at; i++) {
		if (map->steps[i].column + 1 == map->steps[at].column)
			before |= 1u << i;
	}
	return map->steps[at].needs == before;
}

/* "After Knots, Splices" */
static const char *after_words(struct making *p, const struct roadmap *map,
			       size_t at)
{
	const char *names = NULL;
	size_t i;

	for (i = 0; i < at; i++) {
		const char *name;

		if (!(map->steps[at].needs >> i & 1))
			continue;
		name = view_name(&p->markup, map->steps[i].entry);
		names = names ? arena_printf(p->env->arena, "%s%s%s", names,
					     view_word(p->env, "path.between"),
					     name) : name;
	}
	if (!names || is_next(map, at))
		return NULL;
	return view_say(p->env, "path.after", "courses", names);
}

static struct value *make_course(struct making *p, const struct roadmap *map,
				 size_t at)
{
	const struct entry *entry = map->steps[at].entry;
	struct arena *arena = p->env->arena;
	struct value *out = value_map(arena), *facts = value_list(arena);
	const char *texts[] = {
		course_text(entry->course, COURSE_CODE),
		facts_level(p->env, entry->course),
		view_length(p->env, entry->course),
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (texts[i])
			value_push(arena, facts, value_string(arena,
							      texts[i]));
	making_text(p, out, "title", view_name(&p->markup, entry));
	making_text(p, out, "href", entry->href);
	making_flag(p, out, "is_here", entry == p->entry);
	making_list(p, out, "facts", facts);
	making_text(p, out, "after", after_words(p, map, at));
	return out;
}

static struct value *list_steps(struct making *p, const struct roadmap *map)
{
	struct arena *arena = p->env->arena;
	struct value *steps = value_list(arena);

	for (size_t i = 0; i < map->len;) {
		struct value *step = value_map(arena);
		struct value *courses = value_list(arena);
		size_t column = map->steps[i].column;

		for (; i < map->len && map->steps[i].column == column; i++)
			value_push(arena, courses, make_course(p, map, i));
		making_flag(p, step, "is_one", value_len(courses) == 1);
		value_set(arena, step, "courses", courses);
		value_push(arena, steps, step);
	}
	return steps;
}

/* Those right before the course, or right after it. */
static struct value *neighbours(struct making *p, const struct roadmap *map,
				bool is_behind)
{
	struct value *list = value_list(p->env->arena);
	size_t here = step_of(map, p->entry), i;

	for (i = 0; i < map->len; i++) {
		const struct entry *entry = map->steps[i].entry;
		bool is_one = is_behind ? map->steps[i].needs >> here & 1 :
					map->steps[here].needs >> i & 1;

		if (is_one)
			value_push(p->env->arena, list,
				   making_link(p, view_name(&p->markup, entry),
					       entry->href));
	}
	return list;
}

void part_path(struct making *p, const struct roadmap *map)
{
	struct value *path = value_map(p->env->arena);

	if (map->len < 2) {
		value_set(p->env->arena, p->view, "path",
			  value_null(p->env->arena));
		return;
	}
	value_set(p->env->arena, path, "steps", list_steps(p, map));
	value_set(p->env->arena, path, "drawing", draw(p, map));
	making_list(p, path, "before", neighbours(p, map, false));
	making_list(p, path, "behind", neighbours(p, map, true));
	making_flag(p, path, "is_cut", map->is_cut);
	value_set(p->env->arena, p->view, "path", path);
}
