/* SPDX-License-Identifier: MIT */
/*
 * Which changes of a folder are seen, and which are none.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <poll.h>
#include <sys/resource.h>
#include <utime.h>
#include <cmocka.h>

#include "base/limits.h"
#include "monotonic.h"
#include "tempdir.h"
#include "watch.h"

struct tree {
	struct tempdir dir;
	char root[80];
	struct watch *watch;
};

static void path_of(char *out, size_t size, const struct tree *tree,
		    const char *name)
{
	snprintf(out, size, "%s/%s", tree->root, name);
}

/* Says that the tree was read as it is now. */
static void sync_watch(struct tree *tree)
{
	struct arena arena = ARENA_INIT;
	struct file_tree files;
	struct file_list list;

	assert_int_equal(file_tree_open(&files, tree->root), 0);
	assert_int_equal(file_tree_list(&list, &arena, &files, NULL), 0);
	watch_sync(tree->watch, &list, monotonic_ms());
	file_list_release(&list);
	file_tree_close(&files);
	arena_release(&arena);
}

static int start(void **state)
{
	struct tree *tree = calloc(1, sizeof(*tree));

	tempdir_make(&tree->dir);
	snprintf(tree->root, sizeof(tree->root), "%s/content",
		 tree->dir.path);
	tempdir_write(&tree->dir, "content/a.md", "a");
	tempdir_write(&tree->dir, "content/deep/er/b.md", "b");
	tempdir_write(&tree->dir, "content/.git/index", "x");
	tree->watch = watch_new(tree->root);
	sync_watch(tree);
	*state = tree;
	return 0;
}

static int stop(void **state)
{
	struct tree *tree = *state;

	watch_free(tree->watch);
	tempdir_remove(&tree->dir);
	free(tree);
	return 0;
}

/* Waits as the supervisor does, `ms` at most, for a change to be due. */
static bool sees_change(struct tree *tree, int ms)
{
	struct pollfd wait = { .fd = watch_fd(tree->watch),
			       .events = POLLIN };
	int64_t end = monotonic_ms() + ms, next;

	while (monotonic_ms() < end) {
		next = watch_next(tree->watch);
		poll(&wait, 1, monotonic_left(next < end ? next : end));
		watch_read(tree->watch, monotonic_ms());
		watch_tick(tree->watch, monotonic_ms());
		if (watch_is_due(tree->watch, monotonic_ms()))
			return true;
	}
	return false;
}

/* ms: the wait for what comes ends when it comes. */
enum { SOON = 30000, QUIET = 150 };

static void write_file(const struct tree *tree, const char *name,
		       const char *text)
{
	char full[200];

	snprintf(full, sizeof(full), "content/%s", name);
	tempdir_write(&tree->dir, full, text);
}

static void every_kind_of_change_is_seen(void **state)
{
	struct tree *tree = *state;
	char from[200], to[200];

	assert_false(sees_change(tree, QUIET));
	write_file(tree, "a.md", "edited");
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);

	write_file(tree, "deep/er/b.md", "edited");
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);

	path_of(from, sizeof(from), tree, "a.md");
	path_of(to, sizeof(to), tree, "deep/c.md");
	assert_int_equal(rename(from, to), 0);
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);

	assert_int_equal(utime(to, NULL), 0);
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);

	assert_int_equal(chmod(to, 0600), 0);
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);

	assert_int_equal(unlink(to), 0);
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);
	assert_false(sees_change(tree, QUIET));
}

static void names_passed_over_are_no_change(void **state)
{
	static const char *const names[] = {
		".a.md.swp", "a.md~", "#a.md#", "deep/.#b.md",
		".git/index", "deep/.hidden/x.md", "node_modules",
	};
	struct tree *tree = *state;
	size_t i;

	for (i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		write_file(tree, names[i], "x");
	assert_false(sees_change(tree, QUIET));
}

static void which_names_are_passed_over(void **state)
{
	(void)state;
	assert_true(watch_ignores(".swp"));
	assert_true(watch_ignores("#x#"));
	assert_true(watch_ignores("x.md~"));
	assert_true(watch_ignores("node_modules"));
	assert_false(watch_ignores("x.md"));
	assert_false(watch_ignores("x~y.md"));
	assert_false(watch_ignores("node_modules.md"));
	assert_false(watch_ignores("4913"));
}

static void new_folders_are_watched_too(void **state)
{
	struct tree *tree = *state;

	write_file(tree, "new/folder/c.md", "c");
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);
	while (sees_change(tree, QUIET))
		sync_watch(tree);
	write_file(tree, "new/folder/c.md", "edited");
	assert_true(sees_change(tree, SOON));
}

/* A change that came after the tree was read and before it was watched. */
static void no_change_falls_between_reading_and_watching(void **state)
{
	struct tree *tree = *state;
	struct watch *late = watch_new(tree->root);
	struct arena arena = ARENA_INIT;
	struct file_tree files;
	struct file_list list;

	assert_int_equal(file_tree_open(&files, tree->root), 0);
	assert_int_equal(file_tree_list(&list, &arena, &files, NULL), 0);
	write_file(tree, "between.md", "x");
	watch_sync(late, &list, 1000);
	assert_int_equal(watch_next(late), 1000 + LIMIT_BURST_MS);
	assert_false(watch_is_due(late, 1000));
	assert_true(watch_is_due(late, 1000 + LIMIT_BURST_MS));
	watch_free(late);
	file_list_release(&list);
	file_tree_close(&files);
	arena_release(&arena);
}

