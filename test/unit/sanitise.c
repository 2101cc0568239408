/* SPDX-License-Identifier: MIT */
/*
 * What may stay of an author's HTML, and what of an attacker's (security.md
 * C13, C14; schema.md B-8).
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>

#include "markup/html.h"

#include "marked.h"

struct row {
	const char *in, *want;
};

static const char *clean(struct marked *t, const char *html, size_t *dropped)
{
	struct dom_node *root = marked_parse(t, html);
	size_t n = sanitise(&t->arena, root);

	if (dropped)
		*dropped = n;
	return marked_write(t, root);
}

static void check(const struct row *rows, size_t n)
{
	struct marked t;
	size_t i;

	marked_open(&t);
	for (i = 0; i < n; i++) {
		const char *got = clean(&t, rows[i].in, NULL);

		if (!str_eq(got, rows[i].want))
			fail_msg("%s\nwant %s\n got %s", rows[i].in,
				 rows[i].want, got);
		if (!str_eq(clean(&t, got, NULL), got))
			fail_msg("%s\nis not done at once: %s", got,
				 clean(&t, got, NULL));
	}
	marked_close(&t);
}

static void plain_html_stays(void **state)
{
	static const char *const rows[] = {
		"<p>a <em>b</em> <strong>c</strong> <code>d</code><br>e</p>",
		"<a href=\"/x\" title=\"t\" rel=\"nofollow\">b</a>",
		"<img src=\"a.png\" alt=\"b\" title=\"c\" width=\"1\" "
		"height=\"2\" loading=\"lazy\">",
		"<ul><li>a</li></ul><ol start=\"3\" reversed=\"\" type=\"A\">"
		"<li value=\"5\">b</li></ol>",
		"<dl><dt>a</dt><dd>b</dd><dd>c</dd></dl>",
		"<table><caption>a</caption><thead><tr><th scope=\"col\">b"
		"</th><th>b</th></tr></thead><tbody><tr><td colspan=\"2\">c"
		"</td></tr>"
		"</tbody><tfoot><tr><td>d</td></tr></tfoot></table>",
		"<figure><img src=\"a\" alt=\"\"><figcaption>b</figcaption>"
		"</figure>",
		"<details open=\"\"><summary>a</summary><p>b</p></details>",
		"<blockquote><p>a</p></blockquote><hr><pre>b\nc</pre>",
		"<abbr title=\"t\">a</abbr><sub>b</sub><sup>c</sup>"
		"<del>d</del><ins>e</ins><mark>f</mark><small>g</small>"
		"<kbd>h</kbd><q>i</q><s>j</s><u>k</u><cite>l</cite>",
		"<h2 id=\"x\">a</h2><div lang=\"en-GB\" dir=\"ltr\">b</div>",
		"<a href=\"/x\"><div>a</div></a>",
		"<div id=\"a.b-c_d:e\">x</div>",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct row row = { rows[i], rows[i] };

		check(&row, 1);
	}
}

static void obsolete_elements_become_others(void **state)
{
	static const struct row rows[] = {
		{ "<center>a</center>", "<div>a</div>" },
		{ "<font color=red lang=fr>a</font>",
		  "<span lang=\"fr\">a</span>" },
		{ "<font color=red>a</font>", "a" },
		{ "<strike>a</strike><tt>b</tt><big>c</big>",
		  "<s>a</s><code>b</code>c" },
		{ "<acronym title=x>a</acronym>",
		  "<abbr title=\"x\">a</abbr>" },
		{ "<xmp><b></xmp>", "<pre>&lt;b&gt;</pre>" },
		{ "<dir><li>a</dir>", "<ul><li>a</li></ul>" },
		{ "<section><article>a</article></section>",
		  "<div><div>a</div></div>" },
		{ "<a name=x>b</a>", "<a id=\"x\">b</a>" },
		{ "<marquee>a</marquee>", "<div>a</div>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void attributes_that_are_not_listed_go(void **state)
{
	static const struct row rows[] = {
		{ "<p style='color:red' class=x align=center>a</p>",
		  "<p>a</p>" },
		{ "<td width=5>a</td>", "a" },
		{ "<table border=1><td align=left width=5>a</table>",
		  "<table><tbody><tr><td>a</td></tr></tbody></table>" },
		{ "<img src=a width=50% height=2px>",
		  "<img src=\"a\" alt=\"\">" },
		{ "<img src=a width=0 height=-1 loading=now>",
		  "<img src=\"a\" alt=\"\">" },
		{ "<img src=a srcset='b 2x' sizes=1>",
		  "<img src=\"a\" alt=\"\">" },
		{ "<a href=/a target=_blank rel='opener noopener x'>b</a>",
		  "<a href=\"/a\" rel=\"noopener\">b</a>" },
		{ "<a rel=nofollow id=x>b</a>", "<a id=\"x\">b</a>" },
		{ "<p id='a b'>a</p><p id=''>b</p><p id='1\">'>c</p>",
		  "<p>a</p><p>b</p><p>c</p>" },
		{ "<p lang=english dir=up title=' '>a</p>", "<p>a</p>" },
		{ "<p lang=en_GB>a</p><p lang=e>b</p><p lang=de-CH-1996>c</p>",
		  "<p>a</p><p>b</p><p lang=\"de-CH-1996\">c</p>" },
		{ "<table><td colspan=1 rowspan=0>a<td colspan=x>b</table>",
		  "<table><tbody><tr><td>a</td><td>b</td></tr></tbody>"
		  "</table>" },
		{ "<p data-mce-fragment=1 contenteditable hidden>a</p>",
		  "<p>a</p>" },
		{ "<ol type=x start=a><li value=b>c</ol>",
		  "<ol><li>c</li></ol>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void addresses_are_made_fit(void **state)
{
	static const struct row rows[] = {
		{ "<a href=' /a b '>c</a>", "<a href=\"/a%20b\">c</a>" },
		{ "<a href='/a\nb'>c</a>", "<a href=\"/ab\">c</a>" },
		{ "<a href='/a%zz%41'>c</a>", "<a href=\"/a%25zz%41\">c</a>" },
		{ "<a href='/a[1]#b#c'>d</a>",
		  "<a href=\"/a%5B1%5D#b%23c\">d</a>" },
		{ "<a href='https://[::1]/[x]'>c</a>",
		  "<a href=\"https://[::1]/%5Bx%5D\">c</a>" },
		{ "<a href='/a\"<>{}|^`\\b'>c</a>",
		  "<a href=\"/a%22%3C%3E%7B%7D%7C%5E%60%5Cb\">c</a>" },
		{ "<a href=/caf\xc3\xa9>c</a>",
		  "<a href=\"/caf%C3%A9\">c</a>" },
		{ "<a href='https://\xc3\xa9.example/\xc3\xa9'>c</a>",
		  "<a href=\"https://\xc3\xa9.example/%C3%A9\">c</a>" },
		{ "<a href='https://a\xef\xbf\xbd.example/'>c</a>", "c" },
		{ "<img src=//a.example/b alt=c>",
		  "<img src=\"https://a.example/b\" alt=\"c\">" },
		{ "<a href=#>c</a>", "<a href=\"#\">c</a>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void words_of_what_goes_stay(void **state)
{
	static const struct row rows[] = {
		{ "<form>a <label>b</label><button>c</button>"
		  "<select><option>d<option>e</select>"
		  "<textarea>f</textarea></form>",
		  "<div>a b c   d  e   f </div>" },
		{ "<x-y>a</x-y><blink>b</blink><nobr>c</nobr>", "abc" },
		{ "<video src=x>a</video><object data=x>b</object>",
		  " a  b " },
		{ "<noscript>a</noscript>", "a" },
		{ "<a href=javascript:x>a</a>", "a" },
		{ "<img src=javascript:x alt='a word'>", "a word" },
		{ "<time datetime=x>a</time><data value=1>b</data>", "ab" },
		{ "<ruby>a<rp>(<rt>b<rp>)</ruby>", "a(b)" },
		{ "<svg><text>a</text></svg><math><mi>b</mi></math>", "ab" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void words_that_nobody_saw_go_too(void **state)
{
	static const struct row rows[] = {
		{ "a<script>b</script>c", "ac" },
		{ "a<style>b</style>c", "ac" },
		{ "a<template>b</template>c", "ac" },
		{ "a<title>b</title>c", "ac" },
		{ "a<noembed>b</noembed><noframes>c</noframes>d", "ad" },
		{ "a<!-- b -->c", "ac" },
		{ "<svg><title>a</title><desc>b</desc><metadata>c</metadata>"
		  "<text>d</text></svg>", "d" },
		{ "<iframe src=/x>a</iframe>b",
		  "<iframe src=\"/x\"></iframe>b" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void elements_stand_where_they_may(void **state)
{
	static const struct row rows[] = {
		{ "<b>a<p>b</p>c</b>", "a<p>b</p>c" },
		{ "<p><object><div>a</div></object></p>",
		  "<div> <div>a</div> </div>" },
		{ "<h2><div>a</div>b</h2>", "<h2> a b</h2>" },
		{ "<h2><p>a</p></h2>", "<h2> a </h2>" },
		{ "<h2><ul><li>a</ul></h2>",
		  "<div><ul><li>a</li></ul></div>" },
		{ "<h2>a<hr>b</h2>", "<h2>a  b</h2>" },
		{ "<span lang=en><div>a</div></span>", "<div>a</div>" },
		{ "<pre>a<div>b</div></pre>", "<pre>a b </pre>" },
		{ "<ul>a<li>b</li>c<ul><li>d</ul></ul>",
		  "<ul><li>a</li><li>bc<ul><li>d</li></ul></li></ul>" },
		{ "<li>a</li>", "<div>a</div>" },
		{ "<dt>a</dt><dd>b</dd>", "<div>a</div><div>b</div>" },
		{ "<dl><dd>a</dl>", "<div><div>a</div></div>" },
		{ "<dl><dt>a</dl>", "<div><div>a</div></div>" },
		{ "<dl><dt>a<dd>b<p>c</p></dl>",
		  "<dl><dt>a</dt><dd>b<p>c</p></dd></dl>" },
		{ "<summary>a</summary>", "<div>a</div>" },
		{ "<details>a<summary>b</summary></details>",
		  "<div>a<div>b</div></div>" },
		{ "<figcaption>a</figcaption>", "<div>a</div>" },
		{ "<figure>a<figcaption>b</figcaption>c</figure>",
		  "<figure>a<div>b</div>c</figure>" },
		{ "<th>a</th><caption>b</caption>", "ab" },
		{ "<table><th><h3>a</h3></table>",
		  "<table><tbody><tr><th><p>a</p></th></tr></tbody></table>" },
		{ "<table><tr></tr><tbody></tbody><td>a</table>",
		  "<table><tbody><tr><td>a</td></tr></tbody></table>" },
		{ "<table><td>a<tfoot><td>b<tbody><td>c<thead><td>d</table>",
		  "<table><tbody><tr><td>a</td></tr></tbody>"
		  "<tbody><tr><td>b</td></tr></tbody>"
		  "<tbody><tr><td>c</td></tr></tbody>"
		  "<tbody><tr><td>d</td></tr></tbody></table>" },
		{ "<table><td>a<caption>b<caption>c</table>",
		  "<table><caption>b</caption><tbody><tr><td>a</td></tr>"
		  "</tbody></table><div>c</div>" },
		{ "<table><form><tr><td>a</form></table>",
		  "<table><tbody><tr><td>a</td></tr></tbody></table>" },
		{ "<table><colgroup><col span=2></colgroup><td>a</table>",
		  "<table><tbody><tr><td>a</td></tr></tbody></table>" },
		{ "<a href=/a>b<table><td><a href=/c>d</a></table></a>",
		  "<a href=\"/a\">b<table><tbody><tr><td>d</td></tr></tbody>"
		  "</table></a>" },
		{ "<a href=/a><iframe src=/b></iframe>c</a>",
		  "<iframe src=\"/b\"></iframe>c" },
		{ "<b><b>a</b><i>b</i></b>", "<b>a<i>b</i></b>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void cells_span_what_is_there(void **state)
{
	static const struct row rows[] = {
		{ "<table><tr><td>a<td>b<tr><td colspan=2>c</table>",
		  "<table><tbody><tr><td>a</td><td>b</td></tr>"
		  "<tr><td colspan=\"2\">c</td></tr></tbody></table>" },
		{ "<table><tr><td colspan=3>a<tr><td>b<td>c</table>",
		  "<table><tbody><tr><td colspan=\"2\">a</td></tr>"
		  "<tr><td>b</td><td>c</td></tr></tbody></table>" },
		{ "<table><tr><td colspan=2 rowspan=3>a</table>",
		  "<table><tbody><tr><td>a</td></tr></tbody></table>" },
		{ "<table><tr><td rowspan=2>a<td>b<tr><td colspan=2>c"
		  "</table>",
		  "<table><tbody><tr><td rowspan=\"2\">a</td><td>b</td></tr>"
		  "<tr><td>c</td></tr></tbody></table>" },
		{ "<table><tr><td>a<td rowspan=2>b<tr><td colspan=2>c"
		  "</table>",
		  "<table><tbody><tr><td>a</td><td rowspan=\"2\">b</td></tr>"
		  "<tr><td>c</td></tr></tbody></table>" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

static void a_table_of_over_200_columns_has_no_spans(void **state)
{
	struct marked t;
	size_t n;

	(void)state;
	marked_open(&t);
	for (n = 198; n <= 200; n++) {
		const char *html = arena_printf(
			&t.arena, "<table><tr><td>x<td>x%s<tr><td colspan=2>y"
			"</table>", marked_repeat(&t, "<td>x", n - 1));

		assert_int_equal(strstr(clean(&t, html, NULL), "colspan") !=
				 NULL, n < 200);
	}
	marked_close(&t);
}

static void characters_that_html_forbids_are_replaced(void **state)
{
	static const struct row rows[] = {
		{ "a&#1;b", "a\xef\xbf\xbd" "b" },
		{ "a\x0b\x7f" "b", "a\xef\xbf\xbd\xef\xbf\xbd" "b" },
		{ "a&#xfdd0;&#xffff;b",
		  "a\xef\xbf\xbd\xef\xbf\xbd" "b" },
		{ "a&#13;b\fc", "a\nb\nc" },
		{ "<p title='a&#2;'>b</p>",
		  "<p title=\"a\xef\xbf\xbd\">b</p>" },
		{ "a\tb\nc\xc2\xa0\xe2\x84\xa2", "a\tb\nc\xc2\xa0"
						 "\xe2\x84\xa2" },
	};

	(void)state;
	check(rows, sizeof(rows) / sizeof(rows[0]));
}

/*
 * Every one of these runs something, loads something or breaks the layout in
 * some browser of some year.  Of each nothing may be left but words and
 * harmless elements: see is_harmless().
 */
