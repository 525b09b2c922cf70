#include "stream/output.h"

#include "base/die.h"
#include "base/utf8.h"
#include "stream/retry.h"

#include <errno.h>
#include <signal.h>
#include <unistd.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* Half of the default pipe: the reader works on one half while we fill the other. */
enum { FULL = 16 * 1024 };

/* Rows that are whole: the fatal thing may have happened in the middle of one. */
static void flush_hook(void *arg)
{
	struct output *o = arg;

	while (o->buf.len && o->buf.p[o->buf.len - 1] != '\n')
		o->buf.len--;
	output_flush(o);
}

void output_open(struct output *o, bool line_buffered)
{
	*o = (struct output){.fd = STDOUT_FILENO};
	o->line_buffered = line_buffered || isatty(o->fd);
	/* A file that may grow no more: the write shall fail, not the program die unheard. */
	signal(SIGXFSZ, SIG_IGN);
	die_flush_with(flush_hook, o);
}

static _Noreturn void write_failed(const struct output *o)
{
	int err = errno;

	die_flush_with(NULL, NULL);
	if (err == EPIPE)
		die_silent();
	errno = err;
	die_errno("%s: write failed", o->name ? o->name : "standard output");
}

void output_flush(struct output *o)
{
	size_t done = 0;

	while (done < o->buf.len) {
		ssize_t n = write(o->fd, o->buf.p + done, o->buf.len - done);

		if (n < 0 && retry(o->fd, RETRY_WRITE))
			continue;
		/* A device that takes nothing would be asked for ever. */
		if (!n)
			errno = ENOSPC;
		if (n <= 0)
			write_failed(o);
		done += (size_t)n;
	}
	o->buf.len = 0;
}

void output_close(struct output *o)
{
	output_flush(o);
	/* Some file systems report a failed write only here. */
	if (close(o->fd) && errno != EINTR)
		write_failed(o);
	die_flush_with(NULL, NULL);
	buf_free(&o->buf);
}

static bool breaks_record(unsigned char c)
{
	return c == 0 || (c >= '\t' && c <= '\r');
}

/* Copies one character as it may be written; returns its bytes. The three bytes of most
 * quotation marks and dashes (E2 80 xx) need no decoder. */
static size_t copy_one(char *to, const char *p, size_t left)
{
	const unsigned char c = (unsigned char)*p;
	size_t n = 1;

	if (c < 0x80) {
		*to = breaks_record(c) ? ' ' : (char)c;
		return 1;
	}
	if (left >= 3 && c == 0xE2 && (unsigned char)p[1] == 0x80 &&
	    ((unsigned char)p[2] & 0xC0) == 0x80)
		n = 3;
	else if (utf8_next((struct str){p, left}, &n) == UTF8_BAD) {
		*to = '?';
		return 1;
	}
	for (size_t i = 0; i < n; i++)
		to[i] = p[i];
	return n;
}

/* Controls and what is not ASCII: as signed bytes, all that is below the space. */
static bool is_odd(char c)
{
	return (signed char)c < ' ';
}

static size_t copy_bytes(char *to, const char *p, size_t i, size_t len)
{
	while (i < len) {
		if (is_odd(p[i])) {
			i += copy_one(to + i, p + i, len - i);
		} else {
			to[i] = p[i];
			i++;
		}
	}
	return i;
}

/* No byte of the two words is odd. Without a top bit, a byte below the space borrows one in
 * the subtraction. */
static bool are_plain(uint64_t a, uint64_t b)
{
	const uint64_t spaces = UINT64_C(0x2020202020202020), tops = UINT64_C(0x8080808080808080);

	return !((a | b | (a - spaces) | (b - spaces)) & tops);
}

/* One to fifteen bytes: as two words that may overlap if they are plain, else one by one. */
static void copy_short(char *to, const char *p, size_t len)
{
	uint64_t a, b;
	uint32_t c, d;

	if (len >= 8) {
		memcpy(&a, p, 8);
		memcpy(&b, p + len - 8, 8);
		if (are_plain(a, b)) {
			memcpy(to, &a, 8);
			memcpy(to + len - 8, &b, 8);
			return;
		}
	} else if (len >= 4) {
		memcpy(&c, p, 4);
		memcpy(&d, p + len - 4, 4);
		if (are_plain((uint64_t)c << 32 | d, (uint64_t)c << 32 | d)) {
			memcpy(to, &c, 4);
			memcpy(to + len - 4, &d, 4);
			return;
		}
	}
	copy_bytes(to, p, 0, len);
}

#if defined(__SSE2__)
static unsigned odd_bytes(__m128i v)
{
	return (unsigned)_mm_movemask_epi8(_mm_cmplt_epi8(v, _mm_set1_epi8(' ')));
}

static __m128i load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static void store(char *p, __m128i v)
{
	_mm_storeu_si128((__m128i *)(void *)p, v);
}

void output_copy(char *to, const char *p, size_t len)
{
	size_t i = 0;
	unsigned odd;

	if (len < 16) {
		copy_short(to, p, len);
		return;
	}
	/* The last vector first: whatever is replaced in it later stays so. */
	store(to + len - 16, load(p + len - 16));
	while (i + 16 <= len) {
		const __m128i v = load(p + i);

		odd = odd_bytes(v);
		store(to + i, v);
		if (odd) {
			i += (size_t)__builtin_ctz(odd);
			i += copy_one(to + i, p + i, len - i);
		} else {
			i += 16;
		}
	}
	if (i < len && odd_bytes(load(p + len - 16)) >> (16 - (len - i)))
		copy_bytes(to, p, i, len);
}
#else
void output_copy(char *to, const char *p, size_t len)
{
	if (len < 16)
		copy_short(to, p, len);
	else
		copy_bytes(to, p, 0, len);
}
#endif

void output_sanitise(char *p, size_t len)
{
	output_copy(p, p, len);
}

void output_field(struct output *o, struct str s)
{
	buf_reserve(&o->buf, s.len);
	output_copy(o->buf.p + o->buf.len, s.p, s.len);
	o->buf.len += s.len;
}

void output_raw(struct output *o, struct str s)
{
	buf_addstr(&o->buf, s);
}

void output_uint(struct output *o, uint64_t n)
{
	buf_adduint(&o->buf, n);
}

void output_hundredths(struct output *o, unsigned n)
{
	const char digits[] = {(char)('0' + n / 100), '.', (char)('0' + n / 10 % 10),
	                       (char)('0' + n % 10)};

	output_raw(o, (struct str){digits, sizeof digits});
}

void output_end_row(struct output *o)
{
	buf_addc(&o->buf, '\n');
	output_row_done(o);
}

void output_row_done(struct output *o)
{
	if (o->line_buffered || o->buf.len >= FULL)
		output_flush(o);
}
