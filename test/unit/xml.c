/* SPDX-License-Identifier: MIT */
/*
 * XML that any parser takes, whatever is put into it.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/xml.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
#define LOST "\xef\xbf\xbd"

static void texts_are_escaped_and_what_xml_cannot_hold_is_not_there(
	void **state)
{
	static const struct {
		const char *in, *text, *attr;
	} table[] = {
		{ "plain", "plain", "plain" },
		{ "<a> & 'b' \"c\"", "&lt;a&gt; &amp; 'b' \"c\"",
		  "&lt;a&gt; &amp; 'b' &quot;c&quot;" },
		{ "]]>", "]]&gt;", "]]&gt;" },
		{ "a\tb\nc\rd", "a\tb\nc&#13;d", "a&#9;b&#10;c&#13;d" },
		{ "a\x01\x08\x0b\x0c\x1f" "b", "ab", "ab" },
		{ "\x7f", "\x7f", "\x7f" },
		{ "\xc3\xa9\xf0\x9f\x98\x80", "\xc3\xa9\xf0\x9f\x98\x80",
		  "\xc3\xa9\xf0\x9f\x98\x80" },
		{ "\xef\xbf\xbe|\xef\xbf\xbf", LOST "|" LOST,
		  LOST "|" LOST },
		{ "\xff|\xc3|\xed\xa0\x80", LOST "|" LOST "|" LOST LOST LOST,
		  LOST "|" LOST "|" LOST LOST LOST },
		{ "&amp;", "&amp;amp;", "&amp;amp;" },
	};
	struct buf out = BUF_INIT, want = BUF_INIT;
	struct xml xml;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		buf_reset(&out);
		xml_start(&xml, &out);
		xml_open(&xml, "a");
		xml_attr(&xml, "b", table[i].in);
		xml_text(&xml, table[i].in);
		xml_end(&xml);
		buf_reset(&want);
		buf_printf(&want, HEAD "<a b=\"%s\">%s</a>\n", table[i].attr,
			   table[i].text);
		assert_string_equal(out.data, want.data);
	}
	buf_release(&want);
	buf_release(&out);
}

static void elements_are_closed_in_their_order(void **state)
{
	struct buf out = BUF_INIT;
	struct xml xml;

	(void)state;
	xml_start(&xml, &out);
	xml_open(&xml, "a");
	xml_open(&xml, "b");
	xml_attr(&xml, "x", "1");
	xml_close(&xml);
	xml_element(&xml, "c", "text");
	xml_element(&xml, "nothing", "");
	xml_element(&xml, "nothing", NULL);
	xml_open(&xml, "d");
	xml_open(&xml, "e");
	xml_end(&xml);
	assert_string_equal(out.data, HEAD
			    "<a>\n <b x=\"1\"/>\n <c>text</c>\n <d>\n"
			    "  <e/>\n </d>\n</a>\n");
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		texts_are_escaped_and_what_xml_cannot_hold_is_not_there),
		cmocka_unit_test(elements_are_closed_in_their_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
