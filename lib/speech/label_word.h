/* label_word: what words do in the labels of a transcript, by data/labels.tsv. For label.c and the
 * build. */
#ifndef LABEL_WORD_H
#define LABEL_WORD_H

#include "know/word_roles.h"

enum label_word {
	LABEL_WORD_QUESTION,  /* all of a label, or with a number: who asks */
	LABEL_WORD_OPEN,      /* the same without any mark behind it: "Q Will you go?" */
	LABEL_WORD_MODERATOR, /* all of a label: who leads the talk */
	LABEL_WORD_ANSWER,    /* all of a label, or with a number: who was asked */
	LABEL_WORD_PRESS,     /* all of a label: a paper or agency, who asks */
	LABEL_WORD_PAPER,     /* the last word of such a name */
	LABEL_WORD_STYLE,     /* before a name */
	LABEL_WORD_BEHIND,    /* behind that name something else follows: "of" New Jersey */
	LABEL_WORD_OFFICE,    /* who speaks by his office */
	LABEL_WORD_HEADING,   /* begins a heading, in which an office may stand too */
	LABEL_WORD_ARTICLE,   /* may stand before all of that */
	LABEL_WORD_SMALL,     /* may be written small in a label */
	LABEL_WORDS
};

extern const char *const label_word_roles[LABEL_WORDS + 1];

#endif
