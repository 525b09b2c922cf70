#include "commit/partner_features.h"

#include "base/die.h"
#include "know/blob.h"
#include "know/weight_table.h"

#include <stdlib.h>

/* A list is followed over so many of its members. */
enum { LIST_MOST = 16 };

enum feature {
	ANY, IS, IN_ACTION, BEHIND, ALSO,
	AFTER, ACTS, LISTED, NOUN, THEN_AFTER,
	OWNER, HEAD, BESIDE, BESIDE_NOUN,
	TYPE, NO_NAME, NO_STATE, QUOTED, DISTANCE,
	BOUND, ACTORS,
	MEETS, MEETS_ACTOR, ANSWERS, ISSUER, GOVERNMENT, SPEAKER, LAST_SUBJECT, TITLE, SIGNERS, MOST, SHARE, SEEN,
	FEATURES,
};

static const char *const feature_names[FEATURES] = {
	[ANY] = "any",                    /* of every candidate */
	[IS] = "is",                      /* what stands there */
	[IN_ACTION] = "with in action",   /* so many others do */
	[BEHIND] = "with behind",
	[ALSO] = "also",                  /* it stands there too */
	[AFTER] = "after",                /* the preposition or kind of word that governs it */
	[ACTS] = "acts",                  /* a verb follows, which it is the subject of */
	[LISTED] = "listed",              /* "Chile and X" */
	[NOUN] = "noun",                  /* "talks with" X */
	[THEN_AFTER] = "then after",      /* what governs that noun */
	[OWNER] = "owner",                /* X's */
	[HEAD] = "head",                  /* its phrase ends with it */
	[BESIDE] = "beside",              /* its phrase goes on: X side */
	[BESIDE_NOUN] = "beside noun",    /* to this */
	[TYPE] = "type",                  /* of the name */
	[NO_NAME] = "no name",            /* "they" */
	[NO_STATE] = "no state",          /* a name that is of none */
	[QUOTED] = "quoted",
	[DISTANCE] = "distance",          /* in steps that double */
	[BOUND] = "bound",                /* whom the cue binds */
	[ACTORS] = "actors",              /* how many are bound */
	[MEETS] = "meets",                /* it is of those who meet */
	[MEETS_ACTOR] = "meets actor",    /* one other does, who is bound */
	[ANSWERS] = "is told",            /* and the act is one of those that are said to somebody */
	[ISSUER] = "issuer",              /* it issues the document */
	[GOVERNMENT] = "government",
	[SPEAKER] = "speaker",            /* it has spoken last */
	[LAST_SUBJECT] = "last subject",
	[TITLE] = "title",                /* the title names it */
	[SIGNERS] = "signers",            /* several sign the document */
	[MOST] = "most",                  /* of those who are not bound it is named most */
	[SHARE] = "share",                /* its part in how often they are, in eighths */
	[SEEN] = "seen",                  /* how often that is */
};

static const char *const place_names[PARTNER_PLACES] = {
	[PARTNER_ACTION] = "action",   [PARTNER_CUE] = "cue",       [PARTNER_BEHIND] = "behind",
	[PARTNER_SUBJECT] = "subject", [PARTNER_BEFORE] = "before", [PARTNER_DOCUMENT] = "document",
};

static const char *const bound_names[BOUNDS] = {
	[BOUND_SUBJECT] = "subject", [BOUND_HOLDER] = "holder", [BOUND_CAST] = "cast",
	[BOUND_AGENT] = "agent",     [BOUND_OBJECT] = "object",
};

/* Kinds of words that govern; a preposition has its own name. */
enum governing { BY_NONE, BY_VERB, BY_SAYING, BY_NOUN, BY_COMMA };
static const char *const governing_names[] = {
	[BY_NONE] = "none", [BY_VERB] = "verb", [BY_SAYING] = "saying", [BY_NOUN] = "noun", [BY_COMMA] = "comma",
};

static const char *const few_names[] = {"0", "1", "2", "3", "more"};

static unsigned few(size_t n)
{
	return n < 4 ? (unsigned)n : 4;
}