static const char *const attacks[] = {
	"<script>alert(1)</script>",
	"<SCRIPT SRC=//x.example/x.js></SCRIPT>",
	"<script\n>alert(1)</script\n>",
	"<script/x>alert(1)</script/y>",
	"<scr<script>ipt>alert(1)</scr</script>ipt>",
	"<<script>alert(1);//<</script>",
	"<script>alert(1)",
	"<script src=//x.example/x",
	"<img src=x onerror=alert(1)>",
	"<img src=x oNeRrOr=alert(1)>",
	"<img/src=x/onerror=alert(1)>",
	"<img src='x'onerror='alert(1)'>",
	"<img \x0c src=x \x0c onerror=alert(1)>",
	"<img \"\"\"><script>alert(1)</script>\">",
	"<img src=javascript:alert(1)>",
	"<img src=`javascript:alert(1)`>",
	"<img src=&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;"
	"&#58;alert(1)>",
	"<img src=x:x onerror\n=\nalert(1)>",
	"<img srcset='javascript:x' src=data:image/svg+xml,x>",
	"<a href=javascript:alert(1)>x</a>",
	"<a href=JaVaScRiPt:alert(1)>x</a>",
	"<a href='java\tscript:alert(1)'>x</a>",
	"<a href='java&#10;script:alert(1)'>x</a>",
	"<a href='java&Tab;script&colon;alert(1)'>x</a>",
	"<a href='&#1;javascript:alert(1)'>x</a>",
	"<a href=' &#14; javascript:alert(1)'>x</a>",
	"<a href='&#x6A&#x61&#x76&#x61&#x73&#x63&#x72&#x69&#x70&#x74:x'>x</a>",
	"<a href=vbscript:msgbox(1)>x</a>",
	"<a href='data:text/html,<script>alert(1)</script>'>x</a>",
	"<a href='data:text/html;base64,PHNjcmlwdD4='>x</a>",
	"<a href=//evil.example>x</a>",
	"<a href='/\\evil.example'>x</a>",
	"<a href='\\\\evil.example'>x</a>",
	"<a href=blob:https://x.example/1>x</a>",
	"<a href=about:blank>x</a>",
	"<a href=file:///etc/passwd>x</a>",
	"<a href=/x onclick=alert(1)>x</a>",
	"<a href=/x ping=//evil.example>x</a>",
	"<a xlink:href=javascript:alert(1)>x</a>",
	"<body onload=alert(1)>",
	"<body background=javascript:alert(1)>",
	"<iframe src=javascript:alert(1)></iframe>",
	"<iframe srcdoc='<script>alert(1)</script>'></iframe>",
	"<iframe src=/x onload=alert(1)></iframe>",
	"<iframe src=data:text/html,x>",
	"<frameset onload=alert(1)><frame src=javascript:x></frameset>",
	"<object data=javascript:alert(1)></object>",
	"<object type=text/x-scriptlet data=//x.example></object>",
	"<embed src=javascript:alert(1)>",
	"<applet code=x></applet>",
	"<svg onload=alert(1)>",
	"<svg/onload=alert(1)>",
	"<svg><script>alert(1)</script></svg>",
	"<svg><script xlink:href=data:,alert(1) />",
	"<svg><style><img src=x onerror=alert(1)></style></svg>",
	"<svg></p><style><a id=\"</style><img src=1 onerror=alert(1)>\">",
	"<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
	"<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
	"<svg><foreignObject><iframe onload=alert(1)></iframe>"
	"</foreignObject></svg>",
	"<svg><use href='data:image/svg+xml,x'/></svg>",
	"<math href=javascript:alert(1)>x</math>",
	"<math><mi xlink:href='data:x,y'>x</mi></math>",
	"<math><annotation-xml encoding=text/html><img src=x onerror=x>"
	"</annotation-xml></math>",
	"<form><math><mtext></form><form><mglyph><style></math>"
	"<img src onerror=alert(1)>",
	"<math><mtext><table><mglyph><style><!--</style>"
	"<img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
	"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
	"<p title=\"</p><img src=x onerror=alert(1)>\">x</p>",
	"<textarea><p title=\"</textarea><img src=x onerror=alert(1)>\">",
	"<title><p title=\"</title><img src=x onerror=alert(1)>\">",
	"<xmp><p title=\"</xmp><img src=x onerror=alert(1)>\">",
	"<style><p title=\"</style><img src=x onerror=alert(1)>\">",
	"<noembed><p title=\"</noembed><img src=x onerror=alert(1)>\">",
	"<!--><img src=x onerror=alert(1)>-->",
	"<!-- --!><img src=x onerror=alert(1)> -->",
	"<![CDATA[<img src=x onerror=alert(1)>]]>",
	"<?xml version=1?><img src=x onerror=alert(1)>",
	"<template><script>alert(1)</script></template>",
	"<style>@import '//x.example/x.css';</style>",
	"<style>body{background:url(javascript:x)}</style>",
	"<p style='background:url(javascript:alert(1))'>x</p>",
	"<p style='width:expression(alert(1))'>x</p>",
	"<p style='position:fixed;inset:0'>x</p>",
	"<link rel=stylesheet href=//x.example/x.css>",
	"<link rel=import href=//x.example/>",
	"<meta http-equiv=refresh content='0;url=javascript:x'>",
	"<meta charset=utf-7>",
	"<base href=//evil.example/>",
	"<base target=_blank>",
	"<form action=//evil.example><input name=password>"
	"<button formaction=javascript:alert(1)>x</button></form>",
	"<input onfocus=alert(1) autofocus>",
	"<isindex action=javascript:alert(1) type=image>",
	"<select autofocus onfocus=alert(1)></select>",
	"<keygen autofocus onfocus=alert(1)>",
	"<video src=x onerror=alert(1)><source onerror=alert(1)></video>",
	"<audio src=x onerror=alert(1)>",
	"<details open ontoggle=alert(1)><summary>x</summary></details>",
	"<marquee onstart=alert(1)>x</marquee>",
	"<div onmouseover=alert(1)>x</div>",
	"<b onpointerrawupdate=alert(1)>x</b>",
	"<table background=javascript:alert(1)><td>x</table>",
	"</div></main></body></html><h1>x</h1>",
	"</textarea></title></style></script>x",
	"<div><div><div><table><tr><td>",
	"<a href=\"/x",
	"<p title='",
	"<div class=\"unclosed><p>words",
	"<!-- never closed",
	"<plaintext>x",
	"\xef\xbb\xbf<script>alert(1)</script>",
	"<img src=x\x01onerror=alert(1)>",
	"<x onclick=alert(1)>y</x>",
	"<custom-element onclick=alert(1) is=x-y>z</custom-element>",
	"<p is=x-y slot=z part=w>v</p>",
	"<a href=\"javascript&colon;alert(1)\">x</a>",
	"<image src=x onerror=alert(1)>",
	"<br size=\"&{alert(1)}\">",
	"<portal src=javascript:alert(1)></portal>",
	"<dialog open onclose=alert(1)>x</dialog>",
	"<bgsound src=javascript:alert(1)>",
	"<layer src=//x.example></layer>",
	"<a id=\"x\" href=\"&#0;javascript:alert(1)\">x</a>",
	"%3Cscript%3Ealert(1)%3C/script%3E",
	"&lt;script&gt;alert(1)&lt;/script&gt;",
};

