#include "output.h"

#include "die.h"
#include "utf8.h"

#include <errno.h>
#include <unistd.h>

/* Half of the default pipe: the reader works on one half while we fill the other. */
enum { FULL = 32 * 1024 };

static void flush_hook(void *arg)
{
	output_flush(arg);
}

void output_open(struct output *o, bool line_buffered)
{
	*o = (struct output){.fd = STDOUT_FILENO};
	o->line_buffered = line_buffered || isatty(o->fd);
	die_flush_with(flush_hook, o);
}

static _Noreturn void write_failed(void)
{
	int err = errno;

	die_flush_with(NULL, NULL);
	if (err == EPIPE)
		die_silent();
	errno = err;
	die_errno("standard output: write failed");
}

void output_flush(struct output *o)
{
	size_t done = 0;

	while (done < o->buf.len) {
		ssize_t n = write(o->fd, o->buf.p + done, o->buf.len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			write_failed();
		done += (size_t)n;
	}
	o->buf.len = 0;
}

void output_close(struct output *o)
{
	output_flush(o);
	/* Some file systems report a failed write only here. */
	if (close(o->fd) && errno != EINTR)
		write_failed();
	die_flush_with(NULL, NULL);
	buf_free(&o->buf);
}

/* True if none of the eight bytes is a control below 0x20 or has the high bit. A byte
 * equal to 0x7F passes, and so do TAB's neighbours only through the slow path. */
static bool all_plain(const char *p)
{
	uint64_t v;

	memcpy(&v, p, 8);
	return !((v | (v - UINT64_C(0x2020202020202020))) & UINT64_C(0x8080808080808080));
}

static bool breaks_record(unsigned char c)
{
	return c == 0 || (c >= '\t' && c <= '\r');
}

void output_sanitise(char *p, size_t len)
{
	size_t i = 0, n;

	while (i < len) {
		if (i + 8 <= len && all_plain(p + i)) {
			i += 8;
			continue;
		}
		if (breaks_record((unsigned char)p[i]))
			p[i] = ' ';
		n = 1;
		if ((unsigned char)p[i] >= 0x80 &&
		    utf8_next((struct str){p + i, len - i}, &n) == UTF8_BAD)
			p[i] = '?';
		i += n;
	}
}

void output_field(struct output *o, struct str s)
{
	size_t at = o->buf.len;

	buf_addstr(&o->buf, s);
	output_sanitise(o->buf.p + at, s.len);
}

void output_raw(struct output *o, struct str s)
{
	buf_addstr(&o->buf, s);
}

void output_uint(struct output *o, uint64_t n)
{
	buf_adduint(&o->buf, n);
}

void output_end_row(struct output *o)
{
	buf_addc(&o->buf, '\n');
	if (o->line_buffered || o->buf.len >= FULL)
		output_flush(o);
}
