#include "base/die.h"
#include "time/when_build.h"

/* A pattern is words, <names>, and marks for what stands before the next of these:
 *   a|b   either word            x?    may be left out
 *   , - / . '   this must stand before;  ,?   a comma may
 *   ^     the expression begins here
 *   $     it ends here; what is behind must stand
 */

enum { ALTERNATIVES = 12, ELEMENTS = WHEN_PATH };

struct element {
	struct {
		uint16_t kind;
		uint32_t id;
	} symbols[ALTERNATIVES];
	size_t n_symbols;
	uint16_t gaps;
	bool optional, start, stop;
	int capture; /* -1 for none */
};

struct pattern {
	struct builder *b;
	struct table_place at;
	struct element v[ELEMENTS];
	size_t n;
};

static const char *const numbers[WHEN_NUMBERS] = {
	"number", "ordinal", "day", "year", "yy", "nn", "decade", "word", "name",
};

static bool fail(const struct pattern *p, const char *what, struct str s)
{
	return table_refuse(p->at, "pattern", what, s);
}

static bool find_symbol(const struct pattern *p, struct str name, uint16_t *kind, uint32_t *id)
{
	int i = when_name_index(p->b->nonterminals, p->b->n_nonterminals, name);

	*kind = WHEN_SYM_RULES;
	if (i < 0) {
		*kind = WHEN_SYM_CLASS;
		i = when_name_index(p->b->classes, p->b->n_classes, name);
	}
	for (int n = 0; i < 0 && n < WHEN_NUMBERS; n++)
		if (str_eq(name, str_of(numbers[n]))) {
			*kind = WHEN_SYM_NUMBER;
			*id = (uint32_t)n;
			return true;
		}
	*id = (uint32_t)i;
	return i >= 0;
}

/* <name>, or <name2> where a pattern has the same twice. */
static bool add_name(struct pattern *p, struct element *e, struct str name,
                     struct capture_names *names)
{
	struct str plain = name;

	if (!find_symbol(p, plain, &e->symbols[0].kind, &e->symbols[0].id)) {
		if (plain.len && plain.p[plain.len - 1] >= '2' && plain.p[plain.len - 1] <= '9')
			plain.len--;
		if (!find_symbol(p, plain, &e->symbols[0].kind, &e->symbols[0].id))
			return fail(p, "no class, number or rule is called", name);
	}
	e->n_symbols = 1;
	if (names->n == WHEN_CAPTURES || when_name_index(names->v, names->n, name) >= 0)
		return fail(p, "too many names, or twice the same", name);
	e->capture = (int)names->n;
	names->v[names->n++] = name;
	return true;
}

static bool add_words(struct pattern *p, struct element *e, struct str words)
{
	struct str word;

	while (str_split(&words, '|', &word)) {
		if (!word.len || e->n_symbols == ALTERNATIVES)
			return fail(p, "no word, or too many, near", words);
		e->symbols[e->n_symbols].kind = WHEN_SYM_WORD;
		e->symbols[e->n_symbols++].id = when_build_word(p->b, word);
	}
	return true;
}

/* A mark that says what must stand before the next word; 0 if `s` is none. */
static uint16_t mark_of(struct str s)
{
	static const struct {
		const char *mark;
		uint16_t gaps;
	} marks[] = {
		{",", WHEN_COMMA},
		{",?", WHEN_COMMA | WHEN_PLAIN},
		{"-", WHEN_HYPHEN | WHEN_DASH},
		{"/", WHEN_SLASH},
		{".", WHEN_DOT},
		{"'", WHEN_APOSTROPHE},
		{"'?", WHEN_APOSTROPHE | WHEN_PLAIN},
	};

	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_eq(s, str_of(marks[i].mark)))
			return marks[i].gaps;
	return 0;
}

static bool parse_element(struct pattern *p, struct element *e, struct str s,
                          struct capture_names *names)
{
	e->capture = -1;
	if (s.len > 1 && s.p[s.len - 1] == '?') {
		e->optional = true;
		s.len--;
	}
	if (s.len > 2 && s.p[0] == '<' && s.p[s.len - 1] == '>')
		return add_name(p, e, str_cut(s, 1, s.len - 1), names);
	return add_words(p, e, s);
}

