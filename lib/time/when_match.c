#include "time/when_match.h"

#include "time/when_tense.h"

/* "The end of the end of the ..." goes no deeper. */
enum { DEPTH = 24 };

/* A walk through the trie of one nonterminal. */
struct walk {
	struct when_search *s;
	struct when_match best;
	struct time_value values[WHEN_PATH];
	uint16_t starts[WHEN_PATH + 1]; /* token at which each symbol begins */
};

static bool in_class(const struct when_token *t, unsigned class)
{
	return t->mask >> class & 1;
}

/* The word before the match, or before its article, is in the class. */
static bool follows_class(const struct when_search *s, unsigned class, size_t start)
{
	const struct when_token *v = s->win.v;

	if (!start || !(v[start].gap & WHEN_PLAIN))
		return false;
	if (in_class(&v[start - 1], class))
		return true;
	return start > 1 && v[start - 1].gap & WHEN_PLAIN && in_class(&v[start - 2], class) &&
	       in_class(&v[start - 1], s->frame.g->h->classes[WHEN_ARTICLE]);
}

static bool holds(const struct when_search *s, unsigned condition, unsigned class, size_t start,
                  size_t end)
{
	const struct when_token *v = s->win.v;
	bool open = end < s->win.n && v[end].gap & WHEN_PLAIN;
	bool after = open && in_class(&v[end], class);

	switch ((enum when_condition)condition) {
	case WHEN_AFTER_CLASS:
		return follows_class(s, class, start);
	case WHEN_NOT_AFTER:
		return !follows_class(s, class, start);
	case WHEN_BEFORE_CLASS:
		return after;
	case WHEN_NOT_BEFORE:
		return !after;
	case WHEN_CLOSED:
		return !open || after;
	case WHEN_CAPITAL:
		return v[start].capital;
	case WHEN_ALONE:
		return v[start].word == 0 && end == s->win.n && s->win.end == s->win.w->n;
	case WHEN_UNRANKED:
		return !when_ranked(s->frame.g, s->win.w, v[start].word);
	case WHEN_NO_NEED:
		break;
	}
	return true;
}

static bool needs_met(const struct when_search *s, const struct when_rule *r, size_t start,
                      size_t end)
{
	for (size_t i = 0; i < WHEN_NEEDS; i++)
		if (!holds(s, r->needs[i].condition, r->needs[i].class, start, end))
			return false;
	return true;
}

static void accept(struct walk *w, const struct when_accept *a, size_t end)
{
	const struct when_rule *r = &w->s->frame.g->rules[a->rule];
	struct time_value captures[WHEN_CAPTURES] = {{0}}, value;
	size_t start = w->starts[a->start - 1];

	if (a->stop)
		end = w->starts[a->stop - 1];
	if (end < w->best.end || (end == w->best.end && a->rule >= w->best.rule))
		return;
	if (!needs_met(w->s, r, start, end))
		return;
	for (size_t i = 0; i < WHEN_CAPTURES; i++)
		if (a->at[i])
			captures[i] = w->values[a->at[i] - 1];
	value = time_eval(&w->s->frame, captures, r->code);
	if (value.kind == TIME_NONE)
		return;
	w->best = (struct when_match){value, a->rule, (uint16_t)start, (uint16_t)end};
}

static inline bool is_number(const struct when_grammar *g, const struct when_token *t)
{
	return t->digits || t->mask & g->h->number_mask;
}

/* Recurses: WHEN_PATH symbols deep in each of DEPTH matches within matches at most. */
static void step(struct walk *w, uint32_t node, size_t depth, size_t at);