/* The values of a feature that are few: each has a number. */
enum { VALUES = 16, ANYWHERE = PARTNER_PLACES, UNKNOWN = INT32_MIN };
_Static_assert((int)MENTION_TYPES <= (int)VALUES && (int)BOUNDS <= (int)VALUES, "room for all values");

struct partner_model {
	struct weight_table table;
	/* What has been asked for once, so that no name is made again. */
	int32_t known[PARTNER_PLACES + 1][FEATURES][VALUES];
	struct buf name;
};

struct partner_model *partner_model_new(void)
{
	struct partner_model *m = xcalloc(1, sizeof *m);
	int32_t *known = &m->known[0][0][0];

	if (!weight_table_open(&m->table, blob_partners(), 1))
		die("the built-in weights of partners are damaged");
	for (size_t i = 0; i < sizeof m->known / sizeof *known; i++)
		known[i] = UNKNOWN;
	return m;
}

void partner_model_free(struct partner_model *m)
{
	buf_free(&m->name);
	free(m);
}

/* What is asked about. */
struct ask {
	const struct partner_crowd *all;
	const struct finder *f;
	const struct candidate *c;
	const struct parties *actors;
	const struct partner *p;
	struct partner_model *model;
	struct buf *log;
	int64_t *sum;
};

static struct str value_name(enum feature feature, unsigned value)
{
	switch (feature) {
	case ALSO: return str_of(place_names[value]);
	case AFTER:
	case THEN_AFTER: return str_of(governing_names[value]);
	case TYPE: return str_of(mention_type_names[value]);
	case BOUND: return str_of(bound_names[value]);
	case IN_ACTION:
	case BEHIND:
	case DISTANCE:
	case ACTORS:
	case SHARE:
	case SEEN: return str_of(few_names[value]);
	default: return STR("");
	}
}

static void add_lower(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		buf_addc(b, s.p[i] >= 'A' && s.p[i] <= 'Z' ? (char)(s.p[i] - 'A' + 'a') : s.p[i]);
}

/* "place feature=value", without what there is none of. */
static struct str spell(struct buf *b, unsigned place, enum feature feature, struct str value)
{
	b->len = 0;
	if (place != ANYWHERE) {
		buf_addstr(b, str_of(place_names[place]));
		buf_addc(b, ' ');
	}
	buf_addstr(b, str_of(feature_names[feature]));
	if (value.len) {
		buf_addc(b, '=');
		add_lower(b, value);
	}
	return buf_str(b);
}

static int32_t weight_of_name(const struct ask *a, unsigned place, enum feature feature, struct str value)
{
	const struct str name = spell(&a->model->name, place, feature, value);

	if (a->log) {
		buf_addstr(a->log, name);
		buf_addc(a->log, '\n');
	}
	return weight_of(&a->model->table, weight_hash(name));
}

static void put_new(const struct ask *a, unsigned place, enum feature feature, unsigned value)
{
	const int32_t weight = weight_of_name(a, place, feature, value_name(feature, value));

	a->model->known[place][feature][value] = weight;
	*a->sum += weight;
}

static void put_at(const struct ask *a, unsigned place, enum feature feature, unsigned value)
{
	const int32_t known = a->model->known[place][feature][value];

	if (known == UNKNOWN || a->log)
		put_new(a, place, feature, value);
	else
		*a->sum += known;
}

/* Behind the place of the candidate, for everything weighs more in one than in another. */
static void put(const struct ask *a, enum feature feature, unsigned value)
{
	put_at(a, a->p->place, feature, value);
}

static void put_word(const struct ask *a, unsigned place, enum feature feature, struct str word)
{
	*a->sum += weight_of_name(a, place, feature, word);
}

static void put_if(const struct ask *a, enum feature feature, bool yes)
{
	if (yes)
		put(a, feature, 0);
}

