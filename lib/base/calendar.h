/* calendar: days, weeks and months of the proleptic Gregorian calendar, and the feasts that
 * other calendars set. Whole days only; no clock, no time zone.
 *
 * A day is a count from 1970-01-01 (day 0). Weekdays are 1 (Monday) to 7 (Sunday). */
#ifndef CALENDAR_H
#define CALENDAR_H

#include "base/str.h"

struct calendar_date {
	int32_t year; /* 0 is 1 BC */
	int32_t month, day;
};

struct calendar_week { /* ISO 8601 */
	int32_t year, week;
};

/* Years that the functions below take; callers keep to them. */
enum { CAL_FIRST_YEAR = -9999, CAL_LAST_YEAR = 9999 };

int32_t calendar_month_days(int32_t year, int32_t month);

/* A date that exists, in a year that is taken. */
bool calendar_valid(int32_t year, int32_t month, int32_t day);

/* Reads the ISO 8601 date at the beginning of `s`, not followed by a digit: returns its length,
 * 4, 7 or 10 (YYYY, YYYY-MM, YYYY-MM-DD), and what it names in `*d`, 0 for the rest. Returns 0
 * if there is none or the calendar has no such day. */
size_t calendar_read(struct str s, struct calendar_date *d);

/* Writes YYYY-MM-DD and NUL of a date in the years 0 to 9999. */
enum { CAL_TEXT = 11 };
void calendar_write(char text[CAL_TEXT], struct calendar_date d);

int64_t calendar_day(int32_t year, int32_t month, int32_t day);
struct calendar_date calendar_date(int64_t day);
int32_t calendar_weekday(int64_t day);

struct calendar_week calendar_week(int64_t day);
/* The Monday of an ISO week. */
int64_t calendar_week_day(int32_t year, int32_t week);

/* The same day `n` months later (earlier), or that month's last where it is shorter. */
int64_t calendar_add_months(int64_t day, int32_t n);

/* The n-th weekday of a month, from its end for n < 0; the day may lie outside the month. */
int64_t calendar_nth_weekday(int32_t year, int32_t month, int32_t n, int32_t weekday);

/* Easter Sunday of the western and of the eastern churches. */
int64_t calendar_easter(int32_t year);
int64_t calendar_orthodox_easter(int32_t year);

/* The day of the Gregorian `year` on which a day of the Hebrew year falls (Nisan is
 * month 1, Tishri 7; 13 is the Adar before Nisan in every year). */
int64_t calendar_hebrew(int32_t year, int32_t month, int32_t day);

#endif
