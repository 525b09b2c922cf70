/* Joins what the trained tagger finds with what lists and rules have found. */
#include "base/die.h"
#include "names/found.h"
#include "names/title_word.h"

/* The model's numbers do not move when ours do. */
static const enum name_code_type type_codes[] = {
	[MENTION_PERSON] = CODE_PERSON, [MENTION_TITLE] = CODE_TITLE, [MENTION_NORP] = CODE_NORP,
	[MENTION_ORG] = CODE_ORG,       [MENTION_GPE] = CODE_GPE,     [MENTION_LOC] = CODE_LOC,
	[MENTION_FAC] = CODE_FAC,       [MENTION_EVENT] = CODE_EVENT, [MENTION_LAW] = CODE_LAW,
	[MENTION_DATE] = CODE_DATE,     [MENTION_MONEY] = CODE_MONEY, [GAZETTEER_SHIELD] = CODE_SHIELD};

static const enum name_code_finder finder_codes[] = {
	[BY_KNOWN] = CODE_BY_KNOWN, [BY_FORM] = CODE_BY_FORM,       [BY_DATE] = CODE_BY_DATE,
	[BY_MONEY] = CODE_BY_MONEY, [BY_PATTERN] = CODE_BY_PATTERN, [BY_INTRO] = CODE_BY_INTRO,
	[BY_TITLE] = CODE_BY_TITLE, [BY_PERSON] = CODE_BY_PERSON,   [BY_TAGGER] = CODE_BY_TAGGER};

static size_t add_known(const struct scene *s, struct name_clue *clues)
{
	size_t n = 0;

	for (uint32_t i = 0; i < s->w->n;) {
		const struct known *k = &s->known[i];

		if (k->last)
			clues[n++] = (struct name_clue){i, k->last, type_codes[k->row->type], CODE_BY_KNOWN};
		i = k->last ? k->last : i + 1;
	}
	return n;
}

static size_t add_rules(const struct scene *s, struct name_clue *clues)
{
	size_t n = 0;

	for (size_t k = 0; k < s->n_found; k++) {
		const struct found *f = &s->found[k];

		if (f->first < f->last)
			clues[n++] = (struct name_clue){f->first, f->last, type_codes[f->type], finder_codes[f->by]};
	}
	return n;
}

bool mention_clues(struct scene *s, struct name_clues *out)
{
	size_t most = s->w->n + s->n_found;

	if (s->clues_cap < most) {
		s->clues_cap = most + most / 2;
		s->clues = xreallocarray(s->clues, s->clues_cap, sizeof *s->clues);
	}
	*out = (struct name_clues){.words = s->w, .tokens = s->tokens, .vocab = s->vocab, .known = s->clues,
	                           .clusters = &s->k->clusters, .lists = &s->k->lists};
	out->n_known = add_known(s, s->clues);
	out->rules = s->clues + out->n_known;
	out->n_rules = add_rules(s, s->clues + out->n_known);
	if (!name_tag_possible(out))
		return false;
	tokens_need(s->tokens, s->w);
	return true;
}

/* What the corpora count among the name and we do not: the article, styles ("Sheikh"). */
static size_t without_prefix(const struct scene *s, size_t first, size_t last, enum name_type type)
{
	struct title_word t;

	while (first + 1 < last) {
		if (type == NAME_PERSON && title_word_at(s, ROLE_STYLE, first, &t) && t.last < last)
			first = t.last;
		else if ((type == NAME_ORG || type == NAME_PLACE) && is_fw(s, first, FW_THE))
			first++;
		else
			break;
	}
	return first;
}

static struct found from_tagger(const struct scene *s, const struct name_tagging *t,
                                const struct tagged_name *n)
{
	struct found f = {.first = t->word[n->first], .by = BY_TAGGER, .thing = MEMORY_NONE};

	f.start = t->tokens->v[n->first].start;
	f.end = t->tokens->v[n->last - 1].end;
	f.last = n->last < t->tokens->n ? t->word[n->last] : (uint32_t)s->w->n;
	if (f.last > f.first + 1) {
		uint32_t first = (uint32_t)without_prefix(s, f.first, f.last, n->type);

		if (first != f.first)
			f.start = s->w->v[first].start;
		f.first = first;
	}
	return f;
}

/* The type that a common noun at the start or end of a name tells, or `otherwise`. */
static enum mention_type told_type(const struct scene *s, const struct found *f, unsigned types,
                                   enum mention_type otherwise)
{
	const struct pattern_head *h;
	uint32_t last;

	for (size_t i = f->first; i < f->last; i++) {
		h = scene_head(s, i, &last);
		if (h && (i == f->first || last == f->last) && types >> h->type & 1)
			return (enum mention_type)h->type;
	}
	return otherwise;
}

static enum mention_type type_of(const struct scene *s, const struct found *f, enum name_type type)
{
	switch (type) {
	case NAME_PERSON: return MENTION_PERSON;
	case NAME_ORG: return MENTION_ORG;
	case NAME_PLACE: /* "Lake Chad", "Gorée Island" */
		return told_type(s, f, 1U << MENTION_LOC | 1U << MENTION_FAC, MENTION_GPE);
	default: return told_type(s, f, 1U << MENTION_LAW | 1U << MENTION_EVENT, MENTION_EVENT);
	}
}

static bool is_place(enum mention_type type)
{
	return type == MENTION_GPE || type == MENTION_LOC || type == MENTION_FAC;
}

/* May the tagger's longer name `t` swallow this find? Names in names, no offices; a year
 * is part of an event: "2018 Mexican general election". */
