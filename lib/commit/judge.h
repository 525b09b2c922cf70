/* judge: how probable it is that what a sentence proposes is an undertaking, and which.
 *
 * Cues (cue.h) and every verb propose an action; features of it (judge_feature.h) have weights
 * (data/judge.tsv), found by logistic regression: their sum is the logarithm of the odds that it is
 * an undertaking; a second sum for each status says which one. */
#ifndef JUDGE_H
#define JUDGE_H

#include "base/map.h"
#include "commit/cue.h"
#include "know/odds.h"
#include "know/table.h"

struct judge_slot {
	uint64_t hash;  /* judge_feature.h; 0 = empty */
	uint32_t row;
	int32_t weight; /* that of the row: most sums need no more, and a look-up is one cache line */
};

/* Weights are logarithms of odds as in odds.h. */
enum { JUDGE_UNIT = ODDS_UNIT };

struct judge_row {
	int16_t weight;           /* for an undertaking */
	int16_t status[STATUSES]; /* for this one; [0] unused */
};

struct judge {
	const struct judge_slot *slots;
	const struct judge_row *rows;
	uint64_t mask;
	struct str names;   /* the blob of `texts` */
	struct table texts; /* the features, for people; opened when one is asked for */
};

/* Opens the blob that judge_compile writes, in place. Returns its length, or 0. */
size_t judge_open(struct judge *j, struct str blob);

/* Where a feature's hash is, or would be. */
static inline const struct judge_slot *judge_slot(const struct judge *j, uint64_t hash)
{
	return &j->slots[map_at(j->slots, sizeof *j->slots, j->mask, hash, map_ends_uint, &hash)];
}

/* The weights of a feature's hash; NULL if it has none. */
const struct judge_row *judge_find(const struct judge *j, uint64_t hash);

/* That for an undertaking; 0 if it has none. */
static inline int judge_weight(const struct judge *j, uint64_t hash)
{
	return judge_slot(j, hash)->weight;
}

/* The feature that a row is of; empty if the texts are damaged. */
struct str judge_text(struct judge *j, const struct judge_row *row);

/* Table (columns of data/judge.tsv) to blob. False after a message, of two features with one hash
 * too. */
bool judge_compile(char **files, struct buf *out);

#endif
