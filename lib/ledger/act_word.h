/* act_word: what single words of an action are: which of them say the same in other forms ("resumption",
 * "resuming"), which do much the same ("visit", "trip"), how rare each is.
 *
 * Stems are made by the endings of data/act_words.tsv and need be no words; irregular forms of verbs
 * come from data/verbs.tsv, how rare a word is from the word list of the tagger (know/clusters.h). */
#ifndef ACT_WORD_H
#define ACT_WORD_H

#include "base/buf.h"
#include "base/map.h"
#include "know/clusters.h"
#include "know/table.h"

enum act_role {
	ACT_STOP = 1,  /* says nothing about what is done: "the", "work to" */
	ACT_VISIT = 4, /* is a visit or meeting, which other acts can be part of */
	ACT_BACK = 2,  /* points back to what has been said: "this", "those" */
};

enum { ACT_ENDING_STEPS = 4, ACT_RAREST = 10 };

struct act_words {
	struct table rows, verbs;
	size_t step[ACT_ENDING_STEPS + 1]; /* rows of the endings of each step */
	struct map irregular;             /* form to base form */
	struct map classes;               /* stem to class */
	struct map roles;                 /* word to role */
	struct map scales;                /* word to power of ten */
	struct clusters clusters;
};

struct act_word {
	uint32_t stem;
	uint32_t group;   /* of its class; the stem where it has none */
	uint8_t weight;   /* how rare it is, 1 to ACT_RAREST */
	uint8_t roles;
};

/* The tables that are built in, used where they lie; act_words_close frees the maps over them. */
void act_words_open(struct act_words *w);
void act_words_close(struct act_words *w);

/* What a word is, without its diacritics or stops: letters, at least one. */
void act_word_find(const struct act_words *w, struct str word, struct act_word *out);

/* The power of ten that a word multiplies the number before it by; 0 if it is none. */
unsigned act_word_scale(const struct act_words *w, struct str word);

/* files: act_words.tsv and verbs.tsv. False after a message. */
bool act_words_compile(char **files, struct buf *out);

#endif
