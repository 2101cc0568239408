/* SPDX-License-Identifier: MIT */
/*
 * The addresses that redirect to a course (hugo.md 3.1, F4; schema.md A-1 to
 * Which course wins an alias that several claim is claims.c's.
 *
 * Where versions of Hugo differ, the safe one counts: an empty alias is
 * nothing (0.131), ".htm" is a file as ".html" is (0.169).
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"
#include "base/table.h"
#include "index/address.h"
#include "index/url.h"

/* One course's aliases while they are read. */
struct reading {
	struct address_list *list;
	struct arena *arena;		/* of the list's paths */
	struct arena scratch;
	const char *url;
	struct report *report;
	struct table seen;		/* by url_tidy(); of FEW or more */
	struct buf path, tidy;
};

enum { FEW = 16 };

/* "https:", "javascript:" before any slash. */
static bool has_scheme(const char *text)
{
	size_t len = 0;

	while (str_is_alnum(text[len]) ||
	       (text[len] && strchr("+-.", text[len])))
		len++;
	return len && text[len] == ':';
}

static bool names_host(const char *text)
{
	return has_scheme(text) || (str_starts(text, "//") &&
				    text[strspn(text, "/")]);
}

/* What is wrong with an alias as written, in words; NULL for nothing. */
static const char *find_fault(const char *text)
{
	if (names_host(text))
		return "it names a host; write a path of this site";
	if (strchr(text, '?'))
		return "it holds a query, which no alias can catch; leave "
		       "out the \"?\" and what follows";
	if (strchr(text, '#'))
		return "it holds a \"#\", and browsers keep what follows to "
		       "themselves; leave it out";
	return NULL;
}

static void refuse(struct reading *reading, const struct value *alias,
		   const char *words)
{
	report_add(reading->report, SEVERITY_ERROR, alias->at, "alias-refused",
		   "alias \"%s\" cannot be used: %s", value_text(alias),
		   words);
}

/* From the root, with ".." resolved. */
static const char *make_absolute(struct reading *reading,
				 const char *text)
{
	const char *url = reading->url;
	size_t len = strlen(url);

	if (text[0] == '/')
		return url_clean(&reading->scratch, text);
	if (len && url[len - 1] == '/')
		len--;
	while (len && url[len - 1] != '/')
		len--;
	return url_clean(&reading->scratch,
			 arena_printf(&reading->scratch, "%.*s/%s", (int)len,
				      url, text));
}

/* Is the alias in the list?  Few are looked at one by one. */
static bool is_known(struct reading *reading, const char *tidy)
{
	const struct address_list *list = reading->list;
	size_t i, len = strlen(tidy);

	if (list->len >= FEW)
		return table_find(&reading->seen, tidy) != NULL;
	for (i = 0; i < list->len; i++) {
		const char *other = list->items[i];

		if (strncmp(other, tidy, len) == 0 &&
		    (!other[len] || str_eq(other + len, "/")))
			return true;
	}
	return false;
}

static void remember(struct reading *reading, const char *tidy)
{
	struct address_list *list = reading->list;
	size_t i;

	if (list->len > FEW)
		table_add(&reading->seen,
			  arena_strdup(&reading->scratch, tidy), list);
	for (i = 0; i < list->len && list->len == FEW; i++) {
		struct buf known = BUF_INIT;

		url_tidy(&known, list->items[i]);
		table_add(&reading->seen,
			  arena_take(&reading->scratch, &known), list);
	}
}

/*
 * Keeps an alias that is not in the list yet.  A folder's address ends in a
 * slash, a file's does not (3.1.5).  `text` is how its file spells it: where
 * that is the address itself, it need not be copied.
 */
static void keep(struct reading *reading, const char *tidy, const char *text,
		 struct place at)
{
	struct address_list *list = reading->list;
	bool is_file = str_ends(tidy, ".html") || str_ends(tidy, ".htm");
	size_t cap = list->cap, len = strlen(tidy);

