/* topic: the taxonomy and the phrases that speak for its topics.
 *
 * A phrase is strong or weak evidence for a topic, or a shield, which takes its words out
 * of play. Phrases do not overlap: the leftmost wins, then the longest. What follows from
 * the evidence is said by topic_score.h. */
#ifndef TOPIC_H
#define TOPIC_H

#include "know/lexicon.h"
#include "know/table.h"
#include "stream/explain.h"
#include "stream/option.h"
#include "text/words.h"

/* Constant while texts are read, once topics_ready was called. */
struct topics;
struct topic_weights;

/* What is built in, or nothing. */
struct topics *topics_new(bool builtin);
void topics_free(struct topics *k);

/* Adds a user's taxonomy (columns id parent label iptc cap plover scope gkg, the first alone
 * required; iptc_medtop and plover_context for what they were called before); a row for a known
 * id replaces it. Returns false after a message with file, line and field. */
bool topics_add_taxonomy(struct topics *k, const char *path);

/* Adds a user's phrases (columns topic phrase strength case note); a phrase of his wins
 * over a built-in one of the same length. A topic that is not in the taxonomy is added
 * without codes, under the part of its id before a dot if that is a topic. The phrase *
 * takes away what is built in for its topic. Returns false after a message. */
bool topics_add_phrases(struct topics *k, const char *path);

/* Both, in the order of the command line: what --taxonomy names is a taxonomy, all else are
 * phrases. Returns false after a message. */
bool topics_add_files(struct topics *k, const struct option_files *files);

/* Judges by the weights of a file (topic_weights.h) in place of those that are built in. Returns false
 * after a message. */
bool topics_add_weights(struct topics *k, const char *path);

/* The same by weights of the caller, which outlive `k`. */
void topics_judge_by(struct topics *k, const struct topic_weights *w);

/* What to judge by; NULL if there is nothing. */
const struct topic_weights *topics_weights(const struct topics *k);

/* After the last call of those above. */
void topics_ready(struct topics *k);

/* Explains every phrase that topics_next gives or passes over; NULL for silence. */
void topics_set_explain(struct topics *k, struct explain *e);

/* The taxonomy, in its order. */
size_t topics_count(const struct topics *k);

struct topic_info {
	struct str id, parent, label, iptc, cap, plover, scope, gkg;
	uint32_t field; /* number of the parent; of the topic itself if it is a field */
};

const struct topic_info *topics_info(const struct topics *k, size_t topic);

/* The topic that has this id; topics_count if there is none. */
size_t topics_by_id(const struct topics *k, struct str id);

/* Runs the examples of a user's tables, all of those that topics_add_files has taken: in each the
 * phrase of its row must be found, or of a shield have its words. As example_each (example.h). */
bool topics_check(const struct topics *k, const struct option_files *files, enum cpu_level cpu,
                  struct buf *out);

/* How many phrases there are; topic_match counts them from 0. */
size_t topics_phrases(const struct topics *k);

/* The number of a user's first phrase; and whether a phrase, or shield, has words of its own among
 * these. After topics_ready. */
uint32_t topics_own_phrase(const struct topics *k);
bool topics_has_phrase(const struct topics *k, const struct words *w, uint32_t phrase);

/* A phrase found: words first..last-1 speak for `topic`. */
struct topic_match {
	uint32_t topic, phrase;
	uint32_t first, last;
	bool strong;
	/* What topics_next goes on with: */
	const struct lexicon *from;
	struct lexicon_hit hit;
};

/* The next match at or after the end of `*m`; zero-initialise `*m` before the first call.
 * A phrase of several topics is given once for each. Returns false at the end. */
bool topics_next(const struct topics *k, const struct words *w, struct topic_match *m);

/* Compiles, for topics_new, phrase files; the rules of inflection, the taxonomy and the weights are the
 * files before them. */
bool topic_compile(char **files, struct buf *out);

#endif
