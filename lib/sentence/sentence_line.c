/* Is a line break the wrapping of a paragraph or the end of one? A line was wrapped if the
 * first word of the next one would not have fitted: the width is what the lines around
 * have reached. */
#include "sentence/sentence_parts.h"

#include <stdlib.h>

enum {
	/* No text is wrapped so wide or so narrow: longer lines are paragraphs, and a list
	 * of short ones (names, addresses) is no text. */
	WIDEST = 110,
	NARROWEST = 45,
	/* A line this short that a small letter follows was meant to end. */
	SHORTEST = 20,
	REACH_MOST = 255,
	SPACED_NEAR = 500, /* bytes: a few lines */
	JOINED = 146,      /* characters: a line that is longer was several */
	JOINED_KNOWN = 3,  /* lines that ran on, so that it is known to have been */
	LINK_MOST = 80, /* bytes of a long line that are searched for what opens */
};

/* What of a line the decision needs. */
struct line {
	unsigned width; /* characters without the white space at its end */
	unsigned first; /* of them in the first word */
	bool stopped;   /* ends as a sentence or a heading with a colon does */
	bool inside;    /* of the line at hand: the sentence began inside it, */
	bool begun;     /* ... or on a line before */
	bool number;    /* begins with a digit */
	bool last;      /* of the line ahead: the paragraph is over with it */
};

static bool is_space(char c)
{
	return byte_class(c) & BYTE_SPACE;
}

static bool is_stopped(const char *p, const char *end)
{
	while (end > p && (strchr("\"')]*_", end[-1]) || ((unsigned char)end[-1] >= 0x80)))
		end--;
	return end > p && strchr(".!?:;", end[-1]) && end[-1];
}

static unsigned width_of(const char *p, const char *end)
{
	unsigned n = 0;

	for (; p < end; p++)
		n += ((unsigned char)*p & 0xC0) != 0x80;
	return n;
}

static struct line line_of(const char *p, const char *end)
{
	struct line l = {0};
	const char *word = p;

	while (end > p && is_space(end[-1]))
		end--;
	while (word < end && !is_space(*word))
		word++;
	l.first = width_of(p, word);
	l.number = word > p && byte_class(*p) & BYTE_DIGIT;
	l.width = width_of(p, end);
	l.stopped = is_stopped(p, end);
	return l;
}

/* The line that begins at `p` and ends at `*line_end`, as far as may be seen. */
static struct line line_ahead(struct sentence_place *pl, const char *p, const char **line_end)
{
	const char *end = p;
	struct line l;

	/* Once the line is long nothing more is to be learned from it. */
	while (end < pl->hi && *end != '\n' && (end - p <= WIDEST || width_of(p, end) <= WIDEST))
		end++;
	if (end == pl->hi)
		sentence_place_byte(pl, end);
	l = line_of(p, end);
	l.last = (l.stopped && end[-1] != ':') || sentence_place_byte(pl, end + 1) == '\n' ||
	         end + 1 >= pl->hi;
	*line_end = end;
	return l;
}

/* How wide the line would be with the word at `next`. */
static unsigned reach_of(struct sentence_place *pl, const struct line *l, const char *next)
{
	unsigned n = l->width + 1;

	for (; !is_space(sentence_place_byte(pl, next)) && n < REACH_MOST; next++)
		n += ((unsigned char)*next & 0xC0) != 0x80;
	return n < REACH_MOST ? n : REACH_MOST;
}

void sentence_line_remember(struct lines *l, struct sentence_place *pl, const char *line,
                            const char *next, bool spaced)
{
	const unsigned at = l->n++ % 8;
	const struct line this = line ? line_of(line, pl->at) : (struct line){0};

	l->width[at] = (uint8_t)(this.width > WIDEST ? 0 : this.width);
	l->unstopped &= (uint8_t)~(1u << at);
	if (l->width[at] >= NARROWEST && !this.stopped)
		l->unstopped |= (uint8_t)(1u << at);
	if (this.width >= NARROWEST && this.width <= JOINED && !this.stopped &&
	    byte_class(*next) & BYTE_LOWER) {
		l->filled[l->n_reach % 8] = (uint8_t)(this.width < REACH_MOST ? this.width : REACH_MOST);
		l->reach[l->n_reach++ % 8] = (uint8_t)reach_of(pl, &this, next);
	}
	if (spaced) {
		l->spaced[1] = l->spaced[0];
		l->spaced[0] = l->at;
	}
}

