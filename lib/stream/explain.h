/* explain: why a row is there, or none: the lines of --explain on standard error.
 *
 * One form for all filters (man readout(7)): `doc:sent: what: 'quote': why`. Who can explain
 * keeps a pointer to one of these, NULL where nobody has asked, and asks for it first: what is
 * not explained costs nothing. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "stream/row.h"

struct explain {
	const struct row *row; /* what the lines are about */
	size_t lines;          /* so many of them since explain_begin */
};

/* The next sentence, which stays the caller's and in place. */
void explain_begin(struct explain *e, const struct row *row);

/* A line. `quote` are words of the text, or of a table, cut to 80 bytes; empty: of the sentence
 * as a whole. */
void explain(struct explain *e, const char *what, struct str quote, const char *why, ...)
	__attribute__((format(printf, 4, 5)));

/* The end of the sentence: a line with `why` if there was none. */
void explain_end(struct explain *e, const char *why);

#endif
