/* reader: what an encoder makes of the proposals of a sentence, as the judge beside the linear one.
 *
 * It reads only where the linear judge sees some chance; its log odds and the linear sum are
 * mixed as its weights say. */
#ifndef READER_H
#define READER_H

#include "commit/proposal.h"
#include "commit/reading.h"

/* A part of a sentence that is read at once. */
struct reader_chunk {
	uint32_t from, to;  /* pieces */
	uint32_t proposals; /* the first of them, from 1; proposal.next goes on */
	bool wanted;
};

struct proposal_reader {
	struct document_reading reading;
	struct encoder_context context; /* that the sentence was read in */
	bool explains_words;
	struct buf *log; /* or NULL */
	struct reader_chunk *chunks; /* of the sentence; none where it was not read */
	size_t n_chunks, chunks_cap;
	/* Private: the spots of a chunk, and what is said of them. */
	struct encoder_spot *spots;
	float (*logits)[ENCODER_LABELS];
	size_t spots_cap, logits_cap;
};

/* The linear judge has weighed: where that is worth while, reads the sentence, and sets the sums. */
void reader_weigh(struct finder *f);

/* The sum from which on a proposal is a row. */
int reader_threshold(const struct proposal_reader *r);

/* Appends what it made of a proposal, and the words that this hangs on, where they are asked for. */
void reader_tell(const struct finder *f, const struct proposal *p, struct buf *out);

/* Where a proposal stands in the window of the chunk that it is read in, `lead` of whose pieces stand
 * before the sentence. */
struct encoder_spot reader_spot(const struct finder *f, const struct reader_chunk *c, size_t lead,
                                const struct proposal *p);

#endif
