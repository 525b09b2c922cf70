/* holder: who has held which office of state when (data/gazetteer/officeholders.tsv
 * and leaders.tsv). */
#ifndef HOLDER_H
#define HOLDER_H

#include "know/lexicon.h"
#include "know/table.h"

struct memory;
struct vocab_builder;

struct holders {
	struct lexicon lex;
	struct table rows;
};

enum holder_column { HOLDER_ID, HOLDER_COUNTRY, HOLDER_BODY, HOLDER_OFFICE, HOLDER_FROM, HOLDER_TO,
                     HOLDER_NAMES };

size_t holders_open(struct holders *h, struct str blob);
bool holders_compile(const char *path, const char *more, struct vocab_builder *first, struct buf *out);

/* A name that the table has at word i. */
struct holder_name {
	uint32_t last;  /* behind its last word */
	uint32_t row;   /* one of the person's rows */
	bool one_word;  /* a surname: counts behind a title */
	bool alone;     /* and also without one */
};

/* The longest such name at word i, or false. */
bool holder_at(const struct holders *h, const struct words *w, size_t i, struct holder_name *n);

/* Who is looked for. */
struct holder_query {
	struct str form;  /* the words asked for */
	struct str name;  /* the fullest name that the document has shown; may be the same */
	struct str title; /* the office named with it, or empty */
	struct str date;  /* of the document, or empty */
	const struct memory *seen;
	const struct word_roles *words; /* of data/mention_words.tsv */
};

/* The row that fits the name words first..last-1 best: an office that the title names, held
 * at the date. A surname is an office-holder's where the first name is the same, and outside
 * of the term the office or the state is named; or where none has been shown, the date is not
 * before the term, and the title is that office, or there is none and the document has named
 * the state; decades after the term, where it is that office and the document has named the
 * state. What counts alone needs no state, unless the title is another's. -1 if no row fits,
 * or those of two states as well as each other. */
long holder_find(const struct holders *h, const struct words *w, size_t first, size_t last,
                 const struct holder_query *q);

#endif
