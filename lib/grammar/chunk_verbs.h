/* chunk_verbs: finite verbs that only their clause tells, once every token has a class. */
#ifndef CHUNK_VERBS_H
#define CHUNK_VERBS_H

#include "grammar/chunk.h"

void chunk_find_verbs(struct chunks *c);

#endif
