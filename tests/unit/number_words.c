/* Numbers in words, over a text whose words stand in a table of their own. */
#include "base/number_words.h"
#include "check.h"

struct text {
	struct number_text text; /* first: it is handed on as this */
	struct str words[16];
	size_t n;
};

static const struct {
	const char *name;
	enum number_word word;
	uint64_t value;
} known[] = {
	{"one", NUMBER_WORD_ONES, 1},         {"five", NUMBER_WORD_ONES, 5},
	{"six", NUMBER_WORD_ONES, 6},         {"nineteen", NUMBER_WORD_ONES, 19},
	{"twenty", NUMBER_WORD_TENS, 20},     {"fifty", NUMBER_WORD_TENS, 50},
	{"dozen", NUMBER_WORD_SCALE, 12},     {"hundred", NUMBER_WORD_SCALE, 100},
	{"thousand", NUMBER_WORD_SCALE, 1000}, {"million", NUMBER_WORD_SCALE, 1000000},
	{"quintillion", NUMBER_WORD_SCALE, UINT64_C(1000000000000000000)}, {"and", NUMBER_WORD_AND, 0},
};

static enum number_word word(const struct number_text *t, size_t at, bool joined, uint64_t *value,
                             size_t *next)
{
	const struct text *text = (const struct text *)t;

	(void)joined;
	*next = at + 1;
	for (size_t i = 0; at < text->n && i < sizeof known / sizeof *known; i++)
		if (str_eq(text->words[at], str_of(known[i].name))) {
			*value = known[i].value;
			return known[i].word;
		}
	return NUMBER_WORD_NONE;
}

/* Checks what is read at the first word: how many words, and what they are worth. */
static void check(const char *s, bool with_and, size_t words, uint64_t value)
{
	struct text t = {.text = {word}};
	struct str rest = str_of(s);
	int wrong = check_state.wrong;
	uint64_t n = 0;
	bool scaled;

	while (str_split(&rest, ' ', &t.words[t.n]))
		t.n++;
	CHECK_UINT(number_words_read(&t.text, 0, with_and, &n, &scaled), words);
	if (words)
		CHECK_UINT(n, value);
	if (check_state.wrong > wrong)
		printf("# in %s\n", s);
}

static void what_is_one_number(void)
{
	check("five", true, 1, 5);
	check("twenty five men", true, 2, 25);
	check("fifty nineteen", true, 1, 50);
	check("hundred", true, 0, 0);
	check("and five", true, 0, 0);
	check("five hundred", true, 2, 500);
	check("two", true, 0, 0);
	check("five hundred and six", true, 4, 506);
	check("five hundred fifty six", true, 4, 556);
	check("five dozen", true, 2, 60);
	check("five thousand nineteen", true, 3, 5019);
	check("five thousand and nineteen", true, 4, 5019);
	check("five thousand six hundred and fifty", true, 6, 5650);
	check("five hundred and six thousand", true, 5, 506000);
	check("five million six hundred thousand and one", true, 7, 5600001);
	check("five thousand million", true, 3, UINT64_C(5000000000));
}

static void where_two_numbers_meet(void)
{
	check("five hundred and six hundred", true, 2, 500);
	check("five hundred six hundred", true, 2, 500);
	check("five thousand and six thousand", true, 2, 5000);
	check("five thousand six million", true, 2, 5000);
	check("five hundred and six", false, 2, 500);
	check("five thousand six", false, 3, 5006);
	check("five hundred and", true, 2, 500);
}

static void what_is_too_much(void)
{
	check("nineteen quintillion", true, 0, 0);
	check("nineteen quintillion and five", true, 0, 0);
	check("one quintillion five", true, 3, UINT64_C(1000000000000000005));
}

int main(void)
{
	RUN(what_is_one_number);
	RUN(where_two_numbers_meet);
	RUN(what_is_too_much);
	return check_done();
}
