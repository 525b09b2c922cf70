/* topic_lexicon: how phrase rows become a lexicon. For the topic module and its compiler. */
#ifndef TOPIC_LEXICON_H
#define TOPIC_LEXICON_H

#include "lexicon.h"
#include "table.h"

/* What a phrase stands for, packed into the lexicon's value. */
enum {
	TOPIC_STRONG = 1,
	TOPIC_ACRONYM = 2, /* as written, and not in a line of capitals */
	TOPIC_SHIELD = 4,
	TOPIC_SHIFT = 3,   /* the topic's number from here up */
};

/* Columns of phrase files and of the taxonomy. */
enum { PHRASE_TOPIC, PHRASE_TEXT, PHRASE_STRENGTH, PHRASE_CASE, PHRASE_NOTE };
enum { TAX_ID, TAX_PARENT, TAX_LABEL, TAX_IPTC, TAX_CAP, TAX_PLOVER, TAX_SCOPE };
extern const char *const topic_phrase_columns[];
extern const char *const topic_taxonomy_columns[];

/* Adds the rows of `phrases` (read from `path`) with their inflected forms. `number` gives
 * a topic's number or -1 for one it does not take. Returns false after a message. */
bool topic_add_phrases(struct lexicon_builder *b, const struct table *phrases, const char *path,
                       long (*number)(struct str id, void *arg), void *arg);

#endif
