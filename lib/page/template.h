/* template: HTML in files of data/page/, filled with values.
 *
 * A file holds parts: a line `<!--part NAME-->` and what follows it up to the next such line or
 * the end. In a part stand
 *   {{name}}              the value, as text (html.h)
 *   {{name:html}}         the value as it is: HTML of ours
 *   {{name:address}}      the value as part of an address behind #
 *   {{?name}} ... {{/name}}   what is between only if the value is not empty; within it others may
 *                         stand, but not the same again
 * A name that no value has is empty. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "base/buf.h"

struct template_value {
	const char *name; /* NULL ends a list */
	struct str value;
};

/* The part `name` of `file`; an internal error if it has none. */
struct str template_part(struct str file, const char *name);

/* Appends the part with its values. `values` may be NULL. */
void template_fill(struct buf *out, struct str part, const struct template_value *values);

/* Numbers as values: whole ones, and others to one decimal. Their text lives as long as the call that
 * they are given to. */
struct template_number {
	char text[32];
};
struct template_number template_count(uint64_t n);
struct template_number template_decimal(double x);
#define TEMPLATE_COUNT(n) str_of(template_count(n).text)
#define TEMPLATE_DECIMAL(x) str_of(template_decimal(x).text)

#endif
