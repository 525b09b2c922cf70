/* line_word: what words do at the ends of lines and in the heads of pages, by
 * data/line_words.tsv. */
#ifndef LINE_WORD_H
#define LINE_WORD_H

#include "know/word_roles.h"

enum line_word {
	LINE_WORD_LINK, /* ends no line of its own: what it belongs to follows */
	LINE_WORD_HANG, /* behind a hyphen that is to be read with a later word: "short- and" */
	LINE_WORD_PAGE, /* before the number of a page */
	LINE_WORD_OF,   /* between that and the number of all */
	LINE_WORD_PART, /* begins words that have a capital inside: "McCarthy" */
	LINE_WORD_DIVISION, /* before the number of a part of a text: "Article 16" */
	LINE_WORDS
};

/* The build: that table, and then NULL, to the blob. False after a message. */
bool line_words_compile(char **files, struct buf *out);

/* The word has the role, whatever its case; none has one where the table was not opened. */
static inline bool line_word_is(const struct word_roles *lines, struct str word, enum line_word role)
{
	return lines->slots && word.len && word_roles_find(lines, word)->roles >> role & 1;
}

#endif
