/* Records: what a date may look like. */
#include "check.h"
#include "record_date.h"

static void check_date(const char *s, const char *want)
{
	char date[11] = "x";

	CHECK(record_date(str_of(s), date) == (*want != '\0'));
	CHECK_STR(str_of(date), want);
}

static void dates(void)
{
	static const char *const days[] = {
		"2024-08-09", "2024/08/09", "2024.08.09", "2024-8-9", "2024/8/09", "20240809", " 2024-08-09\t",
		"Aug. 9, 2024", "August 9 2024", "9 August 2024", "9th Aug 2024", "Friday, August 9, 2024",
		"2024-08-09T10:00", "2024-08-09T10:00:00Z", "2024-08-09 9:30", "2024-08-09 10:00:00.123+02:00",
		"2024/08/09 10:00 PM", "20240809T101500Z", "20240809101500", "2024-08-09 10:00 UTC+02:00",
		"Fri, 9 Aug 2024 10:00:00 +0200", "Fri, 9 Aug 2024 10:00:00 EST", "Aug 9, 2024, 10:00 AM",
	};
	static const char *const others[] = {
		"", " ", "03/08/2024", "03.08.2024", "3-8-24", "2024-08-09 (Friday)", "2024-08-09/2024-08-11",
		"2024-08-09T", "2024-08-09T25:00", "2024-08-09 10", "2024-08-09x", "2024-08/09", "2024.8", "2024-8",
		"2024-13", "2024-02-30", "2023-02-29T10:00", "2024-", "20245", "202408", "20241301", "2024-08 10:00",
		"2024 10:00", "Aug. 9", "Aug. 32, 2024", "August 2024", "soon", "45293", "2024-08-09,", "-", "9",
		"20240809101", "2024-08-09 10:00 +2", "2024-08-09 10:00 or so",
	};

	for (size_t i = 0; i < sizeof days / sizeof *days; i++)
		check_date(days[i], "2024-08-09");
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		check_date(others[i], "");
	check_date("2024-08", "2024-08");
	check_date("2024/08", "2024-08");
	check_date("2024", "2024");
	check_date("2024-02-29", "2024-02-29");
}

int main(void)
{
	RUN(dates);
	return check_done();
}
