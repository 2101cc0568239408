/* SPDX-License-Identifier: MIT */
/*
 * Escapes in addresses.  Letters and digits of ASCII stay everywhere, bytes
 * beyond ASCII nowhere.
 */
#include <string.h>

#include "base/percent.h"
#include "base/str.h"

/* The marks that stay. */
static const char *const kept[] = {
	[PERCENT_PATH] = "/-_.~$&+,:;=@!'()*",
	[PERCENT_QUERY] = "/-_.~$&+,:;=@!'()*?#%[]",
	[PERCENT_VALUE] = "-._~",
	[PERCENT_NAME] = "-._",
};

static bool stays(char c, enum percent_place place)
{
	return str_is_alnum(c) || (c && strchr(kept[place], c));
}

void percent_add(struct buf *out, char byte)
{
	static const char hex[] = "0123456789ABCDEF";
	unsigned char c = (unsigned char)byte;

	buf_char(out, '%');
	buf_char(out, hex[c >> 4]);
	buf_char(out, hex[c & 15]);
}

void percent_encode(struct buf *out, const char *text, size_t len,
		    enum percent_place place)
{
	for (size_t i = 0; i < len; i++)
		if (stays(text[i], place))
			buf_char(out, text[i]);
		else
			percent_add(out, text[i]);
}

size_t percent_encoded_len(const char *text, enum percent_place place)
{
	size_t len = 0;

	for (; *text; text++)
		len += stays(*text, place) ? 1 : PERCENT_LEN;
	return len;
}

int percent_byte(const char *at, size_t left)
{
	int high, low;

	if (left < PERCENT_LEN || *at != '%')
		return -1;
	high = str_hex(at[1]);
	low = high < 0 ? -1 : str_hex(at[2]);
	return low < 0 ? -1 : high * 16 + low;
}
