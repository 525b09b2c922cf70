/* card: all that is known of one commitment, beside its text. */
#ifndef CARD_H
#define CARD_H

#include "page/lookup.h"

/* Appends the names of parties that are joined by `;`: "Kenya, EU". */
void card_parties(struct buf *out, const struct lookup *names, struct str codes);

/* Appends the card of a commitment; `part` is its template. */
void card_write(struct buf *out, struct str part, const struct lookup *names, const struct mark *m);

#endif
