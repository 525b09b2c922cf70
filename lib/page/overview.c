#include "page/overview.h"

#include "commit/cue.h"
#include "page/template.h"
#include "page/timeline.h"

#include <stdlib.h>

/* Rows of tables; the others are counted, and found by the filters. */
enum { ACTORS = 12, PARTNERS = 10, TOPICS = 16 };

#define COUNT(n) TEMPLATE_COUNT(n)
/* A number, or nothing for 0. */
#define SOME(n) ((n) ? COUNT(n) : (struct str){"", 0})

/* Of the 100 units that a bar is long at most. */
static uint64_t share(uint64_t n, uint64_t most)
{
	return most ? (n * 100 + most - 1) / most : 0;
}

/* How dark a cell is, from 1 to 5. */
static uint64_t shade(uint64_t n, uint64_t most)
{
	return most ? (n * 5 + most - 1) / most : 0;
}

static void fill(const struct overview *v, struct output *o, const char *part, const struct template_value *values)
{
	template_fill(&o->buf, template_part(v->file, part), values);
	output_row_done(o);
}

static void write_statuses(const struct overview *v, struct output *o)
{
	const struct counts *c = v->counts;
	uint64_t most = 0;

	for (int s = 1; s < STATUSES; s++)
		if (c->statuses[s] > most)
			most = c->statuses[s];
	fill(v, o, "statuses_open", NULL);
	for (int s = 1; s < STATUSES; s++)
		if (c->statuses[s])
			fill(v, o, "status", (const struct template_value[]){
				{"status", str_of(commit_status_names[s])}, {"n", COUNT(c->statuses[s])},
				{"wide", COUNT(share(c->statuses[s], most))}, {0}});
	fill(v, o, "statuses_close", NULL);
}

/* A row of the table of parties: how often each status. */
static void write_actor(const struct overview *v, struct output *o, const struct tally_row *row)
{
	const struct str name = lookup_party(v->names, row->key);

	fill(v, o, "actor_open", (const struct template_value[]){{"actor", row->key}, {"name", name}, {"n", COUNT(row->n)}, {0}});
	for (int s = 1; s < STATUSES; s++)
		if (v->counts->statuses[s])
			fill(v, o, "actor_cell", (const struct template_value[]){
				{"actor", row->key}, {"name", name}, {"status", str_of(commit_status_names[s])},
				{"n", SOME(row->by[s])}, {"shade", COUNT(shade(row->by[s], row->n))}, {0}});
	fill(v, o, "actor_close", NULL);
}

static void write_actors(const struct overview *v, struct output *o)
{
	const struct tally *t = &v->counts->actors;
	size_t n;
	uint32_t *top = tally_top(t, ACTORS, &n);

	fill(v, o, "actors_open", NULL);
	for (int s = 1; s < STATUSES; s++)
		if (v->counts->statuses[s])
			fill(v, o, "actors_head", (const struct template_value[]){{"status", str_of(commit_status_names[s])}, {0}});
	fill(v, o, "actors_body", NULL);
	for (size_t i = 0; i < n; i++)
		write_actor(v, o, &t->v[top[i]]);
	fill(v, o, "actors_close", (const struct template_value[]){{"more", SOME(t->n - n)}, {0}});
	free(top);
}

/* How often each is bound, and each is one towards whom somebody is. */
static void gather_sides(const struct counts *c, struct tally *from, struct tally *to)
{
	for (size_t i = 0; i < c->pairs.n; i++) {
		struct str rest = c->pairs.v[i].key, a;

		str_split(&rest, '\t', &a);
		tally_add(from, a, 0, c->pairs.v[i].n);
		tally_add(to, rest, 0, c->pairs.v[i].n);
	}
}

static uint64_t pair_count(const struct counts *c, struct str a, struct str b)
{
	struct buf key = {0};
	const struct tally_row *row;

	buf_addstr(&key, a);
	buf_addc(&key, '\t');
	buf_addstr(&key, b);
	row = tally_find(&c->pairs, buf_str(&key));
	buf_free(&key);
	return row ? row->n : 0;
}

/* The numbers of the rows and columns that are shown. */
struct sides {
	struct tally from, to;
	uint32_t *rows, *cols;
	size_t n_rows, n_cols;
	uint64_t most;
};

static void write_pair_row(const struct overview *v, struct output *o, const struct sides *s, struct str a)
{
	const struct str who = lookup_party(v->names, a);

	fill(v, o, "pair_open", (const struct template_value[]){{"actor", a}, {"name", who}, {0}});
	for (size_t i = 0; i < s->n_cols; i++) {
		const struct str b = s->to.v[s->cols[i]].key;
		const uint64_t n = pair_count(v->counts, a, b);

		fill(v, o, "pair_cell", (const struct template_value[]){
			{"actor", a}, {"partner", b}, {"name", who}, {"whom", lookup_party(v->names, b)}, {"n", SOME(n)},
			{"shade", COUNT(shade(n, s->most))}, {0}});
	}
	fill(v, o, "pair_close", NULL);
}

