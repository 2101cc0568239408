/* SPDX-License-Identifier: MIT */
/*
 * Names that are one where case does not count (schema.md P-3): such a tree
 * cannot be checked out on every machine.
 */
#ifndef CONTENT_TWINS_H
#define CONTENT_TWINS_H

#include "base/file.h"

/* Warns of each file and folder with a twin in the same folder. */
void twins_report(const struct file_list *, struct report *);

#endif
