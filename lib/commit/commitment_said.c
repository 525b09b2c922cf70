/* Who says that somebody undertakes something. */
#include "commit/commitment_parts.h"

/* How far behind its verb the clause of a promise may begin: "promised on Monday in Lima that Chile"; how many
 * clauses more a report may have. */
enum { BEFORE_CLAUSE = 12, MORE_CLAUSES = 4 };

/* What the clause of the cue says stands behind the verb at `i`: "promised that Chile will". Whose
 * promise it is tells its subject otherwise. */
static bool has_clause(const struct candidate *c, size_t i)
{
	return !span_empty(c->subject) && c->subject.first > i && c->subject.first <= i + BEFORE_CLAUSE &&
	       c->subject.last <= c->hit->last;
}

/* Where what is said ends: "said that X and that Y" goes on behind "and". */
static size_t said_end(const struct chunks *c, size_t verb)
{
	size_t end = clause_scope_end(c, verb), next;

	if (end == verb + 1) /* "said - we will" */
		end = clause_scope_end(c, end);
	for (int more = 0; more < MORE_CLAUSES; more++) {
		next = end + (end < c->n && c->v[end].tag == TAG_COMMA);
		if (next + 1 >= c->n || c->v[next].tag != TAG_CC || c->v[next + 1].tag != TAG_SUB)
			return end;
		end = clause_scope_end(c, next + 1);
	}
	return end;
}

/* The verb at `i` says what the cue belongs to, or the verb before it with which it shares its subject: "said
 * that Chile will sing and will dance". */
static bool governs(const struct finder *f, const struct candidate *c, size_t i)
{
	size_t end;

	if ((!commit_tells(f, i) && !commit_adds(f, i)) || (f->chunks->v[i].quoted && !f->chunks->v[c->hit->first].quoted))
		return false;
	if (!commit_says(f, i) && !has_clause(c, i))
		return false;
	end = said_end(f->chunks, i);
	return end > c->hit->first || (!span_empty(c->subject) && c->subject.first > i && c->subject.first < end);
}

/* The nearest verb before the cue that says it: of nested speakers the innermost. Who writes "we say" adds nothing
 * to who he is. */
static bool by_governor(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t first = c->hit->first, least = first > CLAUSE_REACH ? first - CLAUSE_REACH : 0;

	for (size_t i = first; i-- > least;) {
		struct span who;

		if (!governs(f, c, i))
			continue;
		who = clause_subject(f->chunks, i);
		if (!commit_own_words(f, i, who))
			return commit_find_speaker(f, i, out);
	}
	return false;
}

/* The verb at `i` reports what stands before or around it. */
static bool reports(const struct finder *f, size_t i)
{
	return !f->chunks->v[i].quoted && commit_says(f, i) && commit_tells(f, i) && commit_ends_report(f, i);
}

/* "..., X said", "..., said X" */
static bool by_attribution(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t end = clause_horizon(f->chunks, c->action.last);

	for (size_t i = c->action.last; i < end; i++)
		if (reports(f, i))
			return commit_find_speaker(f, i, out);
	return false;
}

/* "Peru, X said, will": between two commas. */
static bool by_parenthesis(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t first = c->hit->first, least = first > CLAUSE_REACH ? first - CLAUSE_REACH : 0;

	for (size_t i = first; i-- > least && f->chunks->v[i].tag != TAG_STOP;)
		if (f->chunks->v[i + 1].tag == TAG_COMMA && reports(f, i))
			return commit_find_speaker(f, i, out);
	return false;
}

/* "according to X" */
static bool by_source(const struct finder *f, struct said *out)
{
	const size_t who = f->source + 2;

	return f->source < SIZE_MAX &&
	       commit_source(f, (struct span){(uint32_t)who, (uint32_t)chunk_np_end(f->chunks, who)}, out);
}

/* "Peru announced", "reiterated its pledge": who undertakes by saying so says it himself; not so
 * where these are the words of the text itself. */
static bool by_himself(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t verb = c->verb;

	if (verb >= f->chunks->n || c->passive || !commit_vows(f, verb) || commit_own_words(f, verb, c->subject))
		return false;
	return commit_source(f, c->subject, out);
}

/* "Peru made a firm commitment to": who gives his word says it himself. */
static bool by_giving(const struct finder *f, const struct candidate *c, struct said *out)
{
	const size_t verb = clause_finite_before(f->chunks, c->hit->last);
	struct span who;

	if (c->hit->row->bound != BOUND_HOLDER || !chunk_has(f->chunks, verb, CLAUSE_GIVES) ||
	    chunk_np_end(f->chunks, verb + 1) < c->hit->first)
		return false;
	who = clause_subject(f->chunks, verb);
	return !commit_own_words(f, verb, who) && commit_source(f, who, out);
}

static bool join(struct said *out, const struct parties *who)
{
	party_join(&out->who, who);
	return who->n;
}

/* A quotation whose speaker the text has not named is the issuer's. */
static void by_quotation(const struct finder *f, struct said *out)
{
	out->unnamed = f->cast.speaker_unnamed;
	if (f->cast.speaker_alone && commit_speaks_for_body(f))
		join(out, &f->cast.issuer);
	else if (!out->unnamed && !join(out, &f->cast.speaker) && f->cast.told)
		join(out, &f->cast.issuer);
}

/* Whose turn it is; an answer of whom no label has told is nobody's. */
static void by_turn(const struct finder *f, struct said *out)
{
	if (!join(out, &f->cast.turn) && !join(out, &f->cast.person))
		out->unnamed = f->cast.turn_unnamed && analysis_turn(f->analysis)->kind == LABEL_SPEAKER;
}

void commit_find_said(const struct finder *f, const struct candidate *c, struct said *out)
{
	*out = (struct said){.unnamed = false};
	if (by_himself(f, c, out) || by_giving(f, c, out) || by_governor(f, c, out) || by_attribution(f, c, out) || by_parenthesis(f, c, out) ||
	    by_source(f, out))
		return;
	if (f->chunks->v[c->hit->first].quoted)
		by_quotation(f, out);
	else
		by_turn(f, out);
}
