/* book: the undertakings that are known, and which of them a row tells of.
 *
 * A row is compared with few of them: those of the same parties that share its rarest words or numbers,
 * and those that its document spoke of last. All that is decided follows from the rows of the undertakings
 * in the table and their order, so that a book that is written and read back goes on as if it had not been. */
#ifndef BOOK_H
#define BOOK_H

#include "ledger/link.h"

struct book;
struct book *book_new(const struct link_weights *weights);
void book_free(struct book *b);
const struct link_weights *book_weights(const struct book *b);

/* An undertaking of a ledger before, in the order of its rows; the book owns it from here on. Before the
 * first row. */
void book_restore(struct book *b, struct undertaking *u);

/* What a row tells of: an undertaking that is known, or a new one. */
struct book_answer {
	struct undertaking *undertaking;
	bool is_new;
	int32_t sum;        /* of the weights that link it; of the best that is known, where it is new */
	unsigned n;         /* and their features */
	uint8_t features[LINK_FOUND_MOST];
};
void book_take(struct book *b, const struct ledger_row *e, struct book_answer *out);

/* The undertaking that a row which only might tell of one would fulfil: open, of an earlier day, whose act and
 * another of whose words it has; in `out` as above. False if none is likely enough. book_put puts the row to
 * it. */
bool book_find_open(struct book *b, const struct ledger_row *e, struct book_answer *out);

/* The same in its parts, for who decides otherwise: `each` is called with all that the row is compared
 * with; then the row is put to one of them, or to NULL for a new one. */
typedef void book_each_pair(struct undertaking *u, const uint8_t *features, unsigned n, void *arg);
void book_compare(struct book *b, const struct ledger_row *e, book_each_pair *each, void *arg);
struct undertaking *book_put(struct book *b, const struct ledger_row *e, struct undertaking *u);

/* Gives `each` those that have been silent since before `day`, longest silent first, and forgets them. */
typedef void book_each_one(const struct undertaking *u, void *arg);
void book_forget(struct book *b, int64_t day, book_each_one *each, void *arg);

/* All that are left, in their order. */
void book_each(const struct book *b, book_each_one *each, void *arg);

/* Of those there are. */
size_t book_count(const struct book *b);

#endif
