#include "know/word_roles.h"

#include "base/die.h"
#include "know/table.h"
#include "text/token.h"

#include <stdlib.h>

#define MAGIC "RDOROL1\n"

struct word_roles_header {
	struct section_head head;
	uint64_t slots, mask, phrases, n_phrases, letters;
};

enum column { WORDS, ROLE, VALUE };

/* The hash of the first word, and the rest as a phrase. */
struct entry {
	uint64_t first;
	struct word_roles_phrase phrase;
	uint32_t value;
};

struct word_roles_builder {
	const char *const *names;
	struct entry *v;
	size_t n, cap;
	uint64_t letters;
};

struct word_roles_builder *word_roles_builder_new(const char *const *names)
{
	struct word_roles_builder *b = xcalloc(1, sizeof *b);

	b->names = names;
	return b;
}

void word_roles_builder_free(struct word_roles_builder *b)
{
	free(b->v);
	free(b);
}

/* An ending is looked for from the last letter back: each letter more gives another key. */
static uint64_t ending_key(uint64_t key, char letter)
{
	return key << 8 | (unsigned char)letter;
}

static uint64_t ending_hash(uint64_t key)
{
	return hash_mix(~key);
}

static void add_entry(struct word_roles_builder *b, const struct entry *e)
{
	b->v = xgrow(b->v, b->n, &b->cap, sizeof *b->v);
	b->v[b->n++] = *e;
}

/* What an ending ends with has a slot as well, if without roles: most words are told from all
 * endings by their last letter. */
static bool add_ending(struct word_roles_builder *b, struct str ending, struct entry e)
{
	uint64_t key = 0;

	if (!ending.len || ending.len > WORD_ROLES_ENDING)
		return false;
	b->letters |= word_roles_letter(ending.p[ending.len - 1]);
	for (size_t i = ending.len; i-- > 0;) {
		struct entry tail = {0};

		key = ending_key(key, ending.p[i]);
		if (!i)
			tail = e;
		tail.first = ending_hash(key);
		add_entry(b, &tail);
	}
	return true;
}

bool word_roles_add(struct word_roles_builder *b, struct str words, unsigned role, unsigned value)
{
	struct entry e = {.phrase.roles = UINT64_C(1) << role, .value = value};
	struct str word;
	size_t n = 0;

	if (words.len && *words.p == '-')
		return add_ending(b, str_cut(words, 1, words.len), e);
	while (str_split(&words, ' ', &word)) {
		if (!word.len || n == WORD_ROLES_PHRASE)
			return false;
		if (n++)
			e.phrase.rest[n - 2] = token_hash(word);
		else
			e.first = token_hash(word);
	}
	if (!n)
		return false;
	add_entry(b, &e);
	return true;
}

static bool read_row(struct word_roles_builder *b, const char *path, const struct table *t, size_t row)
{
	const struct table_place at = table_place(path, t, row);
	struct str words = table_cell(t, row, WORDS), role = table_cell(t, row, ROLE);
	struct str value = table_cell(t, row, VALUE);
	uint64_t number = 0;
	unsigned i = 0;

	while (b->names[i] && !str_eq(role, str_of(b->names[i])))
		i++;
	if (!b->names[i])
		return table_refuse(at, "role", "unknown", role);
	if (value.len && (!str_uint(value, &number) || !number || number > UINT8_MAX))
		return table_refuse(at, "value", "not a number from 1 to 255", value);
	return word_roles_add(b, words, i, (unsigned)number) ||
	       table_refuse(at, "words", "not one to four words with a blank between, nor an ending of one to "
	                                 "four letters", words);
}

bool word_roles_read(struct word_roles_builder *b, const char *path)
{
	static const char *const columns[] = {"words", "role", "value", NULL};
	struct table t = {0};
	bool ok = table_read(&t, path, columns, VALUE);

	for (size_t i = 0; ok && i < t.n_rows; i++)
		ok = read_row(b, path, &t, i);
	table_free(&t);
	return ok;
}

static bool every_role_has_a_word(const struct word_roles_builder *b, const char *path)
{
	uint64_t had = 0;

	for (size_t i = 0; i < b->n; i++)
		had |= b->v[i].phrase.roles;
	for (size_t i = 0; b->names[i]; i++)
		if (!(had >> i & 1)) {
			warn("%s: no row has the role '%s'", path, b->names[i]);
			return false;
		}
	return true;
}

