/* SPDX-License-Identifier: MIT */
/*
 * When a process for the search index is started, ended and given up.  The
 * clock is ours; the processes are real.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <cmocka.h>

#include "base/limits.h"
#include "index/search_file.h"
#include "indexer.h"
#include "tempdir.h"

struct fixture {
	struct tempdir dir;
	struct site *site;
	struct indexer indexer;
};

static int set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	tempdir_make(&fixture->dir);
	tempdir_write(&fixture->dir, "knots.md", "---\ntitle: Knots\n---\n");
	fixture->site = site_load(fixture->dir.path, NULL);
	indexer_init(&fixture->indexer);
	*state = fixture;
	return fixture->site ? 0 : -1;
}

static int tear_down(void **state)
{
	struct fixture *fixture = *state;

	indexer_release(&fixture->indexer);
	site_free(fixture->site);
	tempdir_remove(&fixture->dir);
	free(fixture);
	return 0;
}

/* As indexer_tend(), for a process that dies of SIGXFSZ when it writes. */
static void tend_doomed(struct indexer *indexer, int64_t now_ms)
{
	struct rlimit before, none;

	getrlimit(RLIMIT_FSIZE, &before);
	none = before;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &none), 0);
	indexer_tend(indexer, now_ms);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_true(indexer->pid > 0);
}

/* Waits until the process has ended, as the supervisor notes it. */
static void note_end(struct indexer *indexer, int64_t now_ms)
{
	pid_t pid = indexer->pid;
	int status;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(indexer_note(indexer, pid, status, now_ms));
	assert_int_equal(indexer->pid, 0);
}

static void it_is_made_once(void **state)
{
	struct fixture *fixture = *state;
	struct indexer *indexer = &fixture->indexer;
	int fds[SEARCH_FILES];

	indexer_renew(indexer, fixture->site);
	indexer_files(indexer, fds);
	assert_false(search_file_is_whole(fds[0]));
	indexer_tend(indexer, 1000);
	assert_true(indexer->pid > 0);
	assert_false(indexer_note(indexer, indexer->pid + 1, 0, 1000));
	note_end(indexer, 1001);
	assert_true(search_file_is_whole(fds[0]));
	assert_int_equal(indexer->ready, fds[0]);
	indexer_tend(indexer, 5000);
	assert_int_equal(indexer->pid, 0);
	assert_int_equal(indexer_next(indexer), INT64_MAX);
}

static void there_are_never_two_processes(void **state)
{
	struct fixture *fixture = *state;
	struct indexer *indexer = &fixture->indexer;
	int64_t now;
	pid_t first;

	indexer_renew(indexer, fixture->site);
	indexer_tend(indexer, 1000);
	first = indexer->pid;
	for (now = 1001; now < 1100; now++) {
		indexer_renew(indexer, fixture->site);
		indexer_tend(indexer, now);
		assert_int_equal(indexer->pid, first);
	}
	note_end(indexer, now);
	assert_int_not_equal(indexer->ready, indexer->own);
	indexer_tend(indexer, now);
	assert_int_not_equal(indexer->pid, first);
	note_end(indexer, now);
	assert_int_equal(indexer->ready, indexer->own);
}

static void who_always_dies_is_given_up_until_a_change(void **state)
{
	static const int64_t starts[] = { 1000, 1500, 2500, 4500 };
	struct fixture *fixture = *state;
	struct indexer *indexer = &fixture->indexer;
	size_t i;

	indexer_renew(indexer, fixture->site);
	for (i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		if (i)
			indexer_tend(indexer, starts[i] - 1);
		assert_int_equal(indexer->pid, 0);
		tend_doomed(indexer, starts[i]);
		note_end(indexer, starts[i]);
	}
	assert_int_equal(indexer_next(indexer), INT64_MAX);
	indexer_tend(indexer, INT64_MAX - 1);
	assert_int_equal(indexer->pid, 0);
	indexer_renew(indexer, fixture->site);
	indexer_tend(indexer, 9000);
	assert_true(indexer->pid > 0);
	note_end(indexer, 9000);
	assert_true(search_file_is_whole(indexer->ready));
}

static void a_failure_leaves_what_was_there_before(void **state)
{
	struct fixture *fixture = *state;
	struct indexer *indexer = &fixture->indexer;
	int before;

	indexer_renew(indexer, fixture->site);
	indexer_tend(indexer, 1000);
	note_end(indexer, 1000);
	before = indexer->ready;
	indexer_renew(indexer, fixture->site);
	tend_doomed(indexer, 2000);
	note_end(indexer, 2000);
	assert_int_equal(indexer->ready, before);
	assert_true(search_file_is_whole(before));
	assert_int_not_equal(indexer->own, before);
}

static void who_takes_too_long_is_ended(void **state)
{
	struct fixture *fixture = *state;
	struct indexer *indexer = &fixture->indexer;

	indexer_renew(indexer, fixture->site);
	indexer_tend(indexer, 1000);
	assert_int_equal(indexer_next(indexer), 1000 + LIMIT_INDEX_MS);
	indexer_tend(indexer, 1000 + LIMIT_INDEX_MS - 1);
	assert_int_equal(indexer_next(indexer), 1000 + LIMIT_INDEX_MS);
	indexer_tend(indexer, 1000 + LIMIT_INDEX_MS);
	assert_int_equal(indexer_next(indexer), INT64_MAX);
	note_end(indexer, 1000 + LIMIT_INDEX_MS);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
		TEST(it_is_made_once),
		TEST(there_are_never_two_processes),
		TEST(who_always_dies_is_given_up_until_a_change),
		TEST(a_failure_leaves_what_was_there_before),
		TEST(who_takes_too_long_is_ended),
#undef TEST
	};

	return cmocka_run_group_tests_name("indexer", tests, NULL, NULL);
}
