/* when_check: reads the values of time expressions back, for the tests of lib/when. */
#ifndef WHEN_CHECK_H
#define WHEN_CHECK_H

#include "base/calendar.h"
#include "base/str.h"
#include "time/when_bounds.h"

#include <stdio.h>
#include <stdlib.h>

/* First and last day of a unit: "2024-08-28", "2024-W36", "2024-Q3", "2024-FA", "203". */
static inline bool read_unit(const char *s, int64_t *first, int64_t *last)
{
	static const char *const seasons[] = {"SP", "SU", "FA", "WI"};
	int y, n, d, used = 0;
	size_t len = strlen(s);

	if (sscanf(s, "%4d-%2d-%2d%n", &y, &n, &d, &used) == 3 && s[used] == '\0' && used == 10) {
		*first = *last = calendar_valid(y, n, d) ? calendar_day(y, n, d) : 0;
		return calendar_valid(y, n, d);
	}
	if (sscanf(s, "%4d-W%2d%n", &y, &n, &used) == 2 && s[used] == '\0' && used == 8) {
		*first = calendar_week_day(y, n);
		*last = *first + 6;
		return calendar_week(*first).year == y && calendar_week(*first).week == n;
	}
	if (sscanf(s, "%4d-Q%1d%n", &y, &n, &used) == 2 && s[used] == '\0' && n >= 1 && n <= 4) {
		*first = calendar_day(y, n * 3 - 2, 1);
		*last = calendar_add_months(*first, 3) - 1;
		return true;
	}
	if (sscanf(s, "%4d-%2d%n", &y, &n, &used) == 2 && s[used] == '\0' && used == 7) {
		*first = n >= 1 && n <= 12 ? calendar_day(y, n, 1) : 0;
		*last = calendar_add_months(*first, 1) - 1;
		return n >= 1 && n <= 12;
	}
	for (int i = 0; i < 4; i++)
		if (len == 7 && s[4] == '-' && !strcmp(s + 5, seasons[i])) {
			*first = calendar_day(atoi(s), i * 3 + 3, 1);
			*last = calendar_add_months(*first, 3) - 1;
			return true;
		}
	if (len < 2 || len > 5 || strspn(s, s[0] == '-' ? "-0123456789" : "0123456789") != len)
		return false;
	y = atoi(s);
	n = len == 2 ? 100 : len == 3 && s[0] != '-' ? 10 : 1;
	*first = calendar_day(y * n, 1, 1);
	*last = calendar_day(y * n + n, 1, 1) - 1;
	return true;
}

/* P90D, PT3H, PXM, PX0Y */
static inline bool is_length(const char *s)
{
	if (*s++ != 'P')
		return false;
	s += *s == 'T';
	if (*s == 'X')
		s += s[1] == '0' ? 2 : 1;
	else if (strspn(s, "0123456789"))
		s += strspn(s, "0123456789");
	else
		return false;
	return *s && strchr("SMHDWMY", *s) && s[1] == '\0';
}

/* What names no days. */
static inline bool is_vague(const char *value)
{
	return !*value || !strcmp(value, "PAST_REF") || !strcmp(value, "PRESENT_REF") ||
	       !strcmp(value, "FUTURE_REF") || is_length(value);
}

/* First and last day of a unit, or of two in order. */
static inline bool value_days(const char *value, int64_t *first, int64_t *last)
{
	int64_t end, from;
	char start[64];
	const char *slash = strchr(value, '/');

	if (!slash)
		return read_unit(value, first, last) && *first <= *last;
	if ((size_t)(slash - value) >= sizeof start)
		return false;
	memcpy(start, value, (size_t)(slash - value));
	start[slash - value] = '\0';
	return read_unit(start, first, &end) && read_unit(slash + 1, &from, last) &&
	       *first < from && end < *last;
}

/* The value of an expression has one of the forms of when(7), its ends are in order, and the
 * library says the same of its days. */
static inline bool value_reads(const char *value)
{
	struct when_bounds days;
	char want[2][CAL_TEXT] = {"", ""};
	int64_t first, last;

	if (!is_vague(value)) {
		if (!value_days(value, &first, &last))
			return false;
		if (calendar_date(first).year > 0) {
			calendar_write(want[0], calendar_date(first));
			calendar_write(want[1], calendar_date(last));
		}
	}
	return when_bounds(str_of(value), &days) == (want[0][0] != '\0') &&
	       !strcmp(days.first, want[0]) && !strcmp(days.last, want[1]);
}

#endif
