/* The right edge of phrases and the verbs coordinated in them. */
#include "grammar/clause.h"

/* How far a new clause after a comma may keep its finite verb. */
enum { NEW_CLAUSE = 14 };

static unsigned tag_at(const struct chunks *c, size_t i)
{
	return i < c->n ? c->v[i].tag : TAG_STOP;
}

/* From `i` on a finite verb comes before anything that would explain it as part of a
 * phrase: a clause of its own begins here. */
static bool new_clause(const struct chunks *c, size_t i)
{
	size_t end = i + NEW_CLAUSE < c->n ? i + NEW_CLAUSE : c->n;
	size_t k = i;

	while (k < end) {
		unsigned tag = c->v[k].tag;

		if (c->v[k].finite)
			return true;
		if (tag == TAG_COMMA || tag == TAG_SUB || tag == TAG_STOP || tag == TAG_VB ||
		    tag == TAG_TO || (tag == TAG_CC && k > i) || tag == TAG_VBG)
			return false;
		k++;
	}
	return false;
}

/* ", a step towards peace": behind a noun and up to the next border one noun phrase, which nothing joins. */
static bool is_apposition(const struct chunks *c, size_t i)
{
	const size_t end = clause_horizon(c, i);

	if (!chunk_has(c, i, CLAUSE_SOMEBODY) || c->v[i].tag != TAG_DET || i < 2 || c->v[i - 2].tag > TAG_PROPN)
		return false;
	for (; i < end && c->v[i].tag != TAG_STOP; i++)
		if (c->v[i].tag == TAG_COMMA || c->v[i].tag == TAG_CC || c->v[i].finite)
			return c->v[i].tag == TAG_COMMA && tag_at(c, i + 1) != TAG_CC && !chunk_nominal(c, i + 1);
	return true;
}

/* After the comma at `i - 1`. */
static bool comma_ends(const struct chunks *c, size_t i, bool relative, bool gerund)
{
	unsigned tag = tag_at(c, i);
	size_t k = chunk_skip_adverbs(c, tag == TAG_CC ? i + 1 : i);

	if (tag == TAG_SUB || tag == TAG_STOP || tag == TAG_MARK)
		return true;
	if (chunk_has(c, i, CLAUSE_TURNS) || is_apposition(c, i))
		return true;
	if (tag_at(c, k) == TAG_VBG)
		return tag != TAG_CC && !chunk_has(c, k, CLAUSE_LISTS) && !relative && !gerund;
	if (tag_at(c, k) == TAG_MD || c->v[k < c->n ? k : 0].finite)
		return !(k < c->n && c->v[k].tag == TAG_VBZ && relative);
	return new_clause(c, i + (tag == TAG_CC));
}

static bool cc_ends(const struct chunks *c, size_t i)
{
	size_t k = chunk_skip_adverbs(c, i + 1);

	if (k < c->n && c->v[k].finite)
		return true;
	return new_clause(c, i + 1);
}

/* "while managing differences" belongs to the phrase, "while others wait" does not. */
static bool sub_ends(const struct chunks *c, size_t i)
{
	size_t k = chunk_skip_adverbs(c, i + 1);

	if (chunk_has(c, i, CLAUSE_EMBEDS) || (i && chunk_has(c, i - 1, CLAUSE_LASTS)))
		return false;
	if (chunk_has(c, i, CLAUSE_BREAKS))
		return true;
	return tag_at(c, k) != TAG_VBG;
}

/* Before the finite verb of its clause. */
static bool in_subject(const struct chunks *c, size_t i)
{
	const size_t stop = i > CLAUSE_REACH ? i - CLAUSE_REACH : 0;

	while (i-- > stop)
		if (c->v[i].finite || c->v[i].tag == TAG_SUB)
			return !c->v[i].finite;
	return true;
}

