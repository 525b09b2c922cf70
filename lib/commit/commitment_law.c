/* What the kind of text makes of a cue: a treaty's words bind, a resolution's verbs settle. */
#include "commit/commitment_parts.h"

bool commit_decreed(const struct finder *f, const struct cue_hit *hit)
{
	for (size_t i = hit->first; i < hit->last; i++)
		if (instrument_decrees(f->chunks, i))
			return instrument_is(&f->instrument);
	return false;
}

/* "4. Decides to": nobody stands before the verb, for those who adopt the text are its subject. */
static bool resolves(const struct finder *f, const struct candidate *c)
{
	const struct chunks *k = f->chunks;
	size_t i;

	if (!span_empty(c->subject) || c->verb >= k->n)
		return false;
	i = clause_group_start(k, c->verb);
	if (k->v[i].tag != TAG_VBZ || i > 4)
		return false;
	while (i-- > 0)
		if (k->v[i].tag != TAG_NUM && k->v[i].tag != TAG_STOP && k->v[i].tag != TAG_ADV && k->v[i].tag != TAG_MARK)
			return false;
	return true;
}

/* A verb with somebody who is bound by it; nouns of a treaty only speak of what might be. */
static bool binds(const struct candidate *c)
{
	const struct cue_row *row = c->hit->row;

	return row->bound == BOUND_SUBJECT &&
	       (row->status == STATUS_PLANNED || row->status == STATUS_PLEDGED || c->status == STATUS_AGREED);
}

bool commit_apply_law(const struct finder *f, struct candidate *c)
{
	const struct cue_row *row = c->hit->row;
	bool surely = instrument_surely(&f->instrument);

	if (resolves(f, c)) {
		if (row->joint && c->status == row->status)
			c->status = (enum status)row->joint;
		return row->subject != SUBJECT_LAW;
	}
	if (commit_decreed(f, c->hit) || (surely && binds(c) && !chunk_has(f->chunks, c->hit->first, CLAUSE_DECREES)))
		c->status = STATUS_AGREED;
	else if (surely && c->status != STATUS_REAFFIRMED)
		return false;
	return row->subject != SUBJECT_LAW || surely;
}

void commit_settle_status(struct candidate *c)
{
	if (c->passive && c->status == STATUS_REFUSED && !c->frame)
		c->status = (enum status)c->hit->row->status;
}
