/* proposal: what might be an undertaking.
 *
 * Cues propose, with what rules say against them, and every verb of the sentence that none has
 * for its action; the judge (judge.h) disposes. */
#ifndef PROPOSAL_H
#define PROPOSAL_H

#include "commit/commitment_parts.h"
#include "know/clusters.h"
#include "know/senses.h"

enum { STYLE_WORDS = 6 };

enum proposal_kind {
	PROPOSAL_CUE,
	PROPOSAL_VERB, /* no cue: a finite verb or what coordinates with it */
	PROPOSAL_TO,   /* no cue: an infinitive */
	PROPOSAL_ING,  /* no cue: a gerund */
	PROPOSAL_PART, /* no cue: a participle alone */
};

struct proposal {
	struct candidate c;  /* c.hit is NULL where no cue of the sentence proposes it: see proposal_hit */
	struct cue_hit own;  /* what stands for it then: the words that carry the status, or the first ones
	                      * of an item of a list, whose cue stands elsewhere */
	uint32_t head;       /* the token that says what is done */
	enum proposal_kind kind;
	uint32_t first, n;   /* its own features: proposer.features[first..] */
	int linear;          /* hundredths of the logarithm of the odds, as the judge's weights have it */
	int sum;             /* the same, as it counts */
	/* What an encoder says (reader.h), if `chunk`, from 1, is not 0. */
	uint32_t chunk, next;
	int odds;            /* as `linear` */
	enum status read;
	bool joined;         /* part of the action of another cue */
	bool kept;
};

/* How the document is written, as far as it has been read. */
struct document_style {
	struct style_word {
		uint64_t hash;
		unsigned n;
	} modals[STYLE_WORDS], pronouns[STYLE_WORDS];
	unsigned sentences, questions, said, quoted, numbered;
	unsigned cues;       /* that rules would make rows of */
	unsigned cues_here, cues_before; /* of the sentence, and of the one before it */
	char ends, ended;    /* the last byte of either */
};

struct proposer {
	struct judge judge;
	struct buf own_weights; /* a user's */
	struct clusters clusters;
	struct senses senses;
	uint64_t *bases;     /* by number of a lemma: the hash of its word, 0 = unknown */
	size_t n_bases;
	struct proposal *v;  /* of the sentence */
	size_t n, cap;
	struct seen_token {
		uint64_t word, lemma; /* as parts of features */
		unsigned path;        /* 0 for a stranger */
	} *seen;             /* by token, and what is behind the last */
	size_t seen_cap;
	uint64_t *features;  /* those that all proposals of the sentence share come first */
	size_t n_features, features_cap, n_shared;
	uint32_t *heads;     /* by token: the proposal that has it for its head, from 1 */
	size_t heads_cap;
	/* The parts of each feature, for who spells them out; NULL if nobody does. */
	struct proposal_feature *parts;
	size_t parts_cap;
	bool spells;
	struct document_style style;
};

struct proposal_feature {
	uint64_t part[3];
	uint32_t id;
};

/* By a cue of the user, which is not judged. */
bool proposal_is_users(const struct finder *f, const struct proposal *p);

/* The sum from which on a proposal is a row. */
int proposal_threshold(const struct finder *f);

/* Sets the sums of all. */
void proposal_weigh(struct finder *f);

/* The most probable status; that of the cue where no weight speaks. */
enum status proposal_status(const struct finder *f, const struct proposal *p);

/* The verbs that no cue has propose what they say. */
void commit_propose_verbs(struct finder *f);

/* Why each that is not kept is not, but for those without a cue that are far from probable. */
void commit_explain_proposals(struct finder *f);

/* All has been proposed: the features that do not tell the proposals of a sentence apart. */
void proposal_shared_features(struct finder *f);

/* Then those of proposal `p` alone. */
void proposal_features(struct finder *f, struct proposal *p);

/* The place of the `i`th feature of `p` in `features`: p->n of its own, then n_shared others. */
static inline size_t proposal_feature(const struct proposal *p, size_t i)
{
	return i < p->n ? p->first + i : i - p->n;
}

/* What its row is made of: a cue, or the words that stand for one. */
static inline const struct cue_hit *proposal_hit(const struct proposal *p)
{
	return p->c.hit ? p->c.hit : &p->own;
}

#endif
