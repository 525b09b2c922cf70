/* party_find: who is meant.
 *
 * The parties that a stretch of a sentence stands for: names by their mentions, "both sides",
 * "they", "we", "his country" by what the document has said so far (cast.h). */
#ifndef PARTY_FIND_H
#define PARTY_FIND_H

#include "commit/cast.h"

/* One sentence as it is seen here. */
struct party_view {
	const struct chunks *chunks;
	const struct mentions *mentions;
	const struct cue_hits *words;  /* CUE_PARTY hits, in order */
	const struct cast *cast;
	const struct party_words *known;
	bool sure; /* without those who are party_unsure */
};

/* The parties that tokens first..last-1 name or stand for, in order. */
void party_find(struct parties *out, const struct party_view *v, size_t first, size_t last);

/* The stretch is headed by a party or by a word for people who act. */
bool party_like(const struct party_view *v, size_t first, size_t last);

/* The stretch has a word for people who act for somebody, and nothing tells for whom: "officials", "a
 * spokesman". */
bool party_nameless(const struct party_view *v, size_t first, size_t last);

#endif
