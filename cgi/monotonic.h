/* SPDX-License-Identifier: MIT */
/*
 * The clock for time-outs: never set, never jumps (security.md P8).
 */
#ifndef MONOTONIC_H
#define MONOTONIC_H

#include <stdint.h>

int64_t monotonic_ms(void);
/* What is left until `deadline`, for poll(): 0 or more. */
int monotonic_left(int64_t deadline);

#endif
