/* The functions of the column "value" that tell times from others: from the document's
 * date, within periods, between two ends. */
#include "time/when_functions.h"

/* Times told from the document's date */

struct time_value when_unit(struct call c)
{
	enum time_grain grain = (enum time_grain)int_of(&c.a[0]);
	int64_t first;

	if (!c.f->has_date || grain < GRAIN_DAY)
		return time_text;
	first = time_unit(grain, c.f->date).first;
	return relative(time_unit(grain, time_step(grain, first, int_of(&c.a[1]))));
}

struct time_value when_nearby(struct call c)
{
	if (c.a[0].kind != TIME_PART)
		return time_none;
	return time_nearby(c.f, &c.a[0], int_of(&c.a[1]));
}

/* So many units that no text of people has more, and no sum is too large. */
enum { FARTHEST = 100000 };

static struct time_value move(const struct time_value *from, int32_t n, enum time_grain grain)
{
	struct time_value t;

	if (n > FARTHEST || n < -FARTHEST)
		return time_none;
	t = time_unit(GRAIN_DAY, time_move(from->first, n, grain));
	t.relative = from->relative;
	return t;
}

/* As exact as people are: "three months ago" is a month, "two years ago" a year. */
struct time_value when_ahead(struct call c)
{
	enum time_grain grain = (enum time_grain)int_of(&c.a[1]);
	int32_t n = int_of(&c.a[0]);
	struct time_value now = relative(time_unit(GRAIN_DAY, c.f->date)), t;

	if (!c.f->has_date)
		return time_text;
	t = move(&now, n, grain);
	if (t.kind == TIME_NONE || grain < GRAIN_MONTH)
		return t;
	if (grain < GRAIN_YEAR || (grain == GRAIN_YEAR && (n == 1 || n == -1)))
		return relative(time_unit(GRAIN_MONTH, t.first));
	return relative(time_unit(GRAIN_YEAR, t.first));
}

/* "In two weeks" of what comes; the two weeks in which something was done are a length. */
struct time_value when_hence(struct call c)
{
	if (c.f->direction && c.f->direction(c.f->arg, false) < 0)
		return time_none;
	return when_ahead(c);
}

/* Told from the time before in the sentence, found when it is asked for. */

static struct time_value later(int32_t n, int32_t grain)
{
	return (struct time_value){.kind = TIME_PART, .part = PART_LATER, .n = n, .grain = (uint8_t)grain};
}

struct time_value when_later(struct call c)
{
	const int32_t n = int_of(&c.a[0]);

	return n > FARTHEST || n < -FARTHEST ? time_none : later(n, int_of(&c.a[1]));
}

/* A whole unit: "that year". */
struct time_value when_told(struct call c)
{
	struct time_value t = later(0, int_of(&c.a[0]));

	t.whole = true;
	return t;
}

/* "The following year": of the document's where nothing is told. */
struct time_value when_beside(struct call c)
{
	struct time_value t = later(int_of(&c.a[0]), int_of(&c.a[1]));

	t.whole = true;
	t.month = t.grain;
	t.day = t.n;
	return t;
}

/* "The same period last year": reports that tell nothing else are of quarters. */
struct time_value when_same_period(struct call c)
{
	struct time_value t = later(-1, GRAIN_YEAR);

	(void)c;
	t.month = GRAIN_QUARTER;
	t.day = -5;
	return t;
}

/* The same to the day, for an end: "within 90 days". */
struct time_value when_deadline(struct call c)
{
	struct time_value now = relative(time_unit(GRAIN_DAY, c.f->date));

	if (!c.f->has_date)
		return time_text;
	if (c.f->direction && c.f->direction(c.f->arg, true) < 0)
		return time_none;
	return move(&now, int_of(&c.a[0]), (enum time_grain)int_of(&c.a[1]));
}

struct time_value when_offset(struct call c)
{
	struct time_value from = time_resolve(c.f, c.a[0]);

	if (!has_first(&from))
		return from;
	return move(&from, int_of(&c.a[1]), (enum time_grain)int_of(&c.a[2]));
}

/* Weeks and days count from the day, as does a single year, and months that are over;
 * longer units from unit to unit. */
static enum time_grain span_grain(enum time_grain grain, int32_t n)
{
	if (grain >= GRAIN_DECADE || (grain == GRAIN_YEAR && n * n > 1))
		return GRAIN_YEAR;
	if (grain == GRAIN_QUARTER || (grain == GRAIN_MONTH && n > 0))
		return grain;
	return GRAIN_DAY;
}

struct time_value when_span_ahead(struct call c)
{
	enum time_grain grain = (enum time_grain)int_of(&c.a[1]);
	int32_t n = int_of(&c.a[0]);
	int64_t from = c.f->date, to;
	struct time_value t;

