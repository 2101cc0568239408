/* SPDX-License-Identifier: MIT */
/*
 * Finding the words of a date.
 */
#include "page/event_days.h"

#include <string.h>

#include "page/view.h"

static void widen(struct event_days *days, const struct clock *clock)
{
	if (!clock->is_said)
		return;
	if (!days->first.is_said || clock->wall < days->first.wall)
		days->first = *clock;
	if (!days->last.is_said || clock->wall > days->last.wall)
		days->last = *clock;
}

static void add_day(struct event_days *days, struct zones *zones,
		    const struct value *event, const struct value *part,
		    const char *key)
{
	const char *text = value_text_at(part, key);
	const char *zone = value_text_at(part, "zone");
	struct clock clock;

	clock_read(&clock, text, NULL);
	if (!zone)
		zone = value_text_at(event, "zone");
	if (clock.has_offset && zone)
		clock_read(&clock, text, zones_find(zones, zone));
	widen(days, &clock);
}

/* By the sessions; what the date says itself where they contradict it is left
   out already. */
void event_days(struct event_days *days, struct zones *zones,
		const struct value *event)
{
	const struct value *sessions = value_get(event, "sessions");

	memset(days, 0, sizeof(*days));
	add_day(days, zones, event, event, "start");
	add_day(days, zones, event, event, "end");
	for (size_t i = 0; i < value_len(sessions); i++)
		add_day(days, zones, event, value_item(sessions, i), "start");
}

const char *event_days_words(const struct page_env *env,
			     const struct event_days *days)
{
	const struct words *words = theme_words(env->theme);
	const char *last;
	bool is_wide;

	if (!days->first.is_said)
		return "";
	last = clock_day(env->arena, words, &days->last);
	if (clock_same_day(&days->first, &days->last))
		return last;
	is_wide = !clock_same_month(&days->first, &days->last);
	return arena_printf(env->arena, "%s%s%s",
			    clock_from(env->arena, words, &days->first,
				       &days->last),
			    words_get(words, is_wide ? "clock.between_months" :
				      "clock.between"), last);
}

void event_clock(struct event_clock *out, struct clock *clock,
		 const struct page_env *env, struct zones *zones,
		 const struct value *event, const struct value *part,
		 const char *key)
{
	const struct config *config = &env->library->config;
	const char *text = value_text_at(part, key);

	out->name = value_text_at(part, "zone");
	if (!out->name)
		out->name = value_text_at(event, "zone");
	clock_read(clock, text, NULL);
	if (!out->name && clock->has_offset) {
		out->zone = NULL;
		return;
	}
	out->zone = out->name ? zones_find(zones, out->name) : config->zone;
	if (!out->name)
		out->name = config->zone_name;
	clock_read(clock, text, out->zone);
}

/* "Buenos Aires" of "America/Argentina/Buenos_Aires"; NULL where a name has
   no place in it. */
static const char *place_of(struct arena *arena, const char *name)
{
	const char *slash = strrchr(name, '/');
	char *place;

	if (!slash || strncmp(name, "Etc/", 4) == 0)
		return NULL;
	place = arena_strdup(arena, slash + 1);
	for (size_t i = 0; place[i]; i++)
		if (place[i] == '_')
			place[i] = ' ';
	return place;
}

static const char *zone_words(const struct page_env *env, const char *name)
{
	const char *place = place_of(env->arena, name);

	return place ? view_say(env, "dates.zone", "place", place) : name;
}

const char *event_clock_words(const struct page_env *env,
			      const struct event_clock *of,
			      const struct clock *clock)
{
	struct words_place places[] = {
		{ "zone", NULL }, { "offset", NULL }, { NULL, NULL },
	};

	if (clock->has_offset)
		places[1].text = clock_offset(env->arena, clock);
	if (!of->name)
		return places[1].text;
	if (places[1].text && strncmp(of->name, "Etc/", 4) == 0)
		return places[1].text;	/* the name has its sign wrong */
	places[0].text = of->zone ? zone_words(env, of->name) : of->name;
	if (!places[1].text || strcmp(places[0].text, places[1].text) == 0)
		return places[0].text;
	return view_fill(env, "dates.zone_and_offset", places);
}

const char *event_status_words(const struct page_env *env,
			       const struct value *event)
{
	const char *words = value_text_at(event, "status_words");
	const char *status = value_text_at(event, "status");

	if (words || !status)
		return words;
	return view_word(env,
			 arena_printf(env->arena, "dates.status.%s", status));
}
