/* chunk: word classes and simple phrases, without training.
 *
 * Every token gets one class, from what data/ says that its word may be and from its
 * neighbours; noun phrases and verb groups are runs of classes. The cue grammar asks for
 * classes and the clause module for runs, nobody looks at words: a statistical tagger can
 * take the place of this file. */
#ifndef CHUNK_H
#define CHUNK_H

#include "grammar/clause_word.h"
#include "grammar/forms.h"
#include "text/token.h"

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

struct span {
	uint32_t first, last;
};

struct chunk {
	uint8_t tag; /* enum tag */
	bool finite; /* of a verb or auxiliary */
	bool quoted; /* somebody else's words; set by who knows it */
	uint8_t skip; /* length of an adverb or adjunct that begins here, in tokens; 0 = none */
	uint32_t lemma;
	uint32_t may;
	bool known;    /* a word of the vocabulary */
	uint64_t roles; /* bits: enum clause_role, of the word, of phrases that begin here, and of the
	                 * ending of a word that is not known */
	struct span subject; /* of a verb: for clause_subject alone, good while `tagging` is the sentence's */
	uint32_t tagging;
};

/* One sentence. Zero-initialise; reused. */
struct chunks {
	struct chunk *v;
	size_t n, cap;
	const struct tokens *tokens;
	uint32_t tagging; /* from 1: how often classes have changed */
};

/* A chunk for every token, with what the tables know of its word; no class yet. For chunk_tag. */
void chunks_fill(struct chunks *c, const struct forms *v, const struct forms *more,
                 const struct word_roles *roles, const struct tokens *t);

/* Classes and roles for all tokens. `more` are words that `v` lacks, or NULL. */
void chunk_tag(struct chunks *c, const struct forms *v, const struct forms *more,
               const struct word_roles *roles, const struct tokens *t, bool all_caps);
void chunks_free(struct chunks *c);

/* Another class for a token, once the sentence has been asked about: what depended on the old one is
 * found anew. */
void chunk_retag(struct chunks *c, size_t i, enum tag tag);

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

/* The word at `i`, or a phrase that begins there, has this role. */
static inline bool chunk_has(const struct chunks *c, size_t i, enum clause_role role)
{
	return i < c->n && c->v[i].roles >> role & 1;
}

/* The word at `i` may be one of these classes (enum word_class). */
static inline bool chunk_may(const struct chunks *c, size_t i, uint32_t may)
{
	return i < c->n && c->v[i].may & may;
}

/* The first token after adverbs and "not" from `i`, PHRASE_MOST at most. */
size_t chunk_skip_adverbs(const struct chunks *c, size_t i);

#endif
