/* SPDX-License-Identifier: MIT */
/*
 * The one table of front matter: which keys of which generation of files make
 * which field of a course (schema.md 4.7; newest first).  Reading, `explain`,
 * and the table of docs/CONTENT.md come from it.  A new spelling or shape is
 * one more source here.
 */
#include <string.h>

#include "base/str.h"
#include "content/course.h"
#include "content/keys.h"

const struct key course_keys[COURSE_N_KEYS] = {
	[COURSE_TITLE] = {
		COURSE_TITLE, "title", KEY_LINE, false,
		{ "title", "card.title" },
		"the course's name: heading, page title, cards" },
	[COURSE_SHORT_TITLE] = {
		COURSE_SHORT_TITLE, "short_title", KEY_LINE, false,
		{ "short_title", "shortTitle", "shorttitle", "card.title",
		  "linkTitle" },
		"a shorter name for cards and lists; else made from the title"
	},
	[COURSE_CODE] = {
		COURSE_CODE, "code", KEY_WORD, false,
		{ "code", "course_code", "programCode", "ItemId",
		  "offering.code", "delivery.code" },
		"the course's code, shown as written, found in any case" },
	[COURSE_IDS] = {
		COURSE_IDS, "ids", KEY_PATHS, true,
		{ "ItemId", "ResourceId", "id" },
		"ids by which other pages refer to this one; all are kept" },
	[COURSE_RESOURCE_ID] = {
		COURSE_RESOURCE_ID, "resource_id", KEY_WORD, false,
		{ "ResourceId" },
		"the id that also makes the address /resources/ID" },
	[COURSE_SUMMARY] = {
		COURSE_SUMMARY, "summary", KEY_LINE, false,
		{ "description", "tldr", "summary", "card.content",
		  "offering.lead", "delivery.lead" },
		"one sentence for search engines, feeds and cards" },
	[COURSE_LEAD] = {
		COURSE_LEAD, "lead", KEY_TEXT, false,
		{ "headline.content", "card.content", "offering.lead",
		  "delivery.lead" },
		"the paragraph under the heading" },
	[COURSE_INTRODUCTION] = {
		COURSE_INTRODUCTION, "introduction", KEY_TEXT, false,
		{ "introduction", "offering.details", "delivery.details" },
		"text before all sections, without a heading of its own" },
	[COURSE_OVERVIEW] = {
		COURSE_OVERVIEW, "overview", KEY_TEXT, false,
		{ "overview" },
		"what the course is about" },
	[COURSE_AUDIENCE] = {
		COURSE_AUDIENCE, "audience", KEY_TEXT, false,
		{ "audience.overview", "audience", "offering.audience",
		  "delivery.audience" },
		"who should attend; an overview that says so is taken for it"
	},
	[COURSE_OUTCOMES] = {
		COURSE_OUTCOMES, "outcomes", KEY_TEXT, false,
		{ "outcomes", "offering.topics", "delivery.topics" },
		"what the course covers and what comes of it" },
	[COURSE_OBJECTIVES] = {
		COURSE_OBJECTIVES, "objectives", KEY_TEXT, false,
		{ "objectives", "offering.objectives", "delivery.objectives" },
		"what participants learn" },
	[COURSE_PREREQUISITES] = {
		COURSE_PREREQUISITES, "prerequisites", KEY_TEXT, false,
		{ "prerequisites", "offering.prerequisites",
		  "delivery.prerequisites" },
		"what participants bring" },
	[COURSE_CERTIFICATION] = {
		COURSE_CERTIFICATION, "certification", KEY_TEXT, false,
		{ "assessment.content", "assessment",
		  "offering.certification", "delivery.certification" },
		"assessment and certificate" },
	[COURSE_FORMAT] = {
		COURSE_FORMAT, "format", KEY_TEXT, false,
		{ "offering.format", "delivery.format" },
		"how the course is held" },
	[COURSE_LEVEL] = {
		COURSE_LEVEL, "level", KEY_WORD, false,
		{ "course_proficiencies[]", "level", "offering.skilllevel",
		  "delivery.skilllevel" },
		"beginner, intermediate, advanced; in lower case" },
	[COURSE_HOURS] = {
		COURSE_HOURS, "hours", KEY_INT, false,
		{ "course_length", "offering.duration", "delivery.duration" },
		"length in hours; 0 is unknown" },
	[COURSE_SESSIONS] = {
		COURSE_SESSIONS, "sessions", KEY_INT, false,
		{ "course_sessions", "syllabus[#]" },
		"in how many sessions; else as many as the syllabus has" },
	[COURSE_EXPERIENCES] = {
		COURSE_EXPERIENCES, "experiences", KEY_TERMS, false,
		{ "course_learning_experiences",
		  "course-learning-experiences" },
		"ways to take the course: Immersive, Traditional, Self-paced"
	},
	[COURSE_AUDIENCES] = {
		COURSE_AUDIENCES, "audiences", KEY_TERMS, true,
		{ "delivery_audiences", "delivery-audiences" },
		"roles that the course is for" },
	[COURSE_TOPICS] = {
		COURSE_TOPICS, "topics", KEY_TERMS, false,
		{ "course_topics", "course-topics", "course-topic",
		  "offering.type", "delivery.type" },
		"subjects under which the course is listed" },
	[COURSE_VENDORS] = {
		COURSE_VENDORS, "vendors", KEY_TERMS, false,
		{ "course_vendors", "course-vendors", "offering.brand.vendor",
		  "delivery.brand.vendor" },
		"who makes the course" },
	[COURSE_CATEGORIES] = {
		COURSE_CATEGORIES, "categories", KEY_TERMS, false,
		{ "categories" },
		"Hugo's categories" },
	[COURSE_TAGS] = {
		COURSE_TAGS, "tags", KEY_TERMS, false,
		{ "tags" },
		"Hugo's tags" },
	[COURSE_IMAGE] = {
		COURSE_IMAGE, "image", KEY_WORD, false,
		{ "preview", "carousel[type=image].link", "coverImage" },
		"picture of the course, a file in images/ or beside the page"
	},
	[COURSE_ICON] = {
		COURSE_ICON, "icon", KEY_WORD, false,
		{ "previewIcon", "offering.courseIcon",
		  "delivery.courseIcon" },
		"small square picture or badge" },
	[COURSE_CERTIFICATION_ICON] = {
		COURSE_CERTIFICATION_ICON, "certification_icon", KEY_WORD,
		false,
		{ "assessment.icon", "assessment.logo",
		  "offering.assessmentIcon", "offering.courseAssessmentIcon",
		  "delivery.courseAssessmentIcon" },
		"badge of the certificate" },
	[COURSE_COLOUR] = {
		COURSE_COLOUR, "colour", KEY_COLOUR, false,
		{ "brandColour", "brandColor", "offering.brand.colour",
		  "delivery.brand.colour" },
		"the maker's colour, \"#rgb\" or \"#rrggbb\", in quotes" },
	[COURSE_AUTHOR] = {
		COURSE_AUTHOR, "author", KEY_WORD, false,
		{ "creator", "author" },
		"who wrote the page" },
	[COURSE_CARD_TITLE] = {
		COURSE_CARD_TITLE, "card_title", KEY_LINE, false,
		{ "card.title" },
		"the name on the course's card" },
	[COURSE_CARD_TEXT] = {
		COURSE_CARD_TEXT, "card_text", KEY_LINE, false,
		{ "card.content" },
		"the text on the course's card" },
	[COURSE_CARD_BUTTON] = {
		COURSE_CARD_BUTTON, "card_button", KEY_LINE, false,
		{ "card.button.content" },
		"the words of the card's button" },
	[COURSE_SUBJECT] = {
		COURSE_SUBJECT, "subject", KEY_LINE, false,
		{ "offering.type", "delivery.type" },
		"the kind of course in older files: Scrum, Engineering" },
	[COURSE_SLUG] = {
		COURSE_SLUG, "slug", KEY_WORD, false,
		{ "slug" },
		"last part of the address" },
	[COURSE_URL] = {
		COURSE_URL, "url", KEY_WORD, false,
		{ "url" },
		"the address, with Hugo's tokens such as :slug" },
	[COURSE_ALIASES] = {
		COURSE_ALIASES, "aliases", KEY_PATHS, true,
		{ "aliases", "aliasesArchive" },
		"old addresses, which redirect here" },
	[COURSE_DATE] = {
		COURSE_DATE, "date", KEY_DATE, false,
		{ "date", "publishDate", "pubDate", "published", "lastmod",
		  "modified" },
		"when the page was made; not a date of the course" },
	[COURSE_LASTMOD] = {
		COURSE_LASTMOD, "lastmod", KEY_DATE, false,
		{ "lastmod", "modified", "date", "publishDate", "pubDate",
		  "published" },
		"when the page was last changed" },
	[COURSE_PUBLISH_DATE] = {
		COURSE_PUBLISH_DATE, "publishDate", KEY_DATE, false,
		{ "publishDate", "pubDate", "published", "date", "lastmod",
		  "modified" },
		"hidden until then" },
	[COURSE_EXPIRY_DATE] = {
		COURSE_EXPIRY_DATE, "expiryDate", KEY_DATE, false,
		{ "expiryDate", "unpublishDate" },
		"gone from then on" },
	[COURSE_DRAFT] = {
		COURSE_DRAFT, "draft", KEY_BOOL, false,
		{ "draft" },
		"true: visitors do not see the page" },
	[COURSE_WEIGHT] = {
		COURSE_WEIGHT, "weight", KEY_WEIGHT, false,
		{ "weight" },
		"order in lists, smallest first; 0 is none, and comes last" },
	[COURSE_TYPE] = {
		COURSE_TYPE, "type", KEY_WORD, false,
		{ "type", "ItemType", "ResourceType" },
		"course or courses makes any file a course" },
};

