/* money: amounts with their currency, as ISO 4217 code and plain number. */
#ifndef MONEY_H
#define MONEY_H

#include "know/lexicon.h"
#include "know/table.h"
#include "know/word_roles.h"

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
	struct word_roles small; /* words between the parts of an amount: enum money_small */
};

/* Roles of the words of data/money_words.tsv. */
enum money_small {
	MONEY_TO,      /* between the ends of a range: "5 to 10 million" */
	MONEY_AND,     /* in a number: "two hundred and fifty"; or the second part of "between" */
	MONEY_BETWEEN, /* what "and" joins behind it are two ends, not one number */
	MONEY_SMALL
};

/* Returns the length of the blob, or 0 if it is not whole. */
size_t money_open(struct money_words *k, struct str blob);

/* The blob is what data/currencies.tsv gives and then what data/money_words.tsv gives, which
 * begins no amount; false after a message. */
bool money_compile(const char *path, struct vocab_builder *first, struct buf *out);
bool money_compile_small(const char *path, struct vocab_builder *first, struct buf *out);

/* The amount that begins at word `i` (a figure, a number word, a scale or a code), or
 * false. Its symbol may stand before the word. */
bool money_at(const struct money_words *k, const struct words *w, size_t i, struct money *m);

#endif
