#include "grammar/chunk_verbs.h"

/* How long the subject of a second clause may be. */
enum { SUBJECT_MOST = 12 };

static unsigned tag_at(const struct chunks *c, size_t i)
{
	return i < c->n ? c->v[i].tag : TAG_STOP;
}

static void make_finite(struct chunks *c, size_t i, enum tag tag)
{
	c->v[i].tag = (uint8_t)tag;
	c->v[i].finite = true;
}

/* What follows a finite verb rather than a participle: an object, or what it says or promises. */
static bool complement_at(const struct chunks *c, size_t i)
{
	unsigned tag = tag_at(c, i);

	return tag == TAG_TO || tag == TAG_DET || tag == TAG_POSS || tag == TAG_NUM || tag == TAG_PROPN ||
	       tag == TAG_PRON || (tag == TAG_SUB && chunk_has(c, i, CLAUSE_EMBEDS));
}

/* The noun phrase before `i` begins behind ", and": it is the subject of a clause of its own. */
static bool new_subject(const struct chunks *c, size_t i)
{
	const size_t stop = i > SUBJECT_MOST ? i - SUBJECT_MOST : 0;
	size_t k = i;

	while (k > stop && (c->v[k - 1].tag <= TAG_ADV || c->v[k - 1].tag == TAG_HYPHEN || chunk_has(c, k - 1, CLAUSE_OF)))
		k--;
	return k < i && k > 1 && c->v[k - 1].tag == TAG_CC && c->v[k - 2].tag == TAG_COMMA;
}

/* A word between nouns and what could be its object: "trip signals continued interest". */
static bool like_verb(const struct chunks *c, size_t i)
{
	unsigned before = tag_at(c, i - 1), after = tag_at(c, i + 1);

	return c->v[i].tag == TAG_NOUN && c->v[i].may & MAY_S && (before == TAG_NOUN || before == TAG_PROPN) &&
	       (complement_at(c, i + 1) || after == TAG_ADJ ||
	        ((after == TAG_VBN || after == TAG_VBD) && tag_at(c, i + 2) == TAG_NOUN));
}

/* The same in a sentence that would have no finite verb else. */
static void find_only_verb(struct chunks *c)
{
	size_t verb = 0;

	for (size_t i = 1; i + 2 < c->n; i++)
		if (!verb && like_verb(c, i))
			verb = i;
	for (size_t i = 0; i < c->n; i++)
		if (c->v[i].finite && !(i == verb + 1 && c->v[i].may & MAY_PART))
			return;
	if (!verb)
		return;
	make_finite(c, verb, TAG_VBZ);
	if (c->v[verb + 1].finite) {
		c->v[verb + 1].tag = TAG_ADJ;
		c->v[verb + 1].finite = false;
	}
}

void chunk_find_verbs(struct chunks *c)
{
	for (size_t i = 1; i < c->n; i++)
		if (c->v[i].tag == TAG_VBN && c->v[i].may & MAY_PAST && complement_at(c, i + 1) && new_subject(c, i))
			make_finite(c, i, TAG_VBD);
	if (c->n && c->v[c->n - 1].tag == TAG_STOP)
		find_only_verb(c);
}
