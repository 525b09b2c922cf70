/* faults: runs every scenario once for every call of libc that it makes, with that call
 * made to fail or fall short by the shim, and looks at what comes of it.
 *
 *   faults SHIM SCENARIOS [STEP]
 *
 * With STEP only every STEP-th call is taken, and the first and the last. A line of
 * SCENARIOS is
 *
 *   NAME INPUT PROGRAM ARGUMENT...
 *
 * between blanks; lines that begin with # are comments. INPUT is a file for standard input,
 * `|FILE` for its bytes in a pipe, or `-`. A NAME that begins with * has several operands:
 * one that fails leaves a gap. An argument `>FILE` stands for FILE and says that the output
 * goes there. Programs are found by PATH.
 *
 * What must hold: no signal; exit 0 with all of the output, or 1 with a message and nothing
 * but whole rows that belong there (of a failed write: the first bytes of the output). What
 * can be tried again or done without must not fail at all. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { ARGS = 32, OUTPUT = 4 * 1024 * 1024, MOST_WRONG = 40 };

/* What is tried with each call. */
static const struct kind {
	const char *call, *what;
	enum { MAY_FAIL, MUST_FAIL, MUST_NOT } rule;
	bool first_only; /* `what` goes on from the first call: no other n is new */
} kinds[] = {
	{"read", "EIO", MUST_FAIL, false},
	{"read", "EIO:EIO", MUST_FAIL, false},
	{"read", "ENOMEM", MUST_FAIL, false},
	{"read", "EAGAIN", MUST_NOT, false},
	{"read", "EINTR", MUST_NOT, false},
	{"read", "short", MUST_NOT, false},
	{"read", "short:short", MUST_NOT, true},
	{"write", "EIO", MUST_FAIL, false},
	{"write", "ENOSPC", MUST_FAIL, false},
	{"write", "ENOSPC:ENOSPC", MUST_FAIL, false},
	{"write", "EDQUOT", MUST_FAIL, false},
	{"write", "EPIPE", MUST_FAIL, false},
	{"write", "EAGAIN", MUST_NOT, false},
	{"write", "half:ENOSPC", MUST_FAIL, false},
	{"write", "short:EIO", MUST_FAIL, false},
	{"write", "none:none", MUST_FAIL, false},
	{"write", "EINTR", MUST_NOT, false},
	{"write", "short", MUST_NOT, false},
	{"write", "half:half", MUST_NOT, true},
	{"write", "short:short", MUST_NOT, true},
	{"writev", "EIO", MUST_FAIL, false},
	{"writev", "half:ENOSPC", MUST_FAIL, false},
	{"writev", "EINTR", MUST_NOT, false},
	{"writev", "short:short", MUST_NOT, true},
	{"mmap", "ENOMEM", MUST_NOT, false},
	{"mmap", "ENOMEM:ENOMEM", MUST_NOT, true},
	{"open", "EACCES", MUST_FAIL, false},
	{"open", "ENOENT", MUST_FAIL, false},
	{"open", "EMFILE:EMFILE", MUST_FAIL, false},
	{"open", "ENOMEM", MUST_FAIL, false},
	{"open", "EINTR", MUST_NOT, false},
	{"fopen", "EACCES", MUST_FAIL, false},
	{"fopen", "ENOMEM", MUST_FAIL, false},
	{"fwrite", "half", MUST_FAIL, false},
	{"fstat", "EIO:EIO", MUST_NOT, false},
	{"close", "EIO", MAY_FAIL, false},
	{"close", "ENOSPC", MAY_FAIL, false},
	{"close", "EINTR", MUST_NOT, false},
	{"malloc", "ENOMEM", MAY_FAIL, false},
	{"calloc", "ENOMEM", MAY_FAIL, false},
	{"realloc", "ENOMEM", MAY_FAIL, false},
	{"alloc", "ENOMEM:ENOMEM", MAY_FAIL, false},
};

struct scenario {
	char *name, *input, *argv[ARGS];
	char *file; /* that the output goes to, or NULL */
	bool gaps;
};

struct text {
	char *p;
	size_t len;
};

/* One row of the table at the end: a program, a call, how it went. */
struct tally {
	char program[32];
	const char *call;
	unsigned long runs, whole, failed;
};

static struct {
	const char *shim;
	unsigned long step;
	int out, err; /* files that every run writes anew */
	struct tally tallies[256];
	size_t n_tallies;
	unsigned long runs, wrong;
} all;

static _Noreturn void give_up(const char *what)
{
	fprintf(stderr, "faults: %s: %s\n", what, strerror(errno));
	exit(1);
}

