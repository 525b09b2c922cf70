/* Two columns side by side, as pdftotext -layout writes them: lines that have prose on both
 * sides of a gutter at one place. Read across they make nonsense. */
#include "sentence/sentence_parts.h"

enum {
	LINE_MOST = 192, /* columns that are looked at */
	LINES_MOST = 10, /* lines after the first */
	LINES_LEAST = 5, /* with text on both sides */
	GUTTER = 2,      /* columns at least */
	SIDE = 15,       /* characters of text on each side at least */
};

/* What is blank between the first and the last character of a line, a bit for each column. */
struct gaps {
	uint64_t bits[LINE_MOST / 64];
	unsigned first, last; /* columns of text */
};

static bool is_break(char c)
{
	return c == '\n' || c == '\f';
}

static void set_gap(struct gaps *g, unsigned column)
{
	g->bits[column / 64] |= UINT64_C(1) << column % 64;
}

static bool has_gap(const struct gaps *g, unsigned column)
{
	return g->bits[column / 64] >> column % 64 & 1;
}

/* Reads the line at `p`. Returns its end, NULL where what may be seen ends first. */
static const char *read_line(struct sentence_place *pl, const char *p, struct gaps *g)
{
	unsigned column = 0;

	*g = (struct gaps){.first = LINE_MOST};
	for (; p < pl->hi && !is_break(*p); p++) {
		if (((unsigned char)*p & 0xC0) == 0x80 || column == LINE_MOST)
			continue;
		if (byte_class(*p) & BYTE_SPACE) {
			set_gap(g, column);
		} else {
			if (g->first == LINE_MOST)
				g->first = column;
			g->last = column;
		}
		column++;
	}
	if (p >= pl->hi)
		sentence_place_byte(pl, p);
	return p < pl->hi ? p : NULL;
}

/* The side that begins at column `at` or later begins with a small letter, as most lines of
 * prose do and few of a table. */
static bool begins_small(const char *p, const char *end, unsigned at)
{
	for (unsigned column = 0; p < end && column < at; p++)
		column += ((unsigned char)*p & 0xC0) != 0x80;
	while (p < end && byte_class(*p) & BYTE_SPACE)
		p++;
	return p < end && byte_class(*p) & BYTE_LOWER;
}

static bool is_both_sided(const struct gaps *g, unsigned gutter)
{
	return g->first + SIDE <= gutter && gutter + GUTTER + SIDE <= g->last;
}

/* The gutter is free in the line: blank, or beyond its text. */
static bool is_free(const struct gaps *g, unsigned gutter)
{
	for (unsigned i = gutter; i < gutter + GUTTER; i++)
		if (i >= g->first && i <= g->last && !has_gap(g, i))
			return false;
	return true;
}

struct layout {
	struct gaps gaps[LINES_MOST + 1];
	const char *begin[LINES_MOST + 1], *end[LINES_MOST + 1];
	unsigned n;
};

static bool parts_all(const struct layout *c, unsigned gutter)
{
	unsigned both = 0, left = 0, right = 0;

	for (unsigned i = 0; i < c->n; i++) {
		if (!is_free(&c->gaps[i], gutter))
			return false;
		if (!is_both_sided(&c->gaps[i], gutter))
			continue;
		both++;
		left += begins_small(c->begin[i], c->end[i], 0);
		right += begins_small(c->begin[i], c->end[i], gutter);
	}
	return both >= LINES_LEAST && both * 2 > c->n && left * 3 >= both && right * 3 >= both;
}

/* A gap of two or more in the first line, with text enough on both sides. */
static bool next_gutter(const struct gaps *g, unsigned *column)
{
	while (++*column + GUTTER < LINE_MOST)
		if (has_gap(g, *column) && has_gap(g, *column + 1) && is_both_sided(g, *column))
			return true;
	return false;
}

bool sentence_columns_begin(struct sentence_place *pl, const char *line)
{
	struct layout c = {.n = 0};
	unsigned gutter = 0;
	const char *p = line;

	while (c.n <= LINES_MOST && p < pl->hi) {
		c.begin[c.n] = p;
		c.end[c.n] = read_line(pl, p, &c.gaps[c.n]);
		if (!c.end[c.n])
			break;
		p = c.end[c.n] + 1;
		if (c.n || c.gaps[0].first < LINE_MOST)
			c.n += c.gaps[c.n].first < LINE_MOST;
		/* Most lines have no gap: no more is read. */
		if (c.n == 1 && !next_gutter(&c.gaps[0], &gutter))
			return false;
	}
	for (gutter = 0; c.n && next_gutter(&c.gaps[0], &gutter);)
		if (parts_all(&c, gutter))
			return true;
	return false;
}
