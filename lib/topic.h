/* topic: what a stretch of words is about, by a lexicon with evidence rules.
 *
 * A phrase is strong or weak evidence for a topic. A topic is given for one strong phrase
 * or two different weak ones; a single weak phrase is enough, at a lower score, where the
 * paragraph so far has shown a strong one for the topic. Phrases do not overlap: the
 * leftmost, then longest wins, and shields take their words out of play. */
#ifndef TOPIC_H
#define TOPIC_H

#include "table.h"
#include "words.h"

/* Taxonomy and phrases; constant while texts are read. topics_new opens what is built in. */
struct topics;
struct topics *topics_new(void);
void topics_free(struct topics *k);

/* Adds a user's phrases (columns topic, phrase, strength, case, note); a phrase of his
 * wins over a built-in one of the same length. Topics that the taxonomy lacks are added
 * without codes. Returns false after a message with file, line and field. */
bool topics_add(struct topics *k, const char *path);

/* The taxonomy, in its order. */
size_t topics_count(const struct topics *k);

struct topic_info {
	struct str id, parent, label, iptc, cap, plover, scope;
};

struct topic_info topics_info(const struct topics *k, size_t topic);

/* The topic that has this id; topics_count if there is none. */
size_t topics_by_id(const struct topics *k, struct str id);

/* One place that speaks for a topic. */
struct topic_term {
	uint32_t topic;
	uint32_t first, last; /* words first..last-1 */
	bool strong;
};

struct topic_score {
	uint32_t topic;
	uint32_t strong, weak; /* different phrases of each kind */
	double score;          /* in (0, 1] */
};

/* Zero-initialise; reused from text to text. */
struct topic_result {
	struct topic_term *terms; /* in order of the text, repeated phrases left out */
	size_t n_terms, terms_cap;
	struct topic_score *scores; /* best first; equal ones in the taxonomy's order */
	size_t n_scores, scores_cap;
	uint8_t *paragraph; /* topics that the paragraph has shown strongly */
	struct topic_score *tally;
	size_t n_tally;
};

/* The topics of words first..last-1. */
void topic_find(struct topic_result *r, const struct topics *k, const struct words *w,
                size_t first, size_t last);

/* A new paragraph begins. */
void topic_new_paragraph(struct topic_result *r);

void topic_result_free(struct topic_result *r);

/* Compiles taxonomy (first file) and phrase files (the others) for topics_new. */
bool topic_compile(char **files, struct buf *out);

#endif
