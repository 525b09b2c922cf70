/* beside: how the finds of a sentence stand to each other. For the files of this room.
 *
 * Finds are those of the scene, in order; `a` stands before `b`, k is the number of one. */
#ifndef BESIDE_H
#define BESIDE_H

#include "names/found.h"

/* Nothing but white space or a hyphen between them: "Chinese Foreign Minister". */
bool beside_touches(const struct scene *s, const struct found *a, const struct found *b);

/* The possessive between them: "China's minister", "United States' Ambassador". */
bool beside_owns(const struct scene *s, const struct found *a, const struct found *b);

/* "of", "of the" and nothing else between them; also "from the" and a comma before. */
bool beside_of(const struct scene *s, const struct found *a, const struct found *b);

/* "at the", "in" and nothing else between them. */
bool beside_at(const struct scene *s, const struct found *a, const struct found *b);

/* A comma or "and" and nothing else between them. */
bool beside_listed(const struct scene *s, const struct found *a, const struct found *b);

/* A state, a people or a body, which offices and bodies belong to. */
bool beside_owner(const struct found *f);

/* The number of the person who holds the office k and is named right behind it (a style may stand
 * between), also between commas: "the Foreign Minister of Ghana, Ama Kusi, ...". SIZE_MAX if there is none. */
size_t beside_holder(const struct scene *s, size_t k);

/* The number of the person behind whose name the office k stands: "Stephen Smith, Minister for Foreign
 * Affairs", "Wang Yi, the Chinese foreign minister". SIZE_MAX if there is none. */
size_t beside_bearer(const struct scene *s, size_t k);

#endif
