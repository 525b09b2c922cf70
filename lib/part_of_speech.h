/* part_of_speech: Universal Dependencies parts of speech by the trained tagger. */
#ifndef PART_OF_SPEECH_H
#define PART_OF_SPEECH_H

#include "look_scores.h"
#include "viterbi.h"

enum upos {
	UPOS_X, UPOS_ADJ, UPOS_ADP, UPOS_ADV, UPOS_AUX, UPOS_CCONJ, UPOS_DET, UPOS_INTJ, UPOS_NOUN,
	UPOS_NUM, UPOS_PART, UPOS_PRON, UPOS_PROPN, UPOS_PUNCT, UPOS_SCONJ, UPOS_SYM, UPOS_VERB,
	UPOS_TAGS, /* as many as a model has labels */
};

/* "X", "ADJ", ... */
extern const char *const upos_names[UPOS_TAGS + 1];

/* Room for one sentence. Zero-initialise; reused. */
struct pos_tagging {
	struct look *looks; /* looks[LOOK_MARGIN + i] is token i */
	label_scores *scores;
	uint8_t *tags;      /* enum upos, of each token */
	size_t cap;
	struct look_scores cache;
	struct viterbi viterbi;
};

/* The looks of a sentence's tokens, for pos_tag and for the trainer. */
void pos_prepare(struct pos_tagging *p, const struct clusters *c, const struct tokens *t, bool all_caps);

/* Tags all `n` tokens of a prepared sentence. */
void pos_tag(struct pos_tagging *p, const struct weights *w, size_t n);
void pos_free(struct pos_tagging *p);

#endif
