#include "page/counts.h"

#include "commit/cue.h"
#include "page/promise.h"

/* Of more parties of one commitment the others are in no pair. */
enum { PAIRED = 16 };

_Static_assert((int)TALLY_KINDS >= (int)STATUSES, "a kind for each status");

bool counts_open(const struct mark *m)
{
	switch (m->status) {
	case STATUS_PLANNED: case STATUS_PLEDGED: case STATUS_AGREED: case STATUS_REAFFIRMED: case STATUS_UNDERWAY:
		return !promise_closed(m->state);
	default:
		return false;
	}
}

static void add_list(struct tally *t, struct str list, unsigned kind)
{
	struct str item;

	while (mark_next(&list, &item))
		tally_add(t, item, kind, 1);
}

/* Where all are bound together, each is so towards each other. */
static void add_pairs(struct tally *t, struct str actors, struct str partners, unsigned kind)
{
	const struct str others = partners.len ? partners : actors;
	struct str rest = actors, a, b;
	struct buf key = {0};

	for (int n = 0; n < PAIRED && mark_next(&rest, &a); n++) {
		struct str to = others;

		for (int k = 0; k < PAIRED && mark_next(&to, &b); k++) {
			if (str_eq(a, b))
				continue;
			key.len = 0;
			buf_addstr(&key, a);
			buf_addc(&key, '\t');
			buf_addstr(&key, b);
			tally_add(t, buf_str(&key), kind, 1);
		}
	}
	buf_free(&key);
}

void counts_mark(struct counts *c, const struct mark *m)
{
	struct calendar_date day;

	c->marks++;
	c->statuses[m->status]++;
	add_list(&c->actors, m->f[MARK_ACTORS], m->status);
	add_list(&c->topics, m->f[MARK_TOPICS], m->status);
	add_pairs(&c->pairs, m->f[MARK_ACTORS], m->f[MARK_PARTNERS], m->status);
	if (m->f[MARK_DUE_LAST].len == CAL_TEXT - 1 && calendar_read(m->f[MARK_DUE_LAST], &day) == CAL_TEXT - 1)
		tally_add(&c->days, m->f[MARK_DUE_LAST], counts_open(m) ? DAY_OPEN : DAY_CLOSED, 1);
}

void counts_date(struct counts *c, struct str date)
{
	struct calendar_date day;
	char text[CAL_TEXT];

	if (date.len != CAL_TEXT - 1 || calendar_read(date, &day) != CAL_TEXT - 1)
		return;
	calendar_write(text, day);
	if (!c->first[0] || strcmp(text, c->first) < 0)
		memcpy(c->first, text, sizeof text);
	if (strcmp(text, c->last) > 0)
		memcpy(c->last, text, sizeof text);
}

void counts_reset(struct counts *c)
{
	struct counts old = *c;

	*c = (struct counts){.actors = old.actors, .topics = old.topics, .pairs = old.pairs, .days = old.days};
	tally_reset(&c->actors);
	tally_reset(&c->topics);
	tally_reset(&c->pairs);
	tally_reset(&c->days);
}

void counts_free(struct counts *c)
{
	tally_free(&c->actors);
	tally_free(&c->topics);
	tally_free(&c->pairs);
	tally_free(&c->days);
}
