/* judge: makes data/judge.tsv, the weights of the judge of undertakings; train/README.md. */
#include "examples.h"
#include "fit.h"

#include "base/die.h"

#include <getopt.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
	"usage: judge [OPTION]... OUT GOLD ROWS [GOLD ROWS]... [-- SILVER ROWS]\n"
	"options: -d decay  -D decay for statuses  -e epochs  -k folds: OUT.0, OUT.1, ... instead\n"
	"         -f table of doc and fold  -b added to the sum  -p least weight  -r rate  -s weight of silver  -t threshold\n"
	"         -w weight of gold but for the first  -x write the examples themselves, with the sums of those weights\n";

static struct {
	struct fit_options fit;
	unsigned folds;
	double least, threshold, more, added;
	const char *list;
	bool examples;
} opt = {.fit = {.epochs = 8, .rate = .1, .decay = 20, .status_decay = 8, .silver = 1, .least_gold = 2, .least_silver = 6},
         .least = .02, .threshold = .4, .more = 1};

struct line {
	char *text; /* feature, for sorting */
	uint32_t column;
};

static int by_text(const void *a, const void *b)
{
	return strcmp(((const struct line *)a)->text, ((const struct line *)b)->text);
}

static bool is_worth(const struct fit *f, uint32_t column)
{
	bool worth = fabs(f->weight[column]) >= opt.least;

	for (size_t s = 1; s < STATUSES; s++)
		worth |= fabs(f->status[column][s]) >= opt.least * 4;
	return worth;
}

static void write_weight(FILE *out, double w, double least)
{
	if (fabs(w) >= least)
		fprintf(out, "\t%.2f", w);
	else
		fputs("\t", out);
}

static void write_lines(FILE *out, const struct judge_data *d, const struct line *lines, size_t n, const struct fit *f)
{
	fputs("# Weights of the judge of undertakings (lib/commit/judge.h), made by train/judge: by feature for an undertaking, and for each\n"
	      "# status. They are natural logarithms of odds; what has a sum of at least the threshold is a row.\n"
	      "feature\tweight", out);
	for (size_t s = 1; s < STATUSES; s++)
		fprintf(out, "\t%s", commit_status_names[s]);
	fprintf(out, "\nthreshold\t%.2f\t\t\t\t\t\t\t\t\t\n", log(opt.threshold / (1 - opt.threshold)));
	for (size_t i = 0; i < n; i++) {
		fprintf(out, "%s", lines[i].text);
		write_weight(out, f->weight[lines[i].column] + (d->columns[lines[i].column].id == JUDGE_BIAS ? opt.added : 0), .005);
		for (size_t s = 1; s < STATUSES; s++)
			write_weight(out, f->status[lines[i].column][s], opt.least * 4);
		fputs("\n", out);
	}
}

static void write_table(const struct judge_data *d, const struct fit *f, const char *path)
{
	struct line *lines = xcalloc(d->n_columns + 1, sizeof *lines);
	struct buf b = {0};
	size_t n = 0, lost = 0;
	FILE *out = fopen(path, "w");

	if (!out)
		die_errno("%s", path);
	for (uint32_t i = 0; i < d->n_columns; i++) {
		if (!is_worth(f, i))
			continue;
		if (judge_data_spell(d, &d->columns[i], &b))
			lines[n++] = (struct line){strndup(b.p, b.len), i};
		else
			lost++;
	}
	qsort(lines, n, sizeof *lines, by_text);
	write_lines(out, d, lines, n, f);
	if (fclose(out))
		die_errno("%s", path);
	fprintf(stderr, "%s: %zu features, %zu cannot be spelled\n", path, n, lost);
	for (size_t i = 0; i < n; i++)
		free(lines[i].text);
	free(lines);
	buf_free(&b);
}

static void train(const struct judge_data *d, const char *path)
{
	struct fit f;

	fit_all(d, &opt.fit, &f);
	write_table(d, &f, path);
	free(f.weight);
	free(f.status);
}

static void parse_options(int argc, char **argv)
{
	int c;

	while ((c = getopt(argc, argv, "+b:d:D:e:f:k:p:r:s:t:w:x")) != -1)
		switch (c) {
		case 'b': opt.added = strtod(optarg, NULL); break;
		case 'd': opt.fit.decay = strtod(optarg, NULL); break;
		case 'D': opt.fit.status_decay = strtod(optarg, NULL); break;
		case 'e': opt.fit.epochs = (unsigned)atoi(optarg); break;
		case 'f': opt.list = optarg; break;
		case 'k': opt.folds = (unsigned)atoi(optarg); break;
		case 'p': opt.least = strtod(optarg, NULL); break;
		case 'r': opt.fit.rate = strtod(optarg, NULL); break;
		case 's': opt.fit.silver = strtod(optarg, NULL); break;
		case 't': opt.threshold = strtod(optarg, NULL); break;
		case 'w': opt.more = strtod(optarg, NULL); break;
		case 'x': opt.examples = true; break;
		default: die_usage("unknown option");
		}
}

static void train_folds(const struct judge_data *d, const char *path)
{
	struct buf name = {0};

	opt.fit.folds = opt.folds;
	for (unsigned k = 0; k < opt.folds; k++) {
		opt.fit.fold = k;
		name.len = 0;
		buf_addf(&name, "%s.%u%c", path, k, '\0');
		train(d, name.p);
	}
	buf_free(&name);
}

int main(int argc, char **argv)
{
	struct judge_data d = {0};
	bool gold = true;
	int i;

	die_program("judge");
	parse_options(argc, argv);
	i = optind + 1;
	d.placed = opt.examples;
	if (opt.list)
		judge_data_folds(&d, opt.list);
	if (argc < i + 2) {
		fputs(usage, stderr);
		return EXIT_USAGE;
	}
	for (; i < argc; i++) {
		if (!strcmp(argv[i], "--")) {
			gold = false;
			continue;
		}
		if (i + 1 == argc)
			die_usage("%s: no rows for it", argv[i]);
		judge_data_read(&d, argv[i], argv[i + 1], gold, i > optind + 1 && gold ? opt.more : 1);
		i++;
	}
	fprintf(stderr, "%u documents, %u of them read by people, %zu proposals, %zu features\n", d.n_docs, d.n_gold, d.n, d.n_columns);
	if (opt.examples)
		examples_write(&d, &opt.fit, opt.folds, opt.added, argv[optind]);
	else if (opt.folds)
		train_folds(&d, argv[optind]);
	else
		train(&d, argv[optind]);
	return EXIT_DONE;
}
