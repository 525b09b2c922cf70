/* when_rank: times that count back from a thing, as in "the first visit in eight years". For
 * when_*.c alone. */
#ifndef WHEN_RANK_H
#define WHEN_RANK_H

#include "text/words.h"
#include "time/when_grammar.h"

/* A thing is told to be the first, the worst or the like right before word `at`, with no
 * verb between that says when: the length of time at `at` lies behind it. */
bool when_ranked(const struct when_grammar *g, const struct words *w, size_t at);

#endif
