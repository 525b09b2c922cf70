#include "names/mention_find.h"

#include "base/die.h"
#include "names/found.h"
#include "names/person.h"
#include "names/title_word.h"

/* Where the scan stands. */
struct scan {
	struct scene *s;
	size_t name_at; /* a name may begin at this word: a title or style ends before it */
	bool list;      /* and it may be one of several: "Presidents X and Y" */
};

/* An id that is only as long-lived as `f` is kept where that wins. */
static void offer(const struct scan *c, struct found *best, const struct found *f)
{
	if (!row_span(c->s->row, "mention", f->start, f->end))
		return;
	if (f->end <= best->end) {
		if (c->s->explain)
			mention_explain_lost(c->s, f, "no longer than", best);
		return;
	}
	if (c->s->explain && best->end)
		mention_explain_lost(c->s, best, "shorter than", f);
	*best = *f;
	if (f->id.len)
		best->id = memory_keep(c->s->m, f->id);
}

static struct found span(const struct scene *s, size_t first, size_t last, enum mention_type type,
                         enum found_by by)
{
	return (struct found){.first = (uint32_t)first, .last = (uint32_t)last,
	                      .start = s->w->v[first].start, .end = s->w->v[last - 1].end,
	                      .type = type, .by = by, .thing = MEMORY_NONE};
}

static void offer_known(const struct scan *c, size_t i, struct found *best)
{
	const struct known *n = &c->s->known[i];
	struct found f;

	if (!n->last)
		return;
	f = span(c->s, i, n->last, (enum mention_type)n->row->type, BY_KNOWN);
	f.known = *n;
	/* "G7+": a wider circle. */
	if (f.end < c->s->w->text.len && c->s->w->text.p[f.end] == '+' &&
	    c->s->w->v[n->last - 1].flags & WORD_UPPER && f.type == MENTION_ORG)
		f.end++;
	offer(c, best, &f);
}

/* Word i goes on with a name that begins before it, or stops before its end: another
 * person of the same name. */
static bool part_of_other(const struct scan *c, size_t first, size_t last)
{
	const struct scene *s = c->s;

	if (c->name_at != first && first && is_joined(s, first) && is_capital(s, first - 1) &&
	    s->vocab[first - 1] & VOCAB_GIVEN && !(s->vocab[first - 1] & VOCAB_WORD))
		return true;
	return is_joined(s, last) && is_capital(s, last) && s->w->v[last].gap == GAP_SPACE &&
	       s->vocab[last] & VOCAB_SURNAME && !(s->vocab[last] & (VOCAB_WORD | VOCAB_HEAD));
}

static void offer_form(const struct scan *c, size_t i, struct found *best)
{
	const struct form *m = memory_find(c->s->m, c->s->w, i);
	struct found f;

	if (!m)
		return;
	if (m->kind == FORM_FIRST && c->name_at != i)
		return;
	if ((m->kind == FORM_SURNAME || m->kind == FORM_FIRST) && part_of_other(c, i, i + m->words))
		return;
	if (m->kind == FORM_SHORT &&
	    (!i || !(is_fw(c->s, i - 1, FW_THE) || is_possessive(c->s, i - 1)) ||
	     (is_joined(c->s, i + m->words) && is_capital(c->s, i + m->words))))
		return;
	f = span(c->s, i, i + m->words, c->s->m->things[m->thing].type, BY_FORM);
	f.thing = m->thing;
	/* "the Atrocity Crimes Advisory Group (ACA)": no other ACA is meant here. */
	if (best->by == BY_KNOWN && m->kind == FORM_ACRONYM && f.end == best->end)
		*best = f;
	/* Behind a title the name of a state is a person's: "Minister Jordan". */
	if (best->by == BY_KNOWN && c->name_at == i && f.type == MENTION_PERSON && f.end == best->end)
		*best = f;
	offer(c, best, &f);
}

static void offer_time(const struct scan *c, size_t i, struct found *best)
{
	struct found f = {.first = (uint32_t)i, .type = MENTION_DATE, .by = BY_DATE,
	                  .thing = MEMORY_NONE};
	const struct when *t;

	if (!c->s->taken[i])
		return;
	t = &c->s->times->v[c->s->taken[i] - 1];
	f.start = t->start;
	f.end = t->end;
	f.last = (uint32_t)i;
	while (f.last < c->s->w->n && c->s->w->v[f.last].start < t->end)
		f.last++;
	f.id = t->value[0] ? str_of(t->value) : str_cut(c->s->w->text, t->start, t->end);
	offer(c, best, &f);
}

static void offer_money(const struct scan *c, size_t i, struct found *best)
{
	struct found f = {.type = MENTION_MONEY, .by = BY_MONEY, .thing = MEMORY_NONE};
	struct money m;

	if (!money_at(&c->s->k->money, c->s->w, i, &m))
		return;
	f.first = m.first;
	f.last = m.last;
	f.start = m.start;
	f.end = m.end;
	f.id = m.value[0] ? str_of(m.value) : str_cut(c->s->w->text, m.start, m.end);
	offer(c, best, &f);
}

