/* chunk: word classes and simple phrases, without training.
 *
 * Every token gets one class, from what data/ says that its word may be and from its
 * neighbours; noun phrases and verb groups are runs of classes. The cue grammar asks for
 * classes and the clause module for runs, nobody looks at words: a statistical tagger can
 * take the place of this file. */
#ifndef CHUNK_H
#define CHUNK_H

#include "token.h"

enum tag {
	TAG_NOUN,
	TAG_PROPN,
	TAG_PRON,
	TAG_DET,
	TAG_POSS, /* my, their, 's */
	TAG_NUM,
	TAG_ADJ,
	TAG_ADV,
	TAG_NOT,
	TAG_ADP,
	TAG_CC,
	TAG_SUB, /* that, which, if, as */
	TAG_TO,  /* before an infinitive */
	TAG_MD,  /* will, should */
	TAG_VB,  /* base form */
	TAG_VBZ, /* finite present, base form included */
	TAG_VBD,
	TAG_VBN,
	TAG_VBG,
	TAG_COMMA,
	TAG_STOP, /* ends a clause: ; : . ! ? and dashes */
	TAG_MARK, /* quotes, brackets, $, % */
	TAG_HYPHEN,
	TAGS,
};

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

/* Building: forms are merged as they come. */
struct forms_builder;
struct forms_builder *forms_builder_new(void);

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

struct chunk {
	uint8_t tag; /* enum tag */
	bool finite; /* of a verb or auxiliary */
	bool quoted; /* somebody else's words; set by who knows it */
	uint8_t skip; /* length of an adverb or adjunct that begins here, in tokens; 0 = none */
	uint32_t lemma;
	uint32_t may;
	bool known;    /* a word of the vocabulary */
};

/* One sentence. Zero-initialise; reused. */
struct chunks {
	struct chunk *v;
	size_t n, cap;
	const struct tokens *tokens;
};

/* Classes for all tokens. `more` are words that `v` lacks, or NULL. */
void chunk_tag(struct chunks *c, const struct forms *v, const struct forms *more,
               const struct tokens *t, bool all_caps);
void chunks_free(struct chunks *c);

/* The token can stand inside a noun phrase. */
static inline bool chunk_nominal(const struct chunks *c, size_t i)
{
	return i < c->n && (c->v[i].tag <= TAG_ADJ || c->v[i].tag == TAG_HYPHEN ||
	                    c->v[i].tag == TAG_MARK);
}

/* No phrase has more tokens than this, so that a question about a word costs no more however
 * long the sentence is. */
enum { PHRASE_MOST = 200 };

/* The end of the noun phrase that begins at `i`, without phrases that hang on it; `i` if
 * there is none. Coordinated modifiers are in ("durable revenue- and budget-sharing"). */
size_t chunk_np_end(const struct chunks *c, size_t i);

/* The start of the noun phrase whose last token is `i`; i + 1 if there is none. */
size_t chunk_np_start(const struct chunks *c, size_t i);

/* A verb or an auxiliary in any form. */
static inline bool tag_is_verb(unsigned tag)
{
	return tag >= TAG_MD && tag <= TAG_VBG;
}

/* The word at `i`, in any case, is this one. */
static inline bool chunk_word_at(const struct chunks *c, size_t i, const char *word)
{
	return i < c->n && str_eq_nocase(token_text(c->tokens, i), str_of(word));
}

/* The first token after adverbs and "not" from `i`, PHRASE_MOST at most. */
size_t chunk_skip_adverbs(const struct chunks *c, size_t i);

#endif
