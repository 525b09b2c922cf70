/* What is around a stop: the word before, what closes after it, what opens before the next
 * word, and that word. */
#include "sentence/sentence_stop.h"

#include "base/utf8.h"

#define U (BYTE_UPPER)
#define L (BYTE_LOWER)
#define V (BYTE_VOWEL)
#define H BYTE_HIGH, BYTE_HIGH, BYTE_HIGH, BYTE_HIGH, BYTE_HIGH, BYTE_HIGH, BYTE_HIGH, BYTE_HIGH

const uint8_t sentence_bytes[256] = {
	['\0'] = BYTE_SPACE, ['\t'] = BYTE_SPACE, ['\n'] = BYTE_SPACE, ['\v'] = BYTE_SPACE,
	['\f'] = BYTE_SPACE, ['\r'] = BYTE_SPACE, [' '] = BYTE_SPACE,
	['&'] = BYTE_JOIN, ['\''] = BYTE_JOIN, ['.'] = BYTE_DOT,
	['0'] = BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT,
	BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT, BYTE_DIGIT,
	['A'] = U | V, U, U, U, U | V, U, U, U, U | V, U, U, U, U, U, U | V, U, U, U, U, U, U | V,
	U, U, U, U | V, U,
	['a'] = L | V, L, L, L, L | V, L, L, L, L | V, L, L, L, L, L, L | V, L, L, L, L, L, L | V,
	L, L, L, L | V, L,
	[0x80] = H, H, H, H, H, H, H, H, H, H, H, H, H, H, H, H};

#undef U
#undef L
#undef V
#undef H

enum {
	CLOSERS_MOST = 16,
	OPENERS_MOST = 8,
	PARITY_MOST = 1024, /* bytes that are searched for the quote that opened */
	WORD_MOST = 48,
};

size_t sentence_place_space(struct sentence_place *pl, const char *p)
{
	const char c = sentence_place_byte(pl, p);

	if (byte_class(c) & BYTE_SPACE)
		return 1;
	if (c == '\xC2')
		return sentence_place_byte(pl, p + 1) == '\xA0' ? 2 : 0;
	if (c == '\xE2' && sentence_place_byte(pl, p + 1) == '\x80') {
		const unsigned last = (unsigned char)sentence_place_byte(pl, p + 2);

		/* The spaces of fixed width, the separators, the narrow one. */
		return (last >= 0x80 && last <= 0x8B) || last == 0xA8 || last == 0xA9 || last == 0xAF
		               ? 3 : 0;
	}
	return 0;
}

static bool is_stop(char c)
{
	return c == '.' || c == '!' || c == '?';
}

/* Dots without space between them. */
static size_t dots_at(struct sentence_place *pl, const char *p)
{
	size_t n = 0;

	while (sentence_place_byte(pl, p + n) == '.')
		n++;
	return n;
}

/* Takes one stop, or a dot of a spaced ellipsis. An ellipsis of its own behind a stop stands
 * for what was left out before the next sentence. */
static bool take_stop(struct sentence_stop *s)
{
	const char c = sentence_place_byte(s->pl, s->end);

	if (is_stop(c)) {
		s->asks = s->asks || c != '.';
		s->dots += c == '.';
		s->end++;
		return true;
	}
	if (sentence_place_mark(s->pl, s->end) == MARK_ELLIPSIS) {
		s->dots += 3;
		s->end += 3;
		return true;
	}
	if (c == ' ' && s->dots && !s->asks && sentence_place_byte(s->pl, s->end + 1) == '.') {
		const unsigned after = byte_class(sentence_place_byte(s->pl, s->end + 2));

		if (!(after & (BYTE_SPACE | BYTE_DOT)) || dots_at(s->pl, s->end + 1) > 2)
			return false;
		s->dots++;
		s->end += 2;
		return true;
	}
	return false;
}

/* A footnote's number in brackets. */
static size_t footnote(struct sentence_place *pl, const char *p)
{
	size_t n = 1;

	while (n < 5 && byte_class(sentence_place_byte(pl, p + n)) & BYTE_DIGIT)
		n++;
	return n > 1 && sentence_place_byte(pl, p + n) == ']' ? n + 1 : 0;
}

