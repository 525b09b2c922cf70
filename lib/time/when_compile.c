#include "base/die.h"
#include "time/when.h"
#include "time/when_build.h"

#include <stdlib.h>

void *when_vec_add(struct vec *a, size_t elem)
{
	char *p;

	a->v = xgrow(a->v, a->n, &a->cap, elem);
	p = (char *)a->v + a->n++ * elem;
	memset(p, 0, elem);
	return p;
}

int when_name_index(const struct str *names, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(names[i], name))
			return (int)i;
	return -1;
}

uint64_t when_build_hash(struct str word)
{
	struct buf b = {0};
	uint64_t h;

	buf_addstr(&b, word); /* words_hash reads whole eights */
	h = words_hash(buf_str(&b));
	buf_free(&b);
	return h;
}

uint32_t when_build_word(struct builder *b, struct str word)
{
	uint64_t hash = when_build_hash(word);
	struct when_slot *s = b->slots.v;

	for (size_t i = 0; i < b->slots.n; i++)
		if (s[i].hash == hash)
			return s[i].number;
	s = when_vec_add(&b->slots, sizeof *s);
	s->hash = hash;
	s->number = (uint32_t)b->slots.n;
	return s->number;
}

/* What expressions may start with */

/* The first symbols of one nonterminal, and of those that it may begin with. */
struct starts {
	struct builder *b;
	uint32_t bit;      /* of the nonterminal that is asked for */
	uint64_t classes;
	bool digits, words;
	enum { UNSEEN, OPEN, DONE } state[WHEN_NONTERMINALS];
};

static uint64_t known_bit(const struct builder *b, enum when_known k)
{
	int class = when_name_index(b->classes, b->n_classes, str_of(when_known_names[k]));

	return class < 0 ? 0 : UINT64_C(1) << class;
}

static uint64_t number_classes(const struct builder *b)
{
	return known_bit(b, WHEN_ONES) | known_bit(b, WHEN_TENS) | known_bit(b, WHEN_ORDINALS) |
	       known_bit(b, WHEN_DECADES);
}

static void start_with_number(struct starts *s, enum when_number kind)
{
	if (kind >= WHEN_NUM_WORD) {
		s->words = true;
		return;
	}
	s->digits = true;
	s->classes |= number_classes(s->b);
}

/* False if a nonterminal could begin with itself: the search would not end.
 * Recurses: WHEN_NONTERMINALS deep at most, since each is opened once. */
static bool find_starts(struct starts *s, uint32_t nonterminal)
{
	struct builder *b = s->b;
	const struct trie_node *root = (struct trie_node *)b->nodes.v + b->roots[nonterminal];
	const struct when_edge *e = root->edges.v;
	struct str name = b->nonterminals[nonterminal];

	if (s->state[nonterminal] == OPEN)
		warn("the rules of '%.*s' begin with themselves", STR_FMT(name, 40));
	if (s->state[nonterminal] != UNSEEN)
		return s->state[nonterminal] == DONE;
	s->state[nonterminal] = OPEN;
	for (size_t i = 0; i < root->edges.n; i++)
		switch ((enum when_symbol)e[i].kind) {
		case WHEN_SYM_WORD:
			((struct when_slot *)b->slots.v)[e[i].id - 1].starts |= s->bit;
			break;
		case WHEN_SYM_CLASS:
			s->classes |= UINT64_C(1) << e[i].id;
			break;
		case WHEN_SYM_NUMBER:
			start_with_number(s, (enum when_number)e[i].id);
			break;
		case WHEN_SYM_RULES:
			if (!find_starts(s, e[i].id))
				return false;
		}
	s->state[nonterminal] = DONE;
	return true;
}

/* Does the nonterminal end right after its first symbol? Then the words that this symbol
 * takes are strong: they need none behind. */
struct ends {
	struct builder *b;
	bool *strong;      /* by word number less 1 */
	uint64_t classes;
	uint32_t numbers;  /* kinds, as bits */
	bool seen[WHEN_NONTERMINALS];
};

/* The classes of the words that are a number of this kind by themselves: no single word is
 * a year, and "twenty" no ordinal. */
