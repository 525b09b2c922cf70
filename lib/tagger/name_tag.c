#include "tagger/name_tag.h"

#include "base/die.h"
#include "know/vocab.h"
#include <stddef.h>
#include <stdlib.h>

enum template {
	KNOWN = 100,  /* at -1 .. 1, pairs 0 1 and -1 0, with shape */
	RULE = 106,   /* at -1 .. 1, pairs, with who found it */
	LISTED = 112, /* at -1 .. 1, pairs, with what else is known of the word */
};

_Static_assert((int)KNOWN >= (int)FEATURES_OWN, "no template of token_features.h");

/* So many tokens between two candidates may be inside of a name: "Ministry of the". */
enum { WINDOW_GAP = 3 };

static void make_room(struct name_tagging *t, size_t n_words)
{
	size_t n = t->tokens->n + LOOK_MARGIN * 2;

	if (t->cap < n) {
		t->cap = n + n / 2;
		t->looks = xreallocarray(t->looks, t->cap, sizeof *t->looks);
		t->hints = xreallocarray(t->hints, t->cap, sizeof *t->hints);
		t->word = xreallocarray(t->word, t->cap, sizeof *t->word);
		t->labels = xreallocarray(t->labels, t->cap, sizeof *t->labels);
		t->scores = xreallocarray(t->scores, t->cap, sizeof *t->scores);
	}
	if (t->words_cap <= n_words) {
		t->words_cap = n_words + n_words / 2 + 1;
		t->token = xreallocarray(t->token, t->words_cap, sizeof *t->token);
	}
	memset(t->hints, 0, n * sizeof *t->hints);
}

/* Words and tokens by their first bytes. */
static void align(struct name_tagging *t, const struct words *w)
{
	uint32_t at = 0;

	for (size_t i = 0; i < t->tokens->n; i++) {
		t->word[i] = at;
		while (at < w->n && w->v[at].start < t->tokens->v[i].end)
			t->token[at++] = (uint32_t)i;
	}
	for (; at <= w->n; at++)
		t->token[at] = (uint32_t)t->tokens->n;
}

/* Writes a code and the part into one field of the hints of the words first..last-1. */
static void hint_span(const struct name_tagging *t, uint32_t first, uint32_t last, unsigned code,
                      size_t field)
{
	size_t from = t->token[first], end = t->token[last - 1] + 1;

	for (size_t i = from; i < end; i++) {
		enum name_part part = end - from == 1 ? NAME_SINGLE : i == from ? NAME_BEGIN
		                      : i == end - 1 ? NAME_LAST : NAME_INSIDE;

		((uint8_t *)&t->hints[LOOK_MARGIN + i])[field] = (uint8_t)(code * 8 + part);
	}
}

static bool is_word(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	return t->word[i] < c->words->n && c->words->v[t->word[i]].start == t->tokens->v[i].start;
}

static unsigned vocab_of(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	return is_word(t, c, i) ? c->vocab[t->word[i]] : 0;
}

static void hint_known(const struct name_tagging *t, const struct name_clues *c)
{
	for (size_t k = 0; k < c->n_known; k++)
		hint_span(t, c->known[k].first, c->known[k].last, c->known[k].type, offsetof(struct hint, known));
}

static void hint_rules(const struct name_tagging *t, const struct name_clues *c)
{
	for (size_t k = 0; k < c->n_rules; k++) {
		const struct name_clue *r = &c->rules[k];

		hint_span(t, r->first, r->last, r->type, offsetof(struct hint, rule));
		hint_span(t, r->first, r->last, r->by, offsetof(struct hint, by));
	}
}

/* Names of the lists have small words in them ("of", "and", "de"), but none longer. */
enum { SMALL_WORD = 3 };

/* The longest listed name of words from `at`: the word behind it, 0 for none. */
static uint32_t listed_at(const struct name_clues *c, uint32_t at, unsigned *type)
{
	uint64_t phrase = 0;
	uint32_t best = 0;

	for (uint32_t i = at; i < c->words->n && i < at + PHRASE_SET_WORDS; i++) {
		const struct word *w = &c->words->v[i];
		unsigned found;

		if (i > at && (w->gap == GAP_BREAK || (!(w->flags & (WORD_CAPITAL | WORD_DIGIT)) &&
		                                       w->end - w->start > SMALL_WORD)))
			break;
		phrase = phrase_set_next(phrase, c->words->v[i].hash);
		found = phrase_set_find(c->lists, phrase);
		if (found) {
			best = i + 1;
			*type = found;
		}
	}
	return best;
}

