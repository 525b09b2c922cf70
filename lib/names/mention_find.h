/* mention_find: the names of a sentence: what lists and rules find, what the tagger adds, and
 * who is meant. */
#ifndef MENTION_FIND_H
#define MENTION_FIND_H

#include "names/memory.h"
#include "names/names.h"
#include "stream/row.h"
#include "text/words.h"

struct scene;

/* The mentions of a sentence in order; what they show goes into `m`.
 * `words` are those of row->text. Strings in `out` stay valid until memory_reset. */
void mention_find(struct mentions *out, const struct names *k, struct memory *m,
                  const struct row *row, const struct words *words);

/* Its first step, for the trainer: finds the spans of a prepared scene (found.h). */
void mention_spans(struct scene *s, struct memory *m);

#endif
