/* Which parties may be partners. */
#include "commit/partner_features.h"

#include "commit/party_literal.h"

/* Tokens around an undertaking in which its partners are looked for. */
enum { PARTNER_REACH = 60 };

/* Words that stand for parties whom they name; the others mean anybody. */
enum {
	NAMES_SOMEBODY = 1 << PARTY_ALL | 1 << PARTY_THEY | 1 << PARTY_ONE | 1 << PARTY_WE |
	                 1 << PARTY_I | 1 << PARTY_ISSUER | 1 << PARTY_OFFICE,
};

static bool holds(struct span s, size_t i)
{
	return i >= s.first && i < s.last;
}

static enum partner_place place_of(const struct candidate *c, size_t i)
{
	if (holds(c->action, i))
		return PARTNER_ACTION;
	if (holds(c->subject, i))
		return PARTNER_SUBJECT;
	if (i >= c->action.last && i >= c->hit->last)
		return PARTNER_BEHIND;
	return i < c->hit->first && i < c->action.first ? PARTNER_BEFORE : PARTNER_CUE;
}

static struct partner *have(struct partners *out, uint32_t party)
{
	for (size_t i = 0; i < out->n; i++)
		if (out->v[i].party == party)
			return &out->v[i];
	return NULL;
}

/* The first place counts, the others are noted. */
static void add(struct partners *out, struct partner p)
{
	struct partner *old = have(out, p.party);

	if (!old) {
		if (out->n < PARTY_MOST)
			out->v[out->n++] = p;
		return;
	}
	p.also = old->also;
	if (p.place < old->place) {
		p.also |= (uint8_t)(1u << old->place);
		*old = p;
	} else if (p.place > old->place) {
		old->also |= (uint8_t)(1u << p.place);
	}
}

/* The end of the name or word for a party that begins at token `i`; `i` if none does. */
static size_t occurrence_end(const struct finder *f, size_t i)
{
	const struct token *t = f->tokens->v;
	const struct mentions *m = f->mentions;
	const struct cue_hits *words = &f->hits[CUE_PARTY];
	size_t at = mention_at(m, t[i].start, t[i].end), k = cue_hits_from(words, i), end = i;

	if (at < m->n && (m->v[at].start >= t[i].start || !i || m->v[at].start >= t[i - 1].end))
		while (end < f->tokens->n && t[end].start < m->v[at].end)
			end++;
	else if (at == m->n && k < words->n && words->v[k].first == i && words->v[k].row->bound < PARTY_OWN &&
	         NAMES_SOMEBODY >> words->v[k].row->bound & 1)
		end = words->v[k].last;
	return end;
}

static void add_sentence(struct partners *out, const struct finder *f, const struct candidate *c)
{
	struct span all = {c->hit->first < c->action.first ? c->hit->first : c->action.first,
	                   c->hit->last > c->action.last ? c->hit->last : c->action.last};
	struct party_view v = commit_view(f);
	size_t end;

	v.sure = true;
	all.first = all.first > PARTNER_REACH ? all.first - PARTNER_REACH : 0;
	all.last = f->chunks->n - all.last > PARTNER_REACH ? all.last + PARTNER_REACH : (uint32_t)f->chunks->n;
	for (size_t i = all.first; i < all.last; i = end > i ? end : i + 1) {
		struct parties who;

		who.n = 0;
		end = party_literal_end(&v, i, all.last);
		if (end > i)
			party_literal_add(&who, &v, i, end);
		else
			end = occurrence_end(f, i);
		if (end > i && !who.n)
			party_find(&who, &v, i, end);
		for (size_t k = 0; k < who.n; k++)
			add(out, (struct partner){.party = who.v[k], .place = (uint8_t)place_of(c, i),
			                          .first = (uint32_t)i, .last = (uint32_t)end});
	}
}

static void add_document(struct partners *out, const struct parties *who)
{
	for (size_t i = 0; i < who->n; i++)
		add(out, (struct partner){.party = who->v[i], .place = PARTNER_DOCUMENT});
}

void partners_find(struct partners *out, const struct finder *f, const struct candidate *c)
{
	out->n = 0;
	add_sentence(out, f, c);
	add_document(out, &f->cast.meeting);
	add_document(out, &f->cast.issuer);
	add_document(out, &f->cast.speaker);
	add_document(out, &f->cast.subject);
	add_document(out, &f->cast.several);
	add_document(out, &f->cast.all);
}
