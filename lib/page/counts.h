/* counts: what the overview of a page tells, gathered while its documents go by.
 *
 * Memory grows with the number of different parties, pairs of them, topics and days, not with the
 * text. */
#ifndef COUNTS_H
#define COUNTS_H

#include "base/calendar.h"
#include "page/mark.h"
#include "page/tally.h"

/* The kinds of a day in `days`. */
enum { DAY_OPEN, DAY_CLOSED };

/* Zero-initialise. */
struct counts {
	uint64_t docs, sentences, marks;
	uint64_t statuses[TALLY_KINDS];
	struct tally actors, topics; /* by status */
	struct tally pairs;          /* "KEN\tNLD": who is bound towards whom */
	struct tally days;           /* YYYY-MM-DD on which something is due, open or not */
	char first[CAL_TEXT], last[CAL_TEXT]; /* of the documents' dates; "" for none */
};

/* What is due is not over: it has not been done, given up, refused, nor only been proposed. */
bool counts_open(const struct mark *m);

void counts_mark(struct counts *c, const struct mark *m);

/* The date of a document; what is none is passed over. */
void counts_date(struct counts *c, struct str date);

void counts_reset(struct counts *c);
void counts_free(struct counts *c);

#endif
