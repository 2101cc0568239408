/* SPDX-License-Identifier: MIT */
/*
 * Reading the folder: list, decide what is a page, take over what did not
 * change, parse the rest, and keep the last good version of what is broken
 * now.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/str.h"
#include "content/inherit.h"
#include "content/keys.h"
#include "content/leaves.h"
#include "content/library.h"
#include "content/paths.h"
#include "content/sides.h"
#include "content/terms.h"
#include "content/twins.h"

#define NS_PER_SECOND INT64_C(1000000000)

/* Time stamps of files tick so coarsely (the kernel's HZ may be 100). */
#define TICK_NS INT64_C(20000000)

struct loader {
	struct library *library;
	const struct library *before;	/* or NULL */
	struct file_tree tree;
	bool can_reuse;			/* dates of before's courses hold */
	struct arena scratch;
	struct key_index keys;
	struct term_names names;
	struct sides sides;
	struct inherit inherit;
	struct job *jobs;		/* files to load, sorted by path */
	size_t n_jobs;
};

struct job {
	const struct file_entry *entry;
	size_t depth;			/* of a section; NOT_SECTION: none */
	struct course *course;		/* NULL: none to be had */
};

enum { NOT_SECTION = LIMIT_TREE_DEPTH + 1 };

static int compare_course(const void *key, const void *item)
{
	const struct course *const *course = item;

	return strcmp(key, (*course)->file);
}

static struct course *find_course(const struct library *library,
				  const char *file)
{
	struct course **found;

	if (!library->len)
		return NULL;
	found = bsearch(file, library->courses, library->len,
			sizeof(struct course *), compare_course);
	return found ? *found : NULL;
}

/*
 * Adds what was wrong with a file now.  The problem that made it unusable
 * says what is served instead; there is one line for one mishap.
 */
static void add_failure(struct report *report, const struct report *errors,
			const char *instead)
{
	size_t i;

	for (i = 0; i < errors->len; i++) {
		const struct problem *problem = &errors->items[i];
		bool is_error = problem->severity == SEVERITY_ERROR;

		report_add(report, problem->severity, problem->at,
			   problem->code, "%s%s", problem->words,
			   is_error ? instead : "");
	}
}

/*
 * A file changed again within one tick of its time stamp looks unchanged, so
 * what was read that soon after a change is read once more (C22).
 */
static bool is_fresh(int64_t ctime_ns)
{
	struct timespec now;

	clock_gettime(CLOCK_REALTIME, &now);
	return now.tv_sec * NS_PER_SECOND + now.tv_nsec - ctime_ns < TICK_NS;
}

/* What else than its file a course is made from. */
static void mix_inputs(const struct loader *loader, struct digest *inputs,
		       struct sides_times *newest,
		       const struct course *course)
{
	memset(inputs, 0, sizeof(*inputs));
	inherit_mix(inputs, &loader->inherit, course->file);
	sides_mix(inputs, newest, &loader->sides, course);
}

static void set_inputs(const struct loader *loader, struct course *course,
		       const struct file_id *id)
{
	struct sides_times newest;

	mix_inputs(loader, &course->inputs, &newest, course);
	course->id = *id;
	course->is_fresh = is_fresh(id->ctime_ns) || is_fresh(newest.ctime_ns);
	if (newest.mtime_ns < id->mtime_ns)
		newest.mtime_ns = id->mtime_ns;
	course->changed = newest.mtime_ns / NS_PER_SECOND;
}

static bool has_inputs(const struct loader *loader,
		       const struct course *course)
{
	struct sides_times newest;
	struct digest inputs;

	mix_inputs(loader, &inputs, &newest, course);
	return memcmp(&inputs, &course->inputs, sizeof(inputs)) == 0;
}

