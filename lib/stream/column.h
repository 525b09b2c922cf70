/* column: the columns of a table, and how its rows are written: field by field, each by the
 * name of its column, in the order of the table. */
#ifndef COLUMN_H
#define COLUMN_H

#include "stream/format.h"
#include "stream/output.h"

#include <stdbool.h>
#include <stdint.h>

enum column_type {
	COLUMN_INTEGER, /* digits */
	COLUMN_NUMBER,  /* digits and a point */
	COLUMN_STRING,
	COLUMN_LIST,    /* strings joined by ';' */
};

/* "integer", ... */
extern const char *const column_type_names[COLUMN_LIST + 1];

struct column_row {
	const char *name; /* NULL ends a table */
	enum column_type type;
	const char *meaning; /* as the manual page has it */
	const bool *when;    /* the column is there if this is true, or is NULL */
};

/* A table that is being written. */
struct columns {
	struct output *out;
	enum format format;
	struct buf row;            /* the row that is being written in another format than TSV */
	struct column_row *v;      /* those that are there, and one without a name */
	size_t n, next, from;      /* in the row at hand: the next column, where the row begins */
	bool later;                /* a list has an item */
	uint32_t about, about_end; /* bytes of the sentence that the row is about */

	/* Takes a row that lacks its last `held` columns and its newline, from byte `from` of the
	 * output's buffer; NULL where rows go out at once. */
	void (*hold)(struct columns *c, void *holder);
	void *holder;
	size_t held;
};

/* The columns of `table` that are there, written to `out`. Holds no output back: a process may
 * end with columns open. */
void columns_open(struct columns *c, struct output *out, const struct column_row *table,
                  enum format format);
void columns_free(struct columns *c);

/* The row of names; JSON Lines have none. */
void column_header(struct columns *c);

/* Dies of an internal error if column `name` is not the next one. */
void column_check(const struct columns *c, const char *name);

/* The next field begins, and is that of column `name`; column_part adds to it. */
static inline void column_begin(struct columns *c, const char *name)
{
	/* Mostly it is the same constant. */
	if (c->v[c->next].name != name)
		column_check(c, name);
	if (c->next++)
		output_tab(c->out);
	else
		c->from = c->out->buf.len;
}

static inline void column_part(struct columns *c, struct str s)
{
	output_field(c->out, s);
}

/* The same for a list; column_item adds to it. */
void column_list(struct columns *c, const char *name);
void column_item(struct columns *c, struct str s);

/* A whole field: any text; one of ours with nothing to replace (output.h); a list that is
 * joined already; numbers. */
static inline void column_text(struct columns *c, const char *name, struct str s)
{
	column_begin(c, name);
	output_field(c->out, s);
}

static inline void column_word(struct columns *c, const char *name, const char *s)
{
	column_begin(c, name);
	output_raw(c->out, str_of(s));
}

static inline void column_joined(struct columns *c, const char *name, struct str s)
{
	column_begin(c, name);
	output_field(c->out, s);
}

static inline void column_uint(struct columns *c, const char *name, uint64_t n)
{
	column_begin(c, name);
	output_uint(c->out, n);
}

static inline void column_hundredths(struct columns *c, const char *name, unsigned n)
{
	column_begin(c, name);
	output_hundredths(c->out, n);
}

/* The row at hand is about these bytes of its sentence. */
static inline void column_about(struct columns *c, uint32_t start, uint32_t end)
{
	c->about = start;
	c->about_end = end;
}

/* All fields have been written: the row is whole, and goes to the output or to who holds it. */
void column_end_row(struct columns *c);

/* What stands in the output's buffer from byte `from` on is the TSV of a whole row without its
 * newline: puts it into the format that is asked for; and ends it, too. */
void column_convert(struct columns *c);
static inline void column_hand_on(struct columns *c)
{
	if (c->format != FORMAT_TSV)
		column_convert(c);
	output_end_row(c->out);
}

#endif
