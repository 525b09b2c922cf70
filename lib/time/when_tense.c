#include "time/when_tense.h"

enum {
	NEAR = 6,  /* words within which a verb is likely to go with the time */
	REACH = 40,
	PASSED = 3, /* adverbs between a verb and its auxiliary */
	ASIDE = 5, /* words of ", the ministry said," */
	PARTS = 5, /* words of "until the third of May" before "to answer" */
};

struct view {
	const struct when_grammar *g;
	const struct words *w;
};

/* "Theresa May said", "Will Jones": no auxiliary. In a headline the next word has a capital
 * too. */
static bool is_name(const struct view *v, size_t i)
{
	const struct word *word = &v->w->v[i];

	return i > 0 && word->flags & WORD_CAPITAL && !v->w->all_caps &&
	       !(i + 1 < v->w->n && word[1].flags & WORD_CAPITAL);
}

static bool is_in(const struct view *v, size_t i, enum when_known k)
{
	const struct when_slot *s = i < v->w->n ? when_slot_of(v->g, v->w->v[i].hash) : NULL;

	return s && s->mask & when_class_bit(v->g, k);
}

static enum when_aux aux_at(const struct view *v, size_t i)
{
	int32_t value = WHEN_AUX_NONE;

	if (i < v->w->n && !is_name(v, i))
		when_word_value(v->g, v->w->v[i].hash, WHEN_AUX, &value);
	return (enum when_aux)value;
}

/* "not", "immediately"; not "family". */
static bool is_adverb(const struct view *v, size_t i)
{
	if (is_in(v, i, WHEN_AUX))
		return aux_at(v, i) == WHEN_AUX_ADVERB;
	return !(v->w->v[i].flags & WORD_CAPITAL) && str_ends(words_text(v->w, i, i + 1), STR("ly"));
}

/* Nothing but a space, hyphen or apostrophe stands before word i. */
static bool is_joined(const struct view *v, size_t i)
{
	unsigned gap = i && i < v->w->n ? v->w->v[i].gap : GAP_BREAK;

	return gap == GAP_SPACE || gap == GAP_HYPHEN || gap == GAP_APOSTROPHE;
}

/* The word before `i`, adverbs passed over; the number of words if there is none. */
static size_t before(const struct view *v, size_t i)
{
	for (int k = 0; k <= PASSED && is_joined(v, i); k++)
		if (!is_adverb(v, --i))
			return i;
	return v->w->n;
}

/* "visited", not "United", "need" or "red". */
static bool ends_in_ed(const struct view *v, size_t i)
{
	struct str s = words_text(v->w, i, i + 1);

	return s.len >= 5 && !(v->w->v[i].flags & WORD_CAPITAL) && str_ends(s, STR("ed"));
}

/* "to meet"; not "to Paris", "to the talks". */
static bool is_infinitive(const struct view *v, size_t i)
{
	if (i + 1 >= v->w->n || v->w->v[i + 1].gap != GAP_SPACE)
		return false;
	if (v->w->v[i + 1].flags & (WORD_CAPITAL | WORD_DIGIT))
		return false;
	return !is_in(v, i + 1, WHEN_NOUNS);
}

/* Behind "be": "will be held" lies ahead, "was to be held" did. */
static int after_be(const struct view *v, size_t be)
{
	size_t to = before(v, be), k = before(v, to);

	if (!is_in(v, to, WHEN_INFINITIVE))
		return 1;
	return aux_at(v, k) == WHEN_AUX_FINITE && is_in(v, k, WHEN_PAST) ? -1 : 1;
}

/* "the damaged port", "the left"; not "this led to". */
static bool is_noun_part(const struct view *v, size_t i, size_t k)
{
	return aux_at(v, i) == WHEN_AUX_NONE && is_in(v, k, WHEN_ARTICLE) &&
	       !is_in(v, k, WHEN_THIS);
}

/* A form that may be a past, a participle or an infinitive: what stands before tells which.
 * "Will set" and "to set" lie ahead, as does what "will have been set by" then. */
static int past_form(const struct view *v, size_t i, enum when_reach reach)
{
	size_t k = before(v, i);

	switch (aux_at(v, k)) {
	case WHEN_AUX_BE:
		return after_be(v, k);
	case WHEN_AUX_HAVE:
		return reach != WHEN_AT && aux_at(v, before(v, k)) == WHEN_AUX_WILL ? 1 : -1;
	case WHEN_AUX_WILL:
	case WHEN_AUX_MODAL:
		return 1;
	default:
		break;
	}
	if (is_in(v, k, WHEN_INFINITIVE))
		return ends_in_ed(v, i) ? 0 : 1; /* "to displaced people" */
	return is_noun_part(v, i, k) ? 0 : -1;
}

