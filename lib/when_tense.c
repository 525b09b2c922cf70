#include "when_tense.h"

enum {
	NEAR = 6,  /* words within which a verb is likely to go with the time */
	REACH = 40,
};

static uint64_t classes_of(const struct when_grammar *g, const struct word *word)
{
	const struct when_slot *s = when_slot_of(g, word->hash);

	return s ? s->mask : 0;
}

/* "visited", not "United", "need" or "red". */
static bool ends_in_ed(const struct words *w, size_t i)
{
	struct str s = words_text(w, i, i + 1);

	return s.len >= 5 && !(w->v[i].flags & WORD_CAPITAL) && str_ends(s, STR("ed"));
}

/* "to meet"; not "to Paris", "to the talks". */
static bool is_infinitive(const struct when_grammar *g, const struct words *w, size_t i)
{
	if (i + 1 >= w->n || w->v[i + 1].gap != GAP_SPACE)
		return false;
	if (w->v[i + 1].flags & (WORD_CAPITAL | WORD_DIGIT))
		return false;
	return !(classes_of(g, &w->v[i + 1]) & when_class_bit(g, WHEN_NOUNS));
}

static int evidence(const struct when_grammar *g, const struct words *w, size_t i)
{
	uint64_t mask = classes_of(g, &w->v[i]);

	if (mask & when_class_bit(g, WHEN_FUTURE))
		return 1;
	if (mask & when_class_bit(g, WHEN_PAST))
		return -1;
	if (mask & when_class_bit(g, WHEN_INFINITIVE))
		return is_infinitive(g, w, i);
	if (mask & when_class_bit(g, WHEN_STILL))
		return 0;
	return ends_in_ed(w, i) ? -1 : 0;
}

int when_tense(const struct when_grammar *g, const struct words *w, size_t first, size_t last)
{
	for (size_t i = first, off = 1; i-- > 0 && off < REACH; off++) {
		int e = evidence(g, w, i);

		if (e)
			return off <= NEAR ? 2 * e : e;
	}
	for (size_t i = last, off = 1; i < w->n && off < REACH; i++, off++) {
		int e = evidence(g, w, i);

		if (e)
			return off <= NEAR ? 2 * e : e;
	}
	return 0;
}
