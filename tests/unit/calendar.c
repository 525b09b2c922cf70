/* Days, weeks, movable feasts, and dates as they are read and written. */
#include "base/calendar.h"
#include "check.h"

static void days_go_there_and_back(void)
{
	int64_t day = calendar_day(1599, 12, 31);
	int wrong = 0;

	for (int32_t y = 1600; y < 2400; y++)
		for (int32_t m = 1; m <= 12; m++)
			for (int32_t d = 1; d <= calendar_month_days(y, m); d++) {
				struct calendar_date back = calendar_date(++day);

				wrong += calendar_day(y, m, d) != day || back.year != y ||
				         back.month != m || back.day != d;
			}
	CHECK_UINT((uint64_t)wrong, 0);
	CHECK_UINT((uint64_t)calendar_day(1970, 1, 1), 0);
	CHECK_UINT((uint64_t)calendar_weekday(0), 4);
}

static void leap_years(void)
{
	CHECK(calendar_month_days(2000, 2) == 29 && calendar_month_days(2024, 2) == 29);
	CHECK(calendar_month_days(1900, 2) == 28 && calendar_month_days(2023, 2) == 28);
	CHECK(calendar_valid(2024, 2, 29) && !calendar_valid(2023, 2, 29) && !calendar_valid(2100, 2, 29));
	CHECK(calendar_add_months(calendar_day(2024, 1, 31), 1) == calendar_day(2024, 2, 29));
	CHECK(calendar_add_months(calendar_day(2024, 2, 29), -12) == calendar_day(2023, 2, 28));
}

static void weeks_at_year_ends(void)
{
	static const struct {
		int32_t y, m, d, year, week;
	} cases[] = {
		{2020, 12, 31, 2020, 53}, {2021, 1, 3, 2020, 53}, {2021, 1, 4, 2021, 1},
		{2024, 12, 30, 2025, 1},  {2016, 1, 1, 2015, 53}, {2018, 12, 31, 2019, 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t day = calendar_day(cases[i].y, cases[i].m, cases[i].d);
		struct calendar_week week = calendar_week(day);

		CHECK_UINT((uint64_t)week.year, (uint64_t)cases[i].year);
		CHECK_UINT((uint64_t)week.week, (uint64_t)cases[i].week);
		CHECK(calendar_week_day(week.year, week.week) == day - calendar_weekday(day) + 1);
	}
}

static void movable_feasts(void)
{
	CHECK(calendar_easter(2024) == calendar_day(2024, 3, 31));
	CHECK(calendar_easter(1961) == calendar_day(1961, 4, 2));
	CHECK(calendar_orthodox_easter(2024) == calendar_day(2024, 5, 5));
	CHECK(calendar_hebrew(2024, 1, 15) == calendar_day(2024, 4, 23));
	CHECK(calendar_hebrew(2024, 7, 1) == calendar_day(2024, 10, 3));
	CHECK(calendar_hebrew(2024, 9, 25) == calendar_day(2024, 12, 26));
	CHECK(calendar_hebrew(2024, 13, 14) == calendar_day(2024, 3, 24));
	CHECK(calendar_hebrew(2023, 13, 14) == calendar_day(2023, 3, 7));
	CHECK(calendar_nth_weekday(2024, 11, 4, 4) == calendar_day(2024, 11, 28));
	CHECK(calendar_nth_weekday(2024, 5, -1, 1) == calendar_day(2024, 5, 27));
}

static size_t read(const char *text)
{
	struct calendar_date d;

	return calendar_read(str_of(text), &d);
}

static void iso_dates(void)
{
	struct calendar_date d;
	char text[CAL_TEXT];

	CHECK_UINT(read("2024-02-29"), 10);
	CHECK_UINT(read("2023-02-29"), 0);
	CHECK_UINT(read("2024-02-29T10:00"), 10);
	CHECK_UINT(read("2024-02-291"), 0);
	CHECK_UINT(read("2024-02"), 7);
	CHECK_UINT(read("2024"), 4);
	CHECK_UINT(read("2024-"), 4);
	CHECK_UINT(read("2024-Q1"), 4);
	CHECK_UINT(read("20245"), 0);
	CHECK_UINT(read("2024-13"), 0);
	CHECK_UINT(read("2024-5-6"), 0);
	CHECK_UINT(read("Aug. 29"), 0);
	CHECK(calendar_read(STR("0987-06-05"), &d) == 10 && d.year == 987 && d.month == 6 && d.day == 5);
	calendar_write(text, d);
	CHECK_STR(str_of(text), "0987-06-05");
	CHECK(calendar_read(STR("2024-11"), &d) == 7 && d.year == 2024 && d.month == 11 && !d.day);
}

int main(void)
{
	RUN(days_go_there_and_back);
	RUN(leap_years);
	RUN(weeks_at_year_ends);
	RUN(movable_feasts);
	RUN(iso_dates);
	return check_done();
}
