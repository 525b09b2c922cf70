/* start_lines: many documents in one stream, each behind a line that a pattern fits. */
#ifndef START_LINES_H
#define START_LINES_H

#include "base/buf.h"
#include "stream/input.h"

/* A line of so many bytes begins no document: memory stays bounded where no line ends, and so does
 * the time that the worst of patterns takes for a line (half a second). */
enum { START_LINE_MOST = 2048 };

/* What a line that begins a document says of it, by the groups of the pattern; empty where it does
 * not. Valid during the call. */
struct start_line {
	struct str doc, date, title, voice;
	uint64_t line, offset; /* of the input: the line's number, the byte behind it */
};

/* Who is told. */
struct start_lines_to {
	void (*start)(const struct start_line *line, void *arg);
	void (*text)(struct str piece, void *arg); /* between them, all bytes of the input */
	void (*block)(void *arg);                  /* some input has been read */
	void *arg;
};

/* Compiles the pattern; NULL if it is none, and appends to `why`. */
struct start_lines;
struct start_lines *start_lines_new(struct str pattern, struct buf *why);
void start_lines_free(struct start_lines *s);

/* Reads the whole input. False if that failed, or the search in a line was given up, which is
 * told, and the line begins no document. */
bool start_lines_each(struct start_lines *s, struct input *in, const struct start_lines_to *to);

#endif
