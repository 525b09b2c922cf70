#include "examples.h"

#include "base/die.h"

#include <stdio.h>
#include <stdlib.h>

static double sum_of(const struct judge_data *d, const struct judge_example *e, const struct fit *f)
{
	double sum = 0;

	for (uint32_t i = 0; i < e->n; i++)
		sum += f->weight[d->features[e->first + i]];
	return sum;
}

/* The sums of fold `o->fold`, or of all that are in none. */
static void weigh(const struct judge_data *d, const struct fit_options *o, double *sums)
{
	struct fit f;

	fit_all(d, o, &f);
	for (size_t i = 0; i < d->n; i++) {
		const struct judge_example *e = &d->v[i];

		if (!o->folds || (e->gold && e->fold % o->folds == o->fold))
			sums[i] = sum_of(d, e, &f);
	}
	free(f.weight);
	free(f.status);
}

static void write_example(FILE *out, const struct judge_example *e, const struct judge_place *p, double sum)
{
	char probability[16] = "";

	if (!e->unclear)
		snprintf(probability, sizeof probability, "%.4f", (double)e->p);
	fprintf(out, "%s\t%s\t%u\t%u\t%u\t%u\t%u\t%u\t%s\t%s\t%.2f\t%u\t%d\t%d\n", e->gold ? "gold" : "silver", p->doc,
	        e->fold, p->sent, p->nth, p->head, p->first, p->end, probability, commit_status_names[e->status], sum,
	        p->kind, p->stands, p->ruled);
}

void examples_write(const struct judge_data *d, const struct fit_options *o, unsigned folds, double added,
                    const char *path)
{
	struct fit_options mine = *o;
	double *sums = xcalloc(d->n + 1, sizeof *sums);
	FILE *out = fopen(path, "w");

	if (!out)
		die_errno("%s", path);
	mine.folds = 0;
	weigh(d, &mine, sums);
	for (mine.folds = folds, mine.fold = 0; mine.fold < folds; mine.fold++)
		weigh(d, &mine, sums);
	fputs("from\tdoc\tfold\tsent\tnth\thead\tfirst\tend\tp\tstatus\tsum\tkind\tstands\truled\n", out);
	for (size_t i = 0; i < d->n; i++)
		write_example(out, &d->v[i], &d->places[i], sums[i] + added);
	if (fclose(out))
		die_errno("%s", path);
	free(sums);
}
