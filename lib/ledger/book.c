#include "ledger/book.h"

#include "base/die.h"
#include "ledger/posting.h"
#include "ledger/silence.h"

#include <stdlib.h>

/* So many undertakings are compared with a row: of one word; of all; of its document. */
enum { OF_WORD = 24, OF_ALL = 64, OF_DOCUMENT = 16 };

/* The sum above which a sentence that calls nothing a promise tells of one. */
enum { BOOK_LIKELY = 0 };

struct book {
	struct link_weights weights;
	struct act_words words;
	struct words scratch;
	struct buf text;

	struct undertaking **all; /* by order; NULL where it is forgotten */
	size_t n_all, all_cap, count;
	struct silence silence;
	struct postings postings;

	/* The row at hand. */
	struct act_room act;
	struct link_row row;
	uint32_t round;

	/* The document at hand: what its rows spoke of, the latest last. */
	struct buf doc;
	int64_t doc_day;
	struct undertaking *here[OF_DOCUMENT];
	size_t n_here;
	struct undertaking *last;
};

struct book *book_new(const struct link_weights *weights)
{
	struct book *b = xcalloc(1, sizeof *b);

	b->weights = *weights;
	act_words_open(&b->words);
	return b;
}

void book_free(struct book *b)
{
	if (!b)
		return;
	for (size_t i = 0; i < b->n_all; i++)
		if (b->all[i])
			undertaking_free(b->all[i]);
	free(b->all);
	postings_free(&b->postings);
	silence_free(&b->silence);
	act_words_close(&b->words);
	words_free(&b->scratch);
	buf_free(&b->text);
	buf_free(&b->doc);
	free(b);
}

const struct link_weights *book_weights(const struct book *b)
{
	return &b->weights;
}

size_t book_count(const struct book *b)
{
	return b->count;
}

/* The keys under which undertakings of a party are found: 0 for all of them, else those with a word or a
 * number. */
static uint64_t key_of(struct str party, uint32_t what)
{
	return hash_mix(hash_bytes(party) + what) | 1;
}

/* Calls `each` for every key of the undertaking. */
static void each_key(struct book *b, const struct undertaking *u,
                     void (*each)(struct postings *, uint64_t key, uint32_t number))
{
	struct str list = undertaking_text(u, UNDERTAKING_ACTORS), party;

	while (str_split(&list, ';', &party)) {
		each(&b->postings, key_of(party, 0), u->order);
		for (size_t i = 0; i < u->act.n; i++)
			each(&b->postings, key_of(party, u->act.v[i].group), u->order);
		for (size_t i = 0; i < u->act.n_numbers; i++)
			each(&b->postings, key_of(party, u->act.numbers[i].value), u->order);
	}
}

static void take_in(struct book *b, struct undertaking *u)
{
	b->all = xgrow(b->all, b->n_all, &b->all_cap, sizeof(struct undertaking *));
	u->order = (uint32_t)b->n_all;
	b->all[b->n_all++] = u;
	b->count++;
	each_key(b, u, posting_add);
	silence_add(&b->silence, u->silent, u->order);
}

static void read_act(struct book *b, struct act_room *act, struct str text)
{
	b->text.len = 0;
	buf_addstr(&b->text, text);
	act_read(act, &b->words, &b->scratch, buf_str(&b->text));
}

/* Of its action, and its other words. */
static void restore_act(struct book *b, struct undertaking *u)
{
	struct act_room all, one;
	struct str words = undertaking_text(u, UNDERTAKING_WORDS), item;
	size_t own, own_numbers;

	read_act(b, &all, undertaking_text(u, UNDERTAKING_ACTION));
	own = all.act.n;
	own_numbers = all.act.n_numbers;
	while (str_split(&words, ';', &item)) {
		read_act(b, &one, item);
		if (one.act.n)
			act_add_term(&all, &one.act.v[0]);
		if (one.act.n_numbers)
			act_add_number(&all, &one.act.numbers[0]);
	}
	undertaking_set_act(u, &all.act, own, own_numbers);
}

void book_restore(struct book *b, struct undertaking *u)
{
	restore_act(b, u);
	take_in(b, u);
}

/* What a word weighs: less where many undertakings of the party have it. Eight times as many as all
 * others together leave it a ninth; of few undertakings nothing is known yet. */