static bool parse_pattern(struct pattern *p, struct str rest, struct capture_names *names)
{
	uint16_t gaps = WHEN_PLAIN;
	bool start = false, stop = false;
	struct str s;

	while (str_split(&rest, ' ', &s)) {
		uint16_t mark = mark_of(s);

		if (mark) {
			gaps = mark;
			continue;
		}
		if (str_eq(s, STR("^"))) {
			start = true;
			continue;
		}
		if (str_eq(s, STR("$"))) {
			stop = true;
			continue;
		}
		if (p->n == ELEMENTS)
			return fail(p, "too long before", s);
		p->v[p->n].gaps = gaps;
		p->v[p->n].start = start;
		p->v[p->n].stop = stop;
		if (!parse_element(p, &p->v[p->n++], s, names))
			return false;
		gaps = WHEN_PLAIN;
		start = stop = false;
	}
	return p->n > 0 || fail(p, "nothing in", rest);
}

static uint32_t step(struct builder *b, uint32_t node, struct when_edge want)
{
	struct vec *edges = &((struct trie_node *)b->nodes.v)[node].edges;
	struct when_edge *e = edges->v;

	for (size_t i = 0; i < edges->n; i++)
		if (e[i].kind == want.kind && e[i].id == want.id && e[i].gaps == want.gaps)
			return e[i].to;
	want.to = (uint32_t)b->nodes.n;
	*(struct when_edge *)when_vec_add(edges, sizeof want) = want;
	when_vec_add(&b->nodes, sizeof(struct trie_node));
	return want.to;
}

/* Adds the ways through the elements from `i` on. `gaps` is what a mark before elements
 * that were left out allows; 0 for none.
 * Recurses: ELEMENTS deep at most. */
static void expand(struct pattern *p, size_t i, uint32_t node, struct when_accept way,
                   uint16_t gaps)
{
	const struct element *e = &p->v[i];
	struct trie_node *n;

	if (i == p->n) {
		n = &((struct trie_node *)p->b->nodes.v)[node];
		*(struct when_accept *)when_vec_add(&n->accepts, sizeof way) = way;
		return;
	}
	if (!gaps || e->gaps != WHEN_PLAIN)
		gaps = e->gaps;
	if (e->start)
		way.start = (uint8_t)(way.length + 1);
	if (e->stop)
		way.stop = (uint8_t)(way.length + 1);
	if (e->optional)
		expand(p, i + 1, node, way, gaps == WHEN_PLAIN ? 0 : gaps);
	way.length++;
	if (e->capture >= 0)
		way.at[e->capture] = way.length;
	for (size_t k = 0; k < e->n_symbols; k++) {
		struct when_edge edge = {gaps, e->symbols[k].kind, e->symbols[k].id, 0};

		expand(p, i + 1, step(p->b, node, edge), way, 0);
	}
}

/* "new year's al-fitr" as the words that a text would have: year ' s al fitr. */
static struct str spread(struct arena *a, struct str s)
{
	struct buf out = {0};
	struct str r;
	bool name = false;

	for (size_t i = 0; i < s.len; i++) {
		bool inside = !name && i > 0 && i + 1 < s.len && s.p[i - 1] != ' ' && s.p[i + 1] != ' ' &&
		              s.p[i + 1] != '?';

		name = s.p[i] == '<' || (name && s.p[i] != '>');
		if (inside && s.p[i] == '-')
			buf_addc(&out, ' ');
		else if (inside && s.p[i] == '\'')
			buf_addstr(&out, STR(" ' "));
		else
			buf_addc(&out, s.p[i]);
	}
	r = arena_str(a, buf_str(&out));
	buf_free(&out);
	return r;
}

bool when_build_pattern(struct builder *b, struct table_place at, uint32_t nonterminal,
                   struct str pattern, uint16_t rule, struct capture_names *names)
{
	struct pattern p = {.b = b, .at = at};

	if (!parse_pattern(&p, spread(&b->text, pattern), names))
		return false;
	if (p.v[p.n - 1].optional && p.n == 1)
		return fail(&p, "all is optional in", pattern);
	expand(&p, 0, b->roots[nonterminal], (struct when_accept){.rule = rule, .start = 1},
	       0);
	return true;
}
