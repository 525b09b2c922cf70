#include "money/money.h"

#include "base/decimal.h"
#include "base/number_words.h"
#include "know/note.h"
#include "know/phrase_table.h"
#include "money/money_sign.h"

#include <stdio.h>

static const char *const columns[] = {"code", "kind", "form", "note", NULL};

/* What a phrase of the lexicon is, in the low bits of its value; above them the row. */
enum kind { SYMBOL, ISO, WORD, SUB, SCALE, NUMBER, KINDS };
enum { KIND_BITS = 3 };
static const char *const kinds[] = {"symbol", "code", "word", "sub", "scale", "number"};

/* The notes of each kind; that of a SUB is its worth. */
static const struct note no_notes[] = {{NULL, 0}};
static const struct note scale_notes[] = {{"glued", 1}, {"plural", 2}, {NULL, 0}};
static const struct note number_notes[] = {{"vague", 1}, {NULL, 0}};
static const struct note *const notes[KINDS] = {no_notes, no_notes, no_notes, no_notes, scale_notes,
                                                number_notes};

static struct row_fault fault_of_note(const struct table *t, size_t row, unsigned kind)
{
	struct str note = table_cell(t, row, MONEY_NOTE), unknown;
	struct decimal worth = {1, 0};
	unsigned flags = 0;

	if (kind == SUB && !decimal_times(&worth, note))
		return row_fault(t, row, MONEY_NOTE, "not a number");
	if (kind != SUB && !notes_read(note, notes[kind], &flags, &unknown))
		return (struct row_fault){"unknown", MONEY_NOTE, unknown};
	return (struct row_fault){0};
}

static struct row_fault add_row(struct lexicon_builder *b, struct vocab_builder *first,
                                const struct table *t, size_t row)
{
	struct str form = table_cell(t, row, MONEY_FORM);
	int kind = str_among(table_cell(t, row, MONEY_KIND), kinds, KINDS);
	unsigned k = (unsigned)kind;
	struct row_fault fault;

	if (kind < 0)
		return row_fault(t, row, MONEY_KIND, "unknown");
	fault = fault_of_note(t, row, k);
	if (fault.what)
		return fault;
	if (k == SYMBOL || (k == SCALE && str_eq(table_cell(t, row, MONEY_NOTE), STR("glued"))))
		return (struct row_fault){0};
	vocab_add_first(first, form, VOCAB_MONEY);
	if (!lexicon_add(b, form, k == ISO ? LEXICON_EXACT : LEXICON_ANY,
	                 (uint32_t)row << KIND_BITS | k))
		return row_fault(t, row, MONEY_FORM, "not to be matched");
	return (struct row_fault){0};
}

static const struct phrase_table money_table = {columns, MONEY_NOTE + 1, add_row};

bool money_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	return phrase_table_compile(&money_table, path, first, out);
}

bool money_compile_small(const char *path, struct vocab_builder *first, struct buf *out)
{
	static const char *const roles[MONEY_SMALL + 1] = {
		[MONEY_TO] = "to", [MONEY_AND] = "and", [MONEY_BETWEEN] = "between"};

	(void)first;
	return word_roles_compile(path, roles, out);
}

size_t money_open(struct money_words *k, struct str blob)
{
	size_t len = phrase_table_open(&money_table, &k->lex, &k->rows, blob);
	size_t small = len ? word_roles_open(&k->small, str_cut(blob, len, blob.len)) : 0;

	if (!small)
		return 0;
	/* Signs stand together, first in the table; scales too. */
	for (size_t r = 0; r < k->rows.n_rows; r++) {
		struct str kind = table_cell(&k->rows, r, MONEY_KIND);

		if (str_eq(kind, STR("symbol")))
			k->last_symbol = r + 1;
		if (!str_eq(kind, STR("scale")))
			continue;
		if (!k->last_scale)
			k->first_scale = r;
		k->last_scale = r + 1;
	}
	return len + small;
}