/* "- ", "* ", "• ", "1. ", "(a) ", "a) ": an item of its own. */
static bool is_item(struct sentence_place *pl, const char *p)
{
	const unsigned mark = sentence_place_mark(pl, p);
	const char *q = p;
	unsigned n = 0;

	if (mark == MARK_BULLET || mark == MARK_EN_DASH || mark == MARK_EM_DASH)
		return mark == MARK_BULLET || is_space(sentence_place_byte(pl, p + 3));
	if (sentence_place_byte(pl, p) && strchr("-*+#>=|~", *p))
		return is_space(sentence_place_byte(pl, p + 1)) || sentence_place_byte(pl, p + 1) == *p;
	if (*p == '\xE2' || (*p == '\xC2' && sentence_place_byte(pl, p + 1) == '\xB7'))
		return *p == '\xC2' || (sentence_place_byte(pl, p + 1) >= '\x96' && !mark);
	if (*q == '(')
		q++;
	while (n < 3 && byte_class(sentence_place_byte(pl, q)) & BYTE_DIGIT)
		q++, n++;
	if (!n && byte_class(sentence_place_byte(pl, q)) & (BYTE_LOWER | BYTE_UPPER))
		q++, n++;
	if (!n || !is_space(sentence_place_byte(pl, q + 1)))
		return false;
	/* A number that is all of its line ends a sentence: "on March" / "11." */
	if (sentence_place_byte(pl, q + 1) == '\n' && *q == '.')
		return false;
	return sentence_place_byte(pl, q) == ')' || (sentence_place_byte(pl, q) == '.' && byte_class(*p) & BYTE_DIGIT);
}

/* All longer words begin with a capital, and the last one too: a heading or names, hardly
 * running text. */
static bool is_title(const char *p, const char *end)
{
	const char *word = p;

	while (end > p && is_space(end[-1]))
		end--;
	if (end > p && end[-1] == ',')
		return false;
	for (; p < end; p++) {
		if (!(byte_class(*p) & BYTE_WORD))
			continue;
		word = p;
		while (p < end && !is_space(*p))
			p++;
		if (byte_class(*word) & BYTE_LOWER && p - word > 4)
			return false;
	}
	return !(byte_class(*word) & BYTE_LOWER);
}

static unsigned widest(const struct lines *l, unsigned a, unsigned b)
{
	unsigned w = a > b ? a : b;

	for (unsigned i = 0; i < 8; i++)
		if (l->width[i] > w)
			w = l->width[i];
	return w;
}

static int compare(const void *a, const void *b)
{
	return *(const uint8_t *)a - *(const uint8_t *)b;
}

/* What a line must reach to be full, from the lines that ran on; 0 if there were none. With
 * letters of one width it is what the widest filled. Else lines of one measure differ by a
 * quarter, and the least reach less a little will do; odd short lines do not count. */
static unsigned full_reach(const struct lines *l)
{
	const unsigned n = l->n_reach < 8 ? l->n_reach : 8;
	uint8_t reach[8];
	unsigned most = 0, i = 0;

	if (!n)
		return 0;
	memcpy(reach, l->reach, n);
	qsort(reach, n, 1, compare);
	for (unsigned k = 0; k < n; k++)
		most = l->filled[k] > most ? l->filled[k] : most;
	if (reach[0] > most)
		return most + 1;
	while (reach[i] * 4 < reach[n / 4] * 3)
		i++;
	return reach[i] - reach[i] / 12u;
}

/* The first word of the line ahead would have had no room in this one. */
static bool is_full(const struct lines *l, const struct line *this, const struct line *ahead)
{
	const unsigned full = full_reach(l), reach = this->width + 1 + ahead->first;
	unsigned width;

	/* No heading begins inside a line, few have several, and few are before a number. */
	if (full && this->inside)
		return reach >= full - full / 4;
	if (full)
		return reach >= (ahead->number || this->begun ? full - full / 8 : full);
	if (!this->width || this->width > WIDEST || !ahead->width || ahead->width > WIDEST)
		return false;
	width = widest(l, this->width, ahead->width);
	/* With nothing before to go by: a title, and what else stands in the head of a text. */
	return width >= NARROWEST && reach > width &&
	       (l->unstopped || ahead->width * 2 > this->width || ahead->last);
}

