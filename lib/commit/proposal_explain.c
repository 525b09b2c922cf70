/* Why a proposal became a row, or none. */
#include "commit/proposal.h"

#include "base/die.h"
#include "commit/reader.h"

#include <stdlib.h>

enum {
	SPOKEN = 5,      /* so many features are told */
	SILENT = 10,     /* of a verb that no cue has, below so many per cent nothing is */
};

/* The `n` weightiest features, of those that have weight; returns how many. */
static size_t weightiest(const struct proposer *k, const struct proposal *p, const struct judge_row **out, size_t n)
{
	size_t found = 0;

	for (size_t i = 0; i < p->n + k->n_shared; i++) {
		const struct judge_row *row = judge_find(&k->judge, k->features[proposal_feature(p, i)]);
		size_t at;

		if (!row || !row->weight)
			continue;
		for (at = found; at && abs(out[at - 1]->weight) < abs(row->weight); at--)
			if (at < n)
				out[at] = out[at - 1];
		if (at < n)
			out[at] = row;
		found += found < n;
	}
	return found;
}

/* Appends how probable a proposal is, and the features that say so most. */
static void tell(const struct finder *f, const struct proposal *p, struct buf *out)
{
	struct proposer *k = f->proposer;
	const struct judge_row *rows[SPOKEN];
	const size_t n = weightiest(k, p, rows, SPOKEN);

	buf_addf(out, "probability .%02u", judge_per_cent(p->sum));
	if (f->reader)
		reader_tell(f, p, out);
	for (size_t i = 0; i < n; i++) {
		const int w = rows[i]->weight;

		buf_addf(out, "%s %c%d.%02d ", i ? "," : ":", w < 0 ? '-' : '+', abs(w) / JUDGE_UNIT, abs(w) % JUDGE_UNIT);
		buf_addstr(out, judge_text(&k->judge, rows[i]));
	}
}

static void tell_refused(const struct proposal *p, struct buf *out)
{
	const struct refusal *r = &p->c.refusal;

	if (!r->why)
		return;
	buf_addf(out, "%s", r->why);
	if (r->rule && r->rule->row) {
		buf_addf(out, " by ");
		buf_addstr(out, cue_text(r->rule, TEXT_PATTERN));
	}
	buf_addf(out, "; ");
}

/* Not kept: a user's cue is not judged, so that it only can stand within something else. */
static void tell_unkept(const struct finder *f, const struct proposal *p, struct buf *out)
{
	if (proposal_is_users(f, p)) {
		buf_addf(out, "part of another action");
		return;
	}
	if (p->joined || (!p->c.refusal.rule && p->sum >= proposal_threshold(f)))
		buf_addf(out, "part of a more probable action; ");
	tell_refused(p, out);
	tell(f, p, out);
}

void commit_explain_proposals(struct finder *f)
{
	const struct proposer *k = f->proposer;
	struct buf b = {0};

	for (size_t i = 0; i < k->n; i++) {
		const struct proposal *p = &k->v[i];
		const struct cue_hit *h = proposal_hit(p);
		const struct token *t = f->tokens->v;

		if (p->kept || (p->kind != PROPOSAL_CUE && judge_per_cent(p->sum) < SILENT))
			continue;
		b.len = 0;
		tell_unkept(f, p, &b);
		explain(f->explain, "none", str_cut(f->row->text, t[h->first].start, t[h->last - 1].end), "%.*s",
		        STR_FMT(buf_str(&b), 600));
	}
	buf_free(&b);
}

void commit_tell(const struct finder *f, const struct commitment *c, struct buf *out)
{
	if (f->proposer && c->proposal)
		tell(f, &f->proposer->v[c->proposal - 1], out);
}
