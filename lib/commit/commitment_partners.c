/* Towards whom. */
#include "commit/partner_features.h"
#include "know/weight_table.h"

/* What a candidate's features weigh together: above 0 it is rather a partner. */
static int64_t weigh(const struct weight_table *t, struct str names)
{
	int64_t sum = 0;
	struct str name;

	while (names.len && str_split(&names, '\n', &name))
		if (name.len)
			sum += weight_of(t, weight_hash(name));
	return sum;
}

static void log_one(const struct finder *f, const struct candidate *c, uint32_t party, struct str names)
{
	const struct token *t = f->tokens->v;

	buf_addf(f->partner_log, "%u\t%u\t%.*s\n", t[c->action.first].start, c->hit->first,
	         STR_FMT(commit_code(f, party), 1000));
	buf_addstr(f->partner_log, names);
	buf_addc(f->partner_log, '\n');
}

void commit_find_partners(const struct finder *f, const struct candidate *c, const struct parties *actors,
                          struct buf *names, struct parties *out)
{
	struct partners all;

	partners_find(&all, f, c);
	for (size_t i = 0; i < all.n; i++) {
		uint32_t party = all.v[i].party;

		if (party_have(actors, party))
			continue;
		names->len = 0;
		partner_features(names, f, c, actors, &all, i);
		if (weigh(&f->partner_weights, buf_str(names)) > 0)
			party_add(out, party);
		if (f->partner_log)
			log_one(f, c, party, buf_str(names));
	}
}
