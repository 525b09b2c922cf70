/* Towards whom. */
#include "commit/commitment_parts.h"

/* Statuses of what one party says to another, where they meet. */
enum {
	DIRECTED = 1 << STATUS_PROPOSED | 1 << STATUS_PLEDGED | 1 << STATUS_AGREED |
	           1 << STATUS_REAFFIRMED | 1 << STATUS_REFUSED | 1 << STATUS_WITHDRAWN,
};

void commit_find_partners(const struct finder *f, const struct candidate *c, const struct parties *actors,
                   struct parties *out)
{
	const struct parties *met = &f->cast.meeting;
	struct party_view v = commit_view(f);
	struct parties near;

	near.n = 0;
	v.sure = true;
	if (!span_empty(c->action))
		party_find(&near, &v, c->action.first, c->action.last);
	for (size_t i = 0; i < near.n; i++)
		if (!party_have(actors, near.v[i]))
			party_add(out, near.v[i]);
	if (out->n || actors->n != 1 || !(DIRECTED >> c->status & 1))
		return;
	if (met->n == 2 && party_have(met, actors->v[0]))
		party_add(out, met->v[party_have(actors, met->v[0]) ? 1 : 0]);
}
