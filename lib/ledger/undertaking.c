#include "ledger/undertaking.h"

#include "base/die.h"

#include <stdlib.h>

const char *const undertaking_states[STATES + 1] = {"open", "overdue", "fulfilled", "withdrawn", "refused", NULL};

struct str undertaking_text(const struct undertaking *u, enum undertaking_text which)
{
	const uint32_t start = which ? u->ends[which - 1] : 0;

	return (struct str){u->bytes + start, u->ends[which] - start};
}

void undertaking_set_texts(struct undertaking *u, const struct str texts[UNDERTAKING_TEXTS])
{
	size_t len = 0;
	char *bytes;

	for (int i = 0; i < UNDERTAKING_TEXTS; i++)
		len += texts[i].len;
	bytes = xmalloc(len + 1);
	len = 0;
	for (int i = 0; i < UNDERTAKING_TEXTS; i++) {
		if (texts[i].len)
			memcpy(bytes + len, texts[i].p, texts[i].len);
		len += texts[i].len;
		u->ends[i] = (uint32_t)len;
	}
	free(u->bytes);
	u->bytes = bytes;
}

void undertaking_free(struct undertaking *u)
{
	free(u->bytes);
	free(u->act.v);
	free(u);
}

/* Numbers lie behind the terms. */
void undertaking_set_act(struct undertaking *u, const struct act *act, size_t own, size_t own_numbers)
{
	const size_t terms = act->n * sizeof *act->v, numbers = act->n_numbers * sizeof *act->numbers;
	char *room = xmalloc(terms + numbers + 1);

	if (terms)
		memcpy(room, act->v, terms);
	if (numbers)
		memcpy(room + terms, act->numbers, numbers);
	free(u->act.v);
	u->act = *act;
	u->act.v = (struct act_term *)(void *)room;
	u->act.numbers = (struct act_number *)(void *)(room + terms);
	u->own = (uint8_t)own;
	u->own_numbers = (uint8_t)own_numbers;
}

static enum undertaking_state decided_by(unsigned status)
{
	return status == STATUS_FULFILLED   ? STATE_FULFILLED
	       : status == STATUS_WITHDRAWN ? STATE_WITHDRAWN
	       : status == STATUS_REFUSED   ? STATE_REFUSED
	                                 : STATE_OPEN;
}

/* What is done stays done when it is told again as it was promised; what was given up and is promised
 * again is open. A refusal after a withdrawal, or before it, is that withdrawal. */
static enum undertaking_state state_after(enum undertaking_state before, unsigned status)
{
	const enum undertaking_state now = decided_by(status);

	if (now == STATE_OPEN && before == STATE_FULFILLED)
		return before;
	return now == STATE_REFUSED && before == STATE_WITHDRAWN ? before : now;
}

enum undertaking_state undertaking_state_at(const struct undertaking *u, struct str day)
{
	if (u->state != STATE_OPEN || !u->due_last[0] || !day.len)
		return u->state;
	return str_cmp(str_of(u->due_last), day) < 0 ? STATE_OVERDUE : STATE_OPEN;
}

static void copy_date(char to[CAL_TEXT], struct str date)
{
	const size_t n = date.len < CAL_TEXT ? date.len : CAL_TEXT - 1;

	if (n)
		memcpy(to, date.p, n);
	to[n] = '\0';
}

void undertaking_note_silence(struct undertaking *u)
{
	int64_t due;

	u->silent = u->last_day;
	if (u->state == STATE_OPEN && u->due_last[0] && evidence_day(str_of(u->due_last), &due) && due > u->silent)
		u->silent = due;
}

static void set_last(struct undertaking *u, const struct ledger_row *e)
{
	u->status = (uint8_t)e->status;
	u->last_start = e->start;
	u->last_end = e->end;
	u->last_day = e->day;
	copy_date(u->last_date, e->field[IN_DATE]);
}

struct undertaking *undertaking_new(const struct ledger_row *e, const struct act *act)
{
	struct undertaking *u = xcalloc(1, sizeof *u);
	struct buf id = {0};
	struct str texts[UNDERTAKING_TEXTS];

