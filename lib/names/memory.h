/* memory: what one document has shown so far: who has which office and country, full names,
 * acronyms introduced in brackets.
 *
 * Bounded: a document that names more than MEMORY_THINGS things is remembered up to
 * there. All of it is forgotten by memory_reset. */
#ifndef MEMORY_H
#define MEMORY_H

#include "base/arena.h"
#include "base/map.h"
#include "names/country_set.h"
#include "names/mention.h"
#include "text/words.h"

enum { MEMORY_THINGS = 4096, MEMORY_NONE = UINT32_MAX };

/* Bytes of a name that shorter ones may stand for: it is written with each of them. Twice the
 * longest that people write. */
enum { MEMORY_NAME = 320 };

/* One thing with one id. */
struct thing {
	enum mention_type type;
	struct str id, name;
	struct str country;
	uint32_t title;  /* of a person: the office last seen with the name */
	uint64_t given;  /* of a person: hash of the first word, 0 if never shown */
	bool tagged;     /* found by the trained tagger, by nothing else since */
	uint8_t role;    /* enum actor_role: the last that was told */
	bool assumed;    /* the country is that of an office-holder whose surname alone was there */
};

/* How a form stands for its thing. */
enum form_kind {
	FORM_FULL,     /* wherever its capitals are */
	FORM_SURNAME,  /* a person's last name */
	FORM_FIRST,    /* a person's first name: only behind a title or style */
	FORM_ACRONYM,  /* as written */
	FORM_SHORT,    /* the bare noun with its capital: "the Commission" */
};

struct form {
	uint64_t key;
	uint32_t generation;
	uint32_t thing;
	uint16_t capitals; /* bit i: word i has a capital */
	uint8_t kind, words;
};

struct seen_id {
	uint64_t hash; /* of the id */
	uint32_t generation;
};

/* An office as the document has named it. */
struct office {
	struct str id, country;
	uint64_t whole, head; /* of its words, and of those before its tail */
	uint32_t person; /* thing, or MEMORY_NONE */
	uint8_t role;    /* enum actor_role, once it has been told */
};

enum { MEMORY_FORMS = 16384, MEMORY_OFFICES = 256, MEMORY_IDS = 8192, FORM_WORDS = 12 };

struct memory {
	struct arena arena;
	bool broken; /* the sentence at hand has words that a line end broke */
	uint32_t generation;
	struct thing *things;
	uint32_t n_things;
	struct form *forms;      /* hash table */
	uint32_t n_forms;
	uint64_t first_words[64]; /* a bitmap of the words that forms begin with */
	struct office *offices;
	uint32_t n_offices;
	struct seen_id *ids;     /* those seen; hash table */
	uint32_t n_ids;
	struct country_set countries; /* named so far */
	struct map kept;         /* the strings kept: struct str */
	struct str home;         /* the state whose paper this is */
	bool voiced;             /* the paper's voice says so; else its first official does */
	struct str states[2];    /* the two states named last, the last one first */
};

struct memory *memory_new(void);
void memory_free(struct memory *m);

/* Forgets all: a new document begins. */
void memory_reset(struct memory *m);

/* The number of a new thing, or MEMORY_NONE if memory is full. Strings must live as long
 * as the document. */
uint32_t memory_add(struct memory *m, enum mention_type type, struct str id, struct str name,
                    struct str country);

/* Words first..last-1 now stand for `thing`, unless the same words stand for one in a
 * fuller way. */
void memory_name(struct memory *m, const struct words *w, size_t first, size_t last,
                 uint32_t thing, enum form_kind kind);

/* The longest form at word i; NULL for none. Case has been checked. */
const struct form *memory_find(const struct memory *m, const struct words *w, size_t i);

/* The form of exactly these words, whatever its kind and case, or NULL. */
const struct form *memory_exact(const struct memory *m, const struct words *w, size_t first,
                                size_t last);

void memory_see_id(struct memory *m, struct str id);
bool memory_has_id(const struct memory *m, struct str id);
void memory_see_country(struct memory *m, struct str code);
bool memory_has_country(const struct memory *m, struct str code);

/* Remembers an office; the oldest makes room. Returns its number for thing.title. */
uint32_t memory_add_office(struct memory *m, struct office o);

/* A copy that lives as long as the document; of broken words, whole. */
struct str memory_keep(struct memory *m, struct str s);

#endif