/* An amount as far as it has been read. */
struct amount {
	struct decimal n, scale;
	struct decimal most; /* of a range */
	struct str code;
	bool scaled, vague, range;
	size_t next;  /* the word behind it */
	size_t start, end;
};

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

static struct str cell(const struct money_words *k, const struct lexicon_hit *h, enum money_column c)
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
	for (size_t r = k->first_scale; r < k->last_scale; r++)
		if (str_eq(table_cell(&k->rows, r, MONEY_FORM), letters)) {
			a->scaled = true;
			return decimal_times(&a->scale, table_cell(&k->rows, r, MONEY_CODE));
		}
	return false;
}

/* Takes scale words ("hundred million") behind the figure. */
static bool take_scales(const struct money_words *k, const struct words *w, struct amount *a)
{
	struct lexicon_hit h;

	while (phrase_at(k, w, a->next, 1 << SCALE, false, &h)) {
		if (!decimal_times(&a->scale, cell(k, &h, MONEY_CODE)))
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
	size_t end = decimal_read(&a->n, w->text, at), word_end;

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
		if (kind_of(&h) == SUB && (!decimal_times(&a->scale, cell(k, &h, MONEY_NOTE)) ||
		                           !decimal_times(&a->most, cell(k, &h, MONEY_NOTE))))
			return false;
		if (!a->code.len)
			a->code = cell(k, &h, MONEY_CODE);
		a->next = h.last;
		a->end = w->v[h.last - 1].end;
		return true;
	}
	if (a->code.len)
		return true;
	len = a->end < w->text.len && w->text.p[a->end] == ' ';
	len += money_sign_after(&k->rows, k->last_symbol, w->text, a->end + len, &a->code);
	a->end += a->code.len ? len : 0;
	return a->code.len;
}

/* "USD 5000000", of a range "USD 5000000/10000000". */
static bool write_value(struct amount *a, char *out)
{
	int len = snprintf(out, MONEY_VALUE, "%.*s ", STR_FMT(a->code, 8));

	if (!decimal_product(&a->n, &a->scale) || !decimal_write(&a->n, out + len, MONEY_VALUE - (size_t)len))
		return false;
	if (!a->range)
		return true;
	len = (int)strlen(out);
	out[len++] = '/';
	return decimal_write(&a->most, out + len, MONEY_VALUE - (size_t)len);
}

static bool finish(const struct words *w, size_t first, struct amount *a, struct money *m)
{
	size_t next = a->next;

	while (next < w->n && w->v[next].start < a->end)
		next++;
	m->first = (uint32_t)first;
	m->last = (uint32_t)next;
	m->start = (uint32_t)a->start;
	m->end = (uint32_t)a->end;
	m->value[0] = '\0';
	return a->vague || write_value(a, m->value);
}

static bool is_word(const struct money_words *k, const struct words *w, size_t i, enum money_small word)
{
	return i < w->n && word_roles_of(&k->small, w->v[i].hash) >> word & 1;
}

enum joint { JOINT_NONE, JOINT_DASH, JOINT_WORD };

/* What stands between an amount and a second figure at word `*i`, which it moves there: a
 * dash, "to", or "and" behind "between". */
static enum joint joint_at(const struct money_words *k, const struct words *w, size_t first,
                           const struct amount *a, size_t *i)
{
	struct str between;
	enum joint joint = JOINT_DASH;

	if (*i >= w->n)
		return JOINT_NONE;
	between = str_cut(w->text, a->end, w->v[*i].start);
	if (is_word(k, w, *i, MONEY_TO) ||
	    (is_word(k, w, *i, MONEY_AND) && first && is_word(k, w, first - 1, MONEY_BETWEEN))) {
		joint = JOINT_WORD;
		++*i;
	} else if (!between.len || memchr(between.p, ' ', between.len) || between.p[0] == ',' ||
	           between.p[0] == '.' || between.p[0] == '/') {
		return JOINT_NONE;
	}
	return *i < w->n && w->v[*i].flags & WORD_DIGIT ? joint : JOINT_NONE;
}

