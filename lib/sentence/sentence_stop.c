/* Does a stop end its sentence? */
#include "sentence/sentence_stop.h"

enum {
	NUMBER_SCORE = -15,  /* a number after an abbreviation that may end a sentence */
	QUOTE_SCORE = 15,    /* ... and what counts on top: an opening quote, */
	BRACKET_SCORE = -15, /* an opening bracket, */
	CLOSED_SCORE = 10,   /* a quote or bracket closed after the stop */
	TITLE_SCORE = 25,    /* ... a title: "Acme Inc. Mr. Smith" */
	INITIAL_BIAS = -35,
	ACRONYM_BIAS = -5,
	SHORTENED_BIAS = -10,
	COMPOUND_BIAS = -15,
};

static const struct rule *word_rule(const struct sentence_stop *s, const struct sentence_word *w)
{
	return w->len && w->len <= RULE_LEN_MOST ? sentence_rules_find(s->rules, (struct str){w->p, w->len})
	                                         : NULL;
}

/* What the next word says for a boundary. */
static int next_score(const struct sentence_stop *s)
{
	const struct rule *r = word_rule(s, &s->next);
	int score = RULE_UNKNOWN;

	if (s->kind == NEXT_DIGIT || s->kind == NEXT_OTHER)
		score = NUMBER_SCORE;
	else if (sentence_place_byte(s->pl, s->next.p + s->next.len) == '.' && (s->next.len == 1 || (r && r->kind)))
		/* An initial or an abbreviation, not the article or the word. */
		score = r && r->kind == RULE_TITLE ? TITLE_SCORE : RULE_UNKNOWN;
	else if (r && r->score != RULE_NO_SCORE)
		score = r->score;
	score += s->quote ? QUOTE_SCORE : 0;
	score += s->bracket ? BRACKET_SCORE : 0;
	score += s->quoted || s->bracketed ? CLOSED_SCORE : 0;
	return score;
}

/* Every part between dots has at most `most` letters: 2 for U.N, Ph.D and J.R.R, 4 for
 * Pub.L and S.Rep. */
static bool is_dotted(const struct sentence_word *w, size_t most)
{
	size_t part = 0;

	if (!(w->all & BYTE_DOT) || !(w->all & BYTE_LETTER) || w->all & (BYTE_DIGIT | BYTE_HIGH))
		return false;
	for (size_t i = 0; i < w->len; i++) {
		part = w->p[i] == '.' ? 0 : part + 1;
		if (part > most)
			return false;
	}
	return true;
}

static bool is_shortened(const struct sentence_word *w)
{
	return w->len >= 2 && w->len <= 5 && (w->all & BYTE_LOWER) &&
	       !(w->all & (BYTE_VOWEL | BYTE_DIGIT | BYTE_HIGH | BYTE_DOT | BYTE_JOIN));
}

/* What the shape of a word makes of it where no table knows it. */
static struct rule rule_by_shape(const struct sentence_word *w)
{
	struct rule r = {.kind = RULE_NONE};

	if (w->len == 1 && w->all & (BYTE_UPPER | BYTE_LOWER))
		r = (struct rule){.kind = RULE_MAY, .bias = INITIAL_BIAS};
	else if (is_dotted(w, 2))
		r = (struct rule){.kind = RULE_MAY, .bias = ACRONYM_BIAS};
	else if (w->all & BYTE_UPPER && is_dotted(w, 4))
		r = (struct rule){.kind = RULE_MAY, .bias = COMPOUND_BIAS};
	else if (is_shortened(w))
		r = (struct rule){.kind = RULE_MAY, .bias = SHORTENED_BIAS};
	return r;
}

static struct rule rule_before(const struct sentence_stop *s)
{
	const struct sentence_word *w = &s->before;
	const struct rule *r = NULL;

	if (w->len && w->len <= RULE_LEN_MOST)
		r = sentence_rules_at(s->rules, w->p, w->len, w->hash);
	if (r && r->kind != RULE_NONE && r->kind != RULE_BANG && sentence_rule_fits(r, w->p))
		return *r;
	return rule_by_shape(w);
}

/* Only a number or a letter stands before the stop: "1.", "(a).", "IV." */
static bool is_label(const struct sentence_stop *s)
{
	const struct sentence_word *w = &s->before;
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
	/* A list that began within the sentence: "the reasons: 1. It is late". */
	if (w->all == BYTE_DIGIT && w->p - p >= 2 && w->p[-1] == ' ' && w->p[-2] == ':')
		return true;
	while (p < w->p && (byte_class(*p) & BYTE_SPACE || strchr("(\"'[*#", *p)))
		p++;
	return p == w->p;
}

