/* Compiled knowledge that is cut short, shifted or not ours is refused by each opener. */
#include "check.h"
#include "commit/cue.h"
#include "know/blob.h"
#include "know/vocab.h"
#include "money/money.h"
#include "names/actor_role.h"
#include "names/gazetteer.h"
#include "names/holder.h"
#include "names/mention_pattern.h"
#include "names/title_table.h"
#include "sentence/sentence_rules.h"
#include "time/when_grammar.h"

#include <stdlib.h>

typedef size_t open_fn(struct str blob);

static size_t open_gazetteer(struct str blob)
{
	struct gazetteer g;

	return gazetteer_open(&g, blob);
}

static size_t open_holders(struct str blob)
{
	struct holders h;

	return holders_open(&h, blob);
}

static size_t open_titles(struct str blob)
{
	struct titles t;

	return titles_open(&t, blob);
}

static size_t open_actor_words(struct str blob)
{
	struct actor_words a;

	return actor_words_open(&a, blob);
}

static size_t open_patterns(struct str blob)
{
	struct patterns p = {0};
	size_t len = mention_patterns_open(&p, blob);

	mention_patterns_free(&p);
	return len;
}

static size_t open_money(struct str blob)
{
	struct money_words m = {0};

	return money_open(&m, blob);
}

static size_t open_vocab(struct str blob)
{
	struct vocab v;

	return vocab_open(&v, blob);
}

static size_t open_forms(struct str blob)
{
	struct forms f;

	return forms_open(&f, blob);
}

static size_t open_cues(struct str blob)
{
	struct cue_set s;

	return cue_open(&s, blob);
}

static size_t open_word_roles(struct str blob)
{
	struct word_roles r;

	return word_roles_open(&r, blob);
}

static size_t open_table(struct str blob)
{
	struct table t;

	return table_open(&t, blob, RULES_ABBREVIATION_COLUMNS);
}

static size_t open_lexicon(struct str blob)
{
	struct lexicon l;

	return lexicon_open(&l, blob);
}

static size_t open_when(struct str blob)
{
	struct when_grammar g;

	return when_grammar_open(&g, blob) ? blob.len : 0;
}

/* A copy whose first byte is 8-byte aligned, or one off that. */
static size_t open_copy(open_fn *open, struct str s, size_t off, bool magic)
{
	char *copy = aligned_alloc(16, (s.len + off + 31) / 16 * 16);
	size_t len;

	memcpy(copy + off, s.p, s.len);
	if (!magic && s.len)
		copy[off] ^= 1;
	len = open((struct str){copy + off, s.len});
	free(copy);
	return len;
}

/* Checks the section that `blob` begins with; returns what is behind it. */
static struct str check_section(const char *name, open_fn *open, struct str blob)
{
	size_t len = open(blob);
	int wrong = check_state.wrong;

	CHECK(len > 0 && len % 8 == 0);
	blob = str_cut(blob, 0, len);
	CHECK_UINT(open_copy(open, blob, 0, true), len);
	CHECK_UINT(open_copy(open, blob, 0, false), 0);
	CHECK_UINT(open_copy(open, blob, 1, true), 0);
	for (size_t n = 0; n < 128; n += 8)
		CHECK_UINT(open_copy(open, str_cut(blob, 0, n), 0, true), 0);
	CHECK_UINT(open_copy(open, str_cut(blob, 0, len - 8), 0, true), 0);
	CHECK_UINT(open_copy(open, str_cut(blob, 0, len / 16 * 8), 0, true), 0);
	if (check_state.wrong > wrong)
		printf("# in %s\n", name);
	return (struct str){blob.p + len, 0};
}

static void sections_of_names(void)
{
	struct str whole = blob_gazetteer(), rest = whole;
	static const struct {
		const char *name;
		open_fn *open;
	} sections[] = {
		{"gazetteer", open_gazetteer}, {"holders", open_holders}, {"titles", open_titles},
		{"patterns", open_patterns},   {"money", open_money},     {"vocab", open_vocab},
		{"roles of words", open_word_roles}, {"words of roles", open_actor_words},
	};

	for (size_t i = 0; i < sizeof sections / sizeof *sections; i++) {
		rest = check_section(sections[i].name, sections[i].open, rest);
		rest.len = (size_t)(whole.p + whole.len - rest.p);
	}
	CHECK_UINT(rest.len, 0);
	check_section("lexicon", open_lexicon,
	              str_cut(whole, open_gazetteer(whole), whole.len));
}

static void sections_of_cues(void)
{
	struct str whole = blob_cues(), rest = check_section("forms", open_forms, whole);

	rest.len = (size_t)(whole.p + whole.len - rest.p);
	rest = check_section("roles of words", open_word_roles, rest);
	rest.len = (size_t)(whole.p + whole.len - rest.p);
	rest = check_section("cues", open_cues, rest);
	CHECK(rest.p == whole.p + whole.len);
}

static void tables_and_times(void)
{
	check_section("table", open_table, blob_sentence());
	check_section("when", open_when, blob_when());
}

int main(void)
{
	RUN(sections_of_names);
	RUN(sections_of_cues);
	RUN(tables_and_times);
	return check_done();
}
