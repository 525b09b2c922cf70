/* scene: one sentence in work, and what is found in it. For the mention family. */
#ifndef SCENE_H
#define SCENE_H

#include "names/knowledge.h"

enum found_by { BY_KNOWN, BY_FORM, BY_DATE, BY_MONEY, BY_PATTERN, BY_INTRO, BY_TITLE, BY_PERSON,
                BY_TAGGER };

struct found {
	uint32_t first, last;   /* words */
	uint32_t start, end;    /* bytes */
	enum mention_type type;
	enum found_by by;
	uint32_t thing;         /* MEMORY_NONE for what is not remembered */
	struct known known;     /* BY_KNOWN */
	struct title title;     /* BY_TITLE */
	struct pattern_name pattern; /* BY_PATTERN */
	struct str id, country, name;
};

/* Fills s->known, s->vocab and s->taken from the sentence and the memory. */
void scene_prepare(struct scene *s, struct memory *m);

/* The name of the gazetteers at word i that the context allows, or one with last 0. */
struct known scene_known(const struct scene *s, size_t i);

/* Finds the spans: memory->found. */
void mention_spans(struct scene *s, struct memory *m);

/* Adds what the trained tagger finds, where there is one: what lists do not know, and longer
 * names around what they do. */
void mention_join_tagged(struct scene *s, struct memory *m);

/* Gives every span its id, country and name. */
void mention_resolve(struct scene *s, struct memory *m);

/* Adds a span's name to memory as soon as it is found, so that a short form later in the
 * sentence is known. */
void mention_remember(struct scene *s, struct memory *m, struct found *f);

/* Is word i an acronym alone in brackets? */
bool scene_bracketed(const struct scene *s, size_t i);

#endif
