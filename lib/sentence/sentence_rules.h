/* sentence_rules: what is known of abbreviations and of words that begin sentences.
 *
 * Two tables hold it: data/abbreviations.tsv and data/starters.tsv, where the columns are
 * told. The build compiles them to one blob; a user's abbreviations are read at run time,
 * and win. */
#ifndef SENTENCE_RULES_H
#define SENTENCE_RULES_H

#include "base/str.h"
#include "know/clusters.h"
#include "know/table.h"
#include "sentence/line_word.h"

#include <stdbool.h>
#include <stdint.h>

enum rule_kind {
	RULE_NONE,
	RULE_TITLE,  /* never ends a sentence; may begin one */
	RULE_NEVER,  /* never ends a sentence */
	RULE_NUMBER, /* holds on to a number or a numeral that follows */
	RULE_MAY,    /* may end one: the next word decides */
	RULE_BANG,   /* a name with its own ! or ? */
	RULE_WORD,   /* no abbreviation, whatever it looks like */
	RULE_KINDS,
};

enum {
	RULE_LEN_MOST = 24,    /* no form is longer */
	RULE_NO_SCORE = -128,  /* of a word that is in no table */
	RULE_UNKNOWN = -20,    /* what a capitalised word counts that is in no table */
};

/* One form: what it is with a stop behind it, and what it is as the first word after one.
 * Weights are tenths of a nat, above zero for a boundary. */
struct rule {
	char form[RULE_LEN_MOST]; /* lower case, without its last stop */
	uint8_t len;
	uint8_t kind;             /* enum rule_kind */
	uint8_t capitals;         /* where the abbreviation must have capitals: bit i = byte i */
	bool exact;               /* ... and only there */
	bool says;                /* a verb of saying: what is quoted before it is its object */
	int16_t bias;             /* added to the next word's score */
	int16_t score;            /* as a first word; RULE_NO_SCORE if not known */
};

struct sentence_rules {
	struct rule *rules;
	size_t n, cap;
	uint16_t *slots; /* hash table over `rules`: index + 1, 0 for empty */
	uint32_t mask;
	struct word_roles lines; /* line_word.h */
	struct clusters words;   /* for broken words; empty: no hyphen at a line end is touched */
};

/* The hash of a form goes from its last byte to its first, so that a scan backwards from a
 * stop computes it on its way. The case of ASCII letters does not show. */
enum { RULE_HASH_SEED = 0x1505 };
static inline uint32_t rule_hash_step(uint32_t h, unsigned char c)
{
	return h * 33 + (c | 0x20u);
}

/* The rules that the program carries. Zero-initialise `r` before. */
void sentence_rules_builtin(struct sentence_rules *r);

/* Adds the rows of an abbreviations file; they replace what is known of the same form.
 * Returns false after a message with file, line and field. */
bool sentence_rules_add_file(struct sentence_rules *r, const char *path);

/* The build: abbreviations file and starters file (NULL-terminated) to the blob. Returns
 * false after a message. */
bool sentence_rules_compile(char **files, struct buf *out);

/* Adds what either table says. `path` is for messages, NULL for a blob's. */
bool sentence_rules_add_abbreviations(struct sentence_rules *r, const struct table *t, const char *path);
bool sentence_rules_add_starters(struct sentence_rules *r, const struct table *t, const char *path);

/* Columns of the two, for table_read. All but the first two may be missing. */
extern const char *const sentence_rules_abbreviation_columns[];
extern const char *const sentence_rules_starter_columns[];
enum { RULES_REQUIRED = 2, RULES_ABBREVIATION_COLUMNS = 4, RULES_STARTER_COLUMNS = 3 };

/* What is known of a form, in any case, without its last stop; NULL if nothing. `hash` is
 * that of all its bytes. */
const struct rule *sentence_rules_at(const struct sentence_rules *r, const char *form, size_t len,
                            uint32_t hash);

/* The same where no hash is at hand. */
const struct rule *sentence_rules_find(const struct sentence_rules *r, struct str form);

/* The rule holds for an abbreviation written like this. */
bool sentence_rule_fits(const struct rule *rule, const char *form);

void sentence_rules_free(struct sentence_rules *r);

#endif
