#include "cue.h"

#include "cue_blob.h"
#include "die.h"
#include "inflect.h"
#include "party.h"

#include <stdlib.h>

enum { STATES = 2048 };

struct compiler {
	const struct forms *forms;
	struct cue_row *rows;
	struct cue_node *nodes;
	struct cue_edge *edges; /* open addressing */
	uint64_t *triggers;
	size_t n_rows, rows_cap, n_nodes, nodes_cap, n_edges, edge_slots, n_triggers, triggers_cap;
	struct table texts;
	struct table in; /* the file being read */
	const char *path;
	size_t row;
};

/* The nodes where a pattern may stand after so many elements. */
struct states {
	uint32_t v[STATES];
	size_t n;
};

static bool complain(const struct compiler *k, const char *field, const char *what, struct str s)
{
	warn("%s:%zu: %s: %s: '%.*s'", k->path, table_line(&k->in, k->row), field, what,
	     STR_FMT(s, 40));
	return false;
}

static uint32_t new_node(struct compiler *k)
{
	k->nodes = xgrow(k->nodes, k->n_nodes, &k->nodes_cap, sizeof *k->nodes);
	k->nodes[k->n_nodes] = (struct cue_node){{0}, 0};
	return (uint32_t)k->n_nodes++;
}

static struct cue_edge *edge_for(struct cue_edge *edges, size_t n, uint32_t from, uint32_t symbol)
{
	size_t i = cue_edge_hash(from, symbol) & (n - 1);

	while (edges[i].to && (edges[i].from != from || edges[i].symbol != symbol))
		i = (i + 1) & (n - 1);
	return &edges[i];
}

static void grow_edges(struct compiler *k)
{
	size_t n = k->edge_slots ? k->edge_slots * 2 : 4096;
	struct cue_edge *edges = xcalloc(n, sizeof *edges);

	for (size_t i = 0; i < k->edge_slots; i++)
		if (k->edges[i].to)
			*edge_for(edges, n, k->edges[i].from, k->edges[i].symbol) = k->edges[i];
	free(k->edges);
	k->edges = edges;
	k->edge_slots = n;
}

static uint32_t child(struct compiler *k, uint32_t from, uint32_t symbol)
{
	struct cue_edge *e;

	if (k->n_edges * 2 >= k->edge_slots)
		grow_edges(k);
	e = edge_for(k->edges, k->edge_slots, from, symbol);
	if (!e->to) {
		*e = (struct cue_edge){from, symbol, new_node(k)};
		k->n_edges++;
	}
	return e->to;
}

static void add_state(struct states *s, uint32_t node)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->v[i] == node)
			return;
	if (s->n < STATES)
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

/* A word of a pattern as symbols; one that the vocabulary lacks also as its plural. */
static size_t word_symbols(const struct compiler *k, struct str s, char kind, uint32_t *out)
{
	const struct forms_slot *slot;
	struct buf plural = {0};

	if (class_symbol(s, out))
		return 1;
	if (s.len > 1 && *s.p == '=') {
		*out = cue_form_symbol(words_hash(str_cut(s, 1, s.len)));
		return 1;
	}
	slot = forms_find(k->forms, words_hash(s));
	if (slot) {
		*out = (kind == 'v' ? SYMBOL_VERB : kind == 'n' ? SYMBOL_NOUN : SYMBOL_LEMMA) | slot->lemma;
		return 1;
	}
	out[0] = cue_word_symbol(words_hash(s));
	inflect_plural(&plural, s);
	out[1] = cue_word_symbol(words_hash(buf_str(&plural)));
	buf_free(&plural);
	return out[0] == out[1] ? 1 : 2;
}

static void add_trigger(struct compiler *k, uint64_t hash)
{
	k->triggers = xgrow(k->triggers, k->n_triggers, &k->triggers_cap, sizeof *k->triggers);
	k->triggers[k->n_triggers++] = hash;
}

/* Every form of the word makes a sentence worth reading. */
static void trigger_word(struct compiler *k, struct str s)
{
	bool exact = *s.p == '=';
	const struct forms_slot *slot;
	struct buf plural = {0};

	if (exact)
		s = str_cut(s, 1, s.len);
	slot = forms_find(k->forms, words_hash(s));
	add_trigger(k, words_hash(s));
	if (!slot) {
		inflect_plural(&plural, s);
		add_trigger(k, words_hash(buf_str(&plural)));
		buf_free(&plural);
		return;
	}
	for (uint32_t i = 0; i <= k->forms->mask && !exact; i++)
		if (k->forms->slots[i].hash && k->forms->slots[i].lemma == slot->lemma)
			add_trigger(k, k->forms->slots[i].hash);
}

