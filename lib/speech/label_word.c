#include "speech/label_word.h"

const char *const label_word_roles[LABEL_WORDS + 1] = {
	[LABEL_WORD_QUESTION] = "question", [LABEL_WORD_OPEN] = "open",
	[LABEL_WORD_MODERATOR] = "moderator", [LABEL_WORD_ANSWER] = "answer", [LABEL_WORD_PRESS] = "press", [LABEL_WORD_PAPER] = "paper",
	[LABEL_WORD_STYLE] = "style", [LABEL_WORD_BEHIND] = "behind", [LABEL_WORD_OFFICE] = "office", [LABEL_WORD_HEADING] = "heading",
	[LABEL_WORD_ARTICLE] = "article", [LABEL_WORD_SMALL] = "small",
};