/* Left over "A, B and" to the start of the phrase of A. */
static size_t list_start(const struct finder *f, size_t start, bool *listed)
{
	const struct chunks *c = f->chunks;

	for (int n = 0; n < LIST_MOST && start > 1; n++) {
		size_t i = start;

		if (c->v[i - 1].tag == TAG_CC)
			i--;
		if (i && c->v[i - 1].tag == TAG_COMMA)
			i--;
		if (i == start || !i || !chunk_nominal(c, i - 1) ||
		    mention_at(f->mentions, f->tokens->v[i - 1].start, f->tokens->v[i - 1].end) == f->mentions->n)
			break;
		start = chunk_np_start(c, i - 1);
		*listed = true;
	}
	return start;
}

/* "and Chile | will send": no member of the list before it. */
static bool acts(const struct finder *f, size_t last)
{
	size_t end = chunk_np_end(f->chunks, last);

	end = chunk_skip_adverbs(f->chunks, end > last ? end : last + 1);
	return end < f->chunks->n && f->chunks->v[end].finite;
}

/* The word before the phrase that ends with token `last`, or before the list that it stands in;
 * the number of tokens if there is none. */
static size_t governor_of(const struct finder *f, size_t last, bool *listed)
{
	size_t start = chunk_np_start(f->chunks, last);

	if (start > last)
		start = last;
	if (!acts(f, last))
		start = list_start(f, start, listed);
	return start ? start - 1 : f->chunks->n;
}

static void put_governing(const struct ask *a, enum feature feature, size_t word)
{
	const struct chunks *k = a->f->chunks;
	const struct chunk *c = word < k->n ? &k->v[word] : NULL;
	enum governing by = BY_NONE;

	if (c && c->tag == TAG_ADP) {
		put_word(a, a->p->place, feature, token_text(a->f->tokens, word));
		return;
	}
	if (c && tag_is_verb(c->tag))
		by = c->may & MAY_SAY ? BY_SAYING : BY_VERB;
	else if (c && (c->tag == TAG_NOUN || c->tag == TAG_PROPN))
		by = BY_NOUN;
	else if (c && c->tag == TAG_COMMA)
		by = BY_COMMA;
	put(a, feature, by);
}

/* "with" of "talks with Chile" and the talks, and what governs them. */
static void put_governors(const struct ask *a)
{
	const struct finder *f = a->f;
	bool listed = false, ignored;
	size_t word = governor_of(f, a->p->last - 1, &listed);

	put_governing(a, AFTER, word);
	put_if(a, ACTS, acts(f, a->p->last - 1));
	put_if(a, LISTED, listed);
	if (!word || word >= f->chunks->n || f->chunks->v[word].tag != TAG_ADP || !chunk_nominal(f->chunks, word - 1))
		return;
	put_word(a, ANYWHERE, NOUN, str_cut(f->tokens->text, f->tokens->v[word - 1].start, f->tokens->v[word].end));
	put_governing(a, THEN_AFTER, governor_of(f, word - 1, &ignored));
}

/* What the name is in its phrase. */
static void put_phrase(const struct ask *a)
{
	const struct chunks *c = a->f->chunks;
	const struct partner *p = a->p;
	size_t end = chunk_np_end(c, p->first);

	if (p->last < c->n && c->v[p->last].tag == TAG_POSS)
		put(a, OWNER, 0);
	else
		put_if(a, HEAD, end <= p->last);
	if (end <= p->last)
		return;
	put(a, BESIDE, 0);
	if (c->v[end - 1].tag == TAG_NOUN)
		put_word(a, ANYWHERE, BESIDE_NOUN, token_text(a->f->tokens, end - 1));
}

static void put_kind(const struct ask *a)
{
	const struct mentions *m = a->f->mentions;
	const struct token *t = a->f->tokens->v;
	size_t i = mention_at(m, t[a->p->first].start, t[a->p->last - 1].end);

	if (i < m->n)
		put(a, TYPE, m->v[i].type);
	put_if(a, NO_NAME, i == m->n);
	put_if(a, NO_STATE, i < m->n && !m->v[i].country.len);
	put_if(a, QUOTED, a->f->chunks->v[a->p->first].quoted);
}

