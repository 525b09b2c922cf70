/* name_code: the numbers by which features of names (name_tag.h) know types and finders.
 *
 * Trained weights hold them, in the hashes of their features. They are the model's own: they
 * do not move when an enum does, and none is ever given to something else. What is new takes
 * a new number, and the weights are trained anew (feature_scheme.h). */
#ifndef NAME_CODE_H
#define NAME_CODE_H

#include "names/scene.h"

struct name_code {
	unsigned value; /* of the enum */
	uint8_t code;
	const char *name;
};

/* The last entry has no name. */
extern const struct name_code name_code_types[];   /* enum mention_type, GAZETTEER_SHIELD */
extern const struct name_code name_code_finders[]; /* enum found_by; no code is 0 */

/* The code of a value of the enum; one that has none is a fault of the program and fatal. */
uint8_t name_code_of(const struct name_code *codes, unsigned value);

#endif
