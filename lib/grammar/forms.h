/* forms: the words that the grammar knows, each with what it may be and its base form. */
#ifndef FORMS_H
#define FORMS_H

#include "base/buf.h"

/* What a word may be, as bits. */
enum word_class {
	MAY_NOUN = 1 << 0,
	MAY_DET = 1 << 1,
	MAY_POSS = 1 << 2,
	MAY_PRON = 1 << 3,
	MAY_ADP = 1 << 4,
	MAY_CC = 1 << 5,
	MAY_SUB = 1 << 6,
	MAY_TO = 1 << 7,
	MAY_MD = 1 << 8,
	MAY_NOT = 1 << 9,
	MAY_ADV = 1 << 10,
	MAY_ADJ = 1 << 11,
	MAY_NUM = 1 << 12,
	MAY_BASE = 1 << 13,
	MAY_S = 1 << 14,
	MAY_PAST = 1 << 15,
	MAY_PART = 1 << 16,
	MAY_ING = 1 << 17,
	MAY_BE = 1 << 18, /* together with the form */
	MAY_HAVE = 1 << 19,
	MAY_DO = 1 << 20,
	RATHER_NOUN = 1 << 21,
	MAY_SAY = 1 << 22,     /* tells what somebody says: "said" */
	MAY_ADJUNCT = 1 << 23, /* an adjunct may begin with it: "on" Monday */
	MAY_WEAK = 1 << 24,    /* makes no sentence worth reading for a cue: "be" */
	MAY_VOW = 1 << 25,     /* who says it undertakes something by that: "promise" */
	MAY_VERB = MAY_BASE | MAY_S | MAY_PAST | MAY_PART | MAY_ING,
	MAY_AUX = MAY_BE | MAY_HAVE | MAY_DO,
};

/* The words that the grammar knows: an open hash table, used where it lies. */
struct forms_slot {
	uint64_t hash;  /* of the token; 0 = empty */
	uint32_t lemma; /* number of the base form; equal for all forms */
	uint32_t may;   /* enum word_class */
};

struct forms {
	const struct forms_slot *slots;
	uint32_t mask;
};

/* The slot of a token's hash, or NULL. */
const struct forms_slot *forms_find(const struct forms *f, uint64_t hash);

/* What the word with this hash may be, 0 for a stranger. */
static inline uint32_t forms_may(const struct forms *f, uint64_t hash)
{
	const struct forms_slot *s = forms_find(f, hash);

	return s ? s->may : 0;
}

/* Building: forms are merged as they come; regular ones follow from the rules, which must live
 * as long. */
struct forms_builder;
struct inflection;
struct forms_builder *forms_builder_new(const struct inflection *inflection);

/* Base forms are numbered from `from` on instead of 1, so as not to meet those of another. */
void forms_number_from(struct forms_builder *b, uint32_t from);

/* A regular verb in all its forms. */
void forms_add_verb(struct forms_builder *b, struct str base);
void forms_builder_free(struct forms_builder *b);

/* The number of a base form, new if need be; lower case. */
uint32_t forms_lemma(struct forms_builder *b, struct str lemma);

/* Adds what `form` may be; the lemma of its first addition stays. */
void forms_add(struct forms_builder *b, struct str form, uint32_t lemma, uint32_t may);

/* Reads data/verbs.tsv and data/function_words.tsv. False after a message. */
bool forms_read_verbs(struct forms_builder *b, const char *path);
bool forms_read_words(struct forms_builder *b, const char *path);

/* Appends the table to `out`, multiple of 8; opens in place, returns its length or 0. */
void forms_write(const struct forms_builder *b, struct buf *out);
size_t forms_open(struct forms *v, struct str blob);

#endif
