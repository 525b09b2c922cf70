/* fuzz/when: texts put together at random from what times are made of, and bytes of any
 * value. Whatever is found lies in the text, in order, and its value reads back.
 *
 * usage: when [INPUTS [SEED]] */
#include "../unit/when_check.h"
#include "when.h"

enum { TEXT_MOST = 1024 };

static const char *const parts[] = {
	"May", "march", "Sept.", "December", "Monday", "Sat", "2024", "1899", "'98", "98", "0", "31",
	"30", "29", "1", "12", "first", "twenty-first", "third", "last", "next", "this", "past",
	"coming", "the", "a", "of", "in", "on", "by", "to", "from", "between", "and", "or", "until",
	"through", "week", "weeks", "year", "years", "decade", "century", "quarter", "half",
	"weekend", "summer", "fall", "today", "yesterday", "ago", "after", "before", "within", "end",
	"early", "mid", "late", "later", "rest", "Easter", "Christmas", "Ramadan", "Yom Kippur",
	"two", "thousand", "hundred", "nineteen", "1990s", "Q3", "FY25", "W36", "21st", "BC", "AD",
	"will", "met", "future", "soon", "few", "of the", "day", "days", "months", "999999999",
	"1,000", "3:30", "2.5", "$5", "meeting", "ahead", "U.S.", "\xC3\xA9t\xC3\xA9"};
static const char *const gaps[] = {" ", " ", " ", " ", "-", " - ", "/", ", ", ".", ". ", "'", "\xE2\x80\x93",
	"", "(", "\xFF"};

/* xorshift64*: the same sequence on every machine. */
static size_t below(uint64_t *state, size_t n)
{
	*state ^= *state >> 12;
	*state ^= *state << 25;
	*state ^= *state >> 27;
	return (size_t)((*state * UINT64_C(2685821657736338717)) >> 33) % n;
}

static void make_text(struct buf *b, uint64_t *rnd)
{
	size_t want = below(rnd, 8) ? below(rnd, 80) : below(rnd, TEXT_MOST);

	b->len = 0;
	while (b->len < want) {
		buf_addstr(b, str_of(parts[below(rnd, sizeof parts / sizeof *parts)]));
		buf_addstr(b, str_of(gaps[below(rnd, sizeof gaps / sizeof *gaps)]));
		if (!below(rnd, 50))
			buf_addc(b, (char)below(rnd, 256));
	}
	buf_reserve(b, STR_PAD);
}

static bool holds(const struct whens *found, struct str text)
{
	uint32_t end = 0;

	for (size_t i = 0; i < found->n; i++) {
		const struct when *f = &found->v[i];

		if (f->start < end || f->lead > f->start || f->end <= f->start ||
		    f->end > text.len || !value_reads(f->value)) {
			printf("wrong: '%s' for '%.*s'\n", f->value,
			       (int)(f->end - f->start), text.p + f->start);
			return false;
		}
		end = f->end;
	}
	return true;
}

int main(int argc, char **argv)
{
	static const char *const dates[] = {"2024-08-29", "2023-12-31", "2024-02-29", "", "0001-01-01",
	                                    "9999-12-31", "2024-13-01", "soon"};
	unsigned long inputs = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000;
	uint64_t rnd = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
	struct when_rules *rules = when_rules_new();
	struct whens found = {0};
	struct words w = {0};
	struct buf text = {0};

	for (unsigned long i = 0; i < inputs; i++) {
		const char *date = dates[below(&rnd, sizeof dates / sizeof *dates)];

		make_text(&text, &rnd);
		words_scan(&w, buf_str(&text), cpu_best());
		found.all = below(&rnd, 2);
		when_rules_set_dmy(rules, below(&rnd, 2));
		when_find(&found, rules, &w, str_of(date));
		if (!holds(&found, buf_str(&text))) {
			printf("input %lu, date '%s': '%.*s'\n", i, date, (int)text.len, text.p);
			return 1;
		}
	}
	whens_free(&found);
	words_free(&w);
	buf_free(&text);
	when_rules_free(rules);
	return 0;
}
