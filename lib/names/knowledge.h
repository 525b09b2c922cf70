/* knowledge: what `struct names` (mention.h) holds. For the files of the mention family. */
#ifndef KNOWLEDGE_H
#define KNOWLEDGE_H

#include "know/clusters.h"
#include "know/phrase_set.h"
#include "know/vocab.h"
#include "money/money.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/memory.h"
#include "names/mention.h"
#include "names/mention_pattern.h"
#include "names/name_word.h"
#include "names/title.h"
#include "tagger/weights.h"
#include "time/when.h"

struct names {
	enum cpu_level cpu;
	struct gazetteer builtin, user;
	struct gazetteer_builder *users; /* NULL without -l */
	struct buf user_blob;
	struct holders holders;
	struct titles titles;
	struct patterns patterns;
	struct vocab vocab;
	struct money_words money;
	struct when_rules *when;
	bool nested; /* names inside of names are wanted */
	struct clusters clusters;
	struct phrase_set lists;
	struct weights tagger; /* of names; empty without a trained model */
	struct word_roles words;
};

/* A look-up of the gazetteer that the context allows; `last` 0 for none. */
struct known {
	const struct gazetteer_row *row;
	const struct gazetteer *g;
	uint32_t last;
};

/* One sentence in work: its words with what is known of each. */
struct scene {
	const struct names *k;
	struct memory *m;
	const struct words *w;
	const struct row *row;
	struct known *known;   /* for each word */
	uint16_t *vocab;       /* vocab_flags of each word; of one written small, only some */
	uint32_t *taken;       /* the word behind the date or sum that begins here, else 0 */
	size_t cap;
};

static inline bool is_fw(const struct scene *s, size_t i, enum function_word f)
{
	return i < s->w->n && word_roles_of(&s->k->words, s->w->v[i].hash) >> f & 1;
}

static inline bool is_capital(const struct scene *s, size_t i)
{
	return i < s->w->n && s->w->v[i].flags & WORD_CAPITAL;
}

static inline bool is_lower(const struct scene *s, size_t i)
{
	return i < s->w->n && !(s->w->v[i].flags & (WORD_CAPITAL | WORD_DIGIT));
}

static inline bool is_spaced(const struct scene *s, size_t i)
{
	return i < s->w->n && s->w->v[i].gap == GAP_SPACE;
}

/* Joined to the word before by white space or hyphen. */
static inline bool is_joined(const struct scene *s, size_t i)
{
	return i < s->w->n && (s->w->v[i].gap == GAP_SPACE || s->w->v[i].gap == GAP_HYPHEN);
}

/* Word i is the 's of the word before. */
static inline bool is_possessive(const struct scene *s, size_t i)
{
	return i < s->w->n && s->w->v[i].gap == GAP_APOSTROPHE && is_fw(s, i, FW_S);
}

/* Words of the place, people or region that begins at word i, 0 for none. */
static inline size_t place_words(const struct scene *s, size_t i)
{
	const struct known *n = i < s->w->n ? &s->known[i] : NULL;

	if (!n || !n->last || (n->row->type != MENTION_GPE && n->row->type != MENTION_NORP &&
	                       n->row->type != MENTION_LOC))
		return 0;
	return n->last - i;
}

#endif
