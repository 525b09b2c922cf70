/* timeline: what is due when, as a chart of bars that a browser draws without a script. */
#ifndef TIMELINE_H
#define TIMELINE_H

#include "base/buf.h"
#include "page/counts.h"

/* How much was due and is open before `as_of` (YYYY-MM-DD), and from that day on. Without a day
 * ("") nothing is overdue. */
struct timeline_sums {
	uint64_t overdue, coming;
};
struct timeline_sums timeline_sum(const struct tally *days, const char *as_of);

/* Appends the chart as SVG; nothing where there are no days. Bars stand for months, quarters, years
 * or more, as it takes to show nearly all days; what is far out is counted at the ends. `file` has the
 * parts time_open, tick, bar, today and time_close. */
void timeline_write(struct buf *out, const struct tally *days, const char *as_of, struct str file);

#endif
