/* word_roles: what single words and short phrases do in a grammar, each role a bit.
 *
 * Which words they are is told by a table of data/ with the columns `words` (one, or up to
 * WORD_ROLES_PHRASE with blanks between), `role` and, where a grammar wants it, `value`, a
 * number below 256; a word with several roles has several rows. "-ous" is an ending of words, up
 * to WORD_ROLES_ENDING small letters, and `value` says how many bytes must stand before it. The
 * grammar names its roles and asks for their bits; it knows no word. */
#ifndef WORD_ROLES_H
#define WORD_ROLES_H

#include "base/map.h"
#include "know/section.h"

enum { WORD_ROLES_PHRASE = 4, WORD_ROLES_ENDING = 4 };

struct word_roles_slot {
	uint64_t hash;    /* of the word as a token (token.h); 0 = empty */
	uint64_t roles;   /* that it has by itself */
	uint32_t phrases; /* the first phrase, from 1, that begins with it; 0 = none */
	uint32_t value;   /* of the column `value`, else 0 */
};

struct word_roles_phrase {
	uint64_t rest[WORD_ROLES_PHRASE - 1]; /* hashes of the words after the first; 0 behind the last */
	uint64_t roles;
	uint32_t more, pad; /* the next one begins with the same word */
};

struct word_roles {
	const struct word_roles_slot *slots;
	const struct word_roles_phrase *phrases;
	uint64_t mask;
	uint64_t letters; /* that endings end with: a bit for each, see word_roles_letter */
};

/* Opens a blob in place, 8-byte aligned. Returns its length, or 0 if it is not whole. */
size_t word_roles_open(struct word_roles *r, struct str blob);

/* The slot of the word with this hash; one without roles if it has none. */
static inline const struct word_roles_slot *word_roles_slot(const struct word_roles *r, uint64_t hash)
{
	return &r->slots[map_at(r->slots, sizeof *r->slots, r->mask, hash, map_ends_uint, &hash)];
}

/* The same for a word as it is written. */
const struct word_roles_slot *word_roles_find(const struct word_roles *r, struct str word);

/* The roles that the word with this hash has by itself. */
static inline uint64_t word_roles_of(const struct word_roles *r, uint64_t hash)
{
	return word_roles_slot(r, hash)->roles;
}

/* Those, and the roles of the phrases that begin with it: `n` hashes from `hash` on, each
 * `stride` bytes behind the one before. */
uint64_t word_roles_at(const struct word_roles *r, const uint64_t *hash, size_t stride, size_t n);

static inline uint64_t word_roles_letter(char c)
{
	return UINT64_C(1) << ((unsigned char)c & 63);
}

/* The roles of the endings that a word has, which has a letter at least. */
uint64_t word_roles_find_endings(const struct word_roles *r, struct str word);
static inline uint64_t word_roles_endings(const struct word_roles *r, struct str word)
{
	return r->letters & word_roles_letter(word.p[word.len - 1]) ? word_roles_find_endings(r, word) : 0;
}

/* Building. `names` are the roles in the order of their bits, NULL at the end. */
struct word_roles_builder;
struct word_roles_builder *word_roles_builder_new(const char *const *names);

/* Adds a word or phrase, number `role` of the names and a value, 0 for none. False, having
 * added nothing, if it is not one to WORD_ROLES_PHRASE words. */
bool word_roles_add(struct word_roles_builder *b, struct str words, unsigned role, unsigned value);

/* Adds the rows of a table. False after a message. */
bool word_roles_read(struct word_roles_builder *b, const char *path);

/* Appends the blob to `out`. False, after a message that names `path`, if a role has no word. */
bool word_roles_write(struct word_roles_builder *b, const char *path, struct buf *out);
void word_roles_builder_free(struct word_roles_builder *b);

/* The blob of one table. False after a message. */
bool word_roles_compile(const char *path, const char *const *names, struct buf *out);

#endif
