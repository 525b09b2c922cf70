#include "encoder/encoder_parts.h"

static void add(struct encoder_window *w, uint16_t id)
{
	w->ids[w->n++] = id;
}

/* A part with its mark, if there is anything in it. */
static void add_part(struct encoder_window *w, const struct encoder_piece *pieces, size_t n, uint16_t sep)
{
	for (size_t i = 0; i < n; i++)
		add(w, pieces[i].id);
	if (n)
		add(w, sep);
}

static bool breaks(const struct encoder_head *h, uint16_t id)
{
	for (int i = 0; i < h->n_breaks; i++)
		if (h->breaks[i] == id)
			return true;
	return false;
}

/* The piece behind the last of a chunk with this room. */
static size_t chunk_end(const struct encoder_head *h, const struct encoder_piece *pieces, size_t n, size_t from,
                        size_t room)
{
	if (n - from <= room)
		return n;
	for (size_t i = from + room; i-- > from + room / 2;)
		if (breaks(h, pieces[i].id))
			return i + 1;
	return from + room;
}

size_t encoder_window(const struct encoder *e, const struct encoder_context *c, const struct encoder_piece *pieces,
                      size_t n, size_t from, struct encoder_window *w)
{
	const struct encoder_settings *s = &e->settings;
	const size_t title = c->n_title < s->title ? c->n_title : s->title;
	const size_t before = c->n_before < s->before ? c->n_before : s->before;
	size_t to;

	w->n = 0;
	add(w, s->cls);
	add_part(w, c->title, title, s->sep);
	add_part(w, before ? c->before + c->n_before - before : NULL, before, s->sep);
	w->lead = w->n;
	to = chunk_end(e->file.head, pieces, n, from, ENCODER_PIECES - w->n - 1);
	for (size_t i = from; i < to; i++)
		add(w, pieces[i].id);
	add(w, s->sep);
	return to;
}