static int input_of(const struct scenario *s)
{
	char bytes[65536];
	int fd = open(!strcmp(s->input, "-") ? "/dev/null" : s->input + (*s->input == '|'), O_RDONLY | O_CLOEXEC);
	int pipes[2];
	ssize_t n;

	if (fd < 0)
		give_up(s->input);
	if (*s->input != '|')
		return fd;
	/* All of it fits into the pipe: nobody need wait. */
	n = read(fd, bytes, sizeof bytes);
	close(fd);
	if (n < 0 || n == sizeof bytes || pipe2(pipes, O_CLOEXEC) || write(pipes[1], bytes, (size_t)n) != n)
		give_up(s->input);
	close(pipes[1]);
	return pipes[0];
}

/* Runs the scenario with FAULT and FAULT_COUNTS as given; returns its wait status. */
static int run(const struct scenario *s, char *fault, char *counts)
{
	char preload[512], path[4096];
	char *env[] = {preload, path, fault, counts, NULL};
	posix_spawn_file_actions_t to;
	int status, in = input_of(s);
	pid_t pid;

	snprintf(preload, sizeof preload, "LD_PRELOAD=%s", all.shim);
	snprintf(path, sizeof path, "PATH=%s", getenv("PATH"));
	if (ftruncate(all.out, 0) || ftruncate(all.err, 0) || lseek(all.out, 0, SEEK_SET) ||
	    lseek(all.err, 0, SEEK_SET))
		give_up("output");
	if (s->file)
		unlink(s->file);
	posix_spawn_file_actions_init(&to);
	posix_spawn_file_actions_adddup2(&to, in, 0);
	posix_spawn_file_actions_adddup2(&to, all.out, 1);
	posix_spawn_file_actions_adddup2(&to, all.err, 2);
	errno = posix_spawnp(&pid, s->argv[0], &to, NULL, s->argv, env);
	if (errno)
		give_up(s->argv[0]);
	posix_spawn_file_actions_destroy(&to);
	close(in);
	while (waitpid(pid, &status, 0) < 0)
		if (errno != EINTR)
			give_up("waitpid");
	return status;
}

static struct text contents(int fd, char *room)
{
	ssize_t n = pread(fd, room, OUTPUT, 0);

	if (n < 0 || n == OUTPUT)
		give_up("output of more than 4 MB");
	return (struct text){room, (size_t)n};
}

/* The output of the last run; none if its file is not there. */
static struct text output_of(const struct scenario *s, char *room)
{
	struct text t = {room, 0};
	int fd;

	if (!s->file)
		return contents(all.out, room);
	fd = open(s->file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return t;
	t = contents(fd, room);
	close(fd);
	return t;
}

static bool begins(struct text whole, struct text part)
{
	return part.len <= whole.len && !memcmp(whole.p, part.p, part.len);
}

static size_t line_len(struct text t)
{
	const char *nl = memchr(t.p, '\n', t.len);

	return nl ? (size_t)(nl - t.p) + 1 : t.len;
}

static struct text next_line(struct text t)
{
	const size_t n = line_len(t);

	return (struct text){t.p + n, t.len - n};
}

/* Every line of `got` is one of `want`, in the same order. */
static bool lines_of(struct text want, struct text got)
{
	while (got.len) {
		const size_t n = line_len(got);

		while (want.len && (line_len(want) != n || memcmp(want.p, got.p, n) != 0))
			want = next_line(want);
		if (!want.len)
			return false;
		want = next_line(want);
		got = next_line(got);
	}
	return true;
}

static bool may_be_output(const struct scenario *s, const struct kind *k, struct text want, struct text got)
{
	if (!strncmp(k->call, "write", 5))
		return begins(want, got);
	if (s->file)
		return true;
	if (got.len && got.p[got.len - 1] != '\n')
		return false;
	return s->gaps ? lines_of(want, got) : begins(want, got);
}

/* A line `PROGRAM: ...` with `what` in it. Progress begins with CR. */
static bool has_message(struct text said, const char *program, const char *what)
{
	const size_t name = strlen(program), len = strlen(what);

	for (; said.len; said = next_line(said))
		if (line_len(said) > name && !memcmp(said.p, program, name) && said.p[name] == ':' &&
		    (!len || memmem(said.p, line_len(said), what, len)))
			return true;
	return false;
}

/* What is wrong with how a run ended, or NULL. */
static const char *judge(const struct scenario *s, const struct kind *k, int status, struct text want)
{
	static char out[OUTPUT], err[OUTPUT];
	const struct text got = output_of(s, out), said = contents(all.err, err);
	const bool whole = got.len == want.len && begins(want, got);

	if (!WIFEXITED(status))
		return strsignal(WTERMSIG(status));
	if (WEXITSTATUS(status) == 0)
		return !whole ? "exit 0, but not all of the output" : k->rule == MUST_FAIL ? "exit 0" : NULL;
	if (WEXITSTATUS(status) != 1)
		return "an exit status other than 0 and 1";
	if (k->rule == MUST_NOT)
		return "exit 1";
	if (strstr(k->what, "EPIPE"))
		return has_message(said, s->argv[0], "write failed") ? "a message about a closed pipe" : NULL;
	if (!has_message(said, s->argv[0], ""))
		return "no message";
	return may_be_output(s, k, want, got) ? NULL : "a wrong row";
}

static struct tally *tally_of(const char *program, const char *call)
{
	struct tally *t = all.tallies;

