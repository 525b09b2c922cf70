/* sentence_parts: what the files of the sentence module share; not for others. */
#ifndef SENTENCE_PARTS_H
#define SENTENCE_PARTS_H

#include "sentence/sentence.h"

/* No decision reads more than this many bytes past the one it is about. */
enum { SENTENCE_AHEAD = 256 };

/* Classes of bytes; those from 0x80 up are BYTE_WORD. */
enum {
	BYTE_SPACE = 1, /* NUL included */
	BYTE_UPPER = 2,
	BYTE_LOWER = 4,
	BYTE_DIGIT = 8,
	BYTE_HIGH = 16,
	BYTE_VOWEL = 32,
	BYTE_DOT = 64,
	BYTE_JOIN = 128, /* apostrophe and ampersand, inside a word */
	BYTE_LETTER = BYTE_UPPER | BYTE_LOWER | BYTE_HIGH,
	BYTE_WORD = BYTE_LETTER | BYTE_DIGIT,
};
extern const uint8_t sentence_bytes[256];

static inline unsigned byte_class(char c)
{
	return sentence_bytes[(unsigned char)c];
}

/* What a decision may look at. */
struct sentence_place {
	const char *lo; /* where the sentence begins */
	const char *at; /* the byte to decide about */
	const char *hi; /* nothing from here on */
	bool ran_out;   /* a byte at hi or past it was asked for */
};

/* The byte at `p`, NUL where there is none. */
static inline char sentence_place_byte(struct sentence_place *pl, const char *p)
{
	if (p < pl->hi)
		return *p;
	pl->ran_out = true;
	return '\0';
}

/* Length of the white space character at `p`, line ends included; 0 for another. */
size_t sentence_place_space(struct sentence_place *pl, const char *p);

/* The character that E2 80 xx encodes is told by its last byte. */
enum {
	MARK_EN_DASH = 0x93,
	MARK_EM_DASH = 0x94,
	MARK_OPEN_SINGLE = 0x98,
	MARK_CLOSE_SINGLE = 0x99,
	MARK_OPEN_DOUBLE = 0x9C,
	MARK_CLOSE_DOUBLE = 0x9D,
	MARK_BULLET = 0xA2,
	MARK_ELLIPSIS = 0xA6,
};

/* The last byte of a character of that block at `p`, else 0. */
static inline unsigned sentence_place_mark(struct sentence_place *pl, const char *p)
{
	if (sentence_place_byte(pl, p) != '\xE2' || sentence_place_byte(pl, p + 1) != '\x80')
		return 0;
	return (unsigned char)sentence_place_byte(pl, p + 2);
}

/* Sets a bit of `masks` for each of the `len` bytes at `p` that may end a sentence or a
 * line: . ! ? LF CR FF and the last byte of an ellipsis; 64 bytes a mask. Returns how many
 * masks it set: all that are needed, or SCAN_BLOCKS. */
enum { SCAN_BLOCKS = 16 };
size_t sentence_scan(const char *p, size_t len, uint64_t *masks, enum cpu_level cpu);

/* Whether a sentence ends with the stop at `pl->at`. `*end` is set past the stop and what
 * closes after it: the end of the sentence if it ends, else where to go on. */
bool sentence_stop_ends(const struct sentence_rules *rules, struct sentence_place *pl, bool lines_end,
               const char **end);

/* What is remembered of the lines before, to tell wrapped text from lines of their own. */
struct lines {
	uint8_t width[8];   /* of the latest lines, in characters; 0 for long ones */
	uint8_t unstopped;  /* bit i: that line is of some length and ends without a stop */
	unsigned n;
};

enum line_end {
	LINE_WRAPPED, /* the text runs on */
	LINE_OVER,    /* the next line begins a paragraph */
};

/* Decides the line break at `pl->at` for NEWLINE_AUTO. The line began at `line`, of which
 * no more than SENTENCE_AHEAD bytes need to be there (NULL if it is longer), and is not
 * blank; neither is the next, which begins at `next` or after its indent. */
enum line_end sentence_line_decide(const struct lines *l, struct sentence_place *pl, const char *line,
                          const char *next);

/* The line `line`..`end` is done with, and the next is not blank. */
void sentence_line_remember(struct lines *l, const char *line, const char *end);

#endif
