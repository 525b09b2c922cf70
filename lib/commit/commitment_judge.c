/* Which cues stand, and how firmly. */
#include "commit/commitment_parts.h"

void commit_explain_refusal(const struct finder *f, const struct cue_hit *hit, const char *why,
                            const struct cue_hit *rule)
{
	const struct tokens *t = f->tokens;
	struct str pattern = {"", 0};

	if (!f->explain)
		return;
	if (rule && rule->row)
		pattern = cue_text(rule, TEXT_PATTERN);
	explain(f->explain, "none", str_cut(t->text, t->v[hit->first].start, t->v[hit->last - 1].end),
	        "%s%s%.*s", why, pattern.len ? " by " : "", STR_FMT(pattern, 400));
}

bool commit_refuse(const struct finder *f, const struct cue_hit *hit, const char *why,
            const struct cue_hit *rule)
{
	*f->refusal = (struct refusal){why, rule};
	/* Of what is judged that is told when it has been. */
	if (!f->proposer || hit->set != &f->builtin)
		commit_explain_refusal(f, hit, why, rule);
	return false;
}

/* A name that nobody knows may be a party's, but no treaty's. What is written with a capital because it
 * begins the sentence is no name. */
static bool proper_subject(const struct finder *f, const struct candidate *c)
{
	size_t head = chunk_np_end(f->chunks, c->subject.first);
	bool capitals = true;

	if (span_empty(c->subject) || head <= c->subject.first)
		return false;
	head = (head < c->subject.last ? head : c->subject.last) - 1;
	if (f->chunks->v[head].tag != TAG_PROPN || chunk_has(f->chunks, head, CLAUSE_DOCUMENT))
		return false;
	for (uint32_t i = f->tokens->v[head].start; i < f->tokens->v[head].end; i++)
		capitals &= f->row->text.p[i] >= 'A' && f->row->text.p[i] <= 'Z';
	return head || capitals;
}

bool commit_party_subject(const struct finder *f, const struct candidate *c)
{
	struct party_view v = commit_view(f);

	return party_like(&v, c->subject.first, c->subject.last) || proper_subject(f, c);
}

static bool overlaps(const struct cue_hit *rule, const struct cue_hit *cue)
{
	return rule->first < cue->reach && cue->first < rule->last;
}

static bool governs(const struct finder *f, const struct cue_hit *rule, size_t first)
{
	return rule->last <= first && first - rule->last < CLAUSE_REACH &&
	       first < clause_scope_end(f->chunks, rule->last - 1);
}

static bool is_event(const struct candidate *c)
{
	return c->hit->row->bound == BOUND_CAST && c->status == STATUS_PLANNED &&
	       !(c->hit->row->action & ACTION_SUBJECT);
}

/* "Noting its importance, they agreed": what stands before the comma and the subject of a
 * verb does not govern it. */
static bool in_preface(const struct finder *f, const struct candidate *c, const struct cue_hit *rule)
{
	size_t first = c->subject.first;

	if (f->chunks->v[rule->first].tag == TAG_ADP) /* "Under the deal, they will" */
		return false;
	return !span_empty(c->subject) && first && rule->last <= first && c->subject.last <= c->hit->first &&
	       f->chunks->v[first - 1].tag == TAG_COMMA && c->verb < f->chunks->n &&
	       clause_group_finite(f->chunks, c->verb) &&
	       clause_finite_before(f->chunks, first) == f->chunks->n;
}

static bool stopped_by(const struct finder *f, const struct candidate *c, const struct cue_hit *s)
{
	if (!cue_concerns(s->row, c->status))
		return false;
	switch (s->row->scope) {
	case SCOPE_HERE: return overlaps(s, c->hit);
	case SCOPE_SENTENCE: return true;
	case SCOPE_GOVERNS: /* an event named is an event named, and law is law */
		return governs(f, s, c->hit->first) && !is_event(c) && !in_preface(f, c, s) && !commit_decreed(f, c->hit);
	case SCOPE_SUBJECT:
		return !span_empty(c->subject) && s->first < c->subject.last && s->last > c->subject.first;
	default: return false;
	}
}

/* The verb in the cue, or the one whose complement it is. */
static size_t verb_of(const struct chunks *c, const struct cue_hit *hit)
{
	for (size_t i = hit->first; i < hit->last; i++)
		if (tag_is_verb(c->v[i].tag))
			return i;
	return c->n;
}

static void find_subject(const struct finder *f, struct candidate *c)
{
	const struct chunks *k = f->chunks;
	size_t verb = verb_of(k, c->hit);

	if (verb == k->n) /* a noun: the verb it depends on */
		verb = clause_finite_before(k, c->hit->first);
	c->verb = verb;
	if (c->hit->row->subject == SUBJECT_HEADLINE)
		c->subject = clause_np_before(k, c->hit->first);
	else if (verb < k->n)
		c->subject = clause_subject(k, verb);
}

