#include "time/when_time.h"

#include <inttypes.h>
#include <stdio.h>

const struct time_value time_none = {.kind = TIME_NONE};
const struct time_value time_text = {.kind = TIME_TEXT};

struct time_value time_int(int64_t n)
{
	return (struct time_value){.kind = TIME_INT, .n = (int32_t)n};
}

static int32_t floor_to(int32_t n, int32_t step)
{
	int32_t rest = n % step;

	return n - (rest < 0 ? rest + step : rest);
}

/* Winter begins in December. */
static int64_t season_start(struct calendar_date d)
{
	int32_t month = floor_to(d.month, 3);

	return month ? calendar_day(d.year, month, 1) : calendar_day(d.year - 1, 12, 1);
}

static int64_t unit_start(enum time_grain grain, int64_t day)
{
	struct calendar_date d = calendar_date(day);

	switch (grain) {
	case GRAIN_WEEK:
		return day - calendar_weekday(day) + 1;
	case GRAIN_WEEKEND:
		return day - calendar_weekday(day) + 6;
	case GRAIN_MONTH:
		return calendar_day(d.year, d.month, 1);
	case GRAIN_SEASON:
		return season_start(d);
	case GRAIN_QUARTER:
		return calendar_day(d.year, floor_to(d.month - 1, 3) + 1, 1);
	case GRAIN_HALF:
		return calendar_day(d.year, floor_to(d.month - 1, 6) + 1, 1);
	case GRAIN_YEAR:
		return calendar_day(d.year, 1, 1);
	case GRAIN_DECADE:
		return calendar_day(floor_to(d.year, 10), 1, 1);
	case GRAIN_CENTURY:
		return calendar_day(floor_to(d.year, 100), 1, 1);
	default:
		return day;
	}
}

struct time_value time_unit(enum time_grain grain, int64_t day)
{
	return (struct time_value){
		.kind = TIME_UNIT, .grain = (uint8_t)grain, .first = unit_start(grain, day)};
}

struct time_value time_span(enum time_grain grain, int64_t first, int64_t last)
{
	if (last < first)
		return time_none;
	return (struct time_value){
		.kind = TIME_SPAN, .grain = (uint8_t)grain, .first = first, .last = last};
}

int64_t time_move(int64_t day, int32_t n, enum time_grain grain)
{
	static const int16_t days[] = {[GRAIN_DAY] = 1, [GRAIN_WEEKEND] = 7, [GRAIN_WEEK] = 7,
	                               [GRAIN_FORTNIGHT] = 14};
	static const int16_t months[] = {[GRAIN_MONTH] = 1,  [GRAIN_SEASON] = 3,
	                                 [GRAIN_QUARTER] = 3, [GRAIN_HALF] = 6,
	                                 [GRAIN_YEAR] = 12,   [GRAIN_DECADE] = 120,
	                                 [GRAIN_CENTURY] = 1200};

	if (grain == GRAIN_HOUR)
		return day + n / 24;
	if (grain < GRAIN_DAY)
		return day;
	if (grain <= GRAIN_FORTNIGHT)
		return day + (int64_t)n * days[grain];
	return calendar_add_months(day, n * months[grain]);
}

int64_t time_step(enum time_grain grain, int64_t first, int32_t n)
{
	return time_move(first, n, grain);
}

int64_t time_last(const struct time_value *t)
{
	if (t->kind == TIME_SPAN)
		return t->last;
	if (t->grain == GRAIN_WEEKEND)
		return t->first + 1;
	return time_step(t->grain, t->first, 1) - 1;
}

static const char *const seasons[] = {"WI", "SP", "SU", "FA"};

/* The unit of `grain` that holds the day, in ISO 8601; four digits also for year 14. */
static int print_unit(char *out, size_t room, enum time_grain grain, int64_t day)
{
	struct calendar_date d = calendar_date(day);
	struct calendar_week w = calendar_week(day);

	switch (grain) {
	case GRAIN_WEEK:
		return snprintf(out, room, "%04" PRId32 "-W%02" PRId32, w.year, w.week);
	case GRAIN_MONTH:
		return snprintf(out, room, "%04" PRId32 "-%02" PRId32, d.year, d.month);
	case GRAIN_QUARTER:
		return snprintf(out, room, "%04" PRId32 "-Q%" PRId32, d.year, (d.month + 2) / 3);
	case GRAIN_SEASON:
		d = calendar_date(season_start(d));
		return snprintf(out, room, "%04" PRId32 "-%s", d.year, seasons[d.month / 3 % 4]);
	case GRAIN_YEAR: /* 0 is 1 BC */
		return snprintf(out, room, d.year < 0 ? "%05" PRId32 : "%04" PRId32, d.year);
	case GRAIN_DECADE:
		return snprintf(out, room, "%03" PRId32, d.year / 10);
	case GRAIN_CENTURY:
		return snprintf(out, room, "%02" PRId32, d.year / 100);
	default:
		return snprintf(out, room, "%04" PRId32 "-%02" PRId32 "-%02" PRId32, d.year,
		                d.month, d.day);
	}
}

