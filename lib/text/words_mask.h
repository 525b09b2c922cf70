/* words_mask: which bytes of a block may stand in a word. For words.c alone. SSE2, which all
 * x86-64 has, takes a quarter off the instructions of topics; AVX2 took nothing off its time. */
#ifndef WORDS_MASK_H
#define WORDS_MASK_H

#include "base/cpu.h"

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { WORDS_BLOCK = 64 }; /* bytes that one mask covers */

static inline uint64_t words_mask_scalar(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < WORDS_BLOCK; i++) {
		unsigned char c = p[i], l = c | 0x20;

		m |= (uint64_t)((c >= '0' && c <= '9') || (l >= 'a' && l <= 'z') || c >= 0x80) << i;
	}
	return m;
}

#if defined(__SSE2__)
/* x in [lo, lo + n) as an unsigned saturating test: x - lo < n. */
static inline __m128i words_in_range(__m128i x, char lo, char n)
{
	__m128i d = _mm_sub_epi8(x, _mm_set1_epi8(lo));

	return _mm_cmpeq_epi8(_mm_min_epu8(d, _mm_set1_epi8((char)(n - 1))), d);
}

static inline uint64_t words_mask_16(const unsigned char *p)
{
	__m128i x = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i letter = words_in_range(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26);
	__m128i any = _mm_or_si128(_mm_or_si128(letter, words_in_range(x, '0', 10)), x);

	return (uint64_t)(unsigned)_mm_movemask_epi8(any);
}
#endif

/* One bit for each byte, bit 0 for the first: an ASCII letter or digit, or a byte from 0x80
 * up, which may be part of one. The same on every machine. */
static inline uint64_t words_mask(const unsigned char *p, enum cpu_level cpu)
{
#if defined(__SSE2__)
	if (cpu != CPU_SCALAR)
		return words_mask_16(p) | words_mask_16(p + 16) << 16 | words_mask_16(p + 32) << 32 |
		       words_mask_16(p + 48) << 48;
#endif
	(void)cpu;
	return words_mask_scalar(p);
}

#endif
