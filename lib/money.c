#include "money.h"

#include "money_number.h"
#include "phrase_table.h"

#include <stdio.h>

enum column { CODE, KIND, FORM, NOTE };
static const char *const columns[] = {"code", "kind", "form", "note", NULL};

/* What a phrase of the lexicon is, in the low bits of its value; above them the row. */
enum kind { SYMBOL, ISO, WORD, SUB, SCALE, NUMBER, KINDS };
enum { KIND_BITS = 3 };
static const char *const kinds[] = {"symbol", "code", "word", "sub", "scale", "number"};

static const char *add_row(struct lexicon_builder *b, struct vocab_builder *first,
                           const struct table *t, size_t row)
{
	struct str form = table_cell(t, row, FORM), kind = table_cell(t, row, KIND);
	unsigned k = 0;

	while (k < KINDS && !str_eq(kind, str_of(kinds[k])))
		k++;
	if (k == KINDS)
		return "field kind is unknown, of";
	if (k == SYMBOL || (k == SCALE && str_eq(table_cell(t, row, NOTE), STR("glued"))))
		return NULL;
	vocab_add_first(first, form, VOCAB_MONEY);
	if (!lexicon_add(b, form, k == ISO ? LEXICON_EXACT : LEXICON_ANY,
	                 (uint32_t)row << KIND_BITS | k))
		return "field form is not to be matched";
	return NULL;
}

static const struct phrase_table money_table = {columns, NOTE + 1, FORM, add_row};

bool money_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	return phrase_table_compile(&money_table, path, first, out);
}

size_t money_open(struct money_words *k, struct str blob)
{
	size_t len = phrase_table_open(&k->lex, &k->rows, blob);

	/* Symbols stand together, first in the table. */
	while (k->last_symbol < k->rows.n_rows &&
	       str_eq(table_cell(&k->rows, k->last_symbol, KIND), STR("symbol")))
		k->last_symbol++;
	return len;
}

/* An amount as far as it has been read. */
struct amount {
	struct number n;
	struct str code;
	bool scaled, vague;
	size_t next;  /* the word behind it */
	size_t start, end;
};

static bool is_sign_row(const struct money_words *k, size_t row)
{
	return row < k->last_symbol;
}

/* Most figures stand behind a small letter, a digit or nothing, a space between or not. */
static bool may_end_symbol(struct str text, size_t end)
{
	unsigned char c = end ? (unsigned char)text.p[end - 1] : ' ', b;

	if (c == '$' || c >= 0x80 || c == '.' || (c >= 'A' && c <= 'Z'))
		return true;
	b = end > 1 ? (unsigned char)text.p[end - 2] : ' ';
	return c >= 'a' && c <= 'z' && (end < 3 || b < 'a' || text.p[end - 3] == ' ');
}

/* The longest symbol that ends at byte `end`; its length, 0 for none. */
static size_t symbol_before(const struct money_words *k, struct str text, size_t end,
                            struct str *code)
{
	size_t best = 0;

	if (!may_end_symbol(text, end))
		return 0;

	for (size_t r = 0; is_sign_row(k, r); r++) {
		struct str form = table_cell(&k->rows, r, FORM);
		size_t at = end - form.len;

		if (form.len <= best || form.len > end || memcmp(text.p + at, form.p, form.len))
			continue;
		/* Letters of a symbol are not the end of a word. */
		if (at && (unsigned char)form.p[0] < 0x80 && form.p[0] != '$' &&
		    ((text.p[at - 1] | 0x20) >= 'a' && (text.p[at - 1] | 0x20) <= 'z'))
			continue;
		best = form.len;
		*code = table_cell(&k->rows, r, CODE);
	}
	return best;
}

static size_t symbol_after(const struct money_words *k, struct str text, size_t at,
                           struct str *code)
{
	size_t best = 0;

	if (at >= text.len || (unsigned char)text.p[at] < 0x80)
		return 0;
	for (size_t r = 0; is_sign_row(k, r); r++) {
		struct str form = table_cell(&k->rows, r, FORM);

		if (form.len <= best || form.len > text.len - at || (unsigned char)form.p[0] < 0x80 ||
		    memcmp(text.p + at, form.p, form.len))
			continue;
		best = form.len;
		*code = table_cell(&k->rows, r, CODE);
	}
	return best;
}

/* The longest phrase of one kind at word `i`, joined to the word before unless `free`. */
static bool phrase_at(const struct money_words *k, const struct words *w, size_t i, unsigned kinds_ok,
                      bool unjoined, struct lexicon_hit *hit)
{
	struct lexicon_hit hits[4];
	size_t n;

	if (i >= w->n || (!unjoined && w->v[i].gap != GAP_SPACE && w->v[i].gap != GAP_HYPHEN))
		return false;
	n = lexicon_at(&k->lex, w, i, hits, 4);
	for (size_t h = 0; h < n; h++)
		do
			if (kinds_ok >> (hits[h].value & ((1 << KIND_BITS) - 1)) & 1) {
				*hit = hits[h];
				return true;
			}
		while (lexicon_next(&k->lex, w, &hits[h]));
	return false;
}

