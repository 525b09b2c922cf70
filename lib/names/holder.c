#include "names/holder.h"

#include "know/note.h"
#include "know/phrase_table.h"
#include "names/memory.h"
#include "names/name_word.h"
#include "text/words.h"

enum { NOTE = HOLDER_NAMES + 1 };
static const char *const columns[] = {"id", "country", "body", "office", "from", "to",
                                      "names", "note", NULL};

/* The lexicon's values: the row above two bits. */
enum { ONE_WORD = 1, ALONE = 2, ROW_SHIFT = 2, HITS = 4 };

static const struct note notes[] = {{"alone", ALONE}, {NULL, 0}};

static struct row_fault add_row(struct lexicon_builder *b, struct vocab_builder *first,
                           const struct table *t, size_t row)
{
	struct str rest = table_cell(t, row, HOLDER_NAMES), form = table_cell(t, row, HOLDER_ID), note;
	uint32_t value = (uint32_t)row << ROW_SHIFT;
	unsigned alone = 0;

	if (!notes_read(table_cell(t, row, NOTE), notes, &alone, &note))
		return (struct row_fault){"unknown", NOTE, note};
	do {
		bool one = !memchr(form.p, ' ', form.len) && !memchr(form.p, '-', form.len);

		if (!lexicon_add(b, form, LEXICON_CAPITALS, value | (one ? ONE_WORD | alone : 0)))
			return (struct row_fault){"cannot be matched", HOLDER_ID, form};
		vocab_add_first(first, form, VOCAB_HOLDER);
	} while (rest.len && str_split(&rest, ';', &form));
	return (struct row_fault){0};
}

static const struct phrase_table holder_table = {columns, NOTE + 1, add_row};

