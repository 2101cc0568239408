/* SPDX-License-Identifier: MIT */
/*
 * What goes to stderr, and how the process ends when the world is broken.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "base/mem.h"

/* Runs `act` in a child; returns its status, its stderr is in `out`. */
static int run(struct buf *out, void (*act)(void))
{
	char bytes[512];
	int ends[2], status;
	ssize_t n;
	pid_t pid;

	assert_int_equal(pipe(ends), 0);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		act();
		_exit(0);
	}
	close(ends[1]);
	while ((n = read(ends[0], bytes, sizeof(bytes))) > 0)
		buf_add(out, bytes, (size_t)n);
	close(ends[0]);
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void log_two(void)
{
	errno = EXDEV;
	log_line("started with %d workers", 4);
	log_line("%s", "GET /\r\nlectern: forged\x1B[2J\xFF");
	if (errno != EXDEV)
		abort();
}

static void die_now(void)
{
	die("no socket \"%s\"", "/run/x");
}

static void ask_for_too_much(void)
{
	free(mem_resize(NULL, SIZE_MAX / 2, 4));
}

static void reserve_too_much(void)
{
	struct buf buf = BUF_INIT;

	buf_str(&buf, "a");
	buf_reserve(&buf, SIZE_MAX - 1);
}

static void every_end_says_why(void **state)
{
	static const struct {
		void (*act)(void);
		int status;
		const char *words;
	} rows[] = {
		{ log_two, 0,
		  "lectern: started with 4 workers\n"
		  "lectern: GET /\\x0d\\x0alectern: forged\\x1b[2J\\xff\n" },
		{ die_now, 70, "lectern: no socket \"/run/x\"\n" },
		{ ask_for_too_much, 70, "lectern: out of memory\n" },
		{ reserve_too_much, 70, "lectern: out of memory\n" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_INIT;

		assert_int_equal(run(&out, rows[i].act), rows[i].status);
		assert_string_equal(out.data, rows[i].words);
		buf_release(&out);
	}
}

static void escaping_leaves_readable_text_alone(void **state)
{
	static const struct {
		const char *in, *want;
	} rows[] = {
		{ "", "" },
		{ "a \\ \"b\" 100%", "a \\ \"b\" 100%" },
		{ "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80",
		  "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80" },
		{ "\t\n\x7F", "\\x09\\x0a\\x7f" },
		{ "\xC2\x85\xC2\x9B", "\\xc2\\x85\\xc2\\x9b" },
		{ "\xC3", "\\xc3" },
		{ "\xED\xA0\x80", "\\xed\\xa0\\x80" },
		{ "\xE2\x80\xA9", "\\xe2\\x80\\xa9" },
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buf out = BUF_INIT;

		log_escape(&out, rows[i].in);
		assert_string_equal(out.data, rows[i].want);
		buf_release(&out);
	}
}

static void arrays_grow_when_they_are_full(void **state)
{
	size_t i, cap = 0, *items = NULL;

	(void)state;
	for (i = 0; i < 1000; i++) {
		items = mem_grow(items, i, &cap, sizeof(*items));
		assert_true(cap > i);
		items[i] = i;
	}
	for (i = 0; i < 1000; i++)
		assert_int_equal(items[i], i);
	free(items);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_end_says_why),
		cmocka_unit_test(escaping_leaves_readable_text_alone),
		cmocka_unit_test(arrays_grow_when_they_are_full),
	};

	return cmocka_run_group_tests_name("log", tests, NULL, NULL);
}
