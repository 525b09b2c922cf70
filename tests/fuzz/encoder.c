/* Word pieces and windows: of any text they are in order and within it, a window is never too long, the
 * windows of a sentence are all of it, and the encoder reads what it is given. */
#include "encoder/encoder.h"
#include "lib/fuzz.h"

#include <stdlib.h>

#define WEIGHTS "tests/encoder/tiny.weights"

const unsigned long fuzz_runs = 1000;

static struct encoder *e;

/* In memory of as many elements, so that a sanitizer sees what is written farther. */
static size_t pieces_of(struct str text, struct encoder_piece **out)
{
	size_t n, last = 0, few;
	struct encoder_piece *p = malloc((text.len + 1) * sizeof *p), *some;

	n = encoder_pieces(e, text, p, text.len);
	MUST(n <= text.len);
	for (size_t i = 0; i < n; last = p[i++].end)
		MUST(p[i].start >= last && p[i].end > p[i].start && p[i].end <= text.len);
	few = n / 2;
	some = malloc(few * sizeof *some + 1);
	MUST(encoder_pieces(e, text, some, few) == few);
	for (size_t i = 0; i < few; i++)
		MUST(some[i].id == p[i].id && some[i].start == p[i].start && some[i].end == p[i].end);
	free(some);
	*out = p;
	return n;
}

/* Reads the windows of a sentence, one after the other. */
static void read_all(const struct encoder_context *c, const struct encoder_piece *pieces, size_t n)
{
	const struct encoder_spot spots[] = {{0, 1, 2}, {60, UINT16_MAX, 127}};
	float out[2][ENCODER_LABELS];
	struct encoder_window w;
	size_t from = 0, to;

	do {
		to = encoder_window(e, c, pieces, n, from, &w);
		MUST(w.n <= ENCODER_PIECES && w.lead + (to - from) + 1 == w.n && to <= n);
		MUST(to == n || to - from >= ENCODER_PIECES / 8);
		for (size_t i = from; i < to; i++)
			MUST(w.ids[w.lead + i - from] == pieces[i].id);
		/* Not all of a long text: it takes its time. */
		if (from < 2 * ENCODER_PIECES)
			encoder_run(e, w.ids, w.n, spots, 2, out);
		from = to;
	} while (to < n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t len)
{
	struct str s = {(const char *)data, len}, text;
	struct encoder_piece *title, *before, *sentence;
	struct encoder_context c;
	char why[ENCODER_WHY];
	size_t n;

	if (!e)
		e = encoder_open(WEIGHTS, cpu_best(), why);
	MUST(e);
	n = fuzz_choice(&s);
	text = fuzz_copy(s);
	c.n_title = pieces_of(str_cut(text, 0, n < text.len ? n : text.len), &title);
	c.n_before = pieces_of(str_cut(text, n / 2 < text.len ? n / 2 : text.len, text.len), &before);
	c.title = title;
	c.before = before;
	n = pieces_of(text, &sentence);
	read_all(&c, sentence, n);
	free(title);
	free(before);
	free(sentence);
	free((char *)(uintptr_t)text.p);
	return 0;
}
