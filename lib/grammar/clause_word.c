#include "grammar/clause_word.h"

const char *const clause_role_names[CLAUSE_ROLES + 1] = {
	[CLAUSE_CONDITION] = "condition", [CLAUSE_AWAITS] = "awaits", [CLAUSE_INVERTS] = "inverts",
	[CLAUSE_DOUBTS] = "doubts", [CLAUSE_LASTING] = "lasting", [CLAUSE_EMBEDS] = "embeds",
	[CLAUSE_BREAKS] = "breaks", [CLAUSE_COMPARES] = "compares", [CLAUSE_LASTS] = "lasts",
	[CLAUSE_TURNS] = "turns", [CLAUSE_LISTS] = "lists", [CLAUSE_DOCUMENT] = "document", [CLAUSE_ADDS] = "adds",
	[CLAUSE_FIRM] = "firm", [CLAUSE_FLOATS] = "floats", [CLAUSE_JOINS] = "joins",
	[CLAUSE_POSSESSIVE] = "possessive", [CLAUSE_PREFIX] = "prefix", [CLAUSE_OF] = "of",
	[CLAUSE_LINKS] = "links", [CLAUSE_AGENT] = "agent", [CLAUSE_SOURCE] = "source", [CLAUSE_SOMEBODY] = "somebody", [CLAUSE_TELLS] = "tells", [CLAUSE_GIVES] = "gives", [CLAUSE_NAMELESS] = "nameless", [CLAUSE_PERSON] = "person",
	[CLAUSE_BELONGS] = "belongs",
	[CLAUSE_ADVERB] = "adverb", [CLAUSE_ADJECTIVE] = "adjective", [CLAUSE_GERUND] = "gerund",
	[CLAUSE_PAST] = "past", [CLAUSE_THEY] = "they", [CLAUSE_THEIR] = "their",
	[CLAUSE_ARTICLE] = "article", [CLAUSE_PLACE] = "place", [CLAUSE_PURPOSE] = "purpose",
	[CLAUSE_PASSIVE] = "passive", [CLAUSE_JOINT] = "joint", [CLAUSE_PAPER] = "paper",
	[CLAUSE_TOPIC] = "topic", [CLAUSE_SIGNS] = "signs", [CLAUSE_TEXT] = "text", [CLAUSE_HEADING] = "heading",
	[CLAUSE_INSTRUMENT] = "instrument", [CLAUSE_DEED] = "deed", [CLAUSE_RELATES] = "relates", [CLAUSE_THIS] = "this", [CLAUSE_BETWEEN] = "between",
	[CLAUSE_BINDS] = "binds", [CLAUSE_EACH] = "each", [CLAUSE_CONTRACTS] = "contracts",
	[CLAUSE_ORGAN] = "organ", [CLAUSE_GROUP] = "group", [CLAUSE_FACTION] = "faction",
	[CLAUSE_UNION] = "union", [CLAUSE_COMPANY] = "company", [CLAUSE_TRIGGER] = "trigger",
	[CLAUSE_NONE] = "none", [CLAUSE_DECREES] = "decrees", [CLAUSE_HEADS] = "heads", [CLAUSE_PACT] = "pact", [CLAUSE_PARTY] = "party",
};
