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

/* Nothing stands before it but what counts paragraphs: "- ", "6. ". */
static bool leads(const struct finder *f, const struct when *w)
{
	const struct token *t = f->tokens->v;

	for (size_t i = 0; i < f->tokens->n && t[i].end <= w->lead; i++)
		if (i == 3 || !(t[i].flags & (TOKEN_PUNCT | WORD_DIGIT)))
			return false;
	return true;
}

/* What is done on the day of the document mostly is done. */
static bool is_today(const struct finder *f, const struct when *w)
{
	return f->row->date.len && str_eq(str_of(w->value), f->row->date);
}

/* "will be held", "to be held", "are held" */
static bool is_ahead_or_now(const struct finder *f, size_t verb)
{
	const struct chunk *c = &f->chunks->v[clause_group_start(f->chunks, verb)];

	return c->tag == TAG_MD || c->tag == TAG_TO || (c->tag == TAG_VBZ && c->may & MAY_BE);
}

/* "the initiative launched this year": the date of something done; not the end of what is to
 * come: "send the ships promised by May". */
static bool of_past_act(const struct finder *f, const struct candidate *c, const struct when *w)
{
	if (w->role == WHEN_BY || w->role == WHEN_UNTIL)
		return false;
	for (size_t i = c->action.first + 1; i < c->action.last; i++)
		if (f->tokens->v[i].start >= w->lead)
			return f->chunks->v[i - 1].tag == TAG_VBN && !is_ahead_or_now(f, i - 1) &&
			       !(c->passive && i < c->action.first + 3);
	return false;
}

/* "Tomorrow, three days after the fire": what it says of another time is no term. */
static bool is_aside(const struct finder *f, const struct when *w)
{
	char c = w->lead > 1 ? f->tokens->text.p[w->lead - 2] : ' ';

	return w->kind == WHEN_ANCHOR && w->role == WHEN_NONE && (c == ',' || c == ':' || c == ';');
}

/* The clause begins with it. */
static bool opens_clause(const struct finder *f, const struct candidate *c, const struct when *w)
{
	return leads(f, w) || (c->hit->first && w->end < f->tokens->v[c->hit->first].start && comma_follows(f, w) &&
	                       c->hit->row->bound == BOUND_SUBJECT);
}

/* What may stand far from the act that it dates: not "today", nor "during the visit", when other
 * things were said than are done. */
static bool dates_from_afar(const struct finder *f, const struct when *w)
{
	return !is_today(f, w) && w->kind != WHEN_EVENT && (w->kind != WHEN_DATE || *w->value || w->role == WHEN_WITHIN);
}

/* A date belongs to the action when it stands in it or right after it; to the cue's clause
 * when the clause begins with it. A date is more than "soon": "Tomorrow he will ask it to answer soon". */
static int date_fits(const struct finder *f, const struct candidate *c, const struct when *w)
{
	const struct token *t = f->tokens->v;
	uint32_t start = t[c->action.first].start, end = t[c->action.last - 1].end;
	bool inside = w->start >= start && w->end <= end, behind = w->lead >= end && w->lead <= end + 2;

	/* "will not talk until the siege is lifted": on that condition. */
	if (of_past_act(f, c, w) || (is_today(f, w) && c->status != STATUS_PLANNED) ||
	    (w->kind == WHEN_ANCHOR && c->status == STATUS_REFUSED))
		return 0;
	if (inside || behind)
		return w->kind == WHEN_ADVERB ? 1 : inside ? 2 : 3;
	return opens_clause(f, c, w) && dates_from_afar(f, w);
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

/* The same where the subject of the clause follows: "of entry into force of this treaty | each duty". */
static size_t chain_end(const struct chunks *c, size_t i)
{
	size_t end = chunk_np_end(c, i), next = end;

	for (size_t stop = clause_horizon(c, i); next < stop && c->v[next].tag == TAG_ADP && chunk_np_end(c, next + 1) > next + 1;)
		next = end = chunk_np_end(c, next + 1);
	return end;
}

/* The end of "three years of entry into force": of the phrase that its last word begins. */
/* "until" is part of the expression, and the word behind it anything. */
static bool opens_clause_of_time(const struct finder *f, const struct when *w, size_t last)
{
	const unsigned tag = last ? f->chunks->v[last - 1].tag : TAG_STOP;

	return (tag == TAG_ADP || tag == TAG_SUB) && f->tokens->v[last - 1].start == w->start;
}

/* The end of what it opens, a phrase or a clause. */
static size_t until_end(const struct chunks *c, size_t i)
{
	size_t end = clause_scope_end(c, i);

	for (size_t k = i; k < end; k++)
		if (c->v[k].tag == TAG_COMMA)
			return k;
	return end;
}

static uint32_t anchor_end(const struct finder *f, const struct when *w)
{
	const struct token *t = f->tokens->v;
	size_t i = 0, end;

	while (i < f->tokens->n && t[i].end < w->end)
		i++;
	if (i == f->tokens->n)
		return w->end;
	if (opens_clause_of_time(f, w, i))
		end = until_end(f->chunks, i);
	else
		end = leads(f, w) ? chain_end(f->chunks, i) : before_comma(f, i, clause_phrase_end(f->chunks, i));
	return end > i + 1 ? t[end - 1].end : w->end;
}

static void set_due(const struct finder *f, struct commitment *out, const struct when *w)
{
	/* "and" and "of" before a time are none of it. */
	out->due = w->role == WHEN_NONE ? w->start : w->lead;
	out->due_end = w->kind == WHEN_ANCHOR ? anchor_end(f, w) : w->end;
	memcpy(out->by, w->value, sizeof out->by);
}

/* Where the unit stands to the document's date: -1 before, 0 it holds it. */
static int beside_date(const struct finder *f, struct str unit)
{
	const struct str date = f->row->date;
	const size_t n = unit.len < date.len ? unit.len : date.len;

	return n >= 4 && str_is_digit(unit.p[0]) ? memcmp(unit.p, date.p, n) : 1;
}

/* What is over at the document's date is no deadline, nor is a period that ends with it. */
static bool is_past(const struct finder *f, const struct when *w)
{
	struct str last = str_of(w->value), first;

	str_split(&last, '/', &first);
	return beside_date(f, first) < 0 && (!last.p || beside_date(f, last) <= 0);
}

/* The document says on which day it was written: what has no value is no time. */
static bool is_dated(const struct finder *f)
{
	return f->row->date.len >= sizeof "2026-01-01" - 1;
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
	                           : w->kind == WHEN_DATE && strlen(w->value) < 4 && is_dated(f))
		return false;
	return !is_past(f, w) && !in_name(f, w) && !owns(f, w) && !is_aside(f, w);
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
		if (f->leading == SIZE_MAX && (leads(f, w) || comma_follows(f, w)))
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
