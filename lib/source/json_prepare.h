/* json_prepare: a line of JSON as Jansson can read it without losing what stands there. */
#ifndef JSON_PREPARE_H
#define JSON_PREPARE_H

#include "base/buf.h"

/* Appends `line` with numbers that are values made strings, each broken character of UTF-8 made
 * U+FFFD, and half of a surrogate pair made \ufffd. What is no JSON stays as it is, to be
 * refused. Ends before `most` bytes would have been appended, but for one token; returns how many
 * bytes of `line` that took. */
size_t json_prepare(struct str line, size_t most, struct buf *out);

#endif
