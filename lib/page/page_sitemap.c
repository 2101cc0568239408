/* SPDX-License-Identifier: MIT */
/*
 * The sitemap (sitemaps.org 0.9), and robots.txt (RFC 9309).
 *
 * In the sitemap is what answers 200 at its own address and may be listed:
 * no alias, no unlisted page, no selection.  lastmod is when the files of a
 * page were changed, of a list when those of any page on it were; a search
 * engine that finds it untrue once never believes it again, so nothing is
 * guessed: where it is not known, it is left out.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "base/xml.h"
#include "index/section.h"
#include "index/taxonomy.h"
#include "page/machines.h"
#include "page/view.h"

#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"
#define IMAGES "http://www.google.com/schemas/sitemap-image/1.1"

/* One address. */
struct spot {
	const char *href;
	const struct entry *entry;	/* NULL: a page of the server's own */
	int64_t lastmod;		/* INSTANT_NONE: nobody knows */
};

struct spots {
	const struct page_env *env;
	struct spot *items;
	size_t len, cap;
	int64_t newest;			/* of all courses */
};

static void push(struct spots *spots, const char *href,
		 const struct entry *entry, int64_t lastmod)
{
	spots->items = arena_grow(spots->env->arena, spots->items, spots->len,
				  &spots->cap, sizeof(*spots->items));
	if (lastmod > spots->env->now)
		lastmod = spots->env->now;
	spots->items[spots->len++] = (struct spot){ href, entry, lastmod };
}

static int64_t later(int64_t one, int64_t other)
{
	return one > other ? one : other;
}

/* When any of the pages on a list was changed. */
static int64_t newest_of(const struct page_env *env,
			 const struct entry *const *members, size_t len)
{
	int64_t newest = INSTANT_NONE;

	for (size_t i = 0; i < len; i++)
		if (members[i]->course &&
		    catalogue_lists(env->catalogue, members[i], env->now))
			newest = later(newest,
				       course_lastmod(members[i]->course));
	return newest;
}

static int64_t lastmod_of(const struct page_env *env,
			  const struct entry *entry)
{
	int64_t own = entry->course ? course_lastmod(entry->course) :
				      INSTANT_NONE;

	if (entry->kind == ENTRY_TERM)
		return later(own, newest_of(env, entry->term->members,
					    entry->term->len));
	if (entry->kind == ENTRY_SECTION)
		return later(own, newest_of(env, entry->section->members,
					    entry->section->len));
	return own;
}

static void add_entry(struct spots *spots, const struct entry *entry)
{
	const struct page_env *env = spots->env;
	int64_t lastmod;

	if (!catalogue_lists(env->catalogue, entry, env->now))
		return;
	lastmod = lastmod_of(env, entry);
	spots->newest = later(spots->newest, lastmod);
	push(spots, entry->href, entry, lastmod);
}

static void add_taxonomy(struct spots *spots, const struct taxonomy *taxonomy)
{
	if (!taxonomy->entry->course)
		add_entry(spots, taxonomy->entry);
	for (size_t i = 0; i < taxonomy->len; i++)
		if (!taxonomy->terms[i]->entry->course)
			add_entry(spots, taxonomy->terms[i]->entry);
}

/* Lists that no file makes: those of terms, of trainers, */
static void add_terms(struct spots *spots)
{
	const struct catalogue *catalogue = spots->env->catalogue;
	const struct taxonomy *trainers = catalogue_trainers(catalogue);
	bool has_trainers = false;

	for (size_t i = 0; i < catalogue_n_taxonomies(catalogue); i++) {
		const struct taxonomy *taxonomy = catalogue_taxonomy(catalogue,
								     i);

		has_trainers |= taxonomy == trainers;
		add_taxonomy(spots, taxonomy);
	}
	if (!has_trainers)
		add_taxonomy(spots, trainers);
}

/* and those of folders at the top (section.h: only they can be). */
static void add_folders(struct spots *spots)
{
	const struct section *home = catalogue_home(spots->env->catalogue);

	for (size_t i = 0; home && i < home->len; i++)
		if (home->members[i]->kind == ENTRY_SECTION &&
		    !home->members[i]->course)
			add_entry(spots, home->members[i]);
}

/* The home page and the catalogue, where no file stands for them. */
static void add_own(struct spots *spots, const char *path)
{
	const struct page_env *env = spots->env;
	struct resolution found;

	catalogue_resolve(&found, env->catalogue, path, env->now);
	if (found.answer != ANSWER_NONE && found.answer != ANSWER_GONE)
		return;
	push(spots, view_rooted(env, path), NULL, spots->newest);
}

