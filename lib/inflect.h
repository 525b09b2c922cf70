/* inflect: the regular inflected forms of English words, for phrase lists that give the
 * base form alone. Irregular forms are rows of their own in the lists. */
#ifndef INFLECT_H
#define INFLECT_H

#include "str.h"

/* Appends the plural of the phrase's last word in place: "treaty" -> "treaties", "tax" ->
 * "taxes", "arms race" -> "arms races". A word that ends in s keeps its form. */
void inflect_plural(struct buf *out, struct str phrase);

/* The forms of a regular verb that stands first in the phrase: "deploy troops" ->
 * "deploys troops", "deployed troops", "deploying troops". */
enum inflect_verb { INFLECT_S, INFLECT_ED, INFLECT_ING, INFLECT_VERBS };
void inflect_verb(struct buf *out, struct str phrase, enum inflect_verb form);

#endif
