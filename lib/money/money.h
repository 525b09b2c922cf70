/* money: amounts with their currency, as ISO 4217 code and plain number. */
#ifndef MONEY_H
#define MONEY_H

#include "know/lexicon.h"
#include "know/table.h"

struct vocab_builder;

enum { MONEY_VALUE = 64 };

struct money {
	uint32_t first, last;    /* words, at least one; the bytes may begin before with a symbol */
	uint32_t start, end;     /* bytes in the text, at least one */
	char value[MONEY_VALUE]; /* "USD 1500000000"; "" for a vague amount; of a range
	                          * "USD 5000000/10000000" */
};

/* Words and signs of money, opened in place. */
struct money_words {
	struct lexicon lex;
	struct table rows;
	size_t last_symbol, first_scale, last_scale; /* rows */
};

/* Returns the length of the blob, or 0 if it is not whole. */
size_t money_open(struct money_words *k, struct str blob);

/* Reads data/currencies.tsv; false after a message. */
bool money_compile(const char *path, struct vocab_builder *first, struct buf *out);

/* The amount that begins at word `i` (a figure, a number word, a scale or a code), or
 * false. Its symbol may stand before the word. */
bool money_at(const struct money_words *k, const struct words *w, size_t i, struct money *m);

#endif
