/* What the judge looks at. */
#include "commit/proposal.h"

#include "base/die.h"
#include "commit/judge_feature.h"

/* How far the words of an action count, and how far a governor is looked for. */
enum { ACTION_WORDS = 9, GOVERNOR_REACH = 40, NEAR = 3 };

/* What is looked at. */
struct sight {
	struct finder *f;
	const struct chunks *c;
	struct proposer *p;
	const struct proposal *it;
	size_t head, group;
	uint64_t lemma, modal, shape, object, sense, object_sense;
	unsigned path, object_path;
};

static void put(struct proposer *p, uint32_t id, uint64_t a, uint64_t b, uint64_t c)
{
	p->features[p->n_features++] = judge_hash((enum judge_template_id)id, a, b, c);
}

static __attribute__((noinline)) void add_slowly(struct proposer *p, uint32_t id, uint64_t a, uint64_t b, uint64_t c)
{
	p->features = xgrow(p->features, p->n_features, &p->features_cap, sizeof *p->features);
	if (p->spells) {
		p->parts = xgrow(p->parts, p->n_features, &p->parts_cap, sizeof *p->parts);
		p->parts[p->n_features] = (struct proposal_feature){{a, b, c}, id};
	}
	put(p, id, a, b, c);
}

/* Some seventy a verb: what is seldom done stands apart, so that the rest needs no stack. */
static void add(const struct sight *l, uint32_t id, uint64_t a, uint64_t b, uint64_t c)
{
	if (l->p->n_features == l->p->features_cap || l->p->spells)
		add_slowly(l->p, id, a, b, c);
	else
		put(l->p, id, a, b, c);
}

/* The word at a token, names and numbers as such. */
static uint64_t word_of(const struct chunks *c, size_t i)
{
	if (c->tokens->v[i].flags & TOKEN_PUNCT) {
		struct str s = token_text(c->tokens, i);

		return judge_sign(s.len == 1 ? s : STR("(mark)"));
	}
	if (c->v[i].tag == TAG_PROPN)
		return judge_sign(STR("(name)"));
	return c->v[i].tag == TAG_NUM ? judge_sign(STR("(number)")) : c->tokens->v[i].hash;
}

static struct seen_token see(const struct proposer *p, const struct chunks *c, size_t i)
{
	const struct chunk *k = &c->v[i];
	struct seen_token t = {.word = word_of(c, i)};
	struct word_facts facts = {0};

	t.lemma = t.word;
	if (k->tag == TAG_PROPN)
		return t;
	if (k->lemma && k->lemma < p->n_bases && p->bases[k->lemma])
		t.lemma = p->bases[k->lemma];
	if (!(c->tokens->v[i].flags & TOKEN_PUNCT))
		facts = clusters_find(&p->clusters, c->tokens->v[i].hash);
	t.path = facts.habit ? facts.path : 0;
	return t;
}

/* Behind the last token there is the border. */
static void see_all(struct proposer *p, const struct chunks *c)
{
	const uint64_t border = judge_sign(STR("(border)"));

	if (p->seen_cap <= c->n) {
		p->seen_cap = c->n + 1;
		p->seen = xreallocarray(p->seen, p->seen_cap, sizeof *p->seen);
	}
	for (size_t i = 0; i < c->n; i++)
		p->seen[i] = see(p, c, i);
	p->seen[c->n] = (struct seen_token){.word = border, .lemma = border};
}

static const struct seen_token *seen_at(const struct sight *l, size_t i)
{
	return &l->p->seen[i < l->c->n ? i : l->c->n];
}

static uint64_t word_at(const struct sight *l, size_t i)
{
	return seen_at(l, i)->word;
}

static uint64_t lemma_at(const struct sight *l, size_t i)
{
	return seen_at(l, i)->lemma;
}

/* 0 for a stranger. */
static unsigned path_at(const struct sight *l, size_t i)
{
	return seen_at(l, i)->path;
}

static void add_paths(const struct sight *l, uint32_t id, unsigned path, uint64_t more)
{
	if (!path)
		return;
	for (unsigned bits = 4; bits <= 12; bits += 4)
		add(l, id, judge_path(path, bits), more, 0);
}

