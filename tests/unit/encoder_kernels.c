/* The kernels of the encoder: each level of the machine gives the bits of the plainest code, on
 * random numbers and on the most extreme; functions are as near to libm's as they say. */
#include "base/hash.h"
#include "check.h"
#include "encoder/lanes.h"
#include "encoder/layer.h"
#include "encoder/matrix.h"

#include <stdlib.h>

enum { OUTS = 240, INS = 160, ROWS = 23, WIDTH = 160 };

static uint64_t state = 1;

static uint32_t random_bits(void)
{
	state += UINT64_C(0x9e3779b97f4a7c15);
	return (uint32_t)(hash_mix(state) >> 32);
}

static float random_float(void)
{
	return ((float)(int32_t)random_bits()) * 0x1p-29f;
}

static void fill(float *x, size_t n)
{
	for (size_t i = 0; i < n; i++)
		x[i] = random_float();
}

/* Memory as a weights file has it. */
static void *aligned(size_t len)
{
	void *p = aligned_alloc(64, (len + 63) / 64 * 64);

	memset(p, 0, len);
	return p;
}

static int8_t *tiles;
static int32_t *start;
static float *scale, *bias;

enum kind { RANDOM, ALL_MOST, ALL_LEAST, TURNS };

static int8_t weight_of(enum kind kind, size_t i)
{
	if (kind == RANDOM)
		return (int8_t)(random_bits() % (2 * MATRIX_MOST + 1) - MATRIX_MOST);
	if (kind == TURNS)
		return (int8_t)(i / 2 % 2 ? MATRIX_MOST : -MATRIX_MOST);
	return (int8_t)(kind == ALL_MOST ? MATRIX_MOST : -MATRIX_MOST);
}

/* Where weight [out][in] lies, told once more: matrix.h. */
static size_t place(unsigned out, unsigned in)
{
	const unsigned byte = in / MATRIX_GROUP * MATRIX_GROUP + in % 8 * 4 + in % MATRIX_GROUP / 8;

	return (size_t)(out / MATRIX_OUTS * (INS / MATRIX_INS) + byte / MATRIX_INS) * MATRIX_OUTS * MATRIX_INS +
	       out % MATRIX_OUTS * MATRIX_INS + byte % MATRIX_INS;
}

static int8_t weights[OUTS][INS];

static struct matrix make(enum kind kind)
{
	for (unsigned j = 0; j < OUTS; j++) {
		start[j] = 0;
		for (unsigned k = 0; k < INS; k++) {
			weights[j][k] = weight_of(kind, k);
			tiles[place(j, k)] = weights[j][k];
			start[j] -= 128 * weights[j][k];
		}
		scale[j] = random_float();
		bias[j] = random_float();
	}
	return (struct matrix){OUTS, INS, tiles, start, scale, bias};
}

/* The number that a float is cut to: half to even. */
static int cut(float x, float top)
{
	const float y = x * (127 / top);
	int n = (int)(y < 0 ? y - 0.5f : y + 0.5f);

	if ((float)n - y == 0.5f || y - (float)n == 0.5f)
		n -= n % 2;
	return top > 0 ? n : 0;
}

static void products_are_those_of_the_numbers(const float *x, const struct matrix *m, const float *out)
{
	for (size_t r = 0; r < ROWS; r++) {
		float top = 0;

		for (size_t k = 0; k < INS; k++)
			top = x[r * INS + k] > top ? x[r * INS + k] : -x[r * INS + k] > top ? -x[r * INS + k] : top;
		for (unsigned j = 0; j < OUTS; j++) {
			int sum = 0;
			float want;

			for (unsigned k = 0; k < INS; k++)
				sum += cut(x[r * INS + k], top) * weights[j][k];
			want = (float)sum * (top / 127) * m->scale[j];
			want += m->bias[j];
			CHECK(!memcmp(&out[r * OUTS + j], &want, sizeof want));
		}
	}
}