static bool take_closer(struct sentence_stop *s)
{
	const char c = sentence_place_byte(s->pl, s->end);
	size_t n = 1;

	switch (c) {
	case '"':
	case '\'':
		/* Before a letter it opens: the space is missing. */
		if (byte_class(sentence_place_byte(s->pl, s->end + 1)) & BYTE_WORD &&
		    !sentence_place_mark(s->pl, s->end + 1))
			return false;
		s->quoted = true;
		break;
	case ')':
	case ']':
	case '}': s->bracketed = true; break;
	case '*':
	case '_': break;
	case '[':
		n = footnote(s->pl, s->end);
		break;
	case '\xC2':
		n = sentence_place_byte(s->pl, s->end + 1) == '\xBB' ? 2 : 0;
		s->quoted = s->quoted || n;
		break;
	case '\xE2': {
		const unsigned mark = sentence_place_mark(s->pl, s->end);

		n = mark == MARK_CLOSE_SINGLE || mark == MARK_CLOSE_DOUBLE ? 3 : 0;
		s->quoted = s->quoted || n;
		break;
	}
	default: n = 0;
	}
	s->end += n;
	return n;
}

static unsigned quotes_before(const char *lo, const char *p)
{
	unsigned n = 0;

	if (p - lo > PARITY_MOST)
		lo = p - PARITY_MOST;
	while (p > lo)
		n += *--p == '"';
	return n;
}

/* A face after a space: `:)`, `=)`, `;-)`, `:-(`, `^_^`. */
static size_t face(struct sentence_place *pl, const char *p)
{
	size_t n = 1;

	if (sentence_place_byte(pl, p) == '^')
		return sentence_place_byte(pl, p + 1) == '_' && sentence_place_byte(pl, p + 2) == '^' ? 3 : 0;
	if (!sentence_place_byte(pl, p) || !strchr(":;=", *p))
		return 0;
	if (sentence_place_byte(pl, p + n) == '-')
		n++;
	if (!sentence_place_byte(pl, p + n) || !strchr("()DPp", p[n]))
		return 0;
	while (sentence_place_byte(pl, p + n) && strchr("()DPp", p[n]) && n < 6)
		n++;
	return n;
}

/* What closes though a space stands before it: a bracket, a footnote's number, a quote
 * that has been opened, a face. */
static size_t spaced_closer(struct sentence_stop *s, const char *p)
{
	const char c = sentence_place_byte(s->pl, p);
	size_t n = 0;

	if (c == '[')
		n = footnote(s->pl, p);
	else if (c == ')' || c == ']' || c == '}')
		n = 1;
	else if (c == '"' || (c == '\'' && sentence_place_byte(s->pl, p + 1) == '\''))
		n = quotes_before(s->pl->lo, s->first) % 2 || c == '\'' ? 1 + (c == '\'') : 0;
	else if (sentence_place_mark(s->pl, p) == MARK_CLOSE_DOUBLE)
		n = 3;
	else
		n = face(s->pl, p);
	return n && sentence_place_space(s->pl, p + n) ? n : 0;
}

/* Stops and closing marks, as they come: `?!`, `.)`, `."`, `!'"`. */
static void take_run(struct sentence_stop *s)
{
	unsigned n = 0;
	size_t len;

	while (take_stop(s))
		;
	while (n++ < CLOSERS_MOST && (take_closer(s) || take_stop(s)))
		;
	while (n++ < CLOSERS_MOST && sentence_place_byte(s->pl, s->end) == ' ' &&
	       (len = spaced_closer(s, s->end + 1)))
		s->end += 1 + len;
}

static bool is_mark_before(const char *lo, const char *p)
{
	return p - lo >= 3 && (unsigned char)p[-1] < 0xC0 && p[-2] == '\x80' && p[-3] == '\xE2';
}

struct sentence_word sentence_stop_word_before(const char *lo, const char *p)
{
	struct sentence_word w = {.p = p, .hash = RULE_HASH_SEED};

	while (w.p > lo && w.len <= RULE_LEN_MOST) {
		const unsigned char c = (unsigned char)w.p[-1];
		const unsigned cls = sentence_bytes[c];

		if (!(cls & (BYTE_WORD | BYTE_DOT | BYTE_JOIN)) ||
		    (cls & BYTE_HIGH && is_mark_before(lo, w.p)))
			break;
		w.hash = rule_hash_step(w.hash, c);
		w.all |= cls;
		w.p--;
		w.len++;
	}
	return w;
}

/* Without what cannot begin a word. */
static struct sentence_word without_lead(struct sentence_word w)
{
	const char *end = w.p + w.len;
	const char *p = w.p;

	while (p < end && !(byte_class(*p) & BYTE_WORD))
		p++;
	return p == w.p ? w : sentence_stop_word_before(p, end);
}

struct sentence_word sentence_stop_word_at(struct sentence_place *pl, const char *p)
{
	struct sentence_word w = {.p = p};
	char c;

	while (w.len < 48 && (c = sentence_place_byte(pl, p + w.len)) &&
	       byte_class(c) & BYTE_WORD) {
		if (c == '\xE2' && sentence_place_mark(pl, p + w.len))
			break;
		w.all |= byte_class(c);
		w.len++;
	}
	return w;
}

