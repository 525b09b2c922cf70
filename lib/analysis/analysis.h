/* analysis: one sentence, and what is in it.
 *
 * All filters ask here, and nothing is found before somebody asks, or twice: the words of a
 * sentence, its tokens, times, mentions, phrases. Beside the sentence stands the memory of its
 * document, which mentions are read with and add to: who asks for mentions at all asks for
 * those of every sentence. What the head of the document names is read before those of its first.
 *
 * What an accessor returns is valid until the next analysis_begin; strings of mentions as long
 * as the document. */
#ifndef ANALYSIS_H
#define ANALYSIS_H

#include "analysis/head.h"
#include "analysis/turn.h"
#include "grammar/chunk.h"
#include "names/mention.h"
#include "names/names.h"
#include "stream/explain.h"
#include "text/token.h"
#include "time/when.h"

struct analysis;
struct analysis *analysis_new(enum cpu_level cpu);
void analysis_free(struct analysis *a);

/* What is known of names, opened by the first call: for a user's names, and for the tagger,
 * without which analysis_tag does nothing. Before the first sentence. */
struct names *analysis_names(struct analysis *a);

/* The vector level; what is found does not depend on it. */
void analysis_set_cpu(struct analysis *a, enum cpu_level cpu);

/* How 3/8/2024 is read: when_rules_set_dmy() of when.h. */
void analysis_set_dmy(struct analysis *a, bool dmy);

/* Explains the mentions of each sentence; NULL for silence. */
void analysis_set_explain(struct analysis *a, struct explain *e);

/* The words that the grammar knows, and more words for it, which stay the caller's. */
const struct forms *analysis_forms(const struct analysis *a);
void analysis_add_forms(struct analysis *a, const struct forms *more);

/* What words do in clauses (clause_word.h), and the compiled cues behind them (commit/cue.h). */
const struct word_roles *analysis_roles(const struct analysis *a);
struct str analysis_cues(const struct analysis *a);

/* The next sentence. row->new_doc forgets the document before; `row` stays the caller's and in
 * place until the next call. */
void analysis_begin(struct analysis *a, const struct row *row);

/* The trained tagger is worth its time in this sentence: before its mentions are asked for. */
void analysis_tag(struct analysis *a);

const struct row *analysis_row(const struct analysis *a);
const struct words *analysis_words(struct analysis *a);
const struct tokens *analysis_tokens(struct analysis *a);
const struct mentions *analysis_mentions(struct analysis *a);

/* All names of lists in the sentence, also in longer names: mention_known of mention_find.h. */
const struct mentions *analysis_known(struct analysis *a);

/* Dates and periods: what DATE of a mention is. */
const struct whens *analysis_dates(struct analysis *a);

/* What the head of the document at hand names; the words of its title, for who asks for no names
 * at all. */
const struct head *analysis_head(struct analysis *a);
const struct words *analysis_title(struct analysis *a);

/* Whose turn it is to speak. Who asks at all asks in every sentence, and before its mentions: a
 * label that only names can tell is worth the tagger's time. */
const struct turn *analysis_turn(struct analysis *a);

/* All kinds of times, as the due of an undertaking needs them: other expressions, not only
 * more of them, for "90 days from August 12" is none of the dates. */
const struct whens *analysis_times(struct analysis *a);

/* Classes of the tokens; names of states and people are no verbs. The caller may mark what is
 * quoted (chunk.h). */
struct chunks *analysis_chunks(struct analysis *a);

#endif
