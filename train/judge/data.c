#include "data.h"

#include "base/die.h"
#include "commit/proposal.h"
#include "names/names.h"
#include "stream/row.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct number_slot {
	uint64_t hash;
	uint32_t number, pad;
};

struct word_slot {
	uint64_t hash;
	char *text;
};

struct doc_slot {
	uint64_t hash; /* of its name */
	uint32_t first, end; /* spans */
};

struct mark {
	uint32_t start, end;
	float p;
	enum status status;
};


enum { SPAN_DOC, SPAN_START, SPAN_END, SPAN_STATUS, SPAN_P };
static const char *const span_columns[] = {"doc", "start", "end", "status", "p", NULL};

static uint64_t uint_of(const void *slot)
{
	return *(const uint64_t *)slot;
}

static const struct map_kind numbers_kind = {sizeof(struct number_slot), uint_of, map_ends_uint};
static const struct map_kind words_kind = {sizeof(struct word_slot), uint_of, map_ends_uint};
static const struct map_kind docs_kind = {sizeof(struct doc_slot), uint_of, map_ends_uint};

/* What a run over one file needs. */
struct reading {
	struct judge_data *d;
	struct analysis *analysis;
	struct finder *finder;
	struct map docs;
	struct mark *spans;
	size_t n_spans, cap;
	uint32_t fold;              /* of the document at hand */
	const struct doc_slot *doc; /* at hand; NULL if it is passed over */
	char *name;                 /* of it, where places are wanted */
	bool gold;
	float weight;
};

static void add_word(struct judge_data *d, uint64_t hash, struct str text)
{
	struct word_slot *s;

	if (!hash)
		return;
	s = map_add(&d->words, &words_kind, &hash);
	if (s->hash)
		return;
	s->hash = hash;
	s->text = xcalloc(text.len + 1, 1);
	for (size_t i = 0; i < text.len; i++)
		s->text[i] = text.p[i];
}

static void add_lower(struct judge_data *d, struct str text)
{
	char lower[64];
	struct str s = {lower, text.len};

	if (text.len >= sizeof lower)
		return;
	for (size_t i = 0; i < text.len; i++)
		lower[i] = (char)((unsigned char)text.p[i] < 128 ? tolower((unsigned char)text.p[i]) : text.p[i]);
	add_word(d, token_hash(s), s);
}

static void add_sign(struct judge_data *d, struct str s)
{
	add_word(d, judge_sign(s), s);
}

/* What parts may be of but for what sentences show. */
static void learn_words(struct judge_data *d)
{
	static const char *const files[] = {"data/verbs.tsv", "data/function_words.tsv"};
	static const char *const firsts[][2] = {{"verb", NULL}, {"word", NULL}};
	static const char *const signs[] = {"(border)", "(mark)", "(name)", "(number)", "(none)"};
	char mark[2] = {0};

	for (size_t k = 0; k < 2; k++) {
		struct table t = {0};

		if (!table_read(&t, files[k], firsts[k], 1))
			exit(EXIT_IO);
		for (size_t i = 0; i < t.n_rows; i++)
			add_lower(d, table_cell(&t, i, 0));
		table_free(&t);
	}
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		add_sign(d, str_of(signs[i]));
	for (mark[0] = '!'; mark[0] < 127; mark[0]++)
		if (ispunct((unsigned char)mark[0]))
			add_sign(d, str_of(mark));
	add_word(d, hash_bytes(STR("no")), STR("no"));
}

