/* commitment: who undertook what, towards whom, by when, how firmly (spec: man
 * commitments(1)). */
#ifndef COMMITMENT_H
#define COMMITMENT_H

#include "commit/cue.h"
#include "commit/party.h"
#include "stream/explain.h"
#include "time/when.h"

/* To whom the text attributes a statement: parties, or somebody without a name; or neither, where
 * it speaks for itself. */
struct said {
	struct parties who;
	bool unnamed;
	bool alone;      /* a person of whom the text tells nothing but his name */
	uint32_t person; /* the number of that name from 1, if his party is told behind it; else 0 */
};

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
	uint32_t proposal;           /* of the judge, from 1; 0 = a cue alone made it */
	const char *who;             /* what told the actors: "subject", "holder", "agent", ... */
	uint32_t outer;              /* for the search of nested ones; from 1, 0 = none */
	struct parties actors, partners;
	struct said said;
};

struct commitments {
	struct commitment *v;
	size_t n, cap;
};

/* All that is needed to find them: knowledge, and the memory of the current document. */
struct finder;
struct analysis;
struct finder *commit_new(struct analysis *a);
void commit_free(struct finder *f);

/* A user's cues (columns of data/cues.tsv), which win. False after a message. */
bool commit_add_cues(struct finder *f, const char *path);

/* Runs the examples of that table: each must give a row by its own cue, of the status and action
 * in the column expect ("status|action") if that is not empty. As example_each (example.h). */
bool commit_check_cues(struct finder *f, const char *path, struct buf *out);

/* From here on the judge (judge.h) disposes of what cues and verbs propose; before, cues and their
 * exclusions alone do. A user's cues are not judged. */
void commit_use_judge(struct finder *f);

/* The judge's weights from a table (columns of data/judge.tsv) instead of those that are built in.
 * False after a message. */
bool commit_add_weights(struct finder *f, const char *path);

/* An encoder's opinion beside the judge's, mixed as its weights at `path` say. False after a message.
 * commit_explain_words: explanations tell on which words it hangs; false if there is none. */
bool commit_use_encoder(struct finder *f, const char *path, enum cpu_level cpu);
bool commit_explain_words(struct finder *f);

/* Appends how probable the judge found a row of the last sentence, and by what. */
void commit_tell(const struct finder *f, const struct commitment *c, struct buf *out);

/* The commitments of the sentence that the analysis has begun, in order of their actions. Valid
 * until the next call. */
const struct commitments *commit_find(struct finder *f);

/* The code of an actor or partner; valid as long as the document. */
struct str commit_code(const struct finder *f, uint32_t party);

/* From now on every proposal that the encoder reads is written down, a line each: document, sentence, the
 * window's pieces, the places of head, first and last in it, and the log odds of the judge and of the
 * encoder in hundredths. NULL ends it. */
void commit_log_windows(struct finder *f, struct buf *log);

/* From now on every party that may be a partner is written down, for training: the first byte
 * of the action, the first token of the cue and its code with a TAB between, then its features, a line
 * each, and an empty line. NULL ends it. */
void commit_log_partners(struct finder *f, struct buf *log);

/* Explains every cue that gives no row, every row that is left out and every sentence that has
 * neither; NULL for silence. The rows that are given back are the caller's to explain. */
void commit_set_explain(struct finder *f, struct explain *e);

#endif
