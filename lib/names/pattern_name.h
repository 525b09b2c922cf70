/* pattern_name: names that are made of common nouns: "Ministry of Defence", "Geneva Joint
 * Statement", "Quad Leaders Summit". */
#ifndef PATTERN_NAME_H
#define PATTERN_NAME_H

#include "names/scene.h"

struct pattern_name {
	uint32_t first, last;
	uint32_t core;        /* behind the head: where a tail may follow */
	uint32_t head;        /* the head's first word */
	const struct pattern_head *kind;
};

/* The name made by a pattern that begins at word i, or false. */
bool pattern_name_at(const struct scene *s, size_t i, struct pattern_name *n);

#endif
