/* when_token: a window of the text as the grammar sees it. Words with digits and letters
 * are cut ("14april"), numbers with commas are joined ("1,000"), and each token knows the
 * classes that its word is in. For the files when_*.c alone. */
#ifndef WHEN_TOKEN_H
#define WHEN_TOKEN_H

#include "text/words.h"
#include "time/when_grammar.h"

enum { WHEN_WINDOW = 64 }; /* tokens; no expression reaches over half as many */

enum when_suffix { SUFFIX_NONE, SUFFIX_ORDINAL, SUFFIX_DECADE };

struct when_token {
	uint64_t mask;       /* classes, capitals and stops minded */
	const struct when_slot *slot;
	uint32_t start, end; /* bytes */
	uint32_t word;       /* its place among the words of the text */
	uint32_t number;     /* of a word that the grammar knows; 0 */
	uint32_t starts;     /* bits: nonterminals that may start here */
	int32_t value;       /* of digits */
	uint16_t gap;        /* enum when_gap */
	uint8_t digits;      /* how many; 0: no number that a date may have */
	uint8_t suffix;
	bool capital;
};

struct when_window {
	const struct when_grammar *g;
	const struct words *w;
	struct when_token v[WHEN_WINDOW + 2];
	size_t n;
	size_t end; /* the word after the last */
};

/* Fills the window from word `first` on. Unless `all` it ends with the first word from
 * `at` on that the grammar does not know, for no expression goes on there. */
void when_window_fill(struct when_window *win, size_t first, size_t at, bool all);

/* The value that a token has in a class it is in. */
int32_t when_class_value(const struct when_window *win, const struct when_token *t,
                         unsigned class);

/* when_number.c: the number of kind `kind` that begins at token `at`: the token after it
 * and the value, or 0. */
size_t when_number(const struct when_window *win, enum when_number kind, size_t at,
                   int32_t *value);

#endif
