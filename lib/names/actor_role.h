/* actor_role: what one is in politics, by the roles of CAMEO and PLOVER, and the words of names and
 * offices that tell it (data/actor_roles.tsv). */
#ifndef ACTOR_ROLE_H
#define ACTOR_ROLE_H

#include "know/lexicon.h"

struct vocab_builder;

enum actor_role {
	ACTOR_NONE,
	ACTOR_GOV, /* government, and who acts for it */
	ACTOR_LEG, /* legislature */
	ACTOR_JUD, /* courts, judges, prosecutors */
	ACTOR_MIL, /* armed forces */
	ACTOR_OPP, /* opposition */
	ACTOR_PTY, /* party */
	ACTOR_IGO, /* body of several states */
	ACTOR_NGO, /* body of no state */
	ACTOR_MNC, /* business */
	ACTOR_MED, /* press and broadcasting */
	ACTOR_REB, /* armed group that is no state's */
	ACTOR_COP, /* police */
	ACTOR_SPY, /* intelligence */
	ACTOR_CVL, /* other civilians: universities, churches, unions */
	ACTOR_ROLES,
};

/* "" for ACTOR_NONE, "GOV", ... */
extern const char *const actor_role_names[ACTOR_ROLES + 1];

/* The role of a name, ACTOR_NONE if it is none's. */
enum actor_role actor_role_of(struct str name);

struct actor_words {
	struct lexicon lex;
};

/* What the words are looked for in; bits. */
enum actor_use {
	ACTOR_ORG = 1,   /* the name of an organisation */
	ACTOR_TITLE = 2, /* an office */
	ACTOR_NAMED = 4, /* an office right before the name of its holder */
};

/* From this weight on a word tells the role whatever stands beside the name. */
enum { ACTOR_SURE = 5, ACTOR_WEIGHTS = 9 };

/* Below this, the office of a state is its government's: "the Chief Executive of Hong Kong". */
enum { ACTOR_OF_STATE = 3 };

/* What a word says, and how much it weighs, 0 if none says anything; a word may also say that there is no
 * role: "High Contracting Party". */
struct actor_say {
	enum actor_role role;
	unsigned weight;
	uint32_t first, last; /* words */
};

/* The heaviest of the phrases in words first..last-1 that are for any of `uses` and begin before word `stop`: of phrases that overlap the
 * first and longest counts; of equals the last in an organisation's name, whose noun stands at its end, and the
 * first in an office. */
struct actor_say actor_say(const struct actor_words *a, const struct words *w, size_t first, size_t stop,
                           size_t last, unsigned uses);

/* Appends the table's blob to `out`; `first` is not used. False after a message. */
bool actor_words_compile(const char *path, struct vocab_builder *first, struct buf *out);
/* Returns the bytes of the blob, 0 if it is broken. */
size_t actor_words_open(struct actor_words *a, struct str blob);

#endif
