/* party_view: one sentence as those see it who ask which parties are meant. */
#ifndef PARTY_VIEW_H
#define PARTY_VIEW_H

#include "commit/cast.h"
#include "grammar/chunk.h"

struct party_view {
	const struct chunks *chunks;
	const struct mentions *mentions;
	const struct cue_hits *words;  /* CUE_PARTY hits, in order */
	const struct cast *cast;
	const struct party_words *known;
	bool sure; /* without those who are party_unsure */
};

#endif
