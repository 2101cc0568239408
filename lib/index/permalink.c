/* SPDX-License-Identifier: MIT */
/*
 * Tokens by one table, Go's time layouts for the rest.  Where versions of
 * Hugo differ, 0.169 counts: a "/" in a title is a "-" (hugo.md F3 row 110).
 */
#include <string.h>

#include "base/limits.h"
#include "base/percent.h"
#include "base/str.h"
#include "content/paths.h"
#include "index/layout.h"
#include "index/permalink.h"
#include "index/slug.h"

struct names {
	const char *items[LIMIT_TREE_DEPTH];
	size_t len;
};

void permalink_init(struct permalink *page, struct arena *arena,
		    const struct library *library,
		    const struct course *course)
{
	*page = (struct permalink){
		.arena = arena, .library = library, .course = course,
	};
	parts_read(&page->parts, arena, library, course);
	page->kind = page->parts.is_branch ? "section" : "page";
}

/*
 * Hugo sends a token's value through a URL parser, which drops a "#" that
 * nothing follows: "C#" is "c" (F2 row 48).
 */
static void drop_empty_fragment(struct buf *out, size_t start)
{
	if (out->len > start &&
	    strchr(out->data + start, '#') == out->data + out->len - 1)
		buf_truncate(out, out->len - 1);
}

static void add_text(struct buf *out, const char *text)
{
	size_t start = out->len;

	slug_add(out, text);
	drop_empty_fragment(out, start);
}

static void add_flat(struct buf *out, const char *title)
{
	struct buf flat = BUF_INIT;

	for (; title && *title; title++)
		buf_char(&flat, (char)(*title == '/' ? '-' : *title));
	add_text(out, flat.data);
	buf_release(&flat);
}

static void add_course_title(struct buf *out, const struct course *course)
{
	add_flat(out, course_text(course, COURSE_TITLE));
}

/* Hugo has no slug where there are but hyphens (hugo.md 1.2). */
static bool add_course_slug(struct buf *out, const struct course *course)
{
	const char *slug = course ? course_text(course, COURSE_SLUG) : NULL;
	size_t start = out->len;

	if (!slug || !slug[strspn(slug, "-")])
		return false;
	slug_add_trimmed(out, slug);
	drop_empty_fragment(out, start);
	return true;
}

static void add_title(struct buf *out, const struct permalink *page)
{
	const char *title = page->course ?
		course_text(page->course, COURSE_TITLE) : NULL;

	add_flat(out, title ? title : page->title);
}

static void add_slug(struct buf *out, const struct permalink *page)
{
	if (!add_course_slug(out, page->course))
		add_title(out, page);
}

static void add_base_name(struct buf *out, const struct permalink *page)
{
	add_text(out, page->parts.name);
}

static void add_file_name(struct buf *out, const struct permalink *page)
{
	if (!page->parts.is_branch)
		add_base_name(out, page);
}

static void add_slug_or_base_name(struct buf *out,
				  const struct permalink *page)
{
	if (!add_course_slug(out, page->course))
		add_base_name(out, page);
}

static void add_slug_or_file_name(struct buf *out,
				  const struct permalink *page)
{
	if (!add_course_slug(out, page->course))
		add_file_name(out, page);
}

/* A page without a date has Go's zero time: year 1, a Monday. */
static struct date page_date(const struct permalink *page)
{
	static const struct date zero = {
		.year = 1, .month = 1, .day = 1, .weekday = 1, .yearday = 1,
	};
	int64_t instant = page->course ? page->course->date : INSTANT_NONE;
	struct date date;

	if (instant == INSTANT_NONE)
		return zero;
	instant += zone_offset(page->library->config.zone, instant);
	instant_to_date(&date, instant);
	return date;
}

static void add_year(struct buf *out, const struct permalink *page)
{
	buf_printf(out, "%d", page_date(page).year);
}

static void add_weekday(struct buf *out, const struct permalink *page)
{
	buf_printf(out, "%d", page_date(page).weekday);
}

static void add_yearday(struct buf *out, const struct permalink *page)
{
	buf_printf(out, "%d", page_date(page).yearday);
}

/* Slug, else title, else folder name of a section. */
static void add_section_name(struct buf *out, const struct library *library,
			     const char *folder)
{
	const struct course *section = parts_section(library, folder);
	size_t start = out->len;

	if (section && !add_course_slug(out, section))
		add_course_title(out, section);
	if (out->len == start)
		parts_add_name(out, path_base(folder));
}

/*
 * The segments of `sections`, or with is_slugged the names of the sections
 * there are on the way.
 */
static void list_sections(struct names *names, const struct permalink *page,
			  bool is_slugged)
{
	const char *folder = page->parts.section, *at = folder, *upto;
	struct buf name = BUF_INIT;

	names->len = 0;
	while (*at && names->len < LIMIT_TREE_DEPTH) {
		size_t len = strcspn(at, "/");

		upto = arena_strndup(page->arena, folder,
				     (size_t)(at - folder) + len);
		buf_reset(&name);
		if (!is_slugged)
			parts_add_name(&name, upto + (at - folder));
		else if (at == folder ||
			 parts_has_index(page->library, upto, true))
			add_section_name(&name, page->library, upto);
		if (name.len)
			names->items[names->len++] =
				arena_strdup(page->arena, name.data);
		at += len + (at[len] == '/');
	}
	buf_release(&name);
}

/* One end of a slice of n names; -1 for a start behind them all. */
static long slice_end(const char *words, size_t n, bool is_start)
{
	long at, count = (long)n;

	if (!*words)
		return is_start ? 0 : count;
	if (str_eq_nocase(words, "last"))
		return count - 1;
	if (!str_to_long(&at, words) || at < 0)
		return 0;
	if (at < count)
		return at;
	return is_start ? -1 : count;
}

