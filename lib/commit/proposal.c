#include "commit/proposal.h"

#include "base/die.h"
#include "know/blob.h"

#include <stdlib.h>

/* What a row that no cue has made is taken for: what its subject does. */
static const struct cue_row judged_row = {.kind = CUE_CUE, .status = STATUS_PLANNED, .bound = BOUND_SUBJECT,
                                          .action = ACTION_VP};

static void make_base(struct proposer *p, uint32_t lemma)
{
	const size_t n = (size_t)lemma * 2 + 1024;

	p->bases = xreallocarray(p->bases, n, sizeof *p->bases);
	memset(p->bases + p->n_bases, 0, (n - p->n_bases) * sizeof *p->bases);
	p->n_bases = n;
}

static void learn_bases(struct proposer *p, const struct forms *forms)
{
	for (uint32_t i = 0; i <= forms->mask; i++) {
		const struct forms_slot *s = &forms->slots[i];

		if (!s->hash || !(s->may & MAY_BASE))
			continue;
		if (s->lemma >= p->n_bases)
			make_base(p, s->lemma);
		/* Of two spellings always the same one. */
		if (!p->bases[s->lemma] || s->hash < p->bases[s->lemma])
			p->bases[s->lemma] = s->hash;
	}
}

static struct proposer *new_proposer(const struct forms *forms)
{
	struct proposer *p = xcalloc(1, sizeof *p);

	if (!judge_open(&p->judge, blob_judge()) || !clusters_open(&p->clusters, blob_words()) ||
	    !senses_open(&p->senses, blob_senses()))
		die("the built-in weights are damaged");
	learn_bases(p, forms);
	return p;
}

void commit_proposer_free(struct proposer *p)
{
	if (!p)
		return;
	buf_free(&p->own_weights);
	free(p->bases);
	free(p->v);
	free(p->features);
	free(p->heads);
	free(p->seen);
	free(p->parts);
	free(p);
}

void commit_use_judge(struct finder *f)
{
	if (!f->proposer)
		f->proposer = new_proposer(analysis_forms(f->analysis));
}

bool commit_add_weights(struct finder *f, const char *path)
{
	char *file = (char *)path;
	struct proposer *p;

	commit_use_judge(f);
	p = f->proposer;
	p->own_weights.len = 0;
	return judge_compile(&file, &p->own_weights) && judge_open(&p->judge, buf_str(&p->own_weights));
}

/* The first verb of the action, or its first token. */
static size_t head_of(const struct finder *f, const struct candidate *c)
{
	size_t i = chunk_skip_adverbs(f->chunks, c->action.first);

	if (c->clause_action && c->verb < f->chunks->n && c->verb >= c->action.first && c->verb < c->action.last)
		return c->verb;
	if (i >= c->action.last)
		i = c->action.first;
	if (tag_is_verb(f->chunks->v[i].tag))
		return i;
	i = chunk_np_end(f->chunks, i);
	return i > c->action.first && i <= c->action.last ? i - 1 : c->action.first;
}

static struct proposal *add(struct finder *f, const struct candidate *c, size_t head, enum proposal_kind kind)
{
	struct proposer *p = f->proposer;

	p->v = xgrow(p->v, p->n, &p->cap, sizeof *p->v);
	p->v[p->n] = (struct proposal){.c = *c, .head = (uint32_t)head, .kind = kind};
	p->heads[head] = (uint32_t)++p->n;
	return &p->v[p->n - 1];
}

void commit_propose(struct finder *f, const struct candidate *c)
{
	struct proposal *p = add(f, c, head_of(f, c), PROPOSAL_CUE);

	if (c->listed) { /* its hit is not one of the sentence's */
		p->own = *c->hit;
		p->c.hit = NULL;
	}
	if (!c->refusal.why) {
		f->proposer->style.cues++;
		f->proposer->style.cues_here++;
	}
}

/* A verb that is no auxiliary of the one behind it. */
static bool is_main_verb(const struct chunks *c, size_t i)
{
	unsigned tag = c->v[i].tag;
	size_t next;

	if (tag < TAG_VB || tag > TAG_VBG)
		return false;
	if (c->v[i].may & MAY_ADV && clause_group_start(c, i) == i) /* "look forward" */
		return false;
	if (!(c->v[i].may & MAY_AUX))
		return true;
	next = chunk_skip_adverbs(c, i + 1);
	return next >= c->n || !tag_is_verb(c->v[next].tag) || c->v[next].tag == TAG_MD;
}

static enum proposal_kind kind_of(const struct chunks *c, size_t i, size_t group)
{
	if (clause_group_finite(c, i))
		return PROPOSAL_VERB;
	if (c->v[group].tag == TAG_TO || c->v[i].tag == TAG_VB)
		return PROPOSAL_TO;
	return c->v[i].tag == TAG_VBG ? PROPOSAL_ING : PROPOSAL_PART;
}

static bool group_has_be(const struct chunks *c, size_t group, size_t i)
{
	for (; group < i; group++)
		if (c->v[group].may & MAY_BE)
			return true;
	return false;
}

