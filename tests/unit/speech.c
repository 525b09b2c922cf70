/* Labels of transcripts: what is one, of what kind, where it ends. */
#include "analysis/analysis.h"
#include "check.h"

static struct label find(const char *s)
{
	static struct label_words known;
	static struct words w;
	static struct buf text;

	if (!known.roles.slots)
		label_words_open(&known);
	text.len = 0;
	buf_addstr(&text, str_of(s));
	words_scan(&w, buf_str(&text), cpu_best());
	return label_find(&known, &w);
}

static void check(const char *text, enum label_kind kind, const char *label, const char *after)
{
	const struct label l = find(text);

	if (l.kind != kind)
		printf("# %s: %d\n", text, l.kind);
	CHECK(l.kind == kind);
	CHECK_STR(str_cut(str_of(text), l.start, l.end), label);
	CHECK_STR(str_cut(str_of(text), l.after, strlen(text)), after);
}

static void kinds_of_labels(void)
{
	check("Q: And now?", LABEL_QUESTION, "Q", " And now?");
	check("Q  And now?", LABEL_QUESTION, "Q", "  And now?");
	check("Question 3: And now?", LABEL_QUESTION, "Question 3", " And now?");
	check("Reuters: And now?", LABEL_QUESTION, "Reuters", " And now?");
	check("Lima Daily: And now?", LABEL_QUESTION, "Lima Daily", " And now?");
	check("MODERATOR: Welcome.", LABEL_MODERATOR, "MODERATOR", " Welcome.");
	check("A: We will.", LABEL_ANSWER, "A", " We will.");
	check("[Voice of Interpreter]: We will.", LABEL_ANSWER, "Voice of Interpreter]", " We will.");
	check("MR. ZBZUN: We will.", LABEL_SPEAKER, "MR. ZBZUN", " We will.");
	check("*Mr. S. S. VAN DER ZBZ:", LABEL_SPEAKER, "Mr. S. S. VAN DER ZBZ", "");
	check("THE TEMPORARY DEPUTY SPEAKER (Mr. Zbzun): Order.", LABEL_SPEAKER,
	      "THE TEMPORARY DEPUTY SPEAKER (Mr. Zbzun)", " Order.");
	check("Mr. Zbzun (Cuba) (spoke in Spanish): We will.", LABEL_SPEAKER, "Mr. Zbzun (Cuba) (spoke in Spanish)", " We will.");
	check("<Newspeech>Mr. Zbzun:We will.", LABEL_SPEAKER, "Mr. Zbzun", "We will.");
	check("HON. F. S. ZBZUN.- We will.", LABEL_SPEAKER, "HON. F. S. ZBZUN", " We will.");
	check("Mr. ZBZUN.", LABEL_SPEAKER, "Mr. ZBZUN.", "");
	check("Mr. ZBZUN of New Jersey.", LABEL_SPEAKER, "Mr. ZBZUN of New Jersey.", "");
	check("Lin Jian: We will.", LABEL_NAME, "Lin Jian", " We will.");
}

/* Only names could make the first ones labels, and do not. */
static void what_is_no_label(void)
{
	static const char *const texts[] = {
		"Note: we will.", "Background: we will.", "Date: 3 May", "WASHINGTON: we will.", "Kenya: we will.",
		"Key Points: we will.", "The United Nations: we will.",
		"the minister: we will.", "He said this: we will.", "1. Mr. Zbzun: we will.", "- Mr. Zbzun: we will.",
		"Press conference by the President: we will.", "Breaking News: we will.", "At 10:30 we left.",
		"See https://example.org for more.", "Mr. Zbzun left.", "Mr. Zbzun, will you go? Yes: we will.",
		"Mr. Zbzun: Peru to send ships", "The President's plan: we will.", "Qatar and Peru: we will.", "Q fever spread to Peru.", "", ":", "Q"};
	struct analysis *a = analysis_new(cpu_best());

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct buf text = {0};
		struct row row = {.doc = STR("d"), .sent = 1, .new_doc = true};

		buf_addstr(&text, str_of(texts[i]));
		row.text = buf_str(&text);
		analysis_begin(a, &row);
		if (analysis_turn(a)->kind != LABEL_NONE)
			printf("# %s\n", texts[i]);
		CHECK(analysis_turn(a)->kind == LABEL_NONE);
		buf_free(&text);
	}
	analysis_free(a);
}

/* A heading of many words, or a label that no end comes to, is none. */
static void long_labels(void)
{
	struct buf b = {0};

	buf_addstr(&b, STR("Mr. Zbzun"));
	for (int i = 0; i < 200; i++)
		buf_addstr(&b, STR(" Kwynn"));
	buf_addstr(&b, STR(": we will."));
	buf_addc(&b, '\0');
	CHECK(find(b.p).kind == LABEL_NONE);
	buf_free(&b);
}

int main(void)
{
	RUN(kinds_of_labels);
	RUN(what_is_no_label);
	RUN(long_labels);
	return check_done();
}
