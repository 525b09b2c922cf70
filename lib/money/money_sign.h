/* money_sign: signs of currencies beside a figure: "$5", "Rs. 5", "5 €". For money. */
#ifndef MONEY_SIGN_H
#define MONEY_SIGN_H

#include "know/table.h"

/* Columns of data/currencies.tsv. */
enum money_column { MONEY_CODE, MONEY_KIND, MONEY_FORM, MONEY_NOTE };

/* The longest sign of the first `n` rows that ends at byte `end`, or begins at byte `at`: its length and its
 * currency; 0 for none. */
size_t money_sign_before(const struct table *signs, size_t n, struct str text, size_t end, struct str *code);
size_t money_sign_after(const struct table *signs, size_t n, struct str text, size_t at, struct str *code);

#endif
