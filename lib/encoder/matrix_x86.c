#include "encoder/matrix_parts.h"

#if defined(__x86_64__)

#include <immintrin.h>

/* Tiles of some rows and some blocks of MATRIX_OUTS outputs, as many as registers hold. Numbers
 * that the compiler knows are parameters of what is inlined always. */
#define TILE static inline __attribute__((always_inline))
#define AVX2 __attribute__((target("avx2")))
#define VNNI __attribute__((target("avx512f,avx512bw,avx512vnni")))

enum { AVX2_ROWS = 4, VNNI_ROWS = 4, VNNI_BLOCKS = 4 };

/* A tile's place: the first row and output, and where its inputs and weights lie. */
struct tile {
	const struct matrix *m;
	const uint8_t *q;
	const float *scale;
	float *out; /* of the first row and output */
	size_t stride;
	unsigned j;
};

TILE struct tile tile_at(const struct matrix *m, const struct matrix_rows *rows, size_t r, unsigned j, float *out,
                         size_t stride)
{
	return (struct tile){m, rows->q + r * m->ins, rows->scale + r, out + r * stride + j, stride, j};
}

/* SSE2 multiplies 16 bits, so bytes become those: two outputs of four inputs each a vector. */
enum { SSE2_VECTORS = MATRIX_OUTS / 2 };

TILE __m128i four_inputs(const uint8_t *q)
{
	int32_t v;

	memcpy(&v, q, sizeof v);
	return _mm_unpacklo_epi8(_mm_set1_epi32(v), _mm_setzero_si128());
}

/* Sums of outputs 0 to 3, from those of their first and second pairs of inputs. */
TILE __m128i pairs(__m128i a, __m128i b)
{
	const __m128 x = _mm_castsi128_ps(a), y = _mm_castsi128_ps(b);

	return _mm_add_epi32(_mm_castps_si128(_mm_shuffle_ps(x, y, 0x88)),
	                     _mm_castps_si128(_mm_shuffle_ps(x, y, 0xDD)));
}

TILE void store_sse2(const struct tile *t, unsigned j, __m128i sum)
{
	__m128 x = _mm_cvtepi32_ps(_mm_add_epi32(sum, _mm_load_si128((const void *)(t->m->start + t->j + j))));

	x = _mm_mul_ps(_mm_mul_ps(x, _mm_set1_ps(*t->scale)), _mm_load_ps(t->m->scale + t->j + j));
	_mm_storeu_ps(t->out + j, _mm_add_ps(x, _mm_load_ps(t->m->bias + t->j + j)));
}

static void tile_sse2(const struct tile *t)
{
	const int8_t *w = matrix_tile(t->m, t->j);
	__m128i sum[SSE2_VECTORS];

#pragma GCC unroll 8
	for (int i = 0; i < SSE2_VECTORS; i++)
		sum[i] = _mm_setzero_si128();
	for (unsigned k = 0; k < t->m->ins; k += MATRIX_INS, w += MATRIX_OUTS * MATRIX_INS) {
		const __m128i q = four_inputs(t->q + k);

#pragma GCC unroll 4
		for (int i = 0; i < SSE2_VECTORS; i += 2) {
			const __m128i v = _mm_load_si128((const void *)(w + i * 8));
			const __m128i low = _mm_srai_epi16(_mm_unpacklo_epi8(v, v), 8);
			const __m128i high = _mm_srai_epi16(_mm_unpackhi_epi8(v, v), 8);

			sum[i] = _mm_add_epi32(sum[i], _mm_madd_epi16(q, low));
			sum[i + 1] = _mm_add_epi32(sum[i + 1], _mm_madd_epi16(q, high));
		}
	}
#pragma GCC unroll 4
	for (int i = 0; i < SSE2_VECTORS; i += 2)
		store_sse2(t, (unsigned)i * 2, pairs(sum[i], sum[i + 1]));
}

void matrix_sse2(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                 size_t stride)
{
	for (unsigned j = from; j < to; j += MATRIX_OUTS)
		for (size_t r = 0; r < rows->n; r++) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			tile_sse2(&t);
		}
}

