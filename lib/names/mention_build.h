/* mention_build: how the tables of names become the blob `gazetteer`. */
#ifndef MENTION_BUILD_H
#define MENTION_BUILD_H

#include "base/buf.h"
#include "base/str.h"

/* Compiles data/gazetteer (all files but officeholders.tsv as they are), officeholders.tsv,
 * titles.tsv, patterns.tsv, currencies.tsv, names.tsv and name_words.tsv, told apart by
 * their names, whatever their order. Returns false after a message. */
bool names_compile(char **files, struct buf *out);

#endif