/* What the verb or noun at `i` is about, as a part. */
static uint64_t sense_at(const struct sight *l, size_t i)
{
	const struct senses_slot *s;

	if (i >= l->c->n || l->c->v[i].tag == TAG_PROPN || l->c->tokens->v[i].flags & TOKEN_PUNCT)
		return judge_count(SENSE_NONE);
	s = senses_find(&l->p->senses, tag_is_verb(l->c->v[i].tag) ? lemma_at(l, i) : l->c->tokens->v[i].hash);
	return judge_count(tag_is_verb(l->c->v[i].tag) ? s->verb : s->noun);
}

static unsigned group_bit(const struct chunk *k)
{
	if (k->tag == TAG_TO)
		return JUDGE_WITH_TO;
	if (k->tag == TAG_NOT)
		return JUDGE_WITH_NOT;
	if (k->tag == TAG_MD)
		return JUDGE_WITH_MODAL;
	if (!tag_is_verb(k->tag))
		return 0;
	return k->may & MAY_BE ? JUDGE_WITH_BE : k->may & MAY_HAVE ? JUDGE_WITH_HAVE : k->may & MAY_DO ? JUDGE_WITH_DO : 0;
}

/* The group of the verb at `i`: its shape as a part; its modal's hash, 0 = none. */
static uint64_t shape_of(const struct sight *l, size_t i, uint64_t *modal)
{
	unsigned shape = l->c->v[i].tag * JUDGE_TAG;

	*modal = 0;
	for (size_t k = clause_group_start(l->c, i); k < i; k++) {
		shape |= group_bit(&l->c->v[k]);
		if (l->c->v[k].tag == TAG_MD)
			*modal = l->c->tokens->v[k].hash;
	}
	return judge_count(shape);
}

/* The last word of the first noun phrase behind the head, c->n if there is none before another
 * verb. */
static size_t object_of(const struct sight *l)
{
	size_t i = l->head + 1, end;
	const size_t stop = l->it->c.action.last;

	while (i < stop && !chunk_nominal(l->c, i) && !tag_is_verb(l->c->v[i].tag))
		i++;
	if (i >= stop || !chunk_nominal(l->c, i))
		return l->c->n;
	end = chunk_np_end(l->c, i);
	if (end > stop)
		end = stop;
	while (end > i + 1 && (l->c->v[end - 1].tag == TAG_MARK || l->c->v[end - 1].tag == TAG_HYPHEN))
		end--;
	return end > i ? end - 1 : l->c->n;
}

static void add_head(struct sight *l)
{
	size_t object = object_of(l);

	l->lemma = lemma_at(l, l->head);
	l->path = path_at(l, l->head);
	l->object = object < l->c->n ? lemma_at(l, object) : judge_sign(STR("(none)"));
	l->object_path = path_at(l, object);
	l->sense = sense_at(l, l->head);
	l->object_sense = sense_at(l, object);
	add(l, JUDGE_HEAD_SENSE, l->sense, 0, 0);
	add(l, JUDGE_SENSE_SHAPE, l->sense, l->modal, l->shape);
	add(l, JUDGE_OBJECT_SENSE, l->object_sense, 0, 0);
	add(l, JUDGE_SENSES, l->sense, l->object_sense, 0);
	add(l, JUDGE_HEAD_OBJECT_SENSE, l->lemma, l->object_sense, 0);
	add(l, JUDGE_HEAD, l->lemma, 0, 0);
	add_paths(l, JUDGE_HEAD_CLUSTER, l->path, 0);
	add(l, JUDGE_HEAD_SHAPE, l->lemma, l->shape, 0);
	if (l->path)
		add(l, JUDGE_CLUSTER_SHAPE, judge_path(l->path, 8), l->shape, 0);
	add(l, JUDGE_OBJECT, l->object, 0, 0);
	add_paths(l, JUDGE_OBJECT_CLUSTER, l->object_path, 0);
	add(l, JUDGE_HEAD_OBJECT, l->lemma, l->object, 0);
	if (l->object_path)
		add(l, JUDGE_HEAD_OBJECT_CLUSTER, l->lemma, judge_path(l->object_path, 4), 0);
	if (l->path && l->object_path) {
		add(l, JUDGE_CLUSTERS, judge_path(l->path, 8), judge_path(l->object_path, 8), 0);
		add(l, JUDGE_CLUSTERS, judge_path(l->path, 4), judge_path(l->object_path, 4), 0);
	}
	add(l, JUDGE_HEAD_BEHIND, l->lemma, word_at(l, l->head + 1), 0);
}

