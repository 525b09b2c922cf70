#include "base/number_words.h"
#include "time/when_token.h"

/* A run of words is read left to right, as in "two thousand and nineteen". */
struct reader {
	struct number_text text; /* first: it is handed on as this */
	const struct when_window *win;
	enum when_known last;    /* the class of the last word: WHEN_ONES, WHEN_ORDINALS */
	size_t at;
};

static bool is_in(const struct reader *r, size_t at, enum when_known k)
{
	return at < r->win->n && r->win->v[at].mask & when_class_bit(r->win->g, k);
}

static int32_t value_in(const struct reader *r, size_t at, enum when_known k)
{
	return when_class_value(r->win, &r->win->v[at], r->win->g->h->classes[k]);
}

/* Values of the class "joint". */
enum { JOINT_AND, JOINT_BETWEEN };

static bool is_joint(const struct reader *r, size_t at, int32_t joint)
{
	return is_in(r, at, WHEN_JOINT) && value_in(r, at, WHEN_JOINT) == joint;
}

static enum number_word number_word(const struct number_text *text, size_t at, bool joined,
                                    uint64_t *value, size_t *next)
{
	const struct reader *r = (const struct reader *)text;
	const struct {
		enum when_known class;
		enum number_word word;
	} words[] = {{r->last, NUMBER_WORD_ONES}, {WHEN_TENS, NUMBER_WORD_TENS}, {WHEN_SCALE, NUMBER_WORD_SCALE}};

	if (joined && at < r->win->n && !(r->win->v[at].gap & WHEN_PLAIN))
		return NUMBER_WORD_NONE;
	*next = at + 1;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (is_in(r, at, words[i].class)) {
			*value = (uint64_t)value_in(r, at, words[i].class);
			return words[i].word;
		}
	return is_joint(r, at, JOINT_AND) ? NUMBER_WORD_AND : NUMBER_WORD_NONE;
}

/* Most tokens begin no number: told at once. */
static bool begins(const struct reader *r)
{
	return is_in(r, r->at, r->last) || is_in(r, r->at, WHEN_TENS);
}

/* 1 to 99 in words. */
static bool below_hundred(struct reader *r, bool joined, int32_t *value)
{
	uint64_t n;
	size_t end = begins(r) ? number_words_below_hundred(&r->text, r->at, joined, &n) : r->at;

	if (end == r->at)
		return false;
	*value = (int32_t)n;
	r->at = end;
	return true;
}

static bool in_words(struct reader *r, int32_t *value)
{
	bool between, scaled;
	uint64_t n;
	size_t end;

	if (!begins(r))
		return false;
	between = r->at && is_joint(r, r->at - 1, JOINT_BETWEEN);
	end = number_words_read(&r->text, r->at, !between, &n, &scaled);
	if (end == r->at || n > INT32_MAX)
		return false;
	*value = (int32_t)n;
	r->at = end;
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
	r->last = WHEN_ORDINALS;
	return below_hundred(r, false, value) && is_in(r, r->at - 1, WHEN_ORDINALS);
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
	struct reader one = *r;
	int32_t n;

	if (below_hundred(&one, false, value) && *value >= 10 && *value <= 20 &&
	    below_hundred(&one, true, &n) && n >= 10) {
		*value = *value * 100 + n;
		r->at = one.at;
		return true;
	}
	return is_in(r, r->at, WHEN_ONES) && value_in(r, r->at, WHEN_ONES) <= 2 &&
	       is_in(r, r->at + 1, WHEN_SCALE) && value_in(r, r->at + 1, WHEN_SCALE) == 1000 &&
	       in_words(r, value);
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

	if (is_in(r, r->at, WHEN_DECADES)) {
		*value = value_in(r, r->at++, WHEN_DECADES) + 1900;
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
	struct reader r = {{number_word}, win, WHEN_ONES, at};
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
