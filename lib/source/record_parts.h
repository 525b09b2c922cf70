/* record_parts: what the readers of records share. Only for the files of record. */
#ifndef RECORD_PARTS_H
#define RECORD_PARTS_H

#include "base/buf.h"
#include "source/record.h"

/* The columns of a record: the texts are those from RECORD_TEXTS on. */
enum { RECORD_ID, RECORD_DATE, RECORD_TITLE, RECORD_VOICE, RECORD_TEXTS };

struct record_column {
	const char *wanted;      /* NULL: not asked for */
	const char *what;        /* "text", for messages */
	const char *defaults[4]; /* names, the first that is there; NULL at the end */
	size_t at;               /* its place in a record of a table, from 0, or RECORD_NONE */
	bool met;                /* of JSON: some record has had it */
	struct str value;        /* of the record at hand */
};

static const size_t RECORD_NONE = SIZE_MAX;

struct records {
	struct input *in;
	const struct record_options *opt;
	struct progress *progress;
	void (*each)(const struct record *, void *);
	void *arg;
	struct record_column *cols;
	size_t n_cols;
	bool failed, stopped;
	uint64_t number, line; /* of the record at hand */
	struct buf joined;
};

/* Says what is wrong with the record at hand, which is then passed over. */
void record_refuse(struct records *r, const char *fmt, ...) __attribute__((format(printf, 2, 3)));

/* The values of the columns are there. */
void record_hand_on(struct records *r);

/* What one long text needed is not kept. */
void record_give_back(struct buf *b);

/* Read the whole input. */
void record_read_table(struct records *r);
void record_read_json(struct records *r);

#endif
