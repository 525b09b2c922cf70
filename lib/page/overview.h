/* overview: the first part of a page: counts by status and party, who towards whom, what is due. */
#ifndef OVERVIEW_H
#define OVERVIEW_H

#include "page/counts.h"
#include "page/due_list.h"
#include "page/promise.h"
#include "stream/output.h"

/* What it is made of; the caller's. */
struct overview {
	const struct counts *counts;
	const struct lookup *names;
	struct spool *dues;
	struct promises *ledger; /* or NULL */
	struct str file;             /* templates */
	const char *as_of;           /* YYYY-MM-DD, or "" */
};

void overview_write(const struct overview *v, struct output *o);

#endif