static void find_spots(struct spots *spots, const struct page_env *env)
{
	const struct catalogue *catalogue = env->catalogue;

	*spots = (struct spots){ .env = env, .newest = INSTANT_NONE };
	for (size_t i = 0; i < catalogue_len(catalogue); i++)
		add_entry(spots, catalogue_entry(catalogue, i));
	add_terms(spots);
	add_folders(spots);
	add_own(spots, "/");
	add_own(spots, "/courses/");
}

static void write_lastmod(struct xml *xml, int64_t lastmod)
{
	char date[INSTANT_RFC3339_SIZE];

	if (lastmod == INSTANT_NONE)
		return;
	instant_rfc3339(date, lastmod);
	xml_element(xml, "lastmod", date);
}

static void write_image(struct xml *xml, const struct page_env *env,
			const struct entry *entry)
{
	const char *image = NULL;

	if (entry && entry->course)
		image = view_absolute(env, view_image(env, entry,
						      COURSE_IMAGE));
	if (!image)
		return;
	xml_open(xml, "image:image");
	xml_element(xml, "image:loc", image);
	xml_close(xml);
}

static void write_spots(struct buf *out, const struct spots *spots,
			size_t first, size_t len)
{
	const struct page_env *env = spots->env;
	struct xml xml;

	xml_start(&xml, out);
	xml_open(&xml, "urlset");
	xml_attr(&xml, "xmlns", NAMESPACE);
	xml_attr(&xml, "xmlns:image", IMAGES);
	for (size_t i = first; i < first + len; i++) {
		const struct spot *spot = &spots->items[i];

		xml_open(&xml, "url");
		xml_element(&xml, "loc", view_absolute(env, spot->href));
		write_lastmod(&xml, spot->lastmod);
		write_image(&xml, env, spot->entry);
		xml_close(&xml);
	}
	xml_end(&xml);
}

static void write_index(struct buf *out, const struct spots *spots)
{
	const struct page_env *env = spots->env;
	struct xml xml;

	xml_start(&xml, out);
	xml_open(&xml, "sitemapindex");
	xml_attr(&xml, "xmlns", NAMESPACE);
	for (size_t i = 0; i < spots->len; i += LIMIT_SITEMAP) {
		int64_t newest = INSTANT_NONE;

		for (size_t k = i; k < spots->len && k < i + LIMIT_SITEMAP;
		     k++)
			newest = later(newest, spots->items[k].lastmod);
		xml_open(&xml, "sitemap");
		xml_element(&xml, "loc",
			    arena_printf(env->arena, "%s/sitemap-%zu.xml",
					 env->library->config.base_url,
					 i / LIMIT_SITEMAP + 1));
		write_lastmod(&xml, newest);
		xml_close(&xml);
	}
	xml_end(&xml);
}

int page_sitemap(struct buf *out, const struct page_env *env, long number)
{
	struct spots spots;
	size_t first, len;

	if (!machines_have_base(out, env))
		return 404;
	find_spots(&spots, env);
	if (!number && spots.len > LIMIT_SITEMAP) {
		write_index(out, &spots);
		return 200;
	}
	if (number && (spots.len <= LIMIT_SITEMAP ||
		       (size_t)number > (spots.len - 1) / LIMIT_SITEMAP + 1))
		return 404;
	first = number ? (size_t)(number - 1) * LIMIT_SITEMAP : 0;
	len = spots.len - first;
	write_spots(out, &spots, first,
		    len < LIMIT_SITEMAP ? len : LIMIT_SITEMAP);
	return 200;
}

/*
 * A page of the catalogue cut by one filter may be read; two filters and more
 * are as many addresses as there are combinations, all of them noindex, and
 * so are comparisons and the same as data.
 */
int page_robots(struct buf *out, const struct page_env *env)
{
	static const char *const closed[] = {
		"/courses/?*&", "/compare/?", "/courses.json?*&",
		"/calendar.ics?*&",
	};
	const char *base = env->library->config.base_path;

	buf_str(out, "User-agent: *\n");
	for (size_t i = 0; i < sizeof(closed) / sizeof(closed[0]); i++)
		buf_printf(out, "Disallow: %s%s\n", base, closed[i]);
	if (*env->library->config.host)
		buf_printf(out, "\nSitemap: %s/sitemap.xml\n",
			   env->library->config.base_url);
	return 200;
}

bool machines_have_base(struct buf *out, const struct page_env *env)
{
	if (*env->library->config.host)
		return true;
	buf_str(out, view_word(env, "machines.no_base"));
	return false;
}
