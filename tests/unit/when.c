/* when: with no argument the tests; "when days FIRST LAST" prints the days of those years
 * with weekday, ISO week, the day three months later and one that the grammar was asked
 * for, to be compared with another calendar. */
#include "check.h"
#include "know/table.h"
#include "time/when.h"
#include "when_check.h"

static struct words w;
static struct buf padded;
static struct whens found;
static struct when_rules *rules;

static void find(const char *text, const char *date)
{
	padded.len = 0;
	buf_addstr(&padded, str_of(text));
	words_scan(&w, buf_str(&padded), cpu_best());
	when_find(&found, rules, &w, str_of(date));
}

static const char *value(size_t i)
{
	return i < found.n ? found.v[i].value : "(none)";
}

static struct str said(size_t i)
{
	return i < found.n ? str_cut(buf_str(&padded), found.v[i].start, found.v[i].end) :
	                     STR("(none)");
}

static struct str lead(size_t i)
{
	return i < found.n ? str_cut(buf_str(&padded), found.v[i].lead, found.v[i].start) :
	                     STR("(none)");
}

/* The tables: every example gives what it says */

/* The example without its brackets, and what they enclose. */
static struct str strip(struct str example, char *plain)
{
	struct str span = {NULL, 0};
	size_t n = 0, start = 0;

	for (size_t i = 0; i < example.len && n < 255; i++) {
		if (example.p[i] == '[')
			start = n;
		else if (example.p[i] == ']')
			span = (struct str){plain + start, n - start};
		else
			plain[n++] = example.p[i];
	}
	plain[n] = '\0';
	return span;
}

static bool example_holds(struct str example, struct str date, struct str expect)
{
	char plain[256], day[16];
	struct str span = strip(example, plain);

	snprintf(day, sizeof day, "%.*s", STR_FMT(date, 15));
	find(plain, day);
	if (str_eq(expect, STR("-"))) {
		for (size_t i = 0; i < found.n; i++)
			if (found.v[i].kind == WHEN_DATE)
				return false;
		return true;
	}
	return found.n && str_eq(str_of(value(0)), expect) && str_eq(said(0), span);
}

static void check_examples(const char *path)
{
	static const char *const cols[] = {"example", "date", "expect", NULL};
	struct table t = {0};
	size_t n = 0;

	CHECK(table_read(&t, path, cols, 3));
	found.all = true;
	for (size_t i = 0; i < t.n_rows; i++) {
		struct str example = table_cell(&t, i, 0);

		if (!example.len)
			continue;
		n++;
		if (example_holds(example, table_cell(&t, i, 1), table_cell(&t, i, 2)))
			continue;
		printf("# %s:%zu: '%.*s' gives '%s'\n", path, table_line(&t, i),
		       STR_FMT(example, 80), value(0));
		check_state.wrong++;
	}
	found.all = false;
	CHECK(n > 20);
	table_free(&t);
}

static void examples_of_rules(void)
{
	check_examples("data/when.tsv");
	check_examples("data/when_holidays.tsv");
}

/* Expressions */

static void direction_by_verbs(void)
{
	static const struct {
		const char *text, *value;
	} cases[] = {
		{"The envoys met on Tuesday.", "2024-08-27"},
		{"The envoys will meet on Tuesday.", "2024-09-03"},
		{"They agreed to meet in March.", "2025-03"},
		{"The talks were held in March.", "2024-03"},
		{"On Tuesday, the ministers signed the accord.", "2024-08-27"},
		{"The court will rule on September 3.", "2024-09-03"},
		{"The court ruled on September 3.", "2024-09-03"},
		{"The court ruled on May 3.", "2024-05-03"},
		{"He travelled to Paris on Thursday.", "2024-08-29"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		find(cases[i].text, "2024-08-29");
		if (strcmp(value(0), cases[i].value) != 0)
			printf("# %s\n", cases[i].text);
		CHECK_STR(str_of(value(0)), cases[i].value);
	}
}

struct told {
	const char *text, *value; /* of the first time; NULL: there is none */
};

static void check_told(const char *date, const struct told *c, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		find(c[i].text, date);
		if (strcmp(value(0), c[i].value ? c[i].value : "(none)") != 0)
			printf("# %s\n", c[i].text);
		CHECK_STR(str_of(value(0)), c[i].value ? c[i].value : "(none)");
	}
}