static uint64_t alone_classes(const struct builder *b, enum when_number kind)
{
	switch (kind) {
	case WHEN_NUM_NUMBER: return known_bit(b, WHEN_ONES) | known_bit(b, WHEN_TENS);
	case WHEN_NUM_ORDINAL:
	case WHEN_NUM_DAY: return known_bit(b, WHEN_ORDINALS);
	case WHEN_NUM_DECADE: return known_bit(b, WHEN_DECADES);
	case WHEN_NUM_YEAR:
	case WHEN_NUM_YY:
	case WHEN_NUM_NN: return 0;
	default: return number_classes(b);
	}
}

static bool accepts(const struct builder *b, uint32_t node)
{
	return ((const struct trie_node *)b->nodes.v)[node].accepts.n > 0;
}

static void end_with_number(struct ends *s, enum when_number kind)
{
	s->numbers |= 1u << kind;
	s->classes |= alone_classes(s->b, kind);
}

/* Any word may follow, "until | inspectors": that the grammar knows the next one is not asked. */
static bool any_follows(const struct builder *b, uint32_t node)
{
	const struct trie_node *n = (const struct trie_node *)b->nodes.v + node;
	const struct when_edge *e = n->edges.v;

	for (size_t i = 0; i < n->edges.n; i++)
		if (e[i].kind == WHEN_SYM_NUMBER && e[i].id >= WHEN_NUM_WORD)
			return true;
	return false;
}

/* Recurses: WHEN_NONTERMINALS deep at most, since each is seen once. */
static void find_ends(struct ends *s, uint32_t nonterminal)
{
	const struct trie_node *root =
		(const struct trie_node *)s->b->nodes.v + s->b->roots[nonterminal];
	const struct when_edge *e = root->edges.v;

	if (s->seen[nonterminal])
		return;
	s->seen[nonterminal] = true;
	for (size_t i = 0; i < root->edges.n; i++) {
		if (!accepts(s->b, e[i].to) && !any_follows(s->b, e[i].to))
			continue;
		if (e[i].kind == WHEN_SYM_WORD)
			s->strong[e[i].id - 1] = true;
		else if (e[i].kind == WHEN_SYM_CLASS)
			s->classes |= UINT64_C(1) << e[i].id;
		else if (e[i].kind == WHEN_SYM_NUMBER)
			end_with_number(s, (enum when_number)e[i].id);
		else
			find_ends(s, e[i].id);
	}
}

static void mark_weak(struct builder *b, uint32_t top)
{
	struct when_slot *slot = b->slots.v;
	struct ends s = {.b = b, .strong = xcalloc(b->slots.n + 1, sizeof *s.strong)};

	find_ends(&s, top);
	for (size_t i = 0; i < b->slots.n; i++)
		if (!s.strong[i] && !(slot[i].mask & s.classes))
			slot[i].weak |= (uint8_t)(1u << top);
	b->alone |= s.numbers;
	free(s.strong);
}

/* The words that patterns speak of, be it by a class. */
static void mark_inner(struct builder *b)
{
	const struct trie_node *n = b->nodes.v;
	struct when_slot *slot = b->slots.v;
	uint64_t classes = number_classes(b) | known_bit(b, WHEN_SCALE);

	for (size_t i = 0; i < b->nodes.n; i++) {
		const struct when_edge *e = n[i].edges.v;

		for (size_t k = 0; k < n[i].edges.n; k++) {
			if (e[k].kind == WHEN_SYM_WORD)
				slot[e[k].id - 1].inner = 1;
			if (e[k].kind == WHEN_SYM_CLASS)
				classes |= UINT64_C(1) << e[k].id;
		}
	}
	for (size_t i = 0; i < b->slots.n; i++)
		slot[i].inner |= (slot[i].mask & classes) != 0;
}