/* Follows an edge that may fit if its symbol stands at token `at`. */
static void follow(struct walk *w, const struct when_edge *e, size_t depth, size_t at)
{
	struct when_search *s = w->s;
	const struct when_token *t = &s->win.v[at];
	struct when_match m;
	size_t end = at + 1;
	int32_t n = 0;

	if (depth && !(t->gap & e->gaps))
		return;
	switch ((enum when_symbol)e->kind) {
	case WHEN_SYM_WORD:
		break;
	case WHEN_SYM_CLASS:
		n = when_class_value(&s->win, t, e->id);
		break;
	case WHEN_SYM_NUMBER:
		end = when_number(&s->win, (enum when_number)e->id, at, &n);
		break;
	case WHEN_SYM_RULES:
		m = when_match(s, e->id, at);
		end = m.end;
	}
	if (!end)
		return;
	w->values[depth] = e->kind == WHEN_SYM_RULES ? m.value : time_int(n);
	w->starts[depth] = (uint16_t)at;
	step(w, e->to, depth + 1, end);
}

/* Edges of words are sorted by their number. */
static void follow_word(struct walk *w, const struct when_node *node, size_t depth, size_t at)
{
	const struct when_edge *e = &w->s->frame.g->edges[node->edges];
	uint32_t number = w->s->win.v[at].number;
	size_t lo = 0, hi = node->n_words;

	if (!number)
		return;
	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (e[mid].id < number)
			lo = mid + 1;
		else
			hi = mid;
	}
	for (; lo < node->n_words && e[lo].id == number; lo++)
		follow(w, &e[lo], depth, at);
}

static void follow_classes(struct walk *w, const struct when_edge *e, size_t n, size_t depth, size_t at)
{
	for (const struct when_edge *end = e + n; e < end; e++)
		if (in_class(&w->s->win.v[at], e->id))
			follow(w, e, depth, at);
}

static void follow_numbers(struct walk *w, const struct when_edge *e, size_t n, size_t depth, size_t at)
{
	const bool number = is_number(w->s->frame.g, &w->s->win.v[at]);

	for (const struct when_edge *end = e + n; e < end; e++)
		if (number || e->id >= WHEN_NUM_WORD)
			follow(w, e, depth, at);
}

static void follow_rules(struct walk *w, const struct when_edge *e, size_t n, size_t depth, size_t at)
{
	const uint32_t starts = w->s->win.v[at].starts;

	for (const struct when_edge *end = e + n; e < end; e++)
		if (starts >> e->id & 1)
			follow(w, e, depth, at);
}

/* Each kind of edge is passed over where none of its kind fits: most do not. */
static void follow_others(struct walk *w, const struct when_node *n, size_t depth, size_t at)
{
	const struct when_token *t = &w->s->win.v[at];
	const struct when_edge *e = &w->s->frame.g->edges[n->edges + n->n_words];

	if (t->mask & n->classes)
		follow_classes(w, e, n->n_classes, depth, at);
	e += n->n_classes;
	if (n->numbers & 2 || (n->numbers && is_number(w->s->frame.g, t)))
		follow_numbers(w, e, n->n_numbers, depth, at);
	if (t->starts & n->rules)
		follow_rules(w, e + n->n_numbers, n->n_rules, depth, at);
}

static void step(struct walk *w, uint32_t index, size_t depth, size_t at)
{
	const struct when_grammar *g = w->s->frame.g;
	const struct when_node *node = &g->nodes[index];

	for (uint32_t i = 0; i < node->n_accepts; i++)
		accept(w, &g->accepts[node->accepts + i], at);
	if (at >= w->s->win.n || depth == WHEN_PATH)
		return;
	follow_word(w, node, depth, at);
	follow_others(w, node, depth, at);
}

struct when_match when_match(struct when_search *s, uint32_t nonterminal, size_t at)
{
	struct when_memos *memos = &s->memos;
	uint16_t *index = &memos->index[at][nonterminal];
	struct walk w;

	if (*index)
		return memos->v[*index - 1];
	w.s = s;
	w.best = (struct when_match){.value = time_none};
	if (s->depth == DEPTH || memos->n == WHEN_MEMOS)
		return w.best;
	s->depth++;
	step(&w, s->frame.g->h->roots[nonterminal], 0, at);
	s->depth--;
	if (memos->n < WHEN_MEMOS) {
		memos->v[memos->n] = w.best;
		*index = (uint16_t)++memos->n;
	}
	return w.best;
}
