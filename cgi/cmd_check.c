/* SPDX-License-Identifier: MIT */
/*
 * lectern check: every problem in the content, for people, for programs, and
 * for the two places where reviewers read such lists.
 */
#include "base/build.h"
#include "base/percent.h"
#include "base/str.h"
#include "command.h"
#include "index/url.h"

/* What is printed. */
struct findings {
	const struct report *report;
	const char *content;		/* the folder, as it was given */
	struct arena *arena;
};

static void write_text(struct buf *out, const struct findings *findings)
{
	size_t i;

	for (i = 0; i < findings->report->len; i++)
		problem_write(out, &findings->report->items[i]);
}

static void set_int(struct arena *arena, struct value *map, const char *key,
		    long number)
{
	value_set(arena, map, key, value_int(arena, number));
}

static void write_json(struct buf *out, const struct findings *findings)
{
	struct arena *arena = findings->arena;
	struct value *row, *all = value_list(arena);
	const struct problem *problem = findings->report->items;
	size_t i;

	for (i = 0; i < findings->report->len; i++, problem++) {
		row = value_map(arena);
		command_set(arena, row, "file", problem->at.file);
		set_int(arena, row, "line", problem->at.line);
		set_int(arena, row, "column", problem->at.col);
		command_set(arena, row, "severity",
			    severity_name(problem->severity));
		command_set(arena, row, "code", problem->code);
		command_set(arena, row, "message", problem->words);
		value_push(arena, all, row);
	}
	value_write_json(out, all, true);
	buf_char(out, '\n');
}

/* "content/a b.md", from where the program was started. */
static const char *whole_path(const struct findings *findings,
			      const char *file)
{
	const char *folder = findings->content;

	return arena_printf(findings->arena, "%s%s%s", folder,
			    str_ends(folder, "/") ? "" : "/", file);
}

static const char *uri_of(const struct findings *findings, const char *file)
{
	struct buf uri = BUF_INIT;

	url_encode(&uri, whole_path(findings, file));
	return arena_take(findings->arena, &uri);
}

static struct value *sarif_location(const struct findings *findings,
				    const struct place *at)
{
	struct arena *arena = findings->arena;
	struct value *artifact = value_map(arena), *region = value_map(arena);
	struct value *physical = value_map(arena), *top = value_map(arena);
	struct value *list = value_list(arena);

	command_set(arena, artifact, "uri", uri_of(findings, at->file));
	value_set(arena, physical, "artifactLocation", artifact);
	if (at->line) {
		set_int(arena, region, "startLine", at->line);
		if (at->col)
			set_int(arena, region, "startColumn", at->col);
		value_set(arena, physical, "region", region);
	}
	value_set(arena, top, "physicalLocation", physical);
	value_push(arena, list, top);
	return list;
}

static struct value *sarif_result(const struct findings *findings,
				  const struct problem *problem)
{
	struct arena *arena = findings->arena;
	struct value *result = value_map(arena), *message = value_map(arena);

	command_set(arena, message, "text", problem->words);
	command_set(arena, result, "ruleId", problem->code);
	command_set(arena, result, "level", severity_name(problem->severity));
	value_set(arena, result, "message", message);
	value_set(arena, result, "locations",
		  sarif_location(findings, &problem->at));
	return result;
}

static struct value *sarif_tool(struct arena *arena)
{
	struct value *driver = value_map(arena), *tool = value_map(arena);

	command_set(arena, driver, "name", "lectern");
	command_set(arena, driver, "version", build_version);
	value_set(arena, tool, "driver", driver);
	return tool;
}

/* SARIF 2.1.0 (OASIS); its levels are named as our severities. */
static void write_sarif(struct buf *out, const struct findings *findings)
{
	struct arena *arena = findings->arena;
	struct value *top = value_map(arena), *run = value_map(arena);
	struct value *runs = value_list(arena), *results = value_list(arena);
	size_t i;

	for (i = 0; i < findings->report->len; i++)
		value_push(arena, results,
			   sarif_result(findings, &findings->report->items[i]));
	value_set(arena, run, "tool", sarif_tool(arena));
	value_set(arena, run, "results", results);
	value_push(arena, runs, run);
	command_set(arena, top, "$schema",
		    "https://json.schemastore.org/sarif-2.1.0.json");
	command_set(arena, top, "version", "2.1.0");
	value_set(arena, top, "runs", runs);
	value_write_json(out, top, true);
	buf_char(out, '\n');
}

/* Workflow commands have an escape of their own; values end at , and :. */
static void add_github(struct buf *out, const char *text, bool is_value)
{
	for (; *text; text++)
		if (*text == '%' || *text == '\r' || *text == '\n' ||
		    (is_value && (*text == ',' || *text == ':')))
			percent_add(out, *text);
		else
			buf_char(out, *text);
}

static void write_github(struct buf *out, const struct findings *findings)
{
	static const char *const levels[] = {
		[SEVERITY_NOTE] = "notice",
		[SEVERITY_WARNING] = "warning",
		[SEVERITY_ERROR] = "error",
	};
	const struct problem *problem = findings->report->items;
	size_t i;

	for (i = 0; i < findings->report->len; i++, problem++) {
		buf_printf(out, "::%s file=", levels[problem->severity]);
		add_github(out, whole_path(findings, problem->at.file), true);
		if (problem->at.line)
			buf_printf(out, ",line=%d", problem->at.line);
		if (problem->at.line && problem->at.col)
			buf_printf(out, ",col=%d", problem->at.col);
		buf_printf(out, ",title=%s::", problem->code);
		add_github(out, problem->words, false);
		buf_char(out, '\n');
	}
}

static const char *const formats[] = { "text", "json", "sarif", "github",
				       NULL };

static void (*const writers[])(struct buf *, const struct findings *) = {
	write_text, write_json, write_sarif, write_github
};

_Static_assert(sizeof(formats) / sizeof(formats[0]) - 1 ==
		       sizeof(writers) / sizeof(writers[0]),
	       "a writer for each");

static int print(const struct site *site, const struct options *options,
		 size_t format)
{
	struct arena arena = ARENA_INIT;
	struct report report;
	struct findings findings = {
		.report = &report,
		.content = options->content,
		.arena = &arena,
	};
	struct buf out = BUF_INIT;
	int status;

	report_init(&report, &arena);
	site_check(site, options_now(options), &report);
	writers[format](&out, &findings);
	status = command_print(&out);
	if (!status && report_has_errors(&report))
		status = 1;
	buf_release(&out);
	report_release(&report);
	arena_release(&arena);
	return status;
}

int cmd_check(const struct options *options)
{
	struct site *site;
	size_t format;
	int status = command_open(&site, &format, options, formats);

	if (status)
		return status;
	status = print(site, options, format);
	site_free(site);
	return status;
}
