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
	[COURSE_LINK_TITLE] = {
		COURSE_LINK_TITLE, "link_title", KEY_LINE, false,
		{ "linkTitle" },
		"Hugo's name for links; lists are sorted by it" },
	[COURSE_HEADLINE] = {
		COURSE_HEADLINE, "headline", KEY_LINE, false,
		{ "headline.title" },
		"the page's heading, where it is not the title" },
	[COURSE_SUBTITLE] = {
		COURSE_SUBTITLE, "subtitle", KEY_LINE, false,
		{ "headline.subtitle", "subtitle" },
		"a second line under the heading" },
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
		COURSE_HOURS, "hours", KEY_HOURS, false,
		{ "course_length", "offering.duration", "delivery.duration" },
		"length in hours, as in 16 or 4.5; 0 is unknown" },
	[COURSE_SESSIONS] = {
		COURSE_SESSIONS, "sessions", KEY_INT, false,
		{ "course_sessions" },
		"in how many sessions; else as many as the syllabus has" },
	[COURSE_PREPARATION] = {
		COURSE_PREPARATION, "preparation", KEY_PREPARATION, false,
		{ "syllabusBefore", "pre" },
		"what to read, watch or do before the course" },
	[COURSE_SYLLABUS] = {
		COURSE_SYLLABUS, "syllabus", KEY_SYLLABUS, false,
		{ "syllabus", "sessions" },
		"what happens in the course, session by session" },
	[COURSE_EVENTS] = {
		COURSE_EVENTS, "events", KEY_EVENTS, false,
		{ "events" },
		"the dates on which the course is held" },
	[COURSE_BLOCKS] = {
		COURSE_BLOCKS, "blocks", KEY_BLOCKS, false,
		{ "sections" },
		"parts of the page, each with a type of its own" },
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
	[COURSE_PERSONAS] = {
		COURSE_PERSONAS, "personas", KEY_REFS, false,
		{ "audience.personas" },
		"pages that describe those roles" },
	[COURSE_TRAINERS] = {
		COURSE_TRAINERS, "trainers", KEY_REFS, false,
		{ "trainers" },
		"pages of those who hold the course" },
	[COURSE_NEXT] = {
		COURSE_NEXT, "next", KEY_REFS, false,
		{ "roadmap.next", "roadmap" },
		"courses to take after this one" },
	[COURSE_PREVIOUS] = {
		COURSE_PREVIOUS, "previous", KEY_REFS, false,
		{ "roadmap.previous" },
		"courses to take before this one" },
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
		/* also those of params */
		COURSE_TAGS, "tags", KEY_TERMS, true,
		{ "tags" },
		"Hugo's tags; \"hidden\" keeps the page out of lists" },
	[COURSE_CONCEPTS] = {
		COURSE_CONCEPTS, "concepts", KEY_TERMS, false,
		{ "concepts" },
		"kinds of matter: Tool, Method, Practice, Principle" },
	[COURSE_KEYWORDS] = {
		COURSE_KEYWORDS, "keywords", KEY_TERMS, false,
		{ "keywords" },
		"words for search" },
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
	[COURSE_CAROUSEL] = {
		COURSE_CAROUSEL, "carousel", KEY_CAROUSEL, true,
		{ "carousel", "headline.images" },
		"pictures and videos of the course" },
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
	[COURSE_BUTTONS] = {
		COURSE_BUTTONS, "buttons", KEY_BUTTONS, true,
		{ "headline.buttons", "card.button" },
		"links under the heading: content and link of each" },
	[COURSE_CARDS] = {
		COURSE_CARDS, "cards", KEY_CARDS, false,
		{ "headline.cards" },
		"cards under the heading: title, content, image, link" },
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
	[COURSE_UNLISTED] = {
		COURSE_UNLISTED, "unlisted", KEY_BOOL, false,
		{ "unlisted" },
		"true: the page answers, but is in no list" },
	[COURSE_WEIGHT] = {
		COURSE_WEIGHT, "weight", KEY_WEIGHT, false,
		{ "weight" },
		"order in lists, smallest first; 0 is none, and comes last" },
	[COURSE_TYPE] = {
		COURSE_TYPE, "type", KEY_WORD, false,
		{ "type", "ItemType", "ResourceType" },
		"course or courses makes any file a course" },
};
