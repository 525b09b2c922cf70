/* Is a line break the wrapping of a paragraph or the end of one? A line was wrapped if the
 * first word of the next one would not have fitted: the width is what the lines around
 * have reached. */
#include "sentence/sentence_parts.h"

enum {
	/* No text is wrapped so wide or so narrow: longer lines are paragraphs, and a list
	 * of short ones (names, addresses) is no text. */
	WIDEST = 110,
	NARROWEST = 45,
	/* A line this short that a small letter follows was meant to end. */
	SHORTEST = 20,
};

/* What of a line the decision needs. */
struct line {
	unsigned width; /* characters without the white space at its end; 0 if long */
	unsigned first; /* of them in the first word */
	bool stopped;   /* ends as a sentence or a heading with a colon does */
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
	l.width = width_of(p, end);
	if (l.width > WIDEST)
		l.width = 0;
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
	*line_end = end;
	return l;
}

void sentence_line_remember(struct lines *l, const char *line, const char *end)
{
	const unsigned at = l->n % 8;
	const struct line this = line ? line_of(line, end) : (struct line){0};

	l->width[at] = (uint8_t)this.width;
	l->unstopped &= (uint8_t)~(1u << at);
	if (this.width >= NARROWEST && !this.stopped)
		l->unstopped |= (uint8_t)(1u << at);
	l->n++;
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

enum line_end sentence_line_decide(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next)
{
	const bool small = byte_class(sentence_place_byte(pl, next)) & BYTE_LOWER;
	const char *end = next;
	struct line this = {0}, ahead;
	unsigned width;
	bool title;

	if (is_item(pl, next))
		return LINE_OVER;
	if (line)
		this = line_of(line, pl->at);
	else
		this.stopped = is_stopped(pl->lo, pl->at);
	if (small && !this.stopped && (!this.width || this.width >= SHORTEST))
		return LINE_WRAPPED;
	if (this.width < NARROWEST / 2)
		return LINE_OVER;
	ahead = line_ahead(pl, next, &end);
	width = widest(l, this.width, ahead.width);
	if (!ahead.width || width < NARROWEST || this.width + 1 + ahead.first <= width)
		return LINE_OVER;
	/* One such line may be full of names; two are headlines. */
	title = is_title(line, pl->at) && is_title(next, end);
	return decide_full(l, &this, &ahead, title);
}
