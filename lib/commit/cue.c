#include "commit/cue.h"

#include "base/die.h"
#include "commit/cue_blob.h"

const char *const commit_status_names[STATUSES + 1] = {"",           "proposed", "planned",   "pledged",
                                                "agreed",     "reaffirmed", "underway", "fulfilled",
                                                "refused",    "withdrawn", NULL};

/* What the longest match is asked for: a kind, of what rules out every scope by itself. */
enum { MOD_MOST = 6, NP_MOST = 16, STEPS = 800, LANES = CUE_KINDS + CUE_SCOPES };

/* One walk through the trie from one token. */
struct walk {
	const struct cue_set *s;
	const struct chunks *c;
	struct cue_hit *best; /* of each lane */
	unsigned found;       /* bits: the lanes where `best` says something */
	unsigned kinds;       /* bits: what is asked for */
	unsigned steps;       /* left; keeps a pathological sentence linear */
	uint32_t first;
};

/* What the walk has seen on its way. */
struct path {
	uint32_t wild, wild_end, mark;
	uint8_t looped;
	bool negated;
	bool skipped; /* the token before was an adverb: no pattern ends here */
};

bool cue_possible(const struct cue_set *s, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		const uint64_t h = w->v[i].hash;

		if (s->triggers[map_at(s->triggers, sizeof h, s->trigger_mask, h, map_ends_uint, &h)])
			return true;
	}
	return false;
}

/* Where the edge of a node leads that has some; 0 if none has the symbol. */
static uint32_t follow(const struct cue_set *s, const struct cue_node *n, uint32_t symbol)
{
	const struct cue_edge *e = &s->edges[n->edges];

	for (uint32_t len = n->n_edges, half; len > 1; len -= half) {
		half = len / 2;
		e += e[half].symbol <= symbol ? half : 0;
	}
	return e->symbol == symbol ? e->to : 0;
}

/* Nothing that is asked for ends beyond this node. */
static bool is_vain(const struct walk *w, uint32_t node)
{
	return !(w->s->nodes[node].kinds & w->kinds);
}

/* Recurses: STEPS deep at most, whatever the patterns; each call takes a step. */
static void step(struct walk *w, uint32_t node, size_t i, struct path p);

static void go_on(struct walk *w, uint32_t to, size_t i, struct path p)
{
	if (is_vain(w, to))
		return;
	p.looped = 0;
	p.skipped = false;
	step(w, to, i + 1, p);
}

static void try_symbol(struct walk *w, const struct cue_node *n, size_t i, const struct path *p,
                       uint32_t symbol)
{
	uint32_t to = follow(w->s, n, symbol);

	if (to)
		go_on(w, to, i, *p);
}

static bool in_loop(const struct chunks *c, size_t i, uint32_t loop)
{
	unsigned tag = c->v[i].tag;

	if (chunk_nominal(c, i) || tag == TAG_VBG || tag == TAG_VBN || tag == TAG_ADV)
		return true;
	if (loop == LOOP_MOD)
		return tag == TAG_CC && i && c->v[i - 1].tag == TAG_ADJ;
	if (tag == TAG_CC || tag == TAG_COMMA)
		return true;
	return tag == TAG_ADP && chunk_has(c, i, CLAUSE_LINKS);
}

/* Token `i` may be one more of the loop; notes so. */
static bool stays(const struct walk *w, uint32_t loop, size_t i, struct path *p)
{
	if (!in_loop(w->c, i, loop) || p->looped >= (loop == LOOP_MOD ? MOD_MOST : NP_MOST))
		return false;
	p->looped++;
	if (loop == LOOP_NP) {
		if (p->wild == p->wild_end)
			p->wild = (uint32_t)i;
		p->wild_end = (uint32_t)i + 1;
	}
	return true;
}

static void take_kind(struct walk *w, uint32_t row, size_t i, const struct path *p)
{
	const struct cue_row *r = &w->s->rows[row - 1];
	unsigned lane = r->kind == CUE_STOP ? CUE_KINDS + r->scope : r->kind;
	struct cue_hit *best = &w->best[lane];

	if (w->found >> lane & 1 && i <= best->reach)
		return;
	w->found |= 1u << lane;
	*best = (struct cue_hit){
		.first = w->first, .last = p->mark ? p->mark : (uint32_t)i, .reach = (uint32_t)i,
		.wild = p->wild, .wild_end = p->wild_end, .row = r, .set = w->s, .negated = p->negated};
}