static bool is_weak(struct str s)
{
	static const char *const weak[] = {"be", "have", "do", "to", "of", "the", "a", "in", "on",
	                                   "for", "with", "and", "by", "that", "not", "it", "make",
	                                   "take", "give", "=be", "at", "=to", "no", "there", "as"};

	for (size_t i = 0; i < sizeof weak / sizeof *weak; i++)
		if (str_eq(s, str_of(weak[i])))
			return true;
	return false;
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

static bool compile_element(struct compiler *k, struct states *at, struct str e)
{
	struct states next = {.n = 0};
	bool optional;
	char kind;
	struct str body = element_body(e, &optional, &kind), word;
	uint32_t loop = str_eq(body, STR("MOD*")) ? LOOP_MOD : str_eq(body, STR("NP*")) ? LOOP_NP
	                : str_eq(body, STR(">"))                                        ? LOOP_MARK
	                                                                                : LOOP_NONE;

	if (!body.len || memchr(body.p, '(', body.len) || (memchr(body.p, '*', body.len) && !loop))
		return complain(k, "pattern", "cannot read", e);
	if (optional)
		next = *at;
	for (size_t i = 0; loop && i < at->n; i++) {
		uint32_t to = child(k, at->v[i], SYMBOL_ENTER | loop);

		k->nodes[to].loop = loop == LOOP_MARK ? LOOP_NONE : loop;
		add_state(&next, to);
	}
	while (!loop && str_split(&body, '|', &word)) {
		uint32_t symbols[2];
		size_t n = word.len ? word_symbols(k, word, kind, symbols) : 0;

		for (size_t i = 0; i < at->n * n; i++)
			add_state(&next, child(k, at->v[i / n], symbols[i % n]));
	}
	if (next.n == STATES)
		return complain(k, "pattern", "too many ways through", e);
	*at = next;
	return true;
}

/* The words of the first element that tells something; "be" and "to" tell nothing. */
static void find_triggers(struct compiler *k, struct str pattern)
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
				       (!pass && is_weak(word));
			if (optional || any)
				continue;
			while (str_split(&words, '|', &word))
				if (word.len)
					trigger_word(k, word);
			return;
		}
}

static void add_row(struct compiler *k, const struct cue_row *row)
{
	k->rows = xgrow(k->rows, k->n_rows, &k->rows_cap, sizeof *k->rows);
	k->rows[k->n_rows++] = *row;
}

static bool add_pattern(struct compiler *k, struct str pattern, const struct cue_row *row)
{
	struct states at = {{0}, 1};
	struct str rest = pattern, e;

	if (!pattern.len)
		return complain(k, "pattern", "is empty", pattern);
	while (str_split(&rest, ' ', &e))
		if (!compile_element(k, &at, e))
			return false;
	add_row(k, row);
	for (size_t i = 0; i < at.n; i++) {
		uint32_t *end = &k->nodes[at.v[i]].row[row->kind];

		if (!at.v[i])
			return complain(k, "pattern", "matches nothing at all", pattern);
		if (!*end)
			*end = (uint32_t)k->n_rows;
	}
	if (row->kind == CUE_CUE)
		find_triggers(k, pattern);
	return true;
}

static bool choice(const struct compiler *k, const char *field, struct str s,
                   const char *const *names, unsigned *value)
{
	for (unsigned i = 0; names[i]; i++)
		if (str_eq(s, str_of(names[i]))) {
			*value = i;
			return true;
		}
	return complain(k, field, "unknown value", s);
}

static bool flag_list(const struct compiler *k, const char *field, struct str s,
                      const char *const *names, uint32_t *bits)
{
	struct str part;
	unsigned i;

	*bits = 0;
	while (s.len && str_split(&s, ';', &part)) {
		if (!choice(k, field, part, names, &i))
			return false;
		*bits |= 1u << i;
	}
	return true;
}

static const char *const bound_names[] = {"subject", "holder", "cast", "agent", "object", NULL};
static const char *const action_names[] = {"vp", "np", "clause", "subject", "sum", "before", NULL};
static const char *const scope_names[] = {"governs", "here", "sentence", "action", "subject", NULL};
static const char *const party_names[] = {"all",    "they",  "one",   "we",     "issuer", "office",
                                          "people", "event", "others", "own", "part", "meets", "about", "issues", "thanks", NULL};
static const char *const subject_names[] = {"", "party", "reported", "headline", "main", NULL};

enum { IN_PATTERN, IN_STATUS, IN_BOUND, IN_ACTION, IN_SCORE, IN_DENIED, IN_JOINT, IN_SUBJECT, IN_CAMEO };
static const char *const cue_cols[] = {"pattern", "status", "bound",   "action", "score",
                                       "denied",  "joint",  "subject", "cameo",  NULL};
