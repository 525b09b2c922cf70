/* How probable what is proposed is. */
#include "commit/proposal.h"

#include "commit/judge_feature.h"
#include "commit/reader.h"

#include <limits.h>

static int weigh(const struct proposer *k, size_t first, size_t n)
{
	int sum = 0;

	for (size_t i = first; i < first + n; i++)
		sum += judge_weight(&k->judge, k->features[i]);
	return sum;
}

void proposal_weigh(struct finder *f)
{
	struct proposer *k = f->proposer;
	int shared;

	if (!k->n)
		return;
	proposal_shared_features(f);
	shared = weigh(k, 0, k->n_shared);
	for (size_t i = 0; i < k->n; i++) {
		struct proposal *p = &k->v[i];

		proposal_features(f, p);
		/* A user's cue is not judged. */
		p->linear = proposal_is_users(f, p) ? INT_MAX : shared + weigh(k, p->first, p->n);
		p->sum = p->linear;
	}
	if (f->reader)
		reader_weigh(f);
}

/* The most probable status; that of the cue where no weight speaks. */
static enum status best_status(const struct proposer *k, const struct proposal *p)
{
	enum status best = p->c.status;
	int sums[STATUSES] = {0};

	for (size_t i = 0; i < p->n + k->n_shared; i++) {
		const struct judge_row *row = judge_find(&k->judge, k->features[proposal_feature(p, i)]);

		for (size_t s = STATUS_NONE + 1; row && s < STATUSES; s++)
			sums[s] += row->status[s];
	}
	for (size_t s = STATUS_NONE + 1; s < STATUSES; s++)
		if (sums[s] > sums[best])
			best = (enum status)s;
	return best;
}

enum status proposal_status(const struct finder *f, const struct proposal *p)
{
	return p->chunk ? p->read : best_status(f->proposer, p);
}

int proposal_threshold(const struct finder *f)
{
	const struct judge_row *row = judge_find(&f->proposer->judge, judge_hash(JUDGE_THRESHOLD, 0, 0, 0));

	if (f->reader)
		return reader_threshold(f->reader);
	return row ? row->weight : 0;
}
