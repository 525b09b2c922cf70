#include "partner_rows.h"

#include "analysis/analysis.h"
#include "base/die.h"
#include "commit/commitment.h"
#include "know/table.h"

#include <stdlib.h>

enum column { DOC, START, END, STATUS, PARTNERS, COLUMNS };
static const char *const columns[] = {"doc", "start", "end", "status", "partners", NULL};

/* An undertaking that is found, and what was written down for it. */
struct found {
	uint64_t start, end; /* bytes in the document */
	size_t from, to;     /* bytes of the document's log */
	bool taken;
};

struct reading {
	struct partner_rows *out;
	struct analysis *analysis;
	struct finder *finder;
	struct table gold;
	struct buf log, doc_log, doc;
	struct found *v;
	size_t n, cap;
};

static uint32_t id_of(struct partner_rows *r, struct str name)
{
	size_t id = str_index_find(&r->ids, name, SIZE_MAX);

	if (id < SIZE_MAX)
		return (uint32_t)id;
	name = arena_str(&r->arena, name);
	str_index_add(&r->ids, name, r->n_names);
	r->names = xgrow(r->names, r->n_names, &r->names_cap, sizeof *r->names);
	r->names[r->n_names] = name;
	return (uint32_t)r->n_names++;
}

static uint64_t number(struct str s)
{
	uint64_t n;

	if (!str_uint(s, &n))
		die("no number: '%.*s'", STR_FMT(s, 40));
	return n;
}

static bool is_among(struct str list, struct str code)
{
	struct str one;

	while (list.len && str_split(&list, ';', &one))
		if (str_eq_nocase(str_trim(one), code))
			return true;
	return false;
}

static size_t count(struct str list)
{
	struct str one;
	size_t n = 0;

	while (list.len && str_split(&list, ';', &one))
		n += str_trim(one).len > 0;
	return n;
}

static bool is_left_out(const struct partner_rows *r, struct str name)
{
	struct str all = str_of(r->left_out ? r->left_out : ""), one;

	while (all.len && str_split(&all, '|', &one))
		if (memmem(name.p, name.len, one.p, one.len))
			return true;
	return false;
}

/* One candidate: the rest of its record behind the bytes of the action. */
static void add_candidate(struct partner_rows *r, struct str *record, struct str code, struct str right, unsigned fold)
{
	uint32_t ids[256];
	size_t n = 0;
	struct str name;

	while (str_split(record, '\n', &name) && name.len)
		if (n < sizeof ids / sizeof *ids && !is_left_out(r, name))
			ids[n++] = id_of(r, name);
	logistic_add(&r->examples, ids, n, is_among(right, code), fold);
}

static void add_row(struct reading *g, const struct found *p, struct str right, unsigned fold)
{
	struct partner_rows *r = g->out;
	struct partner_row row = {.from = r->examples.n, .right = count(right), .fold = fold, .set = r->sets};
	struct str log = str_cut(buf_str(&g->doc_log), p->from, p->to), line, field;

	while (log.len && str_split(&log, '\n', &line)) {
		str_split(&line, '\t', &field);
		str_split(&line, '\t', &field);
		add_candidate(r, &log, line, right, fold);
	}
	row.n = r->examples.n - row.from;
	r->v = xgrow(r->v, r->n, &r->cap, sizeof *r->v);
	r->v[r->n++] = row;
}

/* Bytes that both have, if those are half of the shorter one at least. */
static uint64_t overlap(const struct found *p, uint64_t start, uint64_t end)
{
	uint64_t from = p->start > start ? p->start : start, to = p->end < end ? p->end : end;
	uint64_t shorter = p->end - p->start < end - start ? p->end - p->start : end - start;

	return to > from && (to - from) * 2 >= shorter ? to - from : 0;
}

static struct found *best(struct reading *g, uint64_t start, uint64_t end)
{
	struct found *best = NULL;
	uint64_t most = 0;

	for (size_t i = 0; i < g->n; i++) {
		uint64_t n = g->v[i].taken ? 0 : overlap(&g->v[i], start, end);

		if (n > most) {
			most = n;
			best = &g->v[i];
		}
	}
	return best;
}

/* All that was found in a document against what it is annotated with. */
static void end_doc(struct reading *g)
{
	struct str doc = buf_str(&g->doc);
	const unsigned fold = (unsigned)(hash_bytes(doc) % PARTNER_FOLDS);

	for (size_t i = 0; doc.len && i < g->gold.n_rows; i++) {
		uint64_t start, end;
		struct found *p;

		if (!str_eq(table_cell(&g->gold, i, DOC), doc) || !table_cell(&g->gold, i, STATUS).len)
			continue;
		start = number(table_cell(&g->gold, i, START));
		end = number(table_cell(&g->gold, i, END));
		p = best(g, start, end);
		if (!p)
			continue;
		p->taken = true;
		add_row(g, p, table_cell(&g->gold, i, PARTNERS), fold);
	}
	g->n = g->doc_log.len = g->doc.len = 0;
}

/* The records of one undertaking: of those that were found some are left out again. */
static void keep_log(struct reading *g, const struct commitment *c, struct found *p)
{
	struct str log = buf_str(&g->log), line;

	p->from = g->doc_log.len;
	while (log.len) {
		const char *from = log.p;
		uint64_t start, cue;
		struct str field;

		str_split(&log, '\n', &line);
		str_split(&line, '\t', &field);
		start = number(field);
		str_split(&line, '\t', &field);
		cue = number(field);
		while (str_split(&log, '\n', &line) && line.len)
			;
		if (start == c->start && cue == c->hit.first)
			buf_add(&g->doc_log, from, (size_t)(log.p - from));
	}
	p->to = g->doc_log.len;
}

static void each_row(const struct row *row, void *arg)
{
	struct reading *g = arg;
	const struct commitments *found;

	if (row->new_doc) {
		end_doc(g);
		buf_addstr(&g->doc, row->doc);
	}
	g->log.len = 0;
	analysis_begin(g->analysis, row);
	found = commit_find(g->finder);
	for (size_t i = 0; i < found->n; i++) {
		struct found *p;

		g->v = xgrow(g->v, g->n, &g->cap, sizeof *g->v);
		p = &g->v[g->n++];
		*p = (struct found){row->start + found->v[i].start, row->start + found->v[i].end, 0, 0, false};
		keep_log(g, &found->v[i], p);
	}
}

static void read_all(struct reading *g, const char *rows)
{
	struct row_reader reader = {0};
	struct input in;

	if (!input_open(&in, rows) || !row_each(&reader, &in, each_row, g))
		exit(EXIT_IO);
	end_doc(g);
	row_reader_free(&reader);
	input_close(&in);
}

void partner_rows_read(struct partner_rows *out, const char *rows, const char *gold, const char *left_out)
{
	struct reading g = {.out = out, .analysis = analysis_new(CPU_SCALAR)};

	out->left_out = left_out;
	g.finder = commit_new(g.analysis);
	names_use_tagger(analysis_names(g.analysis));
	commit_log_partners(g.finder, &g.log);
	if (!table_read(&g.gold, gold, columns, COLUMNS))
		exit(EXIT_IO);
	read_all(&g, rows);
	out->sets++;
	commit_free(g.finder);
	analysis_free(g.analysis);
	table_free(&g.gold);
	buf_free(&g.log);
	buf_free(&g.doc_log);
	buf_free(&g.doc);
	free(g.v);
}
