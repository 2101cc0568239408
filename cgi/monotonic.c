/* SPDX-License-Identifier: MIT */
/*
 * Asks CLOCK_MONOTONIC.
 */
#include "monotonic.h"

#include <limits.h>
#include <time.h>

int64_t monotonic_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int monotonic_left(int64_t deadline)
{
	int64_t left = deadline - monotonic_ms();

	if (left <= 0)
		return 0;
	return left > INT_MAX ? INT_MAX : (int)left;
}
