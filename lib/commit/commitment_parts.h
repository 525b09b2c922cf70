/* commitment_parts: what the files of the commitment family share. */
#ifndef COMMITMENT_PARTS_H
#define COMMITMENT_PARTS_H

#include "analysis/analysis.h"
#include "commit/commitment.h"
#include "commit/judge.h"
#include "commit/instrument.h"
#include "commit/party_find.h"
#include "grammar/clause.h"

enum { CUE_SETS = 2 }; /* the user's, then the built-in */

/* Why the last cue that was refused was. */
struct refusal {
	const char *why;            /* or NULL */
	const struct cue_hit *rule; /* what stopped it, or NULL */
};

/* A list of actions that has been begun: what governs its items. */
struct list {
	const struct cue_row *row; /* NULL: there is none */
	const struct cue_set *set;
	enum status status;
	struct parties actors;
	const char *who;
	uint64_t par; /* of its last item, or of what governs them */
};

struct finder {
	struct analysis *analysis;
	struct forms user_forms;
	struct cue_set builtin, user;
	bool has_user;
	struct buf user_blob;
	struct party_words known;
	struct party_table parties;
	struct cast cast; /* what the document has shown of parties */
	struct instrument instrument;
	struct list list;
	bool quote;       /* the sentence begins within a quotation */
	/* One sentence, as the analysis has it. */
	const struct row *row;
	const struct words *words;
	const struct mentions *mentions;
	const struct tokens *tokens; /* from here on of a sentence that may hold a commitment */
	struct chunks *chunks;
	struct cue_hits hits[CUE_KINDS];
	struct commitments found;
	struct whens deadlines; /* of its times those that can be; made when timed is set */
	bool timed;
	size_t leading; /* the first of them that a clause may begin with, SIZE_MAX for none */
	bool quotes;   /* some of the sentence stands between quotation marks */
	size_t source; /* the first "according to" that somebody may follow, SIZE_MAX for none */
	bool headline; /* the sentence may be one without a finite verb */
	struct explain *explain; /* or NULL */
	struct refusal *refusal; /* its own place, to be written by who only reads the rest */
	/* What disposes of what is proposed, see proposal.h. */
	struct proposer *proposer; /* NULL: cues alone do */
	struct proposal_reader *reader;     /* reader.h; NULL: the linear judge alone disposes */
	struct parties titled;   /* whom the document's title names */
	struct partner_model *partner_model; /* partner_features.h */
	struct buf *partner_log;  /* or NULL */
};

/* A cue on its way to rows. */
struct candidate {
	const struct cue_hit *hit;
	const struct cue_hit *frame;
	enum status status;
	size_t verb;          /* the token whose subject counts */
	struct span subject;  /* of that verb */
	struct span action;
	size_t denial;        /* the "not" that begins the action, or 0 */
	bool reported;        /* somebody says it */
	bool passive;
	bool listed;          /* an item of the list at hand */
	bool clause_action;   /* the action holds its own subject */
	struct refusal refusal; /* why rules would make no row of it */
};

/* The sentence, for questions who is meant. */
static inline struct party_view commit_view(const struct finder *f)
{
	return (struct party_view){.chunks = f->chunks, .mentions = f->mentions,
	                           .words = &f->hits[CUE_PARTY], .cast = &f->cast, .known = &f->known};
}

/* The judge's (proposal.h), which may be NULL. */
void commit_proposer_free(struct proposer *p);

/* A document begins: every one, whatever its first sentence is. */
void commit_proposer_forget(struct proposer *p);

/* A sentence begins that may hold an undertaking. */
void commit_proposer_begin(struct finder *f);

/* The encoder's (reader.h), which may be NULL: it needs to know when a document begins and a sentence
 * ends, whether it is asked or not. */
void commit_reader_free(struct proposal_reader *r);
void commit_reader_begin(struct finder *f);
void commit_reader_end(struct finder *f);

/* A cue proposes c->action, whatever c->refusal says. */
void commit_propose(struct finder *f, const struct candidate *c);

/* All has been proposed by cues: adds the rows of what is probable enough, of cues and other verbs, the
 * most probable of those that overlap. */
void commit_judge_proposals(struct finder *f);

/* The weights that are built in. */
struct partner_model *partner_model_new(void);
void partner_model_free(struct partner_model *m);

/* Adds the row of an action: who is bound, towards whom, by when, who says so. It stays in place until
 * the next one. */
struct commitment *commit_add_row(struct finder *f, const struct candidate *c);

/* Says why a cue gives no row. */
void commit_explain_refusal(const struct finder *f, const struct cue_hit *hit, const char *why,
                            const struct cue_hit *rule);

