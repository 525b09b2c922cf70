#include "ledger/history.h"

#include "analysis/analysis.h"
#include "base/die.h"
#include "grammar/clause.h"

#include <stdlib.h>

struct history {
	struct analysis *analysis;
	struct buf actors, partners, numbers;
	/* The sentence. */
	const struct row *row;
	const struct tokens *tokens;
	const struct chunks *chunks;
	const struct mentions *mentions;
};

struct history *history_new(enum cpu_level cpu)
{
	struct history *h = xcalloc(1, sizeof *h);

	h->analysis = analysis_new(cpu);
	names_use_tagger(analysis_names(h->analysis));
	return h;
}

void history_free(struct history *h)
{
	if (!h)
		return;
	analysis_free(h->analysis);
	buf_free(&h->actors);
	buf_free(&h->partners);
	buf_free(&h->numbers);
	free(h);
}

/* What a verb group is. */
struct group {
	size_t first, verb; /* the last token is the verb itself */
	bool have, be, past, other; /* with which auxiliaries; or something of what is not done yet */
};

static struct group read_group(const struct chunks *c, size_t verb)
{
	struct group g = {.first = clause_group_start(c, verb), .verb = verb};

	for (size_t i = g.first; i < verb; i++) {
		const struct chunk *v = &c->v[i];

		g.have |= (v->may & MAY_HAVE) && tag_is_verb(v->tag);
		g.be |= (v->may & MAY_BE) && tag_is_verb(v->tag);
		g.past |= v->tag == TAG_VBD;
		g.other |= v->tag == TAG_MD || v->tag == TAG_TO || v->tag == TAG_VBG;
	}
	return g;
}

/* "landed", "has landed", "was sent", "has been sent"; not "is sent", "had to land", "sent by them". */
static bool is_done(const struct chunks *c, const struct group *g)
{
	const unsigned tag = c->v[g->verb].tag;

	if (g->other || (c->v[g->verb].may & (MAY_SAY | MAY_AUX | MAY_VOW)) || clause_negated(c, g->verb) ||
	    clause_conditional(c, g->verb))
		return false;
	return tag == TAG_VBD ? g->first == g->verb || !g->be : tag == TAG_VBN && (g->have || (g->be && g->past));
}

/* The code by which commitments calls the party of a mention; empty if it is none, as a city is. */
static struct str party_of(const struct mention *m)
{
	if (m->type > MENTION_GPE || (m->type == MENTION_GPE && !str_eq(m->id, m->country)))
		return STR("");
	return m->country.len ? m->country : m->type == MENTION_ORG ? m->id : STR("");
}

static bool has_item(struct str list, struct str item)
{
	struct str s;

	while (str_split(&list, ';', &s))
		if (str_eq(s, item))
			return true;
	return false;
}

/* Adds the parties that are named in bytes start..end-1, but those of `but`. */
static void add_parties(const struct history *h, struct buf *out, uint32_t start, uint32_t end, struct str but)
{
	for (size_t i = 0; i < h->mentions->n; i++) {
		const struct mention *m = &h->mentions->v[i];
		const struct str party = party_of(m);

		if (m->start < start || m->end > end || !party.len || has_item(but, party) || has_item(buf_str(out), party))
			continue;
		if (out->len)
			buf_addc(out, ';');
		buf_addstr(out, party);
	}
}

/* Who does it: who is named in the subject; of a passive anybody; else who issues the text. */
static void find_parties(struct history *h, const struct group *g, struct span subject)
{
	const struct token *t = h->tokens->v;
	const uint32_t all = (uint32_t)h->row->text.len;

	h->actors.len = h->partners.len = 0;
	if (!g->be && !span_empty(subject))
		add_parties(h, &h->actors, t[subject.first].start, t[subject.last - 1].end, STR(""));
	if (!h->actors.len && h->row->head.voice.len)
		buf_addstr(&h->actors, h->row->head.voice);
	if (!h->actors.len)
		add_parties(h, &h->actors, 0, all, STR(""));
	add_parties(h, &h->partners, 0, all, buf_str(&h->actors));
}

static struct str number(struct history *h, uint64_t n)
{
	const size_t at = h->numbers.len;

	buf_adduint(&h->numbers, n);
	return (struct str){h->numbers.p + at, h->numbers.len - at};
}

static void tell(struct history *h, const struct group *g, history_each *each, void *arg)
{
	const struct token *t = h->tokens->v;
	const struct span subject = clause_subject(h->chunks, g->verb);
	const size_t end = clause_phrase_end(h->chunks, g->verb);
	const bool passive = g->be && !span_empty(subject) && subject.first < g->verb;
	const uint32_t from = t[passive ? subject.first : g->verb].start, to = t[end > g->verb ? end - 1 : g->verb].end;
	struct ledger_row e = {.start = h->row->start + from, .end = h->row->start + to, .status = STATUS_FULFILLED};

	find_parties(h, g, subject);
	for (size_t i = 0; i < EVIDENCE_FIELDS; i++)
		e.field[i] = STR("");
	buf_reserve(&h->numbers, 100);
	h->numbers.len = 0;
	e.field[IN_DOC] = h->row->doc;
	e.field[IN_DATE] = h->row->date;
	e.field[IN_SENT] = number(h, h->row->sent);
	e.field[IN_START] = number(h, e.start);
	e.field[IN_END] = number(h, e.end);
	e.field[IN_STATUS] = str_of(commit_status_names[STATUS_FULFILLED]);
	e.field[IN_ACTORS] = buf_str(&h->actors);
	e.field[IN_PARTNERS] = buf_str(&h->partners);
	e.field[IN_ACTION] = str_cut(h->row->text, from, to);
	e.field[IN_CUE] = str_cut(h->row->text, t[g->first].start, t[g->verb].end);
	if (evidence_day(h->row->date, &e.day))
		each(&e, arg);
}

void history_find(struct history *h, const struct row *row, history_each *each, void *arg)
{
	h->row = row;
	analysis_begin(h->analysis, row);
	h->mentions = analysis_mentions(h->analysis);
	h->tokens = analysis_tokens(h->analysis);
	h->chunks = analysis_chunks(h->analysis);
	for (size_t i = 0; i < h->chunks->n; i++) {
		const unsigned tag = h->chunks->v[i].tag;
		struct group g;

		if (tag != TAG_VBD && tag != TAG_VBN)
			continue;
		g = read_group(h->chunks, i);
		if (is_done(h->chunks, &g))
			tell(h, &g, each, arg);
	}
}
