/* number_words: whole numbers in English words, whatever the words are kept in: "twenty-five",
 * "two hundred and fifty thousand", "two million five hundred thousand". */
#ifndef NUMBER_WORDS_H
#define NUMBER_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum number_word {
	NUMBER_WORD_NONE,
	NUMBER_WORD_ONES,  /* 1 to 19 */
	NUMBER_WORD_TENS,  /* 20 to 90 */
	NUMBER_WORD_SCALE, /* 12, 100, 1000, 1000000 */
	NUMBER_WORD_AND,
};

/* A text that holds numbers. */
struct number_text {
	/* What stands at word `at`, its value, and in `*next` the word behind it. Of a number's
	 * words but the first, `joined` is set: what stands apart from the one before is none. */
	enum number_word (*word)(const struct number_text *t, size_t at, bool joined, uint64_t *value,
	                         size_t *next);
};

/* Reads the longest number at word `at`. Returns the word behind it; `at` if there is none.
 * `*scaled` tells whether it has a scale. After "between" an "and" parts two
 * numbers, and `with_and` is to be false. */
size_t number_words_read(const struct number_text *t, size_t at, bool with_and, uint64_t *value,
                         bool *scaled);

/* The same of 1 to 99. */
size_t number_words_below_hundred(const struct number_text *t, size_t at, bool joined, uint64_t *value);

#endif
