#include "base/str.h"

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

bool str_holds(struct str s, struct str part)
{
	const char *at;

	while (s.len >= part.len && (at = memchr(s.p, *part.p, s.len))) {
		s = str_cut(s, (size_t)(at - s.p), s.len);
		if (str_starts(s, part))
			return true;
		s = str_cut(s, 1, s.len);
	}
	return false;
}

int str_among(struct str s, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(s, str_of(names[i])))
			return (int)i;
	return -1;
}

size_t str_digits(struct str s)
{
	size_t n = 0;

	while (n < s.len && str_is_digit(s.p[n]))
		n++;
	return n;
}

bool str_int(struct str s, int32_t most, int32_t *n)
{
	bool minus = s.len && s.p[0] == '-';
	uint64_t v;

	if (!str_uint(str_cut(s, minus, s.len), &v) || v > (uint64_t)most)
		return false;
	*n = minus ? -(int32_t)v : (int32_t)v;
	return true;
}

bool str_take_digits(struct str *s, size_t n, int32_t *v)
{
	uint64_t u;

	if (s->len < n || !str_uint(str_cut(*s, 0, n), &u))
		return false;
	*v = (int32_t)u;
	*s = str_cut(*s, n, s->len);
	return true;
}
