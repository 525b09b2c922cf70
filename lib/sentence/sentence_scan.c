#include "sentence/sentence_parts.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

static bool is_candidate(char c)
{
	return c == '\n' || c == '.' || c == '!' || c == '?' || c == '\r' || c == '\f' ||
	       (unsigned char)c == MARK_ELLIPSIS;
}

static void scan_scalar(const char *p, size_t n, uint64_t *masks)
{
	for (; n--; p += 64) {
		uint64_t mask = 0;

		for (unsigned i = 0; i < 64; i++)
			mask |= (uint64_t)is_candidate(p[i]) << i;
		*masks++ = mask;
	}
}

#if defined(__x86_64__)

static uint64_t scan16(const char *p)
{
	const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
	__m128i hit = _mm_cmpeq_epi8(v, _mm_set1_epi8('\n'));

	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8('.')));
	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8('!')));
	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8('?')));
	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8('\r')));
	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8('\f')));
	hit = _mm_or_si128(hit, _mm_cmpeq_epi8(v, _mm_set1_epi8((char)MARK_ELLIPSIS)));
	return (uint64_t)(unsigned)_mm_movemask_epi8(hit);
}

static void scan_sse2(const char *p, size_t n, uint64_t *masks)
{
	for (; n--; p += 64)
		*masks++ = scan16(p) | scan16(p + 16) << 16 | scan16(p + 32) << 32 |
		           scan16(p + 48) << 48;
}

/* Each candidate has a bit of its own for its high half byte, set in the row of its low
 * half: 0_ (LF, FF, CR), 2_ (. !), 3_ (?), A_ (A6). */
__attribute__((target("avx2"))) static uint64_t scan32(const char *p)
{
	const __m256i low = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 2, 0, 0, 0, 0, 8, 0, 0, 0, 1, 0, 1, 1, 2, 4));
	const __m256i high = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(1, 0, 2, 4, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0));
	const __m256i nibble = _mm256_set1_epi8(0x0F);
	const __m256i v = _mm256_loadu_si256((const __m256i *)(const void *)p);
	const __m256i l = _mm256_shuffle_epi8(low, _mm256_and_si256(v, nibble));
	const __m256i h =
		_mm256_shuffle_epi8(high, _mm256_and_si256(_mm256_srli_epi16(v, 4), nibble));
	const __m256i none = _mm256_cmpeq_epi8(_mm256_and_si256(l, h), _mm256_setzero_si256());

	return ~(unsigned)_mm256_movemask_epi8(none);
}

__attribute__((target("avx2"))) static void scan_avx2(const char *p, size_t n, uint64_t *masks)
{
	for (; n--; p += 64)
		*masks++ = (scan32(p) & UINT32_MAX) | scan32(p + 32) << 32;
}

#endif

static void scan(const char *p, size_t n, uint64_t *masks, enum cpu_level cpu)
{
#if defined(__x86_64__)
	if (cpu >= CPU_AVX2) {
		scan_avx2(p, n, masks);
		return;
	}
	if (cpu == CPU_SSE2) {
		scan_sse2(p, n, masks);
		return;
	}
#endif
	(void)cpu;
	scan_scalar(p, n, masks);
}

size_t sentence_scan(const char *p, size_t len, uint64_t *masks, enum cpu_level cpu)
{
	const size_t need = (len + 63) / 64, n = need < SCAN_BLOCKS ? need : SCAN_BLOCKS;

	scan(p, n, masks, cpu);
	/* What lies past the end is no text. */
	if (n * 64 > len)
		masks[n - 1] &= UINT64_MAX >> (n * 64 - len);
	return n;
}
