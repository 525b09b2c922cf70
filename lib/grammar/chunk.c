#include "grammar/chunk.h"

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
