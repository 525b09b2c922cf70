#include "commit/issuer.h"

/* "New Zealand First Party" is not New Zealand. */
static bool is_own(const struct party_words *p, const struct head_part *v)
{
	for (size_t i = 0; i < v->words.n; i++)
		if (party_word_kind(p, v->words.v[i].hash) == PARTY_PRIVATE)
			return true;
	return false;
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
	if (v->state || (is_own(p, v) && !is_whole(v)))
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
