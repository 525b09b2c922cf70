/* holder: who has held which office of state when (data/gazetteer/officeholders.tsv). */
#ifndef HOLDER_H
#define HOLDER_H

#include "lexicon.h"
#include "table.h"

struct vocab_builder;

struct holders {
	struct lexicon lex;
	struct table rows;
};

enum holder_column { HOLDER_ID, HOLDER_COUNTRY, HOLDER_OFFICE, HOLDER_FROM, HOLDER_TO };

size_t holders_open(struct holders *h, struct str blob);
bool holders_compile(const char *path, struct vocab_builder *first, struct buf *out);

/* A name that the table has at word i. */
struct holder_name {
	uint32_t last;  /* behind its last word */
	uint32_t row;   /* one of the person's rows */
	bool one_word;  /* a surname: counts behind a title */
	bool alone;     /* and also without one */
};

/* The longest such name at word i, or false. */
bool holder_at(const struct holders *h, const struct words *w, size_t i, struct holder_name *n);

/* The row that fits the name words first..last-1 best: an office that `title` names (empty:
 * any), held at `date`; `country` where it is told. -1 if no row fits. */
long holder_find(const struct holders *h, const struct words *w, size_t first, size_t last,
                 struct str title, struct str date, struct str country);

#endif
