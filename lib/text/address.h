/* address: web and mail addresses in a text. What stands in them names nothing. */
#ifndef ADDRESS_H
#define ADDRESS_H

#include "base/str.h"

/* The next run without blanks, from byte `*from`, that holds "://" or "www." or, between
 * other bytes, "@"; sets `*from` and `*end`. False if there is none. */
bool address_next(struct str text, size_t *from, size_t *end);

#endif
