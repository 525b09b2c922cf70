#include "page/spool.h"

#include "base/die.h"
#include "stream/retry.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

enum { FULL = 256 * 1024 };

static const char *folder(void)
{
	const char *dir = getenv("TMPDIR");

	return dir && *dir ? dir : "/tmp";
}

bool spool_open(struct spool *s)
{
	struct buf path = {0};

	*s = (struct spool){0};
	buf_addf(&path, "%s/readout.XXXXXX", folder());
	buf_addc(&path, 0);
	s->fd = mkostemp(path.p, O_CLOEXEC);
	if (s->fd < 0)
		warn_errno("a temporary file in %s", folder());
	else
		unlink(path.p);
	/* A standard stream that is closed is not this file (input.c). */
	if (s->fd >= 0 && s->fd <= STDERR_FILENO) {
		const int fd = fcntl(s->fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);

		close(s->fd);
		s->fd = fd;
	}
	buf_free(&path);
	return s->fd >= 0;
}

void spool_close(struct spool *s)
{
	if (s->fd > 0)
		close(s->fd);
	buf_free(&s->buf);
	*s = (struct spool){0};
}

static void flush(struct spool *s)
{
	size_t done = 0;

	while (done < s->buf.len) {
		const ssize_t n = pwrite(s->fd, s->buf.p + done, s->buf.len - done, (off_t)(s->len + done));

		if (n < 0 && retry(s->fd, RETRY_WRITE))
			continue;
		if (!n)
			errno = ENOSPC;
		if (n <= 0)
			die_errno("a temporary file in %s: write failed", folder());
		done += (size_t)n;
	}
	s->len += s->buf.len;
	s->buf.len = 0;
}

void spool_tick(struct spool *s)
{
	if (s->buf.len >= FULL)
		flush(s);
}

bool spool_read(struct spool *s, uint64_t *at, struct str *block)
{
	ssize_t n;

	if (!*at)
		flush(s);
	buf_reserve(&s->buf, FULL);
	do
		n = pread(s->fd, s->buf.p, FULL, (off_t)*at);
	while (n < 0 && retry(s->fd, RETRY_READ));
	if (n < 0 || (!n && *at < s->len)) {
		if (!n)
			errno = EIO;
		die_errno("a temporary file in %s: read failed", folder());
	}
	*at += (uint64_t)n;
	*block = (struct str){s->buf.p, (size_t)n};
	return n > 0;
}

bool spool_line(struct spool *s, struct spool_lines *r, struct str *line)
{
	struct str block;

	for (;;) {
		const struct str rest = str_cut(buf_str(&r->kept), r->from, r->kept.len);
		const char *nl = rest.len ? memchr(rest.p, '\n', rest.len) : NULL;

		if (nl) {
			*line = str_cut(rest, 0, (size_t)(nl - rest.p));
			r->from += line->len + 1;
			return true;
		}
		r->kept.len = rest.len;
		if (rest.len)
			memmove(r->kept.p, rest.p, rest.len);
		r->from = 0;
		if (!spool_read(s, &r->at, &block)) {
			buf_free(&r->kept);
			return false;
		}
		buf_addstr(&r->kept, block);
	}
}

void spool_copy(struct spool *s, struct output *o)
{
	struct str block;
	uint64_t at = 0;

	/* What did not fill the buffer has no need of the file. */
	if (!s->len) {
		output_raw(o, buf_str(&s->buf));
		return;
	}
	while (spool_read(s, &at, &block)) {
		output_raw(o, block);
		output_flush(o);
	}
}

void spool_reset(struct spool *s)
{
	s->buf.len = 0;
	s->len = 0;
	if (ftruncate(s->fd, 0))
		die_errno("a temporary file in %s", folder());
}
