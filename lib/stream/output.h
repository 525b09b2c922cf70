/* output: buffered standard output that notices every failed write.
 *
 * A failed write is fatal: a closed pipe ends the program silently, anything else (a full
 * disk, a file that may grow no more) with a message; both with EXIT_IO. A pipe that would
 * not wait until there is room is waited for. */
#ifndef OUTPUT_H
#define OUTPUT_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct output {
	struct buf buf;
	int fd;
	bool line_buffered; /* every record goes out at once */
	const char *name;   /* of a file, for messages; NULL: standard output */
};

/* `o` writes to standard output; on a terminal it is line buffered even when not asked.
 * Also makes the whole rows of `o` what is flushed before a fatal message, and SIGXFSZ
 * ignored. */
void output_open(struct output *o, bool line_buffered);

/* One field with what may break a record (TAB, LF, CR, VT, FF, NUL) written as a space
 * and each byte outside valid UTF-8 as '?': as many bytes go out as come in. */
void output_field(struct output *o, struct str s);

/* Bytes as they are; a number; one separator. */
void output_raw(struct output *o, struct str s);
void output_uint(struct output *o, uint64_t n);

/* Hundredths as "0.85"; below 10.00. */
void output_hundredths(struct output *o, unsigned n);

static inline void output_tab(struct output *o)
{
	buf_addc(&o->buf, '\t');
}

/* Ends the record, and hands it on where that is due. */
void output_end_row(struct output *o);

/* The same for a record that has been put into `buf` newline and all. */
void output_row_done(struct output *o);

void output_flush(struct output *o);

/* The last flush and the close, both checked. Frees the buffer. */
void output_close(struct output *o);

/* Copies as output_field does, to room for `len` bytes: the same place or none that
 * overlaps. */
void output_copy(char *to, const char *p, size_t len);

/* Replaces in place as output_field does. */
void output_sanitise(char *p, size_t len);

#endif
