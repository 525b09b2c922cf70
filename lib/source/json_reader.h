/* json_reader: JSON Lines, an object of JSON (RFC 8259) a line, in pieces of any size. The only
 * file that knows Jansson.
 *
 * Three things that Jansson refuses or loses are read: a number is the text that stands there, of
 * any length; a broken character of UTF-8 is U+FFFD, as the Unicode Standard advises (one for the
 * bytes that begin a character, or else for each byte), and so is half a surrogate pair (\ud83d
 * alone). Of a key that stands twice the last one counts. Empty lines are no records. */
#ifndef JSON_READER_H
#define JSON_READER_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stdint.h>

struct json_reader;

/* Bytes of a line; and of memory, of what Jansson makes of it. More is a fault of that line. */
enum { JSON_LINE_MOST = 128 * 1024 * 1024, JSON_TREE_MOST = 512 * 1024 * 1024 };

/* For each line that is an object `record` is called, and for each that is not `fault`. */
struct json_reader *json_reader_new(void (*record)(void *arg), void (*fault)(void *arg), void *arg);

/* False if the input is no JSON Lines at all: a fault has been told, the last one. */
bool json_reader_add(struct json_reader *r, struct str piece);

/* The input is over: the last line needs no newline. False as above. */
bool json_reader_end(struct json_reader *r);

/* The line at hand, from 1. */
uint64_t json_reader_line(const struct json_reader *r);

/* In `fault`: what is wrong, and how many bytes of the line stand before it, 0 where that says
 * nothing. `kind` tells what a whole input is that is no JSON Lines. */
struct json_fault {
	const char *what;
	size_t at;
	enum { JSON_BAD_LINE, JSON_ONE_ARRAY, JSON_MANY_LINES } kind;
};

struct json_fault json_reader_fault(const struct json_reader *r);

enum json_value { JSON_MISSING, JSON_NOTHING, JSON_FOUND, JSON_OTHER };

/* In `record`: what stands at `path`, the keys from the outermost inwards with dots between. A
 * dot may be part of a key: the longest key that there is is taken; letters' case counts only
 * where two keys differ in nothing else. JSON_FOUND, a string or a number, gives its bytes,
 * valid during the call; JSON_NOTHING is null; JSON_OTHER gives the name of what else is there, or
 * of what on the way there is no object. */
enum json_value json_reader_find(const struct json_reader *r, struct str path, struct str *value);

/* Appends the keys of the object, with commas between, until `most` bytes are there. */
void json_reader_keys(const struct json_reader *r, struct buf *out, size_t most);

void json_reader_free(struct json_reader *r);

#endif
