/* party_literal: parties that have no code and are told by words.
 *
 * In a treaty "each Contracting Party", "the receiving State" and the organs that it sets up ("the
 * Joint Committee"), where its title does not name the parties; in any text groups of states and
 * factions ("major powers", "the Syrian opposition"). Their code is these words without article, in
 * the plural where each of several is meant. */
#ifndef PARTY_LITERAL_H
#define PARTY_LITERAL_H

#include "commit/party_view.h"

/* The noun phrase of this kind that begins at token `i` and ends before `last`: its end, `i` if there is
 * none. */
size_t party_literal_end(const struct party_view *v, size_t i, size_t last);

/* Adds the parties of that phrase, which ends before `end`. */
void party_literal_add(struct parties *out, const struct party_view *v, size_t i, size_t end);

#endif
