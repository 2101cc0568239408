/* SPDX-License-Identifier: MIT */
/*
 * Closing the gaps between what is kept.
 */
#include "descriptors.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int compare(const void *left, const void *right)
{
	const int *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

void descriptors_keep(const int fds[], size_t n)
{
	int sorted[DESCRIPTORS_MAX];
	unsigned next = STDERR_FILENO + 1;
	size_t i;

	assert(n <= DESCRIPTORS_MAX);
	memcpy(sorted, fds, n * sizeof(*fds));
	qsort(sorted, n, sizeof(*sorted), compare);
	for (i = 0; i < n; i++) {
		if (sorted[i] < (int)next)
			continue;
		if (sorted[i] > (int)next)
			close_range(next, (unsigned)sorted[i] - 1, 0);
		next = (unsigned)sorted[i] + 1;
	}
	close_range(next, ~0U, 0);
}