static void put_distance(const struct ask *a)
{
	const struct partner *p = a->p;
	size_t from = p->place == PARTNER_ACTION   ? a->c->action.first
	              : p->place == PARTNER_BEHIND ? a->c->action.last
	                                           : a->c->hit->first;
	size_t away = p->first > from ? p->first - from : from - p->first, steps = 0;

	for (; away > 1; away /= 2)
		steps++;
	put(a, DISTANCE, few(steps));
}

static size_t times_seen(const struct cast *c, uint32_t party)
{
	for (size_t i = 0; i < c->all.n; i++)
		if (c->all.v[i] == party)
			return c->weight[i];
	return 0;
}

/* Statuses of what one party says to another, where they meet. */
static bool is_directed(enum status s)
{
	const unsigned directed = 1u << STATUS_PROPOSED | 1u << STATUS_PLEDGED | 1u << STATUS_AGREED |
	                          1u << STATUS_REAFFIRMED | 1u << STATUS_REFUSED | 1u << STATUS_WITHDRAWN;

	return directed >> s & 1;
}

/* What the document says of it. */
static void put_document(const struct ask *a)
{
	const struct cast *c = &a->f->cast;
	const uint32_t party = a->p->party;
	const bool meets = party_have(&c->meeting, party), meets_actor = meets && a->all->actor_meets;
	const size_t seen = times_seen(c, party);

	put_if(a, MEETS, meets);
	put_if(a, MEETS_ACTOR, meets_actor);
	put_if(a, ANSWERS, meets_actor && is_directed(a->c->status));
	put_if(a, ISSUER, party_have(&c->issuer, party));
	put_if(a, GOVERNMENT, party_have(&c->government, party));
	put_if(a, SPEAKER, party_have(&c->speaker, party));
	put_if(a, LAST_SUBJECT, party_have(&c->subject, party));
	put_if(a, TITLE, party_have(&a->f->titled, party));
	put_if(a, SIGNERS, c->signers);
	put_if(a, MOST, a->all->some_most && a->all->most == party);
	put(a, SHARE, few(a->all->seen ? seen * 8 / a->all->seen : 0));
	put(a, SEEN, few(seen));
}

static void put_places(const struct ask *a)
{
	put_at(a, ANYWHERE, ANY, 0);
	put(a, IS, 0);
	put(a, IN_ACTION, few(a->all->in_action));
	put(a, BEHIND, few(a->all->behind));
	for (unsigned k = 0; k < PARTNER_PLACES; k++)
		if (a->p->also >> k & 1)
			put_at(a, ANYWHERE, ALSO, k);
}

/* How many of a place may be partners. */
static size_t count_in(const struct partners *all, enum partner_place place, const struct parties *actors)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		n += all->v[i].place == place && !party_have(actors, all->v[i].party);
	return n;
}

struct partner_crowd partner_crowd(const struct finder *f, const struct parties *actors, const struct partners *all)
{
	const struct cast *c = &f->cast;
	struct partner_crowd out = {
		.in_action = count_in(all, PARTNER_ACTION, actors),
		.behind = count_in(all, PARTNER_BEHIND, actors),
		.actor_meets = c->meeting.n == 2 && actors->n == 1 && party_have(&c->meeting, actors->v[0]),
	};
	size_t most = 0;

	for (size_t i = 0; i < c->all.n; i++) {
		if (party_have(actors, c->all.v[i]))
			continue;
		out.seen += c->weight[i];
		if (out.some_most && c->weight[i] <= most)
			continue;
		out.some_most = true;
		out.most = c->all.v[i];
		most = c->weight[i];
	}
	return out;
}

int64_t partner_weigh(const struct finder *f, const struct candidate *c, const struct parties *actors,
                      const struct partner_crowd *all, const struct partner *p, struct buf *log)
{
	int64_t sum = 0;
	const struct ask a = {all, f, c, actors, p, f->partner_model, log, &sum};

	put_places(&a);
	if (p->place != PARTNER_DOCUMENT) {
		put_governors(&a);
		put_phrase(&a);
		put_kind(&a);
		put_distance(&a);
	}
	put(&a, BOUND, c->hit->row->bound);
	put(&a, ACTORS, few(actors->n));
	put_document(&a);
	return sum;
}
