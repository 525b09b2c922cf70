/* Where the action is. */
#include "commit/commitment_parts.h"

/* How long, in tokens, what stands between commas after a cue may be. */
enum { PARENTHESIS = 20 };

static unsigned tag_at(const struct finder *f, size_t i)
{
	return i < f->chunks->n ? f->chunks->v[i].tag : TAG_STOP;
}

static size_t skip_marks(const struct finder *f, size_t i)
{
	while (tag_at(f, i) == TAG_MARK && !str_eq(token_text(f->tokens, i), STR("$")))
		i++;
	return i;
}

static bool is_be(const struct finder *f, size_t i)
{
	return i < f->chunks->n && f->chunks->v[i].may & MAY_BE;
}

static bool is_sum(const struct finder *f, struct span s)
{
	const struct mentions *all = f->mentions;
	uint32_t start = f->tokens->v[s.first].start, end = f->tokens->v[s.last - 1].end;

	for (size_t i = mention_at(all, start, end); i < all->n && all->v[i].end <= end; i++)
		if (all->v[i].type == MENTION_MONEY && all->v[i].start >= start)
			return true;
	return false;
}

static bool is_quote(const struct finder *f, size_t i)
{
	struct str s = token_text(f->tokens, i);

	return tag_at(f, i) == TAG_MARK && (str_eq(s, STR("\"")) || str_eq(s, STR("\xe2\x80\x9c")) || str_eq(s, STR("\xe2\x80\x9d")));
}

/* Without a quotation mark at its edge whose partner is not in it. */
static struct span trim_quote(const struct finder *f, struct span s)
{
	size_t n = 0;

	for (size_t i = s.first; i < s.last; i++)
		n += is_quote(f, i);
	if (n % 2 && is_quote(f, s.last - 1))
		s.last--;
	else if (n % 2 && is_quote(f, s.first))
		s.first++;
	return s;
}

static struct span trim(const struct finder *f, struct span s)
{
	while (s.first < s.last && (tag_at(f, s.first) == TAG_COMMA || tag_at(f, s.first) == TAG_CC))
		s.first++;
	while (s.first < s.last) {
		unsigned tag = tag_at(f, s.last - 1);

		if (tag != TAG_COMMA && tag != TAG_STOP && tag != TAG_CC && tag != TAG_SUB &&
		    !(tag == TAG_MARK && str_eq(token_text(f->tokens, s.last - 1), STR("("))))
			break;
		s.last--;
	}
	return span_empty(s) ? s : trim_quote(f, s);
}

/* "the commitment to A and their intent to B": the second noun is no part of A. */
static size_t before_next_cue(const struct finder *f, const struct cue_hit *hit, size_t end)
{
	const struct cue_hits *cues = &f->hits[CUE_CUE];

	for (size_t i = cue_hits_from(cues, hit->last); i < cues->n && cues->v[i].first < end; i++) {
		const struct cue_hit *h = &cues->v[i];
		size_t start;

		if (h->row->bound != BOUND_HOLDER ||
		    hit->row->bound != BOUND_HOLDER)
			continue;
		start = chunk_np_start(f->chunks, h->first);
		if (start > hit->last && start < end && tag_at(f, start - 1) == TAG_CC)
			return start - 1;
	}
	return end;
}

/* The subject that stands before its first verb, not before one that is coordinated; empty if there is none. */
static struct span own_subject(const struct finder *f, const struct candidate *c)
{
	const struct cue_hit *hit = c->hit;
	size_t group;

	if (hit->wild < hit->wild_end && tag_at(f, hit->last - 1) == TAG_MD) /* "decides that NP* shall" */
		return (struct span){chunk_has(f->chunks, hit->first, CLAUSE_NONE) ? hit->first : hit->wild, hit->wild_end};
	if (span_empty(c->subject) || c->subject.last > hit->first || c->verb >= f->chunks->n)
		return (struct span){0, 0};
	group = clause_group_start(f->chunks, c->verb);
	while (group > c->subject.last && tag_at(f, group - 1) == TAG_ADV)
		group--;
	if (group > c->subject.last && (tag_at(f, group - 1) == TAG_CC || tag_at(f, group - 1) == TAG_COMMA))
		return (struct span){0, 0};
	return c->subject;
}

/* "will be closed": the participle is the action; with its subject where it says little
 * alone. */
static size_t passive(const struct finder *f, struct candidate *c, size_t verb, struct span *out)
{
	size_t start = chunk_skip_adverbs(f->chunks, verb + 1), end;
	struct span subject = own_subject(f, c);

	if (tag_at(f, start) != TAG_VBN && tag_at(f, start) != TAG_ADJ)
		return 0;
	if (!(f->chunks->v[start].may & MAY_PART) ||
	    (!f->chunks->v[start].known && str_starts(token_text(f->tokens, start), STR("un"))))
		return 0;
	if (clause_negated(f->chunks, verb) && c->hit->row->subject == SUBJECT_REPORTED)
		return 0;
	end = clause_phrase_end(f->chunks, start);
	c->passive = true;
	if (!span_empty(subject)) {
		c->clause_action = true;
		*out = (struct span){subject.first, (uint32_t)end};
	} else {
		*out = (struct span){(uint32_t)start, (uint32_t)end};
	}
	return 1;
}

