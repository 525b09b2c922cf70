#include "time/when_token.h"

/* A dash of any kind; its length in bytes or 0. */
static size_t dash_at(struct str s)
{
	if (s.len && s.p[0] == '-')
		return 1;
	/* U+2010 to U+2015 */
	if (s.len >= 3 && !memcmp(s.p, "\xE2\x80", 2) && (unsigned char)s.p[2] >= 0x90 &&
	    (unsigned char)s.p[2] <= 0x95)
		return 3;
	return 0;
}

/* Phrases need not know a dash within words from one between them, nor spaced slashes. */
static enum when_gap break_gap(struct str between)
{
	struct str s = str_trim(between);

	if (s.len && dash_at(s) == s.len)
		return s.len == between.len ? WHEN_HYPHEN : WHEN_DASH;
	if (str_eq(s, STR("/")))
		return WHEN_SLASH;
	return WHEN_OTHER;
}

static enum when_gap gap_of(const struct words *w, size_t i)
{
	const struct word *word = &w->v[i];

	switch (word->gap) {
	case GAP_SPACE:
		return WHEN_SPACE;
	case GAP_HYPHEN:
		return WHEN_HYPHEN;
	case GAP_COMMA:
		return WHEN_COMMA;
	case GAP_SLASH:
		return WHEN_SLASH;
	case GAP_DOT:
		return WHEN_DOT;
	case GAP_APOSTROPHE:
		return WHEN_APOSTROPHE;
	case GAP_DASH:
	case GAP_BREAK:
		return i ? break_gap(str_cut(w->text, w->v[i - 1].end, word->start)) : WHEN_OTHER;
	default:
		return WHEN_OTHER;
	}
}

static void find_classes(const struct when_window *win, struct when_token *t, uint64_t hash)
{
	const struct when_slot *s = when_slot_of(win->g, hash);

	if (!s)
		return;
	t->slot = s;
	t->number = s->number;
	t->starts |= s->starts;
	for (uint32_t i = s->members; i < s->members + s->n_members; i++) {
		const struct when_member *m = &win->g->members[i];

		if (!m->capital || t->capital)
			t->mask |= UINT64_C(1) << m->class;
	}
}

static bool is_abbreviation(const struct when_window *win, const struct when_token *t)
{
	const struct when_slot *s = t->slot;

	for (uint32_t i = s ? s->members : 0; s && i < s->members + s->n_members; i++)
		if (win->g->members[i].abbreviation)
			return true;
	return false;
}

/* A decade's ending is small: "the 1990s", no "1990S". */
static enum when_suffix suffix_of(const struct when_grammar *g, struct str s)
{
	uint64_t forms = s.len ? word_roles_of(&g->forms, words_hash(s)) : 0;

	if (forms >> WHEN_FORM_ORDINAL & 1)
		return SUFFIX_ORDINAL;
	return forms >> WHEN_FORM_DECADE & 1 && *s.p >= 'a' ? SUFFIX_DECADE : SUFFIX_NONE;
}

static struct when_token *add_token(struct when_window *win, uint32_t start, uint32_t end,
                                    size_t word, enum when_gap gap)
{
	struct when_token *t = &win->v[win->n++];
	char c = win->w->text.p[start];

	*t = (struct when_token){.start = start, .end = end, .word = (uint32_t)word,
	                         .gap = (uint16_t)gap};
	t->capital = c >= 'A' && c <= 'Z';
	t->starts = win->g->h->word_starts;
	if (str_is_digit(c))
		t->starts |= win->g->h->digit_starts;
	return t;
}

static void read_digits(struct when_token *t, struct str digits)
{
	const size_t n = digits.len;

	if (n <= 9 && str_take_digits(&digits, n, &t->value))
		t->digits = (uint8_t)n;
}

/* "2000%", "2000 %", "2000€", "30°"; the next sum begins in "in 2000 €5 million". */
static bool has_unit_sign(struct str text, size_t end)
{
	static const char *const signs[] = {"%", "$", "\xC2\xA3", "\xC2\xA5", "\xC2\xB0",
	                                    "\xE2\x82\xAC", "\xE2\x80\xB0"};
	struct str s = str_cut(text, end, text.len);

	if (str_starts(s, STR(" ")))
		s = str_cut(s, 1, s.len);
	if (!s.len || !(*s.p == '%' || *s.p == '$' || *s.p & '\x80'))
		return false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t len = strlen(signs[i]);

		if (str_starts(s, str_of(signs[i])))
			return s.len == len || !str_is_digit(s.p[len]);
	}
	return false;
}

/* "$2000", "#12", "£30": no part of a date. */
static bool is_amount(struct str text, size_t at)
{
	unsigned char c = at ? (unsigned char)text.p[at - 1] : 0;

	if (c == '$' || c == '#' || c == '+')
		return true;
	/* pound, yen, section; euro and other signs of U+20A0 to U+20CF */
	return (c >= 0xA3 && c <= 0xA7 && at > 1 && (unsigned char)text.p[at - 2] == 0xC2) ||
	       (at > 2 && !memcmp(text.p + at - 3, "\xE2\x82", 2));
}

