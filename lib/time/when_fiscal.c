/* Years of budgets. Whose they are is told by a state named in the sentence, or by who issues the
 * text; where nothing tells, one is the year after which it is called. */
#include "time/when_fiscal.h"

#include "time/when_functions.h"

/* Words looked at: a sentence of people is seldom longer before its verb's object. */
enum { BEFORE = 24, BEHIND = 8, CODE = 3 };

/* "Can" and "us" are no states; codes are in capitals. */
static bool names_state(const struct when_grammar *g, const struct word *w, int32_t *start)
{
	if (!(w->flags & WORD_CAPITAL) || (w->end - w->start <= CODE && !(w->flags & WORD_UPPER)))
		return false;
	return when_word_value(g, w->hash, WHEN_FISCAL, start);
}

int32_t when_fiscal_start(const struct when_grammar *g, const struct words *w, size_t at, int32_t usual)
{
	int32_t start;

	for (size_t i = at; i-- > 0 && i + BEFORE >= at;)
		if (names_state(g, &w->v[i], &start))
			return start;
	for (size_t i = at; i < w->n && i < at + BEHIND; i++)
		if (names_state(g, &w->v[i], &start))
			return start;
	return usual;
}

int32_t when_fiscal_of(const struct when_grammar *g, struct str code)
{
	int32_t start = 0;

	if (code.len)
		when_word_value(g, words_hash(code), WHEN_FISCAL, &start);
	return start;
}

static int32_t asked(const struct time_frame *f)
{
	return f->words ? when_fiscal_start(f->g, f->words, f->at, f->fiscal) : 0;
}

/* The twelve months from `month` of `year` on. */
static struct time_value year_from(int32_t year, int32_t month)
{
	const int64_t first = calendar_day(year, month, 1);

	if (month == 1)
		return time_unit(GRAIN_YEAR, first);
	return time_span(GRAIN_MONTH, first, calendar_add_months(first, 12) - 1);
}

static struct time_value called(int32_t year, int32_t start)
{
	if (start < 0)
		return year_from(year, -start);
	return year_from(start > 1 ? year - 1 : year, start ? start : 1);
}

struct time_value when_fiscal_year(struct call c)
{
	return called(int_of(&c.a[0]), asked(c.f));
}

/* 2024-25: the same whichever of the two it is called after. */
struct time_value when_fiscal_years(struct call c)
{
	const struct time_value plain = when_season_years(c);
	const int32_t start = asked(c.f), month = start < 0 ? -start : start;

	if (plain.kind == TIME_NONE || month < 2)
		return plain;
	return year_from(int_of(&c.a[0]), month);
}

/* The one of the document's date, n on. */
struct time_value when_fiscal(struct call c)
{
	const int32_t start = asked(c.f), month = start < 0 ? -start : start ? start : 1;
	struct calendar_date d;

	if (!c.f->has_date)
		return time_text;
	d = calendar_date(c.f->date);
	return relative(year_from(d.year - (d.month < month) + int_of(&c.a[0]), month));
}
