#include "time/when_functions.h"

/* The functions of the column "value". Each takes what its arguments gave, in order;
 * when(7) describes them. */

struct time_value when_same(struct call c)
{
	return c.a[0];
}

struct time_value when_text(struct call c)
{
	(void)c;
	return time_text;
}

struct time_value when_ref(struct call c)
{
	return (struct time_value){.kind = TIME_REF, .n = int_of(&c.a[0])};
}

/* "The 1988 quarter" is no length. */
struct time_value when_length(struct call c)
{
	int32_t n = int_of(&c.a[0]);

	if (n >= 1900 && n < 2100)
		return time_none;
	return (struct time_value){.kind = TIME_LENGTH, .n = n,
	                           .grain = (uint8_t)int_of(&c.a[1])};
}

/* From one time to the next of those that come n times in a unit: P4M for three times a year. */
struct time_value when_share(struct call c)
{
	static const struct {
		enum time_grain whole, part;
		int32_t n;
	} units[] = {{GRAIN_YEAR, GRAIN_MONTH, 12}, {GRAIN_QUARTER, GRAIN_MONTH, 3},
	             {GRAIN_FORTNIGHT, GRAIN_WEEK, 2}, {GRAIN_DAY, GRAIN_HOUR, 24}};
	int32_t n = int_of(&c.a[0]), grain = int_of(&c.a[1]);

	if (n == 1)
		return (struct time_value){.kind = TIME_LENGTH, .n = n, .grain = (uint8_t)grain};
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (n > 0 && (int32_t)units[i].whole == grain && units[i].n % n == 0)
			return (struct time_value){.kind = TIME_LENGTH, .n = units[i].n / n,
			                           .grain = (uint8_t)units[i].part};
	return time_text;
}

/* Absolute dates */

struct time_value when_date(struct call c)
{
	int32_t y = int_of(&c.a[0]), m = int_of(&c.a[1]), d = int_of(&c.a[2]);

	return calendar_valid(y, m, d) ? time_unit(GRAIN_DAY, calendar_day(y, m, d)) : time_none;
}

/* The first two numbers of 8/28/2024; the other order where only that is a date. */
static struct time_value in_order(struct call c, bool dmy)
{
	int32_t y = int_of(&c.a[2]), m = int_of(&c.a[dmy]), d = int_of(&c.a[!dmy]);

	if (!calendar_valid(y, m, d)) {
		int32_t t = m;

		m = d;
		d = t;
	}
	return calendar_valid(y, m, d) ? time_unit(GRAIN_DAY, calendar_day(y, m, d)) : time_none;
}

struct time_value when_numeric(struct call c)
{
	return in_order(c, c.f->dmy);
}

/* Who writes 28.8.2024 writes the day first, Americans do not. */
struct time_value when_dotted(struct call c)
{
	return in_order(c, true);
}

/* 10/08/2024 in the order in which it is the weekday that stands before; else as without one. */
struct time_value when_numeric_on(struct call c)
{
	const struct call date = {c.f, c.a + 1};
	struct time_value t = in_order(date, !c.f->dmy);

	if (t.kind != TIME_NONE && calendar_weekday(t.first) == int_of(&c.a[0]))
		return t;
	return in_order(date, c.f->dmy);
}

struct time_value when_year(struct call c)
{
	return time_unit(GRAIN_YEAR, calendar_day(int_of(&c.a[0]), 1, 1));
}

struct time_value when_month_of(struct call c)
{
	int32_t m = int_of(&c.a[1]);

	return m >= 1 && m <= 12 ? time_unit(GRAIN_MONTH, calendar_day(int_of(&c.a[0]), m, 1)) :
	                           time_none;
}

struct time_value when_week_of_year(struct call c)
{
	int64_t day = calendar_week_day(int_of(&c.a[0]), int_of(&c.a[1]));

	return calendar_week(day).year == int_of(&c.a[0]) ? time_unit(GRAIN_WEEK, day) : time_none;
}

