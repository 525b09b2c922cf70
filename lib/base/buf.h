/* buf: a text that grows, and owns its bytes. */
#ifndef BUF_H
#define BUF_H

#include "base/str.h"

struct buf {
	char *p;
	size_t len, cap;
};

/* After each call STR_PAD bytes past len are readable. Zero-initialise before use. */
void buf_grow(struct buf *b, size_t more);
static inline void buf_reserve(struct buf *b, size_t more)
{
	if (b->cap < STR_PAD || more > b->cap - STR_PAD || b->len > b->cap - STR_PAD - more)
		buf_grow(b, more);
}

static inline void buf_addc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->len++] = c;
}

void buf_add(struct buf *b, const void *p, size_t len);
void buf_addstr(struct buf *b, struct str s);
void buf_adduint(struct buf *b, uint64_t n);
void buf_addf(struct buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *b);

static inline struct str buf_str(const struct buf *b)
{
	return (struct str){b->p ? b->p : "", b->len};
}

#endif
