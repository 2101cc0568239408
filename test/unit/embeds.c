/* SPDX-License-Identifier: MIT */
/*
 * Frames: of allowed hosts a component, of others a link and a warning.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "marked.h"

static const char *run(struct marked *t, const char *html)
{
	struct dom_node *root = marked_parse(t, html);

	sanitise(&t->arena, root);
	embeds(&t->m, root, marked_at());
	return marked_write(t, root);
}

static void check(const char *html, const char *want, size_t n_problems)
{
	struct marked t;
	const char *got;

	marked_open(&t);
	got = run(&t, html);
	if (!str_eq(got, want))
		fail_msg("%s\nwant %s\n got %s", html, want, got);
	if (t.report.len != n_problems)
		fail_msg("%s\nhas the problems\n%s", html,
			 marked_problems(&t));
	marked_close(&t);
}

/* The component that stands for a frame. */
static const char *component(struct marked *t, const char *src,
			     const char *title, const char *words,
			     const char *more)
{
	return arena_printf(&t->arena,
			    "<div class=\"embed\"><a href=\"%s\" "
			    "data-title=\"%s\"%s>%s</a></div>", src, title,
			    more, words);
}

/* A frame of ours could reach out of its sandbox. */
static void a_frame_of_the_site_itself_is_a_link(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	t.m.host = "video.example";
	assert_null(strstr(run(&t, "<iframe src=https://Video.example/a "
				   "title=Film></iframe>"), "<iframe"));
	marked_close(&t);
}

static void a_frame_of_an_allowed_host_is_a_component(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	check("<iframe src=https://video.example/1?a=1&amp;b=2#c title=Film "
	      "width=100% frameborder=0 allow=camera></iframe>",
	      component(&t, "https://video.example/1?a=1&amp;b=2#c", "Film",
			"Film (video.example)", ""), 0);
	check("<iframe src=https://video.example/></iframe>",
	      component(&t, "https://video.example/", "video.example",
			"video.example", ""), 0);
	check("<iframe src=//video.example/></iframe>",
	      component(&t, "https://video.example/", "video.example",
			"video.example", ""), 0);
	check("<iframe src=HTTPS://Video.Example/x></iframe>",
	      component(&t, "HTTPS://Video.Example/x", "Video.Example",
			"Video.Example", ""), 0);
	check("<iframe allowfullscreen src=https://video.example/></iframe>",
	      component(&t, "https://video.example/", "video.example",
			"video.example", " data-full=\"\""), 0);
	marked_close(&t);
}

static void only_the_very_host_over_https_is_allowed(void **state)
{
	static const char *const sources[] = {
		"http://video.example/", "https://video.example.evil.example/",
		"https://evil.example/video.example",
		"https://video.example@evil.example/",
		"https://evil.example#video.example",
		"https://evil.example?video.example",
		"https://www.video.example/", "https://video.example:444/",
		"https://xvideo.example/", "https://video.exampl/",
		"https://video.example./",
	};
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(sources) / sizeof(sources[0]); i++) {
		struct marked t;
		const char *html;

		marked_open(&t);
		html = run(&t, arena_printf(&t.arena,
					    "<iframe src='%s'></iframe>",
					    sources[i]));
		if (strstr(html, "iframe") || !strstr(html, "<p><a href=") ||
		    t.report.len != 1)
			fail_msg("%s: %s", sources[i], html);
		marked_close(&t);
	}
}

static void another_frame_is_a_link_and_a_warning(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	assert_string_equal(
		run(&t, "<iframe src=https://maps.example/x title='A map'>"
			"</iframe>"),
		"<p><a href=\"https://maps.example/x\">A map</a></p>");
	assert_string_equal(marked_problems(&t),
			    "a.md:1:1: warning: a frame of maps.example is "
			    "shown as a plain link; to show it, add to "
			    "site.yaml, under \"embeds:\", the line   - "
			    "maps.example [embed-not-allowed]\n");
	marked_close(&t);
}

static void no_list_of_hosts_allows_nothing(void **state)
{
	struct marked t;

	(void)state;
	marked_open(&t);
	t.m.embeds = NULL;
	assert_string_equal(
		run(&t, "<iframe src=https://video.example/></iframe>"),
		"<p><a href=\"https://video.example/\">video.example</a></p>");
	marked_close(&t);
}

static void a_frame_without_a_fit_address_is_nothing(void **state)
{
	(void)state;
	check("a<iframe></iframe><iframe src=javascript:x></iframe>"
	      "<iframe srcdoc=x></iframe><iframe src=about:blank></iframe>",
	      "a", 0);
}

static void a_component_stands_behind_the_words_around_it(void **state)
{
	struct marked t;
	const char *frame = "<iframe src=https://video.example/></iframe>";
	const char *box;
	static const struct {
		const char *before, *after, *want_before, *want_after;
	} rows[] = {
		{ "<p>a", "b</p><p>c</p>", "<p>ab</p>", "<p>c</p>" },
		{ "<p>a<em>b", "c</em></p>d", "<p>a<em>bc</em></p>", "d" },
		{ "<h2>a", "</h2>", "<h2>a</h2>", "" },
		{ "<ul><li>a", "b</li></ul>", "<ul><li>a", "b</li></ul>" },
		{ "<b>a", "b</b>c", "<b>ab</b>", "c" },
		{ "<details><summary>a", "</summary>b</details>",
		  "<details><summary>a</summary>", "b</details>" },
	};
	size_t i;

	(void)state;
	marked_open(&t);
	box = component(&t, "https://video.example/", "video.example",
			"video.example", "");
	for (i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		check(arena_printf(&t.arena, "%s%s%s", rows[i].before, frame,
				   rows[i].after),
		      arena_printf(&t.arena, "%s%s%s", rows[i].want_before,
				   box, rows[i].want_after), 0);
	check(arena_printf(&t.arena, "<p>%s%s</p>a", frame, frame),
	      arena_printf(&t.arena, "<p></p>%s%sa", box, box), 0);
	marked_close(&t);
}

static void a_plain_link_stays_in_its_sentence(void **state)
{
	(void)state;
	check("<p>a <iframe src=https://b.example/></iframe> c</p>",
	      "<p>a <a href=\"https://b.example/\">b.example</a> c</p>", 1);
	check("<p>a <iframe src=/own/></iframe></p>",
	      "<p>a <a href=\"/own/\">/own/</a></p>", 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_frame_of_an_allowed_host_is_a_component),
		cmocka_unit_test(a_frame_of_the_site_itself_is_a_link),
		cmocka_unit_test(only_the_very_host_over_https_is_allowed),
		cmocka_unit_test(another_frame_is_a_link_and_a_warning),
		cmocka_unit_test(no_list_of_hosts_allows_nothing),
		cmocka_unit_test(a_frame_without_a_fit_address_is_nothing),
		cmocka_unit_test(a_component_stands_behind_the_words_around_it),
		cmocka_unit_test(a_plain_link_stays_in_its_sentence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