static void add_action(const struct sight *l)
{
	const struct token *t = l->c->tokens->v;
	const struct span a = l->it->c.action;
	const uint32_t start = t[a.first].start, end = t[a.last - 1].end;
	unsigned seen = 0;

	for (size_t i = a.first, n = 0; i < a.last && n < ACTION_WORDS; i++) {
		unsigned path;

		if (i == l->head || l->c->v[i].tag == TAG_DET || l->c->v[i].tag >= TAG_COMMA)
			continue;
		n++;
		add(l, JUDGE_ACTION_WORD, lemma_at(l, i), 0, 0);
		path = path_at(l, i);
		if (path)
			add(l, JUDGE_ACTION_CLUSTER, judge_path(path, 8), 0, 0);
	}
	for (size_t i = mention_at(l->f->mentions, start, end), n = 0;
	     i < l->f->mentions->n && l->f->mentions->v[i].start < end && n < 16; i++, n++)
		seen |= 1U << l->f->mentions->v[i].type;
	for (unsigned i = 0; i < MENTION_TYPES; i++)
		if (seen >> i & 1)
			add(l, JUDGE_ACTION_HAS, judge_count(i), 0, 0);
	add(l, JUDGE_ACTION_LENGTH, judge_count(a.last - a.first > 24 ? 8 : (a.last - a.first) / 3), 0, 0);
}

static void add_group(const struct sight *l)
{
	add(l, JUDGE_KIND, judge_count(l->it->kind), 0, 0);
	add(l, JUDGE_GROUP, l->modal, l->shape, 0);
	add(l, JUDGE_GROUP_KIND, l->modal, l->shape, judge_count(l->it->kind));
	for (size_t i = l->group; i < l->head; i++)
		if (l->c->v[i].tag == TAG_ADV)
			add(l, JUDGE_ADVERB, word_at(l, i), 0, 0);
}

static uint64_t pattern_of(const struct cue_hit *h)
{
	return hash_bytes(cue_text(h, TEXT_PATTERN));
}

static void add_cue(const struct sight *l)
{
	const struct candidate *c = &l->it->c;
	const uint64_t why = c->refusal.why ? hash_bytes(str_of(c->refusal.why)) : hash_bytes(STR("no"));
	uint64_t cue;

	if (!proposal_hit(l->it)->set)
		return;
	cue = pattern_of(proposal_hit(l->it));
	add(l, JUDGE_CUE, cue, 0, 0);
	add(l, JUDGE_REASON, why, 0, 0);
	add(l, JUDGE_CUE_REASON, cue, why, 0);
	add(l, JUDGE_CUE_STATUS, judge_count(c->status), why, 0);
	if (l->path)
		add(l, JUDGE_CUE_HEAD_CLUSTER, cue, judge_path(l->path, 8), 0);
	if (c->frame)
		add(l, JUDGE_FRAME, pattern_of(c->frame), 0, 0);
	if (c->refusal.rule)
		add(l, JUDGE_RULE, pattern_of(c->refusal.rule), 0, 0);
}

/* The verb or noun that the words before the group hang on; c->n if there is none. */
static size_t governor_of(const struct sight *l, size_t from)
{
	const size_t stop = from > GOVERNOR_REACH ? from - GOVERNOR_REACH : 0;

	for (size_t i = from; i > stop; i--) {
		unsigned tag = l->c->v[i - 1].tag;

		if (tag == TAG_STOP)
			break;
		if (tag >= TAG_VB && tag <= TAG_VBG)
			return i - 1;
	}
	return l->c->n;
}

static void add_governor(const struct sight *l, size_t g, unsigned which)
{
	uint64_t modal, lemma = lemma_at(l, g);

	add(l, JUDGE_GOVERNOR, lemma, judge_count(which), 0);
	if (g >= l->c->n)
		return;
	add(l, JUDGE_GOVERNOR_SENSE, sense_at(l, g), judge_count(which), 0);
	add_paths(l, JUDGE_GOVERNOR_CLUSTER, path_at(l, g), judge_count(which));
	if (which > 1)
		return;
	add(l, JUDGE_GOVERNOR_HEAD, lemma, l->lemma, 0);
	add(l, JUDGE_GOVERNOR_SHAPE, lemma, tag_is_verb(l->c->v[g].tag) ? shape_of(l, g, &modal) : 0, 0);
}

static void add_governors(const struct sight *l)
{
	size_t first = l->it->c.hit && l->it->c.hit->first < l->group ? l->it->c.hit->first : l->group, g;
	bool near = l->c->v[l->group].tag == TAG_TO || !clause_group_finite(l->c, l->head);

	if (near && l->group)
		add_governor(l, l->group - 1, 0);
	g = governor_of(l, first);
	add_governor(l, g, 1);
	if (g < l->c->n)
		add_governor(l, governor_of(l, clause_group_start(l->c, g)), 2);
}