/* "28", "28th", "1990s", "14april" (two tokens). */
static void add_digit_word(struct when_window *win, size_t i, enum when_gap gap)
{
	const struct word *word = &win->w->v[i];
	struct str s = str_cut(win->w->text, word->start, word->end);
	struct when_token *t = add_token(win, word->start, word->end, i, gap);
	size_t n = 0;

	while (n < s.len && str_is_digit(s.p[n]))
		n++;
	read_digits(t, str_cut(s, 0, n));
	t->suffix = (uint8_t)suffix_of(win->g, str_cut(s, n, s.len));
	if (n == s.len || t->suffix != SUFFIX_NONE) {
		find_classes(win, t, word->hash);
		if (is_amount(win->w->text, word->start) || has_unit_sign(win->w->text, word->end))
			t->digits = 0;
		return;
	}
	t->end = word->start + (uint32_t)n;
	t = add_token(win, t->end, word->end, i, WHEN_JOINED);
	find_classes(win, t, words_hash(str_cut(s, n, s.len)));
}

/* "feb13", "FY2025": letters that the grammar knows, then digits. */
static bool add_glued(struct when_window *win, size_t i, enum when_gap gap)
{
	const struct word *word = &win->w->v[i];
	struct str s = str_cut(win->w->text, word->start, word->end);
	size_t n = s.len;
	struct when_token *t;

	while (n && str_is_digit(s.p[n - 1]))
		n--;
	if (n == s.len || !n || s.len > 12 ||
	    !when_slot_of(win->g, words_hash(str_cut(s, 0, n))))
		return false;
	t = add_token(win, word->start, word->start + (uint32_t)n, i, gap);
	find_classes(win, t, words_hash(str_cut(s, 0, n)));
	t = add_token(win, word->start + (uint32_t)n, word->end, i, WHEN_JOINED);
	read_digits(t, str_cut(s, n, s.len));
	return true;
}

/* "1462.93", not a part of "28.8.2024". */
static bool is_decimal(struct str text, uint32_t start, uint32_t dot, uint32_t end)
{
	if (start > 1 && text.p[start - 1] == '.' && str_is_digit(text.p[start - 2]))
		return false;
	return text.p[dot] == '.' &&
	       !(end + 1 < text.len && text.p[end] == '.' && str_is_digit(text.p[end + 1]));
}

/* The second half of "1,000", "2.5" or "15:30" goes to the number before it. Only the
 * first is a number that counts. */
static bool join_number(struct when_window *win, size_t i)
{
	struct when_token *t = win->n ? &win->v[win->n - 1] : NULL;
	const struct word *word = &win->w->v[i];
	size_t len = word->end - word->start;
	char c;

	if (!t || t->word + 1 != i || word->start != t->end + 1 || !str_is_digit(win->w->text.p[t->end - 1]))
		return false;
	c = win->w->text.p[t->end];
	if (c == ',' && len == 3 && t->value < 1000000) {
		int32_t thousands = t->value;

		t->value = 0;
		read_digits(t, str_cut(win->w->text, word->start, word->end));
		t->value += thousands * 1000;
		t->digits = 9;
	} else if (c == ':' || is_decimal(win->w->text, t->start, t->end, word->end)) {
		t->digits = 0;
	} else {
		return false;
	}
	t->end = word->end;
	t->word = (uint32_t)i;
	return true;
}

static void add_word(struct when_window *win, size_t i)
{
	const struct word *word = &win->w->v[i];
	enum when_gap gap = gap_of(win->w, i);
	struct when_token *last = win->n ? &win->v[win->n - 1] : NULL, *t;

	if (word->gap == GAP_STOP && last && is_abbreviation(win, last))
		gap = WHEN_SPACE;
	if (word->flags & WORD_DIGIT) {
		if (!join_number(win, i))
			add_digit_word(win, i, gap);
		return;
	}
	if (str_is_digit(win->w->text.p[word->end - 1]) && !when_slot_of(win->g, word->hash) &&
	    add_glued(win, i, gap))
		return;
	t = add_token(win, word->start, word->end, i, gap);
	t->capital = word->flags & WORD_CAPITAL;
	find_classes(win, t, word->hash);
}

void when_window_fill(struct when_window *win, size_t first, size_t at, bool all)
{
	size_t i = first;

	win->n = 0;
	for (; i < win->w->n && win->n < WHEN_WINDOW; i++) {
		const struct when_token *last = win->n ? &win->v[win->n - 1] : NULL;

		if (!all && i > at && last && !last->slot && !last->digits &&
		    !(win->w->v[i - 1].flags & WORD_DIGIT))
			break;
		add_word(win, i);
	}
	win->end = i;
}

int32_t when_class_value(const struct when_window *win, const struct when_token *t,
                         unsigned class)
{
	for (uint32_t i = t->slot->members; i < t->slot->members + t->slot->n_members; i++)
		if (win->g->members[i].class == class)
			return win->g->members[i].value;
	return 0;
}
