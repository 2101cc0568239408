/* SPDX-License-Identifier: MIT */
/*
 * What of keys that nobody knows is for people to read.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content/token.h"

static const struct {
	const char *text, *key;
	bool want;
} cases[] = {
	/* Words, however few. */
	{ "calm", "mood", true },
	{ "calm", NULL, true },
	{ "hands-on", "approach", true },
	{ "Edinburgh", "town", true },
	{ "PMI", "accreditation", true },
	{ "and/or", "x", true },
	{ "online/onsite", "mode", true },
	{ "Scrum.org", "provider", true },
	{ "Node.js", "tool", true },
	{ "ada@rope.example", "contact", true },
	{ "_calm_", "mood", true },
	{ "#knots", "hashtag", true },
	{ "90min", "break", true },
	{ "B2B", "market", true },
	{ "2nd", "edition", true },
	{ "3D", "x", true },
	{ "PSPO1", "x", true },
	{ "2025-Q3", "cohort", true },
	{ "YouTube", "channel", true },
	{ "PowerPoint", "tool", true },
	{ "facade", "topic", true },
	{ "\xc3\xa9t\xc3\xa9", "season", true },
	{ "\xe5\xb8\x86", "x", true },
	{ "a", "room", true },
	/* Sentences, with whatever in them. */
	{ "Book at harbour.example", "note", true },
	{ "Be there at 9.30", "note", true },
	{ "See https://x.example/ for more", "note", true },
	{ "/ is the root", "note", true },
	{ "<p>One.</p><p>Two.</p>", "note", true },
	{ "[Book](/a/b/c/)", "note", true },
	{ "See plan.pdf\nand bring it: plan.pdf", "note", true },
	{ "the dark one", "theme", true },
	{ "Slaying Technical Debt", "link", true },
	/* An option's key, but a name. */
	{ "Wikipedia", "source", true },
	{ "dark", "theme", false },
	{ "dark", "site.theme", false },
	{ "rocket", "heroIcon", false },
	{ "fa-clock", "hero_icon", false },
	{ "light-accent", "backgroundColor", false },
	{ "wide", "layoutVariant", false },
	{ "abc", "post_id", false },
	{ "abc", "postID", false },
	{ "Europe/London", "time-zone", false },
	{ "Europe/London", "timezone", false },
	{ "bullets", "listType", false },
	{ "hotel", "venue.type", false },
	/* Its name only ends in an option's. */
	{ "sailing", "grid", true },
	{ "sailing", "masterclass", true },
	{ "workshop", "courseType", true },
	{ "tan", "rope_colour", true },
	/* Nothing to read. */
	{ "", "x", false },
	{ "12", "x", false },
	{ "12:30", "x", false },
	{ "\xc2\xa3" "995", "price", false },
	{ "2025-01-01 10:00", "x", false },
	/* Tokens, by themselves. */
	{ "yes", "x", false },
	{ "False", "x", false },
	{ "off", "x", false },
	{ "/a/b", "x", false },
	{ "./plan/", "x", false },
	{ "https://x.example/", "x", false },
	{ "people/a/b", "x", false },
	{ "plan.pdf", "x", false },
	{ "Course-PSM 400x.png", "x", false },
	{ "APK@2x.png", "x", false },
	{ "2025-07-29T15:01:34Z", "x", false },
	{ "#fff", "x", false },
	{ "#1f5a78", "x", false },
	{ "0x1F", "x", false },
	{ "cafe0123", "x", false },
	{ "550e8400-e29b-41d4-a716-446655440000", "x", false },
	{ "-U-z8x8yTw9", "x", false },
	{ "Et_C1UNbGdO", "x", false },
	{ "jUM-1XnARoT", "x", false },
	{ "dQw4w9WgXcQ", "x", false },
	{ "two_columns", "x", false },
};

static void a_text_is_told_from_a_token(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (token_is_text(cases[i].text, cases[i].key) !=
		    cases[i].want)
			fail_msg("%s: \"%s\": %s", cases[i].key ?
				 cases[i].key : "(no key)", cases[i].text,
				 cases[i].want ? "is a text" : "is none");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_text_is_told_from_a_token),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
