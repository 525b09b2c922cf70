/* Patterns as a trie over what they ask of tokens. */
#include "commit/cue_trie.h"

#include "base/die.h"
#include "know/inflect.h"

#include <stdlib.h>

enum { STATES = 2048 };

/* The nodes where a pattern may stand after so many elements. */
struct states {
	uint32_t v[STATES];
	size_t n;
	uint32_t set; /* its number; none has 0 */
};

static bool blame(struct cue_trie *k, const char *what, struct str s)
{
	k->why = what;
	k->what = s;
	return false;
}

static uint32_t new_node(struct cue_trie *k)
{
	k->nodes = xgrow(k->nodes, k->n_nodes, &k->nodes_cap, sizeof *k->nodes);
	k->nodes[k->n_nodes] = (struct cue_node){.loop = 0};
	k->marks = xgrow(k->marks, k->n_nodes, &k->marks_cap, sizeof *k->marks);
	k->marks[k->n_nodes] = 0;
	return (uint32_t)k->n_nodes++;
}

static uint64_t hash_of_edge(const void *slot)
{
	const struct cue_trie_edge *e = slot;

	return hash_mix((uint64_t)e->from << 32 | e->symbol);
}

static bool edge_ends(const void *slot, const void *key)
{
	const struct cue_trie_edge *e = slot, *k = key;

	return !e->to || (e->from == k->from && e->symbol == k->symbol);
}

static const struct map_kind trie_edges = {sizeof(struct cue_trie_edge), hash_of_edge, edge_ends};

static uint32_t child(struct cue_trie *k, uint32_t from, uint32_t symbol)
{
	struct cue_trie_edge key = {from, symbol, 0}, *e = map_add(&k->slots, &trie_edges, &key);

	if (!e->to)
		*e = (struct cue_trie_edge){from, symbol, new_node(k)};
	return e->to;
}

static void add_state(struct cue_trie *k, struct states *s, uint32_t node)
{
	if (k->marks[node] == s->set || s->n == STATES)
		return;
	k->marks[node] = s->set;
	s->v[s->n++] = node;
}

static bool class_symbol(struct str s, uint32_t *symbol)
{
	static const struct {
		const char *name;
		enum tag tag;
	} classes[] = {
		{"DET", TAG_DET},   {"POSS", TAG_POSS},   {"ADJ", TAG_ADJ},   {"ADV", TAG_ADV},
		{"NUM", TAG_NUM},   {"ADP", TAG_ADP},     {"CC", TAG_CC},     {"PRON", TAG_PRON},
		{"VB", TAG_VB},     {"VBG", TAG_VBG},     {"VBN", TAG_VBN},   {"PROPN", TAG_PROPN},
		{"NOUN", TAG_NOUN}, {"COMMA", TAG_COMMA}, {"VBD", TAG_VBD},   {"VBZ", TAG_VBZ},
		{"TO", TAG_TO},     {"SUB", TAG_SUB},     {"HYPHEN", TAG_HYPHEN},
	};

	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_eq(s, str_of(classes[i].name))) {
			*symbol = SYMBOL_CLASS | classes[i].tag;
			return true;
		}
	return false;
}

static const struct forms_slot *find_form(const struct cue_trie *k, uint64_t hash)
{
	const struct forms_slot *s = forms_find(k->forms, hash);

	return s || !k->more ? s : forms_find(k->more, hash);
}

/* A word of a pattern as symbols; one that the vocabulary lacks also as its plural. */
static size_t word_symbols(const struct cue_trie *k, struct str s, char kind, uint32_t *out)
{
	const struct forms_slot *slot;
	struct buf plural = {0};

	if (class_symbol(s, out))
		return 1;
	if (s.len > 1 && *s.p == '=') {
		*out = cue_form_symbol(words_hash(str_cut(s, 1, s.len)));
		return 1;
	}
	slot = find_form(k, words_hash(s));
	if (slot) {
		*out = (kind == 'v' ? SYMBOL_VERB : kind == 'n' ? SYMBOL_NOUN : SYMBOL_LEMMA) | slot->lemma;
		return 1;
	}
	out[0] = cue_word_symbol(words_hash(s));
	inflect_plural(k->inflection, &plural, s);
	out[1] = cue_word_symbol(words_hash(buf_str(&plural)));
	buf_free(&plural);
	return out[0] == out[1] ? 1 : 2;
}

static void add_trigger(struct cue_trie *k, uint64_t hash)
{
	k->triggers = xgrow(k->triggers, k->n_triggers, &k->triggers_cap, sizeof *k->triggers);
	k->triggers[k->n_triggers++] = hash;
}

static int by_number(const void *pa, const void *pb)
{
	const uint32_t *a = pa, *b = pb;

	return (*a > *b) - (*a < *b);
}

