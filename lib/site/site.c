/* SPDX-License-Identifier: MIT */
/*
 * Makes and frees a generation of the site, and checks all of it.  Answering
 * requests is answer.c.
 */
#include "site/site.h"

#include <stdlib.h>
#include <string.h>

#include "base/build.h"
#include "base/mem.h"
#include "index/taxonomy.h"
#include "site/route.h"
#include "site/shadow.h"

enum { CSP_MAX = 1500 };	/* bytes; the head must stay in LIMIT_HEADERS */

/*
 * No inline script or style, nothing from elsewhere but images and the
 * frames that site.yaml allows.  JSON-LD is data, so script-src does not
 * concern it.
 */
static const char csp_start[] =
	"default-src 'none'; base-uri 'none'; connect-src 'self'; "
	"font-src 'self'; form-action 'self'; frame-ancestors 'self'; "
	"img-src 'self' https: data:; media-src 'self' https:; "
	"script-src 'self'; style-src 'self'; frame-src ";

static const char *make_csp(struct arena *arena, const struct config *config,
			    struct report *report)
{
	struct buf csp = BUF_INIT;
	const struct value *host;
	size_t i;

	buf_str(&csp, csp_start);
	if (!value_len(config->embeds))
		buf_str(&csp, "'none'");
	for (i = 0; i < value_len(config->embeds); i++) {
		host = value_item(config->embeds, i);
		if (csp.len + strlen(value_text(host)) > CSP_MAX) {
			report_add(report, SEVERITY_ERROR, host->at,
				   "embeds-too-many",
				   "too many hosts in embeds: this and the "
				   "ones after it are not framed; keep those "
				   "in use");
			break;
		}
		buf_str(&csp, i ? " https://" : "https://");
		buf_str(&csp, value_text(host));
	}
	return arena_take(arena, &csp);
}

/* Feeds, sitemap and previews name whole addresses or nothing. */
static void report_base(const struct config *config, struct report *report)
{
	struct place at = { .file = "site.yaml" };

	if (!*config->host)
		report_add(report, SEVERITY_NOTE, at, "no-base-url",
			   "without baseURL there are no feeds, no sitemap and "
			   "no structured data: write \"baseURL: "
			   "https://HOST/\"");
}

static void digest_inputs(struct site *site)
{
	const struct digest *theme = theme_digest(site->theme);

	hash_digest(&site->inputs, build_id, strlen(build_id));
	hash_digest_mix(&site->inputs, &site->library->digest,
			sizeof(site->library->digest));
	hash_digest_mix(&site->inputs, theme, sizeof(*theme));
}

struct site *site_load(const char *root, const struct site *before)
{
	struct library *library;
	struct site *site;

	library = library_load(root, before ? before->library : NULL);
	if (!library)
		return NULL;
	site = mem_alloc(sizeof(*site));
	arena_init(&site->arena);
	report_init(&site->report, &site->arena);
	site->library = library;
	library_report(library, &site->report);
	site->catalogue = catalogue_build(library, &site->report);
	site->search = search_new(site->catalogue);
	site->theme = theme_load(library, &site->report);
	site->csp = make_csp(&site->arena, &library->config, &site->report);
	shadow_report(site->catalogue, instant_now(), &site->report);
	report_base(&library->config, &site->report);
	report_sort(&site->report);
	digest_inputs(site);
	return site;
}

void site_free(struct site *site)
{
	if (!site)
		return;
	theme_free(site->theme);
	search_free(site->search);
	catalogue_free(site->catalogue);
	library_free(site->library);
	report_release(&site->report);
	arena_release(&site->arena);
	free(site);
}

/* Renders one page for its problems alone: of an entry; or of a row that
   makes HTML, without a query; or, without both, what says that there is no
   page. */
static void check_page(const struct site *site, const struct entry *entry,
		       const struct route *route, int64_t now,
		       struct report *out)
{
	struct arena arena = ARENA_INIT;
	struct report found;
	struct buf page = BUF_INIT;
	struct page_env env = {
		.library = site->library,
		.catalogue = site->catalogue,
		.theme = site->theme,
		.search = site->search,
		.now = now,
		.arena = &arena,
		.report = &found,
	};

	report_init(&found, &arena);
	if (entry)
		page_entry(&page, &env, entry);
	else if (route)
		route->make(&page, &env);
	else
		page_error(&page, &env, 404, "/");
	report_merge(out, &found);
	report_release(&found);
	buf_release(&page);
	arena_release(&arena);
}

/* Lists that no file makes. */
static void check_lists(const struct site *site, int64_t now,
			const struct taxonomy *taxonomy, struct report *out)
{
	if (!taxonomy->entry->course)
		check_page(site, taxonomy->entry, NULL, now, out);
	for (size_t i = 0; i < taxonomy->len; i++)
		if (!taxonomy->terms[i]->entry->course)
			check_page(site, taxonomy->terms[i]->entry, NULL, now,
				   out);
}

void site_check(const struct site *site, int64_t now, struct report *out)
{
	const struct catalogue *catalogue = site->catalogue;
	size_t i;

	report_merge(out, &site->report);
	for (i = 0; i < catalogue_len(catalogue); i++)
		check_page(site, catalogue_entry(catalogue, i), NULL, now,
			   out);
	for (i = 0; i < catalogue_n_taxonomies(catalogue); i++)
		check_lists(site, now, catalogue_taxonomy(catalogue, i), out);
	for (i = 0; routes[i].path; i++)
		if (str_starts(routes[i].type, "text/html"))
			check_page(site, NULL, &routes[i], now, out);
	check_page(site, NULL, NULL, now, out);
	report_sort(out);
}
