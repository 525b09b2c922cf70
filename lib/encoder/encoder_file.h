/* encoder_file: the file of an encoder's weights, used where it lies.
 *
 * A header, then sections that begin at multiples of 64 bytes, in the order of struct
 * encoder_file; their lengths follow from the numbers in the header. Checksums cover all of it.
 * Little-endian. train/encoder/pack.py writes it. */
#ifndef ENCODER_FILE_H
#define ENCODER_FILE_H

#include "base/str.h"
#include "encoder/matrix.h"

enum { ENCODER_BREAKS = 8, ENCODER_LAYERS = 12, ENCODER_POSITIONS = 128 };

struct encoder_head {
	char magic[8];
	uint64_t head; /* hash_bytes of the header from here on */
	uint64_t len;
	uint64_t body; /* the sum of what follows the header: hash_bytes of those of its blocks */
	uint32_t layers, hidden, heads, inner, words, spot, labels, positions, nodes, characters;
	uint32_t title, before;
	float mix[4];
	uint16_t cls, sep, unknown;
	uint16_t n_breaks, breaks[ENCODER_BREAKS]; /* pieces that a long sentence is cut behind */
	uint32_t pad[18];
};

/* A node of the trie of pieces. Node 0 is before the first byte of a word, node 1 before that of
 * what follows in it. */
enum { ENCODER_NO_PIECE = 0xFFFF };

struct encoder_node {
	uint32_t child; /* the first; children lie together, in the order of their bytes */
	uint16_t id;    /* the piece that ends here */
	uint8_t n;      /* children */
	uint8_t byte;
};

/* What characters `first` to `last` are. One that has no row joins words. */
enum encoder_kind { ENCODER_DROP, ENCODER_SPACE, ENCODER_ALONE, ENCODER_JOIN };

enum { ENCODER_TEXT = 14 };

struct encoder_character {
	uint32_t first, last;
	uint8_t kind;
	uint8_t len; /* of what is read in its place, or 0 for itself */
	char text[ENCODER_TEXT];
};

struct encoder_norm {
	const float *weight, *bias;
};

struct encoder_layer {
	struct matrix qkv, out, up, down;
	struct encoder_norm middle, end;
};

struct encoder_file {
	const struct encoder_head *head;
	const int8_t *words;    /* [words][hidden] */
	const float *word_scale;
	const float *positions; /* [positions][hidden] */
	struct encoder_norm start;
	struct encoder_layer layers[ENCODER_LAYERS];
	struct matrix spot;     /* of four pieces */
	const float *labels, *label_bias; /* [labels][spot] */
	const struct encoder_node *nodes;
	const struct encoder_character *characters; /* in order */
};

/* Looks at every byte of `file`, which is 64-byte aligned and stays in place. Returns NULL, or what is
 * wrong. Whatever a file holds, what comes back stays within it. */
const char *encoder_file_open(struct encoder_file *f, struct str file);

#endif
