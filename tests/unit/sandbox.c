/* The sandbox: what is refused, what still works, and kernels that have none of it. */
#include "check.h"
#include "stream/input.h"
#include "stream/sandbox.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* A folder of the test's own, and in it what the attempts need. */
static char folder[] = "/tmp/readout-sandbox-XXXXXX";

/* Runs `f` in a process of its own, since nothing that it gives up comes back. */
static void in_child(void (*f)(void))
{
	int status = -1;
	pid_t child;

	fflush(stdout);
	child = fork();
	if (!child) {
		f();
		exit(check_state.wrong > 0);
	}
	CHECK(child > 0 && waitpid(child, &status, 0) == child && !status);
}

/* Each attempt returns 0 or what errno says. */
static int opened(const char *name, int flags)
{
	int fd = open(name, flags | O_CLOEXEC, 0600);

	if (fd < 0)
		return errno;
	close(fd);
	return 0;
}

static int done(int result)
{
	return result ? errno : 0;
}

static int read_file(void) { return opened("file", O_RDONLY); }
static int read_folder(void) { return opened(".", O_RDONLY | O_DIRECTORY); }
static int read_proc(void) { return opened("/proc/self/status", O_RDONLY); }
static int write_file(void) { return opened("file", O_WRONLY); }
static int create(void) { return opened("new", O_WRONLY | O_CREAT); }
static int truncate_file(void) { return done(truncate("file", 1)); }
static int rename_file(void) { return done(rename("other", "another")); }
static int link_file(void) { return done(link("file", "linked")); }
static int link_symbolic(void) { return done(symlink("file", "symbolic")); }
static int make_folder(void) { return done(mkdir("made", 0700)); }
static int make_pipe(void) { return done(mkfifo("pipe", 0600)); }
static int remove_folder(void) { return done(rmdir("made")); }
static int remove_file(void) { return done(unlink("file")); }

static int reach_parent(void)
{
	return done(kill(getppid(), 0));
}

/* In a child of its own: where it is allowed the process is another one afterwards. */
static int run_program(void)
{
	int status = -1;
	pid_t child = fork();

	if (!child) {
		execl("/bin/true", "true", (char *)NULL);
		_exit(errno);
	}
	CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status));
	return WEXITSTATUS(status);
}

/* The socket is never put to use: it is bound to whatever port is free. */
static int bind_tcp(void)
{
	struct sockaddr_in any = {.sin_family = AF_INET, .sin_addr = {htonl(INADDR_ANY)}};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	int got = done(bind(fd, (struct sockaddr *)&any, sizeof any));

	close(fd);
	return got;
}

/* In an order that works where nothing is refused. `abi` is the first version of Landlock
 * that refuses it; `loose` that a build with instruments does too. */
static const struct attempt {
	const char *name;
	int (*run)(void);
	int abi;
	bool loose, reads;
	int refusal;
} attempts[] = {
	{"read", read_file, 1, false, true, EACCES},
	{"read a folder", read_folder, 1, false, true, EACCES},
	{"read /proc", read_proc, 1, false, true, EACCES},
	{"write", write_file, 1, false, false, EACCES},
	{"create", create, 1, false, false, EACCES},
	{"truncate", truncate_file, 3, false, false, EACCES},
	{"rename", rename_file, 1, false, false, EACCES},
	{"link", link_file, 1, false, false, EACCES},
	{"symlink", link_symbolic, 1, false, false, EACCES},
	{"mkdir", make_folder, 1, false, false, EACCES},
	{"mkfifo", make_pipe, 1, false, false, EACCES},
	{"rmdir", remove_folder, 1, false, false, EACCES},
	{"unlink", remove_file, 1, false, false, EACCES},
	{"execute", run_program, 1, true, false, EACCES},
	{"bind", bind_tcp, 4, true, false, EACCES},
	{"signal", reach_parent, 6, true, false, EPERM},
};

static void check_attempts(int abi, bool sealed)
{
	for (size_t i = 0; i < sizeof attempts / sizeof *attempts; i++) {
		const struct attempt *a = &attempts[i];
		const bool refused = abi >= a->abi && (sealed || !a->reads) &&
		                     (!SANDBOX_LOOSE || a->loose);
		const int got = a->run(), want = refused ? a->refusal : 0;

		/* What a refused attempt did not make is not there to be removed. */
		if (got == want || (got == ENOENT && a->run == remove_folder))
			continue;
		printf("# %s: %s, not %s\n", a->name, strerror(got), strerror(want));
		check_state.wrong++;
	}
}

static void fill_folder(void)
{
	FILE *f;

	CHECK(!system("rm -rf ./*"));
	for (int i = 0; i < 2; i++) {
		f = fopen(i ? "other" : "file", "w");
		CHECK(f && fputs("some text\n", f) >= 0 && !fclose(f));
	}
}

static void outside(void)
{
	check_attempts(0, false);
}

static void without_entering(void)
{
	sandbox_opened(true);
	check_attempts(0, false);
}

