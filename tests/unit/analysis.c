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

/* What the head says is known in the first sentence; the next document has another. */
static void heads_are_read_first(void)
{
	begin("The President met Kovalenko.", true);
	row.head = (struct row_head){STR(" Ana Kovalenko in Lima "), STR("Ministry of Foreign Affairs of China")};
	CHECK_UINT(analysis_mentions(a)->n, 2);
	CHECK_STR(analysis_mentions(a)->v[0].country, "CHN");
	CHECK_STR(analysis_mentions(a)->v[1].id, "Ana Kovalenko");
	CHECK_STR(analysis_head(a)->title.text, "Ana Kovalenko in Lima");
	CHECK_UINT(analysis_head(a)->n_voices, 1);
	CHECK_STR(head_state(analysis_head(a)), "CHN");
	begin("The President met Kovalenko.", true);
	CHECK_STR(analysis_mentions(a)->v[0].country, "");
	CHECK_UINT(analysis_head(a)->title.text.len, 0);
	CHECK_UINT(analysis_head(a)->n_voices, 0);
}

/* A code is no name, a word in capitals no code; several voices are of no one state. */
static void voices_have_parts(void)
{
	begin("We met.", true);
	row.head.voice = STR("KEN; Labour Party;;NATO ");
	CHECK_UINT(analysis_head(a)->n_voices, 3);
	CHECK(analysis_head(a)->voices[0].state && !analysis_head(a)->voices[0].mentions.n);
	CHECK_STR(analysis_head(a)->voices[1].text, "Labour Party");
	CHECK(!analysis_head(a)->voices[1].state && !analysis_head(a)->voices[2].state);
	CHECK_STR(head_state(analysis_head(a)), "");
	begin("We met.", true);
	row.head.voice = STR("ABC");
	CHECK(analysis_head(a)->n_voices == 1 && !analysis_head(a)->voices[0].state);
}

static enum label_kind turn_of(const char *s, uint64_t par, bool new_doc)
{
	begin(s, new_doc);
	row.par = par;
	return analysis_turn(a)->kind;
}

/* A turn goes on until the next label, that of who asks no longer than his question. */
static void turns_go_on(void)
{
	CHECK(turn_of("MR. ZBZUN: We met.", 1, true) == LABEL_SPEAKER && analysis_turn(a)->begins);
	CHECK(turn_of("They left.", 1, false) == LABEL_SPEAKER && !analysis_turn(a)->begins);
	CHECK(turn_of("MR. KWYNN: that is no label within a paragraph.", 1, false) == LABEL_SPEAKER &&
	      !analysis_turn(a)->begins);
	CHECK(turn_of("They came.", 2, false) == LABEL_SPEAKER);
	CHECK(turn_of("Q: They left.", 3, false) == LABEL_QUESTION && turn_asks(analysis_turn(a)));
	CHECK(turn_of("They went.", 4, false) == LABEL_QUESTION);
	CHECK(turn_of("Did they go?", 4, false) == LABEL_QUESTION);
	CHECK(turn_of("They did.", 5, false) == LABEL_NONE);
	CHECK(turn_of("Q: They left.", 6, false) == LABEL_QUESTION);
	CHECK(turn_of("They went.", 1, true) == LABEL_NONE);
}

int main(void)
{
	a = analysis_new(cpu_best());
	RUN(each_thing_is_found_once);
	RUN(chunks_know_names);
	RUN(a_date_in_a_longer_time_is_a_date_still);
	RUN(a_document_is_remembered_and_forgotten);
	RUN(the_tagger_is_asked);
	RUN(heads_are_read_first);
	RUN(voices_have_parts);
	RUN(turns_go_on);
	analysis_free(a);
	buf_free(&text);
	return check_done();
}
