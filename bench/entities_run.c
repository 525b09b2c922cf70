/* entities_run OUT COMMAND [ARG]...: processor seconds and peak KiB of one run, on a line.
 * The command reads nothing and writes to OUT. A program this small starts it, since a child's
 * peak counts from what its parent was. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double seconds_of(struct timeval t)
{
	return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void become(const char *out, char **command)
{
	int in_fd = open("/dev/null", O_RDONLY);
	int out_fd = open(out, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (in_fd >= 0 && out_fd >= 0 && dup2(in_fd, 0) >= 0 && dup2(out_fd, 1) >= 0)
		execvp(*command, command);
	perror(*command);
	_exit(127);
}

int main(int argc, char **argv)
{
	struct rusage use;
	int status;
	pid_t child;

	if (argc < 3)
		return 2;
	child = fork();
	if (child == 0)
		become(argv[1], argv + 2);
	if (child < 0 || wait4(child, &status, 0, &use) < 0) {
		perror("entities_run");
		return 1;
	}
	printf("%.6f %ld\n", seconds_of(use.ru_utime) + seconds_of(use.ru_stime), use.ru_maxrss);
	return status ? 1 : 0;
}
