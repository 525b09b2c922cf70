#include "time/when.h"

#include "base/die.h"
#include "know/blob.h"
#include "time/when_fiscal.h"
#include "time/when_match.h"
#include "time/when_tense.h"

#include <stdlib.h>

_Static_assert((int)WHEN_VALUE == (int)TIME_PRINTED, "as long as values are");

enum { BEFORE = 2 }; /* tokens that a condition may look back at */

struct when_rules {
	struct when_grammar g;
	bool dmy;
	int32_t fiscal; /* of who issues the text */
};

struct when_rules *when_rules_new(void)
{
	struct when_rules *r = xcalloc(1, sizeof *r);

	if (!when_grammar_open(&r->g, blob_when()))
		die("the built-in time expressions are broken");
	return r;
}

void when_rules_free(struct when_rules *r)
{
	free(r);
}

void when_rules_set_dmy(struct when_rules *r, bool dmy)
{
	r->dmy = dmy;
}

void when_rules_set_state(struct when_rules *r, struct str code)
{
	r->fiscal = when_fiscal_of(&r->g, code);
}

void whens_free(struct whens *w)
{
	free(w->v);
	*w = (struct whens){0};
}

/* A look at one text. `at` is the word that an expression may begin with. */
struct reading {
	struct when_search s;
	const struct words *w;
	size_t first, at; /* first word of the window */
	bool filled, all;
};

/* YYYY-MM-DD, with whatever follows it. */
static bool read_date(struct str s, int64_t *day)
{
	struct calendar_date d;

	if (calendar_read(s, &d) != 10)
		return false;
	*day = calendar_day(d.year, d.month, d.day);
	return true;
}

/* Could the word go on with an expression? */
static bool goes_on(const struct when_grammar *g, const struct word *word)
{
	const struct when_slot *s;

	if (word->flags & WORD_DIGIT)
		return true;
	s = when_slot_of(g, word->hash);
	return s && s->inner;
}

static bool ends_in_digit(const struct words *w, const struct word *word)
{
	return str_is_digit(w->text.p[word->end - 1]);
}

/* A number that no rule takes alone needs something behind it that one could go on with: a
 * year has four digits, what else stands alone has letters: "12th", "1990s". */
static bool number_may_start(const struct when_grammar *g, const struct words *w, size_t i)
{
	const uint32_t known = 1u << WHEN_NUM_ORDINAL | 1u << WHEN_NUM_YEAR | 1u << WHEN_NUM_DECADE;
	const struct word *word = &w->v[i], *next = word + 1;

	if (g->h->alone & ~known || word->end - word->start == 4)
		return true;
	for (uint32_t k = word->start; k < word->end; k++)
		if (!str_is_digit(w->text.p[k]))
			return true;
	return i + 1 < w->n && (goes_on(g, next) || ends_in_digit(w, next));
}

/* One look-up in a bitmap lets most words pass. `tops`: the nonterminals looked for. */
static bool may_start(const struct when_grammar *g, const struct words *w, size_t i,
                      uint32_t tops)
{
	const struct word *word = &w->v[i];
	uint32_t bit = when_filter_bit(word->hash);
	const struct when_slot *s;

	if (word->flags & WORD_DIGIT)
		return number_may_start(g, w, i);
	/* "FY2025": no word that the grammar could know. */
	if (word->flags & WORD_UPPER && ends_in_digit(w, word))
		return true;
	if (!(g->filter[bit / 64] >> bit % 64 & 1))
		return false;
	s = when_slot_of(g, word->hash);
	if (!s || !(s->starts & tops))
		return false;
	if (s->starts & tops & ~(uint32_t)s->weak)
		return true;
	return i + 1 < w->n && goes_on(g, &w->v[i + 1]);
}

/* The token of word f->at, in a window that has room for an expression after it. */
static size_t token_at(struct reading *f)
{
	struct when_window *win = &f->s.win;
	size_t t = 0;

	if (!f->filled || f->at >= win->end ||
	    (win->n >= WHEN_WINDOW && win->end < f->at + WHEN_WINDOW / 2)) {
		f->first = f->at < BEFORE ? 0 : f->at - BEFORE;
		when_window_fill(win, f->first, f->at, f->all);
		memset(f->s.memos.index, 0, (win->n + 1) * sizeof f->s.memos.index[0]);
		f->s.memos.n = 0;
		f->filled = true;
	}
	while (t < win->n && win->v[t].word < f->at)
		t++;
	return t;
}

/* Words `first`-n.. before word `first` are those of the preposition. */
static bool leads(const struct when_lead *l, const struct words *w, size_t first)
{
	if (l->n > first || w->v[first - 1].hash != l->hash[l->n - 1])
		return false;
	for (size_t i = 0; i < l->n; i++)
		if (w->v[first - l->n + i].hash != l->hash[i] ||
		    (i && w->v[first - l->n + i].gap != GAP_SPACE))
			return false;
	return true;
}

/* Sets lead and role by what stands before word `first`: an article, a preposition. Returns
 * the word with which they begin. */
