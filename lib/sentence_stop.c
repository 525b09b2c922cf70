/* Does a stop end its sentence? What it takes: the word before, what closes after it, what
 * opens before the next word, and that word. */
#include "sentence_parts.h"

#include "utf8.h"

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
	NUMBER_SCORE = -15,  /* a number after an abbreviation that may end a sentence */
	QUOTE_SCORE = 15,    /* ... and what counts on top: an opening quote, */
	BRACKET_SCORE = -15, /* an opening bracket, */
	CLOSED_SCORE = 10,   /* a quote or bracket closed after the stop */
	INITIAL_BIAS = -35,
	ACRONYM_BIAS = -5,
	SHORTENED_BIAS = -10,
};

enum next_kind { NEXT_END, NEXT_UPPER, NEXT_LOWER, NEXT_DIGIT, NEXT_OTHER, NEXT_STAY };

struct word {
	const char *p;
	size_t len;
	uint32_t hash;
	unsigned all; /* classes of its bytes, or-ed */
};

struct stop {
	const struct sentence_rules *rules;
	struct place *pl;
	const char *first; /* of the run of stops */
	const char *end;   /* past the run and what closes */
	bool asks;         /* ! or ? is among them */
	unsigned dots;
	bool quoted, bracketed; /* closed after the run */
	struct word before;

	enum next_kind kind;
	struct word next;
	bool quote, bracket, dash; /* opened before the next word */
};

