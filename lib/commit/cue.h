/* cue: the words that make an undertaking, as data (data/cues.tsv and its neighbours).
 *
 * A pattern is a sequence of elements over tagged tokens:
 *   word     any form of it: "agree" is also "agreed"
 *   word/v   such a form as a verb; word/n as a noun; =word the very form
 *   (a|b)    one of them; x? may be missing
 *   DET POSS ADJ ADV NUM ADP CC PRON PROPN NOUN VB VBG VBN   a token of that class
 *   MOD*     up to 6 words that may stand before a noun
 *   >        the action begins here; what follows must be there but is no cue
 *   NP*      up to 16 words of noun phrases with "of", "and" and commas; the match tells
 *            where they are
 * Adverbs, "not" and adjuncts may stand between any two elements. Patterns live in a trie over these
 * elements, so that a sentence costs the same whatever their number. */
#ifndef CUE_H
#define CUE_H

#include "grammar/chunk.h"
#include "know/table.h"

enum cue_kind {
	CUE_CUE,   /* says that something is undertaken, and how firmly */
	CUE_FRAME, /* changes the status of cues that it governs */
	CUE_STOP,  /* rules out cues that it governs or overlaps */
	CUE_PARTY, /* words that stand for parties */
	CUE_ADJUNCT, /* what may stand between the words of a pattern: "on Monday" */
	CUE_KINDS,
};

enum status {
	STATUS_NONE,
	STATUS_PROPOSED,
	STATUS_PLANNED,
	STATUS_PLEDGED,
	STATUS_AGREED,
	STATUS_REAFFIRMED,
	STATUS_UNDERWAY,
	STATUS_FULFILLED,
	STATUS_REFUSED,
	STATUS_WITHDRAWN,
	STATUSES,
};

/* "", "proposed", ... */
extern const char *const commit_status_names[STATUSES + 1];

/* Who is bound by a cue. */
enum cue_bound {
	BOUND_SUBJECT, /* the subject of the cue's verb */
	BOUND_HOLDER,  /* whose noun it is: "Japan's pledge", "a pledge by Japan" */
	BOUND_CAST,    /* those who take part in what is talked of */
	BOUND_AGENT,   /* "approved by the states" */
	BOUND_OBJECT,  /* "invited X to" */
	BOUNDS,
};

/* What the subject of a cue must be. */
enum cue_subject {
	SUBJECT_ANY,
	SUBJECT_PARTY,    /* a party, or people who act for one */
	SUBJECT_REPORTED, /* so, and in what somebody says: "said it would" */
	SUBJECT_HEADLINE, /* a party, and no finite verb in the sentence: "UK to close" */
	SUBJECT_MAIN,     /* a party, not through a relative pronoun */
	SUBJECT_DUTY,     /* a party; in an instrument (instrument.h) anything */
	SUBJECT_LAW,      /* anything, and only there */
};

/* Where the action is. Or them together. */
enum cue_action {
	ACTION_VP = 1,      /* an infinitive or -ing form after the cue */
	ACTION_NP = 2,      /* a noun phrase after the cue */
	ACTION_CLAUSE = 4,  /* the clause after the cue */
	ACTION_SUBJECT = 8, /* what is the cue's subject: "the summit | will take place" */
	ACTION_SUM = 16,    /* a noun phrase with a sum of money */
	ACTION_BEFORE = 32, /* the noun phrase before the cue: "the workplan | approved by" */
};

/* Scope of a CUE_STOP. */
enum cue_scope {
	SCOPE_GOVERNS,  /* cues in what depends on it */
	SCOPE_HERE,     /* cues that overlap it */
	SCOPE_SENTENCE, /* all cues of the sentence */
	SCOPE_ACTION,   /* cues whose action begins with it */
	SCOPE_SUBJECT,  /* cues whose subject is it */
	SCOPE_THING,    /* as SCOPE_ACTION, of cues SUBJECT_DUTY whose subject is none */
	CUE_SCOPES,
};