static void learn_sentence(struct judge_data *d, const struct finder *f)
{
	const struct proposer *k = f->proposer;

	for (size_t i = 0; i < f->tokens->n; i++)
		add_lower(d, token_text(f->tokens, i));
	for (size_t i = 0; i < k->n; i++) {
		const struct candidate *c = &k->v[i].c;
		const struct str none = {"", 0};

		const struct str texts[] = {c->hit ? cue_text(c->hit, TEXT_PATTERN) : none,
		                            c->frame ? cue_text(c->frame, TEXT_PATTERN) : none,
		                            c->refusal.rule ? cue_text(c->refusal.rule, TEXT_PATTERN) : none,
		                            c->refusal.why ? str_of(c->refusal.why) : none};

		for (size_t n = 0; n < sizeof texts / sizeof *texts; n++)
			add_word(d, hash_bytes(texts[n]), texts[n]);
	}
}

static uint32_t column_of(struct judge_data *d, uint64_t hash, const struct proposal_feature *f)
{
	struct number_slot *s = map_add(&d->numbers, &numbers_kind, &hash);

	if (!s->hash) {
		*s = (struct number_slot){.hash = hash, .number = (uint32_t)d->n_columns};
		d->columns = xgrow(d->columns, d->n_columns, &d->columns_cap, sizeof *d->columns);
		d->columns[d->n_columns++] = (struct judge_column){.hash = hash, .id = f->id,
		                                                   .part = {f->part[0], f->part[1], f->part[2]}};
	}
	return s->number;
}

/* How much of the shorter of the two both share, and of what they cover together. */
static void compare(const struct mark *s, uint32_t start, uint32_t end, float *shorter, float *all)
{
	const uint32_t from = s->start > start ? s->start : start, to = s->end < end ? s->end : end;
	const float both = to > from ? (float)(to - from) : 0;
	const float a = (float)(s->end - s->start), b = (float)(end - start);

	*shorter = both / (a < b ? a : b);
	*all = both / (a + b - both);
}

/* The span that a proposal is, or NULL; `near`: it is too much like another one to be none. */
static const struct mark *span_of(const struct reading *r, uint32_t start, uint32_t end, bool *near)
{
	const struct mark *best = NULL;
	float most = 0;

	*near = false;
	for (uint32_t i = r->doc->first; i < r->doc->end; i++) {
		float shorter, all;

		compare(&r->spans[i], start, end, &shorter, &all);
		*near |= shorter >= .5f;
		if (shorter >= .5f && all > most) {
			most = all;
			best = &r->spans[i];
		}
	}
	return best;
}

static struct judge_example *add_example(struct judge_data *d, const struct proposer *k, const struct proposal *p)
{
	struct judge_example *e;

	d->v = xgrow(d->v, d->n, &d->cap, sizeof *d->v);
	e = &d->v[d->n++];
	*e = (struct judge_example){.first = (uint32_t)d->n_features, .n = p->n + (uint32_t)k->n_shared, .weight = 1};
	for (uint32_t i = 0; i < e->n; i++) {
		const size_t at = proposal_feature(p, i);

		d->features = xgrow(d->features, d->n_features, &d->features_cap, sizeof *d->features);
		d->features[d->n_features++] = column_of(d, k->features[at], &k->parts[at]);
	}
	return e;
}

static void offsets(const struct finder *f, const struct proposal *p, uint32_t *start, uint32_t *end)
{
	const struct token *t = f->tokens->v;

	*start = (uint32_t)f->row->start + t[p->c.action.first].start;
	*end = (uint32_t)f->row->start + t[p->c.action.last - 1].end;
}

/* Of several proposals that are one span of the annotation the best one is right, the others are left
 * out: whichever of them is most probable will do. */
static bool is_best(const struct reading *r, const struct finder *f, const struct mark *s, const struct proposal *p)
{
	const struct proposer *k = f->proposer;
	uint32_t start, end;
	float shorter, mine, all;

	offsets(f, p, &start, &end);
	compare(s, start, end, &shorter, &mine);
	for (size_t i = 0; i < k->n; i++) {
		bool near;

		offsets(f, &k->v[i], &start, &end);
		if (span_of(r, start, end, &near) != s)
			continue;
		compare(s, start, end, &shorter, &all);
		if (all > mine || (all >= mine && &k->v[i] < p && k->v[i].head != p->head))
			return false;
	}
	return true;
}

