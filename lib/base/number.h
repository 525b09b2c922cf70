/* number: whole decimal numbers, read and written by the word; rows have four of them each.
 * Where a number must fill its cell and may be of any length: str_uint (str.h). */
#ifndef NUMBER_H
#define NUMBER_H

#include "base/str.h"

enum {
	NUMBER_READ_MOST = 19,  /* digits that number_read takes */
	NUMBER_WRITE_ROOM = 28, /* bytes that number_write may touch; of them at most 20 are digits */
};

/* The value of up to eight digits at `p`, where eight bytes are readable; `*n` says how many
 * there are. */
static inline uint64_t number_read_eight(const char *p, unsigned *n)
{
	uint64_t v, other;

	memcpy(&v, p, 8);
	v ^= UINT64_C(0x3030303030303030);
	/* The top bit of each byte that is not 0..9; right up to the first of them. */
	other = ((v + UINT64_C(0x7676767676767676)) | v) & UINT64_C(0x8080808080808080);
	*n = other ? (unsigned)__builtin_ctzll(other) / 8 : 8;
	if (!*n)
		return 0;
	/* Pairs, then fours, then the whole; zeros before the first digit. */
	v <<= 64 - 8 * *n;
	v = (v * 2561 >> 8) & UINT64_C(0x00ff00ff00ff00ff);
	v = (v * 6553601 >> 16) & UINT64_C(0x0000ffff0000ffff);
	return v * UINT64_C(42949672960001) >> 32;
}

/* The value of the digits at `p`, where NUMBER_READ_MOST + 1 bytes are readable. Returns how
 * many there are; NUMBER_READ_MOST + 1 for more than it takes. */
static inline unsigned number_read(const char *p, uint64_t *v)
{
	unsigned n;

	*v = number_read_eight(p, &n);
	for (; n >= 8 && n <= NUMBER_READ_MOST && str_is_digit(p[n]); n++)
		*v = *v * 10 + (unsigned char)(p[n] - '0');
	return n;
}

/* Writes the number at `p`, where NUMBER_WRITE_ROOM bytes are; returns what follows it. */
char *number_write(char *p, uint64_t n);

#endif
