#include "sentence/line_word.h"

static const char *const names[LINE_WORDS + 1] = {
	[LINE_WORD_LINK] = "link", [LINE_WORD_HANG] = "hang", [LINE_WORD_PAGE] = "page",
	[LINE_WORD_OF] = "of", [LINE_WORD_PART] = "part", [LINE_WORD_DIVISION] = "division",
};

bool line_words_compile(char **files, struct buf *out)
{
	return word_roles_compile(*files, names, out);
}
