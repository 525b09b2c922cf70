/* when_fiscal: whose year of budgets a text means. For when_*.c alone. */
#ifndef WHEN_FISCAL_H
#define WHEN_FISCAL_H

#include "text/words.h"
#include "time/when_grammar.h"

/* The month with which the years begin of the state that is named last before word `at`, else of
 * the one named next behind it, else `usual`: negative where a year is called after the one in
 * which it begins; 0 where that is not known. */
int32_t when_fiscal_start(const struct when_grammar *g, const struct words *w, size_t at, int32_t usual);

/* The same of a state by its alpha-3 code; 0 where it is not known. */
int32_t when_fiscal_of(const struct when_grammar *g, struct str code);

#endif
