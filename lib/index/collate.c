/* SPDX-License-Identifier: MIT */
/*
 * Three levels, as in Unicode Technical Standard 10: letters, then accents,
 * then case.  The default table has 40,000 rows; this has what titles of
 * courses hold: ASCII by rank, folded Latin letters, accents by rank, and
 * all else by code point behind them (so Latin < Greek < Cyrillic < Han).
 */
#include <string.h>

#include "base/str.h"
#include "base/utf8.h"
#include "index/collate.h"

/* White space < punctuation < symbols < digits < letters. */
static const char ascii_order[] =
	"\t\n\v\f\r _-,;:!?.'\"()[]{}@*/\\&#%`^+<=>|~$0123456789"
	"abcdefghijklmnopqrstuvwxyz";

enum {
	WEIGHT_SYMBOL = 0x000100,	/* other symbols: code point added */
	WEIGHT_DIGIT = 0x120000,	/* '0' and all ASCII behind it */
	WEIGHT_TAILORED = 0x120100,	/* letters a language puts after z */
	WEIGHT_OTHER = 0x120200		/* other letters: code point added */
};

/* Accents in the order of their secondary weights; each row the combining
   mark, and the letters that have it. */
static const struct {
	int32_t mark;
	const char *letters;
} accents[] = {
	{ 0x0301, "áéíóúýćĺńŕśźǿ" },
	{ 0x0300, "àèìòùǹ" },
	{ 0x0306, "ăĕğĭŏŭ" },
	{ 0x0302, "âêîôûĉĝĥĵŝŵŷ" },
	{ 0x030C, "čďěňřšťžǎǐǒǔ" },
	{ 0x030A, "åů" },
	{ 0x0308, "äëïöüÿ" },
	{ 0x030B, "őű" },
	{ 0x0303, "ãñõĩũ" },
	{ 0x0307, "ċėġż" },
	{ 0x0338, "øł" },
	{ 0x0327, "çģķļņŗşţ" },
	{ 0x0328, "ąęįų" },
	{ 0x0304, "āēīōū" },
};

/* What utf8_add_fold() leaves, drops or has otherwise. */
static const struct {
	int32_t code;
	const char *letters;
} spellings[] = {
	{ 0x00E6, "ae" },	/* æ */
	{ 0x00F8, "o" },	/* ø */
	{ 0x0142, "l" },	/* ł */
	{ 0x0153, "oe" },	/* œ */
	{ 0x2122, "tm" },	/* trade mark */
	{ 0x2120, "sm" },	/* service mark */
};

/* Letters that a language sorts behind z. */
static const struct {
	const char *language, *letters;
} tailorings[] = {
	{ "sv", "åäö" }, { "fi", "åäö" }, { "da", "æøå" },
	{ "nb", "æøå" }, { "nn", "æøå" }, { "no", "æøå" },
};

#define N(rows) (sizeof(rows) / sizeof((rows)[0]))

/* The levels of a key under way. */
struct levels {
	struct buf *primary;
	struct buf secondary, tertiary;
	const char *tailored;		/* letters behind z, or "" */
};

/* At which place, from 0, a code point stands in a text; -1 for none. */
static int find_code(const char *text, int32_t code)
{
	size_t used, len = strlen(text);
	int i;

	for (i = 0; len; i++, text += used, len -= used) {
		if (utf8_decode(text, len, &used) == code)
			return i;
	}
	return -1;
}

static void add_weight(struct buf *out, int32_t weight)
{
	const char bytes[] = {
		(char)(weight >> 16 & 255), (char)(weight >> 8 & 255),
		(char)(weight & 255),
	};

	buf_add(out, bytes, sizeof(bytes));
}

/* The primary weight of a folded code point. */
static int32_t weight_of(int32_t code)
{
	const char *at = code > 0 && code < 0x80 ?
				 strchr(ascii_order, (int)code) : NULL;

	if (at)
		return (str_is_alnum(*at) ? WEIGHT_DIGIT : 1) +
		       (int32_t)(at - ascii_order);
	if (utf8_is_letter(code) || utf8_is_digit(code))
		return WEIGHT_OTHER + code;
	return WEIGHT_SYMBOL + (code < 0 ? 0 : code);
}

