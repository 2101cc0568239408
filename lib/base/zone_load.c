/* SPDX-License-Identifier: MIT */
/*
 * Reading a TZif file (RFC 8536).  Files of the "right" kind, which count
 * leap seconds, are refused: our instants do not.
 */
#include <string.h>

#include "base/file.h"
#include "base/str.h"
#include "base/zone_parts.h"

static const char zoneinfo[] = "/usr/share/zoneinfo";

enum {
	MAX_FILE = 256 * 1024,
	HEADER = 44,
	MAX_OFFSET = 26 * 3600		/* RFC 8536 3.2: 25:59:59 */
};

/* The numbers of a header, in the order of the file. */
struct counts {
	size_t isut, isstd, leap, time, type, chars;
};

/* One header with its data; bytes not yet read are at..at + left. */
struct block {
	const unsigned char *at;
	size_t left;
	size_t time_size;
	struct counts counts;
};

/* Big-endian, two's complement. */
static int64_t get_int(const unsigned char *bytes, size_t size)
{
	uint64_t bits = bytes[0] & 0x80 ? ~UINT64_C(0) : 0;
	size_t i;

	for (i = 0; i < size; i++)
		bits = bits << 8 | bytes[i];
	return (int64_t)bits;
}

static bool is_name_char(char c)
{
	return str_is_alnum(c) || c == '_' || c == '-' || c == '+' || c == '/';
}

/* No dot, so no ".." either. */
static bool is_zone_name(const char *name)
{
	size_t i;

	for (i = 0; name[i]; i++) {
		if (!is_name_char(name[i]))
			return false;
	}
	return i > 0 && name[0] != '/';
}

static size_t body_size(const struct block *block)
{
	const struct counts *n = &block->counts;

	return n->time * (block->time_size + 1) + n->type * 6 + n->chars +
	       n->leap * (block->time_size + 4) + n->isstd + n->isut;
}

/* Steps over the header.  What is counted is in the block, or it is false. */
static bool read_header(struct block *block, size_t time_size)
{
	const unsigned char *at = block->at;
	size_t numbers[6], i;

	if (block->left < HEADER || memcmp(at, "TZif", 4) != 0)
		return false;
	for (i = 0; i < 6; i++) {
		int64_t number = get_int(at + 20 + 4 * i, 4);

		if (number < 0 || number > MAX_FILE)
			return false;
		numbers[i] = (size_t)number;
	}
	block->counts = (struct counts){
		numbers[0], numbers[1], numbers[2],
		numbers[3], numbers[4], numbers[5]
	};
	block->at += HEADER;
	block->left -= HEADER;
	block->time_size = time_size;
	return body_size(block) <= block->left;
}

static void skip(struct block *block, size_t size)
{
	block->at += size;
	block->left -= size;
}

static bool read_offset(int32_t *out, const struct block *block, size_t type)
{
	const struct counts *n = &block->counts;
	int64_t offset;

	if (type >= n->type)
		return false;
	offset = get_int(block->at + n->time * (block->time_size + 1) +
			 type * 6, 4);
	*out = (int32_t)offset;
	return offset > -MAX_OFFSET && offset < MAX_OFFSET;
}

static bool read_changes(struct zone *zone, struct arena *arena,
			 const struct block *block)
{
	const size_t len = block->counts.time;
	const unsigned char *types = block->at + len * block->time_size;
	struct zone_change *changes;
	size_t i;

	if (block->counts.leap || !read_offset(&zone->first_offset, block, 0))
		return false;
	changes = arena_alloc(arena, len * sizeof(*changes));
	for (i = 0; i < len; i++) {
		changes[i].at = get_int(block->at + i * block->time_size,
					block->time_size);
		if (i && changes[i].at <= changes[i - 1].at)
			return false;
		if (!read_offset(&changes[i].offset, block, types[i]))
			return false;
	}
	zone->changes = changes;
	zone->len = len;
	return true;
}

/* "\nEST5EDT,M3.2.0,M11.1.0\n"; it may be empty. */
static bool read_footer(struct zone *zone, struct arena *arena,
			const struct block *block)
{
	const unsigned char *end;
	char *text;

	if (block->left < 2 || block->at[0] != '\n')
		return false;
	end = memchr(block->at + 1, '\n', block->left - 1);
	if (!end)
		return false;
	if (end == block->at + 1)
		return true;
	text = arena_strndup(arena, (const char *)block->at + 1,
			     (size_t)(end - block->at) - 1);
	return zone_rule_parse(&zone->rule, text);
}

bool zone_read(struct zone *zone, struct arena *arena, const struct buf *file)
{
	struct block block = {
		.at = (const unsigned char *)file->data,
		.left = file->len,
	};
	bool is_first_version;

	if (!read_header(&block, 4))
		return false;
	is_first_version = file->data[4] == '\0';
	if (!is_first_version) {
		skip(&block, body_size(&block));
		if (!read_header(&block, 8))
			return false;
	}
	if (!read_changes(zone, arena, &block))
		return false;
	skip(&block, body_size(&block));
	return is_first_version || read_footer(zone, arena, &block);
}

const struct zone *zone_load(struct arena *arena, const char *name)
{
	struct buf file = BUF_INIT;
	struct zone *zone = NULL;
	struct file_tree tree;
	struct file_id id;

	if (str_eq(name, "UTC"))	/* needs no tzdata */
		return &zone_utc;
	if (!is_zone_name(name) || file_tree_open(&tree, zoneinfo) < 0)
		return NULL;
	if (file_read(&file, &id, &tree, name, MAX_FILE, NULL) == 0) {
		zone = arena_alloc(arena, sizeof(*zone));
		if (!zone_read(zone, arena, &file))
			zone = NULL;
	}
	file_tree_close(&tree);
	buf_release(&file);
	return zone;
}
