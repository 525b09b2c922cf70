/* names: what is known of names: gazetteers, offices, currencies, and the trained tagger. Constant while sentences are read. */
#ifndef NAMES_H
#define NAMES_H

#include "base/buf.h"
#include "base/str.h"
#include "names/country_set.h"
#include "stream/option.h"

/* names_new opens the knowledge that is built in. */
struct names;
struct names *names_new(void);
void names_free(struct names *k);

/* With the trained tagger that is built in. Needs its blob to be linked; in a file of its own
 * because the trainer has none. */
void names_use_tagger(struct names *k);

/* Adds a user's gazetteers (columns of data/gazetteer); their rows win. Returns false after a
 * message with file, line and field. */
bool names_add_files(struct names *k, const struct option_files *files);

/* Adds those of `from`, which no longer change: files may be pipes, and are read once. */
void names_add_same(struct names *k, const struct names *from);

/* Known names inside of longer ones are mentions too: Florida in "University of Florida". They
 * follow the name that they stand in; without this, mentions do not overlap. */
void names_set_nested(struct names *k, bool nested);

/* Adds the codes of all states that are built in. */
void names_states(const struct names *k, struct country_set *out);

/* Compiles data/gazetteer (all files but the next two as they are), officeholders.tsv and
 * leaders.tsv, titles.tsv, patterns.tsv, currencies.tsv, names.tsv, name_words.tsv and actor_roles.tsv, told apart
 * by their names, whatever their order, to the blob `gazetteer`. Returns false after a message. */
bool names_compile(char **files, struct buf *out);

#endif
