#include "words.h"

#include "die.h"
#include "hash.h"
#include "utf8.h"

#include <stdlib.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { BLOCK = 64 }; /* bytes that one mask covers */
_Static_assert((int)BLOCK <= (int)STR_PAD, "a block may reach past the text");

/* One bit for each byte: may it stand in a word? Bytes from 0x80 up count here; the slow
 * path sorts punctuation out of them. Bit 0 is the first byte. */
typedef uint64_t mask_fn(const unsigned char *p);

static uint64_t mask_scalar(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < BLOCK; i++) {
		unsigned char c = p[i], l = c | 0x20;

		m |= (uint64_t)((c >= '0' && c <= '9') || (l >= 'a' && l <= 'z') || c >= 0x80) << i;
	}
	return m;
}

#if defined(__x86_64__)
/* x in [lo, lo + n) as an unsigned saturating test: x - lo < n. */
static inline __m128i in_range128(__m128i x, char lo, char n)
{
	__m128i d = _mm_sub_epi8(x, _mm_set1_epi8(lo));

	return _mm_cmpeq_epi8(_mm_min_epu8(d, _mm_set1_epi8((char)(n - 1))), d);
}

static uint64_t mask_sse2(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < BLOCK; i += 16) {
		__m128i x = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i letter = in_range128(_mm_or_si128(x, _mm_set1_epi8(0x20)), 'a', 26);
		__m128i any = _mm_or_si128(_mm_or_si128(letter, in_range128(x, '0', 10)), x);

		m |= (uint64_t)(uint32_t)_mm_movemask_epi8(any) << i;
	}
	return m;
}

__attribute__((target("avx2"))) static inline __m256i in_range256(__m256i x, char lo, char n)
{
	__m256i d = _mm256_sub_epi8(x, _mm256_set1_epi8(lo));

	return _mm256_cmpeq_epi8(_mm256_min_epu8(d, _mm256_set1_epi8((char)(n - 1))), d);
}

__attribute__((target("avx2"))) static uint64_t mask_avx2(const unsigned char *p)
{
	uint64_t m = 0;

	for (int i = 0; i < BLOCK; i += 32) {
		__m256i x = _mm256_loadu_si256((const __m256i *)(const void *)(p + i));
		__m256i letter = in_range256(_mm256_or_si256(x, _mm256_set1_epi8(0x20)), 'a', 26);
		__m256i any = _mm256_or_si256(_mm256_or_si256(letter, in_range256(x, '0', 10)), x);

		m |= (uint64_t)(uint32_t)_mm256_movemask_epi8(any) << i;
	}
	return m;
}
#endif

static mask_fn *choose_mask(enum cpu_level cpu)
{
#if defined(__x86_64__)
	if (cpu == CPU_AVX2)
		return mask_avx2;
	if (cpu == CPU_SSE2)
		return mask_sse2;
#endif
	(void)cpu;
	return mask_scalar;
}

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

/* Longest word whose diacritics are folded; the rest of a longer one does not count. */
enum { FOLD_MAX = 240 };

/* The letters of `word` without stops and diacritics. A letter with no plain form keeps
 * its bytes. */
static size_t fold(struct str word, char out[static FOLD_MAX + STR_PAD])
{
	size_t n = 0, len;

	for (size_t i = 0; i < word.len && n < FOLD_MAX - 4; i += len) {
		uint32_t c = utf8_next(str_cut(word, i, word.len), &len);
		const char *plain = utf8_plain(c);

		if (c == '.')
			continue;
		if (!plain) {
			memcpy(out + n, word.p + i, len);
			n += len;
			continue;
		}
		while (*plain)
			out[n++] = *plain++;
	}
	memset(out + n, 0, 8);
	return n;
}

