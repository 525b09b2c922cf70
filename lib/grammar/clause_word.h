/* clause_word: what the words of data/clause_words.tsv do in a clause.
 *
 * A chunk (chunk.h) carries its roles; of a text that is not cut into chunks the words have
 * them by word_roles.h. A phrase has its role where it begins. */
#ifndef CLAUSE_WORD_H
#define CLAUSE_WORD_H

#include "know/word_roles.h"

enum clause_role {
	/* Conditions and what they hang on */
	CLAUSE_CONDITION, /* opens one: "provided that" */
	CLAUSE_AWAITS,    /* opens one behind a comma: ", pending approval" */
	CLAUSE_INVERTS,   /* opens one where a clause begins: "Should it rain" */
	CLAUSE_DOUBTS,    /* what follows is not asserted: "whether", "how many" */
	CLAUSE_LASTING,   /* tells how long, and no condition: "for as long as" */
	/* Borders of phrases and clauses */
	CLAUSE_EMBEDS,    /* its clause is part of the phrase: "who", "so that" */
	CLAUSE_BREAKS,    /* its clause is none, whatever its verb: "so" */
	CLAUSE_COMPARES,  /* before a pronoun a clause of its own: "as they do" */
	CLAUSE_LASTS,     /* ... but not behind this: "long as they do" */
	CLAUSE_TURNS,     /* ends a phrase behind a comma: ", but" */
	CLAUSE_LISTS,     /* a preposition that looks like a verb: "including" */
	CLAUSE_DOCUMENT,  /* names a text: "the Agreement" is no party */
	CLAUSE_ADDS,      /* joins as "and" does: "as well as" */
	/* Words of noun phrases and verb groups */
	CLAUSE_FIRM,      /* a modal of what will be, not of what may be */
	CLAUSE_FLOATS,    /* stands behind the subject and belongs to it: "both" */
	CLAUSE_JOINS,     /* a pronoun that "and" joins to names: "and I" */
	CLAUSE_POSSESSIVE,
	CLAUSE_PREFIX,    /* before a hyphen the word behind it tells the class */
	CLAUSE_OF,        /* hangs a noun on another */
	CLAUSE_LINKS,     /* may stand in the NP* of a pattern (commit/cue.h) */
	CLAUSE_AGENT,     /* who does it follows: "by" */
	CLAUSE_SOURCE,    /* two words, who says so follows: "according to" */
	CLAUSE_SOMEBODY,  /* who follows has no name: "a" minister */
	CLAUSE_TELLS,     /* a verb that says something with the words behind it: "set out" */
	CLAUSE_GIVES,     /* a promise: "made" a pledge */
	CLAUSE_NAMELESS,  /* tells something and has no name: "sources" */
	CLAUSE_PERSON,    /* a pronoun for one person: "he" */
	CLAUSE_BELONGS,   /* what follows is of the same party: "officials from" */
	/* Endings of words that no table has */
	CLAUSE_ADVERB,    /* "-ly" */
	CLAUSE_ADJECTIVE, /* "-ous" */
	CLAUSE_GERUND,    /* "-ing" */
	CLAUSE_PAST,      /* "-ed" */
	/* Whom a text is about */
	CLAUSE_THEY,      /* people of the sentence, perhaps no party */
	CLAUSE_THEIR,     /* the subject's */
	CLAUSE_ARTICLE,
	CLAUSE_PLACE,     /* a state behind it is where, not who */
	CLAUSE_PURPOSE,   /* who acts has been told when it comes */
	CLAUSE_PASSIVE,   /* "be met with force" brings nobody together */
	CLAUSE_JOINT,     /* of several who issue what follows */
	CLAUSE_PAPER,     /* which they issue: "statement" */
	CLAUSE_TOPIC,     /* what that is about follows */
	CLAUSE_SIGNS,     /* names those who sign: "We, the Ministers" */
	CLAUSE_TEXT,      /* alone: what follows is their text: "Begin text" */
	CLAUSE_HEADING,   /* with a number at the head of a sentence: "Article 4" of a treaty */
	CLAUSE_INSTRUMENT, /* a treaty: "this Agreement" */
	CLAUSE_DEED,      /* a treaty that is called so in its title: "Convention on" */
	CLAUSE_RELATES,   /* what it is about follows: "relating" */
	CLAUSE_THIS,      /* the text itself: "this Agreement" */
	CLAUSE_BETWEEN,   /* those who conclude it follow: "between" */
	CLAUSE_BINDS,     /* whom it binds: "Parties", "States" */
	CLAUSE_EACH,      /* one stands for all of them: "each Party" */
	CLAUSE_CONTRACTS, /* any of them is meant: "the other Contracting Party" */
	CLAUSE_ORGAN,     /* that it sets up or charges: "Joint Committee" */
	CLAUSE_GROUP,     /* states that are told by words: "major powers" */
	CLAUSE_FACTION,   /* people of a state who do not act for it: "the Syrian opposition" */
	CLAUSE_UNION,     /* shows that "the Commission" is the European one */
	CLAUSE_COMPANY,   /* two words, who acts with the subject follows: "together with" */
	CLAUSE_NONE,      /* begins a subject that denies its verb: "no" ship */
	/* Law */
	CLAUSE_DECREES,   /* a modal that binds: "shall" */
	CLAUSE_HEADS,     /* begins the heading of a rule: "Article 4" */
	CLAUSE_PACT,      /* in the title of a text that binds: "Convention" */
	CLAUSE_PARTY,     /* who is bound by one: "the Parties" */
	CLAUSE_TRIGGER,   /* half of a contraction that may carry a cue: "won't" */
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
