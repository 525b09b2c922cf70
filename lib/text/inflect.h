/* inflect: the regular forms of English words, and the plurals of a few endings that are
 * not, for phrase lists that give the base form alone. Other irregular forms are rows of
 * their own in the lists. */
#ifndef INFLECT_H
#define INFLECT_H

#include "base/buf.h"
#include "base/str.h"

/* Appends the phrase with its last word in the plural: "treaty" -> "treaties", "arms
 * race" -> "arms races", "crisis" -> "crises". A word that else ends in a single s keeps its
 * form. */
void inflect_plural(struct buf *out, struct str phrase);

/* Appends the phrase with the word before its first "of" in the plural: "chief of staff"
 * -> "chiefs of staff". Returns false if there is none. */
bool inflect_plural_head(struct buf *out, struct str phrase);

/* Appends a form of a regular verb that stands first in the phrase: "deploy troops" ->
 * "deploys troops", "deployed troops", "deploying troops"; "commit" -> "committed". */
enum inflect_verb { INFLECT_S, INFLECT_ED, INFLECT_ING, INFLECT_VERBS };
void inflect_verb(struct buf *out, struct str phrase, enum inflect_verb form);

/* Appends the phrase in the spelling of one side: "defence programme" <-> "defense
 * program", "organised labour" <-> "organized labor". Returns false if nothing changes. */
enum inflect_side { INFLECT_AMERICAN, INFLECT_BRITISH, INFLECT_SIDES };
bool inflect_spelling(struct buf *out, struct str phrase, enum inflect_side side);

#endif