/* A word that links, in small letters, is the last of the line. */
static bool ends_in_link(const struct lines *l, const char *line, const char *end)
{
	const char *p;

	while (end > line && is_space(end[-1]))
		end--;
	for (p = end; p > line && byte_class(p[-1]) & BYTE_LOWER;)
		p--;
	return p > line && is_space(p[-1]) &&
	       line_word_is(&l->rules->lines, (struct str){p, (size_t)(end - p)}, LINE_WORD_LINK);
}

/* A bracket is open at the end of the line. */
static bool ends_in_bracket(const char *line, const char *end)
{
	int open = 0;

	for (; line < end; line++)
		open += *line == '(' ? 1 : *line == ')' && open ? -1 : 0;
	return open;
}

/* The line ends in what ends none of its own: a word that links; a comma, a dash or an open bracket
 * in a line that is not short. Of a long line the end is looked at. */
static bool is_open(const struct lines *l, const struct sentence_place *pl, const char *line,
                    const struct line *this)
{
	const bool wide = !line || this->width >= NARROWEST;
	const char *end = pl->at;
	bool dash;

	if (!line)
		line = pl->at - pl->lo > LINK_MOST ? pl->at - LINK_MOST : pl->lo;
	while (end > line && is_space(end[-1]))
		end--;
	if (end == line)
		return false;
	dash = end - line > 2 && !memcmp(end - 3, "\xE2\x80", 2) && (end[-1] == '\x93' || end[-1] == '\x94');
	if (wide && (end[-1] == ',' || dash || ends_in_bracket(line > pl->lo ? line : pl->lo, end)))
		return true;
	return ends_in_link(l, line, end);
}

/* In wrapped text a line of any length is full: pdftotext makes one of those that a broken word
 * was in. */
static bool is_joined(const struct lines *l, const struct line *this)
{
	return !this->stopped && l->n_reach >= JOINED_KNOWN && l->unstopped & (l->unstopped - 1);
}

/* A line that is followed by a word with a capital, and would have had no room for it. */
static enum line_end decide_full(const struct lines *l, const struct line *this,
                                 const struct line *ahead, bool title)
{
	/* Does the text around run over line ends at all? */
	if (this->stopped)
		return l->unstopped || (ahead->width >= NARROWEST && !ahead->stopped) ? LINE_WRAPPED
		                                                                      : LINE_OVER;
	return title && !l->unstopped ? LINE_OVER : LINE_WRAPPED;
}

/* What looks like an item goes on with the line before: a dash with a small letter behind it,
 * after a line that is full or open; "(a) " after one that is full and does not announce it; "15. "
 * after one that is full and goes on from others: "on June" / "15. The" */
static bool goes_on(const struct lines *l, struct sentence_place *pl, const char *line,
                    const struct line *this, const char *next)
{
	const bool dash = *next == '\xE2', bracket = *next == '(', number = byte_class(*next) & BYTE_DIGIT;
	const char *end = next;
	struct line ahead;

	if (this->stopped || !(number ? this->begun || this->inside : dash || bracket) ||
	    !(number || byte_class(sentence_place_byte(pl, next + 4)) & BYTE_LOWER))
		return false;
	if (!number && is_open(l, pl, line, this))
		return dash;
	ahead = line_ahead(pl, next, &end);
	return l->n_reach && is_full(l, this, &ahead);
}

/* The line at hand. A stop that has ended no sentence is that of an abbreviation. */
static struct line line_here(const struct sentence_place *pl, const char *line)
{
	const char *end = pl->at;
	struct line l = {0};

	while (end > pl->lo && is_space(end[-1]))
		end--;
	if (line)
		l = line_of(line, end);
	else
		l.stopped = is_stopped(pl->lo, end);
	if (l.stopped && end > pl->lo && strchr(".!?", end[-1]))
		l.stopped = false;
	l.inside = line && pl->lo > line && !l.stopped;
	l.begun = line && pl->lo < line && !l.stopped;
	return l;
}

