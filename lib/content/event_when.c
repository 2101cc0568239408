/* SPDX-License-Identifier: MIT */
/*
 * Reading the instants of a date, and guessing an end where none is certain.
 */
#include "content/event_when.h"

#include <string.h>

#include "content/moment.h"

#define DAY INT64_C(86400)

int64_t event_instant(const struct value *map, const char *key)
{
	const struct value *at = value_get(map, key);

	return at && at->type == VALUE_INT ? at->number : INSTANT_NONE;
}

static void add(int64_t *last, int64_t instant)
{
	if (instant != INSTANT_NONE && instant > *last)
		*last = instant;
}

/* What is written, whatever zone it is in. */
static void add_written(int64_t *last, const struct value *map,
			const char *key)
{
	const char *text = value_text(value_get(map, key));
	struct moment moment;

	if (!text)
		return;
	moment_read(&moment, text, NULL);
	if (moment.state == MOMENT_CERTAIN)
		add(last, moment.instant + DAY);
	else if (moment.state != MOMENT_NO_DATE)
		add(last, moment.wall + 2 * DAY);
}

static void add_part(int64_t *last, const struct value *map)
{
	static const char *const keys[][2] = {
		{ "start", "start_at" }, { "end", "end_at" },
	};

	for (size_t i = 0; i < 2; i++) {
		int64_t instant = event_instant(map, keys[i][1]);

		if (instant == INSTANT_NONE)
			add_written(last, map, keys[i][0]);
		else
			add(last, instant + DAY);
	}
}

void event_when(struct event_when *out, const struct value *event)
{
	const struct value *sessions = value_get(event, "sessions");

	out->begins = event_instant(event, "start_at");
	out->over = event_instant(event, "end_at");
	out->is_certain = out->over != INSTANT_NONE;
	if (out->is_certain)
		return;
	add_part(&out->over, event);
	for (size_t i = 0; i < value_len(sessions); i++)
		add_part(&out->over, value_item(sessions, i));
}

static bool has_status(const struct value *event, const char *name)
{
	const char *status = value_text(value_get(event, "status"));

	return status && strcmp(status, name) == 0;
}

bool event_is_off(const struct value *event)
{
	return has_status(event, "postponed") ||
	       has_status(event, "cancelled");
}

bool event_is_closed(const struct value *event)
{
	return event_is_off(event) || has_status(event, "full");
}
