/* history: what sentences tell as done, whether or not they call it a promise kept: "The first jets landed
 * on Thursday", "Congress approved the money".
 *
 * Each verb in the past or perfect that is not denied makes a row that might fulfil something, with the act,
 * who is named with it and what it is done to. Whether it does is for the book to say. */
#ifndef HISTORY_H
#define HISTORY_H

#include "ledger/evidence.h"
#include "stream/row.h"

struct history;
struct history *history_new(enum cpu_level cpu);
void history_free(struct history *h);

/* Calls `each` for all that the sentence tells as done; the row and its fields are valid during the call. All
 * sentences of a document are to be asked about, in their order: names are known from those before. */
typedef void history_each(const struct ledger_row *e, void *arg);
void history_find(struct history *h, const struct row *row, history_each *each, void *arg);

#endif
