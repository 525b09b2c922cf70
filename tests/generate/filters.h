/* filters: the four programs, run in this process over one input. */
#ifndef FILTERS_H
#define FILTERS_H

#include "base/buf.h"
#include "base/cpu.h"
#include "base/str.h"

#include <stdbool.h>

enum carrier { CARRIER_TEXT, CARRIER_CSV, CARRIER_TSV, CARRIER_JSONL };

/* How to run them. */
struct way {
	enum cpu_level cpu;
	bool slow;          /* the input comes in reads of one byte */
	/* Of sentsplit; the document is "0". */
	enum carrier carrier;
	const char *date;   /* NULL: none is told */
	struct str title, voice; /* empty: none; end with a NUL */
	unsigned newline;
	/* Of the others. */
	bool nested, tagger, dmy;
	unsigned by, level, context;
	bool with_context;
};

/* Runs a filter over `in` and puts what it writes into `out`. Returns whether the program
 * would have exited with 0. */
bool run_sentsplit(const struct way *way, struct str in, struct buf *out);
bool run_entities(const struct way *way, struct str in, struct buf *out);
bool run_topics(const struct way *way, struct str in, struct buf *out);
bool run_commitments(const struct way *way, struct str in, struct buf *out);

/* For those: where the output is (fuzz.h), and the input; the next reads of the process, up to
 * the end, are of `in`, which stays in memory. */
enum { SLOT_IN, SLOT_OUT };
const char *filters_input(const struct way *way, struct str in);

#endif
