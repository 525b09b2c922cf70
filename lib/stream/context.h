/* context: holds rows back until the sentences after theirs have been read, and adds the
 * sentence and its neighbours to them as last columns. */
#ifndef CONTEXT_H
#define CONTEXT_H

#include "stream/output.h"

#include <stdbool.h>
#include <stddef.h>

/* One sentence and the rows about it. */
struct context_sentence {
	struct buf text, rows;
};

/* Zero-initialise; memory is bounded by 2 n + 2 sentences and their rows. */
struct context {
	struct output *out;
	struct context_sentence *v; /* a ring, oldest first from `first` */
	size_t n, room, first, held;
	size_t behind; /* how many of those held have had their rows written */
};

/* `n` sentences on each side, of the same document. */
void context_open(struct context *c, struct output *out, size_t n);

/* A sentence has been read; `begins` tells that it is the first of its document. */
void context_sentence(struct context *c, struct str text, bool begins);

/* Takes the last record of `o` (without its newline, from byte `from` of the buffer) as a row
 * about the last sentence. */
void context_take(struct context *c, size_t from);

/* The input broke off: writes the rows whose neighbours have all been read, drops the rest. */
void context_break(struct context *c);

/* Writes what is held; the input is over. */
void context_close(struct context *c);

#endif
