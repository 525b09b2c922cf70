/* What a line end means: the text runs on, over a page perhaps, or a paragraph is over. */
#include "sentence/sentence_parts.h"

/* Where the text goes on, if it does. */
struct onward {
	bool over;
	size_t to;
	enum hyphen hyphen;
	size_t hyphen_at;
};

enum { TOP_LINES = 4 }; /* of a document, which may be the head of its pages */

static bool is_space(char c)
{
	return byte_class(c) & BYTE_SPACE;
}

/* The line that ends at byte `i`; NULL if it is long. */
static const char *line_before(const struct sentence_splitter *s, size_t i)
{
	return (int64_t)i - s->line < SENTENCE_AHEAD ? s->window.p + s->line : NULL;
}

static void end_paragraph(struct sentence_splitter *s, size_t i)
{
	sentence_emit(s, i);
	s->begin = i + 1;
	s->new_par = true;
}

/* The next byte from `p` on after white space within a line; NULL where the text or what may
 * be seen of it ends first. */
static const char *skip_indent(struct sentence_place *pl, const char *p)
{
	while (p < pl->hi && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\0'))
		p++;
	return sentence_place_byte(pl, p) || p < pl->hi ? p : NULL;
}

static void read_hyphen(const struct sentence_splitter *s, struct sentence_place *pl, size_t i,
                        const char *next, struct onward *t)
{
	const char *const end = s->window.p + sentence_text_end(s, i);
	const char *hyphen;

	t->hyphen = HYPHEN_NONE;
	if (end == pl->lo || !(end[-1] == '-' || end[-1] == '\x90' || end[-1] == '\xAD' || end[-1] == '\xAC'))
		return;
	t->hyphen = sentence_hyphen_read(s->rules, pl, end, next, &hyphen);
	t->hyphen_at = (size_t)(hyphen - s->window.p);
}

static void read_lost(const struct sentence_splitter *s, struct sentence_place *pl, size_t i,
                      const char *next, struct onward *t)
{
	const char *const end = s->window.p + sentence_text_end(s, i);
	const char *number;

	if (!sentence_hyphen_lost(s->rules, pl, end, next, &number))
		return;
	t->hyphen = HYPHEN_SOFT;
	t->hyphen_at = (size_t)(number - s->window.p);
}

/* The first lines of a document are seen again as heads of its other pages. */
static void note_top(struct sentence_splitter *s, size_t i)
{
	if (s->tops >= TOP_LINES || s->sent >= TOP_LINES || (int64_t)s->begin < s->line)
		return;
	s->tops++;
	sentence_edges_add(&s->edges, &s->rules->lines, s->window.p + s->begin, s->window.p + sentence_text_end(s, i));
}

/* Whether the sentence runs on behind the page that `g` holds, which begins at byte `i`. */
static void runs_on(struct sentence_splitter *s, size_t i, const struct page *g, struct onward *t,
                    bool *wait)
{
	const size_t to = (size_t)(g->next - s->window.p);
	struct sentence_place pl = sentence_place_of(s, i, to, SENTENCE_AHEAD);
	const char *line = line_before(s, i);
	/* Between blank lines any line of text may look like a head. */
	const bool proved = !sentence_lines_spaced(&s->lines) &&
	                    sentence_line_unfinished(&pl, line, g->next);
	bool on;

	read_hyphen(s, &pl, i, g->next, t);
	if (g->broke && t->hyphen == HYPHEN_NONE)
		read_lost(s, &pl, i, g->next, t);
	on = sentence_page_turns(g, proved, s->paged) &&
	     sentence_line_decide(&s->lines, &pl, line, g->next, t->hyphen) == LINE_WRAPPED;
	*wait = sentence_must_wait(s, &pl, to, SENTENCE_AHEAD);
	t->over = !on;
	t->to = on ? to : i + 1;
}

/* The line that ends at byte `i` is all there is of the sentence, and no text. */
static bool is_furniture(const struct sentence_splitter *s, size_t i)
{
	const char *p = s->window.p;
	const int64_t before = (int64_t)s->begin - s->line;

	/* More of a line than this may be forgotten. */
	if (before < 0 || before >= 2 * SENTENCE_AHEAD)
		return false;
	for (int64_t k = before; k > 0; k--)
		if (!is_space(p[(int64_t)s->begin - k]))
			return false; /* "were given. 194" */
	return sentence_page_line(&s->rules->lines, s->paged ? &s->edges : NULL, p + s->begin,
	                          p + sentence_text_end(s, i));
}

/* A form feed is near behind byte `i`. Each byte is looked at once. */
static bool feed_near(struct sentence_splitter *s, size_t i)
{
	const char *p = s->window.p, *feed;
	const size_t to = s->window.len - i > PAGE_AHEAD ? i + PAGE_AHEAD : s->window.len;
	const size_t from = s->looked > i ? s->looked : i;

	if (from < to) {
		feed = memrchr(p + from, '\f', to - from);
		s->looked = to;
		if (feed)
			s->feed = (size_t)(feed - p) + 1;
	}
	return s->feed > i;
}

/* May the edge of a page be behind byte `i`? Most often nothing says so: no form feed is near,
 * and the next line does not begin as the number of a page. */
static bool may_turn(struct sentence_splitter *s, size_t i)
{
	const char *p = s->window.p + i, *end = s->window.p + s->window.len;

	if (s->paged)
		return true;
	while (p < end && is_space(*p) && *p != '\f')
		p++;
	if (p == end || *p == '\f' || sentence_page_number_at(&s->rules->lines, p, end))
		return true;
	if ((byte_class(*p) & BYTE_LOWER && *p != 'w') || sentence_page_is_long(p, end))
		return false;
	return s->window.len - i < PAGE_AHEAD || feed_near(s, i);
}

/* Notes the lines of the edge behind byte `i`, once. They are known when the text behind them is
 * reached, at `hi` if there is none. */
static void note_page(struct sentence_splitter *s, size_t i, const struct page *g, const char *hi)
{
	if (i < s->edge)
		return;
	s->paged = true;
	s->edge = (size_t)((g->next ? g->next : hi) - s->window.p);
	for (unsigned k = 0; k < g->read; k++)
		sentence_edges_add(&s->fresh, &s->rules->lines, g->line[k].p, g->line[k].end);
}

static void know_page(struct sentence_splitter *s)
{
	for (unsigned k = 0; k < s->fresh.n; k++)
		sentence_edges_put(&s->edges, s->fresh.look[k]);
	s->fresh.n = 0;
}

/* Looks for the edge of a page behind byte `i`. Returns true if the text runs on behind it. */
static bool decide_page(struct sentence_splitter *s, size_t i, struct onward *t, bool *wait)
{
	struct sentence_place pl = sentence_place_of(s, i, i, PAGE_AHEAD);
	const bool pending = sentence_text_end(s, i) > s->begin;
	const bool itself = pending && is_furniture(s, i);
	struct page g;

	s->lines.at = s->base + i;
	sentence_page_read(&g, &s->rules->lines, &s->edges, s->paged, &pl, s->window.p + (itself ? s->begin : i));
	*wait = sentence_must_wait(s, &pl, i, PAGE_AHEAD);
	if (*wait || (!g.n && !g.broke))
		return false;
	if (pending && !itself && g.next)
		runs_on(s, i, &g, t, wait);
	if (*wait)
		return false;
	if (g.broke)
		note_page(s, i, &g, pl.hi);
	if (g.broke && t->over)
		sentence_page_clear(&g, s->window.p);
	return !t->over;
}

/* The line that ends at byte `i` has a gap inside, as one of two columns has. */
static bool has_gap(const struct sentence_splitter *s, size_t i)
{
	const char *p = line_before(s, i), *end = s->window.p + i;

	if (!p)
		return false;
	while (p < end && is_space(*p))
		p++;
	while (end > p && is_space(end[-1]))
		end--;
	return memmem(p, (size_t)(end - p), "  ", 2);
}

/* Two columns begin with the line that ends at byte `i`, or more must come to tell. */
static bool is_columns(struct sentence_splitter *s, size_t i)
{
	const size_t from = s->line < 0 ? 0 : (size_t)s->line;
	struct sentence_place pl;

	if (!has_gap(s, i))
		return false;
	pl = sentence_place_of(s, i, from, COLUMNS_AHEAD);
	s->columns = sentence_columns_begin(&pl, s->window.p + from);
	s->columns_at = s->base + from;
	if (!sentence_must_wait(s, &pl, from, COLUMNS_AHEAD))
		return s->columns;
	s->columns = false;
	return true;
}

/* What the line break at byte `i` means. Returns false to wait for more. */
static bool decide_line(struct sentence_splitter *s, size_t i, struct onward *t)
{
	struct sentence_place pl = sentence_place_of(s, i, i, SENTENCE_AHEAD);
	const char *next, *line = line_before(s, i);
	struct lines after;
	bool blank = false;

	if (*pl.at == '\f')
		return true;
	s->lines.at = s->base + i;
	next = skip_indent(&pl, pl.at + 1);
	if (sentence_must_wait(s, &pl, i, SENTENCE_AHEAD))
		return false;
	if (!next || *next == '\f')
		return true;
	if (*next == '\n') {
		blank = true;
		if (s->newline != NEWLINE_AUTO || !(next = skip_indent(&pl, next + 1)) || *next == '\n' ||
		    *next == '\f')
			return !sentence_must_wait(s, &pl, i, SENTENCE_AHEAD);
		read_hyphen(s, &pl, i, next, t);
		t->over = !sentence_line_spaced(&s->lines, &pl, line, next, t->hyphen);
		if (t->over)
			return !sentence_must_wait(s, &pl, i, SENTENCE_AHEAD);
	} else {
		if (s->newline == NEWLINE_AUTO && is_columns(s, i))
			return false;
		read_hyphen(s, &pl, i, next, t);
		t->over = s->newline != NEWLINE_SPACE &&
		          sentence_line_decide(&s->lines, &pl, line, next, t->hyphen) == LINE_OVER;
	}
	after = s->lines;
	if (s->newline == NEWLINE_AUTO)
		sentence_line_remember(&after, &pl, line, next, blank);
	if (sentence_must_wait(s, &pl, i, SENTENCE_AHEAD))
		return false;
	s->lines = after;
	t->to = t->over ? i + 1 : (size_t)(next - s->window.p);
	return true;
}

/* The text runs on at `t->to`: what lies between is made white, or part of a word. */
static void run_on(struct sentence_splitter *s, size_t i, const struct onward *t, bool page)
{
	char *p = s->window.p;

	if (t->hyphen != HYPHEN_NONE)
		sentence_hyphen_write(t->hyphen, p + t->hyphen_at, p + t->to);
	else if (page)
		memset(p + i, ' ', t->to - i);
	s->line = (int64_t)t->to;
}

/* Only spaces since the line began. */
static bool line_blank(const struct sentence_splitter *s, size_t i)
{
	int64_t len = (int64_t)i - s->line;

	if (len >= SENTENCE_AHEAD)
		return false;
	for (; len > 0; len--)
		if (!is_space(s->window.p[(int64_t)i - len]))
			return false;
	return true;
}

size_t sentence_at_line_end(struct sentence_splitter *s, size_t i)
{
	struct onward t = {.over = true, .to = i + 1};
	const bool blank = line_blank(s, i), feed = s->window.p[i] == '\f';
	bool page = false, wait = false;

	if (i >= s->edge && s->fresh.n)
		know_page(s);
	if (s->more && s->window.len - i < PAGE_AHEAD)
		return i; /* what little there is need not be looked at twice */
	if (s->newline == NEWLINE_AUTO && (!blank || feed) && may_turn(s, i)) {
		page = decide_page(s, i, &t, &wait);
		if (wait)
			return i;
	}
	if (!page && !blank && s->newline != NEWLINE_PARA && !decide_line(s, i, &t))
		return i;
	note_top(s, i);
	if (!t.over) {
		run_on(s, i, &t, page);
		return t.to;
	}
	end_paragraph(s, i);
	s->line = (int64_t)i + 1;
	return i + 1;
}
