/* cast: what one document has shown of parties, bounded. */
#ifndef CAST_H
#define CAST_H

#include "commit/party.h"

/* The memory of one document. Zero-initialise for a new one. */
struct cast {
	struct codes all;     /* who takes part, in order of mention */
	uint16_t weight[PARTY_MOST];
	struct codes meeting; /* of the last sentence that brings parties together */
	bool met;             /* it says so: "met"; else they just open the text */
	struct codes subject; /* of the last clause that had parties as its subject */
	struct codes single;  /* the last subject of one party */
	struct codes several; /* the last subject of more than one */
	bool here;            /* subject is of the present sentence */
	bool stranger;        /* the sentence has a plural subject that is no party */
	bool plural;          /* subject is a word in the plural: "the Houthis" */
	struct codes speaker; /* the last one who is said to say something */
	struct codes issuer;  /* who speaks, where the text says so */
	bool signers;         /* issuer is the list of those who sign a statement */
	size_t sentences;
};

/* A sentence has been read: remembers who was in it. `v` may lack chunks. */
void cast_note(struct cast *c, const struct party_words *p, const struct mentions *m,
               const struct words *w);

/* The parties of a clause's subject have been found. */
void cast_subject(struct cast *c, const struct codes *who, bool plural);

/* All who take part: those who meet, else those named most. */
void cast_everybody(struct codes *out, const struct cast *c);

/* Who is meant where nobody is named: those who meet, else who issues the text, else all. */
void cast_default(struct codes *out, const struct cast *c);

#endif
