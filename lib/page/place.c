/* SPDX-License-Identifier: MIT */
/*
 * The words that are no names of places.
 */
#include "page/place.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The words that authors have for "nowhere in particular". */
static const char *const online[] = {
	"online", "virtual", "remote", "virtually", "live online",
	"live virtual", "virtual classroom", "online classroom", "webinar",
	"virtuell", "internet", "web", "zoom", "microsoft teams", "ms teams",
	"teams", NULL
};

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

enum place_kind place_kind(const char *words)
{
	if (!words || str_is_blank(words) || is_among(words, nowhere))
		return PLACE_UNKNOWN;
	return is_among(words, online) ? PLACE_ONLINE : PLACE_NAMED;
}
