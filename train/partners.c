/* partners: makes data/partner_weights.tsv, what speaks for and against a party as the one towards
 * whom something is undertaken. Never needed to build or run. */
#include "base/die.h"
#include "partner_rows.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: partners train [OPTION]... ROWS GOLD [ROWS GOLD]...\n"
	"       partners score [OPTION]... ROWS GOLD [ROWS GOLD]...  by folds of documents\n"
	"options: -k features kept  -l least count  -p penalty  -t threshold  -x words of features left out, joined by |\n";

static struct logistic_options options = {.penalty = 5, .least = 4, .keep = 380, .fold = PARTNER_FOLDS};
/* The sum above which a party is taken for a partner. At 0 as many rows are right all in all, and far fewer
 * partners are found. */
static double threshold = -.5;
static const char *left_out;

static int by_name(const void *pa, const void *pb)
{
	const struct str *a = pa, *b = pb;

	return str_cmp(*a, *b);
}

/* The programs know no threshold: the feature that all candidates have takes it on. */
static void move_threshold(const struct partner_rows *r, double *weights)
{
	weights[str_index_find(&r->ids, STR("any"), 0)] -= threshold;
}

static void write_weights(const struct partner_rows *r, const double *weights)
{
	struct str *names = xcalloc(r->n_names + 1, sizeof *names);

	memcpy(names, r->names, r->n_names * sizeof *names);
	qsort(names, r->n_names, sizeof *names, by_name);
	puts("# What speaks for (above 0) and against a party as the one towards whom something is undertaken: its place,\n"
	     "# then what is seen there (lib/commit/partner_features.c). Made by train/partners; the sum decides.\n"
	     "feature\tweight");
	for (size_t i = 0; i < r->n_names; i++) {
		double w = weights[str_index_find(&r->ids, names[i], 0)];

		if (fabs(w) >= .0005)
			printf("%.*s\t%.3f\n", STR_FMT(names[i], 200), w);
	}
	free(names);
}

static void train(const struct partner_rows *r)
{
	double *weights = xcalloc(r->examples.features + 1, sizeof *weights);

	logistic_fit(&r->examples, &options, weights);
	move_threshold(r, weights);
	write_weights(r, weights);
	free(weights);
}

struct score {
	size_t rows, exact, right, chosen, hits, offered;
};

static void score_row(const struct partner_rows *r, const struct partner_row *row, const double *weights,
                      struct score *s)
{
	size_t chosen = 0, hits = 0;

	for (size_t i = row->from; i < row->from + row->n; i++) {
		s->offered += r->examples.v[i].yes;
		if (logistic_sum(&r->examples, i, weights) > threshold) {
			chosen++;
			hits += r->examples.v[i].yes;
		}
	}
	s->rows++;
	s->exact += chosen == hits && hits == row->right;
	s->right += row->right;
	s->chosen += chosen;
	s->hits += hits;
}

static void tell(const char *what, const struct score *s)
{
	printf("%s rows %zu  exact %.3f  P %.3f  R %.3f  F1 %.3f  offered %.3f\n", what, s->rows,
	       (double)s->exact / (double)s->rows, (double)s->hits / (double)(s->chosen + !s->chosen),
	       (double)s->hits / (double)s->right, 2.0 * (double)s->hits / (double)(s->chosen + s->right),
	       (double)s->offered / (double)s->right);
}

/* Each fifth of the documents by what the other four teach. */
static void score(const struct partner_rows *r, char **files)
{
	double *weights = xcalloc(r->examples.features + 1, sizeof *weights);
	struct score *s = xcalloc(r->sets + 1, sizeof *s);

	for (options.fold = 0; options.fold < PARTNER_FOLDS; options.fold++) {
		logistic_fit(&r->examples, &options, weights);
		for (size_t i = 0; i < r->n; i++)
			if (r->v[i].fold == options.fold)
				score_row(r, &r->v[i], weights, &s[r->v[i].set]);
	}
	for (unsigned i = 0; i < r->sets; i++)
		tell(files[2 * i], &s[i]);
	free(weights);
	free(s);
}

static void parse_options(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "k:l:p:t:x:")) != -1)
		switch (c) {
		case 'k': options.keep = (size_t)atoi(optarg); break;
		case 'l': options.least = (size_t)atoi(optarg); break;
		case 'p': options.penalty = strtod(optarg, NULL); break;
		case 't': threshold = strtod(optarg, NULL); break;
		case 'x': left_out = optarg; break;
		default: die_usage("unknown option");
		}
}

int main(int argc, char **argv)
{
	struct partner_rows rows = {0};
	char **files;
	bool trains = argc > 1 && !strcmp(argv[1], "train");

	die_program("partners");
	if (!trains && (argc < 2 || strcmp(argv[1], "score"))) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	parse_options(argc - 1, argv + 1);
	files = argv + 1 + optind;
	if (!files[0])
		die_usage("no ROWS");
	for (char **f = files; *f; f += 2) {
		if (!f[1])
			die_usage("no GOLD for the last ROWS");
		partner_rows_read(&rows, f[0], f[1], left_out);
	}
	if (trains)
		train(&rows);
	else
		score(&rows, files);
	if (fflush(stdout))
		die_errno("standard output");
	return EXIT_DONE;
}
