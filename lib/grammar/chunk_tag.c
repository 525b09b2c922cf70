#include "grammar/chunk.h"

/* How far the clause is searched for another finite verb. */
enum { REACH = 40 };

/* How long the words for who says something may be. */
enum { REPORT = 16 };

/* One pass from left to right; what is already tagged is to the left of `i`, the token in
 * hand. */
struct tagger {
	struct chunks *c;
	const struct tokens *t;
	size_t left; /* behind the last token before it that is more than an adverb or a mark */
	bool all_caps;
};

static bool is_one_of(char c, const char *set)
{
	return c && strchr(set, c);
}

static enum tag punct_tag(const struct tagger *g, size_t i)
{
	char plain[TOKEN_PLAIN];
	struct str s = token_plain(g->t, i, plain);
	bool glued = g->t->v[i].flags & TOKEN_GLUED;
	bool curly = str_eq(s, STR("\xe2\x80\x99")) || str_eq(s, STR("'"));

	if (str_eq(s, STR(",")))
		return TAG_COMMA;
	if (*s.p == '.' && i && i + 1 < g->t->n && g->c->v[i - 1].tag == TAG_PROPN)
		return TAG_MARK; /* an initial: "Joseph R. Biden", "Gen. Milley" */
	if (is_one_of(*s.p, ";:.!?"))
		return TAG_STOP;
	if (str_eq(s, STR("\xe2\x80\x93")) || str_eq(s, STR("\xe2\x80\x94")) || str_eq(s, STR("--")))
		return TAG_STOP;
	if (str_eq(s, STR("&")))
		return TAG_CC;
	if (str_eq(s, STR("-")))
		return glued ? TAG_HYPHEN : TAG_STOP;
	/* "the states' aid": a plural before it and a blank behind. */
	if (curly && glued && i && i + 1 < g->t->n && !(g->t->v[i + 1].flags & TOKEN_GLUED) &&
	    (g->t->text.p[g->t->v[i - 1].end - 1] | 0x20) == 's')
		return TAG_POSS;
	return TAG_MARK;
}

/* The tag left of the token in hand; adverbs, negations, quotes and brackets are passed over. */
static enum tag left_tag(const struct tagger *g)
{
	return g->left ? (enum tag)g->c->v[g->left - 1].tag : TAG_STOP;
}

static uint32_t left_may(const struct tagger *g)
{
	return g->left ? g->c->v[g->left - 1].may : 0;
}

static uint32_t may_at(const struct chunks *c, size_t i)
{
	return i < c->n ? c->v[i].may : 0;
}

static bool punct_at(const struct tagger *g, size_t i)
{
	return i >= g->c->n || g->t->v[i].flags & TOKEN_PUNCT;
}

static bool capital_at(const struct tagger *g, size_t i)
{
	return i < g->c->n && g->t->v[i].flags & WORD_CAPITAL && !g->all_caps;
}

/* An unknown word that ends as adjectives do: "historic", "deeper". */
static bool like_adjective(const struct tagger *g, size_t i)
{
	return i < g->c->n && !g->c->v[i].may &&
	       !(g->t->v[i].flags & (TOKEN_PUNCT | WORD_CAPITAL | WORD_DIGIT)) &&
	       chunk_has(g->c, i, CLAUSE_ADJECTIVE);
}

/* Something that can open the object of a verb stands at `i`. */
static bool object_at(const struct tagger *g, size_t i)
{
	uint32_t may = may_at(g->c, i);

	return may & (MAY_DET | MAY_POSS | MAY_PRON | MAY_NUM | MAY_ADJ) || capital_at(g, i) ||
	       like_adjective(g, i);
}

/* A word that can only be a finite verb. */
static bool surely_finite(const struct chunk *c)
{
	if (c->may & MAY_MD || (c->may & MAY_AUX && c->may & (MAY_S | MAY_PAST)))
		return true;
	return c->may & (MAY_S | MAY_PAST) && !(c->may & (MAY_NOUN | MAY_PART)) &&
	       !(c->may & MAY_AUX);
}

static bool clause_border(const struct tagger *g, size_t i)
{
	const struct chunk *c = &g->c->v[i];

	return (c->may & MAY_SUB && !(c->may & MAY_ADP)) ||
	       (g->t->v[i].flags & TOKEN_PUNCT && is_one_of(g->t->text.p[g->t->v[i].start], ";:."));
}

