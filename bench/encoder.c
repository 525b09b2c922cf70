/* How long the encoder takes for a window of so many pieces, at each level of this machine.
 *
 *     cc -std=c11 -D_GNU_SOURCE -O2 -Ilib -o /tmp/encoder bench/encoder.c bin/.obj/libreadout.a
 *     /tmp/encoder WEIGHTS
 *
 * Prints a row a level and length: the least and the median of the microseconds of many runs, with
 * one spot asked for; before them, how long the weights take to open. */
#include "encoder/encoder.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

/* So many runs, or as many as half a second has. */
enum { RUNS = 60, RUNS_LEAST = 3 };
#define MOST_TIME 5e5

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
	double took[RUNS], all = 0;
	int runs = 0;

	for (size_t i = 0; i < n; i++)
		ids[i] = (uint16_t)(i * 37 % 1000);
	while (runs < RUNS && (all < MOST_TIME || runs < RUNS_LEAST)) {
		const double from = now();

		encoder_run(e, ids, n, &spot, 1, out);
		took[runs] = now() - from;
		all += took[runs++];
	}
	qsort(took, (size_t)runs, sizeof *took, by_size);
	printf("%s\t%zu\t%.0f\t%.0f\n", level, n, took[0], took[runs / 2]);
	fflush(stdout);
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
