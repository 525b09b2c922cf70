/* title_word: the words of titles in a sentence. */
#ifndef TITLE_WORD_H
#define TITLE_WORD_H

#include "names/scene.h"

/* More modifiers than this are no title: without a bound every word of a chain of them would
 * cost the whole chain. */
enum { TITLE_MODIFIERS = 16 };

struct title_word {
	uint32_t last;  /* behind its last word */
	uint32_t row;   /* of titles.rows */
	unsigned flags;
};

/* A head, a plural or a rank. */
struct title_head {
	struct title_word word;
	enum title_role role;
	uint32_t at;    /* its first word */
	unsigned mods;  /* modifiers before it */
	bool strong;    /* one of them says more than "Deputy" */
};

/* The longest phrase of `role` at word i; false if there is none. */
bool title_word_at(const struct scene *s, enum title_role role, size_t i, struct title_word *t);

/* The head at word i, whichever is longest; false if there is none. */
bool title_head_at(const struct scene *s, size_t i, struct title_head *h);

/* The state that alone has the office whose name begins at word i, or "". */
struct str title_country(const struct scene *s, size_t i);

/* Words first..last-1 are written with capitals, small words between aside. */
bool title_capitals(const struct scene *s, size_t first, size_t last);

/* Could a title in capitals begin at word i? Cheaper than title_at. */
bool title_starts(const struct scene *s, size_t i);

#endif
