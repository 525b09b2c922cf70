#include "source/json_prepare.h"

#include "base/utf8.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static char at(struct str s, size_t i)
{
	return i < s.len ? s.p[i] : '\0';
}

static size_t digits(struct str s, size_t i)
{
	while (str_is_digit(at(s, i)))
		i++;
	return i;
}

/* The bytes at the beginning of `s` that are all a number could have. */
static size_t number_like(struct str s)
{
	size_t n = 1;

	while (str_is_digit(at(s, n)) || (at(s, n) && strchr("+-.eE", s.p[n])))
		n++;
	return n;
}

/* The whole of `s` is a number as RFC 8259 writes them. */
static bool is_number(struct str s)
{
	size_t i = at(s, 0) == '-', from = i;

	i = at(s, i) == '0' ? i + 1 : digits(s, i);
	if (i == from)
		return false;
	if (at(s, i) == '.') {
		from = ++i;
		i = digits(s, i);
		if (i == from)
			return false;
	}
	if (at(s, i) == 'e' || at(s, i) == 'E') {
		i++;
		i += at(s, i) == '+' || at(s, i) == '-';
		from = i;
		i = digits(s, i);
		if (i == from)
			return false;
	}
	return i == s.len;
}

/* A key is none, and stays to be refused. */
static bool is_value(struct str behind)
{
	size_t i = 0;

	while (is_blank(at(behind, i)))
		i++;
	return at(behind, i) != ':';
}

static size_t take_number(struct str s, struct buf *out)
{
	const size_t n = number_like(s);
	const struct str number = str_cut(s, 0, n);
	const bool quoted = is_number(number) && is_value(str_cut(s, n, s.len));

	if (quoted)
		buf_addc(out, '"');
	buf_addstr(out, number);
	if (quoted)
		buf_addc(out, '"');
	return n;
}

/* The four digits behind \u at the beginning of `s`; UTF8_BAD if that is not there. */
static uint32_t unicode_escape(struct str s)
{
	uint32_t v = 0;

	if (s.len < 6 || s.p[0] != '\\' || s.p[1] != 'u')
		return UTF8_BAD;
	for (size_t i = 2; i < 6; i++) {
		const char c = s.p[i], small = (char)(c | 0x20);

		if (!str_is_digit(c) && !(small >= 'a' && small <= 'f'))
			return UTF8_BAD;
		v = v * 16 + (uint32_t)(str_is_digit(c) ? c - '0' : small - 'a' + 10);
	}
	return v;
}

/* A backslash and what it stands before. */
static size_t take_escape(struct str s, struct buf *out)
{
	const uint32_t v = unicode_escape(s);
	size_t n = s.len < 2 ? s.len : 2;

	if (v >= 0xD800 && v < 0xE000) {
		const uint32_t low = unicode_escape(str_cut(s, 6, s.len));

		if (v >= 0xDC00 || low < 0xDC00 || low >= 0xE000) {
			buf_addstr(out, STR("\\ufffd"));
			return 6;
		}
		n = 12;
	}
	/* A broken byte behind it is no escaped one. */
	if (n == 2 && (unsigned char)s.p[1] >= 0x80)
		n = 1;
	buf_addstr(out, str_cut(s, 0, n));
	return n;
}

/* How many bytes follow the first one of a character. */
static size_t followers(unsigned char first)
{
	return first >= 0xC2 && first <= 0xF4 ? (size_t)1 + (first >= 0xE0) + (first >= 0xF0) : 0;
}

/* What may stand second in a character, as RFC 3629 has it. */
static bool may_follow(unsigned char first, unsigned char next)
{
	const unsigned char least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
	const unsigned char most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;

	return next >= least && next <= most;
}

/* The bytes at the beginning of `s` that are one broken character: those that could be the
 * beginning of one, or a single byte. */
static size_t broken(struct str s)
{
	const unsigned char first = (unsigned char)s.p[0];
	const size_t most = 1 + followers(first);
	size_t n = 1;

	while (n < s.len && n < most && may_follow(n == 1 ? first : 0, (unsigned char)s.p[n]))
		n++;
	return n;
}

static size_t take_character(struct str s, struct buf *out)
{
	size_t n;

	if (utf8_next(s, &n) == UTF8_BAD) {
		buf_addstr(out, STR("\xEF\xBF\xBD"));
		return broken(s);
	}
	buf_addstr(out, str_cut(s, 0, n));
	return n;
}

/* Bytes at the beginning of `s` that stand for themselves inside a string, or outside. */
static size_t plain(struct str s, bool inside)
{
	size_t n = 0;

	while (n < s.len && (unsigned char)s.p[n] < 0x80 && s.p[n] != '"' &&
	       (inside ? s.p[n] != '\\' : !str_is_digit(s.p[n]) && s.p[n] != '-'))
		n++;
	return n;
}

size_t json_prepare(struct str line, size_t most, struct buf *out)
{
	const size_t from = out->len;
	bool inside = false;
	size_t i = 0;

	while (i < line.len && out->len - from < most) {
		struct str rest = str_cut(line, i, line.len);
		size_t n = plain(rest, inside), left = most - (out->len - from);

		n = n < left ? n : left;
		if (n) {
			buf_addstr(out, str_cut(rest, 0, n));
		} else if (rest.p[0] == '"') {
			inside = !inside;
			buf_addc(out, '"');
			n = 1;
		} else if ((unsigned char)rest.p[0] >= 0x80) {
			n = take_character(rest, out);
		} else {
			n = inside ? take_escape(rest, out) : take_number(rest, out);
		}
		i += n;
	}
	return i;
}