	if (!c.f->has_date || grain < GRAIN_DAY || n == 0 || n > 10000 || n < -10000)
		return time_text;
	to = time_move(from, n, grain);
	grain = span_grain(grain, n);
	t = n > 0 ? time_span(grain, from, to) : time_span(grain, to, from);
	return relative(t);
}

/* Times within, from and to others */

struct time_value when_inside(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[1]);

	if (!has_first(&box))
		return box.kind == TIME_TEXT ? box : time_none;
	if (c.a[0].kind != TIME_PART)
		return time_none;
	return time_inside(c.f, &c.a[0], &box);
}

/* The first occurrence of a part from a time on: "Christmas in two years". */
struct time_value when_after(struct call c)
{
	struct time_value from = time_resolve(c.f, c.a[1]), t;

	if (!has_first(&from) || c.a[0].kind != TIME_PART)
		return from.kind == TIME_TEXT ? from : time_none;
	t = time_from(c.f, &c.a[0], from.first, true);
	t.relative = from.relative;
	return t;
}

/* The n-th whole unit of a period; from its end for n < 0. */
static struct time_value nth_unit(int32_t n, enum time_grain grain, const struct time_value *box)
{
	int64_t end = time_last(box);
	struct time_value t = time_unit(grain, n > 0 ? box->first : end);

	if (n > 0 && t.first < box->first)
		n++;
	if (n < 0 && time_last(&t) > end)
		n--;
	t = time_unit(grain, time_step(grain, t.first, n > 0 ? n - 1 : n + 1));
	t.relative = box->relative;
	return t.first >= box->first && time_last(&t) <= end ? t : time_none;
}

struct time_value when_nth(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[2]);
	int32_t n = int_of(&c.a[0]);

	if (!has_first(&box) || n == 0)
		return box.kind == TIME_TEXT ? box : time_none;
	return nth_unit(n, (enum time_grain)int_of(&c.a[1]), &box);
}

struct time_value when_nth_weekday(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[2]), t;
	int32_t n = int_of(&c.a[0]);

	if (!has_first(&box) || n == 0)
		return box.kind == TIME_TEXT ? box : time_none;
	t = when_weekday((struct call){c.f, &c.a[1]});
	t = time_from(c.f, &t, n > 0 ? box.first : time_last(&box), n > 0);
	t.first += 7 * (int64_t)(n > 0 ? n - 1 : n + 1);
	t.relative = box.relative;
	return t.first >= box.first && t.first <= time_last(&box) ? t : time_none;
}

/* The n-th occurrence of a weekday after a day, or before it. */
struct time_value when_weekday_after(struct call c)
{
	struct time_value from = time_resolve(c.f, c.a[2]), t;
	int32_t n = int_of(&c.a[0]);

	if (!has_first(&from) || n == 0)
		return from.kind == TIME_TEXT ? from : time_none;
	t = when_weekday((struct call){c.f, &c.a[1]});
	t = time_from(c.f, &t, n > 0 ? time_last(&from) + 1 : from.first - 1, n > 0);
	t.first += 7 * (int64_t)(n > 0 ? n - 1 : n + 1);
	t.relative = from.relative;
	return t;
}

/* The first n units of a period; the last for n < 0. */
struct time_value when_units_of(struct call c)
{
	enum time_grain grain = (enum time_grain)int_of(&c.a[1]);
	struct time_value box = time_resolve(c.f, c.a[2]), t;
	int32_t n = int_of(&c.a[0]);
	int64_t end;

	if (!has_first(&box) || n == 0 || n > 1000 || n < -1000)
		return box.kind == TIME_TEXT ? box : time_none;
	if (grain < GRAIN_DAY || grain >= box.grain)
		return time_text;
	end = time_last(&box) + 1;
	t = n > 0 ? time_span(grain, box.first, time_step(grain, box.first, n) - 1) :
	            time_span(grain, time_step(grain, end, n), end - 1);
	t.relative = box.relative;
	return t;
}

/* The n units that end with the one in which a time ends: "the three months ended June 30",
 * "the year to March". */
struct time_value when_units_until(struct call c)
{
	struct time_value end = time_resolve(c.f, c.a[2]), t;
	enum time_grain grain = (enum time_grain)int_of(&c.a[1]);
	int32_t n = int_of(&c.a[0]);
	int64_t last, first;

