/* SPDX-License-Identifier: MIT */
/*
 * The words that are no names of places.
 */
#include "page/place.h"

#include <stdbool.h>
#include <string.h>

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

/* And for what is no place, or one that is not yet known. */
static const char *const nowhere[] = {
	"tbc", "tba", "tbd", "to be confirmed", "to be announced",
	"to be decided", "unknown", "any", "anywhere", "hybrid", "blended",
	"onsite", "on site", "on-site", "in person", "in-person",
	"face to face", "face-to-face", "classroom", "in-house", "in house",
	NULL
};

/* The next run of letters, or of what is no sign; false: there is none. */
static bool next_word(struct view *word, const char **at)
{
	while (**at && !str_is_alnum(**at) && (unsigned char)**at < 0x80)
		(*at)++;
	word->at = *at;
	while (str_is_alnum(**at) || (unsigned char)**at >= 0x80)
		(*at)++;
	word->len = (size_t)(*at - word->at);
	return word->len > 0;
}

/* All words are such words, or it is an address of the web. */
static bool is_online(const char *words)
{
	bool is_said = false;
	struct view word;

	if (str_starts_nocase(words, "https://") ||
	    str_starts_nocase(words, "http://"))
		return true;
	while (next_word(&word, &words)) {
		if (view_is_among(word, online))
			is_said = true;
		else if (!view_is_among(word, beside))
			return false;
	}
	return is_said;
}

enum place_kind place_kind(const char *words)
{
	if (str_is_blank(words) ||
	    view_is_among((struct view){ words, strlen(words) }, nowhere))
		return PLACE_UNKNOWN;
	return is_online(words) ? PLACE_ONLINE : PLACE_NAMED;
}
