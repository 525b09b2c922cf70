#include "grammar/clause.h"

/* How far a parenthesis between commas may reach. */
enum { PARENTHESIS = 25 };

static unsigned tag_at(const struct chunks *c, size_t i)
{
	return i < c->n ? c->v[i].tag : TAG_STOP;
}

static bool in_group(const struct chunks *c, size_t i)
{
	unsigned tag = c->v[i].tag;

	return tag == TAG_ADV || tag == TAG_NOT || tag == TAG_MD || tag == TAG_TO ||
	       (tag_is_verb(tag) && c->v[i].may & MAY_AUX);
}

/* Where looking from token `i` to the left ends. */
static size_t left_of(size_t i)
{
	return i > CLAUSE_REACH ? i - CLAUSE_REACH : 0;
}

size_t clause_group_start(const struct chunks *c, size_t i)
{
	const size_t stop = left_of(i);
	size_t start = i;

	for (; i > stop && in_group(c, i - 1); i--)
		if (c->v[i - 1].tag != TAG_ADV)
			start = i - 1;
	return start;
}

bool clause_group_finite(const struct chunks *c, size_t i)
{
	for (size_t k = clause_group_start(c, i); k <= i; k++)
		if (c->v[k].finite)
			return true;
	return false;
}

bool clause_negated(const struct chunks *c, size_t i)
{
	for (size_t k = clause_group_start(c, i); k <= i; k++)
		if (c->v[k].tag == TAG_NOT)
			return true;
	return tag_at(c, i + 1) == TAG_NOT;
}

size_t clause_finite_before(const struct chunks *c, size_t i)
{
	const size_t stop = left_of(i);

	while (i > stop)
		if (c->v[--i].finite)
			return i;
	return c->n;
}

/* What may hang between a noun and the noun phrase on its left. */
static size_t attached_left(const struct chunks *c, size_t s)
{
	size_t i = s;
	unsigned tag = i ? c->v[i - 1].tag : TAG_STOP;

	if (tag == TAG_ADP || tag == TAG_VBN || tag == TAG_VBG)
		i--;
	else if (tag == TAG_VB && i > 1 && c->v[i - 2].tag == TAG_TO)
		i -= 2;
	else
		return s;
	for (size_t stop = left_of(i); i > stop && (c->v[i - 1].tag == TAG_ADV || c->v[i - 1].tag == TAG_ADP);)
		i--;
	/* "goods made in Peru" */
	if (tag == TAG_ADP && i > 1 && (c->v[i - 1].tag == TAG_VBN || c->v[i - 1].tag == TAG_VBG) && chunk_nominal(c, i - 2))
		i--;
	if (!i || !chunk_nominal(c, i - 1))
		return s;
	return chunk_np_start(c, i - 1);
}

/* The start of the noun phrase that ends at `last`, with what it hangs on. */
static size_t chain_start(const struct chunks *c, size_t last)
{
	const size_t stop = left_of(last);
	size_t s = chunk_np_start(c, last), to;

	while (s <= last && s > stop && (to = attached_left(c, s)) < s)
		s = to;
	return s;
}

/* Past the comma and "and" on the left of `s` to the last token of a coordinated phrase;
 * c->n if there is none. */
static size_t coordinated_left(const struct chunks *c, size_t s)
{
	size_t i = s;

	if (i && c->v[i - 1].tag == TAG_CC)
		i--;
	if (i && c->v[i - 1].tag == TAG_COMMA)
		i--;
	for (size_t stop = left_of(i); i > stop && i < s && c->v[i - 1].tag == TAG_MARK;) /* the stop of "U.S. and" */
		i--;
	return i < s && i && chunk_nominal(c, i - 1) ? i - 1 : c->n;
}

/* What stands before a whole subject: nothing that governs it. */
static bool free_left(const struct chunks *c, size_t s)
{
	unsigned tag = s ? c->v[s - 1].tag : TAG_STOP;

	/* "X said | A and B would" */
	if (s && c->v[s - 1].finite && c->v[s - 1].may & MAY_SAY)
		return true;
	return tag == TAG_STOP || tag == TAG_SUB || tag == TAG_COMMA || tag == TAG_CC ||
	       tag == TAG_MARK || tag == TAG_NOUN || tag == TAG_ADV || tag == TAG_PRON || tag == TAG_DET;
}