static struct str cell(const struct money_words *k, const struct lexicon_hit *h, enum column c)
{
	return table_cell(&k->rows, h->value >> KIND_BITS, c);
}

static enum kind kind_of(const struct lexicon_hit *h)
{
	return (enum kind)(h->value & ((1 << KIND_BITS) - 1));
}

/* "m", "bn", "B" right behind the figure's digits. */
static bool glued_scale(const struct money_words *k, struct str letters, struct amount *a)
{
	for (size_t r = k->last_symbol; r < k->rows.n_rows; r++)
		if (str_eq(table_cell(&k->rows, r, KIND), STR("scale")) &&
		    str_eq(table_cell(&k->rows, r, NOTE), STR("glued")) &&
		    str_eq(table_cell(&k->rows, r, FORM), letters)) {
			a->scaled = true;
			return number_times(&a->n, table_cell(&k->rows, r, CODE));
		}
	return false;
}

/* Takes scale words ("hundred million") behind the figure. */
static bool take_scales(const struct money_words *k, const struct words *w, struct amount *a)
{
	struct lexicon_hit h;

	while (phrase_at(k, w, a->next, 1 << SCALE, false, &h)) {
		if (!number_times(&a->n, cell(k, &h, CODE)))
			return false;
		a->scaled = true;
		a->next = h.last;
		a->end = w->v[h.last - 1].end;
	}
	/* "€500 m": a glued scale may stand apart once a symbol has said that it is money. */
	if (!a->scaled && a->code.len && a->next < w->n && w->v[a->next].gap == GAP_SPACE &&
	    w->v[a->next].end - w->v[a->next].start <= 3 &&
	    glued_scale(k, words_text(w, a->next, a->next + 1), a)) {
		a->end = w->v[a->next].end;
		a->next++;
	}
	return true;
}

/* Reads the digits from byte `at`; words up to a->next are used up. */
static bool take_figure(const struct money_words *k, const struct words *w, size_t at,
                        struct amount *a)
{
	size_t end = number_read(&a->n, w->text, at), word_end;

	if (!end)
		return false;
	while (a->next < w->n && w->v[a->next].start < end)
		a->next++;
	word_end = w->v[a->next - 1].end;
	a->end = end;
	if (word_end <= end)
		return true;
	a->end = word_end;
	return glued_scale(k, str_cut(w->text, end, word_end), a);
}

static bool take_currency(const struct money_words *k, const struct words *w, struct amount *a)
{
	struct lexicon_hit h;
	size_t len;

	if (phrase_at(k, w, a->next, 1 << WORD | 1 << SUB | 1 << ISO, false, &h)) {
		if (kind_of(&h) == SUB && !number_times(&a->n, cell(k, &h, NOTE)))
			return false;
		if (!a->code.len)
			a->code = cell(k, &h, CODE);
		a->next = h.last;
		a->end = w->v[h.last - 1].end;
		return true;
	}
	if (a->code.len)
		return true;
	len = a->end < w->text.len && w->text.p[a->end] == ' ';
	len += symbol_after(k, w->text, a->end + len, &a->code);
	a->end += a->code.len ? len : 0;
	return a->code.len;
}

static bool finish(const struct words *w, size_t first, const struct amount *a, struct money *m)
{
	size_t next = a->next;

	while (next < w->n && w->v[next].start < a->end)
		next++;
	m->first = (uint32_t)first;
	m->last = (uint32_t)next;
	m->start = (uint32_t)a->start;
	m->end = (uint32_t)a->end;
	m->value[0] = '\0';
	if (!a->vague) {
		int len = snprintf(m->value, sizeof m->value, "%.*s ", STR_FMT(a->code, 8));

		return number_write(&a->n, m->value + len, sizeof m->value - (size_t)len);
	}
	return true;
}

/* "5 to 10 million": what the second figure is counted in counts the first one too. */
static void borrow_scale(const struct money_words *k, const struct words *w, struct amount *a)
{
	size_t i = a->next;
	struct amount to = {.code = a->code};
	struct str between, code;

	if (a->scaled || i >= w->n)
		return;
	between = str_cut(w->text, a->end, w->v[i].start);
	if (words_hash(words_text(w, i, i + 1)) == words_hash(STR("to")) && i + 1 < w->n)
		i++;
	else if (memchr(between.p, ' ', between.len) || !between.len || between.p[0] == ',')
		return;
	if (!(w->v[i].flags & WORD_DIGIT))
		return;
	symbol_before(k, w->text, w->v[i].start, &code);
	to.next = i;
	if (!take_figure(k, w, w->v[i].start, &to))
		return;
	to.n = (struct number){1, 0};
	if (!to.scaled && take_scales(k, w, &to))
		number_product(&a->n, &to.n);
}