static void check_products(enum kind kind, const float *x)
{
	const struct matrix m = make(kind);
	static float want[ROWS * OUTS], got[ROWS * OUTS];
	static uint8_t q[ROWS * INS], q_level[ROWS * INS];
	float top[ROWS], top_level[ROWS];

	matrix_quantise(CPU_SCALAR, x, ROWS, INS, q, top);
	matrix_multiply(CPU_SCALAR, &m, &(struct matrix_rows){q, top, ROWS}, 0, OUTS, want, OUTS);
	products_are_those_of_the_numbers(x, &m, want);
	for (int level = CPU_SSE2; level <= (int)cpu_best(); level++) {
		memset(got, 0xFF, sizeof got);
		matrix_quantise((enum cpu_level)level, x, ROWS, INS, q_level, top_level);
		CHECK(!memcmp(q, q_level, sizeof q) && !memcmp(top, top_level, sizeof top));
		matrix_multiply((enum cpu_level)level, &m, &(struct matrix_rows){q, top, ROWS}, 0, OUTS, got, OUTS);
		CHECK(!memcmp(want, got, sizeof got));
		/* Some of the outputs, and no other float is written. */
		for (size_t n = 0; n <= 7; n++) {
			memset(got, 0, sizeof got);
			matrix_multiply((enum cpu_level)level, &m, &(struct matrix_rows){q, top, n}, 16, 224, got, OUTS);
			for (size_t i = 0; i < ROWS * OUTS; i++)
				CHECK(i / OUTS < n && i % OUTS >= 16 && i % OUTS < 224
				              ? !memcmp(&got[i], &want[i], sizeof *got)
				              : got[i] == 0.0f);
		}
	}
}

static void products_are_exact_at_every_level(void)
{
	static float x[ROWS * INS];

	fill(x, ROWS * INS);
	memset(x + INS, 0, INS * sizeof *x);
	for (int kind = RANDOM; kind <= TURNS; kind++)
		check_products((enum kind)kind, x);
	/* As large as they get, either way: nothing saturates. */
	for (int sign = -1; sign <= 1; sign += 2)
		for (int kind = RANDOM; kind <= TURNS; kind++) {
			for (size_t i = 0; i < ROWS * INS; i++)
				x[i] = (float)sign * 3;
			check_products((enum kind)kind, x);
		}
}

static void halves_go_to_even(void)
{
	float x[MATRIX_GROUP] = {127, 0.5f, 1.5f, 2.5f, -0.5f, -1.5f, -2.5f, 126.5f, -127};
	const int want[] = {127, 0, 2, 2, 0, -2, -2, 126, -127};
	uint8_t q[MATRIX_GROUP];
	float top;

	for (int level = CPU_SCALAR; level <= (int)cpu_best(); level++) {
		matrix_quantise((enum cpu_level)level, x, 1, MATRIX_GROUP, q, &top);
		CHECK(top == 1.0f);
		for (unsigned i = 0; i < sizeof want / sizeof *want; i++)
			CHECK_UINT(q[i % 8 * 4 + i / 8], (uint64_t)(want[i] + 128));
	}
}

static float *x, *y, *z;

/* Sixteen parts, then a tree. */
static float total(const float *v, size_t width)
{
	float part[16] = {0}, s[8];

	for (size_t i = 0; i < width; i++)
		part[i % 16] += v[i];
	for (int i = 0; i < 8; i++)
		s[i] = part[i] + part[i + 8];
	return ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
}

static void a_product_of_floats_keeps_its_order(void)
{
	fill(x, ROWS * WIDTH);
	fill(y, WIDTH * WIDTH);
	for (int level = CPU_SCALAR; level <= (int)cpu_best(); level++)
		for (size_t n = 0; n <= ROWS; n += 1 + n / 6) {
			const struct layer_product p = {.a = x, .b = y, .out = z, .a_stride = WIDTH, .b_stride = WIDTH,
				.out_stride = WIDTH, .n = n, .inner = 37, .width = 48};

			memset(z, 0, ROWS * WIDTH * sizeof *z);
			layer_mix((enum cpu_level)level, &p);
			for (size_t i = 0; i < ROWS; i++)
				for (size_t j = 0; j < WIDTH; j++) {
					float want = 0;

					for (size_t k = 0; k < 37 && i < n && j < 48; k++)
						want += x[i * WIDTH + k] * y[k * WIDTH + j];
					CHECK(!memcmp(&want, &z[i * WIDTH + j], sizeof want));
				}
		}
}

static void sums_go_up_a_tree(void)
{
	fill(x, WIDTH);
	fill(y, WIDTH);
	for (size_t i = 0; i < WIDTH; i++)
		z[i] = x[i] * y[i];
	for (size_t width = 16; width <= WIDTH; width += 16)
		CHECK(layer_dot(x, y, width) == total(z, width));
}

/* The same bits at every level; what they are is looked at once. */
static void check_levels(void (*run)(enum cpu_level level, float *v), size_t n)
{
	float *first = aligned(n * sizeof *first), *again = aligned(n * sizeof *again);

	fill(first, n);
	memcpy(x, first, n * sizeof *first);
	run(CPU_SCALAR, first);
	for (int level = CPU_SSE2; level <= (int)cpu_best(); level++) {
		memcpy(again, x, n * sizeof *again);
		run((enum cpu_level)level, again);
		CHECK(!memcmp(first, again, n * sizeof *again));
	}
	memcpy(z, first, n * sizeof *first);
	free(first);
	free(again);
}

