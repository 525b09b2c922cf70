#include "cue.h"

#include "blob.h"
#include "cue_blob.h"
#include "die.h"

const char *const status_names[STATUSES + 1] = {"",           "proposed", "planned",   "pledged",
                                                "agreed",     "reaffirmed", "underway", "fulfilled",
                                                "refused",    "withdrawn", NULL};

/* What the longest match is asked for: a kind, of what rules out every scope by itself. */
enum { MOD_MOST = 6, NP_MOST = 16, STEPS = 800, LANES = CUE_KINDS + CUE_SCOPES };

/* One walk through the trie from one token. */
struct walk {
	const struct cue_set *s;
	const struct chunks *c;
	struct cue_hit *best; /* of each lane */
	unsigned steps;       /* left; keeps a pathological sentence linear */
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
		uint64_t h = w->v[i].hash;

		for (uint32_t k = (uint32_t)h & s->trigger_mask; s->triggers[k];
		     k = (k + 1) & s->trigger_mask)
			if (s->triggers[k] == h)
				return true;
	}
	return false;
}

static uint32_t follow(const struct cue_set *s, uint32_t from, uint32_t symbol)
{
	uint32_t hash = cue_edge_hash(from, symbol), i = hash & s->edge_mask;

	if (!(s->filter[hash % CUE_FILTER / 64] >> hash % 64 & 1))
		return 0;
	for (; s->edges[i].to; i = (i + 1) & s->edge_mask)
		if (s->edges[i].from == from && s->edges[i].symbol == symbol)
			return s->edges[i].to;
	return 0;
}

static void step(struct walk *w, uint32_t node, size_t i, struct path p);

static void try_symbol(struct walk *w, uint32_t node, size_t i, struct path p, uint32_t symbol)
{
	uint32_t to = follow(w->s, node, symbol);

	if (to) {
		p.looped = 0;
		p.skipped = false;
		step(w, to, i + 1, p);
	}
}

static bool in_loop(const struct chunks *c, size_t i, uint32_t loop)
{
	unsigned tag = c->v[i].tag;
	struct str s;

	if (chunk_nominal(c, i) || tag == TAG_VBG || tag == TAG_VBN || tag == TAG_ADV)
		return true;
	if (loop == LOOP_MOD)
		return tag == TAG_CC && i && c->v[i - 1].tag == TAG_ADJ;
	if (tag == TAG_CC || tag == TAG_COMMA)
		return true;
	s = token_text(c->tokens, i);
	return tag == TAG_ADP && (str_eq(s, STR("of")) || str_eq(s, STR("in")) ||
	                          str_eq(s, STR("with")) || str_eq(s, STR("from")) ||
	                          str_eq(s, STR("and")));
}

static void stay(struct walk *w, uint32_t node, size_t i, struct path p)
{
	uint32_t loop = w->s->nodes[node].loop;

	if (!in_loop(w->c, i, loop) || p.looped >= (loop == LOOP_MOD ? MOD_MOST : NP_MOST))
		return;
	p.looped++;
	if (loop == LOOP_NP) {
		if (p.wild == p.wild_end)
			p.wild = (uint32_t)i;
		p.wild_end = (uint32_t)i + 1;
	}
	step(w, node, i + 1, p);
}

static void take_kind(struct walk *w, uint32_t row, size_t i, const struct path *p)
{
	const struct cue_row *r = &w->s->rows[row - 1];
	struct cue_hit *best = &w->best[r->kind == CUE_STOP ? CUE_KINDS + r->scope : r->kind];

	if (i <= best->reach)
		return;
	best->reach = (uint32_t)i;
	best->last = p->mark ? p->mark : (uint32_t)i;
	best->row = r;
	best->wild = p->wild;
	best->wild_end = p->wild_end;
	best->negated = p->negated;
}

static void take(struct walk *w, uint32_t node, size_t i, const struct path *p)
{
	const struct cue_node *n = &w->s->nodes[node];

	if (!n->ends)
		return;
	for (int kind = 0; kind < CUE_KINDS; kind++)
		if (n->row[kind])
			take_kind(w, n->row[kind], i, p);
}

static void try_words(struct walk *w, uint32_t node, size_t i, struct path p)
{
	const struct chunk *c = &w->c->v[i];
	uint64_t hash = w->c->tokens->v[i].hash;

	if (c->known) {
		try_symbol(w, node, i, p, SYMBOL_LEMMA | c->lemma);
		try_symbol(w, node, i, p, (tag_is_verb(c->tag) ? SYMBOL_VERB : SYMBOL_NOUN) | c->lemma);
	} else if (!(w->c->tokens->v[i].flags & TOKEN_PUNCT)) {
		try_symbol(w, node, i, p, cue_word_symbol(hash));
	}
	try_symbol(w, node, i, p, cue_form_symbol(hash));
	try_symbol(w, node, i, p, SYMBOL_CLASS | c->tag);
}

