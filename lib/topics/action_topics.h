/* action_topics: the topics of a short stretch of text, as a field. */
#ifndef ACTION_TOPICS_H
#define ACTION_TOPICS_H

#include "topics/topic_score.h"

/* Zero-initialise. */
struct action_topics {
	struct topics *known;
	struct topic_scorer scorer;
	struct words words;
};

/* Opens the built-in topics, and a user's (topics_add_files; NULL for none). False after a
 * message; to be freed either way. */
bool action_topics_open(struct action_topics *t, const struct option_files *own);
void action_topics_free(struct action_topics *t);

/* Appends the ids of the topics that bytes start..end-1 of the row's text are about, surest
 * first, joined by `;`. */
void action_topics_find(struct action_topics *t, struct buf *out, const struct row *row,
                        uint32_t start, uint32_t end, enum cpu_level cpu);

#endif
