/* title_table: the words of offices and ranks, and what each of them can be in a title
 * (data/titles.tsv). */
#ifndef TITLE_TABLE_H
#define TITLE_TABLE_H

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

/* What a phrase is, packed into its value in the lexicon. */
enum { TITLE_ROLE_BITS = 4, TITLE_FLAG_BITS = 12 };

static inline uint32_t title_value(unsigned role, unsigned flags, uint32_t row)
{
	return row << (TITLE_ROLE_BITS + TITLE_FLAG_BITS) | flags << TITLE_ROLE_BITS | role;
}

static inline unsigned title_value_role(uint32_t value)
{
	return value & ((1U << TITLE_ROLE_BITS) - 1);
}

static inline unsigned title_value_flags(uint32_t value)
{
	return value >> TITLE_ROLE_BITS & ((1U << TITLE_FLAG_BITS) - 1);
}

static inline uint32_t title_value_row(uint32_t value)
{
	return value >> (TITLE_ROLE_BITS + TITLE_FLAG_BITS);
}

size_t titles_open(struct titles *t, struct str blob);
bool titles_compile(const char *path, struct vocab_builder *first, struct buf *out);

/* The country in the note of a row of role `of`. */
struct str titles_country(const struct titles *t, uint32_t row);

/* The office that a row's word stands for: "Minister" for "ministers". */
struct str title_canon(const struct titles *t, uint32_t row);

#endif