/* All forms of the lemmas that have been asked for: one pass over a vocabulary, since there may
 * be as many patterns as it has words. */
static void trigger_forms(struct cue_trie *k, const struct forms *f)
{
	for (uint32_t i = 0; k->n_lemmas && i <= f->mask; i++)
		if (f->slots[i].hash && bsearch(&f->slots[i].lemma, k->lemmas, k->n_lemmas,
		                                sizeof *k->lemmas, by_number))
			add_trigger(k, f->slots[i].hash);
}

/* Every form of the word makes a sentence worth reading. */
static void trigger_word(struct cue_trie *k, struct str s)
{
	bool exact = *s.p == '=';
	const struct forms_slot *slot;
	struct buf plural = {0};

	if (exact)
		s = str_cut(s, 1, s.len);
	slot = find_form(k, words_hash(s));
	add_trigger(k, words_hash(s));
	if (!slot) {
		inflect_plural(k->inflection, &plural, s);
		add_trigger(k, words_hash(buf_str(&plural)));
		buf_free(&plural);
		return;
	}
	if (exact)
		return;
	k->lemmas = xgrow(k->lemmas, k->n_lemmas, &k->lemmas_cap, sizeof *k->lemmas);
	k->lemmas[k->n_lemmas++] = slot->lemma;
}

/* In any form of it, or only in this one ("=be"): it tells nothing. */
static bool is_weak(const struct cue_trie *k, struct str s)
{
	if (s.len > 1 && *s.p == '=')
		s = str_cut(s, 1, s.len);
	return forms_may(k->forms, words_hash(s)) & MAY_WEAK;
}

/* One element without its "?": the bare word, or the inside of "(a|b)". `*kind` is the v
 * or n of "(a|b)/v", else 0. */
static struct str element_body(struct str e, bool *optional, char *kind)
{
	*kind = '\0';
	*optional = e.len > 1 && e.p[e.len - 1] == '?';
	if (*optional)
		e.len--;
	if (e.len > 2 && (str_ends(e, STR("/v")) || str_ends(e, STR("/n")))) {
		*kind = e.p[e.len - 1];
		e.len -= 2;
	}
	if (e.len > 2 && *e.p == '(' && e.p[e.len - 1] == ')')
		e = str_cut(e, 1, e.len - 1);
	return e;
}

static bool compile_element(struct cue_trie *k, struct states *at, struct str e)
{
	struct states next = {.n = 0, .set = ++k->n_sets};
	bool optional;
	char kind;
	struct str body = element_body(e, &optional, &kind), word;
	uint32_t loop = str_eq(body, STR("MOD*")) ? LOOP_MOD : str_eq(body, STR("NP*")) ? LOOP_NP
	                : str_eq(body, STR(">"))                                        ? LOOP_MARK
	                                                                                : LOOP_NONE;

	if (!body.len || memchr(body.p, '(', body.len) || (memchr(body.p, '*', body.len) && !loop))
		return blame(k, "cannot read", e);
	for (size_t i = 0; optional && i < at->n; i++)
		add_state(k, &next, at->v[i]);
	for (size_t i = 0; loop && i < at->n; i++) {
		uint32_t to = child(k, at->v[i], SYMBOL_ENTER | loop);

		k->nodes[to].loop = loop == LOOP_MARK ? LOOP_NONE : (uint8_t)loop;
		add_state(k, &next, to);
	}
	while (!loop && str_split(&body, '|', &word)) {
		uint32_t symbols[2];
		size_t n = word.len ? word_symbols(k, word, kind, symbols) : 0;

		for (size_t i = 0; i < at->n * n && next.n < STATES; i++)
			add_state(k, &next, child(k, at->v[i / n], symbols[i % n]));
	}
	if (next.n == STATES)
		return blame(k, "too many ways through", e);
	*at = next;
	return true;
}

/* The words of the first element that tells something; "be" and "to" tell nothing. */
static void find_triggers(struct cue_trie *k, struct str pattern)
{
	struct str rest = pattern, e, word;

	for (int pass = 0; pass < 2; pass++, rest = pattern)
		while (str_split(&rest, ' ', &e)) {
			bool optional, any = false;
			char kind;
			struct str body = element_body(e, &optional, &kind), words = body;
			uint32_t symbol;

			while (str_split(&body, '|', &word))
				any |= class_symbol(word, &symbol) || str_ends(word, STR("*")) || *word.p == '>' ||
				       (!pass && is_weak(k, word));
			if (optional || any)
				continue;
			while (str_split(&words, '|', &word))
				if (word.len)
					trigger_word(k, word);
			return;
		}
}

