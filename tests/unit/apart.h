/* apart: runs what may end the process, or write where it should not, in a child. */
#ifndef APART_H
#define APART_H

#include "check.h"

#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

/* Runs `f` in a process of its own; returns its exit status, or -1, and
 * what it wrote, cut to the room, in `got`, with a NUL. */
static inline int run_apart(int (*f)(void), char *got, size_t room)
{
	int pipes[2], status = -1;
	size_t len = 0;
	ssize_t n;
	pid_t child;

	fflush(stdout);
	CHECK(!pipe(pipes));
	child = fork();
	if (!child) {
		dup2(pipes[1], STDOUT_FILENO);
		dup2(pipes[1], STDERR_FILENO);
		close(pipes[0]);
		close(pipes[1]);
		exit(f());
	}
	close(pipes[1]);
	while ((n = read(pipes[0], got + len, room - 1 - len)) > 0)
		len += (size_t)n;
	got[len] = '\0';
	close(pipes[0]);
	CHECK(child > 0 && waitpid(child, &status, 0) == child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
