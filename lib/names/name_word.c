#include "names/name_word.h"

const char *const name_word_roles[FW_WORDS + 1] = {
	[FW_THE] = "the", [FW_ARTICLE] = "article", [FW_AND] = "and", [FW_OF] = "of",
	[FW_FOR] = "for", [FW_ON] = "on", [FW_TO] = "to", [FW_WITH] = "with",
	[FW_AGAINST] = "against", [FW_BETWEEN] = "between", [FW_NO] = "no", [FW_S] = "s",
	[FW_SMALL] = "small", [FW_PLAIN] = "plain", [FW_OWNER] = "owner", [FW_FROM] = "from",
	[FW_WHERE] = "where", [FW_DEED] = "deed", [FW_BEFORE] = "before", [FW_OFFICE] = "office",
	[FW_ANY] = "any", [FW_SPELLING] = "spelling",
};
