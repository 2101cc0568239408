/* SPDX-License-Identifier: MIT */
/*
 * What a visitor asks, as plain data; cgi/ fills it.  Strings are borrowed
 * and come as the client sent them: nothing here is checked yet.
 */
#ifndef SITE_REQUEST_H
#define SITE_REQUEST_H

struct request {
	const char *method;		/* "GET" */
	const char *target;		/* raw: "/a/b?x=1"; NULL: none given */
	const char *decoded_path;	/* only if target is NULL: a path that
					   the web server decoded (bare CGI) */
	const char *query;		/* only with decoded_path */
	const char *if_none_match;	/* or NULL */
	const char *if_modified_since;	/* or NULL */
};

#endif