bool holders_compile(const char *path, const char *more, struct vocab_builder *first, struct buf *out)
{
	return phrase_tables_compile(&holder_table, path, more, first, out);
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

static uint64_t year_of(struct str date)
{
	uint64_t year = 0;

	return date.len >= 4 && str_uint(str_cut(date, 0, 4), &year) ? year : 0;
}

/* Where a date lies beside a term of office. What is not known of either is no hindrance, and
 * in the year before it the elect, the named and the candidates are spoken of already. Nobody
 * who takes an office was of age so many years before. */
enum term { TERM_NEVER, TERM_BEFORE, TERM_AFTER, TERM_SOON, TERM_IN };
enum { SOON_YEARS = 1, WORKING_YEARS = 40 };

static enum term term_at(const struct holders *h, size_t row, struct str date)
{
	struct str from = table_cell(&h->rows, row, HOLDER_FROM);
	struct str to = table_cell(&h->rows, row, HOLDER_TO);
	uint64_t years = year_of(from) - year_of(date);

	if (date.len && from.len && compare_dates(from, date) > 0)
		return years > WORKING_YEARS ? TERM_NEVER : years > SOON_YEARS ? TERM_BEFORE : TERM_SOON;
	return date.len && to.len && compare_dates(to, date) < 0 ? TERM_AFTER : TERM_IN;
}

/* " of State" */
static bool begins_with_of(const struct word_roles *words, struct str rest)
{
	struct str of;

	if (*rest.p != ' ')
		return false;
	rest = str_cut(rest, 1, rest.len);
	return str_split(&rest, ' ', &of) && rest.p && word_roles_of(words, words_hash(of)) >> FW_OF & 1;
}

/* "Secretary" names "Secretary of State", "Minister" any of them. */
static bool names_office(const struct holder_query *q, struct str office)
{
	struct str title = q->title, before, last;

	if (!title.len || title.len > office.len)
		return false;
	before = str_cut(office, 0, office.len - title.len);
	last = str_cut(office, before.len, office.len);
	if (before.len && before.p[before.len - 1] == ' ' && str_eq_nocase(title, last) &&
	    word_roles_of(q->words, words_hash(title)) >> FW_ANY & 1)
		return true;
	return str_eq_nocase(title, str_cut(office, 0, title.len)) &&
	       (title.len == office.len ||
	        begins_with_of(q->words, str_cut(office, title.len, office.len)));
}

/* The document has named the state, or the body, that the office belongs to. */
static bool is_seen(const struct holders *h, size_t row, const struct memory *m)
{
	struct str country = table_cell(&h->rows, row, HOLDER_COUNTRY);

	if (!country.len)
		return memory_has_id(m, table_cell(&h->rows, row, HOLDER_BODY));
	return memory_has_country(m, country) || str_eq(country, m->home);
}

static bool next_word(struct str *rest, struct str *word)
{
	size_t n = 0;

	while (rest->len && strchr(" -.,", rest->p[0]))
		*rest = str_cut(*rest, 1, rest->len);
	while (n < rest->len && !strchr(" -.,", rest->p[n]))
		n++;
	*word = str_cut(*rest, 0, n);
	*rest = str_cut(*rest, n, rest->len);
	return n > 0;
}

static bool has_word(struct str text, struct str want)
{
	uint64_t hash = words_hash(want);
	struct str word;

	while (next_word(&text, &word))
		if (words_hash(word) == hash)
			return true;
	return false;
}

/* An initial stands for the first name of the row's id. */
static bool is_initial_of(struct str word, struct str id)
{
	return word.len == 1 && id.len && word.p[0] == id.p[0];
}

/* What a person's name says, beside the surname that it shares with a row. */
enum first_name { FIRST_UNKNOWN, FIRST_SAME, FIRST_OTHER };

static enum first_name first_name(const struct holders *h, size_t row, const struct holder_query *q)
{
	struct str name = q->name, id = table_cell(&h->rows, row, HOLDER_ID), word;
	enum first_name first = FIRST_UNKNOWN;

	while (next_word(&name, &word)) {
		/* "al", "bin", "de" are in many names. */
		if (has_word(q->form, word) || (word.p[0] >= 'a' && word.p[0] <= 'z'))
			continue;
		if (has_word(id, word) || has_word(table_cell(&h->rows, row, HOLDER_NAMES), word) ||
		    (first == FIRST_UNKNOWN && is_initial_of(word, id)))
			return FIRST_SAME;
		first = FIRST_OTHER;
	}
	return first;
}

/* So long ago that the surname is more likely another's. What has no date is read as of today. */
enum { PAST_YEARS = 20, TODAY = 2025 };

static bool is_past(const struct holders *h, size_t row, struct str date)
{
	struct str to = table_cell(&h->rows, row, HOLDER_TO);

	return to.len && (date.len ? year_of(date) : TODAY) > year_of(to) + PAST_YEARS;
}

/* Does the document say enough for a surname to be the office-holder's? */
static bool is_meant(const struct holders *h, size_t row, bool alone, const struct holder_query *q)
{
	enum term term = term_at(h, row, q->date);

	if (term < TERM_AFTER)
		return false;
	if (names_office(q, table_cell(&h->rows, row, HOLDER_OFFICE)))
		return alone || !q->date.len || !is_past(h, row, q->date) || is_seen(h, row, q->seen);
	/* Another office, or none: "Senator Rama", "Mr Rama". */
	if (!alone && (q->title.len || term == TERM_SOON || is_past(h, row, q->date)))
		return false;
	return (alone && !q->title.len) || is_seen(h, row, q->seen);
}

/* Is the person of a hit the row's? A first name beside the surname may be a namesake's: outside
 * of the term the office must be named, or the state. */
static bool is_person_of(const struct holders *h, uint32_t value, const struct holder_query *q)
{
	size_t row = value >> ROW_SHIFT;
	enum first_name first = value & ONE_WORD ? first_name(h, row, q) : FIRST_SAME;

	if (first == FIRST_UNKNOWN)
		return is_meant(h, row, value & ALONE, q);
	if (first == FIRST_OTHER || !(value & ONE_WORD) || value & ALONE)
		return first == FIRST_SAME;
	return (term_at(h, row, q->date) >= TERM_SOON && !is_past(h, row, q->date)) ||
	       names_office(q, table_cell(&h->rows, row, HOLDER_OFFICE)) ||
	       (!q->title.len && is_seen(h, row, q->seen));
}

enum { OFFICE_WEIGHT = 10 };

/* What speaks for the row of a hit, 0 for not enough: the office most, then the date. */
static unsigned weigh(const struct holders *h, uint32_t value, const struct holder_query *q)
{
	size_t row = value >> ROW_SHIFT;

	if (!is_person_of(h, value, q))
		return 0;
	return term_at(h, row, q->date) +
	       (names_office(q, table_cell(&h->rows, row, HOLDER_OFFICE)) ? OFFICE_WEIGHT : 0);
}

/* The best row so far, and whether another state's speaks as much for itself. */
struct best {
	long row;
	unsigned weight;
	bool tied;
};

static void consider(const struct holders *h, uint32_t value, const struct holder_query *q, struct best *b)
{
	unsigned weight = weigh(h, value, q);
	size_t row = value >> ROW_SHIFT;

	if (weight < b->weight || !weight)
		return;
	if (weight > b->weight)
		*b = (struct best){(long)row, weight, false};
	else if (!str_eq(table_cell(&h->rows, row, HOLDER_COUNTRY),
	                 table_cell(&h->rows, (size_t)b->row, HOLDER_COUNTRY)))
		b->tied = true;
}

long holder_find(const struct holders *h, const struct words *w, size_t first, size_t last,
                 const struct holder_query *q)
{
	struct lexicon_hit hits[HITS];
	size_t n = lexicon_at(&h->lex, w, first, hits, HITS);
	struct best best = {.row = -1};

	for (size_t k = 0; k < n; k++)
		if (hits[k].last == last)
			do
				consider(h, hits[k].value, q, &best);
			while (lexicon_next(&h->lex, w, &hits[k]));
	return best.tied ? -1 : best.row;
}
