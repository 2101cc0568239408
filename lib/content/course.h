/* SPDX-License-Identifier: MIT */
/*
 * The one course record (schema.md 4.7): every shape of front matter goes
 * into it, every page comes out of it.
 *
 * A record has a field for each row of the key table in keys.c that a file
 * says something for.  A field knows its value, cleaned and of the type that
 * its row promises, and through value->at the file and line that it came from.
 * So a new front matter key is one enumerator here and one row there, and
 * `lectern explain`, the page's view and `lectern check` have it.
 *
 * A file that is no course (a plain page, a section's _index.md) has the same
 * record with another kind.
 */
#ifndef CONTENT_COURSE_H
#define CONTENT_COURSE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/instant.h"
#include "base/report.h"
#include "base/str.h"
#include "base/value.h"

/* In the order in which `explain` and CONTENT.md list them. */
enum course_key {
	COURSE_TITLE,
	COURSE_SHORT_TITLE,
	COURSE_LINK_TITLE,
	COURSE_HEADLINE,
	COURSE_SUBTITLE,
	COURSE_CODE,
	COURSE_IDS,
	COURSE_RESOURCE_ID,
	COURSE_SUMMARY,
	COURSE_LEAD,
	COURSE_INTRODUCTION,
	COURSE_OVERVIEW,
	COURSE_AUDIENCE,
	COURSE_OUTCOMES,
	COURSE_OBJECTIVES,
	COURSE_PREREQUISITES,
	COURSE_CERTIFICATION,
	COURSE_FORMAT,
	COURSE_LEVEL,
	COURSE_HOURS,
	COURSE_SESSIONS,
	COURSE_PREPARATION,
	COURSE_SYLLABUS,
	COURSE_EVENTS,
	COURSE_BLOCKS,
	COURSE_EXPERIENCES,
	COURSE_AUDIENCES,
	COURSE_PERSONAS,
	COURSE_TRAINERS,
	COURSE_NEXT,
	COURSE_PREVIOUS,
	COURSE_TOPICS,
	COURSE_VENDORS,
	COURSE_CATEGORIES,
	COURSE_TAGS,
	COURSE_CONCEPTS,
	COURSE_KEYWORDS,
	COURSE_IMAGE,
	COURSE_ICON,
	COURSE_CERTIFICATION_ICON,
	COURSE_CAROUSEL,
	COURSE_COLOUR,
	COURSE_AUTHOR,
	COURSE_CARD_TITLE,
	COURSE_CARD_TEXT,
	COURSE_CARD_BUTTON,
	COURSE_BUTTONS,
	COURSE_CARDS,
	COURSE_SUBJECT,
	COURSE_SLUG,
	COURSE_URL,
	COURSE_ALIASES,
	COURSE_DATE,
	COURSE_LASTMOD,
	COURSE_PUBLISH_DATE,
	COURSE_EXPIRY_DATE,
	COURSE_DRAFT,
	COURSE_UNLISTED,
	COURSE_WEIGHT,
	COURSE_TYPE,
	COURSE_N_KEYS
};

/* What a field's value is; said by its row. */
enum key_type {
	KEY_WORD,	/* STRING, one line, shown as it is */
	KEY_LINE,	/* STRING, inline Markdown */
	KEY_TEXT,	/* STRING, block Markdown */
	KEY_INT,	/* INT over 0; 0 is "unknown" */
	KEY_HOURS,	/* the same; with a fraction, STRING "4.5": certain.h */
	KEY_WEIGHT,	/* INT, any */
	KEY_BOOL,	/* BOOL */
	KEY_DATE,	/* STRING as written; see course->date and kin */
	KEY_COLOUR,	/* STRING "#rgb" or "#rrggbb" */
	KEY_TERMS,	/* LIST of STRINGs, no two of one term: see terms.h */
	KEY_PATHS,	/* LIST of STRINGs, as written, no two equal; a lone
			   string is split at white space, as Hugo does */
	KEY_REFS,	/* the same, but a lone string is one: pages, by any
			   of the notations of schema.md */
	/* These may be made from maps. */
	KEY_BUTTONS,	/* LIST, see clean_maps.h */
	KEY_CARDS,	/* likewise */
	KEY_CAROUSEL,	/* likewise */
	KEY_PREPARATION,	/* LIST of items, see item.h */
	KEY_SYLLABUS,	/* LIST: the sessions of syllabus.h */
	KEY_EVENTS,	/* LIST, see events.h */
	KEY_BLOCKS	/* LIST, see blocks.h */
};
enum { KEY_N_TYPES = KEY_BLOCKS + 1 };

enum { KEY_MAX_SOURCES = 10 };

