/* when_tense: does a sentence tell of what has been or of what will be? For when_*.c
 * alone. */
#ifndef WHEN_TENSE_H
#define WHEN_TENSE_H

#include "when_grammar.h"
#include "words.h"

/* What the verbs around words first..last-1 tell: -2 past for sure, -1 past from afar, 0
 * nothing, 1 and 2 future. The nearest verb before decides, else the nearest after. */
int when_tense(const struct when_grammar *g, const struct words *w, size_t first, size_t last);

#endif