static void take(struct walk *w, const struct cue_node *n, size_t i, const struct path *p)
{
	const struct cue_end *end = &w->s->ends[n->end - 1];

	for (int kind = 0; kind < CUE_KINDS; kind++)
		if (end->row[kind] && w->kinds >> kind & 1)
			take_kind(w, end->row[kind], i, p);
}

/* Most nodes ask for one kind of symbol: what they do not ask for is not looked up. */
static void try_words(struct walk *w, const struct cue_node *n, size_t i, const struct path *p)
{
	const struct chunk *c = &w->c->v[i];
	const struct token *t = &w->c->tokens->v[i];
	uint32_t kind = tag_is_verb(c->tag) ? SYMBOL_VERB : SYMBOL_NOUN;

	if (c->known) {
		if (n->asks & cue_symbol_bit(SYMBOL_LEMMA))
			try_symbol(w, n, i, p, SYMBOL_LEMMA | c->lemma);
		if (n->asks & cue_symbol_bit(kind))
			try_symbol(w, n, i, p, kind | c->lemma);
	} else if (n->asks & cue_symbol_bit(SYMBOL_WORD) && !(t->flags & TOKEN_PUNCT)) {
		try_symbol(w, n, i, p, cue_word_symbol(t->hash));
	}
	if (n->asks & cue_symbol_bit(SYMBOL_FORM))
		try_symbol(w, n, i, p, cue_form_symbol(t->hash));
	if (n->classes >> c->tag & 1)
		try_symbol(w, n, i, p, SYMBOL_CLASS | c->tag);
}

static void enter_loops(struct walk *w, const struct cue_node *n, size_t i, const struct path *p)
{
	for (uint32_t loop = LOOP_MOD; loop <= LOOP_MARK; loop++) {
		struct path q = *p;
		uint32_t into;

		if (!(n->enters >> loop & 1))
			continue;
		/* These symbols are the last of all. */
		into = w->s->edges[n->edges + n->n_edges - (uint32_t)__builtin_popcount(n->enters >> loop)].to;
		if (loop == LOOP_MARK)
			q.mark = (uint32_t)i;
		if (!is_vain(w, into))
			step(w, into, i, q);
	}
}

/* All ways on from `node`, not the root, with token `i` next: other nodes, then the same
 * one behind a token of its loop or behind what may be passed over. */
static void step(struct walk *w, uint32_t node, size_t i, struct path p)
{
	const struct cue_node *n = &w->s->nodes[node];

	while (w->steps) {
		w->steps--;
		if (n->end && !p.skipped)
			take(w, n, i, &p);
		if (i >= w->c->n)
			return;
		try_words(w, n, i, &p);
		if (n->enters)
			enter_loops(w, n, i, &p);
		if (n->loop) {
			if (!stays(w, n->loop, i++, &p))
				return;
		} else if (w->c->v[i].skip) {
			p.negated |= w->c->v[i].tag == TAG_NOT;
			p.skipped = true;
			i += w->c->v[i].skip;
		} else {
			return;
		}
	}
}

static void try_start(struct walk *w, size_t i, uint32_t symbol)
{
	const struct cue_set *s = w->s;
	uint32_t start = s->starts[cue_start_at(s->starts, s->start_mask, s->edges, symbol)];

	if (start)
		go_on(w, s->edges[start - 1].to, i, (struct path){0});
}

/* As try_words, from the root, which asks for all kinds of symbols. */
static void start(struct walk *w, size_t i)
{
	const struct chunk *c = &w->c->v[i];
	const struct token *t = &w->c->tokens->v[i];

	if (c->known) {
		try_start(w, i, SYMBOL_LEMMA | c->lemma);
		try_start(w, i, (tag_is_verb(c->tag) ? SYMBOL_VERB : SYMBOL_NOUN) | c->lemma);
	} else if (!(t->flags & TOKEN_PUNCT)) {
		try_start(w, i, cue_word_symbol(t->hash));
	}
	try_start(w, i, cue_form_symbol(t->hash));
	if (w->s->nodes->classes >> c->tag & 1)
		try_start(w, i, SYMBOL_CLASS | c->tag);
}