size_t clause_phrase_end(const struct chunks *c, size_t i)
{
	bool relative = false, gerund = tag_at(c, chunk_skip_adverbs(c, i)) == TAG_VBG;
	/* Inside a subject the first finite verb is not its own: "efforts to end it go on". */
	bool subject = in_subject(c, i);
	size_t start = i, end = clause_horizon(c, i);

	for (; i < end; i++) {
		unsigned tag = c->v[i].tag;

		if (tag == TAG_STOP)
			break;
		if (tag == TAG_COMMA && comma_ends(c, i + 1, relative, gerund))
			break;
		if (tag == TAG_CC && cc_ends(c, i) && !relative)
			break;
		if (tag == TAG_SUB) {
			if (i > start && sub_ends(c, i))
				break;
			relative = true;
		} else if (c->v[i].finite && i > start && !relative) {
			/* A clause without "that": "ensure everyone has access". */
			if (subject || tag == TAG_MD || (c->v[i].may & MAY_AUX && c->v[i - 1].tag != TAG_PRON))
				break;
			relative = true;
		}
		if (chunk_has(c, i, CLAUSE_COMPARES) && tag_at(c, i + 1) == TAG_PRON && !(i && chunk_has(c, i - 1, CLAUSE_LASTS)))
			break;
	}
	while (i > start + 1 && (c->v[i - 1].tag == TAG_CC || c->v[i - 1].tag == TAG_COMMA ||
	                         (c->v[i - 1].tag == TAG_ADP && c->v[i - 1].may == MAY_ADP)))
		i--;
	return i;
}

size_t clause_scope_end(const struct chunks *c, size_t i)
{
	const size_t end = clause_horizon(c, i);

	for (i++; i < end; i++) {
		unsigned tag = c->v[i].tag;
		size_t k;

		if (tag == TAG_STOP && c->tokens->text.p[c->tokens->v[i].start] != ':')
			return i;
		if (tag != TAG_CC && tag != TAG_COMMA)
			continue;
		k = chunk_skip_adverbs(c, i + 1);
		if (tag == TAG_COMMA && tag_at(c, k) == TAG_CC)
			k = chunk_skip_adverbs(c, k + 1);
		if (k < c->n && c->v[k].finite && (k > i + 1 || tag == TAG_CC || c->v[k].tag == TAG_VBD))
			return i;
		if (tag == TAG_COMMA && k > i + 1 && new_clause(c, k))
			return i;
		if (tag == TAG_CC && (tag_at(c, i + 1) == TAG_PRON || tag_at(c, i + 1) == TAG_DET) &&
		    new_clause(c, i + 1))
			return i;
	}
	return i;
}

/* At `i` after "and" or a comma: the form that the first verb has, "to" before it or not. */
static size_t same_form(const struct chunks *c, size_t i, unsigned form)
{
	i = chunk_skip_adverbs(c, i);
	if (tag_at(c, i) == TAG_TO || (chunk_may(c, i, MAY_TO) && form == TAG_VBG))
		i = chunk_skip_adverbs(c, i + 1);
	return tag_at(c, i) == form && !chunk_has(c, i, CLAUSE_LISTS) ? i : c->n;
}

/* An infinitive of purpose inside the phrase binds the verbs after it closer, unless a
 * comma or "to" takes them back. */
size_t clause_coordinated(const struct chunks *c, struct span phrase, uint32_t *starts, size_t max)
{
	size_t first = chunk_skip_adverbs(c, phrase.first), n = 0, last = first;
	unsigned form = tag_at(c, first);
	bool inner = false, relative = false;

	starts[n++] = phrase.first;
	for (size_t i = first + 1; i < phrase.last && n < max; i++) {
		unsigned tag = c->v[i].tag;
		size_t after = i + 1, verb;
		bool comma = tag == TAG_COMMA, to;

		if (tag == TAG_TO) /* ", to attend it" is a purpose as well */
			inner |= c->v[i - 1].tag != TAG_CC;
		if (tag == TAG_VB)
			inner |= c->v[i - 1].tag != TAG_CC && c->v[i - 1].tag != TAG_COMMA;
		relative |= tag == TAG_SUB;
		if ((!comma && tag != TAG_CC) || relative)
			continue;
		if (comma && tag_at(c, after) == TAG_CC)
			after++;
		to = chunk_may(c, chunk_skip_adverbs(c, after), MAY_TO);
		verb = same_form(c, after, form);
		if (verb >= phrase.last || (inner && !(to && form == TAG_VB) && !(comma && after > i + 1)))
			continue;
		if ((inner && comma && !to) || i == last + 1) /* "deter and confront it" share an object */
			continue;
		starts[n++] = (uint32_t)chunk_skip_adverbs(c, after + to);
		if (to)
			inner = false;
		i = last = verb;
	}
	return n;
}
