/* senses: what a word is about, as a verb and as a noun: the field of its most frequent sense in
 * WordNet (Fellbaum 1998), also called its supersense (Ciaramita and Johnson 2003).
 *
 * data/supersenses.tsv has base forms; plurals are found too, forms of verbs are not. */
#ifndef SENSES_H
#define SENSES_H

#include "base/buf.h"
#include "base/map.h"

enum sense {
	SENSE_NONE,
	/* of nouns */
	SENSE_TOPS, SENSE_ACT, SENSE_ANIMAL, SENSE_ARTIFACT, SENSE_ATTRIBUTE, SENSE_BODY, SENSE_COGNITION,
	SENSE_COMMUNICATION, SENSE_EVENT, SENSE_FEELING, SENSE_FOOD, SENSE_GROUP, SENSE_LOCATION, SENSE_MOTIVE,
	SENSE_OBJECT, SENSE_PERSON, SENSE_PHENOMENON, SENSE_PLANT, SENSE_POSSESSION, SENSE_PROCESS, SENSE_QUANTITY,
	SENSE_RELATION, SENSE_SHAPE, SENSE_STATE, SENSE_SUBSTANCE, SENSE_TIME,
	/* of verbs alone */
	SENSE_CHANGE, SENSE_COMPETITION, SENSE_CONSUMPTION, SENSE_CONTACT, SENSE_CREATION, SENSE_EMOTION,
	SENSE_MOTION, SENSE_PERCEPTION, SENSE_SOCIAL, SENSE_STATIVE, SENSE_WEATHER,
	SENSES,
};

/* Their names in the table; "" for SENSE_NONE. */
extern const char *const senses_names[SENSES + 1];

struct senses_slot {
	uint64_t hash; /* token_hash; 0 = empty */
	uint32_t verb, noun;
};

struct senses {
	const struct senses_slot *slots;
	uint32_t mask;
};

/* Opens a blob in place. Returns its length, or 0. */
size_t senses_open(struct senses *s, struct str blob);

/* The senses of the word with this hash; an empty slot for a stranger. */
static inline const struct senses_slot *senses_find(const struct senses *s, uint64_t hash)
{
	return &s->slots[map_at(s->slots, sizeof *s->slots, s->mask, hash, map_ends_uint, &hash)];
}

/* Tables to blob: files are inflection.tsv and supersenses.tsv. False after a message. */
bool senses_compile(char **files, struct buf *out);

#endif
