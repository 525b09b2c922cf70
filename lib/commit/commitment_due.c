/* By when, and on what condition. */
#include "base/die.h"
#include "commit/commitment_parts.h"

/* In a name: "the Good Friday Agreement". */
static bool in_name(const struct finder *f, const struct when *w)
{
	size_t i = mention_at(f->mentions, w->start, w->end);
	const struct mention *m = &f->mentions->v[i];

	return i < f->mentions->n && m->start <= w->start && m->end >= w->end && m->type != MENTION_DATE;
}

/* "this year's meeting" */
static bool owns(const struct finder *f, const struct when *w)
{
	struct str rest = str_cut(f->tokens->text, w->end, f->tokens->text.len);

	return str_starts(rest, STR("'s")) || str_starts(rest, STR("\xe2\x80\x99s"));
}

static bool comma_follows(const struct finder *f, const struct when *w)
{
	return w->end < f->tokens->text.len && f->tokens->text.p[w->end] == ',';
}

/* "will be held", "to be held" */
static bool lies_ahead(const struct finder *f, size_t verb)
{
	unsigned tag = f->chunks->v[clause_group_start(f->chunks, verb)].tag;

	return tag == TAG_MD || tag == TAG_TO;
}

/* "the initiative launched this year": the date of something done; not the end of what is to
 * come: "send the ships promised by May". */
static bool of_past_act(const struct finder *f, const struct candidate *c, const struct when *w)
{
	if (w->role == WHEN_BY || w->role == WHEN_UNTIL)
		return false;
	for (size_t i = c->action.first + 1; i < c->action.last; i++)
		if (f->tokens->v[i].start >= w->lead)
			return f->chunks->v[i - 1].tag == TAG_VBN && !lies_ahead(f, i - 1) &&
			       !(c->passive && i < c->action.first + 3);
	return false;
}

/* "Tomorrow, three days after the fire": what it says of another time is no term. */
static bool is_aside(const struct finder *f, const struct when *w)
{
	char c = w->lead > 1 ? f->tokens->text.p[w->lead - 2] : ' ';

	return w->kind == WHEN_ANCHOR && w->role == WHEN_NONE && (c == ',' || c == ':' || c == ';');
}

/* A date belongs to the action when it stands in it or right after it; to the cue's clause
 * when the clause begins with it. */
static int date_fits(const struct finder *f, const struct candidate *c, const struct when *w)
{
	const struct token *t = f->tokens->v;
	uint32_t start = t[c->action.first].start, end = t[c->action.last - 1].end;

	if (of_past_act(f, c, w))
		return 0;
	if (w->start >= start && w->end <= end)
		return 2;
	if (w->lead >= end && w->lead <= end + 2)
		return 3;
	if (w->lead <= 1 || (c->hit->first && w->end < t[c->hit->first].start && comma_follows(f, w) &&
	                     c->hit->row->bound == BOUND_SUBJECT))
		return 1;
	return 0;
}

/* A phrase without what stands behind a comma, unless that is a list: "of ratification,
 * acceptance or accession". */
static size_t before_comma(const struct finder *f, size_t i, size_t end)
{
	size_t comma = i;

	while (comma < end && f->chunks->v[comma].tag != TAG_COMMA)
		comma++;
	for (i = comma; i < end; i++)
		if (f->chunks->v[i].tag == TAG_CC)
			return end;
	return comma;
}

/* The end of "three years of entry into force": of the phrase that its last word begins. */
static uint32_t anchor_end(const struct finder *f, const struct when *w)
{
	const struct token *t = f->tokens->v;
	size_t i = 0, end;

	while (i < f->tokens->n && t[i].end < w->end)
		i++;
	if (i == f->tokens->n)
		return w->end;
	end = before_comma(f, i, clause_phrase_end(f->chunks, i));
	return end > i + 1 ? t[end - 1].end : w->end;
}

static void set_due(const struct finder *f, struct commitment *out, const struct when *w)
{
	out->due = w->lead;
	out->due_end = w->kind == WHEN_ANCHOR ? anchor_end(f, w) : w->end;
	memcpy(out->by, w->value, sizeof out->by);
}

/* What is over at the document's date is no deadline. */
static bool is_past(const struct finder *f, const struct when *w)
{
	struct str value = str_of(w->value), date = f->row->date;
	size_t n = value.len < date.len ? value.len : date.len;

	return n >= 4 && value.p[0] >= '0' && value.p[0] <= '9' && memcmp(value.p, date.p, n) < 0;
}

/* Can this date bound anything? */
static bool is_deadline(const struct finder *f, const struct when *w)
{
	struct str said = str_cut(f->tokens->text, w->start, w->end);
	bool bare = w->role == WHEN_NONE && said.len && said.p[0] >= '0' && said.p[0] <= '9';

	/* "the 2023 budget", "of the 21st century" date no act; nor does the present a promise. */
	if (!strcmp(w->value, "PAST_REF") || !strcmp(w->value, "PRESENT_REF") || bare)
		return false;
	if (w->kind == WHEN_LENGTH ? w->role != WHEN_FOR && w->role != WHEN_WITHIN && w->role != WHEN_BY
	                           : w->kind != WHEN_ANCHOR && strlen(w->value) < 4)
		return false;
	return !(f->row->date.len && str_eq(str_of(w->value), f->row->date)) && !is_past(f, w) &&
	       !in_name(f, w) && !owns(f, w) && !is_aside(f, w);
}

/* The dates of the sentence that can be deadlines, and the first that a clause may begin with:
 * of those that stand before an action no other can date it. */
static void note_deadlines(struct finder *f)
{
	const struct whens *all = analysis_times(f->analysis);
	struct whens *d = &f->deadlines;

	f->timed = true;
	f->leading = SIZE_MAX;
	d->n = 0;
	for (size_t i = 0; i < all->n; i++) {
		const struct when *w = &all->v[i];

		if (!is_deadline(f, w))
			continue;
		if (f->leading == SIZE_MAX && (w->lead <= 1 || comma_follows(f, w)))
			f->leading = d->n;
		d->v = xgrow(d->v, d->n, &d->cap, sizeof *d->v);
		d->v[d->n++] = *w;
	}
}

/* The first deadline that ends behind this byte. */
static size_t deadline_from(const struct finder *f, uint32_t start)
{
	size_t lo = 0, hi = f->deadlines.n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (f->deadlines.v[mid].end <= start)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void try_deadline(const struct finder *f, const struct candidate *c, const struct when *w,
                         int *best, struct commitment *out)
{
	int fits = date_fits(f, c, w);

	if (fits <= *best)
		return;
	*best = fits;
	set_due(f, out, w);
}

void commit_find_due(struct finder *f, const struct candidate *c, struct commitment *out)
{
	struct span condition = clause_condition(f->chunks, c->action.first, c->action.last);
	uint32_t end = f->tokens->v[c->action.last - 1].end;
	int best = 0;
	size_t i;

	if (!f->timed)
		note_deadlines(f);
	i = deadline_from(f, f->tokens->v[c->action.first].start);
	if (f->leading < i)
		try_deadline(f, c, &f->deadlines.v[f->leading], &best, out);
	for (; i < f->deadlines.n && f->deadlines.v[i].lead <= end + 2; i++)
		try_deadline(f, c, &f->deadlines.v[i], &best, out);
	if (!span_empty(condition)) {
		out->condition = f->tokens->v[condition.first].start;
		out->condition_end = f->tokens->v[condition.last - 1].end;
	}
}
