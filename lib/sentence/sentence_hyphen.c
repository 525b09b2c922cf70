/* Words that a line end breaks at a hyphen. The hyphen is the word's own ("Franco-German")
 * or only shows the break, and what large texts say of the parts and of the joined word
 * tells which. Of 13,900 words that groff broke, 0.3 % are taken for compounds; of 44,500
 * breaks of compounds, 3.5 % for one word. */
#include "sentence/sentence_parts.h"
#include "text/words.h"

enum {
	PREFIX_MOST = 3, /* bytes of "Mc" and its like */
	PAGE_MOST = 8,   /* of "Page", */
	PAGE_LEAST = 3,  /* where it is glued to a word */
	PART_MOST = 48, /* bytes that are read of each part */
	/* Classes of frequency (clusters.h): the lower, the more frequent. */
	FREQUENT = 3,   /* "long" and "term" are, so that rare "longterm" is two words */
	RARE = 6,
	COMMON = 5,     /* "McCarthy": a capital inside the word is its own */
	HARDLY = 5,     /* a part that is rarer may be no word by itself */
};

struct part {
	const char *p;
	size_t len;
	unsigned all;  /* classes of its bytes, or-ed */
	unsigned rank; /* class of frequency, 0 for a stranger */
};

/* Bytes of the hyphen that ends at `end`: - U+2010, and U+00AD or the ¬ that OCR writes for
 * it, which tell of themselves that the word is one. */
static size_t hyphen_before(const char *lo, const char *end, bool *soft)
{
	const size_t len = (size_t)(end - lo);

	*soft = false;
	if (len > 1 && end[-1] == '-')
		return 1;
	if (len > 3 && !memcmp(end - 3, "\xE2\x80\x90", 3))
		return 3;
	*soft = len > 2 && end[-2] == '\xC2' && (end[-1] == '\xAD' || end[-1] == '\xAC');
	return *soft ? 2 : 0;
}

/* A letter or a digit, and no dash or quotation mark. */
static bool is_letter_before(const char *lo, const char *p)
{
	return byte_class(p[-1]) & BYTE_WORD && !(p - lo > 2 && p[-3] == '\xE2');
}

static unsigned rank_of(const struct clusters *words, const char *p, size_t len)
{
	const struct word_facts f = clusters_find(words, words_hash((struct str){p, len}));

	return f.habit & 7;
}

static struct part part_before(const struct clusters *words, const char *lo, const char *end)
{
	struct part t = {.p = end};

	while (t.p > lo && t.len < PART_MOST && byte_class(t.p[-1]) & (BYTE_WORD | BYTE_JOIN)) {
		t.all |= byte_class(*--t.p);
		t.len++;
	}
	t.rank = rank_of(words, t.p, t.len);
	return t;
}

static struct part part_behind(const struct clusters *words, struct sentence_place *pl,
                               const char *p)
{
	struct part t = {.p = p};
	unsigned cls;

	while (t.len < PART_MOST && (cls = byte_class(sentence_place_byte(pl, p + t.len))) & BYTE_WORD) {
		t.all |= cls;
		t.len++;
	}
	t.rank = rank_of(words, t.p, t.len);
	return t;
}

static unsigned rank_joined(const struct clusters *words, const struct part *a, const struct part *b)
{
	char joined[2 * PART_MOST + STR_PAD] = {0};

	memcpy(joined, a->p, a->len);
	memcpy(joined + a->len, b->p, b->len);
	return rank_of(words, joined, a->len + b->len);
}

static bool is_capitals(const struct part *t)
{
	return t->len > 1 && t->all == BYTE_UPPER;
}

/* Capitals and digits: "Franco-German", "COVID-19", "F-16", "US-led", but "ADMINIS-TRATION"
 * and "McCarthy". */
static bool own_by_look(const struct word_roles *lines, const struct part *a, const struct part *b,
                        unsigned joined)
{
	if (byte_class(a->p[a->len - 1]) & BYTE_DIGIT || byte_class(*b->p) & BYTE_DIGIT)
		return true;
	if (byte_class(*b->p) & BYTE_UPPER)
		return (!joined || joined > COMMON) &&
		       !(a->len <= PREFIX_MOST && line_word_is(lines, (struct str){a->p, a->len}, LINE_WORD_PART));
	return is_capitals(a) || (a->len == 1 && !joined);
}

/* Words that are frequent by themselves, the joined one being rare or none. */
static bool own_by_rank(const struct part *a, const struct part *b, unsigned joined)
{
	if (!a->rank || !b->rank || (b->len < 3 && b->rank > 1))
		return false;
	if (!joined)
		return a->rank <= HARDLY && b->rank <= HARDLY && (a->rank <= FREQUENT || b->rank < HARDLY);
	return joined >= RARE && a->rank <= FREQUENT && b->rank <= FREQUENT;
}