AVX2 TILE void store_avx2(const struct tile *t, size_t row, unsigned j, __m256i sum)
{
	__m256 x = _mm256_cvtepi32_ps(sum);

	x = _mm256_mul_ps(_mm256_mul_ps(x, _mm256_set1_ps(t->scale[row])), _mm256_load_ps(t->m->scale + t->j + j));
	_mm256_storeu_ps(t->out + row * t->stride + j, _mm256_add_ps(x, _mm256_load_ps(t->m->bias + t->j + j)));
}

AVX2 TILE void tile_avx2(const struct tile *t, size_t rows)
{
	const __m256i ones = _mm256_set1_epi16(1), *w = (const void *)matrix_tile(t->m, t->j);
	__m256i sum[AVX2_ROWS][2];

#pragma GCC unroll 4
	for (size_t r = 0; r < rows; r++) {
		sum[r][0] = _mm256_load_si256((const void *)(t->m->start + t->j));
		sum[r][1] = _mm256_load_si256((const void *)(t->m->start + t->j + 8));
	}
	for (unsigned k = 0; k < t->m->ins; k += MATRIX_INS, w += 2) {
#pragma GCC unroll 4
		for (size_t r = 0; r < rows; r++) {
			int32_t four;
			__m256i q;

			memcpy(&four, t->q + r * t->m->ins + k, sizeof four);
			q = _mm256_set1_epi32(four);
			sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(_mm256_maddubs_epi16(q, w[0]), ones));
			sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(_mm256_maddubs_epi16(q, w[1]), ones));
		}
	}
#pragma GCC unroll 4
	for (size_t r = 0; r < rows; r++) {
		store_avx2(t, r, 0, sum[r][0]);
		store_avx2(t, r, 8, sum[r][1]);
	}
}

AVX2 void matrix_avx2(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to,
                      float *out, size_t stride)
{
	for (unsigned j = from; j < to; j += MATRIX_OUTS) {
		size_t r = 0;

		for (; r + AVX2_ROWS <= rows->n; r += AVX2_ROWS) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			tile_avx2(&t, AVX2_ROWS);
		}
		for (; r < rows->n; r++) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			tile_avx2(&t, 1);
		}
	}
}

VNNI TILE __m512i dot_vnni(__m512i sum, __m512i q, __m512i w)
{
	__asm__("vpdpbusd %2, %1, %0" : "+v"(sum) : "v"(q), "v"(w));
	return sum;
}

VNNI TILE __m512i start_vnni(const struct tile *t, unsigned block)
{
	return _mm512_load_si512(t->m->start + t->j + block * MATRIX_OUTS);
}

VNNI TILE __m512i weights_vnni(const struct tile *t, unsigned block, size_t k)
{
	return _mm512_load_si512(matrix_tile(t->m, t->j + block * MATRIX_OUTS) + k * MATRIX_OUTS);
}

VNNI TILE __m512i inputs_vnni(const struct tile *t, size_t row, size_t k)
{
	int32_t four;

	memcpy(&four, t->q + row * t->m->ins + k, sizeof four);
	return _mm512_set1_epi32(four);
}

VNNI TILE void store_vnni(const struct tile *t, size_t row, unsigned block, __m512i sum)
{
	const unsigned j = block * MATRIX_OUTS;
	__m512 x = _mm512_mul_ps(_mm512_cvtepi32_ps(sum), _mm512_set1_ps(t->scale[row]));

	x = _mm512_mul_ps(x, _mm512_load_ps(t->m->scale + t->j + j));
	_mm512_storeu_ps(t->out + row * t->stride + j, _mm512_add_ps(x, _mm512_load_ps(t->m->bias + t->j + j)));
}

/* The sums of one row: variables each, since gcc keeps arrays and structs of so many in memory. */
VNNI TILE void add_vnni(__m512i *a, __m512i *b, __m512i *c, __m512i *d, __m512i q, __m512i w0, __m512i w1, __m512i w2,
                        __m512i w3)
{
	*a = dot_vnni(*a, q, w0);
	*b = dot_vnni(*b, q, w1);
	*c = dot_vnni(*c, q, w2);
	*d = dot_vnni(*d, q, w3);
}

