/* words: the words of a text with their hashes, for phrase matching.
 *
 * A word is a run of ASCII letters and digits and of letters beyond ASCII. An acronym with
 * stops ("U.S.", "a.m.") is one word whose hash is that of its letters alone. A soft hyphen or
 * word joiner inside a word is nothing: so is a word written that a line end broke. Hyphens,
 * apostrophes, stops and all else separate words, and what stands between two words is
 * kept as the gap of the second. */
#ifndef WORDS_H
#define WORDS_H

#include "base/cpu.h"
#include "base/str.h"

#include <stdint.h>

/* What stands before a word. Phrases match only over the same gaps; hyphen and white
 * space count as the same. */
enum word_gap {
	GAP_BREAK,      /* the start of the text, or anything not below */
	GAP_SPACE,      /* white space, or one hyphen with no space around it */
	GAP_APOSTROPHE, /* one ' or ’ and no space before it: "d'Ivoire", "Workers' Party" */
	GAP_STOP,       /* a full stop and white space: "St. Petersburg" */
	GAP_COMMA,      /* a comma and white space */
	GAP_AND,        /* & with or without white space */
	GAP_SLASH,      /* / */
	GAP_PLUS,       /* + with or without white space: "2+2" */
	GAP_DASH,       /* a dash, or a hyphen with white space beside it */
	GAP_OPEN,       /* an opening round bracket: "Section 7031(c)" */
	GAP_CLOSE,      /* a closing one and white space */
	GAP_PERCENT,    /* % before white space or not: "2% of GDP" */
	GAP_DOT,        /* a full stop without white space: "Amazon.com" */
	GAP_HYPHEN,     /* as GAP_SPACE for phrases; kept apart for the grammar */
};

enum word_flag {
	WORD_CAPITAL = 1,  /* begins with a capital letter */
	WORD_UPPER = 2,    /* has letters and none of them is small */
	WORD_ACRONYM = 4,  /* letters with stops between */
	WORD_DIGIT = 8,    /* begins with a digit */
	WORD_MARKED = 16,  /* has letters beyond ASCII */
};

struct word {
	uint64_t hash; /* of the word in lower case without diacritics */
	uint32_t start, end;
	uint8_t gap;   /* enum word_gap */
	uint8_t flags; /* enum word_flag */
};

/* Zero-initialise; `v` is reused from text to text. Behind the last word stands one whose
 * gap is GAP_BREAK. */
struct words {
	struct word *v;
	size_t n, cap;
	struct str text;
	bool soft;     /* a soft hyphen or word joiner is inside a word */
	bool all_caps; /* a headline in capitals: letters, and next to none of them small */
};

/* Finds the words of `text` (at most 4 GiB, STR_PAD readable bytes behind it). */
void words_scan(struct words *w, struct str text, enum cpu_level cpu);
void words_free(struct words *w);

/* The hash that a word of these bytes has in a text. */
uint64_t words_hash(struct str word);

/* The verbatim text of words first..last-1. */
struct str words_text(const struct words *w, size_t first, size_t last);

#endif