static void add_end(struct cue_trie *k, struct cue_node *node, uint32_t row, enum cue_kind kind)
{
	uint32_t *first;

	if (!node->end) {
		k->ends = xgrow(k->ends, k->n_ends, &k->ends_cap, sizeof *k->ends);
		k->ends[k->n_ends++] = (struct cue_end){{0}};
		node->end = (uint32_t)k->n_ends;
	}
	first = &k->ends[node->end - 1].row[kind];
	if (!*first)
		*first = row;
	node->kinds |= (uint8_t)(1u << kind);
}

bool cue_trie_add(struct cue_trie *k, struct str pattern, uint32_t row, enum cue_kind kind,
                  bool triggers)
{
	struct states at = {{0}, 1, 0};
	struct str rest = pattern, e;

	if (!k->n_nodes)
		new_node(k); /* the root is node 0 */
	if (!pattern.len)
		return blame(k, "is empty", pattern);
	while (str_split(&rest, ' ', &e))
		if (!compile_element(k, &at, e))
			return false;
	for (size_t i = 0; i < at.n; i++) {
		if (!at.v[i])
			return blame(k, "matches nothing at all", pattern);
		add_end(k, &k->nodes[at.v[i]], row, kind);
	}
	if (triggers)
		find_triggers(k, pattern);
	return true;
}

void cue_trie_learn(struct str pattern, const struct forms *forms, struct forms_builder *b)
{
	struct str e, word;
	uint32_t symbol;

	while (str_split(&pattern, ' ', &e)) {
		bool optional;
		char kind;
		struct str body = element_body(e, &optional, &kind);

		while (kind == 'v' && str_split(&body, '|', &word))
			if (word.len && *word.p != '=' && !class_symbol(word, &symbol) &&
			    !forms_find(forms, words_hash(word)))
				forms_add_verb(b, word);
	}
}

void cue_trie_trigger(struct cue_trie *k, uint64_t hash)
{
	add_trigger(k, hash);
}

static int by_from_and_symbol(const void *pa, const void *pb)
{
	const struct cue_trie_edge *a = pa, *b = pb;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	return a->symbol < b->symbol ? -1 : a->symbol > b->symbol;
}

/* What a node must know of an edge without a look at it. */
static void note_symbol(struct cue_node *node, uint32_t symbol)
{
	node->asks |= (uint8_t)cue_symbol_bit(symbol);
	if (symbol >> 28 == SYMBOL_CLASS >> 28)
		node->classes |= 1u << (symbol & SYMBOL_MASK);
	if (symbol >> 28 == SYMBOL_ENTER >> 28)
		node->enters |= (uint8_t)(1u << (symbol & SYMBOL_MASK));
}

/* A node is younger than the one that leads to it: from the last edge back, what is beyond
 * one is known before it is asked for. */
void cue_trie_close(struct cue_trie *k)
{
	struct cue_trie_edge *sorted = xcalloc(k->slots.n + 1, sizeof *sorted);
	const struct cue_trie_edge *e = k->slots.slots;
	size_t n = 0;

	if (!k->n_nodes)
		new_node(k);
	for (size_t i = 0; e && i <= k->slots.mask; i++)
		if (e[i].to)
			sorted[n++] = e[i];
	qsort(sorted, n, sizeof *sorted, by_from_and_symbol);
	k->edges = xcalloc(n + 1, sizeof *k->edges);
	while (n-- > 0) {
		struct cue_node *from = &k->nodes[sorted[n].from];

		k->edges[n] = (struct cue_edge){sorted[n].symbol, sorted[n].to};
		from->edges = (uint32_t)n;
		from->n_edges++;
		from->kinds |= k->nodes[sorted[n].to].kinds;
		note_symbol(from, sorted[n].symbol);
	}
	free(sorted);
}

void cue_trie_free(struct cue_trie *k)
{
	free(k->nodes);
	free(k->slots.slots);
	free(k->edges);
	free(k->ends);
	free(k->triggers);
	free(k->lemmas);
	free(k->marks);
}

uint64_t *cue_trie_triggers(struct cue_trie *k, uint32_t *mask)
{
	uint64_t *slots;

	if (k->n_lemmas)
		qsort(k->lemmas, k->n_lemmas, sizeof *k->lemmas, by_number);
	trigger_forms(k, k->forms);
	if (k->more)
		trigger_forms(k, k->more);
	*mask = map_mask(k->n_triggers * 4);
	slots = xcalloc((size_t)*mask + 1, sizeof *slots);
	for (size_t t = 0; t < k->n_triggers; t++) {
		const uint64_t h = k->triggers[t];

		slots[map_at(slots, sizeof h, *mask, h, map_ends_uint, &h)] = h;
	}
	return slots;
}
