/* SPDX-License-Identifier: MIT */
/*
 * One function for each key of site.yaml: checks a value of the right type
 * and sets its part of the config, or leaves the default with a problem.
 * Shared by config.c (the table), config_check.c, config_links.c,
 * config_theme.c and config_related.c (the functions) only.
 */
#ifndef CONTENT_CONFIG_PARTS_H
#define CONTENT_CONFIG_PARTS_H

#include "content/config.h"

struct config_reader {
	struct config *config;
	struct arena *arena;
	struct report *report;
};

typedef void config_apply_fn(struct config_reader *, const struct value *);

config_apply_fn config_apply_base_url;
config_apply_fn config_apply_title;
config_apply_fn config_apply_description;
config_apply_fn config_apply_language;
config_apply_fn config_apply_zone;
config_apply_fn config_apply_organisation;
config_apply_fn config_apply_menu;
config_apply_fn config_apply_footer;
config_apply_fn config_apply_taxonomies;
config_apply_fn config_apply_permalinks;
config_apply_fn config_apply_embeds;
config_apply_fn config_apply_references;
config_apply_fn config_apply_names;
config_apply_fn config_apply_synonyms;
config_apply_fn config_apply_theme;
config_apply_fn config_apply_related;

#endif
