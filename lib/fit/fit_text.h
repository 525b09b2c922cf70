/* fit_text: texts whose topics are known, and what the judge of topics sees in them. */
#ifndef FIT_TEXT_H
#define FIT_TEXT_H

#include "base/arena.h"
#include "know/table.h"
#include "topics/topic_score.h"

/* What is judged as a whole: a text, or a sentence of it. */
struct fit_section {
	uint32_t text;
	uint32_t n_words;    /* in all */
	uint32_t first, n;   /* its different words, in `words` */
	float weight;        /* how much it counts */
};

/* A topic that the phrases of a section propose. */
struct fit_proposal {
	uint32_t section, topic;
	uint16_t features[TOPIC_EVIDENCE];
	float p; /* how probable it is that the text has it: 0 or 1 by people */
};

struct fit_text {
	struct str text, title;
	uint32_t doc;        /* its number, from 0 */
	bool new_doc, read;  /* read by people: no probability is given */
	float weight;        /* how much it counts */
	uint32_t topic, n_topics; /* what it has, in `topics` */
};

struct fit_topic {
	uint32_t topic;
	float p;
};

struct fit_word {
	uint64_t hash;
	uint32_t number;
	uint32_t seen;   /* the section that had it last, from 1 */
	uint32_t sections; /* that have it */
	struct str text; /* in small letters, as met first */
};

/* Zero-initialise. */
struct fit_texts {
	struct table table;
	struct fit_text *v;
	size_t n, cap;
	uint32_t n_docs;
	struct fit_topic *topics;
	size_t n_topics, topics_cap;
	struct fit_section *sections;
	size_t n_sections, sections_cap;
	uint32_t *words;     /* numbers */
	size_t n_words, words_cap;
	struct map by_hash;  /* of struct fit_word */
	uint32_t n_different;
	struct fit_proposal *proposals;
	size_t n_proposals, proposals_cap;
	struct arena arena;
};

/* Reads a table with the columns text and topic (ids joined by `;`, `-` or nothing for none, each
 * with `=0.8` behind it where it is only so probable), and perhaps doc (texts of one stand together, in
 * order), title and weight; and lets the phrases of `k` propose. Topics that `k` does not have are an
 * error. False after a message. */
bool fit_texts_read(struct fit_texts *t, const char *path, const struct topics *k);

/* How probable the text has the topic. */
float fit_text_p(const struct fit_texts *t, const struct fit_text *text, uint32_t topic);

void fit_texts_free(struct fit_texts *t);

#endif
