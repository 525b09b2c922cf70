#include "base/decimal.h"

#include "base/number.h"

#include <stdio.h>

enum { DIGITS_MOST = 18, EXPONENT_MOST = 30 };

static bool is_digit(struct str s, size_t i)
{
	return i < s.len && str_is_digit(s.p[i]);
}

/* A comma counts between groups of three digits. */
static bool is_group(struct str s, size_t i)
{
	return i < s.len && s.p[i] == ',' && is_digit(s, i + 1) && is_digit(s, i + 2) &&
	       is_digit(s, i + 3) && !is_digit(s, i + 4);
}

size_t decimal_read(struct decimal *n, struct str text, size_t at)
{
	size_t i = at, count = 0;
	bool point = false;

	*n = (struct decimal){0, 0};
	for (;; i++) {
		if (is_digit(text, i)) {
			if (++count > DIGITS_MOST)
				return 0;
			n->digits = n->digits * 10 + (uint64_t)(text.p[i] - '0');
			n->exponent -= point;
		} else if (!point && count && i < text.len && text.p[i] == '.' &&
		           is_digit(text, i + 1)) {
			point = true;
		} else if (point || !count || !is_group(text, i)) {
			break;
		}
	}
	return count ? i : 0;
}

static void shorten(struct decimal *n)
{
	while (n->digits && n->digits % 10 == 0) {
		n->digits /= 10;
		n->exponent++;
	}
}

bool decimal_set(struct decimal *n, struct str decimal)
{
	return decimal.len && decimal_read(n, decimal, 0) == decimal.len;
}

bool decimal_product(struct decimal *n, const struct decimal *by)
{
	struct decimal b = *by;

	shorten(n);
	shorten(&b);
	if (__builtin_mul_overflow(n->digits, b.digits, &n->digits))
		return false;
	n->exponent += b.exponent;
	return n->exponent <= EXPONENT_MOST && n->exponent >= -EXPONENT_MOST;
}

bool decimal_times(struct decimal *n, struct str decimal)
{
	struct decimal by;

	return decimal_set(&by, decimal) && decimal_product(n, &by);
}

bool decimal_write(const struct decimal *n, char *out, size_t len)
{
	static const char zeros[EXPONENT_MOST + 1] = "000000000000000000000000000000";
	struct decimal s = *n;
	char digits[NUMBER_WRITE_ROOM];
	int written, whole;

	shorten(&s);
	if (!s.digits)
		s.exponent = 0;
	*number_write(digits, s.digits) = '\0';
	whole = (int)strlen(digits) + s.exponent;
	if (s.exponent >= 0)
		written = snprintf(out, len, "%s%.*s", digits, s.exponent, zeros);
	else if (whole > 0)
		written = snprintf(out, len, "%.*s.%s", whole, digits, digits + whole);
	else
		written = snprintf(out, len, "0.%.*s%s", -whole, zeros, digits);
	return written >= 0 && (size_t)written < len;
}
