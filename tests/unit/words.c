#include "base/buf.h"
#include "base/cpu.h"
#include "check.h"
#include "text/words.h"

#include <stdlib.h>

static struct words w;
static struct buf padded;

static void scan(const char *text, enum cpu_level cpu)
{
	padded.len = 0;
	buf_addstr(&padded, str_of(text));
	words_scan(&w, buf_str(&padded), cpu);
}

static struct str word(size_t i)
{
	return i < w.n ? words_text(&w, i, i + 1) : STR("(none)");
}

static void cuts_words(void)
{
	scan("China's envoy, O'Neill, met 12 people.", CPU_SCALAR);
	CHECK_UINT(w.n, 8);
	CHECK_STR(word(0), "China");
	CHECK_STR(word(1), "s");
	CHECK_STR(word(3), "O");
	CHECK_STR(word(4), "Neill");
	CHECK(w.v[6].flags & WORD_DIGIT);
	CHECK_UINT(w.v[1].gap, GAP_APOSTROPHE);
	CHECK_UINT(w.v[2].gap, GAP_SPACE);
	CHECK_UINT(w.v[3].gap, GAP_COMMA);
}

static void acronyms_are_one_word(void)
{
	scan("the U.S.-China and U.K. talks at 5 p.m. in Plan B.Then", CPU_SCALAR);
	CHECK_STR(word(1), "U.S.");
	CHECK_STR(word(2), "China");
	CHECK_UINT(w.v[2].gap, GAP_HYPHEN);
	CHECK_STR(word(4), "U.K.");
	CHECK(w.v[4].flags & WORD_ACRONYM);
	CHECK(w.v[1].hash == words_hash(STR("US")));
	CHECK_STR(word(8), "p.m.");
	CHECK_STR(word(11), "B");
	CHECK_STR(word(12), "Then");
}

static void acronym_at_the_end(void)
{
	scan("He left the U.S", CPU_SCALAR);
	CHECK_STR(word(3), "U.S");
	scan("U.N.", CPU_SCALAR);
	CHECK_UINT(w.n, 1);
	CHECK_STR(word(0), "U.N.");
}

static void soft_hyphens_are_nothing(void)
{
	scan("the gov\xC2\xAD" "ern\xE2\x81\xA0" "ment\xC2\xAD of \xC2\xAD" "x, tar\xC2\xAC" "iffs, "
	     "Franco\xD6\x8AGerman, long\xE2\x80\x90\xC2\xAD\xC2\xADterm", CPU_SCALAR);
	CHECK_UINT(w.n, 9);
	CHECK(w.soft);
	CHECK_STR(word(1), "gov\xC2\xAD" "ern\xE2\x81\xA0" "ment");
	CHECK(w.v[1].hash == words_hash(STR("government")));
	CHECK(!(w.v[1].flags & WORD_MARKED));
	CHECK_STR(word(3), "x");
	CHECK(w.v[4].hash == words_hash(STR("tariffs")));
	CHECK_UINT(w.v[6].gap, GAP_HYPHEN);
	CHECK_UINT(w.v[8].gap, GAP_HYPHEN);
	scan("government", CPU_SCALAR);
	CHECK(!w.soft);
}

static void diacritics_and_case_fold(void)
{
	CHECK(words_hash(STR("Türkiye")) == words_hash(STR("turkiye")));
	CHECK(words_hash(STR("ŁÓDŹ")) == words_hash(STR("Lodz")));
	CHECK(words_hash(STR("Straße")) == words_hash(STR("STRASSE")));
	CHECK(words_hash(STR("Germany")) != words_hash(STR("Germane")));
	scan("in Türkiye and CÔTE d’Ivoire “now”", CPU_SCALAR);
	CHECK(w.v[1].hash == words_hash(STR("turkiye")));
	CHECK(w.v[1].flags & WORD_MARKED && w.v[1].flags & WORD_CAPITAL);
	CHECK(w.v[3].flags & WORD_UPPER);
	CHECK_UINT(w.v[5].gap, GAP_APOSTROPHE);
	CHECK_STR(word(6), "now");
	CHECK_UINT(w.v[6].gap, GAP_BREAK);
}