static void add_place(struct reading *r, const struct finder *f, const struct proposal *p)
{
	struct judge_data *d = r->d;
	const struct token *t = f->tokens->v;

	d->places = xgrow(d->places, d->n - 1, &d->places_cap, sizeof *d->places);
	d->places[d->n - 1] = (struct judge_place){.doc = r->name,
	                                           .sent = (uint32_t)f->row->sent,
	                                           .nth = (uint32_t)(p - f->proposer->v),
	                                           .head = t[p->head].start,
	                                           .first = t[p->c.action.first].start,
	                                           .end = t[p->c.action.last - 1].end,
	                                           .kind = (uint8_t)p->kind,
	                                           .stands = p->kind == PROPOSAL_CUE && !p->c.refusal.why,
	                                           .ruled = p->c.refusal.rule != NULL};
}

static void count_columns(struct judge_data *d, const struct judge_example *e)
{
	for (uint32_t i = 0; i < e->n; i++) {
		struct judge_column *c = &d->columns[d->features[e->first + i]];

		*(e->gold ? &c->gold : &c->silver) += 1;
	}
}

static void read_proposal(struct reading *r, const struct finder *f, const struct proposal *p)
{
	uint32_t start, end;
	const struct mark *s;
	struct judge_example *e;
	bool near;

	offsets(f, p, &start, &end);
	s = span_of(r, start, end, &near);
	near = near && (!s || (r->gold && !is_best(r, f, s, p)));
	if (near && !r->d->placed)
		return;
	e = add_example(r->d, f->proposer, p);
	e->unclear = near;
	e->p = s ? s->p : 0;
	e->status = (uint8_t)(s ? s->status : STATUS_NONE);
	e->gold = r->gold;
	e->weight = r->weight;
	e->fold = r->fold;
	if (r->d->placed)
		add_place(r, f, p);
	if (!near)
		count_columns(r->d, e);
}

static uint64_t name_hash(struct str doc)
{
	return hash_bytes(doc) | 1;
}

static uint32_t fold_of(struct judge_data *d, uint64_t hash)
{
	const struct number_slot *s;

	if (!d->folds.n)
		return d->n_docs - 1;
	s = map_add(&d->folds, &numbers_kind, &hash);
	return s->hash ? s->number : 0;
}

void judge_data_folds(struct judge_data *d, const char *path)
{
	static const char *const columns[] = {"doc", "fold", NULL};
	struct table t = {0};

	if (!table_read(&t, path, columns, 2))
		exit(EXIT_IO);
	for (size_t i = 0; i < t.n_rows; i++) {
		const uint64_t hash = name_hash(table_cell(&t, i, 0));
		struct number_slot *s = map_add(&d->folds, &numbers_kind, &hash);
		uint64_t fold;

		if (!str_uint(table_cell(&t, i, 1), &fold))
			die("%s:%zu: no fold", path, table_line(&t, i));
		*s = (struct number_slot){.hash = hash, .number = (uint32_t)fold};
	}
	table_free(&t);
}

static void each_row(const struct row *row, void *arg)
{
	struct reading *r = arg;
	const struct finder *f = r->finder;

	if (row->new_doc) {
		const uint64_t hash = name_hash(row->doc);
		const struct doc_slot *s = map_add(&r->docs, &docs_kind, &hash);

		r->doc = s->end ? s : NULL;
		r->d->n_docs += r->doc != NULL;
		r->fold = fold_of(r->d, hash);
		if (r->d->placed)
			r->name = strndup(row->doc.p, row->doc.len);
	}
	if (!r->doc)
		return;
	analysis_begin(r->analysis, row);
	f->proposer->n = 0;
	commit_find(r->finder);
	if (!f->proposer->n)
		return;
	learn_sentence(r->d, f);
	for (size_t i = 0; i < f->proposer->n; i++)
		read_proposal(r, f, &f->proposer->v[i]);
}

