/* SPDX-License-Identifier: MIT */
/*
 * HTML of any kind through parser and sanitiser: what comes out is harmless,
 * and sanitises to itself.
 */
#include <stdint.h>

#include "base/limits.h"
#include "markup/passes.h"

#include "harmless.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void clean(struct buf *out, struct arena *arena, const char *html,
		  size_t len)
{
	struct dom_node *root = htmlparse(arena, html, len);

	sanitise(arena, root);
	dom_write(out, root);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = ARENA_INIT;
	struct buf once = BUF_INIT, twice = BUF_INIT;

	if (size > LIMIT_BODY)
		return 0;
	clean(&once, &arena, (const char *)data, size);
	harmless_check(&arena, once.data);
	clean(&twice, &arena, once.data, once.len);
	harmless_must(str_eq(once.data, twice.data),
		      "sanitised output sanitises to itself", twice.data);
	buf_release(&once);
	buf_release(&twice);
	arena_release(&arena);
	return 0;
}
