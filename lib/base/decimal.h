/* decimal: exact decimal numbers, as a whole number times a power of ten. */
#ifndef DECIMAL_H
#define DECIMAL_H

#include "base/str.h"

struct decimal {
	uint64_t digits;
	int exponent;
};

/* Reads "1,500.25" at byte `at`. Returns the byte behind it, or 0 if there is no number
 * or one of more than 18 digits. */
size_t decimal_read(struct decimal *n, struct str text, size_t at);

/* Sets from, or multiplies by, a plain decimal such as "0.01" or "1000000". False if it is
 * none or the product is too long. */
bool decimal_set(struct decimal *n, struct str decimal);
bool decimal_times(struct decimal *n, struct str decimal);
bool decimal_product(struct decimal *n, const struct decimal *by);

/* Writes it plainly, "1500000000" or "0.5", with a NUL. False if it does not fit. */
bool decimal_write(const struct decimal *n, char *out, size_t len);

#endif
