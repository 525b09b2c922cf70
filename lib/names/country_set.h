/* country_set: a set of codes of three capital letters. Zero-initialise. */
#ifndef COUNTRY_SET_H
#define COUNTRY_SET_H

#include "base/str.h"

struct country_set {
	uint64_t bits[275];
};

/* Three capitals, as the ISO 3166-1 alpha-3 code of a state. */
bool country_is_code(struct str s);

/* What is no such code is not added, and never there. */
void country_add(struct country_set *s, struct str code);
bool country_has(const struct country_set *s, struct str code);

#endif
