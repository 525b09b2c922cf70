/* issuer: who issues a document, by its head. */
#ifndef ISSUER_H
#define ISSUER_H

#include "analysis/head.h"
#include "commit/cast.h"

/* The parties of the voices of a head, in their order: a state's code as it stands; of a body, an
 * office or a person the code as for actors; a party, and what no list and no rule knows, by its
 * words. The press issues in nobody's name. */
void issuer_find(struct parties *out, struct party_table *t, const struct party_words *p, const struct head *h);

/* How the text may call the one voice that is a party or a firm: by its name without "Party" and, where that
 * begins with a state ("Peru First"), word for word; "Peru Labour Party" by "Labour" too. */
void issuer_names(struct cast *c, const struct party_words *p, const struct head *h);

#endif
