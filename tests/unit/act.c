/* What two actions are compared by: the examples of data/act_words.tsv, numbers, terms; and the lists that
 * find undertakings by them. */
#include "check.h"
#include "know/table.h"
#include "ledger/act.h"
#include "ledger/posting.h"
#include "ledger/silence.h"

static struct act_words words;
static struct words scratch;
static struct buf text;

static void read(struct act_room *a, const char *s)
{
	text.len = 0;
	buf_addstr(&text, str_of(s));
	act_read(a, &words, &scratch, buf_str(&text));
}

/* Of words that say the same the stems are equal, or the classes. */
static bool same(struct str a, struct str b)
{
	struct act_word x, y;

	act_word_find(&words, a, &x);
	act_word_find(&words, b, &y);
	return x.group == y.group;
}

static void examples_of_the_table(void)
{
	static const char *const columns[] = {"example", "expect", NULL};
	struct table t = {0};
	size_t n = 0;

	CHECK(table_read(&t, "data/act_words.tsv", columns, 2));
	for (size_t i = 0; i < t.n_rows; i++) {
		struct str a = table_cell(&t, i, 0), b = table_cell(&t, i, 1);
		const bool not = str_starts(b, STR("not "));

		if (!a.len)
			continue;
		n++;
		if (same(a, not ? str_cut(b, 4, b.len) : b) != !not) {
			printf("# line %zu\n", table_line(&t, i));
			CHECK(false);
		}
	}
	CHECK(n > 80);
	table_free(&t);
}

static void irregular_forms_and_small_words(void)
{
	struct act_room a;

	CHECK(same(STR("sent"), STR("send")));
	CHECK(same(STR("Held"), STR("hold")));
	CHECK(!same(STR("treaty"), STR("troops")));
	read(&a, "the of and to");
	CHECK_UINT(a.act.n, 0);
	read(&a, "release the hostages, the release of hostages");
	CHECK_UINT(a.act.n, 2);
	CHECK(!a.act.back && !a.act.visit);
	read(&a, "do this");
	CHECK(a.act.back);
	read(&a, "travel to Kenya");
	CHECK(a.act.visit && a.act.v[1].name && !a.act.v[0].name);
}

static uint32_t number(const char *s, unsigned kind)
{
	struct act_room a;

	read(&a, s);
	CHECK_UINT(a.act.n_numbers, 1);
	CHECK_UINT(a.act.n_numbers ? a.act.numbers[0].kind : 0, kind);
	return a.act.n_numbers ? a.act.numbers[0].value : 0;
}

static void numbers(void)
{
	struct act_room a;

	CHECK(number("pay $4.5 billion", ACT_SUM) == number("4,500 million euros", ACT_SUM));
	CHECK(number("pay $4.5 billion", ACT_SUM) != number("pay $4.6 billion", ACT_SUM));
	CHECK(number("$500", ACT_SUM) == number("\xe2\x82\xac""500", ACT_SUM));
	CHECK(number("by 2030", ACT_YEAR) != number("in 2035", ACT_YEAR));
	CHECK(number("1,000 tons", ACT_COUNT) == number("1000 crews", ACT_COUNT));
	read(&a, "1 2 3 4 5 6");
	CHECK_UINT(a.act.n_numbers, ACT_NUMBERS);
	read(&a, "$4.5 billion for Ukraine");
	CHECK_STR(str_cut(buf_str(&text), a.act.numbers[0].start, a.act.numbers[0].start + a.act.numbers[0].len), "$4.5 billion");
}

/* Whatever is there, nothing is read or kept beyond its room. */
static void long_actions(void)
{
	struct act_room a;

	text.len = 0;
	for (int i = 0; i < 2000; i++)
		buf_addf(&text, "w%c%c%c ", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676);
	act_read(&a, &words, &scratch, buf_str(&text));
	CHECK_UINT(a.act.n, ACT_TERMS);
	CHECK(a.act.v[ACT_TERMS - 1].start < ACT_BYTES);
}

static void lists_are_in_order(void)
{
	struct postings p = {0};
	const struct posting *l;

	CHECK(!posting_find(&p, 7));
	for (uint32_t i = 0; i < 100; i++)
		posting_add(&p, 7, i * 37 % 100);
	posting_add(&p, 7, 50);
	posting_add(&p, 9, 3);
	l = posting_find(&p, 7);
	CHECK_UINT(l->n, 100);
	for (uint32_t i = 0; i < 100; i++)
		CHECK_UINT(posting_at(l, i), i);
	for (uint32_t i = 0; i < 90; i++)
		posting_remove(&p, 7, i);
	posting_remove(&p, 7, 95);
	posting_remove(&p, 7, 95);
	posting_remove(&p, 8, 1);
	l = posting_find(&p, 7);
	CHECK_UINT(l->n, 9);
	CHECK_UINT(posting_at(l, 0), 90);
	CHECK_UINT(posting_at(l, 5), 96);
	for (uint32_t i = 100; i < 300; i++)
		posting_add(&p, 7, i);
	l = posting_find(&p, 7);
	CHECK_UINT(posting_at(l, l->n - 1), 299);
	posting_remove(&p, 9, 3);
	CHECK_UINT(posting_find(&p, 9)->n, 0);
	posting_add(&p, 9, 4);
	CHECK_UINT(posting_at(posting_find(&p, 9), 0), 4);
	postings_free(&p);
}

static void the_longest_silent_first(void)
{
	struct silence s = {0};
	struct silent out, before = {INT64_MIN, 0};
	size_t n = 0;

	for (uint32_t i = 0; i < 200; i++)
		silence_add(&s, i * 7919 % 50, i);
	while (silence_take(&s, 40, &out)) {
		CHECK(out.day > before.day || (out.day == before.day && out.order > before.order));
		CHECK(out.day < 40);
		before = out;
		n++;
	}
	CHECK_UINT(n, 160);
	silence_free(&s);
}

int main(void)
{
	act_words_open(&words);
	RUN(examples_of_the_table);
	RUN(irregular_forms_and_small_words);
	RUN(numbers);
	RUN(long_actions);
	RUN(lists_are_in_order);
	RUN(the_longest_silent_first);
	act_words_close(&words);
	words_free(&scratch);
	buf_free(&text);
	return check_done();
}