static size_t find_lead(const struct when_grammar *g, const struct words *w, size_t first,
                      struct when *found)
{
	const struct when_slot *s;
	const struct when_lead *best = NULL;
	size_t start = first;

	found->lead = found->start;
	if (first && w->v[first].gap == GAP_SPACE) {
		s = when_slot_of(g, w->v[first - 1].hash);
		if (s && s->mask & when_class_bit(g, WHEN_ARTICLE))
			first--;
	}
	if (first && (w->v[first].gap == GAP_SPACE || w->v[first].gap == GAP_HYPHEN))
		for (uint32_t i = 0; i < g->h->n_leads; i++)
			if (leads(&g->leads[i], w, first) && (!best || g->leads[i].n > best->n))
				best = &g->leads[i];
	if (!best)
		return start;
	found->role = (enum when_role)best->role;
	s = when_slot_of(g, w->v[start].hash);
	if (found->role == WHEN_BEFORE && s && s->mask & when_class_bit(g, WHEN_EDGE))
		found->role = WHEN_BY;
	first -= best->n;
	found->lead = w->v[first].start;
	return first;
}

/* "By" and "until" look ahead more than "in" does. */
static enum when_reach reach_of(enum when_role role)
{
	switch (role) {
	case WHEN_BY:
	case WHEN_BEFORE:
	case WHEN_FROM:
		return WHEN_END;
	case WHEN_UNTIL:
		return WHEN_TILL;
	case WHEN_SINCE:
		return WHEN_BACK;
	default:
		return WHEN_AT;
	}
}

static int direction(void *arg, bool bound)
{
	const struct reading *f = arg;
	struct when lead = {0};
	size_t first = find_lead(f->s.frame.g, f->w, f->at, &lead);
	int told;

	first += lead.role == WHEN_BEFORE; /* "ahead of" tells by itself */
	told = when_tense(f->s.frame.g, f->w, first, f->at, f->at + 1,
	                  bound ? WHEN_END : reach_of(lead.role));
	if (told >= 0 && (lead.role == WHEN_BY || lead.role == WHEN_UNTIL))
		return TIME_TERM;
	if (told == 0 && lead.role == WHEN_FROM)
		return 2;
	return told == 0 && f->all ? 1 : told; /* what is undertaken lies ahead */
}

static void add(struct whens *out, struct reading *f, const struct when_match *m)
{
	const struct when_token *v = f->s.win.v;
	enum when_kind kind = (enum when_kind)f->s.frame.g->rules[m->rule].kind;
	struct time_value value;
	struct when found = {
		.start = v[m->start].start,
		.end = v[m->end - 1].end,
		.kind = kind,
		.event = kind == WHEN_EVENT,
	};

	if (kind == WHEN_SHIELD || (kind != WHEN_DATE && !out->all))
		return;
	f->at = v[m->start].word;
	value = time_resolve(&f->s.frame, m->value);
	time_print(&value, found.value);
	if (kind == WHEN_DATE && (value.kind == TIME_UNIT || value.kind == TIME_SPAN))
		f->s.frame.told = value;
	find_lead(f->s.frame.g, f->w, v[m->start].word, &found);
	if (kind == WHEN_CYCLE)
		found.role = WHEN_EVERY;
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	out->v[out->n++] = found;
}

/* The 5 of "2.5 years". */
static bool is_fraction(const struct when_window *win, size_t t)
{
	return t && win->v[t].gap == WHEN_DOT && win->v[t].digits && win->v[t - 1].digits;
}

/* Looks at word f->at; returns the word to look at next. */
static size_t look(struct whens *out, struct reading *f)
{
	size_t t = token_at(f), next;
	struct when_match m, more;

	if (t >= f->s.win.n || is_fraction(&f->s.win, t))
		return f->at + 1;
	f->s.frame.at = f->at;
	m = when_match(&f->s, WHEN_TOP, t);
	if (out->all) {
		more = when_match(&f->s, WHEN_TOP_ALL, t);
		if (more.end > m.end)
			m = more;
	}
	if (!m.end)
		return f->at + 1;
	next = f->s.win.v[m.end - 1].word + 1;
	add(out, f, &m);
	return next;
}

void when_find(struct whens *out, const struct when_rules *r, const struct words *w,
               struct str date)
{
	struct reading f;
	uint32_t tops = 1u << WHEN_TOP | (out->all ? 1u << WHEN_TOP_ALL : 0);
	size_t i = 0;

	out->n = 0;
	f.filled = false;
	while (i < w->n) {
		if (!may_start(&r->g, w, i, tops)) {
			i++;
			continue;
		}
		if (!f.filled) {
			f.w = w;
			f.s.win.w = w;
			f.s.win.g = &r->g;
			f.s.depth = 0;
			f.all = out->all;
			f.s.frame = (struct time_frame){
				.g = &r->g, .dmy = r->dmy, .direction = direction, .arg = &f,
				.words = w, .fiscal = r->fiscal};
			f.s.frame.has_date = read_date(date, &f.s.frame.date);
		}
		f.at = i;
		i = look(out, &f);
	}
}
