/* reading: a document as an encoder (encoder.h) is given it: every sentence behind the beginning of
 * the document, its title or else its first sentence, and the end of the sentence before. */
#ifndef READING_H
#define READING_H

#include "base/buf.h"
#include "encoder/encoder.h"

#include <stdbool.h>

struct document_reading {
	struct encoder *encoder;
	struct encoder_piece *pieces; /* of the sentence at hand */
	size_t n, cap;
	struct encoder_context context;
	/* Private. */
	struct encoder_piece title[ENCODER_PIECES], before[ENCODER_PIECES];
	struct buf last; /* the end of the sentence before: it is cut into pieces only if the next one is read */
	bool any;        /* the document has had a sentence */
};

/* Opens the weights at `path`; zero-initialise. False after a message. */
bool reading_open(struct document_reading *r, const char *path, enum cpu_level level);
void reading_close(struct document_reading *r);

/* A document begins. */
void reading_begin(struct document_reading *r, struct str title);

/* Makes `pieces` and `context` those of a sentence, for encoder_window; for reading_end it need not
 * be asked. */
void reading_sentence(struct document_reading *r, struct str text);

/* The sentence is over, and the next one may be read. */
void reading_end(struct document_reading *r, struct str text);

/* The piece that byte `at` of the sentence lies in, or the next one behind it; the last one if there
 * is none. The sentence has pieces. */
size_t reading_piece(const struct document_reading *r, uint32_t at);

#endif
