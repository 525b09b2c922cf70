/* Sums of money: every sign and every number word of the table where a text begins and ends. */
#include "analysis/analysis.h"
#include "base/die.h"
#include "check.h"
#include "know/table.h"

static const char *const columns[] = {"code", "kind", "form", NULL};
enum { CODE, KIND, FORM };

static struct table t;
static struct analysis *analysis;
static const struct mentions *found;
static struct buf text;

static bool is_kind(size_t row, const char *kind)
{
	return str_eq(table_cell(&t, row, KIND), str_of(kind));
}

/* The mentions of the sentence of these parts; all of them quote it. */
static void find(struct str a, const char *b, struct str c, const char *d)
{
	struct row row = {.doc = STR("d"), .sent = 1, .new_doc = true};

	text.len = 0;
	buf_addstr(&text, a);
	buf_addstr(&text, str_of(b));
	buf_addstr(&text, c);
	buf_addstr(&text, str_of(d));
	row.text = buf_str(&text);
	analysis_begin(analysis, &row);
	found = analysis_mentions(analysis);
	for (size_t i = 0; i < found->n; i++)
		CHECK(found->v[i].start < found->v[i].end && found->v[i].end <= row.text.len);
}

/* Where the only sum of the sentence stands: "start-end". */
static struct str sum(void)
{
	static char at[24];

	snprintf(at, sizeof at, "none");
	for (size_t i = 0; i < found->n; i++)
		if (found->v[i].type == MENTION_MONEY)
			snprintf(at, sizeof at, "%u-%u", found->v[i].start, found->v[i].end);
	return str_of(at);
}

static void a_fraction_behind_a_sign_at_the_start(void)
{
	find(STR("€5 billion fell by a quarter."), "", STR(""), "");
	CHECK_STR(sum(), "0-12");
	CHECK_UINT(found->n, 1);
	find(STR("£20 million was spent in half a year by Kenya."), "", STR(""), "");
	CHECK_STR(sum(), "0-12");
	CHECK_UINT(found->n, 2);
	find(STR("€ fell by a quarter."), "", STR(""), "");
	CHECK_STR(sum(), "none");
	/* The amount that the fraction is of is still read. */
	find(STR("It cost half a billion euros."), "", STR(""), "");
	CHECK_STR(sum(), "8-28");
	find(STR("It cost a quarter million €."), "", STR(""), "");
	CHECK_STR(sum(), "8-29");
	find(STR("It cost half a million dollars."), "", STR(""), "");
	CHECK_STR(sum(), "8-30");
}

static void numbers_of_many_words(void)
{
	find(STR("It cost two million five hundred thousand euros."), "", STR(""), "");
	CHECK_STR(sum(), "8-47");
	find(STR("It cost two thousand and fifty dollars."), "", STR(""), "");
	CHECK_STR(sum(), "8-38");
	find(STR("It cost between two thousand and fifty dollars."), "", STR(""), "");
	CHECK_STR(sum(), "33-46");
	find(STR("It paid two hundred and two hundred dollars."), "", STR(""), "");
	CHECK_STR(sum(), "24-43");
}

static void signs_and_number_words_at_both_ends(void)
{
	for (size_t sign = 0; sign < t.n_rows; sign++) {
		if (!is_kind(sign, "symbol"))
			continue;
		find(table_cell(&t, sign, FORM), "", STR(""), "");
		find(table_cell(&t, sign, FORM), "5 million", STR(""), "");
		find(STR("It cost 5 "), "million", table_cell(&t, sign, FORM), "");
		for (size_t n = 0; n < t.n_rows; n++) {
			struct str s = table_cell(&t, sign, FORM), number = table_cell(&t, n, FORM);

			if (!is_kind(n, "number") && !is_kind(n, "scale"))
				continue;
			find(s, "5 fell by ", number, ".");
			find(s, " ", number, "");
			find(s, "", number, "");
			find(number, "", s, "");
			find(number, " ", s, "");
			find(number, " a year fell to 5 ", s, "");
		}
	}
	CHECK(die_status(true) == EXIT_DONE);
}

int main(void)
{
	if (!table_read(&t, "data/currencies.tsv", columns, 3))
		return EXIT_IO;
	analysis = analysis_new(cpu_best());
	RUN(a_fraction_behind_a_sign_at_the_start);
	RUN(numbers_of_many_words);
	RUN(signs_and_number_words_at_both_ends);
	table_free(&t);
	analysis_free(analysis);
	buf_free(&text);
	return check_done();
}
