/* SPDX-License-Identifier: MIT */
/*
 * Telling words, sign by sign.
 */
#include <string.h>

#include "base/utf8.h"
#include "index/search_words.h"

/* What a sign is to the words around it. */
enum role {
	ROLE_GAP,
	ROLE_JOINT,		/* hyphen, apostrophe */
	ROLE_GLUE,		/* folds to nothing */
	ROLE_PART,
	ROLE_ALONE		/* a word in itself */
};

struct sign {
	enum role role;
	size_t used;		/* bytes */
	struct view folded;	/* in `room`, or in `lower` */
	char lower;
};

/* Scripts that put no space between words; Hangul does. */
static bool stands_alone(int32_t code)
{
	return (code >= 0x2E80 && code < 0xA000) ||
	       (code >= 0xF900 && code < 0xFB00) ||
	       (code >= 0x20000 && code < 0x40000);
}

static bool is_part(int32_t code)
{
	return code >= 0 && (utf8_is_letter(code) || utf8_is_digit(code));
}

/* Some signs fold to several, with spaces among them: U+FDFA. */
static void keep_parts(struct buf *folded)
{
	size_t at, used, kept = 0;

	for (at = 0; at < folded->len; at += used) {
		if (!is_part(utf8_decode(folded->data + at, folded->len - at,
					 &used)))
			continue;
		memmove(folded->data + kept, folded->data + at, used);
		kept += used;
	}
	buf_truncate(folded, kept);
}

static enum role role_of_ascii(char c)
{
	if (str_is_alnum(c))
		return ROLE_PART;
	return c == '-' || c == '\'' ? ROLE_JOINT : ROLE_GAP;
}

static void read_wide(struct sign *sign, const char *at, size_t len,
		      struct buf *room)
{
	int32_t code = utf8_decode(at, len, &sign->used);

	buf_reset(room);
	if (code >= 0)
		utf8_add_fold(room, at, sign->used);
	if (code < 0)
		sign->role = ROLE_GAP;
	else if (!room->len)
		sign->role = ROLE_GLUE;
	else if (room->len == 1 && !str_is_alnum(*room->data))
		sign->role = role_of_ascii(*room->data);
	else
		sign->role = stands_alone(code) ? ROLE_ALONE : ROLE_PART;
	if (sign->role < ROLE_PART)
		return;
	keep_parts(room);
	sign->folded = (struct view){ room->data, room->len };
	if (!room->len)
		sign->role = ROLE_GAP;
}

static void read_sign(struct sign *sign, const char *at, size_t len,
		      struct buf *room)
{
	if ((unsigned char)*at >= 0x80) {
		read_wide(sign, at, len, room);
		return;
	}
	sign->used = 1;
	sign->role = role_of_ascii(*at);
	sign->lower = str_lower(*at);
	sign->folded = (struct view){ &sign->lower, 1 };
}

static void append(struct search_word *word, struct view folded, bool *is_full)
{
	if (*is_full || word->len + folded.len > LIMIT_SEARCH_WORD) {
		*is_full = true;	/* no sign after one left out */
		return;
	}
	memcpy(word->folded + word->len, folded.at, folded.len);
	word->len += folded.len;
}

/* What makes another name of a letter, as in "C++". */
static const struct {
	const char *sign, *word;
} suffixes[] = {
	{ "++", "plusplus" }, { "#", "sharp" },
};

/* Takes what stands at the end of the word so far. */
static void take_suffix(struct search_word *word, struct view text, size_t *at)
{
	size_t i, len;

	if (word->len != 1 || str_is_digit(*word->folded))
		return;
	for (i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		len = strlen(suffixes[i].sign);
		if (text.len - *at < len ||
		    memcmp(text.at + *at, suffixes[i].sign, len) != 0)
			continue;
		word->len += strlen(suffixes[i].word);
		memcpy(word->folded + 1, suffixes[i].word, word->len - 1);
		word->surface.len += len;
		*at += len;
		return;
	}
}

static size_t skip_to_word(struct search_word *word, struct view text,
			   size_t at, struct buf *room)
{
	struct sign sign;
	size_t gaps = 0, joints = 0;
	const bool is_first = at == 0;

	for (; at < text.len; at += sign.used) {
		read_sign(&sign, text.at + at, text.len - at, room);
		if (sign.role >= ROLE_PART)
			break;
		gaps += sign.role == ROLE_GAP;
		joints += sign.role == ROLE_JOINT;
	}
	word->is_joined = !is_first && !gaps && joints == 1;
	return at;
}

bool search_word_next(struct search_word *word, struct view text, size_t *at)
{
	struct buf room = BUF_INIT;
	struct sign sign;
	bool is_full = false;

	word->len = 0;
	*at = skip_to_word(word, text, *at, &room);
	word->surface = (struct view){ text.at + *at, 0 };
	for (; *at < text.len; *at += sign.used) {
		read_sign(&sign, text.at + *at, text.len - *at, &room);
		if (sign.role < ROLE_GLUE ||
		    (sign.role == ROLE_ALONE && word->surface.len))
			break;
		if (sign.role != ROLE_GLUE)
			append(word, sign.folded, &is_full);
		word->surface.len += sign.used;
		if (sign.role == ROLE_ALONE) {
			*at += sign.used;
			break;
		}
	}
	take_suffix(word, text, at);
	word->folded[word->len] = '\0';
	buf_release(&room);
	return word->len > 0;
}

size_t search_word_letters(struct view folded)
{
	size_t i, n = 0;

	for (i = 0; i < folded.len; i++)
		n += ((unsigned char)folded.at[i] & 0xC0) != 0x80;
	return n;
}

/* The words since the last that was not joined, as one. */
struct run {
	char text[LIMIT_SEARCH_WORD];
	size_t len, words;
	bool is_over;		/* too long to be of use */
};

static void end_run(struct run *run, struct buf *joined)
{
	if (run->words > 1 && !run->is_over) {
		buf_add(joined, run->text, run->len);
		buf_char(joined, ' ');
	}
	*run = (struct run){ .len = 0 };
}

static void add_to_run(struct run *run, const struct search_word *word)
{
	run->words++;
	run->is_over |= run->len + word->len > sizeof(run->text);
	if (run->is_over)
		return;
	memcpy(run->text + run->len, word->folded, word->len);
	run->len += word->len;
}

void search_words_add(struct buf *out, struct buf *joined, struct view text)
{
	struct search_word word;
	struct run run = { .len = 0 };
	size_t at = 0;

	while (search_word_next(&word, text, &at)) {
		if (!word.is_joined)
			end_run(&run, joined);
		add_to_run(&run, &word);
		buf_add(out, word.folded, word.len);
		buf_char(out, ' ');
	}
	end_run(&run, joined);
}

void search_words_squeeze(struct buf *out, const char *text)
{
	const struct view all = { text, strlen(text) };
	struct search_word word;
	size_t at = 0;

	while (search_word_next(&word, all, &at))
		buf_add(out, word.folded, word.len);
}
