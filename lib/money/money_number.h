/* money_number: exact decimal numbers, as a whole number times a power of ten. */
#ifndef MONEY_NUMBER_H
#define MONEY_NUMBER_H

#include "base/str.h"

struct number {
	uint64_t digits;
	int exponent;
};

/* Reads "1,500.25" at byte `at`. Returns the byte behind it, or 0 if there is no number
 * or one of more than 18 digits. */
size_t number_read(struct number *n, struct str text, size_t at);

/* Sets from, or multiplies by, a plain decimal such as "0.01" or "1000000". False if it is
 * none or the product is too long. */
bool number_set(struct number *n, struct str decimal);
bool number_times(struct number *n, struct str decimal);
bool number_product(struct number *n, const struct number *by);

/* Writes it plainly, "1500000000" or "0.5", with a NUL. False if it does not fit. */
bool number_write(const struct number *n, char *out, size_t len);

#endif