/* "short-" before "and long-term": what the hyphen hangs over to comes later. */
static bool is_hanging(const struct word_roles *lines, struct sentence_place *pl,
                       const struct part *b, unsigned joined)
{
	return !joined && b->all == (b->all & (BYTE_LOWER | BYTE_VOWEL)) &&
	       byte_class(sentence_place_byte(pl, b->p + b->len)) & BYTE_SPACE &&
	       line_word_is(lines, (struct str){b->p, b->len}, LINE_WORD_HANG);
}

static bool is_own(const struct word_roles *lines, const struct part *a, const struct part *b,
                   unsigned joined, bool compound)
{
	if (is_capitals(a) && (is_capitals(b) || b->all == BYTE_UPPER))
		return own_by_rank(a, b, joined);
	if (compound && own_by_rank(a, b, 0))
		return true;
	return own_by_look(lines, a, b, joined) || own_by_rank(a, b, joined);
}

enum hyphen sentence_hyphen_read(const struct sentence_rules *rules, struct sentence_place *pl,
                                 const char *end, const char *next, const char **hyphen)
{
	const struct clusters *words = &rules->words;
	struct part a, b;
	unsigned joined;
	bool soft;

	*hyphen = end - hyphen_before(pl->lo, end, &soft);
	if (*hyphen == end || !is_letter_before(pl->lo, *hyphen) ||
	    !(byte_class(sentence_place_byte(pl, next)) & BYTE_WORD) || sentence_place_mark(pl, next))
		return HYPHEN_NONE;
	if (soft)
		return HYPHEN_SOFT;
	if (!words->slots)
		return HYPHEN_NONE;
	a = part_before(words, pl->lo, *hyphen);
	b = part_behind(words, pl, next);
	joined = rank_joined(words, &a, &b);
	if (is_hanging(&rules->lines, pl, &b, joined))
		return HYPHEN_NONE;
	return is_own(&rules->lines, &a, &b, joined, a.p > pl->lo && a.p[-1] == '-') ? HYPHEN_OWN
	                                                                             : HYPHEN_SOFT;
}

/* Bytes of the word for a page that ends at `p`, glued to another. */
static size_t page_before(const struct word_roles *lines, const char *lo, const char *p)
{
	size_t n = PAGE_MOST;

	if ((size_t)(p - lo) <= n)
		n = p > lo ? (size_t)(p - lo) - 1 : 0;
	while (n >= PAGE_LEAST && !line_word_is(lines, (struct str){p - n, n}, LINE_WORD_PAGE))
		n--;
	return n < PAGE_LEAST ? 0 : n;
}

/* Before a page number that stands at the end of a line without a space: "promPage 1",
 * "prom-1-", "prom1"; `end` if there is none. */
static const char *before_number(const struct word_roles *lines, const char *lo, const char *end)
{
	const char *p = end;

	while (p > lo && strchr("- ", p[-1]) && p[-1])
		p--;
	for (end = p; p > lo && byte_class(p[-1]) & BYTE_DIGIT;)
		p--;
	if (p == end || end - p > 4)
		return NULL;
	while (p > lo && strchr("- ", p[-1]) && p[-1])
		p--;
	p -= page_before(lines, lo, p);
	return p > lo && byte_class(p[-1]) & BYTE_LOWER ? p : NULL;
}

bool sentence_hyphen_lost(const struct sentence_rules *rules, struct sentence_place *pl,
                          const char *end, const char *next, const char **number)
{
	const struct clusters *words = &rules->words;
	struct part a, b;

	*number = before_number(&rules->lines, pl->lo, end);
	if (!*number || !words->slots || !(byte_class(sentence_place_byte(pl, next)) & BYTE_LOWER))
		return false;
	a = part_before(words, pl->lo, *number);
	b = part_behind(words, pl, next);
	return rank_joined(words, &a, &b);
}

/* Returns behind it. */
static char *put(char *p, struct str character)
{
	memcpy(p, character.p, character.len);
	return p + character.len;
}

/* Soft hyphens and perhaps one word joiner are as long as anything of two bytes or more. */
static void fill(char *p, const char *end)
{
	if ((end - p) % 2)
		p = put(p, STR("\xE2\x81\xA0"));
	while (p < end)
		p = put(p, STR("\xC2\xAD"));
}

void sentence_hyphen_write(enum hyphen kind, char *hyphen, const char *next)
{
	const size_t len = (size_t)(next - hyphen);

	if (kind == HYPHEN_SOFT) {
		fill(hyphen, next);
	} else if (len == 2 || len == 4) {
		fill(put(hyphen, STR("\xD6\x8A")), next);
	} else {
		fill(put(hyphen, STR("\xE2\x80\x90")), next);
	}
}
