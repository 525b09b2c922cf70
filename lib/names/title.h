/* title: offices and ranks by grammar: modifiers, a head, a tail.
 *
 * "Deputy National Security Advisor for International Economics" = rank and field
 * modifiers, head, tail of fields. Words and roles come from data/titles.tsv. */
#ifndef TITLE_H
#define TITLE_H

#include "know/lexicon.h"
#include "know/table.h"

struct vocab_builder;

enum title_role { ROLE_HEAD, ROLE_PLURAL, ROLE_RANK, ROLE_BARE, ROLE_MOD, ROLE_TAIL, ROLE_STOP,
                  ROLE_STYLE, ROLE_OF, ROLES };

/* Notes; bits of title_word.flags. */
enum {
	TITLE_WEAK = 1, TITLE_AIDE = 2, TITLE_ON = 4, TITLE_PLACE = 8, TITLE_TO = 16,
	TITLE_NOFOR = 32, TITLE_KING = 64, TITLE_ACR = 128, TITLE_NAME = 256, /* of heads and plurals */
	TITLE_LOW = 1, TITLE_THIN = 2,       /* of modifiers and ranks */
	TITLE_ACT = 1,                         /* of tails */
	TITLE_BARE_MOD = 1, TITLE_BARE_TAIL = 2, TITLE_BARE_NAME = 4,
};

struct titles {
	struct lexicon lex;
	struct table rows;
};

struct title_word {
	uint32_t last;  /* behind its last word */
	uint32_t row;   /* of titles.rows */
	unsigned flags;
};

size_t titles_open(struct titles *t, struct str blob);
bool titles_compile(const char *path, struct vocab_builder *first, struct buf *out);

/* The country in the note of a row of role `of`. */
struct str titles_country(const struct titles *t, uint32_t row);

/* The office that a row's word stands for: "Minister" for "ministers". */
struct str title_canon(const struct titles *t, uint32_t row);

struct scene;

struct title {
	uint32_t first, last; /* words */
	uint32_t head;        /* the head's first word */
	uint32_t head_last;
	uint32_t row;         /* of its canonical form */
	bool plural, rank;    /* "Presidents"; "Gen." */
	bool king;            /* "of X" after it names the realm */
	bool lower;           /* without capitals */
};

/* The longest phrase of `role` at word i; false if there is none. */
bool title_word_at(const struct scene *s, enum title_role role, size_t i, struct title_word *t);

/* The state that alone has the office whose name begins at word i, or "". */
struct str title_country(const struct scene *s, size_t i);

/* The title that begins at word i, or false. */
bool title_at(const struct scene *s, size_t i, struct title *t);

/* Could a title in capitals begin at word i? Cheaper than title_at. */
bool title_starts(const struct scene *s, size_t i);

/* The word behind the tail of a title whose head ends before word `end`. */
size_t title_tail(const struct scene *s, size_t end, unsigned flags, bool lower);

#endif
