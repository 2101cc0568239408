/* SPDX-License-Identifier: MIT */
/*
 * What a child of the supervisor keeps open.
 */
#ifndef DESCRIPTORS_H
#define DESCRIPTORS_H

#include <stddef.h>

enum { DESCRIPTORS_MAX = 8 };

/* Closes all but the first three and these (at most DESCRIPTORS_MAX; those
   below 0 are none, and one may be there twice). */
void descriptors_keep(const int fds[], size_t n);

#endif
