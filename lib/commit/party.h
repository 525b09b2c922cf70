/* party: who is meant.
 *
 * The codes that a stretch of a sentence stands for: names by their mentions, "both sides",
 * "they", "we", "his country" by what the document has said so far (cast.h). A code is what
 * the actors column prints. */
#ifndef PARTY_H
#define PARTY_H

#include "commit/cue.h"
#include "names/mention.h"

enum { PARTY_MOST = 32, CODE_MOST = 96 };

/* What a pattern of data/parties.tsv stands for. */
enum party_kind {
	PARTY_ALL,     /* both sides, the two leaders, the parties, participants */
	PARTY_THEY,    /* they, their */
	PARTY_ONE,     /* he, she, it, his: the last single party */
	PARTY_WE,      /* we, our: those who issue the text */
	PARTY_ISSUER,  /* the Administration, the Department */
	PARTY_OFFICE,  /* the minister, the government: the last single party, unless named */
	PARTY_PEOPLE,  /* officials, teams: their modifiers' state, else all */
	PARTY_EVENT,   /* the summit, the talks: those who take part */
	PARTY_OTHERS,  /* partners, allies: parties that the text does not name */
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
	PARTY_KINDS,
};

/* A short list of codes in order of mention, each once. */
struct codes {
	size_t n;
	uint8_t len[PARTY_MOST];
	char v[PARTY_MOST][CODE_MOST];
};

static inline struct str codes_at(const struct codes *c, size_t i)
{
	return (struct str){c->v[i], c->len[i]};
}

/* As an assignment, of what there is. */
void codes_copy(struct codes *to, const struct codes *from);

/* `code` may be several, joined by `;`. */
void codes_add(struct codes *c, struct str code);
void codes_join(struct codes *c, const struct codes *more);
bool codes_have(const struct codes *c, struct str code);

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

/* enum party_kind, or PARTY_KINDS if the word is none of them. */
enum party_kind party_word_kind(const struct party_words *p, uint64_t hash);

struct cast;

/* One sentence as the party module sees it. */
struct party_view {
	const struct chunks *chunks;
	const struct mentions *mentions;
	const struct cue_hits *words;  /* CUE_PARTY hits, in order */
	const struct cast *cast;
	const struct party_words *known;
};

/* The code of mention `i`; false if it is no party (a date, a law) or if the names before
 * it say all ("EU High Representative | Josep Borrell"). */
bool party_code(const struct party_words *p, const struct mentions *m, size_t i, struct str *code);

/* The parties that tokens first..last-1 name or stand for, in order. */
void party_find(struct codes *out, const struct party_view *v, size_t first, size_t last);

/* The stretch is headed by a party or by a word for people who act. */
bool party_like(const struct party_view *v, size_t first, size_t last);

#endif
