/* What stands at the edges of pages and is no text: page numbers, heads and feet that recur.
 * A line is one of them if it is a page number, or if the edge of an earlier page had the
 * same, whatever its digits; and if a sentence runs on over it with a small letter, which
 * no text of its own lets happen. */
#include "sentence/sentence_parts.h"

enum {
	HEAD_MOST = 200,   /* bytes of the longest line that is looked at, white space and all */
	UNKNOWN_MOST = 60, /* characters of a head that is not known */
	EDGE_LINES = 4,    /* lines at the edge of a page that are */
	NUMBER_MOST = 4,   /* digits of a page number */
	WORD_MOST = 8,     /* letters of a word beside it */
	NUMBER_LINE = 40,  /* bytes of the line that it stands in, white space before it left out */
};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\0';
}

static bool is_digit(char c)
{
	return byte_class(c) & BYTE_DIGIT;
}

/* Past the word at `p` if it has that role; `p` itself if not. */
static const char *skip_word(const struct word_roles *lines, const char *p, const char *end,
                             enum line_word role)
{
	const char *q = p;

	while (q < end && q - p <= WORD_MOST && byte_class(*q) & (BYTE_LOWER | BYTE_UPPER))
		q++;
	return line_word_is(lines, (struct str){p, (size_t)(q - p)}, role) ? q : p;
}

/* "Article 16": the text's own, and each number is another one. */
static bool is_division(const struct word_roles *lines, const char *p, const char *end)
{
	const char *q = skip_word(lines, p, end, LINE_WORD_DIVISION);

	if (q == p || q == end || !is_blank(*q))
		return false;
	while (q < end && (is_blank(*q) || is_digit(*q)))
		q++;
	return q == end || (*q == '.' && q + 1 == end);
}

/* What is the same on each page: digits are one, white space is none. Never 0. */
static uint32_t look_of(const struct word_roles *lines, const char *p, const char *end)
{
	const bool counted = is_division(lines, p, end);
	uint32_t h = 2166136261u;
	bool digits = false;

	for (; p < end; p++) {
		if (byte_class(*p) & BYTE_SPACE || (digits && is_digit(*p)))
			continue;
		digits = !counted && is_digit(*p);
		h = (h ^ (digits ? '0' : (unsigned char)*p)) * 16777619u;
	}
	return h | 1;
}

/* Its place among the edges, their number if it is new. */
static unsigned place_of(const struct edges *e, uint32_t look)
{
	unsigned i = 0;

	while (i < e->n && e->look[i] != look)
		i++;
	return i;
}

static bool edges_know(const struct edges *e, const struct word_roles *lines, const char *p, const char *end)
{
	return e->n && place_of(e, look_of(lines, p, end)) < e->n;
}

/* The latest is the last: what recurs stays when what does not is forgotten. */
void sentence_edges_put(struct edges *e, uint32_t look)
{
	unsigned at = place_of(e, look);

	if (at == EDGES_MOST)
		at = 0;
	else if (at == e->n)
		e->n++;
	memmove(&e->look[at], &e->look[at + 1], (e->n - at - 1) * sizeof *e->look);
	e->look[e->n - 1] = look;
}

void sentence_edges_add(struct edges *e, const struct word_roles *lines, const char *p, const char *end)
{
	while (p < end && byte_class(*p) & BYTE_SPACE)
		p++;
	if (p < end && end - p <= HEAD_MOST)
		sentence_edges_put(e, look_of(lines, p, end));
}

/* Past blanks, rules, brackets and dashes around a number. */
static const char *skip_marks(const char *p, const char *end)
{
	for (;;) {
		if (p < end && (is_blank(*p) || strchr("-[](){}|*_~.", *p)))
			p++;
		else if (end - p >= 3 && p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x93' || p[2] == '\x94'))
			p += 3;
		else
			return p;
	}
}

/* Past a number of digits or a small Roman numeral; `p` itself if there is none. */
static const char *skip_number(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && is_digit(*q))
		q++;
	if (q > p)
		return q - p <= NUMBER_MOST ? q : p;
	while (q < end && *q && strchr("ivxlc", *q))
		q++;
	return q - p <= 6 ? q : p;
}

/* "7", "- 7 -", "Page 7", "p. 7", "7 of 26", "Page 7 | 26", "vii". */
static bool is_number(const struct word_roles *lines, const char *p, const char *end)
{
	const char *q;

	/* "by" / "2013." */
	if (end > p && end[-1] == '.' && is_digit(*p))
		return false;
	p = skip_marks(p, end);
	p = skip_marks(skip_word(lines, p, end, LINE_WORD_PAGE), end);
	q = skip_number(p, end);
	if (q == p)
		return false;
	p = skip_marks(q, end);
	if (p < end && *p == '/')
		p++;
	p = skip_marks(skip_word(lines, p, end, LINE_WORD_OF), end);
	return skip_marks(skip_number(p, end), end) == end;
}