static void entered(void)
{
	sandbox_enter();
	CHECK(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
	sandbox_opened(false);
	check_attempts(sandbox_abi(), false);
}

static void sealed(void)
{
	sandbox_enter();
	sandbox_opened(false);
	sandbox_opened(false);
	sandbox_opened(true);
	check_attempts(sandbox_abi(), true);
}

static void what_is_open_stays_usable(void)
{
	int from = open("file", O_RDONLY), to = open("other", O_RDWR);
	char got[16];

	sandbox_enter();
	sandbox_opened(true);
	CHECK(read(from, got, sizeof got) == 10);
	CHECK(write(to, "SOME", 4) == 4 && pread(to, got, sizeof got, 0) == 10);
	CHECK(!memcmp(got, "SOME text\n", 10));
	CHECK(!ftruncate(to, 4) && !lseek(from, 0, SEEK_SET));
}

static int write_below(void) { return opened("below/new", O_WRONLY | O_CREAT | O_TRUNC); }
static int write_again(void) { return opened("below/new", O_WRONLY | O_TRUNC); }
static int read_below(void) { return opened("below/new", O_RDONLY); }

/* In one folder files may be made and written, and no others. */
static void a_folder_is_kept(void)
{
	const bool holds = sandbox_abi() && !SANDBOX_LOOSE;
	int fd;

	CHECK(!mkdir("below", 0700));
	fd = open("below", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	CHECK(fd >= 0);
	sandbox_keep(fd);
	sandbox_enter();
	sandbox_opened(false);
	CHECK(!write_below() && !write_again());
	sandbox_opened(true);
	CHECK(!write_below() && !write_again());
	CHECK(write_file() == (holds ? EACCES : 0) && create() == (holds ? EACCES : 0));
	CHECK(read_below() == (holds ? EACCES : 0));
	CHECK(done(unlink("below/new")) == (holds ? EACCES : 0));
	CHECK(run_program() == (sandbox_abi() ? EACCES : 0));
}

/* A kernel without Landlock, or a container that forbids it: asking for it fails. */
static void forbid_landlock(unsigned error)
{
	struct sock_filter code[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_landlock_create_ruleset, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | error),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = {sizeof code / sizeof *code, code};

	CHECK(!prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0));
	CHECK(!prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program));
}

static void old_kernel(void)
{
	forbid_landlock(ENOSYS);
	CHECK(sandbox_abi() == 0);
	sandbox_enter();
	sandbox_opened(true);
	CHECK(prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1);
	check_attempts(0, true);
}

static void strict_container(void)
{
	forbid_landlock(EPERM);
	sandbox_enter();
	sandbox_opened(true);
	check_attempts(0, true);
}

/* The text of an operand must not be able to open the next one's neighbours. */
static bool each_operand(struct input *in, void *arg)
{
	const bool last = !strcmp(in->name, "other");
	struct str line;

	CHECK(input_line(in, &line) && line.len == 9);
	CHECK(read_file() == (last && sandbox_abi() && !SANDBOX_LOOSE ? EACCES : 0));
	CHECK(write_file() == (sandbox_abi() && !SANDBOX_LOOSE ? EACCES : 0));
	++*(int *)arg;
	return true;
}

static void operands(void)
{
	char first[] = "file", last[] = "other", *both[] = {first, first, last, NULL};
	int n = 0;

	sandbox_enter();
	CHECK(input_each(both, each_operand, &n) && n == 3);
}

/* A process that starts in the sandboxes of others; the kernel allows sixteen. */
static void too_many_layers(void)
{
	for (int i = 0; i < 20; i++) {
		sandbox_enter();
		sandbox_opened(false);
	}
	check_attempts(sandbox_abi(), false);
}

#define CHILD_TEST(name, f)                                                                        \
	static void name(void)                                                                     \
	{                                                                                          \
		fill_folder();                                                                     \
		in_child(f);                                                                       \
	}

CHILD_TEST(every_attempt_works_outside, outside)
CHILD_TEST(sealing_without_entering_does_nothing, without_entering)
CHILD_TEST(inside_files_can_only_be_read, entered)
CHILD_TEST(once_sealed_no_file_can_be_opened, sealed)
CHILD_TEST(open_files_stay_usable, what_is_open_stays_usable)
CHILD_TEST(files_of_a_folder_that_is_kept_can_be_made, a_folder_is_kept)
CHILD_TEST(a_kernel_without_landlock_refuses_nothing, old_kernel)
CHILD_TEST(a_container_that_forbids_landlock_refuses_nothing, strict_container)
CHILD_TEST(the_last_operand_seals, operands)
CHILD_TEST(layers_that_the_kernel_refuses_do_no_harm, too_many_layers)

int main(void)
{
	if (!mkdtemp(folder) || chdir(folder))
		return 1;
	printf("# Landlock version %d%s\n", sandbox_abi(), SANDBOX_LOOSE ? ", loose build" : "");
	RUN(every_attempt_works_outside);
	RUN(sealing_without_entering_does_nothing);
	RUN(inside_files_can_only_be_read);
	RUN(once_sealed_no_file_can_be_opened);
	RUN(open_files_stay_usable);
	RUN(files_of_a_folder_that_is_kept_can_be_made);
	RUN(a_kernel_without_landlock_refuses_nothing);
	RUN(a_container_that_forbids_landlock_refuses_nothing);
	RUN(the_last_operand_seals);
	RUN(layers_that_the_kernel_refuses_do_no_harm);
	if (system("rm -rf ./*") || chdir("/") || rmdir(folder))
		return 1;
	return check_done();
}
