#include "grammar/chunk.h"

#include "base/die.h"

#include <stdlib.h>

size_t chunk_skip_adverbs(const struct chunks *c, size_t i)
{
	const size_t stop = i < c->n && c->n - i > PHRASE_MOST ? i + PHRASE_MOST : c->n;

	while (i < stop && (c->v[i].tag == TAG_ADV || c->v[i].tag == TAG_NOT))
		i++;
	return i;
}

static bool is_head(unsigned tag)
{
	return tag == TAG_NOUN || tag == TAG_PROPN || tag == TAG_PRON || tag == TAG_NUM;
}

/* "safe, orderly and humane migration": adjectives go on after a comma or "and". */
static bool modifier_list(const struct chunks *c, size_t i)
{
	return i && c->v[i - 1].tag == TAG_ADJ && i + 1 < c->n &&
	       (c->v[i].tag == TAG_COMMA || c->v[i].tag == TAG_CC) &&
	       (c->v[i + 1].tag == TAG_ADJ || c->v[i + 1].tag == TAG_CC || c->v[i + 1].tag == TAG_ADV);
}

size_t chunk_np_end(const struct chunks *c, size_t i)
{
	size_t end = i;
	const size_t stop = i < c->n && c->n - i > PHRASE_MOST ? i + PHRASE_MOST : c->n;
	bool head = false;

	for (; i < stop; i++) {
		unsigned tag = c->v[i].tag;

		/* A new opening word begins a new phrase: "gave Kyiv | the tanks". */
		if (head && (tag == TAG_DET || tag == TAG_PRON) )
			break;
		if (head && tag == TAG_POSS && !(c->tokens->v[i].flags & TOKEN_GLUED))
			break;
		if (chunk_nominal(c, i) || (tag == TAG_ADV && chunk_nominal(c, i + 1) && !head) ||
		    modifier_list(c, i)) {
			if (is_head(tag))
				head = true;
			end = i + 1;
			continue;
		}
		break;
	}
	return end;
}

size_t chunk_np_start(const struct chunks *c, size_t i)
{
	const size_t stop = i > PHRASE_MOST ? i - PHRASE_MOST : 0;
	size_t start = i + 1;

	if (i >= c->n || !chunk_nominal(c, i))
		return start;
	for (;; i--) {
		unsigned tag = c->v[i].tag;

		if (!chunk_nominal(c, i) && !(tag == TAG_ADV && start == i + 1 && start < c->n &&
		                              c->v[start].tag == TAG_ADJ))
			break;
		start = i;
		if (tag == TAG_DET || tag == TAG_PRON ||
		    (tag == TAG_POSS && !(c->tokens->v[i].flags & TOKEN_GLUED)) || i == stop)
			break;
	}
	return start;
}

/* What the tables know of the word at `i`, whatever stands around. */
static void look_up(struct chunk *c, const struct forms *v, const struct forms *more,
                    const struct word_roles *roles, const struct tokens *t, size_t i)
{
	const struct forms_slot *s;
	char plain[TOKEN_PLAIN];

	*c = (struct chunk){0};
	if (t->v[i].flags & TOKEN_PUNCT)
		return;
	s = forms_find(v, t->v[i].hash);
	if (!s && more)
		s = forms_find(more, t->v[i].hash);
	if (s) {
		c->lemma = s->lemma;
		c->may = s->may & ~(uint32_t)MAY_WEAK; /* that is asked of patterns */
		c->known = true;
	}
	c->roles = word_roles_at(roles, &t->v[i].hash, sizeof *t->v, t->n - i);
	if (!s && !(t->v[i].flags & WORD_DIGIT))
		c->roles |= word_roles_endings(roles, token_plain(t, i, plain));
}

void chunks_fill(struct chunks *c, const struct forms *v, const struct forms *more,
                 const struct word_roles *roles, const struct tokens *t)
{
	c->n = t->n;
	c->tokens = t;
	c->tagging = 1;
	while (c->cap < t->n)
		c->v = xgrow(c->v, c->cap, &c->cap, sizeof *c->v);
	for (size_t i = 0; i < t->n; i++)
		look_up(&c->v[i], v, more, roles, t, i);
}

void chunk_retag(struct chunks *c, size_t i, enum tag tag)
{
	c->v[i].tag = (uint8_t)tag;
	c->tagging++;
}

void chunks_free(struct chunks *c)
{
	free(c->v);
	*c = (struct chunks){0};
}