/* Behind "and to", "as well as to" at `i`; 0 if it is none. */
static size_t behind_and_to(const struct finder *f, size_t i)
{
	i += tag_at(f, i) == TAG_COMMA;
	if (chunk_has(f->chunks, i, CLAUSE_ADDS))
		i += 3;
	else if (tag_at(f, i) == TAG_CC)
		i++;
	else
		return 0;
	i = chunk_skip_adverbs(f->chunks, i);
	return chunk_may(f->chunks, i, MAY_TO) ? skip_marks(f, i + 1) : 0;
}

/* "to end it and to help": each "to" has its own action. A "to" that depends on another one
 * does not count: "travel to see A and to meet B". */
static size_t before_next_to(const struct finder *f, const struct candidate *c, size_t i, size_t end,
                             bool nouns)
{
	if (!chunk_may(f->chunks, c->hit->last - 1, MAY_TO))
		return end;
	for (size_t k = i + 1; k < end; k++) {
		size_t to;

		if (tag_at(f, k) == TAG_TO)
			return end;
		to = behind_and_to(f, k);
		if (to && (nouns || tag_at(f, to - 1) == TAG_TO || tag_at(f, to) == TAG_VB))
			return k;
	}
	return end;
}

/* What stands behind "refused to" or "would each" is a verb, however often it is a noun elsewhere. */
static size_t find_verb(const struct finder *f, const struct cue_hit *hit, size_t i)
{
	size_t verb = chunk_skip_adverbs(f->chunks, i);
	bool modal = tag_at(f, hit->last - 1) == TAG_MD;

	if (modal && chunk_has(f->chunks, verb, CLAUSE_FLOATS))
		verb++;
	if (hit->row->action == ACTION_VP && (modal || chunk_may(f->chunks, hit->last - 1, MAY_TO)) &&
	    tag_at(f, verb) == TAG_NOUN && chunk_may(f->chunks, verb, MAY_BASE))
		chunk_retag(f->chunks, verb, TAG_VB);
	return verb;
}

size_t commit_verb_actions(const struct finder *f, struct candidate *c, size_t i, struct span *out, size_t max)
{
	uint32_t starts[16];
	size_t verb = find_verb(f, c->hit, i), n;
	struct span whole = {(uint32_t)i, 0};

	if (tag_at(f, verb) != TAG_VB && tag_at(f, verb) != TAG_VBG)
		return 0;
	if (is_be(f, verb) && tag_at(f, verb) == TAG_VBG) /* "is being built": no act of its subject */
		return 0;
	if (is_be(f, verb)) {
		n = passive(f, c, verb, out);
		if (tag_at(f, chunk_skip_adverbs(f->chunks, verb + 1)) == TAG_VBG) /* "will be sending" */
			whole.first = (uint32_t)(verb = chunk_skip_adverbs(f->chunks, verb + 1));
		else if (n || !(c->hit->row->action & ACTION_CLAUSE))
			return n;
	}
	if (tag_at(f, whole.first) == TAG_NOT && f->tokens->v[whole.first].flags & TOKEN_GLUED)
		whole.first++; /* "won't": half a word begins no action */
	whole.last = (uint32_t)before_next_cue(f, c->hit, clause_phrase_end(f->chunks, verb));
	whole.last = (uint32_t)before_next_to(f, c, verb, whole.last, false);
	n = clause_coordinated(f->chunks, whole, starts, max < 16 ? max : 16);
	for (size_t k = 0; k < n; k++) {
		out[k] = (struct span){starts[k], k + 1 < n ? starts[k + 1] : whole.last};
		/* The "to" of the next one is not part of this one. */
		if (k + 1 < n && tag_at(f, out[k].last - 1) == TAG_TO)
			out[k].last--;
		out[k] = trim(f, out[k]);
	}
	return n;
}

static bool money_at(const struct finder *f, size_t i)
{
	const struct token *t = &f->tokens->v[i];
	const size_t m = mention_at(f->mentions, t->start, t->end);

	return m < f->mentions->n && f->mentions->v[m].type == MENTION_MONEY;
}

/* "up to $2 million", "over 40 trucks" */
static bool is_measured(const struct finder *f, size_t i)
{
	size_t k = i;

	while (k < i + 3 && (tag_at(f, k) == TAG_ADP || tag_at(f, k) == TAG_TO || tag_at(f, k) == TAG_ADV))
		k++;
	if (k > i && k < f->tokens->n && money_at(f, k))
		return true;
	return k > i && (tag_at(f, k) == TAG_MARK || (tag_at(f, k) == TAG_NUM && chunk_nominal(f->chunks, k + 1)));
}