/* Participles and infinitives are no pasts for their form. */
static void verbs_by_their_auxiliaries(void)
{
	static const struct told cases[] = {
		{"The talks will be held in March.", "2025-03"},
		{"The talks are to be held in March.", "2025-03"},
		{"The talks may not be formally held in March.", "2025-03"},
		{"The talks had been held in March.", "2024-03"},
		{"The talks were to be held in March.", "2024-03"},
		{"Chile will set a date in March.", "2025-03"},
		{"Chile has decided to set a date in March.", "2025-03"},
		{"Chile set a date in March.", "2024-03"},
		{"Chile will have two rounds in March.", "2025-03"},
		{"Chile will visit the damaged port in March.", "2025-03"},
		{"Chile won't send observers in March.", "2025-03"},
		{"Chile didn't send observers in March.", "2024-03"},
		{"This led to a strike in March.", "2024-03"},
		{"Theresa May spoke in March.", "2024-03"},
		{"He likely resigned in March.", "2024-03"},
		{"The family will be invited in March.", "2025-03"},
		{"The ships will, the ministry said, sail in March.", "2025-03"},
		{"The ministry said, in March, that it was ready.", "2024-03"},
	};

	check_told("2024-05-10", cases, sizeof cases / sizeof *cases);
}

/* What bounds something to come lies ahead; what bounds the past does not. */
static void bounds_look_ahead(void)
{
	static const struct told cases[] = {
		{"Peru would send the ships by January.", "2025-01"},
		{"Peru would send the ships it had promised by January.", "2025-01"},
		{"Peru will accept the plan drafted by experts before April.", "2025-04"},
		{"Peru will have paid the debt by January.", "2025-01"},
		{"By January, the ships sent by Peru will have arrived.", "2025-01"},
		{"By January, Peru had paid the debt.", "2024-01"},
		{"Peru had paid the debt by January.", "2024-01"},
		{"The minister, who will resign, said Peru had paid by January.", "2024-01"},
		{"The truce was extended until January.", "2025-01"},
		{"The truce held until January.", "2024-01"},
		{"Peru gave the rebels until January to leave.", "2025-01"},
		{"Peru demanded the money by January.", "2025-01"},
		{"The plan was agreed by January.", "2024-01"},
		{"Peru announced a tariff starting in January.", "2025-01"},
		{"Prices rose starting in January.", "2024-01"},
		{"From January, the tax will rise.", "2025-01"},
		{"They have until Friday to answer.", "2024-05-17"},
		{"He had left before Friday.", "2024-05-10"},
		{"The tax has risen since June.", "2023-06"},
		{"He will not have eaten since Monday.", "2024-05-06"},
	};

	check_told("2024-05-10", cases, sizeof cases / sizeof *cases);
}

/* "In eight years" behind what is the first counts back; no date at all is given. */
static void lengths_that_lie_behind(void)
{
	static const struct told cases[] = {
		{"It will be the first visit in eight years.", NULL},
		{"Kenya agreed to hold the first summit in eight years.", NULL},
		{"for the first time in five years Kenya will vote", NULL},
		{"the worst drought in 40 years", NULL},
		{"Rates will rise to their highest level in a decade.", NULL},
		{"the third strike within two weeks", NULL},
		{"Kenya's fourth parliament in five years will meet.", NULL},
		{"the first Pope to set foot on the island in 20 years", NULL},
		{"The council has not met in six months.", NULL},
		{"This is the third meeting in as many weeks.", NULL},
		{"The wall was built within 30 days.", NULL},
		{"It will be shown in a three-day course.", NULL},
		{"The summit in eight years' time will be in Rome.", "2032"},
		{"Kenya will withdraw in two years.", "2026"},
		{"The first wells will be dug in two months.", "2024-07"},
		{"Kenya will send the first 500 wells in two weeks.", "2024-05-24"},
		{"Kenya will submit a second report in six months.", "2024-11"},
		{"Kenya will first withdraw in two years.", "2026"},
		{"Kenya must pay within 30 days.", "2024-06-09"},
		{"Kenya demanded payment within 30 days.", "2024-06-09"},
	};

	check_told("2024-05-10", cases, sizeof cases / sizeof *cases);
}

