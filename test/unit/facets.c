/* SPDX-License-Identifier: MIT */
/*
 * Counts of facets: with filters at random, each is what a plain scan over
 * the records gives.  The scan knows nothing of facets: it reads the fields of
 * each course anew, for each value.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "content/certain.h"
#include "content/event_when.h"
#include "content/terms.h"
#include "index/sorts.h"
#include "page/selection.h"
#include "pages.h"
#include "tempdir.h"

enum { COURSES = 240, QUERIES = 80 };

/* The same numbers in each run. */
static unsigned next_number(unsigned *seed, unsigned below)
{
	*seed = *seed * 1103515245u + 12345u;
	return (*seed >> 16 & 0x7fff) % below;
}

static void add_terms(struct buf *out, const char *key,
		      const char *const *names, size_t n, unsigned *seed)
{
	unsigned count = next_number(seed, 4);

	if (!count)
		return;
	buf_printf(out, "%s:\n", key);
	for (unsigned i = 0; i < count; i++)
		buf_printf(out, "- \"%s\"\n",
			   names[next_number(seed, (unsigned)n)]);
}

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

static const char *const topics[] = {
	"Sail Making", "sail-making", "SailMaking", "Rope", "ropé", "C++",
	"C#", "C", "Tides & Datums", "Ωmega",
};
static const char *const vendors[] = {
	"Harbour School", "harbourschool", "Guild", "",
};
static const char *const audiences[] = {
	"Product Owner", "product-owner", "Skippers", "Mates", "Anglers",
};
static const char *const levels[] = {
	"beginner", "Intermediate", "advanced", "unheard-of", "",
};

static void add_events(struct buf *out, unsigned *seed)
{
	unsigned count = next_number(seed, 4);
	static const char *const statuses[] = {
		"confirmed", "cancelled", "full", "postponed", "tentative",
	};

	if (count)
		buf_str(out, "events:\n");
	for (unsigned i = 0; i < count; i++) {
		unsigned month = 5 + next_number(seed, 8);
		unsigned day = 1 + next_number(seed, 28);

		buf_printf(out, "- start: 2025-%02u-%02uT23:30:00Z\n"
			   "  end: 2025-%02u-%02uT23:50:00Z\n"
			   "  status: %s\n", month, day, month, day,
			   statuses[next_number(seed, 5)]);
	}
}

static void add_state(struct buf *out, unsigned i)
{
	static const struct {
		unsigned every;
		const char *line;
	} states[] = {
		{ 11, "draft: true" }, { 13, "unlisted: true" },
		{ 17, "publishDate: 2025-09-01" },
		{ 19, "expiryDate: 2025-06-01" },
		{ 23, "url: /the/same/" },
	};

	for (size_t k = 0; k < N(states); k++)
		if (i % states[k].every == 0)
			buf_printf(out, "%s\n", states[k].line);
}

static void write_course(const struct tempdir *dir, unsigned i,
			 unsigned *seed)
{
	struct buf out = BUF_INIT;
	char name[32];

	snprintf(name, sizeof(name), "c%03u.md", i);
	buf_printf(&out, "---\ntitle: Course %u\n", i);
	if (i % 29)
		buf_str(&out, "type: course\n");
	buf_printf(&out, "weight: %u\n", 1 + next_number(seed, 50));
	add_terms(&out, "course_topics", topics, N(topics), seed);
	add_terms(&out, "course_vendors", vendors, N(vendors), seed);
	add_terms(&out, "delivery_audiences", audiences, N(audiences), seed);
	buf_printf(&out, "level: \"%s\"\n",
		   levels[next_number(seed, N(levels))]);
	if (next_number(seed, 5))
		buf_printf(&out, "course_length: %u\n",
			   1 + next_number(seed, 60));
	add_events(&out, seed);
	add_state(&out, i);
	buf_str(&out, "---\n");
	tempdir_write(dir, name, out.data);
	buf_release(&out);
}

struct fixture {
	struct tempdir dir;
	struct pages p;
	struct query query;
	struct selection s;
};

static int set_up(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	unsigned seed = 20250701;

	tempdir_make(&f->dir);
	/* Topics are a taxonomy of the site, the others are not. */
	tempdir_write(&f->dir, "site.yaml",
		      "timeZone: Europe/Berlin\n"
		      "taxonomies: {course_topic: course_topics}\n");
	for (unsigned i = 0; i < COURSES; i++)
		write_course(&f->dir, i, &seed);
	pages_open(&f->p, f->dir.path);
	f->p.env.query = &f->query;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	pages_close(&f->p);
	tempdir_remove(&f->dir);
	free(f);
	return 0;
}

