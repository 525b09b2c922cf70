/* utf8: decoding, and the little of letter case that names need.
 *
 * Broken, overlong and surrogate sequences are never decoded: each offending byte counts
 * as one character of its own (RFC 3629). */
#ifndef UTF8_H
#define UTF8_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

enum { UTF8_BAD = 0x110000 };

/* The character at `s.p` and, in `*len`, its bytes (at least 1). UTF8_BAD with `*len` 1
 * where the byte is not part of valid UTF-8. `s` must not be empty. */
uint32_t utf8_next(struct str s, size_t *len);

/* The whole of `s` is valid UTF-8. */
bool utf8_valid(struct str s);

/* Case of a letter: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic. */
bool utf8_is_upper(uint32_t c);
bool utf8_is_lower(uint32_t c);

/* A letter, mark or digit that can stand in a word: everything from U+00AA up that is no
 * punctuation, space, symbol or control. */
bool utf8_is_word(uint32_t c);

/* A Latin letter without its diacritic, in lower case ("É" -> "e", "ß" -> "ss"), or NULL
 * where there is none. For the blocks Latin-1 and Latin Extended-A. */
const char *utf8_plain(uint32_t c);

#endif
