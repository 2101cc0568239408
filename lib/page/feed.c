/* SPDX-License-Identifier: MIT */
/*
 * Writing feeds.
 */
#include "page/feed.h"

#include "base/xml.h"

static void rss_date(struct xml *xml, const char *name, int64_t instant)
{
	char date[INSTANT_HTTP_SIZE];

	if (instant == INSTANT_NONE)
		return;
	instant_http(date, instant);	/* is RFC 822's, too */
	xml_element(xml, name, date);
}

static void rss_item(struct xml *xml, const struct feed_item *item)
{
	xml_open(xml, "item");
	xml_element(xml, "title", item->title);
	xml_element(xml, "link", item->url);
	xml_element(xml, "description", item->summary);
	for (size_t i = 0; i < value_len(item->tags); i++)
		xml_element(xml, "category",
			    value_text(value_item(item->tags, i)));
	xml_open(xml, "guid");
	xml_attr(xml, "isPermaLink", "false");
	xml_text(xml, item->id);
	xml_close(xml);
	rss_date(xml, "pubDate", item->published);
	xml_close(xml);
}

void feed_rss(struct buf *out, const struct feed *feed)
{
	struct xml xml;

	xml_start(&xml, out);
	xml_open(&xml, "rss");
	xml_attr(&xml, "version", "2.0");
	xml_attr(&xml, "xmlns:atom", "http://www.w3.org/2005/Atom");
	xml_open(&xml, "channel");
	xml_element(&xml, "title", feed->title);
	xml_element(&xml, "link", feed->home);
	xml_element(&xml, "description", feed->description ?
					 feed->description : feed->title);
	xml_element(&xml, "language", feed->language);
	rss_date(&xml, "lastBuildDate", feed->updated);
	xml_open(&xml, "atom:link");
	xml_attr(&xml, "rel", "self");
	xml_attr(&xml, "type", "application/rss+xml");
	xml_attr(&xml, "href", feed->self);
	xml_close(&xml);
	for (size_t i = 0; i < feed->len; i++)
		rss_item(&xml, &feed->items[i]);
	xml_end(&xml);
}

static void atom_date(struct xml *xml, const char *name, int64_t instant)
{
	char date[INSTANT_RFC3339_SIZE];

	if (instant == INSTANT_NONE)
		return;
	instant_rfc3339(date, instant);
	xml_element(xml, name, date);
}

static void atom_link(struct xml *xml, const char *rel, const char *type,
		      const char *href)
{
	xml_open(xml, "link");
	xml_attr(xml, "rel", rel);
	xml_attr(xml, "type", type);
	xml_attr(xml, "href", href);
	xml_close(xml);
}

static void atom_entry(struct xml *xml, const struct feed_item *item)
{
	xml_open(xml, "entry");
	xml_element(xml, "id", item->id);
	xml_element(xml, "title", item->title);
	atom_date(xml, "updated", item->updated);
	atom_date(xml, "published", item->published);
	atom_link(xml, "alternate", "text/html", item->url);
	for (size_t i = 0; i < value_len(item->tags); i++) {
		xml_open(xml, "category");
		xml_attr(xml, "term", value_text(value_item(item->tags, i)));
		xml_close(xml);
	}
	xml_element(xml, "summary", item->summary);
	xml_close(xml);
}

void feed_atom(struct buf *out, const struct feed *feed)
{
	struct xml xml;

	xml_start(&xml, out);
	xml_open(&xml, "feed");
	xml_attr(&xml, "xmlns", "http://www.w3.org/2005/Atom");
	xml_attr(&xml, "xml:lang", feed->language);
	xml_element(&xml, "id", feed->id);
	xml_element(&xml, "title", feed->title);
	xml_element(&xml, "subtitle", feed->description);
	atom_date(&xml, "updated", feed->updated);
	xml_open(&xml, "author");
	xml_element(&xml, "name", feed->author);
	xml_close(&xml);
	atom_link(&xml, "self", "application/atom+xml", feed->self);
	atom_link(&xml, "alternate", "text/html", feed->home);
	for (size_t i = 0; i < feed->len; i++)
		atom_entry(&xml, &feed->items[i]);
	xml_end(&xml);
}

/* A map that is written, in the arena of the whole. */
struct json {
	struct arena *arena;
	struct value *map;
};

static void json_text(const struct json *json, const char *key,
		      const char *text)
{
	if (text && *text)
		value_set(json->arena, json->map, key,
			  value_borrow(json->arena, text));
}

static void json_date(const struct json *json, const char *key,
		      int64_t instant)
{
	char date[INSTANT_RFC3339_SIZE];

	if (instant == INSTANT_NONE)
		return;
	instant_rfc3339(date, instant);
	value_set(json->arena, json->map, key,
		  value_string(json->arena, date));
}

static struct value *json_item(struct arena *arena,
			       const struct feed_item *item)
{
	const struct json json = { arena, value_map(arena) };

	json_text(&json, "id", item->id);
	json_text(&json, "url", item->url);
	json_text(&json, "title", item->title);
	/* JSON Feed 1.1: content_text or content_html is required. */
	json_text(&json, "content_text",
		  item->summary ? item->summary : item->title);
	json_text(&json, "image", item->image);
	json_date(&json, "date_published", item->published);
	json_date(&json, "date_modified", item->updated);
	if (value_len(item->tags))
		value_set(arena, json.map, "tags",
			  value_copy(arena, item->tags));
	return json.map;
}

static struct value *json_authors(struct arena *arena,
				  const struct feed *feed)
{
	const struct json json = { arena, value_map(arena) };
	struct value *authors = value_list(arena);

	json_text(&json, "name", feed->author);
	json_text(&json, "url", feed->home);
	value_push(arena, authors, json.map);
	return authors;
}

void feed_json(struct buf *out, const struct feed *feed)
{
	struct arena arena = ARENA_INIT;
	const struct json json = { &arena, value_map(&arena) };
	struct value *items = value_list(&arena);

	json_text(&json, "version", "https://jsonfeed.org/version/1.1");
	json_text(&json, "title", feed->title);
	json_text(&json, "home_page_url", feed->home);
	json_text(&json, "feed_url", feed->self);
	json_text(&json, "description", feed->description);
	json_text(&json, "language", feed->language);
	value_set(&arena, json.map, "authors", json_authors(&arena, feed));
	for (size_t i = 0; i < feed->len; i++)
		value_push(&arena, items, json_item(&arena,
						    &feed->items[i]));
	value_set(&arena, json.map, "items", items);
	value_write_json(out, json.map, true);
	arena_release(&arena);
}
