/* commitment: who undertook what, towards whom, by when, how firmly (spec: man
 * commitments(1)). */
#ifndef COMMITMENT_H
#define COMMITMENT_H

#include "commit/cue.h"
#include "commit/party.h"
#include "names/mention.h"
#include "time/when.h"

struct commitment {
	uint32_t start, end;         /* the action, bytes in the text */
	uint32_t cue, cue_end;       /* the cue */
	uint32_t due, due_end;       /* empty if equal */
	uint32_t condition, condition_end;
	uint32_t subject, subject_end; /* of the verb that the cue is or hangs on */
	enum status status;
	char by[WHEN_VALUE];
	struct str cameo;
	unsigned score;              /* per cent */
	struct cue_hit hit, frame;   /* why; frame.row NULL if there is none */
	const char *who;             /* what told the actors: "subject", "holder", "agent", ... */
	uint32_t outer;              /* for the search of nested ones; from 1, 0 = none */
	struct codes actors, partners;
};

struct commitments {
	struct commitment *v;
	size_t n, cap;
};

/* All that is needed to read documents: knowledge, and the memory of the current one. */
struct finder;
struct finder *finder_new(enum cpu_level cpu);
void finder_free(struct finder *f);

/* A user's names (mention.h) and cues (columns of data/cues.tsv); his cues win. False after
 * a message. */
bool finder_add_names(struct finder *f, const char *path);
bool finder_add_cues(struct finder *f, const char *path);

/* How 3/8/2024 is read: when_rules_set_dmy() of when.h. */
void finder_set_dmy(struct finder *f, bool dmy);

/* The commitments of a sentence in order of their actions. row->new_doc forgets the
 * document before. `out` stays valid until the next call. */
const struct commitments *commitment_find(struct finder *f, const struct row *row);

/* Called for every cue that gave no row, with the reason; NULL for silence. */
typedef void finder_explain(void *arg, struct str cue, const char *why, struct str rule);
void finder_set_explain(struct finder *f, finder_explain *fn, void *arg);

#endif
