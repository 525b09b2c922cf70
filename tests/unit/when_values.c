/* Values of expressions that the examples in data/when*.tsv do not show: what a document
 * without a date knows, ends of ranges, and what is no time though its words are. */
#include "check.h"
#include "time/when.h"

static struct words w;
static struct buf text;
static struct whens found = {.all = true};
static struct when_rules *rules;

struct example {
	const char *date, *text, *said, *value; /* said NULL: nothing is found */
};

static void check_examples(const struct example *e)
{
	for (; e->text; e++) {
		struct str said = {"(none)", 6}, value = said;

		text.len = 0;
		buf_addstr(&text, str_of(e->text));
		words_scan(&w, buf_str(&text), cpu_best());
		when_find(&found, rules, &w, str_of(e->date));
		if (found.n) {
			said = str_cut(buf_str(&text), found.v[0].start, found.v[0].end);
			value = str_of(found.v[0].value);
		}
		CHECK_STR(said, e->said ? e->said : "(none)");
		CHECK_STR(value, e->said ? e->value : "(none)");
	}
}

#define DATED(text, said, value) {"2024-08-29", text, said, value}
#define UNDATED(text, said, value) {"", text, said, value}

static void numbers_in_words(void)
{
	static const struct example examples[] = {
		DATED("two hundred fifty days ago", "two hundred fifty days ago", "2023-12-23"),
		DATED("nineteen hundred days ago", "nineteen hundred days ago", "2019-06-17"),
		DATED("within one thousand two hundred days", "one thousand two hundred days",
		      "2027-12-12"),
		DATED("for two hundred thousand years", "two hundred thousand years", "P200000Y"),
		DATED("for two hundred thousand five hundred ten days",
		      "two hundred thousand five hundred ten days", "P200510D"),
		DATED("for two thousand thousand hours", NULL, NULL),
		DATED("two thousand five hundred years ago", "two thousand five hundred years ago",
		      "-0476"),
		DATED("in twenty twelve", "twenty twelve", "2012"),
		DATED("in two thousand and nineteen", "two thousand and nineteen", "2019"),
		DATED("between two thousand and two thousand ten", "two thousand and two thousand ten", "2000/2010"),
		DATED("in the year nineteen ninety-six", "year nineteen ninety-six", "1996"),
		DATED("in two thousand nineteen", "two thousand nineteen", "2019"),
		DATED("on the twenty-first of May 2025", "twenty-first of May 2025", "2025-05-21"),
		DATED("in the nineties", "nineties", "199"),
		DATED("in the '20s", "20s", "202"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

static void parts_of_periods(void)
{
	static const struct example examples[] = {
		DATED("the first half of next month", "first half of next month",
		      "2024-09-01/2024-09-15"),
		DATED("the second half of this month", "second half of this month",
		      "2024-08-16/2024-08-31"),
		DATED("the first half of the 2030s", "first half of the 2030s", "2030/2034"),
		DATED("the second half of the 2030s", "second half of the 2030s", "2035/2039"),
		DATED("the second half of next year", "second half of next year", "2025-07/2025-12"),
		DATED("the first half of next week", "first half of next week", ""),
		DATED("the last three days of next month", "last three days of next month",
		      "2024-09-28/2024-09-30"),
		DATED("the first two months of next year", "first two months of next year",
		      "2025-01/2025-02"),
		DATED("the first two years of next month", "first two years of next month", ""),
		DATED("the second two months of 2025", "two months", "P2M"),
		DATED("the second last Friday of October 2024", "second last Friday of October 2024",
		      "2024-10-18"),
		DATED("the second last day of 2024", "second last day of 2024", "2024-12-30"),
		DATED("the 400th day of 2024", "2024", "2024"),
		DATED("the last week of 2024", "last week of 2024", "2024-W52"),
		DATED("the second Monday after Christmas", "second Monday after Christmas",
		      "2025-01-06"),
		DATED("the Friday before Christmas", "Friday before Christmas", "2024-12-20"),
		DATED("Christmas in two years", "Christmas in two years", "2026-12-25"),
		DATED("Christmas two years ago", "Christmas two years ago", "2022-12-25"),
		DATED("the 31st of next month", "next month", "2024-09"),
		DATED("two weeks of the first half", "two weeks", "P2W"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

/* The expression is found all the same, and says nothing that it does not know. */
static void without_a_date(void)
{
	static const struct example examples[] = {
		UNDATED("Christmas in two years", "Christmas in two years", ""),
		UNDATED("28 August last year", "28 August last year", ""),
		UNDATED("the first half of next year", "first half of next year", ""),
		UNDATED("the first two months of next year", "first two months of next year", ""),
		UNDATED("the first Monday of next month", "first Monday of next month", ""),
		UNDATED("the third day of next month", "third day of next month", ""),
		UNDATED("the Monday after today", "Monday after today", ""),
		UNDATED("the week of today", "week of today", ""),
		UNDATED("the rest of the year", "rest of the year", ""),
		UNDATED("within the next decade", "next decade", ""),
		UNDATED("next Christmas", "next Christmas", ""),
		UNDATED("two days after today", "two days after today", ""),
		UNDATED("from Monday to Friday", "Monday to Friday", ""),
		UNDATED("from May to 2025", "May to 2025", "2024-05/2025-12"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

static void holidays(void)
{
	static const struct example examples[] = {
		DATED("on King's Day 2026", "King's Day 2026", "2026-04-27"),
		DATED("on King's Day 2025", "King's Day 2025", "2025-04-26"),
		DATED("on Boss's Day 2022", "Boss's Day 2022", "2022-10-17"),
		DATED("on Boss's Day 2027", "Boss's Day 2027", "2027-10-15"),
		DATED("on Tisha B'Av 2022", "Tisha B'Av 2022", "2022-08-07"),
		DATED("on Jumu'atul-Wida 2024", "Jumu'atul-Wida 2024", "2024-04-05"),
		DATED("three weeks before Easter", "three weeks before Easter", "2025-03-30"),
		DATED("this Easter", "this Easter", "2024-03-31"),
		/* The tables of the moon end; what is beyond is the next one that is known. */
		DATED("on Eid al-Fitr 2199", "Eid al-Fitr", "2025-03-30"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

/* 29 February was a Saturday in 2020, a Monday in 2016 and is no Friday before 2036. */
static void dates_that_a_weekday_finds(void)
{
	static const struct example examples[] = {
		DATED("Saturday, February 29", "Saturday, February 29", "2020-02-29"),
		DATED("Monday, February 29", "Monday, February 29", "2016-02-29"),
		DATED("Friday, February 29", "Friday, February 29", ""),
		DATED("next Friday", "next Friday", "2024-09-06"),
		{"2024-08-27", "next Friday", "next Friday", "2024-09-06"},
		{"2024-02-10", "on the 31st", "31st", "2024-03-31"},
		DATED("Meet me Friday at 10", "Friday", "2024-08-30"),
		DATED("on sale 9/3 at 10", "9/3", "2024-09-03"),
		DATED("this weekend", "this weekend", "2024-08-31/2024-09-01"),
		DATED("last weekend", "last weekend", "2024-08-24/2024-08-25"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

static void shorter_and_longer_than_calendars(void)
{
	static const struct example examples[] = {
		DATED("40 hours ago", "40 hours ago", "2024-08-28"),
		DATED("30 minutes ago", "30 minutes ago", "2024-08-29"),
		DATED("9000 years ago", "9000 years ago", "-6976"),
		DATED("nine thousand years from now", "nine thousand years from now", ""),
		DATED("200000 years ago", "200000 years", "P200000Y"),
		DATED("for three fortnights", "three fortnights", "P6W"),
		DATED("for several decades", "several decades", "PX0Y"),
		DATED("in the 31st century", NULL, NULL),
		DATED("for 1988 years", NULL, NULL),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

static void what_the_calendar_lacks(void)
{
	static const struct example examples[] = {
		DATED("week 53 of 2020", "week 53 of 2020", "2020-W53"),
		DATED("week 53 of 2024", "2024", "2024"),
		DATED("2014-35", "2014-35", "2014/2035"),
		DATED("2014-60", "2014", "2014"),
		DATED("31 February", "February", "2025-02"),
		DATED("31.2.2024", NULL, NULL),
		DATED("the sixth quarter", NULL, NULL),
		DATED("from July 2025 to May 2024", "July 2025", "2025-07"),
		DATED("in 2024-13", "2024", "2024"),
		{NULL, NULL, NULL, NULL}};

	check_examples(examples);
}

int main(void)
{
	rules = when_rules_new();
	RUN(numbers_in_words);
	RUN(parts_of_periods);
	RUN(without_a_date);
	RUN(holidays);
	RUN(dates_that_a_weekday_finds);
	RUN(shorter_and_longer_than_calendars);
	RUN(what_the_calendar_lacks);
	when_rules_free(rules);
	whens_free(&found);
	words_free(&w);
	buf_free(&text);
	return check_done();
}
