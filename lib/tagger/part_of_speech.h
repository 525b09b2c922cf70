/* part_of_speech: Universal Dependencies parts of speech by the trained tagger. */
#ifndef PART_OF_SPEECH_H
#define PART_OF_SPEECH_H

#include "tagger/look_scores.h"
#include "tagger/viterbi.h"

/* The labels of the trained model: the numbers stay what they are. */
enum upos {
	UPOS_X = 0, UPOS_ADJ = 1, UPOS_ADP = 2, UPOS_ADV = 3, UPOS_AUX = 4, UPOS_CCONJ = 5, UPOS_DET = 6,
	UPOS_INTJ = 7, UPOS_NOUN = 8, UPOS_NUM = 9, UPOS_PART = 10, UPOS_PRON = 11, UPOS_PROPN = 12,
	UPOS_PUNCT = 13, UPOS_SCONJ = 14, UPOS_SYM = 15, UPOS_VERB = 16,
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
