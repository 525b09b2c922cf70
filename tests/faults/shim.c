/* shim: for LD_PRELOAD. Makes calls of libc fail or fall short, as FAULT in the environment
 * says, and counts them.
 *
 *   FAULT=CALL:N:WHAT[:AFTER]  the N-th call (from 1) of CALL does WHAT, all later ones do
 *                              AFTER if it is given.
 *   FAULT_COUNTS=FILE          at the end a line "CALL COUNT" for each call is appended.
 *
 * CALL is a name of `calls` below; `alloc` is malloc, calloc and realloc counted together.
 * WHAT is an errno by name; `short` (one byte), `half` or `none` of what was asked for, for
 * calls that can fall short; or `ok`. Calls that libc makes inside itself (stdio's writes,
 * malloc's own mmap) are not seen. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum call { READ, WRITE, WRITEV, MMAP, OPEN, FOPEN, FWRITE, FSTAT, CLOSE, MALLOC, CALLOC, REALLOC,
            ALLOC, CALLS };

static const char *const calls[CALLS] = {"read",  "write", "writev", "mmap",   "open",    "fopen", "fwrite",
                                         "fstat", "close", "malloc", "calloc", "realloc", "alloc"};

/* What is no errno. */
enum { OK = 0, SHORT = -1, HALF = -2, NONE = -3 };

static struct {
	unsigned long count[CALLS];
	int call; /* -1: none */
	unsigned long n;
	int what, after;
	bool ready;
	int counts; /* where they go at the end; -1: nowhere */
} fault = {.call = -1, .counts = -1};

static const struct { const char *name; int what; } names[] = {
	{"ok", OK}, {"short", SHORT}, {"half", HALF}, {"none", NONE}, {"EACCES", EACCES},
	{"EAGAIN", EAGAIN}, {"EDQUOT", EDQUOT}, {"EINTR", EINTR}, {"EIO", EIO}, {"EMFILE", EMFILE},
	{"ENOENT", ENOENT}, {"ENOMEM", ENOMEM}, {"ENOSPC", ENOSPC}, {"EPIPE", EPIPE}};

/* A mistake in FAULT must not look like a program that survived. */
static void refuse(const char *s)
{
	dprintf(2, "shim: bad FAULT '%s'\n", s);
	_exit(99);
}

static int what_of(const char *s, size_t len)
{
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (strlen(names[i].name) == len && !memcmp(names[i].name, s, len))
			return names[i].what;
	refuse(s);
	return OK;
}

static void parse(const char *s)
{
	const char *colon = strchr(s, ':');
	size_t len = colon ? (size_t)(colon - s) : 0;
	char *end;

	for (int i = 0; i < CALLS; i++)
		if (strlen(calls[i]) == len && !memcmp(calls[i], s, len))
			fault.call = i;
	if (!colon || fault.call < 0)
		refuse(s);
	fault.n = strtoul(colon + 1, &end, 10);
	if (!fault.n || *end != ':')
		refuse(s);
	len = strcspn(++end, ":");
	fault.what = what_of(end, len);
	end += len;
	if (*end == ':')
		fault.after = what_of(end + 1, strlen(end + 1));
}

/* Opened at the start, since the programs soon let nobody open a file; out of the way of the
 * numbers that they get. */
static void open_counts(const char *path)
{
	int fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND, 0666);

	fault.counts = fcntl(fd, F_DUPFD_CLOEXEC, 100);
	syscall(SYS_close, fd);
}

/* Calls before this one, of the dynamic linker, neither count nor fail. */
__attribute__((constructor)) static void begin(void)
{
	const struct rlimit seconds = {2, 2};
	const char *s = getenv("FAULT");

	if (s)
		parse(s);
	if (getenv("FAULT_COUNTS"))
		open_counts(getenv("FAULT_COUNTS"));
	/* What spins or hangs is killed, and so seen. */
	setrlimit(RLIMIT_CPU, &seconds);
	alarm(20);
	fault.ready = true;
}

__attribute__((destructor)) static void end(void)
{
	char line[64];

	fault.ready = false;
	if (fault.counts < 0)
		return;
	for (int i = 0; i < CALLS; i++) {
		int len = snprintf(line, sizeof line, "%s %lu\n", calls[i], fault.count[i]);

		syscall(SYS_write, fault.counts, line, len);
	}
}

