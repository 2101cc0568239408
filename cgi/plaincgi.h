/* SPDX-License-Identifier: MIT */
/*
 * One request as a plain CGI program (RFC 3875): from the environment, to
 * stdout.  For servers without FastCGI, and for a try; reads the whole
 * content folder each time.
 */
#ifndef PLAINCGI_H
#define PLAINCGI_H

#include <stdbool.h>

#include "options.h"

/* Does the environment say that a web server started us for one request? */
bool plaincgi_is_asked(void);
/* The exit status. */
int plaincgi_run(const struct options *);

#endif