static bool list_has(const struct course *course, enum course_key key,
		     const char *name)
{
	const struct value *list = course_list(course, key);

	for (size_t i = 0; i < value_len(list); i++)
		if (term_same(value_text(value_item(list, i)), name))
			return true;
	return false;
}

static bool has_length(const struct course *course, const char *key)
{
	struct certain c;
	const char *is;

	certain_length(&c, course);
	is = !c.minutes ? "" : c.minutes <= 240 ? "half-day" :
	     c.minutes <= 480 ? "day" : c.minutes <= 960 ? "two-days" :
	     c.minutes <= 2400 ? "week" : "longer";
	return strcmp(is, key) == 0;
}

/* Twenty-five minutes before midnight in Greenwich it is the next day in
   Berlin: so the month is that of the zone. */
static bool has_month(const struct course *course, const char *key,
		      const struct page_env *env)
{
	const struct value *events = course_list(course, COURSE_EVENTS);

	for (size_t i = 0; i < value_len(events); i++) {
		const struct value *event = value_item(events, i);
		const struct value *at = value_get(event, "start_at");
		const struct value *end = value_get(event, "end_at");
		struct date date;
		char month[16];

		if (!at || event_is_off(event) || end->number <= env->now)
			continue;
		instant_to_date(&date, at->number +
				zone_offset(env->library->config.zone,
					    at->number));
		snprintf(month, sizeof(month), "%04d-%02d", date.year,
			 date.month);
		if (strcmp(month, key) == 0)
			return true;
	}
	return false;
}

static bool has_value(const struct fixture *f, const struct course *course,
		      enum facet_id facet, const struct facet_value *value)
{
	const char *level = course_text(course, COURSE_LEVEL);

	switch (facet) {
	case FACET_TOPIC:
		return list_has(course, COURSE_TOPICS, value->name);
	case FACET_VENDOR:
		return list_has(course, COURSE_VENDORS, value->name);
	case FACET_AUDIENCE:
		return list_has(course, COURSE_AUDIENCES, value->name);
	case FACET_EXPERIENCE:
		return list_has(course, COURSE_EXPERIENCES, value->name);
	case FACET_LEVEL:
		return level && term_same(level, value->name);
	case FACET_LENGTH:
		return has_length(course, value->key);
	default:
		return has_month(course, value->key, &f->p.env);
	}
}

/* Does the course suit all choices but those of one facet? */
static bool suits(const struct fixture *f, const struct course *course,
		  enum facet_id but)
{
	bool asked[FACET_N] = { false }, has[FACET_N] = { false };

	for (size_t i = 0; i < f->s.n_choices; i++) {
		const struct choice *choice = &f->s.choices[i];

		asked[choice->facet] = true;
		if (choice->value &&
		    has_value(f, course, choice->facet, choice->value))
			has[choice->facet] = true;
	}
	for (size_t i = 0; i < FACET_N; i++)
		if (i != but && asked[i] && !has[i])
			return false;
	return true;
}

/* How many listed courses suit, and have the value, if one is given. */
static size_t scan(const struct fixture *f, enum facet_id facet,
		   const struct facet_value *value)
{
	const struct catalogue *catalogue = f->p.catalogue;
	size_t n = 0;

	for (size_t i = 0; i < catalogue_len(catalogue); i++) {
		const struct entry *entry = catalogue_entry(catalogue, i);

		if (entry->course->kind != KIND_COURSE ||
		    !catalogue_lists(catalogue, entry, f->p.env.now) ||
		    !suits(f, entry->course, facet))
			continue;
		n += !value || has_value(f, entry->course, facet, value);
	}
	return n;
}

static size_t check_counts(struct fixture *f, const char *query)
{
	size_t checked = 0;

	for (size_t i = 0; i < FACET_N; i++) {
		enum facet_id id = (enum facet_id)i;
		const struct facet *facet = &f->s.facets[i];
		const size_t *counts =
			selection_counts(&f->s, &f->p.arena, id);

		assert_int_equal(selection_count_all(&f->s, &f->p.arena, id),
				 scan(f, id, NULL));
		for (size_t k = 0; k < facet->len; k++) {
			size_t want = scan(f, id, &facet->values[k]);

			if (counts[k] != want)
				fail_msg("%s: %s %s: %zu, not %zu", query,
					 facet_names[i],
					 facet->values[k].key, counts[k],
					 want);
			checked++;
		}
	}
	return checked;
}