/* "Peru said that Chile agreed and would": who says it says it of the second verb too. */
static bool reports(const struct finder *f, const struct candidate *c, const struct cue_hit *h)
{
	return governs(f, h, c->hit->first) ||
	       (!span_empty(c->subject) && c->subject.last <= c->hit->first && governs(f, h, c->subject.first));
}

/* ", X said" behind it. */
static bool is_attributed(const struct finder *f, const struct candidate *c)
{
	const struct cue_hits *frames = &f->hits[CUE_FRAME];
	const size_t end = clause_horizon(f->chunks, c->hit->last);

	if (clause_relative(f->chunks, c->verb))
		return false;
	for (size_t i = cue_hits_from(frames, c->hit->last); i < frames->n && frames->v[i].first < end; i++)
		if (f->chunks->v[frames->v[i].first].finite && commit_ends_report(f, frames->v[i].first))
			return true;
	return false;
}

static void apply_frames(const struct finder *f, struct candidate *c)
{
	const struct cue_hits *frames = &f->hits[CUE_FRAME];

	for (size_t i = cue_hits_from(frames, c->hit->first); i-- > 0;) {
		const struct cue_hit *h = &frames->v[i];

		if (h->first + frames->longest + CLAUSE_REACH < c->hit->first)
			return;
		if (!reports(f, c, h) || in_preface(f, c, h))
			continue;
		c->reported = true;
		if (!cue_concerns(h->row, c->status))
			continue;
		if (!h->row->status)
			continue; /* only tells that somebody says it */
		c->frame = h;
		c->status = h->row->status;
		return;
	}
}

static bool begins(const struct cue_hits *h, size_t first)
{
	size_t i = cue_hits_from(h, first);

	return i < h->n && h->v[i].first == first;
}

/* "are pausing", "are launching": what the verb says counts. */
static bool has_better(const struct finder *f, const struct cue_hit *hit)
{
	const struct cue_hits *cues = &f->hits[CUE_CUE], *frames = &f->hits[CUE_FRAME];
	size_t verb = chunk_skip_adverbs(f->chunks, hit->last);

	return begins(cues, verb) || begins(frames, verb);
}

/* "should", "can", "may": what could be is no undertaking. */
static bool is_possible_only(const struct finder *f, const struct cue_hit *hit)
{
	size_t verb = verb_of(f->chunks, hit);
	bool any = false, ok = false;

	if (verb == f->chunks->n)
		return false;
	for (size_t i = clause_group_start(f->chunks, verb); i <= verb; i++) {
		if (f->chunks->v[i].tag != TAG_MD)
			continue;
		any = true;
		ok |= chunk_has(f->chunks, i, CLAUSE_FIRM);
	}
	return any && !ok;
}

/* Nobody has done anything before it, and its subject comes first. */
static bool is_headline(const struct finder *f, const struct candidate *c)
{
	size_t first = c->subject.first;

	return !span_empty(c->subject) && clause_finite_before(f->chunks, c->hit->first) == f->chunks->n &&
	       (!first || f->chunks->v[first - 1].tag == TAG_STOP);
}

/* The stops from..end-1 that may bear on a cue from where they stand: those within reach of it
 * and its subject. */
static size_t stops_near(const struct cue_hits *stops, const struct candidate *c, size_t *end)
{
	size_t first = c->hit->first, last = c->hit->reach, reach = stops->longest + CLAUSE_REACH;

	if (!span_empty(c->subject)) {
		first = c->subject.first < first ? c->subject.first : first;
		last = c->subject.last > last ? c->subject.last : last;
	}
	*end = cue_hits_from(stops, last);
	return cue_hits_from(stops, first > reach ? first - reach : 0);
}

/* The first of those that rule out the cue, or NULL. */
static const struct cue_hit *stop_of(const struct finder *f, const struct candidate *c)
{
	const struct cue_hits *stops = &f->hits[CUE_STOP];
	size_t wide = stops->wide[c->status], end;

	for (size_t i = stops_near(stops, c, &end); i < end && (!wide || i < wide); i++)
		if (stopped_by(f, c, &stops->v[i]))
			return &stops->v[i];
	return wide ? &stops->v[wide - 1] : NULL;
}

/* What is kept, broken or declined is told by a finite verb: "urged it to abandon" tells nothing. */
static bool is_untold(const struct finder *f, const struct candidate *c)
{
	const struct chunks *k = f->chunks;
	size_t verb = verb_of(k, c->hit);

	if (c->hit->row->status < STATUS_FULFILLED || c->hit->row->bound != BOUND_SUBJECT || verb == k->n)
		return false;
	if (k->v[verb].tag == TAG_VB) /* "does not honour" */
		return !chunk_may(k, clause_group_start(k, verb), MAY_DO);
	return k->v[verb].tag == TAG_VBG && !clause_group_finite(k, verb);
}

