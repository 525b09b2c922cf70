#include "encoder/encoder_file.h"

#include "base/hash.h"

#define MAGIC "RDOENC1\n"

enum { HEAD = 192, SUMMED_FROM = 16, ALIGN = 64, BLOCK = 4096, AT_ONCE = 4, LABELS = 10, SPOT_PIECES = 4 };

/* A sentence has a quarter of a window at least, beside title, sentence before, and four marks. */
enum { ROOM = ENCODER_POSITIONS / 4, FRAME = 4 };

_Static_assert(sizeof(struct encoder_head) == HEAD && HEAD % ALIGN == 0, "sections follow");
_Static_assert(sizeof(struct encoder_node) == 8 && sizeof(struct encoder_character) == 24, "as they are written");

/* hash_bytes of AT_ONCE blocks; one step of a sum waits for the last, so that four take the time of one. */
static void sum_blocks(const char *p, uint64_t sums[AT_ONCE])
{
	for (int b = 0; b < AT_ONCE; b++)
		sums[b] = BLOCK * UINT64_C(0x9e3779b97f4a7c15);
	for (size_t i = 0; i < BLOCK; i += 8)
		for (int b = 0; b < AT_ONCE; b++) {
			uint64_t v;

			memcpy(&v, p + b * BLOCK + i, sizeof v);
			sums[b] = hash_mix(sums[b] ^ v);
		}
	for (int b = 0; b < AT_ONCE; b++)
		sums[b] = hash_mix(sums[b]);
}

/* Adds the sums of some blocks to the sum of sums. */
static uint64_t add_sums(uint64_t h, const uint64_t *sums, size_t n)
{
	for (size_t i = 0; i < n; i++)
		h = hash_mix(h ^ sums[i]);
	return h;
}

/* hash_bytes of the sums of all blocks, the last of which is filled up with zeros. */
static uint64_t sum_of_body(struct str body)
{
	const size_t blocks = (body.len + BLOCK - 1) / BLOCK;
	uint64_t h = blocks * 8 * UINT64_C(0x9e3779b97f4a7c15), sums[AT_ONCE];
	char rest[AT_ONCE * BLOCK] = {0};
	size_t at = 0;

	for (; at + sizeof rest <= body.len; at += sizeof rest) {
		sum_blocks(body.p + at, sums);
		h = add_sums(h, sums, AT_ONCE);
	}
	memcpy(rest, body.p + at, body.len - at);
	sum_blocks(rest, sums);
	return hash_mix(add_sums(h, sums, blocks - at / BLOCK));
}

/* The numbers of the header are such that nothing overflows, and as the kernels need them. */
static bool shapes_fit(const struct encoder_head *h)
{
	return h->layers && h->layers <= ENCODER_LAYERS && h->hidden && h->hidden <= 1024 && h->hidden % MATRIX_GROUP == 0 && h->heads &&
	       h->hidden % h->heads == 0 && h->hidden / h->heads % MATRIX_OUTS == 0 && h->inner &&
	       h->inner <= 4096 && h->inner % MATRIX_GROUP == 0 && h->words && h->words < ENCODER_NO_PIECE &&
	       h->spot && h->spot <= 1024 && h->spot % MATRIX_OUTS == 0 && h->labels == LABELS &&
	       h->positions == ENCODER_POSITIONS && h->nodes >= 2 && h->nodes < 1 << 24 &&
	       h->characters < 1 << 20 && h->title <= ENCODER_POSITIONS && h->before <= ENCODER_POSITIONS &&
	       h->title + h->before + FRAME + ROOM <= ENCODER_POSITIONS;
}

static bool pieces_fit(const struct encoder_head *h)
{
	if (h->cls >= h->words || h->sep >= h->words || h->unknown >= h->words || h->n_breaks > ENCODER_BREAKS)
		return false;
	for (int i = 0; i < h->n_breaks; i++)
		if (h->breaks[i] >= h->words)
			return false;
	return true;
}

