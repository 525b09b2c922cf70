/* judge_feature: what the judge of undertakings looks at, each as one hash.
 *
 * A feature is a template with up to three parts: "head & object: open & consulate". Its hash is made
 * of the template's number and the hashes of its parts, so that a sentence costs no text; in
 * tables (judge_table.h) it is spelled out. */
#ifndef JUDGE_FEATURE_H
#define JUDGE_FEATURE_H

#include "base/buf.h"
#include "base/hash.h"

/* What a part is, and how it is written. */
enum judge_part {
	JUDGE_NOTHING,
	JUDGE_WORD,   /* a word or lemma, by token_hash */
	JUDGE_TEXT,   /* any text, by hash_bytes: a pattern, a reason */
	JUDGE_COUNT,  /* a small number */
	JUDGE_PATH,   /* of a word cluster: "0110" */
	JUDGE_SHAPE,  /* of a verb group: "have+be+VBN" */
	JUDGE_CLASS,  /* of a subject: "GPE", "pronoun" */
	JUDGE_STATUS, /* "planned" */
	JUDGE_SENSE,  /* "communication": senses.h */
};

enum { JUDGE_PARTS = 3 };

struct judge_template {
	const char *name;
	enum judge_part parts[JUDGE_PARTS];
};

enum judge_template_id {
	/* What is done, and to what */
	JUDGE_BIAS,
	JUDGE_THRESHOLD, /* no feature: the sum from which on there is a row */
	JUDGE_HEAD,
	JUDGE_HEAD_CLUSTER,
	JUDGE_HEAD_SENSE,
	JUDGE_SENSE_SHAPE,
	JUDGE_HEAD_SHAPE,
	JUDGE_CLUSTER_SHAPE,
	JUDGE_OBJECT,
	JUDGE_OBJECT_CLUSTER,
	JUDGE_OBJECT_SENSE,
	JUDGE_SENSES,
	JUDGE_HEAD_OBJECT_SENSE,
	JUDGE_HEAD_OBJECT,
	JUDGE_HEAD_OBJECT_CLUSTER,
	JUDGE_CLUSTERS,
	JUDGE_HEAD_BEHIND,
	JUDGE_ACTION_WORD,
	JUDGE_ACTION_CLUSTER,
	JUDGE_ACTION_HAS,
	JUDGE_ACTION_LENGTH,
	/* How it is put */
	JUDGE_KIND,
	JUDGE_GROUP,
	JUDGE_GROUP_KIND,
	JUDGE_ADVERB,
	JUDGE_CUE,
	JUDGE_REASON,
	JUDGE_CUE_REASON,
	JUDGE_CUE_STATUS,
	JUDGE_CUE_HEAD_CLUSTER,
	JUDGE_FRAME,
	JUDGE_RULE,
	/* What governs it */
	JUDGE_GOVERNOR,
	JUDGE_GOVERNOR_CLUSTER,
	JUDGE_GOVERNOR_SENSE,
	JUDGE_GOVERNOR_SHAPE,
	JUDGE_GOVERNOR_HEAD,
	JUDGE_CLAUSE,
	JUDGE_MARKER,
	/* Who */
	JUDGE_SUBJECT,
	JUDGE_SUBJECT_GROUP,
	JUDGE_SUBJECT_WORD,
	JUDGE_SUBJECT_CLUSTER,
	JUDGE_SUBJECT_SENSE,
	JUDGE_SUBJECT_HEAD,
	JUDGE_SUBJECT_HEAD_SENSE,
	JUDGE_SUBJECT_BEFORE,
	/* Around it */
	JUDGE_NEAR,
	JUDGE_LEFT_PAIR,
	JUDGE_RIGHT_PAIR,
	JUDGE_LEFT_HEAD,
	JUDGE_NEAR_CLUSTER,
	JUDGE_SENTENCE,
	JUDGE_BEGINS,
	JUDGE_DOCUMENT,
	JUDGE_DOCUMENT_WORD,
	JUDGE_DOCUMENT_GROUP,
	JUDGE_OTHERS,
	JUDGE_TEMPLATES,
};

extern const struct judge_template judge_templates[JUDGE_TEMPLATES];

/* The hash of a feature; parts that the template lacks are 0. */
static inline uint64_t judge_hash(enum judge_template_id id, uint64_t a, uint64_t b, uint64_t c)
{
	uint64_t h = ((uint64_t)id + 1) * UINT64_C(0x9e3779b97f4a7c15);

	h = (h ^ a) * UINT64_C(0xff51afd7ed558ccd);
	h = ((h ^ h >> 32) + b) * UINT64_C(0xc4ceb9fe1a85ec53);
	h = ((h ^ h >> 32) + c) * UINT64_C(0x9e3779b97f4a7c15);
	return h ^ h >> 32;
}

/* Numbers as parts: never 0, and no hash of a word. */
static inline uint64_t judge_count(unsigned n)
{
	return n + 1U;
}

/* The first `bits` of a path of clusters.h. */
static inline uint64_t judge_path(unsigned path, unsigned bits)
{
	return 1ULL << bits | path >> (12 - bits);
}

/* A verb group: which auxiliaries it has, and the tag of its verb. */
enum judge_group {
	JUDGE_WITH_TO = 1,
	JUDGE_WITH_DO = 2,
	JUDGE_WITH_HAVE = 4,
	JUDGE_WITH_BE = 8,
	JUDGE_WITH_NOT = 16,
	JUDGE_WITH_MODAL = 32,
	JUDGE_TAG = 64, /* times enum tag */
};

/* What a subject is. Mention types, from 0, come first. */
enum judge_class {
	JUDGE_NOBODY = 16, /* there is none */
	JUDGE_PRONOUN,
	JUDGE_PARTY_WORD,
	JUDGE_NAME,
	JUDGE_NOUN,
	JUDGE_CLASSES,
};

/* Writes a part of a kind that has no text of its own (COUNT, PATH, SHAPE, CLASS, STATUS). */
void judge_spell(struct buf *out, enum judge_part kind, uint64_t part);

/* A JUDGE_WORD that is none: a punctuation mark, or "(name)". */
static inline uint64_t judge_sign(struct str s)
{
	return hash_bytes(s);
}

/* The hash of a feature that is spelled out, as in a table; 0 if it is none. */
uint64_t judge_parse(struct str feature);

#endif