/* Sorted by name. */
static const struct kept_key kept_keys[] = {
	{ "audience.personas", true },
	{ "build", false },
	{ "carousel", true },
	{ "cascade", false },
	{ "concepts", false },
	{ "delivery.offeringtype", false },
	{ "events", true },
	{ "headless", false },
	{ "headline.buttons", true },
	{ "headline.cards", true },
	{ "headline.images", true },
	{ "headline.subtitle", true },
	{ "headline.title", true },
	{ "iscjklanguage", false },
	{ "itemcontentorigin", false },
	{ "itemkind", false },
	{ "keywords", false },
	{ "kind", false },
	{ "layout", false },
	{ "markup", false },
	{ "menu", false },
	{ "menus", false },
	{ "offering.offeringtype", false },
	{ "outputs", false },
	{ "params", false },
	{ "resourcecontentorigin", false },
	{ "resourceimport", false },
	{ "resources", false },
	{ "resourcetyp", false },
	{ "resourcetypes", false },
	{ "roadmap", true },
	{ "sections", true },
	{ "sitemap", false },
	{ "sites", false },
	{ "subtitle", true },
	{ "syllabus", true },
	{ "syllabusbefore", true },
	{ "trainers", true },
	{ "translationkey", false },
	{ "watermarks", false },
};

