/* Who is bound, towards whom, and by when. */
#include "base/die.h"
#include "commit/commitment_parts.h"

static bool find_in(const struct finder *f, struct span s, struct parties *out)
{
	struct party_view v = commit_view(f);
	size_t had = out->n;

	if (!span_empty(s))
		party_find(out, &v, s.first, s.last);
	return out->n > had;
}

/* From the last word of the cue on, "approved by X"; the action may stand before it. */
static bool by_agent(const struct finder *f, const struct candidate *c, struct parties *out)
{
	size_t end = c->action.last > c->hit->last ? c->action.last : c->hit->last;

	for (size_t i = c->hit->last - 1; i < end && i + 1 < f->chunks->n; i++) {
		if (!chunk_has(f->chunks, i, CLAUSE_AGENT))
			continue;
		if (find_in(f, (struct span){(uint32_t)i + 1,
		                             (uint32_t)clause_phrase_end(f->chunks, i + 1)}, out))
			return true;
	}
	return false;
}

/* "their", "its": the clause's subject; after "thanked X for" it is X. "our" is left to the
 * document's memory. */
static bool by_pronoun(const struct finder *f, const struct candidate *c, struct parties *out)
{
	struct parties subject, rest;
	size_t had = out->n;

	subject.n = rest.n = 0;
	find_in(f, c->subject, &subject);
	if (c->verb < f->chunks->n && c->verb < c->hit->first &&
	    party_word_kind(&f->known, f->tokens->v[c->verb].hash) == PARTY_THANKS) {
		if (!find_in(f, (struct span){(uint32_t)c->verb + 1, c->hit->first}, &rest) ||
		    (rest.n == 1 && party_have(&subject, rest.v[0])))
			cast_everybody(&rest, &f->cast);
		for (size_t i = 0; i < rest.n; i++)
			if (!party_have(&subject, rest.v[i]))
				party_add(out, rest.v[i]);
	} else {
		party_join(out, &subject);
	}
	return out->n > had;
}

/* "congratulated them for concluding X": the object of the thanks. */
static bool by_thanked(const struct finder *f, const struct candidate *c, struct parties *out)
{
	size_t verb = clause_finite_before(f->chunks, c->hit->first);

	if (c->verb >= f->chunks->n || f->chunks->v[c->verb].tag != TAG_VBG || verb >= f->chunks->n ||
	    party_word_kind(&f->known, f->tokens->v[verb].hash) != PARTY_THANKS)
		return false;
	return find_in(f, (struct span){(uint32_t)verb + 1, c->hit->first}, out);
}

static bool is_their(const struct finder *f, size_t i)
{
	return chunk_has(f->chunks, i, CLAUSE_THEIR);
}

/* Whose the noun of the cue is: an owner or adjective before it, "by X" or "of X" in it. */
static bool by_holder(const struct finder *f, const struct candidate *c, struct parties *out)
{
	const struct cue_hit *h = c->hit;
	size_t noun = h->last - 1, start;

	while (noun > h->first && f->chunks->v[noun].tag != TAG_NOUN)
		noun--;
	/* "commitment by X to" has its noun before X, "reaffirm X's commitment to" behind. */
	if (h->wild < h->wild_end && h->wild < noun && h->wild > h->first &&
	    !tag_is_verb(f->chunks->v[h->first].tag))
		noun = h->wild - 1;
	start = chunk_np_start(f->chunks, noun);
	/* "the Government of Japan's plan": the owner has a phrase of its own. */
	for (size_t i = start; i < noun; i++)
		if (f->chunks->v[i].tag == TAG_POSS && f->tokens->v[i].flags & TOKEN_GLUED) {
			struct span s = clause_np_before(f->chunks, i);

			if (!span_empty(s) && find_in(f, s, out))
				return true;
		} else if (is_their(f, i)) {
			if (by_pronoun(f, c, out))
				return true;
		}
	if (h->wild < h->wild_end && find_in(f, (struct span){h->wild, h->wild_end}, out))
		return true;
	return start < noun && find_in(f, (struct span){(uint32_t)start, (uint32_t)noun}, out);
}

/* Words of somebody whom the text has not named. */
static bool is_quoted_we(const struct finder *f, struct span s)
{
	return !span_empty(s) && f->chunks->v[s.first].quoted && f->chunks->v[s.first].tag == TAG_PRON;
}

/* "The Government" in the words of who is none and of no state that is known: a party's. */
static bool is_other_government(const struct finder *f, struct span s)
{
	return f->cast.told && !f->cast.government.n && !span_empty(s) && commit_is_word(f, s, 1u << PARTY_OFFICE);
}

const char *commit_find_actors(const struct finder *f, const struct candidate *c, struct parties *out)
{
	switch (c->hit->row->bound) {
	case BOUND_AGENT:
		if (by_agent(f, c, out))
			return "agent";
		break;
	case BOUND_HOLDER:
		if (by_holder(f, c, out))
			return "holder";
		if (find_in(f, c->subject, out))
			return "subject";
		break;
	case BOUND_CAST:
		if (by_holder(f, c, out))
			return "holder";
		if (by_agent(f, c, out))
			return "agent";
		break;
	case BOUND_OBJECT:
		if (find_in(f, c->action, out))
			return "object";
		break;
	default:
		if (c->passive && by_agent(f, c, out))
			return "agent";
		if (by_thanked(f, c, out))
			return "object";
		if (find_in(f, c->subject, out))
			return "subject";
	}
	if (is_quoted_we(f, c->subject) || is_other_government(f, c->subject))
		return "nobody";
	cast_default(out, &f->cast);
	return "document";
}

/* Statuses of what one party says to another, where they meet. */
enum {
	DIRECTED = 1 << STATUS_PROPOSED | 1 << STATUS_PLEDGED | 1 << STATUS_AGREED |
	           1 << STATUS_REAFFIRMED | 1 << STATUS_REFUSED | 1 << STATUS_WITHDRAWN,
};

void commit_find_partners(const struct finder *f, const struct candidate *c, const struct parties *actors,
                   struct parties *out)
{
	const struct parties *met = &f->cast.meeting;
	struct party_view v = commit_view(f);
	struct parties near;

	near.n = 0;
	v.sure = true;
	if (!span_empty(c->action))
		party_find(&near, &v, c->action.first, c->action.last);
	for (size_t i = 0; i < near.n; i++)
		if (!party_have(actors, near.v[i]))
			party_add(out, near.v[i]);
	if (out->n || actors->n != 1 || !(DIRECTED >> c->status & 1))
		return;
	if (met->n == 2 && party_have(met, actors->v[0]))
		party_add(out, met->v[party_have(actors, met->v[0]) ? 1 : 0]);
}

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
