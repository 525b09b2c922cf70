#include "page/promise.h"

#include "base/die.h"
#include "commit/cue.h"
#include "page/card.h"
#include "page/site.h"
#include "page/template.h"
#include "stream/input.h"

#include <stdlib.h>

const char *const promise_state_names[STATES + 1] = {"overdue", "open", "fulfilled", "withdrawn", "refused", NULL};

/* Columns of ledger(1). */
enum {
	ID, STATE, STATUS, ACTORS, PARTNERS, ACTION, FIRST_DATE, LAST_DATE, DUE_FIRST, DUE_LAST, ROWS, DOCS, TOPICS,
	LAST_DOC, LAST_START, LAST_END, SCORE, SLIPS, COLUMNS,
};

/* A place in a document, by the hash of `doc:start`, and what there is to know of it. */
struct place {
	uint64_t hash; /* never 0 */
	uint64_t number;
	uint32_t page;
	uint32_t state;
};

static uint64_t hash_of_place(const void *slot)
{
	return *(const uint64_t *)slot;
}

static const struct map_kind places = {sizeof(struct place), hash_of_place, map_ends_uint};

static uint64_t hash_id(struct str id)
{
	return hash_bytes(id) | 1;
}

static uint64_t hash_at(struct str doc, struct str start)
{
	struct buf b = {0};
	uint64_t h;

	buf_addstr(&b, doc);
	buf_addc(&b, ':');
	buf_addstr(&b, start);
	h = hash_id(buf_str(&b));
	buf_free(&b);
	return h;
}

static const struct place *find_place(const struct promises *l, uint64_t hash)
{
	const struct place *slots = l->places.slots, *p;

	if (!slots)
		return NULL;
	p = &slots[map_at(slots, sizeof *p, l->places.mask, hash, map_ends_uint, &hash)];
	return p->hash ? p : NULL;
}

static void add_place(struct promises *l, uint64_t hash, uint32_t state)
{
	struct place *p = map_add(&l->places, &places, &hash);

	if (!p->hash)
		*p = (struct place){.hash = hash, .state = state};
}

static bool refuse(const struct input *in, const char *field, const char *what, struct str value)
{
	warn("%s:%llu: field %s: %s: '%.*s' (no row of ledger)", in->name, (unsigned long long)in->line, field, what,
	     STR_FMT(value, 40));
	return false;
}

static size_t cut(struct str line, struct str f[COLUMNS])
{
	struct str rest = line;
	size_t n = 0;

	while (n < COLUMNS && str_split(&rest, '\t', &f[n]))
		n++;
	for (size_t i = n; i < COLUMNS; i++)
		f[i] = (struct str){"", 0};
	return n;
}

static bool take_line(struct promises *l, const struct input *in, struct str line)
{
	struct str f[COLUMNS];
	const size_t n = cut(line, f);
	int state;

	if (in->line == 1 && str_starts(line, STR("id\tstate\t")))
		return true;
	if (n <= SCORE)
		return refuse(in, "score", "no such field", line);
	state = str_among(f[STATE], promise_state_names, STATES);
	if (state < 0)
		return refuse(in, "state", "none of ledger", f[STATE]);
	if (str_among(f[STATUS], commit_status_names + 1, STATUSES - 1) < 0)
		return refuse(in, "status", "none of commitments", f[STATUS]);
	l->n++;
	l->counts[state]++;
	add_place(l, hash_id(f[ID]), (uint32_t)state);
	add_place(l, hash_at(f[LAST_DOC], f[LAST_START]), (uint32_t)state);
	buf_addstr(&l->rows.buf, line);
	buf_addc(&l->rows.buf, '\n');
	spool_tick(&l->rows);
	return true;
}

bool promise_open(struct promises *l, const char *path)
{
	struct input in;
	struct str line;
	bool ok;

	ok = spool_open(&l->rows);
	l->open = true;
	if (!ok || !input_open(&in, path))
		return false;
	while (ok && input_line(&in, &line))
		ok = take_line(l, &in, line);
	ok = ok && !in.failed;
	input_close(&in);
	return ok;
}

void promise_free(struct promises *l)
{
	if (l->open)
		spool_close(&l->rows);
	free(l->places.slots);
	*l = (struct promises){0};
}

void promise_see(struct promises *l, struct mark *m, uint32_t page)
{
	const uint64_t here = hash_at(m->f[MARK_DOC], m->f[MARK_START]);
	const struct place *p = find_place(l, here);

	if (p) {
		struct place *at = map_add(&l->places, &places, &here);

		at->number = m->number;
		at->page = page;
	} else if (m->f[MARK_ID].len) {
		p = find_place(l, hash_id(m->f[MARK_ID]));
	}
	if (p)
		m->state = promise_state_names[p->state];
}

bool promise_closed(const char *state)
{
	return !strcmp(state, promise_state_names[STATE_FULFILLED]) || !strcmp(state, promise_state_names[STATE_WITHDRAWN]) ||
	       !strcmp(state, promise_state_names[STATE_REFUSED]);
}

/* The address of a place that has been seen; else nothing. */
static void add_link(struct buf *out, const struct place *p)
{
	if (!p || !p->number)
		return;
	site_link(out, p->page, p->number);
}

static void write_promise(struct promises *l, struct output *o, struct str part, const struct lookup *names,
                              const struct str f[COLUMNS])
{
	struct buf actors = {0}, partners = {0}, first = {0}, last = {0};

	card_parties(&actors, names, f[ACTORS]);
	card_parties(&partners, names, f[PARTNERS]);
	add_link(&first, find_place(l, hash_id(f[ID])));
	add_link(&last, find_place(l, hash_at(f[LAST_DOC], f[LAST_START])));
	template_fill(&o->buf, part, (const struct template_value[]){
		{"id", f[ID]}, {"state", f[STATE]}, {"status", f[STATUS]}, {"actors", f[ACTORS]}, {"partners", f[PARTNERS]},
		{"who", buf_str(&actors)}, {"whom", buf_str(&partners)}, {"action", f[ACTION]},
		{"first_date", f[FIRST_DATE]}, {"last_date", f[LAST_DATE]}, {"due_first", f[DUE_FIRST]},
		{"due_last", f[DUE_LAST]}, {"rows", f[ROWS]}, {"docs", f[DOCS]}, {"topics", f[TOPICS]}, {"score", f[SCORE]},
		{"slips", str_eq(f[SLIPS], STR("0")) ? (struct str){"", 0} : f[SLIPS]}, {"first", buf_str(&first)},
		{"last", buf_str(&last)}, {0}});
	output_row_done(o);
	buf_free(&actors);
	buf_free(&partners);
	buf_free(&first);
	buf_free(&last);
}

void promise_write(struct promises *l, struct output *o, struct str part, const struct lookup *names)
{
	for (int state = 0; state < STATES; state++) {
		struct spool_lines lines = {0};
		struct str line, f[COLUMNS];

		while (l->counts[state] && spool_line(&l->rows, &lines, &line)) {
			cut(line, f);
			if (str_eq(f[STATE], str_of(promise_state_names[state])))
				write_promise(l, o, part, names, f);
		}
	}
}
