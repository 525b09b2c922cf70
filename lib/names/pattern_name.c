#include "names/pattern_name.h"

#include "names/title.h"
#include "names/title_word.h"

/* Parts of a run of capitals and of a tail: the longest names that people write have half as
 * many, and without a bound a word of a long run would cost the whole of it. */
enum { RUN_MOST = 24, TAIL_MOST = 32 };

static bool is_state(const struct known *n)
{
	return n->last && (n->row->type == MENTION_GPE || n->row->type == MENTION_NORP);
}

/* What the words before a head are. */
struct modifiers {
	unsigned words, states; /* words in all; names of states and peoples among them */
	bool other;             /* something that is no state */
	size_t last;            /* where the last modifier begins */
};

static bool is_plural_owner(const struct scene *s, size_t i)
{
	const struct word *v = s->w->v;
	const char *p = s->w->text.p;
	size_t len = v[i].start - v[i - 1].end;

	/* "Leaders’ Summit": s, apostrophe, space. */
	if (v[i].gap != GAP_BREAK || p[v[i - 1].end - 1] != 's' || s->known[i - 1].last)
		return false;
	return (len == 2 && p[v[i - 1].end] == '\'' && p[v[i].start - 1] == ' ') ||
	       (len == 4 && !memcmp(p + v[i - 1].end, "\xE2\x80\x99 ", 4));
}

static bool can_be_part(const struct scene *s, size_t i)
{
	if (i >= s->w->n || s->taken[i])
		return false;
	return (is_capital(s, i) && !(s->vocab[i] & VOCAB_FUNCTION)) || s->known[i].last;
}

/* "X and Y HEAD": where neither side is a name of its own. */
static bool joins_words(const struct scene *s, size_t i, size_t head_end)
{
	if (!is_spaced(s, i) || !is_fw(s, i, FW_AND) || !is_spaced(s, i + 1))
		return false;
	return head_end != i && !s->known[i - 1].last && can_be_part(s, i + 1) &&
	       !s->known[i + 1].last && !title_starts(s, i + 1);
}

/* "Women's Forum", "World's Fair"; "Yoon's Committee" is two names. */
static bool owns_names(const struct scene *s, size_t i)
{
	return is_fw(s, i, FW_OWNER);
}

/* The next part of a run of capitals that reaches to word i; 0 where it ends. */
static size_t next_part(const struct scene *s, size_t i, size_t head_end)
{
	const struct word *v = s->w->v;

	if (i >= s->w->n)
		return 0;
	if (joins_words(s, i, head_end))
		return i + 1;
	if (is_possessive(s, i))
		return owns_names(s, i - 1) && is_spaced(s, i + 1) && can_be_part(s, i + 1) ? i + 1 : 0;
	if (is_plural_owner(s, i) && can_be_part(s, i))
		return i;
	switch (v[i].gap) {
	case GAP_SPACE: case GAP_HYPHEN: case GAP_AND: case GAP_SLASH:
		break;
	case GAP_STOP: /* "St. Petersburg", "No. 4" are known or numbers; "U.S. Army" is SPACE. */
	default:
		return 0;
	}
	if (v[i].flags & WORD_DIGIT && !(s->taken[i]))
		return is_joined(s, i + 1) && can_be_part(s, i + 1) ? i : 0;
	if (v[i].gap == GAP_HYPHEN && is_lower(s, i) && is_joined(s, i + 1) &&
	    can_be_part(s, i + 1) && is_capital(s, i - 1))
		return i;
	return can_be_part(s, i) ? i : 0;
}

/* A title inside a name is one only if the head follows: "Foreign Ministers Meeting". */
static bool title_stops(const struct scene *s, size_t i, size_t *next)
{
	struct title t;
	uint32_t last;

	if (!title_starts(s, i) || !title_at(s, i, &t))
		return false;
	*next = t.last;
	return !scene_head(s, t.last, &last);
}

static void count(const struct scene *s, size_t i, size_t next, struct modifiers *m)
{
	const struct known *n = &s->known[i];

	m->words += (unsigned)(next - i);
	m->last = i;
	if (n->last && n->row->type == MENTION_NORP)
		m->states++;
	else if (is_state(n) && n->row->id_len == 3 && n->row->country[0])
		m->states++;
	else
		m->other = true;
}

static bool is_person_like(const struct scene *s, size_t i)
{
	const struct known *n = &s->known[i];

	return (n->last && n->row->type == MENTION_PERSON) || (!n->last && s->vocab[i] != VOCAB_FUNCTION &&
	       (s->vocab[i] & VOCAB_SURNAME || memory_find(s->m, s->w, i)));
}

/* Do the modifiers before a head suffice to make it a name? */
static bool enough(const struct scene *s, const struct pattern_head *h, const struct modifiers *m)
{
	if (h->flags & PATTERN_PERSON)
		return m->words && is_person_like(s, m->last);
	if (!m->words)
		return false;
	return m->other || m->states > 1 || !(h->flags & PATTERN_WEAK);
}