static void make_query(struct fixture *f, struct buf *out, unsigned *seed)
{
	unsigned n = next_number(seed, 7);

	facets_at(f->s.facets, &f->p.arena, f->p.catalogue, f->p.env.now);
	for (unsigned i = 0; i < n; i++) {
		unsigned id = next_number(seed, FACET_N);
		const struct facet *facet = &f->s.facets[id];
		const char *key = "junk";

		if (facet->len && next_number(seed, 12))
			key = facet->values[next_number(seed,
					(unsigned)facet->len)].key;
		query_add(out, facet_names[id], key);
	}
}

static void every_count_is_what_a_plain_scan_gives(void **state)
{
	struct fixture *f = *state;
	unsigned seed = 7;
	size_t checked = 0, empty = 0;

	for (int i = 0; i < QUERIES; i++) {
		struct buf query = BUF_INIT;

		buf_str(&query, "");
		make_query(f, &query, &seed);
		query_read(&f->query, &f->p.arena,
			   (struct view){ query.data + !!query.len,
					  query.len - !!query.len });
		assert_int_equal(selection_make(&f->s, &f->p.env), 0);
		assert_int_equal(f->s.len, scan(f, FACET_N, NULL));
		checked += check_counts(f, query.data);
		empty += !f->s.len;
		buf_release(&query);
	}
	/* The queries are neither all empty nor all the same. */
	assert_true(checked > 1600);
	assert_true(empty > 3 && empty < QUERIES / 2);
}

static void without_a_choice_there_are_as_many_as_a_scan_says(void **state)
{
	struct fixture *f = *state;
	const char *query = "topic=rope&topic=c%2B%2B&level=advanced&"
			    "when=2025-09&vendor=junk";

	query_read(&f->query, &f->p.arena,
		   (struct view){ query, strlen(query) });
	assert_int_equal(selection_make(&f->s, &f->p.env), 0);
	assert_int_equal(f->s.n_choices, 5);
	for (size_t i = 0; i < 5; i++) {
		size_t n = selection_without(&f->s, &f->p.env, i);
		struct fixture rest = *f;

		memmove(&rest.s.choices[i], &rest.s.choices[i + 1],
			(4 - i) * sizeof(rest.s.choices[0]));
		rest.s.n_choices = 4;
		assert_int_equal(n, scan(&rest, FACET_N, NULL));
	}
}

/* Spellings are one value; C, C++ and C# are three. */
static void values_are_called_as_the_site_calls_them(void **state)
{
	static const struct {
		enum facet_id facet;
		const char *said, *key, *name;
	} rows[] = {
		{ FACET_TOPIC, "sail-making", "sail-making", "Sail Making" },
		{ FACET_TOPIC, "SAILMAKING", "sail-making", "Sail Making" },
		{ FACET_TOPIC, "rope", "rope", "Rope" },
		{ FACET_TOPIC, "Ropé", "rope", "Rope" },
		{ FACET_TOPIC, "c", "c", "C" },
		{ FACET_TOPIC, "c++", "c++", "C++" },
		{ FACET_TOPIC, "c#", "c#", "C#" },
		{ FACET_TOPIC, "ωmega", "ωmega", "Ωmega" },
		{ FACET_TOPIC, "nobody", NULL, NULL },
		{ FACET_TOPIC, "", NULL, NULL },
		{ FACET_TOPIC, "=rop", NULL, NULL },
		{ FACET_VENDOR, "harbour-school", "harbour-school",
		  "Harbour School" },
		{ FACET_AUDIENCE, "product owner", "product-owner",
		  "Product Owner" },
		{ FACET_LENGTH, "half-day", "half-day", "half-day" },
		{ FACET_LENGTH, "Half-Day", NULL, NULL },
		{ FACET_WHEN, "2025-07", "2025-07", "2025-07" },
		{ FACET_WHEN, "2025-05", NULL, NULL },
		{ FACET_EXPERIENCE, "any", NULL, NULL },
	};
	struct fixture *f = *state;
	struct facet facets[FACET_N];

	facets_at(facets, &f->p.arena, f->p.catalogue, f->p.env.now);
	for (size_t i = 0; i < N(rows); i++) {
		const struct facet_value *value =
			facet_find(&facets[rows[i].facet], rows[i].said);

		if (!value != !rows[i].key)
			fail_msg("%s", rows[i].said);
		if (!value)
			continue;
		assert_string_equal(value->key, rows[i].key);
		assert_string_equal(value->name, rows[i].name);
	}
}

