/* Forms of words and phrases, and that data/verbs.tsv has irregular forms only. What single rules do is told by the examples of data/inflection.tsv. */
#include "check.h"
#include "know/inflect.h"

static struct inflection rules;
static struct buf out;

static struct str form_of(struct str base, enum inflect_verb form)
{
	out.len = 0;
	inflect_verb(&rules, &out, base, form);
	return buf_str(&out);
}

static struct str plural(const char *phrase)
{
	out.len = 0;
	inflect_plural(&rules, &out, str_of(phrase));
	return buf_str(&out);
}

static struct str spelling(const char *phrase, enum inflect_side side)
{
	out.len = 0;
	return inflect_spelling(&rules, &out, str_of(phrase), side) ? buf_str(&out) : STR("-");
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
		{"launch", "launches", "launched", "launching"},
		{"deploy troops", "deploys troops", "deployed troops", "deploying troops"},
		{"agree on", "agrees on", "agreed on", "agreeing on"},
		{"", "", "", ""},
		{"benefit", "benefits", "benefited", "benefiting"},
	};

	for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
		struct str base = str_of(verbs[i].base);

		CHECK_STR(form_of(base, INFLECT_S), verbs[i].s);
		CHECK_STR(form_of(base, INFLECT_ED), verbs[i].ed);
		CHECK_STR(form_of(base, INFLECT_ING), verbs[i].ing);
	}
}

static void plurals(void)
{
	CHECK_STR(plural("treaty"), "treaties");
	CHECK_STR(plural("arms race"), "arms races");
	CHECK_STR(plural("cease-fire"), "cease-fires");
	CHECK_STR(plural("envoy"), "envoys");
	CHECK_STR(plural("sanctions"), "sanctions");
	CHECK_STR(plural("airstrike on a church"), "airstrike on a churches");
	CHECK_STR(plural("Afghan Woman"), "Afghan Women");
	CHECK_STR(plural("human"), "humans");
	CHECK_STR(plural(""), "");
}

static void plurals_before_of(void)
{
	static const char *const none[] = {"staff", "of staff", "talk of", "proof", ""};

	out.len = 0;
	CHECK(inflect_plural_head(&rules, &out, STR("deputy chief of staff of NATO")));
	CHECK_STR(buf_str(&out), "deputy chiefs of staff of NATO");
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		CHECK(!inflect_plural_head(&rules, &out, str_of(none[i])));
}

static void spellings(void)
{
	CHECK_STR(spelling("defence programme", INFLECT_AMERICAN), "defense program");
	CHECK_STR(spelling("Defense Program", INFLECT_BRITISH), "Defence Programme");
	CHECK_STR(spelling("organised labour", INFLECT_AMERICAN), "organized labor");
	CHECK_STR(spelling("laboratory", INFLECT_BRITISH), "-");
	CHECK_STR(spelling("laboratories", INFLECT_BRITISH), "-");
	CHECK_STR(spelling("programmer", INFLECT_AMERICAN), "-");
	CHECK_STR(spelling("cancel", INFLECT_BRITISH), "-");
	CHECK_STR(spelling("prized", INFLECT_BRITISH), "-");
	CHECK_STR(spelling("", INFLECT_BRITISH), "-");
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
	inflect_open_builtin(&rules);
	RUN(forms_by_rule);
	RUN(plurals);
	RUN(plurals_before_of);
	RUN(spellings);
	RUN(tables_state_exceptions_alone);
	inflect_free(&rules);
	buf_free(&out);
	return check_done();
}
