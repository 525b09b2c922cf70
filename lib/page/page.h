/* page: documents as pages of HTML: an overview, and the text with its commitments marked, each with
 * its card. Everything that comes from the text goes through html.h. */
#ifndef PAGE_H
#define PAGE_H

#include "page/lookup.h"
#include "stream/output.h"

/* Zero is the default. */
struct page_options {
	struct lookup_options lookup;
	const char *title;  /* or NULL */
	const char *as_of;  /* YYYY-MM-DD; NULL: the latest date of the documents */
	const char *ledger; /* path of a table of ledger(1), or NULL */
	const char *folder; /* where pages go; NULL: one page to the output */
	unsigned long max;  /* documents a page of the folder */
};

/* Before the sandbox: opens what is needed, makes the folder. NULL after a message. The options stay the
 * caller's and in place. */
struct pages;
struct pages *pages_new(const struct page_options *o);
void pages_free(struct pages *p);

/* The next sentence. */
void pages_row(struct pages *p, const struct row *row);

/* The input broke off: what the rest of it would have changed, which is the overview, is not written. */
void pages_break(struct pages *p);

/* After the last sentence: writes the page to `o`, or what is left to the folder. Nothing of no
 * documents. */
void pages_end(struct pages *p, struct output *o);

#endif
