/* mention_pattern: the common nouns that names are made of, and what each may take
 * (data/patterns.tsv); pattern_name.h reads them. */
#ifndef MENTION_PATTERN_H
#define MENTION_PATTERN_H

#include "know/lexicon.h"
#include "know/table.h"

struct vocab_builder;

struct pattern_head {
	uint8_t type;   /* enum mention_type */
	uint16_t flags; /* enum pattern_note */
};

enum pattern_note {
	PATTERN_WEAK = 1,    /* the name of a state before it is not enough */
	PATTERN_LOW = 2,     /* may be written small after a name: "Biden administration" */
	PATTERN_NUMBER = 8,  /* takes a number: "Resolution 2254" */
	PATTERN_STATE = 16,  /* belongs to the state in its name */
	PATTERN_SHORT = 32,  /* alone, with a capital, it stands for the last one named */
	PATTERN_OF = 64, PATTERN_FOR = 128, PATTERN_ON = 256, PATTERN_TO = 512,
	PATTERN_WITH = 2048, PATTERN_AGAINST = 4096,
	PATTERN_BETWEEN = 8192,
	PATTERN_PERSON = 16384, /* only after a person's name */
};

struct patterns {
	struct lexicon lex;  /* values are heads */
	struct pattern_head *heads;
	size_t n_heads;
	struct table rows;
};

bool mention_patterns_compile(const char *path, struct vocab_builder *first, struct buf *out);
size_t mention_patterns_open(struct patterns *p, struct str blob);
void mention_patterns_free(struct patterns *p);

#endif
