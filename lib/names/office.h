/* office: how a document has named an office. For the mention family. */
#ifndef OFFICE_H
#define OFFICE_H

#include "names/found.h"

/* An office as words: hashes without and with its tail, and its id. */
struct office_name {
	uint64_t head, whole;
	struct str id;
};

/* The name of the office that a title names: in the singular, with capitals. */
struct office_name office_name(const struct scene *s, struct memory *m, const struct found *f);

/* The fullest name that the document has given the office so far, or NULL. */
const struct office *office_fullest(const struct memory *m, const struct office_name *o,
                                    struct str country, bool told, uint32_t person);

/* A person's office in full ("Vice Foreign Minister" of the "First Vice Foreign Minister"), or
 * NULL. */
const struct office *office_of_person(const struct memory *m, uint32_t person, struct str id);

/* Remembers the resolved title, and that `person` (or MEMORY_NONE) has it. */
void office_remember(struct memory *m, const struct office_name *o, const struct found *f, uint32_t person);

#endif
