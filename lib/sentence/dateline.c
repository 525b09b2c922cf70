#include "sentence/dateline.h"

#include "base/calendar.h"
#include "base/die.h"
#include "know/blob.h"
#include "sentence/dateline_word.h"

enum {
	PLACE_MOST = 80, /* bytes before the date in a dateline */
	PROSE = 100,     /* a line so long is text, not a heading */
	LOOK_MOST = 200, /* of a line */
};

static bool is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool is_letter(char c)
{
	return is_upper(c) || (c >= 'a' && c <= 'z') || (c & '\x80');
}

/* Opened anew for each head: nothing but the header is read. */
static struct word_roles known_words(void)
{
	struct word_roles r;

	if (!word_roles_open(&r, blob_datelines()))
		die("the built-in words of datelines are damaged");
	return r;
}

static bool has(const struct word_roles *known, struct str word, enum dateline_word role)
{
	return word_roles_find(known, word)->roles >> role & 1;
}

/* Exactly `n` digits, no more of them after. */
static bool take_digits(struct str *s, size_t n, int32_t *v)
{
	return str_digits(*s) == n && str_take_digits(s, n, v);
}

static bool take_byte(struct str *s, const char *set)
{
	if (!s->len || !s->p[0] || !strchr(set, s->p[0]))
		return false;
	*s = str_cut(*s, 1, s->len);
	return true;
}

static struct str word_of(struct str s)
{
	size_t n = 0;

	while (n < s.len && is_letter(s.p[n]))
		n++;
	return str_cut(s, 0, n);
}

/* The number from 1 that a word has as a month or a weekday, with a stop where it is cut short;
 * else 0. */
static int32_t take_name(const struct word_roles *known, struct str *s, enum dateline_word role)
{
	const struct str w = word_of(*s);
	const struct word_roles_slot *slot = w.len ? word_roles_find(known, w) : NULL;

	if (!slot || !(slot->roles >> role & 1))
		return 0;
	*s = str_cut(*s, w.len, s->len);
	if (slot->roles >> DATELINE_CUT & 1)
		take_byte(s, ".");
	return (int32_t)slot->value;
}

static void take_spaces(struct str *s)
{
	while (take_byte(s, " \t\r"))
		;
}

static int32_t take_day_number(const struct word_roles *known, struct str *s)
{
	struct str ending;
	int32_t d;

	if (!take_digits(s, 2, &d) && !take_digits(s, 1, &d))
		return 0;
	ending = word_of(*s);
	if (ending.len && has(known, ending, DATELINE_ORDINAL))
		*s = str_cut(*s, ending.len, s->len);
	return d;
}

static int32_t take_year(struct str *s)
{
	struct str rest = *s;
	int32_t y;

	take_byte(&rest, ",");
	take_spaces(&rest);
	if (!take_digits(&rest, 4, &y) || y < 1000 || y > 2999)
		return 0;
	*s = rest;
	return y;
}

/* "Aug. 29, 2024", "29 August 2024", "Thursday, August 29", "2024-08-29". */
static bool take_day(const struct word_roles *known, struct str *s, struct calendar_date *day)
{
	struct str rest = *s;

	if (calendar_read(*s, day) == 10) {
		*s = str_cut(*s, 10, s->len);
		return true;
	}
	*day = (struct calendar_date){0};
	if (take_name(known, &rest, DATELINE_WEEKDAY)) {
		take_byte(&rest, ",");
		take_spaces(&rest);
	}
	day->month = take_name(known, &rest, DATELINE_MONTH);
	if (!day->month) {
		day->day = take_day_number(known, &rest);
		take_spaces(&rest);
		day->month = day->day ? take_name(known, &rest, DATELINE_MONTH) : 0;
	} else {
		take_spaces(&rest);
		day->day = take_day_number(known, &rest);
	}
	if (!day->month || !day->day)
		return false;
	day->year = take_year(&rest);
	if (day->day > calendar_month_days(day->year ? day->year : 2000, day->month))
		return false;
	*s = rest;
	return true;
}

/* What may stand between the words of a place and a date. */
static size_t separator(struct str s)
{
	static const char *const dashes[] = {"\xE2\x80\x93", "\xE2\x80\x94"};

	if (strchr(" ,.-/('\t", s.p[0]) && s.p[0])
		return 1;
	for (size_t i = 0; i < 2; i++)
		if (str_starts(s, str_of(dashes[i])))
			return 3;
	return 0;
}

/* The next word of a place: one with a capital, or a small connecting one. */
static size_t place_word(const struct word_roles *known, struct str s)
{
	const struct str w = word_of(s);

	if (!w.len || is_upper(w.p[0]) || w.p[0] & '\x80')
		return w.len;
	return has(known, w, DATELINE_PLACE) ? w.len : 0;
}

/* After the date of a dateline: an agency, then a dash, a colon or a bracket. */
static bool is_closed(struct str s)
{
	const char close = s.len > 1 && s.p[0] == ' ' ? s.p[1] : '\0';

	if (close == '(' || close == '/') {
		const char *end = memchr(s.p + 2, close == '(' ? ')' : '/', s.len - 2);

		if (!end || end - s.p > 40)
			return false;
		s = str_cut(s, (size_t)(end - s.p) + 1, s.len);
	}
	take_byte(&s, ".");
	take_spaces(&s);
	return s.len && (strchr(":-)", s.p[0]) || str_starts(s, STR("\xE2\x80\x93")) ||
	                 str_starts(s, STR("\xE2\x80\x94")));
}