/* "talks will resume" */
static bool says_little(const struct finder *f, const struct candidate *c, struct span action, size_t group)
{
	return action.last - action.first <= 2 && clause_group_finite(f->chunks, action.first) &&
	       c->subject.last == group && !commit_party_subject(f, c);
}

/* Before the verb that is coordinated with it; a passive that says little has its subject, and so has
 * what is no act of a party. */
static struct span action_of(const struct finder *f, struct candidate *c, size_t i, size_t group)
{
	const struct chunks *k = f->chunks;
	struct span s = {(uint32_t)i, (uint32_t)clause_phrase_end(k, i)};
	uint32_t starts[2];

	if (clause_coordinated(k, s, starts, 2) > 1)
		s.last = starts[1];
	while (s.last > s.first + 1 && (k->v[s.last - 1].tag == TAG_COMMA || k->v[s.last - 1].tag == TAG_CC ||
	                                k->v[s.last - 1].tag == TAG_TO || k->v[s.last - 1].tag == TAG_STOP))
		s.last--;
	if (k->v[i].tag == TAG_VBN && group_has_be(k, group, i))
		c->passive = true;
	else if (!says_little(f, c, s, group))
		return s;
	if (s.last - s.first < 4 && !span_empty(c->subject) && c->subject.last <= i && i - c->subject.first < CLAUSE_REACH) {
		c->clause_action = true;
		s.first = c->subject.first;
	}
	return s;
}

/* The words that carry the status: the auxiliaries, or what governs the infinitive. */
static struct cue_hit cue_of(const struct finder *f, size_t i, size_t group)
{
	struct cue_hit h = {.first = (uint32_t)group, .last = (uint32_t)(group < i ? i : i + 1), .row = &judged_row};
	const struct chunks *c = f->chunks;

	if (c->v[group].tag == TAG_TO && group && (tag_is_verb(c->v[group - 1].tag) || chunk_nominal(c, group - 1)))
		h.first = (uint32_t)clause_group_start(c, group - 1);
	h.reach = h.last;
	return h;
}

static void propose_verb(struct finder *f, size_t i)
{
	const size_t group = clause_group_start(f->chunks, i);
	struct candidate c = {.status = STATUS_PLANNED, .verb = i, .subject = clause_subject(f->chunks, i)};
	struct proposal *p;

	c.action = action_of(f, &c, i, group);
	if (span_empty(c.action))
		return;
	p = add(f, &c, i, kind_of(f->chunks, i, group));
	p->own = cue_of(f, i, group);
}

/* Verbs that are words of a cue are proposed by that, or not at all. */
static void claim_cues(struct finder *f)
{
	struct proposer *p = f->proposer;

	for (size_t i = 0; i < p->n; i++) {
		const struct cue_hit *h = p->v[i].c.hit;

		for (size_t k = h ? h->first : 0; h && k < h->last; k++)
			if (!p->heads[k])
				p->heads[k] = (uint32_t)i + 1;
	}
}

void commit_propose_verbs(struct finder *f)
{
	claim_cues(f);
	for (size_t i = 0; i < f->chunks->n; i++)
		if (is_main_verb(f->chunks, i) && !f->proposer->heads[i])
			propose_verb(f, i);
}

/* The most frequent one comes first. */
static void count_word(struct style_word *w, uint64_t hash)
{
	size_t i = 0;

	while (i < STYLE_WORDS - 1 && w[i].hash && w[i].hash != hash)
		i++;
	if (w[i].hash != hash)
		w[i] = (struct style_word){.hash = hash};
	w[i].n++;
	if (w[i].n > w[0].n) {
		const struct style_word first = w[0];

		w[0] = w[i];
		w[i] = first;
	}
}

static void note_style(struct document_style *d, const struct chunks *c, struct str text)
{
	d->sentences++;
	d->cues_before = d->cues_here;
	d->cues_here = 0;
	d->ended = d->ends;
	d->ends = text.len ? text.p[text.len - 1] : ' ';
	d->questions += str_ends(text, STR("?"));
	d->numbered += c->n && c->v[0].tag == TAG_NUM;
	d->quoted += memchr(text.p, '"', text.len) || str_holds(text, STR("\xe2\x80\x9c"));
	for (size_t i = 0; i < c->n; i++) {
		if (c->v[i].tag == TAG_MD)
			count_word(d->modals, c->tokens->v[i].hash);
		else if (c->v[i].tag == TAG_PRON)
			count_word(d->pronouns, c->tokens->v[i].hash);
		else if (c->v[i].finite && c->v[i].may & MAY_SAY)
			d->said++;
	}
}

void commit_proposer_forget(struct proposer *p)
{
	p->style = (struct document_style){0};
}

void commit_proposer_begin(struct finder *f)
{
	struct proposer *p = f->proposer;
	const size_t n = f->chunks->n;

	if (p->heads_cap < n) {
		p->heads = xreallocarray(p->heads, n, sizeof *p->heads);
		p->heads_cap = n;
	}
	if (n)
		memset(p->heads, 0, n * sizeof *p->heads);
	p->n = p->n_features = p->n_shared = 0;
	note_style(&p->style, f->chunks, f->row->text);
}