/* "$5-10 million", "5 to 10 million euros", "$5 to $10 million": what the second figure is
 * counted in counts the first one too. Without a sign of its own it makes one amount with
 * the first. */
static void take_second(const struct money_words *k, const struct words *w, size_t first,
                        struct amount *a)
{
	struct amount to = {.scale = {1, 0}, .code = a->code};
	size_t i = a->next;
	enum joint joint = joint_at(k, w, first, a, &i);
	bool own;

	if (!joint)
		return;
	own = money_sign_before(&k->rows, k->last_symbol, w->text, w->v[i].start, &to.code);
	to.next = i;
	if ((own && !a->code.len) || !take_figure(k, w, w->v[i].start, &to) ||
	    (!to.scaled && !take_scales(k, w, &to)))
		return;
	/* "for $5 to 10 people" */
	if (!own && joint == JOINT_WORD && !to.scaled && (a->code.len || !take_currency(k, w, &to)))
		return;
	if (!a->scaled)
		a->scale = to.scale;
	if (own)
		return;
	a->range = decimal_product(&to.n, &to.scale);
	a->most = to.n;
	a->next = to.next;
	a->end = to.end;
	a->code = to.code;
}

/* A figure, with its symbol or code before it or its currency behind. */
static bool figure_at(const struct money_words *k, const struct words *w, size_t i, size_t at,
                      struct amount *a)
{
	size_t before = at, len;

	while (before && w->text.p[before - 1] == ' ')
		before--;
	len = money_sign_before(&k->rows, k->last_symbol, w->text, at, &a->code);
	if (!len && at - before == 1) {
		len = money_sign_before(&k->rows, k->last_symbol, w->text, before, &a->code);
		len += len > 0;
	}
	a->start = at - len;
	a->next = i;
	if (!take_figure(k, w, at, a) || !take_scales(k, w, a))
		return false;
	take_second(k, w, i, a);
	return take_currency(k, w, a);
}

/* "USD 50 million", "USD1.6 billion". */
static bool code_at(const struct money_words *k, const struct words *w, size_t i, struct amount *a)
{
	struct str word = words_text(w, i, i + 1);
	struct lexicon_hit h;

	if (phrase_at(k, w, i, 1 << ISO, true, &h) && h.last < w->n &&
	    w->v[h.last].gap == GAP_SPACE && w->v[h.last].flags & WORD_DIGIT) {
		a->code = cell(k, &h, MONEY_CODE);
		a->next = h.last;
		if (!take_figure(k, w, w->v[h.last].start, a) || !take_scales(k, w, a))
			return false;
		take_second(k, w, i, a);
		return true;
	}
	if (word.len < 4 || !str_is_digit(word.p[3]))
		return false;
	for (size_t r = k->last_symbol; r < k->rows.n_rows; r++)
		if (str_eq(table_cell(&k->rows, r, MONEY_KIND), STR("code")) &&
		    str_eq(table_cell(&k->rows, r, MONEY_FORM), str_cut(word, 0, 3)))
			a->code = table_cell(&k->rows, r, MONEY_CODE);
	a->next = i;
	return a->code.len && take_figure(k, w, w->v[i].start + 3, a) && take_scales(k, w, a);
}

/* "hundreds of thousands of millions of": more are no sum, and each would begin one. */
enum { VAGUE_WORDS = 6 };

/* "tens of millions of dollars", "millions of euros". */
static bool vague_at(const struct money_words *k, const struct words *w, struct lexicon_hit *h,
                     struct amount *a)
{
	a->vague = true;
	for (int n = 0; n < VAGUE_WORDS; n++) {
		a->next = h->last;
		if (phrase_at(k, w, a->next, 1 << WORD, false, h)) {
			a->next = h->last;
			a->end = w->v[h->last - 1].end;
			return true;
		}
		if (!phrase_at(k, w, a->next, 1 << SCALE | 1 << NUMBER, false, h))
			return false;
	}
	return false;
}

