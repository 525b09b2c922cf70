#include "commit/party.h"

#include "base/die.h"

#include <stdlib.h>

/* How far, in bytes, the name of a person may stand behind the body that he acts for. */
enum { ACTS_FOR = 90 };

/* How a code has its number. */
struct party_slot {
	struct str code;
	size_t number;
};

static const struct map_kind slots = {sizeof(struct party_slot), map_hash_str, map_ends_str};

static uint32_t number_of(struct party_table *t, struct str code)
{
	struct party_slot *s = map_add(&t->numbers, &slots, &code);

	if (!s->code.p) {
		*s = (struct party_slot){code, t->n};
		t->codes = xgrow(t->codes, t->n, &t->cap, sizeof *t->codes);
		t->codes[t->n++] = code;
	}
	return (uint32_t)s->number;
}

void party_forget(struct party_table *t)
{
	map_clear(&t->numbers, &slots);
	t->n = 0;
}

void party_table_free(struct party_table *t)
{
	free(t->numbers.slots);
	free(t->codes);
	*t = (struct party_table){0};
}

bool party_have(const struct parties *p, uint32_t number)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i] == number)
			return true;
	return false;
}

void party_add(struct parties *p, uint32_t number)
{
	if (p->n < PARTY_MOST && !party_have(p, number))
		p->v[p->n++] = number;
}

void party_add_code(struct parties *p, struct party_table *t, struct str code)
{
	struct str one;

	while (code.len && str_split(&code, ';', &one))
		if (one.len)
			party_add(p, number_of(t, one));
}

void party_join(struct parties *p, const struct parties *more)
{
	for (size_t i = 0; i < more->n; i++)
		party_add(p, more->v[i]);
}

static struct party_word *slot_of(const struct party_words *p, uint64_t hash)
{
	return &p->slots[map_at(p->slots, sizeof *p->slots, p->mask, hash, map_ends_uint, &hash)];
}

void party_words_open(struct party_words *p, const struct cue_set *s)
{
	size_t rows = 0, mask;

	for (uint32_t i = 0; i < s->n_rows; i++)
		rows += s->rows[i].kind == CUE_PARTY;
	mask = map_mask(rows * 2);
	*p = (struct party_words){.slots = xcalloc(mask + 1, sizeof *p->slots), .mask = mask, .set = s};
	for (uint32_t i = 0; i < s->n_rows; i++) {
		const struct cue_row *row = &s->rows[i];
		uint64_t hash;

		if (row->kind != CUE_PARTY || row->bound < PARTY_OWN)
			continue;
		hash = words_hash(table_cell(&s->texts, row->text, TEXT_PATTERN));
		*slot_of(p, hash) = (struct party_word){hash, row->bound, row->text};
	}
}

enum party_kind party_word_kind(const struct party_words *p, uint64_t hash)
{
	const struct party_word *w = slot_of(p, hash);

	return w->hash ? (enum party_kind)w->kind : PARTY_KINDS;
}

static bool is_private(const struct party_words *p, struct str name)
{
	struct str word;

	while (str_split(&name, ' ', &word))
		if (party_word_kind(p, words_hash(word)) == PARTY_PRIVATE)
			return true;
	return false;
}

/* The code of an organisation or people: its own, its state's, or that of the one it is
 * part of. */
static struct str body_code(const struct party_words *p, const struct mention *m)
{
	const struct party_word *w = slot_of(p, words_hash(m->id));

	if (w->hash && (w->kind == PARTY_PART || w->kind == PARTY_MEMBERS))
		return table_cell(&p->set->texts, w->text, TEXT_CAMEO);
	if (!m->country.len || (w->hash && w->kind == PARTY_OWN))
		return m->id;
	return m->type == MENTION_ORG && is_private(p, m->id) ? m->id : m->country;
}

/* The office before a person, if its country is known, says who is meant. */
static bool has_title(const struct mentions *m, size_t i)
{
	return i && m->v[i - 1].type == MENTION_TITLE && m->v[i - 1].end + 2 >= m->v[i].start;
}

/* "NATO chief X", "the EU's envoy, X": the person acts for the body named before him. */
static bool acts_for_body(const struct mentions *m, size_t i)
{
	for (size_t k = i; k-- > 0 && m->v[k].end + ACTS_FOR > m->v[i].start;)
		if (m->v[k].type == MENTION_ORG)
			return !m->v[k].country.len && has_title(m, i);
		else if (m->v[k].type != MENTION_TITLE)
			return false;
	return false;
}

bool party_code(const struct party_words *p, const struct mentions *m, size_t i, struct str *code)
{
	const struct mention *x = &m->v[i];

	switch (x->type) {
	case MENTION_GPE:
	case MENTION_TITLE:
		*code = x->country;
		return code->len > 0;
	case MENTION_NORP:
		*code = body_code(p, x);
		return x->country.len > 0;
	case MENTION_PERSON:
		if (acts_for_body(m, i))
			return false;
		if (party_word_kind(p, words_hash(x->id)) == PARTY_PART) {
			*code = body_code(p, x);
			return true;
		}
		if (party_unsure(x))
			return false;
		*code = x->country.len ? x->country : x->id;
		return x->country.len || !has_title(m, i) || !m->v[i - 1].country.len;
	case MENTION_ORG:
		*code = body_code(p, x);
		return code->len && party_word_kind(p, words_hash(x->id)) != PARTY_PRESS;
	default:
		return false;
	}
}
