/* The encoder beside train/encoder/reference.py: ENCODER_REFERENCE is what that printed,
 * ENCODER_WEIGHTS the file of the same model; without them, those of tests/encoder. */
#include "base/buf.h"
#include "check.h"
#include "encoder/encoder.h"

#include <stdlib.h>

enum { TITLE, BEFORE, TEXT, FROM, IDS, SPOTS, EIGHT, EXACT, COLUMNS };
enum { SPOTS_ASKED = 3, PIECES = 4096 };

static struct encoder *e;
static struct {
	size_t rows, windows_differ;
	double most, most_exact, sum_exact; /* differences of the probability of an undertaking */
} seen;

static const char *given(const char *name, const char *otherwise)
{
	const char *value = getenv(name);

	return value && *value ? value : otherwise;
}

/* The numbers of a column; returns how many. */
static size_t numbers(const char *s, double *out, size_t cap)
{
	size_t n = 0;

	for (char *end; n < cap; s = end) {
		out[n] = strtod(s, &end);
		if (end == s)
			break;
		n++;
	}
	return n;
}

static void window_of(char **column, struct encoder_window *w)
{
	static struct encoder_piece title[PIECES], before[PIECES], text[PIECES];
	struct encoder_context c = {.title = title, .before = before};
	size_t n = encoder_pieces(e, str_of(column[TEXT]), text, PIECES);

	c.n_title = encoder_pieces(e, str_of(column[TITLE]), title, PIECES);
	c.n_before = encoder_pieces(e, str_of(column[BEFORE]), before, PIECES);
	encoder_window(e, &c, text, n, (size_t)atol(column[FROM]), w);
}

static double difference(const float *got, const double *want)
{
	float as[ENCODER_LABELS];

	for (int i = 0; i < ENCODER_LABELS; i++)
		as[i] = (float)want[i];
	return (double)encoder_probability(encoder_log_odds(got)) - (double)encoder_probability(encoder_log_odds(as));
}

static void compare_logits(char **column, const struct encoder_window *w)
{
	double at[SPOTS_ASKED * 3], eight[SPOTS_ASKED * ENCODER_LABELS], exact[SPOTS_ASKED * ENCODER_LABELS];
	float out[SPOTS_ASKED][ENCODER_LABELS];
	struct encoder_spot spots[SPOTS_ASKED];

	CHECK(numbers(column[SPOTS], at, SPOTS_ASKED * 3) == SPOTS_ASKED * 3);
	CHECK(numbers(column[EIGHT], eight, SPOTS_ASKED * ENCODER_LABELS) == SPOTS_ASKED * ENCODER_LABELS);
	CHECK(numbers(column[EXACT], exact, SPOTS_ASKED * ENCODER_LABELS) == SPOTS_ASKED * ENCODER_LABELS);
	for (int i = 0; i < SPOTS_ASKED; i++)
		spots[i] = (struct encoder_spot){(uint16_t)at[3 * i], (uint16_t)at[3 * i + 1], (uint16_t)at[3 * i + 2]};
	encoder_run(e, w->ids, w->n, spots, SPOTS_ASKED, out);
	for (int i = 0; i < SPOTS_ASKED; i++) {
		double d = difference(out[i], eight + i * ENCODER_LABELS);

		d = d < 0 ? -d : d;
		seen.most = d > seen.most ? d : seen.most;
		d = difference(out[i], exact + i * ENCODER_LABELS);
		d = d < 0 ? -d : d;
		seen.sum_exact += d;
		seen.most_exact = d > seen.most_exact ? d : seen.most_exact;
	}
}

static void compare(char **column)
{
	double ids[ENCODER_PIECES + 1];
	size_t n = numbers(column[IDS], ids, ENCODER_PIECES + 1), same = 0;
	struct encoder_window w;

	window_of(column, &w);
	while (same < n && same < w.n && w.ids[same] == (uint16_t)ids[same])
		same++;
	seen.rows++;
	if (same == n && n == w.n) {
		compare_logits(column, &w);
		return;
	}
	seen.windows_differ++;
	printf("# piece %zu of %zu and %zu differs: %s\n", same, n, w.n, column[TEXT]);
}

static void is_what_python_says(void)
{
	FILE *f = fopen(given("ENCODER_REFERENCE", "tests/encoder/reference.tsv"), "r");
	char *line = NULL, *column[COLUMNS];
	size_t cap = 0;

	CHECK(f);
	while (f && getline(&line, &cap, f) > 0) {
		char *rest = line;

		for (int i = 0; i < COLUMNS; i++)
			column[i] = strsep(&rest, "\t");
		compare(column);
	}
	CHECK(seen.rows >= 20 && !seen.windows_differ);
	CHECK(seen.most <= 1e-3);
	printf("# %zu windows: probabilities differ by at most %.6f; from those of the model that was not cut to 8 bits "
	       "by at most %.4f, %.4f in the mean\n",
	       seen.rows, seen.most, seen.most_exact, seen.sum_exact / (double)(seen.rows * SPOTS_ASKED));
	free(line);
	if (f)
		fclose(f);
}

int main(void)
{
	char why[ENCODER_WHY];

	e = encoder_open(given("ENCODER_WEIGHTS", "tests/encoder/tiny.weights"), cpu_best(), why);
	if (!e) {
		printf("not ok 1 %s\n1..1\n", why);
		return 1;
	}
	RUN(is_what_python_says);
	encoder_close(e);
	return check_done();
}
