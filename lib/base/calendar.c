#include "base/calendar.h"

/* Rounds towards minus infinity; b > 0. */
static int64_t floor_div(int64_t a, int64_t b)
{
	return a / b - (a % b < 0);
}

static int64_t floor_mod(int64_t a, int64_t b)
{
	return a - b * floor_div(a, b);
}

static bool is_leap(int32_t year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

int32_t calendar_month_days(int32_t year, int32_t month)
{
	static const signed char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool calendar_valid(int32_t year, int32_t month, int32_t day)
{
	return year >= CAL_FIRST_YEAR && year <= CAL_LAST_YEAR && month >= 1 && month <= 12 &&
	       day >= 1 && day <= calendar_month_days(year, month);
}

/* `n` digits and no more of them. */
static bool take_part(struct str *s, size_t n, int32_t *v)
{
	return str_digits(*s) == n && str_take_digits(s, n, v);
}

/* Is there a hyphen and a digit? Cuts the hyphen off. */
static bool goes_on(struct str *s)
{
	if (s->len < 3 || s->p[0] != '-' || !str_is_digit(s->p[1]))
		return false;
	*s = str_cut(*s, 1, s->len);
	return true;
}

size_t calendar_read(struct str s, struct calendar_date *d)
{
	*d = (struct calendar_date){0};
	if (!take_part(&s, 4, &d->year))
		return 0;
	if (!goes_on(&s))
		return 4;
	if (!take_part(&s, 2, &d->month) || d->month < 1 || d->month > 12)
		return 0;
	if (!goes_on(&s))
		return 7;
	return take_part(&s, 2, &d->day) && calendar_valid(d->year, d->month, d->day) ? 10 : 0;
}

void calendar_write(char text[CAL_TEXT], struct calendar_date d)
{
	const int32_t n[] = {d.year / 100, d.year, d.month, d.day};
	char *p = text;

	for (int i = 0; i < 4; i++) {
		if (i > 1)
			*p++ = '-';
		*p++ = (char)('0' + n[i] / 10 % 10);
		*p++ = (char)('0' + n[i] % 10);
	}
	*p = '\0';
}

/* Years that begin in March put the leap day last, so that the days before month m of such
 * a year are (153 m + 2) / 5 whatever the year. 719468 is 1 March 0 to 1 January 1970. */
int64_t calendar_day(int32_t year, int32_t month, int32_t day)
{
	int64_t y = year - (month <= 2), m = (month + 9) % 12;

	return 365 * y + floor_div(y, 4) - floor_div(y, 100) + floor_div(y, 400) +
	       (153 * m + 2) / 5 + day - 1 - 719468;
}

struct calendar_date calendar_date(int64_t day)
{
	int64_t z = day + 719468, era = floor_div(z, 146097), doe = z - era * 146097;
	int64_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int64_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100), m = (5 * doy + 2) / 153;
	struct calendar_date d = {
		.year = (int32_t)(yoe + era * 400 + (m >= 10)),
		.month = (int32_t)(m < 10 ? m + 3 : m - 9),
		.day = (int32_t)(doy - (153 * m + 2) / 5 + 1),
	};

	return d;
}

int32_t calendar_weekday(int64_t day)
{
	return (int32_t)floor_mod(day + 3, 7) + 1;
}

/* A week belongs to the year of its Thursday. */
struct calendar_week calendar_week(int64_t day)
{
	int64_t thursday = day - calendar_weekday(day) + 4;
	int32_t year = calendar_date(thursday).year;

	return (struct calendar_week){year, (int32_t)((thursday - calendar_day(year, 1, 1)) / 7) + 1};
}

int64_t calendar_week_day(int32_t year, int32_t week)
{
	int64_t fourth = calendar_day(year, 1, 4); /* is always in week 1 */

	return fourth - calendar_weekday(fourth) + 1 + 7 * (int64_t)(week - 1);
}

int64_t calendar_add_months(int64_t day, int32_t n)
{
	struct calendar_date d = calendar_date(day);
	int64_t months = (int64_t)d.year * 12 + d.month - 1 + n;
	int32_t year = (int32_t)floor_div(months, 12), month = (int32_t)floor_mod(months, 12) + 1;
	int32_t last = calendar_month_days(year, month);

	return calendar_day(year, month, d.day < last ? d.day : last);
}

int64_t calendar_nth_weekday(int32_t year, int32_t month, int32_t n, int32_t weekday)
{
	int64_t first = calendar_day(year, month, 1), last;

	if (n > 0)
		return first + floor_mod(weekday - calendar_weekday(first), 7) + 7 * (int64_t)(n - 1);
	last = first + calendar_month_days(year, month) - 1;
	return last - floor_mod(calendar_weekday(last) - weekday, 7) + 7 * (int64_t)(n + 1);
}

/* The computus of Meeus, Jones and Butcher. */
int64_t calendar_easter(int32_t year)
{
	int32_t a = year % 19, b = year / 100, c = year % 100;
	int32_t f = (b + 8) / 25, g = (b - f + 1) / 3;
	int32_t h = (19 * a + b - b / 4 - g + 15) % 30;
	int32_t l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int32_t m = (a + 11 * h + 22 * l) / 451, n = h + l - 7 * m + 114;

	return calendar_day(year, n / 31, n % 31 + 1);
}

static int64_t julian_day(int32_t year, int32_t month, int32_t day)
{
	int64_t y = year - (month <= 2), m = (month + 9) % 12;

	return 365 * y + floor_div(y, 4) + (153 * m + 2) / 5 + day - 1 - 719470;
}

/* Meeus's rule for the Julian calendar. */
int64_t calendar_orthodox_easter(int32_t year)
{
	int32_t a = year % 4, b = year % 7, c = year % 19;
	int32_t d = (19 * c + 15) % 30, e = (2 * a + 4 * b - d + 34) % 7, n = d + e + 114;

	return julian_day(year, n / 31, n % 31 + 1);
}

/* Days from the Hebrew epoch to 1 Tishri of a year: mean new moons and the two rules that
 * put off the new year (Reingold and Dershowitz, Calendrical Calculations). */
static int64_t hebrew_elapsed(int64_t year)
{
	int64_t months = floor_div(235 * year - 234, 19);
	int64_t days = 29 * months + floor_div(12084 + 13753 * months, 25920);

	return days + (floor_mod(3 * (days + 1), 7) < 3);
}

static int64_t hebrew_new_year(int64_t year)
{
	int64_t before = hebrew_elapsed(year - 1), now = hebrew_elapsed(year);
	int64_t after = hebrew_elapsed(year + 1);
	int64_t fix = after - now == 356 ? 2 : now - before == 382;

	return now + fix - 2092590;
}

static bool hebrew_leap(int64_t year)
{
	return floor_mod(7 * year + 1, 19) < 7;
}

static int32_t hebrew_month_days(int64_t year, int32_t month)
{
	int64_t days = hebrew_new_year(year + 1) - hebrew_new_year(year);

	if (month == 8) /* Marheshvan is long in long years, Kislev short in short ones */
		return days % 10 == 5 ? 30 : 29;
	if (month == 9)
		return days % 10 == 3 ? 29 : 30;
	if (month == 12)
		return hebrew_leap(year) ? 30 : 29;
	return month == 2 || month == 4 || month == 6 || month == 10 || month == 13 ? 29 : 30;
}

static int64_t hebrew_day(int64_t year, int32_t month, int32_t day)
{
	int64_t n = hebrew_new_year(year) + day - 1;
	int32_t last = hebrew_leap(year) ? 13 : 12;

	if (month > last)
		month = last;
	for (int32_t m = 7; m != month; m = m == last ? 1 : m + 1)
		n += hebrew_month_days(year, m);
	return n;
}

int64_t calendar_hebrew(int32_t year, int32_t month, int32_t day)
{
	int64_t n = hebrew_day(year + 3760, month, day);

	return calendar_date(n).year == year ? n : hebrew_day(year + 3761, month, day);
}
