/* SPDX-License-Identifier: MIT */
/*
 * Any YAML as the blocks of a course; every word under a key that is for
 * words comes out again.
 */
#include "base/str.h"
#include "content/blocks.h"
#include "content/clean.h"

#include "fixpoint.h"

static bool is_one_of(const char *key, const char *const *keys)
{
	for (; *keys; keys++) {
		if (str_eq(*keys, key))
			return true;
	}
	return false;
}

static void require_words(const char *out, const char *text)
{
	struct buf word = BUF_INIT;

	while (*text) {
		buf_reset(&word);
		while (str_is_space(*text))
			text++;
		while (*text && !str_is_space(*text))
			buf_char(&word, *text++);
		fixpoint_require(strstr(out, word.data) != NULL,
				 "no word is lost");
	}
	buf_release(&word);
}

/* Looks where nothing can stand that is not for people. */
static void require_all(const char *out, const struct value *in)
{
	static const char *const ways[] = {
		"headline", "cta", "features", "list", "boxes", "items", NULL
	};
	static const char *const words[] = {
		"title", "content", "text", "subtitle", NULL
	};
	size_t i;

	for (i = 0; i < value_len(in); i++) {
		const struct value *item = value_item(in, i);

		if (item) {
			require_all(out, item);
			continue;
		}
		item = in->map.pairs[i].value;
		if (is_one_of(in->map.pairs[i].key, ways))
			require_all(out, item);
		else if (is_one_of(in->map.pairs[i].key, words) &&
			 value_text(item) && !clean_is_empty(item))
			require_words(out, item->text);
	}
}

static void gather(struct buf *out, const struct value *from)
{
	size_t i;

	if (value_text(from)) {
		buf_str(out, from->text);
		buf_char(out, '\n');
	}
	for (i = 0; i < value_len(from); i++)
		gather(out, from->type == VALUE_LIST ?
				    from->list.items[i] :
				    from->map.pairs[i].value);
}

/* Is something left out, or written otherwise, as it should be? */
static bool is_cut(const struct value *in)
{
	size_t i;

	for (i = 0; i < value_len(in); i++) {
		if (in->type == VALUE_MAP &&
		    str_eq_nocase(in->map.pairs[i].key, "draft"))
			return true;
		if (is_cut(in->type == VALUE_LIST ? in->list.items[i] :
						    in->map.pairs[i].value))
			return true;
	}
	/* brackets of a link's words are escaped */
	return value_text(in) && strpbrk(in->text, "[]");
}

static void check(struct arena *arena, const struct value *in,
		  const struct report *report)
{
	const struct value *blocks = blocks_read(arena, in, NULL);
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < value_len(blocks); i++) {
		const struct value *block = value_item(blocks, i);

		fixpoint_require(value_text(value_get(block, "kind")) != NULL,
				 "a block has a kind");
		fixpoint_require(strlen(blocks_text(arena, block)) <=
				 (size_t)LIMIT_FRONT * 16,
				 "no block multiplies");
		blocks_field(block);
	}
	gather(&out, blocks);
	if (in->type == VALUE_LIST && !is_cut(in) &&
	    !report_has_errors(report))
		require_all(out.data, in);
	buf_release(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	return fixpoint_run(blocks_read, data, size, check);
}
