#include "tagger/features.h"

/* Where one is for several places, "at -2 .. 2" and the like, they are numbered in order. */
enum template {
	FORM = 0,          /* at -2 .. 2 */
	CASED = 5,         /* the form with its shape */
	PREFIX = 6,        /* one to five letters */
	SUFFIX = 11,       /* the same */
	SHAPE = 16,        /* at -2 .. 2 */
	HABIT = 21,        /* frequency and capitals, at -1 .. 1 */
	PATH = 24,         /* 4, 6, 8, 10, 12 bits */
	PATH_BEFORE = 29,  /* 4, 8, 12 bits at -1; 8 at -2 */
	PATH_BEHIND = 33,  /* the same at 1 and 2 */
	FORMS = 37,        /* pairs: -1 0, 0 1 */
	SHAPES = 40,       /* -1 0 1; 0 with the form before; with the form behind */
	NEAR_SUFFIX = 43,  /* three letters at -1 and 1 */
	HABIT_SHAPE = 45,
	PATH_SHAPE = 46,   /* 6 and 12 bits; 8 bits at -1 and at 1 with the shape at 0 */
	LONG_SHAPES = 50,  /* -2 -1 0; 0 1 2 */
	NAMES = 52,        /* at -1 .. 1; with habit and shape; pairs with the shape of the other */
	VOCAB = 58,        /* at -1 .. 1; with the shape; pairs 0 1, -1 0 */
	EDGE = 90,         /* the form of what stands beyond the ends */
};

static uint64_t small(uint64_t bytes, size_t len)
{
	uint64_t mask = len < 8 ? (UINT64_C(1) << 8 * len) - 1 : ~UINT64_C(0);

	return (bytes | UINT64_C(0x2020202020202020)) & mask;
}

/* Both ends of a token; reads no byte beyond what the text's pad covers. */
static void take_affixes(struct look *l, struct str s)
{
	uint64_t v = 0;

	memcpy(&v, s.p, 8);
	l->head = small(v, s.len);
	if (s.len >= 8) {
		memcpy(&v, s.p + s.len - 8, 8);
		l->tail = v | UINT64_C(0x2020202020202020);
	} else {
		l->tail = l->head;
	}
	l->tail = __builtin_bswap64(l->tail << (s.len < 8 ? 8 * (8 - s.len) : 0));
}

enum kind { KIND_UPPER = 1, KIND_LOWER = 2, KIND_DIGIT = 3, KIND_MARK = 4, KIND_OTHER = 5 };

static enum kind kind_of(unsigned char c)
{
	if (c >= 'a' && c <= 'z')
		return KIND_LOWER;
	if (c >= 'A' && c <= 'Z')
		return KIND_UPPER;
	if (str_is_digit((char)c))
		return KIND_DIGIT;
	return c >= 0x80 ? KIND_OTHER : KIND_MARK;
}

/* Up to four runs of kinds, "Aa" and "AAa" apart, and the length of short tokens. */
static uint16_t shape_of(struct str s, bool first, bool all_caps)
{
	unsigned shape = 0, last = 0, runs = 0;
	size_t same = 0;

	for (size_t i = 0; i < s.len && runs < 4; i++) {
		enum kind k = kind_of((unsigned char)s.p[i]);

		same = k == last ? same + 1 : 1;
		if (k != last || (k == KIND_UPPER && same == 2)) {
			shape = shape * 6 + k;
			runs++;
		}
		last = k;
	}
	if (all_caps)
		return (uint16_t)(shape + 8000);
	return (uint16_t)(shape * 6 + (s.len < 3 ? s.len : 3) + (first ? 10000 : 0));
}

/* Letters beyond ASCII are folded in the form, but not in the affixes. */
static uint64_t key_of(const struct look *l)
{
	uint64_t key = l->form ^ (uint64_t)l->shape << 16 ^ l->vocab;

	return hash_mix(key ^ l->head * 3 ^ l->tail * UINT64_C(0x9e3779b97f4a7c15)) | 1;
}

struct look features_look_at(const struct clusters *c, const struct tokens *t, size_t i, unsigned vocab,
                    bool all_caps)
{
	const struct token *token = &t->v[i];
	char plain[TOKEN_PLAIN];
	struct str s = token_plain(t, i, plain);
	struct look l = {.form = token->hash, .vocab = (uint16_t)vocab};

	take_affixes(&l, s);
	l.facts = clusters_find(c, token->hash);
	/* Quotes and brackets do not begin a sentence. */
	l.shape = shape_of(s, i == 0 || (i == 1 && t->v[0].flags & TOKEN_PUNCT), all_caps);
	l.key = key_of(&l);
	return l;
}

/* `distance` tokens from the first (before) or last one. */
static struct look look_edge(bool before, unsigned distance)
{
	struct look l = {.form = EDGE + distance + (before ? 0 : LOOK_MARGIN)};

	l.key = key_of(&l);
	return l;
}

