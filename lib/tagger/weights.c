#include "tagger/weights.h"

#include "know/section.h"

#include <stdlib.h>

#define MAGIC "RDOWGT2\n"

/* Then, each 64-byte aligned: follow, buckets, rows. */
struct weights_header {
	struct section_head head;
	uint32_t n, bits;
	uint64_t pad[5];
};

enum { ALIGN = 64, PER_BUCKET = 3, MOST_BITS = 24 };

static size_t aligned(size_t n)
{
	return (n + ALIGN - 1) / ALIGN * ALIGN;
}

/* Where the parts lie for `n` features in 2^bits buckets. */
struct layout {
	size_t follow, buckets, rows, len;
};

static struct layout lay_out(size_t n, unsigned bits)
{
	struct layout l = {.follow = sizeof(struct weights_header)};

	l.buckets = l.follow + aligned((LABELS + 1) * (LABELS + 1) * sizeof(int16_t));
	l.rows = l.buckets + aligned(sizeof(struct weights_bucket) << bits);
	l.len = l.rows + aligned(n * sizeof(label_weights));
	return l;
}

static uint16_t check_of(uint64_t feature)
{
	return (uint16_t)feature ? (uint16_t)feature : 1;
}

static int by_feature(const void *pa, const void *pb)
{
	const struct weights_entry *a = pa, *b = pb;

	return (a->feature > b->feature) - (a->feature < b->feature);
}

static void pad_to(struct buf *out, size_t len)
{
	while (out->len < len)
		buf_addc(out, '\0');
}

/* Writes the buckets of the sorted entries and moves together what found room. Returns its
 * number. */
static size_t write_buckets(struct weights_entry *v, size_t n, unsigned bits, struct buf *out)
{
	size_t at = 0, kept = 0;

	for (uint64_t bucket = 0; bucket < (uint64_t)1 << bits; bucket++) {
		struct weights_bucket b = {.first = (uint32_t)kept};

		for (size_t i = 0; at < n && v[at].feature >> (64 - bits) == bucket; at++, i++) {
			if (i >= BUCKET_FEATURES)
				continue;
			b.checks[i] = check_of(v[at].feature);
			v[kept++] = v[at];
		}
		buf_add(out, &b, sizeof b);
	}
	return kept;
}

void weights_write(struct weights_entry *v, size_t n, const int16_t follow[LABELS + 1][LABELS + 1],
                   struct buf *out)
{
	struct weights_header h = {.bits = 1};
	const size_t start = aligned(out->len);
	struct section_writer w;
	struct layout l;

	while (n >> h.bits >= PER_BUCKET)
		h.bits++;
	l = lay_out(n, h.bits);
	qsort(v, n, sizeof *v, by_feature);
	pad_to(out, start);
	w = section_begin(out, sizeof h);
	buf_add(out, follow, (LABELS + 1) * (LABELS + 1) * sizeof(int16_t));
	pad_to(out, start + l.buckets);
	h.n = (uint32_t)write_buckets(v, n, h.bits, out);
	pad_to(out, start + l.rows);
	for (size_t i = 0; i < h.n; i++)
		buf_add(out, v[i].weight, sizeof v[i].weight);
	pad_to(out, start + lay_out(h.n, h.bits).len);
	section_end(&w, MAGIC, &h, sizeof h);
}

/* Most pairs of labels may not follow each other where labels are parts of names. */
static void list_before(struct weights *w)
{
	for (int to = 0; to <= LABELS; to++) {
		w->n_before[to] = 0;
		for (int l = 0; l < LABELS; l++)
			if (w->follow[l][to] > LABEL_NEVER)
				w->before[to][w->n_before[to]++] = (uint8_t)l;
	}
}

size_t weights_open(struct weights *w, struct str blob)
{
	struct section s;
	const struct weights_header *h = section_open(&s, blob, MAGIC, sizeof *h);
	struct layout l;

	if (!h || (uintptr_t)blob.p % ALIGN || h->bits < 1 || h->bits > MOST_BITS)
		return 0;
	l = lay_out(h->n, h->bits);
	w->follow = section_array(&s, l.follow, LABELS + 1, sizeof *w->follow);
	w->buckets = section_array(&s, l.buckets, UINT64_C(1) << h->bits, sizeof *w->buckets);
	w->rows = section_array(&s, l.rows, h->n, sizeof *w->rows);
	if (section_len(&s) != l.len)
		return 0;
	w->shift = 64 - h->bits;
	w->n = h->n;
	list_before(w);
	return l.len;
}

/* The row of a feature, or NONE. */
enum { NONE = UINT32_MAX };

static uint64_t row_of(const struct weights *w, uint64_t feature)
{
	const struct weights_bucket *b = &w->buckets[feature >> w->shift];
	uint16_t check = check_of(feature);

	for (uint32_t i = 0; i < BUCKET_FEATURES && b->checks[i]; i++)
		if (b->checks[i] == check && b->first + i < w->n)
			return b->first + i;
	return NONE;
}

/* In three passes, so that the waits for memory overlap. */
void weights_add(const struct weights *w, uint64_t *features, size_t n, label_scores *sum)
{
	label_scores all = *sum;
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&w->buckets[features[i] >> w->shift]);
	for (size_t i = 0; i < n; i++) {
		uint64_t row = row_of(w, features[i]);

		if (row == NONE)
			continue;
		features[known++] = row;
		__builtin_prefetch(&w->rows[row]);
	}
	for (size_t i = 0; i < known; i++)
		all += __builtin_convertvector(w->rows[features[i]], label_scores);
	*sum = all;
}
