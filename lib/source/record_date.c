#include "source/record_date.h"

#include "base/calendar.h"
#include "sentence/dateline.h"

/* The first `n` bytes, which are digits. */
static int32_t take(struct str *s, size_t n)
{
	int32_t v = 0;

	str_take_digits(s, n, &v);
	return v;
}

static bool take_byte(struct str *s, char c)
{
	if (!s->len || s->p[0] != c)
		return false;
	*s = str_cut(*s, 1, s->len);
	return true;
}

/* One or two digits behind a separator; `*n` says how many. */
static bool take_part(struct str *s, char sep, size_t *n, int *v)
{
	struct str rest = *s;

	if (!take_byte(&rest, sep))
		return false;
	*n = str_digits(rest);
	if (*n < 1 || *n > 2)
		return false;
	*v = take(&rest, *n);
	*s = rest;
	return true;
}

static bool write_date(char date[11], int year, int month, int day)
{
	if (!calendar_valid(year, month, day))
		return false;
	calendar_write(date, (struct calendar_date){year, month, day});
	return true;
}

/* Behind the year: month and day, the month alone ("2024.8" is a number), or nothing. Returns
 * the length of the date; 0 for a day that there is not. */
static size_t take_rest(struct str *s, int year, char date[11])
{
	const char sep = s->len && s->p[0] && strchr("-/.", s->p[0]) ? s->p[0] : '\0';
	int month = 1, day = 1;
	size_t n = 0, two, len = 4;

	if (sep && take_part(s, sep, &n, &month)) {
		len = take_part(s, sep, &two, &day) ? 10 : 7;
		if (len == 7 && (n != 2 || sep == '.'))
			return 0;
	}
	if (!write_date(date, year, month, day))
		return 0;
	date[len] = '\0';
	return len;
}

/* The year first. Returns the length of the date, 4, 7 or 10; 0 for none. */
static size_t take_numbers(struct str *s, char date[11])
{
	const size_t n = str_digits(*s);
	int year, month, day;

	if (n != 4 && n != 8 && n != 14)
		return 0;
	year = take(s, 4);
	if (n == 4)
		return take_rest(s, year, date);
	month = take(s, 2);
	day = take(s, 2);
	return write_date(date, year, month, day) ? 10 : 0;
}

/* Two digits are read as POSIX does, where an order is told: 3-8-24 could begin with the year. */
static bool take_year(struct str *s, char sep, bool told, int *year)
{
	struct str rest = *s;
	size_t n;

	if (!take_byte(&rest, sep))
		return false;
	n = str_digits(rest);
	if (n != 4 && !(n == 2 && told))
		return false;
	*year = take(&rest, n);
	if (n == 2)
		*year += *year < 69 ? 2000 : 1900;
	*s = rest;
	return true;
}

/* The day and the month first, or the month and the day. Returns 10; 0 for none. */
static size_t take_year_last(struct str *s, enum record_date_order order, char date[11])
{
	const size_t n = str_digits(*s);
	const char sep = n && n <= 2 && n < s->len ? s->p[n] : '\0';
	bool day_first = order == RECORD_DATE_DMY || (order == RECORD_DATE_UNTOLD && sep == '.');
	struct str rest = *s;
	int a, b, year;
	size_t two;

	if (!sep || !strchr("-/.", sep))
		return 0;
	a = take(&rest, n);
	if (!take_part(&rest, sep, &two, &b) || !take_year(&rest, sep, order != RECORD_DATE_UNTOLD, &year))
		return 0;
	if (order == RECORD_DATE_UNTOLD && !day_first && a != b && a <= 12 && b <= 12)
		return 0;
	if (!calendar_valid(year, day_first ? b : a, day_first ? a : b))
		day_first = !day_first;
	*s = rest;
	return write_date(date, year, day_first ? b : a, day_first ? a : b) ? 10 : 0;
}

/* 29-Aug-2024, whose dashes are as good as blanks. */
static size_t take_dashed(struct str s, char date[11])
{
	const size_t n = str_digits(s);
	char *dash, day[16] = "";

	if (n < 1 || n > 2 || n == s.len || s.p[n] != '-')
		return 0;
	memcpy(day, s.p, s.len < sizeof day - 1 ? s.len : sizeof day - 1);
	day[n] = ' ';
	dash = strchr(day, '-');
	if (dash)
		*dash = ' ';
	return dash ? dateline_day(str_of(day), date) : 0;
}

/* The month in letters. Returns the length of the date, 7 or 10; 0 for none. */
static size_t take_named(struct str *s, char date[11])
{
	size_t n = dateline_day(*s, date), len = 10;

	if (!n)
		n = take_dashed(*s, date);
	if (!n) {
		n = dateline_month(*s, date);
		len = 7;
	}
	*s = str_cut(*s, n, s->len);
	return n ? len : 0;
}

/* Two digits behind a colon, or right behind the last where there is none. */
static bool take_sixty(struct str *s, bool bare, int *v)
{
	size_t n = 2;

	if (!bare)
		return take_part(s, ':', &n, v) && n == 2;
	*v = take(s, 2);
	return true;
}

/* 10:00, 9:30:00.5, 1000, 100000. */
static bool take_clock(struct str *s)
{
	const size_t n = str_digits(*s);
	const bool bare = n == 4 || n == 6;
	int hour, minute, second = 0;

	if (!bare && n != 1 && n != 2)
		return false;
	hour = take(s, bare ? 2 : n);
	if (!take_sixty(s, bare, &minute))
		return false;
	if ((bare ? n == 6 : s->len && s->p[0] == ':') && !take_sixty(s, bare, &second))
		return false;
	if (take_byte(s, '.')) {
		if (!str_digits(*s))
			return false;
		*s = str_cut(*s, str_digits(*s), s->len);
	}
	return hour <= 24 && minute < 60 && second <= 60;
}

/* AM, Z, UTC, EDT: a few capitals, or none. */
static void take_letters(struct str *s)
{
	size_t n = 0;

	*s = str_trim(*s);
	while (n < s->len && n < 5 && s->p[n] >= 'A' && s->p[n] <= 'Z')
		n++;
	*s = str_cut(*s, n, s->len);
}

/* +02, +0200, +02:00, or nothing. */
static bool take_offset(struct str *s)
{
	size_t n;
	int minute;

	if (!take_byte(s, '+') && !take_byte(s, '-'))
		return true;
	n = str_digits(*s);
	if (n != 2 && n != 4)
		return false;
	take(s, n);
	return n == 4 || !s->len || (take_part(s, ':', &n, &minute) && n == 2);
}

/* Whether what stands behind the day is a time, or nothing. */
static bool is_time(struct str s)
{
	if (!s.len)
		return true;
	/* Digits right behind those of the day are hours, minutes and seconds. */
	if (!take_byte(&s, 'T') && !take_byte(&s, ' ') && !take_byte(&s, ',') && str_digits(s) != 6)
		return false;
	s = str_trim(s);
	if (!take_clock(&s))
		return false;
	/* Half of the day, then the zone. */
	take_letters(&s);
	take_letters(&s);
	return take_offset(&s) && !s.len;
}

bool record_date(struct str s, enum record_date_order order, char date[11])
{
	struct str rest = s = str_trim(s);
	size_t len = take_numbers(&rest, date);

	if (!len) {
		rest = s;
		len = take_year_last(&rest, order, date);
	}
	if (!len) {
		rest = s;
		len = take_named(&rest, date);
	}
	if (len && (len == 10 ? is_time(rest) : !rest.len))
		return true;
	date[0] = '\0';
	return false;
}
