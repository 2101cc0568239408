/* SPDX-License-Identifier: MIT */
/*
 * The courses most like one: a walk over the lists that it is in, and the best
 * kept on the way.
 */
#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "index/catalogue_data.h"

/* What a course has in common with the one that is asked about. */
struct score {
	long sum;
	uint32_t matches;
};

struct ranking {
	const struct catalogue *catalogue;
	const struct related_quest *quest;
	const struct entry **out;
	long sums[RELATED_MOST];	/* of out */
	size_t len;
};

/* Every list of the course; its own score stays nothing. */
static void add_scores(struct score *scores, const struct related *related,
		       size_t order)
{
	size_t i, k;

	for (i = related->first[order]; i < related->first[order + 1]; i++) {
		const struct posting *posting = related->postings[i];

		for (k = 0; posting->weight && k < posting->len; k++) {
			struct score *score = &scores[posting->orders[k]];

			score->sum += posting->weight;
			score->matches++;
		}
	}
	scores[order] = (struct score){ 0, 0 };
}

/* Hugo's measure, in whole numbers as there: the average on a scale from 0 to
   100, and the more matches, the less is enough. */
static bool is_enough(const struct related *related, const struct score *score)
{
	long matches = (long)score->matches;
	long span = related->high - related->low;
	long average = score->sum / matches - related->low;

	if (span <= 0)
		return false;
	return (200 * average + span) / (2 * span) >=
	       related->threshold / matches;
}

static bool is_newer(const struct related *related, const struct entry *a,
		     const struct entry *b)
{
	return !related->includes_newer &&
	       b->course->publish != INSTANT_NONE &&
	       a->course->publish > b->course->publish;
}

/* By sum, the newest first, by name; then in catalogue order. */
static bool is_better(const struct ranking *ranking, size_t i,
		      const struct entry *entry, long sum)
{
	const struct entry *other = ranking->out[i];
	int order;

	if (sum != ranking->sums[i])
		return sum > ranking->sums[i];
	if (entry->course->publish != other->course->publish)
		return entry->course->publish > other->course->publish;
	order = strcmp(entry_name(entry), entry_name(other));
	return order ? order < 0 : entry->order < other->order;
}

static bool is_wanted(const struct ranking *ranking, const struct entry *entry)
{
	const struct related_quest *quest = ranking->quest;
	size_t i;

	for (i = 0; i < quest->n_without; i++) {
		if (quest->without[i] == entry)
			return false;
	}
	return catalogue_lists(ranking->catalogue, entry, quest->now);
}

/* Whether it is listed is asked only of those who would be among the best. */
static void rank(struct ranking *ranking, const struct entry *entry, long sum)
{
	size_t most = ranking->quest->most, i = ranking->len;

	if (i == most && !is_better(ranking, i - 1, entry, sum))
		return;
	if (!is_wanted(ranking, entry))
		return;
	if (i < most)
		ranking->len++;
	else
		i--;
	for (; i && is_better(ranking, i - 1, entry, sum); i--) {
		ranking->out[i] = ranking->out[i - 1];
		ranking->sums[i] = ranking->sums[i - 1];
	}
	ranking->out[i] = entry;
	ranking->sums[i] = sum;
}

/* Each course of each list once: its score is taken off. */
static void rank_all(struct ranking *ranking, struct score *scores,
		     const struct related *related)
{
	const struct entry *self = ranking->quest->entry;
	size_t i, k;

	for (i = related->first[self->order];
	     i < related->first[self->order + 1]; i++) {
		const struct posting *posting = related->postings[i];

		for (k = 0; posting->weight && k < posting->len; k++) {
			struct score *score = &scores[posting->orders[k]];
			const struct entry *entry =
				&related->entries[posting->orders[k]];

			if (score->matches && is_enough(related, score) &&
			    !is_newer(related, entry, self))
				rank(ranking, entry, score->sum);
			*score = (struct score){ 0, 0 };
		}
	}
}

size_t related_find(const struct entry *out[],
		    const struct catalogue *catalogue,
		    const struct related_quest *quest)
{
	const struct related *related = &catalogue->related;
	struct ranking ranking = {
		.catalogue = catalogue, .quest = quest, .out = out,
	};
	struct score *scores;

	assert(quest->most <= RELATED_MOST);
	if (!quest->most || !quest->entry->course)
		return 0;
	scores = mem_alloc(related->n_entries * sizeof(*scores));
	add_scores(scores, related, quest->entry->order);
	rank_all(&ranking, scores, related);
	free(scores);
	return ranking.len;
}