static struct course *parse(const struct loader *loader, const char *path,
			    const struct course *old, struct report *errors)
{
	struct course_source source = {
		.file = path,
		.zone = loader->library->config.zone,
		.keys = &loader->keys,
		.names = &loader->names,
		.cascade = inherit_find(&loader->inherit, path),
		.sides = &loader->sides,
		.before = old,
	};
	struct buf text = BUF_INIT;
	struct course *course = NULL;
	struct file_id id;

	if (file_read(&text, &id, &loader->tree, path, LIMIT_FILE, errors) < 0)
		goto out;
	source.text.at = text.data;
	source.text.len = text.len;
	course = course_read(&source, errors);
	if (course)
		set_inputs(loader, course, &id);
out:
	buf_release(&text);
	return course;
}

/* The course of a file, or NULL if there is none to be had. */
static struct course *load(const struct loader *loader,
			   const struct file_entry *entry)
{
	struct library *library = loader->library;
	struct report errors;
	struct course *old = NULL, *course;

	if (loader->before)
		old = find_course(loader->before, entry->path);
	if (old && loader->can_reuse && !old->is_fresh &&
	    file_id_eq(&old->id, &entry->id) && has_inputs(loader, old))
		return course_ref(old);
	report_init(&errors, &library->arena);
	course = parse(loader, entry->path, old, &errors);
	if (!course) {
		add_failure(&library->report, &errors,
			    old ? "; its last good version stays" : "");
		course = old ? course_ref(old) : NULL;
	}
	report_release(&errors);
	return course;
}

static size_t depth_of(const char *path)
{
	size_t depth = 0;

	if (!path_is_branch(path))
		return NOT_SECTION;
	for (; *path; path++)
		depth += *path == '/';
	return depth;
}

static void find_jobs(struct loader *loader)
{
	struct library *library = loader->library;
	struct leaves leaves;
	size_t cap = 0, i;

	leaves_init(&leaves, &loader->scratch, &library->files,
		    &library->report);
	for (i = 0; i < library->files.len; i++) {
		struct job job = { .entry = &library->files.items[i] };

		if (!leaves_allow(&leaves, job.entry, &library->report))
			continue;
		job.depth = depth_of(job.entry->path);
		loader->jobs = mem_grow(loader->jobs, loader->n_jobs, &cap,
					sizeof(*loader->jobs));
		loader->jobs[loader->n_jobs++] = job;
	}
	leaves_release(&leaves);
}

/* Sections from the root down, then their pages: these inherit (cascade). */
static void run_jobs(struct loader *loader)
{
	size_t depth, i;

	for (depth = 0; depth <= NOT_SECTION; depth++) {
		for (i = 0; i < loader->n_jobs; i++) {
			struct job *job = &loader->jobs[i];

			if (job->depth != depth)
				continue;
			job->course = load(loader, job->entry);
			if (job->course && depth < NOT_SECTION)
				inherit_add(&loader->inherit, job->course);
		}
	}
}

static void load_courses(struct loader *loader)
{
	struct library *library = loader->library;
	size_t i;

	find_jobs(loader);
	run_jobs(loader);
	library->courses = mem_resize(NULL, loader->n_jobs + 1,
				      sizeof(struct course *));
	for (i = 0; i < loader->n_jobs; i++) {
		if (loader->jobs[i].course)
			library->courses[library->len++] =
				loader->jobs[i].course;
	}
	free(loader->jobs);
}

/* Two settings, either may be NULL. */
static bool is_same(const struct value *a, const struct value *b)
{
	struct buf one = BUF_INIT, other = BUF_INIT;
	bool same;

	if (a)
		value_write_json(&one, a, false);
	if (b)
		value_write_json(&other, b, false);
	same = str_eq(one.data, other.data);
	buf_release(&one);
	buf_release(&other);
	return same;
}

static void load_config(struct loader *loader)
{
	struct library *library = loader->library;
	const struct library *before = loader->before;
	struct report errors;
	int rc;

	report_init(&errors, &library->arena);
	rc = config_load(&library->config, &library->arena, &loader->tree,
			 &errors);
	add_failure(&library->report, &errors,
		    rc < 0 && before ? "; the settings before stay" : "");
	report_release(&errors);
	if (rc < 0 && before)
		config_copy(&library->config, &library->arena,
			    &before->config);
	loader->can_reuse = before && str_eq(library->config.zone_name,
					     before->config.zone_name) &&
			    is_same(library->config.names,
				    before->config.names);
}