/* Numbers that are no years, and ranges of what is not of one kind. */
static void amounts_are_no_years(void)
{
	static const struct told cases[] = {
		{"rose from Friday to 1462.93", "2024-05-10"},
		{"rose to 2016.12", NULL},
		{"rose to 2016%", NULL},
		{"rose to 2016 % of it", NULL},
		{"rose from Friday to 2016", "2024-05-10"},
		{"from 1900 to 2000 tons", NULL},
		{"between 1900 and 2000 tons", NULL},
		{"from today to 1990", "2024-05-10"},
		{"from 2025 to 2030", "2025/2030"},
		{"from today to 2030", "2024-05-10/2030-12-31"},
		{"from Monday to Friday", "2024-05-13/2024-05-17"},
		{"on 2024.08.03", "2024-08-03"},
		{"on 3.8.2024", "2024-08-03"},
		{"on 12.31.2024", "2024-12-31"},
	};

	check_told("2024-05-10", cases, sizeof cases / sizeof *cases);
}

/* Terms that run from an event have a text and no date. */
static void terms_from_events(void)
{
	static const struct {
		const char *text, *lead, *said;
		size_t dates; /* of those that are mentions, too */
	} cases[] = {
		{"ratify it within three years of entry into force", "within ", "three years of entry", 0},
		{"pay within 30 days after receipt", "within ", "30 days after receipt", 0},
		{"report within six months from the date", "within ", "six months from the", 0},
		{"close it within days of the vote", "within ", "days of the", 0},
		{"meet two weeks after the vote", "", "two weeks after the", 1},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		find(cases[i].text, "2024-05-10");
		CHECK_UINT(found.n, cases[i].dates);
		found.all = true;
		find(cases[i].text, "2024-05-10");
		found.all = false;
		CHECK_STR(lead(0), cases[i].lead);
		CHECK_STR(said(0), cases[i].said);
		CHECK_STR(str_of(value(0)), "");
		CHECK(found.n && found.v[0].kind == WHEN_ANCHOR);
	}
	find("within 90 days of 1 May 2024", "");
	CHECK_STR(str_of(value(0)), "2024-07-30");
	find("Peru must answer within two weeks from Monday", "2024-05-10");
	CHECK_STR(str_of(value(0)), "2024-05-27");
	find("within 90 days from now", "2024-05-10");
	CHECK_STR(str_of(value(0)), "2024-08-08");
}

static void roles_and_leads(void)
{
	static const struct {
		const char *text, *lead;
		enum when_role role;
	} cases[] = {
		{"due by 2030", "by ", WHEN_BY},
		{"no later than June 3, 2025", "no later than ", WHEN_BY},
		{"before the end of 2025", "before the ", WHEN_BY},
		{"before May 2025", "before ", WHEN_BEFORE},
		{"until the end of 2025", "until the ", WHEN_UNTIL},
		{"since 2016", "since ", WHEN_SINCE},
		{"after 2016", "after ", WHEN_AFTER},
		{"in the 2030s", "in the ", WHEN_ON},
		{"over the course of 2025", "over the course of ", WHEN_WITHIN},
		{"starting on June 3, 2025", "starting on ", WHEN_FROM},
		{"2025 budget", "", WHEN_NONE},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		find(cases[i].text, "2024-08-29");
		CHECK_UINT(found.n, 1);
		CHECK_STR(lead(0), cases[i].lead);
		if (found.n)
			CHECK_UINT(found.v[0].role, cases[i].role);
	}
}

static void only_absolute_without_a_date(void)
{
	find("He said yesterday that by 2030, in May or on June 3, 2025 in the near future", "");
	CHECK_UINT(found.n, 5);
	CHECK_STR(str_of(value(0)), "");
	CHECK_STR(str_of(value(1)), "2030");
	CHECK_STR(str_of(value(2)), "");
	CHECK_STR(str_of(value(3)), "2025-06-03");
	CHECK_STR(str_of(value(4)), "FUTURE_REF");
}

static void days_before_months(void)
{
	find("on 8/9/2024 and 28/8/2024", "");
	CHECK_STR(str_of(value(0)), "2024-08-09");
	CHECK_STR(str_of(value(1)), "2024-08-28");
	when_rules_set_dmy(rules, true);
	find("on 8/9/2024, 8/28/2024 and 8.9.2024", "");
	when_rules_set_dmy(rules, false);
	CHECK_STR(str_of(value(0)), "2024-09-08");
	CHECK_STR(str_of(value(1)), "2024-08-28");
	CHECK_STR(str_of(value(2)), "2024-09-08");
}

