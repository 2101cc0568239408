/* SPDX-License-Identifier: MIT */
/*
 * Hashes, over libsodium (its only includer).  hash_key() is SipHash with a
 * secret that each table draws for itself, so nobody can choose colliding
 * keys (security.md R14); hash_digest() is BLAKE2b, for fingerprints and ETags,
 * the same on every machine.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash_seed {
	unsigned char bytes[16];
};

enum { HASH_DIGEST = 16 };		/* bytes of a digest */

struct digest {
	unsigned char bytes[HASH_DIGEST];
};

void hash_seed_fill(struct hash_seed *);	/* from the kernel's random */
uint64_t hash_key(const struct hash_seed *, const void *bytes, size_t len);
void hash_digest(struct digest *out, const void *bytes, size_t len);
/* out = digest of (out, bytes): order matters. */
void hash_digest_mix(struct digest *out, const void *bytes, size_t len);
/* 32 lower-case hex digits and a NUL. */
void hash_hex(char out[2 * HASH_DIGEST + 1], const struct digest *);

#endif