static bool finite_right(const struct tagger *g, size_t i)
{
	size_t end = i + REACH < g->c->n ? i + REACH : g->c->n;

	for (size_t k = i + 1; k < end && !clause_border(g, k); k++)
		if (surely_finite(&g->c->v[k]) && !capital_at(g, k)) /* no "May" */
			return true;
	return false;
}

/* A finite verb since the last border, nothing between being a new clause's "and". */
static bool finite_left(const struct tagger *g, size_t i)
{
	size_t end = i > REACH ? i - REACH : 0;

	for (size_t k = i; k > end && !clause_border(g, k - 1); k--)
		if (g->c->v[k - 1].finite)
			return true;
	return false;
}

static bool is_adverb(const struct tagger *g, size_t i)
{
	uint32_t may = may_at(g->c, i);

	return (may & (MAY_ADV | MAY_NOT) && !(may & MAY_BASE)) ||
	       (!may && i < g->c->n && chunk_has(g->c, i, CLAUSE_ADVERB));
}

static inline bool is_glued_hyphen(const struct tagger *g, size_t i)
{
	char plain[TOKEN_PLAIN];

	return i < g->c->n && g->t->v[i].flags & TOKEN_GLUED &&
	       str_eq(token_plain(g->t, i, plain), STR("-"));
}

/* "re-balance", "co-host": the prefix carries the verb's class. */
static bool is_prefix(const struct tagger *g, size_t i)
{
	return chunk_has(g->c, i, CLAUSE_PREFIX) && is_glued_hyphen(g, i + 1) && i + 2 < g->c->n &&
	       may_at(g->c, i + 2) & (MAY_BASE | MAY_PAST);
}

static enum tag closed_tag(const struct tagger *g, size_t i, uint32_t may)
{
	uint32_t next = may_at(g->c, i + 1);
	enum tag left = left_tag(g);

	if (may & MAY_TO) {
		size_t k = i + 1;

		while (is_adverb(g, k))
			k++;
		next = may_at(g->c, k);
		if (is_prefix(g, k))
			return TAG_TO;
		if (!(next & MAY_BASE) || (capital_at(g, k) && !capital_at(g, i)))
			return TAG_ADP;
		if (next & RATHER_NOUN && !object_at(g, k + 1))
			return TAG_ADP;
		return TAG_TO;
	}
	if (may & MAY_SUB && may & MAY_DET) { /* that */
		bool noun_next = next && !(next & (MAY_DET | MAY_POSS | MAY_PRON | MAY_ADP | MAY_MD |
		                                   MAY_AUX | MAY_S | MAY_PAST | MAY_NUM));

		if (!i || left == TAG_ADP || (left == TAG_CC && noun_next))
			return TAG_DET;
		return TAG_SUB;
	}
	if (may & MAY_SUB && may & MAY_ADP) /* after, since, until, as */
		return finite_right(g, i) && !finite_left(g, i) && i && left != TAG_COMMA ? TAG_ADP
		       : next & MAY_PRON                                                 ? TAG_SUB
		                                                                         : TAG_ADP;
	if (may & MAY_POSS && may & MAY_PRON) /* her */
		return next & (MAY_ADP | MAY_CC | MAY_TO) || punct_at(g, i + 1) ? TAG_PRON : TAG_POSS;
	if (may & MAY_DET && may & MAY_PRON) /* these, this, those */
		return next & (MAY_ADP | MAY_MD | MAY_AUX | MAY_SUB) || punct_at(g, i + 1) ? TAG_PRON
		                                                                           : TAG_DET;
	if (may & MAY_SUB)
		return TAG_SUB;
	if (may & MAY_DET)
		return TAG_DET;
	if (may & MAY_POSS)
		return TAG_POSS;
	if (may & MAY_PRON)
		return TAG_PRON;
	if (may & MAY_CC)
		return TAG_CC;
	if (may & MAY_MD)
		return TAG_MD;
	if (may & MAY_NOT)
		return TAG_NOT;
	if (may & MAY_NUM)
		return TAG_NUM;
	return may & MAY_ADP ? TAG_ADP : TAG_ADV;
}

static enum tag aux_tag(const struct tagger *g, uint32_t may)
{
	enum tag left = left_tag(g);