static unsigned local_weight(const struct book *b, struct str party, const struct act_term *t)
{
	enum { FEW = 10, ONE = 32 };
	const struct posting *all = posting_find(&b->postings, key_of(party, 0));
	const struct posting *some = posting_find(&b->postings, key_of(party, t->group));
	const uint64_t n = (all ? all->n : 0) + FEW, with = some ? some->n : 0;

	return (unsigned)(t->weight * ONE * n / (n + 8 * with));
}

static void weigh(struct book *b, const struct ledger_row *e)
{
	struct str list = e->field[IN_ACTORS], party = {"", 0};

	str_split(&list, ';', &party);
	b->row.total = 0;
	for (size_t i = 0; i < b->act.act.n; i++) {
		b->row.local[i] = (uint16_t)local_weight(b, party, &b->act.act.v[i]);
		b->row.total += b->row.local[i];
	}
}

/* A name that comes again on another day, "-" say, is another document's. */
static void begin_doc(struct book *b, const struct ledger_row *e)
{
	if (str_eq(e->field[IN_DOC], buf_str(&b->doc)) && e->day == b->doc_day)
		return;
	b->doc.len = b->n_here = 0;
	b->last = NULL;
	buf_addstr(&b->doc, e->field[IN_DOC]);
	b->doc_day = e->day;
}

static void begin_row(struct book *b, const struct ledger_row *e)
{
	begin_doc(b, e);
	read_act(b, &b->act, e->field[IN_ACTION]);
	weigh(b, e);
	b->row.e = e;
	b->row.act = &b->act.act;
	b->row.before = b->last;
	b->round++;
}

/* The pairs of a row. */
struct pairs {
	struct book *b;
	book_each_pair *each;
	void *arg;
	size_t n;
};

static void try_pair(struct pairs *p, struct undertaking *u)
{
	uint8_t features[LINK_FOUND_MOST];

	if (!u || u->seen == p->b->round)
		return;
	u->seen = p->b->round;
	p->n++;
	p->each(u, features, link_features(&p->b->row, u, features), p->arg);
}

/* The newest of a list; of one with more than there is room for. */
static void try_list(struct pairs *p, const struct posting *l)
{
	for (size_t i = l->n; i-- > 0 && l->n - i <= OF_WORD && p->n < OF_ALL;)
		try_pair(p, p->b->all[posting_at(l, i)]);
}

static int by_length(const void *pa, const void *pb)
{
	const struct posting *a = *(const struct posting *const *)pa, *b = *(const struct posting *const *)pb;

	if (a->n != b->n)
		return a->n < b->n ? -1 : 1;
	return a->key < b->key ? -1 : 1;
}

static size_t find_lists(const struct book *b, struct str party, const struct posting **out)
{
	size_t n = 0;

	for (size_t i = 0; i < b->act.act.n; i++)
		if ((out[n] = posting_find(&b->postings, key_of(party, b->act.act.v[i].group))))
			n++;
	for (size_t i = 0; i < b->act.act.n_numbers; i++)
		if ((out[n] = posting_find(&b->postings, key_of(party, b->act.act.numbers[i].value))))
			n++;
	return n;
}

/* Rare words first: what they find is most likely. */
static void try_parties(struct pairs *p, struct str list)
{
	const struct posting *lists[UNDERTAKING_PARTIES * (ACT_TERMS + ACT_NUMBERS)] = {NULL};
	struct str party;
	size_t n = 0;

	for (int i = 0; i < UNDERTAKING_PARTIES && str_split(&list, ';', &party); i++)
		n += find_lists(p->b, party, lists + n);
	qsort(lists, n, sizeof(const struct posting *), by_length);
	for (size_t i = 0; i < n; i++)
		try_list(p, lists[i]);
}

static void compare(struct book *b, const struct ledger_row *e, book_each_pair *each, void *arg)
{
	struct pairs p = {b, each, arg, 0};

	for (size_t i = b->n_here; i-- > 0;)
		try_pair(&p, b->here[i]);
	try_parties(&p, e->field[IN_ACTORS]);
	try_parties(&p, e->field[IN_PARTNERS]);
}

void book_compare(struct book *b, const struct ledger_row *e, book_each_pair *each, void *arg)
{
	begin_row(b, e);
	compare(b, e, each, arg);
}

static void note_here(struct book *b, struct undertaking *u)
{
	size_t i = 0;

	while (i < b->n_here && b->here[i] != u)
		i++;
	if (i == b->n_here && i < OF_DOCUMENT)
		b->n_here++;
	else if (i == b->n_here)
		i = 0;
	memmove(b->here + i, b->here + i + 1, (b->n_here - i - 1) * sizeof(struct undertaking *));
	b->here[b->n_here - 1] = u;
	b->last = u;
}