	buf_addstr(&id, e->field[IN_DOC]);
	buf_addc(&id, ':');
	buf_adduint(&id, e->start);
	texts[UNDERTAKING_ID] = buf_str(&id);
	texts[UNDERTAKING_ACTORS] = e->field[IN_ACTORS];
	texts[UNDERTAKING_PARTNERS] = e->field[IN_PARTNERS];
	texts[UNDERTAKING_ACTION] = e->field[IN_ACTION];
	texts[UNDERTAKING_TOPICS] = e->field[IN_TOPICS];
	texts[UNDERTAKING_DOC] = e->field[IN_DOC];
	texts[UNDERTAKING_WORDS] = STR("");
	undertaking_set_texts(u, texts);
	buf_free(&id);
	set_last(u, e);
	copy_date(u->first_date, e->field[IN_DATE]);
	memcpy(u->due_first, e->due_first, sizeof u->due_first);
	memcpy(u->due_last, e->due_last, sizeof u->due_last);
	u->state = (uint8_t)decided_by(e->status);
	u->rows = u->docs = 1;
	u->score = (uint8_t)e->score;
	undertaking_set_act(u, act, act->n, act->n_numbers);
	undertaking_note_silence(u);
	return u;
}

static bool list_has(struct str list, struct str item)
{
	struct str s;

	while (str_split(&list, ';', &s))
		if (str_eq(s, item))
			return true;
	return false;
}

/* Appends what `list` and then `more` have, each once, `most` in all, without what `but` has. */
static struct str join(struct buf *b, struct str list, struct str more, struct str but, size_t most)
{
	const size_t start = b->len;
	struct str item, all[] = {list, more};
	size_t n = 0;

	for (int i = 0; i < 2; i++)
		while (str_split(&all[i], ';', &item)) {
			if (!item.len || n == most || list_has(but, item) ||
			    list_has(str_cut(buf_str(b), start, b->len), item))
				continue;
			if (n++)
				buf_addc(b, ';');
			buf_addstr(b, item);
		}
	return (struct str){NULL, b->len - start};
}

/* A later deadline is the one that holds; an earlier one is an instalment's, or an error. What is told of
 * the past has none. */
static void take_due(struct undertaking *u, const struct ledger_row *e)
{
	if (!e->due_last[0] || decided_by(e->status) != STATE_OPEN)
		return;
	if (u->due_last[0] && str_cmp(str_of(e->due_last), str_of(u->due_last)) > 0)
		u->slips++;
	memcpy(u->due_first, e->due_first, sizeof u->due_first);
	memcpy(u->due_last, e->due_last, sizeof u->due_last);
}

/* The terms and numbers of an undertaking, and the words of those that are not its action's. */
struct union_room {
	struct act_room room;
	struct buf terms, numbers;
	bool later; /* what comes is none of the action's */
};

static void add_words(struct buf *list, struct str text)
{
	if (list->len)
		buf_addc(list, ';');
	buf_addstr(list, text);
}

/* Those of `act`, whose first terms were read from `action` and the others from the items of `words`: terms, then
 * numbers. */
static void unite(struct union_room *r, const struct act *act, size_t own, size_t own_numbers, struct str action,
                  struct str words)
{
	struct str item = {"", 0};

	for (size_t i = 0; i < act->n; i++) {
		if (i >= own)
			str_split(&words, ';', &item);
		if (act_add_term(&r->room, &act->v[i]) && (r->later || i >= own))
			add_words(&r->terms, i >= own ? item : str_cut(action, act->v[i].start, act->v[i].start + act->v[i].len));
	}
	for (size_t i = 0; i < act->n_numbers; i++) {
		const struct act_number *n = &act->numbers[i];

		if (i >= own_numbers)
			str_split(&words, ';', &item);
		if (act_add_number(&r->room, n) && (r->later || i >= own_numbers))
			add_words(&r->numbers, i >= own_numbers ? item : str_cut(action, n->start, n->start + n->len));
	}
}

