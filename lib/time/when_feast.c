/* The functions of the values of holidays: days of the year f->year. */
#include "time/when_functions.h"

struct time_value when_fixed(struct call c)
{
	int32_t m = int_of(&c.a[0]), d = int_of(&c.a[1]);

	return calendar_valid(c.f->year, m, d) ? time_unit(GRAIN_DAY, calendar_day(c.f->year, m, d)) :
	                                    time_none;
}

struct time_value when_weekday_in(struct call c)
{
	int32_t n = int_of(&c.a[0]);

	return time_unit(GRAIN_DAY, calendar_nth_weekday(c.f->year, int_of(&c.a[2]), n,
	                                            int_of(&c.a[1])));
}

struct time_value when_easter(struct call c)
{
	return time_unit(GRAIN_DAY, calendar_easter(c.f->year) + int_of(&c.a[0]));
}

struct time_value when_orthodox(struct call c)
{
	return time_unit(GRAIN_DAY, calendar_orthodox_easter(c.f->year) + int_of(&c.a[0]));
}

struct time_value when_hebrew(struct call c)
{
	return time_unit(GRAIN_DAY,
	                 calendar_hebrew(c.f->year, int_of(&c.a[0]), int_of(&c.a[1])));
}

struct time_value when_table(struct call c)
{
	struct when_span s = c.f->g->tables[int_of(&c.a[0])];
	int64_t first = calendar_day(c.f->year, 1, 1), end = calendar_day(c.f->year + 1, 1, 1);

	for (uint32_t i = s.first; i < s.first + s.n; i++)
		if (c.f->g->days[i] >= first && c.f->g->days[i] < end)
			return time_unit(GRAIN_DAY, c.f->g->days[i]);
	return time_none;
}

struct time_value when_plus(struct call c)
{
	return has_first(&c.a[0]) ? time_unit(GRAIN_DAY, c.a[0].first + int_of(&c.a[1])) :
	                            time_none;
}

struct time_value when_days(struct call c)
{
	if (!has_first(&c.a[0]))
		return time_none;
	return time_span(GRAIN_DAY, c.a[0].first, c.a[0].first + int_of(&c.a[1]) - 1);
}

struct time_value when_until(struct call c)
{
	if (!has_first(&c.a[0]) || !has_first(&c.a[1]))
		return time_none;
	return time_span(GRAIN_DAY, c.a[0].first, c.a[1].first - 1);
}

/* The day, moved if it falls on the weekday: a rest day that gives way. */
struct time_value when_unless(struct call c)
{
	struct time_value t = c.a[0];

	if (!has_first(&t))
		return time_none;
	return calendar_weekday(t.first) == int_of(&c.a[1]) ?
	               time_unit(GRAIN_DAY, t.first + int_of(&c.a[2])) : t;
}

struct time_value when_weekday_before(struct call c)
{
	int64_t day = c.a[0].first - 1;

	if (!has_first(&c.a[0]))
		return time_none;
	while (calendar_weekday(day) != int_of(&c.a[1]))
		day--;
	return time_unit(GRAIN_DAY, day);
}
