#include "names/memory.h"

#include "base/die.h"
#include "text/token.h"

#include <stdlib.h>

struct memory *memory_new(void)
{
	struct memory *m = xcalloc(1, sizeof *m);

	m->things = xcalloc(MEMORY_THINGS, sizeof *m->things);
	m->forms = xcalloc(MEMORY_FORMS, sizeof *m->forms);
	m->offices = xcalloc(MEMORY_OFFICES, sizeof *m->offices);
	m->ids = xcalloc(MEMORY_IDS, sizeof *m->ids);
	memory_reset(m);
	return m;
}

void memory_free(struct memory *m)
{
	if (!m)
		return;
	arena_free(&m->arena);
	free(m->things);
	free(m->forms);
	free(m->offices);
	free(m->ids);
	free(m->kept.slots);
	free(m);
}

static const struct map_kind kept_strings = {sizeof(struct str), map_hash_str, map_ends_str};

void memory_reset(struct memory *m)
{
	arena_reset(&m->arena);
	m->broken = false;
	/* Forms and ids of older generations count as empty slots: nothing to clear for a document
	 * of one line. */
	if (!++m->generation) {
		memset(m->forms, 0, MEMORY_FORMS * sizeof *m->forms);
		memset(m->ids, 0, MEMORY_IDS * sizeof *m->ids);
		m->generation = 1;
	}
	memset(m->first_words, 0, sizeof m->first_words);
	m->countries = (struct country_set){0};
	map_clear(&m->kept, &kept_strings);
	m->n_things = m->n_forms = m->n_offices = m->n_ids = 0;
	m->voiced = false;
	m->home = m->states[0] = m->states[1] = (struct str){"", 0};
}

struct str memory_keep(struct memory *m, struct str s)
{
	char plain[TOKEN_PLAIN];
	struct str *kept;

	if (m->broken && s.len <= sizeof plain - STR_PAD)
		s = token_plain_copy(s, plain);
	kept = map_add(&m->kept, &kept_strings, &s);
	if (!kept->p)
		*kept = arena_str(&m->arena, s);
	return *kept;
}

uint32_t memory_add(struct memory *m, enum mention_type type, struct str id, struct str name,
                    struct str country)
{
	if (m->n_things == MEMORY_THINGS)
		return MEMORY_NONE;
	m->things[m->n_things] = (struct thing){.type = type, .id = id, .name = name,
	                                        .country = country, .title = MEMORY_NONE};
	return m->n_things++;
}

static uint64_t add_word(uint64_t key, uint64_t hash)
{
	return hash_mix(key * 3 ^ hash);
}

static uint64_t key_of(const struct words *w, size_t first, size_t last)
{
	uint64_t key = 0;

	for (size_t i = first; i < last; i++)
		key = add_word(key, w->v[i].hash);
	return key;
}

/* A form of an older generation is an empty slot. */
static bool form_ends(const void *slot, const void *key)
{
	const struct form *f = slot, *k = key;

	return f->generation != k->generation || f->key == k->key;
}

static struct form *slot(const struct memory *m, uint64_t key)
{
	const struct form k = {.key = key, .generation = m->generation};

	return &m->forms[map_at(m->forms, sizeof k, MEMORY_FORMS - 1, key, form_ends, &k)];
}

static uint16_t capitals_of(const struct words *w, size_t first, size_t last)
{
	uint16_t bits = 0;

	for (size_t i = first; i < last; i++)
		if (w->v[i].flags & WORD_CAPITAL)
			bits |= (uint16_t)(1U << (i - first));
	return bits;
}

void memory_name(struct memory *m, const struct words *w, size_t first, size_t last,
                 uint32_t thing, enum form_kind kind)
{
	uint64_t key, bit = w->v[first].hash & 4095;
	struct form *f;
	bool old;

	if (thing == MEMORY_NONE || last - first > FORM_WORDS)
		return;
	key = key_of(w, first, last);
	f = slot(m, key);
	old = f->generation == m->generation;
	if ((!old && m->n_forms >= MEMORY_FORMS / 2) || (old && f->kind < (uint8_t)kind))
		return;
	m->n_forms += !old;
	m->first_words[bit >> 6] |= UINT64_C(1) << (bit & 63);
	*f = (struct form){key, m->generation, thing, capitals_of(w, first, last), (uint8_t)kind,
	                   (uint8_t)(last - first)};
}

/* Acronyms must be written alike, other forms have their capitals. */
static bool case_agrees(const struct words *w, size_t i, const struct form *f)
{
	uint16_t have = capitals_of(w, i, i + f->words);

	if (f->kind == FORM_ACRONYM)
		return w->v[i].flags & WORD_UPPER || !(f->capitals & 1);
	return w->all_caps || !(f->capitals & ~have);
}

const struct form *memory_find(const struct memory *m, const struct words *w, size_t i)
{
	uint64_t bit = w->v[i].hash & 4095, key = 0;
	const struct form *best = NULL;

	if (!(m->first_words[bit >> 6] >> (bit & 63) & 1))
		return NULL;
	for (size_t n = 0; n < FORM_WORDS && i + n < w->n; n++) {
		const struct form *f;

		if (n && w->v[i + n].gap == GAP_BREAK)
			break;
		key = add_word(key, w->v[i + n].hash);
		f = slot(m, key);
		if (f->generation == m->generation && case_agrees(w, i, f))
			best = f;
	}
	return best;
}

const struct form *memory_exact(const struct memory *m, const struct words *w, size_t first,
                                size_t last)
{
	const struct form *f;

	if (last - first > FORM_WORDS)
		return NULL;
	f = slot(m, key_of(w, first, last));
	return f->generation == m->generation ? f : NULL;
}

/* An id of an older generation is an empty slot. */
static bool id_ends(const void *slot, const void *key)
{
	const struct seen_id *s = slot, *k = key;

	return s->generation != k->generation || s->hash == k->hash;
}

/* The slot of an id; of another generation than the memory's if the id has not been seen. */
static struct seen_id *id_slot(const struct memory *m, const struct seen_id *k)
{
	return &m->ids[map_at(m->ids, sizeof *k, MEMORY_IDS - 1, k->hash >> 8, id_ends, k)];
}

void memory_see_id(struct memory *m, struct str id)
{
	const struct seen_id k = {hash_bytes(id), m->generation};
	struct seen_id *s = id_slot(m, &k);

	if (s->generation == m->generation || m->n_ids >= MEMORY_IDS / 2)
		return;
	*s = k;
	m->n_ids++;
}

bool memory_has_id(const struct memory *m, struct str id)
{
	const struct seen_id k = {hash_bytes(id), m->generation};

	return id_slot(m, &k)->generation == m->generation;
}

void memory_see_country(struct memory *m, struct str code)
{
	country_add(&m->countries, code);
}

bool memory_has_country(const struct memory *m, struct str code)
{
	return country_has(&m->countries, code);
}

uint32_t memory_add_office(struct memory *m, struct office o)
{
	uint32_t i = m->n_offices++ % MEMORY_OFFICES;

	m->offices[i] = o;
	return i;
}
