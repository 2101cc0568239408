/* SPDX-License-Identifier: MIT */
/*
 * Feeds files to a fuzz target without libFuzzer, so that every build replays
 * the corpus: `NAME FILE...` prints a TAP line for each file.  A target that
 * finds something wrong aborts, which the caller sees.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The whole file in memory of exactly its size, so that a sanitizer sees a
   read of one byte beyond.  Caller frees. */
static uint8_t *read_all(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");
	uint8_t *data;
	long len;

	if (!file)
		return NULL;
	fseek(file, 0, SEEK_END);
	len = ftell(file);
	rewind(file);
	data = malloc(len > 0 ? (size_t)len : 1);
	*size = data && len > 0 ? fread(data, 1, (size_t)len, file) : 0;
	fclose(file);
	return data;
}

int main(int argc, char **argv)
{
	uint8_t *data;
	size_t size;
	int i;

	printf("1..%d\n", argc - 1);
	for (i = 1; i < argc; i++) {
		data = read_all(argv[i], &size);
		if (!data) {
			printf("not ok %d - %s cannot be read\n", i, argv[i]);
			return 1;
		}
		LLVMFuzzerTestOneInput(data, size);
		free(data);
		printf("ok %d - %s\n", i, argv[i]);
		fflush(stdout);
	}
	return 0;
}
