/* mention_find: the names of a sentence: what lists and rules find, what the tagger adds, and
 * who is meant. */
#ifndef MENTION_FIND_H
#define MENTION_FIND_H

#include "names/scene.h"

/* The mentions of the scene's sentence in order; what they show goes into its memory. Strings in
 * `out` stay valid until memory_reset. */
void mention_find(struct mentions *out, struct scene *s);

/* All names of lists that the sentence of the last mention_find holds, in order, also those that stand in a
 * longer name: Peru in "Peru Trade Agreement". */
void mention_known(struct mentions *out, const struct scene *s);

/* Its first step, for the trainer: finds the spans of a prepared scene (found.h). */
void mention_spans(struct scene *s);

#endif
