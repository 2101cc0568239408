/* SPDX-License-Identifier: MIT */
/*
 * What follows from several fields together: whether the file is a course
 * (schema.md F-4), which generation (4.1), its dates (hugo.md 1.3), whose
 * text the overview is (E-1), a short title.  Problem codes: missing-title (a
 * warning), overview-is-audience (a note).
 */
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "base/utf8.h"
#include "content/filler.h"
#include "content/paths.h"

static const struct {
	const char *source;
	bool is_map;
	enum generation generation;
} generation_marks[] = {
	{ "delivery", true, GENERATION_G1 },
	{ "offering", true, GENERATION_G1C },
	{ "ItemId", false, GENERATION_G3 },
	{ "ResourceId", false, GENERATION_G2 },
	{ "introduction", false, GENERATION_G15 },
	{ "overview", false, GENERATION_G15 },
	{ "objectives", false, GENERATION_G15 },
	{ "code", false, GENERATION_G15 },
};

/* Nothing but a course has them. */
static const char *const strong_marks[] = {
	"code", "course_code", "programCode", "course_topics", "course_topic",
	"course_vendors", "course_length", "course_sessions",
	"course_proficiencies", "course_learning_experiences",
};

/* Other files may have them, but then they say another type. */
static const char *const weak_marks[] = {
	"ItemId", "ResourceId", "introduction", "overview", "outcomes",
	"objectives", "syllabus",
};

/* How texts begin that say whom a course is for. */
static const char *const audience_words[] = {
	"is targeted at", "is for", "intended for", "appropriate for",
	"suitable for", "ideal for", "designed for",
};

static enum generation find_generation(const struct filler *filler)
{
	const size_t len =
		sizeof(generation_marks) / sizeof(generation_marks[0]);
	size_t i;

	for (i = 0; i < len; i++) {
		const struct lookup_entry *entry = lookup_find(
			&filler->layers[0], generation_marks[i].source);

		if (!entry)
			continue;
		if (!generation_marks[i].is_map ||
		    entry->pair->value->type == VALUE_MAP)
			return generation_marks[i].generation;
	}
	return GENERATION_NONE;
}

/* A section hands marks down to its pages, and is no course by that. */
static const struct value *find_mark(const struct filler *filler,
				     const char *source)
{
	const struct lookup_entry *entry;

	if (!path_is_branch(filler->course->file))
		return filler_value(filler, source);
	entry = lookup_find(&filler->layers[0], source);
	return entry ? entry->pair->value : NULL;
}

static bool has_any(const struct filler *filler, const char *const *sources,
		    size_t len)
{
	size_t i;

	for (i = 0; i < len; i++) {
		const struct value *value = find_mark(filler, sources[i]);

		if (value && !clean_is_empty(value))
			return true;
	}
	return false;
}

static bool has_strong_mark(const struct filler *filler)
{
	enum generation generation = filler->course->generation;

	return generation == GENERATION_G1 || generation == GENERATION_G1C ||
	       has_any(filler, strong_marks,
		       sizeof(strong_marks) / sizeof(strong_marks[0]));
}

static bool says(const struct filler *filler, const char *source,
		 const char *word)
{
	const char *text = value_text(filler_value(filler, source));

	return text && str_eq_nocase(text, word);
}

static bool says_course(const struct filler *filler)
{
	return says(filler, "type", "course") ||
	       says(filler, "type", "courses") ||
	       says(filler, "ItemType", "course") ||
	       says(filler, "ResourceType", "course");
}

/* A list page may well say "type: course": it is the type of its children. */
static enum course_kind find_kind(const struct filler *filler)
{
	const struct course *course = filler->course;

	if (has_strong_mark(filler))
		return KIND_COURSE;
	if (path_is_branch(course->file))
		return says(filler, "kind", "page") ? KIND_COURSE :
						      KIND_SECTION;
	if (says_course(filler))
		return KIND_COURSE;
	if (course_value(course, COURSE_TYPE))
		return KIND_PAGE;
	return has_any(filler, weak_marks,
		       sizeof(weak_marks) / sizeof(weak_marks[0])) ?
		       KIND_COURSE :
		       KIND_PAGE;
}