static void print_length(const struct time_value *t, char *out)
{
	static const struct {
		char letter;
		int16_t times;
	} units[] = {
		[GRAIN_SECOND] = {'S', 1},  [GRAIN_MINUTE] = {'M', 1},   [GRAIN_HOUR] = {'H', 1},
		[GRAIN_DAY] = {'D', 1},     [GRAIN_WEEKEND] = {'W', 1},  [GRAIN_WEEK] = {'W', 1},
		[GRAIN_FORTNIGHT] = {'W', 2}, [GRAIN_MONTH] = {'M', 1},  [GRAIN_SEASON] = {'M', 3},
		[GRAIN_QUARTER] = {'M', 3}, [GRAIN_HALF] = {'M', 6},     [GRAIN_YEAR] = {'Y', 1},
		[GRAIN_DECADE] = {'Y', 10}, [GRAIN_CENTURY] = {'Y', 100},
	};
	const char *time = t->grain < GRAIN_DAY ? "T" : "";

	if (t->n < 0)
		snprintf(out, TIME_PRINTED, "P%sX%s%c", time,
		         units[t->grain].times < 10 ? "" : "0", units[t->grain].letter);
	else
		snprintf(out, TIME_PRINTED, "P%s%" PRId64 "%c", time,
		         (int64_t)t->n * units[t->grain].times, units[t->grain].letter);
}

/* Years that four digits can write. */
static bool is_written(const struct time_value *t)
{
	int32_t last = calendar_date(time_last(t)).year;

	return calendar_date(t->first).year >= CAL_FIRST_YEAR && last <= CAL_LAST_YEAR &&
	       (last >= 0 || t->grain == GRAIN_YEAR);
}

/* Half-years and weekends have no sign of their own: they are spans. */
static enum time_grain printed_grain(const struct time_value *t)
{
	if (t->grain == GRAIN_WEEKEND)
		return GRAIN_DAY;
	if (t->grain == GRAIN_HALF)
		return GRAIN_MONTH;
	return t->grain;
}

void time_print(const struct time_value *t, char out[static TIME_PRINTED])
{
	enum time_grain grain = printed_grain(t);
	char last[TIME_PRINTED / 2];
	int n;

	out[0] = '\0';
	if (t->kind == TIME_REF) {
		snprintf(out, TIME_PRINTED, "%s_REF",
		         t->n < 0 ? "PAST" : t->n > 0 ? "FUTURE" : "PRESENT");
	} else if (t->kind == TIME_LENGTH) {
		print_length(t, out);
	} else if ((t->kind == TIME_UNIT || t->kind == TIME_SPAN) && !is_written(t)) {
		return;
	} else if (t->kind == TIME_UNIT && grain == t->grain) {
		print_unit(out, TIME_PRINTED, grain, t->first);
	} else if (t->kind == TIME_UNIT || t->kind == TIME_SPAN) {
		n = print_unit(out, TIME_PRINTED, grain, t->first);
		print_unit(last, sizeof last, grain, time_last(t));
		if (strcmp(out, last) != 0)
			snprintf(out + n, TIME_PRINTED - (size_t)n, "/%s", last);
	}
}

/* What stands behind a year and its hyphen: "W36", "Q3", "FA", "08", "08-28". */
static struct time_value read_part(struct str whole, int32_t year, struct str part)
{
	const int season = str_among(part, seasons, sizeof seasons / sizeof *seasons);
	const char sign = part.len ? part.p[0] : '\0';
	struct calendar_date d;
	int32_t n;

	if (season >= 0)
		return time_unit(GRAIN_SEASON, calendar_day(year, season ? season * 3 : 12, 1));
	if (calendar_read(whole, &d) == whole.len)
		return time_unit(d.day ? GRAIN_DAY : GRAIN_MONTH, calendar_day(year, d.month, d.day ? d.day : 1));
	part = str_cut(part, 1, part.len);
	if (sign == 'Q' && part.len == 1 && str_take_digits(&part, 1, &n) && n >= 1 && n <= 4)
		return time_unit(GRAIN_QUARTER, calendar_day(year, n * 3, 1));
	if (sign == 'W' && part.len == 2 && str_take_digits(&part, 2, &n) && n >= 1 &&
	    calendar_week(calendar_week_day(year, n)).year == year)
		return time_unit(GRAIN_WEEK, calendar_week_day(year, n));
	return time_none;
}

static struct time_value read_unit(struct str s)
{
	const size_t digits = str_digits(s);
	struct str rest = s;
	int32_t n;

	if (digits < 2 || digits > 4 || !str_take_digits(&rest, digits, &n))
		return time_none;
	if (digits == 4 && rest.len && rest.p[0] == '-')
		return read_part(s, n, str_cut(rest, 1, rest.len));
	if (rest.len)
		return time_none;
	if (digits == 4)
		return time_unit(GRAIN_YEAR, calendar_day(n, 1, 1));
	return digits == 3 ? time_unit(GRAIN_DECADE, calendar_day(n * 10, 1, 1)) :
	                     time_unit(GRAIN_CENTURY, calendar_day(n * 100, 1, 1));
}

struct time_value time_read(struct str s)
{
	struct str part;
	struct time_value first, last;

	if (!str_split(&s, '/', &part))
		return time_none;
	first = read_unit(part);
	if (!s.p || first.kind == TIME_NONE)
		return first;
	last = read_unit(s);
	if (last.kind == TIME_NONE)
		return last;
	return time_span(last.grain, first.first, time_last(&last));
}
