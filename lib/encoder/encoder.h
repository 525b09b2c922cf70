/* encoder: a small BERT (Devlin et al. 2019; MiniLM, Wang et al. 2020) that reads a sentence
 * with what stands before it, and says of places in it what they undertake.
 *
 * Its weights are one file, made by train/encoder/pack.py, mapped and used where it lies.
 * Products of matrices are exact sums of 8-bit integers, the rest is 32-bit floats in one
 * fixed order: all machines, compilers and levels of cpu.h give the same bits. Nothing is
 * allocated after encoder_open; an encoder is for one thread. */
#ifndef ENCODER_H
#define ENCODER_H

#include "base/cpu.h"
#include "base/str.h"

#include <stdbool.h>

enum {
	ENCODER_PIECES = 128, /* of a window, at most */
	ENCODER_LABELS = 10,  /* logits of a spot; the first is of "none", no undertaking */
	ENCODER_MIX = 4,
	ENCODER_WHY = 200, /* bytes of a reason, its NUL included */
};

struct encoder;

/* Opens the weights at `path`. NULL, and in `why` the path and what is wrong with it, if they
 * cannot be read or are not such weights: of another kind or version, cut short, damaged.
 * Every byte of the file is looked at: some milliseconds. `level` is one of this machine's. */
struct encoder *encoder_open(const char *path, enum cpu_level level, char why[static ENCODER_WHY]);
void encoder_close(struct encoder *e);

/* The file at `path`, which is no pipe, begins as weights of an encoder of any version do. */
bool encoder_is(const char *path);

/* What the weights say of their use. */
struct encoder_settings {
	unsigned title, before;  /* at most so many pieces of title and of sentence before stand in a window */
	float mix[ENCODER_MIX];  /* a judgement is mix[0] * log odds + mix[1] * others' log odds + mix[2], yes from mix[3] on */
	uint16_t cls, sep, unknown; /* pieces: before a window, between its parts, what the vocabulary has not */
};
const struct encoder_settings *encoder_settings(const struct encoder *e);

/* A word or a part of one, as the vocabulary has it. */
struct encoder_piece {
	uint16_t id;
	uint32_t start, end; /* bytes in the text */
};

/* Cuts `text`, of less than 4 GiB, into pieces as BERT's uncased models do: lower case without
 * accents, punctuation apart, then the longest that the vocabulary has, again and again; a word
 * that it cannot spell, or of more than a hundred characters, is one unknown piece. In the order
 * of the text; no piece is empty and none overlaps another. Returns how many were written to
 * `out`; behind `cap` it stops. A text has at most as many pieces as bytes. */
size_t encoder_pieces(const struct encoder *e, struct str text, struct encoder_piece *out, size_t cap);

/* Pieces that a sentence is read with. What a part has too much is left out by encoder_window. */
struct encoder_context {
	const struct encoder_piece *title; /* or of the first sentence; its first count */
	size_t n_title;
	const struct encoder_piece *before; /* the sentence before; its last count */
	size_t n_before;
};

/* What is read at once: [CLS] title [SEP] before [SEP] sentence [SEP], parts that are empty
 * left out with their [SEP]. */
struct encoder_window {
	uint16_t ids[ENCODER_PIECES];
	size_t n;
	size_t lead; /* pieces before those of the sentence */
};

/* Makes the window for the pieces of a sentence from `from` on, and returns the piece behind its
 * last, which is `n` if all fit. Where they do not it is behind the last comma, colon,
 * semicolon or closing bracket of the second half of the room, if there is one. Piece i of the
 * sentence, `from` <= i < the result, is piece i - from + lead of the window. At least a quarter of
 * ENCODER_PIECES fits. `from` <= `n`. */
size_t encoder_window(const struct encoder *e, const struct encoder_context *c, const struct encoder_piece *pieces,
                      size_t n, size_t from, struct encoder_window *w);

/* A place in a window that is asked about: pieces of it, by number. */
struct encoder_spot {
	uint16_t head;        /* the first piece of the word that undertakes */
	uint16_t first, last; /* of what is undertaken */
};

/* Reads a window of `n` pieces, 1 to ENCODER_PIECES, and writes the logits of each spot, of which
 * there may be any number: none, planned, agreed, pledged, underway, proposed, reaffirmed,
 * refused, fulfilled, withdrawn. A piece that is not in the vocabulary is read as unknown, a
 * number behind the window as its last piece. */
void encoder_run(struct encoder *e, const uint16_t *ids, size_t n, const struct encoder_spot *spots,
                 size_t n_spots, float (*out)[ENCODER_LABELS]);

/* The log odds that a spot is an undertaking, of any kind; and `p`, how probable each label is.
 * By the fixed functions of this room, not libm's. */
float encoder_log_odds(const float logits[static ENCODER_LABELS]);
void encoder_probabilities(const float logits[static ENCODER_LABELS], float p[static ENCODER_LABELS]);

/* The probability of what has these log odds: 1 / (1 + e^-x). */
float encoder_probability(float log_odds);

/* mix of the settings applied: a judgement in log odds, to be compared with mix[3]. */
float encoder_judgement(const struct encoder *e, float log_odds, float others);

#endif