/* `published: false` and Hugo's other ways not to make a page (1.2). */
static bool is_hidden(const struct filler *filler)
{
	const struct field *draft = course_field(filler->course, COURSE_DRAFT);
	const struct value *published = filler_value(filler, "published");
	const struct value *headless = filler_value(filler, "headless");
	const struct value *render = value_get(filler_value(filler, "build"),
					       "render");

	if (draft->value && draft->value->truth)
		return true;
	if (published && published->type == VALUE_BOOL && !published->truth)
		return true;
	if (value_truth(headless))
		return true;
	if (!render)
		return false;
	if (render->type == VALUE_BOOL)
		return !render->truth;
	return value_text(render) && (str_eq_nocase(render->text, "never") ||
				      str_eq_nocase(render->text, "link"));
}

/* Hugo's `list: never` and `local`, and the old booleans (1.2). */
static const struct value *unlisted_by_build(const struct filler *filler)
{
	const struct value *build = filler_value(filler, "build");
	const struct value *list = value_get(build, "list");
	const char *word = value_text(list);

	if (list && list->type == VALUE_BOOL)
		return list->truth ? NULL : list;
	return word && (str_eq_nocase(word, "never") ||
			str_eq_nocase(word, "local")) ? list : NULL;
}

/* Leaves "hidden" out of the tags: it is meant for us, not for readers. */
static const struct value *unlisted_by_tag(const struct filler *filler)
{
	struct field *tags = &filler->fields[COURSE_TAGS];
	struct value *kept = value_list(filler->cleaner.arena);
	const struct value *found = NULL;
	size_t i;

	for (i = 0; i < value_len(tags->value); i++) {
		struct value *tag = value_item(tags->value, i);

		if (str_eq_nocase(value_text(tag), "hidden"))
			found = tag;
		else
			value_push(filler->cleaner.arena, kept, tag);
	}
	if (!found)
		return NULL;
	kept->at = tags->value->at;
	tags->value = value_len(kept) ? kept : NULL;
	return found;
}

static const struct value *unlisted_by_headless(const struct filler *filler)
{
	const struct value *headless = filler_value(filler, "headless");

	return value_truth(headless) ? headless : NULL;
}

/* Is the page kept out of lists (schema.md S-1)? */
static void fill_unlisted(const struct filler *filler)
{
	static const struct {
		const char *source;
		const struct value *(*find)(const struct filler *);
	} signs[] = {
		{ "tags", unlisted_by_tag },
		{ "build.list", unlisted_by_build },
		{ "headless", unlisted_by_headless },
	};
	struct course *course = filler->course;
	struct field *field = &filler->fields[COURSE_UNLISTED];
	struct value *truth;
	size_t i;

	for (i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
		const struct value *found = signs[i].find(filler);

		if (!found || (field->value && field->value->truth))
			continue;
		truth = value_bool(filler->cleaner.arena, true);
		truth->at = found->at;
		field->value = truth;
		field->source = signs[i].source;
	}
	course->is_unlisted = field->value && field->value->truth;
}

/* As many sessions as the syllabus has. */
static void fill_sessions(const struct filler *filler)
{
	const struct field *syllabus =
		course_field(filler->course, COURSE_SYLLABUS);
	struct field *sessions = &filler->fields[COURSE_SESSIONS];
	struct value *count;

	if (sessions->value || !syllabus->value)
		return;
	count = value_int(filler->cleaner.arena,
			  (long)value_len(syllabus->value));
	count->at = syllabus->value->at;
	sessions->value = count;
	sessions->source = syllabus->source;
}

static int64_t find_date(const struct filler *filler, enum course_key key)
{
	const char *text = course_text(filler->course, key);
	int64_t instant;

	if (text && instant_parse_hugo(&instant, text, filler->cleaner.zone))
		return instant;
	return INSTANT_NONE;
}

static void fill_dates(const struct filler *filler)
{
	struct course *course = filler->course;

	course->date = find_date(filler, COURSE_DATE);
	course->lastmod = find_date(filler, COURSE_LASTMOD);
	course->publish = find_date(filler, COURSE_PUBLISH_DATE);
	course->expiry = find_date(filler, COURSE_EXPIRY_DATE);
}

static struct value *make_text(const struct filler *filler, struct place at,
			       const char *text, size_t len)
{
	struct arena *arena = filler->cleaner.arena;
	struct value *value =
		value_borrow(arena, arena_strndup(arena, text, len));

	value->at = at;
	return value;
}

