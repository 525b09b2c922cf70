/* The splitter: pieces, limits, offsets; what is known of words; datelines. */
#include "check.h"
#include "sentence/dateline.h"
#include "sentence/sentence.h"

#include <stdlib.h>

struct rows {
	struct buf text; /* the sentences, each with a newline */
	uint64_t start, end, sent, par;
	size_t longest;
};

static struct sentence_rules rules;

static void collect(const struct sentence *s, void *arg)
{
	struct rows *r = arg;

	if (s->text.len < 1000)
		buf_addstr(&r->text, s->text);
	buf_addc(&r->text, '\n');
	r->start = s->start;
	r->end = s->end;
	r->sent = s->sent;
	r->par = s->par;
	if (s->text.len > r->longest)
		r->longest = s->text.len;
}

static struct rows split(const char *text, enum newline newline)
{
	struct rows r = {0};
	struct sentence_splitter *s = sentence_splitter_new(&rules, newline, cpu_best(), collect, &r);

	sentence_splitter_add(s, str_of(text));
	sentence_splitter_end(s);
	sentence_splitter_free(s);
	return r;
}

static void check_split(const char *text, const char *want)
{
	struct rows r = split(text, NEWLINE_AUTO);

	CHECK_STR(buf_str(&r.text), want);
	buf_free(&r.text);
}

static void test_ends(void)
{
	check_split("One. Two? Three! Four", "One.\nTwo?\nThree!\nFour\n");
	check_split("He said “Go.” She went. (All did.) End", "He said “Go.”\nShe went.\n(All did.)\nEnd\n");
	check_split("It is 3.5 of v. 2.0.1 at www.x.org. Yes", "It is 3.5 of v. 2.0.1 at www.x.org.\nYes\n");
	check_split("", "");
	check_split(" \n\t\n ", "");
}

static void test_offsets_and_paragraphs(void)
{
	struct rows r = split("\xEF\xBB\xBF" "One.\r\n\r\n  Two. \r\n", NEWLINE_AUTO);

	CHECK_STR(buf_str(&r.text), "One.\nTwo.\n");
	CHECK_UINT(r.start, 13);
	CHECK_UINT(r.end, 17);
	CHECK_UINT(r.sent, 2);
	CHECK_UINT(r.par, 2);
	buf_free(&r.text);
}

static void test_newline_modes(void)
{
	struct rows r = split("one\ntwo\n\nthree", NEWLINE_SPACE);

	CHECK_STR(buf_str(&r.text), "one\ntwo\nthree\n");
	CHECK_UINT(r.sent, 2);
	buf_free(&r.text);
	r = split("one\ntwo\n\nthree", NEWLINE_PARA);
	CHECK_UINT(r.sent, 3);
	CHECK_UINT(r.par, 3);
	buf_free(&r.text);
}

static void test_broken_words(void)
{
	check_split("They spoke at some length of the adminis-\ntration.",
	            "They spoke at some length of the adminis\xC2\xADtration.\n");
	check_split("They spoke at some length of the adminis-\r\ntration.",
	            "They spoke at some length of the adminis\xE2\x81\xA0tration.\n");
	check_split("They spoke at some length of the Franco-\nGerman plan.",
	            "They spoke at some length of the Franco\xD6\x8AGerman plan.\n");
	check_split("They spoke at some length of the Franco-\r\nGerman plan.",
	            "They spoke at some length of the Franco\xE2\x80\x90German plan.\n");
	check_split("They spoke at some length of short-\nand long-term plans.",
	            "They spoke at some length of short-\nand long-term plans.\n");
}

static void test_pages(void)
{
	check_split("Records 1\n\nThey spoke at some length of all that was in the\n\n- 1 -\n\fRecords 2\n\nnotes. End.\n\n- 2 -\n\f",
	            "Records 1\nThey spoke at some length of all that was in the                    notes.\nEnd.\n");
	check_split("They spoke at some length of it.\n\n7\n", "They spoke at some length of it.\n7\n");
	check_split("Annex\n\f1. It is over.\n\nBy 2027\n\f", "Annex\n1. It is over.\nBy 2027\n");
}