void key_fold(struct buf *out, const char *key)
{
	size_t len = out->len;

	buf_reserve(out, strlen(key));
	for (; *key; key++) {
		if (*key != '-' && *key != '_')
			out->data[len++] = str_lower(*key);
	}
	out->data[len] = '\0';
	out->len = len;
}

const struct kept_key *kept_key_find(const char *folded)
{
	/* Hugo's weight of a page in a taxonomy: tags_weight. */
	static const struct kept_key term_weight = { "*weight", false };
	size_t i;

	for (i = 0; i < sizeof(kept_keys) / sizeof(kept_keys[0]); i++) {
		if (str_eq(kept_keys[i].path, folded))
			return &kept_keys[i];
	}
	return str_ends(folded, "weight") ? &term_weight : NULL;
}

/* One letter more, less, other, or two exchanged? */
static bool is_near(const char *a, const char *b)
{
	size_t len_a = strlen(a), len_b = strlen(b);

	while (*a && *a == *b) {
		a++;
		b++;
		len_a--;
		len_b--;
	}
	if (len_a == len_b + 1)
		return str_eq(a + 1, b);
	if (len_b == len_a + 1)
		return str_eq(a, b + 1);
	if (len_a != len_b || len_a == 0)
		return false;
	if (str_eq(a + 1, b + 1))
		return true;
	return len_a > 1 && a[0] == b[1] && a[1] == b[0] &&
	       str_eq(a + 2, b + 2);
}

static bool is_near_source(const char *folded, const char *source)
{
	struct buf other = BUF_INIT;
	bool near;

	key_fold(&other, source);
	near = is_near(folded, other.data);
	buf_release(&other);
	return near;
}

const char *key_guess(const char *folded)
{
	size_t row, i;

	if (strlen(folded) < 4)
		return NULL;
	for (row = 0; row < COURSE_N_KEYS; row++) {
		const char *const *sources = course_keys[row].sources;

		for (i = 0; i < KEY_MAX_SOURCES && sources[i]; i++) {
			if (is_near_source(folded, sources[i]))
				return sources[i];
		}
	}
	return NULL;
}