static bool is_harmless(const struct dom_node *node)
{
	static const char tags[] =
		" a abbr b blockquote br caption cite code dd del details div "
		"dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i iframe img "
		"ins kbd li mark ol p pre q s samp small span strong sub "
		"summary sup table tbody td tfoot th thead tr u ul var wbr "
		"bdi ";
	static const char attrs[] =
		" allowfullscreen alt colspan dir height href id lang loading "
		"open rel reversed rowspan scope src start title type value "
		"width ";
	const struct dom_attr *attr;
	char word[64];

	snprintf(word, sizeof(word), " %.60s ", node->tag);
	if (!strstr(tags, word))
		return false;
	for (attr = node->attrs; attr; attr = attr->next) {
		snprintf(word, sizeof(word), " %.60s ", attr->name);
		if (!strstr(attrs, word))
			return false;
		if (str_eq(attr->name, "href") &&
		    !html_is_safe_link(attr->value))
			return false;
		if (str_eq(attr->name, "src") &&
		    !html_is_safe_image(attr->value))
			return false;
	}
	return true;
}

static void require_harmless(struct marked *t, const char *attack,
			     const char *html)
{
	const struct dom_node *root = marked_parse(t, html);
	const struct dom_node *node;

	for (node = root->first; node; node = dom_next(node, root))
		if (node->tag && !is_harmless(node))
			fail_msg("%s\nleaves <%s> in %s", attack, node->tag,
				 html);
}