static void write_pairs(const struct overview *v, struct output *o)
{
	struct sides s = {0};

	gather_sides(v->counts, &s.from, &s.to);
	s.rows = tally_top(&s.from, PARTNERS, &s.n_rows);
	s.cols = tally_top(&s.to, PARTNERS, &s.n_cols);
	for (size_t i = 0; i < v->counts->pairs.n; i++)
		if (v->counts->pairs.v[i].n > s.most)
			s.most = v->counts->pairs.v[i].n;
	if (s.n_rows) {
		fill(v, o, "pairs_open", NULL);
		for (size_t i = 0; i < s.n_cols; i++)
			fill(v, o, "pairs_head", (const struct template_value[]){
				{"partner", s.to.v[s.cols[i]].key}, {"whom", lookup_party(v->names, s.to.v[s.cols[i]].key)}, {0}});
		fill(v, o, "pairs_body", NULL);
		for (size_t i = 0; i < s.n_rows; i++)
			write_pair_row(v, o, &s, s.from.v[s.rows[i]].key);
		fill(v, o, "pairs_close", (const struct template_value[]){{"more", SOME(s.from.n - s.n_rows)}, {0}});
	}
	free(s.rows);
	free(s.cols);
	tally_free(&s.from);
	tally_free(&s.to);
}

static void write_topics(const struct overview *v, struct output *o)
{
	const struct tally *t = &v->counts->topics;
	size_t n;
	uint32_t *top = tally_top(t, TOPICS, &n);

	if (n)
		fill(v, o, "topics_open", NULL);
	for (size_t i = 0; i < n; i++)
		fill(v, o, "topic", (const struct template_value[]){
			{"topic", t->v[top[i]].key}, {"name", lookup_topic(v->names, t->v[top[i]].key)}, {"n", COUNT(t->v[top[i]].n)},
			{"wide", COUNT(share(t->v[top[i]].n, t->v[top[0]].n))}, {0}});
	if (n)
		fill(v, o, "topics_close", (const struct template_value[]){{"more", SOME(t->n - n)}, {0}});
	free(top);
}

static void write_dues(const struct overview *v, struct output *o)
{
	const struct timeline_sums sums = timeline_sum(&v->counts->days, v->as_of);

	if (!v->counts->days.n)
		return;
	fill(v, o, "dues_open", (const struct template_value[]){
		{"as_of", str_of(v->as_of)}, {"overdue", SOME(sums.overdue)}, {"coming", SOME(sums.coming)}, {0}});
	timeline_write(&o->buf, &v->counts->days, v->as_of, v->file);
	if (sums.overdue) {
		fill(v, o, "late_open", (const struct template_value[]){{"n", COUNT(sums.overdue)}, {0}});
		due_list_write(v->dues, &o->buf, v->as_of, true, template_part(v->file, "due"), v->names);
		fill(v, o, "due_close", NULL);
	}
	if (sums.coming) {
		fill(v, o, "soon_open", (const struct template_value[]){{"n", COUNT(sums.coming)}, {0}});
		due_list_write(v->dues, &o->buf, v->as_of, false, template_part(v->file, "due"), v->names);
		fill(v, o, "due_close", NULL);
	}
	fill(v, o, "dues_close", NULL);
}

static void write_ledger(const struct overview *v, struct output *o)
{
	if (!v->ledger || !v->ledger->n)
		return;
	fill(v, o, "ledger_open", (const struct template_value[]){{"n", COUNT(v->ledger->n)}, {0}});
	for (int s = 0; s < STATES; s++)
		if (v->ledger->counts[s])
			fill(v, o, "ledger_count", (const struct template_value[]){
				{"state", str_of(promise_state_names[s])}, {"n", COUNT(v->ledger->counts[s])}, {0}});
	fill(v, o, "ledger_body", NULL);
	promise_write(v->ledger, o, template_part(v->file, "undertaking"), v->names);
	fill(v, o, "ledger_close", NULL);
}

void overview_write(const struct overview *v, struct output *o)
{
	const struct timeline_sums sums = timeline_sum(&v->counts->days, v->as_of);

	fill(v, o, "figures", (const struct template_value[]){
		{"docs", COUNT(v->counts->docs)}, {"marks", COUNT(v->counts->marks)}, {"actors", COUNT(v->counts->actors.n)},
		{"sentences", COUNT(v->counts->sentences)}, {"overdue", COUNT(sums.overdue)}, {"coming", COUNT(sums.coming)},
		{"as_of", str_of(v->as_of)}, {"first", str_of(v->counts->first)}, {"last", str_of(strcmp(v->counts->first, v->counts->last) ? v->counts->last : "")}, {0}});
	if (v->counts->marks) {
		write_dues(v, o);
		write_statuses(v, o);
		write_actors(v, o);
		write_pairs(v, o);
		write_topics(v, o);
	}
	write_ledger(v, o);
}