static uint64_t hash_folded(struct str word)
{
	char plain[FOLD_MAX + STR_PAD];
	size_t n = fold(word, plain);

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
	while (i < s.len && is_space((unsigned char)s.p[i]))
		i++;
	/* A no-break space counts as white space. */
	if (i + 1 < s.len && (unsigned char)s.p[i] == 0xC2 && (unsigned char)s.p[i + 1] == 0xA0)
		return skip_space(s, i + 2);
	return i;
}

/* A separator of one character and what it makes of the gap, with and without spaces. */
static enum word_gap punctuation_gap(struct str between, size_t at, bool before)
{
	size_t len, end;
	uint32_t c = utf8_next(str_cut(between, at, between.len), &len);
	bool spaced;

	at += len;
	end = skip_space(between, at);
	if (end != between.len)
		return GAP_BREAK;
	spaced = end > at;
	switch (c) {
	case '-': case 0x2010: case 0x2011: return before || spaced ? GAP_DASH : GAP_HYPHEN;
	case 0x2013: case 0x2014: return GAP_DASH;
	case '\'': case 0x2019: case 0x02BC: return before ? GAP_BREAK : GAP_APOSTROPHE;
	case '.': return before ? GAP_BREAK : spaced ? GAP_STOP : GAP_DOT;
	case ',': return before || !spaced ? GAP_BREAK : GAP_COMMA;
	case '&': return GAP_AND;
	case '/': return before || spaced ? GAP_BREAK : GAP_SLASH;
	case '%': return before ? GAP_BREAK : GAP_PERCENT;
	case '+': return GAP_PLUS;
	case '(': return spaced ? GAP_BREAK : GAP_OPEN;
	case ')': return before || !spaced ? GAP_BREAK : GAP_CLOSE;
	default: return GAP_BREAK;
	}
}

static enum word_gap gap_of(struct str between)
{
	size_t at;

	if (between.len == 1 && between.p[0] == ' ')
		return GAP_SPACE;
	at = skip_space(between, 0);
	if (at == between.len)
		return between.len ? GAP_SPACE : GAP_BREAK;
	return punctuation_gap(between, at, at > 0);
}

/* Room for the words of one block, and of a run that began before it and may be cut
 * anew: every word but the first needs a byte before it. */
static void make_room(struct words *w, size_t run)
{
	while (w->cap - w->n < (BLOCK + run) / 2 + 2) {
		size_t full = w->cap;

		w->v = xgrow(w->v, full, &w->cap, sizeof *w->v);
	}
}

static inline void push(struct words *w, size_t start, size_t end, uint64_t hash, unsigned flags)
{
	struct word *word = &w->v[w->n];
	size_t before;

	word->hash = hash;
	word->start = (uint32_t)start;
	word->end = (uint32_t)end;
	word->flags = (uint8_t)flags;
	word->gap = GAP_BREAK;
	if (w->n++) {
		before = word[-1].end;
		word->gap = start - before == 1 && w->text.p[before] == ' '
		                    ? GAP_SPACE
		                    : (uint8_t)gap_of(str_cut(w->text, before, start));
	}
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
		if (c >= 0x80)
			flags |= WORD_MARKED;
		capital |= upper;
		small |= utf8_is_lower(c);
	}
	return flags | (capital && !small ? WORD_UPPER : 0);
}

static const uint64_t HIGH = UINT64_C(0x8080808080808080);
static const uint64_t LETTER = UINT64_C(0x4040404040404040); /* set in letters, not in digits */

/* What the capitals of an ASCII word say, `small` being whether it holds a small letter. */
static inline unsigned flags_ascii(unsigned char first, bool small)
{
	if (!(first & 0x40))
		return WORD_DIGIT;
	if (first & 0x20)
		return 0;
	return small ? WORD_CAPITAL : WORD_CAPITAL | WORD_UPPER;
}

static void push_ascii(struct words *w, size_t start, size_t end)
{
	const char *p = w->text.p + start;
	bool small = false;

	for (size_t i = 0; i < end - start && !small; i++)
		small = (p[i] & 0x60) == 0x60;
	push(w, start, end, hash_ascii(p, end - start), flags_ascii((unsigned char)*p, small));
}