void features_look_edges(struct look *looks, size_t n)
{
	for (unsigned d = 1; d <= LOOK_MARGIN; d++) {
		looks[LOOK_MARGIN - d] = look_edge(true, d);
		looks[LOOK_MARGIN + n + d - 1] = look_edge(false, d);
	}
}

/* Where keys are gathered. */
struct keys {
	uint64_t *v;
	size_t n;
};

static void add(struct keys *k, unsigned template, uint64_t value)
{
	k->v[k->n++] = feature_key(template, value);
}

static uint64_t both(uint64_t a, uint64_t b)
{
	return a * UINT64_C(0xc2b2ae3d27d4eb4f) + b;
}

static uint64_t affix(uint64_t bytes, unsigned letters)
{
	return bytes & ((UINT64_C(1) << 8 * letters) - 1);
}

static uint64_t path(const struct look *l, unsigned bits)
{
	return (uint64_t)l->facts.path >> (CLUSTER_BITS - bits);
}

static void add_affixes(struct keys *k, const struct look *l)
{
	for (unsigned n = 1; n <= 5 && affix(l->head >> 8 * (n - 1), 1); n++) {
		add(k, PREFIX + n - 1, affix(l->head, n));
		add(k, SUFFIX + n - 1, affix(l->tail, n));
	}
}

/* What a token tells of itself. */
static void add_own(struct keys *k, const struct look *l)
{
	add(k, CASED, both(l->form, l->shape));
	add_affixes(k, l);
	for (unsigned i = 0; i < 5; i++)
		add(k, PATH + i, path(l, 4 + 2 * i));
	add(k, PATH_SHAPE, both(path(l, 6), l->shape));
	add(k, PATH_SHAPE + 1, both(path(l, 12), l->shape));
	add(k, HABIT_SHAPE, both(l->facts.habit, l->shape));
	add(k, NAMES + 3, both(both(l->facts.names, l->facts.habit), l->shape));
	if (l->vocab)
		add(k, VOCAB + 3, both(l->vocab, l->shape));
}

/* What it tells of the one beside it. */
static void add_beside(struct keys *k, const struct look *l, bool before)
{
	add(k, before ? NEAR_SUFFIX : NEAR_SUFFIX + 1, affix(l->tail, 3));
	for (unsigned i = 0; i < 3; i++)
		add(k, (before ? PATH_BEFORE : PATH_BEHIND) + i, path(l, 4 + 4 * i));
}

size_t features_single(const struct look *token, int at, uint64_t keys[FEATURES_MAX])
{
	struct keys k = {keys, 0};

	add(&k, (unsigned)(FORM + 2 + at), token->form);
	add(&k, (unsigned)(SHAPE + 2 + at), token->shape);
	if (at == -2 || at == 2) {
		add(&k, (at < 0 ? PATH_BEFORE : PATH_BEHIND) + 3, path(token, 8));
		return k.n;
	}
	add(&k, (unsigned)(HABIT + 1 + at), token->facts.habit);
	add(&k, (unsigned)(NAMES + 1 + at), token->facts.names);
	if (token->vocab)
		add(&k, (unsigned)(VOCAB + 1 + at), token->vocab);
	if (at)
		add_beside(&k, token, at < 0);
	else
		add_own(&k, token);
	return k.n;
}

size_t features_joint(const struct look *l, uint64_t keys[FEATURES_MAX])
{
	struct keys k = {keys, 0};

	add(&k, FORMS, both(l[-1].form, l->form));
	add(&k, FORMS + 1, both(l->form, l[1].form));
	add(&k, SHAPES, both(both(l[-1].shape, l->shape), l[1].shape));
	add(&k, SHAPES + 1, both(l[-1].form, l->shape));
	add(&k, SHAPES + 2, both(l[1].form, l->shape));
	add(&k, LONG_SHAPES, both(both(l[-2].shape, l[-1].shape), l->shape));
	add(&k, LONG_SHAPES + 1, both(both(l[2].shape, l[1].shape), l->shape));
	add(&k, PATH_SHAPE + 2, both(path(l - 1, 8), l->shape));
	add(&k, PATH_SHAPE + 3, both(path(l + 1, 8), l->shape));
	add(&k, NAMES + 4, both(both(l->facts.names, l[1].facts.names), l[1].shape));
	add(&k, NAMES + 5, both(both(l->facts.names, l[-1].facts.names), l[-1].shape));
	if (l->vocab | l[1].vocab)
		add(&k, VOCAB + 4, both(l->vocab, l[1].vocab));
	if (l->vocab | l[-1].vocab)
		add(&k, VOCAB + 5, both(l->vocab, l[-1].vocab));
	return k.n;
}

size_t features_all(const struct look *token, uint64_t keys[FEATURES_ALL_MAX])
{
	size_t n = features_joint(token, keys);

	for (int at = -LOOK_MARGIN; at <= LOOK_MARGIN; at++)
		n += features_single(&token[at], at, keys + n);
	return n;
}