static void add_clause(const struct sight *l)
{
	const size_t subject = l->it->c.subject.first;
	size_t i = !span_empty(l->it->c.subject) && subject < l->group ? subject : l->group;

	if (clause_relative(l->c, l->head))
		add(l, JUDGE_CLAUSE, judge_count(0), 0, 0);
	if (clause_conditional(l->c, l->head))
		add(l, JUDGE_CLAUSE, judge_count(1), 0, 0);
	if (l->c->v[l->head].quoted)
		add(l, JUDGE_CLAUSE, judge_count(2), 0, 0);
	if (clause_negated(l->c, l->head))
		add(l, JUDGE_CLAUSE, judge_count(3), 0, 0);
	if (l->it->c.passive)
		add(l, JUDGE_CLAUSE, judge_count(4), 0, 0);
	if (l->it->c.reported)
		add(l, JUDGE_CLAUSE, judge_count(5), 0, 0);
	add(l, JUDGE_MARKER, word_at(l, i ? i - 1 : l->c->n), 0, 0);
}

/* The head word of a subject: before "of", "in" and what else hangs on it. */
static size_t subject_head(const struct sight *l, struct span s)
{
	size_t end = chunk_np_end(l->c, s.first);

	if (end > s.last)
		end = s.last;
	return end > s.first ? end - 1 : s.first;
}

static unsigned subject_class(const struct sight *l, struct span s, size_t head)
{
	const struct token *t = l->c->tokens->v;
	const struct party_view v = commit_view(l->f);
	size_t m;

	if (span_empty(s))
		return JUDGE_NOBODY;
	if (l->c->v[head].tag == TAG_PRON)
		return JUDGE_PRONOUN;
	m = mention_at(l->f->mentions, t[head].start, t[head].end);
	if (m < l->f->mentions->n && l->f->mentions->v[m].start < t[head].end)
		return l->f->mentions->v[m].type;
	if (party_like(&v, s.first, s.last))
		return JUDGE_PARTY_WORD;
	return l->c->v[head].tag == TAG_PROPN ? JUDGE_NAME : JUDGE_NOUN;
}

static void add_subject(const struct sight *l)
{
	const struct span s = l->it->c.subject;
	const size_t head = span_empty(s) ? l->c->n : subject_head(l, s);
	const uint64_t class = judge_count(subject_class(l, s, head));

	add(l, JUDGE_SUBJECT, class, judge_count(!span_empty(s) && l->c->v[l->head].quoted), 0);
	add(l, JUDGE_SUBJECT_GROUP, class, l->modal, l->shape);
	add(l, JUDGE_SUBJECT_HEAD_SENSE, class, sense_at(l, head), l->sense);
	if (head >= l->c->n)
		return;
	add(l, JUDGE_SUBJECT_SENSE, sense_at(l, head), 0, 0);
	add(l, JUDGE_SUBJECT_WORD, lemma_at(l, head), 0, 0);
	add(l, JUDGE_SUBJECT_HEAD, lemma_at(l, head), l->lemma, 0);
	add_paths(l, JUDGE_SUBJECT_CLUSTER, path_at(l, head), 0);
	add(l, JUDGE_SUBJECT_BEFORE, word_at(l, s.first), 0, 0);
}

static void add_near(const struct sight *l)
{
	const size_t h = l->head, n = l->c->n;

	for (unsigned k = 1; k <= NEAR; k++) {
		size_t left = h >= k ? h - k : n;
		unsigned path = path_at(l, left);

		add(l, JUDGE_NEAR, judge_count(NEAR - k), word_at(l, left), 0);
		add(l, JUDGE_NEAR, judge_count(NEAR + k), word_at(l, h + k < n ? h + k : n), 0);
		if (path)
			add(l, JUDGE_NEAR_CLUSTER, judge_count(NEAR - k), judge_path(path, 8), 0);
	}
	add(l, JUDGE_LEFT_PAIR, word_at(l, h > 1 ? h - 2 : n), word_at(l, h ? h - 1 : n), 0);
	add(l, JUDGE_RIGHT_PAIR, word_at(l, h + 1), word_at(l, h + 2), 0);
	add(l, JUDGE_LEFT_HEAD, word_at(l, h ? h - 1 : n), l->lemma, 0);
}

