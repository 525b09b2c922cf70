#include "commit/issuer.h"

#include "commit/party_named.h"

/* "New Zealand First Party" is not New Zealand. */
static bool is_own(const struct party_words *p, const struct head_part *v)
{
	for (size_t i = 0; i < v->words.n; i++)
		if (party_word_kind(p, v->words.v[i].hash) == PARTY_PRIVATE)
			return true;
	return false;
}

/* "Build Peru": the state's name, and a word that neither a name nor a body of the state accounts for. */
static bool is_other(const struct party_words *p, const struct head_part *v)
{
	bool other = false;

	for (size_t i = 0; i < v->words.n; i++) {
		const struct word *w = &v->words.v[i];

		if (party_word_kind(p, w->hash) == PARTY_PUBLIC || party_role(p, &v->words, i, CLAUSE_OF))
			return false;
		other |= w->flags & WORD_CAPITAL && !party_role(p, &v->words, i, CLAUSE_ARTICLE) && mention_at(&v->mentions, w->start, w->end) == v->mentions.n;
	}
	return other;
}

static bool is_whole(const struct head_part *v)
{
	return v->mentions.n == 1 && !v->mentions.v[0].start && v->mentions.v[0].end == v->text.len;
}

static struct str code_of(const struct party_words *p, const struct head_part *v)
{
	struct str code;

	if (v->press)
		return (struct str){"", 0};
	if (v->state || (is_own(p, v) && !is_whole(v)) || is_other(p, v))
		return v->text;
	for (size_t i = 0; i < v->mentions.n; i++)
		if (party_code(p, &v->mentions, i, &code))
			return code;
	return v->text;
}

void issuer_find(struct parties *out, struct party_table *t, const struct party_words *p, const struct head *h)
{
	for (size_t i = 0; i < h->n_voices; i++)
		party_add_code(out, t, code_of(p, &h->voices[i]));
}

/* Where its name is told without "Party" at the end. */
static size_t core_of(const struct party_words *p, const struct words *w)
{
	size_t n = w->n;

	while (n > 1 && party_word_kind(p, w->v[n - 1].hash) == PARTY_PRIVATE)
		n--;
	return n;
}

void issuer_names(struct cast *c, const struct party_words *p, const struct head *h)
{
	const struct head_part *v = h->voices;
	size_t core;
	struct str code;

	if (h->n_voices != 1 || v->press || v->state || !is_own(p, v))
		return;
	c->apart = true;
	code = c->table->codes[c->issuer.v[0]];
	core = core_of(p, &v->words);
	for (size_t i = 0; i < core; i++)
		party_alias(c->table, code, str_cut(v->text, v->words.v[i].start, v->words.v[core - 1].end));
	if (core < 2 || core > CAST_NAME)
		return;
	for (size_t i = 0; i < core; i++)
		c->name[i] = v->words.v[i].hash;
	c->name_len = core;
}
