/* judge_data: proposals of annotated sentences, with their features and what they should be. */
#ifndef JUDGE_DATA_H
#define JUDGE_DATA_H

#include "base/buf.h"
#include "base/map.h"
#include "commit/cue.h"
#include "commit/judge_feature.h"

struct judge_example {
	uint32_t first, n;   /* features: judge_data.features[first..], numbers of columns */
	float p, weight;     /* how probable an undertaking it is, and how much it counts */
	uint8_t status;      /* of it */
	bool gold;           /* read by people */
	bool unclear;        /* too much like another one to be wrong or right: teaches nothing */
	uint32_t fold;       /* of its document: its number among the gold ones, from 0, or what a list says */
};

/* Where an example stands. */
struct judge_place {
	char *doc;              /* shared by all of its document */
	uint32_t sent, nth;     /* its sentence, and its number among what that proposes */
	uint32_t head, first, end; /* bytes in the sentence: of its head, of its action */
	uint8_t kind;           /* enum proposal_kind */
	bool stands, ruled;     /* rules alone would make a row of it; a rule forbids it */
};

/* A feature. */
struct judge_column {
	uint64_t hash, part[3];
	uint32_t id;
	uint32_t gold, silver; /* examples that have it */
};

struct judge_data {
	struct judge_example *v;
	size_t n, cap;
	struct judge_place *places; /* by example, where `placed` */
	size_t places_cap;
	bool placed;                /* wanted: places, and what is unclear too */
	uint32_t *features;
	size_t n_features, features_cap;
	struct judge_column *columns;
	size_t n_columns, columns_cap;
	struct map numbers; /* hash -> column */
	struct map words;   /* hash -> text of what parts are of */
	struct map folds;   /* hash of a document's name -> its fold, from 1, where a list says it */
	uint32_t n_docs, n_gold;
};

/* Adds the proposals of the sentence rows in `rows`. `spans` is a table with the columns doc, start,
 * end (bytes in the document), status and p (how probable; empty: 1); documents that it does not
 * have are passed over. Each counts `weight`. */
void judge_data_read(struct judge_data *d, const char *spans, const char *rows, bool gold, double weight);

/* Reads which fold a document belongs to: a table with the columns doc and fold. Before the rows. */
void judge_data_folds(struct judge_data *d, const char *path);

/* The text of a feature; false if a part of it is not known. */
bool judge_data_spell(const struct judge_data *d, const struct judge_column *c, struct buf *out);

#endif