/* "16 Wall. 36": a volume, a reporter and a page. */
static bool is_citation(const struct sentence_stop *s)
{
	const struct sentence_word *w = &s->before;

	return s->kind == NEXT_DIGIT && w->len <= 6 && byte_class(w->p[0]) & BYTE_UPPER &&
	       w->p - s->pl->lo >= 2 && w->p[-1] == ' ' && byte_class(w->p[-2]) & BYTE_DIGIT;
}

/* The stop belongs to an address, not to a word. */
static bool in_address(const struct sentence_stop *s)
{
	const char *p = s->before.p;

	while (p > s->pl->lo && s->first - p < 64 && !(byte_class(p[-1]) & BYTE_SPACE))
		if (strchr("/@=", *--p))
			return true;
	return s->first - p > 4 && (!memcmp(p, "www.", 4) || !memcmp(p, "http", 4));
}

/* A Roman numeral or a single letter, but not the pronoun. */
static bool is_numeral(const struct sentence_stop *s)
{
	const struct sentence_word *w = &s->next;

	if (w->len == 1 && w->all & BYTE_UPPER)
		return w->p[0] != 'I' ||
		       !(byte_class(sentence_place_byte(s->pl, w->p + 1)) & BYTE_SPACE &&
		         byte_class(sentence_place_byte(s->pl, w->p + 2)) & BYTE_LOWER);
	for (size_t i = 0; i < w->len; i++)
		if (!strchr("IVXLCDM", w->p[i]))
			return false;
	return w->len;
}

/* After an ordinary word: who writes without capitals still ends sentences. */
static bool ends_before_small(const struct sentence_stop *s)
{
	return s->before.len != 1 && !s->quoted && !s->bracketed && !in_address(s);
}

static bool dot_ends(const struct sentence_stop *s)
{
	struct rule r;

	if (is_label(s))
		return false;
	r = rule_before(s);
	if (r.kind == RULE_NONE || r.kind == RULE_WORD)
		return s->kind == NEXT_LOWER ? ends_before_small(s) : !is_citation(s);
	if (s->kind == NEXT_LOWER || r.kind == RULE_TITLE || r.kind == RULE_NEVER)
		return false;
	if (r.kind == RULE_NUMBER && (s->kind == NEXT_DIGIT || is_numeral(s)))
		return false;
	return r.bias + next_score(s) > 0;
}

/* "?" Smith asked.: the name of a speaker and a verb of saying follow the quote. */
static bool is_said(const struct sentence_stop *s)
{
	const char *p = s->next.p;
	const struct rule *r = word_rule(s, &s->next);

	if (!s->quoted || s->quote || s->bracket || (r && r->score > 0))
		return false;
	for (unsigned n = 0; n < 5; n++) {
		const struct sentence_word w = sentence_stop_word_at(s->pl, p);

		r = word_rule(s, &w);
		if (!w.len)
			return false;
		if (r && r->says)
			return n > 0;
		if (sentence_stop_kind_at(s->pl, p) != NEXT_UPPER)
			return false;
		p += w.len;
		if (sentence_place_byte(s->pl, p) == '.')
			p++;
		if (sentence_place_byte(s->pl, p) != ' ')
			return false;
		p++;
	}
	return false;
}

static const struct rule *bang_rule(const struct sentence_stop *s)
{
	const struct rule *r = word_rule(s, &s->before);

	return r && r->kind == RULE_BANG && sentence_rule_fits(r, s->before.p) && s->end - s->first == 1
	               ? r : NULL;
}

static bool comma_before(const struct sentence_stop *s)
{
	return s->first > s->pl->lo && s->first[-1] == ',';
}

static bool asks_ends(const struct sentence_stop *s)
{
	const struct rule *r;

	r = bang_rule(s);
	if (s->kind == NEXT_LOWER)
		return !s->quoted && !s->bracketed && !r && !comma_before(s);
	if (r)
		return r->bias + next_score(s) > 0;
	return !is_said(s);
}

static bool ellipsis_ends(const struct sentence_stop *s)
{
	return s->kind == NEXT_UPPER;
}

/* "... And so it went": the ellipsis begins the sentence. */
static bool is_leading_ellipsis(const struct sentence_stop *s)
{
	const char *p = s->pl->lo;

	while (p < s->first && (byte_class(*p) & BYTE_SPACE || strchr("(\"'[", *p)))
		p++;
	return p == s->first && s->dots > 2 && !s->asks && !s->quoted && !s->bracketed;
}

/* The word before is a known abbreviation. */
static bool is_abbreviation(const struct sentence_stop *s)
{
	const struct rule *r = word_rule(s, &s->before);

	return r && r->kind != RULE_NONE;
}

/* The word that a missing space joins to the stop looks like a word of running text, which
 * the last part of a name or an address does not. */
