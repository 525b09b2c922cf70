#include "grammar/clause_word.h"

const char *const clause_role_names[CLAUSE_ROLES + 1] = {
	[ROLE_CONDITION] = "condition", [ROLE_AWAITS] = "awaits", [ROLE_INVERTS] = "inverts",
	[ROLE_DOUBTS] = "doubts", [ROLE_LASTING] = "lasting", [ROLE_EMBEDS] = "embeds",
	[ROLE_BREAKS] = "breaks", [ROLE_COMPARES] = "compares", [ROLE_LASTS] = "lasts",
	[ROLE_TURNS] = "turns", [ROLE_LISTS] = "lists", [ROLE_ADDS] = "adds",
	[ROLE_FIRM] = "firm", [ROLE_FLOATS] = "floats",
	[ROLE_JOINS] = "joins", [ROLE_POSSESSIVE] = "possessive", [ROLE_PREFIX] = "prefix",
	[ROLE_OF] = "of", [ROLE_LINKS] = "links",
	[ROLE_AGENT] = "agent", [ROLE_BELONGS] = "belongs", [ROLE_THEY] = "they",
	[ROLE_THEIR] = "their", [ROLE_ARTICLE] = "article", [ROLE_PLACE] = "place",
	[ROLE_PURPOSE] = "purpose", [ROLE_PASSIVE] = "passive", [ROLE_JOINT] = "joint",
	[ROLE_PAPER] = "paper", [ROLE_SIGNS] = "signs", [ROLE_TEXT] = "text",
	[ROLE_TRIGGER] = "trigger",
};
