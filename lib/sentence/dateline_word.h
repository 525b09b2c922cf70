/* dateline_word: what words do in the head of a text, by data/datelines.tsv and the tables of
 * times. For dateline.c and the build. */
#ifndef DATELINE_WORD_H
#define DATELINE_WORD_H

#include "know/word_roles.h"

enum dateline_word {
	DATELINE_MONTH,   /* its value is the number from 1 */
	DATELINE_WEEKDAY,
	DATELINE_CUT,     /* short for a month or weekday: a stop may follow */
	DATELINE_ORDINAL, /* behind the number of a day: "29th" */
	DATELINE_PLACE,   /* a small word in the name of a place: "Rio de Janeiro" */
	DATELINE_BEGINS,  /* begins a sentence and no place: "On" */
	DATELINE_WORDS
};

/* The build: datelines.tsv, when_forms.tsv and when_words.tsv, in this order and then NULL, to
 * the blob. False after a message. */
bool dateline_words_compile(char **files, struct buf *out);

#endif
