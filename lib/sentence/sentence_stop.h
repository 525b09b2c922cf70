/* sentence_stop: what is seen around a stop; shared by the file that reads it and the one
 * that judges it. */
#ifndef SENTENCE_STOP_H
#define SENTENCE_STOP_H

#include "sentence/sentence_parts.h"

enum next_kind {
	NEXT_END, /* nothing, or nothing before the paragraph ends */
	NEXT_UPPER,
	NEXT_LOWER,
	NEXT_DIGIT,
	NEXT_OTHER,
	NEXT_STAY, /* a mark that continues the sentence */
};

struct sentence_word {
	const char *p;
	size_t len;
	uint32_t hash; /* of a word that was read backwards */
	unsigned all;  /* classes of its bytes, or-ed */
};

struct sentence_stop {
	const struct sentence_rules *rules;
	struct sentence_place *pl;
	const char *first; /* of the run of stops */
	const char *end;   /* past the run and what closes */
	unsigned dots;
	bool asks;         /* ! or ? is among them */
	bool quoted, bracketed; /* closed after the run */
	bool glued;        /* no white space follows */
	struct sentence_word before;

	enum next_kind kind;
	struct sentence_word next;
	bool quote, bracket, dash; /* opened before the next word; an ellipsis counts as a dash */
};

/* Reads all that is around the stop at `pl->at`. `lines_end`: a line break ends all. */
void sentence_stop_read(struct sentence_stop *s, const struct sentence_rules *rules, struct sentence_place *pl,
               bool lines_end);

/* The word that ends at `p` and begins at or after `lo`: letters, digits, and dots and
 * apostrophes between them. What stands before a hyphen is another word ("D-Calif."). Of a
 * longer one, the last RULE_LEN_MOST + 1 bytes. */
struct sentence_word sentence_stop_word_before(const char *lo, const char *p);

/* The word at `p`, up to an apostrophe or a hyphen. */
struct sentence_word sentence_stop_word_at(struct sentence_place *pl, const char *p);

/* What the character at `p` would make of a word that begins with it. */
enum next_kind sentence_stop_kind_at(struct sentence_place *pl, const char *p);

#endif
