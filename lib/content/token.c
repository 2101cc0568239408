/* SPDX-License-Identifier: MIT */
/*
 * Telling words from tokens by their letters, and options by their keys.
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "content/keys.h"
#include "content/token.h"

enum {
	ID_MIN = 6,		/* letters and digits, of an id or a hash */
	ID_TURNS = 3,		/* from letters to digits and back, of an id */
	ID_HUMPS = 3,		/* capitals inside: "YouTube" has one */
	EXTENSION_MAX = 5
};

/* Keys whose lone words are a layout's options, or a program's names... */
static const char *const option_keys[] = {
	"align", "alignment", "animation", "backgroundcolor",
	"backgroundcolour", "bg", "color", "colour", "css", "display",
	"encoding", "kind", "lang", "listtype", "locale", "media",
	"orientation", "partial", "position", "robots", "script", "sku",
	"source", "src", "textcolor", "textcolour", "timezone", "toc", "type",
	"types", "view", "visibility", "widget", "zone", NULL
};

/* ... also as the last word of a longer key: heroIcon, post_id. */
static const char *const option_words[] = {
	"anchor", "background", "class", "classes", "file", "hash", "height",
	"href", "icon", "icons", "id", "ids", "image", "images", "layout",
	"link", "logo", "path", "slug", "style", "target", "template", "theme",
	"url", "uuid", "variant", "width", NULL
};

/* What a lone word with a dot ends in if it is a file's name; others are
   names of makers and tools: Scrum.org, Node.js. */
static const char *const extensions[] = {
	"avif", "bmp", "css", "csv", "doc", "docx", "gif", "htm", "html",
	"ico", "ics", "jpeg", "jpg", "json", "md", "mov", "mp3", "mp4", "pdf",
	"png", "ppt", "pptx", "svg", "toml", "txt", "webm", "webp", "woff",
	"woff2", "xls", "xlsx", "xml", "yaml", "yml", "zip", NULL
};

static const char *const truths[] = {
	"true", "false", "yes", "no", "on", "off", NULL
};

/* "Colour" of "brand.heroColour", "id" of "post_id", "ID" of "postID" */
static struct view last_word(const char *key)
{
	size_t len = strlen(key), start = len;

	while (start && str_is_alnum(key[start - 1]) &&
	       !str_is_upper(key[start - 1]))
		start--;
	if (start == len)
		while (start && str_is_upper(key[start - 1]))
			start--;
	else if (start && str_is_upper(key[start - 1]))
		start--;
	return (struct view){ key + start, len - start };
}

static bool is_option_key(const char *key)
{
	const char *dot = key ? strrchr(key, '.') : NULL;

	if (!key)
		return false;
	key = dot ? dot + 1 : key;
	for (size_t i = 0; option_keys[i]; i++)
		if (key_same(option_keys[i], key))
			return true;
	return view_is_among(last_word(key), option_words);
}

/* "a b.png": white space does not make it a text. */
static bool is_file_name(struct view text)
{
	size_t len = 0;

	while (len < text.len && str_is_alnum(text.at[text.len - 1 - len]))
		len++;
	if (!len || len > EXTENSION_MAX || len + 1 >= text.len ||
	    text.at[text.len - 1 - len] != '.' ||
	    str_is_space(text.at[text.len - 2 - len]))
		return false;
	return view_is_among((struct view){ text.at + text.len - len, len },
			     extensions);
}

/* "/a/b", "https://x.example/", "a/b/c"; not "and/or". */
static bool is_path(struct view word)
{
	size_t slashes = 0;

	for (size_t i = 0; i < word.len; i++)
		slashes += word.at[i] == '/';
	return slashes > 1 || (slashes && strchr("/.", word.at[0])) ||
	       memmem(word.at, word.len, "://", 3);
}

/* "2025-07-29T15:01:34Z" */
static bool is_stamp(struct view word)
{
	static const char form[] = "0000-00-00";

	if (word.len < strlen(form))
		return false;
	for (size_t i = 0; form[i]; i++) {
		if (form[i] == '0' ? !str_is_digit(word.at[i]) :
				     word.at[i] != form[i])
			return false;
	}
	return true;
}

/* "#fff", "0x1F", "cafe0123" */
static bool is_hex(struct view word)
{
	bool is_marked = word.at[0] == '#' ||
			 str_starts_nocase(word.at, "0x");
	size_t i = word.at[0] == '#' ? 1 : is_marked ? 2 : 0;
	bool has_digit = false, has_letter = false;

	if (word.len - i < (is_marked ? 1 : ID_MIN))
		return false;
	for (; i < word.len; i++) {
		if (str_hex(word.at[i]) < 0)
			return false;
		has_digit |= str_is_digit(word.at[i]);
		has_letter |= !str_is_digit(word.at[i]);
	}
	return is_marked || (has_digit && has_letter);
}

/* "-U-z8x8yTw9", "a1b2c3"; not "90min", "B2B", "PowerPoint". */
static bool is_id(struct view word)
{
	size_t letters = 0, turns = 0, humps = 0;
	char before = '\0';

	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (c == '_' && i && i + 1 < word.len &&
		    str_is_alnum(word.at[i + 1]))
			return true;
		if (!str_is_alnum(c))
			continue;
		turns += before && str_is_digit(c) != str_is_digit(before);
		humps += before && str_is_upper(c) && !str_is_upper(before) &&
			 !str_is_digit(before);
		letters++;
		before = c;
	}
	if (letters < ID_MIN)
		return false;
	return turns >= ID_TURNS || humps >= ID_HUMPS ||
	       (turns && humps + 1 >= ID_HUMPS);
}

/* "Edinburgh", "O'Neill"; not "dark", "GBP". */
static bool is_name(struct view word)
{
	bool has_lower = false;
	size_t used;

	for (size_t i = 0; i < word.len; i += used) {
		int32_t c = utf8_decode(word.at + i, word.len - i, &used);

		if (i == 0 && (c < 0 || utf8_lower(c) == c))
			return false;
		if (c < 0 || (!utf8_is_letter(c) && !utf8_is_mark(c) &&
			      c != '-' && c != '\'' && c != 0x2019))
			return false;
		has_lower |= utf8_upper(c) != c;
	}
	return has_lower;
}

static bool is_token(struct view word, const char *key)
{
	return view_is_among(word, truths) || is_path(word) || is_stamp(word) ||
	       is_hex(word) || is_id(word) ||
	       (is_option_key(key) && !is_name(word));
}

/* "<p>One.</p><p>Two.</p>", "[One](/two/three/)" */
static bool has_markup(struct view words)
{
	return memchr(words.at, '<', words.len) ||
	       memmem(words.at, words.len, "](", 2);
}

bool token_is_text(const char *text, const char *key)
{
	struct view words = str_trim(text, strlen(text));
	bool has_letter = false, has_gap = false, is_foreign = false;
	size_t used;

	for (size_t i = 0; i < words.len; i += used) {
		int32_t c = utf8_decode(words.at + i, words.len - i, &used);
		bool is_letter = c >= 0 && utf8_is_letter(c);

		has_gap |= str_is_space(words.at[i]);
		has_letter |= is_letter;
		/* Not every script parts its words. */
		is_foreign |= is_letter && c >= 0x2e80;
	}
	if (!has_letter || is_foreign)
		return has_letter;
	if (memchr(words.at, '\n', words.len) || has_markup(words))
		return true;
	return !is_file_name(words) && (has_gap || !is_token(words, key));
}
