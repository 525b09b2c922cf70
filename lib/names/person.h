/* person: how far a person's name reaches. */
#ifndef PERSON_H
#define PERSON_H

#include "names/scene.h"

/* How sure it is already that a name begins here. */
enum person_sign {
	PERSON_BARE,  /* nothing before it: needs a known given name */
	PERSON_TITLE, /* behind a title, rank or style */
};

/* The word behind the name that begins at word i; 0 if none does. */
size_t person_end(const struct scene *s, size_t i, enum person_sign sign);

#endif