/* "commitment to the alliance and to X": each "to" has its own noun phrase. */
static size_t noun_actions(const struct finder *f, const struct candidate *c, size_t i,
                           struct span *out)
{
	size_t end;
	unsigned tag = tag_at(f, i);

	if (!chunk_nominal(f->chunks, i) && !is_measured(f, i) && tag != TAG_ADV && tag != TAG_VBN && tag != TAG_VBG &&
	    !(tag == TAG_ADP && c->hit->row->bound == BOUND_HOLDER && c->hit->reach > c->hit->last))
		return 0;
	end = before_next_cue(f, c->hit, clause_phrase_end(f->chunks, i));
	end = before_next_to(f, c, i, end, true);
	if (end <= i)
		return 0;
	*out = trim(f, (struct span){(uint32_t)i, (uint32_t)end});
	if (c->hit->row->action & ACTION_SUM && !is_sum(f, *out))
		return 0;
	return !span_empty(*out);
}

static size_t clause_action(const struct finder *f, struct candidate *c, size_t i, struct span *out)
{
	size_t end = clause_scope_end(f->chunks, i);

	c->clause_action = true;
	*out = trim(f, (struct span){(uint32_t)i, (uint32_t)end});
	return !span_empty(*out);
}

/* "The summit will take place on 8 June": the event, and the rest up to the border. */
static size_t subject_action(const struct finder *f, struct candidate *c, struct span *out)
{
	if (span_empty(c->subject) || c->subject.last > c->verb)
		return 0;
	c->clause_action = true;
	*out = trim(f, (struct span){c->subject.first,
	                             (uint32_t)clause_phrase_end(f->chunks, c->hit->last - 1)});
	return !span_empty(*out);
}

/* The same after a relative clause: ", which has A, and to B". */
static size_t behind_relative(const struct finder *f, size_t i)
{
	size_t end = clause_scope_end(f->chunks, i), to;

	if (tag_at(f, i) != TAG_COMMA || tag_at(f, i + 1) != TAG_SUB)
		return 0;
	for (i += 2; i < end; i++) {
		to = tag_at(f, i) == TAG_COMMA ? behind_and_to(f, i) : 0;
		if (to)
			return to;
	}
	return 0;
}

/* More phrases after "and to": "to peace efforts and to improving services". */
static size_t more_after_to(const struct finder *f, struct candidate *c, struct span *out, size_t n,
                            size_t max)
{
	while (n && n < max) {
		size_t i = behind_and_to(f, out[n - 1].last), added;

		if (!i)
			i = behind_relative(f, out[n - 1].last);
		if (!i)
			break;
		added = commit_verb_actions(f, c, i, out + n, max - n);
		if (!added)
			added = noun_actions(f, c, i, out + n);
		if (!added)
			break;
		n += added;
	}
	return n;
}

/* Behind ", pursuant to the law," at `i`; `i` if there is none. */
static size_t skip_parenthesis(const struct finder *f, size_t i)
{
	if (tag_at(f, i) != TAG_COMMA)
		return i;
	for (size_t k = i + 2; k < i + PARENTHESIS && tag_at(f, k) != TAG_STOP; k++)
		if (tag_at(f, k) == TAG_COMMA)
			return k + 1;
	return i;
}

/* "No ship shall enter" is an undertaking as a whole, that nobody does it. */
static size_t with_denial(const struct finder *f, struct candidate *c, struct span *out, size_t n)
{
	struct span subject = own_subject(f, c);

	if (n && c->denial)
		out[0].first = (uint32_t)c->denial;
	if (!n || c->passive || span_empty(subject) || !chunk_has(f->chunks, subject.first, CLAUSE_NONE))
		return n;
	c->clause_action = true;
	out[0] = (struct span){subject.first, out[n - 1].last};
	return 1;
}

size_t commit_find_actions(const struct finder *f, struct candidate *c, struct span *out, size_t max)
{
	unsigned where = c->hit->row->action;
	size_t i = skip_marks(f, skip_parenthesis(f, skip_marks(f, c->hit->last))), n = 0;

	if (where & ACTION_SUBJECT)
		return subject_action(f, c, out);
	if (where & ACTION_BEFORE) {
		*out = trim(f, !span_empty(c->subject) && c->subject.last <= c->verb &&
		                         clause_group_finite(f->chunks, c->verb)
		                   ? c->subject
		                   : clause_np_before(f->chunks, c->hit->first));
		return !span_empty(*out) && tag_at(f, out->last - 1) != TAG_PRON;
	}
	if (where & ACTION_VP)
		n = commit_verb_actions(f, c, c->listed ? c->hit->first : i, out, max);
	if (!n && where & ACTION_VP)
		n = commit_list_actions(f, c, out, max);
	if (!n && where & (ACTION_NP | ACTION_SUM))
		n = noun_actions(f, c, i, out);
	if (!n && where & ACTION_CLAUSE)
		n = clause_action(f, c, i, out);
	if (where & (ACTION_VP | ACTION_NP))
		n = more_after_to(f, c, out, n, max);
	return where & ACTION_VP ? with_denial(f, c, out, n) : n;
}
