/* SPDX-License-Identifier: MIT */
/*
 * Finding a course's other files by its folder and its codes.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/paths.h"
#include "content/sides.h"

enum { CODES_MAX = 12 };	/* codes and ids of one course */

/* "%s" is a code or a folder. */
struct pattern {
	enum side_kind kind;
	const char *before, *after;
};

/* By precedence (schema.md 4.7). */
static const struct pattern central[] = {
	{ SIDE_SYLLABUS, "data/program/course/", "/syllabus.yaml" },
	{ SIDE_SYLLABUS, "data/programs/", "/syllabus.yaml" },
	{ SIDE_SYLLABUS, "data/programs/syllabi/", ".yaml" },
	{ SIDE_EVENTS, "data/program/course/", "/events.yaml" },
	{ SIDE_EVENTS, "data/programs/", "/events.yaml" },
};

static const char *const beside[] = {
	[SIDE_SYLLABUS] = "syllabus.yaml",
	[SIDE_EVENTS] = "events.yaml",
};

/* Files whose paths are one but for case (schema.md P-3). */
struct side {
	const struct file_entry *entry;
	struct side *next;
};

/* ".yml" is ".yaml" here. */
static const char *fold(struct arena *arena, const char *path)
{
	struct buf lower = BUF_INIT;

	utf8_add_lower(&lower, path, strlen(path));
	if (str_ends(lower.data, ".yml")) {
		buf_truncate(&lower, lower.len - strlen("ml"));
		buf_str(&lower, "aml");
	}
	return arena_take(arena, &lower);
}

static bool is_side(const char *folded)
{
	const char *base = path_base(folded);

	return str_eq(base, beside[SIDE_SYLLABUS]) ||
	       str_eq(base, beside[SIDE_EVENTS]) ||
	       (str_starts(folded, "data/programs/syllabi/") &&
		str_ends(folded, ".yaml"));
}

static bool is_yaml(const char *path)
{
	const char *dot = strrchr(path, '.');

	return dot && (str_eq_nocase(dot, ".yaml") ||
		       str_eq_nocase(dot, ".yml"));
}

static void add(struct sides *sides, const struct file_entry *entry)
{
	const char *folded = fold(sides->arena, entry->path);
	struct side *side, *first;

	if (!is_side(folded))
		return;
	side = arena_alloc(sides->arena, sizeof(*side));
	side->entry = entry;
	first = table_add(&sides->table, folded, side);
	if (first != side) {
		side->next = first->next;
		first->next = side;
	}
	sides->has_data |= str_starts(folded, "data/");
}

void sides_init(struct sides *sides, struct arena *arena,
		const struct file_tree *tree, const struct file_list *list)
{
	size_t i;

	memset(sides, 0, sizeof(*sides));
	sides->tree = tree;
	sides->arena = arena;
	table_init(&sides->table);
	for (i = 0; i < list->len; i++) {
		if (!list->items[i].is_dir && is_yaml(list->items[i].path))
			add(sides, &list->items[i]);
	}
}

void sides_release(struct sides *sides)
{
	table_release(&sides->table);
}

struct search {
	const struct sides *sides;
	const struct file_entry **out;
	size_t len;
	struct buf path, folded;
};

static bool has(const struct search *search, const struct file_entry *entry)
{
	size_t i;

	for (i = 0; i < search->len; i++) {
		if (search->out[i] == entry)
			return true;
	}
	return false;
}

/* The file in exactly this case, else, unless is_exact, in another. */
static void look(struct search *search, bool is_exact)
{
	const struct side *side, *found = NULL;

	buf_reset(&search->folded);
	utf8_add_lower(&search->folded, search->path.data, search->path.len);
	side = table_find(&search->sides->table, search->folded.data);
	for (; side; side = side->next) {
		bool is_same = str_eq(side->entry->path, search->path.data);

		if (is_same || (!is_exact && !found))
			found = side;
		if (is_same)
			break;
	}
	if (found && search->len < SIDES_MAX && !has(search, found->entry))
		search->out[search->len++] = found->entry;
}

static void look_central(struct search *search, const struct pattern *pattern,
			 const char *code, bool is_exact)
{
	buf_reset(&search->path);
	buf_str(&search->path, pattern->before);
	buf_str(&search->path, code);
	buf_str(&search->path, pattern->after);
	look(search, is_exact);
}

/* What the course may be known by, most telling first. */
static size_t find_codes(const char *codes[CODES_MAX],
			 const struct course *course)
{
	const struct field *code = course_field(course, COURSE_CODE);
	const struct value *ids = course_value(course, COURSE_IDS);
	size_t len = 0, i;

	if (value_text(code->value))
		codes[len++] = value_text(code->value);
	for (i = 0; i < value_len(code->others) && len < CODES_MAX; i++)
		codes[len++] = value_text(value_item(code->others, i));
	for (i = 0; i < value_len(ids) && len < CODES_MAX; i++)
		codes[len++] = value_text(value_item(ids, i));
	return len;
}

static void find_central(struct search *search, const struct course *course,
			 const struct pattern *pattern)
{
	const char *codes[CODES_MAX];
	const size_t len = find_codes(codes, course);
	size_t i;

	for (i = 0; i < len; i++)
		look_central(search, pattern, codes[i], true);
	for (i = 0; i < len; i++)
		look_central(search, pattern, codes[i], false);
}

size_t sides_find(const struct file_entry *out[SIDES_MAX],
		  const struct sides *sides, const struct course *course,
		  enum side_kind kind)
{
	struct search search = { sides, out, 0, BUF_INIT, BUF_INIT };
	size_t i;

	if (!sides->table.len)
		return 0;
	for (i = 0; i < sizeof(central) / sizeof(central[0]); i++) {
		if (sides->has_data && central[i].kind == kind)
			find_central(&search, course, &central[i]);
	}
	if (course->is_bundle) {
		buf_reset(&search.path);
		buf_add(&search.path, course->file,
			(size_t)(path_base(course->file) - course->file));
		buf_str(&search.path, beside[kind]);
		look(&search, false);
	}
	buf_release(&search.path);
	buf_release(&search.folded);
	return search.len;
}

void sides_mix(struct digest *digest, struct sides_times *newest,
	       const struct sides *sides, const struct course *course)
{
	const struct file_entry *found[SIDES_MAX] = { NULL };
	enum side_kind kind;
	size_t i, len;

	memset(newest, 0, sizeof(*newest));
	for (kind = SIDE_SYLLABUS; kind <= SIDE_EVENTS; kind++) {
		len = sides_find(found, sides, course, kind);
		for (i = 0; i < len; i++) {
			const struct file_id *id = &found[i]->id;

			hash_digest_mix(digest, found[i]->path,
					strlen(found[i]->path) + 1);
			hash_digest_mix(digest, id, sizeof(*id));
			if (id->ctime_ns > newest->ctime_ns)
				newest->ctime_ns = id->ctime_ns;
			if (id->mtime_ns > newest->mtime_ns)
				newest->mtime_ns = id->mtime_ns;
		}
	}
}