/* Sentences are handed on as soon as what has come decides. */
static void test_streams(void)
{
	struct rows r = {0};
	struct sentence_splitter *s = sentence_splitter_new(&rules, NEWLINE_AUTO, CPU_SCALAR, collect, &r);

	sentence_splitter_add(s, STR("It is over. T"));
	CHECK_UINT(r.sent, 0);
	sentence_splitter_add(s, STR("hey left.\n"));
	CHECK_UINT(r.sent, 1);
	sentence_splitter_add(s, STR("\n"));
	CHECK_UINT(r.sent, 2);
	sentence_splitter_begin(s, 100);
	sentence_splitter_add(s, STR("Next."));
	sentence_splitter_end(s);
	CHECK_UINT(r.sent, 1);
	CHECK_UINT(r.start, 100);
	sentence_splitter_free(s);
	buf_free(&r.text);
}

static void test_long_sentence(void)
{
	const size_t len = 3 * SENTENCE_MOST + 10;
	char *text = malloc(len + STR_PAD);

	if (!text)
		return;
	for (int spaces = 0; spaces < 2; spaces++) {
		struct rows r = {0};
		struct sentence_splitter *s = sentence_splitter_new(&rules, NEWLINE_AUTO, cpu_best(), collect, &r);

		memset(text, 'x', len);
		for (size_t i = 7; spaces && i < len; i += 8)
			text[i] = ' ';
		sentence_splitter_add(s, (struct str){text, len});
		sentence_splitter_end(s);
		CHECK(r.longest <= SENTENCE_MOST);
		CHECK_UINT(r.sent, 4);
		CHECK_UINT(r.end, len);
		sentence_splitter_free(s);
		buf_free(&r.text);
	}
	free(text);
}

static void test_rules(void)
{
	const struct rule *r = sentence_rules_find(&rules, STR("MR"));

	CHECK(r && r->kind == RULE_TITLE);
	r = sentence_rules_find(&rules, STR("The"));
	CHECK(r && r->kind == RULE_NONE && r->score > 0);
	r = sentence_rules_find(&rules, STR("asked"));
	CHECK(r && r->says);
	CHECK(!sentence_rules_find(&rules, STR("zyzzyva")));
	CHECK(!sentence_rules_find(&rules, STR("")));
	CHECK(!sentence_rules_find(&rules, STR("a word that is far too long for any table")));
}

static void check_date(const char *head, const char *want)
{
	char date[11] = "";

	if (dateline_find(str_of(head), true, date) != DATELINE_FOUND)
		date[0] = '\0';
	CHECK_STR(str_of(date), want);
}

static void test_dateline(void)
{
	check_date("WASHINGTON, March 3, 2026 — Talks", "2026-03-03");
	check_date("(Beijing, China – August 29, 2024) Talks", "2024-08-29");
	check_date("NEW YORK, Sept. 5, 2023 /PRNewswire/ -- Acme", "2023-09-05");
	check_date("KYIV, 5 Sep 2023 (Agency) - Talks", "2023-09-05");
	check_date("BEIJING, Aug. 29 -- Talks", "");
	check_date("Readout of the Call, September 2, 2024\n\nBEIJING, Aug. 29 -- Talks", "2024-08-29");
	check_date("January 2, 2025\nPARIS, Dec. 30 -- Talks", "2024-12-30");
	check_date("Press release\nThursday, August 29, 2024\n\nTalks", "2024-08-29");
	check_date("Date: 2024-02-29\nTalks", "2024-02-29");
	check_date("WASHINGTON, Feb. 30, 2026 — Talks", "");
	check_date("On March 3, 2026: talks", "");
	check_date("They met on March 3, 2026 - and left.", "");
}

static void test_dateline_waits(void)
{
	char date[11];

	CHECK(dateline_find(STR("BEIJING, Aug"), false, date) == DATELINE_MORE);
	CHECK(dateline_find(STR("Talks\n"), false, date) == DATELINE_MORE);
	CHECK(dateline_find(STR("The talks went on and on, and nobody came home.\n"), false, date) ==
	      DATELINE_NONE);
}

int main(void)
{
	sentence_rules_builtin(&rules);
	RUN(test_ends);
	RUN(test_offsets_and_paragraphs);
	RUN(test_newline_modes);
	RUN(test_broken_words);
	RUN(test_pages);
	RUN(test_streams);
	RUN(test_long_sentence);
	RUN(test_rules);
	RUN(test_dateline);
	RUN(test_dateline_waits);
	sentence_rules_free(&rules);
	return check_done();
}