static void hint_listed(const struct name_tagging *t, const struct name_clues *c)
{
	for (uint32_t i = 0; i < c->words->n;) {
		unsigned type;
		uint32_t last = c->words->v[i].flags & WORD_CAPITAL ? listed_at(c, i, &type) : 0;

		if (last)
			hint_span(t, i, last, type, offsetof(struct hint, listed));
		i = last ? last : i + 1;
	}
}

static bool is_hyphen(const struct name_tagging *t, size_t i)
{
	char plain[TOKEN_PLAIN];

	return t->tokens->v[i].flags & TOKEN_PUNCT && *token_plain(t->tokens, i, plain).p == '-';
}

/* A word that begins sentences, where it does so, and "I" anywhere. */
static bool is_function(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	const struct token *token = &t->tokens->v[i];

	return vocab_of(t, c, i) & VOCAB_FUNCTION &&
	       (i == 0 || (i == 1 && t->tokens->v[0].flags & TOKEN_PUNCT) || token->end - token->start == 1);
}

/* A time, sum or office is not a name, though a year may stand in one. */
static bool is_name_rule(unsigned rule)
{
	unsigned code = rule / 8;

	return rule && code != CODE_DATE && code != CODE_MONEY && code != CODE_TITLE;
}

/* A token at which a name can begin or end. */
static bool is_candidate(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	const struct hint *h = &t->hints[LOOK_MARGIN + i];

	return h->known || is_name_rule(h->rule) ||
	       (t->tokens->v[i].flags & WORD_CAPITAL && !is_function(t, c, i));
}

/* How far a name may reach to the left of the candidate i: numbers, particles, what hyphens
 * join, capitals ("2019 Israeli election", "al-Qaeda", "The Times"). */
static size_t left_of(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	size_t from = i;

	while (from && i - from < WINDOW_GAP) {
		const struct token *before = &t->tokens->v[from - 1];

		if (!(before->flags & (WORD_DIGIT | WORD_CAPITAL)) && !(vocab_of(t, c, from - 1) & VOCAB_PARTICLE) &&
		    !is_hyphen(t, from - 1))
			break;
		from--;
	}
	return from;
}

/* And to the right: what is glued to it ("Yahoo!", "Teng-hui"), or a common noun that names
 * end in ("Pakistan army"). */
static size_t right_of(const struct name_tagging *t, const struct name_clues *c, size_t i)
{
	size_t end = i + 1;

	while (end < t->tokens->n && end - i <= WINDOW_GAP) {
		bool glued = t->tokens->v[end].flags & TOKEN_GLUED || is_hyphen(t, end) || is_hyphen(t, end - 1);

		if (!glued && !(vocab_of(t, c, end) & (VOCAB_HEAD | VOCAB_STOP)))
			break;
		end++;
	}
	return end;
}

static void mark_windows(struct name_tagging *t, const struct name_clues *c)
{
	struct hint *h = t->hints + LOOK_MARGIN;
	size_t end = 0;

	for (size_t i = 0; i < t->tokens->n; i++) {
		size_t from;

		if (!is_candidate(t, c, i))
			continue;
		from = left_of(t, c, i);
		if (end && from <= end + WINDOW_GAP)
			from = end;
		end = right_of(t, c, i);
		for (; from < end; from++)
			h[from].window = true;
	}
}

/* Looks of the tokens from..end-1 and around; those before `made` are there. */
static size_t make_looks(struct name_tagging *t, const struct name_clues *c, size_t made, size_t from, size_t end)
{
	size_t i = from > LOOK_MARGIN ? from - LOOK_MARGIN : 0;

	end = end + LOOK_MARGIN < t->tokens->n ? end + LOOK_MARGIN : t->tokens->n;
	for (i = i > made ? i : made; i < end; i++)
		t->looks[LOOK_MARGIN + i] =
			features_look_at(c->clusters, t->tokens, i, vocab_of(t, c, i), c->words->all_caps);
	return end;
}

static void make_all_looks(struct name_tagging *t, const struct name_clues *c)
{
	size_t made = 0, from = 0, end;

	features_look_edges(t->looks, t->tokens->n);
	for (; name_tag_window(t, &from, &end); from = end)
		made = make_looks(t, c, made, from, end);
}