/* A head written small: "LPDF roadmap", "Paris accord", but not "U.S. agreement". */
static bool enough_small(const struct scene *s, const struct pattern_head *h,
                         const struct modifiers *m)
{
	const struct known *n = &s->known[m->last];

	if (!(h->flags & PATTERN_LOW) || !m->words)
		return false;
	if (h->flags & PATTERN_PERSON)
		return is_person_like(s, m->last);
	if (n->last && (n->row->type == MENTION_NORP || n->row->type == MENTION_PERSON ||
	                (n->row->type == MENTION_GPE && n->row->id_len == 3)))
		return false;
	if (n->last)
		return true;
	/* "LPDF roadmap", "Berlin II conference" */
	return s->w->v[m->last].flags & WORD_UPPER || memory_find(s->m, s->w, m->last);
}

/* The number behind "Resolution", with "No." and "A/RES/75/"; 0 if there is none. */
static size_t number_end(const struct scene *s, size_t i)
{
	const struct word *v = s->w->v;

	if (is_spaced(s, i) && is_fw(s, i, FW_NO) && i + 1 < s->w->n &&
	    (v[i + 1].gap == GAP_STOP || v[i + 1].gap == GAP_SPACE))
		i++;
	else if (!is_joined(s, i))
		return 0;
	if (v[i].flags & WORD_CAPITAL)
		while (i + 1 < s->w->n && v[i + 1].gap == GAP_SLASH && !(v[i].flags & WORD_DIGIT))
			i++;
	if (!(v[i].flags & WORD_DIGIT))
		return 0;
	while (i + 1 < s->w->n && v[i + 1].gap == GAP_SLASH && v[i + 1].flags & WORD_DIGIT)
		i++;
	return i + 1;
}

static unsigned preposition(const struct scene *s, size_t i)
{
	static const struct {
		enum function_word word;
		unsigned flag;
	} all[] = {{FW_OF, PATTERN_OF},           {FW_FOR, PATTERN_FOR},
	           {FW_ON, PATTERN_ON},           {FW_TO, PATTERN_TO},
	           {FW_WITH, PATTERN_WITH},
	           {FW_AGAINST, PATTERN_AGAINST}, {FW_BETWEEN, PATTERN_BETWEEN}};
	uint64_t roles = is_spaced(s, i) ? word_roles_of(&s->k->words, s->w->v[i].hash) : 0;

	for (size_t k = 0; roles && k < sizeof all / sizeof *all; k++)
		if (roles >> all[k].word & 1)
			return all[k].flag;
	return 0;
}

/* A part of a tail at word i: a capitalised word or known name. Its end, 0 for none. */
static size_t tail_part(const struct scene *s, size_t i)
{
	struct title t;

	if (!can_be_part(s, i))
		return 0;
	if (s->known[i].last)
		return s->known[i].last;
	if (title_starts(s, i) && title_at(s, i, &t) && !t.plural)
		return 0;
	return i + 1;
}

/* "High State Council": capitals that end in the noun of an organisation. */
static bool is_institution(const struct scene *s, size_t i)
{
	const struct pattern_head *h;
	uint32_t last;

	for (int parts = 0; parts < 5 && can_be_part(s, i) && (!parts || is_spaced(s, i)); parts++) {
		h = scene_head(s, i, &last);
		if (h && parts && h->type == MENTION_ORG)
			return true;
		i++;
	}
	return false;
}

/* "and Y" inside a tail; not before what is a name of its own. */
static size_t and_part(const struct scene *s, size_t i, bool comma, bool known)
{
	size_t at = i + 1;

	if (!is_fw(s, i, FW_AND) || !is_spaced(s, at))
		return 0;
	if (!can_be_part(s, at) || title_starts(s, at) || (s->known[at].last && !known && !comma))
		return 0;
	if (!comma && is_institution(s, at))
		return 0;
	return tail_part(s, at);
}

/* ", Y, and Z" from the comma before word i; 0 if no "and" closes the list. */
static size_t list_end(const struct scene *s, size_t i)
{
	for (int items = 0; items < 6 && i < s->w->n; items++) {
		size_t end;

		if (s->w->v[i].gap != GAP_COMMA)
			return 0;
		if (is_fw(s, i, FW_AND))
			return and_part(s, i, true, false);
		if (s->known[i].last || title_starts(s, i))
			return 0;
		end = tail_part(s, i);
		if (!end)
			return 0;
		while (end < s->w->n && is_joined(s, end) && is_capital(s, end) && tail_part(s, end))
			end = tail_part(s, end);
		if (is_spaced(s, end) && is_fw(s, end, FW_AND))
			return and_part(s, end, true, false);
		i = end;
	}
	return 0;
}

static bool is_year(const struct scene *s, size_t i)
{
	return i < s->w->n && s->w->v[i].flags & WORD_DIGIT && s->w->v[i].end - s->w->v[i].start == 4;
}

/* A tail on its way: how many parts it may still take, and the preposition at its end that
 * opens another one ("Bank of Kenya for Trade"), 0 for none. */
struct tail {
	size_t inner;
	unsigned left;
};

