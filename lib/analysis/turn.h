/* turn: whose turn it is to speak in a transcript, from sentence to sentence of a document. */
#ifndef TURN_H
#define TURN_H

#include "speech/label.h"
#include "stream/row.h"

/* A label at the beginning of a paragraph begins a turn, which goes on until the next one. Who
 * asks or leads the talk has none beyond a paragraph that ends with his question. */
struct turn {
	enum label_kind kind; /* LABEL_NONE: the text speaks for itself, no label has been met */
	bool begins;          /* in this sentence */
	bool paragraph;       /* the sentence begins a paragraph */
	struct label label;   /* that began it; its bytes are of the sentence where it began */
	struct str name;      /* the label has behind a style or an office; lives as long as the document */
	/* Private. */
	uint64_t par;
	bool asked;
};

/* Nobody in it asserts anything. */
static inline bool turn_asks(const struct turn *t)
{
	return t->kind == LABEL_QUESTION || t->kind == LABEL_MODERATOR;
}

/* A new sentence. True if it may begin with a label, as a paragraph does; that one is to be set next. */
bool turn_next(struct turn *t, const struct row *row);

/* The label of the sentence at hand, of any kind but LABEL_NAME, and its name. */
void turn_label(struct turn *t, struct label label, struct str name);

#endif
