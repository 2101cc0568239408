/* SPDX-License-Identifier: MIT */
/*
 * The list of every address that answers, as `lectern routes` prints it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/catalogue_data.h"
#include "index/url.h"

static const char *encode(struct arena *arena,
			  const struct catalogue *catalogue, const char *url)
{
	struct buf out = BUF_INIT;

	buf_str(&out, catalogue->library->config.base_path);
	url_encode(&out, url);
	return arena_take(arena, &out);
}

/* The file that says so: the page's own, or the one with that spelling. */
static const char *find_file(const struct claim *claim)
{
	if (claim->kind == CLAIM_SPELLING)
		return claim->at.file;
	return claim->entry->course ? claim->entry->course->file : "";
}

/* Where it leads, in one hop; NULL for a page. */
static const char *find_target(const struct catalogue *catalogue,
			       const struct claim *claim, int64_t now)
{
	if (claim->kind == CLAIM_PAGE || claim->kind == CLAIM_MADE)
		return NULL;
	return claims_holder(&catalogue->claims, claim->entry, now)->href;
}

/* Is this claim the one that its URL finds now? */
static bool is_answered(const struct catalogue *catalogue,
			const struct claim *claim, int64_t now)
{
	struct finding finding;

	claims_find(&finding, &catalogue->claims, claim->url, now);
	if (claim->kind == CLAIM_PAGE || claim->kind == CLAIM_MADE)
		return finding.claim == claim && finding.is_exact;
	return finding.claim == claim;
}

static int compare(const void *left, const void *right)
{
	const struct route_line *a = left, *b = right;
	int order = strcmp(a->url, b->url);

	return order ? order : strcmp(a->file, b->file);
}

struct route_line *catalogue_routes(size_t *len, struct arena *arena,
				    const struct catalogue *catalogue,
				    int64_t now)
{
	const struct claims *claims = &catalogue->claims;
	struct route_line *lines, *line;
	size_t i;

	lines = arena_alloc(arena, (claims->len + 1) * sizeof(*lines));
	*len = 0;
	for (i = 0; i < claims->len; i++) {
		const struct claim *claim = claims->items[i];

		if (!is_answered(catalogue, claim, now))
			continue;
		line = &lines[(*len)++];
		line->url = encode(arena, catalogue, claim->url);
		line->entry = claim->entry;
		line->file = find_file(claim);
		line->target = find_target(catalogue, claim, now);
	}
	if (*len)
		qsort(lines, *len, sizeof(*lines), compare);
	return lines;
}
