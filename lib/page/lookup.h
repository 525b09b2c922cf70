/* lookup: what there is about a sentence: from ready tables where they are given, and where not
 * from the library itself, to the same rows as commitments(1), entities(1) and topics(1) write. */
#ifndef LOOKUP_H
#define LOOKUP_H

#include "base/cpu.h"
#include "page/join.h"
#include "page/mark.h"
#include "stream/option.h"

/* What the user brings; zero is the default. */
struct lookup_options {
	const char *commitments, *entities, *topics; /* paths of ready tables, or NULL */
	const char *cues;
	struct option_files names, phrases; /* of --lexicon; of --topics-lexicon and --taxonomy */
	enum cpu_level cpu;
	bool dmy;
};

struct lookup;

/* Opens what is needed. NULL after a message. The options stay the caller's and in place. */
struct lookup *lookup_new(const struct lookup_options *o);
void lookup_free(struct lookup *l);

/* Fills `m`, which stays valid until the next call. Every sentence is asked for once, in order. */
void lookup_sentence(struct lookup *l, const struct row *row, struct marks *m);

/* After the last sentence. A ready table with rows of other sentences is fatal. */
void lookup_end(struct lookup *l);

/* What a code of a party stands for ("KEN": "Kenya"), or the code; the label of a topic, or its
 * id. They live as long as `l`. */
struct str lookup_party(const struct lookup *l, struct str code);
struct str lookup_topic(const struct lookup *l, struct str id);

#endif
