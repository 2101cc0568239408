/* SPDX-License-Identifier: MIT */
/*
 * Over memfd_create(2) and its seals (fcntl(2), "File Sealing").
 */
#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "index/search_file.h"

enum { SEALS = F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE };

int search_file_new(void)
{
	return memfd_create("lectern-search",
			    MFD_CLOEXEC | MFD_ALLOW_SEALING);
}

int search_file_put(int fd, struct view bytes)
{
	size_t done = 0;

	if (ftruncate(fd, 0) < 0)
		return -1;
	while (done < bytes.len) {
		ssize_t n = pwrite(fd, bytes.at + done, bytes.len - done,
				   (off_t)done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return -1;
		done += (size_t)n;
	}
	return fcntl(fd, F_ADD_SEALS, SEALS);
}

bool search_file_is_whole(int fd)
{
	int seals = fd < 0 ? -1 : fcntl(fd, F_GET_SEALS);

	return seals >= 0 && (seals & F_SEAL_WRITE);
}

int search_file_map(struct view *out, int fd)
{
	struct stat st;
	void *at;

	if (fstat(fd, &st) < 0)
		return -1;
	/* PRIVATE: a shared mapping of a sealed file is refused before
	   Linux 6.7, even one to be read. */
	at = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	if (at == MAP_FAILED)
		return -1;
	*out = (struct view){ at, (size_t)st.st_size };
	return 0;
}

void search_file_unmap(struct view bytes)
{
	union {
		const char *at;
		void *mapped;
	} pointer = { .at = bytes.at };

	munmap(pointer.mapped, bytes.len);
}