static void no_attack_gets_through(void **state)
{
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
		const char *once = clean(&t, attacks[i], NULL);
		const char *twice = clean(&t, once, NULL);

		require_harmless(&t, attacks[i], once);
		if (!str_eq(once, twice))
			fail_msg("%s\nonce %s\ntwice %s", attacks[i], once,
				 twice);
	}
	marked_close(&t);
}

/* What follows an attack keeps its place outside of it. */
static void no_attack_gets_through_the_whole_chain(void **state)
{
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(attacks) / sizeof(attacks[0]); i++) {
		struct buf text = BUF_INIT;
		const char *html;

		buf_printf(&text, "First words\n\n%s\n\nlast words\n",
			   attacks[i]);
		html = markup_block(&t.m, text.data, 2, marked_at());
		if (strstr(html, "<script") || strstr(html, "<style") ||
		    strstr(html, "srcdoc") || !strstr(html, "First words") ||
		    !strstr(html, "last words"))
			fail_msg("%s\nbecomes %s", attacks[i], html);
		buf_release(&text);
	}
	marked_close(&t);
}

static void what_could_run_is_counted(void **state)
{
	static const struct {
		const char *html;
		size_t want;
	} rows[] = {
		{ "<p class=x style=y data-z=1>a</p>", 0 },
		{ "<script>a</script>", 1 },
		{ "<a href=javascript:x onclick=y>a</a>", 2 },
		{ "<img src=data:x>", 1 },
		{ "<form><input><button>a</button></form>", 3 },
		{ "<style>a</style><font>b</font>", 0 },
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		size_t dropped;

		clean(&t, rows[i].html, &dropped);
		if (dropped != rows[i].want)
			fail_msg("%s: %zu", rows[i].html, dropped);
	}
	marked_close(&t);
}