struct key {
	enum course_key field;
	const char *name;		/* canonical: "short_title" */
	enum key_type type;
	bool is_union;			/* all sources, not the first */
	const char *sources[KEY_MAX_SOURCES];	/* by precedence, dotted */
	const char *meaning;		/* one line, for CONTENT.md */
};

extern const struct key course_keys[COURSE_N_KEYS];

struct field {
	const struct value *value;	/* NULL: no file says it */
	const char *source;		/* the row's spelling; NULL: derived */
	/*
	 * LIST, or NULL: what sources of lower precedence say in other words,
	 * each as the row's type.  An author wrote it, so pages show what they
	 * do not say elsewhere.
	 */
	const struct value *others;
};

/* Which shape a file has: a label for reports and collisions only. */
enum generation {
	GENERATION_NONE,	/* no course marks at all */
	GENERATION_G1,		/* G0, G1a, G1b: delivery */
	GENERATION_G1C,		/* offering */
	GENERATION_G15,		/* flat */
	GENERATION_G2,		/* ResourceId */
	GENERATION_G3		/* ItemId */
};

enum course_kind {
	KIND_COURSE,
	KIND_PAGE,		/* a Markdown file with no course marks */
	KIND_SECTION		/* _index.md: the words of a list */
};

struct course {
	struct arena arena;		/* holds what fields and report say */
	int refs;			/* libraries that hold it */
	const char *file;		/* "scrum/sps/index.md" */
	const char *name;		/* "sps", for want of a title */
	struct file_id id;		/* set by library_load() */
	bool is_fresh;			/* read so soon after its last change
					   that another may be unseen */
	struct digest digest;		/* of the file's bytes */
	struct digest inputs;		/* of what else it is made from; set
					   by library_load() */
	int64_t changed;		/* mtime of the newest of its files, in
					   seconds; likewise */
	enum course_kind kind;
	enum generation generation;
	bool is_bundle;			/* index.md or _index.md */
	const struct field *fields;	/* only those that say something */
	uint8_t places[COURSE_N_KEYS];	/* in fields, from 1; 0: not there */
	const struct value *unknown;	/* MAP: keys no row knows (Y-13) */
	const struct value *cascade;	/* LIST of MAPs: what a section's
					   pages inherit; or NULL */
	const char *body;
	int body_line;
	bool is_draft;
	bool is_unlisted;		/* answers, but is in no list, feed or
					   sitemap (S-1); draft or not */
	int weight;			/* 0: none */
	int64_t date, lastmod, publish, expiry;	/* hugo.md 1.3 fallbacks */
	struct report report;		/* what is wrong with this file */
};

/* What one record is made from.  What follows the keys may be NULL. */
struct course_source {
	const char *file;
	struct view text;
	const struct zone *zone;		/* of dates without an offset */
	const struct key_index *keys;		/* see keys.h */
	const struct term_names *names;		/* terms.h: spellings */
	const struct value *cascade;		/* LIST of MAPs, the closest
						   section's first */
	const struct sides *sides;		/* sides.h: other files */
	const struct course *before;		/* its last good version */
};

/*
 * Reads the text of one file into a record.  Caller owns one reference.  NULL
 * when the file cannot be used at all; the problems are then in `errors`, else
 * in course->report.
 */
struct course *course_read(const struct course_source *,
			   struct report *errors);
/* The same from the text alone. */
struct course *course_parse(const char *file, struct view text,
			    const struct zone *, struct report *errors);
struct course *course_ref(struct course *);
void course_unref(struct course *);	/* NULL is fine */

/* Never NULL. */
const struct field *course_field(const struct course *, enum course_key);
/* What a field says, or NULL. */
const struct value *course_value(const struct course *, enum course_key);
/* The words of a STRING field, or NULL. */
const char *course_text(const struct course *, enum course_key);
/* 0: not said. */
long course_int(const struct course *, enum course_key);
/* The list of a TERMS or PATHS field, or NULL. */
const struct value *course_list(const struct course *, enum course_key);
/* What it says under a key that no row knows, as key_fold() writes the key;
   or NULL. */
const struct value *course_unknown(const struct course *, const char *folded);
/* The title, or the file's name when it has none.  Never NULL. */
const char *course_name(const struct course *);
/* When it was last changed: what its `lastmod` says, else `changed`;
   INSTANT_NONE when nobody knows. */
int64_t course_lastmod(const struct course *);

/* Rule 6 of product.md: what visitors get now. */
enum visibility { VISIBLE, HIDDEN, EXPIRED };
enum visibility course_visibility(const struct course *, int64_t now);

const char *generation_name(enum generation);	/* "G1", "G2", ... */

#endif
