/* SPDX-License-Identifier: MIT */
/*
 * The one address of a course: from `url`, from `permalinks`, or from slug
 * and path, whichever first gives one that can be used.
 *
 * Where versions of Hugo differ (hugo.md F1 to F3), 0.169 counts, but for one
 * row: "." segments in `url` vanish as in 0.131 (row 128), because no request
 * can ask for them.  A section's slug renames its folder in the addresses
 * below it, as in 0.169 (row 92).
 */
#include <string.h>

#include "base/str.h"
#include "index/address.h"
#include "index/permalink.h"
#include "index/slug.h"
#include "index/url.h"

#define DEFAULT_NOW "; until then the course is at its default address"

static bool is_root(const char *path)
{
	return str_eq(path, "/");
}

static struct place place_of(const struct course *course, enum course_key key)
{
	const struct value *value = course->fields[key].value;

	return value ? value->at : (struct place){ course->file, 0, 0 };
}

/* The path decoded, as a request will have it; NULL if none can. */
static const char *settle(struct arena *arena, const char *path)
{
	struct buf decoded = BUF_INIT;
	const char *made = NULL;

	if (url_read(&decoded, path) == URL_OK)
		made = arena_strdup(arena, decoded.data);
	buf_release(&decoded);
	return made;
}

/*
 * Hugo's reading of a url without tokens (hugo.md 2.3.3 to 2.3.7): folder or
 * file, which is told by a dot anywhere and no slash at the end.
 */
static const char *shape(struct arena *arena, const char *text)
{
	static const char index[] = "/index.html";
	const char *path;
	bool is_file;
	size_t len;

	if (strstr(text, ".."))
		text = url_clean(arena, text);
	len = strlen(text);
	is_file = strchr(text, '.') && len && text[len - 1] != '/';
	path = url_clean(arena, text);
	if (is_root(path) || (is_file && !str_ends(path, index)))
		return path;
	len = strlen(path);
	if (is_file)
		len -= sizeof(index) - 1;
	return arena_printf(arena, "%.*s/", (int)len, path);
}

static bool is_whole_url(const char *text)
{
	return str_starts_nocase(text, "http://") ||
	       str_starts_nocase(text, "https://");
}

static const char *refuse_url(const struct permalink *page,
			      struct report *report, const char *words)
{
	report_add(report, SEVERITY_ERROR,
		   place_of(page->course, COURSE_URL), "url-refused",
		   "url \"%s\" cannot be used: %s" DEFAULT_NOW,
		   course_text(page->course, COURSE_URL), words);
	return NULL;
}

/* A "?" or "#" is a part of the path (2.3.8), which few authors mean. */
static void warn_of_marks(const struct permalink *page, const char *url,
			  struct report *report)
{
	if (!url[strcspn(url, "?#")])
		return;
	report_add(report, SEVERITY_WARNING,
		   place_of(page->course, COURSE_URL), "url-marks",
		   "url \"%s\" holds a \"?\" or \"#\", which is taken as a "
		   "part of the path; leave it out",
		   course_text(page->course, COURSE_URL));
}

/* The address that front matter `url` gives, or NULL. */
static const char *own_url(const struct permalink *page,
			   struct report *report)
{
	const char *text = course_text(page->course, COURSE_URL);
	const char *wrong, *url;

	if (!text || !*text)
		return NULL;
	if (is_whole_url(text))
		return refuse_url(page, report,
				  "it names a host; write a path");
	if (strchr(text, ':')) {
		text = permalink_expand(page, text, &wrong);
		if (!text)
			return refuse_url(page, report, wrong);
		if (strchr(text, '%'))
			return refuse_url(page, report,
					  "a % is left when its escapes are "
					  "read, as after a slug with %25");
	}
	text = shape(page->arena, text);
	if (is_root(text))
		return refuse_url(page, report,
				  "it comes to /, which is the home page's");
	url = settle(page->arena, text);
	if (!url)
		return refuse_url(page, report,
				  "no request can ask for it: it is too long, "
				  "or holds control characters, an encoded "
				  "slash or encoded dots");
	warn_of_marks(page, url, report);
	return url;
}

/* The path of a page as Hugo normalises it: "/posts/sub/d". */
static const char *normal_path(const struct permalink *page)
{
	struct buf path = BUF_INIT;
	const char *made;

	parts_add_folder(&path, page->library, page->parts.folder, false);
	buf_char(&path, '/');
	parts_add_name(&path, page->parts.name);
	made = arena_strdup(page->arena, path.data);
	buf_release(&path);
	return made;
}

/* Is the page in the tree of a section?  "" and "/" are the root's pages. */
static bool is_in_section(const struct permalink *page, const char *key)
{
	const char *path = normal_path(page);
	struct view name = str_trim(key, strlen(key));
	struct buf prefix = BUF_INIT;
	bool is_in;

	while (name.len && name.at[0] == '/') {
		name.at++;
		name.len--;
	}
	while (name.len && name.at[name.len - 1] == '/')
		name.len--;
	if (!name.len)
		return !strchr(path + 1, '/');
	parts_add_folder(&prefix, page->library,
			 arena_strndup(page->arena, name.at, name.len), false);
	is_in = str_starts(path, prefix.data) &&
		(!path[prefix.len] || path[prefix.len] == '/');
	buf_release(&prefix);
	return is_in;
}

