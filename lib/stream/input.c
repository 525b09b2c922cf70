#include "stream/input.h"

#include "base/die.h"
#include "stream/retry.h"
#include "stream/sandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As much as a default pipe holds; larger blocks fall out of the second-level cache. */
enum { BLOCK = 64 * 1024 };

static bool is_stdin(const char *name)
{
	return !strcmp(name, "-");
}

/* Where a standard stream is closed, the next file to be opened would become it: read as
 * "-", written over, or told the messages. */
static int above_standard(int fd)
{
	int other, err;

	if (fd < 0 || fd > STDERR_FILENO)
		return fd;
	other = fcntl(fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
	err = errno;
	close(fd);
	errno = err;
	return other;
}

/* A signal may come while a FIFO waits for its writer. */
static int open_file(const char *name)
{
	int fd;

	do
		fd = open(name, O_RDONLY | O_CLOEXEC);
	while (fd < 0 && errno == EINTR);
	return above_standard(fd);
}

bool input_open(struct input *in, const char *name)
{
	struct stat st;

	*in = (struct input){.name = name};
	in->fd = is_stdin(name) ? STDIN_FILENO : open_file(name);
	if (in->fd < 0) {
		warn_errno("%s", name);
		return false;
	}
	if (!fstat(in->fd, &st) && S_ISREG(st.st_mode) && st.st_size > 0)
		in->size = (uint64_t)st.st_size;
	return true;
}

/* Appends what one read gives. False at the end and on error. */
static bool fill(struct input *in)
{
	ssize_t n;

	if (in->ended)
		return false;
	buf_reserve(&in->buf, BLOCK);
	do
		n = read(in->fd, in->buf.p + in->buf.len, BLOCK);
	while (n < 0 && retry(in->fd, RETRY_READ));
	if (n < 0) {
		warn_errno("%s: read failed", in->name);
		in->failed = true;
	}
	if (n <= 0) {
		in->ended = true;
		return false;
	}
	in->buf.len += (size_t)n;
	in->bytes += (uint64_t)n;
	return true;
}

struct str input_ahead(const struct input *in)
{
	return str_cut(buf_str(&in->buf), in->at, in->buf.len);
}

bool input_more(struct input *in)
{
	return fill(in);
}

void input_skip_bom(struct input *in)
{
	static const char bom[] = "\xEF\xBB\xBF";

	/* Its bytes may come one by one. */
	while (in->buf.len < 3 && !memcmp(buf_str(&in->buf).p, bom, in->buf.len) && fill(in))
		;
	if (str_starts(buf_str(&in->buf), str_of(bom)))
		in->at = 3;
}

bool input_block(struct input *in, struct str *block)
{
	if (in->at == in->buf.len) {
		in->at = in->buf.len = 0;
		if (!fill(in))
			return false;
	}
	*block = str_cut(buf_str(&in->buf), in->at, in->buf.len);
	in->at = in->buf.len;
	return true;
}

/* Moves what has not been handed out to the front, so that the buffer holds little more
 * than one line. */
static void shift(struct input *in)
{
	if (!in->at)
		return;
	in->buf.len -= in->at;
	memmove(in->buf.p, in->buf.p + in->at, in->buf.len);
	in->at = 0;
}

bool input_line(struct input *in, struct str *line)
{
	size_t seen = 0;

	if (!in->line)
		input_skip_bom(in);
	for (;;) {
		struct str rest = str_cut(buf_str(&in->buf), in->at, in->buf.len);
		const char *nl = NULL;

		if (rest.len > seen)
			nl = memchr(rest.p + seen, '\n', rest.len - seen);
		if (nl) {
			*line = (struct str){rest.p, (size_t)(nl - rest.p)};
			in->at += line->len + 1;
			in->line++;
			return true;
		}
		seen = rest.len;
		shift(in);
		if (fill(in))
			continue;
		if (in->failed || !rest.len)
			return false;
		*line = buf_str(&in->buf);
		in->at = in->buf.len;
		in->line++;
		return true;
	}
}

void input_close(struct input *in)
{
	if (in->fd != STDIN_FILENO)
		close(in->fd);
	buf_free(&in->buf);
}

/* Sets `*left` if standard input was not read to its end. */
static bool one(const char *name, bool last, bool (*each)(struct input *, void *), void *arg,
                bool *left)
{
	struct input in;
	bool ok;

	if (!input_open(&in, name)) {
		each(NULL, arg);
		return false;
	}
	sandbox_opened(last);
	ok = each(&in, arg);
	ok = !in.failed && ok;
	*left = *left || (is_stdin(name) && !in.ended);
	input_close(&in);
	return ok;
}

/* What is left of standard input begins anywhere: it is no text of its own. */
static bool refuse_rest(void)
{
	warn("-: the rest of standard input, refused above, is not read");
	return false;
}

bool input_each(char **operands, bool (*each)(struct input *, void *), void *arg)
{
	bool ok = true, left = false;

	if (!*operands)
		return one("-", true, each, arg, &left);
	for (; *operands; operands++) {
		const bool again = left && is_stdin(*operands);

		ok = (again ? refuse_rest() : one(*operands, !operands[1], each, arg, &left)) && ok;
	}
	return ok;
}
