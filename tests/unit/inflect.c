/* Regular forms of verbs, and that data/verbs.tsv has others only. */
#include "check.h"
#include "know/table.h"
#include "text/inflect.h"

static struct str form_of(struct str base, enum inflect_verb form)
{
	static struct buf out;

	out.len = 0;
	inflect_verb(&out, base, form);
	return buf_str(&out);
}

static void forms_by_rule(void)
{
	static const struct {
		const char *base, *s, *ed, *ing;
	} verbs[] = {
		{"deploy", "deploys", "deployed", "deploying"}, {"carry", "carries", "carried", "carrying"},
		{"move", "moves", "moved", "moving"},           {"pass", "passes", "passed", "passing"},
		{"agree", "agrees", "agreed", "agreeing"},      {"canoe", "canoes", "canoed", "canoeing"},
		{"die", "dies", "died", "dying"},               {"veto", "vetoes", "vetoed", "vetoing"},
		{"woo", "woos", "wooed", "wooing"},             {"ban", "bans", "banned", "banning"},
		{"squat", "squats", "squatted", "squatting"},   {"sow", "sows", "sowed", "sowing"},
		{"need", "needs", "needed", "needing"},         {"commit", "commits", "committed", "committing"},
		{"limit", "limits", "limited", "limiting"},     {"refer", "refers", "referred", "referring"},
		{"offer", "offers", "offered", "offering"},     {"occur", "occurs", "occurred", "occurring"},
		{"recommit", "recommits", "recommitted", "recommitting"},
		{"monitor", "monitors", "monitored", "monitoring"},
		{"benefit", "benefits", "benefited", "benefiting"},
	};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		struct str base = str_of(verbs[i].base);

		CHECK_STR(form_of(base, INFLECT_S), verbs[i].s);
		CHECK_STR(form_of(base, INFLECT_ED), verbs[i].ed);
		CHECK_STR(form_of(base, INFLECT_ING), verbs[i].ing);
	}
}

/* A cell that the rule makes says nothing. */
static void tables_state_exceptions_alone(void)
{
	static const char *const columns[] = {"verb", "past", "participle", "ing", NULL};
	struct table t = {0};

	CHECK(table_read(&t, "data/verbs.tsv", columns, 4));
	CHECK(t.n_rows > 2000);
	for (size_t i = 0; i < t.n_rows; i++) {
		struct str base = table_cell(&t, i, 0);
		bool past = str_eq(table_cell(&t, i, 1), form_of(base, INFLECT_ED));
		bool ing = str_eq(table_cell(&t, i, 3), form_of(base, INFLECT_ING));

		CHECK(!ing && !(past && !table_cell(&t, i, 2).len));
		if (ing || past)
			printf("# data/verbs.tsv:%zu: %.*s\n", table_line(&t, i), STR_FMT(base, 40));
	}
	table_free(&t);
}

int main(void)
{
	RUN(forms_by_rule);
	RUN(tables_state_exceptions_alone);
	return check_done();
}
