/* What speaks for and against a link. */
#include "ledger/link.h"

/* Bytes between two rows that stand near each other; weight of a row that says little. */
enum { NEAR = 400, FEW = 14, MONTH = 31 };

struct link_found {
	uint8_t *v;
	unsigned n;
};

static void add(struct link_found *f, unsigned feature)
{
	f->v[f->n++] = (uint8_t)feature;
}

static void add_if(struct link_found *f, bool yes, unsigned feature)
{
	if (yes)
		add(f, feature);
}

/* The steps that a part of a whole reaches: a fifth, two fifths, ... nine tenths. */
static void add_part(struct link_found *f, unsigned part, unsigned whole, unsigned feature)
{
	static const unsigned tenths[LINK_STEPS] = {2, 3, 5, 7, 9};

	for (unsigned i = 0; i < LINK_STEPS && whole && part * 10 >= whole * tenths[i]; i++)
		add(f, feature + i);
}

struct overlap {
	unsigned row, known, most; /* weight of what is shared, by the row's weights and by its own; the rarest */
	bool name_shared, common_shared;
	unsigned n; /* words that are shared */
};

static const struct act_term *find_group(const struct act *a, uint32_t group)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].group == group)
			return &a->v[i];
	return NULL;
}

/* A word of the same class counts half. */
static void measure(const struct link_row *r, const struct undertaking *u, struct overlap *o)
{
	*o = (struct overlap){0};
	for (size_t i = 0; i < r->act->n; i++) {
		const struct act_term *t = &r->act->v[i], *same = act_find(&u->act, t->stem);
		const struct act_term *like = same ? same : find_group(&u->act, t->group);
		const unsigned half = same ? 2 : 1;

		if (!like)
			continue;
		o->row += r->local[i] * half / 2;
		o->known += like->weight * half / 2;
		o->name_shared |= t->name && same;
		o->common_shared |= !t->name && same;
		o->n++;
	}
}

/* What is done mostly stands first; `shared` words are. */
static void add_heads(struct link_found *f, const struct act *row, const struct act *known, unsigned shared)
{
	const struct act_term *a = &row->v[0], *b = &known->v[0];
	const bool row_head = find_group(known, a->group), known_head = find_group(row, b->group);

	add(f, a->stem == b->stem ? LINK_ACT_SAME : a->group == b->group ? LINK_ACT_LIKE : LINK_ACT_OTHER);
	add_if(f, a->group != a->stem && b->group != b->stem && a->group != b->group, LINK_ACT_CLASH);
	add_if(f, row_head, LINK_ROW_HEAD);
	add_if(f, known_head, LINK_KNOWN_HEAD);
	add_if(f, row_head && known_head, LINK_HEADS);
	add_if(f, a->group == b->group && shared > 1, LINK_OBJECT);
}

static void add_words(struct link_found *f, const struct link_row *r, const struct undertaking *u, bool here)
{
	static const unsigned shared[LINK_STEPS] = {128, 320, 640, 1280, 2560};
	struct overlap o;

	measure(r, u, &o);
	add_part(f, o.row, r->total, LINK_ROW_COVERED);
	add_part(f, o.known, u->act.weight, LINK_KNOWN_COVERED);
	if (here)
		add_part(f, o.row * u->act.weight < o.known * r->total ? o.row : o.known,
		         o.row * u->act.weight < o.known * r->total ? r->total : u->act.weight, LINK_HERE_COVERED);
	for (unsigned i = 0; i < LINK_STEPS && o.row >= shared[i]; i++)
		add(f, LINK_SHARED + i);
	if (!r->act->n || !u->act.n)
		return;
	add_if(f, o.common_shared, LINK_COMMON_SHARED);
	add_if(f, o.name_shared && !o.common_shared, LINK_NAMES_ONLY);
	if (r->act->n && u->act.n)
		add_heads(f, r->act, &u->act, o.n);
}

/* Numbers of a kind that both have, and those that are the same. */
struct numbers {
	unsigned row, known, same;
};

static struct numbers count_numbers(const struct act *a, const struct act *b, unsigned kind)
{
	struct numbers n = {0};

	for (size_t i = 0; i < a->n_numbers; i++) {
		n.row += a->numbers[i].kind == kind;
		for (size_t k = 0; k < b->n_numbers; k++)
			n.same += a->numbers[i].kind == kind && b->numbers[k].kind == kind &&
			          a->numbers[i].value == b->numbers[k].value;
	}
	for (size_t k = 0; k < b->n_numbers; k++)
		n.known += b->numbers[k].kind == kind;
	return n;
}

static void add_numbers(struct link_found *f, const struct act *a, const struct act *b)
{
	const struct numbers sum = count_numbers(a, b, ACT_SUM), count = count_numbers(a, b, ACT_COUNT),
	                     year = count_numbers(a, b, ACT_YEAR);

	add_if(f, sum.same, LINK_SUM_SAME);
	add_if(f, sum.row && sum.known && !sum.same, LINK_SUM_OTHER);
	add_if(f, !sum.row != !sum.known, LINK_SUM_ONE);
	add_if(f, count.same, LINK_COUNT_SAME);
	add_if(f, count.row && count.known && !count.same, LINK_COUNT_OTHER);
	add_if(f, year.same, LINK_YEAR_SAME);
	add_if(f, year.row && year.known && !year.same, LINK_YEAR_OTHER);
}

/* How many items the lists share, and each has. */
struct lists {
	unsigned a, b, same;
};

static struct lists compare(struct str a, struct str b)
{
	struct lists n = {0};
	struct str x, y, rest = b;

