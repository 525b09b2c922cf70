#include "base/number_words.h"

struct reader {
	const struct number_text *t;
	bool with_and;
};

size_t number_words_below_hundred(const struct number_text *t, size_t at, bool joined, uint64_t *value)
{
	size_t next, behind;
	uint64_t ones;
	enum number_word first = t->word(t, at, joined, value, &next);

	if (first == NUMBER_WORD_ONES)
		return next;
	if (first != NUMBER_WORD_TENS)
		return at;
	if (t->word(t, next, true, &ones, &behind) == NUMBER_WORD_ONES && ones < 10) {
		*value += ones;
		return behind;
	}
	return next;
}

static bool scale_at(const struct number_text *t, size_t at, uint64_t *scale, size_t *next)
{
	return t->word(t, at, true, scale, next) == NUMBER_WORD_SCALE;
}

static size_t read_number(const struct reader *r, size_t at, bool joined, uint64_t limit, uint64_t *n,
                          bool *scaled);

/* What follows a scale and is less than it, perhaps behind "and", which stands before the
 * last words of a number: "two hundred and fifty", "two thousand nineteen".
 * Recurses: once a scale at most, for each that follows is less than the one before. */
static size_t read_rest(const struct reader *r, size_t at, uint64_t scale, uint64_t *n)
{
	size_t from = at, next, behind;
	uint64_t s;
	bool scaled, and = r->with_and && r->t->word(r->t, at, true, &s, &next) == NUMBER_WORD_AND;

	if (and)
		from = next;
	if (and || scale == 100)
		next = number_words_below_hundred(r->t, from, true, n);
	else
		next = read_number(r, from, true, scale, n, &scaled);
	if (next == from || *n >= scale)
		return at;
	/* A scale that counts what was taken as the rest makes another number of it; one that
	 * counts the whole does not: "two hundred and five thousand". */
	if (scale_at(r->t, next, &s, &behind) && (s < 1000 || scale >= 1000))
		return at;
	return next;
}

/* "five", "two hundred and fifty", "two dozen". */
static size_t read_group(const struct reader *r, size_t at, bool joined, uint64_t *n, bool *scaled)
{
	size_t next = number_words_below_hundred(r->t, at, joined, n), behind;
	uint64_t scale, rest;

	*scaled = false;
	while (next > at && scale_at(r->t, next, &scale, &behind) && scale < 1000) {
		if (__builtin_mul_overflow(*n, scale, n))
			return at;
		*scaled = true;
		next = behind;
		behind = scale == 100 ? read_rest(r, next, scale, &rest) : next;
		if (behind > next) {
			*n += rest;
			return behind;
		}
	}
	return next;
}

/* A group, the scales from a thousand to less than `limit` that count it, and what is less
 * than the last of them. */
static size_t read_number(const struct reader *r, size_t at, bool joined, uint64_t limit, uint64_t *n,
                          bool *scaled)
{
	size_t next = read_group(r, at, joined, n, scaled), behind;
	uint64_t scale, last = 0, rest;

	while (next > at && scale_at(r->t, next, &scale, &behind) && scale >= 1000 && scale < limit) {
		if (__builtin_mul_overflow(*n, scale, n))
			return at;
		*scaled = true;
		last = scale;
		next = behind;
	}
	behind = last ? read_rest(r, next, last, &rest) : next;
	if (behind == next)
		return next;
	return __builtin_add_overflow(*n, rest, n) ? at : behind;
}

size_t number_words_read(const struct number_text *t, size_t at, bool with_and, uint64_t *value,
                         bool *scaled)
{
	const struct reader r = {t, with_and};

	return read_number(&r, at, false, UINT64_MAX, value, scaled);
}