/* What all courses are read with. */
static void prepare(struct loader *loader)
{
	struct library *library = loader->library;

	key_index_init(&loader->keys);
	term_names_init(&loader->names, &loader->scratch,
			library->config.names);
	inherit_init(&loader->inherit, &loader->scratch);
	sides_init(&loader->sides, &loader->scratch, &loader->tree,
		   &library->files);
}

static void finish(struct loader *loader)
{
	sides_release(&loader->sides);
	inherit_release(&loader->inherit);
	term_names_release(&loader->names);
	key_index_release(&loader->keys);
	arena_release(&loader->scratch);
}

/*
 * Pages are known by what they hold.  Of other files only name, size and time
 * are looked at here, so a copy of a tree may have another digest.
 */
static void sum_up(struct library *library)
{
	struct digest *digest = &library->digest;
	size_t i, next = 0;

	*digest = library->config.digest;
	for (i = 0; i < library->files.len; i++) {
		const struct file_entry *entry = &library->files.items[i];
		int64_t seconds = entry->id.mtime_ns / NS_PER_SECOND;

		if (seconds > library->newest)
			library->newest = seconds;
		hash_digest_mix(digest, entry->path, strlen(entry->path) + 1);
		if (next < library->len &&
		    str_eq(library->courses[next]->file, entry->path)) {
			const struct course *course = library->courses[next++];

			hash_digest_mix(digest, course->digest.bytes,
					sizeof(course->digest.bytes));
		} else if (!entry->is_dir) {
			hash_digest_mix(digest, &entry->id.size,
					sizeof(entry->id.size));
			hash_digest_mix(digest, &entry->id.mtime_ns,
					sizeof(entry->id.mtime_ns));
		}
	}
}

static struct library *library_new(const char *root)
{
	struct library *library = mem_alloc(sizeof(*library));

	arena_init(&library->arena);
	report_init(&library->report, &library->arena);
	library->root = arena_strdup(&library->arena, root);
	return library;
}

struct library *library_load(const char *root, const struct library *before)
{
	struct loader loader = { .before = before };
	struct library *library;
	int saved;

	if (file_tree_open(&loader.tree, root) < 0)
		return NULL;
	library = library_new(root);
	loader.library = library;
	if (file_tree_list(&library->files, &library->arena, &loader.tree,
			   &library->report) < 0) {
		saved = errno;
		file_tree_close(&loader.tree);
		library_free(library);
		errno = saved;
		return NULL;
	}
	twins_report(&library->files, &library->report);
	load_config(&loader);
	prepare(&loader);
	load_courses(&loader);
	finish(&loader);
	file_tree_close(&loader.tree);
	sum_up(library);
	return library;
}

void library_free(struct library *library)
{
	struct arena arena;
	size_t i;

	if (!library)
		return;
	for (i = 0; i < library->len; i++)
		course_unref(library->courses[i]);
	free(library->courses);
	file_list_release(&library->files);
	report_release(&library->report);
	arena = library->arena;
	free(library);
	arena_release(&arena);
}

const struct course *library_find(const struct library *library,
				  const char *file)
{
	return find_course(library, file);
}

static int compare_entry(const void *key, const void *item)
{
	const struct file_entry *entry = item;

	return strcmp(key, entry->path);
}

bool library_has_file(const struct library *library, const char *path)
{
	const struct file_list *files = &library->files;

	return files->len && bsearch(path, files->items, files->len,
				     sizeof(*files->items), compare_entry);
}

void library_report(const struct library *library, struct report *out)
{
	size_t i;

	report_merge(out, &library->report);
	for (i = 0; i < library->len; i++)
		report_merge(out, &library->courses[i]->report);
	report_sort(out);
}