bool sentence_line_unfinished(struct sentence_place *pl, const char *line, const char *next)
{
	struct line this;

	if (!(byte_class(sentence_place_byte(pl, next)) & BYTE_LOWER) || is_item(pl, next))
		return false;
	this = line_here(pl, line);
	return !this.stopped && (!line || this.width >= NARROWEST);
}

/* The line at `p` runs on over a blank line too, before a small letter. */
static bool next_spaced(struct sentence_place *pl, const char *p)
{
	const char *end = p;
	struct line l;
	unsigned breaks = 0;

	/* Most often a long paragraph. */
	if (pl->hi - p > 2 * WIDEST && !memchr(p, '\n', 2 * WIDEST))
		return false;
	l = line_ahead(pl, p, &end);
	if (l.stopped || l.width < NARROWEST || l.width > WIDEST)
		return false;
	for (; is_space(sentence_place_byte(pl, end)) && end < pl->hi; end++)
		breaks += *end == '\n';
	return breaks == 2 && byte_class(sentence_place_byte(pl, end)) & BYTE_LOWER;
}

/* How many of the lines that ended a little before ran on over blank ones. */
unsigned sentence_lines_spaced(const struct lines *l)
{
	unsigned n = 0;

	for (unsigned i = 0; i < 2; i++)
		n += l->spaced[i] && l->at - l->spaced[i] < SPACED_NEAR;
	return n;
}

bool sentence_line_spaced(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next, enum hyphen hyphen)
{
	const bool small = byte_class(sentence_place_byte(pl, next)) & BYTE_LOWER;
	const unsigned recent = sentence_lines_spaced(l);
	struct line this;
	bool link;

	if (!line || pl->at - line < NARROWEST)
		return false;
	if (!recent && !small && !(byte_class(*next) & BYTE_DIGIT))
		return false; /* "It goes on" may be a heading */
	link = ends_in_link(l, line, pl->at);
	if (sentence_place_byte(pl, next + 1) == '.' && is_space(sentence_place_byte(pl, next + 2)))
		return false; /* "a. ", "b. " */
	if (!link && !recent && !small)
		return false;
	this = line_here(pl, line);
	if (this.stopped || this.width < NARROWEST || this.width > WIDEST || is_item(pl, next))
		return false;
	if (link || (small && hyphen != HYPHEN_NONE) || !recent)
		return link || hyphen != HYPHEN_NONE || next_spaced(pl, next);
	if (!small && recent < 2)
		return false;
	return sentence_line_decide(l, pl, line, next, hyphen) == LINE_WRAPPED;
}

enum line_end sentence_line_decide(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next, enum hyphen hyphen)
{
	const bool small = byte_class(sentence_place_byte(pl, next)) & BYTE_LOWER;
	const char *end = next;
	const struct line this = line_here(pl, line);
	struct line ahead;
	bool title;

	if (hyphen != HYPHEN_NONE)
		return LINE_WRAPPED;
	if (is_item(pl, next))
		return goes_on(l, pl, line, &this, next) ? LINE_WRAPPED : LINE_OVER;
	if (small && !this.stopped && (!this.width || this.width >= SHORTEST))
		return LINE_WRAPPED;
	if (this.width >= SHORTEST && !this.stopped && ends_in_link(l, line, pl->at))
		return LINE_WRAPPED;
	if (line && this.width < NARROWEST / 2)
		return LINE_OVER;
	if (!this.stopped && is_open(l, pl, line, &this))
		return LINE_WRAPPED;
	ahead = line_ahead(pl, next, &end);
	if (!this.stopped && *next == '(' && this.width >= NARROWEST)
		return LINE_WRAPPED;
	if (!line)
		return is_joined(l, &this) ? LINE_WRAPPED : LINE_OVER;
	if (!is_full(l, &this, &ahead))
		return LINE_OVER;
	/* One such line may be full of names; two are headlines. */
	title = is_title(line, pl->at) && is_title(next, end);
	return decide_full(l, &this, &ahead, title);
}
