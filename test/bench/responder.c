/* SPDX-License-Identifier: MIT */
/*
 * The floor of FastCGI: a responder that knows nothing and sends one file,
 * the way Lectern sends a page.  $BODY names the file; arguments are ignored,
 * so that docs/deploy/run.sh can start it in Lectern's place.
 */
#include <fcgiapp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

enum { WORKERS = 2, MAX_REPLY = 4 * 1024 * 1024 };

static int load(char *reply, const char *path)
{
	static char body[MAX_REPLY / 2];
	FILE *file = path ? fopen(path, "rb") : NULL;
	size_t len;
	int head;

	if (!file)
		return -1;
	len = fread(body, 1, sizeof(body) - 1, file);
	fclose(file);
	head = snprintf(reply, MAX_REPLY / 2,
			"Status: 200 OK\r\n"
			"Content-Type: text/html; charset=utf-8\r\n"
			"Content-Length: %zu\r\n\r\n", len);
	for (size_t i = 0; i < len; i++)
		reply[(size_t)head + i] = body[i];
	return head + (int)len;
}

static void serve(const char *reply, int len)
{
	FCGX_Request request;
	char drop[4096];

	FCGX_Init();
	FCGX_InitRequest(&request, 0, 0);
	while (FCGX_Accept_r(&request) == 0) {
		request.keepConnection = 0;
		while (FCGX_GetStr(drop, sizeof(drop), request.in) > 0)
			;
		FCGX_PutStr(reply, len, request.out);
		FCGX_Finish_r(&request);
	}
}

int main(void)
{
	static char reply[MAX_REPLY];
	int i, len = load(reply, getenv("BODY"));

	if (len < 0)
		return 66;
	for (i = 0; i < WORKERS; i++) {
		if (fork() == 0) {
			prctl(PR_SET_PDEATHSIG, SIGTERM);
			serve(reply, len);
			return 0;
		}
	}
	pause();
	return 0;
}
