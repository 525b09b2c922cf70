/* Who says that somebody undertakes something. */
#include "commit/commitment_parts.h"

/* Whom a stretch names, or that it names nobody but people who act for somebody. False if it is
 * about no speaker. */
static bool source(const struct finder *f, struct span s, struct said *out)
{
	struct party_view v = commit_view(f);

	if (span_empty(s) || !party_like(&v, s.first, s.last))
		return false;
	if (party_nameless(&v, s.first, s.last))
		out->unnamed = true;
	else
		party_find(&out->who, &v, s.first, s.last);
	return out->unnamed || out->who.n;
}

static bool says(const struct finder *f, size_t i)
{
	const struct chunk *c = &f->chunks->v[i];

	return c->finite && c->may & MAY_SAY && !c->quoted;
}

/* The nearest verb before the cue that says it: of nested speakers the innermost. */
static bool by_governor(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t first = c->hit->first, least = first > CLAUSE_REACH ? first - CLAUSE_REACH : 0;

	for (size_t i = first; i-- > least;)
		if (says(f, i) && clause_scope_end(f->chunks, i) > first)
			return source(f, clause_subject(f->chunks, i), out);
	return false;
}

/* "..., X said", "..., said X" */
static bool by_attribution(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t end = clause_horizon(f->chunks, c->action.last);

	for (size_t i = c->action.last; i < end; i++)
		if (says(f, i) && commit_ends_report(f, i))
			return source(f, commit_speaker(f, i), out);
	return false;
}

/* "according to X" */
static bool by_source(const struct finder *f, struct said *out)
{
	for (size_t i = 0; i + 2 < f->chunks->n; i++)
		if (chunk_has(f->chunks, i, CLAUSE_SOURCE))
			return source(f, (struct span){(uint32_t)i + 2, (uint32_t)chunk_np_end(f->chunks, i + 2)}, out);
	return false;
}

/* "Peru announced", "reiterated its pledge": who undertakes by saying so says it himself; not so
 * where the text itself says "we". */
static bool by_himself(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t verb = c->verb;

	if (verb >= f->chunks->n || c->passive || !(f->chunks->v[verb].may & MAY_VOW) || span_empty(c->subject) ||
	    commit_is_word(f, c->subject, 1u << PARTY_WE | 1u << PARTY_I))
		return false;
	return source(f, c->subject, out);
}

static bool join(struct said *out, const struct parties *who)
{
	party_join(&out->who, who);
	return who->n;
}

/* A quotation whose speaker the text has not named is the issuer's. */
static void by_quotation(const struct finder *f, struct said *out)
{
	if (!join(out, &f->cast.speaker) && f->cast.told)
		join(out, &f->cast.issuer);
}

void commit_find_said(const struct finder *f, const struct candidate *c, struct said *out)
{
	*out = (struct said){.unnamed = false};
	if (by_himself(f, c, out) || by_governor(f, c, out) || by_attribution(f, c, out) || by_source(f, out))
		return;
	if (f->chunks->v[c->hit->first].quoted)
		by_quotation(f, out);
	else if (!join(out, &f->cast.turn) && !join(out, &f->cast.person))
		out->unnamed = f->cast.turn_unnamed;
}
