#include "commit/reader.h"

#include "base/die.h"

#include <inttypes.h>
#include <stdlib.h>

/* A sentence is read where the linear sum of a proposal is so much or more, which one in two is: on documents
 * left out of training less costs time and finds no other rows, and -250 loses .3 % of them. */
enum { LOOK = -300 };

/* Labels of an encoder. */
static const enum status label_status[ENCODER_LABELS] = {
	STATUS_NONE, STATUS_PLANNED, STATUS_AGREED, STATUS_PLEDGED, STATUS_UNDERWAY,
	STATUS_PROPOSED, STATUS_REAFFIRMED, STATUS_REFUSED, STATUS_FULFILLED, STATUS_WITHDRAWN,
};

bool commit_use_encoder(struct finder *f, const char *path, enum cpu_level cpu)
{
	commit_use_judge(f);
	commit_reader_free(f->reader);
	f->reader = xcalloc(1, sizeof *f->reader);
	return reading_open(&f->reader->reading, path, cpu);
}

void commit_log_windows(struct finder *f, struct buf *log)
{
	f->reader->log = log;
}

bool commit_explain_words(struct finder *f)
{
	if (f->reader)
		f->reader->explains_words = true;
	return f->reader != NULL;
}

void commit_reader_free(struct proposal_reader *r)
{
	if (!r)
		return;
	reading_close(&r->reading);
	free(r->chunks);
	free(r->spots);
	free(r->logits);
	free(r);
}

void commit_reader_begin(struct finder *f)
{
	reading_begin(&f->reader->reading, f->row->head.title);
}

void commit_reader_end(struct finder *f)
{
	reading_end(&f->reader->reading, f->row->text);
}

/* Log odds as sums have them. The product is exact, whatever a processor's floats are. */
static int hundredths(float log_odds)
{
	const float most = 1000;
	const float x = log_odds > most ? most : log_odds < -most ? -most : log_odds;

	return (int)(x * 4096) * JUDGE_UNIT / 4096;
}

int reader_threshold(const struct proposal_reader *r)
{
	return hundredths(encoder_settings(r->reading.encoder)->mix[ENCODER_MIX - 1]);
}

static void cut(struct proposal_reader *r)
{
	const struct document_reading *d = &r->reading;
	struct encoder_window w;

	r->n_chunks = 0;
	for (size_t from = 0, to; from < d->n; from = to) {
		to = encoder_window(d->encoder, &d->context, d->pieces, d->n, from, &w);
		r->chunks = xgrow(r->chunks, r->n_chunks, &r->chunks_cap, sizeof *r->chunks);
		r->chunks[r->n_chunks++] = (struct reader_chunk){.from = (uint32_t)from, .to = (uint32_t)to};
	}
}

/* The chunk that a piece lies in. */
static size_t chunk_of(const struct proposal_reader *r, size_t piece)
{
	size_t low = 0, high = r->n_chunks - 1;

	while (low < high) {
		const size_t i = low + (high - low) / 2;

		if (r->chunks[i].to > piece)
			high = i;
		else
			low = i + 1;
	}
	return low;
}

/* Every proposal goes to the chunk that its head is read in. */
static void share_out(const struct finder *f)
{
	struct proposer *k = f->proposer;
	struct proposal_reader *r = f->reader;

	for (size_t i = k->n; i--;) {
		struct proposal *p = &k->v[i];
		struct reader_chunk *c = &r->chunks[chunk_of(r, reading_piece(&r->reading, f->tokens->v[p->head].start))];

		if (proposal_is_users(f, p))
			continue;
		p->next = c->proposals;
		c->proposals = (uint32_t)i + 1;
		c->wanted |= p->linear >= LOOK;
	}
}

/* A piece of the sentence in the window of a chunk, or the nearest one that is. */
static uint16_t place(const struct reader_chunk *c, size_t lead, size_t piece)
{
	piece = piece < c->from ? c->from : piece >= c->to ? c->to - 1 : piece;
	return (uint16_t)(piece - c->from + lead);
}