/* A figure, with its symbol or code before it or its currency behind. */
static bool figure_at(const struct money_words *k, const struct words *w, size_t i, size_t at,
                      struct amount *a)
{
	size_t before = at, len;

	while (before && w->text.p[before - 1] == ' ')
		before--;
	len = symbol_before(k, w->text, at, &a->code);
	if (!len && at - before == 1) {
		len = symbol_before(k, w->text, before, &a->code);
		len += len > 0;
	}
	a->start = at - len;
	a->next = i;
	if (!take_figure(k, w, at, a) || !take_scales(k, w, a))
		return false;
	if (len)
		borrow_scale(k, w, a);
	return take_currency(k, w, a);
}

/* "USD 50 million", "USD1.6 billion". */
static bool code_at(const struct money_words *k, const struct words *w, size_t i, struct amount *a)
{
	struct str word = words_text(w, i, i + 1);
	struct lexicon_hit h;

	if (phrase_at(k, w, i, 1 << ISO, true, &h) && h.last < w->n &&
	    w->v[h.last].gap == GAP_SPACE && w->v[h.last].flags & WORD_DIGIT) {
		a->code = cell(k, &h, CODE);
		a->next = h.last;
		return take_figure(k, w, w->v[h.last].start, a) && take_scales(k, w, a);
	}
	if (word.len < 4 || word.p[3] < '0' || word.p[3] > '9')
		return false;
	for (size_t r = k->last_symbol; r < k->rows.n_rows; r++)
		if (str_eq(table_cell(&k->rows, r, KIND), STR("code")) &&
		    str_eq(table_cell(&k->rows, r, FORM), str_cut(word, 0, 3)))
			a->code = table_cell(&k->rows, r, CODE);
	a->next = i;
	return a->code.len && take_figure(k, w, w->v[i].start + 3, a) && take_scales(k, w, a);
}

static bool is_of(const struct words *w, size_t i)
{
	return i < w->n && w->v[i].gap == GAP_SPACE && w->v[i].end - w->v[i].start == 2 &&
	       !memcmp(w->text.p + w->v[i].start, "of", 2);
}

/* "tens of millions of dollars", "millions of euros". */
static bool vague_at(const struct money_words *k, const struct words *w, struct lexicon_hit *h,
                     struct amount *a)
{
	a->vague = true;
	for (;;) {
		a->next = h->last;
		if (is_of(w, a->next))
			a->next++;
		if (phrase_at(k, w, a->next, 1 << WORD, false, h)) {
			a->next = h->last;
			a->end = w->v[h->last - 1].end;
			return true;
		}
		if (!phrase_at(k, w, a->next, 1 << SCALE | 1 << NUMBER, false, h))
			return false;
	}
}

/* "two million dollars", "half a billion euros", "billions of dollars". */
static bool spelled_at(const struct money_words *k, const struct words *w, size_t i,
                       struct amount *a)
{
	struct lexicon_hit h;

	if (!phrase_at(k, w, i, 1 << NUMBER | 1 << SCALE, true, &h))
		return false;
	a->start = w->v[i].start;
	a->next = h.last;
	a->vague = str_eq(cell(k, &h, NOTE), STR("vague"));
	if (a->vague)
		return vague_at(k, w, &h, a);
	if (kind_of(&h) == SCALE)
		return str_eq(cell(k, &h, NOTE), STR("plural")) && vague_at(k, w, &h, a);
	if (!number_set(&a->n, cell(k, &h, CODE)))
		a->vague = true;
	if (!take_scales(k, w, a))
		return false;
	/* "a dollar", "one pound" count things more often than money. */
	if (!a->scaled && h.last == i + 1 && w->v[i].end - w->v[i].start <= 2)
		return false;
	return take_currency(k, w, a);
}

bool money_at(const struct money_words *k, const struct words *w, size_t i, struct money *m)
{
	struct amount a = {.start = w->v[i].start};

	if (w->v[i].flags & WORD_DIGIT) {
		if (!figure_at(k, w, i, w->v[i].start, &a))
			return false;
	} else if (!(w->v[i].flags & WORD_UPPER && code_at(k, w, i, &a))) {
		a = (struct amount){.start = w->v[i].start};
		if (!spelled_at(k, w, i, &a))
			return false;
	}
	return finish(w, i, &a, m);
}