static void offer_pattern(const struct scan *c, size_t i, struct found *best)
{
	struct pattern_name n;
	struct found f;

	if (!pattern_name_at(c->s, i, &n))
		return;
	f = span(c->s, i, n.last, (enum mention_type)n.kind->type, BY_PATTERN);
	f.pattern = n;
	offer(c, best, &f);
}

static void offer_title(const struct scan *c, size_t i, struct found *best)
{
	struct title t;
	struct found f;

	if (!title_at(c->s, i, &t))
		return;
	f = span(c->s, i, t.last, MENTION_TITLE, BY_TITLE);
	f.title = t;
	offer(c, best, &f);
}

/* A holder of an office: by the full name; by the surname behind a title, or where the
 * table says that it is enough and no other first name stands before it. */
static void offer_holder(const struct scan *c, size_t i, struct found *best)
{
	const struct scene *s = c->s;
	struct holder_name n;
	struct found f;

	if (!holder_at(&s->k->holders, s->w, i, &n))
		return;
	if (n.one_word && s->w->v[i].flags & WORD_UPPER && !s->w->all_caps && c->name_at != i)
		return;
	if (n.one_word && c->name_at != i &&
	    (!n.alone || (i && is_joined(s, i) && is_capital(s, i - 1) && s->vocab[i - 1] & VOCAB_GIVEN)))
		return;
	f = span(s, i, n.last, MENTION_PERSON, BY_PERSON);
	f.how = HOW_HOLDER;
	offer(c, best, &f);
}

static void offer_person(const struct scan *c, size_t i, struct found *best)
{
	enum person_sign sign = c->name_at == i ? PERSON_TITLE : PERSON_BARE;
	size_t end = person_end(c->s, i, sign);
	struct found f;

	if (!end)
		return;
	f = span(c->s, i, end, MENTION_PERSON, BY_PERSON);
	f.how = sign == PERSON_TITLE ? HOW_TITLE : HOW_PARTS;
	/* The stop of "Jr." is part of it. */
	if (c->s->vocab[end - 1] & VOCAB_SUFFIX && f.end < c->s->w->text.len &&
	    c->s->w->text.p[f.end] == '.' && f.end - c->s->w->v[end - 1].start == 2)
		f.end++;
	offer(c, best, &f);
}

/* Letters of an acronym in brackets are the initials of the words before it. */
static bool spells(const struct scene *s, size_t first, size_t last, struct str acronym)
{
	size_t at = 0;

	for (size_t i = first; i < last; i++) {
		char c = s->w->text.p[s->w->v[i].start];

		if (at < acronym.len && (c | 0x20) == (acronym.p[at] | 0x20))
			at++;
		else if (is_capital(s, i))
			return false;
	}
	return at == acronym.len;
}

static void offer_introduced(const struct scan *c, size_t i, struct found *best)
{
	const struct scene *s = c->s;
	struct found f;

	if (!is_capital(s, i) || s->w->all_caps)
		return;
	for (size_t at = i + 2; at < s->w->n && at < i + 12; at++) {
		if (s->w->v[at].gap == GAP_BREAK) {
			struct str word = words_text(s->w, at, at + 1);

			if (!scene_bracketed(s, at) || word.len < 2 ||
			    !(s->w->v[at].flags & WORD_UPPER) || !is_capital(s, at - 1) ||
			    !spells(s, i, at, word))
				return;
			f = span(s, i, at, MENTION_ORG, BY_INTRO);
			offer(c, best, &f);
			return;
		}
	}
}

/* Behind a style ("Dr.", "Sheikh") a name begins; the style itself is nothing. */
static size_t skip_style(struct scan *c, size_t i)
{
	struct title_word t;

	if (!is_capital(c->s, i) || !title_word_at(c->s, ROLE_STYLE, i, &t))
		return 0;
	if (!is_capital(c->s, t.last) ||
	    (c->s->w->v[t.last].gap != GAP_SPACE && c->s->w->v[t.last].gap != GAP_STOP))
		return 0;
	c->name_at = t.last;
	return t.last;
}

static void keep_state(struct scan *c, const struct found *f)
{
	const struct scene *s = c->s;
	size_t next = f->last;

	if (f->type == MENTION_TITLE) {
		c->list = f->title.plural;
		c->name_at = next < s->w->n && (s->w->v[next].gap == GAP_SPACE ||
		                                (s->w->v[next].gap == GAP_STOP && f->title.rank))
		                 ? next : SIZE_MAX;
	} else if (f->type == MENTION_PERSON && c->list) {
		if (next < s->w->n && s->w->v[next].gap == GAP_COMMA && !is_fw(s, next, FW_AND))
			c->name_at = next;
		else if (is_fw(s, next, FW_AND))
			c->name_at = next + 1;
	} else {
		c->list = false;
	}
}

static struct found find_at(const struct scan *c, size_t i)
{
	unsigned vocab = c->s->vocab[i], flags = c->s->w->v[i].flags;
	struct found best = {0};