enum next_kind sentence_stop_kind_at(struct sentence_place *pl, const char *p)
{
	const unsigned cls = byte_class(sentence_place_byte(pl, p));
	const size_t have = p < pl->hi ? (size_t)(pl->hi - p) : 0;
	size_t len;
	uint32_t c;

	if (cls & BYTE_UPPER)
		return NEXT_UPPER;
	if (cls & BYTE_LOWER)
		return NEXT_LOWER;
	if (cls & BYTE_DIGIT)
		return NEXT_DIGIT;
	if (!(cls & BYTE_HIGH))
		return NEXT_OTHER;
	if (have < 4)
		sentence_place_byte(pl, p + 4);
	c = utf8_next((struct str){p, have}, &len);
	if (utf8_is_upper(c))
		return NEXT_UPPER;
	return utf8_is_lower(c) ? NEXT_LOWER : NEXT_OTHER;
}

/* Bytes of a mark that opens before a word, noted in `s`; 0 if there is none. */
static size_t opener(struct sentence_stop *s, const char *p)
{
	const unsigned mark = sentence_place_mark(s->pl, p);

	switch (sentence_place_byte(s->pl, p)) {
	case '"':
	case '\'': s->quote = true; return 1;
	case '(':
	case '[':
	case '{': s->bracket = true; return 1;
	case '*':
	case '_': return 1;
	case '-': s->dash = true; return 1;
	case '.': {
		const size_t n = dots_at(s->pl, p);

		s->dash = s->dash || n > 2;
		return n > 2 ? n : 0;
	}
	case '\xC2':
		if (sentence_place_byte(s->pl, p + 1) == '\xAB') {
			s->quote = true;
			return 2;
		}
		return sentence_place_byte(s->pl, p + 1) == '\xBF' || sentence_place_byte(s->pl, p + 1) == '\xA1' ? 2 : 0;
	default: break;
	}
	if (mark == MARK_OPEN_DOUBLE || mark == MARK_OPEN_SINGLE || mark == MARK_CLOSE_SINGLE)
		return s->quote = true, 3;
	if (mark == MARK_EN_DASH || mark == MARK_EM_DASH || mark == MARK_BULLET)
		return s->dash = true, 3;
	return 0;
}

static bool is_url(struct sentence_place *pl, const char *p)
{
	static const struct str heads[] = {{"http://", 7}, {"https://", 8}, {"www.", 4}};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
		size_t n = 0;

		while (n < heads[i].len && sentence_place_byte(pl, p + n) == heads[i].p[n])
			n++;
		if (n == heads[i].len)
			return true;
	}
	return false;
}

/* What stands at `p`, after the white space behind the stop. An address begins a sentence
 * as a capital does. */
static void read_next(struct sentence_stop *s, const char *p)
{
	size_t len;
	unsigned n = 0;
	char c;

	while (n++ < OPENERS_MOST && ((len = opener(s, p)) || (s->dash && (len = sentence_place_space(s->pl, p)))))
		p += len;
	c = sentence_place_byte(s->pl, p);
	s->kind = sentence_stop_kind_at(s->pl, p);
	s->next = sentence_stop_word_at(s->pl, p);
	if (s->kind == NEXT_LOWER && is_url(s->pl, p))
		s->kind = NEXT_UPPER;
	if (s->kind == NEXT_OTHER && c && strchr(",;:)]}?!.", c))
		s->kind = NEXT_STAY;
	if (s->kind == NEXT_OTHER && p >= s->pl->hi)
		s->kind = NEXT_END;
}

/* Past white space; sets `*blank` if a line in it is blank. */
static const char *skip_space(struct sentence_stop *s, const char *p, bool *over, bool lines_end)
{
	unsigned lines = 0;
	size_t n;

	while (p < s->pl->hi && (n = sentence_place_space(s->pl, p))) {
		lines += *p == '\n' || *p == '\f';
		if (lines > 1 || (lines && lines_end)) {
			*over = true;
			return p;
		}
		p += n;
	}
	if (p >= s->pl->hi)
		sentence_place_byte(s->pl, p);
	return p;
}

void sentence_stop_read(struct sentence_stop *s, const struct sentence_rules *rules, struct sentence_place *pl,
               bool lines_end)
{
	const char *p;
	bool over = false;

	*s = (struct sentence_stop){.rules = rules, .pl = pl};
	s->first = s->end = (unsigned char)*pl->at == MARK_ELLIPSIS ? pl->at - 2 : pl->at;
	take_run(s);
	s->before = without_lead(sentence_stop_word_before(pl->lo, s->first));
	p = skip_space(s, s->end, &over, lines_end);
	s->glued = p == s->end && p < pl->hi;
	if (!over)
		read_next(s, p);
}
