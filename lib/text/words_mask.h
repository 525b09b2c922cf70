/* words_mask: which bytes of a block may stand in a word, found by vector instructions. For
 * words.c alone. */
#ifndef WORDS_MASK_H
#define WORDS_MASK_H

#include "base/cpu.h"

#include <stdint.h>

enum { WORDS_BLOCK = 64 }; /* bytes that one mask covers */

/* One bit for each byte, bit 0 for the first: an ASCII letter or digit, or a byte from 0x80
 * up, which may be part of one. */
typedef uint64_t words_mask_fn(const unsigned char *p);

/* The function for this kind of processor; all give the same. */
words_mask_fn *words_mask(enum cpu_level cpu);

#endif
