/* input: the operands of a filter, read in blocks or lines of any length. */
#ifndef INPUT_H
#define INPUT_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct input {
	const char *name;  /* the operand; "-" for standard input */
	uint64_t line;     /* number of the line handed out last, from 1 */
	uint64_t bytes;    /* read so far */
	uint64_t size;     /* of a regular file, else 0 */
	bool failed;       /* a read failed; the message has been printed */
	int fd;
	bool ended;
	struct buf buf;
	size_t at;         /* what of buf has been handed out */
};

/* Opens `name`; "-" is standard input. A file gets no number of a standard stream, be it
 * closed. On failure warns and returns false. */
bool input_open(struct input *in, const char *name);

/* A UTF-8 byte order mark at the very beginning is not handed out. Before the first
 * input_block; input_line does so by itself. */
void input_skip_bom(struct input *in);

/* What has been read and not handed out, and one more read of it: false at the end and after an
 * error. For who must know how an input begins before he reads it; valid until the next call. */
struct str input_ahead(const struct input *in);
bool input_more(struct input *in);

/* The next bytes, as many as one read(2) gives; valid until the next call, and followed by
 * STR_PAD readable bytes. Where a read would not wait, this does. Returns false at the end; a
 * read error warns, sets `failed` and ends the input too. Do not mix with input_line. */
bool input_block(struct input *in, struct str *block);

/* The next line without its newline, of any length; the last one needs none. A byte order
 * mark before the first line is no part of it. Valid until the next call, and followed by STR_PAD readable bytes. Ends as input_block does: after a
 * read error the torn line before it is not handed out. */
bool input_line(struct input *in, struct str *line);

void input_close(struct input *in);

/* How operands are worked through: calls `each` for every one that opens, standard input
 * if there are none, with NULL for one that does not open, and goes on after one that fails. Returns false if any failed to
 * open or to be read, or if `each` returned false. Standard input that `each` left before its
 * end is not gone on with by a second "-": that is reported and fails. Once the last one is
 * open, a process in the sandbox can open nothing more (sandbox.h). */
bool input_each(char **operands, bool (*each)(struct input *in, void *arg), void *arg);

#endif