/* Remembers why a cue should give no row, and says so where it is not for the judge to decide;
 * returns false. */
bool commit_refuse(const struct finder *f, const struct cue_hit *hit, const char *why,
            const struct cue_hit *rule);

/* Whose words the sentence holds: marks quoted tokens, finds its source and remembers who speaks. */
void commit_note_speech(struct finder *f);

/* The word at `i` may tell what somebody says: "said", "made clear". */
bool commit_says(const struct finder *f, size_t i);

/* The verb at `i` says something, or undertakes it by saying so: "Peru said"; as a participle: "Peru left,
 * saying". */
bool commit_tells(const struct finder *f, size_t i);
bool commit_adds(const struct finder *f, size_t i);

/* The verb at `i` says that its subject undertakes something: "promised", not "is promised", "will promise". */
bool commit_vows(const struct finder *f, size_t i);

/* What `who` says by the verb is what the text says itself: "we announce", "Peru reaffirms" in a paper of Peru. */
bool commit_own_words(const struct finder *f, size_t verb, struct span who);

/* A comma or a closing quotation mark. */
bool commit_ends_part(const struct finder *f, size_t i);

/* The verb at `verb` with its subject ends a report that stands before: ", X said". */
bool commit_ends_report(const struct finder *f, size_t verb);

/* Whom a stretch names as a speaker, or that it names nobody but people who act for somebody. False
 * if it is about no speaker. */
bool commit_source(const struct finder *f, struct span s, struct said *out);

/* Who says what the verb at `verb` says: "X said", or `"...", said X`; false if nobody is a speaker. */
bool commit_find_speaker(const struct finder *f, size_t verb, struct said *out);

/* One person, by his name or office. */
bool commit_is_one(const struct finder *f, struct span s);

/* A body issues the text that is no state and no person: who speaks in it speaks for that body. */
bool commit_speaks_for_body(const struct finder *f);

/* The stretch begins with a word for a party of these kinds (bits), outside of a quotation. */
bool commit_is_word(const struct finder *f, struct span s, unsigned kinds);

/* A label of a transcript begins the sentence, or not: remembers whose turn it is. */
void commit_note_turn(struct finder *f);

/* The words of the sentence, which has not been cut into tokens, hold a report or a quotation. */
bool commit_may_report(const struct finder *f);

/* A sentence that is not read otherwise has ended: is a quotation still open? */
void commit_note_quotes(struct finder *f);

/* Finds the subject and status of a cue; false if another cue, or nothing, is meant by its words. */
bool commit_cue_stands(const struct finder *f, struct candidate *c);

/* Rules out the cue, or finds its final status and what governs it. */
bool commit_judge_cue(const struct finder *f, struct candidate *c);

/* A cue of what an instrument decrees (instrument.h). */
bool commit_decreed(const struct finder *f, const struct cue_hit *hit);

/* What the kind of text makes of its status; false: in such a text it is no undertaking. */
bool commit_apply_law(const struct finder *f, struct candidate *c);

/* Once it is known whether it is a passive, which declines nothing. */
void commit_settle_status(struct candidate *c);

/* Whether the cue's action begins here with something that rules it out. */
bool commit_judge_action(const struct finder *f, const struct candidate *c);

/* The subject is a party, or people who act for one. */
bool commit_party_subject(const struct finder *f, const struct candidate *c);

/* The action or actions of a cue: writes spans, returns how many. */
size_t commit_find_actions(const struct finder *f, struct candidate *c, struct span *out, size_t max);

/* Of verbs that begin at token `i`; of the items of a list that begins behind the cue. */
size_t commit_verb_actions(const struct finder *f, struct candidate *c, size_t i, struct span *out, size_t max);
size_t commit_list_actions(const struct finder *f, struct candidate *c, struct span *out, size_t max);

/* The sentence has been read: does a list begin or end with it? True if it is an item of one that
 * began before; `out` is as if the cue stood in it. */
bool commit_list_item(struct finder *f, struct cue_hit *out);

/* Who is bound. Returns what told it: "subject", "holder", ... */
const char *commit_find_actors(const struct finder *f, const struct candidate *c, struct parties *out);

/* Towards whom. */
void commit_find_partners(const struct finder *f, const struct candidate *c, const struct parties *actors,
                          struct parties *out);

/* To whom the text attributes it. */
void commit_find_said(const struct finder *f, const struct candidate *c, struct said *out);

/* Time and condition of the action. */
void commit_find_due(struct finder *f, const struct candidate *c, struct commitment *out);

#endif
