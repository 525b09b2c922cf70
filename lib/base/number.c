#include "base/number.h"

/* The eight decimal digits of n < 10^8 as bytes 0..9, the first one lowest: halves, then
 * quarters, then eighths side by side in one word. */
static uint64_t eight_digits(uint64_t n)
{
	uint64_t x = n / 10000 | n % 10000 << 32, t;

	t = (x * 10486 >> 20) & UINT64_C(0x7f0000007f);
	x = t | (x - t * 100) << 16;
	t = (x * 103 >> 10) & UINT64_C(0x000f000f000f000f);
	return t | (x - t * 10) << 8;
}

/* Recurses: twice at most, for 64 bits have twenty digits and each call takes eight. */
char *number_write(char *p, uint64_t n)
{
	uint64_t x, zeros = 0;

	if (n >= 100000000) {
		p = number_write(p, n / 100000000);
		x = eight_digits(n % 100000000);
	} else {
		x = eight_digits(n);
		/* The last digit stays, be it zero. */
		zeros = (uint64_t)__builtin_ctzll(x | UINT64_C(1) << 56) / 8;
	}
	x = (x | UINT64_C(0x3030303030303030)) >> 8 * zeros;
	memcpy(p, &x, 8);
	return p + 8 - zeros;
}
