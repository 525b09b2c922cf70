#include "commit/party_find.h"

/* "Both", "the two", "they" can stand for one party only by mistake. */
static void find_they(struct parties *out, const struct cast *c)
{
	if (c->subject.n > 1 || (c->subject.n && c->plural))
		party_join(out, &c->subject);
	else if (c->several.n > 1)
		party_join(out, &c->several);
	else if (c->meeting.n > 1)
		party_join(out, &c->meeting);
	else if (c->subject.n)
		party_join(out, &c->subject);
	else
		cast_everybody(out, c);
}

static void find_we(struct parties *out, const struct cast *c, bool quoted)
{
	if (quoted && c->speaker.n)
		party_join(out, &c->speaker);
	else if (!quoted && (c->turn.n || c->person.n || c->turn_unnamed))
		cast_turn(out, c);
	else if (c->told || c->signers || (c->issuer.n && !(c->here && c->subject.n > 1)))
		party_join(out, &c->issuer);
	else if (c->subject.n > 1)
		party_join(out, &c->subject);
	else
		cast_everybody(out, c);
}

static void find_one(struct parties *out, const struct cast *c)
{
	party_join(out, c->single.n ? &c->single : &c->subject);
}

/* "The Government" in a text whose issuer is known is his; who is no state, and of none that is known,
 * has none. */
static void find_office(struct parties *out, const struct cast *c, bool quoted)
{
	struct parties one;

	one.n = 0;
	find_one(&one, c);
	if (!c->told || quoted)
		party_join(out, &one);
	else if (c->government.n)
		party_join(out, &c->government);
	else if (one.n && !party_have(&c->issuer, one.v[0]))
		party_join(out, &one);
}

static void stand_for(struct parties *out, const struct party_view *v, enum party_kind kind, size_t i)
{
	const struct cast *c = v->cast;

	switch (kind) {
	case PARTY_ALL:
		if (c->signers)
			party_join(out, &c->issuer);
		else
			cast_everybody(out, c);
		break;
	case PARTY_THEY: find_they(out, c); break;
	case PARTY_ONE: find_one(out, c); break;
	case PARTY_I:
		if (c->person.n && !v->chunks->v[i].quoted)
			party_join(out, &c->person);
		else
			find_we(out, c, v->chunks->v[i].quoted);
		break;
	case PARTY_WE:
	case PARTY_ISSUER: find_we(out, c, v->chunks->v[i].quoted); break;
	default: break;
	}
}

/* Prepositions whose object still belongs to the party: "officials of A and B". */
static bool keeps_party(const struct chunks *c, size_t i)
{
	return chunk_has(c, i, CLAUSE_BELONGS);
}

static const struct cue_hit *word_for(const struct party_view *v, size_t i)
{
	size_t k = cue_hits_from(v->words, i);

	return k < v->words->n && v->words->v[k].first == i ? &v->words->v[k] : NULL;
}

/* The words for a party that hold token `i`; no two of them overlap. */
static const struct cue_hit *word_over(const struct party_view *v, size_t i)
{
	size_t k = cue_hits_from(v->words, i + 1);

	return k && v->words->v[k - 1].last > i ? &v->words->v[k - 1] : NULL;
}

/* "The Secretary" is a name with a country, where the document has told which. */
static bool is_named(const struct party_view *v, const struct cue_hit *hit)
{
	const struct token *t = v->chunks->tokens->v;
	size_t i = mention_at(v->mentions, t[hit->first].start, t[hit->last - 1].end);
	struct str code;

	return i < v->mentions->n && party_code(v->known, v->mentions, i, &code);
}

static bool is_state(const struct party_view *v, size_t m, struct str code)
{
	return code.len && str_eq(code, v->mentions->v[m].country);
}

/* The code of the name `m` as one of those that a stretch names. */
static bool code_of(const struct party_view *v, size_t m, struct str *code)
{
	return m < v->mentions->n && !(v->sure && party_unsure(&v->mentions->v[m])) &&
	       party_code(v->known, v->mentions, m, code);
}

