/* due_list: the deadlines next to the day as of which a page is made, before it and behind. */
#ifndef DUE_LIST_H
#define DUE_LIST_H

#include "page/lookup.h"
#include "page/spool.h"

/* A commitment with a deadline that is not over, on a page (site.h), is kept in `s` for later. */
void due_list_add(struct spool *s, const struct mark *m, uint32_t page);

/* Appends those that are overdue, the latest first, or (`late` false) those to come, the next first;
 * a dozen of each at most. `part` is the template of one. */
void due_list_write(struct spool *s, struct buf *out, const char *as_of, bool late, struct str part,
                    const struct lookup *names);

#endif