/* What the call that is being made shall do; sets errno for one that fails. */
static int next(enum call call)
{
	int what = OK;

	if (!fault.ready)
		return OK;
	fault.count[call]++;
	if ((int)call == fault.call && fault.count[call] >= fault.n)
		what = fault.count[call] == fault.n ? fault.what : fault.after;
	if (what > 0)
		errno = what;
	return what;
}

/* How much of `len` a call is let have. */
static size_t part(int what, size_t len)
{
	if (what == NONE)
		return 0;
	if (what == SHORT)
		return len ? 1 : 0;
	return what == HALF ? (len + 1) / 2 : len;
}

static ssize_t do_read(int fd, void *p, size_t len)
{
	const int what = next(READ);

	return what > 0 ? -1 : syscall(SYS_read, fd, p, part(what, len));
}

ssize_t read(int fd, void *p, size_t len)
{
	return do_read(fd, p, len);
}

/* What read is under FORTIFY. */
ssize_t __read_chk(int fd, void *p, size_t len, size_t room)
{
	return len > room ? (abort(), 0) : do_read(fd, p, len);
}

ssize_t write(int fd, const void *p, size_t len)
{
	const int what = next(WRITE);

	return what > 0 ? -1 : what == NONE ? 0 : syscall(SYS_write, fd, p, part(what, len));
}

ssize_t writev(int fd, const struct iovec *v, int n)
{
	const int what = next(WRITEV);

	if (what > 0)
		return -1;
	if (what == OK || !n)
		return syscall(SYS_writev, fd, v, n);
	return what == NONE ? 0 : syscall(SYS_write, fd, v->iov_base, part(what, v->iov_len));
}

void *mmap(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	return next(MMAP) > 0 ? MAP_FAILED : (void *)syscall(SYS_mmap, at, len, prot, flags, fd, offset);
}

void *mmap64(void *at, size_t len, int prot, int flags, int fd, off_t offset)
{
	return mmap(at, len, prot, flags, fd, offset);
}

static int do_open(const char *path, int flags, mode_t mode)
{
	return next(OPEN) > 0 ? -1 : (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list ap;

	if (flags & O_CREAT) {
		va_start(ap, flags);
		mode = va_arg(ap, mode_t);
		va_end(ap);
	}
	return do_open(path, flags, mode);
}

int open64(const char *path, int flags, ...) __attribute__((alias("open")));

int __open_2(const char *path, int flags)
{
	return do_open(path, flags, 0);
}

int __open64_2(const char *path, int flags)
{
	return do_open(path, flags, 0);
}

static void *real(const char *name)
{
	return dlsym(RTLD_NEXT, name);
}

FILE *fopen(const char *path, const char *mode)
{
	FILE *(*f)(const char *, const char *) = (FILE * (*)(const char *, const char *)) real("fopen");

	return next(FOPEN) > 0 ? NULL : f(path, mode);
}

FILE *fopen64(const char *path, const char *mode)
{
	return fopen(path, mode);
}

size_t fwrite(const void *p, size_t len, size_t n, FILE *f)
{
	size_t (*w)(const void *, size_t, size_t, FILE *) =
		(size_t(*)(const void *, size_t, size_t, FILE *))real("fwrite");
	const int what = next(FWRITE);

	return what > 0 ? 0 : w(p, len, part(what, n), f);
}

int fstat(int fd, struct stat *st)
{
	return next(FSTAT) > 0 ? -1 : (int)syscall(SYS_fstat, fd, st);
}

int close(int fd)
{
	const int what = next(CLOSE);
	const int err = errno, rc = (int)syscall(SYS_close, fd);

	/* The descriptor is gone even so. */
	if (what > 0)
		errno = err;
	return what > 0 ? -1 : rc;
}

extern void *__libc_malloc(size_t), *__libc_calloc(size_t, size_t), *__libc_realloc(void *, size_t);

static bool no_memory(enum call call)
{
	const int a = next(call), b = next(ALLOC);

	return a > 0 || b > 0;
}

void *malloc(size_t len)
{
	return no_memory(MALLOC) ? NULL : __libc_malloc(len);
}

void *calloc(size_t n, size_t len)
{
	return no_memory(CALLOC) ? NULL : __libc_calloc(n, len);
}

void *realloc(void *p, size_t len)
{
	return no_memory(REALLOC) ? NULL : __libc_realloc(p, len);
}
