/* name_word: the small words that the grammar of names asks about, those of
 * data/mention_words.tsv; a word has one role or several. */
#ifndef NAME_WORD_H
#define NAME_WORD_H

#include "know/word_roles.h"

enum function_word {
	/* What joins parts of names and of offices */
	FW_THE,
	FW_ARTICLE,  /* before the parts that a preposition opens */
	FW_AND,
	FW_OF,
	FW_FOR,
	FW_ON,
	FW_TO,
	FW_WITH,
	FW_AGAINST,
	FW_BETWEEN,
	FW_NO,       /* before a number: "Resolution No. 2254" */
	FW_S,        /* behind an apostrophe: the owner's */
	FW_SMALL,    /* written small inside of a title with capitals */
	FW_PLAIN,    /* stays small where an office gets its capitals */
	FW_OWNER,    /* what belongs to it is named together with it: "Women's Forum" */
	/* What stands beside names */
	FW_FROM,     /* a person or office of that state: "the envoy from" */
	FW_WHERE,    /* a place follows: "via" */
	FW_DEED,     /* behind a hyphen no part of the name: "Biden-led" */
	FW_BEFORE,   /* shows that a weak title is one: "his" Secretary */
	FW_OFFICE,   /* an organisation with its "of": "the Office of the Secretary" */
	FW_ANY,      /* an office that names all whose names end with it: "Minister" */
	FW_SPELLING, /* of words with one value one is the other spelled otherwise */
	FW_WORDS
};

/* Their names in the table, NULL at the end. */
extern const char *const name_word_roles[FW_WORDS + 1];

#endif