	if (may & MAY_S)
		return TAG_VBZ;
	if (may & MAY_PAST)
		return TAG_VBD;
	if (may & MAY_BASE) /* "have agreed", but "be" is never finite */
		return left == TAG_TO || left == TAG_MD || may & MAY_BE ? TAG_VB : TAG_VBZ;
	return may & MAY_PART ? TAG_VBN : TAG_VBG;
}

/* Inside a noun phrase: after its opening words. */
static bool np_open(enum tag left)
{
	return left == TAG_DET || left == TAG_POSS || left == TAG_ADJ || left == TAG_NUM;
}

static bool after_aux(const struct tagger *g, uint32_t aux)
{
	return tag_is_verb(left_tag(g)) && left_may(g) & aux;
}

/* ", two people familiar with it said": the end of a report. */
static bool ends_report(const struct tagger *g, size_t i, uint32_t may)
{
	size_t k = i;
	bool ends = punct_at(g, i + 1) || may_at(g->c, i + 1) & (MAY_ADP | MAY_ADJUNCT | MAY_PRON | MAY_ADV);

	if (!(may & MAY_SAY) || !k)
		return false;
	if (left_tag(g) == TAG_COMMA) /* ", said Peru" */
		return !punct_at(g, i + 1) && !(may_at(g->c, i + 1) & (MAY_ADP | MAY_TO));
	if (!chunk_nominal(g->c, k - 1))
		return false;
	while (k && i - k < REPORT && !g->c->v[k - 1].finite && g->c->v[k - 1].tag != TAG_COMMA &&
	       g->c->v[k - 1].tag != TAG_STOP)
		k--;
	ends |= g->c->v[k].tag == TAG_MARK; /* `," X told Y` */
	return ends && k && (g->c->v[k - 1].tag == TAG_COMMA || g->c->v[k - 1].tag == TAG_STOP);
}

static enum tag past_tag(const struct tagger *g, size_t i, uint32_t may)
{
	enum tag left = left_tag(g);
	bool noun_next = !punct_at(g, i + 1) &&
	                 !(may_at(g->c, i + 1) & ~(uint32_t)(MAY_NOUN | MAY_VERB | RATHER_NOUN | MAY_ADJ));

	if (left == TAG_HYPHEN && i > 1 && g->c->v[i - 2].tag == TAG_ADV) /* "re-opened" */
		return finite_left(g, i) ? TAG_VBN : TAG_VBD;
	if (left == TAG_HYPHEN) /* "so-called", "UN-led" */
		return TAG_ADJ;
	if (after_aux(g, MAY_BE | MAY_HAVE))
		return TAG_VBN;
	if (np_open(left) || (left == TAG_ADP && noun_next))
		return may & MAY_PART && noun_next ? TAG_ADJ : TAG_VBN;
	if (!(may & MAY_PART) || ends_report(g, i, may))
		return TAG_VBD;
	if (!(may & MAY_PAST) || left == TAG_VBD || left == TAG_VBZ || left == TAG_VB)
		return noun_next ? TAG_ADJ : TAG_VBN;
	if (left == TAG_ADP || left == TAG_SUB)
		return left == TAG_ADP ? TAG_VBN : TAG_VBD;
	if (left == TAG_CC || left == TAG_PRON)
		return TAG_VBD;
	if (chunk_has(g->c, i + 1, CLAUSE_AGENT))
		return TAG_VBN;
	if (finite_left(g, i))
		return left == TAG_COMMA && !noun_next && (object_at(g, i + 1) ||
		                                           may_at(g->c, i + 1) & (MAY_TO | MAY_SUB))
		               ? TAG_VBD
		               : TAG_VBN;
	return left == TAG_STOP ? TAG_VBN : TAG_VBD;
}

static bool is_noun(uint32_t may)
{
	return !may || may & MAY_NOUN;
}

/* The words before `i` are a plural, or hang on one by "of": "officials of the ministry". */
static bool plural_before(const struct tagger *g, size_t i)
{
	const size_t stop = i > PHRASE_MOST ? i - PHRASE_MOST : 0;
	bool of = true;

	while (i-- > stop && (chunk_nominal(g->c, i) || g->c->v[i].tag == TAG_ADP || g->c->v[i].tag == TAG_CC)) {
		struct str s = token_text(g->t, i);

		if (of && g->c->v[i].tag == TAG_NOUN && (s.p[s.len - 1] | 0x20) == 's')
			return true;
		of = g->c->v[i].tag == TAG_ADP && chunk_has(g->c, i, CLAUSE_OF);
		if (g->c->v[i].tag == TAG_ADP && !of)
			return false;
	}
	return false;
}