static void gaps(void)
{
	static const struct {
		const char *text;
		enum word_gap gap;
	} cases[] = {
		{"a b", GAP_SPACE},     {"a\n  b", GAP_SPACE},      {"a-b", GAP_HYPHEN},
		{"a = b", GAP_BREAK},   {"St. Petersburg", GAP_STOP}, {"a, b", GAP_COMMA},
		{"AT&T", GAP_AND},      {"A & B", GAP_AND},         {"a/b", GAP_SLASH},
		{"ab.cd", GAP_DOT},     {"a; b", GAP_BREAK},        {"a\xC2\xA0z", GAP_SPACE},
		{"a (b", GAP_OPEN},     {"2+2", GAP_PLUS},          {"2% of", GAP_PERCENT},
		{"a\xE2\x80\x91z", GAP_HYPHEN}, {"ab, .cd", GAP_BREAK}, {"7031(c)", GAP_OPEN}, {"ab) cd", GAP_CLOSE}, {"a - b", GAP_DASH},
		{"a\xE2\x80\x93z", GAP_DASH}, {"a (\"b", GAP_BREAK},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		scan(cases[i].text, CPU_SCALAR);
		CHECK_UINT(w.n, 2);
		if (w.n == 2 && w.v[1].gap != cases[i].gap)
			printf("# case '%s'\n", cases[i].text);
		CHECK_UINT(w.v[1].gap, cases[i].gap);
	}
}

static void capitals(void)
{
	scan("LEADERS TO MEET IN U.S. IN 2024", CPU_SCALAR);
	CHECK(w.all_caps);
	scan("NATO said no", CPU_SCALAR);
	CHECK(!w.all_caps);
	scan("UN", CPU_SCALAR);
	CHECK(!w.all_caps);
}

static void empty_and_odd_text(void)
{
	scan("", CPU_SCALAR);
	CHECK_UINT(w.n, 0);
	scan("... -- !", CPU_SCALAR);
	CHECK_UINT(w.n, 0);
	/* A byte that is no UTF-8 separates words and crashes nothing. */
	scan("ab\xFFz", CPU_SCALAR);
	CHECK_UINT(w.n, 2);
}

static bool same_word(const struct word *a, const struct word *b)
{
	return a->hash == b->hash && a->start == b->start && a->end == b->end &&
	       a->gap == b->gap && a->flags == b->flags;
}

/* All levels of the machine on texts of every length around the vector sizes. */
static void levels_agree(void)
{
	static const char alphabet[] = "abcZ9 -.'\xC3\xA9\xE2\x80\x99, \xFF";
	uint64_t seed = 1;
	char text[300];

	for (size_t len = 0; len < sizeof text - 1; len++) {
		struct word *plain;
		size_t n;

		for (size_t i = 0; i < len; i++) {
			seed = seed * 6364136223846793005u + 1442695040888963407u;
			text[i] = alphabet[(seed >> 33) % (sizeof alphabet - 1)];
		}
		text[len] = '\0';
		scan(text, CPU_SCALAR);
		n = w.n;
		plain = w.v;
		w = (struct words){0};
		for (int level = CPU_SSE2; level <= (int)cpu_best(); level++) {
			scan(text, (enum cpu_level)level);
			CHECK_UINT(w.n, n);
			for (size_t i = 0; i < n && i < w.n; i++)
				CHECK(same_word(&w.v[i], &plain[i]));
		}
		free(plain);
	}
}

int main(void)
{
	RUN(cuts_words);
	RUN(acronyms_are_one_word);
	RUN(acronym_at_the_end);
	RUN(soft_hyphens_are_nothing);
	RUN(diacritics_and_case_fold);
	RUN(gaps);
	RUN(capitals);
	RUN(empty_and_odd_text);
	RUN(levels_agree);
	words_free(&w);
	buf_free(&padded);
	return check_done();
}