/* All ways on from `node` with token `i` next. */
static void step(struct walk *w, uint32_t node, size_t i, struct path p)
{
	uint32_t into;

	if (!w->steps)
		return;
	w->steps--;
	if (node && !p.skipped)
		take(w, node, i, &p);
	if (i >= w->c->n)
		return;
	try_words(w, node, i, p);
	for (uint32_t loop = LOOP_MOD; loop <= LOOP_MARK && node; loop++) {
		struct path q = p;

		into = follow(w->s, node, SYMBOL_ENTER | loop);
		if (loop == LOOP_MARK)
			q.mark = (uint32_t)i;
		if (into)
			step(w, into, i, q);
	}
	if (node && w->s->nodes[node].loop)
		stay(w, node, i, p);
	else if (node && w->c->v[i].skip) {
		p.negated |= w->c->v[i].tag == TAG_NOT;
		p.skipped = true;
		step(w, node, i + w->c->v[i].skip, p);
	}
}

/* The longest pattern of each lane at token `i`. */
static void find_at(struct cue_hit best[LANES], const struct cue_set *s, const struct chunks *c,
                    size_t i)
{
	struct walk w = {s, c, best, STEPS};

	for (int k = 0; k < LANES; k++)
		best[k] = (struct cue_hit){
			.first = (uint32_t)i, .last = (uint32_t)i, .reach = (uint32_t)i, .set = s};
	step(&w, 0, i, (struct path){0});
}

static void add_hit(struct cue_hits *out, const struct cue_hit *hit)
{
	out->v = xgrow(out->v, out->n, &out->cap, sizeof *out->v);
	out->v[out->n++] = *hit;
}

void cue_find(struct cue_hits out[CUE_KINDS], const struct cue_set *user, const struct cue_set *s,
              const struct chunks *c)
{
	size_t next[LANES] = {0};
	struct cue_hit best[LANES], own[LANES];

	for (int kind = 0; kind < CUE_KINDS; kind++)
		out[kind].n = 0;
	for (size_t i = 0; i < c->n; i++) {
		find_at(best, s, c, i);
		if (user) {
			find_at(own, user, c, i);
			if (own[CUE_CUE].row)
				best[CUE_CUE] = own[CUE_CUE];
		}
		for (int k = 0; k < LANES; k++) {
			if (!best[k].row || i < next[k])
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
		find_at(best, s, c, i);
		if (best[CUE_ADJUNCT].row)
			c->v[i].skip = (uint8_t)(best[CUE_ADJUNCT].last - i);
	}
}

size_t cue_open(struct cue_set *s, struct str blob)
{
	const struct cue_header *h = (const void *)blob.p;

	if (blob.len < sizeof *h || (uintptr_t)blob.p % 8 || memcmp(h->magic, CUE_MAGIC, 8) ||
	    h->len > blob.len)
		return 0;
	blob.len = h->len;
	if (!blob_mask(h->edge_mask) || !blob_mask(h->trigger_mask) ||
	    !blob_holds(blob, h->rows, h->n_rows, sizeof *s->rows) ||
	    !blob_holds(blob, h->nodes, h->n_nodes, sizeof *s->nodes) ||
	    !blob_holds(blob, h->edges, (uint64_t)h->edge_mask + 1, sizeof *s->edges) ||
	    !blob_holds(blob, h->filter, CUE_FILTER / 64, sizeof *s->filter) ||
	    !blob_holds(blob, h->triggers, (uint64_t)h->trigger_mask + 1, sizeof *s->triggers) ||
	    h->texts > h->len)
		return 0;
	*s = (struct cue_set){
		.rows = (const void *)(blob.p + h->rows),
		.nodes = (const void *)(blob.p + h->nodes),
		.edges = (const void *)(blob.p + h->edges),
		.filter = (const void *)(blob.p + h->filter),
		.triggers = (const void *)(blob.p + h->triggers),
		.n_rows = h->n_rows,
		.edge_mask = h->edge_mask,
		.trigger_mask = h->trigger_mask,
	};
	if (!table_open(&s->texts, str_cut(blob, h->texts, h->len), TEXTS))
		return 0;
	return h->len;
}