/* The terms of both, those of the fuller action first. Appends the words of the others. */
static void take_act(struct undertaking *u, const struct ledger_row *e, const struct act *act, bool fuller, struct buf *words)
{
	struct union_room r = {0};
	const struct str action = undertaking_text(u, UNDERTAKING_ACTION), old = undertaking_text(u, UNDERTAKING_WORDS);

	r.room.act = (struct act){.v = r.room.terms, .numbers = r.room.numbers};
	if (fuller)
		unite(&r, act, act->n, act->n_numbers, e->field[IN_ACTION], STR(""));
	r.later = fuller;
	unite(&r, &u->act, u->own, u->own_numbers, action, old);
	r.later = true;
	if (!fuller)
		unite(&r, act, act->n, act->n_numbers, e->field[IN_ACTION], STR(""));
	undertaking_set_act(u, &r.room.act, fuller ? act->n : u->own, fuller ? act->n_numbers : u->own_numbers);
	buf_addstr(words, buf_str(&r.terms));
	if (r.numbers.len)
		add_words(words, buf_str(&r.numbers));
	buf_free(&r.terms);
	buf_free(&r.numbers);
}

static void take_texts(struct undertaking *u, const struct ledger_row *e, bool fuller, struct str words)
{
	struct str t[UNDERTAKING_TEXTS];
	struct buf b = {0};
	size_t at = 0;

	for (int i = 0; i < UNDERTAKING_TEXTS; i++)
		t[i] = undertaking_text(u, (enum undertaking_text)i);
	t[UNDERTAKING_ACTORS] = join(&b, t[UNDERTAKING_ACTORS], e->field[IN_ACTORS], STR(""), UNDERTAKING_PARTIES);
	t[UNDERTAKING_PARTNERS] = join(&b, t[UNDERTAKING_PARTNERS], e->field[IN_PARTNERS],
	                               str_cut(buf_str(&b), 0, t[UNDERTAKING_ACTORS].len), UNDERTAKING_PARTIES);
	t[UNDERTAKING_TOPICS] = join(&b, t[UNDERTAKING_TOPICS], e->field[IN_TOPICS], STR(""), UNDERTAKING_TOPICS_MOST);
	/* The buffer has stopped moving. */
	for (int i = 0; i < UNDERTAKING_TEXTS; i++)
		if (i == UNDERTAKING_ACTORS || i == UNDERTAKING_PARTNERS || i == UNDERTAKING_TOPICS) {
			t[i].p = buf_str(&b).p + at;
			at += t[i].len;
		}
	if (fuller)
		t[UNDERTAKING_ACTION] = e->field[IN_ACTION];
	t[UNDERTAKING_DOC] = e->field[IN_DOC];
	t[UNDERTAKING_WORDS] = words;
	undertaking_set_texts(u, t);
	buf_free(&b);
}

/* The row says the same, and more; or all that was known says next to nothing. */
static bool is_fuller(const struct undertaking *u, const struct act *act)
{
	enum { LITTLE = 8 };
	unsigned own = 0, shared = 0;

	for (size_t i = 0; i < u->own; i++) {
		own += u->act.v[i].weight;
		shared += act_find(act, u->act.v[i].stem) ? u->act.v[i].weight : 0;
	}
	return act->weight > own && (own < LITTLE || shared * 2 >= own);
}

void undertaking_add(struct undertaking *u, const struct ledger_row *e, const struct act *act)
{
	/* In the words of a promise, as long as there are any. */
	const bool fuller = is_fuller(u, act) && (decided_by(e->status) == STATE_OPEN || u->state != STATE_OPEN);
	struct buf words = {0};

	u->docs += !str_eq(undertaking_text(u, UNDERTAKING_DOC), e->field[IN_DOC]);
	u->rows++;
	take_due(u, e);
	take_act(u, e, act, fuller, &words);
	take_texts(u, e, fuller, buf_str(&words));
	buf_free(&words);
	u->state = (uint8_t)state_after(u->state, e->status);
	set_last(u, e);
	if (e->score > u->score)
		u->score = (uint8_t)e->score;
	undertaking_note_silence(u);
}
