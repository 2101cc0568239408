/* SPDX-License-Identifier: MIT */
/*
 * Looking for secrets.  Problem code: maybe-secret (a warning).
 */
#include <string.h>

#include "base/str.h"
#include "content/secret.h"

/* In a link; "?x=" is found as "&x=" too. */
static const struct {
	const char *part, *kind;
} link_marks[] = {
	{ "?e=", "a link that lets anybody in" },
	{ "?sig=", "a link that lets anybody in" },
	{ "?pwd=", "a link that lets anybody in" },
	{ "?key=", "a link that lets anybody in" },
	{ "?code=", "a link that lets anybody in" },
	{ "token=", "a link that lets anybody in" },
	{ "password=", "a link that lets anybody in" },
	{ "://chat.whatsapp.com/", "an invitation" },
	{ "://discord.gg/", "an invitation" },
	{ "/invite/", "an invitation" },
	{ "/meetup-join/", "an invitation" },
};

static bool has_mark(const char *link, const char *mark)
{
	char *other, *at;

	if (strcasestr(link, mark))
		return true;
	if (mark[0] != '?')
		return false;
	for (at = strchr(link, '&'); at; at = strchr(at + 1, '&')) {
		other = at + 1;
		if (str_starts(other, "amp;"))
			other += strlen("amp;");
		if (str_starts_nocase(other, mark + 1))
			return true;
	}
	return false;
}

static const char *kind_of_link(struct arena *arena, struct view link)
{
	const char *text = arena_strndup(arena, link.at, link.len);
	size_t i;

	for (i = 0; i < sizeof(link_marks) / sizeof(link_marks[0]); i++) {
		if (has_mark(text, link_marks[i].part))
			return link_marks[i].kind;
	}
	return NULL;
}

/* What stands between white space and brackets around each "://". */
static const char *find_link(const char *text)
{
	static const char ends[] = " \t\n\r()<>\"'";
	struct arena arena = ARENA_INIT;
	const char *kind = NULL;

	while (*text && !kind) {
		struct view link = { text, strcspn(text, ends) };

		if (memmem(link.at, link.len, "://", 3))
			kind = kind_of_link(&arena, link);
		text += link.len;
		text += strspn(text, ends);
	}
	arena_release(&arena);
	return kind;
}

static bool has_digit(const char *word)
{
	for (; *word && !str_is_space(*word); word++) {
		if (str_is_digit(*word))
			return true;
	}
	return false;
}

/* Past spaces and emphasis. */
static const char *skip(const char *at)
{
	return at + strspn(at, " *_`");
}

/* "password: x", "the password is x1"; but not "the password is sent". */
static bool tells_password(const char *text)
{
	static const char word[] = "password";
	const char *at = text;

	while ((at = strpbrk(at, "pP")) != NULL) {
		if (!str_starts_nocase(at, word)) {
			at++;
			continue;
		}
		at = skip(at + strlen(word));
		if (str_starts(at, "is ") && has_digit(skip(at + 3)))
			return true;
		if (*at != ':' && *at != '=')
			continue;
		at = skip(at + 1);
		if (*at && *at != '\n')
			return true;
	}
	return false;
}

const char *secret_kind(const char *text)
{
	const char *kind = strstr(text, "://") ? find_link(text) : NULL;

	return kind || !tells_password(text) ? kind : "a password";
}

void secrets_check(const struct value *value, struct report *report)
{
	const char *kind = NULL;
	size_t i;

	if (value_text(value))
		kind = secret_kind(value->text);
	if (kind)
		report_add(report, SEVERITY_WARNING, value->at, "maybe-secret",
			   "this looks like %s, and the page is public: "
			   "remove it if it is one", kind);
	for (i = 0; i < value_len(value); i++)
		secrets_check(value->type == VALUE_LIST ?
				      value->list.items[i] :
				      value->map.pairs[i].value, report);
}
