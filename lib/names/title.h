/* title: offices and ranks by grammar: modifiers, a head, a tail.
 *
 * "Deputy National Security Advisor for International Economics" = rank and field
 * modifiers, head, tail of fields. */
#ifndef TITLE_H
#define TITLE_H

#include "names/scene.h"

struct title {
	uint32_t first, last; /* words */
	uint32_t head;        /* the head's first word */
	uint32_t head_last;
	uint32_t row;         /* of its canonical form */
	bool plural, rank;    /* "Presidents"; "Gen." */
	bool king;            /* "of X" after it names the realm */
	bool lower;           /* without capitals */
};

/* The title that begins at word i, or false. */
bool title_at(const struct scene *s, size_t i, struct title *t);

#endif