static bool is_plain_next(const struct sentence_stop *s)
{
	const struct rule *r = word_rule(s, &s->next);
	const struct sentence_word *w = &s->next;

	if (r && r->score != RULE_NO_SCORE)
		return r->score > 0;
	return w->len > 2 && !(w->all & BYTE_DIGIT) &&
	       byte_class(sentence_place_byte(s->pl, w->p + w->len)) & BYTE_SPACE &&
	       byte_class(w->p[1]) & BYTE_LOWER;
}

/* No space follows. "talks.The" is two sentences, "readout.org" and "U.S.-based" are not. */
static bool glued_ends(const struct sentence_stop *s)
{
	const struct sentence_word *w = &s->before;

	if (s->dash || w->len == 1 || w->all & (BYTE_DOT | BYTE_UPPER) || in_address(s))
		return false;
	if (s->kind == NEXT_LOWER)
		return s->asks && s->first[0] == '?' && !s->quoted && !s->bracketed && !s->quote;
	return s->kind == NEXT_UPPER && !is_abbreviation(s) && is_plain_next(s);
}

enum plain { PLAIN_ENDS, PLAIN_GOES_ON, PLAIN_NOT };

/* A space and a capital follow the stop. It ends the sentence after an ordinary word: one of
 * several letters with a vowel, or a number, that is in no table, and no label ("vi.") at
 * the beginning. It does not after a title. */
static enum plain plain_word(const struct sentence_rules *rules, const struct sentence_place *pl)
{
	const struct sentence_word w = sentence_stop_word_before(pl->lo, pl->at);
	const struct rule *r;

	if (w.len < 2 || w.len > RULE_LEN_MOST || w.all & (BYTE_DOT | BYTE_HIGH | BYTE_JOIN))
		return PLAIN_NOT;
	r = sentence_rules_at(rules, w.p, w.len, w.hash);
	if (r && r->kind != RULE_NONE)
		return *pl->at == '.' && r->kind == RULE_TITLE && sentence_rule_fits(r, w.p) ? PLAIN_GOES_ON
		                                                                   : PLAIN_NOT;
	if (!(w.all & (BYTE_VOWEL | BYTE_DIGIT)) || w.p - pl->lo < 2 ||
	    !(byte_class(w.p[-2]) & BYTE_WORD))
		return PLAIN_NOT;
	return PLAIN_ENDS;
}

/* The first dot of "U.S.": one letter before, another one behind. */
static bool is_first_dot(const struct sentence_place *pl)
{
	const char *p = pl->at;

	return byte_class(p[1]) & BYTE_UPPER && p - pl->lo >= 2 && byte_class(p[-1]) & BYTE_UPPER &&
	       p[-2] == ' ';
}

/* "Mr.", "Dr.": a capital and a small letter. */
static bool maybe_title(const struct sentence_place *pl)
{
	const char *p = pl->at;

	return *p == '.' && p - pl->lo > 2 && byte_class(p[-2]) & BYTE_UPPER && p[-3] == ' ' &&
	       byte_class(p[-1]) & BYTE_LOWER;
}

/* Nearly all stops need no more than this; it says the same as the long way, sooner. */
static enum plain plain_stop(const struct sentence_rules *rules, const struct sentence_place *pl)
{
	const char *p = pl->at;

	if (pl->hi - p < 4 || *p & '\x80')
		return PLAIN_NOT;
	if (p[1] == '\n' && p[2] == '\n' && !maybe_title(pl))
		return PLAIN_ENDS;
	if (p[1] == ' ' && byte_class(p[2]) & BYTE_UPPER)
		return plain_word(rules, pl);
	if (*p != '.')
		return PLAIN_NOT;
	return byte_class(p[1]) & (BYTE_LOWER | BYTE_DIGIT) || is_first_dot(pl) ? PLAIN_GOES_ON
	                                                                        : PLAIN_NOT;
}

bool sentence_stop_ends(const struct sentence_rules *rules, struct sentence_place *pl, bool lines_end,
               const char **end)
{
	const enum plain plain = plain_stop(rules, pl);
	struct sentence_stop s;

	*end = pl->at + 1;
	if (plain != PLAIN_NOT)
		return plain == PLAIN_ENDS;
	sentence_stop_read(&s, rules, pl, lines_end);
	if (s.end > *end)
		*end = s.end;
	/* What is behind the blank line may be only the edge of a page. */
	if (s.kind == NEXT_END)
		return !maybe_title(pl) || rule_before(&s).kind != RULE_TITLE;
	if (s.dots > 2 && is_leading_ellipsis(&s))
		return false;
	if (s.glued)
		return glued_ends(&s);
	if (s.kind == NEXT_STAY)
		return false;
	if (s.asks)
		return asks_ends(&s);
	return s.dots > 1 ? ellipsis_ends(&s) : dot_ends(&s);
}