/* A headline's "Peru, Chile agree": two short names, the first of which begins the sentence. */
static bool is_pair(const struct chunks *c, size_t s, size_t last)
{
	return s > 1 && s < 6 && last == s && c->v[last].tag == TAG_PROPN && c->v[s - 2].tag == TAG_PROPN &&
	       !chain_start(c, s - 2);
}

/* "A, B and C": commas join only where an "and" has been seen. What is joined must reach
 * back to something that governs nothing, else it is the object of another verb. */
static struct span subject_ending(const struct chunks *c, size_t last)
{
	const size_t stop = left_of(last);
	size_t whole = chain_start(c, last), s = whole, end;
	bool joined = false;

	while (s > stop && (tag_at(c, last) != TAG_PRON || chunk_has(c, last, CLAUSE_JOINS))) {
		bool comma = s && c->v[s - 1].tag == TAG_COMMA;

		end = coordinated_left(c, s);
		if (end >= c->n || (comma && !joined && !is_pair(c, s, last)))
			break;
		s = chain_start(c, end);
		if (s > end || !free_left(c, s))
			break;
		whole = s;
		joined = true;
	}
	return (struct span){(uint32_t)whole, (uint32_t)last + 1};
}

struct span clause_np_before(const struct chunks *c, size_t i)
{
	if (!i || !chunk_nominal(c, i - 1))
		return (struct span){0, 0};
	return (struct span){(uint32_t)chain_start(c, i - 1), (uint32_t)i};
}

/* "Earlier in Doha, X": what ends at `last` is no subject. */
static bool after_adposition(const struct chunks *c, size_t last)
{
	size_t s = chain_start(c, last);

	return s && c->v[s - 1].tag == TAG_ADP;
}

/* Left over ", in Paris on Monday," to before its first comma; `i` if it is none. */
static size_t skip_parenthesis(const struct chunks *c, size_t i)
{
	size_t stop = i > PARENTHESIS ? i - PARENTHESIS : 0;

	for (size_t k = i - 1; k > stop; k--) {
		if (c->v[k - 1].tag == TAG_STOP)
			break;
		if (c->v[k - 1].tag == TAG_COMMA)
			return k - 1 > 0 && chunk_nominal(c, k - 2) && !after_adposition(c, k - 2) ? k - 1 : i;
	}
	return i;
}

static bool is_dash(const struct chunks *c, size_t i)
{
	char plain[TOKEN_PLAIN];
	struct str s;

	if (i >= c->n || !(c->tokens->v[i].flags & TOKEN_PUNCT))
		return false;
	s = token_plain(c->tokens, i, plain);
	return str_eq(s, STR("\xe2\x80\x93")) || str_eq(s, STR("\xe2\x80\x94")) || str_eq(s, STR("-")) ||
	       str_eq(s, STR("--"));
}

/* "Several allies - including A and B - will": the names inside count. */
static struct span before_dashes(const struct chunks *c, size_t i)
{
	size_t stop = i > PARENTHESIS ? i - PARENTHESIS : 0;

	for (size_t k = i - 1; k > stop; k--)
		if (is_dash(c, k - 1) && k > 1 && chunk_nominal(c, k - 2))
			return (struct span){(uint32_t)chain_start(c, k - 2), (uint32_t)i};
	return (struct span){0, 0};
}

/* Left over what may stand between a subject and its verb. */
static size_t skip_modifiers(const struct chunks *c, size_t i)
{
	const size_t stop = left_of(i);

	while (i > stop &&
	       (c->v[i - 1].tag == TAG_ADV || c->v[i - 1].tag == TAG_MARK ||
	        c->v[i - 1].tag == TAG_HYPHEN || chunk_has(c, i - 1, CLAUSE_FLOATS)))
		i--;
	return i;
}

/* Left over "on March 3", which hangs on no noun: no subject begins with a preposition. */
static size_t skip_adjunct(const struct chunks *c, size_t i)
{
	size_t s;

	if (!i || !chunk_nominal(c, i - 1))
		return i;
	s = chain_start(c, i - 1);
	return s > 1 && s < i && c->v[s - 1].tag == TAG_ADP ? skip_modifiers(c, s - 1) : i;
}

/* Recurses: CLAUSE_DEPTH deep at most. */
static struct span subject_of(const struct chunks *c, size_t verb, unsigned depth);

/* Of the finite verb before `i`. */
static struct span inherited(const struct chunks *c, size_t i, unsigned depth)
{
	size_t before = clause_finite_before(c, i);

	return before < c->n && depth ? subject_of(c, before, depth - 1) : (struct span){0, 0};
}

