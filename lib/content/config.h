/* SPDX-License-Identifier: MIT */
/*
 * site.yaml (product.md, "The content folder").  Every key is optional; the
 * table in config.c gives each its type, default and meaning.  Lives in one
 * arena, which its library owns.
 *
 * Without site.yaml, Hugo's hugo.yaml, config.yaml or config/_default/ of them
 * is read: its keys that mean the same, and `params`, which may hold all of
 * ours.
 */
#ifndef CONTENT_CONFIG_H
#define CONTENT_CONFIG_H

#include "base/arena.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/str.h"
#include "base/value.h"
#include "base/zone.h"

struct config {
	const char *base_url;		/* "https://host" or "https://host/sub",
					   no trailing slash; never NULL */
	const char *base_path;		/* "" or "/sub" */
	const char *host;		/* "host" of base_url; "" if none */
	const char *title;		/* never NULL */
	bool has_title;			/* is it the site's own? */
	const char *description;	/* or NULL */
	const char *language;		/* BCP 47: "en" */
	const struct zone *zone;
	const char *zone_name;
	const struct value *organisation;	/* MAP or NULL */
	const struct value *menu;	/* LIST of MAP {name, url}, or NULL */
	const struct value *footer;	/* the same */
	const struct value *taxonomies;	/* MAP singular: plural */
	const struct value *permalinks;	/* MAP or LIST, or NULL */
	const struct value *embeds;	/* LIST of host names, or NULL */
	const struct value *references;	/* MAP id: {title, url}, or NULL */
	const struct value *names;	/* MAP of spelling: the one to show,
					   see terms.h; or NULL */
	const struct value *synonyms;	/* LIST of LISTs of STRINGs that mean
					   the same, the key first; or NULL */
	const struct value *theme;	/* MAP of options, or NULL: see
					   config_theme.c */
	/* MAP or NULL: threshold INT, include_newer and to_lower BOOL, indices
	   LIST of MAP {name STRING, weight and most INT, to_lower BOOL,
	   pattern STRING}; what is not said is not there. */
	const struct value *related;
	struct digest digest;		/* of the file's bytes; 0 if none */
};

/* One key of site.yaml, for docs/CONTENT.md. */
struct config_key {
	const char *name;
	const char *standard;		/* what it is when it is not said */
	const char *meaning;
};
extern const struct config_key config_keys[];	/* ends with name NULL */

/*
 * Reads the file of the tree.  Without one everything has its default and that
 * is no problem.  -1 when the file is there and cannot be used; the
 * defaults are filled in then too.
 */
int config_load(struct config *, struct arena *, const struct file_tree *,
		struct report *);

/* The same from the text of the file. */
int config_parse(struct config *, struct arena *, struct view text,
		 struct report *);
/* All of `from`, into another arena. */
void config_copy(struct config *, struct arena *, const struct config *from);

#endif
