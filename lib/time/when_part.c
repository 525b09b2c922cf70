#include "time/when_time.h"

#include <stdlib.h>

/* How far a part is looked for: a 29 February is at most eight years off, a date that must
 * be a given weekday eleven. */
enum { YEARS_OFF = 12, MONTHS_OFF = 12 };

static bool in_years(int64_t year)
{
	return year >= CAL_FIRST_YEAR && year <= CAL_LAST_YEAR;
}

/* The part in one year; none for 30 February, or a weekday that does not agree. */
static struct time_value in_year(const struct time_frame *f, const struct time_value *p,
                                 int32_t year)
{
	struct time_frame asked = *f;
	int64_t day;

	if (!in_years(year))
		return time_none;
	switch (p->part) {
	case PART_DATE:
		if (!calendar_valid(year, p->month, p->day))
			return time_none;
		day = calendar_day(year, p->month, p->day);
		if (p->weekday && calendar_weekday(day) != p->weekday)
			return time_none;
		return time_unit(GRAIN_DAY, day);
	case PART_MONTH:
		return time_unit(GRAIN_MONTH, calendar_day(year, p->month, 1));
	case PART_SEASON: /* 0 is winter, which begins at the year's end */
		return time_unit(GRAIN_SEASON, calendar_day(year, p->n ? p->n * 3 : 12, 1));
	case PART_QUARTER:
		return time_unit(GRAIN_QUARTER, calendar_day(year, p->n * 3 - 2, 1));
	case PART_HALF:
		return time_unit(GRAIN_HALF, calendar_day(year, p->n * 6 - 5, 1));
	case PART_FEAST:
		asked.year = year;
		return time_eval(&asked, NULL, p->n);
	default:
		return time_none;
	}
}

/* The day of the month, `n` months after the month of `day`. */
static struct time_value in_month(const struct time_value *p, int64_t day, int32_t n)
{
	struct calendar_date d = calendar_date(calendar_add_months(time_unit(GRAIN_MONTH, day).first, n));
	int64_t found;

	if (!calendar_valid(d.year, d.month, p->day))
		return time_none;
	found = calendar_day(d.year, d.month, p->day);
	if (p->weekday && calendar_weekday(found) != p->weekday)
		return time_none;
	return time_unit(GRAIN_DAY, found);
}

static struct time_value weekday_from(const struct time_value *p, int64_t day, bool forward)
{
	int64_t monday = time_unit(GRAIN_WEEK, day).first, found = monday + p->weekday - 1;

	if (forward && found < day)
		found += 7;
	if (!forward && found > day)
		found -= 7;
	return time_unit(GRAIN_DAY, found);
}

static struct time_value weekend_from(int64_t day, bool forward)
{
	struct time_value t = time_unit(GRAIN_WEEKEND, day);

	if (!forward && t.first > day)
		t.first -= 7;
	return t;
}

struct time_value time_from(const struct time_frame *f, const struct time_value *p, int64_t day,
                            bool forward)
{
	bool monthly = p->part == PART_DAY;
	int32_t year = calendar_date(day).year, off = monthly ? MONTHS_OFF : YEARS_OFF;

	if (p->part == PART_WEEKDAY)
		return weekday_from(p, day, forward);
	if (p->part == PART_WEEKEND)
		return weekend_from(day, forward);
	for (int32_t i = -1; i < off; i++) {
		int32_t n = forward ? i : -i;
		struct time_value t = monthly ? in_month(p, day, n) : in_year(f, p, year + n);

		if (t.kind == TIME_NONE)
			continue;
		if (forward ? time_last(&t) >= day : t.first <= day)
			return t;
	}
	return time_none;
}

static struct time_value relative(struct time_value t)
{
	t.relative = true;
	return t;
}

/* A date with a weekday is the nearest that agrees: the writer has checked a calendar. */
static struct time_value agreeing(const struct time_frame *f, const struct time_value *p)
{
	struct time_value after = time_from(f, p, f->date, true);
	struct time_value before = time_from(f, p, f->date, false);

	if (before.kind == TIME_NONE)
		return after;
	if (after.kind == TIME_NONE)
		return before;
	return after.first - f->date <= f->date - before.first ? after : before;
}

/* People name the year, or say "last", when the nearer occurrence is not meant. So a verb
 * from afar does not make "in May" eleven months ago when it is next month; one next to it
 * does not either when it is but weeks away, nor a future when a feast was last week. Where
 * nothing tells, news are of what has been ("the July summit"), unless it comes in some weeks; days
 * are the nearest. */
enum { NEXT_WEEKS = 60, NEXT_MONTHS = 100, JUST_GONE = 14, FAR_OFF = 200 };

static bool is_ahead(const struct time_value *p, int tense, int64_t ahead, int64_t ago)
{
	switch (p->part) {
	case PART_QUARTER: /* reports of one come at any time of the year */
	case PART_HALF:
		return tense > 0;
	case PART_FEAST:
		if (tense < 2 && ago < JUST_GONE)
			return false;
		if (tense >= 0)
			return true;
		break;
	case PART_DATE:
		if (!tense)
			return ahead <= ago;
		break;
	default:
		break;
	}
	if (tense < 0)
		return ahead < (tense == -1 ? NEXT_MONTHS : NEXT_WEEKS) && ago > FAR_OFF;
	if (tense == 1)
		return !(ago < NEXT_MONTHS && ahead > FAR_OFF);
	return tense > 0 || ahead < NEXT_MONTHS;
}

