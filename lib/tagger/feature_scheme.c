#include "tagger/feature_scheme.h"

#include "base/die.h"
#include "know/vocab.h"
#include "tagger/name_code.h"
#include "tagger/name_tag.h"

#include <stdlib.h>

/* Every kind of character and token that a shape tells apart. */
static const char probe[] = "\"The U.S. envoys' 3-day G7 re-visit to \xC3\x81land, don't NATO it cost $5 ... x\xC3\xA9 aA1b2 .";

static void add(uint64_t *sum, uint64_t value)
{
	*sum = hash_mix(*sum ^ value) + value;
}

static void add_name(uint64_t *sum, const char *name, uint64_t code)
{
	add(sum, hash_bytes(str_of(name)));
	add(sum, code);
}

static void add_codes(uint64_t *sum, const struct name_code *codes)
{
	for (; codes->name; codes++)
		add_name(sum, codes->name, codes->code);
}

static void add_vocab(uint64_t *sum)
{
	static const struct name_code flags[] = {
		{VOCAB_GIVEN, "given"},         {VOCAB_SURNAME, "surname"},
		{VOCAB_WORD, "word"},
		{VOCAB_PARTICLE, "particle"},   {VOCAB_SUFFIX, "suffix"},
		{VOCAB_FUNCTION, "function"},   {VOCAB_STOP, "stop"},
		{VOCAB_KNOWN, "known"},         {VOCAB_KNOWN_LOW, "known low"},
		{VOCAB_HOLDER, "holder"},       {VOCAB_TITLE, "title"},
		{VOCAB_TITLE_LOW, "title low"}, {VOCAB_HEAD, "head"},
		{VOCAB_MONEY, "money"},         {VOCAB_ADDRESS, "address"}};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		add_name(sum, flags[i].name, flags[i].code);
}

static void add_labels(uint64_t *sum)
{
	static const struct name_code names[] = {{NAME_PERSON, "person"}, {NAME_ORG, "org"},
	                                         {NAME_PLACE, "place"}, {NAME_OTHER, "other"}};

	for (size_t i = 0; i < NAME_TYPES; i++)
		for (unsigned part = NAME_BEGIN; part <= NAME_SINGLE; part++)
			add_name(sum, names[i].name, name_label((enum name_type)names[i].code, part));
}

/* Looks and hints of the probe, each value another one from token to token, every flag of the
 * vocabulary and every hint on some. */
static void dress(struct name_tagging *t, const struct words *w)
{
	static const struct clusters_slot nothing[1];
	const struct clusters none = {.slots = nothing};

	features_look_edges(t->looks, t->tokens->n);
	for (size_t i = 0; i < t->tokens->n; i++) {
		struct look *l = &t->looks[LOOK_MARGIN + i];

		*l = features_look_at(&none, t->tokens, i, i % 3 ? 1U << i % VOCAB_BITS : 0, w->all_caps);
		l->facts = (struct word_facts){(uint16_t)(i * 0x9d & 0xfff), (uint8_t)(i * 5 & 63),
		                               (uint8_t)(i * 11 & 63)};
		t->hints[LOOK_MARGIN + i] = (struct hint){(uint8_t)(i % 4 * 9), (uint8_t)(i % 5 * 17),
		                                          (uint8_t)(i % 7), (uint8_t)(i % 6 * 8), true};
	}
}

static void add_features(uint64_t *sum)
{
	struct buf padded = {0};
	struct tokens tokens = {0};
	struct name_tagging t = {.tokens = &tokens};
	struct words w = {0};
	uint64_t keys[NAME_FEATURES_MAX];

	buf_addstr(&padded, str_of(probe));
	words_scan(&w, buf_str(&padded), CPU_SCALAR);
	tokens_scan(&tokens, &w);
	t.looks = xcalloc(tokens.n + LOOK_MARGIN * 2, sizeof *t.looks);
	t.hints = xcalloc(tokens.n + LOOK_MARGIN * 2, sizeof *t.hints);
	dress(&t, &w);
	for (size_t i = 0; i < tokens.n; i++) {
		size_t n = name_tag_features(&t, i, keys);

		for (size_t k = 0; k < n; k++)
			add(sum, keys[k]);
	}
	name_tag_free(&t);
	tokens_free(&tokens);
	words_free(&w);
	buf_free(&padded);
}

uint64_t feature_scheme(void)
{
	uint64_t sum = 0;

	add_codes(&sum, name_code_types);
	add_codes(&sum, name_code_finders);
	add_vocab(&sum);
	add_labels(&sum);
	add_features(&sum);
	return sum;
}