static enum status status_of(struct str s)
{
	for (unsigned i = 0; i < STATUSES; i++)
		if (str_eq(s, str_of(commit_status_names[i])))
			return (enum status)i;
	die("no status: '%.*s'", STR_FMT(s, 40));
}

static struct doc_slot *doc_of(struct reading *r, struct str doc)
{
	const uint64_t hash = name_hash(doc);
	struct doc_slot *s = map_add(&r->docs, &docs_kind, &hash);

	if (!s->hash)
		*s = (struct doc_slot){hash, (uint32_t)r->n_spans, (uint32_t)r->n_spans};
	return s;
}

/* The rows of a document stand together. */
static void read_spans(struct reading *r, const char *path)
{
	struct table t = {0};

	if (!table_read(&t, path, span_columns, SPAN_P))
		exit(EXIT_IO);
	r->spans = xcalloc(t.n_rows + 1, sizeof *r->spans);
	for (size_t i = 0; i < t.n_rows; i++) {
		struct doc_slot *doc = doc_of(r, table_cell(&t, i, SPAN_DOC));
		struct mark *s = &r->spans[r->n_spans];
		struct str p = table_cell(&t, i, SPAN_P);
		char digits[32] = "1";
		uint64_t start = 0, end = 0;

		if (p.len && p.len < sizeof digits)
			snprintf(digits, sizeof digits, "%.*s", (int)p.len, p.p);
		*s = (struct mark){.p = strtof(digits, NULL), .status = status_of(table_cell(&t, i, SPAN_STATUS))};
		if (s->status && (!str_uint(table_cell(&t, i, SPAN_START), &start) || !str_uint(table_cell(&t, i, SPAN_END), &end)))
			die("%s:%zu: no span", path, table_line(&t, i));
		s->start = (uint32_t)start;
		s->end = (uint32_t)end;
		doc->end = (uint32_t)++r->n_spans;
	}
	table_free(&t);
}

void judge_data_read(struct judge_data *d, const char *spans, const char *rows, bool gold, double weight)
{
	struct reading r = {.d = d, .gold = gold, .weight = (float)weight, .analysis = analysis_new(CPU_SCALAR)};
	struct row_reader reader = {0};
	struct input in;


	if (!d->n_columns)
		learn_words(d);
	r.finder = commit_new(r.analysis);
	names_use_tagger(analysis_names(r.analysis));
	commit_use_judge(r.finder);
	r.finder->proposer->spells = true;
	read_spans(&r, spans);
	if (!input_open(&in, rows) || !row_each(&reader, &in, each_row, &r))
		exit(EXIT_IO);
	input_close(&in);
	if (gold)
		d->n_gold = d->n_docs;
	row_reader_free(&reader);
	commit_free(r.finder);
	analysis_free(r.analysis);
	free(r.spans);
	free(r.docs.slots);
}

bool judge_data_spell(const struct judge_data *d, const struct judge_column *c, struct buf *out)
{
	const struct judge_template *t = &judge_templates[c->id];

	out->len = 0;
	buf_addf(out, "%s", t->name);
	for (size_t i = 0; i < JUDGE_PARTS && t->parts[i]; i++) {
		struct map words = d->words;
		const struct word_slot *w;

		buf_addf(out, "%s", i ? " & " : ": ");
		if (t->parts[i] != JUDGE_WORD && t->parts[i] != JUDGE_TEXT) {
			judge_spell(out, t->parts[i], c->part[i]);
			continue;
		}
		if (!c->part[i]) {
			buf_addf(out, "~");
			continue;
		}
		w = (const struct word_slot *)words.slots + map_at(words.slots, sizeof *w, words.mask, c->part[i], map_ends_uint, &c->part[i]);
		if (!w->hash)
			return false;
		buf_addf(out, "%s", w->text);
	}
	return judge_parse(buf_str(out)) == c->hash;
}
