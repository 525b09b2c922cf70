#include "check.h"
#include "know/lexicon.h"

#include <stdlib.h>

enum { USA = 1, US, WHO, WHO_WORD, COTE, ST, GEORGIA, GEORGIA_US, ANY, TREATY, NEW_MEXICO, MEXICO };

static struct buf blob, padded;
static struct lexicon lex;
static struct words w;

static void build(void)
{
	static const struct {
		const char *phrase;
		enum lexicon_case rule;
		uint32_t value;
	} rows[] = {
		{"United States", LEXICON_CAPITALS, USA},
		{"United States of America", LEXICON_CAPITALS, USA},
		{"US", LEXICON_EXACT, US},
		{"WHO", LEXICON_EXACT, WHO},
		{"Côte d'Ivoire", LEXICON_CAPITALS, COTE},
		{"St. Petersburg", LEXICON_CAPITALS, ST},
		{"Georgia", LEXICON_CAPITALS, GEORGIA},
		{"Georgia", LEXICON_CAPITALS, GEORGIA_US},
		{"artificial intelligence", LEXICON_ANY, ANY},
		{"New START Treaty", LEXICON_CAPITALS, TREATY},
		{"New Mexico", LEXICON_CAPITALS, NEW_MEXICO},
		{"Mexico", LEXICON_CAPITALS, MEXICO},
	};
	struct lexicon_builder *b = lexicon_builder_new();

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		CHECK(lexicon_add(b, str_of(rows[i].phrase), rows[i].rule, rows[i].value));
	CHECK(!lexicon_add(b, STR("..."), LEXICON_ANY, 0));
	CHECK(!lexicon_add(b, STR("no \"way\""), LEXICON_ANY, 0));
	blob.len = 0;
	lexicon_build(b, &blob);
	lexicon_builder_free(b);
	CHECK_UINT(lexicon_open(&lex, buf_str(&blob)), blob.len);
}

/* The values found in `text`, in order, as letters from 'a' for 1. */
static const char *found(const char *text)
{
	static char got[32];
	struct lexicon_hit hit = {0};
	size_t n = 0;

	padded.len = 0;
	buf_addstr(&padded, str_of(text));
	words_scan(&w, buf_str(&padded), cpu_best());
	for (size_t from = 0; lexicon_find(&lex, &w, from, &hit) && n < 31; from = hit.last)
		got[n++] = (char)('a' + hit.value - 1);
	got[n] = '\0';
	return got;
}

#define FINDS(text, want) CHECK_STR(str_of(found(text)), want)

static void case_rules(void)
{
	FINDS("the United States and the united states", "a");
	FINDS("the US and us, the U.S. and u.s.", "bb");
	FINDS("WHO knows who WHO is", "cc");
	FINDS("Artificial-Intelligence, ARTIFICIAL intelligence", "ii");
	FINDS("new start treaty; New Start Treaty; New START Treaty", "jj");
}

static void headlines_in_capitals(void)
{
	FINDS("UNITED STATES AND MEXICO AGREE", "al");
	FINDS("LEADERS OF THE UNITED STATES MEET", "a");
}

static void gaps_must_agree(void)
{
	FINDS("St. Petersburg and St.Petersburg", "f");
	FINDS("He left the United. States agreed", "");
	FINDS("the United\nStates", "a");
	FINDS("Cote d’Ivoire, CÔTE D'IVOIRE, Cote d Ivoire", "ee");
}

static void longest_wins(void)
{
	FINDS("the United States of America", "a");
	FINDS("New Mexico and Mexico", "kl");
	FINDS("New Mexican", "");
	struct lexicon_hit hits[4];

	found("United States of America");
	CHECK_UINT(lexicon_at(&lex, &w, 0, hits, 4), 2);
	CHECK_UINT(hits[0].last, 4);
	CHECK_UINT(hits[1].last, 2);
}

static void several_values(void)
{
	struct lexicon_hit hit = {0};

	found("in Georgia today");
	CHECK(lexicon_find(&lex, &w, 0, &hit));
	CHECK_UINT(hit.value, GEORGIA);
	CHECK(lexicon_next(&lex, &w, &hit));
	CHECK_UINT(hit.value, GEORGIA_US);
	CHECK(!lexicon_next(&lex, &w, &hit));
}

static void many_phrases(void)
{
	struct lexicon_builder *b = lexicon_builder_new();
	struct buf phrase = {0}, big = {0};
	struct lexicon many;
	struct lexicon_hit hit = {0};

	for (unsigned i = 0; i < 5000; i++) {
		phrase.len = 0;
		buf_addf(&phrase, "alpha%u beta%u", i % 70, i);
		CHECK(lexicon_add(b, buf_str(&phrase), LEXICON_ANY, i));
	}
	lexicon_build(b, &big);
	lexicon_builder_free(b);
	CHECK(lexicon_open(&many, buf_str(&big)) == big.len);
	for (unsigned i = 0; i < 5000; i++) {
		phrase.len = 0;
		buf_addf(&phrase, "x alpha%u beta%u y", i % 70, i);
		words_scan(&w, buf_str(&phrase), cpu_best());
		CHECK(lexicon_find(&many, &w, 0, &hit));
		CHECK_UINT(hit.value, i);
	}
	buf_free(&phrase);
	buf_free(&big);
}

static void damaged_blobs_are_refused(void)
{
	struct lexicon l;
	char *copy = aligned_alloc(8, blob.len);

	memcpy(copy, blob.p, blob.len);
	CHECK_UINT(lexicon_open(&l, (struct str){copy, 10}), 0);
	CHECK_UINT(lexicon_open(&l, (struct str){copy, blob.len - 8}), 0);
	copy[0] = 'x';
	CHECK_UINT(lexicon_open(&l, (struct str){copy, blob.len}), 0);
	free(copy);
}

int main(void)
{
	RUN(build);
	RUN(case_rules);
	RUN(headlines_in_capitals);
	RUN(gaps_must_agree);
	RUN(longest_wins);
	RUN(several_values);
	RUN(many_phrases);
	RUN(damaged_blobs_are_refused);
	words_free(&w);
	buf_free(&padded);
	buf_free(&blob);
	return check_done();
}
