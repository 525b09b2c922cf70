/* passage: a sentence as HTML, with what is known of its words marked in it.
 *
 * Spans may overlap as they like: the text is cut where one begins or ends, and every piece says all
 * that it is part of. Of actions within each other the innermost counts, of names too. The time is
 * n log n in the number of spans. */
#ifndef PASSAGE_H
#define PASSAGE_H

#include "base/buf.h"
#include "page/mark.h"

/* One end of a span. */
struct passage_edge;

/* Zero-initialise; kept from sentence to sentence. */
struct passage {
	struct passage_edge *v;
	size_t n, cap;
	uint32_t *actions, *names; /* open ones, outermost first */
	size_t n_actions, actions_cap, n_names, names_cap;
	uint8_t *closed; /* of each mark and name, that its end has been passed */
	size_t closed_cap;
};

/* Appends the sentence. */
void passage_write(struct passage *p, struct buf *out, struct str text, const struct marks *m);
void passage_free(struct passage *p);

#endif
