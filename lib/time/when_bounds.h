/* when_bounds: the days that a value spans, for what sorts and joins by day. */
#ifndef WHEN_BOUNDS_H
#define WHEN_BOUNDS_H

#include "base/calendar.h"

#include <stdbool.h>

/* Both ends included, YYYY-MM-DD; both empty where there are none. */
struct when_bounds {
	char first[CAL_TEXT], last[CAL_TEXT];
};

/* The days of a value as `struct when` has it ("2026-07/2026-12", "2027-Q1", "203"). False for
 * what names no days: a length (P90D), a vague time (FUTURE_REF), none at all, any other text;
 * and for what begins before the year 1, which calendars of databases do not have. */
bool when_bounds(struct str value, struct when_bounds *out);

#endif