/* The order of rows shows nowhere; phrases with one first word stand together. */
static int by_first(const void *pa, const void *pb)
{
	const struct entry *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return memcmp(a->phrase.rest, b->phrase.rest, sizeof a->phrase.rest);
}

/* Sparse, so that strangers mostly meet an empty slot: four slots a row or more. */
static void write_blob(const struct word_roles_builder *b, struct buf *out)
{
	const struct entry *rows = b->v;
	struct word_roles_header h = {.mask = map_mask(b->n * 4), .letters = b->letters};
	struct section_writer w = section_begin(out, sizeof h);
	struct word_roles_slot *slots = xcalloc(h.mask + 1, sizeof *slots);
	struct word_roles_phrase *phrases = xcalloc(b->n + 1, sizeof *phrases);

	for (size_t i = 0; i < b->n; i++) {
		struct word_roles_slot *s = &slots[map_at(slots, sizeof *slots, h.mask, rows[i].first,
		                                          map_ends_uint, &rows[i].first)];

		s->hash = rows[i].first;
		if (!rows[i].phrase.rest[0]) {
			s->roles |= rows[i].phrase.roles;
			s->value |= rows[i].value;
			continue;
		}
		phrases[h.n_phrases++] = rows[i].phrase;
		if (s->phrases)
			phrases[h.n_phrases - 2].more = 1;
		else
			s->phrases = (uint32_t)h.n_phrases;
	}
	h.slots = section_put(&w, slots, (h.mask + 1) * sizeof *slots);
	h.phrases = section_put(&w, phrases, h.n_phrases * sizeof *phrases);
	section_end(&w, MAGIC, &h, sizeof h);
	free(slots);
	free(phrases);
}

bool word_roles_write(struct word_roles_builder *b, const char *path, struct buf *out)
{
	if (!every_role_has_a_word(b, path))
		return false;
	qsort(b->v, b->n, sizeof *b->v, by_first);
	write_blob(b, out);
	return true;
}

bool word_roles_compile(const char *path, const char *const *names, struct buf *out)
{
	struct word_roles_builder *b = word_roles_builder_new(names);
	bool ok = word_roles_read(b, path) && word_roles_write(b, path, out);

	word_roles_builder_free(b);
	return ok;
}

size_t word_roles_open(struct word_roles *r, struct str blob)
{
	struct section s;
	const struct word_roles_header *h = section_open(&s, blob, MAGIC, sizeof *h);

	if (!h)
		return 0;
	r->slots = section_slots(&s, h->slots, h->mask, sizeof *r->slots);
	r->phrases = section_array(&s, h->phrases, h->n_phrases, sizeof *r->phrases);
	r->mask = h->mask;
	r->letters = h->letters;
	return section_len(&s);
}

const struct word_roles_slot *word_roles_find(const struct word_roles *r, struct str word)
{
	return word_roles_slot(r, token_hash(word));
}

static bool phrase_at(const struct word_roles_phrase *p, const uint64_t *hash, size_t stride, size_t n)
{
	for (size_t k = 0; k < WORD_ROLES_PHRASE - 1 && p->rest[k]; k++)
		if (k + 1 >= n || *(const uint64_t *)((const char *)hash + (k + 1) * stride) != p->rest[k])
			return false;
	return true;
}

uint64_t word_roles_at(const struct word_roles *r, const uint64_t *hash, size_t stride, size_t n)
{
	const struct word_roles_slot *s = word_roles_slot(r, *hash);
	const struct word_roles_phrase *p = &r->phrases[s->phrases];
	uint64_t roles = s->roles;

	for (bool more = s->phrases; more; p++) {
		more = p[-1].more;
		if (phrase_at(&p[-1], hash, stride, n))
			roles |= p[-1].roles;
	}
	return roles;
}

uint64_t word_roles_find_endings(const struct word_roles *r, struct str word)
{
	uint64_t key = 0, roles = 0;

	for (size_t n = 1; n <= WORD_ROLES_ENDING && n <= word.len; n++) {
		const struct word_roles_slot *s;

		key = ending_key(key, word.p[word.len - n]);
		s = word_roles_slot(r, ending_hash(key));
		if (!s->hash)
			break;
		if (word.len >= n + s->value)
			roles |= s->roles;
	}
	return roles;
}
