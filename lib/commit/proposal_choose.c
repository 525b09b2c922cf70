/* What becomes of what is proposed. */
#include "commit/proposal.h"

#include "base/die.h"

#include <stdlib.h>

/* How sure an undertaking inside another one must be: 3 to 1. */
enum { NESTED_SUM = 110 };

/* And one that a rule forbids; who reads what words mean needs the rule less. */
enum { RULED_SUM = 100, RULED_READ_SUM = 0 };

bool proposal_is_users(const struct finder *f, const struct proposal *p)
{
	const struct cue_hit *h = proposal_hit(p);

	return h->set && h->set != &f->builtin;
}

/* By rules alone it would be a row. */
static bool stands(const struct proposal *p)
{
	return p->kind == PROPOSAL_CUE && !p->c.refusal.why;
}

/* A proposal in an order. */
struct ranked {
	struct proposal *p;
};

static int by_sum(const void *pa, const void *pb)
{
	const struct proposal *a = ((const struct ranked *)pa)->p, *b = ((const struct ranked *)pb)->p;

	if (a->sum != b->sum)
		return a->sum > b->sum ? -1 : 1;
	if (a->c.action.first != b->c.action.first)
		return a->c.action.first < b->c.action.first ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* "in Berlin, where allies will meet": an undertaking with its own subject inside another one. */
static bool stands_alone(const struct finder *f, const struct proposal *outer, const struct proposal *inner)
{
	return inner->sum >= NESTED_SUM && inner->kind <= PROPOSAL_VERB && clause_group_finite(f->chunks, inner->head) &&
	       !span_empty(inner->c.subject) && inner->c.subject.first > outer->c.action.first &&
	       inner->c.subject.last <= inner->head && inner->head > outer->head + 4;
}

/* No kept action is in the way of that of `p`. `heads` has by token the one that lies there. */
static bool is_free(const struct finder *f, const struct proposal *p)
{
	const struct proposer *k = f->proposer;

	for (size_t i = p->c.action.first; i < p->c.action.last; i++) {
		const struct proposal *other = k->heads[i] ? &k->v[k->heads[i] - 1] : NULL;

		if (!other)
			continue;
		if (other->c.action.first <= p->c.action.first ? !stands_alone(f, other, p) : !stands_alone(f, p, other))
			return false;
	}
	return true;
}

static int by_place(const void *pa, const void *pb)
{
	const struct proposal *a = ((const struct ranked *)pa)->p, *b = ((const struct ranked *)pb)->p;

	if (a->c.action.first != b->c.action.first)
		return a->c.action.first < b->c.action.first ? -1 : 1;
	if (a->c.action.last != b->c.action.last)
		return a->c.action.last > b->c.action.last ? -1 : 1;
	return a < b ? -1 : a > b;
}

/* A cue with a subject of its own, or that names an event. */
static bool is_own(const struct proposal *outer, const struct proposal *inner)
{
	const struct cue_row *row = proposal_hit(inner)->row;
	const bool subject = !span_empty(inner->c.subject) && inner->c.subject.first >= outer->c.action.first;

	return proposal_hit(inner)->first > outer->c.action.first + 2 &&
	       (row->bound == BOUND_CAST || (row->subject == SUBJECT_PARTY && subject));
}

/* The outer one is a row. What a user's cue says is not left to one that the judge does not take. */
static bool joins(const struct finder *f, const struct proposal *outer, const struct proposal *inner)
{
	return !is_own(outer, inner) && (!proposal_is_users(f, inner) || outer->sum >= proposal_threshold(f));
}

/* "would continue to finance": of cues that stand, the outer one says what it is; what speaks for the
 * inner one speaks for it, unless that is a user's, which nothing speaks for. `order` is by place; `heads` has by token the one that lies there. */
static void join_nested(struct finder *f, const struct ranked *order)
{
	struct proposer *k = f->proposer;

	for (size_t i = 0; i < k->n; i++) {
		struct proposal *p = order[i].p, *outer;

		if (!stands(p))
			continue;
		outer = k->heads[p->c.action.first] ? &k->v[k->heads[p->c.action.first] - 1] : NULL;
		if (outer && joins(f, outer, p)) {
			if (outer->sum < p->sum && !proposal_is_users(f, p))
				outer->sum = p->sum;
			p->joined = true;
			continue;
		}
		for (size_t t = p->c.action.first; t < p->c.action.last; t++)
			k->heads[t] = (uint32_t)(p - k->v) + 1;
	}
}

static void forget_heads(struct finder *f)
{
	if (f->chunks->n)
		memset(f->proposer->heads, 0, f->chunks->n * sizeof *f->proposer->heads);
}

/* The sum from which on it is a row. */
static int least_sum(const struct proposal *p, int threshold)
{
	if (!p->c.refusal.rule)
		return threshold;
	return p->chunk ? RULED_READ_SUM : RULED_SUM;
}

static void choose(struct finder *f)
{
	struct proposer *k = f->proposer;
	const int threshold = proposal_threshold(f);
	struct ranked *order = xcalloc(k->n + 1, sizeof *order);
	size_t n = 0;

	for (size_t i = 0; i < k->n; i++)
		order[i].p = &k->v[i];
	forget_heads(f);
	qsort(order, k->n, sizeof *order, by_place);
	join_nested(f, order);
	forget_heads(f);
	for (size_t i = 0; i < k->n; i++)
		if (!order[i].p->joined && order[i].p->sum >= least_sum(order[i].p, threshold))
			order[n++] = order[i];
	qsort(order, n, sizeof *order, by_sum);
	for (size_t i = 0; i < n; i++) {
		struct proposal *p = order[i].p;

		p->kept = is_free(f, p);
		for (size_t t = p->c.action.first; p->kept && t < p->c.action.last; t++)
			k->heads[t] = (uint32_t)(p - k->v) + 1;
	}
	free(order);
}

static void add_judged(struct finder *f, const struct proposal *p)
{
	struct candidate c = p->c;
	struct commitment *row;

	c.hit = proposal_hit(p);
	/* What a cue says that nothing speaks against is what its words say. */
	if (!stands(p) && !proposal_is_users(f, p))
		c.status = proposal_status(f, p);
	row = commit_add_row(f, &c);
	if (!stands(p)) /* else who is bound may have changed it */
		row->status = c.status;
	if (!proposal_is_users(f, p)) {
		row->score = judge_per_cent(p->sum);
		row->proposal = (uint32_t)(p - f->proposer->v) + 1;
	}
}

void commit_judge_proposals(struct finder *f)
{
	const struct proposer *k = f->proposer;

	commit_propose_verbs(f);
	proposal_weigh(f);
	choose(f);
	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].kept)
			add_judged(f, &k->v[i]);
	if (f->explain)
		commit_explain_proposals(f);
}
