/* SPDX-License-Identifier: MIT */
/*
 * Every limit of the program, in one place.  A limit is checked where its
 * input enters ("at the doors"); inside, sizes are trusted.  Each is listed
 * for users in docs/OPERATIONS.md and tested at one below, at, one above.
 * Figures: security.md section 8; the reasons stand beside them.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

enum {
	/* Content, per file. */
	LIMIT_FILE = 1024 * 1024,	/* bytes of one content file */
	LIMIT_FRONT = 64 * 1024,	/* bytes of front matter */
	LIMIT_BODY = 256 * 1024,	/* bytes of a Markdown text */
	LIMIT_TEMPLATE = 256 * 1024,	/* bytes of one theme file */
	LIMIT_YAML_DEPTH = 64,		/* nested lists and maps; libyaml is
					   quadratic beyond */
	LIMIT_YAML_NODES = 20000,	/* nodes, aliases expanded */
	LIMIT_YAML_KEY = 1024,		/* bytes of a map key (libyaml's own) */
	LIMIT_ALIASES = 1000,		/* aliases of one course */
	LIMIT_SESSIONS = 200,		/* of one syllabus */
	LIMIT_ITEMS = 1000,		/* resources and preparation of one
					   syllabus, all together */
	LIMIT_EVENTS = 500,		/* dates of one course */
	LIMIT_EVENT_SESSIONS = 100,	/* of one date */
	LIMIT_BLOCKS = 100,		/* blocks of `sections` of one course */
	LIMIT_BLOCK_ITEMS = 200,	/* of one block */
	LIMIT_PROBLEMS = 100,		/* problems kept for one file */

	/* Content, the tree. */
	LIMIT_TREE_DEPTH = 32,		/* folders below the content folder */
	LIMIT_TREE_FILES = 200000,	/* files looked at in one walk */

	/* Markdown: cmark is quadratic in these (CVE-2023-22486 and kin). */
	LIMIT_MARK_DEPTH = 32,		/* containers open on one line */
	LIMIT_MARK_BRACKETS = 2000,	/* '[' in one paragraph */
	LIMIT_MARK_LINES = 20000,	/* lines of a text with words on them */
	LIMIT_MARK_SIGNS = 40000,	/* runs of characters that can mean
					   something, in a text */
	LIMIT_MARK_CELLS = 10000,	/* cells of all tables of a text, the
					   empty ones too */
	LIMIT_MARK_NOTES = 1000,	/* footnotes of a text, and references
					   to them */
	LIMIT_SHORTCODES = 1000,	/* shortcodes of a text */

	/* Raw HTML: libgumbo is quadratic in these (markup/tagsoup.h). */
	LIMIT_DOM_ELEMENTS = 12000,	/* of the HTML of a text */
	LIMIT_DOM_DEPTH = 256,		/* nested elements of an HTML text */
	LIMIT_DOM_ATTRS = 64,		/* attributes of one tag */
	LIMIT_DOM_FORMATS = 32,		/* of them, open <b>, <i> and kin */
	LIMIT_DOM_COPIES = 65536,	/* the same, summed over all tags */
	LIMIT_DOM_FAILURES = 64,	/* tags that no '>' ends */

	/* Templates. */
	LIMIT_TEMPLATE_DEPTH = 32,	/* nested sections and partials */
	LIMIT_TEMPLATE_STEPS = 1000000,	/* texts and tags rendered for one
					   page: partials that call each other
					   may print nothing and never end */
	LIMIT_PAGE = 4 * 1024 * 1024,	/* bytes of a rendered page */
	LIMIT_DOCUMENT = 64 * 1024 * 1024, /* bytes of what is for machines:
					   a sitemap may have 50 MiB */
	LIMIT_CALENDAR = 5000,		/* events of a calendar */
	LIMIT_XCRI = 10000,		/* courses whose long texts are in
					   xcri.xml */
	LIMIT_FEED = 50,		/* items of a feed */
	LIMIT_SITEMAP = 50000,		/* addresses of a file of the sitemap:
					   the protocol's own limit */
	LIMIT_MAX_AGE = 300,		/* seconds that feeds and their like
					   may be kept by caches */

	/* Requests. */
	LIMIT_PATH = 2048,		/* bytes of a request path, encoded */
	LIMIT_SEGMENTS = 64,		/* of a request path */
	LIMIT_QUERY = 1024,		/* bytes of a query string */
	LIMIT_QUERY_PAIRS = 64,		/* key=value pairs of a query */
	LIMIT_FILTERS = 32,		/* values of filters of one query */
	LIMIT_PARAMS = 128 * 1024,	/* bytes of all FastCGI parameters */
	LIMIT_DRAIN = 64 * 1024,	/* bytes of a request body that are
					   read and dropped */
	LIMIT_LOCATION = 2048,		/* bytes of a Location header */
	LIMIT_HEADERS = 3500,		/* bytes of all headers: nginx's default
					   buffer holds 4096 */

	/* Search. */
	LIMIT_SEARCH_WORDS = 16,	/* words of a query */
	LIMIT_SEARCH_WORD = 64,		/* bytes of a word, folded */
	LIMIT_SEARCH_TYPOS = 4,		/* words of a query that nobody wrote
					   and for which others are sought */
	LIMIT_SEARCH_HITS = 20000,	/* courses that a search finds */
	LIMIT_SYNONYMS = 500,		/* rows of `synonyms` */
	LIMIT_SYNONYM_TEXTS = 16,	/* words and phrases of one row */

	/* Processes. */
	LIMIT_WORKERS = 64,		/* worker processes */
	LIMIT_PEER_MS = 2000,		/* a silent FastCGI peer is dropped */
	LIMIT_REQUEST_MS = 5000,	/* a worker over one request longer is
					   ended and replaced */
	LIMIT_STOP_MS = 4000,		/* SIGTERM: what is left is killed */
	LIMIT_INDEX_MS = 120000,	/* the making of a search index */
	LIMIT_BURST_MS = 20,		/* changes closer together are one */
	LIMIT_SCAN_MS = 60000,		/* safety look at the tree when inotify
					   is silent */
	LIMIT_POLL_MS = 1000,		/* the same when there is no inotify */

	LIMIT_SUGGESTIONS = 5		/* courses named on an error page */
};

#endif
