#include "holder.h"

#include "phrase_table.h"

enum { NAMES = HOLDER_TO + 1, NOTE };
static const char *const columns[] = {"id", "country", "office", "from", "to",
                                      "names", "note", NULL};

/* The lexicon's values: the row above two bits. */
enum { ONE_WORD = 1, ALONE = 2, ROW_SHIFT = 2, HITS = 4 };

static bool has_note(struct str list, struct str note)
{
	struct str part;

	while (list.len && str_split(&list, ';', &part))
		if (str_eq(part, note))
			return true;
	return false;
}

static const char *add_row(struct lexicon_builder *b, struct vocab_builder *first,
                           const struct table *t, size_t row)
{
	struct str rest = table_cell(t, row, NAMES), form = table_cell(t, row, HOLDER_ID);
	uint32_t value = (uint32_t)row << ROW_SHIFT, alone = 0;

	if (has_note(table_cell(t, row, NOTE), STR("alone")))
		alone = ALONE;
	do {
		bool one = !memchr(form.p, ' ', form.len) && !memchr(form.p, '-', form.len);

		if (!lexicon_add(b, form, LEXICON_CAPITALS, value | (one ? ONE_WORD | alone : 0)))
			return "a name that cannot be matched";
		vocab_add_first(first, form, VOCAB_HOLDER);
	} while (rest.len && str_split(&rest, ';', &form));
	return NULL;
}

static const struct phrase_table holder_table = {columns, NOTE + 1, HOLDER_ID, add_row};

bool holders_compile(const char *path, struct vocab_builder *first, struct buf *out)
{
	return phrase_table_compile(&holder_table, path, first, out);
}

size_t holders_open(struct holders *h, struct str blob)
{
	return phrase_table_open(&holder_table, &h->lex, &h->rows, blob);
}

bool holder_at(const struct holders *h, const struct words *w, size_t i, struct holder_name *n)
{
	struct lexicon_hit hit;

	if (!lexicon_at(&h->lex, w, i, &hit, 1))
		return false;
	n->last = hit.last;
	n->row = hit.value >> ROW_SHIFT;
	n->one_word = hit.value & ONE_WORD;
	n->alone = hit.value & ALONE;
	return true;
}

/* ISO dates of unequal exactness, as far as both go. */
static int compare_dates(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;

	return memcmp(a.p, b.p, n);
}

static bool held_at(const struct holders *h, size_t row, struct str date)
{
	struct str from = table_cell(&h->rows, row, HOLDER_FROM);
	struct str to = table_cell(&h->rows, row, HOLDER_TO);

	return !date.len || ((!from.len || compare_dates(from, date) <= 0) &&
	                     (!to.len || compare_dates(to, date) >= 0));
}

/* "Secretary" names "Secretary of State". */
static bool names_office(struct str title, struct str office)
{
	return title.len && title.len <= office.len &&
	       str_eq_nocase(title, str_cut(office, 0, title.len)) &&
	       (title.len == office.len || str_starts(str_cut(office, title.len, office.len), STR(" of ")));
}

/* What speaks for a row: the office most, then the date. */
static int weigh(const struct holders *h, size_t row, struct str title, struct str date)
{
	int n = 1;

	if (names_office(title, table_cell(&h->rows, row, HOLDER_OFFICE)))
		n += 4;
	if (held_at(h, row, date))
		n += 3;
	else if (date.len && compare_dates(table_cell(&h->rows, row, HOLDER_FROM), date) <= 0)
		n += 1;
	return n;
}

long holder_find(const struct holders *h, const struct words *w, size_t first, size_t last,
                 struct str title, struct str date, struct str country)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&h->lex, w, first, hits, HITS);
	long best = -1;
	int most = 0;

	for (size_t k = 0; k < n; k++) {
		if (hits[k].last != last)
			continue;
		do {
			size_t row = hits[k].value >> ROW_SHIFT;
			int weight = weigh(h, row, title, date);

			if (country.len && !str_eq(country, table_cell(&h->rows, row, HOLDER_COUNTRY)))
				continue;
			if (weight > most) {
				most = weight;
				best = (long)row;
			}
		} while (lexicon_next(&h->lex, w, &hits[k]));
	}
	return best;
}
