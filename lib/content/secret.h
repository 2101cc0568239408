/* SPDX-License-Identifier: MIT */
/*
 * What should not stand on a public page: passwords, links that let their
 * bearer in, invitations (schema.md S-6).  A guess, for a warning only.
 */
#ifndef CONTENT_SECRET_H
#define CONTENT_SECRET_H

#include "base/report.h"
#include "base/value.h"

/* "a password", "a link that lets anybody in"; NULL: nothing such. */
const char *secret_kind(const char *text);
/* Warns of each string in the value; the words do not repeat it. */
void secrets_check(const struct value *, struct report *);

#endif