size_t place_space(struct place *pl, const char *p)
{
	const char c = place_byte(pl, p);

	if (byte_class(c) & BYTE_SPACE)
		return 1;
	if (c == '\xC2')
		return place_byte(pl, p + 1) == '\xA0' ? 2 : 0;
	if (c == '\xE2' && place_byte(pl, p + 1) == '\x80') {
		const unsigned last = (unsigned char)place_byte(pl, p + 2);

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

/* Takes one stop, or a dot of a spaced ellipsis. */
static bool take_stop(struct stop *s)
{
	const char c = place_byte(s->pl, s->end);

	if (is_stop(c)) {
		s->asks = s->asks || c != '.';
		s->dots += c == '.';
		s->end++;
		return true;
	}
	if (place_mark(s->pl, s->end) == MARK_ELLIPSIS) {
		s->dots += 3;
		s->end += 3;
		return true;
	}
	if (c == ' ' && s->dots && !s->asks && place_byte(s->pl, s->end + 1) == '.') {
		const unsigned after = byte_class(place_byte(s->pl, s->end + 2));

		if (!(after & (BYTE_SPACE | BYTE_DOT)))
			return false;
		s->dots++;
		s->end += 2;
		return true;
	}
	return false;
}

/* A footnote's number in brackets. */
static size_t footnote(struct place *pl, const char *p)
{
	size_t n = 1;

	while (n < 5 && byte_class(place_byte(pl, p + n)) & BYTE_DIGIT)
		n++;
	return n > 1 && place_byte(pl, p + n) == ']' ? n + 1 : 0;
}

static bool take_closer(struct stop *s)
{
	const char c = place_byte(s->pl, s->end);
	size_t n = 1;

	switch (c) {
	case '"':
	case '\'':
		/* Before a letter it opens: the space is missing. */
		if (byte_class(place_byte(s->pl, s->end + 1)) & BYTE_WORD &&
		    !place_mark(s->pl, s->end + 1))
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
		n = place_byte(s->pl, s->end + 1) == '\xBB' ? 2 : 0;
		s->quoted = s->quoted || n;
		break;
	case '\xE2': {
		const unsigned mark = place_mark(s->pl, s->end);

		n = mark == MARK_CLOSE_SINGLE || mark == MARK_CLOSE_DOUBLE ? 3 : 0;
		s->quoted = s->quoted || n;
		break;
	}
	default: n = 0;
	}
	s->end += n;
	return n;
}

/* Stops and closing marks, as they come: `?!`, `.)`, `."`, `!'"`. */
static void take_run(struct stop *s)
{
	unsigned n = 0;

	while (take_stop(s))
		;
	while (n++ < CLOSERS_MOST && (take_closer(s) || take_stop(s)))
		;
}

static bool is_mark_before(const char *lo, const char *p)
{
	return p - lo >= 3 && (unsigned char)p[-1] < 0xC0 && p[-2] == '\x80' && p[-3] == '\xE2';
}

/* The word that ends at `p`: letters, digits, and dots and apostrophes between them. What
 * stands before a hyphen is another word ("D-Calif."). */
static struct word word_before(const char *lo, const char *p)
{
	struct word w = {.p = p, .hash = RULE_HASH_SEED};

	while (w.p > lo && w.len <= RULE_LEN_MOST) {
		const unsigned char c = (unsigned char)w.p[-1];
		const unsigned cls = sentence_bytes[c];

		if (!(cls & (BYTE_WORD | BYTE_DOT | BYTE_JOIN)) ||
		    (cls & BYTE_HIGH && is_mark_before(lo, w.p)))
			break;
		w.hash = rule_hash_step(w.hash, rule_fold(c));
		w.all |= cls;
		w.p--;
		w.len++;
	}
	return w;
}

/* Without what cannot begin a word. */
static struct word without_lead(struct word w)
{
	const char *end = w.p + w.len;
	const char *p = w.p;

	while (p < end && !(byte_class(*p) & BYTE_WORD))
		p++;
	return p == w.p ? w : word_before(p, end);
}

static struct word word_at(struct place *pl, const char *p)
{
	struct word w = {.p = p};
	char c;

	while (w.len < 48 && (c = place_byte(pl, p + w.len)) &&
	       byte_class(c) & (BYTE_WORD | BYTE_JOIN)) {
		if (c == '\xE2' && place_mark(pl, p + w.len))
			break;
		w.all |= byte_class(c);
		w.len++;
	}
	return w;
}

static const struct rule *word_rule(const struct stop *s, const struct word *w)
{
	return w->len && w->len <= RULE_LEN_MOST ? rules_find(s->rules, (struct str){w->p, w->len})
	                                         : NULL;
}

static enum next_kind kind_of_letter(struct place *pl, const char *p)
{
	const unsigned cls = byte_class(place_byte(pl, p));
	size_t len, have = (size_t)(pl->hi - p);
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
		place_byte(pl, p + 4);
	c = utf8_next((struct str){p, have}, &len);
	if (utf8_is_upper(c))
		return NEXT_UPPER;
	return utf8_is_lower(c) ? NEXT_LOWER : NEXT_OTHER;
}

/* Bytes of a mark that opens before a word, noted in `s`; 0 if there is none. */
static size_t opener(struct stop *s, const char *p)
{
	const unsigned mark = place_mark(s->pl, p);

	switch (place_byte(s->pl, p)) {
	case '"':
	case '\'': s->quote = true; return 1;
	case '(':
	case '[':
	case '{': s->bracket = true; return 1;
	case '*':
	case '_': return 1;
	case '-': s->dash = true; return 1;
	case '\xC2':
		if (place_byte(s->pl, p + 1) == '\xAB') {
			s->quote = true;
			return 2;
		}
		return place_byte(s->pl, p + 1) == '\xBF' || place_byte(s->pl, p + 1) == '\xA1' ? 2 : 0;
	default: break;
	}
	if (mark == MARK_OPEN_DOUBLE || mark == MARK_OPEN_SINGLE || mark == MARK_CLOSE_SINGLE)
		return s->quote = true, 3;
	if (mark == MARK_EN_DASH || mark == MARK_EM_DASH || mark == MARK_BULLET)
		return s->dash = true, 3;
	return 0;
}

/* What stands at `p`, after the white space behind the stop. */
static void read_next(struct stop *s, const char *p)
{
	size_t len;
	unsigned n = 0;
	char c;

	while (n++ < OPENERS_MOST && ((len = opener(s, p)) || (s->dash && (len = place_space(s->pl, p)))))
		p += len;
	c = place_byte(s->pl, p);
	s->kind = kind_of_letter(s->pl, p);
	s->next = word_at(s->pl, p);
	if (s->kind == NEXT_OTHER && c && strchr(",;:)]}?!.", c))
		s->kind = NEXT_STAY;
	if (s->kind == NEXT_OTHER && p >= s->pl->hi)
		s->kind = NEXT_END;
}

static int next_score(const struct stop *s)
{
	const struct rule *r = word_rule(s, &s->next);
	int score = RULE_UNKNOWN;

	if (s->kind == NEXT_DIGIT || s->kind == NEXT_OTHER)
		score = NUMBER_SCORE;
	else if (r && r->kind == RULE_TITLE && s->next.p[s->next.len] == '.')
		score = 40;
	else if (s->next.len == 1 && place_byte(s->pl, s->next.p + 1) == '.')
		score = RULE_UNKNOWN; /* an initial, not the article */
	else if (r && r->score != RULE_NO_SCORE)
		score = r->score;
	score += s->quote ? QUOTE_SCORE : 0;
	score += s->bracket ? BRACKET_SCORE : 0;
	score += s->quoted || s->bracketed ? CLOSED_SCORE : 0;
	return score;
}

/* Every part between dots has one or two letters: U.N, Ph.D, J.R.R. */
static bool is_dotted(const struct word *w)
{
	size_t part = 0;

	if (!(w->all & BYTE_DOT) || w->all & (BYTE_DIGIT | BYTE_HIGH))
		return false;
	for (size_t i = 0; i < w->len; i++) {
		part = w->p[i] == '.' ? 0 : part + 1;
		if (part > 2)
			return false;
	}
	return true;
}

static bool is_shortened(const struct word *w)
{
	return w->len >= 2 && w->len <= 5 && (w->all & BYTE_LOWER) &&
	       !(w->all & (BYTE_VOWEL | BYTE_DIGIT | BYTE_HIGH | BYTE_DOT | BYTE_JOIN));
}

/* What the shape of a word makes of it where no table knows it. */
static struct rule rule_by_shape(const struct word *w)
{
	struct rule r = {.kind = RULE_NONE};

	if (w->len == 1 && w->all & (BYTE_UPPER | BYTE_LOWER))
		r = (struct rule){.kind = RULE_MAY, .bias = INITIAL_BIAS};
	else if (is_dotted(w))
		r = (struct rule){.kind = RULE_MAY, .bias = ACRONYM_BIAS};
	else if (is_shortened(w))
		r = (struct rule){.kind = RULE_MAY, .bias = SHORTENED_BIAS};
	return r;
}

static struct rule rule_before(const struct stop *s)
{
	const struct word *w = &s->before;
	const struct rule *r = NULL;

	if (w->len && w->len <= RULE_LEN_MOST)
		r = rules_at(s->rules, w->p, w->len, w->hash);
	if (r && r->kind != RULE_NONE && rule_fits(r, w->p))
		return *r;
	return rule_by_shape(w);
}

/* Only a number or a letter stands before the stop: "1.", "(a).", "IV." */
static bool is_label(const struct stop *s)
{
	const struct word *w = &s->before;
	const char *p = s->pl->lo;

	if (!w->len || w->len > 4 || w->all & (BYTE_DOT | BYTE_HIGH | BYTE_JOIN))
		return false;
	if (w->len > 1 && w->all != BYTE_DIGIT) {
		for (size_t i = 0; i < w->len; i++)
			if (!strchr("IVXivx", w->p[i]))
				return false;
	} else if (w->len > 3) {
		return false;
	}
	while (p < w->p && (byte_class(*p) & BYTE_SPACE || strchr("(\"'[*#", *p)))
		p++;
	return p == w->p;
}

static bool is_numeral(const struct word *w)
{
	if (w->len == 1 && w->all & BYTE_UPPER)
		return w->p[0] != 'I' || true;
	for (size_t i = 0; i < w->len; i++)
		if (!strchr("IVXLCDM", w->p[i]))
			return false;
	return w->len;
}

static bool dot_ends(const struct stop *s)
{
	struct rule r;

	if (s->kind == NEXT_END)
		return true;
	if (s->kind == NEXT_STAY || is_label(s))
		return false;
	r = rule_before(s);
	if (r.kind == RULE_NONE || r.kind == RULE_WORD || r.kind == RULE_BANG)
		return s->kind != NEXT_LOWER || (s->before.len > 1 && !s->quoted && !s->bracketed);
	if (s->kind == NEXT_LOWER || r.kind == RULE_TITLE || r.kind == RULE_NEVER)
		return false;
	if (r.kind == RULE_NUMBER && (s->kind == NEXT_DIGIT || is_numeral(&s->next)))
		return false;
	return r.bias + next_score(s) > 0;
}

/* "?" Smith asked.: the name of a speaker and a verb of saying follow the quote. */
static bool is_said(const struct stop *s)
{
	const char *p = s->next.p;
	const struct rule *r = word_rule(s, &s->next);

	if (!s->quoted || s->quote || s->bracket || (r && r->score > 0))
		return false;
	for (unsigned n = 0; n < 5; n++) {
		const struct word w = word_at(s->pl, p);

		r = word_rule(s, &w);
		if (!w.len)
			return false;
		if (r && r->says)
			return n > 0;
		if (kind_of_letter(s->pl, p) != NEXT_UPPER)
			return false;
		p += w.len;
		if (place_byte(s->pl, p) == '.')
			p++;
		if (place_byte(s->pl, p) != ' ')
			return false;
		p++;
	}
	return false;
}

static bool asks_ends(const struct stop *s)
{
	struct rule r;

	if (s->kind == NEXT_END)
		return true;
	if (s->kind == NEXT_STAY)
		return false;
	r = rule_before(s);
	if (s->kind == NEXT_LOWER)
		return !s->quoted && !s->bracketed && r.kind != RULE_BANG;
	if (r.kind == RULE_BANG && s->end - s->first == 1)
		return r.bias + next_score(s) > 0;
	return !is_said(s);
}

static bool ellipsis_ends(const struct stop *s)
{
	return s->kind == NEXT_END || s->kind == NEXT_UPPER;
}

/* No space follows. "talks.The" is two sentences, "readout.Org" and "U.S.-based" are not. */
static bool glued_ends(struct stop *s)
{
	const struct word *w = &s->before;
	const char *lo = w->p - s->pl->lo > 64 ? w->p - 64 : s->pl->lo;
	const struct rule *r;

	read_next(s, s->end);
	if (s->kind != NEXT_UPPER || s->dash || s->dots > 1 || w->len < 2 ||
	    w->all & (BYTE_DOT | BYTE_DIGIT | BYTE_UPPER))
		return false;
	for (const char *p = w->p; p > lo && !(byte_class(p[-1]) & BYTE_SPACE); p--)
		if (strchr("/@.:", p[-1]))
			return false;
	r = word_rule(s, &s->next);
	return r && r->score != RULE_NO_SCORE && r->score > 0;
}

/* Past white space; sets `*blank` if a line in it is blank. */
static const char *skip_space(struct stop *s, const char *p, bool *over, bool lines_end)
{
	unsigned lines = 0;
	size_t n;

	while (p < s->pl->hi && (n = place_space(s->pl, p))) {
		lines += *p == '\n' || *p == '\f';
		if (lines > 1 || (lines && lines_end)) {
			*over = true;
			return p;
		}
		p += n;
	}
	if (p >= s->pl->hi)
		place_byte(s->pl, p);
	return p;
}

bool stop_ends(const struct sentence_rules *rules, struct place *pl, bool lines_end,
               const char **end)
{
	struct stop s = {.rules = rules, .pl = pl};
	const char *p;
	bool over = false;

	s.first = s.end = (unsigned char)*pl->at == MARK_ELLIPSIS ? pl->at - 2 : pl->at;
	take_run(&s);
	*end = s.end > pl->at ? s.end : pl->at + 1;
	s.before = without_lead(word_before(pl->lo, s.first));
	p = skip_space(&s, s.end, &over, lines_end);
	if (over)
		return true;
	if (p == s.end && p < pl->hi)
		return glued_ends(&s);
	read_next(&s, p);
	if (s.asks)
		return asks_ends(&s);
	return s.dots > 1 ? ellipsis_ends(&s) : dot_ends(&s);
}
