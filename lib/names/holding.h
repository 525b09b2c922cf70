/* holding: what the tables of office holders (holder.h) say of a person in a sentence. For the files of this
 * room. */
#ifndef HOLDING_H
#define HOLDING_H

#include "names/actor_role.h"
#include "names/found.h"

/* The row of the holder of office by the person's name at the document's date: of the words as they
 * stand, else of the surname, if the rest of the name agrees. `title` is the office named with it, or
 * empty. -1 if there is none (holder_find). */
long holding_find(const struct scene *s, const struct found *person, struct str title);

/* What the holder of the office of a row is. */
enum actor_role holding_role(struct scene *s, size_t row);

#endif
