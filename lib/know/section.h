/* section: how compiled knowledge lies in a blob (blob.h): a head that names kind, version
 * and length, then arrays; little-endian, each at a multiple of 8, used where they lie.
 *
 * Opening one checks that it is of this kind and version, whole, and that all its arrays lie
 * in it, so that one that is cut short or comes from another build is refused. What stands
 * in the arrays is trusted as code is. */
#ifndef SECTION_H
#define SECTION_H

#include "base/buf.h"

/* What each header begins with. */
struct section_head {
	char magic[8]; /* kind and version */
	uint64_t len;  /* of the whole section, a multiple of 8 */
};

/* Reading */

struct section {
	struct str bytes;
	bool whole; /* all that was asked for lies in it */
};

/* Opens the section that `blob` begins with and returns its header of `head` bytes; NULL if
 * it is not of this kind, not whole or not aligned. */
const void *section_open(struct section *s, struct str blob, const char *magic, size_t head);

/* `n` elements of `elem` bytes at byte `at`; NULL, and the section is not whole, if they do
 * not all lie in it. */
const void *section_array(struct section *s, uint64_t at, uint64_t n, size_t elem);

/* The same for mask + 1 of them, one bit less than a power of 2 (map.h). */
const void *section_slots(struct section *s, uint64_t at, uint64_t mask, size_t elem);

/* What lies from byte `at` on: sections in a section. Empty if that is outside. */
struct str section_from(struct section *s, uint64_t at);

/* To be asked when all arrays have been: the section's length, or 0 if it is not whole. */
static inline size_t section_len(const struct section *s)
{
	return s->whole ? s->bytes.len : 0;
}

/* Writing */

struct section_writer {
	struct buf *out;
	size_t base;
};

/* Leaves room for a header of `head` bytes at the end of `out`. */
struct section_writer section_begin(struct buf *out, size_t head);

/* Appends an array and returns where it lies, for the header. */
uint64_t section_put(const struct section_writer *w, const void *p, size_t len);

/* Where the next array will lie. */
uint64_t section_here(const struct section_writer *w);

/* Fills in the head of the header `h`, and puts that into its room. */
void section_end(const struct section_writer *w, const char *magic, void *h, size_t head);

/* A section that is one hash table of mask + 1 slots. */
void section_write_map(struct buf *out, const char *magic, const void *slots, uint64_t mask, size_t elem);

/* Opens it: its slots; its mask and length come back too. NULL, and length 0, if it is not
 * whole. */
const void *section_open_map(struct str blob, const char *magic, size_t elem, uint32_t *mask,
                             size_t *len);

#endif
