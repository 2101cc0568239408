/* SPDX-License-Identifier: MIT */
/*
 * Errors for programs: problem documents (RFC 9457), where a person would get
 * a page.
 */
#ifndef SITE_PROBLEM_H
#define SITE_PROBLEM_H

#include "site/reply.h"

/* Does the address, by how it ends, answer programs? */
bool problem_is_for(const char *path);

/*
 * Makes the reply one; words that its body holds become the detail.
 * `instance` is the path asked for, percent-encoded, or NULL.
 */
void problem_make(struct reply *, const char *instance);

#endif
