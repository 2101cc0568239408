/* SPDX-License-Identifier: MIT */
/*
 * Runs a command and prints the seconds it took and the most memory that it
 * held at one time, in MiB: peak COMMAND [ARGUMENT...].
 */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv)
{
	double start = now();
	struct rusage usage;
	int status;
	pid_t pid;

	if (argc < 2)
		return 64;
	pid = fork();
	if (pid == 0) {
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &usage) != pid ||
	    !WIFEXITED(status) || WEXITSTATUS(status))
		return 1;
	fprintf(stderr, "%.3f %.1f\n", now() - start,
		(double)usage.ru_maxrss / 1024);
	return 0;
}
