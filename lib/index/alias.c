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
	struct table seen;		/* by url_tidy() */
};

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

/*
 * Keeps an alias that is not in the list yet.  A folder's address ends in a
 * slash, a file's does not (3.1.5).
 */
static void keep(struct reading *reading, const char *tidy, struct place at)
{
	struct address_list *list = reading->list;
	size_t cap = list->cap, n_seen = reading->seen.len;
	bool is_file = str_ends(tidy, ".html") || str_ends(tidy, ".htm");

	table_add(&reading->seen, arena_strdup(&reading->scratch, tidy), list);
	if (reading->seen.len == n_seen)
		return;
	list->items = mem_grow(list->items, list->len, &cap,
			       sizeof(*list->items));
	list->at = mem_grow(list->at, list->len, &list->cap,
			    sizeof(*list->at));
	list->items[list->len] = arena_printf(reading->arena, "%s%s", tidy,
					      is_file ? "" : "/");
	list->at[list->len++] = at;
}

static void read_alias(struct reading *reading, const struct value *alias,
		       const char *text)
{
	const char *wrong = find_fault(text);
	struct buf path = BUF_INIT, tidy = BUF_INIT;

	if (wrong) {
		refuse(reading, alias, wrong);
		return;
	}
	if (url_read(&path, make_absolute(reading, text)) != URL_OK)
		refuse(reading, alias,
		       "no request can ask for it: it is too long, or holds "
		       "control characters, an encoded slash or encoded dots");
	else
		url_tidy(&tidy, path.data);
	if (str_eq(tidy.data, "/"))
		refuse(reading, alias,
		       "it comes to /, which is the home page's");
	else if (tidy.len)
		keep(reading, tidy.data, alias->at);
	buf_release(&path);
	buf_release(&tidy);
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
			read_alias(reading, alias, text);
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
	const struct value *id = course->fields[COURSE_RESOURCE_ID].value;
	const char *text = value_text(id);

	if (!text || !*text)
		return;
	if (strchr(text, '/')) {
		refuse(reading, id, "a ResourceId holds no slash");
		return;
	}
	read_alias(reading, id,
		   arena_printf(&reading->scratch, "/resources/%s", text));
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
	read_list(&reading, course_list(course, COURSE_ALIASES));
	read_resource_id(&reading, course);
	table_release(&reading.seen);
	arena_release(&reading.scratch);
}

void address_list_release(struct address_list *list)
{
	free(list->items);
	free(list->at);
	*list = (struct address_list){ 0 };
}
