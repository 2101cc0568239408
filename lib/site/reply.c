/* SPDX-License-Identifier: MIT */
/*
 * Writes the head of a reply: the one list of the headers that this program
 * ever sends.
 */
#include "site/reply.h"

#include <assert.h>
#include <string.h>

#include "base/instant.h"
#include "base/limits.h"

static const struct {
	int status;
	const char *text;
} statuses[] = {
	{ 200, "OK" },
	{ 204, "No Content" },
	{ 301, "Moved Permanently" },
	{ 302, "Found" },
	{ 304, "Not Modified" },
	{ 400, "Bad Request" },
	{ 404, "Not Found" },
	{ 405, "Method Not Allowed" },
	{ 410, "Gone" },
	{ 414, "URI Too Long" },
	{ 500, "Internal Server Error" },
};

/*
 * A page is asked for anew each time (a 304 costs nothing), so that an edit is
 * live at once; what others fetch by the clock may be kept for a while.
 */
static const struct {
	const char *text;
	int64_t max_age;		/* behind the text; 0 for none */
} caching[] = {
	[REPLY_NO_STORE] = { "no-store", 0 },
	[REPLY_SHORT] = { "public, max-age=0, must-revalidate", 0 },
	[REPLY_MINUTES] = { "public, max-age=", LIMIT_MAX_AGE },
	[REPLY_DAY] = { "public, max-age=", 86400 },
	[REPLY_FOREVER] = { "public, max-age=31536000, immutable", 0 },
};

enum {
	/* Seconds that nginx may keep a reply for, and give it out as fresh;
	   and the one that whole seconds hide. */
	MARGIN = 2,
	/* Nearer to its end than that, nginx is told when it is: longer than
	   a cache of nginx is ever set to (docs/deploy/lectern.conf). */
	NEAR = 60,
	/* Memory kept for the next body.  Documents may be of LIMIT_DOCUMENT
	   bytes, times LIMIT_WORKERS. */
	KEEP_SIZE = 256 * 1024
};

/* Sent with every reply (security.md section 3). */
static const char fixed_headers[] =
	"X-Content-Type-Options: nosniff\r\n"
	"Referrer-Policy: strict-origin-when-cross-origin\r\n"
	"Permissions-Policy: camera=(), geolocation=(), microphone=(), "
	"payment=(), usb=()\r\n"
	"Cross-Origin-Opener-Policy: same-origin\r\n"
	"Cross-Origin-Resource-Policy: same-origin\r\n";

void reply_init(struct reply *reply)
{
	memset(reply, 0, sizeof(*reply));
	buf_init(&reply->body);
	reply_reset(reply);
}

void reply_reset(struct reply *reply)
{
	struct buf body = reply->body;

	if (body.cap > KEEP_SIZE)
		buf_release(&body);
	buf_reset(&body);
	memset(reply, 0, sizeof(*reply));
	reply->body = body;
	reply->status = 500;
	reply->modified = INSTANT_NONE;
	reply->valid_until = INSTANT_NONE;
}

void reply_release(struct reply *reply)
{
	buf_release(&reply->body);
}

const char *reply_status_text(int status)
{
	size_t i;

	for (i = 0; i < sizeof(statuses) / sizeof(statuses[0]); i++)
		if (statuses[i].status == status)
			return statuses[i].text;
	return "Unknown";
}

/*
 * A value with a control byte never leaves the program: the header is left
 * out.  Index targets are encoded, so this is the second barrier (R6).
 */
static void header(struct buf *out, const char *name, const char *value)
{
	const char *p;

	if (!value || !*value)
		return;
	for (p = value; *p; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			return;
	buf_str(out, name);
	buf_str(out, ": ");
	buf_str(out, value);
	buf_str(out, "\r\n");
}

/* RFC 6596; as long as any address of ours may be. */
static void add_canonical(struct buf *out, const char *href)
{
	struct buf link = BUF_INIT;

	if (!href || strlen(href) > LIMIT_PATH / 2)
		return;
	buf_printf(&link, "<%s>; rel=\"canonical\"", href);
	header(out, "Link", link.data);
	buf_release(&link);
}

/* RFC 9110 8.6: no length with 204; with 304 we leave it out too. */
static bool has_length(const struct reply *reply)
{
	return reply->status != 204 && reply->status != 304;
}

/*
 * RFC 9111 5.2.2.1.  There is no Expires: max-age beats it, and a cache that
 * knows only HTTP/1.0 keeps nothing without it.
 */
static void add_caching(struct buf *out, const struct reply *reply)
{
	int64_t age = caching[reply->cache].max_age, left;

	buf_printf(out, "Cache-Control: %s", caching[reply->cache].text);
	if (age && reply->valid_until != INSTANT_NONE) {
		left = reply->valid_until - reply->now - MARGIN;
		if (left < age)
			age = left > 0 ? left : 0;
	}
	if (caching[reply->cache].max_age)
		buf_printf(out, "%lld", (long long)age);
	buf_str(out, "\r\n");
}

/*
 * What nginx's own cache, which goes by its configuration, must know: what it
 * may not keep at all, and the last second of what is about to change.
 */
static void add_last_second(struct buf *out, const struct reply *reply)
{
	int64_t last = reply->now + 1;

	if (reply->cache == REPLY_NO_STORE)
		buf_str(out, "X-Accel-Expires: 0\r\n");
	if (reply->cache == REPLY_NO_STORE ||
	    reply->valid_until == INSTANT_NONE ||
	    reply->valid_until > reply->now + NEAR)
		return;
	if (last >= reply->valid_until)
		last = reply->valid_until - 1;
	buf_printf(out, "X-Accel-Expires: @%lld\r\n", (long long)last);
}

void reply_head(struct buf *out, const struct reply *reply)
{
	char date[INSTANT_HTTP_SIZE];
	size_t start = out->len;

	buf_printf(out, "Status: %d %s\r\n", reply->status,
		   reply_status_text(reply->status));
	header(out, "Content-Type", reply->type);
	if (has_length(reply) && !reply->accel)
		buf_printf(out, "Content-Length: %zu\r\n", reply->body.len);
	header(out, "Location", reply->location);
	header(out, "X-Accel-Redirect", reply->accel);
	header(out, "ETag", reply->etag);
	if (reply->modified != INSTANT_NONE) {
		instant_http(date, reply->modified);
		header(out, "Last-Modified", date);
	}
	add_caching(out, reply);
	add_last_second(out, reply);
	header(out, "Allow", reply->allow ? "GET, HEAD, OPTIONS" : NULL);
	header(out, "X-Robots-Tag", reply->is_noindex ? "noindex" : NULL);
	add_canonical(out, reply->canonical);
	header(out, "Content-Security-Policy", reply->csp);
	buf_str(out, fixed_headers);
	buf_str(out, "\r\n");
	assert(out->len - start <= LIMIT_HEADERS + LIMIT_LOCATION);
}
