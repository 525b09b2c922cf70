#include "page/passage.h"

#include "base/die.h"
#include "commit/cue.h"
#include "page/html.h"

#include <stdlib.h>

enum layer { LAYER_ACTION, LAYER_NAME, LAYER_CUE, LAYER_DUE, LAYER_CONDITION, LAYER_ACTOR, LAYER_PARTNER, LAYERS };

struct passage_edge {
	uint32_t at, which;
	uint8_t layer;
	bool opens;
};

/* What is open where the text has got to. */
struct state {
	struct passage *p;
	struct buf *out;
	struct str text;
	const struct marks *marks;
	uint32_t open[LAYERS];
};

/* Ends first, so that what touches does not overlap; longer spans are opened by who adds them first. */
static int by_place(const void *a, const void *b)
{
	const struct passage_edge *x = a, *y = b;

	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	if (x->opens != y->opens)
		return x->opens ? 1 : -1;
	if (x->layer != y->layer)
		return x->layer < y->layer ? -1 : 1;
	return x->which < y->which ? -1 : x->which > y->which;
}

static void add_edge(struct passage *p, uint32_t at, enum layer layer, uint32_t which, bool opens)
{
	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	p->v[p->n++] = (struct passage_edge){at, which, (uint8_t)layer, opens};
}

static void add_span(struct passage *p, uint32_t start, uint32_t end, enum layer layer, size_t which)
{
	if (start >= end)
		return;
	add_edge(p, start, layer, (uint32_t)which, true);
	add_edge(p, end, layer, (uint32_t)which, false);
}

/* How far from its action the words of a commitment are looked for. */
enum { NEAR = 4096 };

/* Where `words` stand nearest to the beginning of the action. */
static void add_words(struct passage *p, struct str text, const struct mark *m, struct str words, enum layer layer,
                      size_t which)
{
	const size_t from = m->start > NEAR ? m->start - NEAR : 0, to = text.len - m->start > NEAR ? m->start + NEAR : text.len;
	size_t best = text.len, far = SIZE_MAX;

	if (!words.len)
		return;
	for (size_t at = from; at + words.len <= to; at++) {
		const char *hit = memmem(text.p + at, to - at, words.p, words.len);
		size_t away;

		if (!hit)
			break;
		at = (size_t)(hit - text.p);
		away = at > m->start ? at - m->start : m->start - at;
		if (away < far) {
			far = away;
			best = at;
		}
	}
	if (best < text.len)
		add_span(p, (uint32_t)best, (uint32_t)(best + words.len), layer, which);
}

/* A name is that of a party where its code is the party's. */
static bool is_party(const struct mark_name *x, struct str codes)
{
	return mark_lists(codes, x->id) || (x->country.len && mark_lists(codes, x->country));
}

/* Of so many commitments the parties are looked for in a sentence. */
enum { PARTIES_OF = 32 };

static void add_parties(struct passage *p, const struct marks *m, size_t name)
{
	const struct mark_name *x = &m->names[name];
	const size_t n = m->n < PARTIES_OF ? m->n : PARTIES_OF;
	bool actor = false, partner = false;

	for (size_t i = 0; i < n && !actor; i++) {
		actor = is_party(x, m->v[i].f[MARK_ACTORS]);
		partner = partner || is_party(x, m->v[i].f[MARK_PARTNERS]);
	}
	if (actor || partner)
		add_span(p, x->start, x->end, actor ? LAYER_ACTOR : LAYER_PARTNER, name);
}

static void add_all(struct passage *p, struct str text, const struct marks *m)
{
	p->n = 0;
	for (size_t i = 0; i < m->n; i++) {
		const struct mark *x = &m->v[i];

		add_span(p, x->start, x->end, LAYER_ACTION, i);
		add_words(p, text, x, x->f[MARK_CUE], LAYER_CUE, i);
		add_words(p, text, x, x->f[MARK_DUE], LAYER_DUE, i);
		add_words(p, text, x, x->f[MARK_CONDITION], LAYER_CONDITION, i);
	}
	for (size_t i = 0; i < m->n_names; i++) {
		add_span(p, m->names[i].start, m->names[i].end, LAYER_NAME, i);
		if (m->n)
			add_parties(p, m, i);
	}
	if (p->n > 1)
		qsort(p->v, p->n, sizeof *p->v, by_place);
}

