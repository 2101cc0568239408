/* SPDX-License-Identifier: MIT */
/*
 * A tree for the tests of base/file.h, with the odd things that a folder can
 * hold.  Include after <cmocka.h>.
 */
#ifndef UNIT_FILEFIXTURE_H
#define UNIT_FILEFIXTURE_H

#include <sys/socket.h>
#include <sys/un.h>

#include "base/file.h"
#include "tempdir.h"

struct fixture {
	struct tempdir dir;
	struct file_tree tree;
	struct arena arena;
	struct report report;
};

static inline int fixture_set_up(void **state)
{
	struct fixture *fix = calloc(1, sizeof(*fix));

	if (!fix)
		return -1;
	tempdir_make(&fix->dir);
	arena_init(&fix->arena);
	report_init(&fix->report, &fix->arena);
	*state = fix;
	return file_tree_open(&fix->tree, fix->dir.path);
}

static inline int fixture_tear_down(void **state)
{
	struct fixture *fix = *state;

	file_tree_close(&fix->tree);
	report_release(&fix->report);
	arena_release(&fix->arena);
	tempdir_remove(&fix->dir);
	free(fix);
	return 0;
}

static inline const char *inside(struct fixture *fix, const char *name)
{
	return arena_printf(&fix->arena, "%s/%s", fix->dir.path, name);
}

static inline void make_link(struct fixture *fix, const char *to,
			     const char *name)
{
	assert_int_equal(symlink(to, inside(fix, name)), 0);
}

static inline void make_folder(struct fixture *fix, const char *name)
{
	assert_int_equal(mkdir(inside(fix, name), 0777), 0);
}

static inline void make_fifo(struct fixture *fix, const char *name)
{
	assert_int_equal(mkfifo(inside(fix, name), 0666), 0);
}

static inline void make_socket(struct fixture *fix, const char *name)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof(address.sun_path), "%s",
		 inside(fix, name));
	assert_int_equal(bind(fd, (struct sockaddr *)&address,
			      sizeof(address)), 0);
	close(fd);
}

/* Root may read everything, so tests of permissions are somebody else. */
static inline void fixture_drop_root(struct fixture *fix)
{
	if (geteuid() == 0) {
		chmod(fix->dir.path, 0755);
		assert_int_equal(seteuid(65534), 0);
	}
}

static inline void fixture_take_root(void)
{
	if (getuid() == 0)
		assert_int_equal(seteuid(0), 0);
}

#define IN_TREE(test) \
	cmocka_unit_test_setup_teardown(test, fixture_set_up, \
					fixture_tear_down)

#endif