static struct time_value in_direction(const struct time_frame *f, const struct time_value *p,
                                      int tense)
{
	struct time_value after = time_from(f, p, f->date, true);
	struct time_value before = time_from(f, p, f->date, false);
	int64_t ahead = after.first - f->date, ago = f->date - time_last(&before);

	if (before.kind == TIME_NONE || after.kind == TIME_NONE)
		return before.kind == TIME_NONE ? after : before;
	return tense != -3 && is_ahead(p, tense, ahead, ago) ? after : before;
}

/* The latest such day, today included, unless something lies ahead; and then too it is today
 * that agencies mean: "will meet on Tuesday" of a Tuesday. But a term ends on the next one. */
static struct time_value in_week(const struct time_frame *f, const struct time_value *p, int tense)
{
	struct time_value past = time_from(f, p, f->date, false);

	if (tense <= 0 || (tense != TIME_TERM && time_last(&past) >= f->date))
		return past;
	return time_from(f, p, f->date + (tense == TIME_TERM), true);
}

/* As exact as people are: three years later is a year, two months later a month. But "a year
 * earlier" compares with the same quarter or day, except where that is the day of a speech. */
static enum time_grain later_grain(const struct time_value *from, const struct time_value *p)
{
	const bool spoken = from->relative && from->grain == GRAIN_DAY;
	enum time_grain grain = GRAIN_DAY;

	if (p->grain >= GRAIN_YEAR && (spoken || p->n * p->n > 1))
		grain = GRAIN_YEAR;
	else if (p->grain >= GRAIN_MONTH && p->grain < GRAIN_YEAR)
		grain = GRAIN_MONTH;
	return grain > from->grain ? grain : (enum time_grain)from->grain;
}

static struct time_value later_than_told(const struct time_value *from, const struct time_value *p)
{
	const enum time_grain grain = (enum time_grain)p->grain;
	const int64_t day = p->n > 0 ? time_last(from) : from->first;

	if (p->whole)
		return time_unit(grain, time_step(grain, time_unit(grain, day).first, p->n));
	if (from->kind == TIME_SPAN && grain == GRAIN_YEAR && p->n == -1)
		return time_span((enum time_grain)from->grain, time_move(from->first, -1, GRAIN_YEAR),
		                 time_move(from->last, -1, GRAIN_YEAR));
	return time_unit(later_grain(from, p), time_move(day, p->n, grain));
}

/* "A week later" of the time before in the sentence. */
static struct time_value later(const struct time_frame *f, const struct time_value *p)
{
	const struct time_value *from = &f->told;
	const enum time_grain other = (enum time_grain)p->month;
	struct time_value t;

	if ((from->kind == TIME_UNIT || from->kind == TIME_SPAN) && p->grain >= GRAIN_DAY && from->grain <= p->grain) {
		t = later_than_told(from, p);
		t.relative = from->relative;
		return t;
	}
	if (!other || !f->has_date)
		return time_text;
	return relative(time_unit(other, time_step(other, time_unit(other, f->date).first, p->day)));
}

struct time_value time_resolve(const struct time_frame *f, struct time_value t)
{
	int tense;

	if (t.kind != TIME_PART)
		return t;
	if (t.part == PART_LATER)
		return later(f, &t);
	if (!f->has_date)
		return time_text;
	if (t.weekday && t.part == PART_DATE)
		return relative(agreeing(f, &t));
	tense = f->direction ? f->direction(f->arg, false) : 0;
	if (t.part == PART_WEEKDAY || t.part == PART_WEEKEND)
		return relative(in_week(f, &t, tense));
	return relative(in_direction(f, &t, tense));
}

/* The occurrence in the week, month or year of the document. */
static struct time_value this_one(const struct time_frame *f, const struct time_value *p)
{
	struct time_value box;
	struct time_value t = time_from(f, p, f->date, true);

	if (t.kind != TIME_NONE && t.first <= f->date)
		return t;
	box = time_unit(p->part == PART_DAY ? GRAIN_MONTH : GRAIN_YEAR, f->date);
	if (p->part == PART_WEEKDAY)
		return t;
	return time_inside(f, p, &box);
}

struct time_value time_nearby(const struct time_frame *f, const struct time_value *p, int32_t n)
{
	struct time_value t = {0};
	int64_t day = f->date;

	if (!f->has_date)
		return time_text;
	if (n == 0)
		return relative(this_one(f, p));
	/* "Next Wednesday" is not the one of this week. */
	if (n == 1 && p->part == PART_WEEKDAY && p->weekday > calendar_weekday(day))
		day = time_unit(GRAIN_WEEK, day).first + 6;
	for (int32_t i = 0; i < abs(n); i++) {
		do {
			t = time_from(f, p, n > 0 ? day + 1 : day - 1, n > 0);
			if (t.kind == TIME_NONE)
				return t;
			day = n > 0 ? time_last(&t) : t.first;
		} while (n > 0 ? t.first <= f->date : time_last(&t) >= f->date);
	}
	return relative(t);
}

struct time_value time_inside(const struct time_frame *f, const struct time_value *p,
                              const struct time_value *box)
{
	struct time_value t = time_from(f, p, box->first, true);

	/* An occurrence that began before the box belongs to the box before. */
	if (t.kind != TIME_NONE && t.first < box->first)
		t = time_from(f, p, time_last(&t) + 1, true);
	if (t.kind == TIME_NONE || t.first > time_last(box))
		return time_none;
	t.relative = box->relative;
	return t;
}