static void a_burst_is_one_change(void **state)
{
	struct tree *tree = *state;
	int i;

	for (i = 0; i < 200; i++)
		write_file(tree, "a.md", i % 2 ? "odd" : "even");
	assert_true(sees_change(tree, SOON));
	sync_watch(tree);
	assert_false(sees_change(tree, QUIET));
}

/* The clock is ours here: changes every 10 ms for ever. */
static void changes_without_end_do_not_put_it_off(void **state)
{
	struct tree *tree = *state;
	int64_t now = 1000;
	int i;

	for (i = 0; i < 50; i++, now += LIMIT_BURST_MS / 2) {
		write_file(tree, "a.md", "x");
		watch_read(tree->watch, now);
		if (watch_is_due(tree->watch, now))
			break;
	}
	assert_true(now - 1000 >= LIMIT_BURST_MS);
	assert_true(now - 1000 <= 10 * LIMIT_BURST_MS);
}

static void a_root_that_is_replaced_is_seen(void **state)
{
	struct tree *tree = *state;
	char away[100];

	snprintf(away, sizeof(away), "%s/away", tree->dir.path);
	assert_int_equal(rename(tree->root, away), 0);
	assert_true(sees_change(tree, SOON));
	assert_false(sees_change(tree, QUIET));
	write_file(tree, "new.md", "x");	/* makes the folder, too */
	assert_true(sees_change(tree, LIMIT_POLL_MS + SOON));
	sync_watch(tree);
	write_file(tree, "new.md", "edited");
	assert_true(sees_change(tree, SOON));
}

/* A deploy that swaps a link. */
static void a_link_to_another_root_is_seen(void **state)
{
	struct tree *tree = *state;
	char link[100];
	struct watch *watch;
	struct tree linked = *tree;

	tempdir_write(&tree->dir, "two/z.md", "z");
	snprintf(link, sizeof(link), "%s/current", tree->dir.path);
	assert_int_equal(symlink("content", link), 0);
	snprintf(linked.root, sizeof(linked.root), "%s/current",
		 tree->dir.path);
	watch = watch_new(linked.root);
	linked.watch = watch;
	sync_watch(&linked);
	assert_false(sees_change(&linked, QUIET));
	assert_int_equal(unlink(link), 0);
	assert_int_equal(symlink("two", link), 0);
	assert_true(sees_change(&linked, LIMIT_POLL_MS + SOON));
	sync_watch(&linked);
	tempdir_write(&tree->dir, "two/z.md", "edited");
	assert_true(sees_change(&linked, SOON));
	watch_free(watch);
}

/* What inotify does not tell is found by looking. */
static void the_safety_look_finds_what_nobody_told(void **state)
{
	struct tree *tree = *state;
	int64_t now = monotonic_ms();

	write_file(tree, "a.md", "edited");
	watch_tick(tree->watch, now + LIMIT_SCAN_MS / 2);
	assert_false(watch_is_due(tree->watch, now + 2 * LIMIT_SCAN_MS));
	watch_tick(tree->watch, now + LIMIT_SCAN_MS + 1000);
	assert_true(watch_is_due(tree->watch, now + 2 * LIMIT_SCAN_MS));
}

/* A watch that could not have inotify. */
static struct watch *watch_without_inotify(const char *root)
{
	int stderr_copy = dup(STDERR_FILENO);
	int null = open("/dev/null", O_WRONLY);
	struct rlimit before, none;
	struct watch *watch;

	getrlimit(RLIMIT_NOFILE, &before);
	none = before;
	none.rlim_cur = 0;
	dup2(null, STDERR_FILENO);
	setrlimit(RLIMIT_NOFILE, &none);
	watch = watch_new(root);
	setrlimit(RLIMIT_NOFILE, &before);
	dup2(stderr_copy, STDERR_FILENO);
	close(stderr_copy);
	close(null);
	return watch;
}

static void without_inotify_it_looks_every_second(void **state)
{
	struct tree *tree = *state;
	struct tree polled = *tree;

	polled.watch = watch_without_inotify(tree->root);
	assert_int_equal(watch_fd(polled.watch), -1);
	sync_watch(&polled);
	assert_false(sees_change(&polled, LIMIT_POLL_MS + QUIET));
	write_file(tree, "deep/er/b.md", "edited");
	assert_true(sees_change(&polled, LIMIT_POLL_MS + SOON));
	sync_watch(&polled);
	write_file(tree, ".a.md.swp", "x");
	assert_false(sees_change(&polled, LIMIT_POLL_MS + QUIET));
	watch_free(polled.watch);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, start, stop)
		TEST(every_kind_of_change_is_seen),
		TEST(names_passed_over_are_no_change),
		TEST(which_names_are_passed_over),
		TEST(new_folders_are_watched_too),
		TEST(no_change_falls_between_reading_and_watching),
		TEST(a_burst_is_one_change),
		TEST(changes_without_end_do_not_put_it_off),
		TEST(a_root_that_is_replaced_is_seen),
		TEST(a_link_to_another_root_is_seen),
		TEST(without_inotify_it_looks_every_second),
		TEST(the_safety_look_finds_what_nobody_told),
#undef TEST
	};

	return cmocka_run_group_tests_name("watch", tests, NULL, NULL);
}
