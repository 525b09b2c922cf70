#include "base/str.h"

#include "base/die.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static char lower(char c)
{
	return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

bool str_same_letters(const char *a, const char *b, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (lower(a[i]) != lower(b[i]))
			return false;
	return true;
}

int str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int c = n ? memcmp(a.p, b.p, n) : 0;

	return c ? c : (a.len > b.len) - (a.len < b.len);
}

static bool is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
	while (s.len && is_space(s.p[0]))
		s = str_cut(s, 1, s.len);
	while (s.len && is_space(s.p[s.len - 1]))
		s.len--;
	return s;
}

bool str_split(struct str *rest, char sep, struct str *part)
{
	const char *at;

	if (!rest->p)
		return false;
	at = rest->len ? memchr(rest->p, sep, rest->len) : NULL;
	if (!at) {
		*part = *rest;
		rest->p = NULL;
		rest->len = 0;
		return true;
	}
	*part = (struct str){rest->p, (size_t)(at - rest->p)};
	*rest = str_cut(*rest, part->len + 1, rest->len);
	return true;
}

bool str_uint(struct str s, uint64_t *n)
{
	uint64_t v = 0;

	if (!s.len)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned d = (unsigned)(unsigned char)s.p[i] - '0';

		if (d > 9 || v > (UINT64_MAX - d) / 10)
			return false;
		v = v * 10 + d;
	}
	*n = v;
	return true;
}

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
	char digits[20];
	size_t at = sizeof digits;

	do
		digits[--at] = (char)('0' + n % 10);
	while (n /= 10);
	buf_add(b, digits + at, sizeof digits - at);
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