/* The common word, ASCII of at most eight bytes, in one go. Returns false for any other. */
static inline bool push_short(struct words *w, size_t start, size_t end)
{
	const char *p = w->text.p + start;
	size_t len = end - start;
	uint64_t v;

	if (len > 8 || (len == 1 && p[1] == '.'))
		return false;
	memcpy(&v, p, 8);
	v <<= 64 - 8 * len;
	if (v & HIGH)
		return false;
	/* hash_ascii of so short a word; SMALL beyond the word is shifted out there too. */
	push(w, start, end,
	     hash_mix(len * UINT64_C(0x9e3779b97f4a7c15) ^ (v | SMALL << (64 - 8 * len))),
	     flags_ascii((unsigned char)*p, (v & LETTER) & (v << 1 & LETTER)));
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
		if (i < end && utf8_is_word(c))
			continue;
		if (i > from) {
			struct str word = str_cut(w->text, from, i);

			push(w, from, i, hash_folded(word), flags_of(word));
		}
		from = i + len;
	}
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

static void push_acronym(struct words *w, size_t start, size_t end)
{
	struct str word = str_cut(w->text, start, end);

	push(w, start, end, hash_folded(word), flags_of(word) | WORD_ACRONYM);
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
		push_marked(w, start, end);
	else
		push_ascii(w, start, end);
	return end;
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
	return any & UINT64_C(0x8080808080808080);
}

/* An all-capital line has two words of letters or more and hardly a small one; a digit or
 * a short aside ("U.S. to MEET") does not change what it is. */
static bool all_caps(const struct words *w)
{
	size_t upper = 0, letters = 0, chars = 0;

	for (size_t i = 0; i < w->n; i++) {
		unsigned flags = w->v[i].flags;

		letters += !(flags & WORD_DIGIT);
		if ((flags & (WORD_DIGIT | WORD_UPPER)) != WORD_UPPER)
			continue;
		upper++;
		chars += w->v[i].end - w->v[i].start;
	}
	return upper >= 2 && chars >= 8 && upper * 10 >= letters * 8;
}

/* Where scanning stands: the run of word bytes that is open, and how far words were
 * taken, which an acronym moves past its run. */
struct scan {
	size_t open, done;
	bool is_open;
};

/* A run from s->open to `end` is whole. */
static inline void close_run(struct words *w, struct scan *s, size_t end)
{
	s->is_open = false;
	if (s->open < s->done)
		return;
	if (push_short(w, s->open, end))
		s->done = end;
	else
		s->done = take(w, s->open, end, has_high(w->text.p + s->open, end - s->open));
}

/* Walks the edges between word bytes and others: a set bit is where a run begins or, if
 * one is open, ends. */
static inline void walk_edges(struct words *w, struct scan *s, size_t at, uint64_t edges)
{
	while (edges) {
		size_t i = at + (size_t)__builtin_ctzll(edges);

		edges &= edges - 1;
		if (s->is_open) {
			close_run(w, s, i);
		} else {
			s->open = i;
			s->is_open = true;
		}
	}
}

void words_scan(struct words *w, struct str text, enum cpu_level cpu)
{
	mask_fn *mask = choose_mask(cpu);
	const unsigned char *p = (const unsigned char *)text.p;
	struct scan s = {0};
	uint64_t carry = 0;

	if (text.len >= UINT32_MAX)
		die("a text of %zu bytes is too long for a sentence", text.len);
	w->n = 0;
	w->text = text;
	for (size_t at = 0; at <= text.len; at += BLOCK) {
		/* The block that holds the end sees only non-words from there on. */
		size_t left = text.len - at;
		uint64_t m = left ? mask(p + at) : 0;

		if (left < BLOCK)
			m &= (UINT64_C(1) << left) - 1;
		make_room(w, s.is_open ? at - s.open : 0);
		walk_edges(w, &s, at, m ^ (m << 1 | carry));
		carry = m >> 63;
	}
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
