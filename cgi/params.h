/* SPDX-License-Identifier: MIT */
/*
 * From CGI variables (RFC 3875) to a struct request.  The path comes from
 * REQUEST_URI alone; SCRIPT_NAME and PATH_INFO count only where there is no
 * REQUEST_URI (security.md 6).  CONTENT_LENGTH, HTTP_HOST and everything else
 * is never looked at.
 */
#ifndef PARAMS_H
#define PARAMS_H

#include "base/arena.h"
#include "site/request.h"

/*
 * `env` is a NULL-ended list of "NAME=value"; of a name that comes twice the
 * first counts (R8).  Strings are borrowed from it or live in the arena.
 */
void params_read(struct request *, char *const *env, struct arena *);

#endif
