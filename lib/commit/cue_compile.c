#include "commit/cue.h"

#include "base/die.h"
#include "commit/cue_trie.h"
#include "commit/party.h"
#include "know/inflect.h"

#include <stdio.h>
#include <stdlib.h>

struct compiler {
	struct cue_trie trie;
	struct cue_row *rows;
	size_t n_rows, rows_cap;
	struct table texts;
	struct table in; /* the file being read */
	const char *path;
	size_t row;
};

static bool complain(const struct compiler *k, const char *field, const char *what, struct str s)
{
	return table_refuse(table_place(k->path, &k->in, k->row), field, what, s);
}

static void add_row(struct compiler *k, const struct cue_row *row)
{
	k->rows = xgrow(k->rows, k->n_rows, &k->rows_cap, sizeof *k->rows);
	k->rows[k->n_rows++] = *row;
}

/* A headline has words of no kind that would tell it from other sentences. */
static bool add_pattern(struct compiler *k, struct str pattern, const struct cue_row *row)
{
	bool triggers = row->kind == CUE_CUE && row->subject != SUBJECT_HEADLINE;

	add_row(k, row);
	if (!cue_trie_add(&k->trie, pattern, (uint32_t)k->n_rows, (enum cue_kind)row->kind, triggers))
		return complain(k, "pattern", k->trie.why, k->trie.what);
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
static const char *const party_names[] = {"all",    "they",  "one",   "we", "i", "issuer", "office",
                                          "people", "event", "others", "body", "own",
                                          "part",   "members", "meets", "about", "issues", "thanks", "press", "private", "public", "plural", NULL};
static const char *const subject_names[] = {"", "party", "reported", "headline", "main", NULL};

enum { IN_PATTERN, IN_STATUS, IN_BOUND, IN_ACTION, IN_SCORE, IN_DENIED, IN_JOINT, IN_SUBJECT, IN_CAMEO };
static const char *const cue_cols[] = {"pattern", "status", "bound",   "action", "score",
                                       "denied",  "joint",  "subject", "cameo",  NULL};
static const char *const frame_cols[] = {"pattern", "status", "from", NULL};
static const char *const stop_cols[] = {"pattern", "scope", "statuses", NULL};
static const char *const party_cols[] = {"pattern", "kind", "code", NULL};
static const char *const adjunct_cols[] = {"pattern", NULL};

static struct str cell(const struct compiler *k, size_t col)
{
	return table_cell(&k->in, k->row, col);
}

static bool read_cue(struct compiler *k, struct cue_row *row)
{
	unsigned status, denied, joint, bound, subject;
	uint32_t action;
	uint64_t score;

	if (!choice(k, "status", cell(k, IN_STATUS), commit_status_names, &status) ||
	    !choice(k, "denied", cell(k, IN_DENIED), commit_status_names, &denied) ||
	    !choice(k, "bound", cell(k, IN_BOUND), bound_names, &bound) ||
	    !choice(k, "joint", cell(k, IN_JOINT), commit_status_names, &joint) ||
	    !choice(k, "subject", cell(k, IN_SUBJECT), subject_names, &subject) ||
	    !flag_list(k, "action", cell(k, IN_ACTION), action_names, &action))
		return false;
	if (status == STATUS_NONE)
		return complain(k, "status", "empty", cell(k, IN_STATUS));
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

	if (!choice(k, "status", cell(k, 1), commit_status_names, &status) ||
	    !flag_list(k, "from", cell(k, 2), commit_status_names, &row->statuses))
		return false;
	row->kind = CUE_FRAME;
	row->status = (uint8_t)status;
	return true;
}

static bool read_stop(struct compiler *k, struct cue_row *row)
{
	unsigned scope;

	if (!choice(k, "scope", cell(k, 1), scope_names, &scope) ||
	    !flag_list(k, "statuses", cell(k, 2), commit_status_names, &row->statuses))
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

static bool read_adjunct(struct compiler *k, struct cue_row *row)
{
	(void)k;
	row->kind = CUE_ADJUNCT;
	return true;
}

/* The texts of a row: what --explain quotes. */
static void add_texts(struct compiler *k, struct str cameo)
{
	const struct str cells[TEXTS] = {cell(k, 0), cameo};
	struct table *t = &k->texts;
	size_t n = t->n_rows * TEXTS;

	t->n_cols = TEXTS;
	for (size_t i = 0; i < TEXTS; i++) {
		t->own_offsets = xgrow(t->own_offsets, n + i, &t->cap, sizeof *t->own_offsets);
		t->own_offsets[n + i] = (uint32_t)t->own_pool.len;
		buf_addstr(&t->own_pool, cells[i]);
	}
	t->n_rows++;
}

typedef bool read_fn(struct compiler *k, struct cue_row *row);

/* All rows of `k->in`, which came from `k->path`. */
static bool read_rows(struct compiler *k, read_fn *read)
{
	bool ok = true;

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
	return ok;
}

static bool read_file(struct compiler *k, const char *path, const char *const *cols,
                      size_t required, read_fn *read)
{
	bool ok;

	k->path = path;
	k->in = (struct table){0};
	ok = table_read(&k->in, path, cols, required) && read_rows(k, read);
	table_free(&k->in);
	return ok;
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

/* Sparse: most symbols of a text are not there, and that should be told by the first slot. */
static uint64_t put_starts(const struct cue_trie *t, const struct section_writer *w, uint32_t *mask)
{
	uint32_t *slots;
	uint64_t at;

	*mask = map_mask(t->nodes->n_edges * (size_t)4);
	slots = xcalloc((size_t)*mask + 1, sizeof *slots);
	for (uint32_t i = 0; i < t->nodes->n_edges; i++)
		slots[cue_start_at(slots, *mask, t->edges, t->edges[i].symbol)] = i + 1;
	at = section_put(w, slots, ((size_t)*mask + 1) * sizeof *slots);
	free(slots);
	return at;
}

static void write_blob(struct compiler *k, struct buf *out)
{
	struct cue_header h = {.n_rows = (uint32_t)k->n_rows};
	struct section_writer w = section_begin(out, sizeof h);
	uint64_t *triggers;

	cue_trie_close(&k->trie);
	h.rows = section_put(&w, k->rows, k->n_rows * sizeof *k->rows);
	h.nodes = section_put(&w, k->trie.nodes, k->trie.n_nodes * sizeof *k->trie.nodes);
	h.edges = section_put(&w, k->trie.edges, k->trie.slots.n * sizeof *k->trie.edges);
	h.ends = section_put(&w, k->trie.ends, k->trie.n_ends * sizeof *k->trie.ends);
	h.starts = put_starts(&k->trie, &w, &h.start_mask);
	triggers = cue_trie_triggers(&k->trie, &h.trigger_mask);
	h.triggers = section_put(&w, triggers, ((size_t)h.trigger_mask + 1) * sizeof *triggers);
	free(triggers);
	close_texts(&k->texts);
	h.texts = section_here(&w);
	table_write(&k->texts, out);
	section_end(&w, CUE_MAGIC, &h, sizeof h);
}

static void compiler_free(struct compiler *k)
{
	free(k->rows);
	cue_trie_free(&k->trie);
	table_free(&k->texts);
}

static bool read_rules(struct compiler *k, const char *path)
{
	if (str_ends(str_of(path), STR("cue_exclusions.tsv")))
		return read_file(k, path, stop_cols, 3, read_stop);
	if (str_ends(str_of(path), STR("cue_frames.tsv")))
		return read_file(k, path, frame_cols, 3, read_frame);
	if (str_ends(str_of(path), STR("adjuncts.tsv")))
		return read_file(k, path, adjunct_cols, 1, read_adjunct);
	if (str_ends(str_of(path), STR("parties.tsv")) || str_ends(str_of(path), STR("private_bodies.tsv")))
		return read_file(k, path, party_cols, 2, read_party);
	return read_file(k, path, cue_cols, IN_DENIED, read_cue);
}

/* What words do in clauses. Those that are halves of contractions carry cues as well. */
static bool read_roles(struct cue_trie *t, const char *path, struct buf *out)
{
	const size_t base = out->len;
	struct word_roles r;

	if (!path) {
		warn("clause_words.tsv is not among the files");
		return false;
	}
	if (!word_roles_compile(path, clause_role_names, out) ||
	    !word_roles_open(&r, str_cut(buf_str(out), base, out->len)))
		return false;
	for (uint64_t i = 0; i <= r.mask; i++)
		if (r.slots[i].roles & clause_role_bit(CLAUSE_TRIGGER))
			cue_trie_trigger(t, r.slots[i].hash);
	return true;
}

/* Takes the files of the vocabulary, which stand first, and writes it. */
static bool read_forms(const struct inflection *in, char ***files, struct buf *out)
{
	struct forms_builder *b = forms_builder_new(in);
	bool ok = true;

	for (; ok && **files; ++*files) {
		if (str_ends(str_of(**files), STR("verbs.tsv")))
			ok = forms_read_verbs(b, **files);
		else if (str_ends(str_of(**files), STR("function_words.tsv")))
			ok = forms_read_words(b, **files);
		else
			break;
	}
	forms_write(b, out);
	forms_builder_free(b);
	return ok;
}

static bool compile(const struct inflection *in, char **files, struct buf *out)
{
	struct compiler k = {.trie.inflection = in};
	struct forms forms;
	struct buf copy = {0};
	bool ok = read_forms(in, &files, out);

	buf_addstr(&copy, buf_str(out));
	if (!ok || !forms_open(&forms, buf_str(&copy))) {
		buf_free(&copy);
		return false;
	}
	k.trie.forms = &forms;
	ok = read_roles(&k.trie, *files++, out);
	for (; ok && *files; files++)
		ok = read_rules(&k, *files);
	write_blob(&k, out);
	compiler_free(&k);
	buf_free(&copy);
	return ok;
}

bool cue_compile(char **files, struct buf *out)
{
	struct inflection in;
	bool ok = inflect_read(&in, *files) && compile(&in, files + 1, out);

	inflect_free(&in);
	return ok;
}

/* Numbers of base forms that the built-in vocabulary never reaches. */
enum { OWN_LEMMAS = 1 << 27 };

/* Verbs that only the user's patterns have, as a vocabulary. */
static void learn_verbs(const struct table *t, const struct inflection *in, const struct forms *f,
                        struct buf *out)
{
	struct forms_builder *b = forms_builder_new(in);

	forms_number_from(b, OWN_LEMMAS);
	for (size_t i = 0; i < t->n_rows; i++)
		cue_trie_learn(table_cell(t, i, IN_PATTERN), f, b);
	forms_write(b, out);
	forms_builder_free(b);
}

/* The table is read once: it may come through a pipe. */
bool cue_compile_user(const char *path, const struct forms *f, struct buf *out)
{
	struct inflection in;
	struct compiler k = {.trie = {.forms = f, .inflection = &in}, .path = path};
	struct forms more;
	struct buf copy = {0};
	bool ok = table_read(&k.in, path, cue_cols, IN_DENIED);

	inflect_open_builtin(&in);
	if (ok) {
		learn_verbs(&k.in, &in, f, out);
		buf_addstr(&copy, buf_str(out));
		ok = forms_open(&more, buf_str(&copy));
		k.trie.more = &more;
	}
	ok = ok && read_rows(&k, read_cue);
	if (ok)
		write_blob(&k, out);
	inflect_free(&in);
	table_free(&k.in);
	compiler_free(&k);
	buf_free(&copy);
	return ok;
}
