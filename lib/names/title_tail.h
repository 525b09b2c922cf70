/* title_tail: what an office is for: "of State", "for Trade and Security", "to Ghana". */
#ifndef TITLE_TAIL_H
#define TITLE_TAIL_H

#include "names/scene.h"

/* The word behind the tail of a title whose head, with these flags (title_table.h), ends before
 * word `end`; `end` if it has none. */
size_t title_tail(const struct scene *s, size_t end, unsigned flags, bool lower);

#endif