	if (is_known(reading, tidy))
		return;
	list->items = mem_grow(list->items, list->len, &cap,
			       sizeof(*list->items));
	list->at = mem_grow(list->at, list->len, &list->cap,
			    sizeof(*list->at));
	if (!text || strncmp(text, tidy, len) != 0 ||
	    !str_eq(text + len, is_file ? "" : "/"))
		text = arena_printf(reading->arena, "%s%s", tidy,
				    is_file ? "" : "/");
	list->items[list->len] = text;
	list->at[list->len++] = at;
	remember(reading, tidy);
}

/*
 * Rooted, of letters, digits, "-" and "_" alone, without empty segments: such
 * a path is its own decoding and cleaning.  Most are.
 */
static bool is_plain(const char *text)
{
	size_t i, n_slashes = 0;

	if (text[0] != '/')
		return false;
	for (i = 0; text[i]; i++) {
		if (text[i] == '/' ? text[i + 1] == '/' :
		    !str_is_alnum(text[i]) && text[i] != '-' && text[i] != '_')
			return false;
		n_slashes += text[i] == '/';
	}
	return i > 1 && i < LIMIT_PATH && n_slashes < LIMIT_SEGMENTS;
}

/* `lasts`: the text lives as long as the list. */
static void read_alias(struct reading *reading, const struct value *alias,
		       const char *text, bool lasts)
{
	const char *wrong;
	struct buf *path = &reading->path, *tidy = &reading->tidy;

	buf_reset(path);
	buf_reset(tidy);
	if (is_plain(text)) {
		buf_str(tidy, text);
		if (tidy->data[tidy->len - 1] == '/')
			buf_truncate(tidy, tidy->len - 1);
		keep(reading, tidy->data, lasts ? text : NULL, alias->at);
		return;
	}
	wrong = find_fault(text);
	if (wrong) {
		refuse(reading, alias, wrong);
		return;
	}
	if (url_read(path, make_absolute(reading, text)) != URL_OK)
		refuse(reading, alias,
		       "no request can ask for it: it is too long, or holds "
		       "control characters, an encoded slash or encoded dots");
	else
		url_tidy(tidy, path->data);
	if (str_eq(tidy->data, "/"))
		refuse(reading, alias,
		       "it comes to /, which is the home page's");
	else if (tidy->len)
		keep(reading, tidy->data, lasts ? text : NULL, alias->at);
}

static void read_list(struct reading *reading, const struct value *aliases)
{
	size_t i;

	for (i = 0; i < value_len(aliases); i++) {
		const struct value *alias = value_item(aliases, i);
		const char *text = value_text(alias);

		if (i == LIMIT_ALIASES) {
			report_add(reading->report, SEVERITY_ERROR, alias->at,
				   "alias-limit",
				   "a course can have %d aliases; this one and "
				   "those after it are left out",
				   LIMIT_ALIASES);
			return;
		}
		if (!text)
			continue;
		if (*text)
			read_alias(reading, alias, text, true);
		else
			report_add(reading->report, SEVERITY_WARNING,
				   alias->at, "alias-empty",
				   "an empty alias is no address; take it out");
	}
}

/* The archive's address of a course of the later generations (A-7, S-4). */
static void read_resource_id(struct reading *reading,
			     const struct course *course)
{
	const struct value *id = course_value(course, COURSE_RESOURCE_ID);
	const char *text = value_text(id);

	if (!text || !*text)
		return;
	if (strchr(text, '/')) {
		refuse(reading, id, "a ResourceId holds no slash");
		return;
	}
	read_alias(reading, id,
		   arena_printf(&reading->scratch, "/resources/%s", text),
		   false);
}

void address_aliases(struct address_list *list, struct arena *arena,
		     const struct course *course, const char *url,
		     struct report *report)
{
	struct reading reading = {
		.list = list, .arena = arena, .url = url, .report = report,
	};

	*list = (struct address_list){ 0 };
	arena_init(&reading.scratch);
	table_init(&reading.seen);
	buf_init(&reading.path);
	buf_init(&reading.tidy);
	read_list(&reading, course_list(course, COURSE_ALIASES));
	read_resource_id(&reading, course);
	table_release(&reading.seen);
	buf_release(&reading.path);
	buf_release(&reading.tidy);
	arena_release(&reading.scratch);
}

void address_list_release(struct address_list *list)
{
	free(list->items);
	free(list->at);
	*list = (struct address_list){ 0 };
}
