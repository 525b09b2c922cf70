#include "commit/party_named.h"

/* The last word that begins before byte `at`; w->n if none. */
static size_t word_before(const struct words *w, uint32_t at)
{
	size_t lo = 0, hi = w->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (w->v[mid].start < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo ? lo - 1 : w->n;
}

/* "in Doha": where, not who. */
static bool is_place(const struct party_words *p, const struct words *w, const struct mention *m)
{
	size_t i = word_before(w, m->start);

	if (m->type != MENTION_GPE || i == w->n)
		return false;
	if (party_role(p, w, i, CLAUSE_ARTICLE) && i)
		i--;
	return party_role(p, w, i, CLAUSE_PLACE);
}

bool party_acronym(struct str id)
{
	for (size_t i = 0; i < id.len; i++)
		if ((id.p[i] < 'A' || id.p[i] > 'Z') && (id.p[i] < '0' || id.p[i] > '9'))
			return false;
	return id.len > 1;
}

/* Two words at most: "Arab League", no "Hiroshima AI Process". */
static bool is_short(struct str id)
{
	const char *blank = memchr(id.p, ' ', id.len);

	return !blank || !memchr(blank + 1, ' ', id.len - (size_t)(blank + 1 - id.p));
}

/* An organisation takes part where somebody of it is named, or as a state does. */
static bool org_takes_part(const struct mentions *m, size_t i, enum party_heed heed)
{
	const struct mention *x = &m->v[i];
	bool next = i + 1 < m->n && m->v[i + 1].start <= x->end + 2 &&
	            (m->v[i + 1].type == MENTION_TITLE || m->v[i + 1].type == MENTION_PERSON);

	bool listed = heed != HEED_FEW && is_short(x->id) && i + 1 < m->n &&
	              m->v[i + 1].type == MENTION_GPE && m->v[i + 1].start <= x->end + 6;

	return next || listed || x->country.len || (heed == HEED_ACRONYMS && party_acronym(x->id)) ||
	       (heed == HEED_SHORT && is_short(x->id)) || (i && m->v[i - 1].type == MENTION_TITLE &&
	                                  m->v[i - 1].end + 8 >= x->start);
}

/* "Geneva, Switzerland" */
static bool is_city_of(const struct mentions *m, size_t i)
{
	const struct mention *x = &m->v[i], *next = x + 1;

	return i + 1 < m->n && x->type == MENTION_GPE && next->type == MENTION_GPE &&
	       next->start == x->end + 2 && str_eq(x->country, next->country) &&
	       str_eq(next->id, next->country) && !str_eq(x->id, next->id);
}

void party_named(struct parties *out, struct party_table *t, const struct party_words *p,
                 const struct mentions *m, const struct words *w, uint32_t until, enum party_heed heed)
{
	bool placed = false;
	uint32_t end = 0;

	for (size_t i = 0; i < m->n && m->v[i].start < until; i++) {
		const struct mention *x = &m->v[i];
		struct str code;

		placed = is_place(p, w, x) || is_city_of(m, i) ||
		         (placed && x->start <= end + 2 && x->type == MENTION_GPE);
		end = x->end;
		if (placed || party_dateline(x, w->text) || party_unsure(x) ||
		    (x->type == MENTION_ORG && heed != HEED_ALL && !org_takes_part(m, i, heed)) ||
		    (x->type == MENTION_PERSON && !x->country.len))
			continue;
		if (party_code(p, m, i, &code))
			party_add_code(out, t, code);
	}
}

uint32_t party_purpose(const struct party_words *p, const struct words *w, uint32_t from)
{
	for (size_t i = 1; i < w->n; i++)
		if (w->v[i].start > from && party_role(p, w, i, CLAUSE_PURPOSE))
			return w->v[i].start;
	return UINT32_MAX;
}

void party_named_from(struct parties *out, struct party_table *t, const struct party_words *p,
                      const struct mentions *m, const struct words *w, uint32_t from)
{
	struct mentions rest = *m;

	while (rest.n && rest.v->start < from) {
		rest.v++;
		rest.n--;
	}
	party_named(out, t, p, &rest, w, party_purpose(p, w, from), HEED_ALL);
}