static void fill_level(const struct filler *filler)
{
	struct field *level = &filler->fields[COURSE_LEVEL];
	struct buf lower = BUF_INIT;

	if (!level->value)
		return;
	utf8_add_lower(&lower, level->value->text, strlen(level->value->text));
	level->value = make_text(filler, level->value->at, lower.data,
				 lower.len);
	buf_release(&lower);
}

/* Only the first sentence counts; later ones may be for anything. */
static bool is_audience_text(const char *text)
{
	const size_t len = strcspn(text, ".!?\n");
	size_t i;

	for (i = 0; i < sizeof(audience_words) / sizeof(audience_words[0]);
	     i++) {
		const char *at = strcasestr(text, audience_words[i]);

		if (at && (size_t)(at - text) < len)
			return true;
	}
	return false;
}

/* A migration of old files put the audience there (schema.md E-1). */
static void move_overview(const struct filler *filler)
{
	struct field *overview = &filler->fields[COURSE_OVERVIEW];
	struct field *audience = &filler->fields[COURSE_AUDIENCE];

	if (audience->value || !overview->value ||
	    !is_audience_text(overview->value->text))
		return;
	report_add(filler->cleaner.report, SEVERITY_NOTE, overview->value->at,
		   "overview-is-audience",
		   "this overview says whom the course is for and is shown "
		   "so: name it \"audience\"");
	*audience = *overview;
	memset(overview, 0, sizeof(*overview));
}

/* The words "Course with Certification" and kin, at the end of a title. */
static size_t without_fillers(const char *text, size_t len)
{
	static const char *const fillers[] = {
		"with certification", "with certificate", "course",
		"training", "class",
	};
	size_t i;

	for (i = 0; i < sizeof(fillers) / sizeof(fillers[0]); i++) {
		size_t tail = strlen(fillers[i]);

		while (len > 0 && text[len - 1] == ' ')
			len--;
		if (len < tail ||
		    strncasecmp(text + len - tail, fillers[i], tail) != 0)
			continue;
		/* Whole words only: a racecourse is none. */
		if (len == tail || text[len - tail - 1] == ' ')
			len -= tail;
	}
	while (len > 0 && text[len - 1] == ' ')
		len--;
	return len;
}

/* "Name (CODE) Course with Certification" without all but the name. */
static void shorten(struct buf *out, const char *title, const char *code)
{
	struct buf mark = BUF_INIT;
	const char *at = NULL;
	size_t tail;

	if (code) {
		buf_printf(&mark, "(%s)", code);
		at = strcasestr(title, mark.data);
	}
	if (at) {
		buf_add(out, title, (size_t)(at - title));
		at += mark.len;
		tail = without_fillers(at, strlen(at));
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			buf_truncate(out, out->len - 1);
		buf_add(out, at, tail);
	} else {
		buf_add(out, title, without_fillers(title, strlen(title)));
	}
	buf_release(&mark);
}

static void fill_short_title(const struct filler *filler)
{
	struct field *field = &filler->fields[COURSE_SHORT_TITLE];
	const struct value *title = course_value(filler->course, COURSE_TITLE);
	struct buf text = BUF_INIT;
	struct view name;

	if (!title)
		return;
	/* card.title often repeats the title. */
	if (field->value && !str_eq(field->value->text, title->text))
		return;
	shorten(&text, title->text, course_text(filler->course, COURSE_CODE));
	name = str_trim(text.data, text.len);
	if (!name.len)
		name = str_trim(title->text, strlen(title->text));
	field->value = make_text(filler, title->at, name.at, name.len);
	field->source = NULL;
	buf_release(&text);
}

static void check_title(const struct filler *filler)
{
	const struct course *course = filler->course;

	if (course_value(course, COURSE_TITLE) || course->kind == KIND_SECTION)
		return;
	report_add(filler->cleaner.report, SEVERITY_WARNING, filler->at,
		   "missing-title",
		   "no title, so the page says \"%s\": add \"title: ...\" to "
		   "the front matter", course_name(course));
}

void derive_fill(struct filler *filler)
{
	struct course *course = filler->course;
	const struct value *weight = course_value(course, COURSE_WEIGHT);

	course->generation = find_generation(filler);
	course->kind = find_kind(filler);
	course->is_draft = is_hidden(filler);
	course->weight = weight ? (int)weight->number : 0;
	fill_dates(filler);
	fill_level(filler);
	fill_unlisted(filler);
	fill_sessions(filler);
	if (course->kind == KIND_COURSE)
		move_overview(filler);
	fill_short_title(filler);
	check_title(filler);
}