static bool may_be_part(const struct found *f, const struct found *t)
{
	return is_place(f->type) || f->type == MENTION_PERSON || f->type == MENTION_ORG ||
	       f->type == MENTION_NORP || (f->type == MENTION_DATE && t->type == MENTION_EVENT);
}

/* Patterns run over commas and "and", where the tagger knows two names from one. */
static bool is_list(const struct scene *s, const struct found *f)
{
	if (f->by != BY_PATTERN || f->type != MENTION_ORG)
		return false;
	for (size_t i = f->first + 1; i < f->last; i++)
		if (s->w->v[i].gap == GAP_COMMA || is_fw(s, i, FW_AND))
			return true;
	return false;
}

/* Of what is no person, place or body only events and papers are told that have a noun of
 * such names in them, and a name or date: "2018 Mexican general election". */
static bool is_event(const struct scene *s, const struct found *f)
{
	for (size_t i = f->first + 1; i < f->last; i++)
		if (s->vocab[i] & VOCAB_HEAD)
			return true;
	return false;
}

/* Does the tagger's name `t` take the place of finds from..end-1, which it overlaps? */
static bool wins(const struct scene *s, size_t from, size_t end, const struct found *t)
{
	for (size_t k = from; k < end; k++) {
		const struct found *f = &s->found[k];

		if (f->start <= t->start && f->end >= t->end && is_list(s, f))
			continue;
		if (!may_be_part(f, t) || f->start < t->start || f->end > t->end)
			return false;
		if (f->start == t->start && f->end == t->end)
			return f->by == BY_PATTERN && t->type != MENTION_EVENT;
		if (f->by == BY_KNOWN && f->last - f->first > 1 && is_place(t->type))
			return false;
	}
	return true;
}

/* Finds on their way from one list to another, both in order. */
struct join {
	struct scene *s;
	const struct name_tagging *t;
	size_t next;  /* of the finds that were there */
	size_t token; /* not behind the one that find begins with */
};

static void put(struct scene *s, const struct found *f)
{
	s->joined = xgrow(s->joined, s->n_joined, &s->joined_cap, sizeof *s->joined);
	s->joined[s->n_joined++] = *f;
}

static bool is_tagged(struct join *j, const struct found *f)
{
	const struct name_tagging *t = j->t;

	while (j->token < t->tokens->n && t->tokens->v[j->token].end <= f->start)
		j->token++;
	for (size_t i = j->token; i < t->tokens->n && t->tokens->v[i].start < f->end; i++)
		if (t->labels[i])
			return true;
	return false;
}

/* Takes the finds before byte `end` over. An organisation that only a pattern has found, and no
 * word of which the tagger takes for part of a name, is none: "Bad Service". */
static void take_until(struct join *j, size_t end)
{
	for (; j->next < j->s->n_found && j->s->found[j->next].end <= end; j->next++) {
		const struct found *f = &j->s->found[j->next];

		if (f->by != BY_PATTERN || f->type != MENTION_ORG || is_tagged(j, f))
			put(j->s, f);
		else if (j->s->explain)
			mention_explain_lost(j->s, f, "the tagger takes no word of it for a name", NULL);
	}
}

/* Of the tagger's name, which overlaps finds from..end-1 and has not won. */
static void explain_loser(const struct scene *s, const struct found *t, size_t from, size_t end)
{
	const struct found *f = &s->found[from];

	if (from == end)
		mention_explain_lost(s, t, "has no noun of events and no name in it", NULL);
	else if (f->start != t->start || f->end != t->end || f->type != t->type)
		mention_explain_lost(s, t, "lists and rules have", f);
}

/* Of finds from..end-1, whose place the tagger's name takes; known names inside of it are told of
 * with the mention. */
static void explain_losers(const struct scene *s, const struct found *t, size_t from, size_t end)
{
	for (; from < end; from++)
		if (s->found[from].by != BY_KNOWN || s->found[from].start == t->start)
			mention_explain_lost(s, &s->found[from], "replaced by", t);
}

static void join_name(struct join *j, const struct tagged_name *n)
{
	struct scene *s = j->s;
	struct found f = from_tagger(s, j->t, n);
	size_t end;

	if (f.first >= f.last || !row_span(s->row, "mention", f.start, f.end))
		return;
	f.type = type_of(s, &f, n->type);
	f.how = f.type == MENTION_LOC || f.type == MENTION_FAC || f.type == MENTION_LAW ? HOW_NOUN : HOW_PLAIN;
	take_until(j, f.start);
	for (end = j->next; end < j->s->n_found && j->s->found[end].start < f.end;)
		end++;
	if ((n->type == NAME_OTHER && (j->next == end || !is_event(s, &f))) ||
	    !wins(s, j->next, end, &f)) {
		if (s->explain)
			explain_loser(s, &f, j->next, end);
		return;
	}
	if (s->explain)
		explain_losers(s, &f, j->next, end);
	mention_remember(s, &f);
	put(j->s, &f);
	j->next = end;
}

void mention_join_tagged(struct scene *s)
{
	struct join j = {.s = s, .t = &s->tagging};
	struct found *found = s->found;
	size_t cap = s->found_cap;
	struct name_clues clues;
	struct tagged_name n;

	if (!s->tagged || !s->k->tagger.rows || !mention_clues(s, &clues))
		return;
	name_tag_prepare(&s->tagging, &clues);
	name_tag_run(&s->tagging, &s->k->tagger);
	s->n_joined = 0;
	for (size_t from = 0; name_tag_next(&s->tagging, from, &n); from = n.last)
		join_name(&j, &n);
	take_until(&j, SIZE_MAX);
	s->found = s->joined;
	s->n_found = s->n_joined;
	s->found_cap = s->joined_cap;
	s->joined = found;
	s->joined_cap = cap;
}