static bool mark_starts(struct builder *b)
{
	struct when_slot *slot = b->slots.v;

	for (uint32_t n = 0; n < b->n_nonterminals; n++) {
		struct starts s = {.b = b, .bit = UINT32_C(1) << n};

		if (!find_starts(&s, n))
			return false;
		for (size_t i = 0; i < b->slots.n; i++)
			if (slot[i].mask & s.classes)
				slot[i].starts |= s.bit;
		b->digit_starts |= s.digits ? s.bit : 0;
		b->word_starts |= s.words ? s.bit : 0;
	}
	mark_weak(b, WHEN_TOP);
	mark_weak(b, WHEN_TOP_ALL);
	mark_inner(b);
	return true;
}

/* Writing */

static int by_word(const void *a, const void *b)
{
	const struct membership *x = a, *y = b;

	if (x->word != y->word)
		return x->word < y->word ? -1 : 1;
	return x->member.class - y->member.class;
}

/* Gives each word the memberships that are its own. */
static void join_members(struct builder *b)
{
	struct membership *m = b->memberships.v;
	struct when_slot *slot = b->slots.v;

	if (b->memberships.n)
		qsort(m, b->memberships.n, sizeof *m, by_word);
	for (size_t i = 0; i < b->memberships.n; i++) {
		struct when_slot *s = &slot[m[i].word - 1];

		if (!s->n_members++)
			s->members = (uint32_t)i;
		s->mask |= UINT64_C(1) << m[i].member.class;
	}
}

#define PUT(w, vec, type) section_put(w, (vec).v, (vec).n * sizeof(type))

static uint64_t write_members(const struct builder *b, const struct section_writer *w)
{
	const struct membership *m = b->memberships.v;
	struct vec members = {0};
	uint64_t at;

	for (size_t i = 0; i < b->memberships.n; i++)
		*(struct when_member *)when_vec_add(&members, sizeof(struct when_member)) = m[i].member;
	at = PUT(w, members, struct when_member);
	free(members.v);
	return at;
}

static void write_slots(const struct builder *b, const struct section_writer *w,
                        struct when_header *h)
{
	uint64_t filter[WHEN_FILTER / 64] = {0};
	const struct when_slot *s = b->slots.v;
	const size_t mask = map_mask(2 * b->slots.n);
	struct when_slot *table = xcalloc(mask + 1, sizeof *table);

	for (size_t i = 0; i < b->slots.n; i++) {
		uint32_t bit = when_filter_bit(s[i].hash);

		table[map_at(table, sizeof *table, mask, hash_mix(s[i].hash), map_ends_uint, &s[i])] = s[i];
		if (s[i].starts & (1u << WHEN_TOP | 1u << WHEN_TOP_ALL))
			filter[bit / 64] |= UINT64_C(1) << bit % 64;
	}
	h->slot_mask = (uint32_t)mask;
	h->filter = section_put(w, filter, sizeof filter);
	h->slots = section_put(w, table, (mask + 1) * sizeof *table);
	free(table);
}

