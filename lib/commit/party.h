/* party: who can be bound: parties and lists of them, the code of a mention, and the words for
 * parties. */
#ifndef PARTY_H
#define PARTY_H

#include "base/arena.h"
#include "base/map.h"
#include "commit/cue.h"
#include "names/mention.h"

/* What a pattern of data/parties.tsv stands for. */
enum party_kind {
	PARTY_ALL,     /* both sides, the two leaders, the parties, participants */
	PARTY_THEY,    /* they, their */
	PARTY_ONE,     /* he, she, it, his: the last single party */
	PARTY_WE,      /* we, our: those who issue the text */
	PARTY_I,       /* I, my: who speaks, a person too */
	PARTY_ISSUER,  /* the Administration, the Department */
	PARTY_OFFICE,  /* the minister, the government: the last single party, unless named */
	PARTY_PEOPLE,  /* officials, teams: their modifiers' state, else all */
	PARTY_EVENT,   /* the summit, the talks: those who take part */
	PARTY_OTHERS,  /* partners, allies: parties that the text does not name */
	PARTY_BODY,    /* "the Commission": of the body in code, once the text has spoken of its world */
	/* Names and words, no patterns: */
	PARTY_OWN,     /* a name that acts for itself, not for the state it is in: Hamas */
	PARTY_PART,    /* an organisation that acts for another: European Commission, EU */
	PARTY_MEMBERS, /* a group that stands for its members: the Quad */
	PARTY_MEETS,   /* brings parties together: met, hosted */
	PARTY_ABOUT,   /* ends the list of those who met: discussed, regarding */
	PARTY_ISSUES,  /* issued, released */
	PARTY_THANKS,  /* what follows belongs to the object: thanked Seoul for its */
	PARTY_PRESS,   /* reports, and is never a party: Reuters */
	PARTY_PRIVATE, /* in the name of a body that acts for itself: Airlines */
	PARTY_PUBLIC,  /* in the name of what belongs to a state: Ministry */
	PARTY_PLURAL,  /* each of several, who are told by words: State Party, States Parties */
	PARTY_KINDS,
};

/* The parties of a document. Each is a number, from 0 in order of mention; its code is what the
 * actors column prints. Zero-initialise; codes are not copied and live as long as the document. */
struct party_table {
	struct map numbers;
	struct str *codes;
	size_t n, cap;
	struct arena kept; /* words that stand for codes */
	uint32_t bound;    /* the last whom a treaty binds and who have no code, from 1; 0 = none */
};

/* A new document begins. */
void party_forget(struct party_table *t);
void party_table_free(struct party_table *t);

/* A short list of parties in order of mention, each once; more than PARTY_MOST are left out. */
enum { PARTY_MOST = 32 };
struct parties {
	size_t n;
	uint32_t v[PARTY_MOST]; /* numbers in the table */
};

void party_add(struct parties *p, uint32_t number);

/* Adds the party of a code, or of several that are joined by `;`. */
void party_add_code(struct parties *p, struct party_table *t, struct str code);

/* The party whose code is these words, of which a copy is kept with the document. */
uint32_t party_worded(struct party_table *t, struct str words);

/* From now on `other` is another code for the party of `code`. */
void party_alias(struct party_table *t, struct str code, struct str other);

/* The code of party `number` is these words from now on; a copy is kept with the document. */
void party_rename(struct party_table *t, uint32_t number, struct str words);

void party_join(struct parties *p, const struct parties *more);

static inline bool party_have(const struct parties *p, uint32_t number)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i] == number)
			return true;
	return false;
}

/* The names and words of data/parties.tsv that are no patterns, by hash. */
struct party_word {
	uint64_t hash; /* 0 = empty slot */
	uint32_t kind, text;
};

struct party_words {
	struct party_word *slots;
	size_t mask;
	const struct cue_set *set;
	const struct word_roles *roles; /* of data/clause_words.tsv; set by who has them */
};

void party_words_open(struct party_words *p, const struct cue_set *s);

/* The name has a word of a body that belongs to a state. */
bool party_public(const struct party_words *p, struct str name);

/* The code of the body that the word is a part of or short for: EC, EU; empty if it is none. */
struct str party_whole(const struct party_words *p, uint64_t hash);

/* All of those of whom these words name each; the same words if there are none. */
struct str party_plural(const struct party_words *p, struct str words);

/* enum party_kind, or PARTY_KINDS if the word is none of them. */
enum party_kind party_word_kind(const struct party_words *p, uint64_t hash);

/* A name that the trained tagger has found and whose state nobody tells: somebody who acts
 * where a verb says so, but nobody to count among those that a text just names ("Gepard"). */
static inline bool party_unsure(const struct mention *m)
{
	return m->tagged && !m->country.len;
}

/* "BEIRUT Syria's rebels said": where `m` of this text was written, no party. */
bool party_dateline(const struct mention *m, struct str text);

/* The code of mention `i`; false if it is no party (a date, a law) or if the names before
 * it say all ("EU High Representative | Josep Borrell"). */
bool party_code(const struct party_words *p, const struct mentions *m, size_t i, struct str *code);

#endif
