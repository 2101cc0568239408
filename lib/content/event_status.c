/* SPDX-License-Identifier: MIT */
/*
 * The words that authors have for the status of a class.  Problem codes:
 * status-unknown (a note), status-differs (a warning), those of nested.c.
 */
#include <string.h>

#include "base/buf.h"
#include "content/event_status.h"

/* In the order of their slots: what matters most to a visitor comes last. */
static const char *const names[] = {
	"confirmed", "tentative", "full", "postponed", "cancelled",
};
_Static_assert(sizeof(names) / sizeof(names[0]) ==
	       EVENT_CANCELLED - EVENT_CONFIRMED + 1, "every slot has a name");

static const struct {
	const char *letters;		/* all that counts */
	enum event_status_slot slot;
} spellings[] = {
	{ "confirmed", EVENT_CONFIRMED },
	{ "guaranteed", EVENT_CONFIRMED },
	{ "guaranteedtorun", EVENT_CONFIRMED },
	{ "definite", EVENT_CONFIRMED },
	{ "running", EVENT_CONFIRMED },
	{ "tentative", EVENT_TENTATIVE },
	{ "provisional", EVENT_TENTATIVE },
	{ "planned", EVENT_TENTATIVE },
	{ "proposed", EVENT_TENTATIVE },
	{ "unconfirmed", EVENT_TENTATIVE },
	{ "notconfirmed", EVENT_TENTATIVE },
	{ "notyetconfirmed", EVENT_TENTATIVE },
	{ "tobeconfirmed", EVENT_TENTATIVE },
	{ "tbc", EVENT_TENTATIVE },
	{ "full", EVENT_FULL },
	{ "fullybooked", EVENT_FULL },
	{ "bookedout", EVENT_FULL },
	{ "soldout", EVENT_FULL },
	{ "postponed", EVENT_POSTPONED },
	{ "deferred", EVENT_POSTPONED },
	{ "cancelled", EVENT_CANCELLED },
	{ "canceled", EVENT_CANCELLED },
	{ "calledoff", EVENT_CANCELLED },
};

/* The slot of a spelling, or 0. */
static int find_spelling(const char *text, size_t len)
{
	struct buf letters = BUF_INIT;
	int slot = 0;

	for (size_t i = 0; i < len; i++)
		if (!strchr(" \t-_", text[i]))
			buf_char(&letters, text[i]);
	for (size_t i = 0; i < sizeof(spellings) / sizeof(spellings[0]); i++)
		if (strcasecmp(spellings[i].letters, letters.data) == 0)
			slot = (int)spellings[i].slot;
	buf_release(&letters);
	return slot;
}

/* "Sold out", "Sold out!", "Full (waiting list)", "Cancelled: a storm", but
   not "Full moon" and not "Cancelled places go quickly". */
static int read_words(const char *text, bool *is_more)
{
	size_t len = strcspn(text, ",;:.!(");
	const char *dash = strstr(text, " - ");

	if (dash && (size_t)(dash - text) < len)
		len = (size_t)(dash - text);
	*is_more = text[len + strspn(text + len, ".! ")] != '\0';
	return find_spelling(text, len);
}

static int read_status(const struct nested *nested, struct value *map)
{
	struct arena *arena = nested->cleaner->arena;
	struct value *words = nested_clean(nested, EVENT_STATUS, KEY_WORD);
	bool is_more;
	int slot;

	nested_put(arena, map, "status_words",
		   nested_clean(nested, EVENT_STATUS_WORDS, KEY_WORD));
	if (!words)
		return 0;
	slot = read_words(words->text, &is_more);
	if (!slot || is_more)
		nested_put(arena, map, "status_words", words);
	if (!slot)
		report_add(nested->cleaner->report, SEVERITY_NOTE, words->at,
			   "status-unknown", "\"%s\" is shown as it is: known "
			   "are tentative, confirmed, full, cancelled, and "
			   "postponed", words->text);
	return slot;
}

/* `cancelled: true`; also `cancelled: there is a storm`, whose words are kept;
   a number says how many, and not that it is so. */
static bool is_flagged(const struct nested *nested, int slot,
		       struct prose *prose)
{
	const struct value_pair *pair = nested_find(nested, slot);
	const char *text = pair ? value_text(pair->value) : NULL;
	const struct cleaner quiet = {
		nested->cleaner->arena, NULL, nested->cleaner->zone
	};
	const struct value *truth;

	if (!pair)
		return false;
	if (!text)
		return nested_is_true(nested, slot);
	truth = clean_value(&quiet, KEY_BOOL, pair->value, pair->key);
	if (truth)
		return truth->truth;
	prose_add(prose, text, pair->value->at);
	return true;
}

/* A class that is sure to run may be full. */
static bool do_differ(int one, int other)
{
	return one && other && one != other &&
	       !(one == EVENT_CONFIRMED && other == EVENT_FULL) &&
	       !(one == EVENT_FULL && other == EVENT_CONFIRMED);
}

void event_status_read(const struct nested *nested, struct value *map,
		       struct prose *prose)
{
	int slot = read_status(nested, map), flag;
	struct value *status;
	bool differs = false;

	for (flag = EVENT_CONFIRMED; flag <= EVENT_CANCELLED; flag++) {
		if (!is_flagged(nested, flag, prose))
			continue;
		differs |= do_differ(slot, flag);
		if (flag > slot)
			slot = flag;
	}
	if (!slot)
		return;
	status = value_string(nested->cleaner->arena,
			      names[slot - EVENT_CONFIRMED]);
	status->at = map->at;
	value_set(nested->cleaner->arena, map, "status", status);
	if (differs)
		report_add(nested->cleaner->report, SEVERITY_WARNING, map->at,
			   "status-differs", "this date has more than one "
			   "status, and is shown as %s: remove the others",
			   status->text);
}