static int by_symbol(const void *a, const void *b)
{
	const struct when_edge *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->kind == WHEN_SYM_WORD && x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static void count_edge(struct when_node *n, const struct when_edge *e)
{
	switch ((enum when_symbol)e->kind) {
	case WHEN_SYM_WORD:
		n->n_words++;
		break;
	case WHEN_SYM_CLASS:
		n->n_classes++;
		n->classes |= UINT64_C(1) << e->id;
		break;
	case WHEN_SYM_NUMBER:
		n->n_numbers++;
		n->numbers |= e->id >= WHEN_NUM_WORD ? 3 : 1;
		break;
	case WHEN_SYM_RULES:
		n->n_rules++;
		n->rules |= UINT32_C(1) << e->id;
	}
}

static void write_trie(struct builder *b, const struct section_writer *w, struct when_header *h)
{
	struct vec nodes = {0};
	struct buf edges = {0}, accepts = {0};

	for (size_t i = 0; i < b->nodes.n; i++) {
		struct trie_node *n = (struct trie_node *)b->nodes.v + i;
		const struct when_edge *e = n->edges.v;
		struct when_node *flat = when_vec_add(&nodes, sizeof *flat);

		if (n->edges.n)
			qsort(n->edges.v, n->edges.n, sizeof *e, by_symbol);
		for (size_t k = 0; k < n->edges.n; k++)
			count_edge(flat, &e[k]);
		flat->edges = (uint32_t)(edges.len / sizeof *e);
		flat->accepts = (uint32_t)(accepts.len / sizeof(struct when_accept));
		flat->n_accepts = (uint16_t)n->accepts.n;
		buf_add(&edges, n->edges.v, n->edges.n * sizeof *e);
		buf_add(&accepts, n->accepts.v, n->accepts.n * sizeof(struct when_accept));
	}
	h->nodes = PUT(w, nodes, struct when_node);
	h->edges = section_put(w, edges.p, edges.len);
	h->accepts = section_put(w, accepts.p, accepts.len);
	free(nodes.v);
	buf_free(&edges);
	buf_free(&accepts);
}

static void write_blob(struct builder *b, struct buf *out)
{
	struct when_header h = {.n_leads = (uint32_t)b->leads.n, .n_tables = (uint32_t)b->spans.n,
	                        .digit_starts = b->digit_starts, .word_starts = b->word_starts,
	                        .alone = b->alone, .number_mask = number_classes(b)};
	struct section_writer w = section_begin(out, sizeof h);

	memcpy(h.roots, b->roots, sizeof h.roots);
	for (size_t k = 0; k < WHEN_KNOWN; k++)
		h.classes[k] = (uint8_t)when_name_index(b->classes, b->n_classes,
		                                   str_of(when_known_names[k]));
	write_slots(b, &w, &h);
	h.members = write_members(b, &w);
	write_trie(b, &w, &h);
	h.rules = PUT(&w, b->out_rules, struct when_rule);
	h.ops = PUT(&w, b->ops, struct when_op);
	h.leads = PUT(&w, b->leads, struct when_lead);
	h.tables = PUT(&w, b->spans, struct when_span);
	h.days = PUT(&w, b->days, int32_t);
	h.forms = section_put(&w, b->forms.p, b->forms.len);
	section_end(&w, WHEN_MAGIC, &h, sizeof h);
}

static void free_builder(struct builder *b)
{
	struct trie_node *n = b->nodes.v;

	for (size_t i = 0; i < b->nodes.n; i++) {
		free(n[i].edges.v);
		free(n[i].accepts.v);
	}
	free(b->slots.v);
	free(b->memberships.v);
	free(b->nodes.v);
	free(b->ops.v);
	free(b->out_rules.v);
	free(b->leads.v);
	free(b->spans.v);
	free(b->days.v);
	table_free(&b->words);
	table_free(&b->rules);
	table_free(&b->holidays);
	table_free(&b->tables);
	table_free(&b->roles);
	buf_free(&b->forms);
	arena_free(&b->text);
}

/* The one file with this end of its name; NULL, after a message, if there are none or more.
 * What has been read points into its table, which a second file would move. */
static const char *only_file(char **files, const char *suffix)
{
	const char *found = NULL;
	size_t seen = 0;

	for (; *files; files++)
		if (str_ends(str_of(*files), str_of(suffix))) {
			found = *files;
			seen++;
		}
	if (seen == 1)
		return found;
	warn("one file with a name in %s is needed, not %zu", suffix, seen);
	return NULL;
}

bool when_compile(char **files, struct buf *out)
{
	/* In the order in which they are needed. */
	static const struct {
		const char *suffix;
		bool (*read)(struct builder *b, const char *path);
	} steps[] = {
		{"_words.tsv", when_read_words}, {"_tables.tsv", when_read_tables},
		{"_roles.tsv", when_read_roles}, {"when.tsv", when_read_rules},
		{"_holidays.tsv", when_read_holidays}, {"_forms.tsv", when_read_forms},
	};
	struct builder b = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < sizeof steps / sizeof *steps; i++) {
		const char *file = only_file(files, steps[i].suffix);

		ok = file && steps[i].read(&b, file);
	}
	if (ok) {
		join_members(&b);
		ok = mark_starts(&b);
	}
	if (ok)
		write_blob(&b, out);
	free_builder(&b);
	return ok;
}