/* Where the parts begin that the preposition at word i opens; 0 for nowhere. */
static size_t tail_start(const struct scene *s, size_t i)
{
	size_t at = i + 1;

	if (is_spaced(s, at) && is_fw(s, at, FW_ARTICLE))
		at++;
	if (!is_spaced(s, at))
		return 0;
	/* "a 21st-Century Partnership" */
	if (s->w->v[at].flags & WORD_DIGIT && is_joined(s, at + 1) && is_capital(s, at + 1))
		at++;
	return at;
}

static size_t inner_preposition(const struct scene *s, size_t i)
{
	const unsigned inner = PATTERN_OF | PATTERN_FOR | PATTERN_ON | PATTERN_TO | PATTERN_AGAINST;

	return preposition(s, i) & inner ? i : 0;
}

/* The next part of a tail, behind the one that ends before word *end, or 0. Moves *end over
 * "and Y" and ", Y, and Z". */
static size_t more_tail(const struct scene *s, size_t *end, bool known, struct tail *t)
{
	size_t i = *end, next;
	bool list = false;

	if (i >= s->w->n)
		return 0;
	if (is_possessive(s, i) && is_spaced(s, i + 1) && tail_part(s, i + 1))
		return i + 1;
	if ((is_joined(s, i) || s->w->v[i].gap == GAP_AND) && can_be_part(s, i))
		return i;
	next = is_spaced(s, i) ? and_part(s, i, false, known) : 0;
	if (!next && (t->inner = inner_preposition(s, i)) != 0)
		return 0;
	if (!next && s->w->v[i].gap == GAP_COMMA)
		list = (next = list_end(s, i)) != 0;
	if (!next)
		return 0;
	*end = next;
	if (!list && (t->inner = inner_preposition(s, next)) != 0)
		return 0;
	return is_joined(s, next) && can_be_part(s, next) ? next : 0;
}

/* How far the parts reach that the preposition at word i opens; 0 if it opens none. */
static size_t parts_end(const struct scene *s, size_t i, struct tail *t)
{
	size_t at = tail_start(s, i), end = 0, next;

	t->inner = 0;
	if (!at)
		return 0;
	if (is_year(s, at) && is_fw(s, i, FW_OF))
		return at + 1;
	while (at && t->left && (next = tail_part(s, at)) != 0) {
		bool known = s->known[at].last;

		t->left--;
		end = next;
		at = more_tail(s, &end, known, t);
	}
	return end;
}

/* How far a tail reaches that the preposition at word i opens, with the tails at its end; 0
 * if it does not. What has more parts is no name. */
static size_t tail_end(const struct scene *s, size_t i)
{
	struct tail t = {.inner = i, .left = TAIL_MOST};
	size_t end = 0, next;

	while (t.inner && t.left && (next = parts_end(s, t.inner, &t)) != 0)
		end = next;
	return end;
}

/* Completes a name whose head is `h`, ending at n->core, with number and tail. False if it
 * is not a name after all. */
static bool complete(const struct scene *s, struct pattern_name *n, const struct modifiers *m,
                     bool small)
{
	const struct pattern_head *h = n->kind;
	size_t end = 0;

	n->last = n->core;
	if (h->flags & PATTERN_NUMBER && (end = number_end(s, n->core)) != 0) {
		n->last = (uint32_t)end;
		return true;
	}
	if (small)
		return enough_small(s, h, m);
	if (preposition(s, n->core) & h->flags)
		end = tail_end(s, n->core);
	if (end)
		n->last = (uint32_t)end;
	if (enough(s, h, m))
		return !(h->flags & PATTERN_NUMBER) || m->other;
	/* A head alone at the start of a sentence has its capital from there. */
	return end && (n->head || !(h->flags & PATTERN_WEAK)) && !(h->flags & PATTERN_PERSON);
}

bool pattern_name_at(const struct scene *s, size_t i, struct pattern_name *n)
{
	struct modifiers m = {0};
	size_t at = i, head_end = 0;
	bool found = false;

	if (s->w->all_caps || !can_be_part(s, i) || s->taken[i])
		return false;
	for (int parts = 0; (at || !parts) && at < s->w->n && parts < RUN_MOST; parts++) {
		struct pattern_name try = {.first = (uint32_t)i, .head = (uint32_t)at};
		size_t next = at + 1;
		bool small = is_lower(s, at);

		try.kind = scene_head(s, at, &try.core);
		/* "U.S.-Republic of Korea": a pair of states. */
		if (try.kind && try.kind->type == MENTION_GPE && s->known[at].last > try.core)
			break;
		if (try.kind) {
			head_end = next = try.core;
			if (complete(s, &try, &m, small)) {
				*n = try;
				found = true;
			}
			if (small)
				break;
		} else if (title_stops(s, at, &next)) {
			break;
		}
		if (s->known[at].last > next && !try.kind)
			next = s->known[at].last;
		count(s, at, next, &m);
		at = next_part(s, next, head_end);
		if (!at && is_spaced(s, next) && is_lower(s, next))
			at = next;
		if (at && is_lower(s, at) && !s->known[at].last && !scene_head(s, at, &try.core) &&
		    s->w->v[at].gap != GAP_HYPHEN)
			break;
	}
	return found;
}