/* What is left of the file; `p` is NULL when it was too short. */
static const void *take(struct str *rest, size_t n, size_t elem)
{
	const size_t len = (n * elem + ALIGN - 1) / ALIGN * ALIGN;
	const char *p = rest->p;

	if (!p || len > rest->len) {
		rest->p = NULL;
		return NULL;
	}
	*rest = str_cut(*rest, len, rest->len);
	return p;
}

static struct matrix take_matrix(struct str *rest, unsigned outs, unsigned ins)
{
	struct matrix m = {.outs = outs, .ins = ins};

	m.tiles = take(rest, (size_t)outs * ins, 1);
	m.start = take(rest, outs, sizeof *m.start);
	m.scale = take(rest, outs, sizeof *m.scale);
	m.bias = take(rest, outs, sizeof *m.bias);
	return m;
}

static struct encoder_norm take_norm(struct str *rest, unsigned width)
{
	struct encoder_norm n;

	n.weight = take(rest, width, sizeof *n.weight);
	n.bias = take(rest, width, sizeof *n.bias);
	return n;
}

static struct encoder_layer take_layer(struct str *rest, const struct encoder_head *h)
{
	struct encoder_layer l;

	l.qkv = take_matrix(rest, 3 * h->hidden, h->hidden);
	l.out = take_matrix(rest, h->hidden, h->hidden);
	l.up = take_matrix(rest, h->inner, h->hidden);
	l.down = take_matrix(rest, h->hidden, h->inner);
	l.middle = take_norm(rest, h->hidden);
	l.end = take_norm(rest, h->hidden);
	return l;
}

/* Cuts the file into its sections; false if they do not fill it. */
static bool take_all(struct encoder_file *f, struct str rest)
{
	const struct encoder_head *h = f->head;

	f->words = take(&rest, (size_t)h->words * h->hidden, 1);
	f->word_scale = take(&rest, h->words, sizeof *f->word_scale);
	f->positions = take(&rest, (size_t)h->positions * h->hidden, sizeof *f->positions);
	f->start = take_norm(&rest, h->hidden);
	for (unsigned i = 0; i < h->layers; i++)
		f->layers[i] = take_layer(&rest, h);
	f->spot = take_matrix(&rest, h->spot, SPOT_PIECES * h->hidden);
	f->labels = take(&rest, (size_t)h->labels * h->spot, sizeof *f->labels);
	f->label_bias = take(&rest, h->labels, sizeof *f->label_bias);
	f->nodes = take(&rest, h->nodes, sizeof *f->nodes);
	f->characters = take(&rest, h->characters, sizeof *f->characters);
	return rest.p && !rest.len;
}

/* Children stand behind their parents, so that a walk ends, and pieces are in the table. */
static bool trie_fits(const struct encoder_file *f)
{
	for (uint32_t i = 0; i < f->head->nodes; i++) {
		const struct encoder_node *n = &f->nodes[i];

		if (n->n && (n->child <= i || n->child < 2 || n->child > f->head->nodes - n->n))
			return false;
		if (n->id != ENCODER_NO_PIECE && n->id >= f->head->words)
			return false;
	}
	return true;
}

static bool characters_fit(const struct encoder_file *f)
{
	for (uint32_t i = 0; i < f->head->characters; i++) {
		const struct encoder_character *c = &f->characters[i];

		if (c->last < c->first || (i && c->first <= c[-1].last) || c->kind > ENCODER_JOIN || c->len > ENCODER_TEXT)
			return false;
	}
	return true;
}

const char *encoder_file_open(struct encoder_file *f, struct str file)
{
	const struct encoder_head *h = (const void *)file.p;

	if (file.len < sizeof *h || memcmp(h->magic, MAGIC, sizeof h->magic))
		return "no weights of an encoder, or of another version";
	if (h->head != hash_bytes(str_cut(file, SUMMED_FROM, sizeof *h)) || h->len != file.len ||
	    h->body != sum_of_body(str_cut(file, sizeof *h, file.len)))
		return "these weights are not whole";
	*f = (struct encoder_file){.head = h};
	if (!shapes_fit(h) || !pieces_fit(h) || !take_all(f, str_cut(file, sizeof *h, file.len)) || !trie_fits(f) ||
	    !characters_fit(f))
		return "these weights are not as an encoder's are";
	return NULL;
}
