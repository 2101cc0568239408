/* SPDX-License-Identifier: MIT */
/*
 * What each value of site.yaml must be like.  What is not right is left out
 * with a warning: bad-base-url, bad-language, unknown-zone, bad-embed,
 * bad-taxonomy, bad-reference, bad-name, wrong-type.  Menus and who offers the
 * courses are config_links.c's, the options of the theme config_theme.c's.
 */
#include <string.h>

#include "base/buf.h"
#include "base/str.h"
#include "content/config_parts.h"

enum { HOST_MAX = 253, LABEL_MAX = 63 };	/* RFC 1035 2.3.4 */

static void warn(struct config_reader *reader, const struct value *value,
		 const char *code, const char *words)
{
	const char *text = value_text(value);

	if (text)
		report_add(reader->report, SEVERITY_WARNING, value->at, code,
			   "\"%s\" %s", text, words);
	else
		report_add(reader->report, SEVERITY_WARNING, value->at, code,
			   "this %s %s", value_type_name(value->type), words);
}

/* Letters, digits and inner hyphens, in labels between dots. */
static bool is_host(struct view host)
{
	size_t i, label = 0;

	if (host.len == 0 || host.len > HOST_MAX)
		return false;
	for (i = 0; i < host.len; i++) {
		char c = host.at[i];
		bool ends = i + 1 == host.len || host.at[i + 1] == '.';

		if (c == '.' && label == 0)
			return false;
		if (c == '-' && (label == 0 || ends))
			return false;
		if (c != '.' && c != '-' && !str_is_alnum(c))
			return false;
		label = c == '.' ? 0 : label + 1;
		if (label > LABEL_MAX)
			return false;
	}
	return label > 0;
}

/* "[::1]" */
static bool is_address6(struct view host)
{
	size_t i;

	if (host.len < 4 || host.at[0] != '[' || host.at[host.len - 1] != ']')
		return false;
	for (i = 1; i + 1 < host.len; i++) {
		if (host.at[i] != ':' && str_hex(host.at[i]) < 0)
			return false;
	}
	return true;
}

static bool is_port(struct view port)
{
	long number = 0;
	size_t i;

	if (port.len == 0 || port.len > 5)
		return false;
	for (i = 0; i < port.len; i++) {
		if (!str_is_digit(port.at[i]))
			return false;
		number = number * 10 + (port.at[i] - '0');
	}
	return number > 0 && number <= 65535;
}

static bool is_segment(const char *at, size_t len)
{
	size_t i;

	if (len == 0 || (len == 1 && at[0] == '.') ||
	    (len == 2 && at[0] == '.' && at[1] == '.'))
		return false;
	for (i = 0; i < len; i++) {
		if (!str_is_alnum(at[i]) && !strchr("-._~", at[i]))
			return false;
	}
	return true;
}

/* "" or "/a/b": nothing in it needs an escape. */
static bool is_path(struct view path)
{
	size_t i = 0, len;

	while (i < path.len) {
		if (path.at[i++] != '/')
			return false;
		len = 0;
		while (i + len < path.len && path.at[i + len] != '/')
			len++;
		if (!is_segment(path.at + i, len))
			return false;
		i += len;
	}
	return true;
}

struct url_parts {
	struct view scheme, host, port, path;	/* port: empty if none */
};

/* Splits without judging, but for the scheme. */
static bool split_url(struct url_parts *parts, const char *text)
{
	const char *at = text, *end, *colon;

	if (str_starts_nocase(text, "https://"))
		at += strlen("https://");
	else if (str_starts_nocase(text, "http://"))
		at += strlen("http://");
	else
		return false;
	parts->scheme.at = text;
	parts->scheme.len = (size_t)(at - text);
	end = at + strcspn(at, "/");
	parts->path.at = end;
	parts->path.len = strlen(end);
	while (parts->path.len && end[parts->path.len - 1] == '/')
		parts->path.len--;
	colon = memrchr(at, ':', (size_t)(end - at));
	if (!colon || memchr(colon, ']', (size_t)(end - colon)))
		colon = end;
	parts->host.at = at;
	parts->host.len = (size_t)(colon - at);
	parts->port.at = colon;
	parts->port.len = (size_t)(end - colon);
	return true;
}

static bool is_base_url(const struct url_parts *parts)
{
	struct view port = parts->port;

	if (port.len) {
		port.at++;	/* the colon */
		port.len--;
		if (!is_port(port))
			return false;
	}
	return (is_host(parts->host) || is_address6(parts->host)) &&
	       is_path(parts->path);
}

static const char *lower(struct arena *arena, struct view text)
{
	char *copy = arena_strndup(arena, text.at, text.len);
	char *at;

	for (at = copy; *at; at++)
		*at = str_lower(*at);
	return copy;
}

