/* mention: the names of a sentence with type, id and country (spec: man entities(1)). */
#ifndef MENTION_H
#define MENTION_H

#include "stream/row.h"
#include "text/words.h"

enum mention_type {
	MENTION_PERSON,
	MENTION_TITLE,
	MENTION_NORP,
	MENTION_ORG,
	MENTION_GPE,
	MENTION_LOC,
	MENTION_FAC,
	MENTION_EVENT,
	MENTION_LAW,
	MENTION_DATE,
	MENTION_MONEY,
	MENTION_TYPES,
};

/* "PERSON", ... */
extern const char *const mention_type_names[MENTION_TYPES + 1];

struct mention {
	uint32_t start, end; /* bytes in the sentence's text */
	enum mention_type type;
	struct str id;       /* stable within the document, never empty */
	struct str country;  /* ISO 3166-1 alpha-3, or empty */
	struct str name;     /* canonical display name */
};

struct mentions {
	struct mention *v;
	size_t n, cap;
};

/* What is known of names: gazetteers, offices, currencies, time rules. Constant while
 * sentences are read. names_new opens the knowledge that is built in. */
struct names;
struct names *names_new(enum cpu_level cpu);
void names_free(struct names *k);

/* Adds a user's gazetteer (columns of data/gazetteer); its rows win. Returns false after a
 * message with file, line and field. */
bool names_add(struct names *k, const char *path);

/* 3/8/2024 is 3 August rather than March 8. */
void names_set_dmy(struct names *k, bool dmy);

/* Known names inside of longer ones are mentions too: Florida in "University of Florida". They
 * follow the name that they stand in; without this, mentions do not overlap. */
void names_set_nested(struct names *k, bool nested);

/* What one document has shown so far: who has which office and country, full names,
 * acronyms introduced in brackets. Bounded. */
struct memory;
struct memory *memory_new(void);
void memory_free(struct memory *m);

/* Forgets all: a new document begins. */
void memory_reset(struct memory *m);

/* The mentions of a sentence in order; what they show goes into `m`.
 * `words` are those of row->text. Strings in `out` stay valid until memory_reset. */
void mention_find(struct mentions *out, const struct names *k, struct memory *m,
                  const struct row *row, const struct words *words);

/* The first mention that overlaps bytes start..end-1, n if there is none. Of mentions that do
 * not overlap each other. */
size_t mention_at(const struct mentions *m, uint32_t start, uint32_t end);
void mentions_free(struct mentions *out);

#endif
