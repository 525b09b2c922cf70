/* topic_judge: how probable it is that a text is about a topic that its phrases propose.
 *
 * A section is what is judged as a whole: a sentence, or a paragraph. Of each topic that has a
 * phrase in it the judge counts evidence; the weights (topic_weights.h) of what it counts, and of the
 * section's words, add up to the logarithm of the odds. For a row the sum is weighed against what
 * is known around the section: the sentences and paragraphs before, the title, the document. */
#ifndef TOPIC_JUDGE_H
#define TOPIC_JUDGE_H

#include "stream/explain.h"
#include "topics/topic.h"
#include "topics/topic_weights.h"

/* What a section shows of a topic. */
struct topic_evidence {
	uint64_t section;      /* that this is of */
	uint32_t strong, weak; /* different phrases */
	uint32_t times;        /* that strong ones occur, and weak ones */
	uint32_t weak_times;
	uint32_t longest;      /* words of the longest strong one */
	int sum;               /* in thousandths, once the section is judged */
};

/* What the document has shown of a topic. Numbers of documents and paragraphs, so that nothing has
 * to be cleared between them; sums are of per cents, by words where said. */
struct topic_past {
	uint64_t document, paragraph;
	uint32_t title;            /* how probable it is by the title */
	uint64_t all, paragraph_all;
	uint64_t by_words;         /* times the words of the section */
	int best;                  /* the largest sum of a section */
};

/* Hundredths; beyond are 0 and 99 per cent. */
enum { TOPIC_ODDS_MOST = 460 };

/* Zero-initialise. Memory grows with the taxonomy and the weights, not with the text. */
struct topic_judge {
	const struct topic_weights *weights; /* NULL: nothing is judged */
	const struct topics *topics;
	enum topic_unit unit;
	uint16_t *number;             /* by topic: in the weights, or TOPIC_UNJUDGED */
	struct topic_evidence *evidence;
	struct topic_past *past;
	uint32_t *found;              /* topics with a phrase in the section */
	size_t n_found;
	/* Private. */
	uint8_t per_cent[2 * TOPIC_ODDS_MOST + 1]; /* odds_per_cent of each logarithm, from -TOPIC_ODDS_MOST on */
	size_t n_topics;
	int32_t *sums;                /* of words, by number in the weights */
	uint64_t *word_seen;          /* by slot: the section that had it last */
	uint64_t *field_seen;         /* by topic */
	uint64_t section, document, paragraph;
	uint32_t words;               /* of the section */
	uint32_t fields, evidence_all;
	uint32_t sections, paragraph_sections; /* before this one: of the document, of its paragraph */
	bool has_title, worth, settled; /* worth: something found is worth a judgement */
};

/* TOPIC_NEVER is the sum of one weak phrase alone in a sentence, where nothing around it had the topic. */
enum { TOPIC_UNJUDGED = UINT16_MAX, TOPIC_NEVER = -100000 };

/* Takes the weights to judge by. The topics are those of `k`, after topics_ready. */
void topic_judge_open(struct topic_judge *j, const struct topics *k, const struct topic_weights *w);
void topic_judge_free(struct topic_judge *j);

static inline bool topic_judge_knows(const struct topic_judge *j, uint32_t topic)
{
	return j->weights && j->number[topic] != TOPIC_UNJUDGED;
}

/* A document begins; a paragraph begins (the first needs no call). */
void topic_judge_document(struct topic_judge *j);
void topic_judge_paragraph(struct topic_judge *j);

/* A section begins; its phrases follow, and after those of each sentence its words. `again`: the
 * phrase has been met in the section. */
void topic_judge_section(struct topic_judge *j);
void topic_judge_phrase(struct topic_judge *j, const struct topic_match *m, bool again);
void topic_judge_words(struct topic_judge *j, const struct words *w);

/* The section is over: gives all that was found its sum. */
void topic_judge_settle(struct topic_judge *j);

/* After that, once at most: the section becomes part of what is known around the next ones; as the
 * title it becomes that as well. */
void topic_judge_keep(struct topic_judge *j);
void topic_judge_keep_title(struct topic_judge *j);

/* The numbers of the features of a topic that was found; and of what is known around it, for the
 * judge's unit. For TOPIC_DOCUMENT after topic_judge_keep. */
void topic_judge_evidence(const struct topic_judge *j, uint32_t topic, unsigned features[TOPIC_EVIDENCE]);
void topic_judge_around(const struct topic_judge *j, uint32_t topic, unsigned features[TOPIC_AROUND]);

/* What words count for in a section of so many: the factor of the sum of their weights, in 1024ths. */
int topic_judge_norm(uint32_t words);

/* How probable it is that a row has the topic, in per cent. */
unsigned topic_judge_per_cent(const struct topic_judge *j, uint32_t topic);

/* Tells how the odds came about, the weights that say most first. */
void topic_judge_explain(const struct topic_judge *j, uint32_t topic, struct explain *e);

/* The share of the topic in what the document was found to be about, in per cent times words; all
 * topics together are as many as the caller adds up. */
uint64_t topic_judge_mass(const struct topic_judge *j, uint32_t topic);

#endif