/* The sign before a commitment's first words, which leads to its card. */
static void write_sign(struct buf *out, const struct mark *m)
{
	const char *status = commit_status_names[m->status];

	buf_addf(out, "<a class=\"b s-%s\" id=\"c%llu\" href=\"#k%llu\"><svg aria-hidden=\"true\"><use href=\"#g-%s\"/></svg>"
	              "<span class=\"sr\">%s </span>%llu</a>", status, (unsigned long long)m->number,
	         (unsigned long long)m->number, status, status, (unsigned long long)m->number);
}

/* Behind the other classes of a piece. */
static void write_name_class(struct buf *out, const struct mark_name *x)
{
	buf_addf(out, " e\" data-e=\"");
	html_text(out, x->type);
	buf_addf(out, "\" title=\"");
	html_text(out, x->type);
	buf_addstr(out, STR(": "));
	html_text(out, x->name);
	if (!str_eq(x->id, x->name)) {
		buf_addstr(out, STR(", "));
		html_text(out, x->id);
	}
}

/* The piece of the text with all that is open there. */
static void write_piece(struct state *s, uint32_t start, uint32_t end)
{
	static const char *const classes[LAYERS] = {[LAYER_CUE] = " q", [LAYER_DUE] = " d", [LAYER_CONDITION] = " i",
	                                            [LAYER_ACTOR] = " w", [LAYER_PARTNER] = " p"};
	const struct str piece = str_cut(s->text, start, end);
	const struct mark *action = s->p->n_actions ? &s->marks->v[s->p->actions[s->p->n_actions - 1]] : NULL;
	bool any = action || s->p->n_names;

	for (int i = LAYER_CUE; i < LAYERS; i++)
		any = any || s->open[i];
	if (start >= end)
		return;
	if (!any) {
		html_text(s->out, piece);
		return;
	}
	buf_addf(s->out, action ? "<mark class=\"s-%s" : "<span class=\"%s", action ? commit_status_names[action->status] : "");
	for (int i = LAYER_CUE; i < LAYERS; i++)
		if (s->open[i])
			buf_addstr(s->out, str_of(classes[i]));
	if (s->p->n_names)
		write_name_class(s->out, &s->marks->names[s->p->names[s->p->n_names - 1]]);
	if (action)
		buf_addf(s->out, "\" data-c=\"%llu", (unsigned long long)action->number);
	buf_addstr(s->out, STR("\">"));
	html_text(s->out, piece);
	buf_addf(s->out, action ? "</mark>" : "</span>");
}

/* Takes those off the top whose end has been passed. */
static size_t unstack(const uint32_t *stack, size_t n, const uint8_t *closed)
{
	while (n && closed[stack[n - 1]])
		n--;
	return n;
}

static void pass_edge(struct state *s, const struct passage_edge *e)
{
	struct passage *p = s->p;
	uint8_t *closed = e->layer == LAYER_NAME ? p->closed + s->marks->n : p->closed;

	if (e->layer > LAYER_NAME) {
		s->open[e->layer] += e->opens ? 1 : (uint32_t)-1;
	} else if (!e->opens) {
		closed[e->which] = 1;
		if (e->layer == LAYER_NAME)
			p->n_names = unstack(p->names, p->n_names, closed);
		else
			p->n_actions = unstack(p->actions, p->n_actions, closed);
	} else if (e->layer == LAYER_NAME) {
		p->names = xgrow(p->names, p->n_names, &p->names_cap, sizeof *p->names);
		p->names[p->n_names++] = e->which;
	} else {
		p->actions = xgrow(p->actions, p->n_actions, &p->actions_cap, sizeof *p->actions);
		p->actions[p->n_actions++] = e->which;
		write_sign(s->out, &s->marks->v[e->which]);
	}
}

void passage_write(struct passage *p, struct buf *out, struct str text, const struct marks *m)
{
	struct state s = {.p = p, .out = out, .text = text, .marks = m};
	uint32_t at = 0;

	if (m->n + m->n_names > p->closed_cap) {
		p->closed_cap = m->n + m->n_names;
		p->closed = xreallocarray(p->closed, p->closed_cap, 1);
	}
	if (m->n + m->n_names)
		memset(p->closed, 0, m->n + m->n_names);
	p->n_actions = p->n_names = 0;
	add_all(p, text, m);
	for (size_t i = 0; i < p->n; i++) {
		write_piece(&s, at, p->v[i].at);
		at = p->v[i].at;
		pass_edge(&s, &p->v[i]);
	}
	write_piece(&s, at, (uint32_t)text.len);
}

void passage_free(struct passage *p)
{
	free(p->v);
	free(p->actions);
	free(p->names);
	free(p->closed);
	*p = (struct passage){0};
}
