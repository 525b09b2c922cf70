/* when_tense: does a sentence tell of what has been or of what will be? By its verbs
 * (when_tense.c), or by a rank, as in "the first visit in eight years" (when_rank.c). For
 * when_*.c alone. */
#ifndef WHEN_TENSE_H
#define WHEN_TENSE_H

#include "text/words.h"
#include "time/when_grammar.h"

/* How a time goes with its verb. */
enum when_reach {
	WHEN_AT,   /* "in May": the nearest verb tells */
	WHEN_END,  /* "by", "from", "within": it bounds what lies ahead, if anything does */
	WHEN_TILL, /* "until": what was extended goes on */
	WHEN_BACK, /* "since": behind us, whatever the verb */
};

/* What the verbs around words first..last-1, a time, tell: -3 past without a verb, -2 past for
 * sure, -1 past from afar, 0 nothing, 1 and 2 future. The words from `lead` on are the time's
 * own preposition, no verbs ("starting"). The nearest verb before decides, else the nearest
 * after; but a past between a future and its bound ("will send the ships promised by May")
 * does not. */
int when_tense(const struct when_grammar *g, const struct words *w, size_t lead, size_t first,
               size_t last, enum when_reach reach);

/* A thing is told to be the first, the worst or the like right before word `at`, with no
 * verb between that says when: the length of time at `at` lies behind it. */
bool when_ranked(const struct when_grammar *g, const struct words *w, size_t at);

#endif
