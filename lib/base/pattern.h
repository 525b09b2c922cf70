/* pattern: regular expressions over pointer and length, with three answers.
 *
 * The only file that knows PCRE2. Patterns are UTF-8 and compiled to machine code; text
 * may hold anything: no match spans a byte that is not part of valid UTF-8.
 *
 * A search is given up where it takes too many steps or too much memory from one place of
 * the text. Steps inside one repeated character are not counted, so the time still grows
 * with a power of the text's length: patterns of a user are for short texts. */
#ifndef PATTERN_H
#define PATTERN_H

#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <stddef.h>

/* A compiled pattern with room for its last match: one for each thread. */
struct pattern;

enum pattern_answer {
	PATTERN_NO,
	PATTERN_YES,
	PATTERN_FAILED, /* a limit was hit: see pattern_failure; never a silent no */
};

/* Or them together. */
enum pattern_flag {
	PATTERN_PLAIN = 0,
	PATTERN_NOCASE = 1,
	PATTERN_ANCHORED = 2, /* matches only where the search begins */
	PATTERN_EXTENDED = 4, /* white space and #-comments in the pattern do not count */
	PATTERN_UCP = 8,      /* \w, \d and \b know all of Unicode */
};

/* Compiles `source`. On failure returns NULL and appends to `why` what is wrong and at
 * which byte of the pattern. */
struct pattern *pattern_new(struct str source, unsigned flags, struct buf *why);
void pattern_free(struct pattern *p);

/* Looks for the leftmost match in `text` at or after byte `from`; what stands before
 * `from` is seen by lookbehinds and \b. No byte past `text` is read. */
enum pattern_answer pattern_match(struct pattern *p, struct str text, size_t from);

/* The whole match (0) or a group of the last PATTERN_YES, as a slice of its text. False
 * if the group took no part. */
bool pattern_group(const struct pattern *p, unsigned group, struct str *s);

/* The same for a named group. Where several share the name (`(?J)`), the first in the pattern
 * that took part. */
bool pattern_named(const struct pattern *p, const char *name, struct str *s);

/* Why the last match failed: text of PCRE2, valid until the next call. */
const char *pattern_failure(struct pattern *p);

#endif