static const char *const frame_cols[] = {"pattern", "status", "from", NULL};
static const char *const stop_cols[] = {"pattern", "scope", "statuses", NULL};
static const char *const party_cols[] = {"pattern", "kind", "code", NULL};

static struct str cell(const struct compiler *k, size_t col)
{
	return table_cell(&k->in, k->row, col);
}

static bool read_cue(struct compiler *k, struct cue_row *row)
{
	unsigned status, denied, joint, bound, subject;
	uint32_t action;
	uint64_t score;

	if (!choice(k, "status", cell(k, IN_STATUS), status_names, &status) ||
	    !choice(k, "denied", cell(k, IN_DENIED), status_names, &denied) ||
	    !choice(k, "bound", cell(k, IN_BOUND), bound_names, &bound) ||
	    !choice(k, "joint", cell(k, IN_JOINT), status_names, &joint) ||
	    !choice(k, "subject", cell(k, IN_SUBJECT), subject_names, &subject) ||
	    !flag_list(k, "action", cell(k, IN_ACTION), action_names, &action))
		return false;
	if (!str_uint(cell(k, IN_SCORE), &score) || !score || score > 100)
		return complain(k, "score", "not a number from 1 to 100", cell(k, IN_SCORE));
	*row = (struct cue_row){.kind = CUE_CUE, .status = (uint8_t)status, .denied = (uint8_t)denied,
	                        .bound = (uint8_t)bound, .action = (uint8_t)action,
	                        .score = (uint8_t)score, .subject = (uint8_t)subject,
	                        .joint = (uint8_t)joint};
	return true;
}

static bool read_frame(struct compiler *k, struct cue_row *row)
{
	unsigned status;

	if (!choice(k, "status", cell(k, 1), status_names, &status) ||
	    !flag_list(k, "from", cell(k, 2), status_names, &row->statuses))
		return false;
	row->kind = CUE_FRAME;
	row->status = (uint8_t)status;
	return true;
}

static bool read_stop(struct compiler *k, struct cue_row *row)
{
	unsigned scope;

	if (!choice(k, "scope", cell(k, 1), scope_names, &scope) ||
	    !flag_list(k, "statuses", cell(k, 2), status_names, &row->statuses))
		return false;
	row->kind = CUE_STOP;
	row->scope = (uint8_t)scope;
	return true;
}

static bool read_party(struct compiler *k, struct cue_row *row)
{
	unsigned kind;

	if (!choice(k, "kind", cell(k, 1), party_names, &kind))
		return false;
	row->kind = CUE_PARTY;
	row->bound = (uint8_t)kind;
	return true;
}

/* The texts of a row: what --explain quotes. */
static void add_texts(struct compiler *k, struct str cameo)
{
	struct table *t = &k->texts;
	char line[24];
	const struct str cells[TEXTS] = {cell(k, 0), cameo,
	                                 str_of(strrchr(k->path, '/') ? strrchr(k->path, '/') + 1
	                                                              : k->path),
	                                 str_of(line)};
	size_t n = t->n_rows * TEXTS;

	line[0] = '\0';
	for (size_t v = table_line(&k->in, k->row), i = sizeof line - 1; v || i == sizeof line - 1; v /= 10) {
		memmove(line + 1, line, sizeof line - 1);
		line[0] = (char)('0' + v % 10);
		i--;
	}
	line[sizeof line - 1] = '\0';
	t->n_cols = TEXTS;
	for (size_t i = 0; i < TEXTS; i++) {
		t->own_offsets = xgrow(t->own_offsets, n + i, &t->cap, sizeof *t->own_offsets);
		t->own_offsets[n + i] = (uint32_t)t->own_pool.len;
		buf_addstr(&t->own_pool, cells[i]);
	}
	t->n_rows++;
}

typedef bool read_fn(struct compiler *k, struct cue_row *row);

static bool read_file(struct compiler *k, const char *path, const char *const *cols,
                      size_t required, read_fn *read)
{
	bool ok;

	k->path = path;
	k->in = (struct table){0};
	ok = table_read(&k->in, path, cols, required);
	for (k->row = 0; ok && k->row < k->in.n_rows; k->row++) {
		struct cue_row row = {0};

		ok = read(k, &row);
		row.text = (uint32_t)k->texts.n_rows;
		if (ok && row.kind == CUE_PARTY && row.bound >= PARTY_OWN)
			add_row(k, &row);
		else
			ok = ok && add_pattern(k, cell(k, 0), &row);
		if (ok)
			add_texts(k, row.kind == CUE_CUE     ? cell(k, IN_CAMEO)
			             : row.kind == CUE_PARTY ? cell(k, 2)
			                                     : (struct str){"", 0});
	}
	table_free(&k->in);
	return ok;
}

