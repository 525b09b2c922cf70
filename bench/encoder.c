/* How long the encoder takes for a window of so many pieces, at each level of this machine.
 * usage: encoder WEIGHTS
 *
 * Prints a row a level and length: the least and the median of the microseconds of many runs, with
 * one spot asked for; before them, how long the weights take to open. */
#include "encoder/encoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { RUNS = 60 };

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b)
{
	const double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static void measure(struct encoder *e, const char *level, size_t n)
{
	const struct encoder_spot spot = {(uint16_t)(n / 2), (uint16_t)(n / 2 + 2), (uint16_t)(n - 3)};
	float out[1][ENCODER_LABELS];
	uint16_t ids[ENCODER_PIECES];
	double took[RUNS];

	for (size_t i = 0; i < n; i++)
		ids[i] = (uint16_t)(i * 37 % 1000);
	for (int i = 0; i < RUNS; i++) {
		const double from = now();

		encoder_run(e, ids, n, &spot, 1, out);
		took[i] = now() - from;
	}
	qsort(took, RUNS, sizeof *took, by_size);
	printf("%s\t%zu\t%.0f\t%.0f\n", level, n, took[0], took[RUNS / 2]);
}

int main(int argc, char **argv)
{
	static const char *const names[] = {"scalar", "sse2", "avx2", "vnni"};
	static const size_t lengths[] = {24, 40, 45, 64, 128};
	char why[ENCODER_WHY];

	if (argc != 2)
		return 2;
	printf("level\tpieces\tleast\tmedian\n");
	for (unsigned i = 0; i < sizeof names / sizeof *names; i++) {
		const double from = now();
		enum cpu_level level;
		struct encoder *e;

		if (!cpu_parse(str_of(names[i]), &level))
			continue;
		e = encoder_open(argv[1], level, why);
		if (!e) {
			fprintf(stderr, "%s\n", why);
			return 1;
		}
		printf("%s\topen\t%.0f\t\n", names[i], now() - from);
		for (size_t k = 0; k < sizeof lengths / sizeof *lengths; k++)
			measure(e, names[i], lengths[k]);
		encoder_close(e);
	}
	return 0;
}