VNNI TILE void store_row(const struct tile *t, size_t row, __m512i a, __m512i b, __m512i c, __m512i d)
{
	store_vnni(t, row, 0, a);
	store_vnni(t, row, 1, b);
	store_vnni(t, row, 2, c);
	store_vnni(t, row, 3, d);
}

/* Four blocks of VNNI_ROWS rows. */
VNNI static void tile_vnni(const struct tile *t)
{
	__m512i a0 = start_vnni(t, 0), a1 = start_vnni(t, 1), a2 = start_vnni(t, 2), a3 = start_vnni(t, 3);
	__m512i b0 = a0, b1 = a1, b2 = a2, b3 = a3, c0 = a0, c1 = a1, c2 = a2, c3 = a3;
	__m512i d0 = a0, d1 = a1, d2 = a2, d3 = a3;

	for (size_t k = 0; k < t->m->ins; k += MATRIX_INS) {
		const __m512i w0 = weights_vnni(t, 0, k), w1 = weights_vnni(t, 1, k);
		const __m512i w2 = weights_vnni(t, 2, k), w3 = weights_vnni(t, 3, k);

		add_vnni(&a0, &a1, &a2, &a3, inputs_vnni(t, 0, k), w0, w1, w2, w3);
		add_vnni(&b0, &b1, &b2, &b3, inputs_vnni(t, 1, k), w0, w1, w2, w3);
		add_vnni(&c0, &c1, &c2, &c3, inputs_vnni(t, 2, k), w0, w1, w2, w3);
		add_vnni(&d0, &d1, &d2, &d3, inputs_vnni(t, 3, k), w0, w1, w2, w3);
	}
	store_row(t, 0, a0, a1, a2, a3);
	store_row(t, 1, b0, b1, b2, b3);
	store_row(t, 2, c0, c1, c2, c3);
	store_row(t, 3, d0, d1, d2, d3);
}

/* Four blocks of what rows are left. */
VNNI static void row_vnni(const struct tile *t)
{
	__m512i a = start_vnni(t, 0), b = start_vnni(t, 1), c = start_vnni(t, 2), d = start_vnni(t, 3);

	for (size_t k = 0; k < t->m->ins; k += MATRIX_INS)
		add_vnni(&a, &b, &c, &d, inputs_vnni(t, 0, k), weights_vnni(t, 0, k), weights_vnni(t, 1, k),
		         weights_vnni(t, 2, k), weights_vnni(t, 3, k));
	store_row(t, 0, a, b, c, d);
}

/* One block of one row, where there are no four. */
VNNI static void block_vnni(const struct tile *t)
{
	__m512i a = start_vnni(t, 0);

	for (size_t k = 0; k < t->m->ins; k += MATRIX_INS)
		a = dot_vnni(a, inputs_vnni(t, 0, k), weights_vnni(t, 0, k));
	store_vnni(t, 0, 0, a);
}

void matrix_vnni(const struct matrix *m, const struct matrix_rows *rows, unsigned from, unsigned to, float *out,
                 size_t stride)
{
	unsigned j = from;

	for (; j + VNNI_BLOCKS * MATRIX_OUTS <= to; j += VNNI_BLOCKS * MATRIX_OUTS) {
		size_t r = 0;

		for (; r + VNNI_ROWS <= rows->n; r += VNNI_ROWS) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			tile_vnni(&t);
		}
		for (; r < rows->n; r++) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			row_vnni(&t);
		}
	}
	for (; j < to; j += MATRIX_OUTS)
		for (size_t r = 0; r < rows->n; r++) {
			const struct tile t = tile_at(m, rows, r, j, out, stride);

			block_vnni(&t);
		}
}

#else
/* A file with nothing in it is no C. */
typedef int matrix_x86_is_for_x86;
#endif