/* White space at `p`, line ends included; counts the lines and the pages that end. */
static const char *skip_lines(struct sentence_place *pl, const char *p, unsigned *lines,
                              unsigned *pages)
{
	for (*lines = *pages = 0; p < pl->hi && (is_blank(*p) || *p == '\n' || *p == '\f'); p++) {
		*lines += *p == '\n' || *p == '\f';
		*pages += *p == '\f';
	}
	if (p >= pl->hi)
		sentence_place_byte(pl, p);
	return p;
}

bool sentence_page_number_at(const struct word_roles *lines, const char *p, const char *end)
{
	const size_t left = (size_t)(end - p);
	const char *q = memchr(p, '\n', left < NUMBER_LINE ? left : NUMBER_LINE);

	if (!q)
		return left < NUMBER_LINE;
	while (q > p && is_blank(q[-1]))
		q--;
	return is_number(lines, p, q);
}

bool sentence_page_is_long(const char *p, const char *end)
{
	return end - p > HEAD_MOST && !memchr(p, '\n', HEAD_MOST + 1) && !memchr(p, '\f', HEAD_MOST + 1);
}

/* The end of the line that begins at `p`; NULL if it is too long for a head. */
static const char *head_end(struct sentence_place *pl, const char *p)
{
	const size_t left = (size_t)(pl->hi - p), most = left <= HEAD_MOST ? left : HEAD_MOST + 1;
	const char *q = memchr(p, '\n', most), *feed = memchr(p, '\f', q ? (size_t)(q - p) : most);

	if (feed)
		q = feed;
	if (!q && left > HEAD_MOST)
		return NULL;
	if (!q)
		sentence_place_byte(pl, q = pl->hi);
	while (q > p && is_blank(q[-1]))
		q--;
	return q;
}

/* A head that nobody knows yet is shorter than a line of text, and ends as no sentence does. */
static bool is_short(const char *p, const char *end)
{
	unsigned n = 0;

	if (end > p && strchr(".?!", end[-1]) && end[-1])
		return false;

	for (; p < end; p++)
		n += !(byte_class(*p) & BYTE_SPACE) && ((unsigned char)*p & 0xC0) != 0x80;
	return n <= UNKNOWN_MOST;
}

/* Reads the line at `p` into `l`. `apart`: a blank line or the edge of the page is before
 * it. False if it looks like text. */
static bool read_head(const struct word_roles *lines, const struct edges *e,
                      struct sentence_place *pl, const char *p, bool apart, struct page_line *l)
{
	const char *end = head_end(pl, p);

	if (!end)
		return false;
	*l = (struct page_line){.p = p, .end = end, .number = is_number(lines, p, end)};
	l->known = e && edges_know(e, lines, p, end);
	if (l->number || l->known)
		return true;
	return apart && is_short(p, end) &&
	       (!(byte_class(*p) & BYTE_LOWER) || (end - p > 4 && !memcmp(p, "www.", 4)));
}

/* Lines at the end that nobody knows, with text close behind them, are its beginning. */
static void give_back(struct page *g, bool apart)
{
	while (g->n > g->before && !apart) {
		const struct page_line *l = &g->line[g->n - 1];

		if (l->number || l->known)
			return;
		g->next = l->p;
		apart = l->apart;
		g->n--;
	}
}

bool sentence_page_line(const struct word_roles *lines, const struct edges *e, const char *p,
                        const char *end)
{
	while (p < end && byte_class(*p) & BYTE_SPACE)
		p++;
	return end - p <= HEAD_MOST && (is_number(lines, p, end) || (e && edges_know(e, lines, p, end)));
}

void sentence_page_read(struct page *g, const struct word_roles *words, const struct edges *e,
                        bool paged, struct sentence_place *pl, const char *from)
{
	const char *p = from;
	unsigned lines, pages, since = 0;
	bool apart = false;

	g->n = g->before = g->read = 0;
	g->next = NULL;
	g->broke = false;
	for (;;) {
		struct page_line l;

		p = skip_lines(pl, p, &lines, &pages);
		apart = lines > 1 || pages;
		if (pages) {
			g->broke = true;
			g->before = g->n;
			since = 0;
		}
		if (p >= pl->hi)
			return;
		if (since == EDGE_LINES || !read_head(words, paged || g->broke ? e : NULL, pl, p, apart, &l))
			break;
		l.apart = apart;
		g->line[g->n++] = l;
		g->read = g->n;
		since++;
		p = l.end;
		if (g->n == PAGE_LINES)
			break;
	}
	g->next = p;
	give_back(g, apart);
}

bool sentence_page_turns(const struct page *g, bool proved, bool paged)
{
	const struct page_line *first = g->line;

	/* Without a form feed a page is proved by its number and the sentence. */
	if (!g->broke)
		return g->n && proved && (first->number || (paged && first->known));
	for (unsigned i = 0; i < g->n && !proved; i++)
		if (!g->line[i].number && !g->line[i].known)
			return false;
	return true;
}

/* The lines from the edge inwards that are furniture by themselves. */
void sentence_page_clear(const struct page *g, char *window)
{
	for (unsigned i = 0; g->broke && i < g->n; i++) {
		const struct page_line *l = &g->line[i];

		if (l->number || l->known)
			memset(window + (l->p - window), ' ', (size_t)(l->end - l->p));
	}
}
