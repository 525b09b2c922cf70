#include "time/when_token.h"

/* A run of words is read left to right, as in "two thousand and nineteen". */
struct reader {
	const struct when_window *win;
	size_t at;
};

static bool is_plain(uint16_t gap)
{
	return (gap & WHEN_PLAIN) != 0;
}

/* The value of the word at the reader if it is in class `k`; steps over it. */
static bool take(struct reader *r, enum when_known k, int32_t *value)
{
	const struct when_token *t = &r->win->v[r->at];

	if (r->at >= r->win->n || !(t->mask & when_class_bit(r->win->g, k)))
		return false;
	*value = when_class_value(r->win, t, r->win->g->h->classes[k]);
	r->at++;
	return true;
}

/* The same, behind a gap. */
static bool take_next(struct reader *r, enum when_known k, int32_t *value)
{
	return r->at < r->win->n && is_plain(r->win->v[r->at].gap) && take(r, k, value);
}

/* 1 to 99 in words; of ordinals the last word has the form ("twenty-first"). */
static bool below_hundred(struct reader *r, enum when_known last, int32_t *value)
{
	struct reader next;
	int32_t ones;

	if (take(r, last, value))
		return true;
	if (!take(r, WHEN_TENS, value))
		return false;
	next = *r;
	if (take_next(&next, last, &ones) && ones < 10) {
		*value += ones;
		*r = next;
		return true;
	}
	return last == WHEN_ONES;
}

/* 1 to 99, behind a gap. */
static bool more_below_hundred(struct reader *r, int32_t *value)
{
	return r->at < r->win->n && is_plain(r->win->v[r->at].gap) &&
	       below_hundred(r, WHEN_ONES, value);
}

/* Hundreds, then thousands of them, then hundreds again: 2,500 and 250,000. */
static bool in_words(struct reader *r, int32_t *value)
{
	int32_t thousands = 0, n, more, scale;

	if (!below_hundred(r, WHEN_ONES, &n))
		return false;
	while (take_next(r, WHEN_SCALE, &scale)) {
		if (!n || (scale < 1000 ? n >= 100 : thousands))
			return false;
		n *= scale;
		if (scale >= 1000) {
			thousands = n;
			n = 0;
		}
		if (more_below_hundred(r, &more))
			n += more;
	}
	*value = thousands + n;
	return true;
}

static bool cardinal(struct reader *r, int32_t *value)
{
	const struct when_token *t = &r->win->v[r->at];

	if (t->digits && t->suffix == SUFFIX_NONE) {
		*value = t->value;
		r->at++;
		return true;
	}
	return !t->digits && in_words(r, value);
}

static bool ordinal(struct reader *r, int32_t *value)
{
	const struct when_token *t = &r->win->v[r->at];

	if (t->digits && t->suffix == SUFFIX_ORDINAL) {
		*value = t->value;
		r->at++;
		return true;
	}
	return below_hundred(r, WHEN_ORDINALS, value);
}

static bool plain_digits(struct reader *r, unsigned least, unsigned most, int32_t *value)
{
	const struct when_token *t = &r->win->v[r->at];

	if (t->digits < least || t->digits > most || t->suffix != SUFFIX_NONE)
		return false;
	*value = t->value;
	r->at++;
	return true;
}

static bool day_number(struct reader *r, int32_t *value)
{
	if (!plain_digits(r, 1, 2, value) && !ordinal(r, value))
		return false;
	return *value >= 1 && *value <= 31;
}

/* "nineteen ninety-six", "twenty twenty-four", "two thousand nineteen". */
static bool year_in_words(struct reader *r, int32_t *value)
{
	int32_t n, scale;
	struct reader one = *r;

	if (below_hundred(&one, WHEN_ONES, value) && *value >= 10 && *value <= 20 &&
	    more_below_hundred(&one, &n) && n >= 10) {
		*value = *value * 100 + n;
		r->at = one.at;
		return true;
	}
	one = *r;
	if (!take(&one, WHEN_ONES, value) || !take_next(&one, WHEN_SCALE, &scale) ||
	    scale != 1000 || *value > 2)
		return false;
	return in_words(r, value);
}

static bool year_number(struct reader *r, int32_t *value)
{
	if (plain_digits(r, 4, 4, value))
		return *value >= 1000 && *value <= 2999;
	return !r->win->v[r->at].digits && year_in_words(r, value);
}

/* "1990s", "'90s", "90s", "1990's", "nineties". */
static bool decade(struct reader *r, int32_t *value)
{
	const struct when_token *t = &r->win->v[r->at];

	if (take(r, WHEN_DECADES, value)) {
		*value += 1900;
		return true;
	}
	if (t->suffix != SUFFIX_DECADE || t->value % 10 || (t->digits != 4 && t->digits != 2))
		return false;
	*value = t->value + (t->digits == 4 ? 0 : t->value < 30 ? 2000 : 1900);
	r->at++;
	return true;
}

size_t when_number(const struct when_window *win, enum when_number kind, size_t at,
                   int32_t *value)
{
	struct reader r = {win, at};
	bool found = false;

	switch (kind) {
	case WHEN_NUM_NUMBER:
		found = cardinal(&r, value);
		break;
	case WHEN_NUM_ORDINAL:
		found = ordinal(&r, value);
		break;
	case WHEN_NUM_DAY:
		found = day_number(&r, value);
		break;
	case WHEN_NUM_YEAR:
		found = year_number(&r, value);
		break;
	case WHEN_NUM_YY:
		found = plain_digits(&r, 2, 2, value);
		break;
	case WHEN_NUM_NN:
		found = plain_digits(&r, 1, 2, value);
		break;
	case WHEN_NUM_DECADE:
		found = decade(&r, value);
		break;
	case WHEN_NUM_WORD:
	case WHEN_NUM_NAME:
		*value = 0;
		found = kind == WHEN_NUM_WORD || win->v[at].capital;
		r.at++;
		break;
	case WHEN_NUMBERS:
		break;
	}
	return found ? r.at : 0;
}