struct time_value when_decade(struct call c)
{
	return time_unit(GRAIN_DECADE, calendar_day(int_of(&c.a[0]), 1, 1));
}

struct time_value when_century(struct call c)
{
	int32_t n = int_of(&c.a[0]);

	if (n < 1 || n > 30)
		return time_none;
	return time_unit(GRAIN_CENTURY, calendar_day(n * 100 - 100, 1, 1));
}

/* Two digits as POSIX reads them. */
struct time_value when_full_year(struct call c)
{
	int32_t n = int_of(&c.a[0]);

	return time_int(n < 69 ? 2000 + n : 1900 + n);
}

struct time_value when_before_christ(struct call c)
{
	return time_unit(GRAIN_YEAR, calendar_day(1 - int_of(&c.a[0]), 1, 1));
}

/* A number that reads as a year even where nothing says so. */
struct time_value when_modern(struct call c)
{
	int32_t n = int_of(&c.a[0]);

	return n >= 1900 && n < 2100 ? when_year(c) : time_none;
}

/* 2023-24 */
struct time_value when_season_years(struct call c)
{
	int32_t y = int_of(&c.a[0]), last = int_of(&c.a[1]);

	if ((y + 1) % 100 != last)
		return time_none;
	return time_span(GRAIN_YEAR, calendar_day(y, 1, 1), calendar_day(y + 1, 12, 31));
}

/* Parts of dates */

static struct time_value part(enum time_part part, int32_t n)
{
	return (struct time_value){.kind = TIME_PART, .part = (uint8_t)part, .n = n};
}

struct time_value when_month(struct call c)
{
	struct time_value t = part(PART_MONTH, 0);

	t.month = int_of(&c.a[0]);
	return t;
}

struct time_value when_month_day(struct call c)
{
	struct time_value t = part(PART_DATE, 0);

	t.month = int_of(&c.a[0]);
	t.day = int_of(&c.a[1]);
	return calendar_valid(2000, t.month, t.day) ? t : time_none;
}

/* 8/28; small numbers under a slash are a fraction. */
struct time_value when_numeric_day(struct call c)
{
	struct time_value t = part(PART_DATE, 0);
	bool swap = c.f->dmy ? int_of(&c.a[1]) <= 12 : int_of(&c.a[0]) > 12;

	t.month = int_of(&c.a[swap]);
	t.day = int_of(&c.a[!swap]);
	return calendar_valid(2000, t.month, t.day) ? t : time_none;
}

struct time_value when_day(struct call c)
{
	struct time_value t = part(PART_DAY, 0);

	t.day = int_of(&c.a[0]);
	return t.day >= 1 && t.day <= 31 ? t : time_none;
}

struct time_value when_weekday(struct call c)
{
	struct time_value t = part(PART_WEEKDAY, 0);

	t.weekday = int_of(&c.a[0]);
	return t;
}

/* A weekday before a date that says it anyway, or that it helps to find. */
struct time_value when_with_weekday(struct call c)
{
	struct time_value t = c.a[1];

	if (t.kind == TIME_PART)
		t.weekday = int_of(&c.a[0]);
	return t;
}

struct time_value when_weekend(struct call c)
{
	(void)c;
	return part(PART_WEEKEND, 0);
}

static struct time_value numbered(enum time_part kind, int32_t n, int32_t most)
{
	return n >= 1 && n <= most ? part(kind, n) : time_none;
}

struct time_value when_quarter(struct call c)
{
	return numbered(PART_QUARTER, int_of(&c.a[0]), 4);
}

struct time_value when_half_year(struct call c)
{
	return numbered(PART_HALF, int_of(&c.a[0]), 2);
}

struct time_value when_season(struct call c)
{
	return part(PART_SEASON, int_of(&c.a[0]) % 4);
}

struct time_value when_feast(struct call c)
{
	return part(PART_FEAST, int_of(&c.a[0]));
}

/* Numbers */

struct time_value when_negative(struct call c)
{
	return time_int(-(int64_t)int_of(&c.a[0]));
}
