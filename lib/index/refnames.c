/* SPDX-License-Identifier: MIT */
/*
 * What one reference means: by address, by file, by name.
 */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/paths.h"
#include "index/catalogue_data.h"
#include "index/url.h"

/* How sure a name is, surest first. */
enum level { BY_NAME, BY_ALIAS, BY_CODE, BY_STEM, BY_START, N_LEVELS };

enum { MIN_START = 4 };		/* bytes that are enough to begin a slug */

/* A name is a piece of an address, file path or field, which stay. */
struct ref_name {
	const char *at;
	uint32_t len;
	enum level level;
	const struct entry *entry;
};

/* What titles end in that nobody repeats in a reference. */
static const char *const endings[] = {
	"with-certification", "with-certificate", "course", "training",
	"workshop", "class",
};

static int compare_views(struct view a, struct view b)
{
	size_t len = a.len < b.len ? a.len : b.len;
	int order = strncasecmp(a.at, b.at, len);

	if (order)
		return order;
	return (a.len > b.len) - (a.len < b.len);
}

static struct view view_of(const struct ref_name *name)
{
	return (struct view){ name->at, name->len };
}

static int compare_names(const void *left, const void *right)
{
	const struct ref_name *a = left, *b = right;
	int order = compare_views(view_of(a), view_of(b));

	if (!order)
		order = (a->level > b->level) - (a->level < b->level);
	if (!order)
		order = strcmp(a->entry->course->file, b->entry->course->file);
	return order;
}

typedef void name_fn(void *data, const struct ref_name *);

/* Calls something for every name there is. */
struct visit {
	name_fn *call;
	void *data;
};

static void visit_name(const struct visit *visit, struct view name,
		       enum level level, const struct entry *entry)
{
	struct ref_name row = { name.at, (uint32_t)name.len, level, entry };

	if (name.len && name.len < UINT32_MAX)
		visit->call(visit->data, &row);
}

static struct view whole(const char *text)
{
	return (struct view){ text ? text : "", text ? strlen(text) : 0 };
}

/* Between the last two slashes; without ".html". */
static struct view last_part(const char *path)
{
	size_t end = strlen(path), start;

	while (end && path[end - 1] == '/')
		end--;
	for (start = end; start && path[start - 1] != '/'; start--)
		;
	if (end - start > 5 && !strncasecmp(path + end - 5, ".html", 5))
		end -= 5;
	return (struct view){ path + start, end - start };
}

static bool drop_ending(struct view *name, struct view ending)
{
	size_t start = name->len - ending.len;

	if (!ending.len || name->len < ending.len + 2 ||
	    name->at[start - 1] != '-' ||
	    strncasecmp(name->at + start, ending.at, ending.len) != 0)
		return false;
	name->len = start - 1;
	return true;
}

/* "master-psm-with-certification" of the code PSM without all but "master"
   (R-1: "without the slug's suffix"). */
static struct view stem_of(struct view name, const struct course *course)
{
	const struct view code = whole(course_text(course, COURSE_CODE));
	size_t i;

	for (i = 0; i < sizeof(endings) / sizeof(endings[0]); i++)
		drop_ending(&name, whole(endings[i]));
	drop_ending(&name, code);
	return name;
}

static void visit_entry(const struct visit *visit, const struct entry *entry)
{
	const struct course *course = entry->course;
	const struct value *ids = course_list(course, COURSE_IDS);
	struct view segment = last_part(entry->url);
	struct view stem = stem_of(segment, course);
	size_t i;

	visit_name(visit, segment, BY_NAME, entry);
	visit_name(visit, whole(course->name), BY_NAME, entry);
	visit_name(visit, whole(course_text(course, COURSE_SLUG)), BY_NAME,
		   entry);
	visit_name(visit, whole(course_text(course, COURSE_CODE)), BY_CODE,
		   entry);
	for (i = 0; i < value_len(ids); i++)
		visit_name(visit, whole(value_text(value_item(ids, i))),
			   BY_CODE, entry);
	if (stem.len != segment.len)
		visit_name(visit, stem, BY_STEM, entry);
}

