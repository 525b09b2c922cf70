/* head: what the head of a document names (row.h): its title, and the parts of its voice, each read
 * as a sentence of its own before the first one. */
#ifndef HEAD_H
#define HEAD_H

#include "base/buf.h"
#include "names/country_set.h"
#include "names/mention.h"
#include "stream/row.h"
#include "text/words.h"
#include "time/when.h"

struct head_part {
	struct str text; /* no blanks around it; empty if there is none */
	bool state;      /* of a voice: it is the alpha-3 code of a state, and names nothing else */
	bool press;      /* of a voice: a paper or agency, which speaks for no state */
	struct words words;
	struct mentions mentions;
	struct mentions known; /* of a title: all names of lists, also in longer names */
};

enum { HEAD_VOICES = 32 }; /* more are left out */

/* Zero-initialise. */
struct head {
	struct head_part title;
	struct head_part voices[HEAD_VOICES];
	size_t n_voices;
	/* Private. */
	struct buf capitals;
	struct whens times;
	struct country_set states;
	bool states_known;
};

struct label_words;
struct scene;
struct when_rules;

/* Reads what row->head says, into `h` and the memory of the scene, without the tagger: a title is
 * written as no sentence is. Texts and strings of mentions live as long as the memory. The scene
 * is as it was but for what a sentence sets anyway. */
void head_read(struct head *h, struct scene *s, const struct label_words *labels, const struct when_rules *when,
               const struct row *row, enum cpu_level cpu);

/* The state that issues the document alone, or whose body, office or person does; empty if there is
 * none. */
struct str head_state(const struct head *h);

void head_free(struct head *h);

#endif
