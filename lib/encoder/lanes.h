/* lanes: eight floats at a time, in the vectors that GCC and clang have on every machine, and
 * the functions of analysis that an encoder needs. For this room alone.
 *
 * All is plain IEEE arithmetic in the order written, lane by lane, so that SSE2, AVX2 and a
 * compiler without vectors give the same bits, as long as none fuses or reorders: mk/compiler.mk
 * builds this room so. */
#ifndef LANES_H
#define LANES_H

#include <stddef.h>
#include <stdint.h>

/* Passed between functions that are inlined always, never over a call. */
#pragma GCC diagnostic ignored "-Wpsabi"
/* GCC's analyzer takes the shift of a vector for that of a number of few bits. */
#if defined __GNUC__ && !defined __clang__
#pragma GCC diagnostic ignored "-Wanalyzer-shift-count-overflow"
#endif

typedef float lanes __attribute__((vector_size(32)));
typedef int32_t lanes_int __attribute__((vector_size(32)));
typedef float lanes_at __attribute__((vector_size(32), aligned(4), may_alias));

enum { LANES = 8 };

#define LANES_INLINE static inline __attribute__((always_inline))

LANES_INLINE lanes lanes_load(const float *p)
{
	return *(const lanes_at *)p;
}

LANES_INLINE void lanes_store(float *p, lanes v)
{
	*(lanes_at *)p = v;
}

LANES_INLINE lanes lanes_all(float x)
{
	return (lanes){x, x, x, x, x, x, x, x};
}

/* `a` where the mask is set, else `b`. */
LANES_INLINE lanes lanes_pick(lanes_int mask, lanes a, lanes b)
{
	return (lanes)((mask & (lanes_int)a) | (~mask & (lanes_int)b));
}

LANES_INLINE lanes lanes_max(lanes a, lanes b)
{
	return lanes_pick(a > b, a, b);
}

LANES_INLINE lanes lanes_abs(lanes a)
{
	return (lanes)((lanes_int)a & INT32_MAX);
}

/* Sums go up a tree: lanes four apart, two apart, side by side. */
LANES_INLINE float lanes_sum(lanes v)
{
	return ((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7]));
}

LANES_INLINE float lanes_most(lanes v)
{
	float most = v[0];

	for (int i = 1; i < LANES; i++)
		most = v[i] > most ? v[i] : most;
	return most;
}

/* Added to |x| < 2^22 it leaves x, rounded half to even, in the lowest bits. */
#define LANES_ROUND 12582912.0f
enum { LANES_ROUND_BITS = 0x4B400000 };

/* e^x for x up to 88; below -87, where it would become a denormal, as there. Within 2 units of the last
 * place: 2^n e^r, |r| <= ln 2 / 2, by the polynomial of Cephes' expf (Moshier 1992). */
LANES_INLINE lanes lanes_exp(lanes x)
{
	lanes rounded, n, r, y;

	x = lanes_max(x, lanes_all(-87));
	rounded = x * 1.44269504088896341f + LANES_ROUND;
	n = rounded - LANES_ROUND;
	r = x - n * 0.693359375f;
	r = r - n * -2.12194440e-4f;
	y = r * 1.9875691500e-4f + 1.3981999507e-3f;
	y = y * r + 8.3334519073e-3f;
	y = y * r + 4.1665795894e-2f;
	y = y * r + 1.6666665459e-1f;
	y = y * r + 5.0000001201e-1f;
	y = y * (r * r) + r + 1.0f;
	return (lanes)((lanes_int)y + (((lanes_int)rounded - LANES_ROUND_BITS) << 23));
}

/* The error function, within 5e-7: Abramowitz and Stegun 1964, 7.1.26. */
LANES_INLINE lanes lanes_erf(lanes x)
{
	const lanes a = lanes_abs(x), t = 1.0f / (1.0f + a * 0.3275911f);
	lanes y = t * 1.061405429f - 1.453152027f;

	y = y * t + 1.421413741f;
	y = y * t - 0.284496736f;
	y = y * t + 0.254829592f;
	y = 1.0f - y * t * lanes_exp(-a * a);
	return (lanes)((lanes_int)y | ((lanes_int)x & INT32_MIN));
}

/* Within 2e-7. */
LANES_INLINE lanes lanes_tanh(lanes x)
{
	const lanes e = lanes_exp(lanes_abs(x) * -2.0f), y = (1.0f - e) / (1.0f + e);

	return (lanes)((lanes_int)y | ((lanes_int)x & INT32_MIN));
}

/* x * the normal distribution's share below x (Hendrycks and Gimpel 2016). */
LANES_INLINE lanes lanes_gelu(lanes x)
{
	return x * 0.5f * (1.0f + lanes_erf(x * 0.707106781186547524f));
}

#endif
