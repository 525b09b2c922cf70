/* inflect: the regular forms of English words, and the plurals of a few endings that are
 * not, for phrase lists that give the base form alone. Other irregular forms are rows of
 * their own in the lists.
 *
 * The rules are rows of data/inflection.tsv, whose first lines say how they are written. */
#ifndef INFLECT_H
#define INFLECT_H

#include "base/buf.h"
#include "know/table.h"

enum inflect_kind {
	INFLECT_PLURAL,
	INFLECT_VERB,
	INFLECT_BOTH,
	INFLECT_PAST,
	INFLECT_PRESENT,
	INFLECT_HEAD,
	INFLECT_STRESSED,
	INFLECT_UNSTRESSED,
	INFLECT_SPELLING,
	INFLECT_KINDS
};

struct inflection {
	struct table rows;
	struct inflect_rule *rules; /* those of a kind from first[kind] up to first[kind + 1] */
	size_t first[INFLECT_KINDS + 1];
};

/* The rules that are built in, used where they lie; some microseconds. inflect_free frees. */
void inflect_open_builtin(struct inflection *in);

/* Those of a table. Returns false after a message; inflect_free does no harm then. */
bool inflect_read(struct inflection *in, const char *path);

/* The compiled form of a table (files[0]). Returns false after a message. */
bool inflect_compile(char **files, struct buf *out);
void inflect_free(struct inflection *in);

/* Appends the phrase with its last word in the plural: "treaty" -> "treaties", "arms
 * race" -> "arms races", "crisis" -> "crises". A word that else ends in a single s keeps its
 * form. */
void inflect_plural(const struct inflection *in, struct buf *out, struct str phrase);

/* Appends the phrase with the word before its first "of" in the plural: "chief of staff"
 * -> "chiefs of staff". Returns false if there is none. */
bool inflect_plural_head(const struct inflection *in, struct buf *out, struct str phrase);

/* Appends a form of a regular verb that stands first in the phrase: "deploy troops" ->
 * "deploys troops", "deployed troops", "deploying troops"; "commit" -> "committed". */
enum inflect_verb { INFLECT_S, INFLECT_ED, INFLECT_ING, INFLECT_VERBS };
void inflect_verb(const struct inflection *in, struct buf *out, struct str phrase, enum inflect_verb form);

/* Appends the phrase in the spelling of one side: "defence programme" <-> "defense
 * program", "organised labour" <-> "organized labor". Returns false if nothing changes. */
enum inflect_side { INFLECT_AMERICAN, INFLECT_BRITISH, INFLECT_SIDES };
bool inflect_spelling(const struct inflection *in, struct buf *out, struct str phrase, enum inflect_side side);

#endif