/* A sentence that begins with a date, or with what leads to one, is none. In capitals it is the
 * name of a place: "THE HAGUE". */
static bool begins_sentence(const struct word_roles *known, struct str line)
{
	const struct str w = word_of(line);

	return w.len > 1 && is_upper(w.p[0]) && !is_upper(w.p[1]) && has(known, w, DATELINE_BEGINS);
}

/* Passes over a word or a separator of what stands before a date; false if there is neither. */
static bool skip_part(const struct word_roles *known, struct str *s)
{
	size_t n = separator(*s);

	if (!n)
		n = place_word(known, *s);
	*s = str_cut(*s, n, s->len);
	return n;
}

/* A line that begins with a place, or none, and a date, and goes on after a dash. */
static bool is_dateline(const struct word_roles *known, struct str line, struct calendar_date *day)
{
	const size_t whole = line.len;

	if (begins_sentence(known, line))
		return false;
	while (line.len && whole - line.len < PLACE_MOST) {
		struct str rest = line;

		if (take_day(known, &rest, day))
			return is_closed(rest);
		if (!skip_part(known, &line))
			return false;
	}
	return false;
}

/* A line that is nothing but a full date, perhaps with a label or a place before it. */
static bool is_date_line(const struct word_roles *known, struct str line, struct calendar_date *day)
{
	const char *colon = line.len ? memchr(line.p, ':', line.len < 20 ? line.len : 20) : NULL;
	struct str rest = line;

	if (colon && colon[-(colon > line.p)] != ' ')
		rest = str_trim(str_cut(line, (size_t)(colon - line.p) + 1, line.len));
	while (rest.len) {
		struct str after = rest;

		if (take_day(known, &after, day)) {
			take_byte(&after, ".");
			return day->year && !str_trim(after).len;
		}
		if (!skip_part(known, &rest))
			return false;
	}
	return false;
}

/* A full date anywhere in a heading. */
static bool has_full_date(const struct word_roles *known, struct str line, struct calendar_date *day)
{
	for (size_t i = 0; i < line.len; i++) {
		struct str rest = str_cut(line, i, line.len);

		if ((i == 0 || !(is_letter(line.p[i - 1]) || str_is_digit(line.p[i - 1]))) &&
		    take_day(known, &rest, day) && day->year)
			return true;
	}
	return false;
}

/* Words that begin with a small letter: prose has some, a title or a place hardly any. */
static unsigned small_words(struct str line)
{
	unsigned n = 0;

	for (size_t i = 0; i < line.len; i++)
		n += line.p[i] >= 'a' && line.p[i] <= 'z' && (i == 0 || line.p[i - 1] == ' ');
	return n;
}

/* Nothing after such a line is the head of a document. A short sentence counts as well: who
 * reads along from a pipe wants it now. */
static bool is_prose(struct str line)
{
	return line.len > PROSE ||
	       (strchr(".?!\"", line.p[line.len - 1]) && (line.len > 40 || small_words(line) >= 3));
}

/* The year of a dateline from another date near it: the one that brings them closest. */
static int32_t year_near(const struct calendar_date *day, const struct calendar_date *full)
{
	if (day->month > full->month + 6)
		return full->year - 1;
	return full->month > day->month + 6 ? full->year + 1 : full->year;
}

static enum dateline_answer found(struct calendar_date day, char date[11])
{
	if (!day.year || day.day > calendar_month_days(day.year, day.month))
		return DATELINE_NONE;
	calendar_write(date, day);
	return DATELINE_FOUND;
}

size_t dateline_day(struct str s, char date[11])
{
	const struct word_roles known = known_words();
	struct str rest = s;
	struct calendar_date day;

	return take_day(&known, &rest, &day) && found(day, date) == DATELINE_FOUND ? s.len - rest.len : 0;
}

size_t dateline_month(struct str s, char date[11])
{
	const struct word_roles known = known_words();
	struct str rest = s;
	struct calendar_date month = {.month = take_name(&known, &rest, DATELINE_MONTH), .day = 1};

	month.year = month.month ? take_year(&rest) : 0;
	if (!month.year)
		return 0;
	calendar_write(date, month);
	date[7] = '\0'; /* YYYY-MM */
	return s.len - rest.len;
}

enum dateline_answer dateline_find(struct str head, bool whole, char date[11])
{
	const struct word_roles words = known_words(), *known = &words;
	struct calendar_date day, line_date = {0}, hint = {0};
	struct str rest, line;

	if (str_starts(head, STR("\xEF\xBB\xBF")))
		head = str_cut(head, 3, head.len);
	if (head.len >= DATELINE_HEAD)
		whole = true;
	for (rest = head; str_split(&rest, '\n', &line);) {
		const bool torn = !rest.p;

		line = str_trim(line);
		if (torn && !whole && line.len < LOOK_MOST)
			return DATELINE_MORE;
		if (line.len > LOOK_MOST)
			line.len = LOOK_MOST;
		if (is_dateline(known, line, &day)) {
			if (!day.year && (line_date.year || hint.year))
				day.year = year_near(&day, line_date.year ? &line_date : &hint);
			return found(day, date);
		}
		if (line.len && is_prose(line))
			break;
		if (!line_date.year && !is_date_line(known, line, &line_date))
			line_date = (struct calendar_date){0};
		if (!hint.year && !has_full_date(known, line, &hint))
			hint = (struct calendar_date){0};
	}
	return found(line_date, date);
}