	for (; t < all.tallies + all.n_tallies; t++)
		if (!strcmp(t->program, program) && !strcmp(t->call, call))
			return t;
	if (all.n_tallies == sizeof all.tallies / sizeof *all.tallies)
		give_up("too many programs");
	all.n_tallies++;
	snprintf(t->program, sizeof t->program, "%s", program);
	t->call = call;
	return t;
}

static void try(const struct scenario *s, const struct kind *k, unsigned long n, struct text want)
{
	struct tally *t = tally_of(s->argv[0], k->call);
	const char *wrong;
	char fault[96], none[] = "-";
	int status;

	snprintf(fault, sizeof fault, "FAULT=%s:%lu:%s", k->call, n, k->what);
	status = run(s, fault, none);
	wrong = judge(s, k, status, want);
	all.runs++;
	t->runs++;
	t->whole += WIFEXITED(status) && !WEXITSTATUS(status);
	t->failed += WIFEXITED(status) && WEXITSTATUS(status);
	if (!wrong)
		return;
	if (++all.wrong > MOST_WRONG)
		give_up("too many; the rest is not tried");
	printf("not ok: %s: %s: %s:", s->name, fault, wrong);
	for (int i = 0; s->argv[i]; i++)
		printf(" %s", s->argv[i]);
	printf("\n");
}

/* How often the last run made a call, by the shim's list. */
static unsigned long count_of(struct text counts, const char *call)
{
	char key[32];
	const char *at;

	snprintf(key, sizeof key, "\n%s ", call);
	at = strstr(counts.p, key);
	if (!at)
		give_up("the shim did not count");
	return strtoul(at + strlen(key), NULL, 10);
}

static struct text read_counts(char *room)
{
	int fd = open("counts", O_RDONLY | O_CLOEXEC);
	struct text t;

	if (fd < 0)
		give_up("the shim did not count");
	room[0] = '\n';
	t = contents(fd, room + 1);
	close(fd);
	unlink("counts");
	t.p[t.len] = '\0';
	return (struct text){room, t.len + 1};
}

static void try_all(const struct scenario *s)
{
	static char want[OUTPUT], counted[OUTPUT + 1];
	char counts[] = "FAULT_COUNTS=counts", none[] = "-";
	const int status = run(s, none, counts);
	const struct text out = output_of(s, want);
	const struct text list = read_counts(counted);

	if (!WIFEXITED(status) || WEXITSTATUS(status) || !out.len) {
		printf("not ok: %s: fails without a fault\n", s->name);
		all.wrong++;
		return;
	}
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const unsigned long n = count_of(list, kinds[i].call);

		for (unsigned long k = 1; k <= n && (k == 1 || !kinds[i].first_only); k++)
			if (k == n || (k - 1) % all.step == 0)
				try(s, &kinds[i], k, out);
	}
}

/* Splits the line in place. False if it holds no scenario. */
static bool parse(char *line, struct scenario *s)
{
	size_t n = 0;

	*s = (struct scenario){.name = strtok(line, " \t\n"), .input = strtok(NULL, " \t\n")};
	if (!s->name || !s->input || *s->name == '#')
		return false;
	while (n + 1 < ARGS && (s->argv[n] = strtok(NULL, " \t\n"))) {
		if (*s->argv[n] == '>')
			s->file = ++s->argv[n];
		n++;
	}
	s->gaps = *s->name == '*';
	return n > 0;
}

static void print_tallies(void)
{
	printf("%-12s %-8s %8s %8s %8s\n", "program", "call", "runs", "whole", "failed");
	for (const struct tally *t = all.tallies; t < all.tallies + all.n_tallies; t++)
		printf("%-12s %-8s %8lu %8lu %8lu\n", t->program, t->call, t->runs, t->whole, t->failed);
	printf("%lu faults, %lu not survived\n", all.runs, all.wrong);
}

int main(int argc, char **argv)
{
	struct scenario s;
	char line[1024];
	FILE *f;

	if (argc < 3 || !(f = fopen(argv[2], "re")))
		give_up("usage: faults SHIM SCENARIOS [STEP]");
	setvbuf(stdout, NULL, _IOLBF, 0);
	all.shim = argv[1];
	all.step = argc > 3 ? strtoul(argv[3], NULL, 10) : 1;
	all.out = memfd_create("out", MFD_CLOEXEC);
	all.err = memfd_create("err", MFD_CLOEXEC);
	if (!all.step || all.out < 0 || all.err < 0)
		give_up("start");
	while (fgets(line, sizeof line, f))
		if (parse(line, &s))
			try_all(&s);
	fclose(f);
	print_tallies();
	return all.wrong || !all.runs;
}
