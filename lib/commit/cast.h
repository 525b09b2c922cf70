/* cast: what one document has shown of parties, bounded. */
#ifndef CAST_H
#define CAST_H

#include "commit/party.h"

enum { CAST_NAME = 6 };

/* A speaker by his name, and for whom he acts, which the text told once: "said Kwy, Peru's envoy". */
enum { CAST_ENVOYS = 16 }; /* the latest */
struct envoy {
	uint32_t person, party; /* person from 1 */
};

/* The memory of one document: all zero but for the table when it begins. */
struct cast {
	struct party_table *table; /* where its parties are numbered */
	struct parties all;     /* who takes part, in order of mention */
	uint16_t weight[PARTY_MOST];
	struct parties meeting; /* of the last sentence that brings parties together */
	bool met;             /* it says so: "met"; else they just open the text */
	struct parties subject; /* of the last clause that had parties as its subject */
	struct parties single;  /* the last subject of one party */
	struct parties listed;  /* whom the items of the present list are about: "Peru shall:" */
	struct parties several; /* the last subject of more than one */
	bool here;            /* subject is of the present sentence */
	bool stranger;        /* the sentence has a plural subject that is no party */
	bool plural;          /* subject is a word in the plural: "the Houthis" */
	struct parties speaker; /* the last one who is said to say something */
	bool speaker_unnamed; /* that one has no name: "a diplomat said" */
	bool speaker_alone;   /* nothing but his name is known */
	struct envoy envoys[CAST_ENVOYS];
	size_t n_envoys; /* so many have been told */
	struct parties he;    /* the last person who spoke or did something */
	struct parties issuer;  /* who speaks, where the text says so */
	bool signers;         /* issuer is the list of those who sign a statement */
	bool told;            /* the head of the document says who issues it */
	bool union_seen;      /* the text speaks of the union whose Commission is "the Commission" */
	bool treaty;          /* the text is a treaty, or built as one is */
	struct parties sides; /* those between whom its title says that it is */
	bool settled;         /* its title says who signs it */
	bool joint;           /* and the text says that others sign it too */
	uint64_t name[CAST_NAME]; /* its words, if it is no state and has CAST_NAME at most and two at the least */
	size_t name_len;
	bool full;            /* the text has the whole name that the head tells */
	bool apart;           /* and is neither a state nor of its government */
	struct parties government; /* the state that this is or is of: "the Government" */
	struct parties turn;    /* whose turn it is in a transcript, by its labels */
	struct parties person;  /* or, where nobody tells for whom he acts, who it is by his name */
	bool turn_unnamed;      /* it is somebody's, but the text does not tell whose */
	struct parties answer, answerer; /* turn and person of the last one who was no asker */
	size_t sentences;
};

/* The head of the document says that these issue it, who may be those of one state. */
void cast_issuer(struct cast *c, const struct parties *who, struct str state);

/* Near its head a text may say between whom it is; `known` are names of lists, also in longer names. */
void cast_sides(struct cast *c, const struct party_words *p, const struct mentions *known, const struct words *w);

/* A sentence has been read: remembers who was in it. `v` may lack chunks. */
void cast_note(struct cast *c, const struct party_words *p, const struct mentions *m,
               const struct words *w);

/* The parties of a clause's subject have been found. */
void cast_subject(struct cast *c, const struct parties *who, bool plural);

/* The state that the text names most, and clearly: twice as often as any other state. */
void cast_home(struct parties *out, const struct cast *c);

/* The sentence, which has been read, ends with a colon. */
void cast_list(struct cast *c);

/* All who take part: those who meet, or the only party of the text; nobody where there are others. */
void cast_everybody(struct parties *out, const struct cast *c);

/* "Both sides": all who take part, else the two that the text names more than once. */
void cast_both(struct parties *out, const struct cast *c);

/* For whom somebody who has the turn speaks; where only his name is told, the one party that the text
 * is about, if there is no other. */
void cast_turn(struct parties *out, const struct cast *c);

/* Who is meant where nobody is named: whose turn it is, else those who meet, else who issues the
 * text, else all. */
void cast_default(struct parties *out, const struct cast *c);

#endif