/* "1:", ":last", "last", "0" (hugo.md 2.4): out of range is empty. */
static void cut_names(struct names *names, struct arena *arena,
		      const char *cut)
{
	size_t len = strcspn(cut, ":");
	const char *start = arena_strndup(arena, cut, len), *end;
	long from = slice_end(start, names->len, true), to = from + 1, i;

	if (cut[len]) {
		end = cut + len + 1;
		end = arena_strndup(arena, end, strcspn(end, ":"));
		to = slice_end(end, names->len, false);
	}
	if (!names->len || from < 0)
		to = from;
	for (i = from; i < to; i++)
		names->items[i - from] = names->items[i];
	names->len = to > from ? (size_t)(to - from) : 0;
}

static void add_sections(struct buf *out, const struct permalink *page,
			 bool is_slugged, const char *cut)
{
	struct names names;
	size_t i;

	list_sections(&names, page, is_slugged);
	if (cut)
		cut_names(&names, page->arena, cut);
	for (i = 0; i < names.len; i++) {
		if (i)
			buf_char(out, '/');
		buf_str(out, names.items[i]);
	}
}

static void add_section(struct buf *out, const struct permalink *page)
{
	add_sections(out, page, false, "0");
}

static void add_section_slug(struct buf *out, const struct permalink *page)
{
	add_sections(out, page, true, "0");
}

static const struct {
	const char *name;
	void (*add)(struct buf *, const struct permalink *);
	const char *layout;		/* instead of add */
} tokens[] = {
	{ "slug", add_slug, NULL },
	{ "title", add_title, NULL },
	{ "contentbasename", add_base_name, NULL },
	{ "slugorcontentbasename", add_slug_or_base_name, NULL },
	{ "filename", add_file_name, NULL },
	{ "slugorfilename", add_slug_or_file_name, NULL },
	{ "section", add_section, NULL },
	{ "sectionslug", add_section_slug, NULL },
	{ "year", add_year, NULL },
	{ "month", NULL, "01" },
	{ "day", NULL, "02" },
	{ "monthname", NULL, "January" },
	{ "weekdayname", NULL, "Monday" },
	{ "weekday", add_weekday, NULL },
	{ "yearday", add_yearday, NULL },
};

/* false: no such token. */
static bool add_token(struct buf *out, const struct permalink *page,
		      const char *name, const char *cut)
{
	struct date date = page_date(page);
	size_t i;

	if (str_eq(name, "sections") || str_eq(name, "sectionslugs")) {
		add_sections(out, page, !str_eq(name, "sections"), cut);
		return true;
	}
	if (cut)
		return false;
	for (i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++) {
		if (!str_eq(tokens[i].name, name))
			continue;
		if (tokens[i].layout)
			return layout_add(out, tokens[i].layout, &date);
		tokens[i].add(out, page);
		return true;
	}
	return layout_add(out, name, &date);
}

static size_t word_len(const char *text)
{
	size_t len = 0;

	while (str_is_alnum(text[len]) || text[len] == '_')
		len++;
	return len;
}

/* The length of "[...]", which holds something; or 0. */
static size_t cut_len(const char *text)
{
	const char *end;

	if (text[0] != '[' || !text[1])
		return 0;
	end = strchr(text + 2, ']');
	return end ? (size_t)(end - text) + 1 : 0;
}

/* The length of the token that `at` begins with, or 0 for an unknown one. */
static size_t expand_token(struct buf *out, const struct permalink *page,
			   const char *at)
{
	size_t word = word_len(at + 1), bracket = cut_len(at + 1 + word);
	const char *name = arena_strndup(page->arena, at + 1, word);
	const char *cut = NULL;

	if (bracket)
		cut = arena_strndup(page->arena, at + 2 + word, bracket - 2);
	return add_token(out, page, name, cut) ? 1 + word + bracket : 0;
}

static bool expand(struct buf *out, const struct permalink *page,
		   const char *pattern, const char **wrong)
{
	const char *at = pattern;
	size_t len;

	while (*at) {
		if (str_starts(at, "\\:")) {
			buf_char(out, ':');
			at += 2;
			continue;
		}
		if (*at != ':' || !word_len(at + 1)) {
			buf_char(out, *at++);
			continue;
		}
		len = expand_token(out, page, at);
		if (!len) {
			*wrong = arena_printf(page->arena,
					      "there is no token %.*s",
					      (int)word_len(at + 1) + 1, at);
			return false;
		}
		at += len;
	}
	return true;
}

/* Go's QueryUnescape; false for a "%" that begins no escape. */
static bool unescape(struct buf *out, const char *text)
{
	for (; *text; text++) {
		int byte = percent_byte(text, PERCENT_LEN);

		if (*text == '%' && byte < 0)
			return false;
		if (*text == '+') {
			buf_char(out, ' ');
		} else if (byte < 0) {
			buf_char(out, *text);
		} else {
			buf_char(out, (char)byte);
			text += PERCENT_LEN - 1;
		}
	}
	return true;
}

const char *permalink_expand(const struct permalink *page,
			     const char *pattern, const char **wrong)
{
	struct buf expanded = BUF_INIT, plain = BUF_INIT;
	const char *made = NULL;

	if (!expand(&expanded, page, pattern, wrong))
		goto out;
	if (unescape(&plain, expanded.data) && strlen(plain.data) == plain.len)
		made = arena_strdup(page->arena, plain.data);
	else
		*wrong = "a % in it is no escape; write %25";
out:
	buf_release(&expanded);
	buf_release(&plain);
	return made;
}
