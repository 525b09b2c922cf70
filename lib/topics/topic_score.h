/* topic_score: which topics a sentence has, how surely, and why; gathered over a sentence,
 * a paragraph or a document.
 *
 * A topic that the weights know (topic_weights.h) is judged (topic_judge.h) wherever one of its phrases
 * stands. Of another, a user's own, a rule says how sure it is: a sentence has it for one strong
 * phrase, for two different weak ones, or for one weak one where an earlier sentence of the
 * paragraph held a strong one; a paragraph or document has the topics of its sentences, each with
 * the score of the best of them. Inflected forms of one phrase are one phrase. */
#ifndef TOPIC_SCORE_H
#define TOPIC_SCORE_H

#include "stream/row.h"
#include "topics/topic_judge.h"

/* One phrase that speaks for a topic, where it was first met. */
struct topic_term {
	uint32_t topic;
	size_t at, len; /* its text in `texts` */
};

struct topic_score {
	uint32_t topic;
	uint32_t sentences; /* that have the topic */
	double score;       /* in (0, 1]: how probable it is */
	double share;       /* of what the stretch was found to be about, from 0 to 1 */
};

/* A score, in hundredths, from which on a topic is told unless somebody asks for others: read by
 * themselves, more such sentences have the topic than not; so do nearly half of such paragraphs. */
enum { TOPIC_LEAST = 40 };

struct topic_tally;

/* Zero-initialise. What it holds between two calls of topic_score_begin grows with the
 * number of different phrases met, which the lexicon bounds, not with the text. */
struct topic_scorer {
	struct topic_term *terms; /* in order of the text, each phrase once */
	size_t n_terms, terms_cap;
	struct topic_score *scores; /* after topic_score_end: best first */
	size_t n_scores, scores_cap;
	struct buf texts;
	struct explain *explain; /* the caller's, where it wants the counts and scores told; or NULL */
	/* Private from here on. */
	struct topic_tally *tally;
	size_t n_tally;
	uint32_t *touched; /* topics of the sentence */
	size_t n_touched, touched_cap;
	uint32_t *shown; /* topics of the stretch */
	size_t n_shown, shown_cap;
	uint64_t *phrase_seen; /* the sentence in which a phrase was met last */
	size_t n_phrases;
	uint64_t sentence, stretch; /* numbers of the present ones, from 1 */
	uint64_t paragraph, section; /* the sentence before its first */
	struct topic_judge judge;
	enum topic_unit unit;
	bool fields, in_section, title;
};

/* A new document begins; its rows will be of this unit. With `fields` a leaf counts for its field. To
 * be called before all others. */
void topic_score_document(struct topic_scorer *s, const struct topics *k, enum topic_unit unit, bool fields);

/* The document's title is evidence for all of it; of a document a paragraph of its own. After
 * topic_score_begin for TOPIC_DOCUMENT, and before it for other units. */
void topic_score_title(struct topic_scorer *s, const struct topics *k, const struct row *row,
                       const struct words *w);

/* A new stretch of text begins, a sentence, paragraph or document, and no evidence gathered so far is
 * of it. */
void topic_score_begin(struct topic_scorer *s);

/* A new paragraph begins (the first needs no call). */
void topic_score_paragraph(struct topic_scorer *s);

/* The next sentence of the stretch, and its words. */
void topic_score_sentence(struct topic_scorer *s, const struct topics *k, const struct row *row,
                          const struct words *w);

/* Fills `scores` with what reaches `min`, in (0, 1]: best first, then what more sentences
 * have, then the taxonomy's order. */
void topic_score_end(struct topic_scorer *s, double min);

/* A score as it is written: from 1 to 100. */
unsigned topic_score_hundredths(double score);

void topic_scorer_free(struct topic_scorer *s);

#endif
