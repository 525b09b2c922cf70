/* annotated: sentence rows with one more column, the spans `start-end:LABEL` joined by `;`. */
#ifndef ANNOTATED_H
#define ANNOTATED_H

#include "stream/input.h"
#include "stream/row.h"

struct annotated_span {
	uint32_t start, end; /* bytes in the text */
	struct str label;
};

struct annotated {
	struct row row;
	struct annotated_span *spans;
	size_t n, cap;
};

struct annotated_file {
	struct input in;
	struct buf doc; /* of the row before */
	struct annotated_span *spans;
	size_t cap;
};

/* Exits with a message if `path` cannot be read. */
struct annotated_file annotated_open(const char *path);

/* The next row, valid until the next call; false at the end. Exits on a wrong row. */
bool annotated_next(struct annotated_file *f, struct annotated *a);
void annotated_close(struct annotated_file *f);

#endif