/* The first pattern of a map {section: pattern} that fits the page. */
static const struct value *section_pattern(const struct permalink *page,
					   const struct value *map)
{
	size_t i;

	if (!map || map->type != VALUE_MAP)
		return NULL;
	for (i = 0; i < map->map.len; i++) {
		const struct value_pair *pair = &map->map.pairs[i];

		if (value_text(pair->value) && is_in_section(page, pair->key))
			return pair->value;
	}
	return NULL;
}

/*
 * Both map forms of hugo.md 2.5: {page: {section: pattern}} and {section:
 * pattern}, which is for pages, not for an _index.md.
 */
static const struct value *find_pattern(const struct permalink *page)
{
	const struct value *map = page->library->config.permalinks, *found;
	const char *kind = page->parts.is_branch ? "section" : "page";
	size_t i;

	if (!map || map->type != VALUE_MAP)
		return NULL;
	for (i = 0; i < map->map.len; i++) {
		if (!str_eq_nocase(map->map.pairs[i].key, kind))
			continue;
		found = section_pattern(page, map->map.pairs[i].value);
		if (found)
			return found;
	}
	return page->parts.is_branch ? NULL : section_pattern(page, map);
}

/* Sanitised segment by segment; 0.169 leaves no hyphen at a segment's end for
   the spaces that were there (F2 row 47). */
static const char *sanitise_path(struct arena *arena, const char *text)
{
	struct buf out = BUF_INIT;
	const char *made;

	while (*text) {
		size_t len = strcspn(text, "/");

		buf_char(&out, '/');
		slug_add(&out, arena_strndup(arena, text, len));
		text += len + (text[len] == '/');
	}
	buf_char(&out, '/');
	made = url_clean(arena, out.data);
	buf_release(&out);
	return is_root(made) ? made : arena_printf(arena, "%s/", made);
}

/* The address that `permalinks` of site.yaml gives, or NULL. */
static const char *configured_url(const struct permalink *page,
				  struct report *report)
{
	const struct value *pattern = find_pattern(page);
	const char *text, *wrong = "it comes to /, which is the home page's";

	if (!pattern)
		return NULL;
	text = permalink_expand(page, value_text(pattern), &wrong);
	if (text)
		text = sanitise_path(page->arena, text);
	if (text && !is_root(text))
		return settle(page->arena, text);
	report_add(report, SEVERITY_ERROR, pattern->at, "permalink-refused",
		   "\"%s\" cannot be used for %s: %s" DEFAULT_NOW,
		   value_text(pattern), page->course->file, wrong);
	return NULL;
}

/* Appends the slug; false, with a problem, if it would leave its folder. */
static bool add_slug(struct buf *out, const struct permalink *page,
		     struct report *report)
{
	const char *slug = course_text(page->course, COURSE_SLUG);
	size_t start = out->len;
	struct buf check = BUF_INIT;
	bool is_good;

	if (!slug || !slug[strspn(slug, "-")])
		return false;
	slug_add_trimmed(out, slug);
	buf_char(&check, '/');
	buf_str(&check, out->data + start);
	is_good = settle(page->arena, check.data) != NULL;
	buf_release(&check);
	if (is_good)
		return true;
	buf_truncate(out, start);
	report_add(report, SEVERITY_ERROR, place_of(page->course, COURSE_SLUG),
		   "slug-refused",
		   "slug \"%s\" cannot be a part of an address; until it is "
		   "changed the file's name is taken", slug);
	return false;
}

/* The address by folders and slug or name (hugo.md 2.2). */
static const char *path_url(const struct permalink *page, bool with_slug,
			    struct report *report)
{
	const struct parts *parts = &page->parts;
	struct buf path = BUF_INIT;
	const char *made;

	if (parts->is_branch) {
		parts_add_folder(&path, page->library, parts->section,
				 with_slug);
	} else {
		parts_add_folder(&path, page->library, parts->folder,
				 with_slug);
		buf_char(&path, '/');
		if (!with_slug || !add_slug(&path, page, report))
			parts_add_name(&path, parts->name);
	}
	made = url_clean(page->arena, path.data);
	buf_release(&path);
	return is_root(made) ? made : arena_printf(page->arena, "%s/", made);
}

/* An address for any file, whatever its name. */
static const char *default_url(const struct permalink *page,
			       struct report *report)
{
	const char *path = path_url(page, true, report), *url;

	if (is_root(path) && *page->parts.name)
		path = path_url(page, false, report);
	if (is_root(path) && *page->parts.name)
		path = arena_printf(page->arena, "/%s/", page->parts.name);
	url = settle(page->arena, path);
	if (url)
		return url;
	report_add(report, SEVERITY_ERROR,
		   (struct place){ page->course->file, 0, 0 },
		   "address-unreachable",
		   "no request can ask for the address %s that this file's "
		   "name makes; give the course a url", path);
	return path;
}

const char *address_url(struct arena *arena, const struct library *library,
			const struct course *course, struct report *report)
{
	struct permalink page;
	const char *url;

	permalink_init(&page, arena, library, course);
	url = own_url(&page, report);
	if (!url)
		url = configured_url(&page, report);
	if (!url)
		url = default_url(&page, report);
	return url;
}
