/* SPDX-License-Identifier: MIT */
/*
 * The tree of elements: made, changed, walked and written.
 */
#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include "marked.h"

/* <div><p>a<b>b</b></p>c</div> and its nodes. */
struct small {
	struct marked t;
	struct dom_node *root, *div, *p, *b, *c;
};

static int set_up(void **state)
{
	static struct small s;
	struct arena *arena = &s.t.arena;

	marked_open(&s.t);
	s.root = dom_root(arena);
	s.div = dom_element(arena, "div");
	s.p = dom_element(arena, "p");
	s.b = dom_element(arena, "b");
	s.c = dom_text(arena, "c");
	dom_append(s.root, s.div);
	dom_append(s.div, s.p);
	dom_append(s.p, dom_text(arena, "a"));
	dom_append(s.p, s.b);
	dom_append(s.b, dom_text(arena, "b"));
	dom_append(s.div, s.c);
	*state = &s;
	return 0;
}

static int tear_down(void **state)
{
	struct small *s = *state;

	marked_close(&s->t);
	return 0;
}

static void a_tree_is_written_as_html(void **state)
{
	struct small *s = *state;

	assert_string_equal(marked_write(&s->t, s->root),
			    "<div><p>a<b>b</b></p>c</div>");
	assert_string_equal(marked_write(&s->t, s->div),
			    "<p>a<b>b</b></p>c");
}

static void an_empty_root_is_written_as_nothing(void **state)
{
	struct small *s = *state;

	assert_string_equal(marked_write(&s->t, dom_root(&s->t.arena)), "");
}

static void texts_and_values_are_escaped(void **state)
{
	struct small *s = *state;

	dom_set_attr(&s->t.arena, s->p, "title", "<\"'&>");
	s->c->text = "<script>";
	assert_string_equal(marked_write(&s->t, s->root),
			    "<div><p title=\"&lt;&quot;&#39;&amp;&gt;\">a"
			    "<b>b</b></p>&lt;script&gt;</div>");
}

static void void_elements_have_no_end_tag(void **state)
{
	struct small *s = *state;

	dom_insert_before(s->b, dom_element(&s->t.arena, "br"));
	assert_string_equal(marked_write(&s->t, s->p), "a<br><b>b</b>");
}

static void a_line_feed_first_in_pre_survives_parsing(void **state)
{
	struct small *s = *state;
	struct dom_node *pre = dom_element(&s->t.arena, "pre");
	const char *html;

	dom_append(s->root, pre);
	dom_append(pre, dom_text(&s->t.arena, ""));
	dom_append(pre, dom_text(&s->t.arena, "\nx"));
	html = marked_write(&s->t, s->root);
	assert_string_equal(html, "<div><p>a<b>b</b></p>c</div>"
				  "<pre>\n\nx</pre>");
	assert_string_equal(marked_write(&s->t, marked_parse(&s->t, html)),
			    html);
}

static void walking_takes_document_order(void **state)
{
	struct small *s = *state;

	assert_ptr_equal(dom_next(s->root, s->root), s->div);
	assert_ptr_equal(dom_next(s->p, s->root), s->p->first);
	assert_ptr_equal(dom_next(s->b->first, s->root), s->c);
	assert_null(dom_next(s->c, s->root));
	assert_null(dom_next(s->b->first, s->p));
	assert_null(dom_next(s->b->first, s->b));
}

static void skipping_does_not_go_in(void **state)
{
	struct small *s = *state;

	assert_ptr_equal(dom_skip(s->p, s->root), s->c);
	assert_ptr_equal(dom_skip(s->b, s->root), s->c);
	assert_null(dom_skip(s->div, s->root));
	assert_null(dom_skip(s->root, s->root));
}

static void detaching_closes_the_gap(void **state)
{
	struct small *s = *state;

	dom_detach(s->p);
	assert_string_equal(marked_write(&s->t, s->root), "<div>c</div>");
	assert_ptr_equal(s->div->first, s->c);
	assert_null(s->c->prev);
	dom_detach(s->p);
	dom_append(s->div, s->p);
	assert_string_equal(marked_write(&s->t, s->root),
			    "<div>c<p>a<b>b</b></p></div>");
}

static void unwrapping_leaves_the_children(void **state)
{
	struct small *s = *state;

	dom_unwrap(s->p);
	assert_string_equal(marked_write(&s->t, s->root),
			    "<div>a<b>b</b>c</div>");
	assert_ptr_equal(s->b->parent, s->div);
	assert_ptr_equal(s->div->last, s->c);
	dom_unwrap(s->div);
	assert_string_equal(marked_write(&s->t, s->root), "a<b>b</b>c");
}

static void attributes_keep_their_order_and_the_last_value(void **state)
{
	struct small *s = *state;
	struct arena *arena = &s->t.arena;

	dom_set_attr(arena, s->p, "id", "x");
	dom_set_attr(arena, s->p, "lang", "en");
	dom_set_attr(arena, s->p, "id", "y");
	assert_string_equal(dom_attr(s->p, "id"), "y");
	assert_null(dom_attr(s->p, "class"));
	dom_detach(s->b);
	assert_string_equal(marked_write(&s->t, s->div),
			    "<p id=\"y\" lang=\"en\">a</p>c");
	dom_remove_attr(s->p, "id");
	dom_remove_attr(s->p, "none");
	assert_string_equal(marked_write(&s->t, s->div),
			    "<p lang=\"en\">a</p>c");
}

static void questions_about_tags_and_ancestors(void **state)
{
	struct small *s = *state;

	assert_true(dom_is(s->p, "p"));
	assert_false(dom_is(s->p, "b"));
	assert_false(dom_is(s->c, "p"));
	assert_false(dom_is(NULL, "p"));
	assert_true(dom_inside(s->b, "p"));
	assert_true(dom_inside(s->b, "div"));
	assert_false(dom_inside(s->p, "p"));
}

static void text_content_is_all_text(void **state)
{
	struct small *s = *state;
	struct buf out = BUF_INIT;

	dom_add_text(&out, s->root);
	dom_add_text(&out, s->c);
	assert_string_equal(out.data, "abcc");
	buf_release(&out);
}

static void depth_does_not_cost_stack(void **state)
{
	struct small *s = *state;
	struct dom_node *at = s->root;
	struct buf out = BUF_INIT;
	size_t i;

	for (i = 0; i < 200000; i++) {
		struct dom_node *deeper = dom_element(&s->t.arena, "div");

		dom_append(at, deeper);
		at = deeper;
	}
	dom_write(&out, s->root);
	assert_true(out.len > 200000 * strlen("<div></div>"));
	buf_release(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_tree_is_written_as_html,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			an_empty_root_is_written_as_nothing, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(texts_and_values_are_escaped,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(void_elements_have_no_end_tag,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			a_line_feed_first_in_pre_survives_parsing, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(walking_takes_document_order,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(skipping_does_not_go_in,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(detaching_closes_the_gap,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(unwrapping_leaves_the_children,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(
			attributes_keep_their_order_and_the_last_value, set_up,
			tear_down),
		cmocka_unit_test_setup_teardown(
			questions_about_tags_and_ancestors, set_up, tear_down),
		cmocka_unit_test_setup_teardown(text_content_is_all_text,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(depth_does_not_cost_stack,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
