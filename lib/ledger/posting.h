/* posting: which undertakings of a party have a word: lists of their order numbers, ascending. */
#ifndef POSTING_H
#define POSTING_H

#include "base/map.h"

struct posting {
	uint64_t key;    /* of party and word; 0 = empty */
	uint32_t *v;     /* its numbers from v[first] on; NULL while one has been enough, which is then in `first` */
	uint32_t first, n, cap;
};

/* Zero-initialise. */
struct postings {
	struct map map;
};

void postings_free(struct postings *p);

/* The list of a key, which may be empty; NULL if it never had one. */
const struct posting *posting_find(const struct postings *p, uint64_t key);
static inline uint32_t posting_at(const struct posting *p, size_t i)
{
	return p->v ? p->v[p->first + i] : p->first;
}

/* Adds a number where it belongs, quickly if that is near the end; one that is there is there once. */
void posting_add(struct postings *p, uint64_t key, uint32_t number);

/* Takes a number out, quickly if it is near an end. */
void posting_remove(struct postings *p, uint64_t key, uint32_t number);

#endif