	offer_known(c, i, &best);
	if (flags & WORD_CAPITAL || vocab & VOCAB_PARTICLE)
		offer_form(c, i, &best);
	offer_time(c, i, &best);
	if (flags & (WORD_DIGIT | WORD_UPPER) || vocab & VOCAB_MONEY)
		offer_money(c, i, &best);
	if (vocab & VOCAB_TITLE)
		offer_title(c, i, &best);
	if (!(flags & (WORD_CAPITAL | WORD_DIGIT)) && c->name_at != i)
		return best;
	offer_pattern(c, i, &best);
	offer_introduced(c, i, &best);
	offer_person(c, i, &best);
	if (vocab & VOCAB_HOLDER)
		offer_holder(c, i, &best);
	return best;
}

/* Can nothing begin at word i? Most words of a text. */
static bool is_plain(const struct scan *c, size_t i)
{
	const struct scene *s = c->s;

	if (s->vocab[i] & VOCAB_ADDRESS)
		return true;
	return !(s->w->v[i].flags & (WORD_CAPITAL | WORD_DIGIT)) && !s->taken[i] &&
	       !s->known[i].last && c->name_at != i &&
	       !(s->vocab[i] & (VOCAB_TITLE | VOCAB_MONEY | VOCAB_PARTICLE));
}

void mention_spans(struct scene *s)
{
	struct scan c = {.s = s, .name_at = SIZE_MAX};
	size_t i = 0;

	s->n_found = 0;
	while (i < s->w->n) {
		struct found f;
		size_t style;

		if (is_plain(&c, i)) {
			i++;
			continue;
		}
		f = find_at(&c, i);

		if (!f.end || (f.type == MENTION_PERSON && c.name_at != i)) {
			style = skip_style(&c, i);
			if (style) {
				i = style;
				continue;
			}
		}
		if (!f.end) {
			i++;
			continue;
		}
		/* "US$5 million": the sign began before the figure. */
		while (s->n_found && s->found[s->n_found - 1].end > f.start) {
			s->n_found--;
			if (s->explain)
				mention_explain_lost(s, &s->found[s->n_found], "overlaps", &f);
		}
		if (f.type == (enum mention_type)GAZETTEER_SHIELD) {
			if (s->explain)
				mention_explain_lost(s, &f, "a name of nothing", NULL);
		} else {
			mention_remember(s, &f);
			s->found = xgrow(s->found, s->n_found, &s->found_cap, sizeof *s->found);
			s->found[s->n_found++] = f;
		}
		keep_state(&c, &f);
		i = f.last > i ? f.last : i + 1;
	}
}

static void add(struct mentions *out, const struct row *row, const struct mention *m)
{
	if (!row_span(row, mention_type_names[m->type], m->start, m->end))
		return;
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	out->v[out->n++] = *m;
}

/* The known names in words first..last-1; `inner`: none that is all of them. */
static void add_known(struct mentions *out, const struct scene *s, size_t first, size_t last, bool inner)
{
	for (size_t i = first; i < last;) {
		const struct known *n = &s->known[i];

		if (!n->last || n->last > last || (inner && i == first && n->last == last) ||
		    n->row->type >= MENTION_TYPES) {
			i++;
			continue;
		}
		add(out, s->row, &(struct mention){s->w->v[i].start, s->w->v[n->last - 1].end,
		                                   (enum mention_type)n->row->type, gazetteer_id(n->g, n->row),
		                                   gazetteer_country(n->row), gazetteer_name(n->g, n->row),
		                                   (enum actor_role)n->row->role, false});
		i = n->last;
	}
}

void mention_known(struct mentions *out, const struct scene *s)
{
	out->n = 0;
	add_known(out, s, 0, s->w->n, false);
}

static bool is_tagged(const struct scene *s, const struct found *f)
{
	return f->thing == MEMORY_NONE ? f->by == BY_TAGGER : s->m->things[f->thing].tagged;
}

/* Words of the sentence have what stands for the hyphens of broken ones. */
static bool has_broken(const struct scene *s)
{
	const struct str text = s->row->text;

	return s->w->soft || memchr(text.p, 0xd6, text.len) || str_holds(text, STR("\xE2\x80\x90"));
}

void mention_find(struct mentions *out, struct scene *s)
{
	out->n = 0;
	s->m->broken = has_broken(s);
	if (s->explain)
		explain_begin(s->explain, s->row);
	scene_prepare(s);
	mention_spans(s);
	mention_join_tagged(s);
	mention_resolve(s);
	mention_roles(s);
	for (size_t i = 0; i < s->n_found; i++) {
		const struct found *f = &s->found[i];

		add(out, s->row, &(struct mention){f->start, f->end, f->type, f->id, f->country, f->name,
		                                   (enum actor_role)f->role, is_tagged(s, f)});
		if (s->k->nested)
			add_known(out, s, f->first, f->last, true);
		if (s->explain)
			mention_explain(s, f);
	}
	if (s->explain)
		explain_end(s->explain, "no name, office, date or sum");
}