	while (str_split(&rest, ';', &y))
		n.b += y.len > 0;
	while (str_split(&a, ';', &x)) {
		n.a += x.len > 0;
		rest = b;
		while (x.len && str_split(&rest, ';', &y))
			n.same += str_eq(x, y);
	}
	return n;
}

static void add_parties(struct link_found *f, const struct ledger_row *e, const struct undertaking *u)
{
	const struct str actors = undertaking_text(u, UNDERTAKING_ACTORS), partners = undertaking_text(u, UNDERTAKING_PARTNERS);
	const struct lists a = compare(e->field[IN_ACTORS], actors), p = compare(e->field[IN_PARTNERS], partners);

	if (a.same)
		add(f, a.same == a.a && a.same == a.b ? LINK_ACTORS_SAME : LINK_ACTORS_SOME);
	else
		add(f, compare(e->field[IN_ACTORS], partners).same || compare(e->field[IN_PARTNERS], actors).same
		           ? LINK_ACTORS_PARTNERS : LINK_ACTORS_OTHER);
	if (p.same)
		add(f, p.same == p.a && p.same == p.b ? LINK_PARTNERS_SAME : LINK_PARTNERS_SOME);
	else if (p.a && p.b)
		add(f, LINK_PARTNERS_OTHER);
	else if (p.a || p.b)
		add(f, LINK_PARTNERS_ONE);
}

static void add_topics(struct link_found *f, const struct ledger_row *e, const struct undertaking *u)
{
	const struct lists t = compare(e->field[IN_TOPICS], undertaking_text(u, UNDERTAKING_TOPICS));

	if (t.a && t.b)
		add(f, t.same ? LINK_TOPICS_SHARED : LINK_TOPICS_OTHER);
}

static void add_due(struct link_found *f, const struct ledger_row *e, const struct undertaking *u)
{
	int64_t a, b;

	if (u->due_last[0] && e->status != STATUS_FULFILLED && e->day != EVIDENCE_UNDATED &&
	    evidence_day(str_of(u->due_last), &b) && e->day - b > MONTH)
		add(f, LINK_DUE_PASSED);
	if (!e->due_last[0] || !u->due_last[0]) {
		add_if(f, e->due_last[0] || u->due_last[0], LINK_DUE_ONE);
		return;
	}
	if (!evidence_day(str_of(e->due_last), &a) || !evidence_day(str_of(u->due_last), &b))
		return;
	add(f, a == b                                ? LINK_DUE_SAME
	       : a - b <= MONTH && b - a <= MONTH     ? LINK_DUE_NEAR
	       : a > b                               ? LINK_DUE_LATER
	                                             : LINK_DUE_EARLIER);
}

/* What else a row can be of in its document: the thing it points back to, or a visit that it is part of. */
static void add_here(struct link_found *f, const struct link_row *r, const struct undertaking *u, bool few, bool partners)
{
	const uint64_t start = r->e->start, from = start > u->last_end ? start - u->last_end : u->last_end - start;
	const bool next = r->before == u, near = from < NEAR;

	add(f, LINK_DOC_SAME);
	add_if(f, next, LINK_DOC_NEXT);
	add_if(f, near, LINK_DOC_NEAR);
	add_if(f, near && r->act->n && u->act.n && r->act->v[0].group != u->act.v[0].group, LINK_DOC_NEAR_OTHER);
	add_if(f, next && r->act->back, LINK_BACK_NEXT);
	add_if(f, next && few, LINK_FEW_NEXT);
	add_if(f, next && partners, LINK_NEXT_PARTNERS);
	add_if(f, partners && u->act.visit && !r->act->n_numbers && (next || from < 2 * NEAR), LINK_VISIT);
}

static void add_place(struct link_found *f, const struct link_row *r, const struct undertaking *u, bool here)
{
	const struct str to = r->e->field[IN_PARTNERS];
	const bool few = r->act->weight < FEW, partners = to.len && str_eq(to, undertaking_text(u, UNDERTAKING_PARTNERS));

	add_if(f, few, LINK_FEW);
	add_if(f, u->act.visit && r->act->visit && partners, LINK_VISIT_VISIT);
	add_if(f, few && !here, LINK_FEW_AWAY);
	add_if(f, r->act->back && !here, LINK_BACK_AWAY);
	if (here)
		add_here(f, r, u, few, partners);
}

static void add_status(struct link_found *f, const struct ledger_row *e, const struct undertaking *u)
{
	const bool done = e->status == STATUS_FULFILLED, off = e->status == STATUS_WITHDRAWN || e->status == STATUS_REFUSED;

	add_if(f, done, LINK_ROW_DONE);
	add_if(f, off, LINK_ROW_OFF);
	add_if(f, e->status == STATUS_REAFFIRMED, LINK_ROW_AGAIN);
	add_if(f, e->status == STATUS_UNDERWAY, LINK_ROW_UNDERWAY);
	add_if(f, done && u->state == STATE_FULFILLED, LINK_DONE_DONE);
	add_if(f, !done && !off && u->state == STATE_FULFILLED, LINK_WORD_DONE);
	add_if(f, e->status == u->status, LINK_STATUS_SAME);
}

unsigned link_features(const struct link_row *r, const struct undertaking *u, uint8_t out[LINK_FOUND_MOST])
{
	const bool here = link_here(r->e, u);
	struct link_found f = {out, 0};

	add(&f, LINK_ANY);
	add_words(&f, r, u, here);
	add_numbers(&f, r->act, &u->act);
	add_parties(&f, r->e, u);
	add_due(&f, r->e, u);
	add_topics(&f, r->e, u);
	add_place(&f, r, u, here);
	add_status(&f, r->e, u);
	return f.n;
}