/* The words of a text as number_words reads them. */
struct reader {
	struct number_text text; /* first: it is handed on as this */
	const struct money_words *k;
	const struct words *w;
};

static enum number_word number_word(const struct number_text *text, size_t at, bool joined,
                                    uint64_t *value, size_t *next)
{
	const struct reader *r = (const struct reader *)text;
	struct lexicon_hit h;

	*next = at + 1;
	if (!phrase_at(r->k, r->w, at, 1 << NUMBER | 1 << SCALE, !joined, &h))
		return joined && is_word(r->k, r->w, at, MONEY_AND) ? NUMBER_WORD_AND : NUMBER_WORD_NONE;
	*next = h.last;
	/* "half" is no whole number. Two letters are "a" and "an": "twenty a day". */
	if (!str_uint(cell(r->k, &h, MONEY_CODE), value) ||
	    (joined && r->w->v[at].end - r->w->v[at].start <= 2 && kind_of(&h) == NUMBER))
		return NUMBER_WORD_NONE;
	if (kind_of(&h) == SCALE)
		return NUMBER_WORD_SCALE;
	return *value < 20 ? NUMBER_WORD_ONES : NUMBER_WORD_TENS;
}

/* "twenty-five", "two hundred and fifty"; not "between two hundred and five thousand". */
static bool take_whole(const struct money_words *k, const struct words *w, size_t i,
                       struct amount *a)
{
	const struct reader r = {{number_word}, k, w};
	const bool between = i && is_word(k, w, i - 1, MONEY_BETWEEN);
	uint64_t n;
	bool scaled;
	size_t next = number_words_read(&r.text, i, !between, &n, &scaled);

	if (next == i)
		return false;
	a->scaled = scaled;
	a->n = (struct decimal){n, 0};
	a->next = next;
	a->end = w->v[next - 1].end;
	return true;
}

/* The word before is part of the same number, which is not to be read from its middle. */
static bool goes_on(const struct money_words *k, const struct words *w, size_t i)
{
	struct lexicon_hit h;

	return i && (w->v[i].gap == GAP_SPACE || w->v[i].gap == GAP_HYPHEN) &&
	       phrase_at(k, w, i - 1, 1 << NUMBER | 1 << SCALE, true, &h) && h.last == i;
}

/* "two million dollars", "half a billion euros", "billions of dollars". */
static bool spelled_at(const struct money_words *k, const struct words *w, size_t i,
                       struct amount *a)
{
	struct lexicon_hit h;

	if (!phrase_at(k, w, i, 1 << NUMBER | 1 << SCALE, true, &h) || goes_on(k, w, i))
		return false;
	a->start = w->v[i].start;
	a->next = h.last;
	a->end = w->v[h.last - 1].end;
	a->vague = str_eq(cell(k, &h, MONEY_NOTE), STR("vague"));
	if (a->vague)
		return vague_at(k, w, &h, a);
	if (kind_of(&h) == SCALE)
		return str_eq(cell(k, &h, MONEY_NOTE), STR("plural")) && vague_at(k, w, &h, a);
	if (!take_whole(k, w, i, a) && !decimal_set(&a->n, cell(k, &h, MONEY_CODE)))
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
	struct amount a = {.start = w->v[i].start, .scale = {1, 0}};

	if (w->v[i].flags & WORD_DIGIT) {
		if (!figure_at(k, w, i, w->v[i].start, &a))
			return false;
	} else if (!(w->v[i].flags & WORD_UPPER && code_at(k, w, i, &a))) {
		a = (struct amount){.start = w->v[i].start, .scale = {1, 0}};
		if (!spelled_at(k, w, i, &a))
			return false;
	}
	return finish(w, i, &a, m);
}
