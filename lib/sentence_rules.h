/* sentence_rules: what is known of abbreviations and of words that begin sentences.
 *
 * Both come as TSV (data/abbreviations.tsv, data/starters.tsv; the columns are told
 * there); the build compiles them to one blob. A user's rows are read the same way, and
 * win. */
#ifndef SENTENCE_RULES_H
#define SENTENCE_RULES_H

#include "str.h"

#include <stdbool.h>
#include <stdint.h>

enum rule_kind {
	RULE_NONE,
	RULE_TITLE,  /* never ends a sentence; may begin one */
	RULE_NEVER,  /* never ends a sentence */
	RULE_NUMBER, /* holds on to a number or a numeral that follows */
	RULE_MAY,    /* may end one: the next word decides */
	RULE_BANG,   /* a name with its own ! or ? */
	RULE_WORD,   /* no abbreviation at all, where the shape says otherwise */
	RULE_KINDS,
};

enum rule_case {
	RULE_ANY,   /* in any case */
	RULE_EXACT, /* only as written */
};

struct rule {
	uint8_t len;     /* of the form, without its final stop */
	uint8_t kind;    /* enum rule_kind; RULE_NONE for a word that only has a score */
	uint8_t exact;   /* enum rule_case */
	int8_t bias;     /* of an abbreviation: tenths of a nat for a boundary after it */
	int8_t score;    /* of a word: the same for a sentence that begins with it */
	bool speech;     /* a verb of saying: what precedes is its object */
	char form[25];   /* lower case unless exact */
};

/* Longer forms are refused; no token longer than this is looked up. */
enum { RULE_LEN_MOST = 24 };

struct sentence_rules {
	struct rule *rules;
	size_t n, cap;
	uint16_t *slots; /* two hash tables over `rules`: index + 1, 0 for empty */
	size_t mask;
};

/* Hash of a form: the bytes are taken last to first, each folded by rule_fold, so that a
 * scan backwards from a stop can compute it as it goes. */
static inline uint32_t rule_hash_step(uint32_t h, unsigned char c)
{
	return (h ^ c) * UINT32_C(0x01000193);
}
enum { RULE_HASH_SEED = 0x811c9dc5 };

/* ASCII capitals to small letters; other bytes as they are. */
static inline unsigned char rule_fold(unsigned char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

/* Reads one line of a TSV table, whose kind of columns `columns` tells: the header line of
 * one of the two tables. Returns NULL, or what is wrong with the line. */
const char *rules_read_row(struct sentence_rules *r, struct str columns, struct str line);

/* Reads a table of one of the two kinds. Warns with file, line and value about a bad line
 * or a file that cannot be read and returns false. */
bool rules_read_file(struct sentence_rules *r, const char *name);

/* Readies the hash; call after the last row. */
void rules_index(struct sentence_rules *r);

/* The blob: what the build writes and the program carries. rules_load returns false if it
 * is not one. */
void rules_save(const struct sentence_rules *r, struct buf *blob);
bool rules_load(struct sentence_rules *r, struct str blob);

/* The rules the program carries. */
void rules_builtin(struct sentence_rules *r);

/* The abbreviation with this form as written in the text, or NULL. `hash` is that of the
 * folded bytes. */
const struct rule *rules_find(const struct sentence_rules *r, struct str form, uint32_t hash);

/* Looks a word up from its text. */
const struct rule *rules_word(const struct sentence_rules *r, struct str word);

void rules_free(struct sentence_rules *r);

#endif
