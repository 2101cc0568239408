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
#include "index/pattern.h"
#include "index/slug.h"
#include "index/url.h"

#define DEFAULT_NOW "; until then it is at its default address"

static bool is_root(const char *path)
{
	return str_eq(path, "/");
}

static struct place place_of(const struct course *course, enum course_key key)
{
	const struct value *value = course_value(course, key);

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

/* What the page is called in problems. */
static const char *subject(const struct permalink *page)
{
	return page->course ? page->course->file : page->title;
}

/* The address that `permalinks` of site.yaml gives, or NULL. */
static const char *configured_url(const struct permalink *page,
				  struct report *report)
{
	const struct value *pattern = pattern_find(page);
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
		   value_text(pattern), subject(page), wrong);
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
		   (struct place){ subject(page), 0, 0 },
		   "address-unreachable",
		   "no request can ask for the address %s that this file's "
		   "name makes; give the course a url", path);
	return path;
}

/* What is made on the way does not stay. */
static const char *keep(struct arena *arena, const struct permalink *page,
			const char *url)
{
	url = url ? arena_strdup(arena, url) : NULL;
	arena_release(page->arena);
	return url;
}

const char *address_url(struct arena *arena, const struct library *library,
			const struct course *course, struct report *report)
{
	struct arena scratch = ARENA_INIT;
	struct permalink page;
	const char *url;

	permalink_init(&page, &scratch, library, course);
	url = own_url(&page, report);
	if (!url)
		url = configured_url(&page, report);
	if (!url)
		url = default_url(&page, report);
	return keep(arena, &page, url);
}

/* Where Hugo keeps a page that no file makes: "tags", "tags/scrum". */
static void made_parts(struct permalink *page,
		       const struct address_listing *listing)
{
	page->parts = (struct parts){
		.folder = listing->term ? listing->plural : "",
		.name = listing->term ? listing->term : listing->plural,
		.section = listing->plural,
		.is_branch = true,
	};
}

/* A name that would leave the taxonomy's folder, or stay on it, is none. */
static bool has_dots(const char *path)
{
	while (*path) {
		size_t len = strcspn(path, "/");

		if (len && len <= 2 && strspn(path, ".") >= len)
			return true;
		path += len + (path[len] == '/');
	}
	return false;
}

/* By plural and spelling, each normalised as Hugo does it (4.3). */
static const char *made_url(const struct permalink *page,
			    const struct address_listing *listing)
{
	struct buf path = BUF_INIT;
	const char *made = NULL;
	size_t folder;

	buf_char(&path, '/');
	slug_add_name(&path, listing->plural);
	buf_char(&path, '/');
	folder = path.len;
	if (listing->term)
		slug_add_name(&path, listing->term);
	if (folder > 2 && !has_dots(path.data) &&
	    (!listing->term || path.len > folder))
		made = settle(page->arena,
			      arena_printf(page->arena, "%s/",
					   url_clean(page->arena, path.data)));
	buf_release(&path);
	return made;
}

const char *address_listing_url(struct arena *arena,
				const struct library *library,
				const struct address_listing *listing,
				struct report *report)
{
	struct arena scratch = ARENA_INIT;
	struct permalink page = { .arena = &scratch, .library = library };
	const char *url = NULL;

	if (listing->course)
		permalink_init(&page, &scratch, library, listing->course);
	else
		made_parts(&page, listing);
	page.kind = listing->term ? "term" : "taxonomy";
	page.plural = listing->plural;
	page.title = listing->title;
	if (listing->course)
		url = own_url(&page, report);
	if (!url)
		url = configured_url(&page, report);
	if (!url && listing->course)
		url = default_url(&page, report);
	if (!url)
		url = made_url(&page, listing);
	return keep(arena, &page, url);
}

const char *address_folder_url(struct arena *arena,
			       const struct library *library,
			       const char *folder, struct report *report)
{
	struct arena scratch = ARENA_INIT;
	struct permalink page = {
		.arena = &scratch,
		.library = library,
		.parts = { "", folder, folder, true },
		.kind = "section",
		.title = folder,
	};
	const char *url = configured_url(&page, report);

	if (!url)
		url = default_url(&page, report);
	return keep(arena, &page, url);
}
