/* SPDX-License-Identifier: MIT */
/*
 * The one place where XML is written.
 */
#include "base/xml.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

void xml_start(struct xml *xml, struct buf *out)
{
	memset(xml, 0, sizeof(*xml));
	xml->out = out;
	buf_str(out, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
}

static const char *entity_of(int32_t code, bool in_attr)
{
	switch (code) {
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";		/* for "]]>" */
	case '&':
		return "&amp;";
	case '"':
		return in_attr ? "&quot;" : NULL;
	case '\t':
		return in_attr ? "&#9;" : NULL;
	case '\n':
		return in_attr ? "&#10;" : NULL;
	case '\r':
		return "&#13;";		/* else a parser makes it \n */
	default:
		return NULL;
	}
}

/* XML 1.0 (fifth edition) 2.2, Char. */
static bool can_hold(int32_t code)
{
	return code == '\t' || code == '\n' || code == '\r' ||
	       (code >= 0x20 && code != 0xfffe && code != 0xffff);
}

static void add_escaped(struct buf *out, const char *text, bool in_attr)
{
	size_t left = strlen(text), used;

	for (; left; text += used, left -= used) {
		int32_t code = utf8_decode(text, left, &used);
		const char *entity = entity_of(code, in_attr);

		if (entity)
			buf_str(out, entity);
		else if (can_hold(code))
			buf_add(out, text, used);
		else if (code < 0 || code >= 0x20)
			buf_str(out, "\xef\xbf\xbd");
	}
}

static void end_tag(struct xml *xml)
{
	if (xml->in_tag)
		buf_char(xml->out, '>');
	xml->in_tag = false;
}

static void new_line(struct xml *xml)
{
	size_t i;

	if (xml->has_text)
		return;
	buf_char(xml->out, '\n');
	for (i = 0; i < xml->depth; i++)
		buf_char(xml->out, ' ');
}

void xml_open(struct xml *xml, const char *name)
{
	assert(xml->depth < XML_DEPTH);
	end_tag(xml);
	if (xml->depth)
		new_line(xml);
	xml->open[xml->depth++] = name;
	buf_char(xml->out, '<');
	buf_str(xml->out, name);
	xml->in_tag = true;
	xml->has_text = false;
}

void xml_attr(struct xml *xml, const char *name, const char *value)
{
	assert(xml->in_tag);
	buf_char(xml->out, ' ');
	buf_str(xml->out, name);
	buf_str(xml->out, "=\"");
	add_escaped(xml->out, value, true);
	buf_char(xml->out, '"');
}

void xml_text(struct xml *xml, const char *text)
{
	assert(xml->depth);
	end_tag(xml);
	xml->has_text = true;
	add_escaped(xml->out, text, false);
}

void xml_close(struct xml *xml)
{
	const char *name;

	assert(xml->depth);
	name = xml->open[--xml->depth];
	if (xml->in_tag) {
		buf_str(xml->out, "/>");
	} else {
		new_line(xml);
		buf_printf(xml->out, "</%s>", name);
	}
	xml->in_tag = false;
	xml->has_text = false;
	if (!xml->depth)
		buf_char(xml->out, '\n');
}

void xml_end(struct xml *xml)
{
	while (xml->depth)
		xml_close(xml);
}

void xml_element(struct xml *xml, const char *name, const char *text)
{
	if (!text || !*text)
		return;
	xml_open(xml, name);
	xml_text(xml, text);
	xml_close(xml);
}