static void run_gelu(enum cpu_level level, float *v)
{
	layer_gelu(level, v, WIDTH);
}

static void run_softmax(enum cpu_level level, float *v)
{
	layer_softmax(level, v, ROWS, WIDTH, 21, 32, 2);
}

static void run_norm(enum cpu_level level, float *v)
{
	layer_norm(level, v, y, ROWS, WIDTH, y + 7, y + 9);
}

static bool near(double a, double b, double by)
{
	return a - b <= by && b - a <= by;
}

static void shares_sum_up_to_one(void)
{
	check_levels(run_softmax, ROWS * WIDTH);
	for (size_t r = 0; r < ROWS; r++) {
		const float *share = z + r * WIDTH;

		CHECK(near((double)total(share, 32), 1, 1e-6));
		for (size_t i = 0; i < 32; i++) {
			CHECK(i < 21 ? share[i] > 0 : share[i] < 1e-30f);
			/* Shares are as e to the differences. */
			CHECK(i >= 21 || near((double)(share[i] / share[0]),
			                      (double)lanes_exp(lanes_all((x[r * WIDTH + i] - x[r * WIDTH]) * 2))[0],
			                      1e-5 * (double)(share[i] / share[0])));
		}
		CHECK(share[40] == x[r * WIDTH + 40]);
	}
}

static void a_norm_has_mean_and_deviation(void)
{
	for (size_t i = 0; i < 2 * WIDTH * ROWS; i++)
		y[i] = random_float() * 0.125f;
	check_levels(run_norm, ROWS * WIDTH);
	for (size_t r = 0; r < ROWS; r++) {
		double mean = 0, square = 0;

		for (size_t i = 0; i < WIDTH; i++) {
			const double v = (double)((z[r * WIDTH + i] - y[9 + i]) / y[7 + i]);

			mean += v / WIDTH;
			square += v * v / WIDTH;
		}
		CHECK(near(mean, 0, 1e-3) && near(square, 1, 1e-3));
	}
}

/* e^x in 64 bits, by its series. */
static double exp_of(double v)
{
	double sum = 1, term = 1;
	int halved = 0;

	for (; v > 0.1 || v < -0.1; halved++)
		v /= 2;
	for (int i = 1; i < 20; i++) {
		term *= v / i;
		sum += term;
	}
	while (halved--)
		sum *= sum;
	return sum;
}

/* The error function, by its series. */
static double erf_of(double v)
{
	double sum = v, term = v;

	for (int i = 1; i < 200; i++) {
		term *= -v * v / i;
		sum += term / (2 * i + 1);
	}
	return sum * 1.1283791670955126;
}

static void functions_are_near(void)
{
	for (int i = -87 * 64; i <= 88 * 64; i++) {
		const float v = (float)i / 64;
		const double want = exp_of((double)v);

		CHECK(near((double)lanes_exp(lanes_all(v))[3], want, want * 2.5e-7));
	}
	CHECK(lanes_exp(lanes_all(-1e30f))[0] == lanes_exp(lanes_all(-87))[0] && lanes_exp(lanes_all(0))[7] == 1.0f);
	for (int i = -4 * 256; i <= 4 * 256; i++) {
		const float v = (float)i / 256;
		const double e = exp_of(2 * (double)v);

		CHECK(near((double)lanes_erf(lanes_all(v))[1], erf_of((double)v), 6e-7));
		CHECK(near((double)lanes_tanh(lanes_all(v))[2], (e - 1) / (e + 1), 2e-7));
		CHECK(near((double)lanes_gelu(lanes_all(v))[5], (double)v / 2 * (1 + erf_of((double)v / 1.4142135623730951)), 2e-6));
	}
	check_levels(run_gelu, WIDTH);
}

int main(void)
{
	tiles = aligned(OUTS * INS);
	start = aligned(OUTS * sizeof *start);
	scale = aligned(OUTS * sizeof *scale);
	bias = aligned(OUTS * sizeof *bias);
	x = aligned((ROWS + 1) * WIDTH * sizeof *x);
	y = aligned(2 * WIDTH * WIDTH * sizeof *y);
	z = aligned(ROWS * WIDTH * sizeof *z);
	RUN(products_are_exact_at_every_level);
	RUN(halves_go_to_even);
	RUN(a_product_of_floats_keeps_its_order);
	RUN(sums_go_up_a_tree);
	RUN(shares_sum_up_to_one);
	RUN(a_norm_has_mean_and_deviation);
	RUN(functions_are_near);
	free(tiles);
	free(start);
	free(scale);
	free(bias);
	free(x);
	free(y);
	free(z);
	return check_done();
}
