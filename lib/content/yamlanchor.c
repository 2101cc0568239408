/* SPDX-License-Identifier: MIT */
/*
 * Adding up what a document holds, and remembering what has a name.  Problem
 * code: yaml-nodes.
 */
#include "base/limits.h"
#include "content/yamlanchor.h"

int yamlweight_add(struct yaml_weight *weight, struct yaml_weight more,
		   struct place at, struct report *report)
{
	weight->nodes += more.nodes;
	weight->bytes += more.bytes;
	if (weight->nodes > LIMIT_YAML_NODES)
		return report_add(report, SEVERITY_ERROR, at, "yaml-nodes",
				  "more than %d values in one file: make it "
				  "smaller", LIMIT_YAML_NODES);
	if (weight->bytes > LIMIT_FILE)
		return report_add(report, SEVERITY_ERROR, at, "yaml-nodes",
				  "aliases (*name) repeat more than %d bytes: "
				  "write less", LIMIT_FILE);
	return 0;
}

void yamlanchor_set(struct table *anchors, struct arena *arena,
		    const char *name, const struct yaml_anchor *from)
{
	struct yaml_anchor *anchor = arena_alloc(arena, sizeof(*anchor));

	*anchor = *from;
	if (!anchors->len)
		table_init(anchors);
	table_set(anchors, arena_strdup(arena, name), anchor);
}
