/* name_code: the numbers by which features of names (name_tag.h) know types and finders.
 *
 * Trained weights hold them, in the hashes of their features. They are the model's own: they
 * do not move when an enum of ours does, and none is ever given to something else. What is new
 * takes a new number, and the weights are trained anew (feature_scheme.h). */
#ifndef NAME_CODE_H
#define NAME_CODE_H

#include <stdint.h>

/* What a name is, as lists and rules tell it. */
enum name_code_type {
	CODE_PERSON = 0, CODE_TITLE = 1, CODE_NORP = 2, CODE_ORG = 3, CODE_GPE = 4, CODE_LOC = 5,
	CODE_FAC = 6, CODE_EVENT = 7, CODE_LAW = 8, CODE_DATE = 9, CODE_MONEY = 10, CODE_SHIELD = 15,
};

/* Who has found it; no code is 0. */
enum name_code_finder {
	CODE_BY_KNOWN = 1, CODE_BY_FORM = 2, CODE_BY_DATE = 3, CODE_BY_MONEY = 4, CODE_BY_PATTERN = 5,
	CODE_BY_INTRO = 6, CODE_BY_TITLE = 7, CODE_BY_PERSON = 8, CODE_BY_TAGGER = 9,
};

struct name_code {
	unsigned code;
	const char *name;
};

/* The last entry has no name. */
extern const struct name_code name_code_types[];   /* enum name_code_type */
extern const struct name_code name_code_finders[]; /* enum name_code_finder */

#endif