/* Half the parser's depth, so that our own list items cannot pass it. */
static void depth_is_bounded_and_no_word_is_lost(void **state)
{
	static const char *const pieces[] = {
		"<div>a", "<ul>a", "<ul><li>a", "<dl><dt>a<dd>a",
		"<details><summary>a</summary>", "<table><td>a",
	};
	struct marked t;
	size_t i;

	(void)state;
	marked_open(&t);
	for (i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		const char *html = marked_repeat(&t, pieces[i], 400);
		const char *before = html_words(&t.arena, html, strlen(html));
		const char *once = clean(&t, html, NULL);
		const char *after = html_words(&t.arena, once, strlen(once));
		size_t n = 0, m = 0;

		for (; *before; before++)
			n += *before == 'a';
		for (; *after; after++)
			m += *after == 'a';
		assert_int_equal(n, m);
		assert_string_equal(clean(&t, once, NULL), once);
	}
	marked_close(&t);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_html_stays),
		cmocka_unit_test(obsolete_elements_become_others),
		cmocka_unit_test(attributes_that_are_not_listed_go),
		cmocka_unit_test(addresses_are_made_fit),
		cmocka_unit_test(words_of_what_goes_stay),
		cmocka_unit_test(words_that_nobody_saw_go_too),
		cmocka_unit_test(elements_stand_where_they_may),
		cmocka_unit_test(cells_span_what_is_there),
		cmocka_unit_test(a_table_of_over_200_columns_has_no_spans),
		cmocka_unit_test(characters_that_html_forbids_are_replaced),
		cmocka_unit_test(no_attack_gets_through),
		cmocka_unit_test(no_attack_gets_through_the_whole_chain),
		cmocka_unit_test(what_could_run_is_counted),
		cmocka_unit_test(depth_is_bounded_and_no_word_is_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
