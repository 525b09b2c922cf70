/* when_cycles: what recurs, years that do not begin in January, what counts from a time before. */
#include "check.h"
#include "time/when.h"

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

/* The kind tells that it recurs, the value how often; none of it is a mention. */
static void what_recurs(void)
{
	static const struct {
		const char *text, *said, *value;
	} cases[] = {
		{"report every 90 days", "every 90 days", "P90D"},
		{"report every two years", "every two years", "P2Y"},
		{"report annually", "annually", "P1Y"},
		{"report at least twice a year", "at least twice a year", "P6M"},
		{"meet every Friday", "every Friday", "P1W"},
		{"report in each fiscal year", "each fiscal year", "P1Y"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		find(cases[i].text, "2024-05-10");
		CHECK_UINT(found.n, 0);
		found.all = true;
		find(cases[i].text, "2024-05-10");
		found.all = false;
		CHECK_STR(said(0), cases[i].said);
		CHECK_STR(str_of(value(0)), cases[i].value);
		CHECK(found.n && found.v[0].kind == WHEN_CYCLE && found.v[0].role == WHEN_EVERY);
	}
	found.all = true;
	find("spend it every year, each day and once a month", "2024-05-10");
	found.all = false;
	CHECK_UINT(found.n, 0);
}

/* A state that the sentence names, else the one that issues the text. */
static void years_of_budgets(void)
{
	static const struct {
		const char *state, *text, *value;
	} cases[] = {
		{"", "in fiscal year 2024", "2024"},
		{"USA", "in fiscal year 2024", "2023-10/2024-09"},
		{"USA", "Japan in fiscal year 2024", "2024-04/2025-03"},
		{"JPN", "in the first quarter of FY2024", "2024-Q2"},
		{"JPN", "this fiscal year", "2024-04/2025-03"},
		{"AUS", "this financial year", "2023-07/2024-06"},
		{"AUS", "Can we pay in fiscal 2024?", "2023-07/2024-06"},
		{"DEU", "next fiscal year", "2025"},
		{"", "give us the fiscal year 2024", "2024"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		when_rules_set_state(rules, str_of(cases[i].state));
		find(cases[i].text, "2024-05-10");
		CHECK_STR(str_of(value(0)), cases[i].value);
	}
	when_rules_set_state(rules, STR(""));
}

/* What counts from a time before needs one that is as exact, and no more years than there are. */
static void told_from_what_was_told(void)
{
	static const struct {
		const char *text, *value; /* of the second time */
	} cases[] = {
		{"signed in 2010 and void three years later", "2013"},
		{"signed in 2010 and void two days later", ""},
		{"signed in 2010 and void 9000 years later", ""},
		{"signed in 2010 and void 999999999 years later", "(none)"},
		{"signed on 8 June 2010 and void a year later", "2011-06-08"},
		{"he said on Monday that it fell from a year earlier", "2023"},
		{"signed in May 2010, void the previous month", "2010-04"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		find(cases[i].text, "2024-05-10");
		CHECK_STR(str_of(value(1)), cases[i].value);
	}
	find("void three years later", "2024-05-10");
	CHECK_STR(str_of(value(0)), "");
}

int main(void)
{
	rules = when_rules_new();
	RUN(what_recurs);
	RUN(years_of_budgets);
	RUN(told_from_what_was_told);
	whens_free(&found);
	words_free(&w);
	buf_free(&padded);
	when_rules_free(rules);
	return check_done();
}
