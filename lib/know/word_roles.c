#include "know/word_roles.h"

#include "base/die.h"
#include "know/table.h"
#include "text/token.h"

#include <stdlib.h>

#define MAGIC "RDOROL1\n"

struct word_roles_header {
	char magic[8];
	uint64_t len, mask, n_phrases;
};

enum column { WORDS, ROLE, VALUE };

/* A row: the hash of its first word, and the rest of it as a phrase. */
struct row {
	uint64_t first;
	struct word_roles_phrase phrase;
	uint32_t value;
};

struct reader {
	const char *path;
	const char *const *names;
	struct table t;
	struct row *rows;
	uint64_t had; /* roles that rows have */
};

static bool refuse(const struct reader *r, size_t row, const char *field, const char *what, struct str s)
{
	warn("%s:%zu: %s: %s: '%.*s'", r->path, table_line(&r->t, row), field, what, STR_FMT(s, 40));
	return false;
}

static bool read_words(const struct reader *r, size_t row, struct row *out)
{
	struct str words = table_cell(&r->t, row, WORDS), rest = words, word;
	size_t n = 0;

	while (str_split(&rest, ' ', &word)) {
		if (!word.len || n == WORD_ROLES_PHRASE)
			return refuse(r, row, "words", "not one to four words with a blank between", words);
		if (n++)
			out->phrase.rest[n - 2] = token_hash(word);
		else
			out->first = token_hash(word);
	}
	return n || refuse(r, row, "words", "empty", words);
}

static bool read_role(struct reader *r, size_t row, uint64_t *role)
{
	struct str name = table_cell(&r->t, row, ROLE);
	size_t i = 0;

	while (r->names[i] && !str_eq(name, str_of(r->names[i])))
		i++;
	if (!r->names[i])
		return refuse(r, row, "role", "unknown", name);
	*role = UINT64_C(1) << i;
	r->had |= *role;
	return true;
}

static bool read_row(struct reader *r, size_t row, struct row *out)
{
	struct str value = table_cell(&r->t, row, VALUE);
	uint64_t number = 0;

	if (!read_words(r, row, out) || !read_role(r, row, &out->phrase.roles))
		return false;
	if (value.len && (!str_uint(value, &number) || !number || number > UINT8_MAX))
		return refuse(r, row, "value", "not a number from 1 to 255", value);
	out->value = (uint32_t)number;
	return true;
}

static bool every_role_has_a_row(const struct reader *r)
{
	for (size_t i = 0; r->names[i]; i++)
		if (!(r->had >> i & 1)) {
			warn("%s: no row has the role '%s'", r->path, r->names[i]);
			return false;
		}
	return true;
}

/* The order of rows shows nowhere: phrases with one first word stand together. */
static int by_first(const void *pa, const void *pb)
{
	const struct row *a = pa, *b = pb;

	if (a->first != b->first)
		return a->first < b->first ? -1 : 1;
	return memcmp(a->phrase.rest, b->phrase.rest, sizeof a->phrase.rest);
}

static struct word_roles_slot *slot_for(struct word_roles_slot *slots, uint64_t mask, uint64_t hash)
{
	uint64_t i = hash & mask;

	while (slots[i].hash && slots[i].hash != hash)
		i = (i + 1) & mask;
	return &slots[i];
}

/* Sparse, so that strangers mostly meet an empty slot: four slots a row or more. */
static void write_blob(const struct row *rows, size_t n, struct buf *out)
{
	struct word_roles_header h = {.magic = MAGIC, .mask = 63};
	struct word_roles_slot *slots;
	struct word_roles_phrase *phrases = xcalloc(n + 1, sizeof *phrases);

	while (h.mask < n * 4)
		h.mask = h.mask * 2 + 1;
	slots = xcalloc(h.mask + 1, sizeof *slots);
	for (size_t i = 0; i < n; i++) {
		struct word_roles_slot *s = slot_for(slots, h.mask, rows[i].first);

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
	h.len = sizeof h + (h.mask + 1) * sizeof *slots + h.n_phrases * sizeof *phrases;
	while (out->len % 8)
		buf_addc(out, '\0');
	buf_add(out, &h, sizeof h);
	buf_add(out, slots, (h.mask + 1) * sizeof *slots);
	buf_add(out, phrases, h.n_phrases * sizeof *phrases);
	free(slots);
	free(phrases);
}

bool word_roles_compile(const char *path, const char *const *names, struct buf *out)
{
	static const char *const columns[] = {"words", "role", "value", NULL};
	struct reader r = {.path = path, .names = names};
	bool ok = table_read(&r.t, path, columns, VALUE);

	r.rows = xcalloc(r.t.n_rows + 1, sizeof *r.rows);
	for (size_t i = 0; ok && i < r.t.n_rows; i++)
		ok = read_row(&r, i, &r.rows[i]);
	ok = ok && every_role_has_a_row(&r);
	if (ok) {
		qsort(r.rows, r.t.n_rows, sizeof *r.rows, by_first);
		write_blob(r.rows, r.t.n_rows, out);
	}
	free(r.rows);
	table_free(&r.t);
	return ok;
}

size_t word_roles_open(struct word_roles *r, struct str blob)
{
	const struct word_roles_header *h = (const void *)blob.p;
	size_t slots;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, MAGIC, 8) ||
	    h->len > blob.len || (h->mask & (h->mask + 1)) || h->mask >= h->len / sizeof *r->slots ||
	    h->n_phrases > h->len / sizeof *r->phrases)
		return 0;
	slots = (h->mask + 1) * sizeof *r->slots;
	if (h->len != sizeof *h + slots + h->n_phrases * sizeof *r->phrases)
		return 0;
	r->slots = (const void *)(blob.p + sizeof *h);
	r->phrases = (const void *)(blob.p + sizeof *h + slots);
	r->mask = h->mask;
	return h->len;
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
