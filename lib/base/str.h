/* str: text as pointer and length. A str borrows its bytes; NUL is an ordinary byte. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Scanners may load whole vectors: every text handed to the words, lexicon and sentence
 * modules must be followed by this many readable bytes (of any value). A buf always is. */
enum { STR_PAD = 64 };

struct str {
	const char *p;
	size_t len;
};

#define STR(literal) ((struct str){literal, sizeof(literal) - 1})

/* For "%.*s": the length is cut to `max` bytes, for diagnostics. */
#define STR_FMT(s, max) (int)((s).len < (max) ? (s).len : (max)), (s).p

static inline struct str str_of(const char *z)
{
	return (struct str){z, strlen(z)};
}

/* A literal belongs on the right: its length tells the compiler how to compare. */
static inline bool str_eq(struct str a, struct str b)
{
	return a.len == b.len && (!b.len || !memcmp(a.p, b.p, b.len));
}

static inline struct str str_cut(struct str s, size_t from, size_t to)
{
	return (struct str){s.p + from, to - from};
}

/* Equal but for the case of ASCII letters. */
bool str_same_letters(const char *a, const char *b, size_t len);
static inline bool str_eq_nocase(struct str a, struct str b)
{
	return a.len == b.len && str_same_letters(a.p, b.p, b.len);
}

/* Bytewise order, shorter first: <0, 0, >0. */
int str_cmp(struct str a, struct str b);

static inline bool str_starts(struct str s, struct str prefix)
{
	return s.len >= prefix.len && str_eq(str_cut(s, 0, prefix.len), prefix);
}

static inline bool str_ends(struct str s, struct str suffix)
{
	return s.len >= suffix.len && str_eq(str_cut(s, s.len - suffix.len, s.len), suffix);
}

/* Without the ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Takes the part of `*rest` before the next `sep` into `*part` and moves `*rest` past it.
 * Returns false when nothing is left (an empty last part is given once). */
bool str_split(struct str *rest, char sep, struct str *part);

/* `part`, which is not empty, stands in `s`. Quick where its first byte is rare: memmem prepares itself
 * for longer texts than a sentence. */
bool str_holds(struct str s, struct str part);

/* Which of the `n` names `s` is; -1 for none. */
int str_among(struct str s, const char *const *names, size_t n);

static inline bool str_is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

/* How many digits `s` begins with. */
size_t str_digits(struct str s);

/* A decimal number without sign that fills the whole of `s` and fits: true and `*n`. */
bool str_uint(struct str s, uint64_t *n);

/* The same, perhaps behind a minus, from -most to most. */
bool str_int(struct str s, int32_t most, int32_t *n);

/* Takes the number of the first `n` bytes, at most nine, off `s`; false, with nothing done,
 * if they are not all there and digits. */
bool str_take_digits(struct str *s, size_t n, int32_t *v);

#endif