static unsigned bucket(unsigned part, unsigned whole)
{
	unsigned share = whole ? part * 100 / whole : 0;

	return !part ? 0 : share < 5 ? 1 : share < 15 ? 2 : share < 30 ? 3 : 4;
}

static unsigned least(unsigned n, unsigned most)
{
	return n < most ? n : most;
}

static char last_of(struct str text)
{
	return text.len ? text.p[text.len - 1] : ' ';
}

/* What rules find near it, and where it stands. */
static void add_place(const struct sight *l)
{
	const struct document_style *d = &l->p->style;
	const bool own = l->it->kind == PROPOSAL_CUE && !l->it->c.refusal.why;

	add(l, JUDGE_DOCUMENT_GROUP, d->modals[0].hash, l->modal, l->shape);
	add(l, JUDGE_OTHERS, judge_count(0), judge_count(least(d->cues_here - own, 3)), 0);
	add(l, JUDGE_OTHERS, judge_count(2), judge_count(bucket(d->cues - own, d->sentences)), 0);
	add(l, JUDGE_SENTENCE, judge_count(4), judge_count(l->head > 40 ? 8 : (unsigned)l->head / 5), 0);
}

void proposal_features(struct finder *f, struct proposal *p)
{
	struct sight l = {.f = f, .c = f->chunks, .p = f->proposer, .it = p, .head = p->head};

	p->first = (uint32_t)l.p->n_features;
	l.group = clause_group_start(l.c, l.head);
	l.shape = shape_of(&l, l.head, &l.modal);
	add(&l, JUDGE_BIAS, 0, 0, 0);
	add_head(&l);
	add_action(&l);
	add_group(&l);
	add_cue(&l);
	add_governors(&l);
	add_clause(&l);
	add_subject(&l);
	add_near(&l);
	add_place(&l);
	p->n = (uint32_t)l.p->n_features - p->first;
}

static void add_document(const struct sight *l)
{
	const struct document_style *d = &l->p->style;

	add(l, JUDGE_DOCUMENT, judge_count(0), judge_count(bucket(d->questions, d->sentences)), 0);
	add(l, JUDGE_DOCUMENT, judge_count(1), judge_count(bucket(d->said, d->sentences)), 0);
	add(l, JUDGE_DOCUMENT, judge_count(2), judge_count(bucket(d->quoted, d->sentences)), 0);
	add(l, JUDGE_DOCUMENT, judge_count(3), judge_count(bucket(d->numbered, d->sentences)), 0);
	add(l, JUDGE_DOCUMENT, judge_count(4), judge_count(l->f->cast.told), 0);
	add(l, JUDGE_DOCUMENT_WORD, judge_count(0), d->modals[0].hash, 0);
	add(l, JUDGE_DOCUMENT_WORD, judge_count(1), d->pronouns[0].hash, 0);
}

static void add_around(const struct sight *l)
{
	const struct document_style *d = &l->p->style;

	add(l, JUDGE_OTHERS, judge_count(1), judge_count(least(d->cues_before, 3)), 0);
	add(l, JUDGE_OTHERS, judge_count(3), judge_count(d->ended == ':' ? 1 : d->ended == ';' ? 2 : d->ended == '.' ? 3 : 0), 0);
	add(l, JUDGE_OTHERS, judge_count(4), judge_count(least((unsigned)l->p->n, 8)), 0);
}

static void add_sentence(const struct sight *l)
{
	const size_t n = l->c->n;
	const unsigned last = (unsigned char)last_of(l->f->row->text);

	add(l, JUDGE_SENTENCE, judge_count(0), judge_count(n > 60 ? 12 : (unsigned)n / 5), 0);
	add(l, JUDGE_SENTENCE, judge_count(1), judge_count(last < 128 ? last : 128), 0);
	add(l, JUDGE_SENTENCE, judge_count(2), judge_count(l->f->row->sent < 4 ? (unsigned)l->f->row->sent : 4), 0);
	add(l, JUDGE_SENTENCE, judge_count(3), judge_count(l->f->headline), 0);
	if (n)
		add(l, JUDGE_BEGINS, word_at(l, 0), 0, 0);
}

void proposal_shared_features(struct finder *f)
{
	const struct sight l = {.f = f, .c = f->chunks, .p = f->proposer};

	see_all(l.p, l.c);
	add_document(&l);
	add_around(&l);
	add_sentence(&l);
	l.p->n_shared = l.p->n_features;
}
