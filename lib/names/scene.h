/* scene: one sentence in work, its words with what is known of each. For the files of this
 * room. */
#ifndef SCENE_H
#define SCENE_H

#include "names/knowledge.h"
#include "names/memory.h"
#include "stream/explain.h"
#include "tagger/name_tag.h"
#include "time/when.h"

/* A look-up of the gazetteer that the context allows; `last` 0 for none. */
struct known {
	const struct gazetteer_row *row;
	const struct gazetteer *g;
	uint32_t last;
};

struct scene {
	/* What is known, and what the document has shown. */
	const struct names *k;
	struct memory *m;
	/* The sentence, set before scene_prepare. */
	const struct row *row;
	const struct words *w;
	const struct whens *times; /* its dates and periods */
	struct tokens *tokens;     /* made where the tagger needs them and they are not there yet */
	bool tagged;               /* the tagger is asked, if there is one */
	struct explain *explain;   /* or NULL */
	/* Of each word; room is reused from sentence to sentence. */
	struct known *known;
	uint16_t *vocab;       /* vocab_flags; of one written small, only some */
	uint32_t *taken;       /* the time that begins here, from 1, else 0 */
	size_t cap;
	struct country_set named; /* countries named without need of context */
	bool named_known;         /* they have been looked for */
	struct found *found;   /* found.h */
	size_t n_found, found_cap;
	struct found *joined;  /* what found becomes, with the tagger's */
	size_t n_joined, joined_cap;
	struct name_clue *clues; /* what the tagger is told */
	size_t clues_cap;
	struct name_tagging tagging;
	struct buf cell;          /* a cell of a table and its words (holding.c) */
	struct words cell_words;
};

/* Frees the room, not what the caller has set. */
void scene_free(struct scene *s);

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

/* Fills s->known, s->vocab and s->taken from the sentence and the memory. */
void scene_prepare(struct scene *s);

/* The name of the gazetteers at word i that the context allows, or one with last 0. */
struct known scene_known(struct scene *s, size_t i);

/* Is there a common noun at word i that names are made of? Its kind and, in `*last`, the word
 * behind it; else NULL. */
const struct pattern_head *scene_head(const struct scene *s, size_t i, uint32_t *last);

/* Is word i an acronym alone in brackets? */
bool scene_bracketed(const struct scene *s, size_t i);

#endif