/* "China's Exim Bank": the bank is China's, whosever another of that name is. */
static bool is_owned(const struct party_view *v, size_t i, size_t m, struct str code)
{
	const struct chunks *c = v->chunks;

	return i > 1 && v->mentions->v[m].type == MENTION_ORG && is_state(v, m, code) &&
	       c->v[i - 1].tag == TAG_POSS && c->tokens->v[i - 1].flags & TOKEN_GLUED &&
	       mention_at(v->mentions, c->tokens->v[i - 2].start, c->tokens->v[i - 2].end) + 1 == m &&
	       v->mentions->v[m - 1].type == MENTION_GPE;
}

/* "Russia's Gazprom": the owner of a party is none itself. */
static bool owns_party(const struct party_view *v, size_t i)
{
	const struct chunks *c = v->chunks;
	size_t end = i + 2 < c->n ? chunk_np_end(c, i + 2) : 0, m;
	struct str code;

	if (i + 2 >= c->n || c->v[i + 1].tag != TAG_POSS || end <= i + 2)
		return false;
	m = mention_at(v->mentions, c->tokens->v[end - 1].start, c->tokens->v[end - 1].end);
	return m < v->mentions->n && v->mentions->v[m].type == MENTION_ORG &&
	       party_code(v->known, v->mentions, m, &code) && !is_state(v, m, code);
}

void party_find(struct parties *out, const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	size_t before = v->mentions->n, had = out->n;
	bool outside = false;
	unsigned kinds = 0; /* words that count only where no name does */

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		size_t m = mention_at(v->mentions, t->start, t->end);
		const struct cue_hit *hit = word_for(v, i);
		struct str code;

		if (c->v[i].tag == TAG_SUB && i > first)
			break;
		if (c->v[i].tag == TAG_ADP && m == v->mentions->n)
			outside = !keeps_party(c, i) && i > first;
		else if (c->v[i].tag == TAG_CC || c->v[i].tag == TAG_COMMA)
			outside = false;
		if (outside)
			continue;
		if (hit && hit->last <= last && hit->row->bound < PARTY_OWN && !is_named(v, hit)) {
			kinds |= 1u << hit->row->bound;
			stand_for(out, v, (enum party_kind)hit->row->bound, i);
		}
		if (m != before && code_of(v, m, &code) && !owns_party(v, i) && !is_owned(v, i, m, code))
			party_add_code(out, v->cast->table, code);
		before = m;
	}
	if (kinds & 1u << PARTY_OFFICE && out->n == had)
		find_office(out, v->cast, v->chunks->v[first].quoted);
	if (kinds & (1u << PARTY_PEOPLE | 1u << PARTY_EVENT) && out->n == had)
		cast_everybody(out, v->cast);
}

/* The last token of the first noun phrase. */
static size_t head_of(const struct chunks *c, size_t first, size_t last)
{
	size_t end = chunk_np_end(c, first);

	if (end > last)
		end = last;
	while (end > first + 1 && c->v[end - 1].tag == TAG_MARK)
		end--;
	return end > first ? end - 1 : first;
}

bool party_like(const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	const struct cue_hit *word;
	const struct token *t;
	struct str code;
	size_t head, m;

	if (first >= last)
		return false;
	head = head_of(c, first, last);
	word = word_over(v, head);
	if (word && word->row->bound < PARTY_OWN && word->row->bound != PARTY_EVENT)
		return true;
	t = &c->tokens->v[head];
	m = mention_at(v->mentions, t->start, t->end);
	if (m == v->mentions->n || v->mentions->v[m].end < t->end)
		return false;
	return v->mentions->v[m].type == MENTION_TITLE || v->mentions->v[m].type == MENTION_PERSON ||
	       party_code(v->known, v->mentions, m, &code);
}

bool party_nameless(const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	bool people = false;

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		const struct cue_hit *hit = word_for(v, i);
		struct str code;

		if (code_of(v, mention_at(v->mentions, t->start, t->end), &code))
			return false;
		if (!hit || hit->row->bound >= PARTY_OWN)
			continue;
		if (hit->row->bound != PARTY_PEOPLE && !(hit->row->bound == PARTY_OFFICE && chunk_has(c, i, CLAUSE_SOMEBODY)))
			return false;
		people = true;
	}
	return people;
}
