/* SPDX-License-Identifier: MIT */
/*
 * Files beside the pages from which courses are made as well (schema.md 4.0,
 * 4.6): syllabus.yaml and events.yaml, in a course's folder or under data/ at
 * the top of the content folder:
 *	data/program/course/CODE/syllabus.yaml	(S5, CODE in its case first)
 *	data/programs/CODE/syllabus.yaml	(S5)
 *	data/programs/syllabi/CODE.yaml		(S6)
 *	FOLDER/syllabus.yaml			(S4)
 * and likewise events.yaml, but for S6.  Other YAML files (data.yaml) are not
 * looked at.
 */
#ifndef CONTENT_SIDES_H
#define CONTENT_SIDES_H

#include "base/file.h"
#include "base/table.h"
#include "content/course.h"

enum side_kind { SIDE_SYLLABUS, SIDE_EVENTS };

enum { SIDES_MAX = 32 };	/* of one course and kind */

struct sides {
	const struct file_tree *tree;
	struct arena *arena;
	struct table table;	/* by path in lower case */
	bool has_data;		/* is there any under data/? */
};

/* The tree, its list and the arena outlive it. */
void sides_init(struct sides *, struct arena *, const struct file_tree *,
		const struct file_list *);
void sides_release(struct sides *);		/* not the arena */

/*
 * Stores the files of a course whose codes and ids are filled in, by
 * precedence; returns how many.  No file is opened.
 */
size_t sides_find(const struct file_entry *out[SIDES_MAX],
		  const struct sides *, const struct course *,
		  enum side_kind);
/* When they last changed; 0 for none. */
struct sides_times {
	int64_t mtime_ns, ctime_ns;
};

/* Mixes in the state of them all. */
void sides_mix(struct digest *, struct sides_times *, const struct sides *,
	       const struct course *);

#endif
