/* spool: bytes that are wanted later than they are made, in a file without a name.
 *
 * A page begins with what is known at its end. What comes behind that waits here, so that memory
 * does not grow with it. The file is in TMPDIR, or /tmp, and gone with the process. A failed read or
 * write is fatal, with a message. */
#ifndef SPOOL_H
#define SPOOL_H

#include "base/buf.h"
#include "stream/output.h"

#include <stdint.h>

struct spool {
	struct buf buf; /* what is added goes here, and out by spool_tick */
	int fd;
	uint64_t len;   /* bytes in the file */
};

/* Before the sandbox, which lets no file be made. False after a message. */
bool spool_open(struct spool *s);
void spool_close(struct spool *s);

/* Between two additions to `buf`: hands them on where there are enough of them. */
void spool_tick(struct spool *s);

/* All of it, from the beginning: `at` is 0 for the first call, which gives the first bytes, and so
 * on; false at the end. Valid until the next call. */
bool spool_read(struct spool *s, uint64_t *at, struct str *block);

/* The same by lines, without their newlines. Zero-initialise the reader, whose buffer is freed at the
 * end. */
struct spool_lines {
	uint64_t at;
	struct buf kept; /* what has been read and not handed out begins at `from` */
	size_t from;
};
bool spool_line(struct spool *s, struct spool_lines *r, struct str *line);

/* Writes all of it. */
void spool_copy(struct spool *s, struct output *o);

/* Forgets all of it. */
void spool_reset(struct spool *s);

#endif
