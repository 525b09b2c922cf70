#include "base/buf.h"

#include "base/die.h"
#include "base/number.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

void buf_grow(struct buf *b, size_t more)
{
	size_t need, cap = b->cap ? b->cap : 256;

	if (more > SIZE_MAX / 4 - b->len)
		die("out of memory for %zu bytes", more);
	need = b->len + more + STR_PAD;
	while (cap < need)
		cap *= 2;
	b->p = xreallocarray(b->p, cap, 1);
	/* What a vector load may see past the end is defined, if meaningless. */
	memset(b->p + b->cap, 0, cap - b->cap);
	b->cap = cap;
}

void buf_add(struct buf *b, const void *p, size_t len)
{
	buf_reserve(b, len);
	if (len)
		memcpy(b->p + b->len, p, len);
	b->len += len;
}

void buf_addstr(struct buf *b, struct str s)
{
	buf_add(b, s.p, s.len);
}

void buf_adduint(struct buf *b, uint64_t n)
{
	buf_reserve(b, NUMBER_WRITE_ROOM);
	b->len = (size_t)(number_write(b->p + b->len, n) - b->p);
}

void buf_addf(struct buf *b, const char *fmt, ...)
{
	va_list ap, again;
	int n;

	va_start(ap, fmt);
	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	if (n > 0) {
		buf_reserve(b, (size_t)n + 1);
		vsnprintf(b->p + b->len, (size_t)n + 1, fmt, again);
		b->len += (size_t)n;
	}
	va_end(again);
}

void buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}