struct undertaking *book_put(struct book *b, const struct ledger_row *e, struct undertaking *u)
{
	if (u) {
		each_key(b, u, posting_remove);
		undertaking_add(u, e, &b->act.act);
		each_key(b, u, posting_add);
		silence_add(&b->silence, u->silent, u->order);
	} else {
		u = undertaking_new(e, &b->act.act);
		take_in(b, u);
	}
	note_here(b, u);
	return u;
}

struct choice {
	const struct book *b;
	const struct ledger_row *e;
	struct book_answer *out;
	uint32_t verb; /* group of what is done */
};

static void choose(struct undertaking *u, const uint8_t *features, unsigned n, void *arg)
{
	const struct choice *c = arg;
	int32_t sum = link_sum(&c->b->weights, features, n);

	/* Words that are quoted twice are one undertaking, whatever else is told of them: ids stay apart. */
	if (c->e->start == u->last_start && link_here(c->e, u))
		sum = INT32_MAX;
	if (c->out->undertaking && (sum < c->out->sum || (sum == c->out->sum && u->order < c->out->undertaking->order)))
		return;
	c->out->undertaking = u;
	c->out->sum = sum;
	c->out->n = n;
	memcpy(c->out->features, features, n);
}

void book_take(struct book *b, const struct ledger_row *e, struct book_answer *out)
{
	struct choice c = {b, e, out, 0};

	*out = (struct book_answer){0};
	book_compare(b, e, choose, &c);
	out->is_new = !out->undertaking || out->sum <= 0;
	out->undertaking = book_put(b, e, out->is_new ? NULL : out->undertaking);
}

static bool has_group(const struct act *a, uint32_t group)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->v[i].group == group)
			return true;
	return false;
}

/* The act itself, and another word of what is to be done, or its sum. */
static bool does_it(const struct act *row, uint32_t verb, const struct undertaking *u)
{
	size_t shared = 0;

	if (!has_group(&u->act, verb))
		return false;
	for (size_t i = 0; i < row->n; i++)
		shared += row->v[i].group != verb && has_group(&u->act, row->v[i].group);
	for (size_t i = 0; i < row->n_numbers; i++)
		for (size_t k = 0; k < u->act.n_numbers; k++)
			shared += row->numbers[i].kind == ACT_SUM && row->numbers[i].value == u->act.numbers[k].value;
	return shared;
}

static void choose_open(struct undertaking *u, const uint8_t *features, unsigned n, void *arg)
{
	const struct choice *c = arg;

	if (u->state == STATE_OPEN && u->last_day < c->e->day && does_it(c->b->row.act, c->verb, u))
		choose(u, features, n, arg);
}

/* "The clinic was opened" does what "open the clinic" promised. */
static void lead_with(struct book *b, uint32_t verb)
{
	struct act_term *v = b->act.act.v, term = v[0];
	uint16_t *local = b->row.local, weight = local[0];
	size_t i = 0;

	while (i < b->act.act.n && v[i].group != verb)
		i++;
	if (i == b->act.act.n)
		return;
	v[0] = v[i];
	v[i] = term;
	local[0] = local[i];
	local[i] = weight;
}

bool book_find_open(struct book *b, const struct ledger_row *e, struct book_answer *out)
{
	struct choice c = {b, e, out, 0};
	struct act_room cue;

	*out = (struct book_answer){0};
	read_act(b, &cue, e->field[IN_CUE]);
	if (!cue.act.n)
		return false;
	c.verb = cue.act.v[cue.act.n - 1].group;
	begin_row(b, e);
	lead_with(b, c.verb);
	compare(b, e, choose_open, &c);
	/* As it stands in the text, from which it will be read again. */
	read_act(b, &b->act, e->field[IN_ACTION]);
	return out->undertaking && out->sum > BOOK_LIKELY;
}

void book_forget(struct book *b, int64_t day, book_each_one *each, void *arg)
{
	struct silent s;

	while (silence_take(&b->silence, day, &s)) {
		struct undertaking *u = b->all[s.order];

		/* It has been heard of again since that was noted. */
		if (!u || u->silent != s.day)
			continue;
		each(u, arg);
		each_key(b, u, posting_remove);
		b->all[u->order] = NULL;
		b->count--;
		undertaking_free(u);
	}
}

void book_each(const struct book *b, book_each_one *each, void *arg)
{
	for (size_t i = 0; i < b->n_all; i++)
		if (b->all[i])
			each(b->all[i], arg);
}
