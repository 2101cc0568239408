/* SPDX-License-Identifier: MIT */
/*
 * Keyed hashes and digests.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "base/hash.h"

static void siphash_gives_the_published_values(void **state)
{
	/* The reference vectors of SipHash-2-4: key 00..0f, input 00..n. */
	static const struct {
		size_t len;
		uint64_t want;
	} rows[] = {
		{ 0, UINT64_C(0x726fdb47dd0e0e31) },
		{ 1, UINT64_C(0x74f839c593dc67fd) },
		{ 7, UINT64_C(0xab0200f58b01d137) },
		{ 8, UINT64_C(0x93f5f5799a932462) },
		{ 15, UINT64_C(0xa129ca6149be45e5) },
	};
	struct hash_seed seed;
	unsigned char in[16];
	size_t i;

	(void)state;
	for (i = 0; i < 16; i++) {
		seed.bytes[i] = (unsigned char)i;
		in[i] = (unsigned char)i;
	}
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_true(hash_key(&seed, in, rows[i].len) == rows[i].want);
}

static void every_seed_is_another(void **state)
{
	struct hash_seed a, b;

	(void)state;
	hash_seed_fill(&a);
	hash_seed_fill(&b);
	assert_memory_not_equal(&a, &b, sizeof(a));
	assert_true(hash_key(&a, "course", 6) != hash_key(&b, "course", 6));
	assert_true(hash_key(&a, "course", 6) == hash_key(&a, "course", 6));
}

static void a_digest_is_blake2b_of_128_bits(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "cae66941d9efbd404e4d88758ea67670" },
		{ "abc", "cf4ab791c62b8d2b2109c90275287816" },
	};
	char hex[2 * HASH_DIGEST + 1];
	struct digest digest;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		hash_digest(&digest, rows[i].in, strlen(rows[i].in));
		hash_hex(hex, &digest);
		assert_string_equal(hex, rows[i].want);
	}
}

static void mixing_depends_on_order_and_on_borders(void **state)
{
	static const char *const parts[][2] = {
		{ "a", "b" }, { "b", "a" }, { "ab", "" }, { "", "ab" },
	};
	struct digest got[4], again;
	size_t i, j;

	(void)state;
	for (i = 0; i < 4; i++) {
		hash_digest(&got[i], "", 0);
		hash_digest_mix(&got[i], parts[i][0], strlen(parts[i][0]));
		hash_digest_mix(&got[i], parts[i][1], strlen(parts[i][1]));
		for (j = 0; j < i; j++)
			assert_memory_not_equal(&got[i], &got[j],
						sizeof(got[i]));
	}
	hash_digest(&again, "", 0);
	hash_digest_mix(&again, "a", 1);
	hash_digest_mix(&again, "b", 1);
	assert_memory_equal(&again, &got[0], sizeof(again));
}

static void mixing_hashes_the_old_digest_and_then_the_bytes(void **state)
{
	unsigned char both[HASH_DIGEST + 3];
	struct digest mixed, whole;

	(void)state;
	hash_digest(&mixed, "x", 1);
	memcpy(both, mixed.bytes, HASH_DIGEST);
	memcpy(both + HASH_DIGEST, "abc", 3);
	hash_digest_mix(&mixed, "abc", 3);
	hash_digest(&whole, both, sizeof(both));
	assert_memory_equal(&mixed, &whole, sizeof(whole));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(siphash_gives_the_published_values),
		cmocka_unit_test(every_seed_is_another),
		cmocka_unit_test(a_digest_is_blake2b_of_128_bits),
		cmocka_unit_test(mixing_depends_on_order_and_on_borders),
		cmocka_unit_test(
			mixing_hashes_the_old_digest_and_then_the_bytes),
	};

	return cmocka_run_group_tests_name("hash", tests, NULL, NULL);
}
