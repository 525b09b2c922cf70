/* context: holds rows back until the sentences after theirs have been read, and adds the
 * sentence and its neighbours to them as last columns. */
#ifndef CONTEXT_H
#define CONTEXT_H

#include "stream/column.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A sentence of more bytes than this is quoted with so many at most, cut at blanks: the ones
 * around the row's own words of the row's sentence, the nearest of a neighbour. What is written
 * about a sentence of any length so grows with the number of its rows alone. */
enum { CONTEXT_QUOTE = 4096 };

/* What a row is about, bytes of its sentence. */
struct context_span {
	uint32_t start, end;
};

/* The last columns of a table whose rows may have a context, which they have if `*when`. */
enum { CONTEXT_COLUMNS = 3 };
#define CONTEXT_COLUMN_ROWS(when) \
	{"text", COLUMN_STRING, "the sentence, with --context", when}, \
	{"before", COLUMN_STRING, "the sentences before it, with --context", when}, \
	{"after", COLUMN_STRING, "the sentences after it, with --context", when}

/* One sentence and the rows about it. */
struct context_sentence {
	struct buf text, rows;
	struct context_span *spans; /* of the rows */
	size_t n_spans, spans_cap;
};

/* Zero-initialise; memory is bounded by 2 n + 2 sentences and their rows. */
struct context {
	struct columns *columns;
	struct context_sentence *v; /* a ring, oldest first from `first` */
	size_t n, room, first, held;
	size_t behind; /* how many of those held have had their rows written */
};

/* `n` sentences on each side, of the same document. The rows of `columns` are taken from then
 * on. */
void context_open(struct context *c, struct columns *columns, size_t n);

/* A sentence has been read; `begins` tells that it is the first of its document. */
void context_sentence(struct context *c, struct str text, bool begins);

/* The input broke off: writes the rows whose neighbours have all been read, drops the rest. */
void context_break(struct context *c);

/* Writes what is held; the input is over. */
void context_close(struct context *c);

#endif
