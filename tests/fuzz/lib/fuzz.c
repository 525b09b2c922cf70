#include "fuzz.h"

#include "base/die.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

static struct file {
	int fd; /* 0 = not made yet */
	char path[32];
} files[FUZZ_FILES];

_Noreturn void fuzz_broken(const char *file, int line, const char *promise)
{
	printf("# %s:%d: broken: %s\n", file, line, promise);
	fflush(stdout);
	abort();
}

unsigned fuzz_choice(struct str *s)
{
	unsigned c = s->len ? (unsigned char)*s->p : 0;

	if (s->len)
		*s = str_cut(*s, 1, s->len);
	return c;
}

struct str fuzz_copy(struct str s)
{
	char *p = xcalloc(s.len + STR_PAD, 1);

	if (s.len)
		memcpy(p, s.p, s.len);
	return (struct str){p, s.len};
}

static struct file *empty_file(int slot)
{
	struct file *f = &files[slot];

	if (!f->fd) {
		f->fd = memfd_create("fuzz", MFD_CLOEXEC);
		if (f->fd < 0)
			die_errno("memfd_create");
		snprintf(f->path, sizeof f->path, "/proc/self/fd/%d", f->fd);
	}
	if (ftruncate(f->fd, 0) || lseek(f->fd, 0, SEEK_SET) < 0)
		die_errno("%s", f->path);
	return f;
}

const char *fuzz_file(int slot, struct str content)
{
	struct file *f = empty_file(slot);

	while (content.len) {
		ssize_t n = write(f->fd, content.p, content.len);

		if (n < 0)
			die_errno("%s", f->path);
		content = str_cut(content, (size_t)n, content.len);
	}
	return f->path;
}

const char *fuzz_path(int slot)
{
	return files[slot].path;
}

struct str fuzz_read_file(int slot, struct buf *to)
{
	off_t len = lseek(files[slot].fd, 0, SEEK_END);

	to->len = 0;
	buf_reserve(to, (size_t)len);
	if (pread(files[slot].fd, to->p, (size_t)len, 0) != len)
		die_errno("%s", files[slot].path);
	to->len = (size_t)len;
	return buf_str(to);
}

void fuzz_output(struct output *o, int slot)
{
	*o = (struct output){.fd = empty_file(slot)->fd};
}

void fuzz_finish(struct output *o)
{
	output_flush(o);
	buf_free(&o->buf);
}

bool fuzz_same(struct str got, struct str want)
{
	size_t i = 0;

	if (got.len != want.len)
		return false;
	while (i < got.len && (got.p[i] == want.p[i] ||
	                       (got.p[i] && strchr(" \xC2\xAD\xE2\x81\xA0\xD6\x8A\x80\x90", got.p[i]))))
		i++;
	return i == got.len;
}

bool fuzz_blank(struct str s)
{
	static const char *const blanks[] = {"\xC2\xA0", "\xE2\x80\x8B", "\xE2\x80\xA8", "\xE2\x80\xA9",
	                                     "\xEF\xBB\xBF"};

	while (s.len) {
		size_t len = s.p[0] == ' ' || s.p[0] == '\0' || (s.p[0] >= '\t' && s.p[0] <= '\r');

		for (size_t b = 0; !len && b < sizeof blanks / sizeof *blanks; b++)
			if (str_starts(s, str_of(blanks[b])))
				len = strlen(blanks[b]);
		if (!len)
			return false;
		s = str_cut(s, len, s.len);
	}
	return true;
}

size_t fuzz_below(uint64_t *state, size_t n)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * UINT64_C(2685821657736338717)) >> 33) % n;
}
