/* SPDX-License-Identifier: MIT */
/*
 * What looks like a secret on a public page (schema.md S-6).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "content/secret.h"

#include "yamlvalue.h"

static const char bearer[] = "a link that lets anybody in";
static const char invitation[] = "an invitation";
static const char password[] = "a password";

static void s6_secrets_are_told_from_words(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "https://x.example/s/a?e=Q1w2", bearer },
		{ "https://x.example/s/a?x=1&e=Q1w2", bearer },
		{ "[a](https://x.example/a?x=1&amp;token=Q1w2)", bearer },
		{ "see https://x.example/a?access_token=Q1w2 now", bearer },
		{ "https://x.example/j/1?pwd=Q1w2", bearer },
		{ "https://chat.whatsapp.com/Q1w2", invitation },
		{ "<https://x.example/invite/Q1w2>", invitation },
		{ "The default password is Q1w2.", password },
		{ "**Password:** Q1w2", password },
		{ "password = Q1w2", password },
		{ "All participants receive a password.", NULL },
		{ "The password is sent in week 1.", NULL },
		{ "Password:", NULL },
		{ "Your password is\n\nsent by mail", NULL },
		{ "The token=economy of games", NULL },
		{ "You are invited to ask?e=mc2", NULL },
		{ "https://x.example/a?theme=dark", NULL },
		{ "https://x.example/a?id=1&theme=dark", NULL },
		{ "https://x.example/invited/", NULL },
		{ "", NULL },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *got = secret_kind(rows[i].in);

		if ((!got) != (!rows[i].want) ||
		    (got && strcmp(got, rows[i].want) != 0))
			fail_msg("\"%s\": got %s", rows[i].in,
				 got ? got : "nothing");
	}
}

static void s6_each_is_warned_of_and_not_repeated(void **state)
{
	struct arena arena = ARENA_INIT;
	struct buf out = BUF_INIT;
	struct report report;
	size_t i;

	(void)state;
	report_init(&report, &arena);
	secrets_check(yaml_value(&arena,
				 "- {a: 'https://x.example/?e=Q1w2'}\n"
				 "- [b, 'password: Q1w2']\n"), &report);
	secrets_check(NULL, &report);
	for (i = 0; i < report.len; i++)
		problem_write(&out, &report.items[i]);
	assert_string_equal(out.data,
		"test:1:7: warning: this looks like a link that lets anybody "
		"in, and the page is public: remove it if it is one "
		"[maybe-secret]\n"
		"test:2:7: warning: this looks like a password, and the page "
		"is public: remove it if it is one [maybe-secret]\n");
	buf_release(&out);
	report_release(&report);
	arena_release(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(s6_secrets_are_told_from_words),
		cmocka_unit_test(s6_each_is_warned_of_and_not_repeated),
	};

	return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
