#include "time/when_tense.h"

enum { REACH = 16 }; /* words of "the first Pope to set foot on the island in" */

static bool is_in(const struct when_grammar *g, const struct words *w, size_t i,
                  enum when_known k)
{
	const struct when_slot *s = when_slot_of(g, w->v[i].hash);

	return s && s->mask & when_class_bit(g, k);
}

static bool is_joined(const struct words *w, size_t i)
{
	unsigned gap = w->v[i].gap;

	return gap == GAP_SPACE || gap == GAP_HYPHEN || gap == GAP_APOSTROPHE || gap == GAP_DOT;
}

/* "the first", "Kenya's first", "First visit in", "for first time in"; not "a second one". */
static bool is_definite(const struct when_grammar *g, const struct words *w, size_t i)
{
	if (!i || (i + 1 < w->n && when_has_form(g, w->v[i + 1].hash, WHEN_FORM_COUNTED)))
		return true;
	if (w->v[i - 1].gap == GAP_APOSTROPHE)
		return true;
	return is_joined(w, i) && is_in(g, w, i - 1, WHEN_ARTICLE) && !is_in(g, w, i - 1, WHEN_A);
}

static bool is_ordinal(const struct when_grammar *g, const struct words *w, size_t i)
{
	struct str s = words_text(w, i, i + 1);

	if (!(w->v[i].flags & WORD_DIGIT))
		return is_in(g, w, i, WHEN_ORDINALS);
	while (s.len && *s.p >= '0' && *s.p <= '9')
		s = str_cut(s, 1, s.len);
	return s.len && when_has_form(g, words_hash(s), WHEN_FORM_ORDINAL);
}

/* "the first 500 wells" */
static bool is_count(const struct when_grammar *g, const struct words *w, size_t i)
{
	return i < w->n && (w->v[i].flags & WORD_DIGIT || is_in(g, w, i, WHEN_ONES) ||
	                    is_in(g, w, i, WHEN_TENS));
}

static bool ranks(const struct when_grammar *g, const struct words *w, size_t i)
{
	int32_t bare;

	if (when_word_value(g, w->v[i].hash, WHEN_RANK, &bare))
		return bare || is_definite(g, w, i);
	return is_ordinal(g, w, i) && is_definite(g, w, i) && !is_count(g, w, i + 1);
}

/* "will", "is", "scheduled": another verb than that of the rank says when. */
static bool is_verb(const struct when_grammar *g, const struct words *w, size_t i)
{
	int32_t value;

	if (is_in(g, w, i, WHEN_FUTURE) && str_ends(words_text(w, i, i + 1), STR("ed")))
		return true;
	return when_word_value(g, w->v[i].hash, WHEN_AUX, &value) && value >= WHEN_AUX_WILL &&
	       value <= WHEN_AUX_FINITE;
}

bool when_ranked(const struct when_grammar *g, const struct words *w, size_t at)
{
	for (size_t i = at; i > 0 && i + REACH > at && is_joined(w, i); i--) {
		if (ranks(g, w, i - 1))
			return true;
		if (is_verb(g, w, i - 1))
			return false;
	}
	return false;
}