static void dates_that_are_none(void)
{
	static const char *const none[] = {
		"for 60 years", "the 75th anniversary", "every Tuesday", "once a year", "9/11",
		"$2024 and 2024 people", "Resolution 2231", "we may march", "now", "Prime Minister May",
		"a second round", "the fall of the city", "2.5 days", "",
	};

	for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
		find(none[i], "2024-08-29");
		if (found.n)
			printf("# '%s' gives '%s'\n", none[i], value(0));
		CHECK(!found.n);
	}
	find("February 29, 2024 and February 30, 2024", "");
	CHECK_STR(str_of(value(0)), "2024-02-29");
	CHECK_STR(said(1), "February");
}

static void kinds_only_when_asked(void)
{
	find("soon, for five years, at the end of the meeting, by 2030", "2024-08-29");
	CHECK_UINT(found.n, 1);
	found.all = true;
	find("soon, for five years, at the end of the meeting, by 2030", "2024-08-29");
	found.all = false;
	CHECK_UINT(found.n, 4);
	if (found.n == 4) {
		CHECK_UINT(found.v[0].kind, WHEN_ADVERB);
		CHECK_UINT(found.v[1].kind, WHEN_LENGTH);
		CHECK_UINT(found.v[1].role, WHEN_FOR);
		CHECK(found.v[2].event);
		CHECK_STR(said(2), "end of the meeting");
		CHECK_UINT(found.v[3].kind, WHEN_DATE);
	}
}

/* Properties: every value reads back, spans ascend and lie in the text; over all days of
 * four years, a leap year among them. */
static void values_read_back(void)
{
	static const char text[] = "tomorrow, next week, last Friday, this weekend, in two months, "
		"within 90 days, over the next six months, last quarter, next fall, on March 31, "
		"in the third week of May, by the end of the year, the first half of next year, "
		"from Monday to Friday, from December 30 to January 2, the next 20 years, "
		"before Christmas, at Easter, during Ramadan, on the 31st, in the 1990s, Q3 2024";
	char date[16];

	for (int64_t day = calendar_day(2023, 1, 1); day < calendar_day(2027, 1, 1); day++) {
		struct calendar_date d = calendar_date(day);
		uint32_t end = 0;

		snprintf(date, sizeof date, "%04d-%02d-%02d", d.year, d.month, d.day);
		find(text, date);
		CHECK(found.n >= 21);
		for (size_t i = 0; i < found.n; i++) {
			const struct when *f = &found.v[i];

			if (!value_reads(f->value))
				printf("# %s: '%s'\n", date, f->value);
			CHECK(value_reads(f->value));
			CHECK(f->lead <= f->start && f->start < f->end && f->start >= end);
			end = f->end;
		}
	}
}

/* A long line of what all begins an expression costs time in proportion. */
static void no_end_of_ends(void)
{
	struct buf b = {0};

	for (int i = 0; i < 20000; i++)
		buf_addstr(&b, STR("the end of the first half of "));
	buf_addc(&b, '\0');
	found.all = true;
	find(b.p, "2024-08-29");
	found.all = false;
	CHECK_UINT(found.n, 0);
	buf_free(&b);
}

static void print_days(int32_t first, int32_t last)
{
	for (int64_t day = calendar_day(first, 1, 1); day < calendar_day(last + 1, 1, 1); day++) {
		struct calendar_date d = calendar_date(day), later = calendar_date(calendar_add_months(day, 3));
		struct calendar_week week = calendar_week(day);
		char date[16], text[64];

		snprintf(date, sizeof date, "%04d-%02d-%02d", d.year, d.month, d.day);
		snprintf(text, sizeof text, "within %d days", (int)(day - calendar_day(first, 1, 1)) % 400 + 1);
		find(text, date);
		printf("%s %d %04d-W%02d %04d-%02d-%02d %s\n", date, calendar_weekday(day), week.year,
		       week.week, later.year, later.month, later.day, value(0));
	}
}

int main(int argc, char **argv)
{
	rules = when_rules_new();
	if (argc == 4) {
		print_days(atoi(argv[2]), atoi(argv[3]));
		return 0;
	}
	RUN(examples_of_rules);
	RUN(direction_by_verbs);
	RUN(verbs_by_their_auxiliaries);
	RUN(bounds_look_ahead);
	RUN(lengths_that_lie_behind);
	RUN(amounts_are_no_years);
	RUN(terms_from_events);
	RUN(roles_and_leads);
	RUN(only_absolute_without_a_date);
	RUN(days_before_months);
	RUN(dates_that_are_none);
	RUN(kinds_only_when_asked);
	RUN(values_read_back);
	RUN(no_end_of_ends);
	when_rules_free(rules);
	whens_free(&found);
	words_free(&w);
	buf_free(&padded);
	return check_done();
}