/* "agreed not to": where the "not" is that belongs to the action; 0 if there is none. */
static size_t promised_not(const struct finder *f, const struct cue_hit *hit)
{
	const struct chunks *k = f->chunks;

	if (!hit->negated || !chunk_may(k, hit->last - 1, MAY_TO))
		return 0;
	for (size_t i = hit->last - 1; i-- > hit->first + 1;)
		if (k->v[i].tag == TAG_NOT)
			return chunk_may(k, i - 1, MAY_AUX) || k->v[i - 1].tag == TAG_MD ? 0 : i;
	return 0;
}

static bool is_denied(const struct finder *f, const struct cue_hit *hit)
{
	size_t verb = verb_of(f->chunks, hit);

	return hit->negated || (verb < f->chunks->n && clause_negated(f->chunks, verb));
}

/* "was training": what went on, unless who trains says so. */
static bool was_doing(const struct finder *f, const struct cue_hit *hit)
{
	return hit->row->subject == SUBJECT_MAIN && chunk_may(f->chunks, hit->first, MAY_BE) &&
	       f->chunks->v[hit->first].tag == TAG_VBD && hit->last == hit->first + 1;
}

bool commit_cue_stands(const struct finder *f, struct candidate *c)
{
	const struct cue_row *row = c->hit->row;

	c->status = (enum status)row->status;
	find_subject(f, c);
	if (row->subject == SUBJECT_HEADLINE && !is_headline(f, c))
		return commit_refuse(f, c->hit, "no headline", NULL);
	if (row->subject == SUBJECT_MAIN && has_better(f, c->hit))
		return commit_refuse(f, c->hit, "the verb is a cue itself", NULL);
	return true;
}

bool commit_judge_cue(const struct finder *f, struct candidate *c)
{
	const struct cue_row *row = c->hit->row;
	const struct cue_hit *stop;

	stop = stop_of(f, c);
	if (stop)
		return commit_refuse(f, c->hit, "ruled out", stop);
	if (row->subject != SUBJECT_LAW && is_possible_only(f, c->hit))
		return commit_refuse(f, c->hit, "only possible", NULL);
	if (row->subject == SUBJECT_MAIN && f->chunks->v[c->hit->first].tag == TAG_VB)
		return commit_refuse(f, c->hit, "not finite", NULL);
	if (row->subject == SUBJECT_MAIN && clause_relative(f->chunks, c->verb))
		return commit_refuse(f, c->hit, "in a relative clause", NULL);
	if (is_untold(f, c)) {
		if (!chunk_may(f->chunks, c->hit->last - 1, MAY_TO))
			return commit_refuse(f, c->hit, "not told as done", NULL);
		c->status = STATUS_PLEDGED; /* "to honour its pledge to": there is a pledge */
	}
	if (clause_conditional(f->chunks, c->hit->first))
		return commit_refuse(f, c->hit, "in a condition", NULL);
	c->denial = promised_not(f, c->hit);
	if (!c->denial && is_denied(f, c->hit)) {
		if (row->denied == STATUS_NONE)
			return commit_refuse(f, c->hit, "negated", NULL);
		c->status = (enum status)row->denied;
	}
	apply_frames(f, c);
	if (!commit_apply_law(f, c))
		return commit_refuse(f, c->hit, "not by its kind of text", NULL);
	if ((row->subject == SUBJECT_REPORTED || was_doing(f, c->hit)) && !c->reported && !is_attributed(f, c))
		return commit_refuse(f, c->hit, "nobody says it", NULL);
	return true;
}

/* Its cue binds even what cannot act: "The rule shall". */
static bool bends(const struct finder *f, const struct candidate *c)
{
	return c->hit->row->subject == SUBJECT_DUTY && !commit_party_subject(f, c);
}

bool commit_judge_action(const struct finder *f, const struct candidate *c)
{
	const struct cue_hits *stops = &f->hits[CUE_STOP];
	size_t start = chunk_skip_adverbs(f->chunks, c->action.first);

	if (c->hit->row->subject == SUBJECT_MAIN && start + 1 >= c->action.last && f->chunks->v[start].tag == TAG_VBG)
		return commit_refuse(f, c->hit, "a verb alone", NULL);
	for (size_t i = cue_hits_from(stops, start); i < stops->n && stops->v[i].first == start; i++) {
		const struct cue_hit *s = &stops->v[i];

		if ((s->row->scope == SCOPE_ACTION || (s->row->scope == SCOPE_THING && bends(f, c))) &&
		    cue_concerns(s->row, (enum status)c->hit->row->status) && !c->passive)
			return commit_refuse(f, c->hit, "no act", s);
	}
	return true;
}