/* The last piece that begins before byte `end`. */
static size_t last_piece(const struct document_reading *d, uint32_t end)
{
	const size_t i = reading_piece(d, end - 1);

	return i && d->pieces[i].start >= end ? i - 1 : i;
}

struct encoder_spot reader_spot(const struct finder *f, const struct reader_chunk *c, size_t lead, const struct proposal *p)
{
	const struct document_reading *d = &f->reader->reading;
	const struct token *t = f->tokens->v;
	const struct span s = p->c.action;

	return (struct encoder_spot){
		.head = place(c, lead, reading_piece(d, t[p->head].start)),
		.first = place(c, lead, reading_piece(d, t[s.first].start)),
		.last = place(c, lead, last_piece(d, t[s.last - 1].end)),
	};
}

static void take(const struct proposal_reader *r, struct proposal *p, const float *logits, size_t chunk)
{
	const float odds = encoder_log_odds(logits);
	size_t best = 1;

	for (size_t i = 2; i < ENCODER_LABELS; i++)
		if (logits[i] > logits[best])
			best = i;
	p->read = label_status[best];
	p->odds = hundredths(odds);
	p->sum = hundredths(encoder_judgement(r->reading.encoder, odds, (float)p->linear / JUDGE_UNIT));
	p->chunk = (uint32_t)chunk + 1;
}

static void log_spot(const struct proposal_reader *r, const struct row *row, const struct encoder_window *w,
                     const struct encoder_spot *s, const struct proposal *p)
{
	buf_addf(r->log, "%.*s\t%" PRIu64, STR_FMT(row->doc, 4096), row->sent);
	for (size_t i = 0; i < w->n; i++)
		buf_addf(r->log, "%c%u", i ? ' ' : '\t', w->ids[i]);
	buf_addf(r->log, "\t%u %u %u\t%d\t%d\n", s->head, s->first, s->last, p->linear, p->odds);
}

static void read_chunk(const struct finder *f, size_t chunk)
{
	struct proposal_reader *r = f->reader;
	struct document_reading *d = &r->reading;
	const struct reader_chunk *c = &r->chunks[chunk];
	struct proposer *k = f->proposer;
	struct encoder_window w;
	size_t n = 0;

	encoder_window(d->encoder, &d->context, d->pieces, d->n, c->from, &w);
	for (uint32_t i = c->proposals; i; i = k->v[i - 1].next) {
		r->spots = xgrow(r->spots, n, &r->spots_cap, sizeof *r->spots);
		r->logits = xgrow(r->logits, n, &r->logits_cap, sizeof *r->logits);
		r->spots[n++] = reader_spot(f, c, w.lead, &k->v[i - 1]);
	}
	encoder_run(d->encoder, w.ids, w.n, r->spots, n, r->logits);
	n = 0;
	for (uint32_t i = c->proposals; i; i = k->v[i - 1].next) {
		take(r, &k->v[i - 1], r->logits[n], chunk);
		if (r->log)
			log_spot(r, f->row, &w, &r->spots[n], &k->v[i - 1]);
		n++;
	}
}

static bool is_worth_it(const struct finder *f)
{
	const struct proposer *k = f->proposer;

	for (size_t i = 0; i < k->n; i++)
		if (k->v[i].linear >= LOOK && !proposal_is_users(f, &k->v[i]))
			return true;
	return false;
}

void reader_weigh(struct finder *f)
{
	struct proposal_reader *r = f->reader;

	r->n_chunks = 0;
	if (!is_worth_it(f))
		return;
	reading_sentence(&r->reading, f->row->text);
	if (!r->reading.n)
		return;
	cut(r);
	r->context = r->reading.context;
	share_out(f);
	for (size_t i = 0; i < r->n_chunks; i++)
		if (r->chunks[i].wanted)
			read_chunk(f, i);
}
