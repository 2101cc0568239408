/* SPDX-License-Identifier: MIT */
/*
 * Hashes, over libsodium.  The only file that includes <sodium.h>.
 */
#include <string.h>

#include <sodium.h>

#include "base/hash.h"
#include "base/log.h"

_Static_assert(crypto_shorthash_KEYBYTES == sizeof(struct hash_seed),
	       "a seed is one SipHash key");
_Static_assert(crypto_shorthash_BYTES == sizeof(uint64_t),
	       "SipHash gives 64 bits");
_Static_assert(crypto_generichash_BYTES_MIN <= HASH_DIGEST,
	       "a digest is long enough for BLAKE2b");

/* Cheap when it was done before. */
static void start(void)
{
	if (sodium_init() < 0)
		die("libsodium does not start");
}

void hash_seed_fill(struct hash_seed *seed)
{
	start();
	randombytes_buf(seed->bytes, sizeof(seed->bytes));
}

uint64_t hash_key(const struct hash_seed *seed, const void *bytes, size_t len)
{
	unsigned char out[crypto_shorthash_BYTES];
	uint64_t hash;

	crypto_shorthash(out, bytes, len, seed->bytes);
	memcpy(&hash, out, sizeof(hash));	/* it never leaves memory */
	return hash;
}

void hash_digest(struct digest *out, const void *bytes, size_t len)
{
	start();
	crypto_generichash(out->bytes, sizeof(out->bytes), bytes, len, NULL, 0);
}

void hash_digest_mix(struct digest *out, const void *bytes, size_t len)
{
	crypto_generichash_state state;
	const size_t size = sizeof(out->bytes);

	start();
	crypto_generichash_init(&state, NULL, 0, size);
	crypto_generichash_update(&state, out->bytes, size);
	crypto_generichash_update(&state, bytes, len);
	crypto_generichash_final(&state, out->bytes, size);
}

void hash_hex(char out[2 * HASH_DIGEST + 1], const struct digest *digest)
{
	sodium_bin2hex(out, 2 * HASH_DIGEST + 1, digest->bytes, HASH_DIGEST);
}