/* "and urge countries to": an unknown plural before an infinitive. */
static bool people_at(const struct tagger *g, size_t i)
{
	char plain[TOKEN_PLAIN];
	struct str s;

	if (i >= g->c->n || g->c->v[i].may || g->t->v[i].flags & (TOKEN_PUNCT | WORD_DIGIT))
		return false;
	s = token_plain(g->t, i, plain);
	return s.len > 3 && str_ends(s, STR("s")) && may_at(g->c, i + 1) & MAY_TO;
}

/* "-s" and base forms that may be nouns as well. */
static enum tag present_tag(const struct tagger *g, size_t i, uint32_t may)
{
	enum tag left = left_tag(g);
	bool subject = left == TAG_PRON || left == TAG_SUB || left == TAG_NOUN ||
	               left == TAG_PROPN || left == TAG_VBG || left == TAG_NUM;
	bool plural = false;

	if (left == TAG_TO || left == TAG_MD || after_aux(g, MAY_DO))
		return TAG_VB;
	if (np_open(left) || left == TAG_ADP)
		return TAG_NOUN;
	if (may & MAY_ADJ && left != TAG_PRON && !punct_at(g, i + 1) && is_noun(may_at(g->c, i + 1)))
		return TAG_ADJ; /* "guaranteed free passage" */
	if (may & MAY_ADJ && left == TAG_COMMA && may_at(g->c, i + 1) & MAY_ADP)
		return TAG_ADJ; /* ", free from fear" */
	if (!(may & MAY_NOUN))
		return may & MAY_S || subject ? TAG_VBZ : TAG_VB;
	if (left == TAG_PRON)
		return TAG_VBZ;
	if (left == TAG_CC || left == TAG_COMMA) /* "to meet, discuss and plan X" */
		return may & MAY_BASE && !(may & RATHER_NOUN) &&
		               (object_at(g, i + 1) || (left == TAG_CC && people_at(g, i + 1)))
		           ? TAG_VB
		           : TAG_NOUN;
	if (may & MAY_PAST) /* "set", "put": agrees with any subject */
		plural = true;
	else if (i && left != TAG_STOP)
		plural = plural_before(g, i);
	if (plural && left == TAG_NOUN && may & MAY_BASE && may_at(g->c, i + 1) & MAY_TO &&
	    !finite_left(g, i))
		return TAG_VBZ; /* "officials of the ministry plan to" */
	if (!subject || finite_left(g, i) || may & RATHER_NOUN ||
	    (may & MAY_BASE && !plural && left != TAG_SUB))
		return TAG_NOUN;
	if (finite_right(g, i))
		return TAG_NOUN;
	return TAG_VBZ;
}

static enum tag ing_tag(const struct tagger *g, size_t i, uint32_t may)
{
	enum tag left = left_tag(g);
	uint32_t next = may_at(g->c, i + 1);
	bool ends = punct_at(g, i + 1) || next & (MAY_ADP | MAY_CC | MAY_AUX | MAY_MD);

	(void)may;
	if (left == TAG_HYPHEN)
		return TAG_ADJ;
	if (after_aux(g, MAY_BE))
		return TAG_VBG;
	if (np_open(left))
		return ends ? TAG_NOUN : TAG_ADJ;
	return TAG_VBG;
}

static enum tag unknown_tag(const struct tagger *g, size_t i)
{
	uint64_t ends = g->c->v[i].roles;
	uint32_t may = 0;
	bool first = !i || g->c->v[i - 1].tag == TAG_STOP;

	if (g->t->v[i].flags & WORD_DIGIT)
		return TAG_NUM;
	if (g->t->v[i].flags & TOKEN_NAME ||
	    (capital_at(g, i) && !(first && ends >> CLAUSE_ADVERB & 1 && !capital_at(g, i + 1))))
		return TAG_PROPN;
	if (ends >> CLAUSE_ADVERB & 1)
		return TAG_ADV;
	if (left_tag(g) == TAG_MD)
		return TAG_VB;
	if (ends >> CLAUSE_GERUND & 1)
		may = MAY_ING;
	else if (ends >> CLAUSE_PAST & 1)
		may = MAY_PAST | MAY_PART;
	if (!may && like_adjective(g, i) && !punct_at(g, i + 1) &&
	    (!may_at(g->c, i + 1) || may_at(g->c, i + 1) & (MAY_NOUN | MAY_ADJ | MAY_ING)))
		return TAG_ADJ;
	g->c->v[i].may = may;
	return may & MAY_ING ? ing_tag(g, i, may) : may ? past_tag(g, i, may) : TAG_NOUN;
}

