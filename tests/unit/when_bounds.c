/* The days of values: of every form that values are printed in, against another reader of them
 * (when_check.h), and of the examples of the grammar. With arguments: the days of each. */
#include "check.h"
#include "know/table.h"
#include "time/when_bounds.h"
#include "time/when_time.h"
#include "when_check.h"

static void check_days(const char *value, const char *first, const char *last)
{
	struct when_bounds days;

	CHECK(when_bounds(str_of(value), &days) == (*first != '\0'));
	CHECK_STR(str_of(days.first), first);
	CHECK_STR(str_of(days.last), last);
}

static void every_form(void)
{
	check_days("2026-03-09", "2026-03-09", "2026-03-09");
	check_days("2026-W15", "2026-04-06", "2026-04-12");
	check_days("2026-W01", "2025-12-29", "2026-01-04");
	check_days("2020-W53", "2020-12-28", "2021-01-03");
	check_days("2028-02", "2028-02-01", "2028-02-29");
	check_days("2027-Q1", "2027-01-01", "2027-03-31");
	check_days("2026-SU", "2026-06-01", "2026-08-31");
	check_days("2027-WI", "2027-12-01", "2028-02-29");
	check_days("2026", "2026-01-01", "2026-12-31");
	check_days("203", "2030-01-01", "2039-12-31");
	check_days("20", "2000-01-01", "2099-12-31");
	check_days("0014", "0014-01-01", "0014-12-31");
	check_days("9999", "9999-01-01", "9999-12-31");
	check_days("2026-07/2026-12", "2026-07-01", "2026-12-31");
	check_days("2024-08-31/2024-09-01", "2024-08-31", "2024-09-01");
	check_days("2025/2030", "2025-01-01", "2030-12-31");
	check_days("2026-Q1/2026-Q3", "2026-01-01", "2026-09-30");
	check_days("2026-W10/2026-W11", "2026-03-02", "2026-03-15");
}

static void what_names_no_days(void)
{
	static const char *const none[] = {
		"", "-", "P90D", "PT3H", "PXM", "PX0Y", "PAST_REF", "PRESENT_REF", "FUTURE_REF", "coming days",
		"-0043", "0000", "00", "000", "0000-W01", "2026-02-30", "2026-13", "2026-00", "2026-W54",
		"2025-W53", "2026-W00", "2026-Q5", "2026-Q0", "2026-QX", "2026-XX", "2026-su", "2026-", "2026-0",
		"2026-7", "2026-07-1", "2026-07-011", "2026-07-01T10:00", "20260701", "2", "20265", "2026/", "/2026",
		"2026//2027", "2026/2027/2028", "2026-08/2026-07", "2026-03-01/..", "2026 ", " 2026", "2026-W1", "203X",
		"9999-WI",
	};

	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		check_days(none[i], "", "");
}

/* Units of all grains, and spans over them, from the year 1 to 9999. */
static void what_is_printed_reads_back(void)
{
	const int64_t from = calendar_day(1, 1, 1), to = calendar_day(9999, 1, 1);
	char value[TIME_PRINTED];
	size_t wrong = 0, n = 0;

	for (int64_t day = from; day < to; day += 97)
		for (int grain = GRAIN_DAY; grain <= GRAIN_CENTURY; grain++) {
			const struct time_value unit = time_unit((enum time_grain)grain, day);
			const struct time_value end = time_unit((enum time_grain)grain, day + 400 + day % 5000);
			const struct time_value spans[] = {unit, time_span((enum time_grain)grain, unit.first, time_last(&end))};

			for (int i = 0; i < 2; i++) {
				struct when_bounds days;

				time_print(&spans[i], value);
				if (!*value || grain == GRAIN_FORTNIGHT)
					continue;
				n++;
				if (value_reads(value) && (calendar_date(spans[i].first).year < 1 || when_bounds(str_of(value), &days)))
					continue;
				printf("# %s\n", value);
				wrong++;
			}
		}
	CHECK_UINT(wrong, 0);
	CHECK(n > 600000);
}

/* Every value that the examples of the tables give is read, or names no days. */
static void examples_of_rules(void)
{
	static const char *const files[] = {"data/when.tsv", "data/when_holidays.tsv"};
	static const char *const cols[] = {"expect", NULL};
	size_t n = 0;

	for (int f = 0; f < 2; f++) {
		struct table t = {0};

		CHECK(table_read(&t, files[f], cols, 1));
		for (size_t i = 0; i < t.n_rows; i++) {
			struct str expect = table_cell(&t, i, 0);
			char value[TIME_PRINTED];

			if (!expect.len || str_eq(expect, STR("-")))
				continue;
			snprintf(value, sizeof value, "%.*s", STR_FMT(expect, 47));
			if (!value_reads(value))
				printf("# %s:%zu: %s\n", files[f], table_line(&t, i), value);
			CHECK(value_reads(value));
			n++;
		}
		table_free(&t);
	}
	CHECK(n > 200);
}

int main(int argc, char **argv)
{
	struct when_bounds days;

	for (int i = 1; i < argc; i++) {
		when_bounds(str_of(argv[i]), &days);
		printf("%s\t%s\t%s\n", argv[i], days.first, days.last);
	}
	if (argc > 1)
		return 0;
	RUN(every_form);
	RUN(what_names_no_days);
	RUN(what_is_printed_reads_back);
	RUN(examples_of_rules);
	return check_done();
}
