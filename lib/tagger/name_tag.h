/* name_tag: the trained name tagger on one sentence.
 *
 * Labels are the parts of names of four types: beginning, inside, last and single token
 * (BILOU, Ratinov and Roth 2009), 0 for what is outside. Only windows around capitals and
 * what the lists know are looked at; all else is outside. The trainer sees sentences
 * through the same windows and features. */
#ifndef NAME_TAG_H
#define NAME_TAG_H

#include "know/phrase_set.h"
#include "tagger/look_scores.h"
#include "tagger/name_code.h"
#include "tagger/viterbi.h"

/* Labels and hints are made of these numbers: they stay what they are. */
enum name_type { NAME_PERSON = 0, NAME_ORG = 1, NAME_PLACE = 2, NAME_OTHER = 3, NAME_TYPES };
enum name_part { NAME_BEGIN = 1, NAME_INSIDE = 2, NAME_LAST = 3, NAME_SINGLE = 4 };

static inline unsigned name_label(enum name_type type, enum name_part part)
{
	return (unsigned)type * 4 + (unsigned)part;
}

/* What lists and rules say of a token, beside its look. */
struct hint {
	uint8_t known;  /* code of the type (name_code.h) and part of a name of the gazetteers, 0 for
	                   none */
	uint8_t rule;   /* the same of what the rules have found */
	uint8_t by;     /* and the code of the rule that was it */
	uint8_t listed; /* type and place in a name of the long lists */
	bool window;    /* in a window */
};

/* Words first..last-1, and what lists or rules take them for. */
struct name_clue {
	uint32_t first, last;
	enum name_code_type type;
	enum name_code_finder by;
};

/* A sentence, and what is known of it. */
struct name_clues {
	const struct words *words;
	const struct tokens *tokens;
	const uint16_t *vocab;         /* enum vocab_flag of each word */
	const struct name_clue *known; /* names of the gazetteers, in order, not overlapping */
	const struct name_clue *rules; /* and what the rules have found */
	size_t n_known, n_rules;
	const struct clusters *clusters;
	const struct phrase_set *lists; /* names of the long lists */
};

/* Room for one sentence. Zero-initialise; reused. */
struct name_tagging {
	const struct tokens *tokens; /* of the sentence that was prepared last */
	struct look *looks; /* looks[LOOK_MARGIN + i] is token i; only those of windows are made */
	struct hint *hints; /* the same; margins are zero */
	uint32_t *word;     /* the first word that begins in or behind token i */
	uint32_t *token;    /* the token that word i begins in */
	size_t words_cap;
	label_scores *scores;
	uint8_t *labels;
	size_t cap;
	struct look_scores cache;
	struct viterbi viterbi;
};

/* A name that the tagger found: tokens first..last-1. */
struct tagged_name {
	size_t first, last;
	enum name_type type;
};

/* Can a name be in the sentence? Does not look at its tokens. */
bool name_tag_possible(const struct name_clues *c);

/* Looks, hints and windows of a sentence. */
void name_tag_prepare(struct name_tagging *t, const struct name_clues *c);

/* The next window from token `*from`, tokens `*from`..`*end`-1; false if there is none. */
bool name_tag_window(const struct name_tagging *t, size_t *from, size_t *end);

/* All features of token i, for the trainer. */
enum { NAME_FEATURES_MAX = FEATURES_ALL_MAX + FEATURES_MAX };
size_t name_tag_features(const struct name_tagging *t, size_t i, uint64_t keys[NAME_FEATURES_MAX]);

/* Labels all tokens of a prepared sentence. */
void name_tag_run(struct name_tagging *t, const struct weights *w);

/* The next name among the labels from token `from`; false if there is none. */
bool name_tag_next(const struct name_tagging *t, size_t from, struct tagged_name *name);

void name_tag_free(struct name_tagging *t);

#endif
