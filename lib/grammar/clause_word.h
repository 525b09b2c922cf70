/* clause_word: what the words of data/clause_words.tsv do in a clause.
 *
 * A chunk (chunk.h) carries its roles; of a text that is not cut into chunks the words have
 * them by word_roles.h. A phrase has its role where it begins. */
#ifndef CLAUSE_WORD_H
#define CLAUSE_WORD_H

#include "know/word_roles.h"

enum clause_role {
	/* Conditions and what they hang on */
	ROLE_CONDITION, /* opens one: "provided that" */
	ROLE_AWAITS,    /* opens one behind a comma: ", pending approval" */
	ROLE_INVERTS,   /* opens one where a clause begins: "Should it rain" */
	ROLE_DOUBTS,    /* what follows is not asserted: "whether", "how many" */
	ROLE_LASTING,   /* tells how long, and no condition: "for as long as" */
	/* Borders of phrases and clauses */
	ROLE_EMBEDS,    /* its clause is part of the phrase: "who", "so that" */
	ROLE_BREAKS,    /* its clause is none, whatever its verb: "so" */
	ROLE_COMPARES,  /* before a pronoun a clause of its own: "as they do" */
	ROLE_LASTS,     /* ... but not behind this: "long as they do" */
	ROLE_TURNS,     /* ends a phrase behind a comma: ", but" */
	ROLE_LISTS,     /* a preposition that looks like a verb: "including" */
	ROLE_ADDS,      /* joins as "and" does: "as well as" */
	/* Words of noun phrases and verb groups */
	ROLE_FIRM,      /* a modal of what will be, not of what may be */
	ROLE_FLOATS,    /* stands behind the subject and belongs to it: "both" */
	ROLE_JOINS,     /* a pronoun that "and" joins to names: "and I" */
	ROLE_POSSESSIVE,
	ROLE_PREFIX,    /* before a hyphen the word behind it tells the class */
	ROLE_OF,        /* hangs a noun on another */
	ROLE_LINKS,     /* may stand in the NP* of a pattern (commit/cue.h) */
	ROLE_AGENT,     /* who does it follows: "by" */
	ROLE_BELONGS,   /* what follows is of the same party: "officials from" */
	/* Whom a text is about */
	ROLE_THEY,      /* people of the sentence, perhaps no party */
	ROLE_THEIR,     /* the subject's */
	ROLE_ARTICLE,
	ROLE_PLACE,     /* a state behind it is where, not who */
	ROLE_PURPOSE,   /* who acts has been told when it comes */
	ROLE_PASSIVE,   /* "be met with force" brings nobody together */
	ROLE_JOINT,     /* of several who issue what follows */
	ROLE_PAPER,     /* which they issue: "statement" */
	ROLE_SIGNS,     /* names those who sign: "We, the Ministers" */
	ROLE_TEXT,      /* alone: what follows is their text: "Begin text" */
	ROLE_TRIGGER,   /* half of a contraction that may carry a cue: "won't" */
	CLAUSE_ROLES,
};

/* Their names in the table, NULL at the end. */
extern const char *const clause_role_names[CLAUSE_ROLES + 1];

static inline uint64_t clause_role_bit(enum clause_role role)
{
	return UINT64_C(1) << role;
}

/* The word with this hash has the role by itself. */
static inline bool clause_word_is(const struct word_roles *r, uint64_t hash, enum clause_role role)
{
	return word_roles_of(r, hash) >> role & 1;
}

#endif
