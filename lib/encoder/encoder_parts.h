/* encoder_parts: what an encoder holds. For encoder*.c alone. */
#ifndef ENCODER_PARTS_H
#define ENCODER_PARTS_H

#include "encoder/encoder.h"
#include "encoder/encoder_file.h"

/* Spots that are judged at once. */
enum { ENCODER_SPOTS = 16 };

/* Rows of floats that a window is computed in, 64-byte aligned; rows that lie together. */
struct encoder_scratch {
	float *x;       /* [ENCODER_PIECES][hidden]: what is known of each piece */
	float *qkv;     /* [ENCODER_PIECES][3 * hidden] */
	float *mixed;   /* [ENCODER_PIECES][hidden]: what attention brings, then a product */
	float *inner;   /* [ENCODER_PIECES][inner] */
	float *keys;    /* [hidden / heads][ENCODER_PIECES]: of one head, across */
	float *shares;  /* [ENCODER_PIECES][ENCODER_PIECES]: of one head */
	float *asked;   /* [ENCODER_PIECES][hidden]: of the pieces that spots ask for, packed */
	float *spots;   /* [ENCODER_SPOTS][4 * hidden] */
	float *tanh;    /* [ENCODER_SPOTS][spot] */
	float *scale;   /* [ENCODER_PIECES] */
	uint8_t *q;     /* [ENCODER_PIECES][the widest row] */
};

struct encoder {
	struct encoder_file file;
	struct encoder_settings settings;
	enum cpu_level level;
	struct str map;
	struct encoder_character ascii[128];
	struct encoder_scratch scratch;
	void *memory; /* where all of it lies */
};

/* What is known of a character. */
struct encoder_character encoder_character_of(const struct encoder_file *f, uint32_t c);

#endif