/* The rank of the accent that a lower-case letter or mark has; 0 for none. */
static int accent_of(int32_t code)
{
	size_t i;

	for (i = 0; i < N(accents); i++) {
		if (accents[i].mark == code ||
		    find_code(accents[i].letters, code) >= 0)
			return (int)i + 1;
	}
	return 0;
}

/* The letters that a code point is sorted as. */
static void spell(struct buf *out, int32_t code)
{
	struct buf one = BUF_INIT;
	size_t i;

	for (i = 0; i < N(spellings); i++) {
		if (spellings[i].code == code) {
			buf_str(out, spellings[i].letters);
			return;
		}
	}
	utf8_add(&one, code);
	utf8_add_fold(out, one.data, one.len);
	if (!out->len && !utf8_is_mark(code))
		buf_buf(out, &one);
	buf_release(&one);
}

enum { LOWER = 1, VARIANT, UPPER };	/* third level: ss < ß < SS */

static void add_one(struct levels *levels, int32_t weight, int tertiary)
{
	add_weight(levels->primary, weight);
	buf_char(&levels->secondary, 1);
	buf_char(&levels->tertiary, (char)tertiary);
}

static void add_folded(struct levels *levels, int32_t lower, bool is_upper)
{
	struct buf letters = BUF_INIT;
	int accent = accent_of(lower);
	int tertiary = accent ? LOWER : VARIANT;
	size_t used, i;

	spell(&letters, lower);
	for (i = 0; i < letters.len; i += used) {
		int32_t code = utf8_decode(letters.data + i, letters.len - i,
					   &used);

		add_one(levels, weight_of(code), is_upper ? UPPER : tertiary);
	}
	if (accent)
		buf_char(&levels->secondary, (char)(accent + 1));
	buf_release(&letters);
}

static void add_code(struct levels *levels, int32_t code)
{
	int32_t lower = utf8_lower(code);
	bool is_upper = lower != code;
	int tailored;

	if (lower < 0x80) {
		add_one(levels, weight_of(lower), is_upper ? UPPER : LOWER);
		return;
	}
	tailored = find_code(levels->tailored, lower);
	if (tailored >= 0)
		add_one(levels, WEIGHT_TAILORED + tailored,
			is_upper ? UPPER : LOWER);
	else
		add_folded(levels, lower, is_upper);
}

static const char *tailoring(const char *language)
{
	size_t i, len = strcspn(language, "-_");

	for (i = 0; i < N(tailorings); i++) {
		if (strlen(tailorings[i].language) == len &&
		    str_starts_nocase(language, tailorings[i].language))
			return tailorings[i].letters;
	}
	return "";
}

void collate_add(struct buf *key, const char *text, const char *language)
{
	struct levels levels = { key, BUF_INIT, BUF_INIT,
				 tailoring(language) };
	size_t used, len = strlen(text);

	buf_reserve(key, 5 * len + 4);	/* most texts need no more */
	buf_reserve(&levels.secondary, len);
	buf_reserve(&levels.tertiary, len);
	for (; len; text += used, len -= used) {
		int32_t code = utf8_decode(text, len, &used);

		add_code(&levels, code < 0 ? 0xFFFD : code);
	}
	add_weight(key, 0);
	buf_buf(key, &levels.secondary);
	buf_char(key, 0);
	buf_buf(key, &levels.tertiary);
	buf_release(&levels.secondary);
	buf_release(&levels.tertiary);
}

int collate_compare(const struct buf *a, const struct buf *b)
{
	size_t len = a->len < b->len ? a->len : b->len;
	int order = memcmp(a->data, b->data, len);

	if (order || a->len == b->len)
		return order;
	return a->len < b->len ? -1 : 1;
}
