/* words_fold: what of the characters of a word does not count. */
#ifndef WORDS_FOLD_H
#define WORDS_FOLD_H

#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

/* Soft hyphen, word joiner, and the ¬ that OCR writes for a hyphen at a line end: inside a
 * word they are nothing. */
bool words_is_soft(uint32_t c);

/* Past those at byte `i` of `s`. */
size_t words_skip_soft(struct str s, size_t i);

/* A word goes on behind those at byte `i`. */
bool words_joins(struct str s, size_t i);

/* Longest word whose diacritics are folded; the rest of a longer one does not count. */
enum { WORDS_FOLD_MOST = 240 };

/* The letters of `word` without stops, diacritics and what is soft; returns their bytes, with
 * eight of zero behind them. A letter with no plain form keeps its bytes. */
size_t words_fold(struct str word, char out[static WORDS_FOLD_MOST + STR_PAD]);

#endif