static void values_come_in_an_order_that_people_expect(void **state)
{
	static const char *const wants[FACET_N] = {
		[FACET_TOPIC] = "c c# c++ rope sail-making tides--datums "
				"ωmega ",
		[FACET_LEVEL] = "beginner intermediate advanced unheard-of ",
		[FACET_LENGTH] = "half-day day two-days week longer ",
		[FACET_WHEN] = "2025-07 2025-08 2025-09 2025-10 2025-11 "
			       "2025-12 ",
		[FACET_AUDIENCE] = "anglers mates product-owner skippers ",
		[FACET_VENDOR] = "guild harbour-school ",
		[FACET_EXPERIENCE] = "",
	};
	struct fixture *f = *state;
	struct facet facets[FACET_N];

	facets_at(facets, &f->p.arena, f->p.catalogue, f->p.env.now);
	for (size_t i = 0; i < FACET_N; i++) {
		struct buf out = BUF_INIT;

		for (size_t k = 0; k < facets[i].len; k++)
			buf_printf(&out, "%s ", facets[i].values[k].key);
		assert_non_null(wants[i]);
		assert_string_equal(out.data, wants[i]);
		buf_release(&out);
	}
}

/* What is listed by numbers is what the catalogue lists. */
static void listed_is_what_the_catalogue_lists_at_any_time(void **state)
{
	static const int64_t moments[] = {
		0, 1746057600, PAGES_NOW, 1748736000, 1748736001, 1756684799,
		1756684800, 4102444800
	};
	struct fixture *f = *state;
	const struct catalogue *catalogue = f->p.catalogue;

	for (size_t m = 0; m < N(moments); m++) {
		struct bits listed;

		facets_listed(&listed, &f->p.arena, catalogue, moments[m]);
		for (size_t i = 0; i < catalogue_len(catalogue); i++) {
			const struct entry *e = catalogue_entry(catalogue, i);
			bool want = e->course->kind == KIND_COURSE &&
				    catalogue_lists(catalogue, e, moments[m]);

			assert_int_equal(bits_has(&listed, i), want);
		}
	}
}

/* Every order has every course once. */
static void sorting_loses_nothing(void **state)
{
	struct fixture *f = *state;
	size_t len = catalogue_len(f->p.catalogue);
	const struct entry **out =
		arena_alloc(&f->p.arena, len * sizeof(struct entry *));
	struct bits listed, seen;

	facets_listed(&listed, &f->p.arena, f->p.catalogue, PAGES_NOW);
	for (size_t id = 0; id < SORT_N; id++) {
		size_t n = sorts_apply(out, &f->p.arena, f->p.catalogue,
				       (enum sort_id)id, &listed, PAGES_NOW);

		assert_int_equal(n, bits_count(&listed));
		bits_init(&seen, &f->p.arena, len);
		for (size_t i = 0; i < n; i++)
			bits_set(&seen, out[i]->order);
		assert_int_equal(bits_count(&seen), n);
		bits_and(&seen, &listed);
		assert_int_equal(bits_count(&seen), n);
	}
}

#define TEST(name) cmocka_unit_test(name)

/* Whoever wrote it: what a course says is shown as the filter says it. */
static void a_course_shows_the_spelling_of_the_site(void **state)
{
	static const struct {
		enum course_key field;
		const char *said, *shown;
	} rows[] = {
		{ COURSE_TOPICS, "SailMaking", "Sail Making" },
		{ COURSE_TOPICS, "C", "C" },
		{ COURSE_TOPICS, "C#", "C#" },
		{ COURSE_TOPICS, "nobody", "nobody" },
		{ COURSE_VENDORS, "harbourschool", "Harbour School" },
		{ COURSE_TAGS, "harbourschool", "harbourschool" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < N(rows); i++)
		assert_string_equal(facets_spelling(f->p.catalogue,
						    rows[i].field,
						    rows[i].said),
				    rows[i].shown);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(every_count_is_what_a_plain_scan_gives),
		TEST(without_a_choice_there_are_as_many_as_a_scan_says),
		TEST(values_are_called_as_the_site_calls_them),
		TEST(a_course_shows_the_spelling_of_the_site),
		TEST(values_come_in_an_order_that_people_expect),
		TEST(listed_is_what_the_catalogue_lists_at_any_time),
		TEST(sorting_loses_nothing),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
