/* Towards whom. */
#include "commit/partner_features.h"

static void log_one(const struct finder *f, const struct candidate *c, uint32_t party)
{
	const struct token *t = f->tokens->v;

	buf_addf(f->partner_log, "%u\t%u\t%.*s\n", t[c->action.first].start, c->hit->first,
	         STR_FMT(commit_code(f, party), 1000));
}

void commit_find_partners(const struct finder *f, const struct candidate *c, const struct parties *actors,
                          struct parties *out)
{
	struct partner_crowd crowd;
	struct partners all;

	partners_find(&all, f, c);
	crowd = partner_crowd(f, actors, &all);
	for (size_t i = 0; i < all.n; i++) {
		uint32_t party = all.v[i].party;

		if (party_have(actors, party))
			continue;
		if (f->partner_log)
			log_one(f, c, party);
		if (partner_weigh(f, c, actors, &crowd, &all.v[i], f->partner_log) > 0)
			party_add(out, party);
		if (f->partner_log)
			buf_addc(f->partner_log, '\n');
	}
}
