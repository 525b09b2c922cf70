/* name_model: the trained weights that are built into a program that calls for them
 * (data/english.weights; train/README.md tells how they were made). */
#ifndef NAME_MODEL_H
#define NAME_MODEL_H

#include "names/mention.h"

/* From now on the trained tagger finds what lists do not know. */
void names_use_tagger(struct names *k);

#endif
