#include "party.h"

#include "die.h"
#include "hash.h"

bool codes_have(const struct codes *c, struct str code)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(str_of(c->v[i]), code))
			return true;
	return false;
}

void codes_add(struct codes *c, struct str code)
{
	size_t len = code.len < CODE_MOST - 1 ? code.len : CODE_MOST - 1;

	/* A long name is cut where a character begins. */
	while (len < code.len && len && ((unsigned char)code.p[len] & 0xc0) == 0x80)
		len--;
	code.len = len;
	if (!len || c->n == PARTY_MOST || codes_have(c, code))
		return;
	memcpy(c->v[c->n], code.p, len);
	c->v[c->n++][len] = '\0';
}

void codes_join(struct codes *c, const struct codes *more)
{
	for (size_t i = 0; i < more->n; i++)
		codes_add(c, str_of(more->v[i]));
}

void own_names_read(struct own_names *o, const struct cue_set *s)
{
	for (uint32_t i = 0; i < s->n_rows; i++) {
		if (s->rows[i].kind != CUE_PARTY || s->rows[i].bound != PARTY_OWN)
			continue;
		o->v = xgrow(o->v, o->n, &o->cap, sizeof *o->v);
		o->v[o->n++] = words_hash(table_cell(&s->texts, s->rows[i].text, TEXT_PATTERN));
	}
}

/* Names of one word are compared, or the first word of longer ones. */
static bool is_own(const struct own_names *own, struct str name)
{
	struct str first = name;
	uint64_t hash;

	str_split(&name, ' ', &first);
	hash = words_hash(first);
	for (size_t i = 0; i < own->n; i++)
		if (own->v[i] == hash)
			return true;
	return false;
}

bool party_code(const struct own_names *own, const struct mention *m, struct str *code)
{
	switch (m->type) {
	case MENTION_GPE:
	case MENTION_NORP:
	case MENTION_TITLE:
		*code = m->country;
		return code->len > 0;
	case MENTION_PERSON:
		*code = m->country.len ? m->country : m->id;
		return true;
	case MENTION_ORG:
		*code = m->country.len && !is_own(own, m->id) ? m->country : m->id;
		return true;
	case MENTION_FAC:
		*code = m->country;
		return false;
	default:
		return false;
	}
}

void party_everybody(struct codes *out, const struct cast *c)
{
	struct codes often = {.n = 0};

	if (c->meeting.n > 1) {
		codes_join(out, &c->meeting);
		return;
	}
	for (size_t i = 0; i < c->all.n; i++)
		if (c->weight[i] > 1)
			codes_add(&often, str_of(c->all.v[i]));
	codes_join(out, often.n > 1 ? &often : &c->all);
}

void party_issuer(struct codes *out, const struct cast *c)
{
	if (c->issuer.n)
		codes_join(out, &c->issuer);
	else if (c->subject.n)
		codes_join(out, &c->subject);
	else
		party_everybody(out, c);
}

/* "Both", "the two", "they" can stand for one party only by mistake. */
static void find_they(struct codes *out, const struct cast *c)
{
	if (c->subject.n > 1)
		codes_join(out, &c->subject);
	else if (c->several.n > 1)
		codes_join(out, &c->several);
	else if (c->meeting.n > 1)
		codes_join(out, &c->meeting);
	else if (c->subject.n)
		codes_join(out, &c->subject);
	else
		party_everybody(out, c);
}

static void stand_for(struct codes *out, const struct cast *c, enum party_kind kind)
{
	switch (kind) {
	case PARTY_ALL:
	case PARTY_EVENT:
		if (c->signers && kind == PARTY_ALL)
			codes_join(out, &c->issuer);
		else
			party_everybody(out, c);
		break;
	case PARTY_THEY: find_they(out, c); break;
	case PARTY_ONE: codes_join(out, c->single.n ? &c->single : &c->subject); break;
	case PARTY_WE:
	case PARTY_ISSUER: party_issuer(out, c); break;
	default: break;
	}
}

static bool word_at(const struct chunks *c, size_t i, const char *word)
{
	return str_eq_nocase(token_text(c->tokens, i), str_of(word));
}

/* Prepositions whose object still belongs to the party: "officials of A and B". */
static bool keeps_party(const struct chunks *c, size_t i)
{
	static const char *const words[] = {"of", "from", "between", "among", "by"};

	for (size_t k = 0; k < sizeof words / sizeof *words; k++)
		if (word_at(c, i, words[k]))
			return true;
	return false;
}

static const struct mention *mention_at(const struct party_view *v, uint32_t start, uint32_t end)
{
	for (size_t i = 0; i < v->mentions->n; i++)
		if (v->mentions->v[i].start < end && v->mentions->v[i].end > start)
			return &v->mentions->v[i];
	return NULL;
}

static const struct cue_hit *word_for(const struct party_view *v, size_t i)
{
	for (size_t k = 0; k < v->words->n; k++)
		if (v->words->v[k].first == i)
			return &v->words->v[k];
	return NULL;
}

void party_find(struct codes *out, const struct party_view *v, size_t first, size_t last)
{
	const struct chunks *c = v->chunks;
	const struct mention *before = NULL;
	bool outside = false, people = false;
	size_t had = out->n;

	for (size_t i = first; i < last && i < c->n; i++) {
		const struct token *t = &c->tokens->v[i];
		const struct mention *m = mention_at(v, t->start, t->end);
		const struct cue_hit *hit = word_for(v, i);
		struct str code;

		if (c->v[i].tag == TAG_SUB && i > first)
			break;
		if (c->v[i].tag == TAG_ADP)
			outside = !keeps_party(c, i) && i > first;
		else if (c->v[i].tag == TAG_CC || c->v[i].tag == TAG_COMMA)
			outside = false;
		if (outside)
			continue;
		if (hit && hit->last <= last && hit->row->bound != PARTY_OWN) {
			people |= hit->row->bound == PARTY_PEOPLE;
			stand_for(out, v->cast, (enum party_kind)hit->row->bound);
		}
		if (m && m != before && party_code(v->own, m, &code))
			codes_add(out, code);
		before = m;
	}
	if (people && out->n == had)
		party_everybody(out, v->cast);
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
	const struct mention *m;
	const struct token *t;
	struct str code;
	size_t head;

	if (first >= last)
		return false;
	head = head_of(c, first, last);
	for (size_t k = 0; k < v->words->n; k++) {
		const struct cue_hit *h = &v->words->v[k];

		if (h->first <= head && h->last > head && h->row->bound != PARTY_EVENT)
			return true;
	}
	t = &c->tokens->v[head];
	m = mention_at(v, t->start, t->end);
	return m && m->end >= t->end && party_code(v->own, m, &code);
}
