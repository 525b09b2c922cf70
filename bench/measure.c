/* measure COMMAND [ARG]...: runs it, its output thrown away, and prints what it took:
 * processor seconds, seconds by the clock, peak memory in KiB (of the largest process).
 * No shell is in between, whose own start and memory would be counted. Ends with 1 where
 * the command could not be run or did not end with 0. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>

extern char **environ;

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

int main(int argc, char **argv)
{
	posix_spawn_file_actions_t files;
	struct rusage used;
	pid_t pid;
	double start;
	int status, err;

	if (argc < 2) {
		fprintf(stderr, "usage: measure COMMAND [ARG]...\n");
		return 2;
	}
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	start = now();
	err = posix_spawnp(&pid, argv[1], &files, NULL, argv + 1, environ);
	if (err) {
		fprintf(stderr, "measure: %s: %s\n", argv[1], strerror(err));
		return 1;
	}
	if (wait4(pid, &status, 0, &used) != pid) {
		perror("measure: wait4");
		return 1;
	}
	printf("%.6f\t%.6f\t%ld\n", seconds(used.ru_utime) + seconds(used.ru_stime), now() - start,
	       used.ru_maxrss);
	return status != 0;
}