void config_apply_base_url(struct config_reader *reader,
			   const struct value *value)
{
	struct config *config = reader->config;
	struct arena *arena = reader->arena;
	struct url_parts parts;

	if (str_is_blank(value->text) || str_eq(value->text, "/"))
		return;		/* Hugo's way to say "relative" */
	if (!split_url(&parts, value->text) || !is_base_url(&parts)) {
		warn(reader, value, "bad-base-url",
		     "is not where a site can be: write https://HOST or "
		     "https://HOST/FOLDER");
		return;
	}
	config->host = lower(arena, parts.host);
	config->base_path = arena_strndup(arena, parts.path.at,
					  parts.path.len);
	config->base_url = arena_printf(arena, "%s%s%.*s%s",
					lower(arena, parts.scheme),
					config->host, (int)parts.port.len,
					parts.port.at, config->base_path);
}

void config_apply_title(struct config_reader *reader,
			const struct value *value)
{
	if (str_is_blank(value->text))
		return;
	reader->config->title = value->text;
	reader->config->has_title = true;
}

void config_apply_description(struct config_reader *reader,
			      const struct value *value)
{
	if (!str_is_blank(value->text))
		reader->config->description = value->text;
}

/* RFC 5646 2.1: two letters or more, and nothing else. */
static bool begins_with_language(const char *tag)
{
	size_t len = 0;

	while (str_is_alnum(tag[len]) && !str_is_digit(tag[len]))
		len++;
	return len >= 2 && (tag[len] == '-' || !tag[len]);
}

/* Hugo's locale may be en_GB; BCP 47 has en-GB. */
void config_apply_language(struct config_reader *reader,
			   const struct value *value)
{
	char *tag = arena_strdup(reader->arena, value->text);
	size_t i, len = 0;
	bool good = tag[0] != '\0';

	for (i = 0; tag[i]; i++) {
		if (tag[i] == '_')
			tag[i] = '-';
		len = tag[i] == '-' ? 0 : len + 1;
		good &= str_is_alnum(tag[i]) || (tag[i] == '-' && i > 1);
		good &= len <= 8 && !(tag[i] == '-' && tag[i + 1] == '-');
	}
	if (good && len > 0 && begins_with_language(tag))
		reader->config->language = tag;
	else
		warn(reader, value, "bad-language",
		     "is no language: write one as en or en-GB");
}

void config_apply_zone(struct config_reader *reader, const struct value *value)
{
	const struct zone *zone = zone_load(reader->arena, value->text);

	if (!zone) {
		warn(reader, value, "unknown-zone",
		     "is no time zone known here, so it is UTC: write one as "
		     "Europe/London");
		return;
	}
	reader->config->zone = zone;
	reader->config->zone_name = value->text;
}

static bool has_text(const struct value *map, const char *key)
{
	return !str_is_blank(value_text(value_get(map, key)));
}

void config_apply_taxonomies(struct config_reader *reader,
			     const struct value *value)
{
	struct value *taxonomies = value_map(reader->arena);
	size_t i;

	taxonomies->at = value->at;
	for (i = 0; i < value->map.len; i++) {
		const struct value_pair *pair = &value->map.pairs[i];

		if (str_is_blank(value_text(pair->value)))
			warn(reader, pair->value, "bad-taxonomy",
			     "is no plural: write \"singular: plural\"");
		else
			value_set(reader->arena, taxonomies, pair->key,
				  pair->value);
	}
	reader->config->taxonomies = taxonomies;
}

void config_apply_permalinks(struct config_reader *reader,
			     const struct value *value)
{
	reader->config->permalinks = value;
}

/* Hosts go into Content-Security-Policy, so nothing else may pass. */
void config_apply_embeds(struct config_reader *reader,
			 const struct value *value)
{
	struct value *hosts = value_list(reader->arena);
	size_t i;

	hosts->at = value->at;
	for (i = 0; i < value_len(value); i++) {
		struct value *item = value_item(value, i);
		const char *text = value_text(item);
		struct view host = { text, text ? strlen(text) : 0 };
		struct value *name;

		if (!is_host(host)) {
			warn(reader, item, "bad-embed",
			     "is no host name: write one as player.vimeo.com");
			continue;
		}
		name = value_borrow(reader->arena, lower(reader->arena, host));
		name->at = item->at;
		value_push(reader->arena, hosts, name);
	}
	reader->config->embeds = hosts;
}

void config_apply_references(struct config_reader *reader,
			     const struct value *value)
{
	struct value *references = value_map(reader->arena);
	size_t i;

	references->at = value->at;
	for (i = 0; i < value->map.len; i++) {
		const struct value_pair *pair = &value->map.pairs[i];

		if (has_text(pair->value, "title") &&
		    has_text(pair->value, "url"))
			value_set(reader->arena, references, pair->key,
				  pair->value);
		else
			warn(reader, pair->value, "bad-reference",
			     "is no reference: write \"title\" and \"url\"");
	}
	reader->config->references = references;
}

void config_apply_names(struct config_reader *reader,
			const struct value *value)
{
	struct value *names = value_map(reader->arena);
	size_t i;

	names->at = value->at;
	for (i = 0; i < value->map.len; i++) {
		const struct value_pair *pair = &value->map.pairs[i];

		if (str_is_blank(value_text(pair->value)))
			warn(reader, pair->value, "bad-name",
			     "is no name: write \"as in files: as shown\"");
		else
			value_set(reader->arena, names, pair->key,
				  pair->value);
	}
	reader->config->names = names;
}