static struct span subject_of(const struct chunks *c, size_t verb, unsigned depth)
{
	size_t g = clause_group_start(c, verb), i = g;

	if (!clause_group_finite(c, verb))
		return inherited(c, g, depth);
	i = skip_adjunct(c, skip_modifiers(c, i));
	if (i && c->v[i - 1].tag == TAG_COMMA)
		i = skip_parenthesis(c, i);
	if (!i)
		return (struct span){0, 0};
	/* A dash that begins the sentence has nothing before it. */
	if (is_dash(c, i - 1))
		return i > 1 ? before_dashes(c, i - 1) : (struct span){0, 0};
	if (c->v[i - 1].tag == TAG_SUB) {
		size_t k = i - 1;

		if (k && c->v[k - 1].tag == TAG_COMMA)
			k--;
		return k && chunk_nominal(c, k - 1) ? subject_ending(c, k - 1) : inherited(c, i - 1, depth);
	}
	if (chunk_nominal(c, i - 1))
		return subject_ending(c, i - 1);
	return inherited(c, i, depth);
}

struct span clause_subject(const struct chunks *c, size_t verb)
{
	struct chunk *k = &c->v[verb];

	if (k->tagging != c->tagging)
		k->subject = subject_of(c, verb, CLAUSE_DEPTH);
	k->tagging = c->tagging;
	return k->subject;
}

bool clause_relative(const struct chunks *c, size_t i)
{
	i = clause_group_start(c, i);
	for (size_t stop = left_of(i); i > stop && c->v[i - 1].tag == TAG_ADV;)
		i--;
	return i && c->v[i - 1].tag == TAG_SUB;
}

/* The condition that the word at `i` opens is over before the verb at `verb`: "If elected I will", "If he
 * pays a price we will". */
static bool condition_over(const struct chunks *c, size_t i, size_t verb)
{
	const size_t g = clause_group_start(c, verb);
	size_t first = chunk_skip_adverbs(c, i + 1);

	first += tag_at(c, first) == TAG_HYPHEN; /* "re-elected" */
	if (chunk_may(c, first, MAY_PART) && (tag_at(c, first + 1) == TAG_PRON || tag_at(c, first + 1) == TAG_MD))
		return true;
	if (g < i + 4 || c->v[g - 1].tag != TAG_PRON || c->v[g - 2].tag > TAG_NUM || c->v[g - 2].tag == TAG_DET)
		return false;
	for (size_t k = i + 1; k + 2 < g; k++)
		if (c->v[k].finite)
			return true;
	return false;
}

/* "set out how Peru will": the words before tell it. */
static bool is_told(const struct chunks *c, size_t i)
{
	for (size_t k = i; k-- > 0 && k + 3 >= i;)
		if (chunk_has(c, k, CLAUSE_TELLS))
			return true;
	return false;
}

bool clause_conditional(const struct chunks *c, size_t i)
{
	const size_t stop = left_of(i), verb = i;

	while (i > stop) {
		i--;
		if (chunk_has(c, i, CLAUSE_INVERTS) && (!i || tag_at(c, i - 1) == TAG_COMMA))
			return true;
		if (c->v[i].tag == TAG_COMMA || c->v[i].tag == TAG_STOP)
			return false;
		if (chunk_has(c, i, CLAUSE_DOUBTS))
			return !is_told(c, i) && !condition_over(c, i, verb);
	}
	return false;
}

static bool opens_condition(const struct chunks *c, size_t i)
{
	if (chunk_has(c, i, CLAUSE_CONDITION))
		return !i || !chunk_has(c, i - 1, CLAUSE_LASTING);
	return (chunk_has(c, i, CLAUSE_INVERTS) || chunk_has(c, i, CLAUSE_AWAITS)) && i &&
	       tag_at(c, i - 1) == TAG_COMMA;
}

struct span clause_condition(const struct chunks *c, size_t first, size_t last)
{
	size_t end;

	/* A condition may follow the action after a comma. */
	last = last < c->n && tag_at(c, last) == TAG_COMMA ? last + 2 : last + 1;
	for (size_t i = first; i < last && i < c->n; i++) {
		if (!opens_condition(c, i))
			continue;
		for (end = i; end < clause_horizon(c, i) && c->v[end].tag != TAG_STOP && c->v[end].tag != TAG_COMMA; end++)
			;
		return (struct span){(uint32_t)i, (uint32_t)end};
	}
	return (struct span){0, 0};
}
