#include "base/arena.h"

#include "base/die.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK = 64 * 1024, ALIGN = alignof(max_align_t) };

struct arena_block {
	struct arena_block *older;
	size_t len;
	alignas(max_align_t) char bytes[];
};

static void add_block(struct arena *a, size_t at_least)
{
	size_t len = at_least > BLOCK ? at_least : BLOCK;
	struct arena_block *b;

	if (len > SIZE_MAX - sizeof *b)
		die("out of memory for %zu bytes", len);
	b = xmalloc(sizeof *b + len);
	b->len = len;
	b->older = a->blocks;
	a->blocks = b;
	a->used = 0;
}

void *arena_alloc(struct arena *a, size_t len)
{
	void *p;

	if (len > SIZE_MAX - ALIGN)
		die("out of memory for %zu bytes", len);
	len = (len + ALIGN - 1) / ALIGN * ALIGN;
	if (!a->blocks || a->blocks->len - a->used < len)
		add_block(a, len);
	p = a->blocks->bytes + a->used;
	a->used += len;
	return memset(p, 0, len);
}

struct str arena_str(struct arena *a, struct str s)
{
	char *p = arena_alloc(a, s.len + STR_PAD);

	if (s.len)
		memcpy(p, s.p, s.len);
	return (struct str){p, s.len};
}

void arena_reset(struct arena *a)
{
	while (a->blocks && a->blocks->older) {
		struct arena_block *b = a->blocks;

		a->blocks = b->older;
		free(b);
	}
	/* The oldest block may be a large one made for one long text: not kept. */
	if (a->blocks && a->blocks->len > BLOCK) {
		free(a->blocks);
		a->blocks = NULL;
	}
	a->used = 0;
}

void arena_free(struct arena *a)
{
	while (a->blocks) {
		struct arena_block *b = a->blocks;

		a->blocks = b->older;
		free(b);
	}
	*a = (struct arena){0};
}
