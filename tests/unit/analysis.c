/* One sentence: what is found is found once, when it is asked for, and forgotten with it. */
#include "analysis/analysis.h"
#include "check.h"

static struct analysis *a;
static struct row row;
static struct buf text;

static void begin(const char *s, bool new_doc)
{
	text.len = 0;
	buf_addstr(&text, str_of(s));
	row = (struct row){.doc = STR("d"), .date = STR("2024-08-29"), .sent = 1, .text = buf_str(&text),
	                   .new_doc = new_doc};
	analysis_begin(a, &row);
}

static void each_thing_is_found_once(void)
{
	const struct token *first;

	begin("Peru will send doctors to Kenya.", true);
	CHECK_UINT(analysis_words(a)->n, 6);
	CHECK_UINT(analysis_tokens(a)->n, 7);
	CHECK_UINT(analysis_mentions(a)->n, 2);
	CHECK_UINT(analysis_chunks(a)->n, 7);
	/* Nothing reads the text again: what it says now is another sentence. */
	memcpy(text.p, "Mali", 4);
	first = analysis_tokens(a)->v;
	CHECK(first->hash == words_hash(STR("Peru")));
	CHECK_STR(analysis_mentions(a)->v[0].id, "PER");
	analysis_begin(a, &row);
	CHECK_STR(analysis_mentions(a)->v[0].id, "MLI");
	CHECK(analysis_tokens(a)->v[0].hash == words_hash(STR("Mali")));
}

/* In whatever order: chunks ask for what they need. */
static void chunks_know_names(void)
{
	begin("Chad will visit Turkey.", true);
	CHECK_UINT(analysis_chunks(a)->v[0].tag, TAG_PROPN);
	CHECK(analysis_tokens(a)->v[3].flags & TOKEN_NAME);
}

static void a_date_in_a_longer_time_is_a_date_still(void)
{
	begin("It stops the duties for 90 days, starting on August 12, 2025.", true);
	CHECK_UINT(analysis_dates(a)->n, 1);
	CHECK_STR(str_of(analysis_dates(a)->v[0].value), "2025-08-12");
	CHECK(analysis_times(a)->v[0].kind != WHEN_DATE);
	CHECK(analysis_times(a)->v[0].end == analysis_dates(a)->v[0].end);
}

static void a_document_is_remembered_and_forgotten(void)
{
	begin("President Ana Kovalenko of Estonia spoke.", true);
	analysis_mentions(a);
	begin("Kovalenko left.", false);
	CHECK_UINT(analysis_mentions(a)->n, 1);
	CHECK_STR(analysis_mentions(a)->v[0].country, "EST");
	begin("Kovalenko left.", true);
	CHECK(!analysis_mentions(a)->n || !analysis_mentions(a)->v[0].country.len);
}

/* The tagger speaks where it is asked to, and only there. */
static void the_tagger_is_asked(void)
{
	const char *s = "Officials of Skanvaltia met in Tarnobor.";
	size_t without;

	begin(s, true);
	without = analysis_mentions(a)->n;
	begin(s, true);
	analysis_tag(a);
	CHECK_UINT(analysis_mentions(a)->n, without);
	names_use_tagger(analysis_names(a));
	begin(s, true);
	CHECK_UINT(analysis_mentions(a)->n, without);
	begin(s, true);
	analysis_tag(a);
	CHECK(analysis_mentions(a)->n > without);
}

int main(void)
{
	a = analysis_new(cpu_best());
	RUN(each_thing_is_found_once);
	RUN(chunks_know_names);
	RUN(a_date_in_a_longer_time_is_a_date_still);
	RUN(a_document_is_remembered_and_forgotten);
	RUN(the_tagger_is_asked);
	analysis_free(a);
	buf_free(&text);
	return check_done();
}