/* Whose past is spelled as the first half of "won't". */
static bool is_wont(const struct view *v, size_t i)
{
	const struct word *w = &v->w->v[i];

	return i + 1 < v->w->n && w[1].gap == GAP_APOSTROPHE &&
	       word_roles_at(&v->g->forms, &w->hash, sizeof *w, 2) >> WHEN_FORM_CONTRACTION & 1;
}

static int evidence(const struct view *v, size_t i, enum when_reach reach)
{
	if ((is_in(v, i, WHEN_FUTURE) && !is_name(v, i)) || is_wont(v, i))
		return 1;
	if (is_in(v, i, WHEN_PAST))
		return past_form(v, i, reach);
	if (is_in(v, i, WHEN_INFINITIVE))
		return is_infinitive(v, i);
	if (is_in(v, i, WHEN_STILL))
		return 0;
	return ends_in_ed(v, i) ? past_form(v, i, reach) : 0;
}

/* What lies ahead of its bound does so however far the verb is. */
static int weigh(int e, size_t off, enum when_reach reach)
{
	return off <= NEAR || (e > 0 && reach != WHEN_AT) ? 2 * e : e;
}

/* Another clause begins behind word i, or with it. */
static bool is_border(const struct view *v, size_t i)
{
	return !is_joined(v, i + 1) || is_in(v, i, WHEN_SAYING) || is_in(v, i, WHEN_CLAUSES);
}

/* "will arrive, the ministry said, by May" */
static bool is_aside(const struct view *v, size_t i)
{
	if (!is_in(v, i, WHEN_SAYING) || i + 1 >= v->w->n || is_joined(v, i + 1))
		return false;
	for (size_t k = i; k > 0 && k + ASIDE > i; k--)
		if (!is_joined(v, k))
			return true;
	return false;
}

/* What was asked for, extended and the like by then lies ahead; not what is "agreed by
 * May". */
static bool reaches(const struct view *v, size_t i, size_t lead, enum when_reach reach)
{
	return is_in(v, i, WHEN_REACHING) && (reach == WHEN_TILL || i + 1 != lead);
}

static int look_back(const struct view *v, size_t lead, size_t first, enum when_reach reach)
{
	int past = 0, aside = 0;

	for (size_t i = lead; i-- > 0 && first - i < REACH;) {
		int e = evidence(v, i, reach);

		if (past && is_border(v, i))
			break;
		if (past && i && is_in(v, i - 1, WHEN_ARTICLE)) /* "the plan was agreed by May" */
			continue;
		if (is_aside(v, i)) {
			aside = aside ? aside : weigh(e, first - i, reach);
			continue;
		}
		if (reach != WHEN_AT && e < 0 && !past && reaches(v, i, lead, reach))
			e = 1;
		if (e > 0 || (e && reach == WHEN_AT))
			return weigh(e, first - i, reach);
		if (!past)
			past = weigh(e, first - i, reach);
	}
	return past ? past : aside;
}

/* A participle tells less than the verb behind it: "By May, the ships sent by France will
 * have arrived." */
static int look_ahead(const struct view *v, size_t lead, size_t last, enum when_reach reach)
{
	int past = 0;

	for (size_t i = last, off = 1; i < v->w->n && off < REACH; i++, off++) {
		int e = evidence(v, i, reach);

		if (past && is_border(v, i - 1))
			break;
		if (reach != WHEN_AT && e < 0 && !past && reaches(v, i, lead, reach))
			e = 1;
		if (past && !is_in(v, i, WHEN_FUTURE)) /* "began to" */
			continue;
		if (e > 0 || (e && (reach == WHEN_AT || aux_at(v, i) != WHEN_AUX_NONE)))
			return weigh(e, off, reach);
		past = weigh(e, off, reach);
	}
	return past;
}

/* "Until Friday to answer": a term that runs. */
static bool leaves_time(const struct view *v, size_t last)
{
	for (size_t i = last; i < v->w->n && i < last + PARTS && is_joined(v, i); i++) {
		if (is_in(v, i, WHEN_INFINITIVE))
			return is_infinitive(v, i);
		if (!(v->w->v[i].flags & WORD_DIGIT) && !when_slot_of(v->g, v->w->v[i].hash))
			return false;
	}
	return false;
}

int when_tense(const struct when_grammar *g, const struct words *w, size_t lead, size_t first,
               size_t last, enum when_reach reach)
{
	struct view v = {g, w};
	int told, ahead;

	if (reach == WHEN_BACK)
		return -3;
	if (reach == WHEN_TILL && leaves_time(&v, last))
		return 2;
	told = look_back(&v, lead, first, reach);
	if (told && (reach == WHEN_AT || told != -1))
		return told;
	ahead = look_ahead(&v, lead, last, reach);
	return told && ahead <= 0 ? told : ahead;
}
