/* What an encoder made of a proposal, and by which words. */
#include "commit/reader.h"

#include <stdlib.h>

enum {
	SPOKEN_WORDS = 5, /* so many are told */
	LEAST = 2,        /* per cent that a word must matter */
	WINDOW_WORDS = ENCODER_PIECES,
};

/* A word of the window, and by how much the probability is less without it. */
struct weighty {
	uint32_t start, end; /* bytes of the sentence */
	int change;          /* per cent */
};

static int per_cent(float p)
{
	return ((int)(p * 4096) * 100 + 2048) / 4096;
}

/* The window of a chunk as it was read. */
struct view {
	const struct proposal_reader *r;
	const struct reader_chunk *c;
	struct encoder_window w;
	struct encoder_spot spot;
};

/* Of the words of the sentence those in the window, up to `most`. */
static size_t window_words(const struct finder *f, const struct view *v, struct weighty *out, size_t most)
{
	const struct encoder_piece *pieces = v->r->reading.pieces;
	const uint32_t from = pieces[v->c->from].start, to = pieces[v->c->to - 1].end;
	const struct words *w = f->words;
	size_t n = 0, low = 0, high = w->n;

	while (low < high) {
		const size_t i = low + (high - low) / 2;

		if (w->v[i].start < from)
			low = i + 1;
		else
			high = i;
	}
	for (; low < w->n && w->v[low].start < to && n < most; low++)
		out[n++] = (struct weighty){.start = w->v[low].start, .end = w->v[low].end};
	return n;
}

/* The probability where the pieces of a word are not known. */
static float without(const struct view *v, const struct weighty *word)
{
	const struct document_reading *d = &v->r->reading;
	struct encoder_window w = v->w;
	float logits[1][ENCODER_LABELS];

	for (size_t i = reading_piece(d, word->start); i < v->c->to && d->pieces[i].start < word->end; i++)
		w.ids[i - v->c->from + w.lead] = encoder_settings(d->encoder)->unknown;
	encoder_run(d->encoder, w.ids, w.n, &v->spot, 1, logits);
	return encoder_probability(encoder_log_odds(logits[0]));
}

static int by_change(const void *pa, const void *pb)
{
	const struct weighty *a = pa, *b = pb;

	if (abs(a->change) != abs(b->change))
		return abs(a->change) > abs(b->change) ? -1 : 1;
	return a->start < b->start ? -1 : a->start > b->start;
}

/* Each word in turn is made unknown. */
static void tell_words(const struct finder *f, const struct proposal *p, struct buf *out)
{
	const struct proposal_reader *r = f->reader;
	const struct document_reading *d = &r->reading;
	struct view v = {.r = r, .c = &r->chunks[p->chunk - 1]};
	struct weighty words[WINDOW_WORDS];
	float logits[1][ENCODER_LABELS], whole;
	size_t n;

	encoder_window(d->encoder, &r->context, d->pieces, d->n, v.c->from, &v.w);
	v.spot = reader_spot(f, v.c, v.w.lead, p);
	encoder_run(d->encoder, v.w.ids, v.w.n, &v.spot, 1, logits);
	whole = encoder_probability(encoder_log_odds(logits[0]));
	n = window_words(f, &v, words, WINDOW_WORDS);
	for (size_t i = 0; i < n; i++)
		words[i].change = per_cent(whole) - per_cent(without(&v, &words[i]));
	qsort(words, n, sizeof *words, by_change);
	for (size_t i = 0; i < n && i < SPOKEN_WORDS && abs(words[i].change) >= LEAST; i++)
		buf_addf(out, "%s %c.%02d '%.*s'", i ? "," : " by", words[i].change < 0 ? '-' : '+',
		         abs(words[i].change) > 99 ? 99 : abs(words[i].change),
		         STR_FMT(str_cut(f->row->text, words[i].start, words[i].end), 40));
}

void reader_tell(const struct finder *f, const struct proposal *p, struct buf *out)
{
	const struct proposal_reader *r = f->reader;

	if (!p->chunk) {
		buf_addf(out, ", not read");
		return;
	}
	buf_addf(out, ", encoder .%02u", judge_per_cent(p->odds));
	if (r->n_chunks > 1)
		buf_addf(out, " in part %u of %zu", (unsigned)p->chunk, r->n_chunks);
	if (r->explains_words)
		tell_words(f, p, out);
	buf_addf(out, ", linear .%02u", judge_per_cent(p->linear));
}
