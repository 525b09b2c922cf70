/* mention: the names of a sentence with type, id and country (spec: man entities(1)). */
#ifndef MENTION_H
#define MENTION_H

#include "names/actor_role.h"

#include <stdint.h>

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
	enum actor_role role; /* in politics; ACTOR_NONE where unknown, and of places, times and sums */
	bool tagged;         /* found by the trained tagger: no list knows it */
};

struct mentions {
	struct mention *v;
	size_t n, cap;
};

/* The first mention that overlaps bytes start..end-1, n if there is none. Of mentions that do
 * not overlap each other. */
size_t mention_at(const struct mentions *m, uint32_t start, uint32_t end);
void mentions_free(struct mentions *out);

#endif
