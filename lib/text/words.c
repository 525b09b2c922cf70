#include "text/words.h"

#include "base/die.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "text/words_fold.h"
#include "text/words_mask.h"

#include <stdlib.h>

_Static_assert((int)WORDS_BLOCK <= (int)STR_PAD, "a block may reach past the text");

/* Letters and digits only: the bit 0x20 makes letters small and leaves digits alone. */
static const uint64_t SMALL = UINT64_C(0x2020202020202020);

/* Reads whole eights: up to 7 bytes past the word, which the pad covers. */
static uint64_t hash_ascii(const char *p, size_t len)
{
	uint64_t h = len * UINT64_C(0x9e3779b97f4a7c15), v;

	for (; len > 8; len -= 8, p += 8) {
		memcpy(&v, p, 8);
		h = hash_mix(h ^ (v | SMALL));
	}
	memcpy(&v, p, 8);
	v = (v | SMALL) << (64 - 8 * len);
	return hash_mix(h ^ v);
}

static uint64_t hash_folded(struct str word)
{
	char plain[WORDS_FOLD_MOST + STR_PAD];
	size_t n = words_fold(word, plain);

	return hash_ascii(plain, n ? n : 1);
}

uint64_t words_hash(struct str word)
{
	return hash_folded(word);
}

static bool is_space(unsigned char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static size_t skip_space(struct str s, size_t i)
{
	for (;;) {
		while (i < s.len && is_space((unsigned char)s.p[i]))
			i++;
		/* A no-break space counts as white space. */
		if (i + 1 >= s.len || (unsigned char)s.p[i] != 0xC2 || (unsigned char)s.p[i + 1] != 0xA0)
			return i;
		i += 2;
	}
}

/* What one separator makes of the gap: alone, with white space behind it, with white space
 * before it (and behind it or not). */
enum beside { ALONE, AFTER, BEFORE, BESIDES };

static const uint8_t gaps[BESIDES][0x80] = {
	[ALONE] = {[' '] = GAP_SPACE, ['\t'] = GAP_SPACE, ['\n'] = GAP_SPACE, ['\v'] = GAP_SPACE,
	           ['\f'] = GAP_SPACE, ['\r'] = GAP_SPACE, ['-'] = GAP_HYPHEN,
	           ['\''] = GAP_APOSTROPHE, ['.'] = GAP_DOT, ['&'] = GAP_AND, ['/'] = GAP_SLASH,
	           ['%'] = GAP_PERCENT, ['+'] = GAP_PLUS, ['('] = GAP_OPEN},
	[AFTER] = {[' '] = GAP_SPACE, ['-'] = GAP_DASH, ['\''] = GAP_APOSTROPHE, ['.'] = GAP_STOP,
	           [','] = GAP_COMMA, ['&'] = GAP_AND, ['%'] = GAP_PERCENT, ['+'] = GAP_PLUS,
	           [')'] = GAP_CLOSE},
	[BEFORE] = {['-'] = GAP_DASH, ['&'] = GAP_AND, ['+'] = GAP_PLUS, ['('] = GAP_OPEN},
};

/* Hyphens and apostrophes beyond ASCII are as those within. */
static enum word_gap separator_gap(uint32_t c, enum beside beside)
{
	switch (c) {
	case 0x058A: case 0x2010: case 0x2011: c = '-'; break;
	case 0x2013: case 0x2014: return GAP_DASH;
	case 0x2019: case 0x02BC: c = '\''; break;
	default: break;
	}
	return c < 0x80 ? gaps[beside][c] : GAP_BREAK;
}

/* What stands between two words, white space in any length and a separator among it. */
__attribute__((noinline)) static enum word_gap gap_of(struct str between)
{
	size_t at = skip_space(between, 0), len, end;
	uint32_t c;

	if (at == between.len)
		return between.len ? GAP_SPACE : GAP_BREAK;
	c = utf8_next(str_cut(between, at, between.len), &len);
	len = words_skip_soft(between, at + len) - at;
	end = skip_space(between, at + len);
	if (end != between.len)
		return GAP_BREAK;
	return separator_gap(c, at ? BEFORE : end > at + len ? AFTER : ALONE);
}

/* Room for the words of one block, and of a run that began before it and may be cut
 * anew: every word but the first needs a byte before it. */
static void make_room(struct words *w, size_t run)
{
	while (w->cap - w->n < (WORDS_BLOCK + run) / 2 + 2) {
		size_t full = w->cap;

		w->v = xgrow(w->v, full, &w->cap, sizeof *w->v);
	}
}

/* Nearly all gaps are one byte, or one and a space. */
static inline unsigned short_gap(const char *p, size_t len)
{
	unsigned char c = (unsigned char)*p;

	if (len == 1 && c < 0x80)
		return gaps[ALONE][c];
	if (len == 2 && c > ' ' && c < 0x80 && p[1] == ' ')
		return gaps[AFTER][c];
	return gap_of((struct str){p, len});
}

/* What stands before the word, which begins at `start`, behind the ones before it. */
static inline uint8_t gap_before(const struct words *w, const struct word *word, size_t start)
{
	size_t before;

	if (word == w->v)
		return GAP_BREAK;
	before = word[-1].end;
	return (uint8_t)short_gap(w->text.p + before, start - before);
}

static void push(struct words *w, size_t start, size_t end, uint64_t hash, unsigned flags)
{
	struct word *word = &w->v[w->n++];

	*word = (struct word){hash, (uint32_t)start, (uint32_t)end, gap_before(w, word, start),
	                      (uint8_t)flags};
}

static unsigned flags_of(struct str word)
{
	unsigned flags = 0;
	bool small = false, capital = false;
	size_t len;

	for (size_t i = 0; i < word.len; i += len) {
		uint32_t c = utf8_next(str_cut(word, i, word.len), &len);
		bool upper = utf8_is_upper(c);

		if (!i && upper)
			flags |= WORD_CAPITAL;
		if (!i && c >= '0' && c <= '9')
			flags |= WORD_DIGIT;
		if (c >= 0x80 && !words_is_soft(c))
			flags |= WORD_MARKED;
		capital |= upper;
		small |= utf8_is_lower(c);
	}
	return flags | (capital && !small ? WORD_UPPER : 0);
}

static const uint64_t HIGH = UINT64_C(0x8080808080808080);
static const uint64_t LETTER = UINT64_C(0x4040404040404040); /* set in letters, not in digits */

/* What the capitals of an ASCII word say, `small` being whether it holds a small letter;
 * looked up by the top bits of the first byte, which tell digits, capitals and the rest. */
static inline unsigned flags_ascii(unsigned char first, bool small)
{
	static const uint8_t flags[4][2] = {
		[1] = {WORD_DIGIT, WORD_DIGIT},
		[2] = {WORD_CAPITAL | WORD_UPPER, WORD_CAPITAL},
	};

	return flags[first >> 5 & 3][small];
}

static void push_ascii(struct words *w, size_t start, size_t end)
{
	const char *p = w->text.p + start;
	bool small = false;

	for (size_t i = 0; i < end - start && !small; i++)
		small = (p[i] & 0x60) == 0x60;
	push(w, start, end, hash_ascii(p, end - start), flags_ascii((unsigned char)*p, small));
}

/* Puts the common word, ASCII of at most sixteen bytes, at `word` in one go. Returns false for
 * any other. */
__attribute__((always_inline)) static inline bool put_short(const struct words *w,
                                                             struct word *word, size_t start,
                                                             size_t end)
{
	const char *p = w->text.p + start;
	size_t len = end - start;
	uint64_t v, u = 0, h = len * UINT64_C(0x9e3779b97f4a7c15);

	if (len > 16 || (len == 1 && p[1] == '.'))
		return false;
	memcpy(&v, p, 8);
	if (len > 8) {
		u = v;
		h = hash_mix(h ^ (u | SMALL));
		memcpy(&v, p + 8, 8);
		len -= 8;
	}
	v <<= 64 - 8 * len;
	if ((v | u) & HIGH)
		return false;
	/* hash_ascii of so short a word; SMALL beyond the word is shifted out there too. */
	word->hash = hash_mix(h ^ (v | SMALL << (64 - 8 * len)));
	word->start = (uint32_t)start;
	word->end = (uint32_t)end;
	word->flags = (uint8_t)flags_ascii((unsigned char)*p,
	                                   ((v & v << 1) | (u & u << 1)) & LETTER);
	word->gap = gap_before(w, word, start);
	return true;
}

/* A run that holds bytes above ASCII is cut again at what is no letter. */
static void push_marked(struct words *w, size_t start, size_t end)
{
	size_t from = start, len;

	for (size_t i = start; i <= end; i += len) {
		uint32_t c = ' ';

		len = 1;
		if (i < end)
			c = utf8_next(str_cut(w->text, i, end), &len);
		if (i < end && (utf8_is_word(c) || (i > from && words_is_soft(c) && words_joins(str_cut(w->text, 0, end), i)))) {
			w->soft |= words_is_soft(c);
			continue;
		}
		if (i > from) {
			struct str word = str_cut(w->text, from, i);

			push(w, from, i, hash_folded(word), flags_of(word));
		}
		from = i + len;
	}
}

static bool has_high(const char *p, size_t len)
{
	uint64_t v, any = 0;

	for (; len > 8; len -= 8, p += 8) {
		memcpy(&v, p, 8);
		any |= v;
	}
	memcpy(&v, p, 8);
	any |= v << (64 - 8 * len);
	return any & HIGH;
}

static void push_part(struct words *w, size_t start, size_t end)
{
	if (start == end)
		return;
	if (put_short(w, &w->v[w->n], start, end)) {
		w->n++;
		return;
	}
	if (has_high(w->text.p + start, end - start))
		push_marked(w, start, end);
	else
		push_ascii(w, start, end);
}

/* Cuts a run at the quotation marks and dashes of U+2000 to U+203F, three bytes that begin
 * alike, which most runs with bytes above ASCII hold and nothing else. */
static void push_parts(struct words *w, size_t start, size_t end)
{
	const char *p = w->text.p;
	size_t from = start;

	for (size_t i = start; i + 3 <= end; i++)
		if ((unsigned char)p[i] == 0xE2 && (unsigned char)p[i + 1] == 0x80 &&
		    ((unsigned char)p[i + 2] & 0xC0) == 0x80) {
			push_part(w, from, i);
			from = i + 3;
			i += 2;
		}
	push_part(w, from, end);
}

static bool is_letter(const struct words *w, size_t i)
{
	unsigned char c;

	if (i >= w->text.len)
		return false;
	c = (unsigned char)w->text.p[i] | 0x20;
	return c >= 'a' && c <= 'z';
}

static bool is_word_byte(const struct words *w, size_t i)
{
	unsigned char c;

	if (i >= w->text.len)
		return false;
	c = (unsigned char)w->text.p[i];
	return is_letter(w, i) || (c >= '0' && c <= '9') || c >= 0x80;
}

/* "U.S." at its first letter: the end of the acronym, its last stop included; `start` + 1
 * if there is none. */
static size_t acronym_end(const struct words *w, size_t start)
{
	size_t i = start, letters = 0;

	while (is_letter(w, i) && !is_word_byte(w, i + 1)) {
		letters++;
		i++;
		if (i >= w->text.len || w->text.p[i] != '.')
			break;
		i++;
	}
	/* "in plan B.Then": the run ended in a longer word, which is not part of it. */
	if (letters < 2)
		return start + 1;
	return i;
}

/* Its letters, all of them ASCII, are one word. */
static void push_acronym(struct words *w, size_t start, size_t end)
{
	char plain[WORDS_FOLD_MOST + STR_PAD];
	size_t n = 0;
	bool small = false;

	for (size_t i = start; i < end && n < WORDS_FOLD_MOST; i++)
		if (w->text.p[i] != '.') {
			plain[n++] = w->text.p[i];
			small |= w->text.p[i] & 0x20;
		}
	memset(plain + n, 0, 8);
	push(w, start, end, hash_ascii(plain, n), flags_ascii((unsigned char)*plain, small) | WORD_ACRONYM);
}

/* Takes the run start..end and says where scanning goes on. */
static size_t take(struct words *w, size_t start, size_t end, bool high)
{
	if (end - start == 1 && !high && start + 1 < w->text.len && w->text.p[end] == '.') {
		size_t to = acronym_end(w, start);

		if (to > end) {
			push_acronym(w, start, to);
			return to;
		}
	}
	if (high)
		push_parts(w, start, end);
	else
		push_ascii(w, start, end);
	return end;
}

/* An all-capital line has two words of letters or more and hardly a small one; a digit or
 * a short aside ("U.S. to MEET") does not change what it is. */
static bool all_caps(const struct words *w)
{
	size_t upper = 0, others = 0, chars = 0;

	/* Of all words that are no numbers, one in five may be another. */
	for (size_t i = 0; i < w->n; i++) {
		unsigned flags = w->v[i].flags;

		if ((flags & (WORD_DIGIT | WORD_UPPER)) == WORD_UPPER) {
			upper++;
			chars += w->v[i].end - w->v[i].start;
		} else if (!(flags & WORD_DIGIT) && ++others * 5 > w->n) {
			return false;
		}
	}
	return upper >= 2 && chars >= 8 && others * 4 <= upper;
}

/* Where scanning stands: the run of word bytes that is open, and how far words were
 * taken, which an acronym moves past its run. */
struct scan {
	size_t open, done;
	bool is_open;
};

/* The run start..end is whole: puts its words at `word` and returns what is behind them. */
__attribute__((always_inline)) static inline struct word *
close_run(struct words *w, struct scan *s, struct word *word, size_t start, size_t end)
{
	if (start < s->done)
		return word;
	if (put_short(w, word, start, end))
		return word + 1;
	w->n = (size_t)(word - w->v);
	s->done = take(w, start, end, has_high(w->text.p + start, end - start));
	return w->v + w->n;
}

static inline size_t take_edge(size_t at, uint64_t *edges)
{
	size_t i = at + (size_t)__builtin_ctzll(*edges);

	*edges &= *edges - 1;
	return i;
}

/* Walks the edges between word bytes and others: a set bit is where a run begins or, if
 * one is open, ends. */
static inline void walk_edges(struct words *w, struct scan *s, size_t at, uint64_t edges)
{
	struct word *word = &w->v[w->n];
	size_t start = s->open;

	if (!edges)
		return;
	if (!s->is_open)
		start = take_edge(at, &edges);
	for (;;) {
		s->is_open = !edges;
		if (s->is_open)
			break;
		word = close_run(w, s, word, start, take_edge(at, &edges));
		if (!edges)
			break;
		start = take_edge(at, &edges);
	}
	s->open = start;
	w->n = (size_t)(word - w->v);
}

void words_scan(struct words *w, struct str text, enum cpu_level cpu)
{
	const unsigned char *p = (const unsigned char *)text.p;
	struct scan s = {0};
	uint64_t carry = 0;

	if (text.len >= UINT32_MAX)
		die("a text of %zu bytes is too long for a sentence", text.len);
	w->n = 0;
	w->soft = false;
	w->text = text;
	for (size_t at = 0; at <= text.len; at += WORDS_BLOCK) {
		/* The block that holds the end sees only non-words from there on. */
		size_t left = text.len - at;
		uint64_t m = left ? words_mask(p + at, cpu) : 0;

		if (left < WORDS_BLOCK)
			m &= (UINT64_C(1) << left) - 1;
		make_room(w, s.is_open ? at - s.open : 0);
		walk_edges(w, &s, at, m ^ (m << 1 | carry));
		carry = m >> 63;
	}
	w->v[w->n] = (struct word){.gap = GAP_BREAK}; /* its hash is looked up too */
	w->all_caps = all_caps(w);
}

void words_free(struct words *w)
{
	free(w->v);
	*w = (struct words){0};
}

struct str words_text(const struct words *w, size_t first, size_t last)
{
	return str_cut(w->text, w->v[first].start, w->v[last - 1].end);
}