static size_t put(struct buf *out, size_t base, const void *p, size_t len)
{
	size_t at = out->len - base;

	buf_add(out, p, len);
	while (out->len % 8)
		buf_addc(out, '\0');
	return at;
}

static size_t put_triggers(struct compiler *k, struct buf *out, size_t base, uint32_t *mask)
{
	size_t n = 64, at;
	uint64_t *slots;

	while (n < k->n_triggers * 4)
		n *= 2;
	slots = xcalloc(n, sizeof *slots);
	for (size_t t = 0; t < k->n_triggers; t++) {
		size_t i = k->triggers[t] & (n - 1);

		while (slots[i] && slots[i] != k->triggers[t])
			i = (i + 1) & (n - 1);
		slots[i] = k->triggers[t];
	}
	*mask = (uint32_t)n - 1;
	at = put(out, base, slots, n * sizeof *slots);
	free(slots);
	return at;
}

static void close_texts(struct table *t)
{
	size_t n = t->n_rows * TEXTS;

	t->n_cols = TEXTS;
	t->own_offsets = xgrow(t->own_offsets, n, &t->cap, sizeof *t->own_offsets);
	t->own_offsets[n] = (uint32_t)t->own_pool.len;
	t->offsets = t->own_offsets;
	t->pool = buf_str(&t->own_pool).p;
}

static void write_blob(struct compiler *k, struct buf *out)
{
	struct cue_header h = {.magic = CUE_MAGIC};
	size_t base;

	while (out->len % 8)
		buf_addc(out, '\0');
	base = out->len;
	grow_edges(k);
	buf_add(out, &h, sizeof h);
	h.n_rows = (uint32_t)k->n_rows;
	h.n_nodes = (uint32_t)k->n_nodes;
	h.edge_mask = (uint32_t)k->edge_slots - 1;
	h.rows = put(out, base, k->rows, k->n_rows * sizeof *k->rows);
	h.nodes = put(out, base, k->nodes, k->n_nodes * sizeof *k->nodes);
	h.edges = put(out, base, k->edges, k->edge_slots * sizeof *k->edges);
	h.triggers = put_triggers(k, out, base, &h.trigger_mask);
	close_texts(&k->texts);
	h.texts = out->len - base;
	table_write(&k->texts, out);
	h.len = out->len - base;
	memcpy(out->p + base, &h, sizeof h);
}

static void compiler_free(struct compiler *k)
{
	free(k->rows);
	free(k->nodes);
	free(k->edges);
	free(k->triggers);
	table_free(&k->texts);
}

static bool read_rules(struct compiler *k, const char *path)
{
	if (str_ends(str_of(path), STR("cue_exclusions.tsv")))
		return read_file(k, path, stop_cols, 3, read_stop);
	if (str_ends(str_of(path), STR("cue_frames.tsv")))
		return read_file(k, path, frame_cols, 3, read_frame);
	if (str_ends(str_of(path), STR("parties.tsv")))
		return read_file(k, path, party_cols, 2, read_party);
	return read_file(k, path, cue_cols, IN_DENIED, read_cue);
}

bool cue_compile(char **files, struct buf *out)
{
	struct forms_builder *b = forms_builder_new();
	struct compiler k = {0};
	struct forms forms;
	struct buf copy = {0};
	bool ok = true;

	for (; ok && *files; files++) {
		if (str_ends(str_of(*files), STR("verbs.tsv")))
			ok = forms_read_verbs(b, *files);
		else if (str_ends(str_of(*files), STR("function_words.tsv")))
			ok = forms_read_words(b, *files);
		else
			break;
	}
	forms_write(b, out);
	forms_builder_free(b);
	buf_addstr(&copy, buf_str(out));
	if (!ok || !forms_open(&forms, buf_str(&copy)))
		return false;
	k.forms = &forms;
	new_node(&k); /* the root is node 0 */
	add_trigger(&k, words_hash(STR("ll")));
	add_trigger(&k, words_hash(STR("won")));
	for (; ok && *files; files++)
		ok = read_rules(&k, *files);
	write_blob(&k, out);
	compiler_free(&k);
	buf_free(&copy);
	return ok;
}

bool cue_compile_user(const char *path, const struct forms *f, struct buf *out)
{
	struct compiler k = {.forms = f};
	bool ok;

	new_node(&k);
	ok = read_file(&k, path, cue_cols, IN_DENIED, read_cue);
	if (ok)
		write_blob(&k, out);
	compiler_free(&k);
	return ok;
}
