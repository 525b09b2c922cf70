/* sentences: sentence rows beside rows of commitments, read as far as these have come. */
#ifndef SENTENCES_H
#define SENTENCES_H

#include "base/buf.h"
#include "stream/input.h"
#include "stream/row.h"

struct sentences {
	struct input in;
	struct buf line;            /* the row that has been read ahead */
	struct row row;             /* its slices point there */
	int64_t day;                /* its first day */
	bool ahead, failed;
	struct buf doc, title, voice; /* of the document at hand, which its sentences know */
	bool begun;                 /* a sentence of it has been handed out */
};

/* Zero-initialise. False after a message. */
bool sentences_open(struct sentences *s, const char *path);

/* The next sentence that has a date, with its head; false at the end, or after a message: then `failed` is
 * set. Rows must come in order of date. What is handed out stays next until sentences_pass. */
bool sentences_next(struct sentences *s);
void sentences_pass(struct sentences *s);
void sentences_close(struct sentences *s);

#endif
