/* topic_feature: what the judge of topics looks at (topic_judge.h), each as a template and a bucket:
 * "longer: 2" is a strong phrase of two words.
 *
 * First what a section (a sentence or a paragraph) shows of a topic; then what is known around it,
 * which has weights of its own for each unit that rows may be of. */
#ifndef TOPIC_FEATURE_H
#define TOPIC_FEATURE_H

#include "base/buf.h"

/* What a row speaks of. */
enum topic_unit { TOPIC_DOCUMENT, TOPIC_PARAGRAPH, TOPIC_SENTENCE, TOPIC_UNITS };

enum topic_evidence_template {
	TOPIC_BY_PHRASES, /* different ones: 4 * strong + weak, each at most 3 */
	TOPIC_BY_LONGER,  /* words of the longest strong phrase */
	TOPIC_BY_TIMES,   /* how often its phrases occur */
	TOPIC_BY_RIVALS,  /* other fields with a strong phrase */
	TOPIC_BY_SHARE,   /* of all evidence, in eighths; a strong phrase weighs three weak ones */
	TOPIC_BY_RANK,    /* topics with more evidence */
	TOPIC_BY_KIN,     /* other evidence of the field, against its own */
	TOPIC_BY_DENSITY, /* phrases by words */
	TOPIC_BY_LENGTH,  /* of the section in words, as a power of two */
	TOPIC_EVIDENCE,
};

enum topic_around_template {
	TOPIC_AROUND_UNIT,      /* always */
	TOPIC_AROUND_PARAGRAPH, /* how probable the topic was in the sentences before, of the paragraph */
	TOPIC_AROUND_BEFORE,    /* the same of the paragraphs before */
	TOPIC_AROUND_TITLE,     /* and of the title */
	TOPIC_AROUND_MEAN,      /* how probable it is in a document's paragraphs on the average */
	TOPIC_AROUND_LENGTH,    /* paragraphs of the document, as a power of two */
	TOPIC_AROUND,
};

enum {
	TOPIC_BUCKETS = 16,
	TOPIC_AROUND_FROM = TOPIC_EVIDENCE * TOPIC_BUCKETS,
	TOPIC_SCALE_FROM = TOPIC_AROUND_FROM + TOPIC_UNITS * TOPIC_AROUND * TOPIC_BUCKETS,
	TOPIC_FEATURES = TOPIC_SCALE_FROM + TOPIC_UNITS, /* how many numbers of features there are */
};

static inline unsigned topic_evidence_feature(enum topic_evidence_template t, unsigned bucket)
{
	return (unsigned)t * TOPIC_BUCKETS + bucket;
}

static inline unsigned topic_around_feature(enum topic_unit unit, enum topic_around_template t, unsigned bucket)
{
	return TOPIC_AROUND_FROM + ((unsigned)unit * TOPIC_AROUND + (unsigned)t) * TOPIC_BUCKETS + bucket;
}

/* How much the sum of a section's weights counts for a unit. */
static inline unsigned topic_scale_feature(enum topic_unit unit)
{
	return TOPIC_SCALE_FROM + (unsigned)unit;
}

/* The name of a feature, as in tables; and the number of one, TOPIC_FEATURES if it is none. */
void topic_feature_name(struct buf *out, unsigned feature);
unsigned topic_feature_number(struct str name);

#endif
