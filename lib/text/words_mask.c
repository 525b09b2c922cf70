#include "text/words_mask.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static uint64_t mask_scalar(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < WORDS_BLOCK; i++) {
		unsigned char c = p[i], l = c | 0x20;

		m |= (uint64_t)((c >= '0' && c <= '9') || (l >= 'a' && l <= 'z') || c >= 0x80) << i;
	}
	return m;
}

#if defined(__x86_64__)
/* x in [lo, lo + n) as an unsigned saturating test: x - lo < n. */
static inline __m128i in_range128(__m128i x, char lo, char n)
{
	__m128i d = _mm_sub_epi8(x, _mm_set1_epi8(lo));

	return _mm_cmpeq_epi8(_mm_min_epu8(d, _mm_set1_epi8((char)(n - 1))), d);
}

static uint64_t mask_sse2(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < WORDS_BLOCK; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i letter = in_range128(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26);
		__m128i any = _mm_or_si128(_mm_or_si128(letter, in_range128(x, '0', 10)), x);

		m |= (uint64_t)(uint32_t)_mm_movemask_epi8(any) << i;
	}
	return m;
}

__attribute__((target("avx2"))) static inline __m256i in_range256(__m256i x, char lo, char n)
{
	__m256i d = _mm256_sub_epi8(x, _mm256_set1_epi8(lo));

	return _mm256_cmpeq_epi8(_mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))), d);
}

__attribute__((target("avx2"))) static uint64_t mask_avx2(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < WORDS_BLOCK; i += 32) {
		__m256i x = _mm256_loadu_si256((const __m256i *)(const void *)(p + i));
		__m256i letter = in_range256(_mm256_or_si256(x, _mm256_set1_epi8(0x20)), 'a', 26);
		__m256i any = _mm256_or_si256(_mm256_or_si256(letter, in_range256(x, '0', 10)), x);

		m |= (uint64_t)(uint32_t)_mm256_movemask_epi8(any) << i;
	}
	return m;
}
#endif

words_mask_fn *words_mask(enum cpu_level cpu)
{
#if defined(__x86_64__)
	if (cpu == CPU_AVX2)
		return mask_avx2;
	if (cpu == CPU_SSE2)
		return mask_sse2;
#endif
	(void)cpu;
	return mask_scalar;
}
