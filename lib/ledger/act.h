/* act: what an action says, as a small set that two actions are compared by: stems with their weights,
 * and the numbers in it. */
#ifndef ACT_H
#define ACT_H

#include "ledger/act_word.h"
#include "text/words.h"

enum { ACT_TERMS = 32, ACT_NUMBERS = 4 };

enum act_number_kind {
	ACT_COUNT = 1, /* any other */
	ACT_SUM,       /* with a scale or behind a sign of money: "$1.5 billion" */
	ACT_YEAR,      /* four digits, 1900 to 2199 */
};

struct act_term {
	uint32_t stem, group; /* act_word.h */
	uint16_t start;       /* bytes in the text that it was read from */
	uint8_t len;
	uint8_t weight;
	bool name;            /* with a capital */
	bool visit;           /* act_word.h */
};

struct act_number {
	uint32_t value; /* a hash of it; equal numbers have equal ones, however they are written */
	uint16_t start;
	uint8_t len, kind;
};

struct act {
	struct act_term *v; /* the first of each stem, in the order of the text */
	struct act_number *numbers;
	uint8_t n, n_numbers;
	bool back;          /* it points back: "do this", "these efforts" */
	bool visit;         /* a term is a visit or meeting */
	uint16_t weight;    /* of all terms */
};

/* One with the room for what is read. */
struct act_room {
	struct act act;
	struct act_term terms[ACT_TERMS];
	struct act_number numbers[ACT_NUMBERS];
};

/* Reads an action, of which the first ACT_BYTES count; STR_PAD bytes behind it are readable. `words` is
 * for its own use, to be reused. */
enum { ACT_BYTES = 600 };
void act_read(struct act_room *a, const struct act_words *w, struct words *words, struct str text);

/* The term with this stem, or NULL. */
const struct act_term *act_find(const struct act *a, uint32_t stem);

/* Adds a term or number that is not there yet, if there is room. */
bool act_add_term(struct act_room *a, const struct act_term *t);
bool act_add_number(struct act_room *a, const struct act_number *n);

#endif
