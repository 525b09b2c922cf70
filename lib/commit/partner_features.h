/* partner_features: who may be the one towards whom something is undertaken, and what speaks for
 * each of them.
 *
 * Candidates are the parties that the sentence names near the undertaking and those that the
 * document has shown. Features have names that people can read; data/partner_weights.tsv has
 * their weights, and the trainer asks here as well, so that training and running are the same. */
#ifndef PARTNER_FEATURES_H
#define PARTNER_FEATURES_H

#include "commit/commitment_parts.h"

/* Where a candidate stands; where it has several places the first of these counts. */
enum partner_place {
	PARTNER_ACTION,
	PARTNER_CUE,     /* between cue and action, or in the cue: "agreed with X to" */
	PARTNER_BEHIND,  /* behind both */
	PARTNER_SUBJECT,
	PARTNER_BEFORE,  /* before both */
	PARTNER_DOCUMENT,
	PARTNER_PLACES,
};

struct partner {
	uint32_t party;
	uint8_t place;        /* enum partner_place */
	uint8_t also;         /* bits: its other places */
	uint32_t first, last; /* its tokens; empty for PARTNER_DOCUMENT */
};

/* More candidates are left out. */
struct partners {
	struct partner v[PARTY_MOST];
	size_t n;
};

void partners_find(struct partners *out, const struct finder *f, const struct candidate *c);

/* Of all candidates together. */
struct partner_crowd {
	size_t in_action, behind; /* how many of these places may be partners */
	size_t seen;              /* how often the document has named those who are not bound */
	uint32_t most;            /* whom of these most often, if some_most */
	bool some_most;
	bool actor_meets;         /* the one who is bound meets one other */
};

struct partner_crowd partner_crowd(const struct finder *f, const struct parties *actors, const struct partners *all);

/* What speaks for and against a candidate, together: above 0 it is rather a partner. Appends the names
 * of its features, each with a line feed, to `log` if that is not NULL. */
int64_t partner_weigh(const struct finder *f, const struct candidate *c, const struct parties *actors,
                      const struct partner_crowd *all, const struct partner *p, struct buf *log);

#endif