/* A name needs something known, or a capital that is not only where a sentence begins: most
 * sentences without any are over here. */
bool name_tag_possible(const struct name_clues *c)
{
	if (c->n_rules || c->n_known)
		return true;
	for (size_t i = 0; i < c->words->n; i++)
		if (c->words->v[i].flags & WORD_CAPITAL && !(c->vocab[i] & VOCAB_FUNCTION))
			return true;
	return false;
}

void name_tag_prepare(struct name_tagging *t, const struct name_clues *c)
{
	t->tokens = c->tokens;
	make_room(t, c->words->n);
	align(t, c->words);
	hint_known(t, c);
	hint_rules(t, c);
	hint_listed(t, c);
	mark_windows(t, c);
	make_all_looks(t, c);
}

bool name_tag_window(const struct name_tagging *t, size_t *from, size_t *end)
{
	const struct hint *h = t->hints + LOOK_MARGIN;

	while (*from < t->tokens->n && !h[*from].window)
		++*from;
	*end = *from;
	while (*end < t->tokens->n && h[*end].window)
		++*end;
	return *end > *from;
}

/* The features of a hint of one kind: at -1 .. 1 and in pairs. */
static size_t add_hint(unsigned template, const uint8_t at[3], uint64_t with, uint64_t *keys)
{
	size_t n = 0;

	for (unsigned i = 0; i < 3; i++)
		if (at[i])
			keys[n++] = feature_key(template + i, at[i]);
	if (at[1] | at[2])
		keys[n++] = feature_key(template + 3, at[1] * 256ULL + at[2]);
	if (at[1] | at[0])
		keys[n++] = feature_key(template + 4, at[1] * 256ULL + at[0]);
	if (at[1])
		keys[n++] = feature_key(template + 5, at[1] * 65536ULL + with);
	return n;
}

static size_t hint_features(const struct name_tagging *t, size_t i, uint64_t *keys)
{
	const struct look *l = &t->looks[LOOK_MARGIN + i];
	const struct hint *h = &t->hints[LOOK_MARGIN + i];
	size_t n = 0;

	n += add_hint(KNOWN, (uint8_t[]){h[-1].known, h->known, h[1].known}, l->shape, keys + n);
	n += add_hint(RULE, (uint8_t[]){h[-1].rule, h->rule, h[1].rule}, h->by, keys + n);
	n += add_hint(LISTED, (uint8_t[]){h[-1].listed, h->listed, h[1].listed},
	              l->facts.habit * 256ULL + l->facts.names, keys + n);
	return n;
}

size_t name_tag_features(const struct name_tagging *t, size_t i, uint64_t keys[NAME_FEATURES_MAX])
{
	size_t n = features_all(&t->looks[LOOK_MARGIN + i], keys);

	return n + hint_features(t, i, keys + n);
}

static void score(struct name_tagging *t, const struct weights *w, size_t i)
{
	uint64_t keys[FEATURES_MAX];

	look_scores_at(&t->cache, w, &t->looks[LOOK_MARGIN + i], &t->scores[i]);
	weights_add(w, keys, hint_features(t, i, keys), &t->scores[i]);
}

void name_tag_run(struct name_tagging *t, const struct weights *w)
{
	size_t from = 0, end;

	memset(t->labels, 0, t->tokens->n);
	for (; name_tag_window(t, &from, &end); from = end) {
		for (size_t i = from; i < end; i++)
			score(t, w, i);
		viterbi_run(&t->viterbi, t->scores + from, end - from, w, t->labels + from);
	}
}

bool name_tag_next(const struct name_tagging *t, size_t from, struct tagged_name *name)
{
	while (from < t->tokens->n && !t->labels[from])
		from++;
	if (from == t->tokens->n)
		return false;
	name->first = from;
	name->type = (enum name_type)((t->labels[from] - 1) / 4);
	while (t->labels[from] % 4 != NAME_SINGLE % 4 && t->labels[from] % 4 != NAME_LAST)
		from++;
	name->last = from + 1;
	return true;
}

void name_tag_free(struct name_tagging *t)
{
	look_scores_free(&t->cache);
	free(t->looks);
	viterbi_free(&t->viterbi);
	free(t->hints);
	free(t->word);
	free(t->token);
	free(t->scores);
	free(t->labels);
	*t = (struct name_tagging){0};
}
