/* SPDX-License-Identifier: MIT */
/*
 * Finding a key that is one course's alone.
 */
#include "page/lasting.h"

#include <string.h>

#include "base/percent.h"

static const char *encode(struct arena *arena, const char *words)
{
	struct buf out = BUF_INIT;

	percent_encode(&out, words, strlen(words), PERCENT_NAME);
	return arena_take(arena, &out);
}

const char *lasting_key(const struct page_env *env, const struct entry *entry)
{
	const struct value *ids = course_list(entry->course, COURSE_IDS);
	const char *code = course_text(entry->course, COURSE_CODE), *id;
	size_t i = value_len(ids);

	if (code && catalogue_owns_code(env->catalogue, code, entry))
		return encode(env->arena, code);
	while (i > 0) {
		id = value_text(value_item(ids, --i));
		if (id && catalogue_owns_id(env->catalogue, id, entry))
			return encode(env->arena, id);
	}
	return encode(env->arena, entry->course->file);
}

const char *lasting_urn(const struct page_env *env, const char *kind,
			const char *key)
{
	const char *host = env->library->config.host;
	char hex[2 * HASH_DIGEST + 1];
	struct digest digest;

	hash_digest(&digest, host, strlen(host));
	hash_digest_mix(&digest, kind, strlen(kind));
	hash_digest_mix(&digest, key, strlen(key));
	digest.bytes[6] = (unsigned char)((digest.bytes[6] & 0x0f) | 0x80);
	digest.bytes[8] = (unsigned char)((digest.bytes[8] & 0x3f) | 0x80);
	hash_hex(hex, &digest);
	return arena_printf(env->arena, "urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s",
			    hex, hex + 8, hex + 12, hex + 16, hex + 20);
}
