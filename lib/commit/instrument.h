/* instrument: whether a document lays down what its parties have agreed: a treaty, a statute.
 *
 * Read as it streams: words of the title, headings of articles and sentences that decree speak for
 * it, sentences that only foretell against it. */
#ifndef INSTRUMENT_H
#define INSTRUMENT_H

#include "grammar/chunk.h"

/* All zero when a document begins. */
struct instrument {
	int points;
};

/* The title, or the first sentence of a text, which may be one. */
void instrument_title(struct instrument *d, const struct word_roles *r, const struct words *title);

/* A sentence, of which only words are known: it may be a heading. */
void instrument_words(struct instrument *d, const struct word_roles *r, const struct words *w);

/* A sentence whose grammar is known. */
void instrument_note(struct instrument *d, const struct chunks *c);

/* The token decrees, and is no promise of somebody who speaks: "shall", not "we shall". */
bool instrument_decrees(const struct chunks *c, size_t i);

/* What is decreed here is law; and so is, in the second case, what is said by other words. */
bool instrument_is(const struct instrument *d);
bool instrument_surely(const struct instrument *d);

#endif