/* What a row of the tables says; the same bytes in the blob. */
struct cue_row {
	uint8_t kind;      /* enum cue_kind */
	uint8_t status;    /* of the cue, or that a frame gives */
	uint8_t denied;    /* the status when it is negated; STATUS_NONE: no commitment */
	uint8_t bound;     /* enum cue_bound, or of a party word enum party_kind */
	uint8_t action;    /* enum cue_action */
	uint8_t scope;     /* enum cue_scope of a stop */
	uint8_t score;     /* per cent */
	uint8_t subject;   /* enum cue_subject */
	uint8_t joint;     /* the status when several are bound; STATUS_NONE: the same */
	uint8_t pad[3];
	uint32_t statuses; /* bit per status that a frame lifts or a stop rules out */
	uint32_t text;     /* the row in the table of texts */
};

enum { TEXT_PATTERN, TEXT_CAMEO, TEXTS };

/* Patterns ready for use. */
struct cue_node {
	uint32_t edges, n_edges; /* sorted by symbol */
	uint32_t end;            /* what ends here, 0 = nothing */
	uint32_t classes;        /* bits: the tags that lead on */
	uint8_t asks;            /* bits: the kinds of symbols that lead on, see cue_blob.h */
	uint8_t loop;            /* 0, or enum cue_loop: stays here on such tokens */
	uint8_t enters;          /* bits: the loops that begin here */
	uint8_t kinds;           /* bits: the kinds of patterns that end here or further on */
};

struct cue_end {
	uint32_t row[CUE_KINDS]; /* from 1; 0 = no pattern of this kind */
};

struct cue_edge {
	uint32_t symbol, to;
};

struct cue_set {
	const struct cue_row *rows;
	const struct cue_node *nodes;
	const struct cue_edge *edges;
	const struct cue_end *ends;
	const uint32_t *starts;   /* the root's edges, see cue_blob.h */
	const uint64_t *triggers; /* a set of word hashes, open addressing */
	uint32_t n_rows, trigger_mask, start_mask;
	struct table texts;
};

struct cue_hit {
	uint32_t first, last;       /* tokens first..last-1 */
	uint32_t reach;             /* behind the last token looked at: >= last */
	uint32_t wild, wild_end;    /* what NP* matched; empty if wild == wild_end */
	const struct cue_row *row;
	const struct cue_set *set;
	bool negated;
};

/* In the order of their first tokens. */
struct cue_hits {
	struct cue_hit *v;
	size_t n, cap;
	uint32_t longest; /* no hit has more tokens */
	uint32_t wide[STATUSES]; /* the first, from 1, that rules out this status everywhere */
};

/* The row lifts or rules out this status. */
static inline bool cue_concerns(const struct cue_row *row, enum status status)
{
	return !row->statuses || row->statuses & 1u << status;
}

/* A cell of its row in the table: TEXT_PATTERN, TEXT_CAMEO; empty of a hit that is of no table. */
static inline struct str cue_text(const struct cue_hit *h, size_t col)
{
	return h->set ? table_cell(&h->set->texts, h->row->text, col) : (struct str){"", 0};
}

/* The first hit that begins at token `first` or behind it; n if there is none. */
size_t cue_hits_from(const struct cue_hits *h, size_t first);

/* One of the words could begin or carry a cue, so that the sentence is worth its tokens. */
bool cue_possible(const struct cue_set *s, const struct words *w);

/* The hits of all kinds but adjuncts: at each token the longest of a kind (and scope), and none that begins within
 * one of the same kind. Where a user's cue matches (`user` may be NULL) no other is asked. */
void cue_find(struct cue_hits out[CUE_KINDS], const struct cue_set *user, const struct cue_set *s,
              const struct chunks *c);

/* Marks what may be passed over between the words of a pattern, before cue_find. */
void cue_find_adjuncts(struct chunks *c, const struct cue_set *s);

/* Compiling. Files: inflection.tsv first, then by their names verbs.tsv, function_words.tsv and
 * clause_words.tsv, then any of cues.tsv, cue_frames.tsv, cue_exclusions.tsv, parties.tsv,
 * adjuncts.tsv. Writes the vocabulary (forms.h), the roles of clause_words.tsv (word_roles.h),
 * then the patterns. For the built-in blob. */
bool cue_compile(char **files, struct buf *out);

/* One table of cues (columns of cues.tsv) against a vocabulary: a vocabulary of the verbs
 * that are only in it, then its patterns. */
bool cue_compile_user(const char *path, const struct forms *v, struct buf *out);

/* Opens the patterns that cue_compile and cue_compile_user write, in place. Returns the
 * length, or 0. */
size_t cue_open(struct cue_set *s, struct str blob);

#endif