	if (!has_first(&end))
		return end;
	if (n < 1 || n > 1000 || grain < GRAIN_DAY)
		return time_none;
	last = time_last(&end);
	if (grain >= GRAIN_MONTH) {
		t = time_unit(GRAIN_MONTH, last);
		last = time_last(&t);
	}
	first = time_move(last + 1, -n, grain);
	t = time_unit(n == 1 ? grain : n == 3 ? GRAIN_QUARTER : GRAIN_YEAR, last);
	if (grain < GRAIN_MONTH || t.first != first || time_last(&t) != last)
		t = time_span(grain < GRAIN_MONTH ? GRAIN_DAY : GRAIN_MONTH, first, last);
	t.relative = end.relative;
	return t;
}

/* A quarter as it is in another year: "last year's quarter". */
struct time_value when_same_in(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[1]), t = c.a[0];
	int64_t years;

	if (!has_first(&t) || !has_first(&box))
		return t.kind == TIME_TEXT || box.kind == TIME_TEXT ? time_text : time_none;
	if (box.grain != GRAIN_YEAR)
		return time_none;
	years = calendar_date(box.first).year - calendar_date(t.first).year;
	t.first = time_move(t.first, (int32_t)years, GRAIN_YEAR);
	return t;
}

/* The halves of years and months are spans, those of others have no value. */
struct time_value when_half_of(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[1]), t = time_text;
	bool second = int_of(&c.a[0]) != 1;
	int64_t end;

	if (!has_first(&box))
		return box;
	end = time_last(&box);
	if (box.grain == GRAIN_YEAR && box.kind == TIME_UNIT)
		t = time_unit(GRAIN_HALF, second ? end : box.first);
	else if (box.grain == GRAIN_MONTH && box.kind == TIME_UNIT)
		t = second ? time_span(GRAIN_DAY, box.first + 15, end) :
		             time_span(GRAIN_DAY, box.first, box.first + 14);
	else if (box.grain == GRAIN_DECADE)
		t = second ? time_span(GRAIN_YEAR, time_move(box.first, 5, GRAIN_YEAR), end) :
		             time_span(GRAIN_YEAR, box.first,
		                       time_move(box.first, 4, GRAIN_YEAR));
	t.relative = box.relative;
	return t;
}

struct time_value when_week_of(struct call c)
{
	struct time_value in = time_resolve(c.f, c.a[0]), t;

	if (!has_first(&in))
		return in;
	/* Americans begin the week on Sunday. */
	t = time_unit(GRAIN_WEEK, in.first + (in.grain == GRAIN_DAY));
	t.relative = in.relative;
	return t;
}

/* From the document's date to the end of a period. */
struct time_value when_rest_of(struct call c)
{
	struct time_value box = time_resolve(c.f, c.a[0]);

	if (!has_first(&box) || !c.f->has_date)
		return time_text;
	return relative(time_span(GRAIN_DAY, c.f->date, time_last(&box)));
}

/* 2014-16, 1998-99 */
struct time_value when_years(struct call c)
{
	int32_t y = int_of(&c.a[0]), last = y / 100 * 100 + int_of(&c.a[1]);

	if (last <= y)
		last += 100;
	if (last - y > 30)
		return time_none;
	return time_span(GRAIN_YEAR, calendar_day(y, 1, 1), calendar_day(last, 12, 31));
}

/* "From Friday to 2000", "from May to 1462": no two times of one kind. */
static bool are_of_kinds(const struct time_value *a, const struct time_value *b)
{
	bool weekly = a->kind == TIME_PART && (a->part == PART_WEEKDAY || a->part == PART_WEEKEND);

	return !(weekly && has_first(b) && b->grain >= GRAIN_MONTH);
}

/* Two ends; a part goes by the other end, and "June to August" by the first. */
struct time_value when_range(struct call c)
{
	struct time_value a = c.a[0], b = c.a[1], t;

	if (!are_of_kinds(&a, &b) || !are_of_kinds(&b, &a))
		return time_none;
	if (a.kind == TIME_PART && has_first(&b))
		a = time_from(c.f, &a, b.first, false);
	a = time_resolve(c.f, a);
	if (b.kind == TIME_PART && has_first(&a)) {
		b = time_from(c.f, &b, time_last(&a), true);
		b.relative = a.relative;
	}
	b = time_resolve(c.f, b);
	if (!has_first(&a) || !has_first(&b))
		return a.kind == TIME_TEXT || b.kind == TIME_TEXT ? time_text : time_none;
	if (time_last(&b) < a.first)
		return time_none;
	t = time_span(a.grain < b.grain ? a.grain : b.grain, a.first, time_last(&b));
	t.relative = a.relative || b.relative;
	return t;
}

/* A year that only the last of several dates has: the part as it is in that year. */
struct time_value when_in_year(struct call c)
{
	struct time_value y = when_year((struct call){c.f, &c.a[1]});

	return c.a[0].kind == TIME_PART ? time_inside(c.f, &c.a[0], &y) : time_none;
}
