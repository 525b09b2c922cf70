#include "commit/instrument.h"

/* What a document shows counts for a while only: it may quote an article, or annex a treaty. */
enum { LEAST = -3, MOST = 8, LAW = 2, SURELY_LAW = 3 };

static void add(struct instrument *d, int points)
{
	d->points += points;
	d->points = d->points < LEAST ? LEAST : d->points > MOST ? MOST : d->points;
}

void instrument_title(struct instrument *d, const struct word_roles *r, const struct words *title)
{
	for (size_t i = 0; i < title->n; i++)
		if (clause_word_is(r, title->v[i].hash, CLAUSE_PACT)) {
			add(d, 2);
			return;
		}
}

void instrument_words(struct instrument *d, const struct word_roles *r, const struct words *w)
{
	if (w->n > 1 && w->v[1].flags & (WORD_DIGIT | WORD_UPPER) && clause_word_is(r, w->v[0].hash, CLAUSE_HEADS))
		add(d, 1);
}

bool instrument_decrees(const struct chunks *c, size_t i)
{
	return chunk_has(c, i, CLAUSE_DECREES) &&
	       !(i && (chunk_has(c, i - 1, CLAUSE_SIGNS) || chunk_has(c, i - 1, CLAUSE_JOINS)));
}

void instrument_note(struct instrument *d, const struct chunks *c)
{
	bool decrees = false, party = false, foretells = false;

	for (size_t i = 0; i < c->n; i++) {
		decrees |= instrument_decrees(c, i);
		party |= chunk_has(c, i, CLAUSE_PARTY);
		foretells |= c->v[i].tag == TAG_MD && chunk_has(c, i, CLAUSE_FIRM) && !chunk_has(c, i, CLAUSE_DECREES);
	}
	if (decrees)
		add(d, party ? 2 : 1);
	else if (foretells)
		add(d, -1);
}

bool instrument_is(const struct instrument *d)
{
	return d->points >= LAW;
}

bool instrument_surely(const struct instrument *d)
{
	return d->points >= SURELY_LAW;
}