/* The longest pattern of each lane of the kinds asked for, as bits, at token `i`. Returns the
 * lanes that have one, as bits. */
static unsigned find_at(struct cue_hit best[LANES], const struct cue_set *s,
                        const struct chunks *c, size_t i, unsigned kinds)
{
	struct walk w = {s, c, best, 0, kinds, STEPS - 1, (uint32_t)i};

	start(&w, i);
	return w.found;
}

static void add_hit(struct cue_hits *out, const struct cue_hit *hit)
{
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	out->v[out->n++] = *hit;
	if (hit->last - hit->first > out->longest)
		out->longest = hit->last - hit->first;
	if (hit->row->kind != CUE_STOP || hit->row->scope != SCOPE_SENTENCE)
		return;
	for (int s = 0; s < STATUSES; s++)
		if (!out->wide[s] && cue_concerns(hit->row, (enum status)s))
			out->wide[s] = (uint32_t)out->n;
}

size_t cue_hits_from(const struct cue_hits *h, size_t first)
{
	size_t lo = 0, hi = h->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (h->v[mid].first < first)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

void cue_find(struct cue_hits out[CUE_KINDS], const struct cue_set *user, const struct cue_set *s,
              const struct chunks *c)
{
	const unsigned all = 1u << CUE_CUE | 1u << CUE_FRAME | 1u << CUE_STOP | 1u << CUE_PARTY;
	size_t next[LANES] = {0};
	struct cue_hit best[LANES], own[LANES];

	for (int kind = 0; kind < CUE_KINDS; kind++)
		out[kind] = (struct cue_hits){.v = out[kind].v, .cap = out[kind].cap};
	for (size_t i = 0; i < c->n; i++) {
		unsigned found = find_at(best, s, c, i, all);

		if (user && find_at(own, user, c, i, 1u << CUE_CUE)) {
			best[CUE_CUE] = own[CUE_CUE];
			found |= 1u << CUE_CUE;
		}
		for (; found; found &= found - 1) {
			unsigned k = (unsigned)__builtin_ctz(found);

			if (i < next[k])
				continue;
			add_hit(&out[k < CUE_KINDS ? k : CUE_STOP], &best[k]);
			/* What rules out may overlap; what is found may not. */
			next[k] = k >= CUE_KINDS || k == CUE_FRAME ? i + 1 : best[k].last;
		}
	}
}

void cue_find_adjuncts(struct chunks *c, const struct cue_set *s)
{
	struct cue_hit best[LANES];

	for (size_t i = 0; i < c->n; i++) {
		unsigned tag = c->v[i].tag;

		c->v[i].skip = tag == TAG_ADV || tag == TAG_NOT;
		if (!(c->v[i].may & MAY_ADJUNCT))
			continue;
		if (find_at(best, s, c, i, 1u << CUE_ADJUNCT))
			c->v[i].skip = (uint8_t)(best[CUE_ADJUNCT].last - i);
	}
}

size_t cue_open(struct cue_set *c, struct str blob)
{
	struct section s;
	const struct cue_header *h = section_open(&s, blob, CUE_MAGIC, sizeof *h);

	if (!h)
		return 0;
	/* Of nodes, edges and ends, which lie before the next array, the first is looked for. */
	*c = (struct cue_set){
		.rows = section_array(&s, h->rows, h->n_rows, sizeof *c->rows),
		.nodes = section_array(&s, h->nodes, 1, sizeof *c->nodes),
		.edges = section_array(&s, h->edges, 0, sizeof *c->edges),
		.ends = section_array(&s, h->ends, 0, sizeof *c->ends),
		.starts = section_slots(&s, h->starts, h->start_mask, sizeof *c->starts),
		.triggers = section_slots(&s, h->triggers, h->trigger_mask, sizeof *c->triggers),
		.n_rows = h->n_rows,
		.trigger_mask = h->trigger_mask,
		.start_mask = h->start_mask,
	};
	return table_open(&c->texts, section_from(&s, h->texts), TEXTS) ? section_len(&s) : 0;
}
