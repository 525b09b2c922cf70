/* Who is bound. */
#include "commit/commitment_parts.h"

static bool find_in(const struct finder *f, struct span s, struct parties *out)
{
	struct party_view v = commit_view(f);
	size_t had = out->n;

	if (!span_empty(s))
		party_find(out, &v, s.first, s.last);
	return out->n > had;
}

/* From the last word of the cue on, "approved by X"; the action may stand before it. */
static bool by_agent(const struct finder *f, const struct candidate *c, struct parties *out)
{
	size_t end = c->action.last > c->hit->last ? c->action.last : c->hit->last;

	for (size_t i = c->hit->last - 1; i < end && i + 1 < f->chunks->n; i++) {
		if (!chunk_has(f->chunks, i, CLAUSE_AGENT))
			continue;
		if (find_in(f, (struct span){(uint32_t)i + 1,
		                             (uint32_t)clause_phrase_end(f->chunks, i + 1)}, out))
			return true;
	}
	return false;
}

/* "their", "its": the clause's subject; after "thanked X for" it is X. "our" is left to the
 * document's memory. */
static bool by_pronoun(const struct finder *f, const struct candidate *c, struct parties *out)
{
	struct parties subject, rest;
	size_t had = out->n;

	subject.n = rest.n = 0;
	find_in(f, c->subject, &subject);
	if (c->verb < f->chunks->n && c->verb < c->hit->first &&
	    party_word_kind(&f->known, f->tokens->v[c->verb].hash) == PARTY_THANKS) {
		if (!find_in(f, (struct span){(uint32_t)c->verb + 1, c->hit->first}, &rest) ||
		    (rest.n == 1 && party_have(&subject, rest.v[0])))
			cast_everybody(&rest, &f->cast);
		for (size_t i = 0; i < rest.n; i++)
			if (!party_have(&subject, rest.v[i]))
				party_add(out, rest.v[i]);
	} else {
		party_join(out, &subject);
	}
	return out->n > had;
}

/* "congratulated them for concluding X": the object of the thanks. */
static bool by_thanked(const struct finder *f, const struct candidate *c, struct parties *out)
{
	size_t verb = clause_finite_before(f->chunks, c->hit->first);

	if (c->verb >= f->chunks->n || f->chunks->v[c->verb].tag != TAG_VBG || verb >= f->chunks->n ||
	    party_word_kind(&f->known, f->tokens->v[verb].hash) != PARTY_THANKS)
		return false;
	return find_in(f, (struct span){(uint32_t)verb + 1, c->hit->first}, out);
}

static bool is_their(const struct finder *f, size_t i)
{
	return chunk_has(f->chunks, i, CLAUSE_THEIR);
}

/* Whose the noun of the cue is: an owner or adjective before it, "by X" or "of X" in it. */
static bool by_holder(const struct finder *f, const struct candidate *c, struct parties *out)
{
	const struct cue_hit *h = c->hit;
	size_t noun = h->last - 1, start;

	while (noun > h->first && f->chunks->v[noun].tag != TAG_NOUN)
		noun--;
	/* "commitment by X to" has its noun before X, "reaffirm X's commitment to" behind. */
	if (h->wild < h->wild_end && h->wild < noun && h->wild > h->first &&
	    !tag_is_verb(f->chunks->v[h->first].tag))
		noun = h->wild - 1;
	start = chunk_np_start(f->chunks, noun);
	/* "the Government of Japan's plan": the owner has a phrase of its own. */
	for (size_t i = start; i < noun; i++)
		if (f->chunks->v[i].tag == TAG_POSS && f->tokens->v[i].flags & TOKEN_GLUED) {
			struct span s = clause_np_before(f->chunks, i);

			if (!span_empty(s) && find_in(f, s, out))
				return true;
		} else if (is_their(f, i)) {
			if (by_pronoun(f, c, out))
				return true;
		}
	if (h->wild < h->wild_end && find_in(f, (struct span){h->wild, h->wild_end}, out))
		return true;
	return start < noun && find_in(f, (struct span){(uint32_t)start, (uint32_t)noun}, out);
}

/* Words of somebody whom the text has not named. */
static bool is_quoted_we(const struct finder *f, struct span s)
{
	return !span_empty(s) && f->chunks->v[s.first].quoted && f->chunks->v[s.first].tag == TAG_PRON;
}

/* "Smith promises": a name of which nothing tells for whom he acts. */
static bool is_stranger(const struct finder *f, struct span s)
{
	const size_t m = span_empty(s) ? f->mentions->n
	                               : mention_at(f->mentions, f->tokens->v[s.last - 1].start, f->tokens->v[s.last - 1].end);

	return m < f->mentions->n && f->mentions->v[m].type == MENTION_PERSON;
}

/* "The Government" in the words of who is none and of no state that is known: a party's. */
static bool is_other_government(const struct finder *f, struct span s)
{
	return f->cast.told && !f->cast.government.n && !span_empty(s) && commit_is_word(f, s, 1u << PARTY_OFFICE);
}

/* "The courier shall be protected", "it was agreed": the subject is not who does it. */
static bool is_done_to(const struct finder *f, const struct candidate *c)
{
	return c->passive && f->cast.treaty;
}

/* "Peru, together with Chile and Kenya, will": those with him. */
static void add_company(const struct finder *f, struct span subject, struct parties *out)
{
	size_t i = subject.last;

	if (i < f->chunks->n && f->chunks->v[i].tag == TAG_COMMA)
		i++;
	if (!span_empty(subject) && chunk_has(f->chunks, i, CLAUSE_COMPANY))
		find_in(f, (struct span){(uint32_t)i + 2, (uint32_t)clause_phrase_end(f->chunks, i + 2)}, out);
}

const char *commit_find_actors(const struct finder *f, const struct candidate *c, struct parties *out)
{
	switch (c->hit->row->bound) {
	case BOUND_AGENT:
		if (by_agent(f, c, out))
			return "agent";
		break;
	case BOUND_HOLDER:
		if (by_holder(f, c, out))
			return "holder";
		if (find_in(f, c->subject, out))
			return "subject";
		break;
	case BOUND_CAST:
		if (by_holder(f, c, out))
			return "holder";
		if (by_agent(f, c, out))
			return "agent";
		break;
	case BOUND_OBJECT:
		if (find_in(f, c->action, out))
			return "object";
		break;
	default:
		if (c->passive && by_agent(f, c, out))
			return "agent";
		if (by_thanked(f, c, out))
			return "object";
		if (!is_done_to(f, c) && find_in(f, c->subject, out)) {
			add_company(f, c->subject, out);
			return "subject";
		}
	}
	if (is_quoted_we(f, c->subject) || (c->hit->row->bound != BOUND_CAST && is_stranger(f, c->subject)) || is_other_government(f, c->subject))
		return "nobody";
	if (f->cast.listed.n) {
		party_join(out, &f->cast.listed);
		return "list";
	}
	cast_default(out, &f->cast);
	return "document";
}
