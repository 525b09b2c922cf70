#include "names/title_word.h"

enum { HITS = 6 };

bool title_word_at(const struct scene *s, enum title_role role, size_t i, struct title_word *t)
{
	struct lexicon_hit hits[HITS];
	size_t n = i < s->w->n ? lexicon_at(&s->k->titles.lex, s->w, i, hits, HITS) : 0;

	for (size_t h = 0; h < n; h++)
		do
			if (title_value_role(hits[h].value) == role) {
				t->last = hits[h].last;
				t->row = title_value_row(hits[h].value);
				t->flags = title_value_flags(hits[h].value);
				return true;
			}
		while (lexicon_next(&s->k->titles.lex, s->w, &hits[h]));
	return false;
}

struct str title_country(const struct scene *s, size_t i)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&s->k->titles.lex, s->w, i, hits, HITS);

	for (size_t h = 0; h < n; h++)
		do
			if (title_value_role(hits[h].value) == ROLE_OF)
				return titles_country(&s->k->titles, title_value_row(hits[h].value));
		while (lexicon_next(&s->k->titles.lex, s->w, &hits[h]));
	return (struct str){"", 0};
}

bool title_head_at(const struct scene *s, size_t i, struct title_head *h)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&s->k->titles.lex, s->w, i, hits, HITS);

	for (size_t k = 0; k < n; k++)
		do
			if (title_value_role(hits[k].value) <= ROLE_RANK) {
				h->role = (enum title_role)title_value_role(hits[k].value);
				h->word.last = hits[k].last;
				h->word.row = title_value_row(hits[k].value);
				h->word.flags = title_value_flags(hits[k].value);
				h->at = (uint32_t)i;
				return true;
			}
		while (lexicon_next(&s->k->titles.lex, s->w, &hits[k]));
	return false;
}

bool title_capitals(const struct scene *s, size_t first, size_t last)
{
	for (size_t i = first; i < last; i++) {
		if (is_capital(s, i) || (i > first && s->w->v[i].gap == GAP_HYPHEN))
			continue;
		if (i == first || !(is_fw(s, i, FW_SMALL) ||
		                    s->w->v[i].gap == GAP_APOSTROPHE ||
		                    s->w->v[i].end - s->w->v[i].start == 1))
			return false;
	}
	return true;
}

bool title_starts(const struct scene *s, size_t i)
{
	struct title_word mod;
	struct title_head h;

	for (int n = 0; n <= TITLE_MODIFIERS && is_capital(s, i) && s->vocab[i] & VOCAB_TITLE; n++) {
		if (title_head_at(s, i, &h) && title_capitals(s, i, h.word.last))
			return true;
		if (!title_word_at(s, ROLE_MOD, i, &mod))
			return false;
		i = mod.last;
		if (!is_joined(s, i))
			return false;
	}
	return false;
}