/* A name, not the word that it is spelled like: "the March session", "Will Smith". */
static bool is_name(const struct tagger *g, size_t i, uint32_t may)
{
	size_t k = i;

	if (!capital_at(g, i))
		return false;
	if (g->t->v[i].flags & TOKEN_NAME)
		return true;
	if (g->t->v[i].flags & WORD_UPPER && g->t->v[i].end - g->t->v[i].start > 1)
		return true;
	while (k && g->c->v[k - 1].tag == TAG_MARK)
		k--;
	if (!k || g->c->v[k - 1].tag == TAG_STOP)
		return may & MAY_VERB && !(may & MAY_AUX) && capital_at(g, i + 1) && !(may & MAY_ING);
	return !(may & (MAY_DET | MAY_POSS | MAY_PRON | MAY_ADP | MAY_CC | MAY_SUB | MAY_TO | MAY_AUX |
	                MAY_NOT));
}

static enum tag word_tag(const struct tagger *g, size_t i)
{
	uint32_t may = g->c->v[i].may;
	enum tag left = left_tag(g);

	if (is_glued_hyphen(g, i + 1)) {
		bool prefix = is_prefix(g, i);

		if ((left == TAG_TO || left == TAG_MD) && (prefix || !may))
			return TAG_VB;
		if (prefix && may_at(g->c, i + 2) & MAY_PAST)
			return TAG_ADV;
	}
	if (!may)
		return unknown_tag(g, i);
	if (is_name(g, i, may))
		return TAG_PROPN;
	if (may & MAY_AUX)
		return aux_tag(g, may);
	if (may & (MAY_DET | MAY_POSS | MAY_PRON | MAY_ADP | MAY_CC | MAY_SUB | MAY_TO | MAY_MD |
	           MAY_NOT | MAY_NUM))
		return closed_tag(g, i, may);
	if (may & MAY_ADJ && !(may & MAY_VERB))
		return TAG_ADJ;
	if (may & MAY_ADV && !(may & MAY_VERB))
		return TAG_ADV;
	if (may & (MAY_PAST | MAY_PART) && !(may & (MAY_S | MAY_BASE)))
		return past_tag(g, i, may);
	if (may & (MAY_PAST | MAY_PART) && after_aux(g, MAY_BE | MAY_HAVE))
		return TAG_VBN;
	if (may & MAY_ING)
		return ing_tag(g, i, may);
	if (may & (MAY_S | MAY_BASE))
		return present_tag(g, i, may);
	return TAG_NOUN;
}

static bool is_finite(enum tag tag)
{
	return tag == TAG_MD || tag == TAG_VBZ || tag == TAG_VBD;
}

/* 's: "is" or "has" only after a pronoun. */
static bool tag_clitic(struct tagger *g, size_t i)
{
	struct chunk *c = &g->c->v[i];

	if (!(g->t->v[i].flags & TOKEN_GLUED) || !chunk_has(g->c, i, CLAUSE_POSSESSIVE))
		return false;
	c->tag = i && g->c->v[i - 1].tag == TAG_PRON ? TAG_VBZ : TAG_POSS;
	c->finite = c->tag == TAG_VBZ;
	return true;
}

void chunk_tag(struct chunks *c, const struct forms *v, const struct forms *more,
               const struct word_roles *roles, const struct tokens *t, bool all_caps)
{
	struct tagger g = {c, t, 0, all_caps};

	chunks_fill(c, v, more, roles, t);
	for (size_t i = 0; i < c->n; i++) {
		if (!tag_clitic(&g, i)) {
			c->v[i].tag = (uint8_t)(t->v[i].flags & TOKEN_PUNCT ? punct_tag(&g, i) : word_tag(&g, i));
			c->v[i].finite = is_finite(c->v[i].tag);
		}
		if (c->v[i].tag != TAG_ADV && c->v[i].tag != TAG_NOT && c->v[i].tag != TAG_MARK)
			g.left = i + 1;
	}
}
