#include "stream/context.h"

#include "base/die.h"

#include <stdlib.h>

static struct context_sentence *at(const struct context *c, size_t i)
{
	size_t k = c->first + i;

	return &c->v[k < c->room ? k : k - c->room];
}

/* What columns hand over is a row about the last sentence. */
static void take(struct columns *columns, void *holder)
{
	struct context *c = holder;
	struct context_sentence *s = at(c, c->held - 1);
	struct buf *b = &columns->out->buf;

	if (s->rows.len)
		buf_addc(&s->rows, '\n');
	buf_addstr(&s->rows, str_cut(buf_str(b), columns->from, b->len));
	b->len = columns->from;
	s->spans = xgrow(s->spans, s->n_spans, &s->spans_cap, sizeof *s->spans);
	s->spans[s->n_spans++] = (struct context_span){columns->about, columns->about_end};
}

void context_open(struct context *c, struct columns *columns, size_t n)
{
	/* n on each side, the sentence, and the next one, whose coming tells that its rows are
	 * all there. */
	*c = (struct context){.columns = columns, .n = n, .room = 2 * n + 2};
	columns->hold = take;
	columns->holder = c;
	columns->held = CONTEXT_COLUMNS;
	c->v = xcalloc(c->room, sizeof *c->v);
}

/* Moves `i` on to where a word begins, or if that is behind `most` a character. */
static size_t word_from(struct str t, size_t i, size_t most)
{
	const char *blank = i && i < most ? memchr(t.p + i - 1, ' ', most - i + 1) : NULL;

	if (blank)
		return (size_t)(blank - t.p) + 1;
	while (i < most && ((unsigned char)t.p[i] & 0xc0) == 0x80)
		i++;
	return i;
}

/* Moves `i` back to where a word ends, or if that is before `least` a character. */
static size_t word_to(struct str t, size_t i, size_t least)
{
	const char *blank = i < t.len && i > least ? memrchr(t.p + least, ' ', i - least + 1) : NULL;

	if (blank)
		return (size_t)(blank - t.p);
	while (i < t.len && i > least && ((unsigned char)t.p[i] & 0xc0) == 0x80)
		i--;
	return i;
}

/* As much of the sentence around bytes start..end-1 as is quoted, the same on both sides where
 * there is enough. */
static struct str quoted(struct str t, size_t start, size_t end)
{
	size_t room, from, to;

	if (t.len <= CONTEXT_QUOTE)
		return t;
	if (end > start + CONTEXT_QUOTE)
		end = word_to(t, start + CONTEXT_QUOTE, start);
	room = CONTEXT_QUOTE - (end - start);
	from = start > room / 2 ? start - room / 2 : 0;
	if (from > t.len - CONTEXT_QUOTE)
		from = t.len - CONTEXT_QUOTE;
	to = from + CONTEXT_QUOTE;
	return str_cut(t, word_from(t, from, start), word_to(t, to, end));
}

/* Sentences from..to-1 that are held, as one field: neighbours of sentence `i`. */
static void write_neighbours(struct context *c, const char *name, size_t from, size_t to, size_t i)
{
	column_begin(c->columns, name);
	for (size_t k = from; k < to; k++) {
		struct str t = buf_str(&at(c, k)->text);
		size_t near = k < i ? t.len : 0;

		if (k > from)
			column_part(c->columns, STR(" "));
		column_part(c->columns, quoted(t, near, near));
	}
}

/* The rows about sentence `i`, with the columns text, before and after. */
static void write_rows(struct context *c, size_t i)
{
	struct context_sentence *s = at(c, i);
	struct str rows = buf_str(&s->rows), row;
	struct output *out = c->columns->out;

	for (size_t k = 0; rows.len && str_split(&rows, '\n', &row); k++) {
		size_t before = i > c->n ? i - c->n : 0;
		size_t after = i + 1 + c->n < c->held ? i + 1 + c->n : c->held;

		c->columns->from = out->buf.len;
		output_raw(out, row);
		c->columns->next = c->columns->n - CONTEXT_COLUMNS;
		column_text(c->columns, "text", quoted(buf_str(&s->text), s->spans[k].start, s->spans[k].end));
		write_neighbours(c, "before", before, i, i);
		write_neighbours(c, "after", i + 1, after, i);
		column_hand_on(c->columns);
	}
	c->columns->next = 0;
	s->rows.len = s->n_spans = 0;
}

static void write_all(struct context *c)
{
	for (; c->behind < c->held; c->behind++)
		write_rows(c, c->behind);
}

void context_sentence(struct context *c, struct str text, bool begins)
{
	struct context_sentence *s;

	if (begins) {
		write_all(c);
		c->held = c->behind = 0;
	}
	if (c->held == c->room) {
		c->first = c->first + 1 < c->room ? c->first + 1 : 0;
		c->held--;
		c->behind--;
	}
	s = at(c, c->held++);
	s->text.len = s->rows.len = s->n_spans = 0;
	buf_addstr(&s->text, text);
	/* Those that now have n sentences after them, but the one whose rows are to come. */
	while (c->behind + 1 < c->held && c->behind + c->n < c->held)
		write_rows(c, c->behind++);
}

void context_break(struct context *c)
{
	for (; c->behind + c->n < c->held; c->behind++)
		write_rows(c, c->behind);
	c->held = c->behind = 0;
}

void context_close(struct context *c)
{
	write_all(c);
	for (size_t i = 0; c->v && i < c->room; i++) {
		buf_free(&c->v[i].text);
		buf_free(&c->v[i].rows);
		free(c->v[i].spans);
	}
	free(c->v);
	if (c->columns)
		c->columns->hold = NULL;
	*c = (struct context){0};
}
