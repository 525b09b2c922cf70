#include "commit/reading.h"

#include "base/die.h"

#include <stdlib.h>

/* Bytes of a title or sentence before that are looked at: many more than so few pieces have. */
enum { CONTEXT_BYTES = 4096 };

bool reading_open(struct document_reading *r, const char *path, enum cpu_level level)
{
	char why[ENCODER_WHY];

	r->encoder = encoder_open(path, level, why);
	if (!r->encoder)
		warn("%s", why);
	return r->encoder != NULL;
}

void reading_close(struct document_reading *r)
{
	if (r->encoder)
		encoder_close(r->encoder);
	free(r->pieces);
	buf_free(&r->last);
}

/* All pieces of `text`. Twice the room each time: what is cut again is no more than what is there. */
static void cut(struct document_reading *r, struct str text)
{
	for (;;) {
		r->n = encoder_pieces(r->encoder, text, r->pieces, r->cap);
		if (r->n < r->cap || r->cap > text.len)
			return;
		r->pieces = xgrow(r->pieces, r->cap, &r->cap, sizeof *r->pieces);
	}
}

static void set_title(struct document_reading *r, struct str text)
{
	const size_t most = encoder_settings(r->encoder)->title;

	if (text.len > CONTEXT_BYTES)
		text.len = CONTEXT_BYTES;
	r->context.title = r->title;
	r->context.n_title = encoder_pieces(r->encoder, text, r->title, most < ENCODER_PIECES ? most : ENCODER_PIECES);
}

void reading_begin(struct document_reading *r, struct str title)
{
	r->any = false;
	r->last.len = 0;
	set_title(r, title);
}

/* The pieces of the sentence before: the last ones. */
static void set_before(struct document_reading *r)
{
	const size_t most = encoder_settings(r->encoder)->before;
	size_t n;

	cut(r, buf_str(&r->last));
	n = r->n < most ? r->n : most;
	n = n < ENCODER_PIECES ? n : ENCODER_PIECES;
	if (n)
		memcpy(r->before, r->pieces + r->n - n, n * sizeof *r->before);
	r->context.before = r->before;
	r->context.n_before = n;
}

void reading_sentence(struct document_reading *r, struct str text)
{
	set_before(r);
	cut(r, text);
}

/* What a text ends with, from a blank on where it is cut. */
static struct str end_of(struct str text)
{
	size_t from = text.len > CONTEXT_BYTES ? text.len - CONTEXT_BYTES : 0;

	while (from && from < text.len && text.p[from] != ' ')
		from++;
	return str_cut(text, from, text.len);
}

void reading_end(struct document_reading *r, struct str text)
{
	r->last.len = 0;
	/* What stands in the title's place is not said twice. */
	if (!r->any && !r->context.n_title)
		set_title(r, text);
	else
		buf_addstr(&r->last, end_of(text));
	r->any = true;
}

size_t reading_piece(const struct document_reading *r, uint32_t at)
{
	size_t low = 0, high = r->n - 1;

	while (low < high) {
		const size_t i = low + (high - low) / 2;

		if (r->pieces[i].end > at)
			high = i;
		else
			low = i + 1;
	}
	return low;
}