static void visit_all(const struct visit *visit, const struct refs *refs)
{
	size_t i;

	for (i = 0; i < refs->n_entries; i++)
		visit_entry(visit, &refs->entries[i]);
	for (i = 0; i < refs->claims->len; i++) {
		const struct claim *claim = refs->claims->items[i];

		if (claim->kind == CLAIM_ALIAS)
			visit_name(visit, last_part(claim->url), BY_ALIAS,
				   claim->entry);
	}
}

static void keep_name(void *data, const struct ref_name *name)
{
	struct refs *refs = data;

	refs->names = mem_grow(refs->names, refs->n_names, &refs->cap_names,
			       sizeof(*refs->names));
	refs->names[refs->n_names++] = *name;
}

void refs_name(struct refs *refs)
{
	struct visit visit = { keep_name, refs };

	if (refs->names)
		return;
	visit_all(&visit, refs);
	if (refs->names)
		qsort(refs->names, refs->n_names, sizeof(*refs->names),
		      compare_names);
}

/* The first name that is not before this one. */
static size_t find_name(const struct refs *refs, struct view name)
{
	size_t low = 0, high = refs->n_names;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare_views(view_of(&refs->names[middle]), name) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* One course may lie in the tree twice, with one address (A-6). */
static bool is_same(const struct entry *a, const struct entry *b)
{
	return a == b || str_eq(a->url, b->url);
}

/* Keeps those whose files come first. */
static void add_candidate(struct ref_finding *finding,
			  const struct entry *entry)
{
	size_t i, known = finding->len < REFS_CANDIDATES ? finding->len :
							   REFS_CANDIDATES;

	for (i = 0; i < known; i++) {
		if (is_same(finding->entries[i], entry))
			return;
	}
	if (finding->len <= REFS_CANDIDATES)
		finding->len++;
	for (i = known; i && strcmp(entry->course->file,
				    finding->entries[i - 1]->course->file) < 0;
	     i--) {
		if (i < REFS_CANDIDATES)
			finding->entries[i] = finding->entries[i - 1];
	}
	if (i < REFS_CANDIDATES)
		finding->entries[i] = entry;
}

/* One name is looked for, on all levels at once. */
struct search {
	struct view name;
	const struct ref_quest *quest;
	struct ref_finding levels[N_LEVELS];
};

/* Is `row` the name, or does it begin with it? */
static bool has_start(const struct ref_name *row, struct view name)
{
	return row->len >= name.len &&
	       strncasecmp(row->at, name.at, name.len) == 0;
}

static void judge_name(void *data, const struct ref_name *row)
{
	struct search *search = data;
	const struct ref_quest *quest = search->quest;
	struct view name = search->name;
	bool is_course = row->entry->course->kind == KIND_COURSE;

	if (is_course != quest->is_course || !has_start(row, name) ||
	    row->entry == quest->from)
		return;
	if (row->len == name.len)
		add_candidate(&search->levels[row->level], row->entry);
	else if (row->level == BY_NAME && row->at[name.len] == '-' &&
		 name.len >= MIN_START)
		add_candidate(&search->levels[BY_START], row->entry);
}

/* Those that begin with the name. */
static void visit_sorted(const struct visit *visit, const struct refs *refs,
			 struct view name)
{
	size_t i = find_name(refs, name);

	for (; i < refs->n_names && has_start(&refs->names[i], name); i++)
		visit->call(visit->data, &refs->names[i]);
}

/* Without the sorted names every name is looked at. */
static void find_by_name(struct ref_finding *finding, const struct refs *refs,
			 const struct ref_quest *quest, struct view name)
{
	struct search search = { .name = name, .quest = quest };
	struct visit visit = { judge_name, &search };
	size_t i;

	if (!name.len)
		return;
	finding->by_name = true;
	if (refs->names)
		visit_sorted(&visit, refs, name);
	else
		visit_all(&visit, refs);
	for (i = 0; i < N_LEVELS && !search.levels[i].len; i++)
		;
	if (i == N_LEVELS)
		return;
	*finding = search.levels[i];
	finding->by_name = true;
	finding->answer = finding->len == 1 ? REF_FOUND : REF_AMBIGUOUS;
}

/* A page's file by its path, with or without index and ending. */
static const struct entry *find_file(const struct refs *refs, const char *path)
{
	static const char *const tails[] = {
		"", ".md", "/index.md", "/_index.md", ".markdown",
		"/index.markdown", "/_index.markdown",
	};
	const struct course *course = NULL;
	struct buf file = BUF_INIT;
	size_t i, len;

	path += strspn(path, "/");
	for (len = strlen(path); len && path[len - 1] == '/'; len--)
		;
	for (i = 0; i < sizeof(tails) / sizeof(tails[0]) && !course; i++) {
		buf_reset(&file);
		buf_add(&file, path, len);
		buf_str(&file, tails[i]);
		course = library_find(refs->library, file.data);
	}
	buf_release(&file);
	return course ? entry_find(refs->by_file, refs->n_entries, course) :
			NULL;
}

/* "a/b/index.md" and "a/b.md" without what is not b. */
static const char *drop_file(struct arena *arena, const char *path)
{
	size_t len;

	if (!path_is_markdown(path))
		return path;
	if (path_is_leaf(path) || path_is_branch(path))
		len = (size_t)(path_base(path) - path);
	else
		len = (size_t)(strrchr(path, '.') - path);
	return arena_strndup(arena, path, len);
}

/* The path of an address of this site; NULL for one elsewhere. */
static const char *own_path(const struct config *config, const char *text)
{
	size_t len;

	if (str_starts(text, "//"))
		text += 2;
	else if (str_starts_nocase(text, "https://"))
		text += 8;
	else if (str_starts_nocase(text, "http://"))
		text += 7;
	else
		return text[strcspn(text, ":")] ? NULL : text;
	len = strcspn(text, "/?#:");
	if (!len || len != strlen(config->host) ||
	    strncasecmp(text, config->host, len) != 0)
		return NULL;
	text += strcspn(text, "/?#");
	return text;
}

/* Decoded, rooted, without query, fragment and the site's own folder. */
static const char *read_path(struct arena *arena, const struct refs *refs,
			     const char *text)
{
	const struct config *config = &refs->library->config;
	size_t base = strlen(config->base_path);
	struct buf path = BUF_INIT;
	const char *made = "";

	if (str_starts(text, config->base_path) && text[base] == '/')
		text += base;
	text = arena_strndup(arena, text, strcspn(text, "?#"));
	if (*text && url_read(&path, url_clean(arena, text)) == URL_OK)
		made = arena_strdup(arena, path.data);
	buf_release(&path);
	return made;
}

/* The home page is nobody's next course. */
static bool is_path(const char *path)
{
	return *path && !str_eq(path, "/");
}

static const struct entry *find_address(const struct refs *refs,
					const char *path)
{
	const struct claim *claim = claims_known(refs->claims, path);

	return claim ? claim->entry : find_file(refs, path);
}

void refs_find(struct ref_finding *finding, const struct refs *refs,
	       const struct ref_quest *quest)
{
	struct arena scratch = ARENA_INIT;
	struct view words = str_trim(quest->text, strlen(quest->text));
	const char *text, *path;

	*finding = (struct ref_finding){ .answer = REF_MISSING };
	text = arena_strndup(&scratch, words.at, words.len);
	path = own_path(&refs->library->config, text);
	if (!path)
		finding->answer = REF_OUTSIDE;
	else
		path = read_path(&scratch, refs, path);
	if (path && is_path(path)) {
		finding->entries[0] = find_address(refs, path);
		finding->len = finding->entries[0] != NULL;
		if (finding->len)
			finding->answer = REF_FOUND;
		else
			find_by_name(finding, refs, quest,
				     last_part(drop_file(&scratch, path)));
	}
	arena_release(&scratch);
}
