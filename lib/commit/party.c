#include "commit/party.h"

#include "base/die.h"

#include <stdlib.h>

/* How far, in bytes, the name of a person may stand behind the body that he acts for. */
enum { ACTS_FOR = 90 };

/* Where a dateline ends at the latest. */
enum { DATELINE = 60 };

/* Sets the words that have a plural apart: "party" has a kind of its own too. */
static const uint64_t PLURAL = UINT64_C(0x9e3779b97f4a7c15);

/* How a code has its number. */
struct party_slot {
	struct str code;
	size_t number;
};

static const struct map_kind slots = {sizeof(struct party_slot), map_hash_str, map_ends_str};

static uint32_t next_number(struct party_table *t, struct party_slot *s, struct str code)
{
	*s = (struct party_slot){code, t->n};
	t->codes = xgrow(t->codes, t->n, &t->cap, sizeof *t->codes);
	t->codes[t->n++] = code;
	return (uint32_t)s->number;
}

static uint32_t number_of(struct party_table *t, struct str code)
{
	struct party_slot *s = map_add(&t->numbers, &slots, &code);

	return s->code.p ? (uint32_t)s->number : next_number(t, s, code);
}

uint32_t party_worded(struct party_table *t, struct str words)
{
	struct party_slot *s = map_add(&t->numbers, &slots, &words);

	return s->code.p ? (uint32_t)s->number : next_number(t, s, arena_str(&t->kept, words));
}

void party_alias(struct party_table *t, struct str code, struct str other)
{
	const uint32_t number = number_of(t, code);
	struct party_slot *s = map_add(&t->numbers, &slots, &other);

	*s = (struct party_slot){s->code.p ? s->code : other, number};
}

void party_rename(struct party_table *t, uint32_t number, struct str words)
{
	const struct str name = arena_str(&t->kept, words);

	party_alias(t, t->codes[number], name);
	t->codes[number] = name;
}

void party_forget(struct party_table *t)
{
	map_clear(&t->numbers, &slots);
	arena_reset(&t->kept);
	t->n = 0;
	t->bound = 0;
}

void party_table_free(struct party_table *t)
{
	free(t->numbers.slots);
	free(t->codes);
	arena_free(&t->kept);
	*t = (struct party_table){0};
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
		if (row->bound == PARTY_PLURAL)
			hash ^= PLURAL;
		*slot_of(p, hash) = (struct party_word){hash, row->bound, row->text};
	}
}

enum party_kind party_word_kind(const struct party_words *p, uint64_t hash)
{
	const struct party_word *w = slot_of(p, hash);

	return w->hash ? (enum party_kind)w->kind : PARTY_KINDS;
}

struct str party_whole(const struct party_words *p, uint64_t hash)
{
	const struct party_word *w = slot_of(p, hash);

	return w->hash && w->kind == PARTY_PART ? table_cell(&p->set->texts, w->text, TEXT_CAMEO) : (struct str){"", 0};
}

struct str party_plural(const struct party_words *p, struct str words)
{
	const struct party_word *w = slot_of(p, words_hash(words) ^ PLURAL);

	return w->hash && w->kind == PARTY_PLURAL ? table_cell(&p->set->texts, w->text, TEXT_CAMEO) : words;
}

static bool has_word(const struct party_words *p, struct str name, enum party_kind kind)
{
	struct str word;

	while (str_split(&name, ' ', &word))
		if (party_word_kind(p, words_hash(word)) == kind)
			return true;
	return false;
}

bool party_public(const struct party_words *p, struct str name)
{
	return (has_word(p, name, PARTY_PUBLIC) || party_word_kind(p, words_hash(name)) == PARTY_PUBLIC) && !has_word(p, name, PARTY_PRIVATE);
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
	return m->type == MENTION_ORG && has_word(p, m->id, PARTY_PRIVATE) ? m->id : m->country;
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

static bool is_small(char c)
{
	return c >= 'a' && c <= 'z';
}

bool party_dateline(const struct mention *m, struct str text)
{
	size_t i;

	if (m->type != MENTION_GPE || m->end > DATELINE || m->end < m->start + 4 || m->end > text.len ||
	    str_eq(m->id, m->country))
		return false;
	for (i = 0; i < m->end; i++)
		if (is_small(text.p[i]))
			return false;
	/* Not a headline in capitals. */
	while (i < text.len && i < m->end + 24U && !is_small(text.p[i]))
		i++;
	return i < text.len && is_small(text.p[i]);
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
