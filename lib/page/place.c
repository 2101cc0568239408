/* SPDX-License-Identifier: MIT */
/*
 * The words that are no names of places.
 */
#include "page/place.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Each says "nowhere in particular". */
static const char *const online[] = {
	"online", "virtual", "virtually", "remote", "remotely", "webinar",
	"virtuell", "internet", "web", "zoom", "teams", "webex", NULL
};

/* What stands beside them: "Virtual / live online", "Online via MS Teams". */
static const char *const beside[] = {
	"and", "or", "via", "on", "by", "in", "the", "a", "live", "classroom",
	"class", "session", "sessions", "training", "course", "meeting",
	"microsoft", "ms", "google", "meet", "link", "only", NULL
};

enum { WORD = 32 };		/* bytes; none of these is longer */

/* And for what is no place, or one that is not yet known. */
static const char *const nowhere[] = {
	"tbc", "tba", "tbd", "to be confirmed", "to be announced",
	"to be decided", "unknown", "any", "anywhere", "hybrid", "blended",
	"onsite", "on site", "on-site", "in person", "in-person",
	"face to face", "face-to-face", "classroom", "in-house", "in house",
	NULL
};

static bool is_among(const char *text, const char *const *words)
{
	for (; *words; words++)
		if (str_eq_nocase(*words, text))
			return true;
	return false;
}

/* The next run of letters, or of what is no sign; false: there is none, or it
   is a long one. */
static bool next_word(char word[WORD], const char **at)
{
	size_t len = 0;

	while (**at && !str_is_alnum(**at) && (unsigned char)**at < 0x80)
		(*at)++;
	while (str_is_alnum(**at) || (unsigned char)**at >= 0x80) {
		if (len == WORD - 1)
			return false;
		word[len++] = *(*at)++;
	}
	word[len] = '\0';
	return len > 0;
}

/* All words are such words, or it is an address of the web. */
static bool is_online(const char *words)
{
	bool is_said = false;
	char word[WORD];

	if (str_starts_nocase(words, "https://") ||
	    str_starts_nocase(words, "http://"))
		return true;
	while (next_word(word, &words)) {
		if (is_among(word, online))
			is_said = true;
		else if (!is_among(word, beside))
			return false;
	}
	return is_said && !*words;
}

enum place_kind place_kind(const char *words)
{
	if (!words || str_is_blank(words) || is_among(words, nowhere))
		return PLACE_UNKNOWN;
	return is_online(words) ? PLACE_ONLINE : PLACE_NAMED;
}
